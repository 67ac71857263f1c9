// The namespace `masked`: torch.masked. Elements where the mask is false are ignored.
import { checkBoolean, checkInteger, checkKnownKeys, checkObject, show } from '../../_check.js'
import type { DType } from '../core/dtypes.js'
import { handleFor, isTensor, type Tensor } from '../core/tensor.js'
import { onesLike, where } from './functions.gen.js'
import { vectorNorm } from './linalg.gen.js'

/** Options of the masked operators that keep the shape of the input. */
export interface MaskOptions {
  /** A bool tensor, broadcastable to the shape of the input: true selects an element. Default: all elements. */
  mask?: Tensor | null
}

/** Options of the masked reductions. */
export interface MaskedOptions extends MaskOptions {
  /** The dimension, or dimensions, to reduce. Default: all. */
  dim?: number | readonly number[] | null
  /** Whether the reduced dimensions are kept with size 1. Default: false. */
  keepdim?: boolean
  /** The dtype that the input is converted to first. Default: that of the input. */
  dtype?: DType
}

/** Options of `argmax` and `argmin`. */
export interface MaskedArgOptions extends MaskOptions {
  /** The dimension to reduce. Default: all. */
  dim?: number | null
  /** Whether the reduced dimension is kept with size 1. Default: false. */
  keepdim?: boolean
}

interface Given {
  readonly input: Tensor
  readonly mask: Tensor
  readonly over: { dim: readonly number[]; keepdim: boolean }
}

const all = Array.from({ length: 64 }, (_, dim) => dim)

function read(input: Tensor, options: MaskedOptions, more: readonly string[] = []): Given {
  handleFor('input', input)
  checkKnownKeys('masked options', options, ['mask', 'dim', 'keepdim', 'dtype', ...more])
  const { mask, dim, keepdim = false, dtype } = options
  if (mask !== undefined && mask !== null && (!isTensor(mask) || mask.dtype !== 'bool'))
    throw new TypeError(`Expected tensor of bool for mask but received ${show(mask)}`)
  const dims =
    dim === undefined || dim === null ? all.slice(0, input.ndim) : typeof dim === 'number' ? [dim] : dim
  for (const each of dims) checkInteger('dim', each)
  return {
    input: dtype === undefined ? input : input.to(dtype),
    mask: mask ? mask.broadcastTo(input.shape) : onesLike(input, { dtype: 'bool' }),
    over: { dim: dims, keepdim: checkBoolean('keepdim', keepdim) },
  }
}

/** The smallest (sign −1) or largest (sign 1) value of the dtype of the input. */
function extreme(input: Tensor, sign: 1 | -1): number | bigint {
  if (input.isFloatingPoint()) return sign * Number.POSITIVE_INFINITY
  if (input.dtype === 'bool') return sign > 0 ? 1 : 0
  const bits = BigInt(8 * input.itemsize)
  const signed = input.isSigned()
  if (sign < 0) return signed ? -(1n << (bits - 1n)) : 0n
  return (1n << (signed ? bits - 1n : bits)) - 1n
}

const filled = ({ input, mask }: Given, value: number | bigint): Tensor => where(mask, input, value)
const count = ({ mask, over }: Given): Tensor => mask.sum(over)

/**
 * Σ of the selected elements; 0 if there is none.
 *
 * @param input - a tensor of any shape
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.sum
 */
export function sum(input: Tensor, options: MaskedOptions = {}): Tensor {
  const given = read(input, options)
  return filled(given, 0).sum(given.over)
}

/**
 * Π of the selected elements; 1 if there is none.
 *
 * @param input - a tensor of any shape
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.prod
 */
export function prod(input: Tensor, options: MaskedOptions = {}): Tensor {
  const given = read(input, options)
  const { dim, keepdim } = given.over
  const rank = input.ndim
  const places = dim.map((each) => (each < 0 ? each + rank : each)).sort((a, b) => b - a)
  const product = places.reduce((part, each) => part.prod({ dim: each, keepdim: true }), filled(given, 1))
  return keepdim ? product : places.reduce((part, each) => part.squeeze({ dim: each }), product)
}

/**
 * The largest of the selected elements; the smallest value of the dtype if there is none.
 *
 * @param input - a tensor of any shape
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.amax
 */
export function amax(input: Tensor, options: MaskedOptions = {}): Tensor {
  const given = read(input, options)
  return filled(given, extreme(given.input, -1)).amax(given.over)
}

/**
 * The smallest of the selected elements; the largest value of the dtype if there is none.
 *
 * @param input - a tensor of any shape
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.amin
 */
export function amin(input: Tensor, options: MaskedOptions = {}): Tensor {
  const given = read(input, options)
  return filled(given, extreme(given.input, 1)).amin(given.over)
}

/**
 * The mean of the selected elements; NaN if there is none.
 *
 * @param input - a tensor of a floating-point dtype
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.mean
 */
export function mean(input: Tensor, options: MaskedOptions = {}): Tensor {
  const given = read(input, options)
  return filled(given, 0).sum(given.over).div(count(given))
}

/**
 * The variance of the selected elements: Σ (x − mean)² / (n − correction), with n of them.
 *
 * @param input - a tensor of a floating-point dtype
 * @param options.correction - what is subtracted from n, an integer. Default: 1
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.var
 */
export function variance(input: Tensor, options: MaskedOptions & { correction?: number } = {}): Tensor {
  const given = read(input, options, ['correction'])
  const correction = checkInteger('correction', options.correction ?? 1)
  const keep = { ...given.over, keepdim: true }
  const total = given.mask.sum(keep)
  const centre = filled(given, 0).sum(keep).div(total)
  const squares = where(given.mask, given.input.sub(centre).square(), 0).sum(given.over)
  return squares.div(count(given).sub(correction).clamp({ min: 0 }))
}

/**
 * The standard deviation of the selected elements: the square root of their variance.
 *
 * @param input - a tensor of a floating-point dtype
 * @param options.correction - what is subtracted from n, an integer. Default: 1
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.std
 */
export const std = (input: Tensor, options: MaskedOptions & { correction?: number } = {}): Tensor =>
  variance(input, options).sqrt()

/**
 * log Σ exp of the selected elements; −∞ if there is none.
 *
 * @param input - a tensor of a floating-point dtype
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.logsumexp
 */
export function logsumexp(input: Tensor, options: MaskedOptions = {}): Tensor {
  const given = read(input, options)
  const { dim, keepdim } = given.over
  return filled(given, Number.NEGATIVE_INFINITY).logsumexp(dim, { keepdim })
}

/**
 * softmax along a dimension, over the selected elements; 0 for the others, NaN if there is none.
 *
 * @param input - a tensor of a floating-point dtype
 * @param dim - the dimension along which the results sum to 1
 * @returns a tensor of the input's shape
 * @source torch.masked.softmax
 */
export function softmax(input: Tensor, dim: number, options: MaskOptions = {}): Tensor {
  return filled(read(input, options), Number.NEGATIVE_INFINITY).softmax(dim)
}

/**
 * log softmax along a dimension, over the selected elements; −∞ for the others.
 *
 * @param input - a tensor of a floating-point dtype
 * @param dim - the dimension along which the exponentials of the results sum to 1
 * @returns a tensor of the input's shape
 * @source torch.masked.log_softmax
 */
export function logSoftmax(input: Tensor, dim: number, options: MaskOptions = {}): Tensor {
  return filled(read(input, options), Number.NEGATIVE_INFINITY).logSoftmax(dim)
}

/**
 * The cumulative sum of the selected elements along a dimension.
 *
 * @param input - a tensor of any shape
 * @param dim - the dimension
 * @returns a tensor of the input's shape
 * @source torch.masked.cumsum
 */
export const cumsum = (input: Tensor, dim: number, options: MaskOptions = {}): Tensor =>
  filled(read(input, options), 0).cumsum(dim)

/**
 * The cumulative product of the selected elements along a dimension.
 *
 * @param input - a tensor of any shape
 * @param dim - the dimension
 * @returns a tensor of the input's shape
 * @source torch.masked.cumprod
 */
export const cumprod = (input: Tensor, dim: number, options: MaskOptions = {}): Tensor =>
  filled(read(input, options), 1).cumprod(dim)

/**
 * The position of the largest of the selected elements.
 *
 * @param input - a tensor of any shape
 * @param options.dim - the dimension to reduce. Default: all, for positions in row-major order
 * @returns int64, of the input's shape without the reduced dimension
 * @source torch.masked.argmax
 */
export function argmax(input: Tensor, options: MaskedArgOptions = {}): Tensor {
  checkObject('masked options', options)
  const { dim = null, keepdim = false, ...rest } = options
  const given = read(input, rest)
  return filled(given, extreme(given.input, -1)).argmax({ dim, keepdim })
}

/**
 * The position of the smallest of the selected elements.
 *
 * @param input - a tensor of any shape
 * @param options.dim - the dimension to reduce. Default: all, for positions in row-major order
 * @returns int64, of the input's shape without the reduced dimension
 * @source torch.masked.argmin
 */
export function argmin(input: Tensor, options: MaskedArgOptions = {}): Tensor {
  checkObject('masked options', options)
  const { dim = null, keepdim = false, ...rest } = options
  const given = read(input, rest)
  return filled(given, extreme(given.input, 1)).argmin({ dim, keepdim })
}

/**
 * The lower median of the selected elements along a dimension; NaN if there is none.
 *
 * @param input - a tensor of a floating-point dtype
 * @param dim - the dimension. Default: the last
 * @returns a tensor of the input's shape without the dimension
 * @source torch.masked.median
 */
export function median(input: Tensor, dim = -1, options: MaskOptions & { keepdim?: boolean } = {}): Tensor {
  checkObject('masked options', options)
  const { keepdim = false, ...rest } = options
  return filled(read(input, rest), Number.NaN).nanmedian(dim, { keepdim }).values
}

/**
 * The norm of the selected elements: (Σ |x|^ord)^(1/ord).
 *
 * @param input - a tensor of a floating-point dtype
 * @param ord - the order; may be infinite. Default: 2
 * @returns a tensor of the input's shape without the reduced dimensions
 * @source torch.masked.norm
 */
export function norm(input: Tensor, ord = 2, options: MaskedOptions = {}): Tensor {
  const given = read(input, options)
  const { dim, keepdim } = given.over
  const identity = ord === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : 0
  return vectorNorm(filled(given, identity), { ord, dim, keepdim })
}

/**
 * softmin along a dimension, over the selected elements; 0 for the others, NaN if there is none.
 *
 * @param input - a tensor of a floating-point dtype
 * @param dim - the dimension along which the results sum to 1
 * @returns a tensor of the input's shape
 * @source torch.masked.softmin
 */
export const softmin = (input: Tensor, dim: number, options: MaskOptions = {}): Tensor =>
  filled(read(input, options), Number.POSITIVE_INFINITY).neg().softmax(dim)

/**
 * The selected elements divided by their norm along a dimension; 0 for the others.
 *
 * @param input - a tensor of a floating-point dtype
 * @param ord - the order of the norm @param dim - the dimension
 * @param options.eps - the least that is divided by. Default: 1e-12
 * @returns a tensor of the input's shape
 * @source torch.masked.normalize
 */
export function normalize(
  input: Tensor,
  ord: number,
  dim: number,
  options: MaskOptions & { eps?: number } = {},
): Tensor {
  checkObject('masked options', options)
  checkInteger('dim', dim)
  const { eps = 1e-12, ...rest } = options
  const denominator = norm(input, ord, { ...rest, dim, keepdim: true }).clamp({ min: eps })
  return filled(read(input, rest), 0).div(denominator)
}

/**
 * log(exp(input) + exp(other)), where what is not selected counts as −∞.
 *
 * @param input - a tensor of a floating-point dtype @param other - of a shape that is broadcast with the input's
 * @param options.inputMask - a bool tensor: true selects an element. Default: all
 * @param options.otherMask - as `inputMask`, of the other tensor
 * @returns a tensor of the shape to which both are broadcast
 * @source torch.masked.logaddexp
 */
export function logaddexp(
  input: Tensor,
  other: Tensor,
  options: { inputMask?: Tensor | null; otherMask?: Tensor | null } = {},
): Tensor {
  checkKnownKeys('masked options', options, ['inputMask', 'otherMask'])
  const { inputMask = null, otherMask = null } = options
  const least = (tensor: Tensor, mask: Tensor | null) =>
    filled(read(tensor, { mask }), Number.NEGATIVE_INFINITY)
  return least(input, inputMask).logaddexp(least(other, otherMask))
}

export { variance as var }
