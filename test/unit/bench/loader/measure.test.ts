import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loaderCases, measureCase, measureTraining } from '../../../../src/bench/loader/measure.js'
import { measureMemory } from '../../../../src/bench/loader/memory.js'
import { drawPictures } from '../../../../src/bench/loader/pictures.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-bench-loader-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [small, large] = loaderCases(true) as [
  ReturnType<typeof loaderCases>[0],
  ReturnType<typeof loaderCases>[0],
]
const pace = { rounds: 1, images: 8, steps: 1, memoryBytes: 0 }

test('pictures are drawn once, into two classes, and nothing half-done is left', async () => {
  const set = { ...large, count: 4 }
  const files = await drawPictures(folder, set)
  expect(files.map((file) => file.slice(folder.length))).toEqual([
    '/large-4/a/000000.jpg',
    '/large-4/a/000002.jpg',
    '/large-4/b/000001.jpg',
    '/large-4/b/000003.jpg',
  ])
  const { mtimeMs } = statSync(files[0]!)
  expect(await drawPictures(folder, set)).toEqual(files)
  expect([statSync(files[0]!).mtimeMs, readdirSync(folder)]).toEqual([mtimeMs, ['large-4']])
})
test('a case gives images a second, also per core and as a share of decoding', async () => {
  const each = { ...small, count: 4, batchSize: 2 }
  const row = await measureCase(each, await drawPictures(folder, each), 2, pace)
  expect(row).toMatchObject({ name: 'small', threads: 2 })
  expect(row.imagesPerSecond).toBeGreaterThan(0)
  expect(row.ofDecoding).toBeCloseTo(row.perCore / row.decodedPerSecond)
})
test('training gives the share of the time that it waits', async () => {
  const files = await drawPictures(folder, { ...small, count: 4 })
  const rows = await measureTraining(files, 1, pace)
  expect(rows.map(({ model }) => model)).toEqual(['FashionCNN', 'ResNet-18'])
  for (const { waited } of rows) expect(waited >= 0 && waited <= 1).toBe(true)
}, 30_000)
test('reading a set of images in a file takes less than a quarter of it', async () => {
  const row = await measureMemory(2 ** 28, 2)
  expect(row.setBytes).toBeLessThanOrEqual(2 ** 28)
  expect(row.limitBytes).toBe(row.setBytes / 4)
  expect(row.peakBytes).toBeLessThan(row.limitBytes)
  expect(row.imagesPerSecond).toBeGreaterThan(0)
}, 30_000)
