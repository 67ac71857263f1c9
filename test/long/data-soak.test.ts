// 100,000 batches (SOAK_BATCHES) with flat memory: by this thread, read ahead, and by workers.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  DataLoader,
  type DataLoaderOptions,
  type Dataset,
  map,
  moduleDataset,
  TokenDataset,
} from '../../src/data/index.js'
import { tidy } from '../../src/tensor/index.js'

const batches = Number(process.env.SOAK_BATCHES ?? 100_000)
const noisy: Dataset<{ x: Float32Array; name: string }> = map(
  { length: 1000, get: (i: number) => ({ x: new Float32Array(256).fill(i), name: String(i) }) },
  ({ x, name }, rng) => ({ x: x.map((value) => value + rng.uniform()), name }),
)
const mappedModule = () =>
  moduleDataset<{ x: Float32Array }>(join(__dirname, '../fixtures/data/sets.mjs'), {
    name: 'large',
    args: [1000],
  })

const cases: [string, () => unknown, DataLoaderOptions][] = [
  [
    'tokens',
    () => new TokenDataset(new Uint16Array(100_000), { blockSize: 128 }),
    { batchSize: 8, shuffle: true },
  ],
  ['samples', () => noisy, { batchSize: 4, shuffle: true }],
  ['read ahead', () => noisy, { batchSize: 4, shuffle: true, prefetch: 4 }],
  ['workers', mappedModule, { batchSize: 4, shuffle: true, workers: 2 }],
]

test.each(cases)('%s', async (_, make, options) => {
  const loader = new DataLoader((await make()) as Dataset<unknown>, options)
  let epoch = 0
  let index = 0
  const run = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await tidy(async () => void (await loader.batch(epoch, index)))
      if (i % 1000 === 0) await new Promise((resolve) => setImmediate(resolve))
      index++
      if (index === loader.length) {
        index = 0
        epoch++
      }
    }
    globalThis.gc?.()
    return process.memoryUsage().rss
  }
  const before = await run(Math.ceil(batches / 5))
  const after = await run(batches - Math.ceil(batches / 5))
  loader.close()
  expect(after - before).toBeLessThan(64 * 2 ** 20)
})
