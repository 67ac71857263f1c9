// Zip archives: those of torch.save, whose records are stored (uncompressed) with 64-bit sizes, and NumPy's, which may be deflated.
import type { FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { crc32 } from '../_crc.js'
import { readParts, readWhole } from '../_files.js'

const signature = {
  local: 0x04034b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  at64: 0x07064b50,
}
const methods = { stored: 0, deflated: 8 }
const size = { local: 30, entry: 46, end: 22, end64: 56, at64: 20 }
const longestComment = 0xffff
const beyond16 = 0xffff
const beyond32 = 0xffffffff
const needs64 = 45 // the version of the format that introduced 64-bit sizes
const utf8Names = 0x800
const wideField = 1
const paddingField = 0x4246

/** One file in the archive. Its parts are iterated twice. */
export interface ZipRecord {
  readonly name: string
  readonly size: number
  parts(): Iterable<Uint8Array>
}
export const smallRecord = (name: string, bytes: Uint8Array): ZipRecord => ({
  name,
  size: bytes.length,
  parts: () => [bytes],
})

const number64 = (view: DataView, at: number): number => {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`it names a size of ${value} bytes`)
  return Number(value)
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly size: number
  /** The size in the file. */
  readonly stored: number
  readonly offset: number
  /** The length of the name, in bytes. */
  readonly nameLength: number
}

/** A zip archive that is open for reading. */
export class ZipReader {
  readonly #file: FileHandle
  readonly #size: number
  readonly #entries: ReadonlyMap<string, Entry>

  private constructor(file: FileHandle, size: number, entries: readonly Entry[]) {
    this.#file = file
    this.#size = size
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]))
  }

  /** @throws Error if the file is not a zip archive or is truncated */
  static async open(file: FileHandle): Promise<ZipReader> {
    const { size: total } = await file.stat()
    const from = Math.max(0, total - size.end - longestComment)
    const tail = viewOf(await readWhole(file, from, total - from))
    let end = tail.byteLength - size.end
    while (end >= 0 && tail.getUint32(end, true) !== signature.end) end--
    if (end < 0) throw new Error('it is not a zip archive, or is cut short')
    let [count, length, start] = [
      tail.getUint16(end + 10, true),
      tail.getUint32(end + 12, true),
      tail.getUint32(end + 16, true),
    ]
    const locator = end - size.at64
    if (locator >= 0 && tail.getUint32(locator, true) === signature.at64) {
      const at = number64(tail, locator + 8)
      if (at > total - size.end64) throw new Error('the end of its zip archive lies outside the file')
      const wide = viewOf(await readWhole(file, at, size.end64))
      if (wide.getUint32(0, true) !== signature.end64)
        throw new Error('the end of its zip archive is damaged')
      ;[count, length, start] = [number64(wide, 32), number64(wide, 40), number64(wide, 48)]
    }
    if (start + length > total || count * size.entry > length)
      throw new Error("its zip archive's list lies outside the file: it is cut short or damaged")
    const list = await readWhole(file, start, length)
    const entries = readEntries(list, count)
    checkLayout(entries, start)
    return new ZipReader(file, total, entries)
  }

  get names(): string[] {
    return [...this.#entries.keys()]
  }

  /** The size of all records together, after decompression. */
  get totalSize(): number {
    let sum = 0
    for (const entry of this.#entries.values()) sum += entry.size
    return sum
  }

  sizeOf(name: string): number {
    return this.#entry(name).size
  }

  /** @throws Error if the record does not exist or is damaged */
  async read(name: string): Promise<Uint8Array> {
    const bytes = new Uint8Array(this.#entry(name).size)
    await this.readParts(name, (part, at) => bytes.set(part, at))
    return bytes
  }

  /**
   * A record that may be deflated.
   * @throws Error if it does not exist, is damaged, or compressed by another method
   */
  async inflate(name: string): Promise<Uint8Array> {
    const entry = this.#entries.get(name)
    if (entry?.method !== methods.deflated) return this.read(name)
    const packed = await readWhole(this.#file, await this.#begin(entry), entry.stored)
    const fails = (what: string) => new Error(`its record '${name}' is damaged: ${what}`)
    const bytes = await promisify(inflateRaw)(packed, { maxOutputLength: Math.max(1, entry.size) }).catch(
      (error: Error) => {
        throw fails(error.message)
      },
    )
    if (bytes.length !== entry.size) throw fails(`${bytes.length} bytes where there should be ${entry.size}`)
    if (crc32(0, bytes) !== entry.crc) throw fails('the checksum does not match')
    return bytes
  }

  /** The offset of its bytes in the file. */
  async place(name: string): Promise<{ at: number; size: number }> {
    const entry = this.#entry(name)
    return { at: await this.#begin(entry), size: entry.size }
  }

  async #begin({ name, offset, stored }: Entry): Promise<number> {
    const local = viewOf(await readWhole(this.#file, offset, size.local))
    if (local.getUint32(0, true) !== signature.local) throw new Error(`its record '${name}' is damaged`)
    const at = offset + size.local + local.getUint16(26, true) + local.getUint16(28, true)
    if (at + stored > this.#size) throw new Error(`its record '${name}' lies outside the file`)
    return at
  }

  /** Reads its bytes in parts. The checksum is verified only at the end. */
  async readParts(name: string, each: (part: Uint8Array, at: number) => void): Promise<void> {
    const entry = this.#entry(name)
    const { at } = await this.place(name)
    let crc = 0
    await readParts(this.#file, at, entry.size, (part, from) => {
      crc = crc32(crc, part)
      each(part, from)
    })
    if (crc !== entry.crc) throw new Error(`its record '${name}' is damaged: the checksum does not match`)
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name)
    if (!entry) throw new Error(`it has no record '${name}'`)
    if (entry.method !== methods.stored)
      throw new Error(`its record '${name}' is compressed by method ${entry.method}, which is not supported`)
    return entry
  }
}

/**
 * Checks that every byte belongs to at most one record. Overlapping records could claim more memory than the size of the file.
 * @param end the offset of the central directory
 */
function checkLayout(entries: readonly Entry[], end: number): void {
  const names = new Set<string>()
  let at = 0
  for (const { name, nameLength, method, size: length, stored, offset } of [...entries].sort(
    (a, b) => a.offset - b.offset,
  )) {
    if (names.has(name)) throw new Error(`its record '${name}' occurs twice`)
    names.add(name)
    if (method === 0 && stored !== length) throw new Error(`its record '${name}' has two sizes`)
    if (offset < at) throw new Error(`its record '${name}' overlaps another one`)
    at = offset + size.local + nameLength + stored
    if (at > end) throw new Error(`its record '${name}' lies outside the file`)
  }
}

function readEntries(list: Uint8Array, count: number): Entry[] {
  const view = viewOf(list)
  const entries: Entry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    const fails = () => new Error("its zip archive's list is damaged")
    if (at + size.entry > list.length || view.getUint32(at, true) !== signature.entry) throw fails()
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((k) => view.getUint16(at + k, true))
    const name = at + size.entry
    const extra = name + nameLength!
    const next = extra + extraLength! + commentLength!
    if (next > list.length) throw fails()
    // Sizes beyond 32 bits are in an extra field, in this order, each only if it is needed.
    const wide = findField(view, extra, extraLength!, wideField)
    let used = 0
    const [length, stored, offset] = [24, 20, 42].map((k) => {
      const value = view.getUint32(at + k, true)
      if (value !== beyond32 || wide === null) return value
      used += 8
      if (used > wide.length) throw fails()
      return number64(view, wide.at + used - 8)
    })
    entries.push({
      name: Buffer.from(list.subarray(name, extra)).toString('utf8'),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: length!,
      stored: stored!,
      offset: offset!,
      nameLength: nameLength!,
    })
    at = next
  }
  return entries
}

function findField(view: DataView, from: number, length: number, id: number) {
  for (let at = from; at + 4 <= from + length; ) {
    const field = { at: at + 4, length: view.getUint16(at + 2, true) }
    if (field.at + field.length > from + length) return null
    if (view.getUint16(at, true) === id) return field
    at = field.at + field.length
  }
  return null
}

/** Writes header fields, given as pairs of width in bytes and value. */
function fields(...list: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer {
  const buffer = Buffer.alloc(list.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of list) {
    at = width === 8 ? buffer.writeBigUInt64LE(BigInt(value), at) : buffer.writeUIntLE(value, at, width)
  }
  return buffer
}

/** The bytes of an archive of these records, each aligned to a multiple of `alignment`. */
export async function* zipChunks(
  records: Iterable<ZipRecord>,
  alignment: number,
): AsyncGenerator<Uint8Array, void> {
  const entries: Buffer[] = []
  let at = 0
  for (const { name, size: length, parts } of records) {
    let crc = 0
    for (const part of parts()) {
      crc = crc32(crc, part)
      await setImmediate()
    }
    const label = Buffer.from(name)
    const common = (extra: number) =>
      [
        [2, needs64],
        [2, utf8Names],
        [2, 0], // stored
        [4, 0], // no date, so that equal values give equal files
        [4, crc],
        [4, beyond32],
        [4, beyond32],
        [2, label.length],
        [2, extra],
      ] as const
    const sizes = [
      [8, length],
      [8, length],
    ] as const
    const wide = fields([2, wideField], [2, 16], ...sizes)
    const bare = at + size.local + label.length + wide.length + 4
    const padding = (alignment - (bare % alignment)) % alignment
    const header = Buffer.concat([
      fields([4, signature.local], ...common(wide.length + 4 + padding)),
      label,
      wide,
      fields([2, paddingField], [2, padding]),
      Buffer.alloc(padding),
    ])
    yield header
    yield* parts()
    entries.push(
      Buffer.concat([
        fields(
          [4, signature.entry],
          [2, needs64],
          ...common(28),
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, beyond32],
        ),
        label,
        fields([2, wideField], [2, 24], ...sizes, [8, at]),
      ]),
    )
    at += header.length + length
  }
  const list = Buffer.concat(entries)
  const count = entries.length
  yield list
  yield fields(
    ...([
      [4, signature.end64],
      [8, size.end64 - 12],
      [2, needs64],
      [2, needs64],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, list.length],
      [8, at],
    ] as const),
  )
  yield fields([4, signature.at64], [4, 0], [8, at + list.length], [4, 1])
  yield fields(
    ...([
      [4, signature.end],
      [2, 0],
      [2, 0],
      [2, beyond16],
      [2, beyond16],
      [4, beyond32],
      [4, beyond32],
      [2, 0],
    ] as const),
  )
}
