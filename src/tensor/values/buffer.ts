import { checkBoolean, checkInteger, checkKnownKeys, checkOneOf, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { core } from '../../native/index.js'
import { type DType, dtypeOfArray, dtypes, elementBytes, type TypedArray } from '../core/dtypes.js'
import { type Tensor, wrap } from '../core/tensor.js'

/** Options of `frombuffer`. */
export interface FrombufferOptions {
  /** The dtype of the elements. Default: that of the typed array. Required for an ArrayBuffer or SharedArrayBuffer. */
  dtype?: DType
  /** The number of elements. Default: all elements from `offset` to the end of the buffer. */
  count?: number
  /** The offset of the first element, in bytes. It must be a multiple of the element size. Default: 0. */
  offset?: number
  /** Whether autograd records operations on the tensor. Default: false. */
  requiresGrad?: boolean
}

// Captured when the module is loaded, before other code can replace them.
const clone = structuredClone
const TypedArrayBase = Object.getPrototypeOf(Uint8Array) as { prototype: object }
const getter = (prototype: object, name: PropertyKey): ((this: unknown) => unknown) =>
  Object.getOwnPropertyDescriptor(prototype, name)!.get!
const read = {
  kind: getter(TypedArrayBase.prototype, Symbol.toStringTag),
  buffer: getter(TypedArrayBase.prototype, 'buffer'),
  begin: getter(TypedArrayBase.prototype, 'byteOffset'),
  bytes: getter(TypedArrayBase.prototype, 'byteLength'),
  size: getter(ArrayBuffer.prototype, 'byteLength'),
  sharedSize: getter(SharedArrayBuffer.prototype, 'byteLength'),
}

function sizeBy(size: (this: unknown) => unknown, buffer: unknown): number | undefined {
  try {
    return size.call(buffer) as number
  } catch {
    return undefined
  }
}

function isDetached(memory: ArrayBuffer): boolean {
  try {
    return new Uint8Array(memory).length < 0
  } catch {
    return true
  }
}

interface Region {
  readonly memory: ArrayBuffer | SharedArrayBuffer
  readonly isShared: boolean
  readonly begin: number
  readonly bytes: number
  readonly dtype: DType | undefined
}

/**
 * The memory region of a buffer, read with the getters of the built-in classes: an object's own properties can be
 * wrong.
 */
function regionOf(given: unknown): Region {
  const kind = read.kind.call(given) as string | undefined
  const memory = (kind === undefined ? given : read.buffer.call(given)) as ArrayBuffer
  const own = sizeBy(read.size, memory)
  const size = own ?? sizeBy(read.sharedSize, memory)
  if (size === undefined || (kind !== undefined && dtypeOfArray[kind] === undefined))
    throw new TypeError(
      `Expected typed array, ArrayBuffer or SharedArrayBuffer for buffer but received ${show(given)}`,
    )
  const isShared = own === undefined
  if (size === 0 && isDetached(memory))
    throw new TypeError('Expected memory for buffer but received a detached buffer')
  if (kind === undefined) return { memory, isShared, begin: 0, bytes: size, dtype: undefined }
  const begin = read.begin.call(given) as number
  return { memory, isShared, begin, bytes: read.bytes.call(given) as number, dtype: dtypeOfArray[kind] }
}

function checkAtMost(name: string, value: unknown, most: number): number {
  const checked = checkInteger(name, value, '[0, inf)')
  if (checked > most)
    throw new RangeError(`Expected integer in [0, ${most}] for ${name} but received ${checked}`)
  return checked
}

/** Moves the memory out of a buffer, so that no other code has access to it. */
function taken(memory: ArrayBuffer): ArrayBuffer {
  const refusal = (): PdecayError =>
    new PdecayError(
      'ERR_UNSUPPORTED',
      'frombuffer: this buffer cannot be moved (Node’s pool of small Buffers, WebAssembly’s memory, that of ' +
        'asTypedArray, or one marked as untransferable): copy it with tensor()',
    )
  let moved: ArrayBuffer
  try {
    moved = clone(memory, { transfer: [memory] })
  } catch {
    throw refusal()
  }
  // Some buffers are copied instead of moved, without an error.
  if (read.size.call(memory) !== 0) throw refusal()
  return moved
}

/**
 * A tensor of one dimension over the buffer's memory, without a copy.
 *
 * A SharedArrayBuffer is shared: the tensor and all threads that have the buffer see each other's writes. An
 * ArrayBuffer is transferred, as by `postMessage`: afterwards it and all arrays over it have length 0, so that no other
 * code can free the memory. `asTypedArray()` returns a new array over it.
 *
 * @param buffer - the memory; for a typed array only the part that it covers
 * @returns a tensor of shape [count]
 * @throws TypeError for another kind of buffer, a detached one, or a missing dtype; RangeError for a count or offset
 *   that is out of range, or an offset that is not a multiple of the element size; PdecayError `ERR_UNSUPPORTED` for a
 *   buffer that cannot be transferred, and for bool and quantized dtypes
 * @source torch.frombuffer
 * @example
 * const t = frombuffer(new Float32Array([1, 2, 3, 4]))
 * const bytes = frombuffer(arrayBuffer, { dtype: 'int32', offset: 16, count: 8 })
 */
export function frombuffer(
  buffer: TypedArray | ArrayBuffer | SharedArrayBuffer,
  options: FrombufferOptions = {},
): Tensor {
  checkKnownKeys('frombuffer options', options, ['dtype', 'count', 'offset', 'requiresGrad'])
  const { dtype: wanted, count: some, offset: from = 0, requiresGrad = false } = options
  const known = wanted === undefined ? undefined : checkOneOf('dtype', wanted, dtypes)
  checkBoolean('requiresGrad', requiresGrad)
  const { memory, isShared, begin, bytes, dtype: own } = regionOf(buffer)
  const dtype = known ?? own
  if (dtype === undefined)
    throw new TypeError('Expected dtype for an ArrayBuffer or SharedArrayBuffer but received none')
  if (dtype === 'bool' || dtype.startsWith('q'))
    throw new PdecayError('ERR_UNSUPPORTED', `frombuffer: the dtype ${dtype} is not supported: use uint8`)
  const width = elementBytes[dtype]
  const offset = checkAtMost('offset', from, bytes)
  if ((begin + offset) % width !== 0)
    throw new RangeError(
      `Expected a multiple of ${width} bytes as the start of the elements but received ${begin + offset}`,
    )
  const rest = bytes - offset
  if (some === undefined && rest % width !== 0)
    throw new RangeError(`Expected a multiple of ${width} bytes for buffer but received ${rest} bytes`)
  const count = checkAtMost('count', some ?? rest / width, Math.floor(rest / width))
  // The buffer is only transferred after all other checks have passed.
  const part = new Uint8Array(isShared ? memory : taken(memory as ArrayBuffer), begin + offset, count * width)
  const tensor = wrap(core().viewArray(part, [count], dtype))
  return requiresGrad ? tensor.requiresGrad_() : tensor
}
