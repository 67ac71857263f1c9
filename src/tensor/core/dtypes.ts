/** Element types, by PyTorch's names. */
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
export type DType = (typeof dtypes)[number]

/** How many bytes one element takes. */
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

/** Where a tensor lies. */
export type Device = 'cpu' | 'cuda' | `cuda:${number}` | 'meta'
export const devicePattern = /^(cpu|cuda(:\d+)?|meta)$/

export const layouts = ['strided', 'sparse', 'sparseCsr', 'sparseCsc', 'sparseBsr', 'sparseBsc'] as const
export type Layout = (typeof layouts)[number]

export const memoryFormats = ['contiguous', 'preserve', 'channelsLast', 'channelsLast3d'] as const
export type MemoryFormat = (typeof memoryFormats)[number]

/** A number as operators take it. Numbers with no fraction are integers; bigint gives all of int64. */
export type Scalar = number | bigint | boolean

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
