import { existsSync, mkdtempSync, readFileSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { fashionMnist } from '../../../src/data/index.js'
import { load } from '../../../src/io/index.js'
import { fashionCnn } from '../../../src/models/index.js'
import { readNotes } from '../../../src/train/index.js'
import { readLines } from '../../../src/train/runs/metrics-log.js'
import { inProcess, lastLine, start } from './_cli.js'

const newDir = () => join(mkdtempSync(join(tmpdir(), 'pdecay-train-')), 'run')
const options = '--optimizer padam --p 0.8 --lambda 3e-3 --lr 3e-3 --batch 64 --seed 1 --json'.split(' ')
const train = (...args: string[]) => start('train', 'fashion-mnist', ...options, ...args)

interface Json {
  steps: number
  loss: number
  metric: { name: string; value: number } | null
  run: string
  [field: string]: unknown
}

async function json(...args: string[]): Promise<Json> {
  const { code, stdout, stderr } = await train(...args).outcome
  if (code !== 0) throw new Error(stderr)
  return JSON.parse(lastLine(stdout)) as Json
}

// Found on this machine, or fetched once.
beforeAll(() => fashionMnist().then(() => {}), 300_000)

describe('a short run', () => {
  const out = newDir()
  let found: Json
  beforeAll(async () => {
    found = await json('--steps', '25', '--out', out)
  })

  test('ends in one JSON object with all its fields', () => {
    expect(found).toEqual({
      task: 'fashion-mnist',
      optimizer: 'padam',
      steps: 25,
      epoch: 25 / 938,
      loss: expect.any(Number),
      metric: { name: 'accuracy', value: expect.any(Number) },
      zeros: expect.any(Number),
      below1e8: expect.any(Number),
      samplesPerSecond: expect.any(Number),
      peakRssBytes: expect.any(Number),
      seconds: expect.any(Number),
      run: out,
    })
    expect(found.metric!.value).toBeGreaterThan(0.3)
    expect(found.below1e8).toBeGreaterThanOrEqual(found.zeros as number)
  })
  test('leaves its config, its metrics, a checkpoint and the model', async () => {
    expect(JSON.parse(readFileSync(join(out, 'config.json'), 'utf8'))).toMatchObject({
      decay: { p: 0.8, lambda: 3e-3 },
      steps: 25,
    })
    const lines = await readLines(join(out, 'metrics.jsonl'))
    expect(lines.map(({ step }) => step)).toEqual([10, 20, 25, 25])
    expect(lines[2]).toMatchObject({ loss: found.loss, zeros: found.zeros })
    expect(lines[3]).toMatchObject({ test: { accuracy: found.metric!.value } })
    expect(lines[0]!.lr).toBeCloseTo(3e-3 * 10 ** ((-0.6 * 9) / 25), 10)
    expect((await readNotes(join(out, 'checkpoint.safetensors'))).step).toBe(25)
    fashionCnn().loadStateDict(await load(join(out, 'model.safetensors')))
  })
  test('gives the same loss to the last digit when repeated', async () => {
    const again = await json('--steps', '25', '--out', newDir())
    expect([again.loss, again.metric, again.zeros]).toEqual([found.loss, found.metric, found.zeros])
  })
  test('gives another loss from another seed', async () => {
    expect((await json('--steps', '25', '--seed', '2', '--out', newDir())).loss).not.toBe(found.loss)
  })
  test('resumed when it is finished, trains no further', async () => {
    const again = await json('--out', out, '--resume')
    expect([again.steps, again.loss, again.metric]).toEqual([25, found.loss, found.metric])
  })
})

describe('Ctrl+C', () => {
  /** Waits until a run has logged its first figures. */
  async function logged(out: string): Promise<void> {
    while (!existsSync(join(out, 'metrics.jsonl')) || readFileSync(join(out, 'metrics.jsonl')).length === 0)
      await sleep(20)
  }

  test('finishes the step and saves; the resumed run ends as an unbroken one', async () => {
    const [out, unbroken] = [newDir(), newDir()]
    const { child, outcome } = train('--steps', '60', '--out', out)
    await logged(out)
    child.kill('SIGINT')
    const { code, stdout, stderr } = await outcome
    expect(code).toBe(130)
    const stopped = JSON.parse(lastLine(stdout)) as Json
    expect(stderr).toContain(`Stopped after step ${stopped.steps} and saved`)
    expect((await readNotes(join(out, 'checkpoint.safetensors'))).step).toBe(stopped.steps)
    expect(stopped.steps).toBeGreaterThanOrEqual(10)
    expect(stopped.steps).toBeLessThan(60)
    expect(stopped.metric).toBeNull()

    const resumed = await json('--out', out, '--resume')
    const whole = await json('--steps', '60', '--out', unbroken)
    expect([resumed.loss, resumed.metric, resumed.zeros]).toEqual([whole.loss, whole.metric, whole.zeros])
    const steps = (await readLines(join(out, 'metrics.jsonl'))).map(({ step }) => step)
    expect(steps).toEqual([10, 20, 30, 40, 50, 60, 60])
  })
  test('twice leaves at once', async () => {
    const out = newDir()
    const { child, outcome } = train('--steps', '100000', '--batch', '1024', '--out', out)
    await logged(out)
    child.kill('SIGINT')
    child.kill('SIGTERM')
    const { code, stdout } = await outcome
    expect([130, 143]).toContain(code)
    expect(stdout).toBe('')
  })
})

test('plain text: accuracy, a table of sparsity by layer, the run folder', async () => {
  const out = newDir()
  const { code, stdout, stderr } = await start(
    'train',
    'fashion-mnist',
    '--steps',
    '12',
    '--batch',
    '32',
    '--out',
    out,
  ).outcome
  expect(code).toBe(0)
  expect(stdout).toMatch(/test accuracy 0\.\d{4} after 12 steps/)
  for (const layer of ['0.weight', '3.weight', '7.weight', '10.weight', 'all that decay'])
    expect(stdout).toContain(layer)
  expect(stdout).not.toContain('0.bias')
  expect(stdout).toContain(`run folder: ${out}`)
  expect(stderr).toMatch(/step 12\/12 {2}loss \d/)
})

describe('a checkpoint that does not fit', () => {
  test('cut short: exit code 1, a message', async () => {
    const out = newDir()
    await json('--steps', '1', '--out', out)
    truncateSync(join(out, 'checkpoint.safetensors'), 100_000)
    const { code, stderr } = await inProcess('train', 'fashion-mnist', '--resume', '--out', out)
    expect(stderr).toContain('checkpoint.safetensors')
    expect(code).toBe(1)
  })
})
