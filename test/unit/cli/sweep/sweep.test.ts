// Sweeps by the built program: their trials are processes of it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readNotes } from '../../../../src/train/index.js'
import { inProcess, lastLine, start } from '../_cli.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-sweep-'))
const rows = join(folder, 'rows.csv')
const manyRows = join(folder, 'many-rows.csv')
beforeAll(() => {
  const cells = (i: number) => [(i % 3) + 0.4 * Math.sin(7 * i), Math.cos(i), 'abc'[i % 3]].join()
  for (const [path, length] of [
    [rows, 90],
    [manyRows, 3000],
  ] as const)
    writeFileSync(path, ['x,y,kind', ...Array.from({ length }, (_, i) => cells(i))].join('\n'))
})
let out = ''
let count = 0
beforeEach(() => {
  out = join(folder, `sweep-${++count}`)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const words = (...args: string[]) => [
  'sweep',
  'csv',
  '--data',
  rows,
  '--set',
  'target=kind',
  '--out',
  out,
  ...args,
]
interface Found {
  best: number | null
  frontier: number[]
  trials: {
    values: Record<string, string>
    status: string
    step: number
    metric: { name: string; value: number } | null
    zeros: number | null
    run: string
    error?: string
  }[]
  report: string
}
async function json(...args: string[]): Promise<Found & { stderr: string }> {
  const { code, stdout, stderr } = await inProcess(...words('--json', ...args))
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return { ...JSON.parse(lastLine(stdout)), stderr }
}
const configOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8'))

test('a grid trains all combinations, ranks them, and compares them on a page', async () => {
  const args = ['--epochs', '6', '--lr', '0.02', '--p', '0.5,1', '--lambda', '1e-3,0.3', '--jobs', '2']
  const found = await json(...args)
  expect(found.trials.map(({ values, status, step }) => [values, status, step])).toEqual(
    [
      { p: '0.5', lambda: '0.001' },
      { p: '0.5', lambda: '0.3' },
      { p: '1', lambda: '0.001' },
      { p: '1', lambda: '0.3' },
    ].map((values) => [values, 'finished', 18]),
  )
  for (const { run, values } of found.trials)
    expect(configOf(run)).toMatchObject({
      ...{ epochs: 6, lr: 0.02, options: { target: 'kind' } },
      decay: { p: Number(values.p), lambda: Number(values.lambda) },
    })
  const best = Math.max(...found.trials.map(({ metric }) => metric!.value))
  expect(found.trials[found.best!]!.metric).toEqual({ name: 'accuracy', value: best })
  const sparsest = Math.max(...found.trials.map(({ zeros }) => zeros!))
  expect(found.trials[found.frontier.at(-1)!]!.zeros).toBe(sparsest)
  expect(readFileSync(found.report, 'utf8')).toContain('Frontier')
  // What is finished is not trained again, and the same is found.
  const again = await json('--resume')
  expect(again.trials).toEqual(found.trials)
  expect(again.stderr).not.toContain('begins')
})

test('as text: a table of the trials, and the frontier', async () => {
  const { code, stdout, stderr } = await inProcess(...words('--steps', '9', '--vary', 'lr=1e-4,3e-2'))
  expect([code, stderr]).toEqual([0, expect.stringMatching(/lr=1e-4: begins \(1 running, 1 waiting\)/)])
  expect(stdout).toMatch(/trial +lr +status +step +loss +accuracy +zeros\n002 \* +3e-2 +finished +9 /)
  expect(stdout).toMatch(/ % zeros {3}accuracy [01]\.\d{4} █+ +lr=3e-2/)
  expect(stdout).toContain(`best: ${join(out, '002-lr=3e-2')}`)
})

test('halving goes on with the best alone; a whole run is as one that was not compared', async () => {
  const args = ['--method', 'halving', '--vary', 'lr=1e-5,1e-4,1e-3,3e-2', '--eta', '2', '--epochs', '4']
  const found = await json(...args)
  const byStatus = (status: string) => found.trials.filter((trial) => trial.status === status)
  expect(found.trials.map(({ step }) => step).sort((a, b) => a - b)).toEqual([3, 3, 6, 12])
  expect([byStatus('dropped').length, byStatus('finished').length]).toEqual([3, 1])
  const winner = byStatus('finished')[0]!
  expect(winner.values).toEqual({ lr: '3e-2' })
  for (const each of byStatus('dropped')) expect(each.zeros).not.toBeNull()
  const alone = join(folder, 'alone')
  await inProcess(
    'train',
    'csv',
    '--data',
    rows,
    '--set=target=kind',
    '--lr=3e-2',
    '--epochs=4',
    '--out',
    alone,
  )
  const model = (dir: string) => readFileSync(join(dir, 'model.safetensors'))
  expect(model(winner.run).equals(model(alone))).toBe(true)
})

test('a trial that fails is told of, and the others go on', async () => {
  const found = await json('--steps', '10', '--vary', 'lr=1e30,1e-2')
  expect(found.trials.map(({ status }) => status)).toEqual(['failed', 'finished'])
  expect(found.trials[0]!.error).toContain('Training diverged')
  expect(found.best).toBe(1)
  rmSync(out, { recursive: true })
  const all = await inProcess(...words('--steps', '10', '--vary', 'lr=1e30'))
  expect([all.code, all.stdout]).toEqual([1, expect.stringContaining('failed: lr=1e30: Training diverged')])
})

describe('a sweep that is cut off', () => {
  const long = ['--steps', '900', '--vary', 'lr=1e-3,1e-2', '--data', manyRows]
  const first = () => join(out, '001-lr=1e-3')
  const trained = async () => {
    while (!existsSync(join(first(), 'checkpoint.safetensors'))) await sleep(20)
  }
  const stepOf = async () => (await readNotes(join(first(), 'checkpoint.safetensors'))).step

  test.each(['SIGINT', 'SIGKILL'] as const)('by %s leaves no process behind, and goes on', async (signal) => {
    const { child, outcome } = start(...words(...long))
    await trained()
    child.kill(signal)
    const { code, stderr } = await outcome
    if (signal === 'SIGINT') {
      expect([code, stderr]).toEqual([
        130,
        expect.stringContaining('To go on: pdecay sweep csv --resume --out'),
      ])
    }
    // A trial whose sweep is gone saves and ends: its folder becomes free.
    const { tryLock } = await import('../../../../src/_lock.js')
    const { stat } = await import('node:fs/promises')
    const { dev, ino } = await stat(first(), { bigint: true })
    let release: (() => void) | undefined
    while (!release) {
      release = await tryLock(`run/${dev}-${ino}`)
      await sleep(20)
    }
    release()
    const at = await stepOf()
    expect(at).toBeLessThan(900)
    const found = await json('--resume')
    expect(found.trials.map(({ status, step }) => [status, step])).toEqual([
      ['finished', 900],
      ['finished', 900],
    ])
    const steps = readFileSync(join(first(), 'metrics.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).step)
    expect(new Set(steps.slice(0, -1)).size).toBe(steps.length - 1)
  })
})

describe('bad usage: exit code 2, a message, nothing written', () => {
  test.each<[string[], string]>([
    [[], 'Expected at least one --vary'],
    [['--vary', 'lr'], 'Expected name=value.'],
    [['--vary', 'lrr=1,2'], "The trial lrr=1: unknown option '--lrr=1'"],
    [['--vary', 'lr=1,x'], "The trial lr=x: option '--lr <r>' argument 'x' is invalid"],
    [['--vary', 'p=1,-2'], 'The trial p=-2: Expected number in (0, inf) for --p but received -2'],
    [['--vary', 'set.width=1,2'], "The trial width=1: Unknown option 'width'"],
    [['--vary', 'epochs=1,2', '--steps', '3'], 'only one of --steps and --epochs'],
    [['--lr', '1', '--vary', 'lr=1,2'], 'Expected only one of --lr and --vary lr'],
    [['--vary', 'lr=1,2', '--jobs', '0'], 'Expected integer in [1, 1024] for --jobs but received 0'],
    [['--vary', 'lr=1,2', '--method', 'best'], 'Allowed choices are grid, random, halving'],
    [['--vary', 'lr=1,2', '--resume', 'yes'], "Expected auto for --resume but received 'yes'"],
  ])('%j', async (args, message) => {
    const { code, stderr } = await inProcess(...words(...args))
    expect([code, stderr, existsSync(out)]).toEqual([2, expect.stringContaining(message), false])
  })
  test('another plan in a folder, or a damaged one', async () => {
    await json('--steps', '2', '--vary', 'lr=1e-3')
    const other = await inProcess(...words('--resume', '--steps', '3', '--vary', 'lr=1e-3'))
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('is a sweep with other options')])
    const twice = await inProcess(...words('--steps', '2', '--vary', 'lr=1e-3'))
    expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('holds a sweep already')])
    writeFileSync(join(out, 'sweep.json'), '{"trials": 3}')
    const damaged = await inProcess(...words('--resume'))
    expect([damaged.code, damaged.stderr]).toEqual([1, expect.stringContaining('sweep.json is damaged')])
  })
  test('--resume of nothing', async () => {
    const { code, stderr } = await inProcess(...words('--resume'))
    expect([code, stderr]).toEqual([1, expect.stringContaining('There is no sweep to resume')])
  })
})

test('options come from a file and from the environment, and trials do not read them again', async () => {
  const file = join(folder, 'sweep.json')
  writeFileSync(file, JSON.stringify({ steps: 3, lr: 0.5, vary: { p: [0.5, 1] } }))
  vi.stubEnv('PDECAY_LR', '0.25')
  vi.stubEnv('PDECAY_KEEP_LAST', '1')
  const found = await json('--config', file)
  expect(found.trials.map(({ values }) => values)).toEqual([{ p: '0.5' }, { p: '1' }])
  for (const { run } of found.trials) {
    expect(configOf(run)).toMatchObject({ steps: 3, lr: 0.25, keep: { last: 1 } })
    expect(readdirSync(join(run, 'checkpoints'))).toHaveLength(1)
  }
})

test('threads are divided among the jobs', async () => {
  const found = await json('--steps', '2', '--vary', 'lr=1e-3', '--threads', '1')
  const { threads } = JSON.parse(readFileSync(join(found.trials[0]!.run, 'environment.json'), 'utf8'))
  expect(threads).toBe(1)
})
