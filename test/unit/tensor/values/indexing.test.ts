// Subscripts against PyTorch's own (test/fixtures/tensor/make_index.py).
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as all from '../../../../src/tensor/index.js'
import { arange, autograd, ones, type Tensor, tensor, zeros } from '../../../../src/tensor/index.js'

interface Row {
  python: string
  javascript: string
  value?: string
  shape?: number[]
  values: number[]
}
const file = new URL('../../../fixtures/tensor/index.json', import.meta.url)
const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'))
const make = () => arange(24, { dtype: 'float32' }).reshape([2, 3, 4])
/** The row's JavaScript, with `t` and the package's functions in sight. */
const run = (code: string, t: Tensor): unknown =>
  new Function('self', 'all', `with (all) return ((t) => ${code})(self)`)(t, all)

test.each(rows.filter(({ value }) => value === undefined))('$python', ({ javascript, shape, values }) => {
  const found = run(`t.index(${javascript})`, make()) as Tensor
  expect([found.shape, Array.from(found.toTypedArray() as Float32Array)]).toEqual([shape, values])
})

test.each(rows.filter(({ value }) => value !== undefined))('$python', ({ javascript, value, values }) => {
  const t = make()
  expect(run(`t.set(${[javascript, value].filter(Boolean).join(', ')})`, t)).toBe(t)
  expect(Array.from(t.toTypedArray() as Float32Array)).toEqual(values)
})

describe('what a subscript gives', () => {
  test('a view for ranges, a copy for positions', () => {
    const t = make()
    t.index(0, '1:').fill_(-1)
    t.index([1]).fill_(-2)
    expect(t.toArray()).toEqual([
      [
        [0, 1, 2, 3],
        [-1, -1, -1, -1],
        [-1, -1, -1, -1],
      ],
      [
        [12, 13, 14, 15],
        [16, 17, 18, 19],
        [20, 21, 22, 23],
      ],
    ])
  })

  test('the lists of index tensors that aten::index takes', () => {
    expect(make().index([null, tensor([1n])]).shape).toEqual([2, 1, 4])
  })

  test('gradients, of parts read and written', () => {
    const x = ones([3], { dtype: 'float64' })
    expect(autograd.gradcheck((a) => a!.index([0, 2, 2]).mul(a!.index('1:', null)), x)).toBe(true)
    expect(autograd.gradcheck((a) => a!.mul(2).set('1:', a!.index(0).mul(a!.index(1))), x)).toBe(true)
  })

  test('positions beyond 2^53 and dimensions in a row', () => {
    expect(() => make().index(2n ** 60n)).toThrow('index: index 1152921504606846976 is out of bounds')
    expect([...make()].map((each) => each.shape)).toEqual([
      [3, 4],
      [3, 4],
    ])
    const [first, second] = tensor([3, 4])
    expect([first!.item(), second!.item()]).toEqual([3, 4])
    expect([...zeros([0])]).toEqual([])
  })
})

test.each<[string, () => unknown, string]>([
  ['out of range', () => make().index(2), 'index: index 2 is out of bounds for dimension 0 with size 2'],
  ['too many', () => make().index(0, 0, 0, 0), 'index: too many indices for tensor of dimension 3'],
  ['a fraction', () => make().index(0.5), 'Expected integer in (-inf, inf) for index 0 but received 0.5'],
  [
    'a word',
    () => make().index('all' as ':'),
    "Expected '...' or a range such as '1:5:2' for index 0 but received 'all'",
  ],
  [
    'a step back',
    () => make().index('::-1'),
    'Expected integer in [1, inf) for index 0.step but received -1',
  ],
  ['a step of 0', () => make().index({ step: 0 }), 'for index 0.step but received 0'],
  ['another key', () => make().index({ end: 1 } as never), "Unknown option 'end' in index 0"],
  ['undefined', () => make().index(undefined as never), 'Expected index for index 0 but received undefined'],
  ['a float tensor', () => make().index(tensor([0.5])), 'tensors used as indices must be'],
  [
    'a mask of another shape',
    () => make().index(tensor([true])),
    'The shape of the mask [1] at index 0 does not match',
  ],
  ['ragged positions', () => make().index([[0, 1], [0]] as never), 'index 0: Ragged array'],
  ['two ellipses', () => make().index('...', '...'), "Expected at most one '...' in an index"],
  ['a value that does not broadcast', () => make().set(0, zeros([5])), 'set: '],
  [
    'no value',
    () => make().set(0, undefined as never),
    'set: Expected number, bigint, boolean or Complex for value',
  ],
  ['a slice of a scalar', () => tensor(1).index(':'), 'index: '],
  ['iterating over a scalar', () => [...tensor(1)], 'is not iterable'],
])('%s is an error', (_, use, message) => {
  expect(use).toThrow(message)
})

test('the tensor itself, as an array of its memory', () => {
  const t = make()
  const array = t.asTypedArray() as Float32Array
  array[5] = -1
  expect(t.index(0, 1, 1).item()).toBe(-1)
  const part = t.index(1).asTypedArray() as Float32Array
  expect([part.length, part[0]]).toEqual([12, 12])
  t.dispose()
  expect([array[5], part[11]]).toEqual([-1, 23])
  expect(() => make().transpose(0, 1).asTypedArray()).toThrow(
    'asTypedArray: only a contiguous tensor on the CPU',
  )
  expect(() => zeros([1], { dtype: 'float16' }).asTypedArray()).toThrow('only a contiguous tensor')
  expect(zeros([0]).asTypedArray()).toHaveLength(0)
  expect(tensor([2n ** 60n]).asTypedArray()).toEqual(BigInt64Array.of(2n ** 60n))
})
