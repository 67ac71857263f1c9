import { AssertionError } from 'node:assert'
import { describe, expect, test } from 'vitest'
import { Complex, memory, ones, tensor, zeros } from '../../../src/tensor/index.js'
import { type AssertCloseOptions, assertClose, type Comparable } from '../../../src/testing/index.js'
import { settled } from '../tensor/_collect.js'

const fails = (a: Comparable, b: Comparable, message: string | RegExp, options?: AssertCloseOptions) => {
  expect(() => assertClose(a, b, options)).toThrow(AssertionError)
  expect(() => assertClose(a, b, options)).toThrow(message)
}

// The bounds are those that torch.testing documents; on both sides of each.
test.each([
  ['float16', 1e-3, 1e-5],
  ['bfloat16', 1.6e-2, 1e-5],
  ['float32', 1.3e-6, 1e-5],
  ['float64', 1e-7, 1e-7],
  ['int64', 0, 0],
] as const)('%s: rtol %d, atol %d', (dtype, rtol, atol) => {
  const wide = { checkDtype: false }
  const reference = tensor([1000], { dtype })
  const off = (by: number) => tensor([1000 + by], { dtype: 'float64' })
  const bound = atol + rtol * 1000
  const tolerance = dtype === 'int64' || dtype === 'float64' ? {} : { rtol, atol }
  if (dtype !== 'int64') assertClose(off(bound * 0.99), reference, { ...wide, ...tolerance })
  fails(off(Math.max(bound * 1.01, 1e-3)), reference, 'Mismatched elements: 1 / 1', { ...wide, ...tolerance })
  assertClose(reference, reference.clone())
})

test('the default tolerance is the larger one of the two dtypes', () => {
  assertClose(tensor([1 + 5e-6]), tensor([1]))
  fails(tensor([1 + 5e-5]), tensor([1]), 'Mismatched')
  fails(tensor([1 + 5e-6], { dtype: 'float64' }), tensor([1], { dtype: 'float64' }), 'Mismatched')
})

test('the message says how many, how much and where', () => {
  fails(
    tensor([
      [1, 2],
      [3, 4],
    ]),
    tensor([
      [1, 2],
      [5, 4.5],
    ]),
    [
      'The values are not close',
      '',
      'Mismatched elements: 2 / 4 (50.0%)',
      'Greatest absolute difference: 2 at index [1, 0] (up to 0.00001 allowed)',
      'Greatest relative difference: 0.4 at index [1, 0] (up to 0.0000013 allowed)',
    ].join('\n'),
  )
  fails(ones([2]), zeros([2]), /^weights\n\nMismatched/, { message: 'weights' })
})

describe('what else has to agree', () => {
  test('shape, dtype, device', () => {
    fails(ones([2]), ones([2, 1]), 'The shapes do not agree: [2] and [2, 1]')
    fails(ones([2]), ones([2], { dtype: 'float64' }), 'The dtypes do not agree: float32 and float64')
    assertClose(ones([2]), ones([2], { dtype: 'float64' }), { checkDtype: false })
    fails(ones([2]), ones([2]).to('meta'), 'The devices do not agree: cpu and meta')
  })

  test('NaN only where it is asked for; infinities by their sign', () => {
    fails(tensor([Number.NaN]), tensor([Number.NaN]), 'Mismatched')
    assertClose(tensor([Number.NaN]), tensor([Number.NaN]), { equalNan: true })
    assertClose(tensor([Infinity]), tensor([Infinity]))
    fails(tensor([Infinity]), tensor([-Infinity]), 'Mismatched')
  })
})

test('numbers, typed arrays, complex, sparse, records and lists of them', () => {
  assertClose(1, 1 + 1e-8)
  fails(1, 1 + 1e-6, 'Mismatched')
  fails(2n ** 60n, 2n ** 60n + 1n, 'Mismatched')
  assertClose(new Float32Array([1]), tensor([1]))
  assertClose(tensor([new Complex(1, 2)]), tensor([new Complex(1, 2)]))
  fails(tensor([new Complex(1, 2)]), tensor([new Complex(1, -2)]), 'Greatest absolute difference: 4')
  assertClose(tensor([0, 1]).toSparse(), tensor([0, 1]).toSparse())
  fails({ a: [ones([1]), ones([1])] }, { a: [ones([1]), zeros([1])] }, 'The failure is at .a[1]')
  fails({ a: 1 }, { b: 1 }, 'The keys do not agree')
  fails([1], [1, 2], 'The lengths of the arrays do not agree: 1 and 2')
  fails([1], 1, 'An array and something else are compared')
})

test('mistakes of the caller', () => {
  expect(() => assertClose(1, 1, { rtol: 1 })).toThrow(
    'Expected both of rtol and atol, or none, but received rtol alone',
  )
  expect(() => assertClose(1, 1, { rtoll: 1 } as never)).toThrow(
    "Unknown option 'rtoll' in assertClose options",
  )
  expect(() => assertClose('a' as never, 1)).toThrow("array or object of these for actual but received 'a'")
})

test('it leaves no tensor behind', () => {
  const [a, b] = [ones([3]), ones([3])]
  const { tensors } = settled()
  for (let i = 0; i < 10; i++) assertClose({ a: [a] }, { a: [b] })
  expect(memory().tensors).toBe(tensors)
})
