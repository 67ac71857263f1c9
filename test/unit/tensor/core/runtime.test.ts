// Settings of the process, as PyTorch has them.
import { afterEach, describe, expect, test } from 'vitest'
import * as nn from '../../../../src/nn/index.js'
import {
  areDeterministicAlgorithmsEnabled,
  Complex,
  empty,
  fastKernels,
  full,
  getDefaultDtype,
  isDeterministicAlgorithmsWarnOnlyEnabled,
  setDefaultDtype,
  setFastKernels,
  signal,
  tensor,
  useDeterministicAlgorithms,
  zeros,
} from '../../../../src/tensor/index.js'

describe('setDefaultDtype', () => {
  afterEach(() => setDefaultDtype('float32'))
  test('is for numbers, factories, modules and windows', () => {
    expect(getDefaultDtype()).toBe('float32')
    setDefaultDtype('float64')
    expect(getDefaultDtype()).toBe('float64')
    expect(tensor([1.5]).dtype).toBe('float64')
    expect(tensor(0.1).item()).toBe(0.1)
    expect([zeros([1]).dtype, full([1], 2).dtype, signal.windows.hann(3).dtype]).toEqual(
      Array(3).fill('float64'),
    )
    expect(tensor([new Complex(1, 2)]).dtype).toBe('complex128')
    expect(new nn.Linear(2, 2).weight.dtype).toBe('float64')
    expect([tensor([1n]).dtype, tensor([true]).dtype]).toEqual(['int64', 'bool'])
    expect(new nn.BatchNorm1d(2).runningVar!.dtype).toBe('float64')
    expect(tensor(new Float32Array([1])).dtype).toBe('float32')
  })
  test('is what is not printed', () => {
    setDefaultDtype('float64')
    expect(String(tensor([1.5]))).toBe('tensor([1.5000])')
    expect(String(tensor([1.5], { dtype: 'float32' }))).toBe('tensor([1.5000], dtype=torch.float32)')
  })
  test('of half precision', () => {
    setDefaultDtype('bfloat16')
    expect(tensor([1.5, 2]).toArray()).toEqual([1.5, 2])
    expect(tensor([1.5]).dtype).toBe('bfloat16')
  })
  test('refuses other dtypes', () => {
    expect(() => setDefaultDtype('int64' as never)).toThrow("received 'int64'")
    expect(() => setDefaultDtype(3 as never)).toThrow(TypeError)
    expect(getDefaultDtype()).toBe('float32')
  })
})

describe('useDeterministicAlgorithms', () => {
  afterEach(() => useDeterministicAlgorithms(false))
  const put = () => zeros([3]).put_(tensor([1n]), tensor([2]))
  test('refuses operators that have no deterministic form', () => {
    expect(areDeterministicAlgorithmsEnabled()).toBe(false)
    put()
    useDeterministicAlgorithms(true)
    expect([areDeterministicAlgorithmsEnabled(), isDeterministicAlgorithmsWarnOnlyEnabled()]).toEqual([
      true,
      false,
    ])
    expect(put).toThrow(/put_ does not have a deterministic implementation/)
    // As in PyTorch, memory without values is filled then.
    expect(empty([2]).toArray()).toEqual([Number.NaN, Number.NaN])
    useDeterministicAlgorithms(true, { warnOnly: true })
    expect(isDeterministicAlgorithmsWarnOnlyEnabled()).toBe(true)
    expect(put().toArray()).toEqual([0, 2, 0])
  })
  test('refuses bad options', () => {
    expect(() => useDeterministicAlgorithms(1 as never)).toThrow(TypeError)
    expect(() => useDeterministicAlgorithms(true, { warn: true } as never)).toThrow("'warn'")
    expect(areDeterministicAlgorithmsEnabled()).toBe(false)
  })
})

test('setFastKernels is for the process, and takes a boolean only', () => {
  const before = fastKernels()
  try {
    for (const enabled of [false, true]) {
      setFastKernels(enabled)
      expect(fastKernels()).toBe(enabled)
    }
    expect(() => setFastKernels(1 as never)).toThrow('Expected boolean for enabled')
  } finally {
    setFastKernels(before)
  }
})
