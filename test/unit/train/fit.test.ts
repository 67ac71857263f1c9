// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
import { describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import { mlp } from '../../../src/models/index.js'
import { mseLoss } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { manualSeed, memory, type Tensor, tensor } from '../../../src/tensor/index.js'
import { evaluate, type FitOptions, fit, type Progress } from '../../../src/train/index.js'

type Batch = { x: Tensor; y: Tensor }

/** y = 2a − b on 20 points, in batches of 8, 8 and 4. */
function problem(change: Partial<FitOptions<Batch>> = {}): FitOptions<Batch> {
  manualSeed(1)
  const points = Array.from({ length: 20 }, (_, i) => [Math.sin(i), Math.cos(3 * i)] as const)
  const dataset = tensorDataset({ x: tensor(points), y: tensor(points.map(([a, b]) => [2 * a - b])) })
  const model = mlp(2, 16, 1)
  return {
    model,
    optimizer: optim.padam(model.namedParameters(), { lr: 0.03, p: 0.8, lambda: 1e-4 }),
    loader: new DataLoader(dataset, { batchSize: 8, shuffle: true, seed: 2 }),
    loss: ({ x, y }) => mseLoss(model.forward(x), y),
    steps: 60,
    ...change,
  }
}

const weights = ({ model }: FitOptions<Batch>) => model.parameters().map((each) => each.toArray())

describe('fit', () => {
  test('learns', async () => {
    const losses: number[] = []
    const result = await fit(
      problem({ logEvery: 1, onLog: ({ figures }) => void losses.push(figures.loss!) }),
    )
    expect(losses).toHaveLength(60)
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 10)
    expect(result).toMatchObject({
      step: 60,
      epoch: 20,
      interrupted: false,
      figures: { loss: losses.at(-1) },
    })
    expect(result.samplesPerSecond).toBeGreaterThan(0)
  })
  test('gives the same weights twice, to the last bit', async () => {
    const [first, second] = [problem(), problem()]
    await fit(first)
    await fit(second)
    expect(weights(second)).toEqual(weights(first))
  })
  test('reads figures each logEvery steps and at the end', async () => {
    const steps: number[] = []
    await fit(problem({ steps: 11, logEvery: 4, onLog: ({ step }) => void steps.push(step) }))
    expect(steps).toEqual([4, 8, 11])
  })
  test('tells of whole epochs', async () => {
    const epochs: [number, number][] = []
    await fit(problem({ steps: 7, onEpoch: ({ step, epoch }) => void epochs.push([step, epoch]) }))
    expect(epochs).toEqual([
      [3, 1],
      [6, 2],
    ])
  })
  test('puts the model back into training after onEpoch', async () => {
    const options = problem({ steps: 4, onEpoch: () => void options.model.eval() })
    await fit(options)
    expect(options.model.training).toBe(true)
  })
  test('goes on from a step with that step’s batch', async () => {
    const seen: number[][] = []
    const base = problem()
    const loss = ({ x, y }: Batch) => {
      seen.push([...y.toTypedArray()].map(Number))
      return base.loss({ x, y })
    }
    await fit({ ...base, loss, steps: 5 })
    const whole = seen.splice(0)
    await fit({ ...base, loss, steps: 2 })
    await fit({ ...base, loss, from: 2, steps: 5 })
    expect(seen).toEqual(whole)
  })
  test('frees what a step made', async () => {
    const counts: number[] = []
    await fit(problem({ steps: 50, logEvery: 1, onLog: () => void counts.push(memory().tensors) }))
    expect(new Set(counts.slice(5)).size).toBe(1)
  })
  test('lets the event loop turn between steps', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    await fit(problem({ steps: 100 }))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
  test('finishes the step and ends when the signal is aborted', async () => {
    const controller = new AbortController()
    const onLog = ({ step }: Progress) => {
      if (step === 9) controller.abort()
    }
    const result = await fit(problem({ logEvery: 3, onLog, signal: controller.signal }))
    expect(result).toMatchObject({ step: 9, interrupted: true })
  })
  test('takes figures beside the loss', async () => {
    const base = problem({ steps: 3 })
    const result = await fit({
      ...base,
      loss: (batch) => {
        const loss = base.loss(batch) as Tensor
        return { loss, double: loss.detach().mul(2) }
      },
    })
    expect(result.figures.double).toBeCloseTo(2 * result.figures.loss!, 5)
  })
  test('stops where the loss is no number', async () => {
    const base = problem()
    const failure = fit({
      ...base,
      logEvery: 2,
      loss: (batch) => (base.loss(batch) as Tensor).mul(Number.NaN),
    })
    await expect(failure).rejects.toMatchObject({
      code: 'ERR_DIVERGED',
      message: expect.stringContaining('The loss is NaN after step 2'),
    })
  })
  test('checks its arguments', async () => {
    await expect(fit(problem({ steps: -1 }))).rejects.toThrow(
      'Expected integer in [0, inf) for steps but received -1',
    )
    await expect(fit({ ...problem(), step: 3 } as never)).rejects.toThrow("Unknown option 'step'")
  })
})

test('evaluate averages over the data set, without dropout or gradients', async () => {
  const { model, loader } = problem()
  let gradients = false
  const figures = await evaluate(model, loader, ({ x }) => {
    const output = model.forward(x) as Tensor
    gradients ||= output.requiresGrad || model.training
    return { examples: tensor(x.shape[0]!), sum: x.select(1, 0).sum() }
  })
  const mean = Array.from({ length: 20 }, (_, i) => Math.sin(i)).reduce((a, b) => a + b) / 20
  expect(figures.examples).toBe(1)
  expect(figures.sum).toBeCloseTo(mean, 5)
  expect([gradients, model.training]).toEqual([false, true])
})

test('evaluate with dropLast divides by the examples that it saw', async () => {
  const { model, loader } = problem()
  const full = new DataLoader(loader.dataset, { batchSize: 8, dropLast: true })
  const figures = await evaluate(model, full, ({ x }) => ({ examples: tensor(x.shape[0]!) }))
  expect(figures.examples).toBe(1)
})
