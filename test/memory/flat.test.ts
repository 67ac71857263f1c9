// With no dispose call and no scope, memory stays flat: synchronous loops, which never let Node run a finalizer.
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// One thread: the tests run beside each other, and waiting threads of one slow the other.
const env = { ...process.env, OMP_NUM_THREADS: '1' }
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Runs `step` in a fresh process; gives the resident MB after the first third and the largest after it. */
function measure(
  setup: string,
  step: string,
  steps: number,
): { early: number; late: number; tensors: number } {
  const script = `
    const t = require('./lib/tensor/index.js')
    ${setup}
    const rss = () => process.memoryUsage.rss() / 2 ** 20
    let early = 0, late = 0
    for (let i = 0; i < ${steps}; i++) {
      ${step}
      if (i % 50 === 0) i < ${steps} / 3 ? (early = Math.max(early, rss())) : (late = Math.max(late, rss()))
    }
    console.log(JSON.stringify({ early, late, tensors: t.memory().tensors }))`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    encoding: 'utf8',
    env,
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

const flat = ({ early, late }: { early: number; late: number }, slackMb: number) =>
  expect(late - early).toBeLessThan(slackMb)

test('one-element tensors', () => {
  // V8's heap and the table of handles grow for the first 400,000 of them, by up to 35 MB, and then no more.
  const counts = measure('const x = t.ones([1])', 'for (let j = 0; j < 100; j++) x.add(x)', 12_000)
  flat(counts, 30)
  expect(counts.tensors).toBeLessThan(100_000)
})

test('large tensors: V8 knows nothing of their megabytes', () => {
  const counts = measure('const x = t.ones([2 ** 20])', 'x.add(1)', 900) // 4 MB each: 3.6 GB in all
  flat(counts, 60)
  expect(counts.late).toBeLessThan(700)
})

test('training steps: graphs, gradients, results of several tensors', () => {
  const counts = measure(
    `t.manualSeed(0)
     const w = t.randn([64, 64]).requiresGrad_()
     const v = t.randn([64, 1]).requiresGrad_()
     const x = t.randn([256, 64])`,
    `const loss = x.matmul(w).relu().matmul(v).max(0).values.square().mean()
     loss.backward()
     t.noGrad(() => { for (const p of [w, v]) { p.sub_(p.grad.mul(1e-3)); p.grad = null } })`,
    2000,
  )
  flat(counts, 60)
})

test('tensors that live long, then die', () => {
  const counts = measure(
    'let held = []',
    'held.push(t.ones([2 ** 18])); if (held.length === 100) held = []', // 100 MB at most
    1500,
  )
  flat(counts, 150)
})

test('custom functions, hooks and checkpoints: what C++ holds of JavaScript', () => {
  const counts = measure(
    `const square = t.autograd.customFunction({
       forward(ctx, x) { ctx.saveForBackward(x); return x.square() },
       backward: (ctx, g) => ctx.savedTensors[0].mul(2).mul(g),
     })
     const w = t.randn([64, 64]).requiresGrad_()`,
    `const hook = w.registerHook((g) => g.mul(2))
     const y = t.autograd.checkpoint((x) => square(x).exp().add(1).log(), [w.mul(0.01)])
     y.registerHook((g) => undefined)
     y.sum().backward()
     hook.remove()
     w.grad = null`,
    2000,
  )
  flat(counts, 60)
})

test('optimizers: the state behind them', () => {
  const setup = `
    const { adam, lp, padam } = require('./lib/optim/index.js')
    const arrays = require('./lib/arrays/index.js')
    const size = 2 ** 18 // 2 MB of state
    const w = t.ones([size]).requiresGrad_()
    w.grad = t.ones([size])
    const [mine, gradient] = [new Float32Array(size).fill(1), new Float32Array(size).fill(1)]`
  const work = `
    padam([w], { lr: 1e-3 }).step()
    arrays.optimizer([mine], { step: adam(), decay: lp(), lr: 1e-3 }).step([gradient])`
  flat(measure(setup, work, 600), 60)
})

test('in scopes', () => {
  flat(
    measure('const x = t.ones([1000])', 't.tidy(() => { for (let j = 0; j < 50; j++) x.add(j) })', 3000),
    10,
  )
})

test('async scopes', () => {
  const script = `
    const t = require('./lib/tensor/index.js')
    const x = t.ones([2 ** 16])
    ;(async () => {
      let early = 0
      for (let i = 0; i < 2000; i++) {
        await t.tidy(async () => { const y = x.add(1); await null; return y.mul(2).sum().item() })
        if (i === 600) early = process.memoryUsage.rss()
      }
      console.log(Math.round((process.memoryUsage.rss() - early) / 2 ** 20), t.memory().tensors)
    })()`
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8', env })
  const [growth, tensors] = stdout.split(' ').map(Number)
  expect(growth).toBeLessThan(40)
  expect(tensors).toBe(1)
})
