import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { checkInteger, checkKnownKeys, checkString } from '../../_check.js'
import { makeFolder, writeError } from '../../_files.js'
import { PdecayError } from '../../errors.js'

const block = 512
const mostMetadata = 2 ** 20

/** A file of a tar archive. */
export interface TarEntry {
  /** Its path in the archive. */
  readonly name: string
  /** Its size in bytes. */
  readonly size: number
  /** Its kind: other kinds than files have no content. */
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** The position of its header in the archive, after decompression. */
  readonly offset: number
  /** Its content. It can be read until the next entry is asked for; what is not read is skipped. */
  read(): AsyncGenerator<Uint8Array, void>
  /** Its content as a whole. */
  bytes(): Promise<Uint8Array>
}

/** Options of {@link readTar}. */
export interface ReadTarOptions {
  /** The most bytes that all entries may have, against archives that expand without end. Default 2^40. */
  maxBytes?: number
}

function fail(name: string, what: string): never {
  throw new PdecayError('ERR_DATA', `${name}: ${what}`)
}

/** Takes exact numbers of bytes from chunks. */
class Source {
  #chunk: Uint8Array = new Uint8Array()
  readonly #chunks: AsyncIterator<Uint8Array>
  /** Bytes taken so far. */
  at = 0

  constructor(
    readonly name: string,
    chunks: AsyncIterable<Uint8Array>,
  ) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** At most `most` bytes, or undefined at the end. */
  async some(most: number): Promise<Uint8Array | undefined> {
    while (this.#chunk.length === 0) {
      const { done, value } = await this.#chunks.next()
      if (done) return undefined
      this.#chunk = value
    }
    const part = this.#chunk.subarray(0, most)
    this.#chunk = this.#chunk.subarray(part.length)
    this.at += part.length
    return part
  }

  async *parts(length: number): AsyncGenerator<Uint8Array, void> {
    for (let rest = length; rest > 0; ) {
      const part = await this.some(rest)
      if (!part) fail(this.name, `the archive is truncated at byte ${this.at}`)
      rest -= part.length
      yield part
    }
  }

  /** Exactly so many bytes; undefined if there is none left. */
  async exactly(length: number): Promise<Uint8Array | undefined> {
    const whole = new Uint8Array(length)
    let at = 0
    while (at < length) {
      const part = await this.some(length - at)
      if (!part && at === 0) return undefined
      if (!part) fail(this.name, `the archive is truncated at byte ${this.at}`)
      whole.set(part, at)
      at += part.length
    }
    return whole
  }

  async skip(length: number): Promise<void> {
    for await (const _ of this.parts(length));
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}

const text = (bytes: Uint8Array) => {
  const end = bytes.indexOf(0)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8')
}

/** A number in octal digits, or, with the highest bit set, in base 256. */
function numberOf(bytes: Uint8Array): number {
  if (bytes[0]! & 0x80) {
    let value = bytes[0]! & 0x7f
    for (const byte of bytes.subarray(1)) value = value * 256 + byte
    return value
  }
  const digits = text(bytes).trim()
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

function isHeader(header: Uint8Array): boolean {
  let sum = 8 * 32
  for (let i = 0; i < block; i++) if (i < 148 || i >= 156) sum += header[i]!
  return sum === numberOf(header.subarray(148, 156))
}

/** The fields of a pax header: "<length> <key>=<value>\n" each. */
function paxFields(bytes: Uint8Array): Map<string, string> {
  const fields = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at)
    const length = Number(text(bytes.subarray(at, Math.max(at, space))))
    if (space < 0 || !Number.isInteger(length) || length <= 0 || at + length > bytes.length) break
    const field = Buffer.from(bytes.subarray(space + 1, at + length - 1)).toString('utf8')
    const equals = field.indexOf('=')
    if (equals > 0) fields.set(field.slice(0, equals), field.slice(equals + 1))
    at += length
  }
  return fields
}

const kinds: Readonly<Record<string, TarEntry['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '5': 'folder',
  '1': 'link',
  '2': 'link',
}

/**
 * Reads a tar archive as a stream: ustar, with the long names of GNU and pax. Only one part of it is in memory at a time.
 *
 * @param name the name of the archive in error messages
 * @param chunks its bytes, already decompressed
 * @throws PdecayError `ERR_DATA`, with the byte, for an archive that is damaged, truncated or larger than `maxBytes`
 * @example
 * ```ts
 * for await (const { name, size } of data.readTar('set.tar', createReadStream('set.tar'))) console.log(name, size)
 * ```
 */
export async function* readTar(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: ReadTarOptions = {},
): AsyncGenerator<TarEntry, void> {
  checkKnownKeys('readTar options', options, ['maxBytes'])
  const maxBytes = checkInteger('maxBytes', options.maxBytes ?? 2 ** 40, '[0, inf)')
  const source = new Source(name, chunks)
  let total = 0
  let longName: string | undefined
  let wideSize: number | undefined
  try {
    for (;;) {
      const offset = source.at
      const header = await source.exactly(block)
      if (!header || header.every((byte) => byte === 0)) return
      if (header.length < block || !isHeader(header)) fail(name, `no tar header at byte ${offset}`)
      const size = wideSize ?? numberOf(header.subarray(124, 136))
      if (!Number.isSafeInteger(size)) fail(name, `an entry without a size at byte ${offset}`)
      const padding = (block - (size % block)) % block
      const flag = String.fromCharCode(header[156]!)
      if (flag === 'L' || flag === 'x' || flag === 'g') {
        if (size > mostMetadata) fail(name, `${size} bytes of metadata at byte ${offset}`)
        const content = (await source.exactly(size)) ?? new Uint8Array()
        await source.skip(padding)
        if (flag === 'L') longName = text(content)
        if (flag === 'x') {
          const fields = paxFields(content)
          longName = fields.get('path') ?? longName
          if (fields.has('size')) wideSize = Number(fields.get('size'))
        }
        continue
      }
      total += size
      if (total > maxBytes) fail(name, `its entries take more than ${maxBytes} bytes, which maxBytes allows`)
      const prefix = text(header.subarray(257, 262)) === 'ustar' ? text(header.subarray(345, 500)) : ''
      const plain = text(header.subarray(0, 100))
      const path = longName ?? (prefix ? `${prefix}/${plain}` : plain)
      longName = undefined
      wideSize = undefined
      const end = source.at + size
      const read = () => source.parts(Math.max(0, end - source.at))
      yield {
        name: path,
        size,
        offset,
        kind: kinds[flag] ?? 'other',
        read,
        async bytes() {
          if (source.at !== end - size) fail(name, `the content of ${path} has already been read`)
          return (
            (await source.exactly(size)) ??
            (size === 0 ? new Uint8Array() : fail(name, `the archive is truncated at byte ${source.at}`))
          )
        },
      }
      await source.skip(end - source.at + padding)
    }
  } finally {
    await source.close()
  }
}

/**
 * The bytes of a file in parts, decompressed if its name ends in gz.
 * @throws PdecayError `ERR_FILE` if it cannot be read, `ERR_DATA` if it is a damaged gzip file
 */
export async function* archiveParts(path: string): AsyncGenerator<Uint8Array, void> {
  const packed = createReadStream(path, { highWaterMark: 2 ** 18 })
  try {
    if (!/gz$/i.test(path)) yield* packed as AsyncIterable<Uint8Array>
    else yield* pipeline(packed, createGunzip(), () => {}) as AsyncIterable<Uint8Array>
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).syscall !== undefined
    throw new PdecayError(isMissing ? 'ERR_FILE' : 'ERR_DATA', `${path}: ${(error as Error).message}`, {
      cause: error,
    })
  } finally {
    packed.destroy()
  }
}

/** The path of an entry if it lies within the folder that it is unpacked into. */
function safePath(archive: string, name: string): string {
  const parts = name.split(/[/\\]/).filter((part) => part !== '' && part !== '.')
  if (parts.includes('..') || name.startsWith('/') || name.includes('\0') || /^[a-z]:/i.test(name))
    fail(archive, `its entry '${name}' would be written outside of the folder`)
  return parts.join('/')
}

/**
 * Unpacks the files of a tar archive, plain or gzip, into a folder. Links are left out.
 *
 * @throws PdecayError `ERR_DATA` for a damaged archive, entries whose paths lead out of the folder, or more than `maxBytes`
 *   bytes; `ERR_NO_SPACE` if the disk is full. What was unpacked before stays.
 */
export async function extractTar(path: string, folder: string, options: ReadTarOptions = {}): Promise<void> {
  checkString('path', path)
  checkString('folder', folder)
  for await (const entry of readTar(path, archiveParts(path), options)) {
    const name = safePath(path, entry.name)
    if (entry.kind !== 'file' || name === '') continue
    const target = join(folder, name)
    makeFolder(dirname(target))
    const out = createWriteStream(target)
    const done = finished(out)
    done.catch(() => {})
    try {
      for await (const part of entry.read())
        if (!out.write(Buffer.from(part)))
          await Promise.race([done, new Promise<void>((ok) => out.once('drain', () => ok()))])
      out.end()
      await done
    } catch (error) {
      out.destroy()
      throw writeError(`Cannot write ${target}`, error)
    }
  }
}
