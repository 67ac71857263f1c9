import { expect, test } from 'vitest'
import { countedOperators, flopsOf, trace } from '../../../src/graph/index.js'
import { core } from '../../../src/native/index.js'
import * as nn from '../../../src/nn/index.js'
import { ops, type Tensor, zeros } from '../../../src/tensor/index.js'

const count = (forward: (...inputs: Tensor[]) => unknown, ...shapes: number[][]): number => {
  const { graph } = trace(
    { forward },
    shapes.map((shape) => zeros(shape)),
  )
  return graph.nodes.reduce((sum, node) => sum + flopsOf(graph, node), 0)
}

test('every operator that is counted is one of libtorch', () => {
  const known = new Set(
    core()
      .schemas('aten')
      .map((schema) => /^[\w:]+/.exec(schema)![0]),
  )
  expect(countedOperators.filter((name) => !known.has(name))).toEqual([])
})
test('matrix products: 2 for each product that is added up', () => {
  expect(count((a, b) => a.matmul(b), [2, 3, 5], [5, 7])).toBe(2 * 2 * 3 * 5 * 7)
  expect(count((a, b) => a.matmul(b), [5], [5])).toBe(10)
  expect(count((a, b) => a.mv(b), [3, 5], [5])).toBe(30)
  expect(count((c, a, b) => c.addmm(a, b), [7], [3, 5], [5, 7])).toBe(2 * 3 * 5 * 7)
  expect(count((c, a, b) => c.baddbmm(a, b), [2, 3, 7], [2, 3, 5], [2, 5, 7])).toBe(2 * 2 * 3 * 5 * 7)
  expect(count((c, a, b) => c.addbmm(a, b), [3, 7], [2, 3, 5], [2, 5, 7])).toBe(2 * 2 * 3 * 5 * 7)
  expect(count((a, b, w) => nn.functional.bilinear(a, b, w), [4, 2], [4, 3], [5, 2, 3])).toBe(
    2 * 4 * 5 * 2 * 4,
  )
})
test('attention, and convolutions of either direction', () => {
  const attend = (q: Tensor, k: Tensor, v: Tensor) => ops.scaledDotProductAttention(q, k, v)
  expect(count(attend, [2, 4, 3, 8], [2, 4, 5, 8], [2, 4, 5, 6])).toBe(2 * 2 * 4 * 3 * 5 * (8 + 6))
  const general = (transposed: boolean) => (x: Tensor, w: Tensor) =>
    ops.convolution(x, w, null, [1], [0], [1], transposed, [0], 1)
  expect(count(general(false), [2, 3, 9], [4, 3, 2])).toBe(2 * (2 * 4 * 8) * (3 * 2))
  expect(count(general(true), [2, 3, 9], [3, 4, 2])).toBe(2 * (2 * 3 * 9) * (4 * 2))
})
test('what is no product counts nothing', () => {
  expect(count((x) => x.add(1).relu().sum(), [5, 5])).toBe(0)
})
