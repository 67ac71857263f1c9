// A run in parts: stopped after some of it, and the checkpoints that it keeps.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DataLoader, tensorDataset } from '../../../../src/data/index.js'
import { load } from '../../../../src/io/index.js'
import { Dropout, Linear, mseLoss, Sequential } from '../../../../src/nn/index.js'
import { rand, type Tensor } from '../../../../src/tensor/index.js'
import { readNotes, run, type Task } from '../../../../src/train/index.js'
import { readLines } from '../../../../src/train/runs/metrics-log.js'
import { findTrained } from '../../../../src/train/runs/trained.js'
import { measureTask, modeOf } from '../../../../src/train/tasks/task.js'

/** 32 points in batches of eight. The figures of its evaluations are given, one after the other. */
const plane = (
  figures: (n: number) => number | Record<string, number> = (n) => n,
  change: Partial<Task<{ x: Tensor; y: Tensor }>> = {},
): Task<{ x: Tensor; y: Tensor }> => {
  let count = 0
  return {
    name: 'plane',
    doc: 'a plane through points',
    defaults: { epochs: 5, batch: 8, lr: 0.02, lrFall: 0.1 },
    metric: 'error',
    async prepare({ batch, seed }) {
      const x = rand([32, 4])
      const y = x.sum({ dim: 1, keepdim: true })
      const model = new Sequential(new Linear(4, 16), new Dropout(0.2), new Linear(16, 1))
      return {
        model,
        loader: new DataLoader(tensorDataset({ x, y }), { batchSize: batch, shuffle: true, seed }),
        loss: (given) => ({ loss: mseLoss(model.forward(given.x), given.y) }),
        evaluate: async () => figures(++count),
      }
    },
    ...change,
  }
}

let out = ''
beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), 'pdecay-parts-')), 'run')
})
const weights = async (dir: string) =>
  Object.fromEntries(
    Object.entries(await load(join(dir, 'model.safetensors'))).map(([name, each]) => [name, each.toArray()]),
  )
const tests = async (dir: string) =>
  (await readLines(join(dir, 'metrics.jsonl'))).flatMap(({ step, test }) => (test ? [[step, test]] : []))

describe('stopAfter', () => {
  test('measures and saves there; the rest gives the whole run to the last bit', async () => {
    await run(plane(), { out: `${out}1`, steps: 20 })
    const first = await run(plane(), { out, steps: 20, stopAfter: '0.35dur' })
    expect([first.step, first.steps, first.interrupted]).toEqual([7, 20, true])
    expect(first.metric).toEqual({ name: 'error', value: 1 })
    expect(existsSync(join(out, 'model.safetensors'))).toBe(false)
    expect((await readNotes(join(out, 'checkpoint.safetensors'))).step).toBe(7)
    const second = await run(plane(), { out, resume: true, stopAfter: '3ep' })
    expect([second.step, second.interrupted]).toEqual([12, true])
    const last = await run(plane(), { out, resume: true })
    expect([last.step, last.interrupted]).toEqual([20, false])
    expect(await weights(out)).toEqual(await weights(`${out}1`))
    expect((await tests(out)).map(([step]) => step)).toEqual([7, 12, 20])
  })
  test('where the run is already, trains and measures nothing again', async () => {
    await run(plane(), { out, steps: 20, stopAfter: 7 })
    for (const stopAfter of [7, 3])
      expect(await run(plane(), { out, resume: true, stopAfter })).toMatchObject({
        step: 7,
        interrupted: true,
      })
    expect(await tests(out)).toEqual([[7, { error: 1 }]])
  })
  test('at the end or behind it, is the whole run', async () => {
    expect((await run(plane(), { out, steps: 4, stopAfter: 4 })).interrupted).toBe(false)
    expect((await run(plane(), { out: `${out}1`, steps: 4, stopAfter: '9ep' })).interrupted).toBe(false)
    expect(existsSync(join(out, 'model.safetensors'))).toBe(true)
  })
  test.each([0, '0ep', 'x'])('%j is refused, and nothing is written', async (stopAfter) => {
    await expect(run(plane(), { out, steps: 4, stopAfter: stopAfter as never })).rejects.toThrow('stopAfter')
    expect(existsSync(out)).toBe(false)
  })
})

describe('keep', () => {
  const kept = (dir: string) =>
    readdirSync(join(dir, 'checkpoints'))
      .map((name) => Number(/\d+/.exec(name)![0]))
      .sort((a, b) => a - b)
  const errors = [5, 1, 3, 0.5, 4, 2]
  const options = { epochs: 6, keep: { best: 2, last: 1 } }

  test('leaves the checkpoints of the best and of the last evaluations, after each epoch', async () => {
    const task = plane((n) => errors[n - 1]!)
    await run(task, { out, ...options })
    expect(kept(out)).toEqual([8, 16, 24])
    expect((await findTrained(task, out, 'best')).step).toBe(16)
    // Each is measured once, the last step too.
    expect((await tests(out)).map(([, test]) => (test as { error: number }).error)).toEqual(errors)
  })
  test('judges by the mode of the task, or by another figure', async () => {
    const figures = (n: number) => ({ accuracy: errors[n - 1]!, loss: 6 - n })
    const accuracy = () => plane(figures, { metric: 'accuracy' })
    await run(accuracy(), { out, epochs: 6, keep: { best: 1 } })
    expect(kept(out)).toEqual([4])
    await run(accuracy(), { out: `${out}1`, epochs: 6, keep: { best: 1, by: 'loss' } })
    expect(kept(`${out}1`)).toEqual([24])
    const odd = plane((n) => errors[n - 1]!, { metric: 'points', mode: 'min' })
    await run(odd, { out: `${out}2`, epochs: 6, keep: { best: 1 } })
    expect(kept(`${out}2`)).toEqual([16])
  })
  test('knows what it has kept when the run goes on, in another folder too', async () => {
    await run(
      plane((n) => errors[n - 1]!),
      { out, ...options, stopAfter: '4ep' },
    )
    expect(kept(out)).toEqual([8, 16])
    cpSync(out, `${out}1`, { recursive: true })
    rmSync(out, { recursive: true })
    const task = plane((n) => errors[n + 3]!)
    await run(task, { out: `${out}1`, resume: true })
    expect(kept(`${out}1`)).toEqual([8, 16, 24])
    expect((await findTrained(task, `${out}1`, 'best')).step).toBe(16)
  })
  test.each([
    [{ best: -1 }, 'Expected integer in [0, 1000] for keep.best but received -1'],
    [{ last: 1.5 }, 'for keep.last but received 1.5'],
    [{ by: 'loss' }, 'Expected keep.best beside keep.by'],
    [{ most: 1 }, "Unknown option 'most' in keep"],
  ])('%j is refused', async (keep, message) => {
    await expect(run(plane(), { out, keep: keep as never })).rejects.toThrow(message)
  })
  test('by a figure that is not measured says which there are', async () => {
    await expect(run(plane(), { out, keep: { best: 1, by: 'loss' } })).rejects.toThrow(
      "Expected a figure 'loss' from evaluate but received error",
    )
  })
})

test('what evaluate gives is a number, or figures with the task’s among them', async () => {
  const task = plane()
  const prepared = (evaluate: () => unknown) => ({ evaluate: async () => evaluate() }) as never
  expect(
    await measureTask(
      task,
      prepared(() => 3),
    ),
  ).toEqual({ name: 'error', value: 3, figures: { error: 3 } })
  const { figures } = await measureTask(
    task,
    prepared(() => ({ loss: 1, error: 2 })),
  )
  expect(Object.entries(figures)).toEqual([
    ['error', 2],
    ['loss', 1],
  ])
  for (const wrong of [{ loss: 1 }, '3', undefined])
    await expect(
      measureTask(
        task,
        prepared(() => wrong),
      ),
    ).rejects.toThrow("evaluate() of task 'plane'")
})

test.each([
  ['loss', 'min'],
  ['error', 'min'],
  ['testLoss', 'min'],
  ['rmse', 'min'],
  ['perplexity', 'min'],
  ['accuracy', 'max'],
  ['r2', 'max'],
])('%s is better when %s', (figure, mode) => {
  expect(modeOf(plane(), figure)).toBe(mode)
})

test('a clock that jumps back changes neither folders nor figures', async () => {
  const here = process.cwd()
  process.chdir(mkdtempSync(join(tmpdir(), 'pdecay-clock-')))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T12:00:00Z') })
  try {
    const jump = { name: 'jump', onLog: () => void vi.setSystemTime(new Date('2029-06-01T00:00:00Z')) }
    const jumped = await run(plane(), { steps: 20, callbacks: [jump] })
    // Behind the jump the clock comes to the same second again.
    vi.setSystemTime(new Date('2030-01-01T12:00:00Z'))
    const second = await run(plane(), { steps: 20 })
    expect(second.dir).not.toBe(jumped.dir)
    for (const { dir, seconds, samplesPerSecond } of [jumped, second]) {
      expect([seconds > 0 && seconds < 60, samplesPerSecond > 0]).toEqual([true, true])
      expect((await readLines(join(dir, 'metrics.jsonl'))).map(({ step }) => step)).toEqual([10, 20, 20])
    }
    expect(await weights(second.dir)).toEqual(await weights(jumped.dir))
  } finally {
    vi.useRealTimers()
    process.chdir(here)
  }
})
