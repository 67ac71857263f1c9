import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  ConcatDataset,
  collate,
  DataLoader,
  type DataLoaderOptions,
  type Dataset,
  map,
  moduleDataset,
  moduleFunction,
  randomSampler,
  randomSplit,
  Subset,
} from '../../../../src/data/index.js'
import { type Tensor, tensor } from '../../../../src/tensor/index.js'
import { length, modulePath, moduleSamples, type Noisy, plain, type Sample, stream } from './_samples.js'

interface Batch {
  x: Tensor
  label: Tensor
  name: string[]
}
let whole: Dataset<Sample>
let noisy: Noisy
const open: { close(): void }[] = []
beforeAll(async () => {
  ;({ whole, noisy } = await moduleSamples())
})
afterEach(() => {
  for (const loader of open.splice(0)) loader.close()
})

function load(set: unknown, options: DataLoaderOptions): DataLoader<Promise<Batch>> {
  const loader = new DataLoader(set as Dataset<Sample>, options as { workers: number })
  open.push(loader)
  return loader as unknown as DataLoader<Promise<Batch>>
}
const digest = ({ x, label, name }: Batch) =>
  createHash('sha1')
    .update(JSON.stringify([x.toArray(), label.toArray(), name]))
    .digest('hex')

/** The digests of the batches of two epochs. */
async function twoEpochs(loader: DataLoader<Promise<Batch>>): Promise<string[]> {
  const seen: string[] = []
  for (let epoch = 0; epoch < 2; epoch++) for await (const batch of loader) seen.push(digest(batch))
  return seen
}

const sets: [string, () => unknown][] = [
  ['a module’s data set', () => whole],
  ['a function of a module over another data set', () => map(plain, noisy)],
  ['functions over functions', () => map(map(whole, noisy), noisy)],
  ['a part of a mapped data set', () => randomSplit(map(plain, noisy), [20, 3])[0]],
  ['several data sets', () => new ConcatDataset([whole, new Subset(whole, [5, 1, 5])])],
]
const orders: [string, DataLoaderOptions][] = [
  ['in order', { batchSize: 4 }],
  ['shuffled', { batchSize: 5, shuffle: true, seed: 3, dropLast: true }],
  ['drawn with replacement', { batchSize: 4, sampler: randomSampler({ replacement: true }) }],
]

describe.each(sets)('%s', (_, make) => {
  test.each(orders)('%s: workers and prefetch change no batch', async (_, options) => {
    const expected = await twoEpochs(load(make(), options))
    expect(new Set(expected).size).toBe(expected.length)
    for (const change of [
      { prefetch: 3 },
      { workers: 1 },
      { workers: 2, prefetch: 1 },
      { workers: 2, prefetch: 5 },
    ])
      expect(await twoEpochs(load(make(), { ...options, ...change }))).toEqual(expected)
  })
})

describe('what goes wrong in a worker', () => {
  const failing = (options: object) => moduleDataset<Sample>(modulePath, { args: [length, options] })
  test('an error names the sample, and has the stack of the worker', async () => {
    const set = await failing({ fails: [6] })
    const error = await load(set, { batchSize: 4, workers: 1 })
      .batch(0, 1)
      .catch((error: Error) => error)
    expect(error).toMatchObject({ code: 'ERR_DATA', message: 'Sample 6: no sample 6' })
    expect(((error as Error).cause as Error).stack).toContain('sets.mjs')
  })
  test.each([0, 2])('samples are left out and counted by option, with %d workers', async (workers) => {
    const seen: number[] = []
    const options = { batchSize: 4, workers, onError: (_: Error, sample: number) => void seen.push(sample) }
    const loader = load(await failing({ fails: [5, 6] }), options)
    const batch = await loader.batch(0, 1)
    expect(batch.name).toEqual(['n4', 'n7'])
    expect([seen, loader.skipped]).toEqual([[5, 6], 2])
  })
  test('a batch of which nothing is left is an error', async () => {
    const loader = load(await failing({ fails: [4, 5] }), { batchSize: 2, workers: 1, onError: 'skip' })
    await expect(loader.batch(0, 2)).rejects.toThrow('Every sample of a batch failed. Sample 4: no sample 4')
  })
  test('a worker that ends is an error that names its samples, and others take its place', async () => {
    const loader = load(await failing({ exits: 5 }), { batchSize: 2, workers: 1, prefetch: 0 })
    await expect(loader.batch(0, 2)).rejects.toThrow(
      'A worker ended (exit code 3) while it made samples 4, 5 of epoch 0',
    )
    expect((await loader.batch(0, 0)).name).toEqual(['n0', 'n1'])
  })
  test('a worker that hangs is given up', async () => {
    const loader = load(await failing({ hangs: 5 }), {
      batchSize: 2,
      workers: 1,
      prefetch: 0,
      timeoutMs: 1500,
    })
    await expect(loader.batch(0, 2)).rejects.toThrow(
      'A worker did not answer for 1.5 s: samples 4, 5 of epoch 0',
    )
    expect((await loader.batch(0, 0)).name).toEqual(['n0', 'n1'])
  })
  test('an error of a function keeps its kind as the cause', async () => {
    const fn = await moduleFunction<Sample, Sample>(modulePath, { name: 'failing' })
    const error = await load(map(plain, fn), { workers: 1 })
      .batch(0, 0)
      .catch((error: Error) => error)
    expect(error).toMatchObject({ message: 'Sample 0: the function is wrong', cause: { name: 'TypeError' } })
  })
  test('data sets that no worker can load are refused', async () => {
    expect(() => load(plain, { workers: 1 })).toThrow('make it by moduleDataset()')
    expect(() =>
      load(
        map(plain, (sample) => sample),
        { workers: 1 },
      ),
    ).toThrow('moduleFunction()')
    expect(() => load(stream, { workers: 1 })).toThrow('for workers')
    await expect(moduleDataset('./sets.mjs')).rejects.toThrow('Expected an absolute path')
    await expect(moduleDataset(modulePath, { name: 'none' })).rejects.toThrow(
      "Expected a function as export 'none'",
    )
    await expect(moduleDataset(modulePath, { name: 'notASet' })).rejects.toThrow('Expected a data set')
    await expect(moduleDataset(join(__dirname, 'none.mjs'))).rejects.toThrow()
  })
})

test('batches that a module makes itself', async () => {
  const set = await moduleDataset(modulePath, { name: 'batches', args: [6] })
  const loader = load(set, { batchSize: 3, workers: 2, seed: 2 }) as unknown as DataLoader<
    Promise<{ x: Int32Array }>
  >
  expect([...(await loader.batch(1, 1)).x]).toEqual([321, 421, 521])
})

test('tensors and shared memory go to workers and come back', async () => {
  const shared = new Float32Array(new SharedArrayBuffer(8)).fill(2)
  const set = {
    length: 3,
    get: (i: number) => ({ x: shared, t: tensor([i, i + 1]), label: i, name: 'a' }),
  }
  const mapped = map(set, noisy as never) as unknown as Dataset<Sample>
  const { x, t } = (await load(mapped, { batchSize: 3, workers: 1 }).batch(0, 0)) as Batch & { t: Tensor }
  expect([x.shape, t.toArray(), shared[0]]).toEqual([
    [3, 2],
    [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
    2,
  ])
})

test('batches of one’s own are made in this thread', async () => {
  const loader = new DataLoader(whole, {
    batchSize: 4,
    workers: 1,
    collate: (samples: Sample[]) => samples.map(({ name }) => name).join(),
  })
  open.push(loader)
  expect(await loader.batch(0, 0)).toBe('n0,n1,n2,n3')
  const typed = new DataLoader(whole, {
    batchSize: 2,
    workers: 1,
    collate: collate({ dtypes: { label: 'int64' } }),
  })
  open.push(typed)
  expect(((await typed.batch(0, 0)) as unknown as Batch).label.dtype).toBe('int64')
})
