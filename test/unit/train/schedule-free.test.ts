// A schedule-free step within fit: weights are averaged where they are measured, and at the end.
import { expect, it } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import * as nn from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { ones, type Tensor, zeros } from '../../../src/tensor/index.js'
import * as train from '../../../src/train/index.js'

it('evaluates and ends with the average, and goes on from it', async () => {
  const model = new nn.Linear(3, 1, { bias: false })
  const optimizer = optim.scheduleFreeSgd(model.parameters(), { lr: 0.1 })
  const loader = new DataLoader(tensorDataset({ x: ones([8, 3]), y: zeros([8, 1]) }), { batchSize: 4 })
  const modes: unknown[] = []
  const mode = () => optimizer.stateDict().param_groups[0]!.train_mode
  const options = {
    model,
    optimizer,
    loader,
    loss: ({ x, y }: { x: Tensor; y: Tensor }) => {
      modes.push(mode())
      return nn.mseLoss(model.forward(x), y)
    },
    evaluate: async () => {
      modes.push(mode())
      return {}
    },
    evaluateEvery: 2,
  }
  await train.fit({ ...options, steps: 3 })
  expect(modes).toEqual([true, true, false, true, false])
  expect(mode()).toBe(false)
  await train.fit({ ...options, steps: 5, from: 3 })
  expect(modes.slice(5)).toEqual([true, false, true, false])
})
