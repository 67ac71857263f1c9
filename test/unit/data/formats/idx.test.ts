import { once } from 'node:events'
import { createWriteStream, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parseIdx, readIdx } from '../../../../src/data/index.js'
import { gzip, idxBytes } from '../_idx.js'

const bytes = idxBytes([2, 3], [1, 2, 3, 4, 5, 6])
const dir = mkdtempSync(join(tmpdir(), 'pdecay-idx-'))

function file(name: string, contents: Uint8Array): string {
  const path = join(dir, name)
  writeFileSync(path, contents)
  return path
}

test('reads bytes', () => {
  expect(parseIdx(bytes)).toEqual({ dtype: 'uint8', shape: [2, 3], data: Uint8Array.of(1, 2, 3, 4, 5, 6) })
})

test('reads a view that does not begin its buffer, and leaves it as it is', () => {
  const padded = Buffer.concat([Buffer.from([9]), idxBytes([2], [0, 1, 0, 2], 11)])
  const before = Buffer.from(padded)
  expect(parseIdx(padded.subarray(1)).data).toEqual(Int16Array.of(1, 2))
  expect(padded).toEqual(before)
})

test.each([
  [9, [255, 1], 'int8', Int8Array.of(-1, 1)],
  [11, [255, 254, 1, 0], 'int16', Int16Array.of(-2, 256)],
  [12, [255, 255, 255, 253, 0, 1, 0, 0], 'int32', Int32Array.of(-3, 65536)],
  [13, [0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0], 'float32', Float32Array.of(1.5, -2)],
  [14, [0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], 'float64', Float64Array.of(1.5, -2)],
])('reads big-endian elements of type %i', (type, data, dtype, expected) => {
  expect(parseIdx(idxBytes([2], data, type))).toEqual({ dtype, shape: [2], data: expected })
})

describe('refuses', () => {
  test.each<[string, Uint8Array, string]>([
    ['an empty file', Buffer.alloc(0), 'not an IDX file'],
    ['another magic', Buffer.from([1, 0, 8, 1, 0, 0, 0, 0]), 'does not begin with two zero bytes'],
    ['an unknown element type', Buffer.from([0, 0, 7, 1, 0, 0, 0, 0]), 'unknown element type 7'],
    ['a header cut short', bytes.subarray(0, 9), 'truncated: 9 bytes do not hold the header of 12'],
    ['elements cut short', bytes.subarray(0, 17), 'truncated: 17 bytes where 2 x 3 elements take 18'],
    ['trailing bytes', Buffer.concat([bytes, Buffer.from([0])]), '1 bytes follow the last element'],
    [
      'a size of 0 among huge ones, and a body',
      idxBytes([...Array(40).fill(2 ** 32 - 1), 0], [1, 2, 3]),
      '3 bytes follow the last element',
    ],
    [
      'a size of 0 before huge ones, and a body',
      idxBytes([0, ...Array(40).fill(2 ** 32 - 1)], [1, 2, 3]),
      '3 bytes follow the last element',
    ],
    ['sizes whose product is beyond reason', idxBytes([2 ** 31, 2 ** 31, 2 ** 31], [1]), 'truncated'],
  ])('%s', (_, contents, message) => {
    expect(() => parseIdx(contents, 'x')).toThrow(message)
    expect(() => parseIdx(contents, 'x')).toThrow(/^x: /)
  })
  test('what is not expected', () => {
    expect(() => parseIdx(bytes, 'x', { dtype: 'float32' })).toThrow(
      'expected elements of type float32 but found uint8',
    )
    expect(() => parseIdx(bytes, 'x', { shape: [2, 4] })).toThrow(
      'expected an array of 2 x 4 but found 2 x 3',
    )
    expect(() => parseIdx(bytes, 'x', { shape: [6] })).toThrow('expected an array of 6 but found 2 x 3')
    expect(parseIdx(bytes, 'x', { shape: [null, 3] }).shape).toEqual([2, 3])
  })
})

describe('readIdx', () => {
  test('reads plain and gzip files, told by their first bytes', async () => {
    expect((await readIdx(file('plain.gz', bytes))).shape).toEqual([2, 3])
    expect((await readIdx(file('packed', gzip(bytes)))).data).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6))
  })
  test.each([
    ['plain', (contents: Uint8Array) => contents],
    ['gzip', gzip],
  ])('refuses in a %s file what parseIdx refuses', async (kind, pack) => {
    const long = idxBytes([70_000], Array(70_000).fill(7))
    for (const [contents, message] of [
      [Buffer.alloc(0), 'not an IDX file'],
      [bytes.subarray(0, 9), 'truncated: 9 bytes do not hold the header of 12'],
      [bytes.subarray(0, 17), 'truncated: 17 bytes where 2 x 3 elements take 18'],
      [Buffer.concat([bytes, Buffer.from([0])]), '1 bytes follow the last element'],
      [long.subarray(0, -1), 'truncated: 70007 bytes where 70000 elements take 70008'],
      [Buffer.concat([long, Buffer.from([0, 1])]), '2 bytes follow the last element'],
    ] as const) {
      const failure = readIdx(file(kind, pack(contents)))
      await expect(failure).rejects.toMatchObject({ code: 'ERR_DATA' })
      await expect(failure).rejects.toThrow(message)
    }
    expect((await readIdx(file(kind, pack(long)))).data).toEqual(new Uint8Array(70_000).fill(7))
    const wide = idxBytes([2], [0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], 14)
    expect((await readIdx(file(kind, pack(wide)))).data).toEqual(Float64Array.of(1.5, -2))
  })
  test('a small gzip file is expanded no further than its header says', async () => {
    const megabytes = 500
    const part = Buffer.alloc(2 ** 20)
    const packer = createGzip({ level: 1 })
    const target = join(dir, 'bomb.gz')
    const written = pipeline(packer, createWriteStream(target))
    packer.write(bytes)
    for (let i = 0; i < megabytes; i++) if (!packer.write(part)) await once(packer, 'drain')
    packer.end()
    await written
    const before = process.resourceUsage().maxRSS / 1024
    await expect(readIdx(target)).rejects.toThrow('bytes follow the last element')
    const huge = file('huge.gz', gzip(Buffer.concat([idxBytes([2 ** 31, 2], []), Buffer.alloc(100)])))
    await expect(readIdx(huge)).rejects.toThrow(
      'its elements take 4294967296 bytes, and maxBytes allows 2147483648',
    )
    await expect(readIdx(target, { dtype: 'float32' })).rejects.toThrow('of type float32 but found uint8')
    await expect(readIdx(target, { shape: [null, 4] })).rejects.toThrow('of any x 4 but found 2 x 3')
    expect(process.resourceUsage().maxRSS / 1024 - before).toBeLessThan(100)
  })
  test('checks its arguments', async () => {
    await expect(readIdx(file('x', bytes), { maxBytes: 5 })).rejects.toThrow(
      'its elements take 6 bytes, and maxBytes allows 5',
    )
    await expect(readIdx(file('x', bytes), { maxBytes: -1 })).rejects.toThrow(RangeError)
    await expect(readIdx(file('x', bytes), { max: 1 } as never)).rejects.toThrow("Unknown option 'max'")
    await expect(readIdx(join(dir, 'missing'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
  test('names a gzip file that is cut short or damaged', async () => {
    const packed = gzip(bytes)
    await expect(readIdx(file('short.gz', packed.subarray(0, -3)))).rejects.toThrow(
      'short.gz: truncated or damaged gzip file',
    )
    const bad = Buffer.from(packed)
    bad[bad.length - 6]! ^= 1
    const failure = readIdx(file('bad.gz', bad))
    await expect(failure).rejects.toMatchObject({ code: 'ERR_DATA' })
  })
})
