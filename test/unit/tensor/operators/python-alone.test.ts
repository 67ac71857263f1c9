// What PyTorch has in Python alone, against PyTorch (test/fixtures/tensor/make_python_alone.py).
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import {
  arange,
  broadcastShapes,
  type DType,
  diag,
  eye,
  linalg,
  lobpcg,
  manualSeed,
  masked,
  type PrintOptions,
  pcaLowrank,
  randn,
  setPrintoptions,
  signal,
  stack,
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
  masked: { name: string; dim?: number; ord?: string; options: Options; out: Packed }[]
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

test.each(rows.masked)('masked.$name $ord $dim $options', ({ name, dim, ord, options, out }) => {
  if (name === 'logaddexp') {
    close(masked.logaddexp(x, x.add(1), { inputMask: mask, otherMask: mask.logicalNot() }), out)
    return
  }
  if (ord !== undefined) {
    const order = special[ord] ?? Number(ord)
    if (dim === undefined) close(masked.norm(x, order, { ...options, mask }), out)
    else close(masked.normalize(x, order, dim, { mask }), out)
    return
  }
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

describe('lobpcg', () => {
  manualSeed(11)
  const half = randn([30, 30], { dtype: 'float64' })
  const A = half.add(half.t())
  const B = half.matmul(half.t()).add(eye(30, { dtype: 'float64' }).mul(30))
  const all = linalg.eigvalsh(A).toArray() as number[]
  test.each([
    { k: 1 },
    { k: 3 },
    { k: 4, largest: false },
    { k: 2, n: 5 },
    { k: 3, method: 'basic' as const, iK: eye(30, { dtype: 'float64' }) },
  ])('gives the eigenpairs of linalg.eigh: $k $largest $n $method', (options) => {
    const [values, vectors] = lobpcg(A, { niter: 2000, ...options })
    const sorted = options.largest === false ? all : all.toReversed()
    for (const [i, value] of (values.toArray() as number[]).entries())
      expect(value).toBeCloseTo(sorted[i]!, 6)
    const off = A.matmul(vectors).sub(vectors.mul(values)).abs().max().item()
    expect(off).toBeLessThan(1e-5)
    expect(
      vectors
        .t()
        .matmul(vectors)
        .sub(eye(options.k, { dtype: 'float64' }))
        .abs()
        .max()
        .item(),
    ).toBeLessThan(1e-6)
  })
  test('of the generalized problem, of batches, and of sparse matrices', () => {
    const [values, vectors] = lobpcg(stack([A, A.mul(2)]), { k: 2, B: stack([B, B]), niter: 2000 })
    expect([values.shape, vectors.shape]).toEqual([
      [2, 2],
      [2, 30, 2],
    ])
    const left = A.matmul(vectors.select(0, 0))
    expect(
      left
        .sub(B.matmul(vectors.select(0, 0)).mul(values.select(0, 0)))
        .abs()
        .max()
        .item(),
    ).toBeLessThan(1e-5)
    expect(values.select(0, 1).div(values.select(0, 0)).toArray()).toEqual([
      expect.closeTo(2, 6),
      expect.closeTo(2, 6),
    ])
    const sparse = diag(arange(1, 21, { dtype: 'float64' })).toSparse()
    expect(lobpcg(sparse, { k: 2 })[0].toArray()).toEqual([expect.closeTo(20, 6), expect.closeTo(19, 6)])
  })
  test('refuses what it cannot solve', () => {
    expect(() => lobpcg(A, { k: 11 })).toThrow('Expected 11 ≤ n ≤ 10')
    expect(() => lobpcg(A.narrow(0, 0, 2))).toThrow('Expected square matrices for A but received [2,30]')
    expect(() => lobpcg(eye(9).to('int64'))).toThrow('Expected float32 or float64')
    expect(() => lobpcg(A, { B: eye(3) })).toThrow('for B but received [3,3]')
    expect(() => lobpcg(A, { most: 1 } as never)).toThrow("'most'")
  })
})
