// Options of `train` from a file, and from environment variables.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { inProcess } from './_cli.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-config-'))
const at = (name: string) => join(dir, name)
beforeAll(() => {
  writeFileSync(
    at('rows.csv'),
    `x,y\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 2 ? 'a' : 'b'}`).join('\n')}`,
  )
})

afterEach(() => {
  vi.unstubAllEnvs()
})

let count = 0
/** Trains with a file of options, and gives the run's config. */
async function configOf(options: object, ...args: string[]) {
  const [file, out] = [at(`options-${++count}.json`), at(`run-${count}`)]
  writeFileSync(file, JSON.stringify({ data: at('rows.csv'), out, ...options }))
  const { code, stderr } = await inProcess('train', 'csv', '--config', file, ...args)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return JSON.parse(readFileSync(join(out, 'config.json'), 'utf8'))
}

test('options have the names and the values of the command line', async () => {
  const config = await configOf({
    ...{ steps: 2, lr: '1e-2', 'micro-batches': 2, 'clip-norm': 1.5, deterministic: true, resume: 'auto' },
    ...{ set: { target: 'y', hidden: '4' }, 'step.betas': [0.8, 0.9], 'target-sparsity': 0.5, force: false },
  })
  expect(config).toMatchObject({
    ...{ steps: 2, lr: 0.01, microBatches: 2, clip: { norm: 1.5 }, deterministic: true },
    ...{ options: { target: 'y', hidden: '4' }, step: { betas: [0.8, 0.9] }, sparsity: { target: 0.5 } },
  })
})

test('the command line wins, option by option, also where another one takes its place', async () => {
  const config = await configOf(
    { steps: 2, lr: 0.5, seed: 3, p: 1, set: { target: 'y', hidden: '4' } },
    ...['--lr', '0.25', '--duration', '3ba', '--set', 'hidden=8', '--decay.p', '0.5'],
  )
  expect(config).toMatchObject({ lr: 0.25, seed: 3, duration: '3ba', options: { target: 'y', hidden: '8' } })
  expect([config.steps, config.decay.p]).toEqual([undefined, 0.5])
})

describe('what is wrong with a file is named, and nothing is trained', () => {
  test.each<[string, number, string]>([
    ['{"stesp": 3}', 2, ": unknown option 'stesp'"],
    ['{"--steps": 3}', 2, ": unknown option '--steps'"],
    ['{"config": "x.json"}', 2, ": unknown option 'config'"],
    ['{"steps": "ten"}', 2, ": 'steps': Expected a number."],
    ['{"steps": 0}', 2, 'Expected integer in [1, inf) for --steps but received 0'],
    ['{"steps": null}', 2, "for 'steps' but received null"],
    ['{"lr": {"a": 1}}', 2, "Expected a number, a string, a boolean, or a list of them for 'lr'"],
    ['{"set": {"target": {}}}', 2, "for 'set' but received {}"],
    ['{"step.betas": []}', 2, "for 'step.betas'"],
    ['{"set": "target=y"}', 2, "Expected an object for 'set'"],
    ['{"deterministic": 1}', 2, "Expected true or false for 'deterministic' but received 1"],
    ['[1]', 2, 'Expected an object of options in'],
    ['{', 2, 'is not JSON'],
  ])('%s', async (text, exit, message) => {
    writeFileSync(at('bad.json'), text)
    const { code, stderr, stdout } = await inProcess(
      'train',
      'csv',
      '--config',
      at('bad.json'),
      '--data',
      at('rows.csv'),
    )
    expect([code, stderr, stdout]).toEqual([exit, expect.stringContaining(message), ''])
  })
  test('that is not there', async () => {
    const { code, stderr } = await inProcess('train', 'csv', '--config', at('none.json'))
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Cannot read --config ${at('none.json')}`)])
  })
})

describe('a module', () => {
  const write = (name: string, text: string) => {
    writeFileSync(at(name), text)
    return at(name)
  }
  const train = async (file: string, ...args: string[]) => {
    const out = at(`run-${++count}`)
    const words = ['--data', at('rows.csv'), '--out', out, '--set', 'target=y', ...args]
    const { code, stderr } = await inProcess('train', 'csv', '--config', file, ...words)
    return {
      code,
      stderr,
      config: () => JSON.parse(readFileSync(join(out, 'config.json'), 'utf8')) as Record<string, unknown>,
    }
  }
  const ts = `enum Steps { few = 2 }
interface Options { steps: number; lr: number }
const lr: number = 2 ** -7
export default { steps: Steps.few, lr, 'step.betas': [0.8, 0.9] } satisfies Options & object`
  test.each([
    ['options.ts', ts],
    ['options.mts', ts],
    ['options.mjs', 'export default { steps: 2, lr: 2 ** -7, "step.betas": [0.8, 0.9] }'],
    ['options.cjs', 'module.exports = { steps: 2, lr: 2 ** -7, "step.betas": [0.8, 0.9] }'],
  ])('%s gives options by its default export', async (name, text) => {
    const { code, stderr, config } = await train(write(name, text))
    expect([code, stderr]).toEqual([0, expect.stringContaining('Training 2 steps')])
    expect(config()).toMatchObject({ steps: 2, lr: 2 ** -7, step: { betas: [0.8, 0.9] } })
  })
  test.each([
    ['broken.ts', 'export default {', 'broken.ts does not compile: Unexpected token'],
    ['throws.mts', 'throw new Error("no luck")', 'throws.mts threw while it was loaded: no luck'],
    ['import.ts', 'import x from "not-there"\nexport default x', 'import.ts imports what is not there'],
    ['none.mjs', '', 'Expected an object of options in'],
    ['wrong.ts', 'export default { stesp: 3 as number }', "wrong.ts: unknown option 'stesp'"],
    ['kind.ts', 'export default { steps: () => 3 }', "for 'steps' but received [Function: steps]"],
  ])('%s is refused with what is wrong', async (name, text, message) => {
    const { code, stderr } = await train(write(name, text))
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('environment variables', () => {
  test('have the names of the options; the line wins over them, and they over the file', async () => {
    vi.stubEnv('PDECAY_LR', '0.5')
    vi.stubEnv('PDECAY_SEED', '3')
    vi.stubEnv('PDECAY_STEP_BETAS', '0.8,0.9')
    vi.stubEnv('PDECAY_TARGET_SPARSITY', '0.5')
    vi.stubEnv('PDECAY_DETERMINISTIC', '1')
    vi.stubEnv('PDECAY_SURVIVAL', 'false')
    vi.stubEnv('PDECAY_SET', 'target=y;hidden=4,4')
    vi.stubEnv('PDECAY_ACCUMULATE', '')
    const file = { steps: 2, lr: 1, seed: 7, batch: 4, survival: true, set: { hidden: '2', kind: 'auto' } }
    const config = await configOf(file, '--lr', '0.25', '--set', 'test=0.5')
    expect(config).toMatchObject({
      ...{ steps: 2, lr: 0.25, seed: 3, batch: 4, accumulate: 1, deterministic: true },
      ...{ step: { betas: [0.8, 0.9] }, sparsity: { target: 0.5 } },
      options: { target: 'y', hidden: '4,4', kind: 'auto', test: '0.5' },
    })
    expect(existsSync(at(`run-${count}/survival.json`))).toBe(false)
  })
  test('displace other forms of an option in the file, and are displaced by those of the line', async () => {
    vi.stubEnv('PDECAY_EPOCHS', '1')
    vi.stubEnv('PDECAY_DECAY_P', '0.5')
    const from = { steps: 2, p: 1, set: { target: 'y' } }
    expect(await configOf(from)).toMatchObject({ epochs: 1, decay: { p: 0.5 } })
    const config = await configOf(from, '--duration', '3ba', '--p', '1.5')
    expect(config).toMatchObject({ duration: '3ba', decay: { p: 1.5 } })
    expect([config.steps, config.epochs]).toEqual([undefined, undefined])
  })
  test('may name the file', async () => {
    writeFileSync(at('named.json'), '{"steps": 3}')
    vi.stubEnv('PDECAY_CONFIG', at('named.json'))
    vi.stubEnv('PDECAY_OUT', at('named'))
    const { code } = await inProcess('train', 'csv', '--data', at('rows.csv'), '--set', 'target=y')
    expect([code, JSON.parse(readFileSync(at('named/config.json'), 'utf8')).steps]).toEqual([0, 3])
  })
  test.each([
    ['PDECAY_EPOCHS', 'ten', 'PDECAY_EPOCHS: Expected a number.'],
    ['PDECAY_EPOCHS', '0', 'Expected number in (0, inf) for --epochs but received 0'],
    [
      'PDECAY_DETERMINISTIC',
      'yes',
      "Expected true, false, 1 or 0 for PDECAY_DETERMINISTIC but received 'yes'",
    ],
    ['PDECAY_SET', 'target', 'PDECAY_SET: Expected name=value.'],
  ])('%s=%s is refused by its name', async (name, value, message) => {
    vi.stubEnv(name, value)
    const { code, stderr } = await inProcess('train', 'csv', '--data', at('rows.csv'))
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})
