import { describe, expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import { ones, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

class Block extends nn.Module {
  readonly selfAttn = new nn.Linear(2, 2)
  readonly scale = nn.parameter(ones([2]))
  readonly seen = nn.buffer(zeros([1]))
  readonly plain = ones([3])
  readonly #hidden = nn.parameter(ones([1]))

  override forward(x: Tensor): Tensor {
    return this.selfAttn.forward(x).mul(this.scale).mul(this.#hidden)
  }
}

class Net extends nn.Module {
  readonly embed = new nn.Linear(3, 2, { bias: false })
  readonly blocks = [new Block(), new Block()]
  readonly norm = new nn.BatchNorm2d(1)
  /** The same module a second time: weights tied. */
  readonly tied = this.embed

  override forward(x: Tensor): Tensor {
    return this.blocks.reduce((y, block) => block.forward(y), this.embed.forward(x))
  }
}

const blockKeys = (i: number) =>
  ['scale', 'seen', 'self_attn.weight', 'self_attn.bias'].map((key) => `blocks.${i}.${key}`)

describe('names', () => {
  test('of parameters are dotted paths in snake case, each parameter once', () => {
    const names = [...new Net().namedParameters()].map(([name]) => name)
    expect(names).toEqual([
      'embed.weight',
      'blocks.0.scale',
      'blocks.0.self_attn.weight',
      'blocks.0.self_attn.bias',
      'blocks.1.scale',
      'blocks.1.self_attn.weight',
      'blocks.1.self_attn.bias',
      'norm.weight',
      'norm.bias',
    ])
  })
  test('of a state dict are PyTorch’s: own tensors, buffers, then children; shared ones under all names', () => {
    expect(Object.keys(new Net().stateDict())).toEqual([
      'embed.weight',
      ...blockKeys(0),
      ...blockKeys(1),
      ...['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked'].map((key) => `norm.${key}`),
      'tied.weight',
    ])
  })
  test('of modules', () => {
    const net = new Net()
    expect([...net.namedModules()].map(([name]) => name)).toEqual([
      '',
      'embed',
      'blocks.0',
      'blocks.0.self_attn',
      'blocks.1',
      'blocks.1.self_attn',
      'norm',
    ])
    expect(net.children()).toEqual([net.embed, net.blocks[0], net.blocks[1], net.norm])
    expect(net.buffers()).toHaveLength(5)
  })
  test('a parameter in two places counts once, and is saved under both names', () => {
    class Tied extends nn.Module {
      readonly encoder = nn.parameter(ones([2]))
      readonly decoder = this.encoder
      override forward(x: Tensor): Tensor {
        return x.mul(this.encoder).mul(this.decoder)
      }
    }
    expect([...new Tied().namedParameters()].map(([name]) => name)).toEqual(['encoder'])
    expect(Object.keys(new Tied().stateDict())).toEqual(['encoder', 'decoder'])
  })
  test('that would collide are refused', () => {
    class Twice extends nn.Module {
      readonly fooBar = nn.parameter(ones([1]))
      readonly foo_bar = nn.parameter(ones([1]))
      override forward(x: Tensor): Tensor {
        return x
      }
    }
    expect(() => new Twice().stateDict()).toThrow("'foo_bar'")
  })
})

test('train and eval reach every module', () => {
  const net = new Net()
  net.eval()
  expect(net.modules().map(({ training }) => training)).toEqual(net.modules().map(() => false))
  net.train()
  expect(net.modules().every(({ training }) => training)).toBe(true)
})

describe('loadStateDict', () => {
  test('copies every value', () => {
    const [from, to] = [new Net(), new Net()]
    expect(to.loadStateDict(from.stateDict())).toEqual({ missing: [], unexpected: [] })
    const x = tensor([[1, 2, 3]])
    expect(to.forward(x).toArray()).toEqual(from.forward(x).toArray())
  })
  test('names what is missing, unexpected and misshapen, and then changes nothing', () => {
    const layer = new nn.Linear(2, 2)
    const before = layer.weight.toArray()
    expect(() => layer.loadStateDict({ weight: zeros([2, 2]), biases: zeros([2]) })).toThrow(
      'missing: bias; unexpected: biases',
    )
    expect(() => layer.loadStateDict({ weight: zeros([2, 2]), bias: zeros([3]) })).toThrow(
      "bias is [3] where the module's is [2]",
    )
    expect(() => layer.loadStateDict({ bias: zeros([3]) }, { strict: false })).toThrow(RangeError)
    expect(layer.weight.toArray()).toEqual(before)
  })
  test('takes what fits when not strict', () => {
    const layer = new nn.Linear(2, 2)
    const result = layer.loadStateDict({ weight: zeros([2, 2]), extra: zeros([1]) }, { strict: false })
    expect(result).toEqual({ missing: ['bias'], unexpected: ['extra'] })
    expect(layer.weight.toArray()).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
})

test('gradients reach parameters, and zeroGrad drops them', () => {
  const layer = new nn.Linear(2, 1)
  layer
    .forward(tensor([[3, 5]]))
    .sum()
    .backward()
  expect(layer.weight.grad!.toArray()).toEqual([[3, 5]])
  layer.zeroGrad()
  expect(layer.weight.grad).toBeNull()
})

test('to converts floating-point tensors in place, gradients too', () => {
  const norm = new nn.BatchNorm2d(2)
  const weight = norm.weight!
  norm
    .forward(ones([1, 2, 2, 2]))
    .sum()
    .backward()
  norm.to({ dtype: 'float64' })
  expect(norm.weight).toBe(weight)
  expect([weight, weight.grad!, norm.runningVar!, norm.numBatchesTracked!].map(({ dtype }) => dtype)).toEqual(
    ['float64', 'float64', 'float64', 'int64'],
  )
  norm.forward(ones([1, 2, 2, 2], { dtype: 'float64' }))
})

test('requiresGrad_ freezes, and frozen parameters stay parameters', () => {
  const layer = new nn.Linear(2, 2).requiresGrad_(false)
  expect(layer.parameters().map(({ requiresGrad }) => requiresGrad)).toEqual([false, false])
})

describe('arguments are checked', () => {
  test.each<[string, () => unknown, string]>([
    ['Linear', () => new nn.Linear(0, 2), 'Expected integer in [1, inf) for inFeatures but received 0'],
    [
      'Linear options',
      () => new nn.Linear(1, 2, { biass: false } as object),
      "Unknown option 'biass' in Linear options",
    ],
    ['Conv2d', () => new nn.Conv2d(3, 4, 3, { groups: 2 }), 'Expected groups to divide 3 and 4 channels'],
    ['Conv2d kernel', () => new nn.Conv2d(3, 4, [3] as never), 'for kernelSize'],
    ['Dropout', () => new nn.Dropout(1.5), 'Expected number in [0, 1] for p but received 1.5'],
    [
      'Embedding',
      () => new nn.Embedding(3, 2, { paddingIdx: 3 }),
      'Expected integer in [0, 3) for paddingIdx',
    ],
    ['BatchNorm2d', () => new nn.BatchNorm2d(3).forward(ones([2, 3])), 'Expected 4 dimensions'],
    ['Sequential', () => new nn.Sequential({} as nn.Module), 'Expected Module for layer 0'],
  ])('%s', (_, make, message) => expect(make).toThrow(message))
})

test('dropout acts in training alone', () => {
  const dropout = new nn.Dropout(0.5)
  const x = ones([1000])
  const kept = [...dropout.forward(x).toTypedArray()].map(Number)
  expect(new Set(kept)).toEqual(new Set([0, 2]))
  expect(dropout.eval().forward(x).toArray()).toEqual(x.toArray())
})

test('weights are tied by assigning them: one parameter, named by the first of its modules', () => {
  class Tied extends nn.Module {
    readonly embedding = new nn.Embedding(5, 3)
    readonly head = new nn.Linear(3, 5, { bias: false })
    constructor() {
      super()
      this.head.weight = this.embedding.weight
    }
    override forward(tokens: Tensor): Tensor {
      return this.head.forward(this.embedding.forward(tokens))
    }
  }
  const model = new Tied()
  expect(model.namedParameters().map(([name]) => name)).toEqual(['embedding.weight'])
  expect(Object.keys(model.stateDict())).toEqual(['embedding.weight', 'head.weight'])
  model
    .forward(tensor([1n, 2n]))
    .sum()
    .backward()
  expect(model.head.weight.grad).not.toBeNull()
  expect(model.embedding.weight.grad!.toArray()).toEqual(model.head.weight.grad!.toArray())
})
