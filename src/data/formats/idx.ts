import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { PdecayError } from '../../errors.js'

/** The element types of IDX, by the code in the third byte of the file; multi-byte ones are big-endian. */
const elements = {
  8: { dtype: 'uint8', array: Uint8Array },
  9: { dtype: 'int8', array: Int8Array },
  11: { dtype: 'int16', array: Int16Array },
  12: { dtype: 'int32', array: Int32Array },
  13: { dtype: 'float32', array: Float32Array },
  14: { dtype: 'float64', array: Float64Array },
} as const

export type IdxDType = (typeof elements)[keyof typeof elements]['dtype']
export type IdxData = InstanceType<(typeof elements)[keyof typeof elements]['array']>

/** An array read from an IDX file: its element type, its shape, and its elements in row-major order. */
export interface IdxArray {
  dtype: IdxDType
  shape: number[]
  data: IdxData
}

/** What a caller knows about a file beforehand; a `null` in `shape` accepts any size there. */
export interface IdxExpectation {
  dtype?: IdxDType
  shape?: readonly (number | null)[]
}

function fail(name: string, what: string): never {
  throw new PdecayError('ERR_DATA', `${name}: ${what}`)
}

function check(name: string, found: IdxArray, expected: IdxExpectation): void {
  if (expected.dtype && found.dtype !== expected.dtype)
    fail(name, `expected elements of type ${expected.dtype} but found ${found.dtype}`)
  const shape = expected.shape
  if (
    shape &&
    (shape.length !== found.shape.length || shape.some((n, i) => n !== null && n !== found.shape[i]))
  )
    fail(
      name,
      `expected an array of ${shape.map((n) => n ?? 'any').join(' x ')} but found ${found.shape.join(' x ')}`,
    )
}

/**
 * Reads an array in the IDX format (the format of MNIST): two zero bytes, one for the element type, one for the
 * number of dimensions, each size as a big-endian 32-bit integer, then the elements and nothing more.
 *
 * @param bytes the whole file, already decompressed
 * @param name what errors call the file
 * @throws PdecayError `ERR_DATA` if the header is not IDX's, or the length is not what the header says
 * @example
 * ```ts
 * const file = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9)
 * data.parseIdx(file).data // Uint8Array [7, 9]
 * ```
 */
export function parseIdx(bytes: Uint8Array, name = 'IDX data', expected: IdxExpectation = {}): IdxArray {
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0)
    fail(name, 'not an IDX file: it does not begin with two zero bytes')
  const element = elements[bytes[2] as keyof typeof elements]
  if (!element) fail(name, `not an IDX file: unknown element type ${bytes[2]}`)
  const header = 4 + 4 * bytes[3]!
  if (bytes.length < header)
    fail(name, `truncated: ${bytes.length} bytes do not hold the header of ${header}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shape = Array.from({ length: bytes[3]! }, (_, i) => view.getUint32(4 + 4 * i))
  const width = element.array.BYTES_PER_ELEMENT
  const length = header + shape.reduce((a, b) => a * b, width)
  if (bytes.length < length)
    fail(name, `truncated: ${bytes.length} bytes where ${shape.join(' x ')} elements take ${length}`)
  if (bytes.length > length) fail(name, `${bytes.length - length} bytes follow the last element`)
  // A copy: typed arrays need aligned storage, and the swap below must not touch the caller's bytes.
  const body = Buffer.from(bytes.subarray(header))
  const storage = body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength)
  const swapped = Buffer.from(storage)
  if (width === 2) swapped.swap16()
  if (width === 4) swapped.swap32()
  if (width === 8) swapped.swap64()
  const found: IdxArray = { dtype: element.dtype, shape, data: new element.array(storage) }
  check(name, found, expected)
  return found
}

/**
 * Reads an IDX file, gzip or plain.
 *
 * @param path the file; gzip is told by its first bytes, not by the name
 * @throws PdecayError `ERR_DATA` if the file is not whole or not what `expected` says
 */
export async function readIdx(path: string, expected: IdxExpectation = {}): Promise<IdxArray> {
  const name = basename(path)
  let bytes: Uint8Array = await readFile(path)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    bytes = await promisify(gunzip)(bytes).catch((error: Error) =>
      fail(name, `truncated or damaged gzip file (${error.message})`),
    )
  }
  return parseIdx(bytes, name, expected)
}
