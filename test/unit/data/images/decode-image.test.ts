import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeImage } from '../../../../src/data/index.js'
import { load } from '../../../../src/io/index.js'
import type { Tensor } from '../../../../src/tensor/index.js'

const [height, width] = [5, 7]
const pixels = Uint8Array.from({ length: height * width * 3 }, (_, i) => (i * 29) % 256)
const raw = { raw: { width, height, channels: 3 as const } }
const levels = (tensor: Tensor) => [...(tensor.toTypedArray() as Uint8Array)]
const failure = async (promise: Promise<unknown>) => {
  try {
    await promise
  } catch (error) {
    return error as Error & { code?: string }
  }
  throw new Error('nothing was thrown')
}
let fixtures: Record<string, Tensor>
beforeAll(async () => {
  fixtures = await load(join(__dirname, '../../../fixtures/data/jpeg.safetensors'))
})

describe('decodes', () => {
  test.each(['png', 'webp'] as const)('%s without loss', async (format) => {
    const bytes = await sharp(pixels, raw).toFormat(format, { lossless: true }).toBuffer()
    const hwc = await decodeImage(bytes, { layout: 'hwc' })
    expect([hwc.dtype, hwc.shape, levels(hwc)]).toEqual(['uint8', [height, width, 3], [...pixels]])
    const chw = await decodeImage(bytes)
    expect(chw.shape).toEqual([3, height, width])
    expect(levels(chw.permute([1, 2, 0]).contiguous())).toEqual([...pixels])
  })
  test('JPEG as decodeJpeg does', async () => {
    const bytes = fixtures['colour.jpeg']!.toTypedArray() as Uint8Array
    expect(levels(await decodeImage(bytes))).toEqual(levels(fixtures['colour.pixels']!))
  })
  test('PNG of 16 bits: the upper eight', async () => {
    const wide = Uint16Array.from(pixels, (level) => level * 257)
    const bytes = await sharp(wide, raw).toColourspace('rgb16').png().toBuffer()
    expect((await sharp(bytes).metadata()).depth).toBe('ushort')
    expect(levels(await decodeImage(bytes, { layout: 'hwc' }))).toEqual([...pixels])
  })
  test('gray PNG, as gray or as colour, and drops transparency', async () => {
    const gray = pixels.subarray(0, height * width)
    const bytes = await sharp(gray, { raw: { width, height, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toBuffer()
    expect(levels(await decodeImage(bytes))).toEqual([...gray])
    expect(levels(await decodeImage(bytes, { channels: 3 }))).toEqual([...gray, ...gray, ...gray])
    const clear = await sharp(pixels, raw).ensureAlpha(0.5).png().toBuffer()
    expect(levels(await decodeImage(clear, { layout: 'hwc' }))).toEqual([...pixels])
  })
})

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
  ['nothing', async () => new Uint8Array(0), /^byte 0: the file is empty$/],
  ['text', async () => Buffer.from('GET / HTTP'), /^The image cannot be decoded: .*unsupported image format/],
  [
    'a PNG image that is cut short',
    async () => (await sharp(pixels, raw).png().toBuffer()).subarray(0, 90),
    /^The image cannot be decoded: /,
  ],
])('refuses %s', async (_name, make, message) => {
  const error = await failure(decodeImage(await make()))
  expect([error.code, error.message]).toEqual(['ERR_DATA', expect.stringMatching(message)])
})
test('refuses wrong options', async () => {
  expect((await failure(decodeImage(pixels, { channels: 2 } as never))).message).toBe(
    'Expected 1 or 3 for channels but received 2',
  )
  expect((await failure(decodeImage(pixels, { scale: 2 } as never))).message).toMatch(
    "Unknown option 'scale'",
  )
})
