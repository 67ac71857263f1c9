// Tensors where JavaScript's own tools meet them: comparisons, clones, JSON, snapshots.
import assert from 'node:assert'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { arange, Complex, full, ones, Tensor, tensor, tidy, zeros } from '../../../../src/tensor/index.js'

const nan = Number.NaN
const equal: [what: string, a: () => Tensor, b: () => Tensor][] = [
  ['values', () => tensor([1, 2]), () => tensor([1, 2])],
  ['the same tensor', () => ones([2]), () => ones([2])],
  ['no dimension', () => tensor(3), () => tensor(3)],
  ['two dimensions', () => tensor([[1], [2]]), () => tensor([[1], [2]])],
  [
    'a view and a copy',
    () =>
      tensor([
        [1, 2],
        [3, 4],
      ]).t(),
    () =>
      tensor([
        [1, 3],
        [2, 4],
      ]),
  ],
  ['NaN of either sign', () => tensor([nan]), () => tensor([0]).div(0).neg()],
  ['int64', () => tensor([2n ** 60n]), () => tensor([2n ** 60n])],
  ['bool', () => tensor([true]), () => tensor([true])],
  ['complex', () => tensor([new Complex(1, 2)]), () => tensor([new Complex(1, -2)]).conj()],
  ['bfloat16', () => tensor([1.5], { dtype: 'bfloat16' }), () => tensor([1.5], { dtype: 'bfloat16' })],
  ['many values', () => arange(100).div(7), () => arange(100).div(7)],
  ['many values with NaN', () => full([100], nan), () => zeros([100]).div(0).neg()],
  ['no element', () => zeros([0, 3]), () => zeros([0, 3])],
  ['sparse', () => tensor([0, 1]).toSparse(), () => tensor([0, 1]).toSparse()],
  ['sparse and dense', () => tensor([0, 1]).toSparse(), () => tensor([0, 1])],
  ['float8', () => ones([2]).to('float8_e5m2'), () => ones([2]).to('float8_e5m2')],
]
const different: [what: string, a: () => Tensor, b: () => Tensor][] = [
  ['values', () => tensor([1, 2]), () => tensor([1, 3])],
  ['shapes', () => tensor([1, 2]), () => tensor([[1, 2]])],
  ['shapes and values', () => tensor([1, 2]), () => tensor([[1, 3, 4]])],
  ['dtypes', () => tensor([1]), () => tensor([1], { dtype: 'float64' })],
  ['no dimension', () => tensor(3), () => tensor(4)],
  ['one element more', () => tensor([1]), () => tensor([1, 1])],
  ['zeros of either sign', () => tensor([0]), () => tensor([-0])],
  ['int64 beyond 2^53', () => tensor([2n ** 60n]), () => tensor([2n ** 60n + 1n])],
  ['shapes without an element', () => zeros([0, 3]), () => zeros([0, 4])],
  ['many values', () => arange(100), () => arange(1, 101)],
  ['dtypes without an element', () => zeros([0]), () => zeros([0], { dtype: 'int64' })],
  ['complex', () => tensor([new Complex(1, 2)]), () => tensor([new Complex(1, -2)])],
  ['sparse', () => tensor([0, 1]).toSparse(), () => tensor([0, 2]).toSparse()],
]
const tools: [
  name: string,
  passes: (a: unknown, b: unknown) => void,
  fails: (a: unknown, b: unknown) => void,
][] = [
  ['assert.deepStrictEqual', assert.deepStrictEqual, assert.notDeepStrictEqual],
  ['assert.deepEqual', assert.deepEqual, assert.notDeepEqual],
  ['toEqual', (a, b) => expect(a).toEqual(b), (a, b) => expect(a).not.toEqual(b)],
  ['toStrictEqual', (a, b) => expect(a).toStrictEqual(b), (a, b) => expect(a).not.toStrictEqual(b)],
  ['eql', (a, b) => expect(a).to.eql(b), (a, b) => expect(a).to.not.eql(b)],
]

describe.each(tools)('%s', (_, passes, fails) => {
  test.each(equal)('equal: %s', (_, a, b) => {
    passes(a(), b())
    passes({ list: [a()] }, { list: [b()] })
  })
  test.each(different)('different: %s', (_, a, b) => {
    fails(a(), b())
    fails({ list: [a()] }, { list: [b()] })
  })
})

test('a comparison that fails shows the tensors', () => {
  expect(() => assert.deepStrictEqual(tensor([1]), tensor([2]))).toThrow(
    /\+ Tensor \[Tensor float32 \[1\] \(1\)\][\s\S]*- Tensor \[Tensor float32 \[1\] \(2\)\]/,
  )
})

test('comparisons leave no tensor behind in a scope, and need none that lives', () => {
  const dead = tidy(() => tensor([1]))
  dead.dispose()
  expect(Object.prototype.toString.call(dead)).toBe('[object Tensor disposed]')
  expect(Object.prototype.toString.call(Tensor.prototype)).toBe('[object Tensor]')
  expect(Object.prototype.toString.call(ones([2, 3]).to('meta'))).toBe('[object Tensor float32 [2, 3] meta]')
})

describe('cloning', () => {
  const refusal = /share\(\).*could not be cloned/
  test('structuredClone', () => {
    expect(() => structuredClone(tensor([1]))).toThrow(refusal)
    expect(() => structuredClone({ deep: [tidy(() => tensor([1]).add(1))] })).toThrow(refusal)
    expect(() => structuredClone(tensor([1]).mul(2))).toThrow(refusal)
  })

  test('postMessage', () => {
    const { port1 } = new MessageChannel()
    expect(() => port1.postMessage(ones([2]))).toThrow(refusal)
    port1.close()
  })
})

describe('JSON', () => {
  test('has dtype, shape and nested values', () => {
    expect(JSON.parse(JSON.stringify({ t: tensor([[1, 2.5]]) }))).toEqual({
      t: { dtype: 'float32', shape: [1, 2], data: [[1, 2.5]] },
    })
    expect(tensor(true).toJSON()).toEqual({ dtype: 'bool', shape: [], data: true })
  })

  test('what JSON has no number for is text', () => {
    const values = [nan, Infinity, -Infinity]
    expect(tensor(values).toJSON().data).toEqual(['NaN', 'Infinity', '-Infinity'])
    expect(tensor([1n, 2n ** 60n]).toJSON().data).toEqual([1, String(2n ** 60n)])
    expect(tensor([new Complex(1, -2)]).toJSON().data).toEqual(['1-2j'])
  })
})

test('snapshots show dtype, shape and values', () => {
  expect({ weight: tensor([1, 2]) }).toMatchInlineSnapshot(`
    {
      "weight": {
        "data": [
          1,
          2,
        ],
        "dtype": "float32",
        "shape": [
          2,
        ],
      },
    }
  `)
})
