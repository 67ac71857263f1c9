import { checkBoolean, checkKnownKeys, checkOneOf, show } from '../_check.js'
import { core } from '../_native.js'
import { type Device, type DType, devicePattern, dtypes, type Scalar, type TypedArray } from './dtypes.js'
import { type Nested, type Tensor, wrap } from './tensor.js'

export interface TensorOptions {
  /** Default: the typed array's own; float32 for numbers, int64 for bigints, bool for booleans. */
  dtype?: DType
  /** Default: 'cpu'. */
  device?: Device
  /** Default: false. */
  requiresGrad?: boolean
}
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

const place = (path: readonly number[]): string => `data${path.map((index) => `[${index}]`).join('')}`

/** Follows the first elements down: the shape that all the others must have. */
function shapeOf(data: unknown): number[] {
  const shape: number[] = []
  for (let each = data; Array.isArray(each) || isTypedArray(each); each = (each as unknown[])[0]) {
    shape.push((each as unknown[]).length)
    if (isTypedArray(each)) break
  }
  return shape
}

const isTypedArray = (value: unknown): value is TypedArray =>
  ArrayBuffer.isView(value) && !(value instanceof DataView)

/** Calls `visit` with every element in row-major order, checking that the nesting is even. */
function walk(
  data: unknown,
  shape: readonly number[],
  visit: (value: unknown, path: readonly number[]) => void,
): void {
  const path: number[] = []
  const level = (value: unknown, depth: number): void => {
    const isList = Array.isArray(value) || isTypedArray(value)
    if (depth === shape.length) {
      if (isList) throw new RangeError(`Ragged array: expected a number at ${place(path)} but found an array`)
      return visit(value, path)
    }
    if (!isList)
      throw new RangeError(
        `Ragged array: expected an array of ${shape[depth]} at ${place(path)} but found ${show(value)}`,
      )
    if (value.length !== shape[depth])
      throw new RangeError(
        `Ragged array: expected ${shape[depth]} elements at ${place(path)} but found ${value.length}`,
      )
    for (let i = 0; i < value.length; i++) {
      path.push(i)
      level(value[i], depth + 1)
      path.pop()
    }
  }
  level(data, 0)
}

type Kind = 'number' | 'bigint' | 'boolean'

function checkElement(value: unknown, path: readonly number[], kind: Kind): void {
  const own = typeof value
  if (own !== 'number' && own !== 'bigint' && own !== 'boolean')
    throw new TypeError(`Expected number, bigint or boolean for ${place(path)} but received ${show(value)}`)
  if (own !== kind)
    throw new TypeError(`Expected ${kind} for ${place(path)}, as before it, but received ${show(value)}`)
}

function firstOf(data: unknown): unknown {
  let each = data
  while (Array.isArray(each) || isTypedArray(each)) each = (each as unknown[])[0]
  return each
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

/** The array that carries the elements to native code. */
function carrier(kind: Kind, dtype: DType | undefined, count: number): [TypedArray, DType] {
  if (kind === 'boolean') return [new Uint8Array(count), 'bool']
  if (kind === 'bigint')
    return dtype === 'uint64' ? [new BigUint64Array(count), 'uint64'] : [new BigInt64Array(count), 'int64']
  // float64 carries all int32 and more exactly, and libtorch converts.
  return dtype === undefined || dtype === 'float32'
    ? [new Float32Array(count), 'float32']
    : [new Float64Array(count), dtype]
}

function checkInteger64(value: bigint, path: readonly number[], dtype: DType): void {
  const low = dtype === 'uint64' ? 0n : -(2n ** 63n)
  const high = dtype === 'uint64' ? 2n ** 64n : 2n ** 63n
  if (value < low || value >= high)
    throw new RangeError(`Expected ${dtype} for ${place(path)} but received ${value}n`)
}

function fromNested(
  data: unknown,
  dtype: DType | undefined,
): { array: TypedArray; shape: number[]; dtype: DType } {
  const shape = shapeOf(data)
  const first = firstOf(data)
  const kind: Kind =
    typeof first === 'bigint' || typeof first === 'boolean' ? (typeof first as Kind) : 'number'
  const values: (number | bigint)[] = []
  walk(data, shape, (value, path) => {
    checkElement(value, path, kind)
    if (typeof value === 'bigint') checkInteger64(value, path, dtype ?? 'int64')
    else if (dtype !== undefined && integers.has(dtype) && !Number.isInteger(Number(value)))
      throw new RangeError(`Expected integer for ${place(path)} but received ${show(value)}`)
    values.push(typeof value === 'boolean' ? Number(value) : (value as number | bigint))
  })
  const [array, own] = carrier(kind, dtype, values.length)
  ;(array as { set(list: unknown): void }).set(values)
  return { array, shape, dtype: dtype ?? own }
}

/**
 * A new tensor with a copy of the data.
 *
 * @param data - a number, bigint or boolean, arrays of them nested evenly, or a typed array (an ArrayBuffer is bytes)
 * @throws RangeError for arrays nested unevenly, naming the place; TypeError for what is no number
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
  const nested = fromNested(array, dtype)
  const own = nested.dtype === 'bool' ? 'bool' : nested.dtype
  return wrap(core().fromArray(nested.array, nested.shape, own, device, requiresGrad))
}

/**
 * A tensor filled with one value. Unlike PyTorch's, a number gives float32 whether it has a fraction or not, as
 * JavaScript's 1 and 1.0 are the same; bigint gives int64, boolean bool.
 */
export function full(
  size: number | readonly number[],
  fillValue: Scalar,
  options: TensorOptions = {},
): Tensor {
  const kind = { number: 'float32', bigint: 'int64', boolean: 'bool' } as const
  const dtype = options.dtype ?? kind[typeof fillValue as keyof typeof kind]
  return nativeFull(size, fillValue, { ...options, dtype })
}

type Full = (size: number | readonly number[], fillValue: Scalar, options: TensorOptions) => Tensor
let nativeFull: Full = () => {
  throw new Error('operators are not installed')
}
/** @internal */
export function setFull(operator: Full): void {
  nativeFull = operator
}
