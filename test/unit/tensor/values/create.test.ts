import { describe, expect, test } from 'vitest'
import {
  arange,
  empty,
  eye,
  full,
  Generator,
  linspace,
  manualSeed,
  ones,
  onesLike,
  rand,
  randint,
  randn,
  randperm,
  rngState,
  setRngState,
  Tensor,
  type TypedArray,
  tensor,
  zeros,
} from '../../../../src/tensor/index.js'

describe('tensor()', () => {
  test('numbers give float32, bigints int64, booleans bool', () => {
    expect(tensor(2)).toMatchObject({ dtype: 'float32', shape: [], numel: 1, ndim: 0, device: 'cpu' })
    expect(tensor([[1], [2]])).toMatchObject({ dtype: 'float32', shape: [2, 1], strides: [1, 1] })
    expect(tensor([1n, 2n]).dtype).toBe('int64')
    expect(tensor([true, false]).toArray()).toEqual([true, false])
  })

  test('dtype and requiresGrad are taken', () => {
    expect(tensor([1, 2], { dtype: 'int16' }).toTypedArray()).toEqual(new Int16Array([1, 2]))
    expect(tensor([1], { requiresGrad: true }).requiresGrad).toBe(true)
    expect(tensor([1]).requiresGrad).toBe(false)
    expect(tensor([1, 0], { dtype: 'bool' }).toArray()).toEqual([true, false])
    expect(tensor([3], { device: 'meta' }).device).toBe('meta')
  })

  test('empty arrays keep their shape', () => {
    expect(tensor([]).shape).toEqual([0])
    expect(tensor([[], []]).shape).toEqual([2, 0])
    expect(tensor([]).toArray()).toEqual([])
    expect(tensor([[], []]).toArray()).toEqual([[], []])
    expect(tensor(new Float32Array(0)).toTypedArray()).toEqual(new Float32Array(0))
  })

  test('int64 holds every bigint of 64 bits', () => {
    const edge = [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n]
    expect(tensor(edge).toTypedArray()).toEqual(new BigInt64Array(edge))
    expect(tensor(edge).toArray()).toEqual(edge)
    expect(tensor([2n ** 64n - 1n], { dtype: 'uint64' }).toTypedArray()).toEqual(
      new BigUint64Array([2n ** 64n - 1n]),
    )
    expect(tensor([5n]).toArray()).toEqual([5])
  })

  test('the data is copied', () => {
    const source = new Float32Array([1, 2])
    const made = tensor(source)
    source[0] = 9
    expect(made.toArray()).toEqual([1, 2])
    const out = made.toTypedArray() as Float32Array
    out[0] = 7
    expect(made.toArray()).toEqual([1, 2])
  })

  test('an ArrayBuffer is bytes, and a view begins where it begins', () => {
    expect(tensor(new Uint8Array([1, 2]).buffer)).toMatchObject({ dtype: 'uint8', shape: [2] })
    const whole = new Float32Array([0, 1, 2, 3])
    expect(tensor(whole.subarray(1, 3)).toArray()).toEqual([1, 2])
  })

  test.each<[string, TypedArray]>([
    ['float32', new Float32Array([1.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e-45])],
    ['float64', new Float64Array([1.1, Number.MIN_VALUE, -1e308])],
    ['int64', new BigInt64Array([1n, -1n, 2n ** 62n])],
    ['uint64', new BigUint64Array([1n, 2n ** 64n - 1n])],
    ['int32', new Int32Array([1, -(2 ** 31)])],
    ['uint32', new Uint32Array([1, 2 ** 32 - 1])],
    ['int16', new Int16Array([1, -32768])],
    ['uint16', new Uint16Array([1, 65535])],
    ['int8', new Int8Array([1, -128])],
    ['uint8', new Uint8Array([1, 255])],
  ])('%s goes in and comes out bit for bit', (dtype, array) => {
    const made = tensor(array)
    expect(made.dtype).toBe(dtype)
    expect(made.toTypedArray()).toEqual(array)
  })

  test.each(['float16', 'bfloat16'] as const)('%s comes out as float32', (dtype) => {
    const made = tensor([1.5, -2, 0.25], { dtype })
    expect(made.dtype).toBe(dtype)
    expect(made.toTypedArray()).toEqual(new Float32Array([1.5, -2, 0.25]))
  })

  test.each(['float8_e5m2', 'float8_e4m3fn'] as const)('%s comes out as float32', (dtype) => {
    expect(tensor([1, 2], { dtype }).toTypedArray()).toEqual(new Float32Array([1, 2]))
  })

  test('arrays nested unevenly are refused, naming the place', () => {
    const refuse = (data: unknown, message: string) => {
      expect(() => tensor(data as never)).toThrow(RangeError)
      expect(() => tensor(data as never)).toThrow(message)
    }
    refuse([[1, 2], [3]], 'Ragged array: expected 2 elements at data[1] but found 1')
    refuse([[1, 2], 3], 'Ragged array: expected an array of 2 at data[1] but found 3')
    refuse([1, [2]], 'Ragged array: expected a number at data[1] but found an array')
    refuse(
      [
        [[1], [2]],
        [[3], []],
      ],
      'Ragged array: expected 1 elements at data[1][1] but found 0',
    )
  })

  test('what is no number is refused, naming the place', () => {
    const refuse = (data: unknown, message: string) => {
      expect(() => tensor(data as never)).toThrow(TypeError)
      expect(() => tensor(data as never)).toThrow(message)
    }
    refuse([[1], ['2']], "Expected number, bigint, boolean or Complex for data[1][0] but received '2'")
    refuse(undefined, 'Expected number, bigint, boolean or Complex for data but received undefined')
    refuse(null, 'Expected number, bigint, boolean or Complex for data but received null')
    refuse({ length: 2 }, 'for data but received { length: 2 }')
    refuse([1, true], 'Expected number, like the first element, for data[1] but received true')
    refuse([1, ...Array(1), 3], 'for data[1] but received undefined')
    refuse(new DataView(new ArrayBuffer(4)), 'but received DataView')
  })

  test('options are checked', () => {
    expect(() => tensor([1], { dtype: 'float' as never })).toThrow(RangeError)
    expect(() => tensor([1], { dtype: 3 as never })).toThrow(TypeError)
    expect(() => tensor([1], { device: 'gpu' as never })).toThrow(
      "Expected 'cpu', 'cuda', 'cuda:N' or 'meta' for device but received 'gpu'",
    )
    expect(() => tensor([1], { requireGrad: true } as never)).toThrow(
      "Unknown option 'requireGrad' in tensor options: it takes dtype, device, requiresGrad",
    )
    expect(() => tensor([1.5], { dtype: 'int32' })).toThrow('Expected integer for data[0] but received 1.5')
    expect(() => tensor([2n ** 63n])).toThrow('Expected int64 for data[0] but received 9223372036854775808n')
    expect(() => tensor([1n], { requiresGrad: true })).toThrow(/only Tensors of floating point/i)
  })
})

describe('factories', () => {
  test('sizes come first, the rest is options', () => {
    expect(zeros([2, 3]).toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect(zeros(2, { dtype: 'int32' }).toTypedArray()).toEqual(new Int32Array(2))
    expect(ones([2], { requiresGrad: true }).requiresGrad).toBe(true)
    expect(empty([0, 3]).shape).toEqual([0, 3])
    expect(eye(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(onesLike(zeros([2], { dtype: 'float64' }))).toMatchObject({ dtype: 'float64', shape: [2] })
    expect(linspace(0, 1, 3).toArray()).toEqual([0, 0.5, 1])
  })

  test('arange', () => {
    expect(arange(3)).toMatchObject({ dtype: 'int64' })
    expect(arange(1, 4).toArray()).toEqual([1, 2, 3])
    expect(arange(0, 1, { step: 0.25 }).toArray()).toEqual([0, 0.25, 0.5, 0.75])
  })

  test('full takes its dtype from the kind of the value, not from its fraction', () => {
    expect(full([2], 1).dtype).toBe('float32')
    expect(full([2], 0.5).toArray()).toEqual([0.5, 0.5])
    expect(full([2], 1n).dtype).toBe('int64')
    expect(full([2], true).toArray()).toEqual([true, true])
    expect(full([2], 3, { dtype: 'int8' }).dtype).toBe('int8')
    expect(() => full([2], 'x' as never)).toThrow(
      "Expected number, bigint, boolean or Complex for fillValue but received 'x'",
    )
  })

  // From Python: torch.manual_seed(0); torch.rand(3), torch.randn(3), torch.randint(0, 10, (5,)), torch.randperm(5)
  test('the same seed gives PyTorch’s numbers', () => {
    const close = (made: Tensor, expected: number[]) => {
      for (const [i, each] of Array.from(made.toTypedArray() as Float32Array).entries())
        expect(each).toBeCloseTo(expected[i]!, 4)
    }
    manualSeed(0)
    close(rand([3]), [0.4963, 0.7682, 0.0885])
    manualSeed(0)
    close(randn([3]), [1.541, -0.2934, -2.1788])
    manualSeed(0)
    const first = [randint(10, [5]).toArray(), randperm(5).toArray()]
    manualSeed(0n)
    expect([randint(10, [5]).toArray(), randperm(5).toArray()]).toEqual(first)
  })

  test('a generator has numbers of its own', () => {
    const a = new Generator(7)
    const b = new Generator(7)
    expect(rand([4], { generator: a }).toArray()).toEqual(rand([4], { generator: b }).toArray())
    const state = a.state()
    const next = rand([4], { generator: a }).toArray()
    expect(rand([4], { generator: a.setState(state) }).toArray()).toEqual(next)
    expect(rand([4], { generator: a.manualSeed(7) }).toArray()).toEqual(
      rand([4], { generator: new Generator(7) }).toArray(),
    )
    expect(() => rand([1], { generator: {} as never })).toThrow('rand: Expected Generator for generator')
  })

  test('the default generator’s state can be kept and put back', () => {
    const state = rngState()
    const drawn = rand([3]).toArray()
    setRngState(state)
    expect(rand([3]).toArray()).toEqual(drawn)
  })

  test('seeds are checked', () => {
    expect(() => manualSeed(1.5)).toThrow(RangeError)
    expect(() => manualSeed('1' as never)).toThrow(TypeError)
    expect(() => manualSeed(2n ** 70n)).toThrow('does not fit 64 bits')
  })
})

test('facts of a transposed tensor', () => {
  const made = arange(6).reshape([2, 3])
  const turned = made.t()
  expect(turned).toMatchObject({ shape: [3, 2], strides: [1, 3], numel: 6, ndim: 2 })
  expect(turned.toArray()).toEqual([
    [0, 3],
    [1, 4],
    [2, 5],
  ])
  expect(turned.isContiguous()).toBe(false)
  expect(turned.dataPointer).toBe(made.dataPointer)
  expect(turned.contiguous().dataPointer).not.toBe(made.dataPointer)
  expect([turned.size(), turned.size(0), turned.size(-1)]).toEqual([[3, 2], 3, 2])
  expect(() => turned.size(2)).toThrow('Expected integer in [-2, 2) for dim but received 2')
})

test('copyFrom converts and keeps the memory', () => {
  const made = zeros([2, 2])
  const before = made.dataPointer
  expect(made.copyFrom(new Float64Array([1, 2, 3, 4]))).toBe(made)
  expect(made.dataPointer).toBe(before)
  expect(made.toArray()).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(() => made.copyFrom(new Float32Array(3))).toThrow(
    "copyFrom: the array's length does not fit the shape",
  )
})

test('item', () => {
  expect(tensor([[2.5]]).item()).toBe(2.5)
  expect(tensor(true).item()).toBe(1)
  expect(tensor(2n ** 60n).itemBigInt()).toBe(2n ** 60n)
  expect(() => tensor(2n ** 60n).item()).toThrow('use itemBigInt()')
  expect(() => tensor([1, 2]).item()).toThrow('item: a tensor with 2 elements has no single value')
})

test('a Tensor is one', () => {
  expect(zeros([1])).toBeInstanceOf(Tensor)
})
