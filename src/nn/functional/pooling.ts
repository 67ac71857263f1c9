import { checkInteger, checkNumber } from '../../_check.js'
import { rand, type Tensor } from '../../tensor/index.js'
import { aten, tensorsOf } from '../_aten.js'
import {
  checkTensor,
  flag,
  type Given,
  integer,
  nullable,
  number,
  optionalTensor,
  or,
  read,
  type Size,
  size,
  sizes,
} from '../_options.js'

const positive = '[1, inf)'
const natural = '[0, inf)'

/** The options of pooling over `n` dimensions, with PyTorch's defaults. A stride is the kernel's size by default. */
export const poolOptions = (n: number) => ({
  max: {
    /** Default: the kernel's size. */
    stride: or(size(1, n, positive), null),
    /** Default 0. */
    padding: size(0, n, natural),
    /** Default 1. */
    dilation: size(1, n, positive),
    /** Round the output's size up. Default false. */
    ceilMode: flag(false),
    /** Give the places of the largest values too. Default false. */
    returnIndices: flag(false),
  },
  avg: {
    /** Default: the kernel's size. */
    stride: or(size(1, n, positive), null),
    /** Default 0. */
    padding: size(0, n, natural),
    /** Round the output's size up. Default false. */
    ceilMode: flag(false),
    /** Count the padding as zeros. Default true. */
    countIncludePad: flag(true),
  },
  divisor: {
    /** Divide by this instead of the window's size. Default none. */
    divisorOverride: nullable(integer(1)),
  },
  lp: {
    /** Default: the kernel's size. */
    stride: or(size(1, n, positive), null),
    /** Round the output's size up. Default false. */
    ceilMode: flag(false),
  },
  unpool: {
    /** Default: the kernel's size. */
    stride: or(size(1, n, positive), null),
    /** Default 0. */
    padding: size(0, n, natural),
    /** The size of the result, with or without batch and channels. Default: the smallest that fits. */
    outputSize: {
      fallback: null as readonly number[] | null,
      read: (_: string, value: readonly number[] | null) => value,
    },
  },
  fractional: {
    /** The size of the result. */
    outputSize: nullable(size(1, n, positive)),
    /** Or its ratio to the input's, each in (0, 1). */
    outputRatio: {
      fallback: null as number | readonly number[] | null,
      read: (_: string, value: number | readonly number[] | null) => value,
    },
    /** Give the places of the largest values too. Default false. */
    returnIndices: flag(false),
    /** Random numbers in [0, 1) to place the windows by, [batch, channels, n]. */
    randomSamples: optionalTensor,
  },
})

const tables = [1, 2, 3].map(poolOptions) as [Table, Table, Table]
type Table = ReturnType<typeof poolOptions>
type Dims = 1 | 2 | 3
type MaxOptions = Given<Table['max']>
type AvgOptions = Given<Table['avg']>
type AvgDivisorOptions = AvgOptions & Given<Table['divisor']>

const withIndices = [aten.maxPool1dWithIndices, aten.maxPool2dWithIndices, aten.maxPool3dWithIndices] as const
const maxOnly = [aten.maxPool1d, aten.maxPool2d, aten.maxPool3d] as const

interface MaxPool {
  (input: Tensor, kernelSize: Size, options?: MaxOptions & { returnIndices?: false }): Tensor
  (input: Tensor, kernelSize: Size, options: MaxOptions & { returnIndices: true }): [Tensor, Tensor]
}

function maxPool(n: Dims): MaxPool {
  const owner = `maxPool${n}d`
  const pool = (input: Tensor, kernelSize: Size, options: MaxOptions = {}): Tensor | [Tensor, Tensor] => {
    const { returnIndices, stride, padding, dilation, ceilMode } = read(owner, tables[n - 1]!.max, options)
    const kernel = sizes('kernelSize', kernelSize, n, positive)
    const rest = { stride: stride ?? kernel, padding, dilation, ceilMode }
    return returnIndices ? withIndices[n - 1]!(input, kernel, rest) : maxOnly[n - 1]!(input, kernel, rest)
  }
  return pool as MaxPool
}

/** The largest value under each position of a window. @param input [batch, channels, width] or without the batch */
export const maxPool1d = maxPool(1)
/** The largest value under each position of a window. @param input [batch, channels, height, width] or without the batch */
export const maxPool2d = maxPool(2)
/** The largest value under each position of a window. @param input [batch, channels, depth, height, width] or without the batch */
export const maxPool3d = maxPool(3)

/** The mean under each position of a window. @param input [batch, channels, width] or without the batch */
export const avgPool1d = (input: Tensor, kernelSize: Size, options: AvgOptions = {}): Tensor => {
  const { stride, ...rest } = read('avgPool1d', tables[0].avg, options)
  const kernel = sizes('kernelSize', kernelSize, 1, positive)
  return aten.avgPool1d(input, kernel, { stride: stride ?? kernel, ...rest })
}

function avgPool(n: 2 | 3) {
  const table = { ...tables[n - 1]!.avg, ...tables[n - 1]!.divisor }
  const pool = n === 2 ? aten.avgPool2d : aten.avgPool3d
  return (input: Tensor, kernelSize: Size, options: AvgDivisorOptions = {}): Tensor => {
    const { stride, ...rest } = read(`avgPool${n}d`, table, options)
    const kernel = sizes('kernelSize', kernelSize, n, positive)
    return pool(input, kernel, { stride: stride ?? kernel, ...rest })
  }
}
/** The mean under each position of a window. @param input [batch, channels, height, width] or without the batch */
export const avgPool2d = avgPool(2)
/** The mean under each position of a window. @param input [batch, channels, depth, height, width] or without the batch */
export const avgPool3d = avgPool(3)

/** One size for each dimension; null is the input's own. */
export type AdaptiveSize = number | readonly (number | null)[]

export function adaptiveSizes(name: string, value: AdaptiveSize, n: number, input?: Tensor): number[] {
  const list: readonly (number | null)[] =
    typeof value === 'number' ? Array.from({ length: n }, () => value) : value
  if (!Array.isArray(list) || list.length !== n)
    throw new RangeError(`Expected an integer or ${n} of them for ${name}`)
  return list.map((each, i) =>
    each === null ? (input ? input.size(i - n) : 0) : checkInteger(name, each, natural),
  )
}

const adaptiveAvg =
  (n: Dims, pool: (input: Tensor, size: number[]) => Tensor) => (input: Tensor, outputSize: AdaptiveSize) =>
    pool(input, adaptiveSizes('outputSize', outputSize, n, input))

/** Means over as many windows as give the size asked for. @param outputSize null in it is the input's own size */
export const adaptiveAvgPool1d = adaptiveAvg(1, aten.adaptiveAvgPool1d)
/** Means over as many windows as give the size asked for. @param outputSize null in it is the input's own size */
export const adaptiveAvgPool2d = adaptiveAvg(2, aten.adaptiveAvgPool2d)
/** Means over as many windows as give the size asked for. @param outputSize null in it is the input's own size */
export const adaptiveAvgPool3d = adaptiveAvg(3, aten.adaptiveAvgPool3d)

const indicesSetting = { returnIndices: flag(false) }
interface AdaptiveMax {
  (input: Tensor, outputSize: AdaptiveSize, options?: { returnIndices?: false }): Tensor
  (input: Tensor, outputSize: AdaptiveSize, options: { returnIndices: true }): [Tensor, Tensor]
}
const adaptiveMax = (n: Dims, pool: (input: Tensor, size: number[]) => [Tensor, Tensor]): AdaptiveMax =>
  ((input: Tensor, outputSize: AdaptiveSize, options: { returnIndices?: boolean } = {}) => {
    const { returnIndices } = read(`adaptiveMaxPool${n}d`, indicesSetting, options)
    const both = pool(input, adaptiveSizes('outputSize', outputSize, n, input))
    return returnIndices ? both : both[0]
  }) as AdaptiveMax

/** Largest values in as many windows as give the size asked for; with `returnIndices` their places too. */
export const adaptiveMaxPool1d = adaptiveMax(1, aten.adaptiveMaxPool1d)
/** Largest values in as many windows as give the size asked for; with `returnIndices` their places too. */
export const adaptiveMaxPool2d = adaptiveMax(2, aten.adaptiveMaxPool2d)
/** Largest values in as many windows as give the size asked for; with `returnIndices` their places too. */
export const adaptiveMaxPool3d = adaptiveMax(3, aten.adaptiveMaxPool3d)

const averages = [avgPool1d, avgPool2d, avgPool3d] as const
function lpPool(n: Dims) {
  return (input: Tensor, normType: number, kernelSize: Size, options: Given<Table['lp']> = {}): Tensor => {
    const { stride, ceilMode } = read(`lpPool${n}d`, tables[n - 1]!.lp, options)
    const kernel = sizes('kernelSize', kernelSize, n, positive)
    checkTensor(`lpPool${n}d`, 'input', input)
    checkNumber('normType', normType, '(0, inf]')
    const mean = averages[n - 1]!(input.pow(normType), kernel, { stride, padding: 0, ceilMode } as AvgOptions)
    const count = kernel.reduce((a, b) => a * b, 1)
    return mean
      .sign()
      .mul(mean.abs().relu())
      .mul(count)
      .pow(1 / normType)
  }
}
/** (Σ xᵖ)^(1/p) under each position of a window. @param normType p */
export const lpPool1d = lpPool(1)
/** (Σ xᵖ)^(1/p) under each position of a window. @param normType p */
export const lpPool2d = lpPool(2)
/** (Σ xᵖ)^(1/p) under each position of a window. @param normType p */
export const lpPool3d = lpPool(3)

/** Where max pooling found its values, they are put back; the rest is 0. */
function maxUnpool(n: Dims) {
  return (input: Tensor, indices: Tensor, kernelSize: Size, options: Given<Table['unpool']> = {}): Tensor => {
    checkTensor(`maxUnpool${n}d`, 'input', input)
    checkTensor(`maxUnpool${n}d`, 'indices', indices)
    const { stride, padding, outputSize } = read(`maxUnpool${n}d`, tables[n - 1]!.unpool, options)
    const kernel = sizes('kernelSize', kernelSize, n, positive)
    const steps = sizes('stride', stride ?? kernel, n, positive)
    const pads = sizes('padding', padding, n, natural)
    const own = kernel.map((width, i) => (input.size(i - n) - 1) * steps[i]! + width - 2 * pads[i]!)
    const wanted = outputSize === null ? own : sizes('outputSize', outputSize, n, positive)
    for (const [i, width] of wanted.entries())
      if (width <= own[i]! - steps[i]! || width >= own[i]! + steps[i]!)
        throw new RangeError(
          `maxUnpool${n}d: Expected an outputSize between ${own[i]! - steps[i]!} and ${own[i]! + steps[i]!} but received ${width}`,
        )
    if (n === 1)
      return aten.maxUnpool2d(input.unsqueeze(-1), indices.unsqueeze(-1), [wanted[0]!, 1]).squeeze(-1)
    return n === 2
      ? aten.maxUnpool2d(input, indices, wanted)
      : aten.maxUnpool3d(input, indices, wanted, steps, pads)
  }
}
/** Puts the values of {@link maxPool1d} back where its indices say; the rest is 0. */
export const maxUnpool1d = maxUnpool(1)
/** Puts the values of {@link maxPool2d} back where its indices say; the rest is 0. */
export const maxUnpool2d = maxUnpool(2)
/** Puts the values of {@link maxPool3d} back where its indices say; the rest is 0. */
export const maxUnpool3d = maxUnpool(3)

interface FractionalPool {
  (input: Tensor, kernelSize: Size, options: Given<Table['fractional']> & { returnIndices?: false }): Tensor
  (
    input: Tensor,
    kernelSize: Size,
    options: Given<Table['fractional']> & { returnIndices: true },
  ): [Tensor, Tensor]
}
function fractionalMaxPool(n: 2 | 3): FractionalPool {
  const owner = `fractionalMaxPool${n}d`
  const ratio = number(0.5, '(0, 1)')
  const pool = (
    input: Tensor,
    kernelSize: Size,
    options: Given<Table['fractional']>,
  ): Tensor | [Tensor, Tensor] => {
    const { outputSize, outputRatio, returnIndices, randomSamples } = read(
      owner,
      tables[n - 1]!.fractional,
      options,
    )
    if ((outputSize === null) === (outputRatio === null))
      throw new TypeError(`${owner}: Expected either outputSize or outputRatio`)
    const ratios =
      typeof outputRatio === 'number' ? Array.from({ length: n }, () => outputRatio) : outputRatio
    const wanted = ratios
      ? ratios.map((each, i) => Math.trunc(input.size(i - n) * ratio.read('outputRatio', each)))
      : sizes('outputSize', outputSize, n, positive)
    const batch = input.ndim === n + 1 ? 1 : input.shape[0]!
    const samples =
      randomSamples ?? rand([batch, input.size(-n - 1), n], { dtype: input.dtype, device: input.device })
    const run = n === 2 ? aten.fractionalMaxPool2d : aten.fractionalMaxPool3d
    const [values, indices] = tensorsOf(
      run(input, sizes('kernelSize', kernelSize, n, positive), wanted, samples),
    )
    return returnIndices ? [values!, indices!] : values!
  }
  return pool as FractionalPool
}
/** Max pooling over windows at random places. @source Graham, arXiv 1412.6071 */
export const fractionalMaxPool2d = fractionalMaxPool(2)
/** Max pooling over windows at random places. @source Graham, arXiv 1412.6071 */
export const fractionalMaxPool3d = fractionalMaxPool(3)
