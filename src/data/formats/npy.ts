import type { FileHandle } from 'node:fs/promises'
import { checkInteger, checkKnownKeys, checkString, show } from '../../_check.js'
import { readFile, readWhole, writeFile } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { ZipReader } from '../../io/zip.js'
import type { DType, TypedArray } from '../../tensor/core/dtypes.js'
import { isTensor } from '../../tensor/core/tensor.js'
import type { Tensor } from '../../tensor/index.js'
import { NdArray, sizeOf } from '../loader/nd-array.js'

const kinds = {
  f8: ['float64', Float64Array],
  f4: ['float32', Float32Array],
  f2: ['float16', Uint16Array],
  i8: ['int64', BigInt64Array],
  i4: ['int32', Int32Array],
  i2: ['int16', Int16Array],
  i1: ['int8', Int8Array],
  u8: ['uint64', BigUint64Array],
  u4: ['uint32', Uint32Array],
  u2: ['uint16', Uint16Array],
  u1: ['uint8', Uint8Array],
  b1: ['bool', Uint8Array],
} as const satisfies Record<string, readonly [DType, unknown]>

/** Options of {@link readNpy} and {@link readNpz}. */
export interface NpyOptions {
  /** The most bytes of elements that a file may hold. Default 2^32. */
  maxBytes?: number
}

const magic = Buffer.from('\x93NUMPY', 'latin1')

function fail(name: string, what: string): never {
  throw new PdecayError('ERR_DATA', `${name}: ${what}`)
}

/** The header: a Python dict of three entries, which is read, not run. */
function readHeader(name: string, text: string) {
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1]
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1]
  const sizes = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text)?.[1]
  if (descr === undefined || order === undefined || sizes === undefined)
    fail(name, `no NumPy array of numbers: its header is ${show(text.trim())}`)
  const [, byteOrder, code] = /^([<>|=]?)(\w\d+)$/.exec(descr) ?? []
  const kind =
    code !== undefined && Object.hasOwn(kinds, code) ? kinds[code as keyof typeof kinds] : undefined
  if (!kind) fail(name, `elements of type ${show(descr)} are not supported`)
  const shape = sizes
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => Number.parseInt(each, 10))
  return { kind, shape, isBig: byteOrder === '>', isFortran: order === 'True' }
}

/** Elements whose first index varies fastest, in row-major order. */
function fromFortran(data: TypedArray, shape: readonly number[]): TypedArray {
  const out = data.slice() as unknown as Record<number, unknown>
  const place = new Array<number>(shape.length).fill(0)
  const strides = shape.map((_, dim) => sizeOf(shape.slice(dim + 1)))
  for (let i = 0; i < data.length; i++) {
    let to = 0
    for (let dim = 0; dim < shape.length; dim++) to += place[dim]! * strides[dim]!
    out[to] = data[i]
    for (let dim = 0; dim < shape.length && ++place[dim]! === shape[dim]; dim++) place[dim] = 0
  }
  return out as unknown as TypedArray
}

/**
 * Reads an array in NumPy's format `.npy`. Arrays of Python objects are refused: reading them would run code.
 *
 * @param bytes the whole file
 * @param name the name of the file in error messages
 * @throws PdecayError `ERR_DATA` for a file that is damaged, truncated, or holds no array of numbers
 * @source https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function parseNpy(bytes: Uint8Array, name = 'npy data'): NdArray {
  if (!(bytes instanceof Uint8Array))
    throw new TypeError(`Expected a Uint8Array for bytes but received ${show(bytes)}`)
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 10 || !view.subarray(0, 6).equals(magic))
    fail(name, 'not a file of NumPy: it does not begin with its mark')
  const version = bytes[6]!
  if (version < 1 || version > 3) fail(name, `version ${version} of the format is unknown`)
  const start = version === 1 ? 10 : 12
  if (bytes.length < start) fail(name, 'truncated in its header')
  const length = version === 1 ? view.readUInt16LE(8) : view.readUInt32LE(8)
  if (length > 2 ** 20 || start + length > bytes.length)
    fail(name, `truncated: a header of ${length} bytes in ${bytes.length}`)
  const { kind, shape, isBig, isFortran } = readHeader(name, view.toString('latin1', start, start + length))
  const [dtype, Kind] = kind
  const count = shape.includes(0) ? 0 : sizeOf(shape)
  const size = count * Kind.BYTES_PER_ELEMENT
  const found = bytes.length - start - length
  if (found !== size)
    fail(name, `${found} bytes of elements where the shape [${shape.join(', ')}] takes ${size}`)
  const body = new Uint8Array(bytes.subarray(start + length))
  if (isBig) swap(body, Kind.BYTES_PER_ELEMENT)
  const data = new Kind(body.buffer) as TypedArray
  return new NdArray(isFortran && shape.length > 1 ? fromFortran(data, shape) : data, shape, dtype)
}

function swap(bytes: Uint8Array, width: number): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (width === 2) view.swap16()
  if (width === 4) view.swap32()
  if (width === 8) view.swap64()
}

/** Reads a file, at most `most` bytes and a header. */
async function readBounded<T>(
  label: string,
  path: string,
  options: NpyOptions,
  read: (file: FileHandle, size: number, most: number) => Promise<T>,
): Promise<T> {
  checkKnownKeys(`${label} options`, options, ['maxBytes'])
  const most = checkInteger('maxBytes', options.maxBytes ?? 2 ** 32, '[0, inf)')
  return readFile(label, checkString('path', path), async (file) => {
    const { size } = await file.stat()
    if (size > most + 2 ** 20) fail(path, `the file has ${size} bytes, and maxBytes allows ${most}`)
    return read(file, size, most)
  })
}

/**
 * Reads an array from a file that `numpy.save` wrote.
 *
 * @throws PdecayError `ERR_DATA` as {@link parseNpy}, `ERR_FILE` if the file cannot be read
 * @example
 * ```ts
 * const images = await data.readNpy('images.npy')
 * const set = data.tensorDataset({ x: images.toTensor() })
 * ```
 */
export async function readNpy(path: string, options: NpyOptions = {}): Promise<NdArray> {
  return readBounded('readNpy', path, options, async (file, size) =>
    parseNpy(await readWhole(file, 0, size), path),
  )
}

/**
 * Reads the arrays of a file that `numpy.savez` or `numpy.savez_compressed` wrote, by their names.
 *
 * @throws PdecayError `ERR_DATA` as {@link parseNpy}, for a damaged archive, or more than `maxBytes` bytes after
 *   decompression; `ERR_FILE` if the file cannot be read
 */
export async function readNpz(path: string, options: NpyOptions = {}): Promise<Record<string, NdArray>> {
  return readBounded('readNpz', path, options, async (file, _, most) => {
    const arrays: [string, NdArray][] = []
    try {
      const zip = await ZipReader.open(file)
      if (zip.totalSize > most) fail(path, `its entries take more than ${most} bytes, which maxBytes allows`)
      for (const name of zip.names)
        arrays.push([name.replace(/\.npy$/, ''), parseNpy(await zip.inflate(name), `${path}: ${name}`)])
    } catch (error) {
      // Errors of the system have a code.
      if (!(error instanceof Error) || 'code' in error) throw error
      fail(path, error.message)
    }
    return Object.fromEntries(arrays)
  })
}

/**
 * Writes an array for `numpy.load`, completely or not at all.
 * @throws TypeError for something else than an array or a tensor; PdecayError `ERR_FILE`, `ERR_NO_SPACE`,
 *   `ERR_UNSUPPORTED` for a dtype that NumPy lacks
 */
export async function writeNpy(path: string, array: NdArray | Tensor): Promise<void> {
  checkString('path', path)
  if (!(array instanceof NdArray) && !isTensor(array))
    throw new TypeError(`Expected NdArray or Tensor for array but received ${show(array)}`)
  const { dtype, shape } = array
  const code = Object.entries(kinds).find(([, [own]]) => own === dtype)?.[0]
  if (!code) throw new PdecayError('ERR_UNSUPPORTED', `writeNpy: NumPy has no type for ${dtype}`)
  const data =
    array instanceof NdArray
      ? array.data
      : dtype === 'float16'
        ? array.view('int16').toTypedArray()
        : array.toTypedArray()
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const order = code.endsWith('1') ? '|' : '<'
  const head = `{'descr': '${order}${code}', 'fortran_order': False, 'shape': (${sizes}), }`
  // The elements begin at a multiple of 64 bytes.
  const text = `${head.padEnd(Math.ceil((head.length + 11) / 64) * 64 - 11)}\n`
  const start = Buffer.alloc(10)
  magic.copy(start)
  start[6] = 1
  start.writeUInt16LE(text.length, 8)
  const elements = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)
  await writeFile('writeNpy', path, [start, Buffer.from(text, 'latin1'), elements])
}
