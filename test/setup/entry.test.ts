import { spawnSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { locate } from '../../src/native/libtorch.js'
import { folder, makeLibtorch } from './_fakes.js'

const release = resolve(import.meta.dirname, '../../build/Release')
const libtorch = locate().path

/** Runs a script in a process of its own, as one process opens one libtorch; what it prints is what it finds. */
function inProcess(script: string, addon = join(release, 'pdecay.node')): unknown[] {
  const prelude = `
    const { Worker, isMainThread, parentPort } = require('node:worker_threads')
    const libtorch = ${JSON.stringify(libtorch)}
    const entry = require(${JSON.stringify(addon)})
    const attempt = (...args) => {
      try { return typeof entry.open(...args) } catch (e) { return e instanceof Error ? [e.name, e.code, e.message] : ['thrown', e] }
    }
    const report = (...values) => console.log(JSON.stringify(values))\n`
  const file = join(folder(), 'script.cjs')
  writeFileSync(file, prelude + script)
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' })
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('the same exports for each open in a thread, others in each other thread, and a clean exit', () => {
  const lines = inProcess(`
    const core = entry.open({ libtorch, cuda: false })
    const again = entry.open({ libtorch, cuda: false })
    report(core === again, typeof core.fromArray)
    if (isMainThread) {
      const run = () => new Promise((done) => new Worker(__filename).on('exit', done))
      Promise.all([run(), run()]).then(run).then((code) => report('last worker', code))
    }`)
  expect(lines).toEqual([...Array(4).fill([true, 'function']), ['last worker', 0]])
})

test('a worker that is stopped in the middle of its work takes nothing down', () => {
  const lines = inProcess(`
    entry.open({ libtorch, cuda: false })
    if (isMainThread) {
      const worker = new Worker(__filename)
      worker.on('message', () => worker.terminate().then((code) => report('terminated', code)))
    } else { parentPort.postMessage('started'); for (;;); }`)
  expect(lines).toEqual([['terminated', 1]])
})

test('what it is given is checked, and nothing aborts', () => {
  const [found] = inProcess(`
    const trap = new Proxy({}, { get() { throw new Error('trap') } })
    report(attempt(), attempt(undefined), attempt(null), attempt(Symbol()), attempt('x'), attempt({}), attempt({ libtorch: 5 }),
      attempt({ libtorch }), attempt({ libtorch, cuda: 1 }), attempt(trap), attempt({ get libtorch() { throw null } }))`)
  const noObject = ['TypeError', 'ERR_INVALID_ARG_TYPE', 'Expected an object {libtorch, cuda} for open()']
  const wrong = (kind: string, name: string) => [
    'TypeError',
    'ERR_INVALID_ARG_TYPE',
    `Expected ${kind} for open()'s option ${name}`,
  ]
  expect(found).toEqual([
    ...Array(5).fill(noObject),
    wrong('string', 'libtorch'),
    wrong('string', 'libtorch'),
    wrong('boolean', 'cuda'),
    wrong('boolean', 'cuda'),
    ['Error', null, 'trap'],
    ['thrown', null],
  ])
})

test('a library that does not open is named, and so is the reason; another try may follow', () => {
  const broken = makeLibtorch('2.11.0')
  const [found] = inProcess(`
    report(attempt({ libtorch: '/nowhere', cuda: false }), attempt({ libtorch: ${JSON.stringify(broken)}, cuda: false }),
      attempt({ libtorch, cuda: false }), attempt({ libtorch: '/nowhere', cuda: false }), attempt({ libtorch, cuda: true }))`)
  expect(found).toEqual([
    [
      'Error',
      'ERR_NATIVE_LOAD',
      expect.stringMatching(/^cannot open \/nowhere\/lib\/libc10.so: .*No such file/),
    ],
    ['Error', 'ERR_NATIVE_LOAD', expect.stringMatching(/^cannot open .*\/libc10.so: .*file too short/)],
    'object',
    [
      'Error',
      'ERR_NATIVE_LOAD',
      expect.stringMatching(/has opened libtorch from .* and cannot open another one from \/nowhere/),
    ],
    ['Error', 'ERR_NATIVE_LOAD', 'this process has opened libtorch for CPU only: CUDA cannot be added later'],
  ])
})

test('an addon without its other parts says which one is missing', () => {
  const place = folder()
  copyFileSync(join(release, 'pdecay.node'), join(place, 'pdecay.node'))
  const script = 'report(attempt({ libtorch, cuda: false }))'
  const missing = (name: string) => [
    [['Error', 'ERR_NATIVE_LOAD', expect.stringContaining(`cannot open ${place}/${name}: `)]],
  ]
  expect(inProcess(script, join(place, 'pdecay.node'))).toEqual(missing('libpdecay.so'))
  copyFileSync(join(release, 'libpdecay.so'), join(place, 'libpdecay.so'))
  expect(inProcess(script, join(place, 'pdecay.node'))).toEqual(missing('pdecay-core.so'))
})
