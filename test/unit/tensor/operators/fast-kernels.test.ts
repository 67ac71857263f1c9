// Kernels that sum in another order than libtorch's. The oracle is libtorch's own kernel for float64.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  fastKernels,
  getNumThreads,
  grad,
  manualSeed,
  randn,
  setFastKernels,
  setNumThreads,
  type Tensor,
  tensor,
  zeros,
} from '../../../../src/index.js'
import * as nn from '../../../../src/nn/index.js'
import { cases, fc } from '../../../generated.js'

const before = { fast: fastKernels(), threads: getNumThreads() }
afterEach(() => {
  setFastKernels(before.fast)
  setNumThreads(before.threads)
})

const double = (t: Tensor) => t.detach().to('float64')
const most = (t: Tensor) => Number(t.abs().max().item())
/** Whether both hold the same bits, NaN included. */
const same = (a: Tensor, b: Tensor) => a.view('int32').equal(b.view('int32'))

describe('products of matrices', () => {
  const shapes = fc.record({
    rows: fc.integer({ min: 8, max: 90 }),
    depth: fc.oneof(fc.integer({ min: 8, max: 90 }), fc.constantFrom(255, 256, 257, 520)),
    columns: fc.integer({ min: 8, max: 90 }),
    turnA: fc.boolean(),
    turnB: fc.boolean(),
    threads: fc.constantFrom(1, 2, 3),
    seed: fc.nat(),
  })
  const factor = (rows: number, columns: number, turned: boolean) =>
    turned ? randn([columns, rows]).t() : randn([rows, columns])

  test('are those of float64 within the bound of any order of summation', () => {
    fc.assert(
      fc.property(shapes, ({ rows, depth, columns, turnA, turnB, threads, seed }) => {
        manualSeed(seed)
        setFastKernels(true)
        setNumThreads(threads)
        const [a, b, bias] = [factor(rows, depth, turnA), factor(depth, columns, turnB), randn([columns])]
        const exact = double(a).mm(double(b))
        // (depth + 1) roundings of half an ulp each, on the sum of magnitudes.
        const bound = double(a.abs())
          .mm(double(b.abs()))
          .add(double(bias.abs()))
          .mul((depth + 2) * 2 ** -24)
        expect(most(double(a.mm(b)).sub(exact).div(bound))).toBeLessThan(1)
        const sum = bias.addmm(a, b)
        expect(
          most(
            double(sum)
              .sub(exact.add(double(bias)))
              .div(bound),
          ),
        ).toBeLessThan(1)
      }),
      cases(150),
    )
  })

  test('with rows 4 KiB apart, large enough for several blocks', () => {
    setFastKernels(true)
    for (const [rows, depth, columns] of [
      [700, 1024, 64],
      [350, 2048, 40],
    ] as const) {
      const [a, b] = [randn([rows, depth]), randn([columns, depth]).t()]
      const bound = double(a.abs())
        .mm(double(b.abs()))
        .mul((depth + 2) * 2 ** -24)
      expect(
        most(
          double(a.mm(b))
            .sub(double(a).mm(double(b)))
            .div(bound),
        ),
      ).toBeLessThan(1)
    }
  })

  test('have the same bits for every number of threads', () => {
    setFastKernels(true)
    const [a, b] = [randn([300, 300]), randn([300, 333])]
    setNumThreads(1)
    const one = a.mm(b)
    for (const threads of [2, 3, 4, 7]) {
      setNumThreads(threads)
      expect(same(a.mm(b), one)).toBe(true)
    }
  })

  test('keep NaN and infinities where libtorch has them', () => {
    const [a, b] = [randn([40, 40]), randn([40, 70])]
    a.select(0, 3).select(0, 5).fill_(Number.NaN)
    a.select(0, 7).select(0, 1).fill_(Number.POSITIVE_INFINITY)
    b.select(0, 2).select(0, 69).fill_(Number.NEGATIVE_INFINITY)
    const [ours, theirs] = [true, false].map((fast) => {
      setFastKernels(fast)
      return a.mm(b)
    }) as [Tensor, Tensor]
    expect(ours.isnan().equal(theirs.isnan())).toBe(true)
    expect(ours.isinf().equal(theirs.isinf())).toBe(true)
    expect(Number(ours.isnan().sum().item())).toBeGreaterThanOrEqual(70)
  })

  test('leave to libtorch what is not theirs', () => {
    setFastKernels(true)
    const [a, b] = [randn([64, 64]), randn([64, 64])]
    expect(() => a.mm(randn([63, 64]))).toThrow('cannot be multiplied')
    expect(a.mm(zeros([64, 0])).shape).toEqual([64, 0])
    expect(
      a
        .narrow(1, 0, 0)
        .mm(b.narrow(0, 0, 0))
        .equal(zeros([64, 64])),
    ).toBe(true)
    // A view with neither rows nor columns contiguous, and a row of which all are the same element.
    const apart = randn([64, 128]).reshape([64, 64, 2]).select(2, 1)
    const spread = randn([1, 64]).expand([64, 64])
    for (const view of [apart, spread])
      expect(most(double(view.mm(b)).sub(double(view).mm(double(b))))).toBeLessThan(1e-4)
    expect(same(a.addmm(a, b, { beta: 0, alpha: 2 }), a.mm(b).mul(2))).toBe(true)
  })

  test('are libtorch’s own if fast kernels are off', () => {
    const [a, b] = [randn([100, 300]), randn([300, 100])]
    const outputs = [true, false].map((fast) => {
      setFastKernels(fast)
      return a.mm(b)
    }) as [Tensor, Tensor]
    // MKL has kernels of its own for Intel's processors, which stay in use.
    const intel = readFileSync('/proc/cpuinfo', 'utf8').includes('GenuineIntel')
    expect(same(...outputs)).toBe(intel || process.arch !== 'x64')
    expect(same(outputs[1], a.unsqueeze(0).bmm(b.unsqueeze(0)).squeeze(0))).toBe(true)
  })
})

describe('convolutions of 3 x 3', () => {
  const shapes = fc.record({
    images: fc.integer({ min: 1, max: 5 }),
    channels: fc.constantFrom(16, 32, 48, 80),
    filters: fc.constantFrom(16, 32, 48, 96),
    height: fc.integer({ min: 14, max: 23 }),
    width: fc.oneof(fc.integer({ min: 14, max: 23 }), fc.integer({ min: 50, max: 130 })),
    padding: fc.constantFrom(0, 1, 2),
    bias: fc.boolean(),
    threads: fc.constantFrom(1, 2, 3),
    seed: fc.nat(),
  })

  /** Output and gradients of input, weight and bias. */
  function results(inputs: Tensor[], padding: number, output: Tensor) {
    const [x, weight, bias = null] = inputs.map((t) => t.detach().requiresGrad_()) as [
      Tensor,
      Tensor,
      Tensor?,
    ]
    const y = nn.functional.conv2d(x, weight, { bias, padding })
    const of = bias === null ? [x, weight] : [x, weight, bias]
    return [y.detach(), ...(grad([y], of, { gradOutputs: [output] }) as Tensor[])]
  }

  test('are those of float64, and so are all gradients', () => {
    fc.assert(
      fc.property(shapes, ({ images, channels, filters, height, width, padding, bias, threads, seed }) => {
        manualSeed(seed)
        setFastKernels(true)
        setNumThreads(threads)
        const inputs = [randn([images, channels, height, width]), randn([filters, channels, 3, 3])]
        if (bias) inputs.push(randn([filters]))
        const output = randn([images, filters, height + 2 * padding - 2, width + 2 * padding - 2])
        const exact = results(inputs.map(double), padding, double(output))
        for (const [i, ours] of results(inputs, padding, output).entries()) {
          const expected = exact[i] as Tensor
          expect(ours.shape).toEqual(expected.shape)
          // Sums of up to 10^4 terms of order 1, rounded 24 bits deep in an order that is not given.
          expect(most(double(ours).sub(expected))).toBeLessThan(2e-6 * most(expected))
        }
      }),
      cases(40),
    )
  })

  test('are computed in another way than libtorch’s', () => {
    const inputs = [randn([2, 16, 20, 20]), randn([16, 16, 3, 3])]
    const output = randn([2, 16, 20, 20])
    const [ours, theirs] = [true, false].map((fast) => {
      setFastKernels(fast)
      return results(inputs, 1, output)
    }) as [Tensor[], Tensor[]]
    for (const [i, each] of ours.entries()) expect(same(each, theirs[i] as Tensor)).toBe(false)
  })

  test('leave to libtorch other strides, dilations, groups, dtypes, layouts and odd channels', () => {
    const weight = randn([16, 16, 3, 3])
    const x = randn([2, 16, 20, 20])
    const each: [Tensor, Tensor, object][] = [
      [x, weight, { stride: 2 }],
      [x, weight, { dilation: 2 }],
      [x, randn([16, 8, 3, 3]), { groups: 2 }],
      [x, weight, { padding: [1, 0] }],
      [x, weight, { padding: 3 }],
      [x.double(), weight.double(), { padding: 1 }],
      [x.to({ memoryFormat: 'channelsLast' }), weight, { padding: 1 }],
      [randn([2, 12, 20, 20]), randn([16, 12, 3, 3]), { padding: 1 }],
      [randn([2, 16, 4, 4]), weight, { padding: 1 }],
      [randn([16, 20, 20]), weight, { padding: 0, groups: 1, stride: 3 }],
    ]
    for (const [input, filters, options] of each) {
      const [ours, theirs] = [true, false].map((fast) => {
        setFastKernels(fast)
        return nn.functional.conv2d(input, filters, options)
      }) as [Tensor, Tensor]
      expect(ours.equal(theirs), JSON.stringify(options)).toBe(true)
    }
  })

  test('take gradients that are not contiguous, and parts of them', () => {
    setFastKernels(true)
    const x = randn([2, 16, 14, 14])
    const weight = randn([32, 16, 3, 3])
    const exact = results([x, weight].map(double), 1, double(tensor(1)).expand([2, 32, 14, 14]))
    const ours = results([x, weight], 1, tensor(1).expand([2, 32, 14, 14]))
    for (const i of [0, 1, 2])
      expect(most(double(ours[i] as Tensor).sub(exact[i] as Tensor))).toBeLessThan(
        2e-6 * most(exact[i] as Tensor),
      )
    const trained = weight.detach().requiresGrad_()
    nn.functional.conv2d(x, trained, { padding: 1 }).sum().backward()
    expect(same(trained.grad as Tensor, ours[2] as Tensor)).toBe(true)
    expect(x.grad).toBe(null)
  })

  test('have second derivatives', () => {
    setFastKernels(true)
    const make = (dtype: 'float32' | 'float64') => {
      manualSeed(3)
      const [x, weight] = [randn([1, 16, 16, 16]), randn([16, 16, 3, 3])].map((t) =>
        t.to(dtype).requiresGrad_(),
      ) as [Tensor, Tensor]
      const y = nn.functional.conv2d(x, weight, { padding: 1 })
      const [first] = grad([y.square().sum()], [x], { createGraph: true }) as [Tensor]
      return grad([first.square().sum()], [weight])[0] as Tensor
    }
    const exact = make('float64')
    expect(most(double(make('float32')).sub(exact))).toBeLessThan(2e-6 * most(exact))
  })
})

describe('each instruction set', () => {
  test.each(['avx512', 'avx2', 'portable'])('%s', (capability) => {
    const script = `
      const { manualSeed, nn, randn, grad, setFastKernels } = require('.')
      manualSeed(0)
      setFastKernels(true)
      const worst = (ours, exact) => ours.to('float64').sub(exact).abs().max().div(exact.abs().max()).item()
      const found = []
      for (const [rows, depth, columns] of [[45, 300, 70], [64, 1024, 33], [8, 64, 512]]) {
        const [a, b] = [randn([rows, depth]), randn([columns, depth]).t()]
        found.push(worst(a.mm(b), a.to('float64').mm(b.to('float64'))))
      }
      for (const [channels, filters, padding] of [[16, 48, 1], [32, 32, 0], [48, 80, 2]]) {
        const inputs = [randn([3, channels, 17, 15]), randn([filters, channels, 3, 3])]
        const all = (given) => {
          const of = given.map((t) => t.detach().requiresGrad_())
          const y = nn.functional.conv2d(...of, { padding })
          return [y, ...grad([y.square().sum()], of)]
        }
        const exact = all(inputs.map((t) => t.to('float64')))
        all(inputs).forEach((ours, i) => found.push(worst(ours.detach(), exact[i].detach())))
      }
      for (const [queries, keys, size, isCausal] of [[70, 70, 32, true], [33, 150, 48, false]]) {
        const inputs = [queries, keys, keys].map((positions) => randn([2, 3, positions, size]))
        const all = (given) => {
          const of = given.map((t) => t.detach().requiresGrad_())
          const y = nn.functional.scaledDotProductAttention(...of, { isCausal })
          return [y, ...grad([y.square().sum()], of)]
        }
        const exact = all(inputs.map((t) => t.to('float64')))
        all(inputs).forEach((ours, i) => found.push(worst(ours.detach(), exact[i].detach())))
      }
      for (const approximate of ['none', 'tanh']) {
        const both = (x) => {
          const of = x.detach().requiresGrad_()
          const y = nn.functional.gelu(of, { approximate })
          return [y, ...grad([y.square().sum()], [of])]
        }
        const x = randn([1003]).mul(2)
        const exact = both(x.to('float64'))
        both(x).forEach((ours, i) => found.push(worst(ours.detach(), exact[i].detach())))
      }
      console.log(JSON.stringify(found))`
    const output = execFileSync(process.execPath, ['-e', script], {
      cwd: join(import.meta.dirname, '../../../..'),
      env: { ...process.env, PDECAY_CPU_CAPABILITY: capability },
      encoding: 'utf8',
    })
    const errors = JSON.parse(output) as number[]
    expect(errors).toHaveLength(24)
    for (const error of errors) expect(error).toBeLessThan(2e-6)
    expect(Math.max(...errors)).toBeGreaterThan(0)
  })
})
