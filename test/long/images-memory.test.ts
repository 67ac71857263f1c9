import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'pdecay-images-memory-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a program; what it prints last, as JSON. `rss` in it gives a line of /proc/self/status in bytes. */
function child<T>(script: string): T {
  const start = `
    const { data } = require(${JSON.stringify(root)})
    const rss = (name) =>
      1024 * Number(new RegExp(name + ':\\\\s+(\\\\d+)').exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1])
    async function main() { ${script} }
    main().then((result) => console.log(JSON.stringify(result)))
  `
  return JSON.parse(execFileSync(process.execPath, ['-e', start], { encoding: 'utf8' })) as T
}

test('a set of 2 GiB in a file is read with less than a quarter of that in memory', () => {
  const file = join(folder, 'records.bin')
  const [side, count] = [256, 2 ** 31 / (3 * 256 * 256)]
  writeFileSync(file, '')
  truncateSync(file, 3 * side * side * Math.floor(count))
  const { images, peak } = child<{ images: number; peak: number }>(`
    const count = ${Math.floor(count)}
    const source = { file: ${JSON.stringify(file)}, count, shape: [3, ${side}, ${side}] }
    const set = new data.AugmentedImages({ source, labels: new Uint8Array(count), dtype: 'uint8', threads: 2 })
    let images = 0
    for await (const { inputs } of new data.DataLoader(set, { batchSize: 64, prefetch: 4, shuffle: true })) images += inputs.shape[0]
    return { images, peak: rss('VmHWM') }
  `)
  expect(images).toBe(Math.floor(count))
  expect(peak).toBeLessThan(2 ** 29)
}, 600_000)

test('memory is flat over 10^5 batches', () => {
  const growth = child<{ growth: number }>(`
    const set = new data.AugmentedImages({
      source: { images: new Uint8Array(1000 * 3 * 16 * 16), shape: [3, 16, 16] },
      labels: new Uint8Array(1000),
      transforms: [data.transforms.randomCrop(16, { padding: 2 }), data.transforms.randomHorizontalFlip()],
      threads: 2,
    })
    const loader = new data.DataLoader(set, { batchSize: 10, shuffle: true, prefetch: 8 })
    let before = 0
    for (let epoch = 0; epoch < 1000; epoch++) {
      for await (const batch of loader) void batch
      if (epoch === 200) before = rss('VmRSS')
    }
    return { growth: rss('VmRSS') - before }
  `).growth
  expect(growth).toBeLessThan(24 * 2 ** 20)
}, 600_000)
