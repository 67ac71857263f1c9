import { isTensor } from '../../tensor/core/tensor.js'
import { fromShared, type SharedTensor, type TypedArray } from '../../tensor/index.js'
import { isPlain } from './collate.js'
import { isTypedArray, NdArray } from './nd-array.js'

// What threads send each other. Typed arrays over a SharedArrayBuffer are shared, and so are tensors; the memory of other
// arrays is handed over.

const tag = '\0pdecay'

/** A value with its tensors and arrays in a form that `postMessage` can send. */
export function pack(value: unknown, owned: boolean, transfer: ArrayBuffer[]): unknown {
  const handOver = (array: TypedArray): TypedArray => {
    if (!(array.buffer instanceof ArrayBuffer)) return array
    const isWhole = owned && array.byteLength === array.buffer.byteLength
    const own = isWhole ? array : (Uint8Array.prototype.slice.call(bytesOf(array)) as Uint8Array)
    const made = isWhole ? array : sameKind(array, own.buffer as ArrayBuffer)
    if (!transfer.includes(made.buffer as ArrayBuffer)) transfer.push(made.buffer as ArrayBuffer)
    return made
  }
  const walk = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each
    if (isTensor(each)) return { [tag]: { kind: 'tensor', value: each.share() } }
    if (each instanceof NdArray)
      return { [tag]: { kind: 'array', value: [handOver(each.data), each.shape, each.dtype] } }
    if (isTypedArray(each)) return handOver(each)
    if (Array.isArray(each)) return each.some((item) => typeof item === 'object') ? each.map(walk) : each
    return isPlain(each)
      ? Object.fromEntries(Object.entries(each).map(([name, item]) => [name, walk(item)]))
      : each
  }
  return walk(value)
}

const bytesOf = (array: TypedArray) =>
  new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength)

function sameKind(array: TypedArray, buffer: ArrayBuffer): TypedArray {
  const Kind = array.constructor as new (buffer: ArrayBuffer) => TypedArray
  // A Buffer arrives as a Uint8Array.
  return (Kind as unknown) === Buffer ? new Uint8Array(buffer) : new Kind(buffer)
}

/** The value that was packed. */
export function unpack(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isTypedArray(value)) return value
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object') ? value.map(unpack) : value
  if (!isPlain(value)) return value
  if (tag in value) {
    const marked = value[tag] as { kind: string; value: unknown }
    if (marked.kind === 'tensor') return fromShared(marked.value as SharedTensor)
    return new NdArray(...(marked.value as ConstructorParameters<typeof NdArray>))
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, unpack(item)]))
}

/** An error in a form that `postMessage` can send. */
export interface PackedError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly code: unknown
  readonly cause?: PackedError
}

export function packError(error: unknown, depth = 0): PackedError {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, code: undefined }
  const { name, message, stack } = error
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return {
    name,
    message,
    stack,
    code: typeof code === 'string' ? code : undefined,
    ...(cause !== undefined && depth < 4 && { cause: packError(cause, depth + 1) }),
  }
}

/** The error, with the stack that it had in the thread. */
export function unpackError(packed: PackedError): Error {
  const error = new Error(packed.message, packed.cause && { cause: unpackError(packed.cause) })
  Object.defineProperties(error, {
    name: { value: packed.name, configurable: true, writable: true },
    ...(packed.stack !== undefined && { stack: { value: packed.stack, configurable: true, writable: true } }),
  })
  return error
}
