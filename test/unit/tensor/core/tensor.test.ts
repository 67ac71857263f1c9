// What a tensor says of itself, and its values in JavaScript's types.
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  arange,
  Complex,
  full,
  Generator,
  type Nested,
  ones,
  Tensor,
  type TypedArray,
  tensor,
  tidy,
  zeros,
} from '../../../../src/tensor/index.js'

describe('facts', () => {
  test('of a view', () => {
    const t = arange(12, { dtype: 'int16' }).reshape([3, 4]).index(1, '1:')
    expect(t).toMatchObject({ layout: 'strided', itemsize: 2, nbytes: 6, ndim: 1 })
    expect([t.storageOffset(), t.elementSize(), t.dim(), t.isContiguous()]).toEqual([5, 2, 1, true])
  })

  test('of a sparse tensor', () => {
    const sparse = tensor([[0, 2]]).toSparse()
    expect([sparse.layout, sparse.isSparse(), tensor([1]).isSparse()]).toEqual(['sparse', true, false])
    const rows = tensor([[0, 2]]).toSparseCsr()
    expect([rows.layout, rows.isSparse()]).toEqual(['sparseCsr', false])
  })

  test('predicates are methods, all of them', () => {
    const t = tensor([1], { requiresGrad: true })
    const names = [Tensor.prototype, Object.getPrototypeOf(Tensor.prototype)].flatMap((each) =>
      Object.entries(Object.getOwnPropertyDescriptors(each)).filter(([name]) => /^is[A-Z]/.test(name)),
    )
    expect(names.length).toBeGreaterThan(12)
    for (const [name, { value }] of names) expect([name, typeof value]).toEqual([name, 'function'])
    expect([t.isLeaf(), t.mul(2).isLeaf(), t.isCuda(), t.isMeta(), t.to('meta').isMeta()]).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
  })
})

describe('dtype methods', () => {
  test.each([
    ['float', 'float32'],
    ['double', 'float64'],
    ['half', 'float16'],
    ['bfloat16', 'bfloat16'],
    ['long', 'int64'],
    ['int', 'int32'],
    ['short', 'int16'],
    ['char', 'int8'],
    ['byte', 'uint8'],
    ['bool', 'bool'],
    ['cfloat', 'complex64'],
    ['cdouble', 'complex128'],
    ['cpu', 'float32'],
  ] as const)('%s', (name, dtype) => {
    expect(tensor([1.5])[name]().dtype).toBe(dtype)
  })
})

describe('values by dtype', () => {
  test('types and values', () => {
    const t = tensor([1.5, 2])
    expectTypeOf(t.toTypedArray()).toEqualTypeOf<TypedArray>()
    expectTypeOf(t.toTypedArray('float32')).toEqualTypeOf<Float32Array>()
    expectTypeOf(t.toTypedArray<'int64'>).returns.toEqualTypeOf<BigInt64Array>()
    expectTypeOf(t.toArray()).toEqualTypeOf<Nested>()
    expectTypeOf(t.toArray('float32')).toEqualTypeOf<Nested<number>>()
    expectTypeOf(t.toArray('bool')).toEqualTypeOf<Nested<boolean>>()
    expect(t.toTypedArray('float64')).toEqual(new Float64Array([1.5, 2]))
    expect(t.toTypedArray('int64')).toEqual(new BigInt64Array([1n, 2n]))
    expect(t.toArray('int32')).toEqual([1, 2])
    expect(t.toArray('bool')).toEqual([true, true])
    expect(() => t.toTypedArray('complex64' as never)).toThrow('toTypedArray: ')
    expect(() => t.toTypedArray('float' as never)).toThrow('to: ')
  })
})

describe('complex numbers', () => {
  const z = new Complex(1, -2)

  test('by operators', () => {
    const t = tensor([1, 2])
    expect(t.mul(z)).toMatchObject({ dtype: 'complex64' })
    expect(t.mul(z).toArray()).toEqual([new Complex(1, -2), new Complex(2, -4)])
    expect(t.add(z, { alpha: new Complex(0, 1) }).toArray()).toEqual([new Complex(3, 1), new Complex(4, 1)])
    expect(full([2], z).toArray()).toEqual([z, z])
    expect(full([2], z).dtype).toBe('complex64')
  })

  test('in and out', () => {
    expect(tensor(z).itemComplex()).toEqual(z)
    expect(tensor(3).itemComplex()).toEqual(new Complex(3))
    expect(
      tensor([[z], [new Complex(0)]], { dtype: 'complex128' })
        .conj()
        .toArray(),
    ).toEqual([[new Complex(1, 2)], [new Complex(0, -0)]])
    expect(String(z)).toBe('1-2j')
    const x = tensor([z], { requiresGrad: true })
    expect([x.requiresGrad, x.isLeaf()]).toEqual([true, true])
  })

  test('what is wrong is said', () => {
    expect(() => tensor(z).item()).toThrow('item: the value is complex: use itemComplex()')
    expect(() => new Complex('1' as never)).toThrow('Expected number in [-inf, inf] for re')
    expect(() => tensor([1, z])).toThrow(
      'Expected number, like the first element, for data[1] but received Complex',
    )
    expect(() => tensor([z], { dtype: 'float32' })).toThrow('Expected complex dtype for complex data')
    expect(() => ones([1]).add({ re: 1, im: 2 } as never)).toThrow('add: ')
  })
})

test('a tensor that a tidy has freed says so', () => {
  let kept = ones([1])
  tidy(() => {
    kept = zeros([1])
  })
  expect(() => kept.add(1)).toThrow(
    'add: the tensor for self was freed at the end of the tidy() in which it was made: return it from the function',
  )
  expect(() => kept.shape).toThrow('was freed at the end of the tidy()')
})

test('options are checked', () => {
  expect(() => ones([]).backward({ retainGrph: true } as never)).toThrow(
    "Unknown option 'retainGrph' in backward options: it takes gradient, retainGraph, createGraph, inputs",
  )
  expect(() => ones([3]).backward(ones([3]) as never)).toThrow(
    'Expected options for backward but received Tensor: write backward({ gradient })',
  )
  expect(() => new Generator(1, { devise: 'cpu' } as never)).toThrow(
    "Unknown option 'devise' in Generator options",
  )
})
