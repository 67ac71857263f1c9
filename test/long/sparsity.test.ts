// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
// The controller meets every target on Fashion-MNIST from the same λ, and the network still classifies.
import { expect, test } from 'vitest'
import { DataLoader, fashionMnist } from '../../src/data/index.js'
import { fashionCnn } from '../../src/models/index.js'
import { crossEntropy } from '../../src/nn/index.js'
import * as optim from '../../src/optim/index.js'
import { manualSeed } from '../../src/tensor/index.js'
import { fit, measure, metrics, steerSparsity } from '../../src/train/index.js'

const steps = Number(process.env.STEPS ?? 400)

test.each([0.5, 0.75, 0.9, 0.95, 0.99])('%d of the weights', async (target) => {
  const { train, test } = await fashionMnist()
  manualSeed(0)
  const model = fashionCnn()
  const optimizer = optim.padam(model.namedParameters(), { lr: 3e-3, p: 0.8, lambda: 3e-3 })
  const seen: string[] = []
  await fit({
    model,
    optimizer,
    loader: new DataLoader(train, { batchSize: 64, shuffle: true, seed: 0 }),
    loss: ({ inputs, targets }) => crossEntropy(model.forward(inputs), targets),
    steps,
    logEvery: steps / 20,
    callbacks: [steerSparsity({ target })],
    onLog: () => void seen.push((100 * optimizer.sparsity().zeroShare).toFixed(1)),
  })
  const { zeroShare } = optimizer.sparsity()
  const { accuracy } = await measure(
    model,
    new DataLoader(test, { batchSize: 1000 }),
    { accuracy: new metrics.Accuracy() },
    ({ inputs, targets }) => [model.forward(inputs), targets],
  )
  console.log(
    `target ${target}: ${seen.join(' ')}; zeros ${zeroShare.toFixed(4)}, accuracy ${accuracy.toFixed(4)}`,
  )
  expect(Math.abs(zeroShare - target)).toBeLessThan(0.01)
  // A guess would be right in 0.1: 400 small batches train few epochs, and 1 % of the weights are few.
  expect(accuracy).toBeGreaterThan(0.75)
})
