// 20,000 training steps with no dispose call stay flat.
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// One thread: the tests run beside each other, and waiting threads of one slow the other.
const env = { ...process.env, OMP_NUM_THREADS: '1' }
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

test('20,000 steps of a small network', () => {
  const script = `
    const t = require('./lib/tensor/index.js')
    t.manualSeed(0)
    const layers = [0, 1, 2].map(() => [t.randn([32, 32]).mul(0.1).requiresGrad_(), t.zeros([32], { requiresGrad: true })])
    const [x, y] = [t.randn([8, 32]), t.randn([8, 32])]
    const seen = []
    for (let i = 0; i < 20_000; i++) {
      const out = layers.reduce((h, [w, b], k) => { const z = t.linear(h, w, { bias: b }); return k < 2 ? z.relu() : z }, x)
      out.sub(y).square().mean().backward()
      t.noGrad(() => { for (const p of layers.flat()) { p.sub_(p.grad.mul(1e-3)); p.grad = null } })
      if (i % 1000 === 999) seen.push(process.memoryUsage.rss() / 2 ** 20)
    }
    console.log(JSON.stringify(seen))`
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8', env })
  expect(status).toBe(0)
  const seen: number[] = JSON.parse(stdout)
  expect(Math.max(...seen.slice(5)) - seen[4]!).toBeLessThan(30)
})
