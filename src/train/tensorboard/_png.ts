import { deflateSync } from 'node:zlib'
import { crc32 } from '../../_crc.js'

/** Bytes of an image, row by row, each pixel's channels together. */
export interface Pixels {
  height: number
  width: number
  /** 1 (grey), 2 (grey and alpha), 3 (RGB) or 4 (RGB and alpha). */
  channels: 1 | 2 | 3 | 4
  bytes: Uint8Array
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const colorTypes = { 1: 0, 2: 4, 3: 2, 4: 6 } as const

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(0, body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** Encodes an image of 8 bits per channel as PNG. */
export function encodePng({ height, width, channels, bytes }: Pixels): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, colorTypes[channels]], 8)
  const stride = width * channels
  // Each row begins with the number of its filter, 0 for none.
  const rows = new Uint8Array(height * (stride + 1))
  for (let y = 0; y < height; y++)
    rows.set(bytes.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}
