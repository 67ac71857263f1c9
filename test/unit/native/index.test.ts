// What only a process of its own can show: how it loads, fails to load, shares nothing between threads, and ends.
// These run the built lib/, as a user's program would.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

function run(script: string, env: Record<string, string> = {}, ...flags: string[]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...flags, '-e', script], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 100_000,
  })
  return { status, signal, stdout: stdout.trim(), stderr: stderr.trim() }
}
const clean = (stdout: string) => ({ status: 0, signal: null, stdout, stderr: '' })
const head = `const t = require('./lib/tensor/index.js');`

test('importing needs no libtorch; the first use without one says what to run', () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'pdecay-none-'))
  const result = run(
    `${head}
     console.log('imported')
     try { t.zeros([1]) } catch (error) { console.log(error.name, error.code, error.message) }`,
    { PDECAY_LIBTORCH: nowhere },
  )
  rmSync(nowhere, { recursive: true })
  expect(result.status).toBe(0)
  expect(result.stdout).toMatch(/^imported\nPdecayError ERR_LIBTORCH_NOT_FOUND /)
  expect(result.stdout).toContain(nowhere)
  expect(result.stdout).toContain('What to do: ')
})

test('an error thrown natively is the same class as the exported one', () => {
  expect(
    run(`${head}
      const { PdecayError } = require('./lib/errors.js')
      try { t.zeros([2]).add(t.zeros([3])) } catch (error) {
        console.log(error instanceof PdecayError, error.stack.includes('[eval]'))
      }`),
  ).toEqual(clean('true true'))
})

test.each([
  ['at its end', ''],
  ['by process.exit', 'process.exit(0)'],
  ['within a scope', 't.tidy(() => { t.randn([100, 100]); process.exit(0) })'],
  [
    'while operators run in a worker',
    `
    new (require('node:worker_threads').Worker)(
      "const t = require('./lib/tensor/index.js'); const a = t.randn([256, 256]); for (;;) t.tidy(() => a.matmul(a))",
      { eval: true })
    setTimeout(() => process.exit(0), 700)`,
  ],
  [
    'while passes and copies run aside, and call back',
    `
    const big = t.randn([1500, 1500], { requiresGrad: true })
    const slow = t.autograd.customFunction({ forward: (ctx, x) => x.mul(1), backward: (ctx, g) => g.matmul(g) })
    for (let i = 0; i < 5; i++) slow(big.matmul(big)).sum().backwardAsync()
    big.toTypedArrayAsync()
    setTimeout(() => process.exit(0), 300)`,
  ],
  [
    'from within a hook',
    `
    const leaf = t.ones([1], { requiresGrad: true })
    leaf.registerHook(() => process.exit(0))
    leaf.mul(2).backward()`,
  ],
  [
    'from within a hook of a pass that runs aside',
    `
    const leaf = t.ones([1], { requiresGrad: true })
    leaf.registerHook(() => process.exit(0))
    leaf.mul(2).backwardAsync()`,
  ],
  [
    'from what waits for a pass that runs aside, while the next one runs',
    `
    const big = t.randn([800, 800], { requiresGrad: true })
    const pass = () => big.matmul(big).sum().backwardAsync()
    pass().then(() => process.exit(0))
    pass()`,
  ],
  [
    'within a worker’s training step, beside one of its own',
    `
    const work = "const { optim, ...t } = require('./lib/index.js'); const w = t.randn([200, 200], { requiresGrad: true });" +
      "const o = optim.padam([w], { lr: 1e-3, p: 0.8, lambda: 1e-3 });" +
      "for (;;) t.tidy(() => { w.matmul(w).square().mean().backward(); o.step(); o.zeroGrad() })"
    new (require('node:worker_threads').Worker)(work, { eval: true })
    setTimeout(() => process.exit(0), 600)`,
  ],
  [
    'after a worker that ran passes aside was stopped',
    `
    const worker = new (require('node:worker_threads').Worker)(
      "const t = require('./lib/tensor/index.js'); const a = t.randn([800, 800], { requiresGrad: true });" +
        "a.registerHook((g) => g.mul(2)); setInterval(() => a.matmul(a).sum().backwardAsync(), 1)",
      { eval: true })
    setTimeout(() => worker.terminate(), 500)`,
  ],
])('a process that holds tensors, graphs and threads ends cleanly: %s', (_, end) => {
  const script = `${head}
    globalThis.kept = [t.randn([512, 512], { requiresGrad: true }), new t.Generator(1)]
    globalThis.graph = kept[0].matmul(kept[0]).sum()
    graph.backward()
    ${end}`
  for (let i = 0; i < 3; i++) expect(run(script)).toEqual(clean(''))
})

test('several workers at once, beside the main thread, each with a table of its own', () => {
  const script = `${head}
    const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads')
    const { handleOf } = require('./lib/tensor/core/handle.js')
    const mine = t.tensor([1, 2])
    const work = \`
      const t = require('./lib/tensor/index.js')
      const { core } = require('./lib/native/index.js')
      const { parentPort, workerData } = require('node:worker_threads')
      let foreign = 'accepted'
      try { core().shape(workerData.handle) } catch (error) { foreign = error.code }
      const x = t.tensor([3], { requiresGrad: true })
      for (let i = 0; i < 500; i++) x.mul(x).backward()
      parentPort.postMessage({ foreign, grad: x.grad.item(), tensors: t.memory().tensors > 0 })\`
    const workers = [1, 2, 3].map(() => new Promise((resolve, reject) => {
      const worker = new Worker(work, { eval: true, workerData: { handle: handleOf(mine) } })
      let answer
      worker.on('message', (message) => { answer = message }).on('error', reject)
        .on('exit', (code) => resolve([code, answer.foreign, answer.grad, answer.tensors].join()))
    }))
    const x = t.tensor([2], { requiresGrad: true })
    for (let i = 0; i < 500; i++) x.mul(x).backward()
    Promise.all(workers).then((all) => console.log(all.join(' '), x.grad.item(), mine.toArray().join()))`
  expect(run(script)).toEqual(
    clean('0,ERR_HANDLE,3000,true 0,ERR_HANDLE,3000,true 0,ERR_HANDLE,3000,true 2000 1,2'),
  )
})

test('a tensor goes to a worker and back with no copy', () => {
  const script = `${head}
    const { Worker } = require('node:worker_threads')
    const worker = new Worker(\`
      const t = require('./lib/tensor/index.js')
      const { parentPort } = require('node:worker_threads')
      parentPort.once('message', (shared) => {
        const mine = t.fromShared(shared)
        mine.mul_(2)
        parentPort.postMessage([mine.dataPointer, mine.add(1).share()])
      })\`, { eval: true })
    const x = t.tensor([1, 2, 3])
    worker.postMessage(x.share())
    worker.once('message', ([pointer, result]) => {
      worker.terminate().then(() =>
        console.log(pointer === x.dataPointer, String(x), String(t.fromShared(result)), t.memory().shared))
    })`
  expect(run(script)).toEqual(clean('true tensor([2., 4., 6.]) tensor([3., 5., 7.]) 0'))
})

test.each([
  ['long work', 'for (;;) t.tidy(() => { for (let i = 0; i < 20; i++) a.matmul(a) })'],
  ['a pass that runs aside', 'for (let i = 0; i < 200; i++) a.matmul(a).sum().backwardAsync()'],
])('Ctrl+C ends a process in the midst of %s', async (_, work) => {
  const script = `${head}
    const a = t.randn([600, 600], { requiresGrad: true })
    console.log('working')
    ${work}`
  const child = spawn(process.execPath, ['-e', script], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([null, 'SIGINT'])
})

test('a worker that is ended in the midst of its work', () => {
  const script = `
    const { Worker } = require('node:worker_threads')
    const run = () => new Promise((resolve) => {
      const worker = new Worker(
        "const t = require('./lib/tensor/index.js'); require('node:worker_threads').parentPort.postMessage(1); const a = t.randn([64, 64]); for (;;) a.matmul(a)",
        { eval: true })
      worker.on('message', () => setTimeout(() => worker.terminate().then(resolve), 100))
    })
    run().then(run).then(run).then(() => {
      ${head}
      console.log(t.ones([2]).sum().item())
    })`
  expect(run(script)).toEqual(clean('2'))
})

test('a Tensor sent to a worker is refused, with the way that works', () => {
  const script = `${head}
    const { MessageChannel } = require('node:worker_threads')
    const { port1 } = new MessageChannel()
    try { port1.postMessage(t.ones([1])) } catch (error) { console.log(error.name, error.message.includes('share()')) }
    port1.close()`
  expect(run(script)).toEqual(clean('DataCloneError true'))
})

test('the package loaded twice in one process works in both', () => {
  const script = `${head}
    for (const key of Object.keys(require.cache)) if (key.includes('/lib/')) delete require.cache[key]
    const again = require('./lib/tensor/index.js')
    console.log(t.ones([1]).add(1).item(), again.ones([1]).add(2).item(), again.Tensor === t.Tensor)
    try { again.ones([1]).add(t.ones([1])) } catch (error) { console.log(error.name) }`
  expect(run(script)).toEqual(clean('2 3 false\nTypeError'))
})

test('threads and devices', () => {
  const script = `${head}
    t.setNumThreads(2)
    console.log(t.getNumThreads(), typeof t.cuda.isAvailable(), t.cuda.deviceCount() >= 0, t.cpuCapability().length > 0)
    try { t.setNumThreads(0) } catch (error) { console.log(error.message) }`
  expect(run(script)).toEqual(
    clean('2 boolean true true\nExpected integer in [1, 1024] for threads but received 0'),
  )
})

test('V8 asks for a collection, and disposal, in any order with dying tensors', () => {
  const script = `${head}
    const x = t.randn([64], { requiresGrad: true })
    for (let i = 0; i < 3000; i++) {
      const y = x.mul(i)
      if (i % 3 === 0) y.dispose()
      if (i % 100 === 0) gc()
    }
    console.log(t.memory().tensors < 3000)`
  expect(run(script, {}, '--expose-gc')).toEqual(clean('true'))
})
