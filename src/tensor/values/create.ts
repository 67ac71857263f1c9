import { checkBoolean, checkKnownKeys, checkOneOf, show } from '../../_check.js'
import { core } from '../../native/index.js'
import { Complex } from '../core/complex.js'
import {
  type Device,
  type DType,
  devicePattern,
  dtypes,
  type Scalar,
  type TypedArray,
} from '../core/dtypes.js'
import { getDefaultDtype } from '../core/runtime.js'
import { type Nested, type Tensor, wrap } from '../core/tensor.js'

/** Options of `tensor` and `full`. */
export interface TensorOptions {
  /**
   * The element type. Default: that of the typed array; for numbers `getDefaultDtype()`, float32 unless it was set, int64 for bigints,
   * bool for booleans, complex64 for Complex.
   */
  dtype?: DType
  /** The device of the tensor. Default: 'cpu'. */
  device?: Device
  /** Whether autograd records operations on the tensor. Default: false. */
  requiresGrad?: boolean
}
/** Data for a new tensor: a number, nested arrays of numbers with equal lengths, a typed array, or bytes. */
export type TensorData = Scalar | TypedArray | ArrayBuffer | readonly TensorData[] | Nested

export function checkDevice(name: string, device: unknown): Device {
  if (typeof device !== 'string')
    throw new TypeError(`Expected device for ${name} but received ${show(device)}`)
  if (!devicePattern.test(device))
    throw new RangeError(
      `Expected 'cpu', 'cuda', 'cuda:N' or 'meta' for ${name} but received ${show(device)}`,
    )
  return device as Device
}

const isTypedArray = (value: unknown): value is TypedArray =>
  ArrayBuffer.isView(value) && !(value instanceof DataView)
const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || isTypedArray(value)

const mostDimensions = 64 // libtorch's own limit

type Kind = 'number' | 'bigint' | 'boolean' | 'complex'
const kinds: ReadonlySet<string> = new Set(['number', 'bigint', 'boolean', 'complex'])
const isKind = (kind: string): kind is Kind => kinds.has(kind)
const kindOf = (value: unknown): string => (value instanceof Complex ? 'complex' : typeof value)

/** The shape and the kind of the elements, from the first element of each level. All other elements must match them. */
function outline(data: unknown): { shape: number[]; kind: Kind } {
  const shape: number[] = []
  let each = data
  while (isList(each)) {
    if (shape.length === mostDimensions)
      throw new RangeError(`Expected at most ${mostDimensions} levels of arrays for data`)
    shape.push(each.length)
    each = each[0]
  }
  const kind = kindOf(each)
  // An empty array has no element to tell the kind.
  return { shape, kind: isKind(kind) ? kind : 'number' }
}

const integers: ReadonlySet<string> = new Set([
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
])

const complexOf = {
  float32: 'complex64',
  float64: 'complex128',
  float16: 'complex32',
  bfloat16: 'complex64',
} as const

/** @internal The default dtype for values of a kind. */
export function defaultDtype(kind: Kind): DType {
  if (kind === 'boolean') return 'bool'
  if (kind === 'bigint') return 'int64'
  const dtype = getDefaultDtype()
  return kind === 'number' ? dtype : complexOf[dtype]
}

/** Copies nested arrays, element by element, into a typed array for native code. */
class Filler {
  readonly array: TypedArray
  /** The dtype of the tensor: the requested one, or the default for the kind. */
  readonly dtype: DType
  readonly #path: number[] = []
  readonly #wholeOnly: boolean
  #count = 0

  constructor(
    readonly shape: readonly number[],
    readonly kind: Kind,
    wanted: DType | undefined,
  ) {
    const numel = shape.reduce((product, size) => product * size, 1)
    this.dtype = wanted ?? defaultDtype(kind)
    if (kind === 'complex') this.array = new Float64Array(2 * numel)
    else if (kind === 'boolean') this.array = new Uint8Array(numel)
    else if (kind === 'bigint')
      this.array = wanted === 'uint64' ? new BigUint64Array(numel) : new BigInt64Array(numel)
    // float64 holds every int32 exactly, and libtorch converts it to the dtype.
    else this.array = this.dtype === 'float32' ? new Float32Array(numel) : new Float64Array(numel)
    this.#wholeOnly = integers.has(this.dtype)
  }

  fill(value: unknown, depth = 0): void {
    if (depth === this.shape.length) {
      this.#put(value)
      return
    }
    if (!isList(value)) throw this.#ragged(`an array of ${this.shape[depth]}`, show(value))
    if (value.length !== this.shape[depth])
      throw this.#ragged(`${this.shape[depth]} elements`, `${value.length}`)
    for (let i = 0; i < value.length; i++) {
      this.#path.push(i)
      this.fill(value[i], depth + 1)
      this.#path.pop()
    }
  }

  get #place(): string {
    return `data${this.#path.map((index) => `[${index}]`).join('')}`
  }

  #ragged(expected: string, found: string): RangeError {
    return new RangeError(`Ragged array: expected ${expected} at ${this.#place} but found ${found}`)
  }

  #put(value: unknown): void {
    const kind = kindOf(value)
    if (kind !== this.kind) {
      if (isList(value)) throw this.#ragged('a number', 'an array')
      const expected = isKind(kind)
        ? `${this.kind}, like the first element,`
        : 'number, bigint, boolean or Complex'
      throw new TypeError(`Expected ${expected} for ${this.#place} but received ${show(value)}`)
    }
    if (kind === 'complex') {
      const { re, im } = value as Complex
      this.array[this.#count++] = re
      this.array[this.#count++] = im
      return
    }
    if (kind === 'bigint') this.#checkRange(value as bigint)
    else if (this.#wholeOnly && !Number.isInteger(Number(value)))
      throw new RangeError(`Expected integer for ${this.#place} but received ${show(value)}`)
    // A boolean is stored as 0 or 1.
    this.array[this.#count++] = (kind === 'boolean' ? Number(value) : value) as never
  }

  #checkRange(value: bigint): void {
    const unsigned = this.dtype === 'uint64'
    const fits = unsigned ? BigInt.asUintN(64, value) === value : BigInt.asIntN(64, value) === value
    if (!fits)
      throw new RangeError(
        `Expected ${unsigned ? 'uint64' : 'int64'} for ${this.#place} but received ${value}n`,
      )
  }
}

/** Creates a complex tensor from pairs of real and imaginary parts. */
function complexTensor(filler: Filler, device: Device | undefined, requiresGrad: boolean): Tensor {
  if (!filler.dtype.startsWith('complex'))
    throw new TypeError(`Expected complex dtype for complex data but received '${filler.dtype}'`)
  const pairs = wrap(core().fromArray(filler.array, [...filler.shape, 2], 'float64', device, false))
  return pairs.viewAsComplex().to(filler.dtype).requiresGrad_(requiresGrad)
}

/**
 * Creates a tensor with a copy of the data.
 *
 * @param data - a number, bigint, boolean or Complex; nested arrays of one of these, where the arrays of each level
 *   have the same length; a typed array; or an ArrayBuffer, whose bytes are read as uint8
 * @param options.dtype - default: that of the typed array; for numbers `getDefaultDtype()`, float32 unless it was set, int64 for
 *   bigints, bool for booleans, complex64 for Complex
 * @returns a tensor of the shape of the data
 * @throws RangeError for arrays of unequal lengths, with the position, and for values out of the range of the dtype;
 *   TypeError for an element that is not a number, or for elements of different types
 * @source torch.tensor
 * @example
 * const t = tensor([[1, 2], [3, 4]], { requiresGrad: true })
 */
export function tensor(data: TensorData, options: TensorOptions = {}): Tensor {
  checkKnownKeys('tensor options', options, ['dtype', 'device', 'requiresGrad'])
  const dtype = options.dtype === undefined ? undefined : checkOneOf('dtype', options.dtype, dtypes)
  const device = options.device === undefined ? undefined : checkDevice('device', options.device)
  const requiresGrad = checkBoolean('requiresGrad', options.requiresGrad ?? false)
  const array = data instanceof ArrayBuffer ? new Uint8Array(data) : data
  if (isTypedArray(array)) return wrap(core().fromArray(array, [array.length], dtype, device, requiresGrad))
  const { shape, kind } = outline(array)
  const filler = new Filler(shape, kind, dtype)
  filler.fill(array)
  if (kind === 'complex') return complexTensor(filler, device, requiresGrad)
  return wrap(core().fromArray(filler.array, shape, filler.dtype, device, requiresGrad))
}
