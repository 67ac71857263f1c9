// A rule is one header and its name in the registry's list: in a copy of the sources one is added, nothing else is written by
// hand, and it arrives everywhere.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locate } from '../../src/native/libtorch.js'

const root = resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'pdecay-rule-'))
const env = { ...process.env, PDECAY_LIBTORCH: locate().path }
for (const name of Object.keys(env))
  if (/^(VITEST|TINYPOOL|PDECAY_CPU)/.test(name)) Reflect.deleteProperty(env, name)
const run = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { cwd: copy, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const node = (...args: string[]) => run(process.execPath, args)
const tool = (name: string, ...args: string[]) => node(join(root, 'node_modules', name), ...args)
const read = (path: string) => readFileSync(join(copy, path), 'utf8')
function edit(path: string, from: string | RegExp, to: string) {
  expect(read(path)).toMatch(from)
  writeFileSync(join(copy, path), read(path).replace(from, to))
}

const copied = [
  'binding',
  'docs',
  'lib',
  'scripts',
  'src',
  'test/conformance',
  'test/generated.ts',
  'CMakeLists.txt',
  'package.json',
  'tsconfig.json',
  'vitest.config.mts',
]

beforeAll(() => {
  for (const path of copied) cpSync(join(root, path), join(copy, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  // What a person does.
  cpSync(join(root, 'test/fixtures/rules/log_sum.h'), join(copy, 'binding/optim/rules/decays/log_sum.h'))
  edit('binding/optim/rules/registry.h', /(using Decays = RuleList<[^>]*)>/, '$1, LogSum>')
  // What set-up does, as far as it concerns a rule: the addon itself knows none, and is that of this checkout. The
  // processor's name is none, so that the portable loops alone are built.
  const settings = [
    `-DPDECAY_LIBTORCH=${env.PDECAY_LIBTORCH}`,
    '-DCMAKE_SYSTEM_NAME=Linux',
    '-DCMAKE_SYSTEM_PROCESSOR=any',
  ]
  run('cmake', ['-S', '.', '-B', 'build', ...settings])
  run('cmake', ['--build', 'build', '--target', 'pdecay_optim', '--parallel', '2'])
  for (const name of ['pdecay.node', 'pdecay-core.so']) {
    cpSync(join(root, 'build/Release', name), join(copy, 'build/Release', name))
  }
  node('scripts/generate/registry.mjs')
  tool('typescript/bin/tsc', '--project', 'tsconfig.json')
}, 1_200_000)
afterAll(() => rmSync(copy, { recursive: true }))

describe('a rule that was just added', () => {
  it('is in the registry of the addon, and in its loops', () => {
    const found = JSON.parse(
      node(
        '-p',
        "const c = require('./lib/native/index.js').core(); JSON.stringify([c.kernelName(), c.registry()])",
      ),
    ) as [string, string]
    expect(found[0]).toBe('portable')
    const { decays } = JSON.parse(found[1]) as { decays: { name: string; options: { name: string }[] }[] }
    expect(decays.at(-1)).toMatchObject({ name: 'logSum', options: [{ name: 'lambda' }, { name: 'scale' }] })
  })

  it('was written by hand in its header and one line: all else that changed was generated', () => {
    const changed = ['binding', 'src', 'docs', 'scripts', 'test/conformance'].flatMap((path) =>
      spawnSync('diff', ['-rq', join(root, path), join(copy, path)], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => /(?:and|Only in) (.+?)(?:: (.+))?(?: differ)?$/.exec(line)!)
        .map(([, folder, name]) => join(folder!, name ?? '').slice(copy.length + 1)),
    )
    expect(changed.sort()).toEqual([
      'binding/optim/rules/decays/log_sum.h',
      'binding/optim/rules/registry.h',
      'docs/optimizers.md',
      'src/optim/rules/registry.gen.ts',
      'src/optim/rules/rules.gen.ts',
    ])
  })

  it('has a row in the table of the docs', () => {
    expect(read('docs/optimizers.md')).toContain(
      '| decay | `logSum` | after / (1 + lr * lambda / (\\|before\\| + scale)) | `lambda` [0, inf); 0.001<br>`scale` (0, 8]; 0.125 |',
    )
  })

  it('has a section in the docs, from its header', () => {
    expect(read('docs/optimizers.md')).toContain(
      '### `logSum`\n\n    w ← after / (1 + α·λ / (|before| + scale))\n\nNear 0 it is L2 decay, far from it none.\n',
    )
  })

  it('has types', () => {
    writeFileSync(
      join(copy, 'typed.ts'),
      `import { optim } from './lib/index.js'
       export const rule: optim.DecaySpec = optim.logSum({ lambda: (step) => step, scale: 0.5, cautious: true })
       // @ts-expect-error
       optim.logSum({ p: 1 })
       // @ts-expect-error: of what does not change with the step
       optim.logSum({ scale: (step) => step })
       optim.optimizer([], { step: optim.adam(), decay: rule, lr: 1 }).paramGroups[0]!.set({ scale: 0.25 })`,
    )
    const flags = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'node16',
      '--types',
      'node',
      '--target',
      'es2022',
    ]
    tool('typescript/bin/tsc', ...flags, 'typed.ts')
  })

  it('checks its ranges', () => {
    const script = `const { optim } = require('./lib/index.js')
      for (const options of [{ lambda: -1 }, { scale: 9 }, { scale: 0 }, { scale: '1' }, { scales: 1 }])
        try { optim.logSum(options); console.log('taken') } catch (error) { console.log(error.name, error.message) }`
    expect(node('-e', script).trim().split('\n')).toEqual([
      'RangeError Expected number in [0, inf) for decay.lambda but received -1',
      'RangeError Expected number in (0, 8] for decay.scale but received 9',
      'RangeError Expected number in (0, 8] for decay.scale but received 0',
      "TypeError Expected number in (0, 8] for decay.scale but received '1'",
      expect.stringContaining("Unknown option 'scales' in optim.logSum(): it takes lambda, scale"),
    ])
  })

  it('computes its formula, after any step, in every dtype, and goes through a state dict', () => {
    const script = `const { optim, tensor } = require('./lib/index.js')
      const weights = [0, 1e-30, -0.001, 0.5, -3, 30]
      const found = {}
      for (const dtype of ['float64', 'float32', 'bfloat16', 'float16']) {
        const make = (scale) => {
          const w = tensor([weights]).to(dtype).requiresGrad_()
          w.grad = tensor([weights.map(() => 0.25)]).to(dtype)
          return [w, optim.optimizer([w], { step: optim.sgd(), decay: optim.logSum({ lambda: 0.3, scale }), lr: 0.5 })]
        }
        const [, source] = make(0.125)
        const [w, optimizer] = make(1)
        const before = w.detach().to('float64').toArray()[0]
        optimizer.loadStateDict(source.stateDict())
        optimizer.step()
        found[dtype] = [before, w.detach().to('float64').toArray()[0]]
      }
      console.log(JSON.stringify(found))`
    const found = JSON.parse(node('-e', script)) as Record<string, [number[], number[]]>
    const bounds = { float64: 1e-15, float32: 2e-7, bfloat16: 2 ** -8, float16: 2 ** -11 }
    for (const [dtype, bound] of Object.entries(bounds)) {
      const [before, after] = found[dtype]!
      before.forEach((w, i) => {
        const expected = (w - 0.125) / (1 + (0.5 * 0.3) / (Math.abs(w) + 0.125))
        expect(Math.abs(after[i]! - expected), `${dtype} ${w}`).toBeLessThanOrEqual(
          bound * Math.abs(expected),
        )
      })
    }
  })

  it('has a row in bench optim', () => {
    const printed = node('lib/cli/index.js', 'bench', 'optim', '--params', '4096', '--json')
      .trim()
      .split('\n')
    const { rows } = JSON.parse(printed.at(-1)!) as { rows: { name: string; ms: number }[] }
    expect(rows.find(({ name }) => name === 'logSum')?.ms).toBeGreaterThan(0)
  })

  const conformance = (...args: string[]) => {
    const report = join(copy, 'report.json')
    spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        ...args,
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      { cwd: copy, env },
    )
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      testResults: { assertionResults: { fullName: string; status: string }[] }[]
    }
    const all = testResults.flatMap(({ assertionResults }) => assertionResults)
    const names = (wanted: string) =>
      all.filter(({ status }) => status === wanted).map(({ fullName }) => fullName)
    return { passed: names('passed'), failed: names('failed') }
  }
  const files = ['trajectory', 'construction'].map((name) => `test/conformance/${name}.test.ts`)

  it('fails the conformance tests for lack of golden values, and for nothing else of what they check', () => {
    const { passed, failed } = conformance(
      ...files,
      '-t',
      'every rule has an oracle|options of every rule|logSum',
    )
    expect(failed).toContain('every rule has an oracle decay logSum')
    expect(failed.filter((name) => !name.includes('logSum'))).toEqual([])
    expect(passed).toContain('every rule has an oracle decay lp')
    expect(passed).toContain('options of every rule decay logSum.scale')
  })

  it('passes them with its formula in the oracle', () => {
    edit(
      'test/conformance/oracle/decays.ts',
      'export const decayOracles: Readonly<Record<string, DecayOracle>> = {',
      `export const decayOracles: Readonly<Record<string, DecayOracle>> = {
  logSum: {
    cases: [{}, { lambda: 0.3, scale: 1 }],
    apply: (before, after, lr, o) =>
      after / (1 + (lr * of(o, 'lambda', 1e-3)) / (Math.abs(before) + of(o, 'scale', 0.125))),
  },`,
    )
    const { passed, failed } = conformance(...files, '-t', 'logSum')
    expect(failed).toEqual([])
    for (const dtype of ['float64', 'float32', 'bfloat16', 'float16'])
      expect(passed).toContain(`step adam adam · logSum · ${dtype} · cpu`)
  })
})
