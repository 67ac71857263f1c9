import { describe, expect, test } from 'vitest'
import {
  checkBoolean,
  checkFunction,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  checkObject,
  checkOneOf,
  checkString,
  isWithin,
  show,
} from '../../src/_check.js'

const fails = (run: () => unknown, type: typeof TypeError | typeof RangeError, message: string) => {
  expect(run).toThrow(type)
  expect(run).toThrow(message)
}

describe('isWithin', () => {
  test.each([
    ['[0, inf)', [0, 1e308], [-1e-9, Number.POSITIVE_INFINITY, Number.NaN]],
    ['(0, 2]', [2, 1e-9], [0, 2.1, Number.NaN]],
    ['[0, inf]', [Number.POSITIVE_INFINITY], [Number.NaN, -1]],
    ['(-inf, inf)', [0, -5], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['(0,1)', [0.5], [0, 1]],
  ])('%s', (range, inside, outside) => {
    for (const each of inside) expect(isWithin(each, range)).toBe(true)
    for (const each of outside) expect(isWithin(each, range)).toBe(false)
  })

  test('what is no interval is the programmer’s error', () => {
    expect(() => isWithin(1, '0..1')).toThrow("'0..1' is not an interval")
    expect(() => isWithin(1, '[a, 1]')).toThrow('is not an interval')
  })
})

test('checkNumber: TypeError for kind, RangeError for value', () => {
  expect(checkNumber('decay.p', 0.8, '(0, 2]')).toBe(0.8)
  fails(
    () => checkNumber('decay.p', 3, '(0, 2]'),
    RangeError,
    'Expected number in (0, 2] for decay.p but received 3',
  )
  fails(
    () => checkNumber('decay.p', '1', '(0, 2]'),
    TypeError,
    "Expected number in (0, 2] for decay.p but received '1'",
  )
  fails(
    () => checkNumber('x', Number.NaN),
    RangeError,
    'Expected number in (-inf, inf) for x but received NaN',
  )
})

test('checkInteger refuses fractions and what a number holds inexactly', () => {
  expect(checkInteger('n', -3)).toBe(-3)
  fails(
    () => checkInteger('n', 1.5, '[0, inf)'),
    RangeError,
    'Expected integer in [0, inf) for n but received 1.5',
  )
  fails(() => checkInteger('n', 2 ** 53), RangeError, 'but received 9007199254740992')
  fails(() => checkInteger('n', 1n), TypeError, 'but received 1n')
})

test('the other kinds', () => {
  expect(checkBoolean('b', false)).toBe(false)
  fails(() => checkBoolean('b', 0), TypeError, 'Expected boolean for b but received 0')
  expect(checkString('s', '')).toBe('')
  fails(() => checkString('s', null), TypeError, 'Expected string for s but received null')
  const fn = () => 1
  expect(checkFunction('f', fn)).toBe(fn)
  fails(() => checkFunction('f', 3 as never), TypeError, 'Expected function for f but received 3')
  fails(() => checkObject('o', [1]), TypeError, 'Expected object for o but received [ 1 ]')
  expect(checkOneOf('m', 'a', ['a', 'b'])).toBe('a')
  fails(() => checkOneOf('m', 'c', ['a', 'b']), RangeError, "Expected one of 'a', 'b' for m but received 'c'")
  fails(() => checkOneOf('m', 1, ['a', 'b']), TypeError, "Expected one of 'a', 'b' for m but received 1")
})

test('checkKnownKeys names the slip and what is taken', () => {
  checkKnownKeys('adam', { lr: 1 }, ['lr'])
  fails(
    () => checkKnownKeys('adam', { lR: 1 }, ['lr']),
    TypeError,
    "Unknown option 'lR' in adam: it takes lr",
  )
  fails(() => checkKnownKeys('adam', { x: 1 }, []), TypeError, "Unknown option 'x' in adam: it takes none")
  fails(
    () => checkKnownKeys('adam', null as never, []),
    TypeError,
    'Expected object for adam but received null',
  )
})

test('show is short and safe for any value', () => {
  expect(show('x'.repeat(500)).length).toBeLessThan(100)
  expect(show(Array(1000).fill(7)).length).toBeLessThan(100)
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error('no')
      },
      ownKeys() {
        throw new Error('no')
      },
    },
  )
  expect(typeof show(hostile)).toBe('string')
  expect(
    show(
      new (class {
        get [Symbol.toStringTag]() {
          throw new Error('no')
        }
      })(),
    ),
  ).toBe('object')
})
