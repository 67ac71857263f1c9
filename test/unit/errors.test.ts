import { expect, test } from 'vitest'
import { PdecayError } from '../../src/errors.js'

test('an error carries its code, its cause and its name', () => {
  const cause = new Error('below')
  const error = new PdecayError('ERR_FILE', 'above', { cause })
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ name: 'PdecayError', code: 'ERR_FILE', message: 'above', cause })
  expect(String(error)).toBe('PdecayError: above')
})

test('the name is no own property: printing the error shows it once', () => {
  expect(Object.keys(new PdecayError('ERR_FILE', 'above'))).toEqual(['code'])
})
