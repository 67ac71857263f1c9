// Images that are decoded once into a file.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  AugmentedImages,
  type CacheImagesOptions,
  cacheImages,
  ImageFolder,
  transforms,
} from '../../../../src/data/index.js'
import type { PdecayError } from '../../../../src/errors.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-cached-images-'))
afterAll(() => rmSync(folder, { recursive: true }))
const dir = join(folder, 'set')
const file = join(folder, 'cache', 'set.bin')
let said: string[] = []
const cache = (options: Partial<CacheImagesOptions> = {}) =>
  cacheImages(new ImageFolder(dir), { file, report: (message) => said.push(message), ...options })

const kinds = ['jpeg', 'png', 'webp'] as const
const count = 9
beforeEach(async () => {
  said = []
  rmSync(dir, { recursive: true, force: true })
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
  for (const name of ['a', 'b', 'c']) mkdirSync(join(dir, name), { recursive: true })
  for (let i = 0; i < count; i++) {
    const pixels = Uint8Array.from({ length: 20 * 16 * 3 }, (_, k) => (k * (i + 3)) % 256)
    const kind = kinds[i % 3]!
    const bytes = await sharp(pixels, { raw: { width: 20, height: 16, channels: 3 } })
      .toFormat(kind)
      .toBuffer()
    writeFileSync(join(dir, 'abc'[Math.floor(i / 3)]!, `${i}.${kind}`), bytes)
  }
})
const decoding = `Decoding ${count} images into ${file}`
const pixelsOf = async ({ source, labels }: Awaited<ReturnType<typeof cache>>) => {
  const set = new AugmentedImages({ source, labels, dtype: 'uint8' })
  const { inputs, targets } = await set.batch(Int32Array.from({ length: set.length }, (_, i) => i))
  set.close()
  return { inputs: inputs.toArray() as unknown[], targets: [...targets.toTypedArray()].map(Number) }
}

test('has the images that the folder decodes, and is used again', async () => {
  const set = new ImageFolder(dir)
  const images = await Promise.all(set.paths.map(async (_, i) => (await set.get(i)).image.toArray()))
  const expected = { inputs: images, targets: [0, 0, 0, 1, 1, 1, 2, 2, 2] }
  const first = await cache()
  expect(first.classes).toEqual(['a', 'b', 'c'])
  expect(await pixelsOf(first)).toEqual(expected)
  expect(readdirSync(join(folder, 'cache'))).toEqual(['set.bin'])
  const { mtimeMs } = statSync(file)
  expect(await pixelsOf(await cache({ verify: true }))).toEqual(expected)
  expect([statSync(file).mtimeMs, said]).toEqual([mtimeMs, [decoding]])
  // A folder that was moved has the same images.
  renameSync(dir, `${dir}-moved`)
  await cacheImages(new ImageFolder(`${dir}-moved`), { file, report: (message) => said.push(message) })
  renameSync(`${dir}-moved`, dir)
  expect(said).toEqual([decoding])
})

test('has the images after the transforms', async () => {
  const list = [transforms.resize(12), transforms.centerCrop(8)]
  const made = await cache({ transforms: list })
  expect(made.source.shape).toEqual([3, 8, 8])
  const set = new ImageFolder(dir)
  const { image } = await set.get(4)
  expect((await pixelsOf(made)).inputs[4]).toEqual(transforms.apply(image, list).toArray())
})

describe('is written again', () => {
  const first = () => join(dir, 'a', readdirSync(join(dir, 'a'))[0]!)
  const changes: [string, RegExp, () => void, Partial<CacheImagesOptions>?][] = [
    ['for another time of an image', /another state/, () => utimesSync(first(), 1, 1)],
    ['for an image less', /another state/, () => rmSync(first())],
    ['for another name', /another state/, () => cpSync(first(), join(dir, 'a', 'z.jpeg'))],
    ['for other transforms', /another state/, () => {}, { transforms: [transforms.centerCrop(4)] }],
    ['if it is cut short', /is damaged \(cut short/, () => truncateSync(file, statSync(file).size - 1)],
    ['if it is empty', /is damaged \(cut short/, () => truncateSync(file, 0)],
    [
      'if its end is damaged',
      /is damaged \(its end/,
      () => {
        const bytes = readFileSync(file)
        bytes[bytes.lastIndexOf('"key"')] = 0
        writeFileSync(file, bytes)
      },
    ],
    [
      'if a pixel is damaged, which verify finds',
      /is damaged \(the checksum/,
      () => {
        const bytes = readFileSync(file)
        bytes[100]! ^= 1
        writeFileSync(file, bytes)
      },
      { verify: true },
    ],
  ]
  test.each(changes)('%s', async (_, message, change, options) => {
    const before = await pixelsOf(await cache())
    change()
    const made = await cache(options)
    expect(said[1]).toMatch(message)
    expect(said[2]).toMatch(/^Decoding \d+ images/)
    if (!/another/.test(message.source)) expect(await pixelsOf(made)).toEqual(before)
    said = []
    await cache({ ...options, verify: true })
    expect(said).toEqual([])
  })
})

describe('images that cannot be read', () => {
  const broken = () => join(dir, 'b', '4.png')
  beforeEach(() => writeFileSync(broken(), readFileSync(broken()).subarray(0, 60)))
  test('are an error with their name, and nothing is written', async () => {
    await expect(cache()).rejects.toThrow(`${broken()}: The image cannot be decoded`)
    expect(readdirSync(join(folder, 'cache'))).toEqual([])
  })
  test('are left out, and remembered', async () => {
    const seen: [string, number][] = []
    const onError = ({ code }: PdecayError, index: number) => void seen.push([code, index])
    for (const made of [await cache({ onError }), await cache({ onError: 'skip' })]) {
      expect(made.skipped).toEqual([4])
      expect((await pixelsOf(made)).targets).toEqual([0, 0, 0, 1, 1, 2, 2, 2])
    }
    expect(seen).toEqual([['ERR_DATA', 4]])
  })
  test('are an error if there are no others', async () => {
    for (const name of ['a', 'c']) rmSync(join(dir, name), { recursive: true })
    for (const name of ['3.jpeg', '5.webp']) rmSync(join(dir, 'b', name))
    await expect(cache({ onError: 'skip' })).rejects.toThrow('None of the images can be read')
  })
})

test('images of different sizes', async () => {
  const other = await sharp({ create: { width: 9, height: 30, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  writeFileSync(join(dir, 'c', '9.png'), other)
  await expect(cache()).rejects.toThrow(
    `${join(dir, 'c', '9.png')}: an image of 3 x 30 x 9 where the others have 3 x 16 x 20: add a resize`,
  )
  expect((await cache({ transforms: [transforms.resize([8, 8])] })).source.count).toBe(10)
})

test('a full disk leaves the file as it was', () => {
  const code = `const { data } = require(${JSON.stringify(join(__dirname, '../../../..'))})
    const [dir, file] = process.argv.slice(1)
    data.cacheImages(new data.ImageFolder(dir), { file }).catch((error) => console.log(error.code, error.message))`
  mkdirSync(join(folder, 'cache'))
  writeFileSync(file, 'before')
  const run = spawnSync(
    'bash',
    ['-c', `ulimit -f 1; exec "${process.execPath}" -e "$0" "$1" "$2"`, code, dir, file],
    {
      encoding: 'utf8',
    },
  )
  expect(run.stdout).toMatch(new RegExp(`^ERR_NO_SPACE cacheImages: cannot write ${file}: EFBIG`))
  expect([readdirSync(join(folder, 'cache')), readFileSync(file, 'utf8')]).toEqual([['set.bin'], 'before'])
})

test('options are checked', async () => {
  await expect(cache({ folder: '' } as never)).rejects.toThrow("Unknown option 'folder'")
  await expect(cache({ file: 3 as never })).rejects.toThrow('for file')
  await expect(cache({ transforms: [transforms.randomHorizontalFlip()] })).rejects.toThrow(
    'Expected resize and centerCrop for transforms but received randomHorizontalFlip',
  )
})
