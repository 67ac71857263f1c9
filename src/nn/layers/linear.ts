import { checkInteger } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import { factorySettings, makeParameter } from '../_make.js'
import { flag, type Given, read } from '../_options.js'
import { settings } from '../_print.js'
import { defaultLayerInit, uniform_ } from '../init.js'
import { Module } from '../module.js'

const table = {
  /** Default true. */
  bias: flag(true),
  ...factorySettings,
}
/** The options of {@link Linear} and {@link Bilinear}. */
export type LinearOptions = Given<typeof table>

/** Gives its input, whatever it was made with. */
export class Identity extends Module {
  constructor(..._: unknown[]) {
    super()
  }
  override forward(input: Tensor): Tensor {
    return input
  }
}

/**
 * x·Wᵀ + b.
 *
 * Input [..., inFeatures], output [..., outFeatures]; weight [outFeatures, inFeatures], bias [outFeatures], both uniform
 * on ±1/√inFeatures at first.
 *
 * @param options bias, default true; device and dtype of the parameters
 * @throws RangeError for a size below 0, TypeError for an unknown option
 * @example
 * ```ts
 * new nn.Linear(3, 2).forward(ones([5, 3])).shape // [5, 2]
 * ```
 */
export class Linear extends Module {
  /** W, [outFeatures, inFeatures]. */
  weight: Tensor
  /** b, [outFeatures]; null without `bias`. */
  bias: Tensor | null

  constructor(
    readonly inFeatures: number,
    readonly outFeatures: number,
    options: LinearOptions = {},
  ) {
    super()
    checkInteger('inFeatures', inFeatures, '[1, inf)')
    checkInteger('outFeatures', outFeatures, '[1, inf)')
    const { bias, ...factory } = read('Linear', table, options)
    this.weight = makeParameter([outFeatures, inFeatures], factory)
    this.bias = bias ? makeParameter([outFeatures], factory) : null
    this.resetParameters()
  }

  /** Draws weight and bias from the uniform distribution on ±1/√inFeatures. */
  resetParameters(): void {
    defaultLayerInit(this.weight, this.bias)
  }

  override forward(input: Tensor): Tensor {
    return aten.linear(input, this.weight, { bias: this.bias })
  }

  override extraRepr(): string {
    const { inFeatures, outFeatures, bias } = this
    return settings({ in_features: inFeatures, out_features: outFeatures, bias: bias !== null })
  }
}

/** The output layer of attention: a {@link Linear} under the name that PyTorch prints. */
export class NonDynamicallyQuantizableLinear extends Linear {}

/**
 * x₁ᵀ·W·x₂ + b, with W of shape [outFeatures, in1Features, in2Features].
 *
 * Inputs [..., in1Features] and [..., in2Features], output [..., outFeatures].
 *
 * @param options bias, default true; device and dtype of the parameters
 */
export class Bilinear extends Module<[Tensor, Tensor]> {
  /** W, [outFeatures, in1Features, in2Features]. */
  weight: Tensor
  /** b, [outFeatures]; null without `bias`. */
  bias: Tensor | null

  constructor(
    readonly in1Features: number,
    readonly in2Features: number,
    readonly outFeatures: number,
    options: LinearOptions = {},
  ) {
    super()
    checkInteger('in1Features', in1Features, '[1, inf)')
    checkInteger('in2Features', in2Features, '[1, inf)')
    checkInteger('outFeatures', outFeatures, '[1, inf)')
    const { bias, ...factory } = read('Bilinear', table, options)
    this.weight = makeParameter([outFeatures, in1Features, in2Features], factory)
    this.bias = bias ? makeParameter([outFeatures], factory) : null
    this.resetParameters()
  }

  /** Draws weight and bias from the uniform distribution on ±1/√in1Features. */
  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.in1Features)
    uniform_(this.weight, -bound, bound)
    if (this.bias) uniform_(this.bias, -bound, bound)
  }

  override forward(input1: Tensor, input2: Tensor): Tensor {
    return aten.bilinear(input1, input2, this.weight, { bias: this.bias })
  }

  override extraRepr(): string {
    return settings({
      in1_features: this.in1Features,
      in2_features: this.in2Features,
      out_features: this.outFeatures,
      bias: this.bias !== null,
    })
  }
}
