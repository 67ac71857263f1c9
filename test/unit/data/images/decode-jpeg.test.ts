import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeJpeg, jpegInfo } from '../../../../src/data/index.js'
import { load } from '../../../../src/io/index.js'
import type { Tensor } from '../../../../src/tensor/index.js'

const root = join(__dirname, '../../../..')
let fixtures: Record<string, Tensor>
beforeAll(async () => {
  fixtures = await load(join(root, 'test/fixtures/data/jpeg.safetensors'))
})
const bytesOf = (name: string) => Uint8Array.from(fixtures[`${name}.jpeg`]!.toTypedArray() as Uint8Array)
const levels = (tensor: Tensor) => [...(tensor.toTypedArray() as Uint8Array)]
/** The largest difference of two images of one shape. */
function farthest(a: Tensor, b: Tensor): number {
  expect(a.shape).toEqual(b.shape)
  const other = levels(b)
  return Math.max(...levels(a).map((level, i) => Math.abs(level - other[i]!)))
}
const failure = (fn: () => unknown) => {
  try {
    fn()
  } catch (error) {
    return error as Error & { code?: string }
  }
  throw new Error('nothing was thrown')
}

describe('pixels', () => {
  test.each(['colour', 'full', 'progressive', 'gray'])('of a %s image are Pillow’s', (name) => {
    const image = decodeJpeg(bytesOf(name))
    expect([image.dtype, farthest(image, fixtures[`${name}.pixels`]!)]).toEqual(['uint8', 0])
  })
  test('of a CMYK image are those that Pillow converts, to a level of rounding', () => {
    expect(farthest(decodeJpeg(bytesOf('cmyk')), fixtures['cmyk.pixels']!)).toBeLessThanOrEqual(1)
  })
  test.each([2, 4, 8] as const)('at 1/%i of the size are libjpeg’s scaled ones', (scale) => {
    expect(farthest(decodeJpeg(bytesOf('colour'), { scale }), fixtures[`colour.scale${scale}`]!)).toBe(0)
  })
  test('of a colour image as gray are its luma; of a gray one as colour, its gray three times', () => {
    expect(farthest(decodeJpeg(bytesOf('colour'), { channels: 1 }), fixtures['colour.luma']!)).toBe(0)
    const gray = levels(fixtures['gray.pixels']!)
    expect(levels(decodeJpeg(bytesOf('gray'), { channels: 3 }))).toEqual([...gray, ...gray, ...gray])
  })
  test('of a CMYK image as gray are the luma of its colours', () => {
    const rgb = decodeJpeg(bytesOf('cmyk'))
    const gray = levels(decodeJpeg(bytesOf('cmyk'), { channels: 1 }))
    const all = levels(rgb)
    const n = gray.length
    const luma = gray.map((_, i) => 0.299 * all[i]! + 0.587 * all[n + i]! + 0.114 * all[2 * n + i]!)
    expect(Math.max(...gray.map((level, i) => Math.abs(level - luma[i]!)))).toBeLessThan(0.51)
  })
  test('in the layout hwc are the same', () => {
    const hwc = decodeJpeg(bytesOf('full'), { layout: 'hwc' })
    expect(hwc.shape).toEqual([37, 50, 3])
    expect(levels(hwc.permute([2, 0, 1]).contiguous())).toEqual(levels(fixtures['full.pixels']!))
  })
})

test.each([
  ['colour', 3],
  ['gray', 1],
  ['cmyk', 4],
])('the header of a %s image gives its size and %i channels', (name, channels) => {
  expect(jpegInfo(bytesOf(name))).toEqual({ height: 37, width: 50, channels })
})

describe('what is no whole JPEG image is refused, with the byte', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)
  test.each<[string, () => Uint8Array, RegExp]>([
    ['nothing', () => new Uint8Array(0), /^byte 0: the file is empty$/],
    ['a PNG image', () => png, /^byte 0: expected a JPEG image but found a PNG image$/],
    ['text', () => Buffer.from('GET / HTTP'), /^byte 0: expected a JPEG image but found other data$/],
    ['half a header', () => bytesOf('colour').subarray(0, 100), /^byte 100: the file ends within a header$/],
    ['two bytes', () => bytesOf('colour').subarray(0, 2), /^byte 2: the file ends before the image begins$/],
    [
      'half the pixels',
      () => bytesOf('colour').subarray(0, 1000),
      /^byte 1000: the file ends within the image/,
    ],
  ])('%s', (_name, make, message) => {
    const error = failure(() => decodeJpeg(make()))
    expect([error.code, error.message]).toEqual(['ERR_DATA', expect.stringMatching(message)])
  })

  /** A copy whose frame header (SOF) is changed. */
  const withFrame = (change: (bytes: Uint8Array, at: number) => void) => {
    const bytes = bytesOf('colour')
    const at = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0)
    change(bytes, at)
    return { bytes, at }
  }
  test.each<[string, (bytes: Uint8Array, at: number) => void, string]>([
    ['12 bits', (bytes, at) => bytes.fill(12, at + 4, at + 5), 'samples of 12 bits: only 8 are supported'],
    ['16 bits', (bytes, at) => bytes.fill(16, at + 4, at + 5), 'samples of 16 bits: only 8 are supported'],
    ['no height', (bytes, at) => bytes.fill(0, at + 5, at + 7), 'an image of 50 x 0 pixels'],
    [
      'a bomb',
      (bytes, at) => bytes.fill(255, at + 5, at + 9),
      'an image of 65535 x 65535 pixels: at most 134217728 are decoded',
    ],
    [
      'two channels',
      (bytes, at) => bytes.fill(2, at + 9, at + 10),
      'an image of 2 channels: 1, 3 or 4 are supported',
    ],
    [
      'lossless',
      (bytes, at) => bytes.fill(0xc3, at + 1, at + 2),
      'lossless and hierarchical JPEG images are not supported',
    ],
  ])('%s', (_name, change, message) => {
    const { bytes, at } = withFrame(change)
    const error = failure(() => decodeJpeg(bytes))
    expect([error.code, error.message]).toEqual(['ERR_DATA', `byte ${at}: ${message}`])
  })
  test('corrupt pixels, with where their scan begins', () => {
    const bytes = bytesOf('colour')
    const scan = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xda)
    bytes.fill(0x55, scan + 40, scan + 200)
    expect(failure(() => decodeJpeg(bytes)).message).toMatch(
      new RegExp(`^byte ${scan}: .*\\(in the scan that begins at this byte\\)$`),
    )
  })
  test('but not bytes between segments, which cost no pixel', () => {
    const bytes = bytesOf('colour')
    const end = [...bytes.subarray(0, -2), 0, 0, 0, ...bytes.subarray(-2)]
    expect(farthest(decodeJpeg(Uint8Array.from(end)), fixtures['colour.pixels']!)).toBe(0)
  })
})

test.each<[string, object, string]>([
  ['an unknown option', { quality: 3 }, "Unknown option 'quality' in decodeJpeg options"],
  ['channels', { channels: 2 }, 'Expected one of 1, 3 for channels but received 2'],
  ['scale', { scale: 3 }, 'Expected one of 1, 2, 4, 8 for scale but received 3'],
  ['layout', { layout: 'nchw' }, "Expected one of 'chw', 'hwc' for layout but received 'nchw'"],
])('refuses %s', (_name, options, message) => {
  expect(() => decodeJpeg(bytesOf('gray'), options)).toThrow(message)
})
test('refuses what are no bytes', () => {
  expect(() => decodeJpeg('file.jpg' as never)).toThrow(
    "Expected a Uint8Array for bytes but received 'file.jpg'",
  )
})

test('without libturbojpeg the error says what to install, and the rest goes on', () => {
  const script = `
    const { data, tensor } = require('pdecay')
    try { data.decodeJpeg(new Uint8Array(4)) } catch (error) { console.log(error.code, error.message) }
    console.log(tensor([1, 2]).sum().item())
  `
  const env = { ...process.env, PDECAY_TURBOJPEG: '/nowhere/libturbojpeg.so.0' }
  const out = execFileSync(process.execPath, ['-e', script.replace("'pdecay'", JSON.stringify(root))], {
    env,
  })
  const [first, second] = out.toString().split('\n')
  expect(first).toMatch(
    /^ERR_NATIVE_LOAD libturbojpeg, which decodes JPEG, was not found \(\/nowhere.*What to do/,
  )
  expect(second).toBe('3')
})
