import { checkBoolean, checkInteger, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { core, type Handle } from '../../native/index.js'
import { currentScope } from './context.js'
import type { Device, DType, TypedArray } from './dtypes.js'

// Node 20 before 20.9 has no Symbol.dispose.
if (!Symbol.dispose) Object.defineProperty(Symbol, 'dispose', { value: Symbol.for('nodejs.dispose') })

const disposed: Handle = -1

/** Numbers nested to the tensor's depth; a tensor of no dimension gives the bare value. */
export type Nested = number | bigint | boolean | Nested[]

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

  /** The steps between neighbours of each dimension, in elements. */
  get strides(): number[] {
    return core().strides(this.#handle)
  }

  get dtype(): DType {
    return core().dtype(this.#handle) as DType
  }

  get device(): Device {
    return core().device(this.#handle) as Device
  }

  /** The number of elements. */
  get numel(): number {
    return core().numel(this.#handle)
  }

  /** The number of dimensions. */
  get ndim(): number {
    return core().dim(this.#handle)
  }

  /** The shape, or the size of one dimension; negative ones count from the end. */
  size(): number[]
  size(dim: number): number
  size(dim?: number): number[] | number {
    const { shape } = this
    if (dim === undefined) return shape
    checkInteger('dim', dim, `[${-shape.length}, ${shape.length})`)
    return shape[dim < 0 ? dim + shape.length : dim]!
  }

  get isContiguous(): boolean {
    return core().isContiguous(this.#handle)
  }

  /** The address of the first element: equal for tensors that share memory and begin at the same place. */
  get dataPointer(): bigint {
    return core().dataPointer(this.#handle)
  }

  get requiresGrad(): boolean {
    return core().requiresGrad(this.#handle)
  }

  /** Whether autograd records what is done with this tensor, in place. */
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

  /** Whether it is where derivatives end: made by the user, or of no derivative. Backward passes fill leaves' `grad`. */
  get isLeaf(): boolean {
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
    const { gradient, retainGraph, createGraph = false, inputs } = options
    const gradients = gradient ? [handleOf(gradient)] : undefined
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

  /** The value of an integer tensor with one element. */
  itemBigInt(): bigint {
    return BigInt(core().item(this.#handle))
  }

  /**
   * A copy of the elements in row-major order.
   *
   * @returns the array of the same type: BigInt64Array for int64, Uint8Array for bool; float16 and bfloat16, which
   *   have no array type, as Float32Array
   */
  toTypedArray(): TypedArray {
    return core().toTypedArray(this.#handle) as TypedArray
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
  asTypedArray(): TypedArray {
    return core().viewElements(this.#handle) as TypedArray
  }

  /** A copy of the elements as nested arrays. int64 gives numbers where they are exact, else bigints. */
  toArray(): Nested {
    return nest(this.shape, this.toTypedArray(), this.dtype === 'bool')
  }

  /** Copies elements, in row-major order, into this tensor, converting them to its dtype. Not recorded by autograd. */
  copyFrom(data: TypedArray): this {
    core().copyFromArray(this.#handle, data)
    return this
  }

  get disposed(): boolean {
    return this.#handle === disposed || !core().holds(this.#handle)
  }

  /** Gives the memory back now, unless another tensor or a graph shares it. Doing it twice is harmless. */
  dispose(): void {
    if (this.#handle === disposed) return
    core().free(this.#handle)
    this.#handle = disposed
  }

  [Symbol.dispose](): void {
    this.dispose()
  }
}

/** @internal The value of one element as a number. */
export function exact(label: string, value: number | bigint | boolean): number {
  if (typeof value === 'bigint')
    throw new PdecayError(
      'ERR_RANGE',
      `${label}: ${value} is beyond what a number holds exactly: use itemBigInt()`,
    )
  return Number(value)
}

function nest(shape: readonly number[], data: TypedArray, asBoolean: boolean): Nested {
  const value = (index: number): Nested => {
    const each = data[index]!
    if (asBoolean) return each !== 0
    if (typeof each !== 'bigint') return each
    return Number.isSafeInteger(Number(each)) ? Number(each) : each
  }
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
