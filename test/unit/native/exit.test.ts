// The ways in which a process can end while work runs off the JavaScript thread. No synchronous pass goes before: it
// would make libtorch's static objects early, and so hide that they are destroyed before the work has stopped.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

function run(script: string) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    encoding: 'utf8',
    timeout: 100_000,
  })
  return { status, signal, stdout: stdout.trim(), stderr: stderr.trim() }
}

const head = `
const t = require('./lib/tensor/index.js')
const w = t.ones([300, 300], { requiresGrad: true })
const loss = (hook) => {
  let y = w
  for (let i = 0; i < 20; i++) y = y.matmul(w).mul(1e-3)
  if (hook) y.registerHook(hook)
  return y.sum()
}
const cube = t.autograd.customFunction({
  forward: (ctx, x) => x.pow(3),
  backward: (ctx, gradient) => { end(); return gradient },
})
let end = () => {}`

const works: [string, string][] = [
  ['backwardAsync', 'loss().backwardAsync()'],
  ['several backwardAsync', 'loss().backwardAsync(); loss().backwardAsync()'],
  ['backwardAsync with a hook', 'loss((g) => g.mul(2)).backwardAsync()'],
  ['itemAsync', 'loss().itemAsync()'],
  ['toTypedArrayAsync', 't.ones([3000, 3000]).toTypedArrayAsync()'],
]
const ends: [string, string, number][] = [
  ['process.exit at once', 'process.exit(0)', 0],
  ['process.exit later', 'setTimeout(() => process.exit(0), 20)', 0],
  ['an uncaught error', "setImmediate(() => { throw new Error('mine') })", 1],
  ['an unhandled rejection', "Promise.reject(new Error('mine'))", 1],
  ['its own end', '0', 0],
  [
    'a listener of exit that throws',
    "process.on('exit', () => { throw new Error('mine') }); process.exit(0)",
    0, // as in Node alone
  ],
]

describe.each(works)('%s in flight', (_, work) => {
  test.each(ends)('%s', (_, end, status) => {
    const result = run(`${head}; ${work}; ${end}`)
    expect(result).toMatchObject({ status, signal: null })
  })
})

describe('within a function that a pass calls', () => {
  test.each([
    ['a hook, off the thread', 'loss(() => process.exit(0)).backwardAsync()'],
    ['a hook, on the thread', 'loss(() => process.exit(0)).backward()'],
    [
      'a hook, beside a pass off the thread',
      'loss().backwardAsync(); loss(() => process.exit(0)).backward()',
    ],
    ['a custom function', 'end = () => process.exit(0); cube(w).sum().backwardAsync()'],
  ])('process.exit in %s', (_, work) => {
    expect(run(`${head}; ${work}`)).toMatchObject({ status: 0, signal: null })
  })

  test('a worker that ends there', () => {
    const inside = `${head}; loss(() => process.exit(3)).backwardAsync()`
    const script = `new (require('node:worker_threads').Worker)(${JSON.stringify(inside)}, { eval: true })
      .on('exit', (code) => console.log('ended', code))`
    expect(run(script)).toEqual({ status: 0, signal: null, stdout: 'ended 3', stderr: '' })
  })
})

test('an exit listener can still compute, and begins nothing off the thread', () => {
  const { stdout, status } = run(`${head}
    loss().backwardAsync()
    process.on('exit', () => {
      console.log(t.ones([2]).add(1).toArray().join())
      t.ones([1]).itemAsync().catch((error) => console.log(error.code))
      queueMicrotask(() => {})
      try { t.autograd.backwardAsync(loss()).catch(() => {}) } catch {}
    })
    process.exit(0)`)
  expect([status, stdout.split('\n')[0]]).toEqual([0, '2,2'])
})

test('main ends while workers have passes in flight', () => {
  const inside = `${head}; setInterval(() => {}, 1000); loss().backwardAsync(); loss().backwardAsync()
    require('node:worker_threads').parentPort.postMessage(0)`
  const script = `for (let i = 0; i < 2; i++)
    new (require('node:worker_threads').Worker)(${JSON.stringify(inside)}, { eval: true })
      .on('message', () => process.exit(0))`
  expect(run(script)).toMatchObject({ status: 0, signal: null })
})
