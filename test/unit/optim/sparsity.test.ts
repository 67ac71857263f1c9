import { describe, expect, it } from 'vitest'
import * as optim from '../../../src/optim/index.js'
import { type DType, type Tensor, tensor } from '../../../src/tensor/index.js'

const given = [
  0,
  -0,
  1e-13,
  -1e-12,
  9.99e-12,
  3e-8,
  -5e-4,
  1e-3,
  0.0999,
  -0.5,
  1,
  9.5,
  10,
  99,
  -100,
  1e30,
  Number.NaN,
]

function optimizerOf(parameter: Tensor) {
  return optim.padam([parameter], { lr: 1e-3, p: 0.8, lambda: 1e-3, exclude: 'none' })
}

/** By the definition: bounds 10^k, each the first of its bin. */
function byDecade(values: readonly number[]): number[] {
  const counts = Array<number>(16).fill(0)
  for (const value of values) {
    const size = Math.abs(value)
    if (size === 0 || Number.isNaN(size)) continue
    let bin = 0
    for (let k = -12; k <= 2; ++k) if (size >= Number(`1e${k}`)) ++bin
    counts[bin]!++
  }
  return counts
}

describe('the histogram', () => {
  it.each<DType>(['float64', 'float32', 'bfloat16', 'float16'])(
    'counts every weight of %s once, by its decade',
    (dtype) => {
      const parameter = tensor(given, { dtype, requiresGrad: true })
      const kept = Array.from(parameter.detach().to('float64').toTypedArray(), Number)
      const { histogram } = optimizerOf(parameter).sparsity({ histogram: true }).parameters[0]!
      expect(histogram!.log10).toEqual([-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2])
      expect(histogram!.counts).toEqual(byDecade(kept))
    },
  )

  it('of many weights, after steps, and of a slice alone', () => {
    const whole = tensor(
      Array.from({ length: 700 }, (_, i) =>
        Array.from({ length: 400 }, (_, j) => Math.sin(i * 400 + j) ** 9),
      ),
      { dtype: 'float32' },
    )
    const slice = whole.slice({ dim: 1, step: 3 })
    slice.requiresGrad_(true)
    slice.grad = slice.detach().mul(0.1)
    const optimizer = optimizerOf(slice)
    optimizer.step()
    const { parameters } = optimizer.sparsity({ histogram: true })
    const values = Array.from(slice.detach().contiguous().toTypedArray() as Float32Array)
    expect(values).toHaveLength(700 * 134)
    expect(parameters[0]!.histogram!.counts).toEqual(byDecade(values))
    expect(parameters[0]!.zeros + parameters[0]!.histogram!.counts.reduce((a, b) => a + b)).toBe(
      values.length,
    )
  })

  it('is there only where it was asked for', () => {
    const optimizer = optimizerOf(tensor([1, 2], { requiresGrad: true }))
    expect(optimizer.sparsity().parameters[0]).not.toHaveProperty('histogram')
    expect(optimizer.sparsity({ histogram: false }).parameters[0]).not.toHaveProperty('histogram')
    expect(() => optimizer.sparsity({ histogram: 1 as never })).toThrow(
      'Expected boolean for sparsity.histogram but received 1',
    )
    expect(() => optimizer.sparsity({ bins: 3 } as never)).toThrow('bins')
  })
})
