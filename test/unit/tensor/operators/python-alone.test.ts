// What PyTorch has in Python alone, against PyTorch (test/fixtures/tensor/make_python_alone.py).
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import {
  arange,
  broadcastShapes,
  type DType,
  diag,
  manualSeed,
  masked,
  type PrintOptions,
  pcaLowrank,
  setPrintoptions,
  signal,
  svdLowrank,
  type Tensor,
  tensor,
  unique,
  unravelIndex,
  vmap,
} from '../../../../src/tensor/index.js'

interface Packed {
  dtype: DType
  shape: number[]
  values: string[]
}
interface Options {
  [name: string]: unknown
}
interface File {
  windows: { name: string; size: number; options: Options; out: Packed }[]
  masked: { name: string; dim?: number; options: Options; out: Packed }[]
  unique: { dim: number | null; out: Packed[] }[]
  lowRank: { name: string; input: Packed; options: Options; s: Packed; product: Packed }[]
  unravel: Packed[]
  printed: { options: Options; value: string; text: string }[]
}
const file = new URL('../../../fixtures/tensor/python_alone.json', import.meta.url)
const rows: File = JSON.parse(readFileSync(file, 'utf8'))

const special: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity }
const numbers = (values: readonly string[]): number[] => values.map((each) => special[each] ?? Number(each))
const unpack = ({ dtype, shape, values }: Packed): Tensor => tensor(numbers(values), { dtype }).reshape(shape)

/** A last digit or two may differ, as sums run in another order. */
function close(found: Tensor, { dtype, shape, values }: Packed): void {
  expect([found.dtype, found.shape]).toEqual([dtype, shape])
  const tolerance = dtype === 'float64' ? 1e-12 : 1e-6
  const flat = found.reshape([-1]).toArray('float64') as number[]
  for (const [at, expected] of numbers(values).entries()) {
    if (Number.isFinite(expected))
      expect(Math.abs(flat[at]! - expected)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(expected)))
    else expect(flat[at]).toBe(expected)
  }
}

const x = tensor([
  [3, 1, 2],
  [1, -1, 2],
  [3, 1, 2],
])
const mask = tensor([
  [true, false, true],
  [false, false, false],
  [true, true, true],
])

test.each(rows.windows)('signal.windows.$name($size, $options)', ({ name, size, options, out }) => {
  const make = signal.windows[name as 'hann']
  close(make(size, { ...options, dtype: 'float64' }), out)
})

test.each(rows.masked)('masked.$name $dim $options', ({ name, dim, options, out }) => {
  if (dim === undefined) close(masked[name as 'sum'](x, { ...options, mask }), out)
  else close(masked[name as 'softmax'](x, dim, { mask }), out)
})

test.each(rows.unique)('unique, dim $dim', ({ dim, out }) => {
  const { output, inverseIndices, counts } = unique(x, { dim, returnInverse: true, returnCounts: true })
  for (const [at, each] of [output, inverseIndices!, counts!].entries()) close(each, out[at]!)
  close(unique(x, { dim }), out[0]!)
})

test.each(rows.lowRank)('$name $options', ({ name, input, options, s, product }) => {
  manualSeed(3)
  const { U, S, V } = (name === 'svdLowrank' ? svdLowrank : pcaLowrank)(unpack(input), options)
  close(S, s)
  // The signs of the vectors are free, not their product.
  close(U.matmul(diag(S)).matmul(V.mH()), product)
})

test('unravelIndex', () => {
  const found = unravelIndex(
    tensor([
      [0n, 5n],
      [11n, 7n],
    ]),
    [2, 3, 2],
  )
  for (const [at, each] of found.entries()) close(each, rows.unravel[at]!)
  expect(() => unravelIndex(tensor([12n]), [2, 3, 2])).toThrow('Expected positions in [0, 12) for indices')
  expect(() => unravelIndex(tensor([1]), [2])).toThrow('Expected tensor of integers for indices')
})

test('broadcastShapes', () => {
  expect(broadcastShapes([2, 1], [3], [])).toEqual([2, 3])
  expect(broadcastShapes([0, 1], [1, 4])).toEqual([0, 4])
  expect(broadcastShapes()).toEqual([])
  expect(() => broadcastShapes([2], [3])).toThrow('the size 3 of shapes[1] does not fit 2 at dimension 0')
})

describe('setPrintoptions', () => {
  const values: Record<string, Tensor> = {
    fraction: tensor([1 / 3, 20]),
    long: arange(30, { dtype: 'float32' }).reshape([5, 6]),
    tiny: tensor([1e-5, 1]),
  }
  afterEach(() => setPrintoptions({ profile: 'default' }))

  test.each(rows.printed)('$options $value', ({ options, value, text }) => {
    const { sci_mode: sciMode, ...others } = options
    setPrintoptions({ ...others, ...('sci_mode' in options ? { sciMode } : {}) } as PrintOptions)
    expect(String(values[value])).toBe(text)
  })

  test('mistakes', () => {
    expect(() => setPrintoptions({ precison: 1 } as never)).toThrow("Unknown option 'precison'")
    expect(() => setPrintoptions({ precision: -1 })).toThrow('Expected integer in [0, 20] for precision')
    expect(() => setPrintoptions({ profile: 'long' as never })).toThrow(
      "Expected one of 'default', 'short', 'full'",
    )
  })
})

describe('vmap', () => {
  const a = arange(6, { dtype: 'float32' }).reshape([2, 3])

  test('as a loop does it', () => {
    const dot = (x: Tensor, y: Tensor) => x.mul(y).sum()
    expect(vmap(dot)(a, a).toArray()).toEqual([5, 50])
    expect(vmap(dot, { inDims: -1 })(a, a).toArray()).toEqual([9, 17, 29])
    expect(vmap(dot, { inDims: [0, null] })(a, tensor([1, 0, 2])).toArray()).toEqual([4, 13])
    expect(vmap((x: Tensor) => x.mul(2), { outDims: 1 })(a).shape).toEqual([3, 2])
    const [sums, squares] = vmap((x: Tensor) => [x.sum(), x.square()] as const)(a)
    expect([sums!.shape, squares!.shape]).toEqual([[2], [2, 3]])
    expect(vmap((x: Tensor, by: number) => x.mul(by))(a, 3).toArray()).toEqual(a.mul(3).toArray())
    expect(vmap(vmap((x: Tensor) => x.square()))(a).toArray()).toEqual(a.square().toArray())
  })

  test('under autograd', () => {
    const x = a.clone().requiresGrad_()
    vmap((row: Tensor) => row.square().sum())(x)
      .sum()
      .backward()
    expect(x.grad!.toArray()).toEqual(a.mul(2).toArray())
  })

  test('mistakes', () => {
    const sum = (x: Tensor, y: Tensor) => x.add(y)
    expect(() => vmap(sum)(a, a.t())).toThrow(
      'vmap: Expected one size of all mapped dimensions but received 2, 3',
    )
    expect(() => vmap(sum, { inDims: null as never })(1 as never, 2 as never)).toThrow(
      'at least one argument',
    )
    expect(() => vmap(sum, { inDims: [0] })(a, a)).toThrow(
      'Expected 2 elements, one for each argument, for inDims',
    )
    expect(() => vmap(sum, { inDims: 2 })(a, a)).toThrow(
      'Expected integer in [-2, 2) for inDims[0] but received 2',
    )
    expect(() => vmap((_: Tensor) => 3 as never)(a)).toThrow(
      'Expected Tensor or array of Tensor from fn but received 3',
    )
    expect(() => vmap(sum, { outDim: 1 } as never)).toThrow("Unknown option 'outDim' in vmap options")
  })
})

test('mistakes are said', () => {
  expect(() => masked.sum(x, { mask: x })).toThrow('Expected tensor of bool for mask')
  expect(() => masked.sum(x, { msk: mask } as never)).toThrow("Unknown option 'msk' in masked options")
  expect(() => svdLowrank(x, { q: 4 })).toThrow('Expected integer in [1, 3] for q but received 4')
  expect(() => signal.windows.hann(-1)).toThrow('Expected integer in [0, inf) for M')
  expect(() => signal.windows.exponential(4, { center: 1 })).toThrow(
    'Expected no center for a symmetric window',
  )
  expect(() => unique(x, { inverse: true } as never)).toThrow("Unknown option 'inverse' in unique options")
})
