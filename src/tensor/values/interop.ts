// Integration of tensors with JavaScript tools: comparison by value, JSON, iteration.
import { createHash } from 'node:crypto'
import { Complex } from '../core/complex.js'
import type { DType, TypedArray } from '../core/dtypes.js'
import { noGrad } from '../core/modes.js'
import { tidy } from '../core/scope.js'
import { isTensor, type Nested, Tensor } from '../core/tensor.js'
import { slices } from './indexing.js'

/** A tensor as JSON, as `JSON.stringify` and test snapshots show it. */
export interface TensorJson {
  /** The element type. */
  dtype: DType
  /** The size of each dimension. */
  shape: number[]
  /**
   * The elements in nested arrays. Values that JSON cannot represent are strings: NaN, infinities, integers beyond 2^53
   * and complex numbers.
   */
  data: Nested<number | boolean | string>
}

function plainValue(value: Nested): TensorJson['data'] {
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value === 'bigint' || value instanceof Complex) return String(value)
  return typeof value === 'boolean' || Number.isFinite(value) ? value : String(value)
}

/** @internal The method of Tensor. */
export function toJSON(tensor: Tensor): TensorJson {
  const { dtype, shape } = tensor
  return { dtype, shape, data: plainValue(tensor.toArray()) }
}

/** The elements as a typed array, for any dtype and layout. */
function elements(tensor: Tensor): TypedArray {
  const dense = tensor.layout === 'strided' ? tensor.detach() : tensor.detach().toDense()
  if (dense.isQuantized()) return elements(dense.dequantize())
  if (dense.dtype.startsWith('complex')) return elements(dense.resolveConj().viewAsReal())
  return dense.dtype.startsWith('float8') ? dense.toTypedArray('float32') : dense.toTypedArray()
}

const mostShown = 64

/**
 * A text that is equal for equal elements only: the elements of a small tensor, which error messages of node:assert
 * show, or the hash of a large one.
 */
function contents(tensor: Tensor): string {
  const array = elements(tensor)
  if (array.length <= mostShown)
    return `(${Array.from<unknown, string>(array as ArrayLike<unknown>, (each) => (Object.is(each, -0) ? '-0' : String(each))).join(', ')})`
  // NaN has many bit patterns: use one of them, so that all NaN have the same hash.
  if (array instanceof Float32Array || array instanceof Float64Array)
    for (let at = 0; at < array.length; at++) if (Number.isNaN(array[at])) array[at] = Number.NaN
  return createHash('sha1')
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest('hex')
}

function tagOf(tensor: Tensor): string {
  if (tensor.disposed) return 'Tensor disposed'
  const { dtype, shape } = tensor
  const head = `Tensor ${dtype} [${shape.join(', ')}]`
  return tensor.isMeta() ? `${head} meta` : `${head} ${tidy(() => noGrad(() => contents(tensor)))}`
}

function iterate(this: Tensor): Iterator<Tensor, void, undefined> {
  return slices(this)
}

const { size } = Tensor.prototype
type Size = typeof size
const sizesOfEmpty = new Map<string, Size>()

/** A function `size` that is the same object for tensors without elements of the same dtype and shape. */
function sizeOfEmpty(tensor: Tensor): Size {
  const key = `${tensor.dtype} ${tensor.shape}`
  let found = sizesOfEmpty.get(key)
  if (!found) {
    found = function (this: Tensor, ...dim: [dim: number]) {
      return size.apply(this, dim)
    } as unknown as Size
    sizesOfEmpty.set(key, found)
  }
  return found
}

const getter = (name: PropertyKey, get: (tensor: Tensor) => unknown, otherwise: unknown): void => {
  Object.defineProperty(Tensor.prototype, name, {
    get(this: unknown) {
      return isTensor(this) ? get(this) : otherwise
    },
    configurable: true,
  })
}

/**
 * @internal Makes test frameworks compare tensors by dtype, shape and values. node:assert, Jest, Vitest and chai
 *   compare
 * the results of `Object.prototype.toString`; Jest and Vitest also compare iterable objects item by item.
 */
export function installComparison(): void {
  getter(Symbol.toStringTag, tagOf, 'Tensor')
  // A tensor without dimensions cannot be iterated over, so it has no iterator.
  getter(Symbol.iterator, (tensor) => (tensor.ndim === 0 ? undefined : iterate), iterate)
  // Jest and Vitest compare `size` before the items. For tensors without elements it is the only difference that they
  // see.
  getter('size', (tensor) => (!tensor.disposed && tensor.numel === 0 ? sizeOfEmpty(tensor) : size), size)
}
