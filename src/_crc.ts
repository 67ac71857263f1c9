// Cyclic redundancy checks of 32 bits, reflected. Each function updates a sum, which starts at 0.
import zlib from 'node:zlib'

type Crc = (crc: number, bytes: Uint8Array) => number

/** @param polynomial bit-reversed */
function makeCrc(polynomial: number): Crc {
  const makeTable = () =>
    Int32Array.from({ length: 256 }, (_, n) => {
      let c = n
      for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ polynomial : c >>> 1
      return c
    })
  let table: Int32Array | undefined
  return (crc, bytes) => {
    table ??= makeTable()
    let c = ~crc
    for (let i = 0; i < bytes.length; i++) c = table[(c ^ bytes[i]!) & 255]! ^ (c >>> 8)
    return ~c >>> 0
  }
}

/** Exported for tests: the fallback for versions of Node without crc32. */
export const crc32WithoutNode = makeCrc(0xedb88320)
// Node has its own from 20.15 and 22.2 on, which is about twenty times as fast.
const native = (): typeof zlib.crc32 | undefined => zlib.crc32
/** The CRC-32 of zip and PNG. */
export const crc32: Crc = (crc, bytes) => native()?.(bytes, crc) ?? crc32WithoutNode(crc, bytes)
/** The CRC-32C (Castagnoli) of TFRecord files. */
export const crc32c = makeCrc(0x82f63b78)
