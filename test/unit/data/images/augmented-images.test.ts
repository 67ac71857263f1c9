import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AugmentedImages,
  type AugmentedImagesOptions,
  DataLoader,
  decodeJpeg,
  type ImageSource,
  transforms as t,
} from '../../../../src/data/index.js'
import { load } from '../../../../src/io/index.js'
import type { Tensor } from '../../../../src/tensor/index.js'

const root = join(__dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'pdecay-images-'))
afterAll(() => rmSync(folder, { recursive: true }))

let fixtures: Record<string, Tensor>
const kinds = ['colour', 'full', 'progressive', 'gray', 'cmyk'] as const
const files: string[] = []
const count = 23
beforeAll(async () => {
  fixtures = await load(join(root, 'test/fixtures/data/jpeg.safetensors'))
  for (let i = 0; i < count; i++) {
    files.push(join(folder, `${i}.jpg`))
    writeFileSync(files[i]!, fixtures[`${kinds[i % 5]!}.jpeg`]!.toTypedArray() as Uint8Array)
  }
})
const labels = Int32Array.from({ length: count }, (_, i) => i % 7)
const numbers = (tensor: Tensor) => [...(tensor.toTypedArray() as Float32Array)].map(Number)
const pixels = Uint8Array.from({ length: count * 3 * 12 * 10 }, (_, i) => (i * 37 + (i >> 5)) % 256)
const memory: ImageSource = { images: pixels, shape: [3, 12, 10] }
const failure = async (promise: Promise<unknown>) => {
  try {
    await promise
  } catch (error) {
    return error as Error & { code: string }
  }
  throw new Error('nothing was thrown')
}
const augment = [
  t.randomResizedCrop(8),
  t.randomHorizontalFlip(),
  t.randAugment(),
  t.normalize({ mean: 0.5, std: 0.25 }),
  t.randomErasing(),
  t.mixup(),
]

describe('sources', () => {
  const plain = async (source: ImageSource) => {
    const set = new AugmentedImages({ source, labels, dtype: 'uint8' })
    const { inputs, targets } = await set.batch(Int32Array.of(5, 0, 22))
    expect(numbers(targets)).toEqual([5, 0, 1])
    return numbers(inputs)
  }
  const wanted = () => [5, 0, 22].flatMap((i) => [...pixels.subarray(360 * i, 360 * i + 360)])
  test('bytes in memory', async () => expect(await plain(memory)).toEqual(wanted()))
  test('a tensor, which may change afterwards', async () => {
    const { tensor } = await import('../../../../src/tensor/index.js')
    const images = tensor(pixels)
    const set = new AugmentedImages({ source: { images, shape: [3, 12, 10] }, labels, dtype: 'uint8' })
    images.zero_()
    expect(numbers((await set.batch(Int32Array.of(5, 0, 22))).inputs)).toEqual(wanted())
  })
  test('records of a file, with other bytes around them', async () => {
    const file = join(folder, 'records.bin')
    const bytes = new Uint8Array(7 + 361 * count)
    for (let i = 0; i < count; i++) bytes.set(pixels.subarray(360 * i, 360 * i + 360), 7 + 361 * i)
    writeFileSync(file, bytes)
    expect(await plain({ file, count, shape: [3, 12, 10], offset: 7, stride: 361 })).toEqual(wanted())
  })
  test('the layout hwc', async () => {
    const hwc = Uint8Array.from(pixels)
    for (let i = 0; i < count; i++)
      for (let p = 0; p < 120; p++)
        for (let c = 0; c < 3; c++) hwc[360 * i + 3 * p + c] = pixels[360 * i + 120 * c + p]!
    expect(await plain({ images: hwc, shape: [12, 10, 3], layout: 'hwc' })).toEqual(wanted())
  })
  test('JPEG files, converted to colours, and packed into one file', async () => {
    const options = { labels, dtype: 'uint8' } as const
    const indices = Int32Array.from({ length: 5 }, (_, i) => i)
    const { inputs } = await new AugmentedImages({ source: { files }, ...options }).batch(indices)
    expect(inputs.shape).toEqual([5, 3, 37, 50])
    const single = kinds.flatMap((kind) =>
      numbers(decodeJpeg(fixtures[`${kind}.jpeg`]!.toTypedArray() as Uint8Array, { channels: 3 })),
    )
    expect(numbers(inputs)).toEqual(single)
    const parts = kinds.map((kind) => fixtures[`${kind}.jpeg`]!.toTypedArray() as Uint8Array)
    const pack = join(folder, 'pack.tar')
    writeFileSync(pack, Buffer.concat([new Uint8Array(100), ...parts]))
    const lengths = parts.map((each) => each.length)
    const offsets = lengths.map((_, i) => 100 + lengths.slice(0, i).reduce((a, b) => a + b, 0))
    const packed = new AugmentedImages({
      source: { pack, offsets, lengths },
      ...options,
      labels: [0, 1, 2, 3, 4],
      transforms: [t.centerCrop([37, 50])],
    })
    expect(numbers((await packed.batch(indices)).inputs)).toEqual(single)
  })
})

describe('a batch is a function of seed, epoch and sample', () => {
  const sources: [string, () => ImageSource][] = [
    ['memory', () => memory],
    ['files', () => ({ files })],
  ]
  test.each(sources)('for 1, 2 and 4 threads, and for one sample alone: %s', async (_name, source) => {
    const results: string[] = []
    const list = augment.slice(0, -1)
    for (const threads of [1, 2, 4]) {
      const set = new AugmentedImages({ source: source(), labels, transforms: list, threads })
      const loader = new DataLoader(set, { batchSize: 4, shuffle: true, seed: 3, prefetch: 3 })
      let text = ''
      for (let epoch = 0; epoch < 2; epoch++)
        for await (const { inputs, targets } of loader) text += `${numbers(inputs)};${numbers(targets)};`
      results.push(text)
    }
    expect(results[1]).toBe(results[0])
    expect(results[2]).toBe(results[0])
    const set = new AugmentedImages({ source: source(), labels, transforms: list })
    const all = Int32Array.from({ length: count }, (_, i) => i)
    const whole = await set.batch(all, { seed: 3, epoch: 1, samples: all })
    const one = Int32Array.of(9)
    const alone = await set.batch(one, { seed: 3, epoch: 1, samples: one })
    expect(numbers(alone.inputs)).toEqual(numbers(whole.inputs.narrow(0, 9, 1)))
  })
  test('and after a resume in the middle of an epoch, with other threads', async () => {
    const make = (threads: number) => {
      const set = new AugmentedImages({ source: memory, labels, transforms: augment, classes: 7, threads })
      return new DataLoader(set, { batchSize: 5, shuffle: true, seed: 1, prefetch: 2 })
    }
    const collect = async (loader: ReturnType<typeof make>, most = Infinity) => {
      const batches: number[][] = []
      for await (const { inputs, targets } of loader) {
        batches.push([...numbers(inputs), ...numbers(targets)])
        if (batches.length === most) break
      }
      return batches
    }
    const whole = await collect(make(2))
    for (let stop = 1; stop < whole.length; stop++) {
      const first = make(1)
      const before = await collect(first, stop)
      const later = make(4)
      later.resume(first.state())
      expect([...before, ...(await collect(later))]).toEqual(whole)
    }
  })
  test('many batches asked for at once come in order', async () => {
    const set = new AugmentedImages({ source: memory, labels, threads: 4 })
    const asked = Array.from({ length: 200 }, (_, i) => Int32Array.of(i % count, (i * 5) % count))
    const made = await Promise.all(asked.map((indices) => set.batch(indices)))
    expect(made.map(({ targets }) => numbers(targets))).toEqual(asked.map(([a, b]) => [a! % 7, b! % 7]))
  })
})

describe('what cannot be read', () => {
  const broken = () => {
    const path = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const jpeg = fixtures['colour.jpeg']!.toTypedArray() as Uint8Array
    mkdirSync(join(folder, 'sub'), { recursive: true })
    return [
      files[0]!,
      path('short.jpg', jpeg.subarray(0, 1000)),
      path('empty.jpg', new Uint8Array(0)),
      path('really.jpg', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
      join(folder, 'missing.jpg'),
      join(folder, 'sub'),
      files[1]!,
    ]
  }
  const messages = [
    'byte 1000: the file ends within the image',
    'byte 0: the file is empty',
    'byte 0: expected a JPEG image but found a PNG image',
    'cannot be opened: No such file or directory',
    'not a regular file',
  ]
  const make = (more: Partial<AugmentedImagesOptions>) => {
    const paths = broken()
    const set = new AugmentedImages({
      source: { files: paths },
      labels: [0, 1, 2, 3, 4, 5, 6],
      transforms: [t.resize([4, 4])],
      threads: 3,
      ...more,
    })
    return { paths, set }
  }
  const all = Int32Array.of(0, 1, 2, 3, 4, 5, 6)
  test('throws, with the first sample, its file and its byte', async () => {
    const { paths, set } = make({})
    const error = await failure(set.batch(all))
    expect([error.code, error.message]).toEqual(['ERR_DATA', `Sample 1: ${paths[1]}: ${messages[0]}`])
    expect((await failure(set.batch(Int32Array.of(4)))).code).toBe('ERR_FILE')
  })
  test('is left out and counted, and told of', async () => {
    const told: [number, string][] = []
    const { paths, set } = make({ onError: (error, sample) => told.push([sample, error.message]) })
    const { inputs, targets } = await set.batch(all)
    expect([inputs.shape, numbers(targets), set.skipped]).toEqual([[2, 3, 4, 4], [0, 6], 5])
    expect(told).toEqual(messages.map((m, i) => [i + 1, `Sample ${i + 1}: ${paths[i + 1]}: ${m}`]))
    const whole = await new AugmentedImages({
      source: { files: [paths[0]!, paths[6]!] },
      labels: [0, 6],
      transforms: [t.resize([4, 4])],
    }).batch(Int32Array.of(0, 1))
    expect(numbers(inputs)).toEqual(numbers(whole.inputs))
  })
  test('is an error where nothing of a batch is left', async () => {
    const { set } = make({ onError: 'skip' })
    const error = await failure(set.batch(Int32Array.of(1, 2)))
    expect(error.message).toMatch(/^Every sample of a batch failed\. Sample 1: .*byte 1000/)
  })
  test('an image of another size, or too small for a crop', async () => {
    const set = new AugmentedImages({ source: { files }, labels, transforms: [t.randomCrop(40)] })
    expect((await failure(set.batch(Int32Array.of(3)))).message).toBe(
      `Sample 3: ${files[3]}: randomCrop: an image of 37 x 50 with its padding is smaller than 40 x 40`,
    )
    const other = join(folder, 'other.jpg')
    writeFileSync(other, fixtures['full.jpeg']!.toTypedArray() as Uint8Array)
    const mixed = new AugmentedImages({
      source: { files: [files[0]!, other] },
      labels: [0, 1],
      transforms: [t.resize(20)],
    })
    expect(mixed.shape).toEqual([3, 20, 27])
  })
  test('a file of records that is too short, at first or later', async () => {
    const file = join(folder, 'cut.bin')
    writeFileSync(file, pixels)
    const source = { file, count: count + 1, shape: [3, 12, 10] }
    expect(() => new AugmentedImages({ source, labels: [...labels, 0] })).toThrow(
      `${file}: byte 8280: the file ends, and 24 images end at byte 8640`,
    )
    const set = new AugmentedImages({ source: { ...source, count }, labels })
    truncateSync(file, 1000)
    expect((await failure(set.batch(Int32Array.of(4)))).message).toBe(
      `Sample 4: ${file}: byte 1440: the file ends, and 360 bytes were expected from byte 1440`,
    )
  })
})

describe('arguments are checked', () => {
  test.each<[string, Partial<AugmentedImagesOptions>, string]>([
    ['source', { source: {} as never }, 'Expected images, file, files or pack in source but received {}'],
    [
      'shape',
      { source: { images: pixels, shape: [2, 12, 10] } },
      'Expected 1 or 3 channels for source.shape',
    ],
    [
      'pixels',
      { source: { images: new Uint8Array(7), shape: [3, 12, 10] } },
      'a multiple of 360 bytes for source.images',
    ],
    ['labels', { labels: [1] }, 'Expected 23 labels, one for each image, but received 1'],
    ['classes', { classes: 6 }, 'Expected integer in [0, 6) for labels[6] but received 6'],
    ['mixup', { transforms: [t.mixup()] }, 'Expected classes, the number of classes, for mixup and cutmix'],
    [
      'dtype',
      { dtype: 'uint8', transforms: [t.normalize({ mean: 0, std: 1 })] },
      "Expected dtype 'float32' with normalize",
    ],
    ['channels', { channels: 1 }, 'Expected 3 for channels, as in source.shape, but received 1'],
    ['threads', { threads: 0 }, 'Expected integer in [1, 256] for threads but received 0'],
    ['onError', { onError: 'ignore' as never }, "for onError but received 'ignore'"],
    ['unknown', { workers: 2 } as never, "Unknown option 'workers' in AugmentedImages options"],
  ])('%s', (_name, options, message) => {
    expect(() => new AugmentedImages({ source: memory, labels, ...options })).toThrow(message)
  })
  test('indices', async () => {
    const set = new AugmentedImages({ source: memory, labels })
    expect((await failure(set.batch(Int32Array.of(23)))).message).toBe('index 23 in a data set of 23')
    expect((await set.batch(new Int32Array(0))).inputs.shape).toEqual([0, 3, 12, 10])
  })
})

test('after close, a batch is an error', async () => {
  const set = new AugmentedImages({ source: memory, labels })
  const last = set.batch(Int32Array.of(1))
  set.close()
  set.close()
  expect(numbers((await last).targets)).toEqual([1])
  const error = await failure(set.batch(Int32Array.of(1)))
  expect([(error as { code?: string }).code, error.message]).toEqual(['ERR_THREAD', 'The data set is closed'])
})

test('a set that is closed while a loader has batches ahead does not keep the process alive', () => {
  const script = `
    const { data } = require(${JSON.stringify(root)})
    const images = new Uint8Array(64 * 3 * 64 * 64)
    const set = new data.AugmentedImages({ source: { images, shape: [3, 64, 64] }, labels: new Uint8Array(64),
      transforms: [data.transforms.gaussianBlur(31)], threads: 3 })
    async function main() {
      for await (const batch of new data.DataLoader(set, { batchSize: 8, prefetch: 5 })) break
      set.close()
      console.log('closed')
    }
    main()
  `
  const out = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 60_000 })
  expect(out).toBe('closed\n')
})

test('a process that exits while threads work ends at once', () => {
  const script = `
    const { data } = require(${JSON.stringify(root)})
    const images = new Uint8Array(64 * 3 * 256 * 256)
    const set = new data.AugmentedImages({ source: { images, shape: [3, 256, 256] }, labels: new Uint8Array(64),
      transforms: [data.transforms.gaussianBlur(31)], threads: 3 })
    const indices = Int32Array.from({ length: 2000 }, (_, i) => i % 64)
    set.batch(indices)
    setTimeout(() => { console.log('out'); process.exit(3) }, 50)
  `
  const run = () => execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', stdio: 'pipe' })
  expect(run).toThrow(expect.objectContaining({ status: 3, stdout: 'out\n', stderr: '' }))
})
