// Attention of binding/kernels. The oracle is libtorch's own kernel for float64.
import { afterEach, describe, expect, test } from 'vitest'
import {
  fastKernels,
  full,
  getNumThreads,
  grad,
  manualSeed,
  nn,
  randn,
  setFastKernels,
  setNumThreads,
  type Tensor,
} from '../../../../src/index.js'
import { cases, fc } from '../../../generated.js'

const before = { fast: fastKernels(), threads: getNumThreads() }
afterEach(() => {
  setFastKernels(before.fast)
  setNumThreads(before.threads)
})

type Options = { isCausal?: boolean; scale?: number; attnMask?: Tensor }
type Heads = [query: Tensor, key: Tensor, value: Tensor]
const attend = nn.functional.scaledDotProductAttention
const double = (t: Tensor) => t.detach().to('float64')
const most = (t: Tensor) => Number(t.abs().max().item())
/** Whether both hold the same bits, NaN included. */
const same = (a: Tensor, b: Tensor) => a.contiguous().view('int32').equal(b.contiguous().view('int32'))

/** Query, key and value as a layer has them: the heads of a position are adjacent. */
function heads(batch: number, count: number, queries: number, keys: number, size: number): Heads {
  const make = (positions: number) => randn([batch, positions, count, size]).transpose(1, 2)
  return [make(queries), make(keys), make(keys)]
}

/** Output, and gradients of query, key and value. */
function results(inputs: Tensor[], output: Tensor, options: Options = {}, fastBackward = fastKernels()) {
  const of = inputs.map((t) => t.detach().requiresGrad_()) as Heads
  const y = attend(...of, options)
  setFastKernels(fastBackward)
  return [y.detach(), ...grad([y], of, { gradOutputs: [output] })] as Tensor[]
}

/**
 * Sums of products of normal numbers, rounded 24 bits deep: the errors of libtorch's own float32 kernels are as large.
 * Gradients are differences of products of a whole row, which cancel if there is one key.
 */
function expectClose(ours: Tensor[], exact: Tensor[]): void {
  for (const [i, expected] of exact.entries()) {
    expect(ours[i]?.shape).toEqual(expected.shape)
    expect(most(double(ours[i] as Tensor).sub(expected))).toBeLessThan(
      3e-6 * Math.max(Math.sqrt(expected.size(3)), most(expected)),
    )
  }
}

describe('attention', () => {
  const shapes = fc.record({
    batch: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 1, max: 4 }),
    queries: fc.oneof(fc.integer({ min: 8, max: 70 }), fc.integer({ min: 71, max: 300 })),
    keys: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(127, 128, 129, 257)),
    size: fc.constantFrom(16, 32, 48, 64, 80, 256),
    isCausal: fc.boolean(),
    factor: fc.constantFrom(undefined, 1.5, -0.5, 0),
    threads: fc.constantFrom(1, 2, 3),
    seed: fc.nat(),
  })

  test('is that of float64, and so are its gradients', () => {
    fc.assert(
      fc.property(shapes, ({ batch, count, queries, keys, size, isCausal, factor, threads, seed }) => {
        manualSeed(seed)
        setFastKernels(true)
        setNumThreads(threads)
        const inputs = heads(batch, count, queries, keys, size)
        const output = randn([batch, count, queries, size])
        // libtorch masks before it scales, and -∞ · 0 is NaN.
        const causal = isCausal && (factor === undefined || factor > 0)
        const options = {
          isCausal: causal,
          ...(factor === undefined ? {} : { scale: factor / Math.sqrt(size) }),
        }
        expectClose(results(inputs, output, options), results(inputs.map(double), double(output), options))
      }),
      cases(60),
    )
  })

  test('goes with libtorch’s gradients, and libtorch’s with ours', () => {
    const inputs = heads(2, 3, 50, 50, 32)
    const output = randn([2, 3, 50, 32])
    const exact = results(inputs.map(double), double(output), { isCausal: true })
    for (const [forward, backward] of [
      [true, false],
      [false, true],
    ] as const) {
      setFastKernels(forward)
      expectClose(results(inputs, output, { isCausal: true }, backward), exact)
    }
  })

  test('has the memory order of libtorch’s, and takes views, parts and equal gradients', () => {
    const x = randn([2, 40, 3 * 4 * 16])
    const views = x.split(64, { dim: 2 }).map((t) => t.view([2, 40, 4, 16]).transpose(1, 2)) as Heads
    const parts = heads(2, 4, 40, 80, 16)
    const some: Heads = [parts[0], parts[1].narrow(2, 20, 40), parts[2].narrow(2, 40, 40)]
    const shared: Heads = [parts[0], randn([1, 1, 30, 16]).expand([2, 4, 30, 16]), randn([2, 4, 30, 16])]
    const ones = full([1], 1).expand([2, 4, 40, 16])
    for (const inputs of [views, some, shared])
      for (const output of [randn([2, 4, 40, 16]), ones]) {
        const exact = results(inputs.map(double), double(output))
        const [ours, theirs] = [true, false].map((fast) => {
          setFastKernels(fast)
          return results(inputs, output)
        }) as [Tensor[], Tensor[]]
        expectClose(ours, exact)
        expect(ours.map((t) => t.strides)).toEqual(theirs.map((t) => t.strides))
      }
  })

  test('has the same bits for every number of threads, which are not libtorch’s', () => {
    const inputs = heads(3, 3, 70, 200, 32)
    const output = randn([3, 3, 70, 32])
    const all = [1, 2, 3, 7].map((threads) => {
      setFastKernels(true)
      setNumThreads(threads)
      return results(inputs, output)
    })
    setFastKernels(false)
    const theirs = results(inputs, output)
    for (const i of [0, 1, 2, 3]) {
      for (const each of all) expect(same(each[i] as Tensor, all[0]?.[i] as Tensor)).toBe(true)
      expect(same(theirs[i] as Tensor, all[0]?.[i] as Tensor)).toBe(false)
    }
  })

  test('keeps NaN and infinities where libtorch has them', () => {
    const spoil = (which: number, value: number) => {
      const inputs = heads(1, 1, 40, 40, 16)
      inputs[which]?.select(2, 35).fill_(value)
      return inputs
    }
    const spoilt = [spoil(1, Number.NaN), spoil(0, Number.POSITIVE_INFINITY), spoil(2, Number.NaN)]
    for (const [i, inputs] of spoilt.entries()) {
      const [ours, theirs] = [true, false].map((fast) => {
        setFastKernels(fast)
        return attend(...inputs, { isCausal: i < 2 })
      }) as [Tensor, Tensor]
      expect(ours.isnan().equal(theirs.isnan())).toBe(true)
      expect(Number(ours.isnan().sum().item())).toBeGreaterThanOrEqual(16)
    }
    // A query whose scores are all -∞ gets 0, one with a NaN gets NaN.
    setFastKernels(true)
    const [query, key, value] = heads(1, 1, 40, 40, 16)
    query.select(2, 3).fill_(Number.NEGATIVE_INFINITY)
    query.select(2, 5).select(2, 1).fill_(Number.NaN)
    const y = attend(query, key.abs(), value).squeeze()
    expect(most(y.select(0, 3))).toBe(0)
    expect(Number(y.isnan().sum().item())).toBe(16)
    expect(y.select(0, 5).isnan().all().item()).toBeTruthy()
  })

  test('leaves to libtorch masks, other sizes and dtypes, and few queries', () => {
    const inputs = heads(2, 2, 40, 40, 16)
    const attnMask = randn([40, 40])
    const each: [Heads, Options][] = [
      [inputs, { attnMask }],
      [heads(2, 2, 40, 40, 24), {}],
      [heads(1, 1, 40, 40, 272), {}],
      [inputs.map((t) => t.to('bfloat16')) as Heads, { isCausal: true }],
      [heads(2, 2, 7, 40, 16), {}],
    ]
    for (const [given, options] of each) {
      const outputs = [true, false].map((fast) => {
        setFastKernels(fast)
        return attend(...given, options)
      }) as [Tensor, Tensor]
      expect(outputs[0].equal(outputs[1])).toBe(true)
    }
    expect(attend(...(inputs.map((t) => t.narrow(0, 0, 0)) as Heads)).shape).toEqual([0, 2, 40, 16])
  })
})
