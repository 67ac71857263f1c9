import { expect, test } from 'vitest'
import { fashionCnn, mlp } from '../../../src/models/index.js'
import { manualSeed, randn } from '../../../src/tensor/index.js'

const count = (model: { parameters(): { numel: number }[] }) =>
  model.parameters().reduce((sum, { numel }) => sum + numel, 0)

test('fashionCnn has the shapes and the size that it says', () => {
  const model = fashionCnn()
  expect(model.forward(randn([3, 1, 28, 28])).shape).toEqual([3, 10])
  expect(count(model)).toBe(409_034)
})

test('mlp has ReLU between its layers and none after the last', () => {
  manualSeed(0) // some seeds make a network whose outputs are all positive
  const model = mlp(4, 8, 6, 2)
  expect(model.forward(randn([5, 4])).shape).toEqual([5, 2])
  expect(Object.keys(model.stateDict())).toEqual([
    '0.weight',
    '0.bias',
    '2.weight',
    '2.bias',
    '4.weight',
    '4.bias',
  ])
  expect(
    model
      .forward(randn([100, 4]))
      .min()
      .item(),
  ).toBeLessThan(0)
  expect(() => mlp(3)).toThrow('Expected at least two sizes')
})
