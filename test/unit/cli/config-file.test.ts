// Options of `train` from a file.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './_cli.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-config-'))
const at = (name: string) => join(dir, name)
beforeAll(() => {
  writeFileSync(
    at('rows.csv'),
    `x,y\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 2 ? 'a' : 'b'}`).join('\n')}`,
  )
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
    ['{"lr": {"a": 1}}', 2, "Expected no object for 'lr'"],
    ['{"set": "target=y"}', 2, "Expected an object for 'set'"],
    ['{"deterministic": 1}', 2, "Expected true or false for 'deterministic' but received 1"],
    ['[1]', 2, 'Expected a JSON object of options in'],
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
