// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
import { describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import { Linear, Module, mseLoss, ReLU, Sequential } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { manualSeed, rand, type Tensor } from '../../../src/tensor/index.js'
import { DivergenceError, type FitOptions, fit } from '../../../src/train/index.js'

type Batch = { x: Tensor; y: Tensor }

/** Divides by zero in the pass that is asked for. */
class Fragile extends Module {
  passes = 0
  constructor(readonly breakAt: number) {
    super()
  }
  override forward(x: Tensor): Tensor {
    return ++this.passes >= this.breakAt ? x.div(0).sub(x.div(0)) : x
  }
}

function problem(
  change: Partial<FitOptions<Batch>> = {},
  middle: ReLU | Fragile = new ReLU(),
): FitOptions<Batch> {
  manualSeed(1)
  const set = tensorDataset({ x: rand([24, 3]), y: rand([24, 1]) })
  const model = new Sequential(new Linear(3, 8), middle, new Linear(8, 1))
  return {
    model,
    optimizer: optim.padam(model.namedParameters(), { lr: 0.01, p: 0.8, lambda: 1e-4 }),
    loader: new DataLoader(set, { batchSize: 8 }),
    loss: ({ x, y }) => mseLoss(model.forward(x), y),
    steps: 20,
    logEvery: 10,
    ...change,
  }
}
const state = ({ model, optimizer }: FitOptions<Batch>) => [
  model.parameters().map((each) => each.toArray()),
  optimizer.steps,
  model.parameters().map(({ grad }) => grad),
]
const diverge = async (options: FitOptions<Batch>) => {
  const error = await fit(options).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(DivergenceError)
  return error as DivergenceError
}
/** The state after so many good steps. */
async function stateAfter(steps: number) {
  const options = problem({ steps })
  await fit(options)
  return state(options)
}

describe('a training that diverges stops at its step, with the weights of the step before', () => {
  test('where a module gives NaN', async () => {
    const options = problem({}, new Fragile(7))
    const error = await diverge(options)
    expect(error).toMatchObject({ code: 'ERR_DIVERGED', step: 7, where: 'the output of 1' })
    expect(error.message).toContain(
      'the loss is NaN at step 7. The first that is not finite is the output of 1',
    )
    const good = problem({ steps: 6 }, new Fragile(99))
    await fit(good)
    expect(state(options)).toEqual(state(good))
  })
  test('where a gradient is not finite though the loss is', async () => {
    const options = problem()
    let passes = 0
    options.loss = ({ x, y }) => {
      const loss = mseLoss(options.model.forward(x) as Tensor, y)
      // The root of 0 is 0, and its slope is infinite.
      return ++passes === 5 ? loss.add(loss.mul(0).sqrt()) : loss
    }
    const error = await diverge(options)
    expect(error).toMatchObject({ step: 5, where: 'the gradient of 2.bias' })
    expect(state(options)).toEqual(await stateAfter(4))
  })
  test('where a batch has NaN', async () => {
    const options = problem()
    let passes = 0
    const { loss } = options
    options.loss = (batch) => {
      if (++passes === 3) batch.x.select(0, 1).fill_(Number.NaN)
      return loss(batch)
    }
    expect(await diverge(options)).toMatchObject({ step: 3, where: 'batch.x' })
    expect(state(options)).toEqual(await stateAfter(2))
  })
  test('where a weight was made infinite', async () => {
    const options = problem({
      callbacks: [
        {
          name: 'harm',
          afterStep: ({ step }, { model }) => {
            if (step === 4) model.parameters()[2]!.detach().fill_(Number.POSITIVE_INFINITY)
          },
        },
      ],
    })
    expect(await diverge(options)).toMatchObject({ step: 5, where: 'the weights of 2.weight' })
  })
  test('where the loss itself is NaN, also in accumulation', async () => {
    const options = problem({ accumulate: 3 })
    let passes = 0
    const { loss } = options
    options.loss = (batch) => (++passes >= 5 ? (loss(batch) as Tensor).mul(Number.NaN) : loss(batch))
    expect(await diverge(options)).toMatchObject({ step: 2, where: 'the loss itself' })
    expect(options.optimizer.steps).toBe(1)
  })
})
