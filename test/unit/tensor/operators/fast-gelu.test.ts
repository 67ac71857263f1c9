// GELU of binding/kernels. The oracle is libtorch's own kernel for float64.
import { afterEach, describe, expect, test } from 'vitest'
import {
  cat,
  fastKernels,
  getNumThreads,
  grad,
  linspace,
  ones,
  ops,
  randn,
  setFastKernels,
  setNumThreads,
  type Tensor,
  tensor,
} from '../../../../src/index.js'

const before = { fast: fastKernels(), threads: getNumThreads() }
afterEach(() => {
  setFastKernels(before.fast)
  setNumThreads(before.threads)
})

type Form = 'none' | 'tanh'
const forms: Form[] = ['none', 'tanh']
const double = (t: Tensor) => t.detach().to('float64')
const most = (t: Tensor) => Number(t.abs().max().item())
const values = (x: Tensor, approximate: Form) => ops.gelu(x, { approximate })

/** The gradient of the sum of gelu(x) · output. */
function slopes(x: Tensor, approximate: Form, output = ones(x.shape, { dtype: x.dtype as 'float32' })) {
  const of = x.detach().requiresGrad_()
  return grad([values(of, approximate)], [of], { gradOutputs: [output] })[0] as Tensor
}
const both = <T>(make: () => T) =>
  [true, false].map((fast) => {
    setFastKernels(fast)
    return make()
  }) as [T, T]

describe.each(forms)('GELU, approximate %s', (approximate) => {
  // Dense where it curves, and far out on both sides.
  const x = cat([linspace(-6, 6, 100_003), linspace(-100, 100, 10_001), randn([30_000])])

  test('and its gradient are those of float64, as closely as libtorch’s', () => {
    for (const threads of [1, 2, 3]) {
      setNumThreads(threads)
      // The result is about x: two roundings of it. libtorch's exact form is off by 1.2e-6.
      const scale = double(x).abs().clamp({ min: 1 })
      const [ours, theirs] = both(() =>
        most(
          double(values(x, approximate))
            .sub(values(double(x), approximate))
            .div(scale),
        ),
      )
      expect(ours).toBeLessThan(approximate === 'tanh' ? 2 ** -22 : 1.5e-6)
      const [our, their] = both(() =>
        most(double(slopes(x, approximate)).sub(slopes(double(x), approximate))),
      )
      expect(our).toBeLessThan(4e-7)
      expect(ours).toBeLessThan(1.1 * theirs + 1e-7)
      expect(our).toBeLessThan(1.1 * their + 1e-7)
    }
  })

  test('keep every element’s place and gradient', () => {
    setFastKernels(true)
    for (const shape of [[0], [1], [15], [17], [3, 5, 7], [9000]]) {
      const [at, output] = [randn(shape), randn(shape)]
      const close = (ours: Tensor, exact: Tensor) => {
        expect(ours.shape).toEqual(shape)
        if (at.numel > 0) expect(most(double(ours).sub(exact))).toBeLessThan(5e-6)
      }
      close(values(at, approximate), values(double(at), approximate))
      close(slopes(at, approximate, output), slopes(double(at), approximate, double(output)))
    }
  })

  test('take NaN, zeros and infinities', () => {
    setFastKernels(true)
    const special = tensor([0, -0, 1e-40, Number.NaN, -1e30, -50])
    expect(values(special, approximate).toArray()).toEqual([
      0,
      -0,
      expect.closeTo(5e-41, 43),
      Number.NaN,
      -0,
      -0,
    ])
    // At -1e30 the cubic of the approximation overflows, there and in libtorch.
    const slope = slopes(special, approximate).toArray() as number[]
    expect(slope.slice(0, 4)).toEqual([0.5, 0.5, 0.5, Number.NaN])
    expect(slope[5]).toBeCloseTo(0, 30)
    expect(slopes(tensor([30, 50]), approximate).toArray()).toEqual([1, 1])
  })

  test('have second derivatives', () => {
    const second = (x: Tensor) => {
      const of = x.detach().requiresGrad_()
      const [first] = grad([values(of, approximate).sum()], [of], { createGraph: true }) as [Tensor]
      return grad([first.square().sum()], [of])[0] as Tensor
    }
    setFastKernels(true)
    const at = randn([1000])
    expect(most(double(second(at)).sub(second(double(at))))).toBeLessThan(1e-5)
  })

  test('leave to libtorch other dtypes and layouts', () => {
    const images = randn([2, 6, 5, 5])
    for (const given of [
      images.to({ memoryFormat: 'channelsLast' }),
      images.transpose(0, 1),
      images.double(),
      images.to('bfloat16'),
      images.narrow(1, 1, 3),
    ]) {
      const [ours, theirs] = both(() => values(given, approximate))
      expect(ours.equal(theirs)).toBe(true)
      expect(ours.strides).toEqual(theirs.strides)
      const output = randn([...given.shape]).to(given.dtype as 'float32')
      const [our, their] = both(() => slopes(given, approximate, output))
      expect(our.equal(their)).toBe(true)
    }
    expect(() => ops.gelu(images, { approximate: 'sigmoid' })).toThrow('approximate')
  })

  test('are libtorch’s own if fast kernels are off', () => {
    const output = randn([...x.shape])
    const [our, their] = both(() => slopes(x, approximate, output))
    expect(our.equal(their)).toBe(false)
    const [ours, theirs] = both(() => values(x, approximate))
    expect(ours.equal(theirs)).toBe(approximate === 'none')
  })
})
