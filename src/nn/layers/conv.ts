import { checkArray, checkInteger, checkOneOf } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import { factorySettings, makeParameter } from '../_make.js'
import {
  checkTensor,
  flag,
  type Given,
  integer,
  oneOf,
  type Read,
  read,
  type Setting,
  type Size,
  size,
  sizes,
} from '../_options.js'
import { python } from '../_print.js'
import { defaultLayerInit } from '../init.js'
import { Module } from '../module.js'

const paddingModes = ['zeros', 'reflect', 'replicate', 'circular'] as const
/** Elements added at each end: a number, one for each dimension, 'valid' (none) or 'same' (the size stays). */
export type ConvPadding = Size | 'valid' | 'same'

/** The options of convolutions over `n` dimensions, with PyTorch's defaults. */
const tableOf = (n: number) => {
  const shared = {
    /** Default 1. */
    stride: size(1, n, '[1, inf)'),
    /** Groups of channels that are convolved apart. Default 1. */
    groups: integer(1, '[1, inf)'),
    /** Default true. */
    bias: flag(true),
    /** Default 1. */
    dilation: size(1, n, '[1, inf)'),
    ...factorySettings,
  }
  const padding: Setting<ConvPadding> = {
    fallback: 0,
    read: (name, value) => {
      if (typeof value === 'string') return checkOneOf(name, value, ['valid', 'same'])
      sizes(name, value, n, '[0, inf)')
      return value
    },
  }
  return {
    conv: {
      ...shared,
      /** Elements added at each end: a number, one for each dimension, 'valid' (none) or 'same' (the size stays). Default 0. */
      padding,
      /** What they are. Default 'zeros'. */
      paddingMode: oneOf<(typeof paddingModes)[number]>('zeros', paddingModes),
    },
    transpose: {
      ...shared,
      /** Default 0. */
      padding: size(0, n, '[0, inf)'),
      /** Elements added to one side of the result. Default 0. */
      outputPadding: size(0, n, '[0, inf)'),
      /** Only 'zeros' is there. */
      paddingMode: oneOf<'zeros'>('zeros', ['zeros']),
    },
  }
}
const tables = [tableOf(1), tableOf(2), tableOf(3)] as const
type Dims = 1 | 2 | 3
type Table = (typeof tables)[number]
/** The options of {@link Conv1d}, {@link Conv2d} and {@link Conv3d}. */
export type ConvOptions = Given<Table['conv']>
/** The options of {@link ConvTranspose1d}, {@link ConvTranspose2d} and {@link ConvTranspose3d}. */
export type ConvTransposeOptions = Given<Table['transpose']>
/** The options of a convolution of either direction, read and filled in. */
export type Shared = Read<Table['conv']> | Read<Table['transpose']>

/** What all convolutions have. */
abstract class ConvNd<Inputs extends unknown[] = [Tensor]> extends Module<Inputs> {
  weight: Tensor
  bias: Tensor | null
  readonly kernelSize: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly groups: number
  readonly padding: readonly number[] | 'valid' | 'same'
  readonly outputPadding: readonly number[]
  readonly paddingMode: (typeof paddingModes)[number]

  constructor(
    n: Dims,
    readonly inChannels: number,
    readonly outChannels: number,
    kernelSize: Size,
    transposed: boolean,
    values: Shared,
  ) {
    super()
    checkInteger('inChannels', inChannels, '[1, inf)')
    checkInteger('outChannels', outChannels, '[1, inf)')
    const { groups, padding, bias } = values
    if (inChannels % groups !== 0 || outChannels % groups !== 0)
      throw new RangeError(
        `Expected groups to divide ${inChannels} and ${outChannels} channels but received ${groups}`,
      )
    this.kernelSize = Object.freeze(sizes('kernelSize', kernelSize, n, '[1, inf)'))
    this.stride = Object.freeze(sizes('stride', values.stride, n))
    this.dilation = Object.freeze(sizes('dilation', values.dilation, n))
    this.padding = typeof padding === 'string' ? padding : Object.freeze(sizes('padding', padding, n))
    if (padding === 'same' && this.stride.some((step) => step !== 1))
      throw new RangeError("Expected stride 1 with padding 'same'")
    this.outputPadding = Object.freeze(
      sizes('outputPadding', 'outputPadding' in values ? values.outputPadding : 0, n),
    )
    this.groups = groups
    this.paddingMode = values.paddingMode
    const [first, second] = transposed ? [inChannels, outChannels] : [outChannels, inChannels]
    this.weight = makeParameter([first, second / groups, ...this.kernelSize], values)
    this.bias = bias ? makeParameter([outChannels], values) : null
    this.resetParameters()
  }

  resetParameters(): void {
    defaultLayerInit(this.weight, this.bias)
  }

  override extraRepr(): string {
    const { padding, dilation, outputPadding, groups, paddingMode } = this
    const parts = [`${this.inChannels}, ${this.outChannels}`]
    parts.push(`kernel_size=${python(this.kernelSize)}`, `stride=${python(this.stride)}`)
    if (typeof padding === 'string') parts.push(`padding=${padding}`)
    else if (padding.some((each) => each !== 0)) parts.push(`padding=${python(padding)}`)
    if (dilation.some((each) => each !== 1)) parts.push(`dilation=${python(dilation)}`)
    if (outputPadding.some((each) => each !== 0)) parts.push(`output_padding=${python(outputPadding)}`)
    if (groups !== 1) parts.push(`groups=${groups}`)
    if (this.bias === null) parts.push('bias=False')
    if (paddingMode !== 'zeros') parts.push(`padding_mode=${paddingMode}`)
    return parts.join(', ')
  }
}

const convs = [aten.conv1d, aten.conv2d, aten.conv3d] as const

/** Before and after for the last dimension, then for the one before it, …: what `pad` takes. */
function padsOf({ padding, kernelSize, dilation }: ConvNd): number[] {
  return kernelSize
    .map((width, i): [number, number] => {
      if (padding === 'valid') return [0, 0]
      if (padding !== 'same') return [padding[i]!, padding[i]!]
      const total = dilation[i]! * (width - 1)
      return [Math.floor(total / 2), total - Math.floor(total / 2)]
    })
    .reverse()
    .flat()
}

abstract class Conv extends ConvNd {
  constructor(
    private readonly n: Dims,
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvOptions,
  ) {
    super(n, inChannels, outChannels, kernelSize, false, read(`Conv${n}d`, tables[n - 1]!.conv, options))
  }

  override forward(input: Tensor): Tensor {
    const { weight, bias, stride, padding, dilation, groups, paddingMode } = this
    const run = convs[this.n - 1]!
    if (paddingMode === 'zeros') return run(input, weight, { bias, stride, padding, dilation, groups })
    const padded = aten.pad(input, padsOf(this), { mode: paddingMode })
    return run(padded, weight, { bias, stride, dilation, groups })
  }
}

/**
 * Cross-correlation over one dimension.
 *
 * Input [batch, inChannels, width] or without the batch, output [batch, outChannels, ⌊(width + 2·padding −
 * dilation·(kernelSize − 1) − 1)/stride⌋ + 1]; weight [outChannels, inChannels/groups, kernelSize].
 *
 * @param options stride, default 1; padding, default 0; paddingMode, default 'zeros'; dilation, default 1; groups, default
 *   1; bias, default true; device and dtype of the parameters
 * @throws RangeError for groups that do not divide both channels
 */
export class Conv1d extends Conv {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, options: ConvOptions = {}) {
    super(1, inChannels, outChannels, kernelSize, options)
  }
}

/**
 * Cross-correlation over two dimensions. Input [batch, inChannels, height, width] or without the batch; weight
 * [outChannels, inChannels/groups, …kernelSize]. Options are those of {@link Conv1d}.
 *
 * @example
 * ```ts
 * new nn.Conv2d(3, 8, 3, { padding: 1 }).forward(ones([1, 3, 32, 32])).shape // [1, 8, 32, 32]
 * ```
 */
export class Conv2d extends Conv {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, options: ConvOptions = {}) {
    super(2, inChannels, outChannels, kernelSize, options)
  }
}

/** Cross-correlation over three dimensions; see {@link Conv1d}. Input [batch, inChannels, depth, height, width]. */
export class Conv3d extends Conv {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, options: ConvOptions = {}) {
    super(3, inChannels, outChannels, kernelSize, options)
  }
}

const transposes = [aten.convTranspose1d, aten.convTranspose2d, aten.convTranspose3d] as const

abstract class ConvTranspose extends ConvNd<[input: Tensor, outputSize?: readonly number[]]> {
  constructor(
    private readonly n: Dims,
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvTransposeOptions,
  ) {
    const values = read(`ConvTranspose${n}d`, tables[n - 1]!.transpose, options)
    super(n, inChannels, outChannels, kernelSize, true, values)
  }

  /** @internal How much must be added to one side for a result of this size. */
  private extra(input: Tensor, outputSize: readonly number[] | undefined): readonly number[] {
    if (outputSize === undefined) return this.outputPadding
    checkTensor(this.constructor.name, 'input', input)
    const { kernelSize, stride, dilation, n } = this
    const padding = this.padding as readonly number[]
    return [...checkArray('outputSize', outputSize)].slice(-n).map((wanted, i) => {
      const least =
        (input.size(i - n) - 1) * stride[i]! - 2 * padding[i]! + dilation[i]! * (kernelSize[i]! - 1) + 1
      return checkInteger('outputSize', wanted, `[${least}, ${least + stride[i]! - 1}]`) - least
    })
  }

  override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    const { weight, bias, stride, dilation, groups } = this
    const padding = this.padding as readonly number[]
    const outputPadding = this.extra(input, outputSize)
    return transposes[this.n - 1]!(input, weight, { bias, stride, padding, outputPadding, groups, dilation })
  }
}

/**
 * The transpose of {@link Conv1d}: each input spreads over a window of the output. Weight [inChannels,
 * outChannels/groups, kernelSize].
 *
 * @param options stride, default 1; padding, default 0; outputPadding, default 0; groups, default 1; bias, default true;
 *   dilation, default 1; device and dtype of the parameters
 */
export class ConvTranspose1d extends ConvTranspose {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, options: ConvTransposeOptions = {}) {
    super(1, inChannels, outChannels, kernelSize, options)
  }
}
/** The transpose of {@link Conv2d}; see {@link ConvTranspose1d}. */
export class ConvTranspose2d extends ConvTranspose {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, options: ConvTransposeOptions = {}) {
    super(2, inChannels, outChannels, kernelSize, options)
  }
}
/** The transpose of {@link Conv3d}; see {@link ConvTranspose1d}. */
export class ConvTranspose3d extends ConvTranspose {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, options: ConvTransposeOptions = {}) {
    super(3, inChannels, outChannels, kernelSize, options)
  }
}
