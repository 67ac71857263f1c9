import { checkBoolean, checkInteger, checkKnownKeys, checkOneOf, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { core } from '../../native/index.js'
import { type DType, dtypes, elementBytes, type TypedArray } from '../core/dtypes.js'
import { type Tensor, wrap } from '../core/tensor.js'

export interface FrombufferOptions {
  /** Default: the typed array's own; to be given for a bare buffer. */
  dtype?: DType
  /** The number of elements. Default: as many as there are. */
  count?: number
  /** Where they begin, in bytes. Default: 0. */
  offset?: number
  /** Default: false. */
  requiresGrad?: boolean
}

// As they are before any other code can put its own in their place.
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

const ownDtypes: Readonly<Record<string, DType>> = {
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

/** By the getters of the classes themselves: what an object says of itself may be anything. */
function regionOf(given: unknown): Region {
  const kind = read.kind.call(given) as string | undefined
  const memory = (kind === undefined ? given : read.buffer.call(given)) as ArrayBuffer
  const own = sizeBy(read.size, memory)
  const size = own ?? sizeBy(read.sharedSize, memory)
  if (size === undefined || (kind !== undefined && ownDtypes[kind] === undefined))
    throw new TypeError(
      `Expected typed array, ArrayBuffer or SharedArrayBuffer for buffer but received ${show(given)}`,
    )
  const isShared = own === undefined
  if (size === 0 && isDetached(memory))
    throw new TypeError('Expected memory for buffer but received one that has been moved away')
  if (kind === undefined) return { memory, isShared, begin: 0, bytes: size, dtype: undefined }
  const begin = read.begin.call(given) as number
  return { memory, isShared, begin, bytes: read.bytes.call(given) as number, dtype: ownDtypes[kind] }
}

function checkAtMost(name: string, value: unknown, most: number): number {
  const checked = checkInteger(name, value, '[0, inf)')
  if (checked > most)
    throw new RangeError(`Expected integer in [0, ${most}] for ${name} but received ${checked}`)
  return checked
}

/** The memory behind a buffer that nobody else has any more. */
function taken(memory: ArrayBuffer): ArrayBuffer {
  const refusal = (): PdecayError =>
    new PdecayError(
      'ERR_UNSUPPORTED',
      'frombuffer: this buffer cannot be moved (Node’s pool of small Buffers, WebAssembly’s memory, asTypedArray’s, ' +
        'or one marked so): copy it, with tensor()',
    )
  let moved: ArrayBuffer
  try {
    moved = clone(memory, { transfer: [memory] })
  } catch {
    throw refusal()
  }
  // Some are copied, without a word.
  if (read.size.call(memory) !== 0) throw refusal()
  return moved
}

/**
 * A tensor of one dimension over the buffer's memory, with no copy.
 *
 * A SharedArrayBuffer is shared: what one side writes the other sees, in every thread that has it. An ArrayBuffer is
 * moved, as by `postMessage`: it and all arrays over it are of length 0 from then on, so that nobody can take the memory
 * away from the tensor; `asTypedArray()` gives an array over it again.
 *
 * @param buffer - a typed array stands for the part that it shows
 * @throws RangeError for a count or offset that does not fit, or an offset that is no multiple of an element's size;
 *   PdecayError `ERR_UNSUPPORTED` for what cannot be moved, and for bool and quantized dtypes
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
  if (dtype === undefined) throw new TypeError('Expected dtype for a bare buffer but received none')
  if (dtype === 'bool' || dtype.startsWith('q'))
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `frombuffer: memory cannot be lent as ${dtype}: take it as uint8`,
    )
  const width = elementBytes[dtype]
  const offset = checkAtMost('offset', from, bytes)
  if ((begin + offset) % width !== 0)
    throw new RangeError(
      `Expected the elements to begin at a multiple of ${width} bytes for offset but received ${begin + offset}`,
    )
  const rest = bytes - offset
  if (some === undefined && rest % width !== 0)
    throw new RangeError(`Expected whole elements of ${width} bytes for buffer but received ${rest} bytes`)
  const count = checkAtMost('count', some ?? rest / width, Math.floor(rest / width))
  // Nothing is moved before all else is known to be right.
  const part = new Uint8Array(isShared ? memory : taken(memory as ArrayBuffer), begin + offset, count * width)
  const tensor = wrap(core().viewArray(part, [count], dtype))
  return requiresGrad ? tensor.requiresGrad_() : tensor
}
