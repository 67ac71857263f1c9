import { describe, expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { ones, type Tensor, zeros } from '../../../src/tensor/index.js'

const make = (forward: (x: Tensor) => unknown) =>
  class Net extends nn.Module<[Tensor], unknown> {
    readonly layer = new nn.Linear(2, 2)
    override forward(x: Tensor): unknown {
      return forward.call(this, x)
    }
  }

describe('a module that is used in a wrong way says so', () => {
  test('where forward returns nothing', () => {
    const Net = make(() => undefined)
    expect(() => new Net().forward(ones([1, 2]))).toThrow(
      'Expected a result from Net.forward but received undefined',
    )
  })
  test('where forward returns a disposed tensor', () => {
    const Net = make((x) => {
      const y = x.mul(2)
      y.dispose()
      return y
    })
    expect(() => new Net().forward(ones([1, 2]))).toThrow(
      'Expected a result from Net.forward but received a Tensor that has been disposed',
    )
    const Pair = make((x) => {
      const y = x.mul(2)
      y.dispose()
      return [x, y]
    })
    expect(() => new Pair().forward(ones([1, 2]))).toThrow('a Tensor that has been disposed')
  })
  test('where a parameter has been disposed, by the name of its layer', () => {
    const model = new nn.Sequential(new nn.ReLU(), new nn.Linear(2, 2))
    const linear = model.getSubmodule('1') as unknown as nn.Linear
    linear.weight.dispose()
    expect(() => model.forward(ones([1, 2]))).toThrow(/disposed.*\(in 1, a Linear of Sequential\)/)
    expect(() => model.stateDict()).toThrow(/disposed/)
    expect(() => model.loadStateDict({ '1.weight': zeros([2, 2]), '1.bias': zeros([2]) })).toThrow(/disposed/)
    expect(() => model.to('float64')).toThrow(/disposed/)
    expect(() => model.copy()).toThrow(/disposed/)
    expect(() => optim.sgd(model.parameters(), { lr: 1 })).toThrow(/disposed/)
  })
  test('with one module under two names: it is trained once and saved under both', () => {
    const twice = new nn.Linear(2, 2)
    const model = new nn.Sequential(twice, new nn.ReLU(), twice)
    expect(model.namedParameters().map(([name]) => name)).toEqual(['0.weight', '0.bias'])
    expect(Object.keys(model.stateDict())).toEqual(['0.weight', '0.bias', '2.weight', '2.bias'])
    model.loadStateDict(model.stateDict())
    expect(model.copy().parameters()).toHaveLength(2)
    const { '2.weight': _, ...rest } = model.stateDict()
    expect(() => model.loadStateDict(rest)).toThrow('missing: 2.weight')
  })
  test('with missing, unexpected and mis-shaped keys, all at once', () => {
    const model = new nn.Sequential(new nn.Linear(2, 3), new nn.Linear(3, 2))
    const before = model.stateDict()['0.weight']!.clone()
    const state = {
      '0.weight': zeros([3, 2]),
      '0.bias': zeros([2]),
      '1.weight': zeros([3, 2]),
      x: zeros([1]),
    }
    expect(() => model.loadStateDict(state)).toThrow(
      "missing: 1.bias; unexpected: x; 0.bias is [2] where the module's is [3]; 1.weight is [3,2] where the module's is [2,3]",
    )
    expect(model.stateDict()['0.weight']!.equal(before)).toBe(true)
  })
})
