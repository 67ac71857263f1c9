import type { FileHandle } from 'node:fs/promises'
import { checkBoolean, checkKnownKeys, checkObject, checkString, show } from '../_check.js'
import { readFile, readParts, readWhole, writeFile } from '../_files.js'
import { PdecayError } from '../errors.js'
import { type Device, type DType, elementBytes } from '../tensor/core/dtypes.js'
import { tidy } from '../tensor/core/scope.js'
import { isTensor, type Tensor } from '../tensor/core/tensor.js'
import { checkDevice } from '../tensor/values/create.js'
import { asElements, fromParts, Snapshot } from './_elements.js'
import { members } from './_json.js'
import { mapFile, mappedElements } from './_mapped.js'

// https://github.com/huggingface/safetensors: eight bytes of header length, a JSON header, and the elements.

const codes = {
  float64: 'F64',
  float32: 'F32',
  float16: 'F16',
  bfloat16: 'BF16',
  int64: 'I64',
  int32: 'I32',
  int16: 'I16',
  int8: 'I8',
  uint64: 'U64',
  uint32: 'U32',
  uint16: 'U16',
  uint8: 'U8',
  bool: 'BOOL',
  float8_e5m2: 'F8_E5M2',
  float8_e4m3fn: 'F8_E4M3',
} as const satisfies Partial<Record<DType, string>>
type SavedType = keyof typeof codes
const typeOfCode = new Map<unknown, SavedType>(
  Object.entries(codes).map(([dtype, code]) => [code, dtype as SavedType]),
)

const metadataKey = '__metadata__'
const mostHeaderBytes = 100_000_000 // the reference implementation's limit
const mostEntryLength = 10_000 // characters of an entry's JSON, enough for hundreds of dimensions
const alignment = 8

interface Entry {
  name: string
  dtype: SavedType
  shape: number[]
  begin: number
  end: number
}

/** Options of {@link save}. */
export interface SaveOptions {
  /** Text that is stored with the tensors. */
  metadata?: Readonly<Record<string, string>>
}

/** Options of {@link load}. */
export interface LoadOptions {
  /** The device of the tensors. Default: 'cpu'. */
  device?: Device
  /**
   * Whether the tensors are memory-mapped: the file opens at once, and elements are read when they are first needed and
   * copied when they are first written. The file must not be changed in place while the tensors are in use; the functions
   * of this package replace files instead. Default: false.
   */
  mmap?: boolean
}

/** The content of a file's header. */
export interface SafetensorsHeader {
  metadata: Record<string, string>
  tensors: Record<string, { dtype: DType; shape: number[] }>
}

function checkMetadata(metadata: unknown): Record<string, string> {
  const record = checkObject('metadata', metadata)
  for (const [key, value] of Object.entries(record)) checkString(`metadata.${key}`, value)
  return record as Record<string, string>
}

/** @internal @throws TypeError for what is no tensor, PdecayError `ERR_UNSUPPORTED` for a dtype that the format lacks */
export function checkSavable(name: string, tensor: unknown): Tensor {
  if (name === metadataKey) throw new RangeError(`A tensor cannot be named ${metadataKey}`)
  if (!isTensor(tensor))
    throw new TypeError(`Expected Tensor for tensors.${name} but received ${show(tensor)}`)
  if (!(tensor.dtype in codes))
    throw new PdecayError('ERR_UNSUPPORTED', `save: safetensors cannot hold ${tensor.dtype} (${name})`)
  return tensor
}

/** A snapshot of the elements of all tensors, so that training can continue while the file is written. */
function snapshot(tensors: Readonly<Record<string, Tensor>>): { entries: Entry[]; snapshots: Snapshot[] } {
  const parts = Object.entries(checkObject('tensors', tensors)).map(([name, each]) => {
    const tensor = checkSavable(name, each)
    const { dtype, shape } = tensor
    return { name, dtype: dtype as SavedType, shape, snapshot: new Snapshot(tensor) }
  })
  // Wide elements first, so that each tensor is aligned to its element size.
  parts.sort((a, b) => elementBytes[b.dtype] - elementBytes[a.dtype] || (a.name < b.name ? -1 : 1))
  let at = 0
  const entries = parts.map(({ name, dtype, shape, snapshot }) => {
    const begin = at
    at += snapshot.bytes
    return { name, dtype, shape, begin, end: at }
  })
  return { entries, snapshots: parts.map(({ snapshot }) => snapshot) }
}

function encodeHeader(entries: readonly Entry[], metadata: Record<string, string> | undefined): Buffer {
  const fields: [string, unknown][] = entries.map(({ name, dtype, shape, begin, end }) => [
    name,
    { dtype: codes[dtype], shape, data_offsets: [begin, end] },
  ])
  if (metadata && Object.keys(metadata).length > 0) fields.unshift([metadataKey, metadata])
  const text = Buffer.from(JSON.stringify(Object.fromEntries(fields)))
  const length = Math.ceil(text.length / alignment) * alignment
  const header = Buffer.alloc(8 + length, ' ')
  header.writeBigUInt64LE(BigInt(length))
  text.copy(header, 8)
  return header
}

/**
 * Writes a record of tensors as a safetensors file. The file is written completely or not at all: pdecay writes a temporary
 * file in the same folder and renames it. The file contains the elements at the time of the call.
 *
 * @throws PdecayError `ERR_FILE` if the file cannot be written
 */
export async function save(
  path: string,
  tensors: Readonly<Record<string, Tensor>>,
  options: SaveOptions = {},
): Promise<void> {
  checkString('path', path)
  checkKnownKeys('save options', options, ['metadata'])
  const file = saved(tensors, options.metadata)
  try {
    await writeFile('save', path, file.chunks)
  } finally {
    file.dispose()
  }
}

/** @internal A file that has still to be written, of the elements as they are now. Dispose it after that. */
export function saved(
  tensors: Readonly<Record<string, Tensor>>,
  metadata?: Readonly<Record<string, string>>,
): { chunks: Iterable<Uint8Array>; dispose(): void } {
  const text = metadata === undefined ? undefined : checkMetadata(metadata)
  const { entries, snapshots } = snapshot(tensors)
  return {
    chunks: chunksOf(encodeHeader(entries, text), snapshots),
    dispose() {
      for (const each of snapshots) each.dispose()
    },
  }
}

function* chunksOf(header: Uint8Array, snapshots: readonly Snapshot[]): Generator<Uint8Array, void> {
  yield header
  for (const each of snapshots) yield* each.parts()
}

/** @param text the JSON of the entry */
function parseEntry(name: string, text: string): Entry {
  const fail = (what: string): never => {
    throw new Error(`the header's entry '${name}' ${what}`)
  }
  if (text.length > mostEntryLength) return fail(`takes ${text.length} characters`)
  const fields = new Map<string, unknown>()
  for (const [key, value] of members(`the header's entry '${name}'`, text, 1))
    fields.set(key, JSON.parse(value))
  const [code, shape, offsets] = ['dtype', 'shape', 'data_offsets'].map((key) => fields.get(key))
  const dtype = typeOfCode.get(code)
  if (!dtype) return fail(`has an unknown dtype, ${show(code)}`)
  const isSize = (each: unknown): each is number => Number.isSafeInteger(each) && (each as number) >= 0
  if (!Array.isArray(shape) || !shape.every(isSize)) return fail('has no valid shape')
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isSize))
    return fail('has no valid data_offsets')
  const [begin, end] = offsets as [number, number]
  const bytes = shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, elementBytes[dtype])
  if (end - begin !== bytes) return fail(`takes ${end - begin} bytes, but its shape and dtype make ${bytes}`)
  return { name, dtype, shape, begin, end }
}

/** Checks that every byte belongs to exactly one tensor, as the format requires: no overlaps, no gaps, no missing bytes. */
function checkLayout(entries: readonly Entry[], available: number): void {
  let at = 0
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < at) throw new Error(`the elements of '${name}' overlap those of another tensor`)
    if (begin > at) throw new Error(`there is a gap before the elements of '${name}'`)
    at = end
  }
  if (at > available)
    throw new Error(`the file is cut short: ${available} bytes of elements where there should be ${at}`)
  if (at < available) throw new Error(`${available - at} bytes at the end belong to no tensor`)
}

interface Parsed {
  metadata: Record<string, string>
  entries: Entry[]
  start: number
}

async function readHeader(file: FileHandle): Promise<Parsed> {
  const { size } = await file.stat()
  if (size < 8) throw new Error(`the file is cut short: ${size} bytes`)
  const start = Buffer.from(await readWhole(file, 0, 8))
  if (start.toString('latin1', 0, 4) === 'PK\x03\x04')
    throw new Error('it is a file of torch.save: use loadTorch()')
  const length = Number(start.readBigUInt64LE())
  if (length > mostHeaderBytes)
    throw new Error(`its header would take ${length} bytes: this is not a safetensors file`)
  if (length > size - 8) throw new Error('the file is cut short within its header')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await readWhole(file, 8, length))
  // Parse entry by entry, so that a damaged or hostile header is rejected at the first bad entry.
  const entries: Entry[] = []
  const metadata: [string, string][] = []
  for (const [name, value] of members('its header', text, 2)) {
    if (name !== metadataKey) entries.push(parseEntry(name, value))
    else
      for (const [key, word] of members('its metadata', value, 0))
        metadata.push([key, checkString(`metadata.${key}`, JSON.parse(word))])
  }
  checkLayout(entries, size - 8 - length)
  return { metadata: Object.fromEntries(metadata), entries, start: 8 + length }
}

/**
 * Reads a safetensors file: a record of tensors.
 *
 * @throws PdecayError `ERR_FILE` if the file does not exist, is truncated, or is not a valid safetensors file
 */
export async function load(path: string, options: LoadOptions = {}): Promise<Record<string, Tensor>> {
  checkString('path', path)
  checkKnownKeys('load options', options, ['device', 'mmap'])
  const device = checkDevice('device', options.device ?? 'cpu')
  const isMapped = checkBoolean('mmap', options.mmap ?? false)
  return readFile('load', path, async (file) => {
    const { entries, start } = await readHeader(file)
    if (isMapped) return mapped(path, entries, start, device)
    const tensors: [string, Tensor][] = []
    for (const { name, dtype, shape, begin, end } of entries) {
      const length = end - begin
      const raw = await fromParts(length, (put) => readParts(file, start + begin, length, put))
      tensors.push([name, tidy(() => asElements(`'${name}'`, raw, dtype).reshape(shape).to(device))])
      raw.dispose()
    }
    return Object.fromEntries(tensors)
  })
}

/** Tensors whose elements are in the file itself. */
function mapped(
  path: string,
  entries: readonly Entry[],
  start: number,
  device: Device,
): Record<string, Tensor> {
  const end = start + Math.max(0, ...entries.map((each) => each.end))
  const file = mapFile('load', path, end)
  try {
    const tensors = entries.map(({ name, begin, dtype, shape }): [string, Tensor] => {
      const place = { begin: start + begin, dtype, shape }
      return [name, tidy(() => mappedElements('load', `'${name}'`, file, place).to(device))]
    })
    return Object.fromEntries(tensors)
  } finally {
    file.dispose()
  }
}

/** Reads the header of a safetensors file, with its metadata, without the elements. */
export async function loadHeader(path: string): Promise<SafetensorsHeader> {
  checkString('path', path)
  const { metadata, entries } = await readFile('load', path, readHeader)
  const tensors = entries.map(({ name, dtype, shape }) => [name, { dtype, shape }] as const)
  return { metadata, tensors: Object.fromEntries(tensors) }
}
