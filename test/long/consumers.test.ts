import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkTypes, install, project, resolutions, run } from '../package/_install.js'

const consumer = project()
const compilers = ['5.0.4', '5.2.2', '5.5.4', '5.9.3']
const nodes = ['20.19.5', '22.20.0', '24.9.0']
const alias = (name: string, version: string) => `${name}-${version}@npm:${name}@${version}`

beforeAll(async () => {
  await install(
    consumer,
    ...compilers.map((version) => alias('typescript', version)),
    // What the npm package `node` would fetch by a script of its own.
    ...nodes.map((version) => `node-${version}@npm:node-${process.platform}-${process.arch}@${version}`),
    'esbuild@0.25.12',
    'rollup@4.53.3',
    'webpack@5.103.0',
  )
}, 1_200_000)
afterAll(() => rmSync(consumer, { recursive: true }))

describe.each(compilers)('TypeScript %s', (version) => {
  const tsc = join(consumer, `node_modules/typescript-${version}/bin/tsc`)
  test.each(resolutions)('%s, %s, with and without skipLibCheck', (...how) => {
    for (const skip of [[], ['--skipLibCheck']])
      expect(checkTypes(consumer, tsc, ...how, ...skip, '--typeRoots', 'none')).toBe('')
  })
})

test.each(nodes)('Node %s: ESM, and CommonJS with a worker', (version) => {
  const node = join(consumer, `node_modules/node-${version}/bin/node`)
  expect(run(node, ['use.mjs'], consumer)).toBe('used as ESM\n')
  expect(run(node, ['use.cjs'], consumer)).toBe('used as CommonJS\n')
})

// The package stays outside of the bundle: it finds its addon and package.json by where it lies.
describe('a bundle with pdecay external', () => {
  const source = "import { tensor } from 'pdecay'\nconsole.log(tensor([1, 2]).sum().item())\n"
  const bundlers: Record<string, string> = {
    esbuild: `require('esbuild').buildSync({ entryPoints: ['in.mjs'], bundle: true, platform: 'node', format: 'cjs', external: ['pdecay'], outfile: 'esbuild.cjs' })`,
    rollup: `require('rollup').rollup({ input: 'in.mjs', external: ['pdecay'] }).then((b) => b.write({ file: 'rollup.cjs', format: 'cjs' }))`,
    webpack: `require('webpack')({ entry: './in.mjs', target: 'node', mode: 'production', externals: { pdecay: 'commonjs pdecay' }, output: { path: process.cwd(), filename: 'webpack.cjs' } }, (e, s) => { if (e || s.hasErrors()) throw e ?? s.toString() })`,
  }
  test.each(Object.entries(bundlers))('%s', (name, script) => {
    writeFileSync(join(consumer, 'in.mjs'), source)
    run(process.execPath, ['-e', script], consumer)
    expect(run(process.execPath, [`${name}.cjs`], consumer)).toBe('3\n')
    // With the package in the bundle too: its addon is that of the installed package.
    const whole = script.replace(/,? external(s)?: (\[[^\]]*\]|\{[^}]*\})/, '')
    run(process.execPath, ['-e', whole], consumer)
    expect(run(process.execPath, [`${name}.cjs`], consumer)).toBe('3\n')
  })
})

test('four workers train at once', () => {
  const script = `
    const { Worker, isMainThread, parentPort } = require('node:worker_threads')
    if (isMainThread) {
      Promise.all([1, 2, 3, 4].map(() => new Promise((done) => new Worker(__filename).on('message', done)))).then((losses) => {
        console.log(losses.length, losses.every((loss) => loss < 0.2))
      })
    } else {
      const { manualSeed, nn, optim, randn, tidy } = require('pdecay')
      manualSeed(1)
      const x = randn([64, 4])
      const y = x.select(1, 0).unsqueeze(1)
      const model = new nn.Linear(4, 1)
      const optimizer = optim.padam(model.parameters(), { lr: 0.05, p: 1, lambda: 1e-4 })
      let last = 0
      for (let i = 0; i < 200; i++) tidy(() => {
        const loss = nn.functional.mseLoss(model.forward(x), y)
        loss.backward()
        optimizer.step()
        optimizer.zeroGrad()
        last = loss.item()
      })
      parentPort.postMessage(last)
    }`
  writeFileSync(join(consumer, 'workers.cjs'), script)
  expect(run(process.execPath, ['workers.cjs'], consumer)).toBe('4 true\n')
})
