// The kernels of binding/kernels take float32; libtorch's own, for float64, are the oracle: both select, so that values,
// indices and gradients are equal to the last bit.
import { describe, expect, test } from 'vitest'
import { getNumThreads, ops, setNumThreads, type Tensor, tensor } from '../../../../src/index.js'
import { cases, fc } from '../../../generated.js'

// Many ties, and what comparisons treat in a way of its own. Each is the same number in both dtypes.
const values = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  },
)
const windows = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  channels: fc.integer({ min: 1, max: 3 }),
  height: fc.integer({ min: 3, max: 9 }),
  width: fc.integer({ min: 3, max: 37 }),
  kernelSize: fc.constantFrom<number>(2, 3),
  stride: fc.constantFrom<number>(1, 2),
  padding: fc.constantFrom<number>(0, 1),
  ceilMode: fc.boolean(),
  numbers: fc.array(values, { minLength: 7, maxLength: 101 }),
})

const bits = (t: Tensor) =>
  Array.from(t.double().contiguous().flatten().toArray() as number[], (x) =>
    Object.is(x, -0) ? '-0' : String(x),
  )
const filled = (shape: number[], numbers: number[], dtype: 'float32' | 'float64') =>
  tensor(
    Array.from(
      { length: shape.reduce((a, b) => a * b) },
      (_, i) => numbers[(i * 7 + (i >> 3)) % numbers.length] as number,
    ),
    { dtype },
  ).reshape(shape)

function both({
  batch,
  channels,
  height,
  width,
  kernelSize,
  stride,
  padding,
  ceilMode,
  numbers,
}: typeof windows extends fc.Arbitrary<infer T> ? T : never) {
  return (['float32', 'float64'] as const).map((dtype) => {
    const input = filled([batch, channels, height, width], numbers, dtype).requiresGrad_()
    const [output, indices] = ops.maxPool2dWithIndices(input, kernelSize, { stride, padding, ceilMode })
    const grad = filled(output.shape as number[], [...numbers].reverse(), dtype)
    output.backward({ gradient: grad })
    return [output.shape, bits(output.detach()), bits(indices), bits(input.grad as Tensor)]
  })
}

describe('max pooling of float32', () => {
  test('is that of libtorch, with ties, NaN, infinities and signed zeros', () => {
    fc.assert(
      fc.property(windows, (each) => {
        const [ours, theirs] = both(each)
        expect(ours).toEqual(theirs)
      }),
      cases(200),
    )
  })

  test('is the same by one thread and by two', () => {
    const each = {
      batch: 40,
      channels: 3,
      height: 28,
      width: 28,
      kernelSize: 2,
      stride: 2,
      padding: 0,
      ceilMode: false,
      numbers: [3, -1, 2, 5, 0, 7, -8],
    }
    const threads = getNumThreads()
    try {
      const results = [1, 2].map((count) => {
        setNumThreads(count)
        return both(each)
      })
      expect(results[0]).toEqual(results[1])
      expect(results[0]?.[0]).toEqual(results[0]?.[1])
    } finally {
      setNumThreads(threads)
    }
  })

  test('spreads gradients to indices outside of their window, as libtorch does', () => {
    const indices = tensor([15, 0, 0, 5], { dtype: 'int64' }).reshape([1, 1, 2, 2])
    const [ours, theirs] = (['float32', 'float64'] as const).map((dtype) =>
      bits(
        ops.maxPool2dWithIndicesBackward(
          filled([1, 1, 2, 2], [1, 2, 3, 4], dtype),
          filled([1, 1, 4, 4], [0], dtype),
          2,
          2,
          0,
          1,
          false,
          indices,
        ),
      ),
    )
    expect(ours).toEqual(theirs)
    expect(ours?.[0]).toBe('7') // two of the four
  })

  test('takes views, and inputs whose channels are last', () => {
    const base = filled([2, 3, 8, 10], [1, 5, -2, 7, 3, 3, 0], 'float32')
    for (const input of [
      base.narrow(3, 1, 8),
      base.contiguous({ memoryFormat: 'channelsLast' }),
      base.select(0, 1),
      base.transpose(2, 3),
    ]) {
      const [output, indices] = ops.maxPool2dWithIndices(input, 2)
      const [expected, at] = ops.maxPool2dWithIndices(input.double(), 2)
      expect([bits(output), bits(indices), output.strides]).toEqual([
        bits(expected),
        bits(at),
        expected.strides,
      ])
    }
  })

  test('names what does not fit in the words of libtorch', () => {
    expect(() => ops.maxPool2dWithIndices(filled([1, 1, 2, 2], [1], 'float32'), 3)).toThrow(
      /Output size is too small/,
    )
    expect(() => ops.maxPool2dWithIndices(filled([1, 1, 4, 4], [1], 'float32'), 2, { padding: 2 })).toThrow(
      /pad should be at most half/,
    )
  })
})
