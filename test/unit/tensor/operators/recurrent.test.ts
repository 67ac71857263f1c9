// libtorch's recurrent operators read past states and weights whose shapes do not fit: refused before the call.
import { describe, expect, test } from 'vitest'
import { ops, randn, type Tensor, tensor, zeros } from '../../../../src/index.js'

const hidden = 6
const features = 3
const [steps, batch] = [5, 4]

const weights = (gates: number, layers: number, directions: number): Tensor[] =>
  Array.from({ length: layers * directions }, (_, at) => {
    const width = at < directions ? features : hidden * directions
    return [
      randn([gates * hidden, width]),
      randn([gates * hidden, hidden]),
      randn([gates * hidden]),
      randn([gates * hidden]),
    ]
  }).flat()
const state = (count = 1, size = batch, width = hidden) => zeros([count, size, width])
const input = () => randn([steps, batch, features])

const lstm = (hx: Tensor[], params = weights(4, 1, 1), layers = 1, bidirectional = false) =>
  ops.lstm(input(), hx, params, true, layers, 0, false, bidirectional, false)
const gru = (hx: Tensor, params = weights(3, 1, 1)) =>
  ops.gru(input(), hx, params, true, 1, 0, false, false, false)

test('what fits passes, with layers, directions and projections', () => {
  expect(lstm([state(), state()])[0].shape).toEqual([steps, batch, hidden])
  expect(lstm([state(4), state(4)], weights(4, 2, 2), 2, true)[0].shape).toEqual([steps, batch, 2 * hidden])
  const projected = [...weights(4, 1, 1), randn([2, hidden])]
  projected[1] = randn([4 * hidden, 2])
  expect(lstm([state(1, batch, 2), state()], projected)[0].shape).toEqual([steps, batch, 2])
  expect(gru(state())[0].shape).toEqual([steps, batch, hidden])
  expect(ops.rnnTanh(input(), state(), weights(1, 1, 1), true, 1, 0, false, false, false)[0].shape).toEqual([
    steps,
    batch,
    hidden,
  ])
})

test('packed sequences take the batch of their first step', () => {
  const sizes = tensor([4n, 2n])
  const packed = (hx: Tensor[]) =>
    ops.lstm(randn([6, features]), sizes, hx, weights(4, 1, 1), true, 1, 0, false, false)
  expect(packed([state(), state()])[0].shape).toEqual([6, hidden])
  expect(() => packed([state(1, 3), state()])).toThrow(
    'Expected shape [1, 4, 6] for hx but received [1, 3, 6]',
  )
})

describe('refused', () => {
  test.each([
    [
      'a state of another batch',
      () => lstm([state(1, 1), state(1, 1)]),
      '[1, 4, 6] for hx but received [1, 1, 6]',
    ],
    ['a state of too few layers', () => lstm([state(), state()], weights(4, 2, 1), 2), '[2, 4, 6] for hx'],
    [
      'a cell of another batch',
      () => lstm([state(), state(1, 3)]),
      '[1, 4, 6] for hx but received [1, 3, 6]',
    ],
    ['one state', () => lstm([state()]), 'two tensors in hx'],
    ['a state with no batch', () => gru(zeros([1, hidden])), 'for hx but received [1, 6]'],
    ['weights of another width', () => gru(state(1, batch, 5)), '[15, 3] for params but received [18, 3]'],
    [
      'weights of another input',
      () => gru(state(), [randn([18, 2]), ...weights(3, 1, 1).slice(1)]),
      '[18, 3] for params',
    ],
    ['a short bias', () => gru(state(), [...weights(3, 1, 1).slice(0, 3), randn([4])]), '[18] for params'],
  ])('%s', (_, call, words) => {
    expect(call).toThrow(words)
  })
})
