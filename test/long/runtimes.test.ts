// The tarball in other runtimes than Node, in processes and pools, and in test runners.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { install, project, run } from '../package/_install.js'

const consumer = project()
const bun = `bun-linux-${process.arch === 'arm64' ? 'aarch64' : process.arch}`
const bin = (name: string) => join(consumer, 'node_modules/.bin', name)
const write = (name: string, text: string) => writeFileSync(join(consumer, name), text)

/** A step of training whose weights are known to shrink. */
const step = `
  const w = tensor([1, 2], { requiresGrad: true })
  const optimizer = optim.padam([w], { lr: 0.1, p: 1, lambda: 0.01, exclude: 'none' })
  w.mul(w).sum().backward()
  optimizer.step()
  const works = w.toArray().every((x, i) => x > 0 && x < i + 1)`

beforeAll(async () => {
  // Bun and Deno ship their programs as packages of the registry, Bun's one per platform.
  await install(consumer, `@oven/${bun}@1.4.5`, 'deno@2.9.6', 'jest@30.2.0', 'vitest@4.1.12')
  write(
    'common.cjs',
    `const { nn, optim, tensor } = require('pdecay')\n${step}\nconsole.log('common', works)\n`,
  )
  write('module.mjs', `import { nn, optim, tensor } from 'pdecay'\n${step}\nconsole.log('module', works)\n`)
}, 600_000)
afterAll(() => rmSync(consumer, { recursive: true }))

describe.each([
  ['Bun', `../@oven/${bun}/bin/bun`, []],
  ['Deno', 'deno', ['run', '-A', '--node-modules-dir=manual']],
] as const)('%s', (_, program, args) => {
  const start = (file: string) => run(bin(program), [...args, file], consumer)
  test('ESM and CommonJS', () => {
    expect(start('module.mjs')).toBe('module true\n')
    expect(start('common.cjs')).toBe('common true\n')
  })

  test('a worker', () => {
    write(
      'worker.cjs',
      `const { Worker, isMainThread, parentPort } = require('node:worker_threads')
       const { tensor } = require('pdecay')
       if (isMainThread) new Worker(__filename).on('message', (sum) => console.log(sum, tensor([4]).item()))
       else parentPort.postMessage(tensor([1, 2]).sum().item())`,
    )
    expect(start('worker.cjs')).toBe('3 4\n')
  })

  test('memory stays flat in a synchronous loop', () => {
    write(
      'loop.cjs',
      `const { nn, optim, randn, memory } = require('pdecay')
       const model = new nn.Linear(1000, 1000)
       const optimizer = optim.padam(model.parameters(), { lr: 1e-3, p: 1, lambda: 1e-4 })
       const x = randn([500, 1000])
       for (let i = 0; i < 300; i++) {
         model.forward(x).square().mean().backward()
         optimizer.step()
         optimizer.zeroGrad()
       }
       console.log(memory().tensors < 1000, process.memoryUsage().rss < 1e9)`,
    )
    expect(start('loop.cjs')).toBe('true true\n')
  })
})

test('child processes and cluster', () => {
  write(
    'children.cjs',
    `const { fork } = require('node:child_process')
     const cluster = require('node:cluster')
     const { tensor } = require('pdecay')
     const answer = () => process.send(tensor([1, 2]).sum().item())
     if (process.argv[2] === 'child') answer()
     else if (!cluster.isPrimary) { answer(); process.disconnect() }
     else {
       tensor([0])
       const all = [fork(__filename, ['child']), fork(__filename, ['child']), cluster.fork(), cluster.fork()]
       Promise.all(all.map((child) => new Promise((done) => child.on('message', done)))).then((sums) => console.log(sums.join()))
     }`,
  )
  expect(run(process.execPath, ['children.cjs'], consumer)).toBe('3,3,3,3\n')
})

const tests = (head: string) => `${head}
  const { nn, optim, tensor, ones } = require('pdecay')
  test('trains', () => { ${step}; expect(works).toBe(true) })
  test('compares tensors', () => expect(ones([2]).add(1)).toEqual(tensor([2, 2])))\n`

test.each([['--maxWorkers=2'], ['--runInBand'], ['--maxWorkers=2', '--workerThreads']])(
  'jest %s %s',
  (...flags) => {
    for (const name of ['a', 'b']) write(`${name}.jest.cjs`, tests(''))
    write(
      'jest.config.cjs',
      `module.exports = { testMatch: ['**/*.jest.cjs'], moduleFileExtensions: ['js', 'cjs'] }`,
    )
    run(bin('jest'), flags, consumer)
  },
)

test.each(['forks', 'threads', 'vmForks', 'vmThreads'])('vitest with the pool %s', (pool) => {
  const head =
    "import { expect, test } from 'vitest'\nimport { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n"
  for (const name of ['a', 'b']) write(`${name}.vitest.mjs`, tests(head))
  write('vitest.config.mjs', `export default { test: { include: ['*.vitest.mjs'] } }`)
  run(bin('vitest'), ['run', `--pool=${pool}`], consumer)
})
