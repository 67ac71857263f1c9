import { describe, expect, test } from 'vitest'
import {
  add,
  aminmax,
  arange,
  broadcastTensors,
  cat,
  cuda,
  einsum,
  fft,
  frexp,
  hsplit,
  linalg,
  matmul,
  meshgrid,
  normal,
  ones,
  ops,
  pow,
  special,
  stack,
  Tensor,
  tensor,
  var as variance,
  where,
  zeros,
} from '../../../../src/tensor/index.js'

const a = tensor([
  [1, 2],
  [3, 4],
])
const b = tensor([
  [0, 1],
  [1, 0],
])
const close = (made: Tensor, expected: readonly number[], digits = 5) => {
  const flat = Array.from(made.reshape([-1]).toTypedArray() as Float32Array)
  expect(flat).toHaveLength(expected.length)
  for (const [i, each] of flat.entries()) expect(each).toBeCloseTo(expected[i]!, digits)
}

test('methods and functions are the same operator', () => {
  expect(a.add(b).toArray()).toEqual([
    [1, 3],
    [4, 4],
  ])
  expect(add(a, b).toArray()).toEqual(a.add(b).toArray())
  expect(a.matmul(b).toArray()).toEqual([
    [2, 1],
    [4, 3],
  ])
  expect(matmul(a, b).toArray()).toEqual([
    [2, 1],
    [4, 3],
  ])
})

describe('overloads', () => {
  test('a tensor or a number', () => {
    expect(a.mul(2).toArray()).toEqual([
      [2, 4],
      [6, 8],
    ])
    expect(a.mul(b).toArray()).toEqual([
      [0, 2],
      [3, 0],
    ])
    expect(a.pow(2).toArray()).toEqual([
      [1, 4],
      [9, 16],
    ])
    expect(pow(2, a).toArray()).toEqual([
      [2, 4],
      [8, 16],
    ])
    expect(pow(a, b).toArray()).toEqual([
      [1, 2],
      [3, 1],
    ])
    expect(a.eq(3).toArray()).toEqual([
      [false, false],
      [true, false],
    ])
  })

  test('the same operator called by turns with different kinds', () => {
    for (let round = 0; round < 3; round++) {
      expect(a.add(1).sum().item()).toBe(14)
      expect(a.add(b).sum().item()).toBe(12)
      expect(a.add(true).sum().item()).toBe(14)
      expect(a.add(2n).sum().item()).toBe(18)
      expect(a.add(b, { alpha: 2 }).sum().item()).toBe(14)
      expect(a.add(1, { alpha: 3 }).sum().item()).toBe(22)
    }
  })

  test('reductions: all, over a dimension, over several', () => {
    expect(a.sum().item()).toBe(10)
    expect(a.sum(0).toArray()).toEqual([4, 6])
    expect(a.sum({ dim: -1, keepdim: true }).toArray()).toEqual([[3], [7]])
    expect(a.sum({ dim: [0, 1] }).item()).toBe(10)
    expect(a.sum({ dtype: 'float64' }).dtype).toBe('float64')
    expect(a.mean({ dim: null }).item()).toBe(2.5)
    expect(a.std().item()).toBeCloseTo(Math.sqrt(5 / 3), 6)
    expect(a.std({ dim: 0, correction: 0 }).toArray()).toEqual([1, 1])
    expect(variance(a, { unbiased: false }).item()).toBe(1.25)
  })

  test('max: of all, of two, along a dimension', () => {
    expect(a.max().item()).toBe(4)
    expect(a.max(b.mul(3)).toArray()).toEqual([
      [1, 3],
      [3, 4],
    ])
    const { values, indices } = a.max(1)
    expect([values.toArray(), indices.toArray()]).toEqual([
      [2, 4],
      [1, 1],
    ])
    expect(a.max({ dim: 0, keepdim: true }).values.toArray()).toEqual([[3, 4]])
  })

  test('where, normal, clamp', () => {
    expect(where(a.gt(2), a, 0).toArray()).toEqual([
      [0, 0],
      [3, 4],
    ])
    expect(where(b.to('bool'), 1, a).toArray()).toEqual([
      [1, 1],
      [1, 4],
    ])
    expect(where(a.gt(3)).map((each) => each.toArray())).toEqual([[1], [1]])
    expect(normal(0, 1, [2, 3]).shape).toEqual([2, 3])
    expect(normal(zeros([2]), { std: 0 }).toArray()).toEqual([0, 0])
    expect(a.clamp({ min: 2, max: 3 }).toArray()).toEqual([
      [2, 2],
      [3, 3],
    ])
    expect(a.clamp({ min: b.mul(3) }).toArray()).toEqual([
      [1, 3],
      [3, 4],
    ])
  })

  test('split by size or sizes', () => {
    const parts = (list: Tensor[]) => list.map((each) => each.toArray())
    expect(parts(a.split(1))).toEqual([[[1, 2]], [[3, 4]]])
    expect(parts(a.split([1, 1], { dim: 1 }))).toEqual([
      [[1], [3]],
      [[2], [4]],
    ])
  })
})

describe('arguments', () => {
  test('undefined means the default, null is a value', () => {
    expect(a.sum({ dim: undefined, keepdim: undefined }).item()).toBe(10)
    expect(a.sum({ dim: null }).item()).toBe(10)
    expect(a.clamp({ min: 3, max: null }).toArray()).toEqual([
      [3, 3],
      [3, 4],
    ])
  })

  test('a number is a number before it is a list of one', () => {
    expect(hsplit(a.index(':', [0, 1, 0, 1]), 2).map((each) => each.shape)).toEqual([
      [2, 2],
      [2, 2],
    ])
  })

  test('what may be null but has no default is given, where another overload needs less', () => {
    const drawn = zeros([200]).random_(5).toTypedArray() as Float32Array
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([0, 4])
    expect(zeros([3]).random_(5, 6).toArray()).toEqual([5, 5, 5])
  })

  test('a list as long as the kernel reads it', () => {
    const x = zeros([1, 1, 3, 3, 3])
    expect(() => ops.reflectionPad3d(x, [])).toThrow(
      'reflectionPad3d: Expected 6 elements for padding but received 0',
    )
    expect(() => ops.conv2d(zeros([1, 1, 3, 3]), zeros([1, 1, 2, 2]), { stride: [1, 1, 1] })).toThrow(
      'Expected 2 elements for stride but received 3',
    )
    expect(ops.maxPool2d(zeros([1, 4, 4]), 2, { stride: [] }).shape).toEqual([1, 2, 2])
  })

  test('one number for a list of them', () => {
    const image = ones([1, 1, 4, 4])
    expect(ops.maxPool2d(image, 2).shape).toEqual([1, 1, 2, 2])
    expect(ops.maxPool2d(image, [2, 4], { stride: 1 }).shape).toEqual([1, 1, 3, 1])
    expect(zeros(3).shape).toEqual([3])
    expect(ops.avgPool2d(image, 2, { padding: 1, countIncludePad: false }).shape).toEqual([1, 1, 3, 3])
  })

  test('strings: dtype, device, and text', () => {
    expect(a.to('float64').dtype).toBe('float64')
    expect(a.to('cpu').dtype).toBe('float32')
    expect(a.to('meta', { dtype: 'int32' })).toMatchObject({ device: 'meta', dtype: 'int32' })
    expect(a.to({ dtype: 'int64', copy: true }).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(a.to(b.to('float64')).dtype).toBe('float64')
    expect(a.div(b.add(1), { roundingMode: 'floor' }).toArray()).toEqual([
      [1, 1],
      [1, 4],
    ])
    expect(ops.gelu(zeros([1]), { approximate: 'tanh' }).toArray()).toEqual([0])
    expect(einsum('ij,jk->ik', [a, b]).toArray()).toEqual([
      [2, 1],
      [4, 3],
    ])
    expect(ones([1, 2, 3, 4]).contiguous({ memoryFormat: 'channelsLast' }).strides).toEqual([24, 1, 8, 2])
  })

  test('lists of tensors', () => {
    expect(cat([a, b], { dim: 1 }).shape).toEqual([2, 4])
    expect(stack([a, b]).shape).toEqual([2, 2, 2])
    expect(() => cat([])).toThrow('cat: ')
    expect(broadcastTensors([zeros([2, 1]), zeros([3])]).map((each) => each.shape)).toEqual([
      [2, 3],
      [2, 3],
    ])
    expect(meshgrid([tensor([1, 2]), tensor([3])], { indexing: 'ij' })).toHaveLength(2)
    expect(linalg.multiDot([a, b, a]).shape).toEqual([2, 2])
  })

  test('lists with holes: index', () => {
    expect(a.index([null, tensor([1n])]).toArray()).toEqual([[2], [4]])
    expect(a.index([tensor([1n, 0n])]).toArray()).toEqual([
      [3, 4],
      [1, 2],
    ])
    expect(a.index([a.gt(2)]).toArray()).toEqual([3, 4])
  })

  test('bigints where a number would lose digits', () => {
    const big = tensor([2n ** 60n])
    expect(big.add(1n).itemBigInt()).toBe(2n ** 60n + 1n)
    expect(big.eq(2n ** 60n).item()).toBe(1)
  })

  test('a number with no fraction is an integer for an integer tensor, and any other a float', () => {
    const whole = tensor([1n, 2n])
    expect(whole.mul(2).dtype).toBe('int64')
    expect(whole.mul(0.5).dtype).toBe('float32')
    expect(a.mul(-0).toTypedArray()).toEqual(new Float32Array([-0, -0, -0, -0]))
  })
})

describe('results', () => {
  test('named, unnamed, lists, plain values', () => {
    const { values, indices } = tensor([3, 1, 2]).sort()
    expect([values.toArray(), indices.toArray()]).toEqual([
      [1, 2, 3],
      [1, 2, 0],
    ])
    expect(Object.keys(aminmax(a))).toEqual(['min', 'max'])
    expect(Object.keys(linalg.svd(a))).toEqual(['U', 'S', 'Vh'])
    expect(frexp(tensor([8])).exponent.toArray()).toEqual([4])
    expect(a.equal(a.clone())).toBe(true)
    expect(a.isFloatingPoint()).toBe(true)
    expect(a.unbind().map((each) => each.toArray())).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(a.allclose(b)).toBe(false)
  })

  test('in place gives the same object back', () => {
    const made = a.clone()
    expect(made.add_(1)).toBe(made)
    expect(made.mul_(b).toArray()).toEqual([
      [0, 3],
      [4, 0],
    ])
    expect(made.zero_().sum().item()).toBe(0)
    expect(
      made
        .copyFrom(new Float32Array([1, 2, 3, 4]))
        .clampMin_(2)
        .toArray(),
    ).toEqual([
      [2, 2],
      [3, 4],
    ])
  })

  test('out writes into tensors that are there', () => {
    const out = zeros([2, 2])
    expect(a.add(b, { out })).toBe(out)
    expect(out.toArray()).toEqual([
      [1, 3],
      [4, 4],
    ])
    const [values, indices] = [zeros([2]), zeros([2], { dtype: 'int64' })]
    const result = a.max(1, { out: [values, indices] })
    expect(result.values).toBe(values)
    expect(result.indices).toBe(indices)
    expect(values.toArray()).toEqual([2, 4])
    expect(() => a.add(b, { out: [out, out] as never })).toThrow(TypeError)
    expect(() => a.matmul(b, { out: 3 as never })).toThrow(TypeError)
    expect(() => a.max(1, { out: [values] as never })).toThrow(TypeError)
  })
})

test('namespaces', () => {
  close(linalg.inv(a), [-2, 1, 1.5, -0.5])
  expect(linalg.norm(tensor([3, 4])).item()).toBe(5)
  expect(linalg.norm(a, { ord: 'fro' }).item()).toBeCloseTo(Math.sqrt(30), 5)
  close(special.expit(tensor([0])), [0.5])
  close(fft.fft(tensor([1, 0, 0, 0])).real(), [1, 1, 1, 1])
  close(ops.softmax(tensor([0, 0]), 0), [0.5, 0.5])
  close(ops.crossEntropyLoss(tensor([[0, 0]]), tensor([1n])), [Math.log(2)])
  close(ops.logSoftmax(tensor([0, 0]), 0), [-Math.log(2), -Math.log(2)])
})

test('conv2d by hand', () => {
  const image = tensor([1, 2, 3, 4, 5, 6, 7, 8, 9]).reshape([1, 1, 3, 3])
  const kernel = tensor([1, 0, 0, 1]).reshape([1, 1, 2, 2])
  expect(ops.conv2d(image, kernel).reshape([4]).toArray()).toEqual([6, 8, 12, 14])
  expect(ops.conv2d(image, kernel, { bias: tensor([1]), stride: 2, padding: 1 }).shape).toEqual([1, 1, 2, 2])
  expect(ops.conv2d(image, kernel, { padding: 'same' }).shape).toEqual([1, 1, 3, 3])
})

describe('what libtorch refuses', () => {
  const refuse = (run: () => unknown, code: string, message: RegExp) => {
    try {
      run()
    } catch (error) {
      expect(error).toMatchObject({ name: 'PdecayError', code })
      expect((error as Error).message).toMatch(message)
      expect((error as Error).message).not.toMatch(/C\+\+|frame #|Exception raised from|\.cpp/)
      return
    }
    expect.unreachable()
  }

  test('shapes that do not fit, prefixed with the operator, without a C++ backtrace', () => {
    refuse(
      () => a.add(zeros([3])),
      'ERR_LIBTORCH',
      /^add: The size of tensor a \(2\) must match .* tensor b \(3\)/,
    )
    refuse(
      () => a.matmul(zeros([3, 2])),
      'ERR_LIBTORCH',
      /^matmul: mat1 and mat2 shapes cannot be multiplied/,
    )
    refuse(() => a.reshape([3]), 'ERR_LIBTORCH', /^reshape: shape '\[3\]' is invalid for input of size 4/)
    refuse(() => linalg.inv(zeros([2, 3])), 'ERR_LIBTORCH', /^linalg\.inv: /)
  })

  test('indices, dtypes, memory', () => {
    refuse(() => a.sum(5), 'ERR_INDEX', /^sum: Dimension out of range/)
    refuse(() => a.select(0, 9), 'ERR_INDEX', /^select: /)
    refuse(() => zeros([2], { dtype: 'bool' }).sub(zeros([2], { dtype: 'bool' })), 'ERR_LIBTORCH', /^sub: /)
    refuse(() => zeros([2 ** 50]), 'ERR_OUT_OF_MEMORY', /^zeros: DefaultCPUAllocator: can't allocate memory/)
    refuse(() => zeros([-1]), 'ERR_LIBTORCH', /^zeros: Dimension size must be non-negative/)
    if (!cuda.isAvailable()) refuse(() => a.to('cuda:0'), 'ERR_CUDA', /^to: CUDA is not available/)
    refuse(() => a.to('meta').add(a.to('meta')).sum().item(), 'ERR_NOT_IMPLEMENTED', /^item: /)
    refuse(() => linalg.cholesky(tensor([[-1]])), 'ERR_LIBTORCH', /^linalg\.cholesky: /)
  })
})

describe('what does not fit an operator', () => {
  const refuse = (run: () => unknown, message: string) => {
    expect(run).toThrow(TypeError)
    expect(run).toThrow(message)
  }

  test('kinds, by the name of the argument', () => {
    refuse(() => a.add('x' as never), "add: Expected number or Tensor for other but received 'x'")
    refuse(() => a.add(undefined as never), 'add: Expected number or Tensor for other but received undefined')
    refuse(() => a.matmul(3 as never), 'matmul: Expected Tensor for other but received 3')
    refuse(() => a.sum({ keepdim: 1 } as never), 'sum: ')
    refuse(() => cat([a, 3 as never]), 'cat: Expected Tensor for tensors[1] but received 3')
    refuse(() => a.add(new Date() as never), 'add: Expected number or Tensor for other but received 20')
    refuse(() => a.add(new Proxy(a, {})), 'add: Expected number or Tensor for other but received')
    refuse(() => a.add(Object.create(Tensor.prototype)), 'add: Expected number or Tensor for other but')
    refuse(() => cat(a as never), 'cat: Expected array of Tensor for tensors but received tensor(')
    refuse(() => a.to('float' as never), 'to: ')
    refuse(
      () => a.reshape(['2' as never]),
      "reshape: Expected array of integer for shape but received [ '2' ]",
    )
    refuse(
      () => zeros([2], { dtype: 'float' as never }),
      "zeros: Expected dtype for dtype but received 'float'",
    )
    refuse(() => zeros([2], { requiresGrad: 1 as never }), 'Expected boolean for requiresGrad but received 1')
  })

  test('options that nothing reads, and too many arguments', () => {
    refuse(() => a.sum({ axis: 1 } as never), "sum: unknown option 'axis': it takes dtype, dim, keepdim")
    refuse(() => (a.relu as (x: number) => Tensor)(1), 'relu: too many arguments')
    refuse(() => a.add(b, { alpha: 1, other: b } as never), 'add: other is given twice')
  })

  test('a method torn off its tensor', () => {
    const { add: torn } = a
    refuse(() => torn.call(undefined as never, 1), 'add: Expected Tensor for this')
    refuse(() => torn.call({} as never, 1), 'add: Expected Tensor for this')
  })
})

test('numbers that a kernel would go by unchecked', () => {
  const x = zeros([1, 4])
  expect(() => ops.maxPool1d(x, (2n ** 62n) as never)).toThrow(
    'Expected integer in [-2147483647, 2147483647] for kernelSize but received 4611686018427387904',
  )
  const bag = [zeros([3, 2]), tensor([0n]), tensor([0n])] as const
  expect(() => ops.embeddingBag(...bag, { mode: 3 })).toThrow(
    'embeddingBag: Expected integer in [0, 2] for mode but received 3',
  )
  expect(() => x.asStrided_([], [], { storageOffset: 2n ** 63n - 1n } as never)).toThrow(
    'Expected integer in [-9223372036854775808, 9007199254740991] for storageOffset',
  )
  expect(() => zeros([2, 2]).matrixPower(-(2n ** 63n) as never)).toThrow('matrixPower: Expected integer in [')
  expect(() => linalg.matrixPower(zeros([2, 2]), -(2n ** 63n) as never)).toThrow('for n but received -92')
  expect(() => x.random_((2n ** 63n - 1n) as never, null)).toThrow('random_: Expected integer in [')
  expect(() => x.random((2n ** 63n - 1n) as never, null)).toThrow('random: Expected integer in [')
  expect(() => ops.nativeChannelShuffle(zeros([1, 2, 2, 2]), 0)).toThrow(
    'nativeChannelShuffle: Expected integer in [1, ',
  )
  expect(() => arange(0, 1, { step: 0.5, dtype: 'int64', device: 'meta' })).toThrow(
    'arange: Expected step of at least 1 for an integer dtype but received 0.5',
  )
  expect(arange(0, 5, { step: 2, dtype: 'int64' }).toArray()).toEqual([0, 2, 4])
  const state = [zeros([1, 1, 2]), zeros([1, 1, 2])]
  expect(() => ops.lstm(zeros([3, 1, 2]), state, [], true, 1, 0, false, false, false)).toThrow(
    'lstm: Expected 4 tensors in params for each of 1 layers and 1 directions but received 0',
  )
  expect(() => ops.nativeBatchNorm(x, null, null, null, null, false, 0.1, 1e-5)).toThrow(
    'nativeBatchNorm: Expected Tensor for running_mean where training is false',
  )
})
