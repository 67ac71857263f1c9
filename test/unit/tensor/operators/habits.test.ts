// Calls as PyTorch's users write them: they work, or the message names the form that does.
import { expect, test } from 'vitest'
import { arange, chunk, ones, rand, type Tensor, zeros } from '../../../../src/tensor/index.js'

const a = arange(6).reshape([2, 3])

test('sizes one by one', () => {
  expect(a.view(3, 2).shape).toEqual([3, 2])
  expect(a.view(3, 2).toArray()).toEqual([
    [0, 1],
    [2, 3],
    [4, 5],
  ])
  expect(a.view(6, 1).shape).toEqual([6, 1]) // the same form once more: by the plan of the first
  expect(a.view(6).shape).toEqual([6])
  expect(a.reshape(-1, 2).shape).toEqual([3, 2])
  expect(a.permute(1, 0).shape).toEqual([3, 2])
  expect(a.flip(0, 1).toArray()).toEqual([
    [5, 4, 3],
    [2, 1, 0],
  ])
  expect(a.repeat(2, 1).shape).toEqual([4, 3])
  expect(ones(1, 3).expand(2, 3).shape).toEqual([2, 3])
  expect(zeros(2, 3, 4).shape).toEqual([2, 3, 4])
  expect(rand(2, 1).shape).toEqual([2, 1])
  expect(a.newZeros(1, 2).shape).toEqual([1, 2])
  expect((zeros as (...all: unknown[]) => Tensor)(2, 3, { dtype: 'int32' })).toMatchObject({
    shape: [2, 3],
    dtype: 'int32',
  })
})

test('optional arguments by position', () => {
  expect(a.sum(1, true).toArray()).toEqual([[3], [12]])
  expect(a.sum(1, true, { dtype: 'float64' }).dtype).toBe('float64')
  expect(a.chunk(3, -1).map((each) => each.shape)).toEqual([
    [2, 1],
    [2, 1],
    [2, 1],
  ])
  expect(chunk(a, 3, 1)).toHaveLength(3)
  expect(a.max(1, true).values.toArray()).toEqual([[2], [5]])
  expect(a.softmax(0, 'float64').dtype).toBe('float64')
  expect(a.cumsum(1, { dtype: 'int64' }).toArray()).toEqual([
    [0, 1, 3],
    [3, 7, 12],
  ])
  expect(a.topk(2, 1, false).values.toArray()).toEqual([
    [0, 1],
    [3, 4],
  ])
  expect(arange(0, 6, 2).toArray()).toEqual([0, 2, 4])
})

test('what has no such form names the form that it has', () => {
  const loose = a as unknown as Record<string, (...all: unknown[]) => Tensor>
  expect(() => loose.relu!(1)).toThrow('relu: too many arguments: write t.relu()')
  expect(() => loose.sum!(1, true, 'float64')).toThrow(
    'sum: too many arguments: write t.sum({ dtype }) or t.sum(dim, { keepdim, dtype })',
  )
})

test('advice of libtorch is in JavaScript', () => {
  const y = ones([1], { requiresGrad: true }).square()
  y.backward()
  expect(() => y.backward()).toThrow('retainGraph: true')
  expect(() => y.backward()).not.toThrow(/retain_graph|True/)
})
