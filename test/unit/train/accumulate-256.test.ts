// The large batch of everyday use: four batches of 64 take the step that one of 256 takes.
import { expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import { mlp } from '../../../src/models/index.js'
import { crossEntropy } from '../../../src/nn/index.js'
import { sgd } from '../../../src/optim/index.js'
import { manualSeed, randint, randn } from '../../../src/tensor/index.js'
import { fit } from '../../../src/train/index.js'

test('accumulation of 4 × 64 equals 256 to rounding', async () => {
  manualSeed(3)
  const set = tensorDataset({ x: randn([256, 20]), y: randint(10, [256], { dtype: 'int64' }) })
  /** The change of each weight by one step of SGD at learning rate 1: its gradient. */
  const gradients = async (batchSize: number, accumulate: number) => {
    manualSeed(4)
    const model = mlp(20, 32, 10)
    const before = model.parameters().map((each) => each.flatten().toArray() as number[])
    const optimizer = sgd(model.namedParameters(), { lr: 1 })
    const loader = new DataLoader(set, { batchSize, shuffle: true, seed: 5 })
    // biome-ignore lint/suspicious/noFocusedTests: it trains, and focuses no test
    await fit({
      model,
      optimizer,
      loader,
      accumulate,
      steps: 1,
      loss: ({ x, y }) => crossEntropy(model.forward(x), y),
    })
    return model
      .parameters()
      .flatMap((each, i) =>
        (each.flatten().toArray() as number[]).map((weight, k) => before[i]![k]! - weight),
      )
  }
  const [large, small] = [await gradients(256, 1), await gradients(64, 4)]
  const size = Math.max(...large.map(Math.abs))
  expect(size).toBeGreaterThan(1e-2)
  // Weights of about 0.3 are rounded to 3e-8.
  expect(Math.max(...large.map((gradient, i) => Math.abs(gradient - small[i]!)))).toBeLessThan(2e-7)
  // A mean of three batches is another gradient.
  const other = await gradients(64, 3)
  expect(Math.max(...large.map((gradient, i) => Math.abs(gradient - other[i]!)))).toBeGreaterThan(1e-3)
})
