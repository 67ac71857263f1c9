// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../../src/data/index.js'
import { Conv2d, Linear, Module, mseLoss, ReLU, Sequential } from '../../../../src/nn/index.js'
import * as optim from '../../../../src/optim/index.js'
import { manualSeed, noGrad, rand, type Tensor, tensor } from '../../../../src/tensor/index.js'
import {
  type Callback,
  type FitOptions,
  fit,
  keepZeros,
  knee,
  loadCheckpoint,
  saveCheckpoint,
  sparsityReport,
  steerSparsity,
  survivalCurve,
  thresholdFor,
  thresholdWeights,
  trackSparsity,
} from '../../../../src/train/index.js'

type Batch = { x: Tensor; y: Tensor }

/** Two of twenty inputs matter. */
function problem(callbacks: Callback[] = [], change: Partial<FitOptions<Batch>> = {}): FitOptions<Batch> {
  manualSeed(1)
  const x = rand([256, 20])
  const y = x.select(1, 3).sub(x.select(1, 7)).unsqueeze(1)
  const model = new Sequential(new Linear(20, 32), new ReLU(), new Linear(32, 1))
  return {
    model,
    optimizer: optim.padam(model.namedParameters(), { lr: 1e-2, p: 0.8, lambda: 1e-2 }),
    loader: new DataLoader(tensorDataset({ x, y }), { batchSize: 32, shuffle: true }),
    loss: (batch) => mseLoss(model.forward(batch.x), batch.y),
    steps: 400,
    callbacks,
    ...change,
  }
}
const weights = ({ model }: FitOptions<Batch>) => model.parameters().map((each) => each.toArray())
const zeroShare = ({ optimizer }: FitOptions<Batch>) => sparsityReport(optimizer).total.zeroShare

describe('the report', () => {
  const set = (weights: Tensor, values: number[]) =>
    noGrad(() => void weights.copy_(tensor(values).reshape(weights.shape as number[])))

  class Net extends Module {
    readonly conv = new Conv2d(2, 3, 1)
    readonly out = new Linear(2, 2)
    override forward(x: Tensor): Tensor {
      return this.conv.forward(x)
    }
  }
  const model = new Net()
  // Channel 1 gets nothing, input 0 goes nowhere.
  set(model.conv.weight, [0, 0.5, 0, 0, 0, -2e-3])
  set(model.out.weight, [1, 2e-9, 3e-4, 0])
  const optimizer = optim.padam(model.namedParameters(), { lr: 1e-3, p: 0.8, lambda: 0.02 })

  test('counts zeros, thresholds, decades and dead units by layer and in total', () => {
    const { layers, total, thresholds } = sparsityReport(optimizer, { thresholds: [0, 1e-3] })
    expect(thresholds).toEqual([0, 1e-3])
    expect(layers.map(({ name }) => name)).toEqual(['conv.weight', 'out.weight'])
    expect(layers[0]).toMatchObject({
      ...{ weights: 6, zeros: 4, zeroShare: 4 / 6, below: [4, 4] },
      ...{ outputs: 3, deadOutputs: 1, inputs: 2, deadInputs: 1 },
    })
    expect(layers[1]).toMatchObject({ weights: 4, zeros: 1, below: [1, 3], deadOutputs: 0, deadInputs: 0 })
    expect(total).toMatchObject({
      weights: 10,
      zeros: 5,
      zeroShare: 0.5,
      below: [5, 7],
      deadOutputs: 1,
      outputs: 5,
    })
    const decades = (i: number) =>
      Object.fromEntries(
        layers[i]!.histogram.counts.flatMap((count, j) =>
          count ? [[`<1e${layers[i]!.histogram.log10[j] ?? 'inf'}`, count]] : [],
        ),
      )
    expect(decades(0)).toEqual({ '<1e-2': 1, '<1e0': 1 })
    expect(decades(1)).toEqual({ '<1e-8': 1, '<1e-3': 1, '<1e1': 1 })
    expect(total.histogram.counts.reduce((a, b) => a + b)).toBe(5)
  })
  test('has the knee where decay and weight are of one size', () => {
    // p·λ·|w|^(p−2) = 1 at the knee.
    for (const [p, lambda] of [
      [0.8, 0.02],
      [0.5, 1e-3],
      [1, 0.1],
      [1.5, 1e-2],
    ] as const)
      expect(p * lambda * knee(p, lambda) ** (p - 2)).toBeCloseTo(1, 12)
    expect(sparsityReport(optimizer).layers[0]!.knee).toBeCloseTo(0.016 ** (1 / 1.2), 12)
    const plain = optim.adamw(new Net().namedParameters(), { lr: 1e-3 })
    expect(sparsityReport(plain).layers[0]!.knee).toBe(null)
  })
  test('over time, through a checkpoint', async () => {
    const [track, later] = [trackSparsity({ thresholds: [1e-3] }), trackSparsity({ thresholds: [1e-3] })]
    const options = problem([track], { steps: 20 })
    await fit(options)
    expect(track.history.map(({ step }) => step)).toEqual([8, 16])
    expect(track.history[1]!.total.weights).toBe(672)
    const path = join(mkdtempSync(join(tmpdir(), 'pdecay-sparsity-')), 'c.safetensors')
    await saveCheckpoint(path, options, { step: 20 })
    await loadCheckpoint(path, problem([later]))
    expect(later.history).toEqual(track.history)
  })
})

describe('thresholds', () => {
  test('set small weights that decay to zero', async () => {
    const options = problem([], { steps: 5 })
    await fit(options)
    const before = options.model.parameters().map((each) => each.abs().le(0.1).sum().item())
    const biases = options.model.parameters()[1]!.toArray()
    expect(thresholdWeights(options.optimizer, 0.1)).toBe((before[0]! + before[2]!) / 672)
    expect(zeroShare(options)).toBe((before[0]! + before[2]!) / 672)
    expect(options.model.parameters()[1]!.toArray()).toEqual(biases)
  })
  test('for a share of the weights', () => {
    const options = problem()
    expect(thresholdWeights(options.optimizer, thresholdFor(options.optimizer, 0.25))).toBe(0.25)
    expect(thresholdFor(options.optimizer, 0)).toBe(0)
  })
  test('make a survival curve, and leave the weights as they were', async () => {
    const options = problem([], { steps: 100 })
    await fit(options)
    const before = weights(options)
    let calls = 0
    const curve = await survivalCurve(
      options.optimizer,
      async () => {
        calls++
        const [first] = options.model.parameters()
        return { nonzero: first!.ne(0).sum().item() }
      },
      { thresholds: [10, 0, 0.05, 0] },
    )
    expect(weights(options)).toEqual(before)
    expect(curve.map(({ threshold }) => threshold)).toEqual([0, 0, 0.05, 10])
    expect(curve.at(-1)).toEqual({ threshold: 10, zeroShare: 1, figures: { nonzero: 0 } })
    const shares = curve.map((point) => point.zeroShare)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares[2]).toBeGreaterThan(shares[0]!)
    // The same weights are measured once.
    expect(calls).toBe(3)
  })
  test('leave the weights as they were where the evaluation fails', async () => {
    const options = problem()
    const before = weights(options)
    const curve = survivalCurve(options.optimizer, async () => {
      throw new Error('no data')
    })
    await expect(curve).rejects.toThrow('no data')
    expect(weights(options)).toEqual(before)
  })
})

describe('zeros that are kept', () => {
  // These rules let zeros go on: softThreshold at once, lp where it revives them.
  const rules = [
    ['revive', optim.lp({ p: 0.8, lambda: 1e-2, zeros: 'revive' })],
    ['none', optim.none()],
  ] as const
  test.each(rules)('stay zero under %s', async (_, decay) => {
    const shares: number[] = []
    const masks = keepZeros({ from: 10, threshold: 0.05 })
    const options = problem([masks], {
      steps: 30,
      logEvery: 1,
      onLog: () => void shares.push(zeroShare(options)),
    })
    options.optimizer = optim.optimizer(options.model.namedParameters(), {
      step: optim.adam(),
      decay,
      lr: 1e-2,
    })
    await fit(options)
    expect(shares[8]).toBe(0)
    expect(masks.zeroShare).toBeGreaterThan(0.05)
    expect(new Set(shares.slice(9))).toEqual(new Set([masks.zeroShare]))
  })
  test('with a target, and the other weights go on', async () => {
    const options = problem([keepZeros({ from: 5, target: 0.6 })], { steps: 40 })
    await fit(options)
    expect(zeroShare(options)).toBeCloseTo(0.6, 2)
  })
  test('through a checkpoint, to the last bit', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'pdecay-zeros-')), 'c.safetensors')
    const whole = problem([keepZeros({ from: 5, target: 0.6 })], { steps: 40 })
    await fit(whole)
    const half = problem([keepZeros({ from: 5, target: 0.6 })], { steps: 20 })
    await fit(half)
    await saveCheckpoint(path, half, { step: 20 })
    const rest = problem([keepZeros({ from: 5, target: 0.6 })], { steps: 40, from: 20 })
    await loadCheckpoint(path, rest)
    await fit(rest)
    expect(weights(rest)).toEqual(weights(whole))
  })
})

describe('the controller', () => {
  test.each([0.5, 0.75, 0.9])('meets %d from the same λ', async (target) => {
    const options = problem([steerSparsity({ target })])
    await fit(options)
    expect(Math.abs(zeroShare(options) - target)).toBeLessThan(0.01)
  })
  test('without it, another sparsity comes out', async () => {
    const options = problem()
    await fit(options)
    for (const target of [0.5, 0.75, 0.9]) expect(Math.abs(zeroShare(options) - target)).toBeGreaterThan(0.02)
  })
  test('goes on exactly from a checkpoint', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'pdecay-steer-')), 'c.safetensors')
    const whole = problem([steerSparsity({ target: 0.8 })], { steps: 200 })
    await fit(whole)
    const controller = new AbortController()
    const half = problem([steerSparsity({ target: 0.8 })], {
      ...{ steps: 200, logEvery: 70, signal: controller.signal },
      onLog: () => controller.abort(),
    })
    const { step } = await fit(half)
    await saveCheckpoint(path, half, { step })
    const rest = problem([steerSparsity({ target: 0.8 })], { steps: 200, from: step })
    await loadCheckpoint(path, rest)
    await fit(rest)
    expect([step, weights(rest)]).toEqual([70, weights(whole)])
  })
  test('refuses what has no λ, and options that are wrong', async () => {
    const options = problem([steerSparsity({ target: 0.8 })])
    options.optimizer = optim.adamw(options.model.namedParameters(), { lr: 1e-2 })
    await expect(fit(options)).rejects.toThrow('Expected a group whose decay has a lambda above 0')
    expect(() => steerSparsity({ target: 1 })).toThrow('Expected number in (0, 1) for target but received 1')
    expect(() => steerSparsity({ goal: 1 } as never)).toThrow("Unknown option 'goal'")
    expect(() => keepZeros({ threshold: 1, target: 0.5 })).toThrow(
      'Expected only one of threshold and target',
    )
  })
})
