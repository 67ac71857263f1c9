import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import { ones, randn, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

const { functional: F } = nn
const int = (data: number[] | number[][]) => tensor(data, { dtype: 'int64' })

describe('nllLoss', () => {
  test.each([
    ['[C]', [3], 0],
    ['[N, C]', [2, 3], 1],
    ['[N, C, d]', [2, 3, 4], 1],
    ['[N, C, d1, d2]', [2, 3, 4, 5], 1],
    ['[N, C, d1, d2, d3]', [2, 3, 4, 5, 2], 1],
  ] as const)('%s is the mean of what it picks', (_, shape, at) => {
    const logProbabilities = randn([...shape]).logSoftmax(at)
    const target = zeros(
      shape.filter((_each, i) => i !== at),
      { dtype: 'int64' },
    ).fill_(2)
    const picked = logProbabilities.select(at, 2).neg()
    expect(F.nllLoss(logProbabilities, target).item()).toBeCloseTo(picked.mean().item(), 5)
    const each = F.nllLoss(logProbabilities, target, { reduction: 'none' })
    expect(each.toArray()).toEqual(picked.toArray())
  })
})

describe('a target of another shape than the input', () => {
  const warnings: string[] = []
  const spy = vi.spyOn(process, 'emitWarning').mockImplementation((text) => {
    warnings.push(String(text))
  })
  beforeEach(() => {
    warnings.length = 0
  })
  afterAll(() => spy.mockRestore())

  const losses: Record<string, (input: Tensor, target: Tensor) => Tensor> = {
    mseLoss: (a, b) => F.mseLoss(a, b),
    l1Loss: (a, b) => F.l1Loss(a, b),
    smoothL1Loss: (a, b) => F.smoothL1Loss(a, b),
    huberLoss: (a, b) => F.huberLoss(a, b),
  }
  test.each(Object.entries(losses))('is warned of by %s, which broadcasts', (name, loss) => {
    loss(ones([4, 1]), zeros([4]))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(`${name}: the target's shape [4] differs from the input's, [4,1]`)
    loss(ones([4, 1]), zeros([4, 1]))
    expect(warnings).toHaveLength(1)
  })
  test('is refused by the binary cross entropies', () => {
    expect(() => F.binaryCrossEntropy(ones([4, 1]), zeros([4]))).toThrow('Expected a target of shape [4,1]')
    expect(() => F.binaryCrossEntropyWithLogits(ones([4, 1]), zeros([4]))).toThrow(RangeError)
  })
})

describe('options are checked', () => {
  const [a, b] = [ones([2, 3]), zeros([2, 3])]
  test.each<[string, () => unknown, string]>([
    [
      'mseLoss',
      () => nn.mseLoss(a, b, { reductoin: 'sum' } as object),
      "Unknown option 'reductoin' in mseLoss",
    ],
    ['l1Loss', () => nn.l1Loss(a, b, { reductoin: 'sum' } as object), "Unknown option 'reductoin' in l1Loss"],
    [
      'binaryCrossEntropyWithLogits',
      () => nn.binaryCrossEntropyWithLogits(a, b, { posweight: b } as object),
      "Unknown option 'posweight'",
    ],
    [
      'embedding',
      () => F.embedding(int([0]), a, { paddingIndex: 0 } as object),
      "Unknown option 'paddingIndex'",
    ],
    [
      'nn.parameter',
      () => nn.parameter(ones([1]), { requireGrad: true } as object),
      "Unknown option 'requireGrad'",
    ],
    ['nn.buffer', () => nn.buffer(ones([1]), { persist: true } as object), "Unknown option 'persist'"],
    [
      'loadStateDict',
      () => new nn.Linear(1, 1).loadStateDict({}, { strikt: false } as object),
      "Unknown option 'strikt'",
    ],
    ['kaimingUniform_', () => nn.init.kaimingUniform_(a, { b: 1 } as object), "Unknown option 'b'"],
    ['layerNorm', () => F.layerNorm(a, 3, { epsilon: 1 } as object), "Unknown option 'epsilon'"],
  ])('%s', (_, call, message) => expect(call).toThrow(message))
})

test('batchNorm and embedding take their arguments in the order of torch.nn.functional', () => {
  const x = tensor([
    [1, 2],
    [3, 6],
  ])
  const [mean, variance] = [tensor([1, 2]), tensor([4, 4])]
  const [weight, bias] = [tensor([2, 2]), tensor([10, 20])]
  const y = F.batchNorm(x, mean, variance, { weight, bias, eps: 0 })
  expect(y.toArray()).toEqual([
    [10, 20],
    [12, 24],
  ])
  expect(F.embedding(int([1, 0]), tensor([[1], [2]])).toArray()).toEqual([[2], [1]])
})

test.each(['crossEntropy', 'nllLoss'] as const)(
  '%s: classes as numbers, which are float32 by default',
  (name) => {
    const classes = tensor([0, 1])
    expect(() => F[name](zeros([2, 3]), classes)).toThrow(
      `${name}: Expected classes in int64 for target but received float32: use target.to('int64')`,
    )
    expect(F[name](zeros([2, 3]), classes.to('int64')).shape).toEqual([])
  },
)
