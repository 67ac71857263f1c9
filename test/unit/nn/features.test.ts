import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { ones, randn, type Tensor, zeros } from '../../../src/tensor/index.js'

class Block extends nn.Module {
  readonly proj = new nn.Linear(4, 4)
  readonly act = new nn.ReLU()
  override forward(x: Tensor): Tensor {
    return this.act.forward(this.proj.forward(x)).add(x)
  }
}
class Net extends nn.Module {
  readonly blocks = new nn.ModuleList([new Block(), new Block()])
  readonly head = new nn.Linear(4, 2)
  readonly mask = nn.buffer(ones([2]), { persistent: false })
  override forward(x: Tensor): Tensor {
    let y = x
    for (const block of this.blocks) y = block.forward(y)
    return this.head.forward(y).mul(this.mask)
  }
}

test('printing shows the tree of PyTorch', () => {
  expect(inspect(new Net())).toBe(`Net(
  (blocks): ModuleList(
    (0-1): 2 x Block(
      (proj): Linear(in_features=4, out_features=4, bias=True)
      (act): ReLU()
    )
  )
  (head): Linear(in_features=4, out_features=2, bias=True)
)`)
  expect(String(new nn.Sequential({ a: new nn.GELU(), b: new nn.ELU({ inplace: true }) }))).toBe(`Sequential(
  (a): GELU(approximate='none')
  (b): ELU(alpha=1.0, inplace=True)
)`)
})

test('an error in a layer names its path', () => {
  expect(() => new Net().forward(ones([1, 3]))).toThrow(/ \(in blocks\.0\.proj, a Linear of Net\)$/)
  expect(() => new nn.Linear(2, 2).forward(ones([1, 3]))).not.toThrow(/\(in/)
})

test('a forward that gives nothing is refused', () => {
  class Forgetful extends nn.Module {
    override forward(): Tensor {
      return undefined as unknown as Tensor
    }
  }
  expect(() => new Forgetful().forward()).toThrow('Expected a result from Forgetful.forward')
})

test('super.forward is part of the same run', () => {
  const seen: string[] = []
  class Louder extends Block {
    override forward(x: Tensor): Tensor {
      return super.forward(x).mul(2)
    }
  }
  const module = new Louder()
  module.registerForwardHook((each) => {
    seen.push(each.constructor.name)
  })
  module.forward(ones([1, 4]))
  expect(seen).toEqual(['Louder'])
})

describe('hooks', () => {
  test('before and after forward, in order, until they are removed', () => {
    const layer = new nn.Linear(1, 1, { bias: false })
    layer.loadStateDict({ weight: ones([1, 1]) })
    const handles = [
      layer.registerForwardPreHook((_, [x]) => (x as Tensor).add(1)),
      layer.registerForwardHook((_, [x], y) => (y as Tensor).mul(10).add(x as Tensor)),
      layer.registerForwardHook((_, __, y) => (y as Tensor).neg(), { prepend: true }),
    ]
    const run = () => layer.forward(zeros([1, 1])).item()
    expect(run()).toBe(-9) // (0 + 1) → −1 → −10 + 1
    handles[2]!.remove()
    handles[2]!.remove()
    expect(run()).toBe(11)
    handles[0]!.remove()
    handles[1]!.remove()
    expect(run()).toBe(0)
  })
  test('of backward see the gradients of outputs and inputs, and may change them', () => {
    const layer = new nn.Linear(2, 1, { bias: false })
    layer.loadStateDict({ weight: ones([1, 2]).mul(3) })
    const seen: unknown[] = []
    layer.registerFullBackwardPreHook((_, [g]) => [g!.mul(2)])
    layer.registerFullBackwardHook((_, [gi], [go]) => {
      seen.push(gi!.toArray(), go!.toArray())
      return [gi!.mul(100)]
    })
    const x = ones([1, 2], { requiresGrad: true })
    layer.forward(x).sum().backward()
    expect(seen).toEqual([[[6, 6]], [[2]]])
    expect(x.grad!.toArray()).toEqual([[600, 600]])
    expect(layer.weight.grad!.toArray()).toEqual([[2, 2]])
  })
  test('of state dicts', () => {
    const net = new nn.Sequential(new nn.Linear(1, 1))
    net.at(0)!.registerStateDictPostHook((_, state, prefix) => {
      state[`${prefix}extra`] = ones([1])
    })
    const calls: unknown[] = []
    net.at(0)!.registerStateDictPreHook((_, prefix, keepVars) => {
      calls.push([prefix, keepVars])
    })
    const state = net.stateDict({ prefix: 'm.' })
    expect(calls).toEqual([['m.0.', false]])
    expect(Object.keys(state)).toEqual(['m.0.weight', 'm.0.bias', 'm.0.extra'])
    net.registerLoadStateDictPreHook((_, given) => {
      for (const key of Object.keys(given)) {
        given[key.slice(2)] = given[key]!
        delete given[key]
      }
    })
    net.registerLoadStateDictPostHook((_, { unexpected }) => {
      unexpected.length = 0
    })
    expect(net.loadStateDict(state)).toEqual({ missing: [], unexpected: [] })
    expect(Object.keys(state)[0]).toBe('m.0.weight')
  })
})

describe('paths', () => {
  test('lead to modules, parameters and buffers', () => {
    const net = new Net()
    expect(net.getSubmodule('blocks.1.proj')).toBe(net.blocks.at(1)!.proj)
    expect(net.getSubmodule('')).toBe(net)
    expect(net.getParameter('head.bias')).toBe(net.head.bias)
    expect(net.getBuffer('mask')).toBe(net.mask)
    expect(() => net.getSubmodule('blocks.7')).toThrow("Net has no module 'blocks.7'")
    expect(() => net.getParameter('mask')).toThrow(RangeError)
  })
  test('name the place of another module', () => {
    const net = new Net()
    const other = new nn.Linear(4, 4, { bias: false })
    net.setSubmodule('blocks.0.proj', other)
    net.setSubmodule('head', new nn.Linear(4, 3))
    expect(net.blocks.at(0)!.proj).toBe(other)
    expect(net.forward === undefined).toBe(false)
    expect(net.head.outFeatures).toBe(3)
    expect(() => net.setSubmodule('x', other)).toThrow("Net has no module 'x'")
  })
  test('with prefixes, without recursion, with duplicates', () => {
    const net = new nn.Sequential(new nn.Linear(1, 1))
    expect(net.namedParameters({ prefix: 'm' }).map(([name]) => name)).toEqual(['m.0.weight', 'm.0.bias'])
    expect(net.namedParameters({ recurse: false })).toEqual([])
    const shared = new nn.Linear(1, 1)
    const twice = new nn.Sequential(shared, shared)
    expect(twice.namedParameters()).toHaveLength(2)
    expect(twice.namedParameters({ removeDuplicate: false })).toHaveLength(4)
    expect(Object.keys(twice.stateDict())).toHaveLength(4)
  })
})

test('buffers that are not persistent move but are not saved', () => {
  const net = new Net()
  expect(net.namedBuffers().map(([name]) => name)).toEqual(['mask'])
  expect(Object.keys(net.stateDict())).not.toContain('mask')
  expect(net.double().mask.dtype).toBe('float64')
})

test('apply goes through all modules, this one last', () => {
  const seen: string[] = []
  new Net().apply((module) => seen.push(module.constructor.name))
  expect(seen).toEqual(['Linear', 'ReLU', 'Block', 'Linear', 'ReLU', 'Block', 'ModuleList', 'Linear', 'Net'])
})

describe('copy', () => {
  test('has tensors of its own, and keeps ties, hooks and settings', () => {
    const net = new Net()
    ;(net.blocks.at(1)!.proj as { weight: Tensor }).weight = net.blocks.at(0)!.proj.weight
    net.requiresGrad_(false)
    net.eval()
    let calls = 0
    net.registerForwardHook(() => {
      calls++
    })
    const copy = net.copy()
    const x = randn([2, 4])
    expect(copy.forward(x).toArray()).toEqual(net.forward(x).toArray())
    expect(calls).toBe(2)
    expect(copy.blocks.at(1)!.proj.weight === copy.blocks.at(0)!.proj.weight).toBe(true)
    expect(copy.head.weight === net.head.weight).toBe(false)
    expect(copy.head.weight.requiresGrad).toBe(false)
    expect(copy.training).toBe(false)
    copy.head.weight.zero_()
    expect(net.head.weight.abs().sum().item()).toBeGreaterThan(0)
    copy.registerForwardHook(() => {
      calls += 100
    })
    net.forward(x)
    expect(calls).toBe(3)
    expect(
      copy
        .requiresGrad_()
        .parameters()
        .every(({ requiresGrad }) => requiresGrad),
    ).toBe(true)
  })
})

describe('devices and dtypes', () => {
  test('to takes a dtype, a device or both', () => {
    const layer = new nn.Linear(2, 2)
    expect(layer.to('float64').weight.dtype).toBe('float64')
    expect(layer.to({ device: 'cpu', dtype: 'bfloat16' }).weight.dtype).toBe('bfloat16')
    expect(layer.float().half().weight.dtype).toBe('float16')
    expect(layer.to('cpu').weight.device).toBe('cpu')
    expect(() => layer.to('int64')).toThrow(
      'Expected a floating-point dtype for Module.to but received int64',
    )
    expect(() => layer.to('gpu' as 'cpu')).toThrow("Expected 'cpu', 'cuda', 'cuda:N' or 'meta'")
  })
  test('after the first step: training goes on', () => {
    const layer = new nn.Linear(2, 2)
    const opt = optim.sgd(layer.parameters(), { lr: 0.1, momentum: 0.9 })
    const step = (dtype: 'float32' | 'float64') => {
      opt.zeroGrad()
      layer
        .forward(randn([3, 2], { dtype }))
        .sum()
        .backward()
      opt.step()
    }
    step('float32')
    layer.to({ dtype: 'float64' })
    const before = layer.weight.toArray()
    step('float64')
    expect(layer.weight.dtype).toBe('float64')
    expect(layer.weight.toArray()).not.toEqual(before)
  })
  test('on meta a module has shapes alone, until it gets memory or values', () => {
    const make = () => new nn.Sequential(new nn.Linear(2, 3), new nn.BatchNorm2d(3))
    const model = nn.onDevice('meta', make)
    expect(model.parameters().map(({ device }) => device)).toEqual(Array(4).fill('meta'))
    const [weight] = model.parameters()
    model.toEmpty({ device: 'cpu' })
    expect(model.parameters()[0]).toBe(weight)
    expect(weight!.device).toBe('cpu')
    expect(weight!.requiresGrad).toBe(true)
    const source = make()
    model.loadStateDict(source.stateDict())
    expect(weight!.toArray()).toEqual((source.at(0) as nn.Linear).weight.toArray())
    const assigned = nn.onDevice('meta', make)
    assigned.loadStateDict(source.stateDict(), { assign: true })
    expect((assigned.at(0) as nn.Linear).weight.dataPointer).toBe(
      (source.at(0) as nn.Linear).weight.dataPointer,
    )
  })
})

describe('containers', () => {
  test('ModuleList', () => {
    const list = new nn.ModuleList([new nn.Linear(1, 1)])
    list
      .append(new nn.Linear(2, 2))
      .insert(1, new nn.Linear(3, 3))
      .extend([new nn.Linear(4, 4)])
    expect([...list].map(({ inFeatures }) => inFeatures)).toEqual([1, 3, 2, 4])
    expect(list.pop(0).inFeatures).toBe(1)
    expect(list.at(-1)!.inFeatures).toBe(4)
    expect(list.length).toBe(3)
    expect(Object.keys(list.stateDict())[0]).toBe('0.weight')
    expect(() => list.append(3 as never)).toThrow('Expected Module for modules[3] but received 3')
    expect(() => list.forward()).toThrow('ModuleList has no forward')
  })
  test('ModuleDict', () => {
    const dict = new nn.ModuleDict({ fooBar: new nn.Linear(1, 1) })
    dict.set('b', new nn.Linear(2, 2))
    expect(Object.keys(dict.stateDict())).toEqual(['fooBar.weight', 'fooBar.bias', 'b.weight', 'b.bias'])
    expect(dict.get('b')!.inFeatures).toBe(2)
    expect(dict.delete('b')).toBe(true)
    expect([dict.size, dict.has('b'), dict.keys()]).toEqual([1, false, ['fooBar']])
    expect(() => dict.set('a.b', new nn.Linear(1, 1))).toThrow('no dot')
  })
  test('of parameters', () => {
    const list = new nn.ParameterList([ones([2]), zeros([1])])
    const dict = new nn.ParameterDict({ a: ones([2]) })
    expect(list.namedParameters().map(([name, { requiresGrad }]) => [name, requiresGrad])).toEqual([
      ['0', true],
      ['1', true],
    ])
    expect(Object.keys(dict.stateDict())).toEqual(['a'])
    expect(String(list)).toBe(
      'ParameterList(\n    (0): Parameter containing: [torch.float32 of size 2]\n    (1): Parameter containing: [torch.float32 of size 1]\n)',
    )
  })
})
