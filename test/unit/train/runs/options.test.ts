// What a run can be told beside its optimizer: lengths, intervals, sparsity, and what happens where it diverges.
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../../src/data/index.js'
import { load } from '../../../../src/io/index.js'
import { Linear, mseLoss, ReLU, Sequential } from '../../../../src/nn/index.js'
import { rand, type Tensor, tidy } from '../../../../src/tensor/index.js'
import {
  type Callback,
  DivergenceError,
  type RunOptions,
  readNotes,
  run,
  type Task,
} from '../../../../src/train/index.js'
import { readLines } from '../../../../src/train/runs/metrics-log.js'

type Batch = { x: Tensor; y: Tensor }

/** 32 points in batches of eight. `spoil` changes losses, which are counted from 1 over all attempts. */
function plane(spoil: (loss: Tensor, count: number) => Tensor = (loss) => loss): Task<Batch> {
  let count = 0
  return {
    name: 'plane',
    doc: 'a plane through points',
    defaults: { epochs: 5, batch: 8, lr: 0.02, lrFall: 0.1 },
    metric: 'error',
    async prepare({ batch, seed }) {
      const x = rand([32, 20])
      const y = x.narrow(1, 0, 2).sum({ dim: 1, keepdim: true })
      const model = new Sequential(new Linear(20, 16), new ReLU(), new Linear(16, 1))
      return {
        model,
        tokensPerExample: 10,
        loader: new DataLoader(tensorDataset({ x, y }), { batchSize: batch, shuffle: true, seed }),
        loss: ({ x, y }) => ({ loss: spoil(mseLoss(model.forward(x), y), ++count) }),
        async evaluate() {
          model.eval()
          return tidy(() => mseLoss(model.forward(x), y).item())
        },
      }
    },
  }
}
const nanAt =
  (...at: number[]) =>
  (loss: Tensor, count: number) =>
    at.includes(count) ? loss.mul(Number.NaN) : loss

const here = process.cwd()
let out = ''
beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'pdecay-run-'))
  process.chdir(dir)
  out = join(dir, 'run')
})
afterEach(() => process.chdir(here))

const lines = () => readLines(join(out, 'metrics.jsonl'))
const weights = async (dir: string) =>
  Object.fromEntries(
    Object.entries(await load(join(dir, 'model.safetensors'))).map(([name, each]) => [name, each.toArray()]),
  )
/** Ends with an error in the step after `at`, as a crash would. */
const crash = (at: number): Callback => ({
  name: 'crash',
  onStep(step) {
    if (step > at) throw new Error('crashed')
  },
})

describe('durations', () => {
  test.each([
    ['3ep', 12],
    ['10ba', 10],
    ['100sp', 13],
    ['1e3tok', 13],
  ] as const)('%s are %d steps', async (duration, steps) => {
    expect((await run(plane(), { out, duration })).step).toBe(steps)
  })
  test('go on to another length', async () => {
    await run(plane(), { out, duration: '1ep' })
    expect((await run(plane(), { out, resume: true, duration: '64sp' })).step).toBe(8)
  })
  test('tell when to measure and to save', async () => {
    const saved: number[] = []
    const watch: Callback = {
      name: 'watch',
      async afterStep({ step }) {
        if (existsSync(join(out, 'checkpoint.safetensors')))
          saved.push(step - (await readNotes(join(out, 'checkpoint.safetensors'))).step)
      },
    }
    await run(plane(), { out, steps: 8, evaluateEvery: '0.25dur', saveEvery: '16sp', callbacks: [watch] })
    const measured = (await lines()).flatMap((line) => ('test' in line ? [line.step] : []))
    expect(measured).toEqual([2, 4, 6, 8])
    // Seen before the step's own checkpoint: steps 2, 4 and 6 were saved.
    expect(saved).toEqual([1, 2, 1, 2, 1, 2])
  })
  test('measured in between, the run is the same', async () => {
    await run(plane(), { out, steps: 9 })
    await run(plane(), { out: `${out}2`, steps: 9, evaluateEvery: 2 })
    expect(await weights(`${out}2`)).toEqual(await weights(out))
  })
})

describe('sparsity', () => {
  const sparse: RunOptions = { steps: 120, lambda: 1e-2, lr: 1e-2, sparsity: { target: 0.75 } }

  test('is steered to a target', async () => {
    const { sparsity } = await run(plane(), { out, ...sparse, steps: 300 })
    expect(Math.abs(sparsity.zeroShare - 0.75)).toBeLessThan(0.02)
  })
  test('is steered to the last bit after a crash', async () => {
    await run(plane(), { out: `${out}1`, ...sparse })
    const options = { out, ...sparse, saveEvery: 7 }
    await expect(run(plane(), { ...options, callbacks: [crash(50)] })).rejects.toThrow('crashed')
    await run(plane(), { out, resume: true })
    expect(await weights(out)).toEqual(await weights(`${out}1`))
  })
  test('is fine-tuned behind a threshold, to the last bit after a crash', async () => {
    const tuned: RunOptions = { ...sparse, sparsity: { threshold: 0.05, fineTune: 0.25 } }
    await run(plane(), { out: `${out}1`, ...tuned })
    const options = { out, ...tuned, saveEvery: 7 }
    await expect(run(plane(), { ...options, callbacks: [crash(110)] })).rejects.toThrow('crashed')
    await run(plane(), { out, resume: true })
    expect(await weights(out)).toEqual(await weights(`${out}1`))
    const log = await lines()
    const zerosAt = (step: number) => log.find((line) => line.step === step)!.zeros as number
    expect(zerosAt(90)).toBeGreaterThan(zerosAt(80) + 0.05)
    expect(zerosAt(120)).toBe(zerosAt(100))
  })
  test('is kept by layer over time, without holes or doubles', async () => {
    const options: RunOptions = { out, epochs: 4, saveEvery: 3 }
    await expect(run(plane(), { ...options, callbacks: [crash(10)] })).rejects.toThrow('crashed')
    await run(plane(), { out, resume: true })
    const reports = await readLines(join(out, 'sparsity.jsonl'))
    expect(reports.map(({ step }) => step)).toEqual([4, 8, 12, 16])
    expect(reports[3]).toMatchObject({
      total: { weights: 336 },
      layers: [{ name: '0.weight' }, { name: '2.weight' }],
    })
  })
  test('has a survival curve on request', async () => {
    await run(plane(), { out, steps: 4, survival: true })
    const curve = JSON.parse(readFileSync(join(out, 'survival.json'), 'utf8')) as {
      figures: { error: number }
      zeroShare: number
    }[]
    expect(curve).toHaveLength(17)
    expect(curve[0]!.figures.error).toBe(
      (await lines()).at(-1)!.test && (await run(plane(), { out, resume: true })).metric!.value,
    )
    expect(curve.at(-1)!.zeroShare).toBeGreaterThan(0.9)
  })
})

describe('a run that diverges', () => {
  test('stops, and keeps the last good checkpoint', async () => {
    const failure = run(plane(nanAt(7)), { out, steps: 12 })
    await expect(failure).rejects.toMatchObject({ code: 'ERR_DIVERGED', step: 7 })
    expect((await readNotes(join(out, 'checkpoint.safetensors'))).step).toBe(4)
  })
  test('backs off: from the last checkpoint, at half the learning rate', async () => {
    const said: string[] = []
    const { step, backOffs } = await run(plane(nanAt(7)), {
      ...{ out, steps: 12, onDivergence: 'back-off' },
      report: (message) => void said.push(message),
    })
    expect([step, backOffs]).toEqual([12, 1])
    expect(said).toEqual([expect.stringMatching(/the loss is NaN at step 7.*Going back to step 4/)])
    const log = await lines()
    expect(log.map(({ step }) => step)).toEqual([4, 10, 12, 12])
    expect(log[0]).toMatchObject({ backOffs: 1 })
    expect(log[1]!.lr).toBeCloseTo((0.02 / 2) * 0.1 ** (9 / 12), 10)
    expect((await readNotes(join(out, 'checkpoint.safetensors'))).backOffs).toBe(1)
  })
  test('backs off to the first step where there is no checkpoint yet, and goes on at that rate when resumed', async () => {
    // The first attempt ends in step 2.
    const options: RunOptions = { steps: 12, onDivergence: 'back-off', saveEvery: 3 }
    await run(plane(nanAt(2)), { out: `${out}1`, ...options })
    await expect(run(plane(nanAt(2)), { out, ...options, callbacks: [crash(7)] })).rejects.toThrow('crashed')
    const { backOffs } = await run(plane(), { out, resume: true })
    expect(backOffs).toBe(1)
    expect(await weights(out)).toEqual(await weights(`${out}1`))
  })
  test('gives up after five times', async () => {
    const always = plane((loss, count) => (count > 5 ? loss.mul(Number.NaN) : loss))
    await expect(run(always, { out, steps: 12, onDivergence: 'back-off' })).rejects.toBeInstanceOf(
      DivergenceError,
    )
    expect((await readNotes(join(out, 'checkpoint.safetensors'))).step).toBe(4)
  })
  test('stops where the loss rises, and says from where', async () => {
    const rising = plane((loss, count) => (count > 130 ? loss.add(count - 130) : loss))
    const failure = run(rising, { out, steps: 400 })
    await expect(failure).rejects.toMatchObject({
      where: 'the loss',
      message: expect.stringMatching(/the loss has risen from \S+ at step \d+ to \S+ at step \d+/),
    })
    // None was saved while it rose.
    const { step } = await readNotes(join(out, 'checkpoint.safetensors'))
    expect(step).toBeLessThan(200)
    expect(readdirSync(out)).not.toContain('model.safetensors')
  })
})
