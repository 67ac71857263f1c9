import { gzipSync } from 'node:zlib'

/** An IDX file of bytes. */
export function idxBytes(shape: readonly number[], data: ArrayLike<number>, type = 8): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length)
  header[2] = type
  header[3] = shape.length
  for (const [i, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * i)
  return Buffer.concat([header, Buffer.from(Uint8Array.from(data))])
}

export const gzip = (bytes: Buffer): Buffer => gzipSync(bytes)
