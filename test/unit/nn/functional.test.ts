import { expect, test } from 'vitest'
import { functional as F } from '../../../src/nn/index.js'
import { arange } from '../../../src/tensor/index.js'

test('each mode of interpolate runs its own operator, whichever ran before', () => {
  const line = arange(2, { dtype: 'float32' }).reshape([1, 1, 2])
  const image = arange(4, { dtype: 'float32' }).reshape([1, 1, 2, 2])
  const row = (values: ReturnType<typeof F.interpolate>) => values.flatten().toArray()
  expect(row(F.interpolate(line, { size: 4, mode: 'nearest' }))).toEqual([0, 0, 1, 1])
  expect(row(F.interpolate(line, { size: 4, mode: 'linear' }))).toEqual([0, 0.25, 0.75, 1])
  expect(row(F.interpolate(image, { size: [1, 2], mode: 'nearest' }))).toEqual([0, 1])
  expect(row(F.interpolate(image, { size: [1, 2], mode: 'bilinear' }))).toEqual([1, 2])
  expect(row(F.interpolate(line, { size: 3, mode: 'nearest-exact' }))).toEqual([0, 1, 1])
})
