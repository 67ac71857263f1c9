import { checkBoolean, checkInteger, checkKnownKeys, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { core, type Handle } from '../../native/index.js'
import { Complex } from './complex.js'
import { currentScope } from './context.js'
import {
  type ArrayDType,
  type Device,
  type DType,
  type ElementOf,
  elementBytes,
  type Layout,
  type TypedArray,
  type TypedArrayOf,
} from './dtypes.js'

declare global {
  // For programs whose `lib` has none: TypeScript before 5.2, and targets below esnext.
  interface SymbolConstructor {
    readonly dispose: unique symbol
  }
}

// Node 20 before 20.9 has no Symbol.dispose.
if (!Symbol.dispose) Object.defineProperty(Symbol, 'dispose', { value: Symbol.for('nodejs.dispose') })

const disposed: Handle = -1
const uncloneable = Symbol('A Tensor (send tensor.share() to a thread, and take it with fromShared())')

/** Values nested to the tensor's depth; a tensor of no dimension gives the bare value. */
export type Nested<T = number | bigint | boolean | Complex> = T | Nested<T>[]

export interface BackwardOptions {
  /** The gradient of something with respect to this tensor; needed where it has more than one element. */
  gradient?: Tensor | null
  /** Keep what the pass needs, so that it can run again. Default: `createGraph`. */
  retainGraph?: boolean
  /** Record the pass itself, for derivatives of higher order. Default: false. */
  createGraph?: boolean
  /** Only these tensors' `grad` are added to. Default: all leaves. */
  inputs?: readonly Tensor[]
}

let read: (tensor: Tensor) => Handle
let is: (value: unknown) => value is Tensor
let write: (tensor: Tensor, handle: Handle) => void

/**
 * An array of numbers in libtorch's memory. It is freed some time after nothing holds it any more, at the end of the
 * `tidy` scope that made it, or by `dispose()`.
 *
 * Operators are methods with PyTorch's names in camelCase; what PyTorch requires is positional, the rest is one
 * options object.
 */
export class Tensor {
  #handle: Handle
  /** Structured cloning, and so `postMessage`, would give an empty object: it refuses symbols, with their text. */
  protected readonly uncloneable = uncloneable

  static {
    read = (tensor) => tensor.#handle
    is = (value): value is Tensor => typeof value === 'object' && value !== null && #handle in value
    write = (tensor, handle) => {
      tensor.#handle = handle
    }
  }

  /** @internal Tensors are made by `tensor()`, `zeros()` and the other functions. */
  constructor(handle: Handle) {
    this.#handle = handle
  }

  /** The sizes of the dimensions. */
  get shape(): number[] {
    return core().shape(this.#handle)
  }

  /** The distances in memory between neighbours along each dimension, in elements. */
  get strides(): number[] {
    return core().strides(this.#handle)
  }

  /** The type of the elements. */
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

  /** The size of all elements of a dense tensor, in bytes. Views count what they show, not what lies behind. */
  get nbytes(): number {
    return this.numel * this.itemsize
  }

  /**
   * The shape, or the size of one dimension.
   *
   * @param dim - negative ones count from the end
   * @throws RangeError for a dimension that there is not
   */
  size(): number[]
  size(dim: number): number
  size(dim?: number): number[] | number {
    const { shape } = this
    if (dim === undefined) return shape
    checkInteger('dim', dim, `[${-shape.length}, ${shape.length})`)
    return shape[dim < 0 ? dim + shape.length : dim]!
  }

  /** The size of one element, in bytes. As {@link itemsize}. */
  elementSize(): number {
    return this.itemsize
  }

  /** Where the tensor begins in its storage, in elements. */
  storageOffset(): number {
    return core().storageOffset(this.#handle)
  }

  /** The address of the first element: equal for tensors that share memory and begin at the same place. */
  get dataPointer(): bigint {
    return core().dataPointer(this.#handle)
  }

  /** Whether the elements lie in memory in row-major order, without gaps. */
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

  /** Whether the layout is 'sparse' (COO). As in PyTorch, compressed layouts such as 'sparseCsr' give false. */
  isSparse(): boolean {
    return this.layout === 'sparse'
  }

  /** Whether the dtype is a quantized one. */
  isQuantized(): boolean {
    return this.dtype.startsWith('q')
  }

  /** Whether autograd records what is done with this tensor. */
  get requiresGrad(): boolean {
    return core().requiresGrad(this.#handle)
  }

  /**
   * Sets whether autograd records what is done with this tensor, in place.
   *
   * @throws PdecayError `ERR_LIBTORCH` for a dtype that has no gradients
   */
  requiresGrad_(requiresGrad = true): this {
    core().setRequiresGrad(this.#handle, checkBoolean('requiresGrad', requiresGrad))
    return this
  }

  /** The gradient that backward passes have summed up, or null. Each read makes a new Tensor of the same memory. */
  get grad(): Tensor | null {
    const handle = core().getGrad(this.#handle)
    return handle === null ? null : wrap(handle)
  }

  set grad(gradient: Tensor | null) {
    core().setGrad(this.#handle, gradient === null ? null : handleFor('grad', gradient))
  }

  /** Whether no recorded operation made this tensor. Backward passes add to the `grad` of leaves that require one. */
  isLeaf(): boolean {
    return core().isLeaf(this.#handle)
  }

  /** The name of the function that made this tensor, as autograd records it; null for a leaf. */
  get gradFn(): string | null {
    return core().gradFnName(this.#handle)
  }

  /**
   * Adds the derivative of this tensor to the `grad` of every leaf that it was computed from.
   *
   * @throws PdecayError `ERR_LIBTORCH` where it has several elements and no `gradient` is given, or nothing recorded
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
   * The value of a tensor with one element. Booleans give 1 or 0.
   *
   * @throws PdecayError `ERR_RANGE` for an int64 that a number cannot hold exactly: use `itemBigInt()`
   */
  item(): number {
    return exact('item', core().item(this.#handle))
  }

  /**
   * The value of a tensor of integers or booleans with one element.
   *
   * @throws RangeError for a value with a fraction; PdecayError `ERR_UNSUPPORTED` for a complex one
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
   * @param dtype - what the elements are converted to first, and what says the type of the array. Default: the tensor's own
   * @returns the array of that dtype: BigInt64Array for int64, Uint8Array for bool; Float32Array for float16 and bfloat16,
   *   which have no array type
   * @throws PdecayError `ERR_UNSUPPORTED` for a dtype that has no array
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
   * The elements themselves, with no copy: what is written to the array is written to the tensor, past autograd. The
   * memory lives as long as either; its arrays keep it until the event loop turns, so that a loop which never yields, and
   * makes arrays of ever new tensors, does better with `toTypedArray()`. It does not grow any more: `resize_` and `out`
   * refuse to make it larger.
   *
   * @throws PdecayError `ERR_UNSUPPORTED` for a tensor that is not contiguous, not on the CPU, or of a dtype that no
   *   typed array has; `ERR_RANGE` for one in a memory of more than 4 GiB
   */
  asTypedArray<D extends DType = DType>(): TypedArrayOf<D> {
    return core().viewElements(this.#handle) as unknown as TypedArrayOf<D>
  }

  /**
   * A copy of the elements as nested arrays; a bare value for a tensor of no dimension.
   *
   * @param dtype - what the elements are converted to first, and what says their type. Default: the tensor's own
   * @returns numbers, booleans for bool, Complex for complex dtypes; int64 and uint64 give numbers where they are exact,
   *   else bigints
   * @throws PdecayError `ERR_UNSUPPORTED` for a dtype that has no values in JavaScript
   */
  toArray<D extends DType = DType>(dtype?: D & ArrayDType): Nested<ElementOf<D>> {
    const { shape } = this
    const kind: string = dtype ?? this.dtype
    if (kind.startsWith('complex')) return nest(shape, complexReader(this)) as Nested<ElementOf<D>>
    const data = this.toTypedArray(dtype)
    return nest(shape, kind === 'bool' ? (at) => data[at] !== 0 : numberReader(data)) as Nested<ElementOf<D>>
  }

  /** Copies elements, in row-major order, into this tensor, converting them to its dtype. Not recorded by autograd. */
  copyFrom(data: TypedArray): this {
    core().copyFromArray(this.#handle, data)
    return this
  }

  /** Whether the tensor was freed, by `dispose()` or at the end of the `tidy` that made it. */
  get disposed(): boolean {
    return this.#handle === disposed || !core().holds(this.#handle)
  }

  /** Gives the memory back now, unless another tensor or a graph shares it. Doing it twice is harmless. */
  dispose(): void {
    if (this.#handle === disposed) return
    core().free(this.#handle)
    this.#handle = disposed
  }

  /** As `dispose()`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose()
  }
}

const backwardOptions = ['gradient', 'retainGraph', 'createGraph', 'inputs']

/** @internal The options of a backward pass from one tensor; refuses those that there are not. */
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
    throw new PdecayError(
      'ERR_RANGE',
      `${label}: ${value} is beyond what a number holds exactly: use itemBigInt()`,
    )
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
 * @internal The native handle; `name` is what messages call the tensor.
 * @throws TypeError for what is no Tensor, PdecayError `ERR_DISPOSED`
 */
export function handleFor(name: string | undefined, tensor: Tensor): Handle {
  const place = (): string => (name === undefined ? '' : ` for ${name}`)
  if (!is(tensor)) throw new TypeError(`Expected Tensor${place()} but received ${show(tensor)}`)
  const handle = read(tensor)
  if (handle === disposed) throw new PdecayError('ERR_DISPOSED', `the tensor${place()} has been disposed`)
  return handle
}

/** @internal As handleFor, where there is nothing else that it could be. */
export const handleOf = (tensor: Tensor): Handle => handleFor(undefined, tensor)

/** @internal As handleOf, for what is known to be a Tensor: native code refuses a disposed one. */
export const handleUnchecked = (tensor: Tensor): Handle => read(tensor)

export const isTensor = (value: unknown): value is Tensor => is(value)

/** @internal A Tensor for a handle that native code has just made: it belongs to the scope, or is swept. */
export function wrap(handle: Handle): Tensor {
  const tensor = new Tensor(handle)
  const scope = currentScope()
  if (scope === null) core().watch(handle, tensor)
  else scope.add(handle)
  return tensor
}

/** @internal Gives a Tensor made beforehand its handle. */
export const setHandle = (tensor: Tensor, handle: Handle): void => write(tensor, handle)
