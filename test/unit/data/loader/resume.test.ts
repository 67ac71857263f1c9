// A loader that is resumed goes on with the batches that would have come: for every sampler, data set, number of workers and
// number of batches made ahead.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AugmentedImages,
  ConcatDataset,
  DataLoader,
  type DataLoaderOptions,
  type Dataset,
  distributedSampler,
  type LoaderState,
  lengthSampler,
  map,
  openTokens,
  randomSampler,
  Subset,
  sequentialSampler,
  stratifiedSampler,
  TokenDataset,
  transforms,
  weightedSampler,
} from '../../../../src/data/index.js'
import { isTensor } from '../../../../src/tensor/core/tensor.js'
import { length, moduleSamples, type Noisy, plain, type Sample, stream } from './_samples.js'

type AnyLoader = DataLoader<Promise<unknown>>

const labels = Array.from({ length }, (_, i) => i % 3)
let whole: Dataset<Sample>
let noisy: Noisy
const folder = mkdtempSync(join(tmpdir(), 'pdecay-resume-'))
const open: { close(): void }[] = []
beforeAll(async () => {
  ;({ whole, noisy } = await moduleSamples())
  writeFileSync(
    join(folder, 'tokens.bin'),
    Uint16Array.from({ length: 600 }, (_, i) => (i * 7919) % 1000),
  )
})
afterAll(() => {
  for (const each of open) each.close()
  rmSync(folder, { recursive: true })
})

function load(set: unknown, options: DataLoaderOptions): AnyLoader {
  const loader = new DataLoader(set as Dataset<unknown>, options as { workers: number })
  open.push(loader)
  return loader as unknown as AnyLoader
}

const digest = (batch: unknown): string =>
  createHash('sha1')
    .update(JSON.stringify(batch, (_, value) => (isTensor(value) ? [value.shape, value.toArray()] : value)))
    .digest('hex')

/** The hashes of the batches of two epochs from the loader's position on, and the state after each of them, as JSON. */
async function run(loader: AnyLoader): Promise<{ batches: string[]; states: string[] }> {
  const batches: string[] = []
  const states = [JSON.stringify(loader.state())]
  while (loader.state().epoch < 2)
    for await (const batch of loader) {
      batches.push(digest(batch))
      states.push(JSON.stringify(loader.state()))
    }
  return { batches, states }
}

const threads: DataLoaderOptions[] = [
  {},
  { prefetch: 2 },
  { workers: 1, prefetch: 0 },
  { workers: 2, prefetch: 5 },
]
const shares = Array.from({ length }, (_, i) => i + 1)
const lengths = Array.from({ length }, (_, i) => (i * 7) % 11)
const orders: [string, DataLoaderOptions][] = [
  ['in order', { batchSize: 5, sampler: sequentialSampler() }],
  ['shuffled', { batchSize: 5, shuffle: true, seed: 7 }],
  ['shuffled, without rest', { batchSize: 5, shuffle: true, dropLast: true }],
  ['random with replacement', { batchSize: 5, sampler: randomSampler({ replacement: true, count: 17 }) }],
  ['weighted', { batchSize: 5, sampler: weightedSampler(shares) }],
  [
    'weighted without replacement',
    { batchSize: 5, sampler: weightedSampler(shares, { replacement: false }) },
  ],
  ['stratified', { batchSize: 6, sampler: stratifiedSampler(labels) }],
  ['distributed', { batchSize: 3, sampler: distributedSampler({ rank: 1, world: 2 }) }],
  [
    'distributed and stratified, without rest',
    {
      batchSize: 3,
      sampler: distributedSampler({ rank: 2, world: 3, sampler: stratifiedSampler(labels), dropLast: true }),
    },
  ],
  ['by length', { batchSampler: lengthSampler(lengths, { batchSize: 5, pool: 2 }) }],
  ['by tokens', { batchSampler: lengthSampler(lengths, { maxTokens: 24 }) }],
]
/**
 * The states after each batch are the same for all loaders, whatever makes their batches; and each loader, resumed from each
 * state, gives the rest of the two epochs. So every combination of loaders before and after is covered.
 */
async function check(make: () => unknown, options: DataLoaderOptions, changes = threads): Promise<void> {
  const expected = await run(load(make(), options))
  // In order and without augmentation, both epochs have the same batches.
  expect(new Set(expected.batches).size).toBeGreaterThanOrEqual(expected.batches.length / 2)
  expect(expected.batches.length).toBeGreaterThan(2)
  for (const change of changes) {
    const later = load(make(), { ...options, ...change })
    expect(await run(later)).toEqual(expected)
    for (const [taken, state] of expected.states.entries()) {
      later.resume(JSON.parse(state) as LoaderState)
      expect((await run(later)).batches).toEqual(expected.batches.slice(taken))
    }
  }
}

describe('resumed at every batch of two epochs: a mapped data set', () => {
  test.each(orders)('%s', (_, options) => check(() => map(plain, noisy), options))
})

describe('resumed at every batch of two epochs: several data sets', () => {
  const few = orders.filter(([name]) => /^(shuffled|random|distributed and)/.test(name))
  const make = () =>
    new ConcatDataset([new Subset(whole, [5, 1, 5]), map(new Subset(whole, [...Array(20).keys()]), noisy)])
  test.each(few)('%s', (_, options) => check(make, options))
})

test('resumed at every batch of two epochs: a stream', async () => {
  await check(() => map(stream, noisy), { batchSize: 5 })
  await check(() => map(stream, noisy), { batchSize: 5, dropLast: true })
})

describe('resumed at every batch of two epochs, made by the data set', () => {
  const { randomCrop, colorJitter, mixup } = transforms
  const images = Uint8Array.from({ length: length * 48 }, (_, i) => (i * 37) % 256)
  const augmented = (threads: number) => () => {
    const set = new AugmentedImages({
      source: { images, shape: [3, 4, 4] },
      labels,
      classes: 3,
      transforms: [randomCrop(4, { padding: 2 }), colorJitter({ brightness: 0.5 }), mixup()],
      threads,
    })
    open.push(set)
    return set
  }
  const ahead: DataLoaderOptions[] = [{}, { prefetch: 4 }]
  test.each(orders)('images on threads of the addon: %s', async (_, options) => {
    await check(augmented(1), options, ahead)
    await check(augmented(3), options, ahead)
  })
  test('tokens of a mapped file', async () => {
    const { tokens, close } = openTokens(join(folder, 'tokens.bin'))
    open.push({ close })
    const make = () => new TokenDataset(tokens, { blockSize: 20 })
    for (const options of [
      {},
      { shuffle: true, seed: 2 },
      { sampler: distributedSampler({ rank: 0, world: 2 }) },
    ])
      await check(make, { batchSize: 6, ...options }, ahead)
  })
})
