// Types and run time agree on which options go together: each @ts-expect-error is checked by the compiler, what it stands
// above by the call.
import { describe, expect, test } from 'vitest'
import { arange, ones, std, tensor, zeros } from '../../../../src/tensor/index.js'

describe('options of different overloads', () => {
  const x = tensor([1, 2, 4])
  test('do not go together, and the message says which do', () => {
    expect(x.std({ correction: 0 }).item()).toBeCloseTo(1.2472191, 6)
    expect(std(x, { unbiased: false, dim: 0, keepdim: true }).shape).toEqual([1])
    const refusal =
      'unbiased, correction do not go together: it takes unbiased; or dim, correction, keepdim; or dim, unbiased, keepdim'
    // @ts-expect-error one of the two
    expect(() => x.std({ unbiased: true, correction: 1 })).toThrow(`std: ${refusal}`)
    // @ts-expect-error one of the two
    expect(() => x.var({ unbiased: true, correction: 1 })).toThrow(`var: ${refusal}`)
  })

  test('what no overload has is still an unknown option', () => {
    // @ts-expect-error no such option
    expect(() => x.std({ correct: 1 })).toThrow(
      "std: unknown option 'correct': it takes unbiased, dim, correction, keepdim",
    )
  })
})

describe('out', () => {
  test('goes without what the tensor itself says', () => {
    const out = zeros([3])
    expect(ones([3], { out }).toArray()).toEqual([1, 1, 1])
    expect(out.toArray()).toEqual([1, 1, 1])
    // @ts-expect-error the dtype is the tensor's
    expect(() => ones([3], { dtype: 'float32', out })).toThrow("unknown option 'dtype' beside 'out'")
    // @ts-expect-error the device is the tensor's
    expect(() => x.onesLike({ device: 'cpu', out })).toThrow("unknown option 'device' beside 'out'")
  })
  const x = zeros([3])

  test('arange, by every number of arguments', () => {
    const out = zeros([3])
    expect(arange(3, { out }).toArray()).toEqual([0, 1, 2])
    expect(arange(1, 4, { out }).toArray()).toEqual([1, 2, 3])
    expect(arange(0, 6, { step: 2, out }).toArray()).toEqual([0, 2, 4])
    expect(out.toArray()).toEqual([0, 2, 4])
    const whole = zeros([3], { dtype: 'int64' })
    expect(arange(3, { out: whole }).toArray()).toEqual([0, 1, 2])
    expect(() => arange(0, 3, { step: 0.5, out: whole })).toThrow('step of at least 1 for an integer dtype')
    expect(arange(0, 1.5, { step: 0.5, out }).toArray()).toEqual([0, 0.5, 1])
  })
})

test('upsampling by a factor, as a method too', () => {
  const x = ones([1, 1, 2, 2])
  for (const y of [
    x.upsampleNearest2d([4, 4]),
    x.upsampleNearest2d(null, [2, 2]),
    x.upsampleNearest2d(null, { scaleFactors: [2, 2] }),
    x.upsampleBilinear2d(null, true, [2, 2]),
    x.upsampleBilinear2d(null, true, { scaleFactors: [2, 2] }),
  ])
    expect(y.shape).toEqual([1, 1, 4, 4])
  // @ts-expect-error null for the size alone
  expect(() => x.upsampleNearest2d(null)).toThrow()
})
