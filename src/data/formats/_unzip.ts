// The zip archives of NumPy: entries that are stored or deflated.
import { inflateRawSync } from 'node:zlib'
import { crc32 } from '../../_crc.js'
import { PdecayError } from '../../errors.js'

const mostEntries = 65_536

/**
 * The entries of a zip archive by their names.
 * @param most the most bytes of all entries after decompression
 */
export function* unzip(name: string, bytes: Uint8Array, most: number): Generator<[string, Uint8Array], void> {
  const fail = (what: string): never => {
    throw new PdecayError('ERR_DATA', `${name}: ${what}`)
  }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > view.length) fail('not a zip archive, or cut short')
  let count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if ((count === 0xffff || at === 0xffffffff) && end >= 20 && view.readUInt32LE(end - 20) === 0x07064b50) {
    const wide = Number(view.readBigUInt64LE(end - 12))
    if (!(wide + 56 <= end)) fail('damaged: the end of the archive lies outside of it')
    count = Number(view.readBigUInt64LE(wide + 32))
    at = Number(view.readBigUInt64LE(wide + 48))
  }
  if (count > mostEntries) fail(`damaged: ${count} entries`)
  let total = 0
  for (let i = 0; i < count; i++) {
    if (!(at + 46 <= view.length) || view.readUInt32LE(at) !== 0x02014b50)
      fail(`damaged: no entry at byte ${at}`)
    const method = view.readUInt16LE(at + 10)
    const crc = view.readUInt32LE(at + 16)
    let packed = view.readUInt32LE(at + 20)
    let size = view.readUInt32LE(at + 24)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.readUInt16LE(at + field),
    ) as [number, number, number]
    let offset = view.readUInt32LE(at + 42)
    const entry = view.toString('utf8', at + 46, at + 46 + nameLength)
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > view.length) fail(`damaged: an entry at byte ${at} is cut short`)
    for (let extra = at + 46 + nameLength; extra + 4 <= at + 46 + nameLength + extraLength; ) {
      const length = view.readUInt16LE(extra + 2)
      if (view.readUInt16LE(extra) === 1) {
        let field = extra + 4
        const take = (value: number): number => {
          if (value !== 0xffffffff) return value
          if (field + 8 > Math.min(extra + 4 + length, view.length))
            return fail(`damaged: the sizes of ${entry}`)
          field += 8
          return Number(view.readBigUInt64LE(field - 8))
        }
        size = take(size)
        packed = take(packed)
        offset = take(offset)
      }
      extra += 4 + length
    }
    if (!(offset + 30 <= view.length) || view.readUInt32LE(offset) !== 0x04034b50)
      fail(`damaged: no content of ${entry} at byte ${offset}`)
    const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
    if (!(start + packed <= view.length)) fail(`truncated in ${entry}`)
    total += size
    if (!(total <= most)) fail(`its entries take more than ${most} bytes, which maxBytes allows`)
    yield [entry, content(entry, view.subarray(start, start + packed), method, size, crc, fail)]
    at = next
  }
}

function content(
  entry: string,
  packed: Uint8Array,
  method: number,
  size: number,
  crc: number,
  fail: (what: string) => never,
): Uint8Array {
  let bytes = packed
  if (method === 8)
    try {
      bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
    } catch (error) {
      return fail(`${entry} is damaged (${(error as Error).message})`)
    }
  else if (method !== 0) return fail(`${entry} is compressed by method ${method}, which is not supported`)
  if (bytes.length !== size) return fail(`${entry} has ${bytes.length} bytes where there should be ${size}`)
  if (crc32(0, bytes) !== crc) return fail(`the checksum of ${entry} is wrong`)
  return bytes
}
