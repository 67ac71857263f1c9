import { checkBoolean, checkInteger, checkKnownKeys, checkOneOf, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { core, type Handle } from '../../native/index.js'
import { Complex } from './complex.js'
import { currentScope } from './context.js'
import {
  type ArrayDType,
  type Device,
  type DType,
  dtypes,
  type ElementOf,
  elementBytes,
  type Layout,
  type TypedArray,
  type TypedArrayOf,
} from './dtypes.js'

declare global {
  // For programs whose `lib` does not declare it: TypeScript before 5.2, and targets below esnext.
  interface SymbolConstructor {
    readonly dispose: unique symbol
  }
}

// Node 20 before 20.9 has no Symbol.dispose.
if (!Symbol.dispose) Object.defineProperty(Symbol, 'dispose', { value: Symbol.for('nodejs.dispose') })

const disposed: Handle = -1
const uncloneable = Symbol('A Tensor (send tensor.share() to a thread, and take it with fromShared())')

/** Values in nested arrays, with one level for each dimension; a single value for a tensor without dimensions. */
export type Nested<T = number | bigint | boolean | Complex> = T | Nested<T>[]

/** Options of `Tensor.backward`. */
export interface BackwardOptions {
  /**
   * The gradient of the differentiated function with respect to this tensor, of this tensor's shape. Required if the
   * tensor has more than one element. Default: 1.
   */
  gradient?: Tensor | null
  /** Whether the graph is kept, so that another backward pass can use it. Default: the value of `createGraph`. */
  retainGraph?: boolean
  /** Whether the pass itself is recorded, for higher-order derivatives. Default: false. */
  createGraph?: boolean
  /** The tensors whose `grad` is accumulated. Default: all leaves that the tensor was computed from. */
  inputs?: readonly Tensor[]
}

let read: (tensor: Tensor) => Handle
let is: (value: unknown) => value is Tensor
let write: (tensor: Tensor, handle: Handle) => void

/**
 * A multi-dimensional array of elements of one dtype, stored in libtorch's memory. The memory is freed after the tensor
 * has been garbage-collected, at the end of the `tidy` scope that created it, or by `dispose()`.
 *
 * Operators are methods with PyTorch's names in camelCase. Required arguments are positional; optional arguments go in
 * one options object.
 */
export class Tensor {
  #handle: Handle
  /**
   * Makes `structuredClone` and `postMessage` throw: they would otherwise give an empty object. They cannot clone a
   * symbol, and their error shows its description.
   */
  protected readonly uncloneable = uncloneable

  static {
    read = (tensor) => tensor.#handle
    is = (value): value is Tensor => typeof value === 'object' && value !== null && #handle in value
    write = (tensor, handle) => {
      tensor.#handle = handle
    }
  }

  /** @internal Tensors are created by `tensor()`, `zeros()` and the other factory functions. */
  constructor(handle: Handle) {
    this.#handle = handle
  }

  /** The size of each dimension. */
  get shape(): number[] {
    return core().shape(this.#handle)
  }

  /** The step in memory from one element to the next along each dimension, in elements. */
  get strides(): number[] {
    return core().strides(this.#handle)
  }

  /** The element type. */
  get dtype(): DType {
    return core().dtype(this.#handle) as DType
  }

  /** The device that holds the elements. */
  get device(): Device {
    return core().device(this.#handle) as Device
  }

  /** How the elements are stored: 'strided' for a dense tensor. */
  get layout(): Layout {
    return core().layout(this.#handle) as Layout
  }

  /** The number of elements. */
  get numel(): number {
    return core().numel(this.#handle)
  }

  /** The number of dimensions. */
  get ndim(): number {
    return core().dim(this.#handle)
  }

  /** The size of one element, in bytes. */
  get itemsize(): number {
    return elementBytes[this.dtype]
  }

  /** `numel * itemsize`, in bytes. For a view this counts its own elements, not the whole storage. */
  get nbytes(): number {
    return this.numel * this.itemsize
  }

  /**
   * The shape, or the size of one dimension; negative dimensions count from the end.
   *
   * @throws RangeError if the dimension is out of range
   */
  size(): number[]
  size(dim: number): number
  size(dim?: number): number[] | number {
    const { shape } = this
    if (dim === undefined) return shape
    checkInteger('dim', dim, `[${-shape.length}, ${shape.length})`)
    return shape[dim < 0 ? dim + shape.length : dim]!
  }

  /** The size of one element, in bytes. Same as {@link itemsize}. */
  elementSize(): number {
    return this.itemsize
  }

  /** The offset of the first element in the storage, in elements. */
  storageOffset(): number {
    return core().storageOffset(this.#handle)
  }

  /** The address of the first element. It is equal for tensors that share memory and start at the same element. */
  get dataPointer(): bigint {
    return core().dataPointer(this.#handle)
  }

  /** Whether the elements are stored in row-major order without gaps. */
  isContiguous(): boolean {
    return core().isContiguous(this.#handle)
  }

  /** Whether the elements are on a CUDA device. */
  isCuda(): boolean {
    return this.device.startsWith('cuda')
  }

  /** Whether the tensor has a shape and a dtype but no elements. */
  isMeta(): boolean {
    return this.device === 'meta'
  }

  /** Whether the layout is 'sparse' (COO). As in PyTorch, this is false for compressed layouts such as 'sparseCsr'. */
  isSparse(): boolean {
    return this.layout === 'sparse'
  }

  /** Whether the dtype is quantized. */
  isQuantized(): boolean {
    return this.dtype.startsWith('q')
  }

  /** Whether autograd records operations on this tensor. */
  get requiresGrad(): boolean {
    return core().requiresGrad(this.#handle)
  }

  /**
   * Sets whether autograd records operations on this tensor, in place.
   *
   * @param requiresGrad - default: true
   * @returns this tensor
   * @throws PdecayError `ERR_LIBTORCH` for a dtype that cannot have gradients
   */
  requiresGrad_(requiresGrad = true): this {
    core().setRequiresGrad(this.#handle, checkBoolean('requiresGrad', requiresGrad))
    return this
  }

  /** The gradient accumulated by backward passes, or null. Each read returns a new Tensor over the same memory. */
  get grad(): Tensor | null {
    const handle = core().getGrad(this.#handle)
    return handle === null ? null : wrap(handle)
  }

  set grad(gradient: Tensor | null) {
    core().setGrad(this.#handle, gradient === null ? null : handleFor('grad', gradient))
  }

  /**
   * Whether this tensor is a leaf of the graph: it was not computed by a recorded operation. Backward passes accumulate
   * gradients into the leaves that require them.
   */
  isLeaf(): boolean {
    return core().isLeaf(this.#handle)
  }

  /** The name of the autograd function that computed this tensor; null for a leaf. */
  get gradFn(): string | null {
    return core().gradFnName(this.#handle)
  }

  /**
   * Computes the gradient of this tensor with respect to every leaf that it was computed from, and adds it to the
   * `grad` of the leaf.
   *
   * @throws PdecayError `ERR_LIBTORCH` if the tensor has more than one element and no `gradient` is given, or if it
   *   does not require gradients
   */
  backward(options?: BackwardOptions): void {
    if (options === undefined) {
      core().backwardScalar(this.#handle)
      return
    }
    const { gradient, retainGraph, createGraph, inputs } = checkBackwardOptions(options)
    const gradients = gradient ? [handleFor('gradient', gradient)] : undefined
    core().backward([this.#handle], gradients, retainGraph, createGraph, inputs?.map(handleOf))
  }

  /**
   * The value of a tensor with one element, as a number. Booleans give 1 or 0.
   *
   * @throws PdecayError `ERR_RANGE` for an int64 that a number cannot hold exactly (use `itemBigInt()`);
   *   `ERR_UNSUPPORTED` for a complex value (use `itemComplex()`)
   */
  item(): number {
    return exact('item', core().item(this.#handle))
  }

  /**
   * The value of a tensor with one element, as a bigint. Booleans give 1n or 0n.
   *
   * @throws RangeError for a value with a fraction; PdecayError `ERR_UNSUPPORTED` for a complex value
   */
  itemBigInt(): bigint {
    const value = core().item(this.#handle)
    return typeof value === 'bigint' ? value : BigInt(exact('itemBigInt', value))
  }

  /**
   * The value of a tensor with one element, as a complex number.
   *
   * @throws PdecayError `ERR_RANGE` for an int64 that a number cannot hold exactly
   */
  itemComplex(): Complex {
    const value = core().item(this.#handle)
    return typeof value === 'object'
      ? new Complex(value.re, value.im)
      : new Complex(exact('itemComplex', value))
  }

  /**
   * A copy of the elements in row-major order.
   *
   * @param dtype - the dtype to convert the elements to first; it determines the type of the array. Default: the dtype
   *   of the tensor
   * @returns the typed array of that dtype: BigInt64Array for int64, Uint8Array for bool, and Float32Array for float16
   *   and bfloat16, which have no typed array
   * @throws PdecayError `ERR_UNSUPPORTED` for a dtype that has no typed array
   * @example
   * const losses: Float32Array = t.toTypedArray('float32')
   */
  toTypedArray<D extends DType = DType>(dtype?: D & ArrayDType): TypedArrayOf<D> {
    const copy = (handle: Handle) => core().toTypedArray(handle) as unknown as TypedArrayOf<D>
    if (dtype === undefined || dtype === this.dtype) return copy(this.#handle)
    const converted = this.to(dtype)
    try {
      return copy(converted.#handle)
    } finally {
      converted.dispose()
    }
  }

  /**
   * A typed array over the tensor's memory, without a copy. Writing to the array changes the tensor, and autograd does
   * not record this. The memory is kept until both the tensor and the array are freed. Arrays are only freed when the
   * event loop runs: in a loop that never yields and creates arrays of many tensors, use `toTypedArray()`. The memory
   * can no longer be enlarged: `resize_` and `out` throw an error if they need more.
   *
   * @returns the typed array of the tensor's dtype
   * @throws PdecayError `ERR_UNSUPPORTED` if the tensor is not contiguous, not on the CPU, or of a dtype that has no
   *   typed array; `ERR_RANGE` if its storage is larger than 4 GiB
   */
  asTypedArray<D extends DType = DType>(): TypedArrayOf<D> {
    return core().viewElements(this.#handle) as unknown as TypedArrayOf<D>
  }

  /**
   * A copy of the elements as nested arrays; a single value for a tensor without dimensions.
   *
   * @param dtype - the dtype to convert the elements to first; it determines their type. Default: the dtype of the
   *   tensor
   * @returns numbers; booleans for bool; Complex for complex dtypes. int64 and uint64 give numbers if these are exact,
   *   and bigints otherwise
   * @throws PdecayError `ERR_UNSUPPORTED` for a dtype whose values cannot be represented in JavaScript
   */
  toArray<D extends DType = DType>(dtype?: D & ArrayDType): Nested<ElementOf<D>> {
    const { shape } = this
    const kind: string = dtype ?? this.dtype
    checkOneOf('dtype', kind, dtypes)
    if (kind.startsWith('complex')) return nest(shape, complexReader(this)) as Nested<ElementOf<D>>
    const data = this.toTypedArray(dtype)
    return nest(shape, kind === 'bool' ? (at) => data[at] !== 0 : numberReader(data)) as Nested<ElementOf<D>>
  }

  /**
   * Copies elements into this tensor in row-major order and converts them to its dtype. Autograd does not record this.
   *
   * @param data - as many elements as the tensor has
   * @returns this tensor
   */
  copyFrom(data: TypedArray): this {
    core().copyFromArray(this.#handle, data)
    return this
  }

  /** Whether the tensor has been freed, by `dispose()` or at the end of the `tidy` that created it. */
  get disposed(): boolean {
    return this.#handle === disposed || !core().holds(this.#handle)
  }

  /** Frees the memory now, unless another tensor or a graph uses it. Calling this again has no effect. */
  dispose(): void {
    if (this.#handle === disposed) return
    core().free(this.#handle)
    this.#handle = disposed
  }

  /** Same as `dispose()`, for `using` declarations. */
  [Symbol.dispose](): void {
    this.dispose()
  }
}

const backwardOptions = ['gradient', 'retainGraph', 'createGraph', 'inputs']

/** @internal Checks the options of a backward pass from one tensor, and fills in their defaults. */
export function checkBackwardOptions(options: BackwardOptions): BackwardOptions & { createGraph: boolean } {
  if (is(options))
    throw new TypeError('Expected options for backward but received Tensor: write backward({ gradient })')
  checkKnownKeys('backward options', options, backwardOptions)
  const { retainGraph, createGraph = false, inputs } = options
  if (retainGraph !== undefined) checkBoolean('retainGraph', retainGraph)
  if (inputs !== undefined && !Array.isArray(inputs))
    throw new TypeError(`Expected array of Tensor for inputs but received ${show(inputs)}`)
  return { ...options, createGraph: checkBoolean('createGraph', createGraph) }
}

/** @internal The value of one element as a number. */
export function exact(label: string, value: number | bigint | boolean | { re: number; im: number }): number {
  if (typeof value === 'object')
    throw new PdecayError('ERR_UNSUPPORTED', `${label}: the value is complex: use itemComplex()`)
  if (typeof value === 'bigint')
    throw new PdecayError('ERR_RANGE', `${label}: a number cannot hold ${value} exactly: use itemBigInt()`)
  return Number(value)
}

type Reader = (index: number) => number | bigint | boolean | Complex

const numberReader =
  (data: TypedArray): Reader =>
  (index) => {
    const each = data[index]!
    return typeof each === 'bigint' && Number.isSafeInteger(Number(each)) ? Number(each) : each
  }

function complexReader(tensor: Tensor): Reader {
  const pairs = tensor.detach().resolveConj().viewAsReal().toTypedArray()
  return (index) => new Complex(Number(pairs[2 * index]), Number(pairs[2 * index + 1]))
}

function nest(shape: readonly number[], value: Reader): Nested {
  let at = 0
  const level = (depth: number): Nested =>
    depth === shape.length ? value(at++) : Array.from({ length: shape[depth]! }, () => level(depth + 1))
  return level(0)
}

/**
 * @internal The native handle; `name` is the tensor's name in error messages.
 * @throws TypeError if it is not a Tensor; PdecayError `ERR_DISPOSED` if it has been disposed of
 */
export function handleFor(name: string | undefined, tensor: Tensor): Handle {
  const forName = (): string => (name === undefined ? '' : ` for ${name}`)
  if (!is(tensor)) throw new TypeError(`Expected Tensor${forName()} but received ${show(tensor)}`)
  const handle = read(tensor)
  if (handle === disposed) throw new PdecayError('ERR_DISPOSED', `the tensor${forName()} has been disposed`)
  return handle
}

/** @internal As handleFor, without a name in error messages. */
export const handleOf = (tensor: Tensor): Handle => handleFor(undefined, tensor)

/** @internal As handleOf, for values known to be a Tensor. Native code throws for disposed tensors. */
export const handleUnchecked = (tensor: Tensor): Handle => read(tensor)

export const isTensor = (value: unknown): value is Tensor => is(value)

/**
 * @internal A Tensor for a handle that native code has just created. It belongs to the current scope; without one it is
 * freed when it is garbage-collected.
 */
export function wrap(handle: Handle): Tensor {
  const tensor = new Tensor(handle)
  const scope = currentScope()
  if (scope === null) core().watch(handle, tensor)
  else scope.add(handle)
  return tensor
}

/** @internal Sets the handle of a Tensor that was created before its handle. */
export const setHandle = (tensor: Tensor, handle: Handle): void => write(tensor, handle)
