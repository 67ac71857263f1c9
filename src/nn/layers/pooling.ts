import { checkInteger, checkNumber, checkObject } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { checkTensor, flag, type Given, type Read, read, type Size, sizes } from '../_options.js'
import { python, settings } from '../_print.js'
import * as F from '../functional/pooling.js'
import { type AdaptiveSize, adaptiveSizes, poolOptions } from '../functional/pooling.js'
import { Module } from '../module.js'

type Dims = 1 | 2 | 3
const tables = [poolOptions(1), poolOptions(2), poolOptions(3)] as const
type Table = (typeof tables)[number]

/** The options of {@link MaxPool1d}, {@link MaxPool2d} and {@link MaxPool3d}. */
export type MaxPoolOptions<I extends boolean = boolean> = Omit<Given<Table['max']>, 'returnIndices'> & {
  /** Give the places of the largest values too. Default false. */
  returnIndices?: I
}
/** The options of {@link AvgPool1d}. */
export type AvgPoolOptions = Given<Table['avg']>
/** The options of {@link AvgPool2d} and {@link AvgPool3d}. */
export type AvgPoolDivisorOptions = AvgPoolOptions & Given<Table['divisor']>
/** The options of {@link LPPool1d}, {@link LPPool2d} and {@link LPPool3d}. */
export type LPPoolOptions = Given<Table['lp']>
/** The options of {@link MaxUnpool1d}, {@link MaxUnpool2d} and {@link MaxUnpool3d}. */
export type MaxUnpoolOptions = Omit<Given<Table['unpool']>, 'outputSize'>
/** The options of {@link FractionalMaxPool2d} and {@link FractionalMaxPool3d}: either `outputSize` or `outputRatio` is needed. */
export type FractionalMaxPoolOptions<I extends boolean = boolean> = Omit<
  Given<Table['fractional']>,
  'returnIndices' | 'randomSamples'
> & { returnIndices?: I; _randomSamples?: Tensor | null }

/** With indices, both; else the values. */
type Values<I extends boolean> = I extends true ? [Tensor, Tensor] : Tensor

type Pooling<O> = (input: Tensor, kernelSize: Size, options: O) => unknown

abstract class MaxPool<I extends boolean> extends Module<[Tensor], Values<I>> {
  readonly stride: Size
  readonly padding: Size
  readonly dilation: Size
  readonly ceilMode: boolean
  readonly returnIndices: boolean

  constructor(
    n: Dims,
    private readonly pool: Pooling<MaxPoolOptions>,
    readonly kernelSize: Size,
    options: MaxPoolOptions<I>,
  ) {
    super()
    sizes('kernelSize', kernelSize, n, '[1, inf)')
    const values = read(`MaxPool${n}d`, tables[n - 1]!.max, options as Given<Table['max']>)
    this.stride = values.stride ?? kernelSize
    this.padding = values.padding
    this.dilation = values.dilation
    this.ceilMode = values.ceilMode
    this.returnIndices = values.returnIndices
  }

  override forward(input: Tensor): Values<I> {
    const { stride, padding, dilation, ceilMode, returnIndices } = this
    const options = { stride, padding, dilation, ceilMode, returnIndices }
    return this.pool(input, this.kernelSize, options) as Values<I>
  }

  override extraRepr(): string {
    const { kernelSize, stride, padding, dilation, ceilMode } = this
    return settings({ kernel_size: kernelSize, stride, padding, dilation, ceil_mode: ceilMode })
  }
}

/**
 * The largest value under each position of a window. Input [batch, channels, width] or without the batch.
 *
 * @param options stride, default the kernel's size; padding, default 0; dilation, default 1; ceilMode, default false;
 *   returnIndices, default false: forward gives [values, indices]
 */
export class MaxPool1d<I extends boolean = false> extends MaxPool<I> {
  constructor(kernelSize: Size, options: MaxPoolOptions<I> = {}) {
    super(1, F.maxPool1d as Pooling<MaxPoolOptions>, kernelSize, options)
  }
}
/** As {@link MaxPool1d}, for input [batch, channels, height, width]. */
export class MaxPool2d<I extends boolean = false> extends MaxPool<I> {
  constructor(kernelSize: Size, options: MaxPoolOptions<I> = {}) {
    super(2, F.maxPool2d as Pooling<MaxPoolOptions>, kernelSize, options)
  }
}
/** As {@link MaxPool1d}, for input [batch, channels, depth, height, width]. */
export class MaxPool3d<I extends boolean = false> extends MaxPool<I> {
  constructor(kernelSize: Size, options: MaxPoolOptions<I> = {}) {
    super(3, F.maxPool3d as Pooling<MaxPoolOptions>, kernelSize, options)
  }
}

abstract class AvgPool extends Module {
  readonly options: Read<Table['avg']> & Partial<Read<Table['divisor']>>
  readonly stride: Size
  readonly padding: Size

  constructor(
    n: Dims,
    private readonly pool: Pooling<AvgPoolDivisorOptions>,
    readonly kernelSize: Size,
    options: AvgPoolDivisorOptions,
  ) {
    super()
    const list = sizes('kernelSize', kernelSize, n, '[1, inf)')
    const table = n === 1 ? tables[0].avg : { ...tables[n - 1]!.avg, ...tables[n - 1]!.divisor }
    this.options = read(`AvgPool${n}d`, table, options)
    // PyTorch keeps its one-dimensional sizes as lists.
    this.kernelSize = n === 1 ? list : kernelSize
    const stride = this.options.stride ?? kernelSize
    this.stride = n === 1 ? sizes('stride', stride, 1) : stride
    this.padding = n === 1 ? sizes('padding', this.options.padding, 1) : this.options.padding
  }

  override forward(input: Tensor): Tensor {
    return this.pool(input, this.kernelSize, { ...this.options, stride: this.stride }) as Tensor
  }

  override extraRepr(): string {
    return settings({ kernel_size: this.kernelSize, stride: this.stride, padding: this.padding })
  }
}

/**
 * The mean under each position of a window. Input [batch, channels, width] or without the batch.
 *
 * @param options stride, default the kernel's size; padding, default 0; ceilMode, default false; countIncludePad, default
 *   true
 */
export class AvgPool1d extends AvgPool {
  constructor(kernelSize: Size, options: AvgPoolOptions = {}) {
    super(1, F.avgPool1d as Pooling<AvgPoolOptions>, kernelSize, options)
  }
}
/** As {@link AvgPool1d}, for input [batch, channels, height, width]. @param options divisorOverride too */
export class AvgPool2d extends AvgPool {
  constructor(kernelSize: Size, options: AvgPoolDivisorOptions = {}) {
    super(2, F.avgPool2d, kernelSize, options)
  }
}
/** As {@link AvgPool1d}, for input [batch, channels, depth, height, width]. @param options divisorOverride too */
export class AvgPool3d extends AvgPool {
  constructor(kernelSize: Size, options: AvgPoolDivisorOptions = {}) {
    super(3, F.avgPool3d, kernelSize, options)
  }
}

abstract class AdaptiveAvgPool extends Module {
  constructor(
    n: Dims,
    private readonly pool: (input: Tensor, size: AdaptiveSize) => Tensor,
    readonly outputSize: AdaptiveSize,
  ) {
    super()
    adaptiveSizes('outputSize', outputSize, n)
  }
  override forward(input: Tensor): Tensor {
    return this.pool(input, this.outputSize)
  }
  override extraRepr(): string {
    return `output_size=${python(this.outputSize)}`
  }
}

/** Means over as many windows as give the size asked for. @param outputSize null in it is the input's own size */
export class AdaptiveAvgPool1d extends AdaptiveAvgPool {
  constructor(outputSize: AdaptiveSize) {
    super(1, F.adaptiveAvgPool1d, outputSize)
  }
}
/** As {@link AdaptiveAvgPool1d}, over height and width. */
export class AdaptiveAvgPool2d extends AdaptiveAvgPool {
  constructor(outputSize: AdaptiveSize) {
    super(2, F.adaptiveAvgPool2d, outputSize)
  }
}
/** As {@link AdaptiveAvgPool1d}, over depth, height and width. */
export class AdaptiveAvgPool3d extends AdaptiveAvgPool {
  constructor(outputSize: AdaptiveSize) {
    super(3, F.adaptiveAvgPool3d, outputSize)
  }
}

const indicesTable = { returnIndices: flag(false) }
interface IndicesOption<I extends boolean> {
  /** Give the places of the largest values too. Default false. */
  returnIndices?: I
}
type AdaptiveMax = (input: Tensor, size: AdaptiveSize, options: { returnIndices: boolean }) => unknown

abstract class AdaptiveMaxPool<I extends boolean> extends Module<[Tensor], Values<I>> {
  readonly returnIndices: boolean

  constructor(
    n: Dims,
    private readonly pool: AdaptiveMax,
    readonly outputSize: AdaptiveSize,
    options: IndicesOption<I>,
  ) {
    super()
    adaptiveSizes('outputSize', outputSize, n)
    this.returnIndices = read(
      `AdaptiveMaxPool${n}d`,
      indicesTable,
      options as IndicesOption<boolean>,
    ).returnIndices
  }
  override forward(input: Tensor): Values<I> {
    return this.pool(input, this.outputSize, { returnIndices: this.returnIndices }) as Values<I>
  }
  override extraRepr(): string {
    return `output_size=${python(this.outputSize)}`
  }
}

/** Largest values in as many windows as give the size asked for. @param options returnIndices, default false */
export class AdaptiveMaxPool1d<I extends boolean = false> extends AdaptiveMaxPool<I> {
  constructor(outputSize: AdaptiveSize, options: IndicesOption<I> = {}) {
    super(1, F.adaptiveMaxPool1d as AdaptiveMax, outputSize, options)
  }
}
/** As {@link AdaptiveMaxPool1d}, over height and width. */
export class AdaptiveMaxPool2d<I extends boolean = false> extends AdaptiveMaxPool<I> {
  constructor(outputSize: AdaptiveSize, options: IndicesOption<I> = {}) {
    super(2, F.adaptiveMaxPool2d as AdaptiveMax, outputSize, options)
  }
}
/** As {@link AdaptiveMaxPool1d}, over depth, height and width. */
export class AdaptiveMaxPool3d<I extends boolean = false> extends AdaptiveMaxPool<I> {
  constructor(outputSize: AdaptiveSize, options: IndicesOption<I> = {}) {
    super(3, F.adaptiveMaxPool3d as AdaptiveMax, outputSize, options)
  }
}

abstract class LPPool extends Module {
  readonly stride: Size | null
  readonly ceilMode: boolean

  constructor(
    n: Dims,
    private readonly pool: (input: Tensor, p: number, kernel: Size, options: LPPoolOptions) => Tensor,
    readonly normType: number,
    readonly kernelSize: Size,
    options: LPPoolOptions,
  ) {
    super()
    checkNumber('normType', normType)
    sizes('kernelSize', kernelSize, n, '[1, inf)')
    const { stride, ceilMode } = read(`LPPool${n}d`, tables[n - 1]!.lp, options)
    this.stride = stride
    this.ceilMode = ceilMode
  }
  override forward(input: Tensor): Tensor {
    const { stride, ceilMode } = this
    return this.pool(input, this.normType, this.kernelSize, { stride: stride ?? this.kernelSize, ceilMode })
  }
  override extraRepr(): string {
    const { normType, kernelSize, stride, ceilMode } = this
    return settings({ norm_type: normType, kernel_size: kernelSize, stride, ceil_mode: ceilMode })
  }
}

/** (Σ xᵖ)^(1/p) under each position of a window. @param normType p @param options stride; ceilMode, default false */
export class LPPool1d extends LPPool {
  constructor(normType: number, kernelSize: Size, options: LPPoolOptions = {}) {
    super(1, F.lpPool1d, normType, kernelSize, options)
  }
}
/** As {@link LPPool1d}, over height and width. */
export class LPPool2d extends LPPool {
  constructor(normType: number, kernelSize: Size, options: LPPoolOptions = {}) {
    super(2, F.lpPool2d, normType, kernelSize, options)
  }
}
/** As {@link LPPool1d}, over depth, height and width. */
export class LPPool3d extends LPPool {
  constructor(normType: number, kernelSize: Size, options: LPPoolOptions = {}) {
    super(3, F.lpPool3d, normType, kernelSize, options)
  }
}

type Unpool = typeof F.maxUnpool1d

abstract class MaxUnpool extends Module<[input: Tensor, indices: Tensor, outputSize?: readonly number[]]> {
  readonly kernelSize: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[]

  constructor(
    n: Dims,
    private readonly unpool: Unpool,
    kernelSize: Size,
    options: MaxUnpoolOptions,
  ) {
    super()
    const { stride, padding } = read(`MaxUnpool${n}d`, tables[n - 1]!.unpool, options)
    this.kernelSize = sizes('kernelSize', kernelSize, n, '[1, inf)')
    this.stride = sizes('stride', stride ?? kernelSize, n)
    this.padding = sizes('padding', padding, n)
  }
  override forward(input: Tensor, indices: Tensor, outputSize?: readonly number[]): Tensor {
    const { kernelSize, stride, padding } = this
    return this.unpool(input, indices, kernelSize, { stride, padding, outputSize })
  }
  override extraRepr(): string {
    return settings({ kernel_size: this.kernelSize, stride: this.stride, padding: this.padding })
  }
}

/** Puts the values of {@link MaxPool1d} back where its indices say; the rest is 0. @param options stride, padding of the pooling */
export class MaxUnpool1d extends MaxUnpool {
  constructor(kernelSize: Size, options: MaxUnpoolOptions = {}) {
    super(1, F.maxUnpool1d, kernelSize, options)
  }
}
/** As {@link MaxUnpool1d}, for {@link MaxPool2d}. */
export class MaxUnpool2d extends MaxUnpool {
  constructor(kernelSize: Size, options: MaxUnpoolOptions = {}) {
    super(2, F.maxUnpool2d, kernelSize, options)
  }
}
/** As {@link MaxUnpool1d}, for {@link MaxPool3d}. */
export class MaxUnpool3d extends MaxUnpool {
  constructor(kernelSize: Size, options: MaxUnpoolOptions = {}) {
    super(3, F.maxUnpool3d, kernelSize, options)
  }
}

abstract class FractionalMaxPool<I extends boolean> extends Module<[Tensor], Values<I>> {
  readonly options: Read<Table['fractional']>

  constructor(
    n: 2 | 3,
    private readonly pool: Pooling<Given<Table['fractional']>>,
    readonly kernelSize: Size,
    given: FractionalMaxPoolOptions<I>,
  ) {
    super()
    sizes('kernelSize', kernelSize, n, '[1, inf)')
    const { _randomSamples: randomSamples, ...options } = checkObject(
      `FractionalMaxPool${n}d options`,
      given,
    ) as FractionalMaxPoolOptions<I>
    this.options = read(`FractionalMaxPool${n}d`, tables[n - 1]!.fractional, {
      ...(options as Given<Table['fractional']>),
      randomSamples,
    })
    const { outputSize, outputRatio } = this.options
    if ((outputSize === null) === (outputRatio === null))
      throw new TypeError(`Expected either outputSize or outputRatio for FractionalMaxPool${n}d`)
    for (const ratio of typeof outputRatio === 'number' ? [outputRatio] : (outputRatio ?? []))
      checkNumber('outputRatio', ratio, '(0, 1)')
    if (typeof outputSize === 'number') checkInteger('outputSize', outputSize, '[1, inf)')
  }
  override forward(input: Tensor): Values<I> {
    checkTensor(this.constructor.name, 'input', input)
    return this.pool(input, this.kernelSize, this.options) as Values<I>
  }
}

/** Max pooling over windows at random places. @param options outputSize or outputRatio; returnIndices, default false @source Graham, arXiv 1412.6071 */
export class FractionalMaxPool2d<I extends boolean = false> extends FractionalMaxPool<I> {
  constructor(kernelSize: Size, options: FractionalMaxPoolOptions<I>) {
    super(2, F.fractionalMaxPool2d as Pooling<Given<Table['fractional']>>, kernelSize, options)
  }
}
/** As {@link FractionalMaxPool2d}, over depth, height and width. */
export class FractionalMaxPool3d<I extends boolean = false> extends FractionalMaxPool<I> {
  constructor(kernelSize: Size, options: FractionalMaxPoolOptions<I>) {
    super(3, F.fractionalMaxPool3d as Pooling<Given<Table['fractional']>>, kernelSize, options)
  }
}
