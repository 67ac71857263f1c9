// The archive of torch.export.save, .pt2: a zip with the graph of each program as JSON and the raw memory of its tensors.
import { readFile } from '../_files.js'
import { PdecayError } from '../errors.js'
import { type DType, elementBytes } from '../tensor/core/dtypes.js'
import type { Tensor } from '../tensor/core/tensor.js'
import { asElements, fromParts } from './_elements.js'
import { apart, mapFile } from './_mapped.js'
import { ZipReader } from './zip.js'

/** A parsed JSON value. Whole numbers beyond 2^53 are strings of digits that end in 'n'. */
export type Json = unknown

const damaged = (what: string): Error => new Error(`${what} is damaged`)

/** @throws Error with the name of the value if it is not an object */
export function asRecord(value: Json, what: string): Record<string, Json> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(what)
  return value as Record<string, Json>
}
/** @throws Error with the name of the value if it is not an array */
export function asList(value: Json, what: string): Json[] {
  if (!Array.isArray(value)) throw damaged(what)
  return value
}
/** @throws Error with the name of the value if it is not a string */
export function asText(value: Json, what: string): string {
  if (typeof value !== 'string') throw damaged(what)
  return value
}
/** @throws Error with the name of the value if it is not a size */
export function asSize(value: Json, what: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw damaged(what)
  return value as number
}

/** A union in the schema: an object with one key. */
export function asUnion(value: Json, what: string): [kind: string, value: Json] {
  const entries = Object.entries(asRecord(value, what))
  if (entries.length !== 1) throw damaged(what)
  return entries[0]!
}

// torch/_export/serde/schema.py: ScalarType.
const scalarTypes = new Map<Json, DType>([
  [1, 'uint8'],
  [2, 'int8'],
  [3, 'int16'],
  [4, 'int32'],
  [5, 'int64'],
  [6, 'float16'],
  [7, 'float32'],
  [8, 'float64'],
  [9, 'complex32'],
  [10, 'complex64'],
  [11, 'complex128'],
  [12, 'bool'],
  [13, 'bfloat16'],
  [28, 'uint16'],
  [29, 'float8_e4m3fn'],
  [30, 'float8_e5m2'],
  [31, 'float8_e4m3fnuz'],
  [32, 'float8_e5m2fnuz'],
])
/** The dtype of a ScalarType number in the schema. */
export function dtypeOf(value: Json): DType {
  const dtype = scalarTypes.get(value)
  if (!dtype) throw new Error(`it has a dtype that is not known here, ${String(value)}`)
  return dtype
}
/** The ScalarType number of a dtype. */
export function scalarTypeOf(dtype: DType): number {
  for (const [number, name] of scalarTypes) if (name === dtype) return number as number
  throw new Error(`${dtype} has no number in the schema`)
}
/** The number of the strided layout in the schema. */
export const strided = 7

/** A tensor in the archive, before its memory is read. */
export interface SavedTensor {
  readonly name: string
  readonly isParameter: boolean
  readonly requiresGrad: boolean
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly strides: readonly number[]
  readonly offset: number
  readonly record: string
}

/** One exported program of an archive. */
export interface SavedProgram {
  /** torch/_export/serde/schema.py: ExportedProgram. */
  readonly json: Record<string, Json>
  /** Parameters, buffers and lifted constants, by their Python names. */
  readonly tensors: ReadonlyMap<string, SavedTensor>
}

// '"' starts a string, which is skipped.
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g
const isLargeInteger = (token: string) =>
  token.length >= 16 && token[0] !== '"' && /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))

function parse(bytes: Uint8Array, record: string): Record<string, Json> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  const exact = text.replace(tokens, (token) => (isLargeInteger(token) ? `"${token}n"` : token))
  try {
    return asRecord(JSON.parse(exact) as Json, `its record '${record}'`)
  } catch (cause) {
    throw new Error(`its record '${record}' is damaged: it is not JSON`, { cause })
  }
}

const sizesOf = (value: Json, what: string): number[] =>
  asList(value, what).map((size) => {
    const [, number] = asUnion(size, what)
    return asSize(number, what)
  })

function readTensor(name: string, folder: string, value: Json): SavedTensor {
  const what = `its tensor '${name}'`
  const { path_name: record, is_param: isParameter, use_pickle: pickled, tensor_meta } = asRecord(value, what)
  if (pickled === true)
    throw new Error(`${what} is of a class of its own, which is pickled: only plain tensors are read`)
  if (tensor_meta === null) throw new Error(`${what} is a Python object: only tensors are read`)
  const meta = asRecord(tensor_meta, what)
  if (meta.layout !== strided) throw new Error(`${what} is sparse: only dense tensors are read`)
  const [shape, strides] = [sizesOf(meta.sizes, what), sizesOf(meta.strides, what)]
  if (shape.length !== strides.length) throw damaged(what)
  return {
    name,
    isParameter: isParameter === true,
    requiresGrad: meta.requires_grad === true,
    dtype: dtypeOf(meta.dtype),
    shape,
    strides,
    offset: sizesOf([meta.storage_offset], what)[0]!,
    record: `${folder}${asText(record, what)}`,
  }
}

/** An open archive: its programs and their tensors. */
export class ExportedArchive {
  readonly #zip: ZipReader
  readonly #root: string
  readonly #mapped: Tensor | null
  readonly #records = new Map<string, Promise<Tensor>>()
  readonly #made = new Map<string, Promise<Tensor>>()

  private constructor(zip: ZipReader, root: string, mapped: Tensor | null) {
    this.#zip = zip
    this.#root = root
    this.#mapped = mapped
  }

  /** @param map whether tensors are memory-mapped from the file, with copy-on-write */
  static async open(zip: ZipReader, path: string, size: number, map: boolean): Promise<ExportedArchive> {
    const mark = zip.names.find((name) => /^[^/]*\/?archive_format$/.test(name))
    if (mark === undefined) {
      if (zip.names.some((name) => name.endsWith('serialized_exported_program.json')))
        throw new Error(
          'it is of an older torch: load it with torch.export.load and save it again in torch 2.11',
        )
      throw new Error('it is a zip archive, but not of torch.export.save: it has no archive_format')
    }
    const root = mark.slice(0, -'archive_format'.length)
    const small = async (name: string): Promise<string> => {
      if (zip.sizeOf(root + name) > 1000) throw damaged(`its record '${name}'`)
      return Buffer.from(await zip.read(root + name)).toString('utf8')
    }
    const [format, version] = [await small('archive_format'), await small('archive_version')]
    if (format !== 'pt2' || version.trim() !== '0')
      throw new Error(`it is of format ${format} ${version}, where pt2 0 is read`)
    if (zip.names.includes(`${root}byteorder`) && (await small('byteorder')) !== 'little')
      throw new Error('its numbers are big-endian')
    return new ExportedArchive(zip, root, map ? mapFile('loadExported', path, size) : null)
  }

  /** The names of the programs: 'model', or the names passed to package_pt2. */
  get names(): string[] {
    const folder = `${this.#root}models/`
    return this.#zip.names
      .filter((name) => name.startsWith(folder) && name.endsWith('.json'))
      .map((name) => name.slice(folder.length, -'.json'.length))
  }

  async program(name: string): Promise<SavedProgram> {
    const json = async (record: string) => parse(await this.#zip.read(this.#root + record), record)
    const tensors = new Map<string, SavedTensor>()
    for (const kind of ['weights', 'constants']) {
      const record = `data/${kind}/${name}_${kind}_config.json`
      const { config } = await json(record)
      for (const [fqn, meta] of Object.entries(asRecord(config, `its record '${record}'`)))
        tensors.set(fqn, readTensor(fqn, `data/${kind}/`, meta))
    }
    return { json: await json(`models/${name}.json`), tensors }
  }

  /** Reads a tensor. Identical views of one storage are one tensor, so tied weights stay tied. */
  tensor(saved: SavedTensor): Promise<Tensor> {
    const { record, dtype, shape, strides, offset } = saved
    const key = JSON.stringify([record, dtype, shape, strides, offset])
    let made = this.#made.get(key)
    if (!made) {
      made = this.#make(saved)
      this.#made.set(key, made)
    }
    return made
  }

  async #make({ name, record, dtype, shape, strides, offset }: SavedTensor): Promise<Tensor> {
    const raw = await this.#memory(record)
    const width = elementBytes[dtype]
    const elements = Math.floor(raw.numel / width)
    const last = shape.includes(0) ? -1 : shape.reduce((at, size, d) => at + (size - 1) * strides[d]!, offset)
    if (!(last < elements)) throw new Error(`its tensor '${name}' reaches beyond its memory, '${record}'`)
    // Memory that is not aligned to the elements cannot be viewed as elements.
    const bytes = raw.narrow(0, 0, elements * width)
    const begins = Number(raw.dataPointer % BigInt(width)) === 0
    const flat = asElements(`its record '${record}'`, begins ? bytes : bytes.clone(), dtype)
    const base = begins ? await this.#elementsBefore(record, width) : 0
    return apart(
      'loadExported',
      flat.asStrided([...shape], [...strides], { storageOffset: base + offset }),
      dtype,
    )
  }

  async #elementsBefore(record: string, width: number): Promise<number> {
    return this.#mapped ? (await this.#zip.place(this.#root + record)).at / width : 0
  }

  #memory(record: string): Promise<Tensor> {
    let memory = this.#records.get(record)
    if (!memory) {
      memory = this.#read(this.#root + record)
      this.#records.set(record, memory)
    }
    return memory
  }

  async #read(record: string): Promise<Tensor> {
    if (!this.#mapped) return fromParts(this.#zip.sizeOf(record), (put) => this.#zip.readParts(record, put))
    const { at, size } = await this.#zip.place(record)
    return this.#mapped.narrow(0, at, size)
  }
}

// If libtorch rejects values from the file, the file is wrong. Lack of memory or of the library is not the file's fault.
const ofValues = [
  'ERR_ARGUMENT',
  'ERR_RANGE',
  'ERR_LIBTORCH',
  'ERR_INDEX',
  'ERR_NOT_IMPLEMENTED',
  'ERR_UNSUPPORTED',
]
const ofFile = (error: unknown): unknown =>
  error instanceof PdecayError && ofValues.includes(error.code)
    ? new Error(error.message, { cause: error })
    : error

/**
 * Opens an archive while `use` runs. Tensors that it returned stay valid.
 *
 * @param label the caller's name, for messages
 * @param map whether tensors are memory-mapped from the file, with copy-on-write; otherwise they are read and checked
 * @throws PdecayError `ERR_FILE` if anything fails
 */
export function readExportedArchive<T>(
  label: string,
  path: string,
  map: boolean,
  use: (archive: ExportedArchive) => Promise<T>,
): Promise<T> {
  return readFile(label, path, async (file) => {
    const { size } = await file.stat()
    try {
      return await use(await ExportedArchive.open(await ZipReader.open(file), path, size, map))
    } catch (error) {
      throw ofFile(error)
    }
  })
}
