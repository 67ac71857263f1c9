// Memory that tensors free and the next ones use again: binding/memory has the tests of its parts (test/native).
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { beforeEach, expect, test } from 'vitest'
import { memory, ones, tidy, zeros } from '../../../../src/tensor/index.js'

const root = resolve(import.meta.dirname, '../../../..')
const mebi = 2 ** 20

beforeEach(() => {
  memory.setCachingAllocator()
  memory.emptyCache()
})

/** Runs a program with `t` for the built package, and gives the JSON that it printed last. */
function run(program: string, env: NodeJS.ProcessEnv = {}): unknown {
  const script = `const t = require('./lib/index.js')\n${program}`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`)
  return JSON.parse(stdout)
}

test('counts what is in use, what is kept, and the peak', () => {
  memory.resetPeak()
  const before = memory()
  const x = zeros([4 * mebi])
  const during = memory()
  expect(during.allocated - before.allocated).toBeGreaterThanOrEqual(16 * mebi)
  expect(during.allocated - before.allocated).toBeLessThan(17 * mebi)
  x.dispose()
  const after = memory()
  expect(after.allocated).toBe(before.allocated)
  expect(after.cached).toBeGreaterThanOrEqual(16 * mebi)
  expect(after.peak).toBe(during.allocated)
  memory.resetPeak()
  expect(memory().peak).toBe(after.allocated)
})

test('emptyCache gives the memory back to the system', () => {
  const program = (empty: string) => `
    t.ones([2 ** 26]).dispose()
    ${empty}
    console.log(process.memoryUsage.rss() / 2 ** 20)`
  const kept = run(program('')) as number
  const returned = run(program('t.memory.emptyCache()')) as number
  expect(kept - returned).toBeGreaterThan(200)
})

test('a loop of steps takes no new pages once it is warm', () => {
  const faults = run(`
    const step = () => t.tidy(() => { t.ones([1024, 1024]).add(1).relu().mul(2).sum().item() })
    for (let i = 0; i < 20; i++) step()
    const before = process.resourceUsage().minorPageFault
    for (let i = 0; i < 50; i++) step()
    console.log(process.resourceUsage().minorPageFault - before)`) as number
  expect(faults).toBeLessThan(2_000) // 50 steps of 12 MiB each take 150,000 where each block is new
})

test('can be switched off, by option and by environment', () => {
  expect(memory.setCachingAllocator({ enabled: false })).toBe(false)
  const before = memory()
  const x = zeros([4 * mebi])
  expect(memory().allocated).toBe(before.allocated)
  x.dispose()
  expect(memory.setCachingAllocator()).toBe(true)
  const counts = run(
    `const x = t.ones([2 ** 22]); console.log(JSON.stringify([t.memory().allocated, t.memory.setCachingAllocator()]))`,
    { PDECAY_CACHING_ALLOCATOR: '0' },
  )
  expect(counts).toEqual([0, false])
})

test('what free blocks keep is bounded by the share', () => {
  memory.setCachingAllocator({ cachedShare: 1e-9 })
  zeros([4 * mebi]).dispose()
  expect(memory().cached).toBe(0)
  memory.setCachingAllocator()
  zeros([4 * mebi]).dispose()
  expect(memory().cached).toBeGreaterThanOrEqual(16 * mebi)
})

test('an idle process gives its memory back', () => {
  const [kept, left] = run(`
    t.ones([2 ** 24]).dispose()
    const kept = t.memory().cached
    setTimeout(() => console.log(JSON.stringify([kept, t.memory().cached])), 25_000)`) as [number, number]
  expect(kept).toBeGreaterThan(60 * mebi)
  expect(left).toBe(0)
})

test('the timer keeps no process alive', () => {
  const start = performance.now()
  run('t.ones([2 ** 20]); console.log(1)')
  expect(performance.now() - start).toBeLessThan(9_000)
})

test('graphs behind losses that nobody holds are collected before they pile up', () => {
  const peak = run(`
    const w = t.ones([1024, 1024], { requiresGrad: true })
    // Each loss is one number to JavaScript, with 24 MiB of saved tensors behind it.
    for (let i = 0; i < 200; i++) t.tidy(() => { let x = w; for (let k = 0; k < 6; k++) x = x.sin(); return x.sum() })
    console.log(t.memory().peak / 2 ** 20)`) as number
  expect(peak).toBeLessThan(600) // 200 losses of 24 MiB would take 4,800
})

test('a block of a worker that has ended stays valid, and goes back to the same cache', async () => {
  const before = memory().allocated
  const worker = new Worker(
    `const t = require(${JSON.stringify(`${root}/lib/index.js`)})
     const token = t.ones([2 ** 20]).mul(3).share()
     require('node:worker_threads').parentPort.postMessage(token)`,
    { eval: true },
  )
  const { fromShared } = await import('../../../../src/tensor/index.js')
  const token = await new Promise((done, fail) => worker.once('message', done).once('error', fail))
  const x = fromShared(token as Parameters<typeof fromShared>[0])
  await worker.terminate()
  expect(tidy(() => x.mean().item())).toBe(3)
  x.dispose()
  expect(memory().allocated).toBe(before)
})

test('refuses what is no share, and unknown options', () => {
  expect(() => memory.setCachingAllocator({ cachedShare: 0 })).toThrow(
    'Expected number in (0, 1] for cachedShare but received 0',
  )
  // @ts-expect-error no such option
  expect(() => memory.setCachingAllocator({ share: 1 })).toThrow('share')
  expect(ones([1]).item()).toBe(1)
})
