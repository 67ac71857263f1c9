// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
import { describe, expect, test } from 'vitest'
import { type BatchDataset, DataLoader, tensorDataset } from '../../../src/data/index.js'
import { mlp } from '../../../src/models/index.js'
import { mseLoss } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import {
  areDeterministicAlgorithmsEnabled,
  manualSeed,
  memory,
  type Tensor,
  tensor,
} from '../../../src/tensor/index.js'
import { evaluate, type FitOptions, fit, type Progress } from '../../../src/train/index.js'
import { settled } from '../tensor/_collect.js'

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
    settled()
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
      step: 1,
      message: expect.stringContaining('the loss is NaN at step 1'),
    })
  })
  test('refuses operators that are not deterministic while it runs, if asked to', async () => {
    const seen: boolean[] = []
    const onLog = () => void seen.push(areDeterministicAlgorithmsEnabled())
    const [plain, strict] = [problem({ onLog }), problem({ onLog, deterministic: true })]
    await fit(plain)
    await fit(strict)
    expect([new Set(seen.slice(0, 6)), new Set(seen.slice(6))]).toEqual([new Set([false]), new Set([true])])
    expect(areDeterministicAlgorithmsEnabled()).toBe(false)
    expect(weights(strict)).toEqual(weights(plain))
    const failure = fit(
      problem({
        deterministic: true,
        loss: () => {
          throw new Error('no loss')
        },
      }),
    )
    await expect(failure).rejects.toThrow('no loss')
    expect(areDeterministicAlgorithmsEnabled()).toBe(false)
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
  const full = new DataLoader(loader.dataset as BatchDataset<Batch>, { batchSize: 8, dropLast: true })
  const figures = await evaluate(model, full, ({ x }) => ({ examples: tensor(x.shape[0]!) }))
  expect(figures.examples).toBe(1)
})

test('evaluate divides what is given with a count by the sum of its counts', async () => {
  const { model, loader } = problem()
  const figures = await evaluate(model, loader, ({ x }) => ({
    byNumber: { sum: x.select(1, 0).sum(), count: 2 * x.shape[0]! },
    byTensor: { sum: x.select(1, 0).sum(), count: tensor(4 * x.shape[0]!) },
    plain: x.select(1, 0).sum(),
  }))
  expect(figures.byNumber).toBeCloseTo(figures.plain! / 2, 12)
  expect(figures.byTensor).toBeCloseTo(figures.plain! / 4, 12)
})

describe('accumulation', () => {
  /** The gradients that the optimizer gets in each step. */
  async function gradients(change: Partial<FitOptions<Batch>>) {
    const options = problem({ steps: 4, logEvery: 1, ...change })
    const seen: number[][] = []
    options.optimizer.registerStepPreHook(() => {
      seen.push(
        options.model.parameters().flatMap(({ grad }) => [...grad!.flatten().toTypedArray()].map(Number)),
      )
    })
    const losses: number[] = []
    await fit({ ...options, onLog: ({ figures }) => void losses.push(figures.loss!) })
    return { seen, losses }
  }
  const batches = (batchSize: number) =>
    new DataLoader(problem().loader.dataset as BatchDataset<Batch>, { batchSize, shuffle: true, seed: 2 })

  test.each([
    [16, 4, 4],
    [8, 2, 4],
    // 20 examples in sixes: the last step of an epoch has two batches, of 6 and 2.
    [12, 2, 6],
    [20, 7, 3],
  ])('gives the gradients and the loss of a batch of %d by %d of %d', async (large, accumulate, small) => {
    const expected = await gradients({ loader: batches(large) })
    const found = await gradients({ loader: batches(small), accumulate })
    expect(found.seen).toHaveLength(4)
    // The weights go their own ways by rounding: the first steps tell.
    for (const step of [0, 1]) {
      const size = Math.max(...expected.seen[step]!.map(Math.abs))
      expected.seen[step]!.forEach((each, i) => {
        expect(Math.abs(found.seen[step]![i]! - each)).toBeLessThan(2e-5 * size)
      })
      expect(found.losses[step]).toBeCloseTo(expected.losses[step]!, 4)
    }
  })
  test('weighs batches by what their loss is a mean over', async () => {
    // A loss over the examples with a positive target alone, as one over tokens that are no padding.
    const masked = (options: FitOptions<Batch>) => (batch: Batch) => {
      const mask = batch.y.gt(0).to('float32')
      return (options.model.forward(batch.x) as Tensor).sub(batch.y).square().mul(mask).sum().div(mask.sum())
    }
    const weight = ({ y }: Batch) => y.gt(0).sum().item()
    const run = async (change: Partial<FitOptions<Batch>>) => {
      const options = problem({ steps: 1, logEvery: 1, ...change })
      let seen: number[] = []
      options.optimizer.registerStepPreHook(() => {
        seen = options.model
          .parameters()
          .flatMap(({ grad }) => [...grad!.flatten().toTypedArray()].map(Number))
      })
      await fit({ ...options, loss: masked(options) })
      return seen
    }
    const large = await run({ loader: batches(20) })
    const parts = await run({ loader: batches(5), accumulate: 4, weight })
    const unweighted = await run({ loader: batches(5), accumulate: 4 })
    const size = Math.max(...large.map(Math.abs))
    const worst = (found: number[]) => Math.max(...found.map((each, i) => Math.abs(each - large[i]!))) / size
    expect(worst(parts)).toBeLessThan(1e-5)
    expect(worst(unweighted)).toBeGreaterThan(1e-3)
  })
  test('counts steps of the optimizer, and whole epochs', async () => {
    const epochs: number[][] = []
    const options = problem({ accumulate: 2, steps: undefined, epochs: 2 })
    const { step, epoch } = await fit({ ...options, onEpoch: (at) => void epochs.push([at.step, at.epoch]) })
    expect([step, epoch, options.optimizer.steps]).toEqual([4, 2, 4])
    expect(epochs).toEqual([
      [2, 1],
      [4, 2],
    ])
  })
  test('clips the gradient of the whole step', async () => {
    const norms: number[] = []
    const options = problem({ accumulate: 3, steps: 3 })
    const optimizer = optim.padam(options.model.namedParameters(), { lr: 0.03, clip: { norm: 1e-3 } })
    optimizer.registerStepPostHook(() => void norms.push(optimizer.gradNorm))
    await fit({ ...options, optimizer })
    expect(norms).toHaveLength(3)
    expect(Math.min(...norms)).toBeGreaterThan(1e-3)
  })
  test('goes with a gradient scaler', async () => {
    const plain = problem({ accumulate: 2, steps: 6 })
    const scaled = problem({ accumulate: 2, steps: 6, scaler: new optim.GradScaler({ initScale: 1024 }) })
    await fit(plain)
    await fit(scaled)
    // A power of two scales without rounding.
    expect(weights(scaled)).toEqual(weights(plain))
  })
})

describe('bad input', () => {
  test.each<[object, string]>([
    [{ model: undefined }, 'Expected Module for model but received undefined'],
    [{ optimizer: {} }, 'Expected Optimizer for optimizer but received'],
    [{ loader: [1, 2] }, 'Expected DataLoader for loader but received'],
    [{ steps: undefined }, 'Expected one of duration, steps and epochs'],
    [{ epochs: 1 }, 'Expected one of duration, steps and epochs'],
    [{ steps: undefined, epochs: 0 }, 'for epochs but received 0'],
    [{ accumulate: 0 }, 'for accumulate but received 0'],
    [{ evaluateEvery: 3 }, 'Expected evaluate beside evaluateEvery'],
    [{ weight: () => 0 }, 'for the weight of a batch but received 0'],
    [{ loss: () => 3 }, 'from loss() but received 3'],
    [{ callbacks: [{ name: '' }] }, 'Expected a name of callbacks[0]'],
    [{ callbacks: [{ name: 'a' }, { name: 'a' }] }, "two callbacks are named 'a'"],
    [{ callbacks: [null] }, 'Expected object for callbacks[0]'],
  ])('%j', async (change, message) => {
    await expect(fit({ ...problem(), ...change } as never)).rejects.toThrow(message)
  })
})
