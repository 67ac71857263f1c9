import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BatchDataset, DataLoader, tensorDataset } from '../../../../src/data/index.js'
import { load, loadHeader } from '../../../../src/io/index.js'
import { Dropout, Linear, mseLoss, Sequential } from '../../../../src/nn/index.js'
import { rand, type Tensor, tidy } from '../../../../src/tensor/index.js'
import { type Callback, type RunOptions, readNotes, run, type Task } from '../../../../src/train/index.js'
import { readLines } from '../../../../src/train/runs/metrics-log.js'

type Batch = { x: Tensor; y: Tensor }

/** Thirty points of a plane, with dropout; batches of eight, eight, eight and six. */
const plane = (change: { length?: number; isSlow?: boolean } = {}): Task<Batch | Promise<Batch>> => ({
  name: 'plane',
  doc: 'a plane through points',
  defaults: { epochs: 2, batch: 8, lr: 0.05, lrFall: 0.1 },
  metric: 'error',
  async prepare({ batch, seed }) {
    const x = rand([change.length ?? 30, 4])
    const y = x.sum({ dim: 1, keepdim: true })
    const model = new Sequential(new Linear(4, 16), new Dropout(0.2), new Linear(16, 1))
    const set: BatchDataset<Batch> = tensorDataset({ x, y })
    const slow: BatchDataset<Promise<Batch>> = {
      length: set.length,
      async batch(indices) {
        await new Promise((resolve) => setImmediate(resolve))
        return set.batch(indices)
      },
    }
    const given: BatchDataset<Batch | Promise<Batch>> = change.isSlow ? slow : set
    return {
      model,
      loader: new DataLoader(given, { batchSize: batch, shuffle: true, seed }),
      loss: ({ x, y }) => ({ loss: mseLoss(model.forward(x), y) }),
      async evaluate() {
        model.eval()
        return tidy(() => mseLoss(model.forward(x), y).item())
      },
    }
  },
})

const here = process.cwd()
let out = ''
beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'pdecay-run-'))
  process.chdir(dir)
  out = join(dir, 'run')
})
afterEach(() => process.chdir(here))

const weights = async (dir: string) =>
  Object.fromEntries(
    Object.entries(await load(join(dir, 'model.safetensors'))).map(([name, each]) => [name, each.toArray()]),
  )
const stepsIn = async (dir: string) => (await readLines(join(dir, 'metrics.jsonl'))).map(({ step }) => step)

test('a task of one’s own is trained, measured and saved', async () => {
  const { metric, step, dir } = await run(plane(), { out, steps: 30 })
  expect([step, dir, metric!.name]).toEqual([30, out, 'error'])
  expect(metric!.value).toBeLessThan(0.3)
  expect(readdirSync(out).sort()).toEqual([
    'checkpoint.safetensors',
    'config.json',
    'metrics.jsonl',
    'model.safetensors',
    'sparsity.jsonl',
  ])
  expect(await stepsIn(out)).toEqual([10, 20, 30, 30])
})

test('batches that are promised give the same run', async () => {
  const now = await run(plane(), { out: `${out}1`, steps: 9 })
  const later = await run(plane({ isSlow: true }), { out: `${out}2`, steps: 9 })
  expect(later.figures).toEqual(now.figures)
  expect(await weights(later.dir)).toEqual(await weights(now.dir))
})

describe('a run that is cut off', () => {
  /** Ends with an error in the step after `at`, as a crash would: with no checkpoint at the end. */
  const crash = (at: number): Callback => ({
    name: 'crash',
    onStep(step) {
      if (step > at) throw new Error('crashed')
    },
  })
  const whole = { steps: 20, saveEvery: 3, p: 1, clip: { norm: 0.5 } }

  test.each([1, 2, 3, 5, 8, 11, 13, 19])('after step %d goes on to the last bit', async (at) => {
    const unbroken = await run(plane(), { ...whole, out: `${out}-whole` })
    await expect(run(plane(), { ...whole, out, callbacks: [crash(at)] })).rejects.toThrow('crashed')
    const resumed = await run(plane(), { out, resume: true })
    expect(await weights(out)).toEqual(await weights(unbroken.dir))
    expect([resumed.metric, resumed.figures]).toEqual([unbroken.metric, unbroken.figures])
    expect(await stepsIn(out)).toEqual([10, 20, 20])
  })
  test('goes on by the same call with resume: auto, and is left alone when it is finished', async () => {
    const options: RunOptions = { ...whole, resume: 'auto' }
    await expect(run(plane(), { ...options, callbacks: [crash(7)] })).rejects.toThrow('crashed')
    expect(readdirSync('runs')).toHaveLength(1)
    const starts: number[] = []
    const { dir } = await run(plane(), { ...options, onStart: ({ from }) => void starts.push(from) })
    expect(await stepsIn(dir)).toEqual([10, 20, 20])
    // One that has come to its end is done: the next call begins a new one; so does one with other settings.
    const next = await run(plane(), { ...options, onStart: ({ from }) => void starts.push(from) })
    const other = await run(plane(), { ...options, p: 2, onStart: ({ from }) => void starts.push(from) })
    expect(starts).toEqual([6, 0, 0])
    expect(new Set([dir, next.dir, other.dir]).size).toBe(3)
    // In a folder that is named, auto goes on whatever is there.
    await run(plane(), { ...options, out: dir, onStart: ({ from }) => void starts.push(from) })
    expect(starts.at(-1)).toBe(20)
    await expect(run(plane(), { ...options, p: 2, out: dir })).rejects.toThrow('p 2 where the run has 1')
  })
  test('can be made longer', async () => {
    await run(plane(), { out, steps: 6 })
    const { step } = await run(plane(), { out, resume: true, steps: 12 })
    expect([step, await stepsIn(out)]).toEqual([12, [6, 6, 10, 12, 12]])
  })
  test('is not gone on with on other data', async () => {
    await run(plane(), { out, steps: 2 })
    const before = readFileSync(join(out, 'checkpoint.safetensors'))
    await expect(run(plane({ length: 31 }), { out, resume: true, steps: 9 })).rejects.toMatchObject({
      code: 'ERR_FILE',
      message: expect.stringContaining('with examples 31 but it is of one with 30'),
    })
    expect(readFileSync(join(out, 'checkpoint.safetensors'))).toEqual(before)
  })
  test('with force takes other settings from then on', async () => {
    await run(plane(), { out, steps: 4, lambda: 0.1 })
    await run(plane(), { out, steps: 8, resume: true, force: true, lambda: 0 })
    const { metadata } = await loadHeader(join(out, 'checkpoint.safetensors'))
    expect(JSON.parse(metadata.optimizer!).param_groups[0].lambda).toBe(0)
    expect(JSON.parse(readFileSync(join(out, 'config.json'), 'utf8')).decay.lambda).toBe(0)
  })
})

test('a run that is interrupted is saved, and not measured', async () => {
  const controller = new AbortController()
  const onLog = () => controller.abort()
  const result = await run(plane(), { out, steps: 40, onLog, signal: controller.signal })
  expect(result).toMatchObject({ step: 10, interrupted: true, metric: null })
  expect((await readNotes(join(out, 'checkpoint.safetensors'))).step).toBe(10)
  const { step, metric } = await run(plane(), { out, resume: true })
  expect([step, metric!.name]).toEqual([40, 'error'])
})

describe('bad input', () => {
  test.each<[string, object, string]>([
    ['an unknown option', { stesp: 3 }, "Unknown option 'stesp'"],
    ['a wrong value', { batch: 0 }, 'for batch but received 0'],
    ['saveEvery', { saveEvery: 0 }, 'for saveEvery but received 0'],
    ['steps and epochs', { steps: 1, epochs: 1 }, 'Expected only one of steps and epochs'],
  ])('%s', async (_, options, message) => {
    await expect(run(plane(), { out, ...options })).rejects.toThrow(message)
    expect(readdirSync('.')).toEqual([])
  })
  test.each<[string, object, string]>([
    ['no object', null as never, 'Expected object for task'],
    ['no prepare', { prepare: undefined }, 'Expected function for task.prepare'],
    ['a name of a path', { name: '../x' }, 'Expected a name for a folder'],
    ['no model', { prepare: async () => ({}) }, "Expected a Module for model of task 'plane'"],
    ['an unknown part', { evalute: 1 }, "Unknown option 'evalute' in task"],
  ])('a task with %s', async (_, change, message) => {
    const task = change === null ? change : { ...plane(), ...change }
    await expect(run(task as Task, { out })).rejects.toThrow(message)
    expect(readdirSync('.')).toEqual([])
  })
  test('a task that throws leaves nothing behind, and can be tried again', async () => {
    const task = { ...plane(), prepare: () => Promise.reject(new Error('no data')) }
    await expect(run(task, { out })).rejects.toThrow('no data')
    expect(readdirSync('.')).toEqual([])
    await run(plane(), { out, steps: 1 })
  })
  test('a folder of other files is left as it is', async () => {
    mkdirSync(out)
    writeFileSync(join(out, 'mine'), '')
    await expect(run(plane(), { out, saveEvery: -1 })).rejects.toThrow('saveEvery')
    expect(readdirSync(out)).toEqual(['mine'])
  })
})
