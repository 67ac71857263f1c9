import type { Complex } from './complex.js'

/** The element types, with PyTorch's names. */
export const dtypes = [
  'float32',
  'float64',
  'float16',
  'bfloat16',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
  'complex32',
  'complex64',
  'complex128',
  'float8_e5m2',
  'float8_e4m3fn',
  'float8_e5m2fnuz',
  'float8_e4m3fnuz',
  'qint8',
  'quint8',
  'qint32',
] as const
/** The element type of a tensor, with PyTorch's name: 'float32', 'int64', 'bool' … */
export type DType = (typeof dtypes)[number]

/** The size of one element of each dtype, in bytes. */
export const elementBytes: Readonly<Record<DType, number>> = {
  float32: 4,
  float64: 8,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  bool: 1,
  complex32: 4,
  complex64: 8,
  complex128: 16,
  float8_e5m2: 1,
  float8_e4m3fn: 1,
  float8_e5m2fnuz: 1,
  float8_e4m3fnuz: 1,
  qint8: 1,
  quint8: 1,
  qint32: 4,
}

/** The dtype of the elements of each class of typed array, by its name. */
export const dtypeOfArray: Readonly<Record<string, DType>> = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  BigInt64Array: 'int64',
  BigUint64Array: 'uint64',
  Int32Array: 'int32',
  Int16Array: 'int16',
  Int8Array: 'int8',
  Uint8Array: 'uint8',
  Uint8ClampedArray: 'uint8',
  Uint16Array: 'uint16',
  Uint32Array: 'uint32',
}

/** The typed array for each dtype. float16 and bfloat16 have no typed array and use Float32Array. */
interface TypedArrays {
  float32: Float32Array
  float64: Float64Array
  float16: Float32Array
  bfloat16: Float32Array
  int64: BigInt64Array
  int32: Int32Array
  int16: Int16Array
  int8: Int8Array
  uint8: Uint8Array
  uint16: Uint16Array
  uint32: Uint32Array
  uint64: BigUint64Array
  bool: Uint8Array
}

/** A dtype whose elements a typed array can hold. */
export type ArrayDType = keyof TypedArrays

/** The typed array of a dtype; {@link TypedArray} if the dtype is not known at compile time. */
export type TypedArrayOf<D extends DType> = DType extends D
  ? TypedArray
  : D extends ArrayDType
    ? TypedArrays[D]
    : never

/** The JavaScript type of an element of a dtype. int64 and uint64 give bigints for values that a number cannot hold. */
export type ElementOf<D extends DType> = D extends 'bool'
  ? boolean
  : D extends 'complex32' | 'complex64' | 'complex128'
    ? Complex
    : D extends 'int64' | 'uint64'
      ? number | bigint
      : number

/** The device of a tensor. 'cuda' is the current CUDA device; 'meta' tensors have a shape and dtype but no elements. */
export type Device = 'cpu' | 'cuda' | `cuda:${number}` | 'meta'
export const devicePattern = /^(cpu|cuda(:\d+)?|meta)$/

export const layouts = ['strided', 'sparse', 'sparseCsr', 'sparseCsc', 'sparseBsr', 'sparseBsc'] as const
/**
 * How the elements are stored: 'strided' for dense tensors, 'sparse' for coordinates (COO), and the compressed sparse
 * layouts 'sparseCsr', 'sparseCsc', 'sparseBsr' and 'sparseBsc'.
 */
export type Layout = (typeof layouts)[number]

export const memoryFormats = ['contiguous', 'preserve', 'channelsLast', 'channelsLast3d'] as const
/**
 * The order of the dimensions in memory: 'contiguous' is row-major, 'channelsLast' is NHWC (4 dimensions),
 * 'channelsLast3d' is NDHWC (5 dimensions), and 'preserve' keeps the order of the input.
 */
export type MemoryFormat = (typeof memoryFormats)[number]

/** A number that operators accept. A number without a fraction counts as an integer; a bigint covers all of int64. */
export type Scalar = number | bigint | boolean | Complex

/** A typed array whose elements can be copied into a tensor. */
export type TypedArray =
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
