import { checkInteger, checkNumber } from '../../_check.js'
import { full, type Tensor } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import { type FactoryOptions, factorySettings, makeParameter } from '../_make.js'
import { checkTensor, type Given, integer, number, type Read, read, type Settings } from '../_options.js'
import { float, settings } from '../_print.js'
import * as F from '../functional/activations.js'
import { activationOptions as table } from '../functional/activations.js'
import { Module } from '../module.js'

const inplaceText = (module: { inplace?: boolean }) => (module.inplace ? 'inplace=True' : '')

/** An activation with settings: its class reads them once. */
abstract class Activation<S extends Settings> extends Module {
  /** The settings, with their defaults filled in. */
  readonly options: Read<S>

  constructor(owner: string, options: S, given: Given<S>) {
    super()
    this.options = Object.freeze(read(owner, options, given))
  }

  /** @internal Names as Python prints them. */
  protected text(names: Record<string, unknown>): string {
    const { inplace } = this.options as { inplace?: boolean }
    return [settings(names), inplaceText({ inplace: inplace === true })].filter(Boolean).join(', ')
  }

  override extraRepr(): string {
    return this.text({})
  }
}

type Plain = typeof table.plain
type PlainOptions = Given<Plain>

/** max(x, 0). @param options inplace, default false @example new nn.ReLU().forward(tensor([-1, 2])).toArray() // [0, 2] */
export class ReLU extends Activation<Plain> {
  constructor(options: PlainOptions = {}) {
    super('ReLU', table.plain, options)
  }
  override forward(input: Tensor): Tensor {
    return this.options.inplace ? aten.relu_(input) : aten.relu(input)
  }
}

/** min(max(x, 0), 6). @param options inplace, default false */
export class ReLU6 extends Activation<Plain> {
  constructor(options: PlainOptions = {}) {
    super('ReLU6', table.plain, options)
  }
  override forward(input: Tensor): Tensor {
    return this.options.inplace ? aten.relu6_(input) : aten.relu6(input)
  }
}

/** 1.0507·(max(x, 0) + min(0, 1.6733·(eˣ − 1))). @source Klambauer et al., arXiv 1706.02515 */
export class SELU extends Activation<Plain> {
  constructor(options: PlainOptions = {}) {
    super('SELU', table.plain, options)
  }
  override forward(input: Tensor): Tensor {
    return this.options.inplace ? aten.selu_(input) : aten.selu(input)
  }
}

/** x·σ(x). @param options inplace, default false */
export class SiLU extends Activation<Plain> {
  constructor(options: PlainOptions = {}) {
    super('SiLU', table.plain, options)
  }
  override forward(input: Tensor): Tensor {
    return this.options.inplace ? aten.silu_(input) : aten.silu(input)
  }
}

/** x·tanh(log(1 + eˣ)). @param options inplace, default false */
export class Mish extends Activation<Plain> {
  constructor(options: PlainOptions = {}) {
    super('Mish', table.plain, options)
  }
  override forward(input: Tensor): Tensor {
    return this.options.inplace ? aten.mish_(input) : aten.mish(input)
  }
}

/** x·min(max(x + 3, 0), 6)/6. @param options inplace, default false */
export class Hardswish extends Activation<Plain> {
  constructor(options: PlainOptions = {}) {
    super('Hardswish', table.plain, options)
  }
  override forward(input: Tensor): Tensor {
    return this.options.inplace ? aten.hardswish_(input) : aten.hardswish(input)
  }
  override extraRepr(): string {
    return ''
  }
}

/** min(max(x + 3, 0), 6)/6. @param options inplace, default false */
export class Hardsigmoid extends Activation<Plain> {
  constructor(options: PlainOptions = {}) {
    super('Hardsigmoid', table.plain, options)
  }
  override forward(input: Tensor): Tensor {
    return this.options.inplace ? aten.hardsigmoid_(input) : aten.hardsigmoid(input)
  }
  override extraRepr(): string {
    return ''
  }
}

/** max(x, 0) + min(0, alpha·(eˣ − 1)). @param options alpha, default 1; inplace, default false */
export class ELU extends Activation<typeof table.elu> {
  constructor(options: Given<typeof table.elu> = {}) {
    super('ELU', table.elu, options)
  }
  override forward(input: Tensor): Tensor {
    return F.elu(input, this.options)
  }
  override extraRepr(): string {
    return this.text({ alpha: float(this.options.alpha) })
  }
}

/** max(x, 0) + min(0, alpha·(e^(x/alpha) − 1)). @param options alpha, default 1; inplace, default false */
export class CELU extends Activation<typeof table.elu> {
  constructor(options: Given<typeof table.elu> = {}) {
    super('CELU', table.elu, options)
  }
  override forward(input: Tensor): Tensor {
    return F.celu(input, this.options)
  }
  override extraRepr(): string {
    return this.text({ alpha: float(this.options.alpha) })
  }
}

/** max(x, 0) + negativeSlope·min(x, 0). @param options negativeSlope, default 0.01; inplace, default false */
export class LeakyReLU extends Activation<typeof table.leakyRelu> {
  constructor(options: Given<typeof table.leakyRelu> = {}) {
    super('LeakyReLU', table.leakyRelu, options)
  }
  override forward(input: Tensor): Tensor {
    return F.leakyRelu(input, this.options)
  }
  override extraRepr(): string {
    return this.text({ negative_slope: this.options.negativeSlope })
  }
}

/**
 * min(max(x, minVal), maxVal).
 *
 * @param options minVal, default -1; maxVal, default 1; inplace, default false
 * @throws RangeError for a maxVal that is not above minVal
 */
export class Hardtanh extends Activation<typeof table.hardtanh> {
  constructor(options: Given<typeof table.hardtanh> = {}) {
    super('Hardtanh', table.hardtanh, options)
    const { minVal, maxVal } = this.options
    if (minVal >= maxVal)
      throw new RangeError(`Expected maxVal above minVal ${minVal} but received ${maxVal}`)
  }
  override forward(input: Tensor): Tensor {
    return F.hardtanh(input, this.options)
  }
  override extraRepr(): string {
    return this.text({ min_val: float(this.options.minVal), max_val: float(this.options.maxVal) })
  }
}

/**
 * x where it is at least 0, else a·x; a is drawn from [lower, upper] in training, else their mean.
 *
 * @param options lower, default 1/8; upper, default 1/3; inplace, default false
 * @source Xu et al., arXiv 1505.00853
 */
export class RReLU extends Activation<typeof table.rrelu> {
  constructor(options: Given<typeof table.rrelu> = {}) {
    super('RReLU', table.rrelu, options)
  }
  override forward(input: Tensor): Tensor {
    return F.rrelu(input, { ...this.options, training: this.training })
  }
  override extraRepr(): string {
    return this.text({ lower: this.options.lower, upper: this.options.upper })
  }
}

/** x·Φ(x). @param options approximate: 'none' (default) or 'tanh' @source Hendrycks and Gimpel, arXiv 1606.08415 */
export class GELU extends Activation<typeof table.gelu> {
  constructor(options: Given<typeof table.gelu> = {}) {
    super('GELU', table.gelu, options)
  }
  override forward(input: Tensor): Tensor {
    return aten.gelu(input, this.options)
  }
  override extraRepr(): string {
    return settings({ approximate: this.options.approximate })
  }
}

/** 0 where |x| ≤ lambd, else x. @param lambd default 0.5 */
export class Hardshrink extends Module {
  constructor(readonly lambd = 0.5) {
    super()
    checkNumber('lambd', lambd)
  }
  override forward(input: Tensor): Tensor {
    return aten.hardshrink(input, { lambd: this.lambd })
  }
  override extraRepr(): string {
    return settings({}, this.lambd)
  }
}

/** sign(x)·max(|x| − lambd, 0). @param lambd default 0.5 */
export class Softshrink extends Module {
  constructor(readonly lambd = 0.5) {
    super()
    checkNumber('lambd', lambd, '[0, inf)')
  }
  override forward(input: Tensor): Tensor {
    return aten.softshrink(input, { lambd: this.lambd })
  }
  override extraRepr(): string {
    return settings({}, this.lambd)
  }
}

/** log(1 + e^(beta·x))/beta. @param options beta, default 1; threshold, default 20: above it, times beta, the identity */
export class Softplus extends Activation<typeof table.softplus> {
  constructor(options: Given<typeof table.softplus> = {}) {
    super('Softplus', table.softplus, options)
  }
  override forward(input: Tensor): Tensor {
    return aten.softplus(input, this.options)
  }
  override extraRepr(): string {
    return settings({ beta: float(this.options.beta), threshold: float(this.options.threshold) })
  }
}

/** x where it is above `threshold`, else `value`. */
export class Threshold extends Activation<Plain> {
  constructor(
    readonly threshold: number,
    readonly value: number,
    options: PlainOptions = {},
  ) {
    super('Threshold', table.plain, options)
    checkNumber('threshold', threshold)
    checkNumber('value', value)
  }
  override forward(input: Tensor): Tensor {
    return F.threshold(input, this.threshold, this.value, this.options)
  }
  override extraRepr(): string {
    return this.text({ threshold: this.threshold, value: this.value })
  }
}

/** a·σ(b), the halves of the input along `dim`. @param dim default -1 @source Dauphin et al., arXiv 1612.08083 */
export class GLU extends Module {
  constructor(readonly dim = -1) {
    super()
    checkInteger('dim', dim)
  }
  override forward(input: Tensor): Tensor {
    return aten.glu(input, { dim: this.dim })
  }
  override extraRepr(): string {
    return settings({ dim: this.dim })
  }
}

/** 1/(1 + e⁻ˣ) */
export class Sigmoid extends Module {
  override forward(input: Tensor): Tensor {
    return aten.sigmoid(input)
  }
}

/** (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ) */
export class Tanh extends Module {
  override forward(input: Tensor): Tensor {
    return aten.tanh(input)
  }
}

/** log(1/(1 + e⁻ˣ)) */
export class LogSigmoid extends Module {
  override forward(input: Tensor): Tensor {
    return aten.logSigmoid(input)
  }
}

/** x/(1 + |x|) */
export class Softsign extends Module {
  override forward(input: Tensor): Tensor {
    return F.softsign(input)
  }
}

/** x − tanh(x) */
export class Tanhshrink extends Module {
  override forward(input: Tensor): Tensor {
    return F.tanhshrink(input)
  }
}

/** eˣ/Σ eˣ along a dimension. @param dim PyTorch's old default, 0 or 1 by the input, is not offered */
export class Softmax extends Module {
  constructor(readonly dim: number) {
    super()
    checkInteger('dim', dim)
  }
  override forward(input: Tensor): Tensor {
    return aten.softmax(input, this.dim)
  }
  override extraRepr(): string {
    return settings({ dim: this.dim })
  }
}

/** e⁻ˣ/Σ e⁻ˣ along a dimension. */
export class Softmin extends Module {
  constructor(readonly dim: number) {
    super()
    checkInteger('dim', dim)
  }
  override forward(input: Tensor): Tensor {
    return F.softmin(input, this.dim)
  }
  override extraRepr(): string {
    return settings({ dim: this.dim })
  }
}

/** x − log Σ eˣ along a dimension. */
export class LogSoftmax extends Module {
  constructor(readonly dim: number) {
    super()
    checkInteger('dim', dim)
  }
  override forward(input: Tensor): Tensor {
    return aten.logSoftmax(input, this.dim)
  }
  override extraRepr(): string {
    return settings({ dim: this.dim })
  }
}

/** Softmax over the channels of images. @param input [batch, channels, height, width] or [channels, height, width] */
export class Softmax2d extends Module {
  override forward(input: Tensor): Tensor {
    checkTensor('Softmax2d', 'input', input)
    if (input.ndim !== 3 && input.ndim !== 4)
      throw new RangeError(`Expected 3 or 4 dimensions for Softmax2d but received [${input.shape}]`)
    return aten.softmax(input, -3)
  }
}

const preluSettings = { numParameters: integer(1, '[1, inf)'), init: number(0.25) }

/**
 * x where it is at least 0, else weight·x, with a learned weight.
 *
 * @param options numParameters, default 1: one weight for all, or one for each channel; init, default 0.25
 * @source He et al., arXiv 1502.01852
 */
export class PReLU extends Module {
  /** The learned slope below 0, [numParameters]. */
  weight: Tensor
  /** 1 for one slope of all channels, or the number of channels. */
  readonly numParameters: number

  constructor(options: Given<typeof preluSettings> & FactoryOptions = {}) {
    super()
    const { numParameters, init, device, dtype } = read(
      'PReLU',
      { ...preluSettings, ...factorySettings },
      options,
    )
    this.numParameters = numParameters
    this.weight = makeParameter([numParameters], { device, dtype }, (to) => full([numParameters], init, to))
  }

  override forward(input: Tensor): Tensor {
    return aten.prelu(input, this.weight)
  }
  override extraRepr(): string {
    return settings({ num_parameters: this.numParameters })
  }
}
