import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const headerBytes = 64
const loadSegment = 1

/**
 * Whether a shared library is shorter than its own header says. The loader would map such a file, and the process would be
 * killed by SIGBUS when it reads past the end. The loader itself reports files that are not 64-bit ELF.
 */
export function isCutShort(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const found = fstatSync(file)
    if (!found.isFile()) return true
    const { size } = found
    const read = (at: number, length: number): DataView => {
      const bytes = new Uint8Array(length)
      return new DataView(bytes.buffer, 0, readSync(file, bytes, 0, length, at))
    }
    const header = read(0, headerBytes)
    if (header.byteLength === 0) return true
    const [magic, wide, littleEndian] = [0x7f454c46, 2, 1]
    if (header.byteLength < 6 || header.getUint32(0) !== magic) return false
    if (header.getUint8(4) !== wide || header.getUint8(5) !== littleEndian) return false
    if (header.byteLength < headerBytes) return true
    const offset = (view: DataView, at: number) => Number(view.getBigUint64(at, true))
    const [segments, sections] = [offset(header, 32), offset(header, 40)]
    const [segmentBytes, segmentCount] = [header.getUint16(54, true), header.getUint16(56, true)]
    const [sectionBytes, sectionCount] = [header.getUint16(58, true), header.getUint16(60, true)]
    if (segments + segmentBytes * segmentCount > size || sections + sectionBytes * sectionCount > size)
      return true
    const table = read(segments, segmentBytes * segmentCount)
    return Array.from({ length: segmentCount }, (_, i) => i * segmentBytes).some(
      (at) =>
        table.getUint32(at, true) === loadSegment && offset(table, at + 8) + offset(table, at + 32) > size,
    )
  } finally {
    closeSync(file)
  }
}
