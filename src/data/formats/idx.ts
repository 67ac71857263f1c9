import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { checkInstance, checkInteger, checkKnownKeys } from '../../_check.js'
import { readFile } from '../../_files.js'
import { PdecayError } from '../../errors.js'

/** The element types of IDX, by the code in the third byte of the file. Multi-byte types are big-endian. */
const elements = {
  8: { dtype: 'uint8', array: Uint8Array },
  9: { dtype: 'int8', array: Int8Array },
  11: { dtype: 'int16', array: Int16Array },
  12: { dtype: 'int32', array: Int32Array },
  13: { dtype: 'float32', array: Float32Array },
  14: { dtype: 'float64', array: Float64Array },
} as const

/** The element types of IDX. */
export type IdxDType = (typeof elements)[keyof typeof elements]['dtype']
/** Elements read from an IDX file, in a typed array of their type. */
export type IdxData = InstanceType<(typeof elements)[keyof typeof elements]['array']>

/** An array read from an IDX file: its element type, its shape, and its elements in row-major order. */
export interface IdxArray {
  dtype: IdxDType
  shape: number[]
  data: IdxData
}

/** What a file must contain. A `null` in `shape` accepts any size. */
export interface IdxExpectation {
  dtype?: IdxDType
  shape?: readonly (number | null)[]
}

/** Options of {@link readIdx}. */
export interface ReadIdxOptions extends IdxExpectation {
  /** The maximum number of bytes of elements: a small gzip file can expand to a thousand times its size. Default: 2^31. */
  maxBytes?: number
}

function fail(name: string, what: string): never {
  throw new PdecayError('ERR_DATA', `${name}: ${what}`)
}

interface Header {
  element: (typeof elements)[keyof typeof elements]
  shape: number[]
  /** Sizes of the header and of the elements, in bytes. */
  length: number
  body: number
}

const headerLength = (start: Uint8Array) => (start.length < 4 ? 4 : 4 + 4 * start[3]!)

function readHeader(name: string, bytes: Uint8Array): Header {
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0)
    fail(name, 'not an IDX file: it does not begin with two zero bytes')
  const element = elements[bytes[2] as keyof typeof elements]
  if (!element) fail(name, `not an IDX file: unknown element type ${bytes[2]}`)
  const length = headerLength(bytes)
  if (bytes.length < length)
    fail(name, `truncated: ${bytes.length} bytes do not hold the header of ${length}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shape = Array.from({ length: bytes[3]! }, (_, i) => view.getUint32(4 + 4 * i))
  // The product of huge sizes is Infinity, and Infinity times 0 is NaN.
  const body = shape.includes(0) ? 0 : shape.reduce((a, b) => a * b, element.array.BYTES_PER_ELEMENT)
  return { element, shape, length, body }
}

function check(name: string, { element, shape }: Header, expected: IdxExpectation): void {
  if (expected.dtype && element.dtype !== expected.dtype)
    fail(name, `expected elements of type ${expected.dtype} but found ${element.dtype}`)
  const wanted = expected.shape
  if (wanted && (wanted.length !== shape.length || wanted.some((n, i) => n !== null && n !== shape[i])))
    fail(
      name,
      `expected an array of ${wanted.map((n) => n ?? 'any').join(' x ')} but found ${shape.join(' x ')}`,
    )
}

function checkLength(name: string, { shape, length, body }: Header, found: number): void {
  if (found < length + body)
    fail(name, `truncated: ${found} bytes where ${shape.join(' x ')} elements take ${length + body}`)
  if (found > length + body) fail(name, `${found - length - body} bytes follow the last element`)
}

/** @param storage the elements in the byte order of the file; converted in place to the byte order of this machine */
function toArray({ element, shape }: Header, storage: Uint8Array<ArrayBuffer>): IdxArray {
  const swapped = Buffer.from(storage.buffer)
  const width = element.array.BYTES_PER_ELEMENT
  if (width === 2) swapped.swap16()
  if (width === 4) swapped.swap32()
  if (width === 8) swapped.swap64()
  return { dtype: element.dtype, shape, data: new element.array(storage.buffer) }
}

/**
 * Reads an array in the IDX format (the format of MNIST): two zero bytes, one for the element type, one for the
 * number of dimensions, each size as a big-endian 32-bit integer, and then only the elements.
 *
 * @param bytes - the whole file, already decompressed
 * @param name - the name of the file in error messages
 * @param expected - the required element type and shape
 * @returns the array, in its own memory
 * @throws PdecayError `ERR_DATA` if the header is not an IDX header or not as expected, or the length does not match it
 * @example
 * ```ts
 * const file = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9)
 * data.parseIdx(file).data // Uint8Array [7, 9]
 * ```
 */
export function parseIdx(bytes: Uint8Array, name = 'IDX data', expected: IdxExpectation = {}): IdxArray {
  checkInstance('bytes', bytes, Uint8Array)
  const header = readHeader(name, bytes)
  check(name, header, expected)
  checkLength(name, header, bytes.length)
  // Copy: typed arrays need aligned storage, and the caller's bytes must not change.
  return toArray(header, new Uint8Array(bytes.subarray(header.length)))
}

const isGzip = (start: Uint8Array) => start[0] === 0x1f && start[1] === 0x8b

/** The bytes of a file in parts, decompressed if it is a gzip file. */
async function* partsOf(name: string, file: FileHandle): AsyncGenerator<Buffer, void> {
  const start = Buffer.alloc(2)
  await file.read(start, 0, 2, 0)
  const packed = file.createReadStream({ start: 0, autoClose: false })
  if (!isGzip(start)) yield* packed
  else
    try {
      // An error of either stream is an error of this file.
      yield* pipeline(packed, createGunzip(), () => {})
    } catch (error) {
      fail(name, `truncated or damaged gzip file (${(error as Error).message})`)
    }
}

/**
 * Reads an IDX file, gzip or plain. Decompression stops at the size in the header, and does not start if the header is not
 * as expected.
 *
 * @param path - the file; gzip is detected by the first bytes, not by the name
 * @param options - the required element type and shape, and the maximum number of bytes
 * @returns the array
 * @throws PdecayError `ERR_DATA` if the file is incomplete, not as expected or too large, `ERR_FILE` if it cannot be
 *   read
 */
export async function readIdx(path: string, options: ReadIdxOptions = {}): Promise<IdxArray> {
  checkKnownKeys('readIdx options', options, ['dtype', 'shape', 'maxBytes'])
  const maxBytes = checkInteger('maxBytes', options.maxBytes ?? 2 ** 31, '[0, inf)')
  return readFile('readIdx', path, async (file) => {
    const name = basename(path)
    let start: Uint8Array = new Uint8Array()
    let found = 0
    let header: Header | undefined
    let body = new Uint8Array()
    for await (const part of partsOf(name, file)) {
      found += part.length
      let rest: Uint8Array = part
      if (!header) {
        start = Buffer.concat([start, part])
        if (start.length < headerLength(start)) continue
        header = readHeader(name, start)
        check(name, header, options)
        if (header.body > maxBytes)
          fail(name, `its elements take ${header.body} bytes, and maxBytes allows ${maxBytes}`)
        body = new Uint8Array(header.body)
        rest = start.subarray(header.length)
      }
      if (found > header.length + header.body) checkLength(name, header, found)
      body.set(rest, found - header.length - rest.length)
    }
    header ??= readHeader(name, start)
    checkLength(name, header, found)
    return toArray(header, body)
  })
}
