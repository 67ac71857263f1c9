import { describe, expect, test } from 'vitest'
import { type Graph, type TraceOptions, trace } from '../../../src/graph/index.js'
import { core } from '../../../src/native/index.js'
import * as nn from '../../../src/nn/index.js'
import { autograd, noGrad, randn, rngState, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

const calls = ({ nodes }: Graph) => nodes.map(({ op, args, results }) => [op, ...args, '→', ...results])
/** A model that is a function. */
const model = <Inputs extends unknown[]>(forward: (...inputs: Inputs) => unknown) => ({ forward })
const value = (name: string) => ({ value: name })

describe('the calls', () => {
  test('have arguments in the order of the schema, and name their results', () => {
    const { graph, tensors } = trace(new nn.Sequential(new nn.Linear(4, 3), new nn.ReLU()), zeros([2, 4]))
    expect(calls(graph)).toEqual([
      ['aten::linear', value('x'), value('p_0_weight'), value('p_0_bias'), '→', 'linear'],
      ['aten::relu', value('linear'), '→', 'relu'],
    ])
    expect(graph.inputs).toEqual([
      { kind: 'parameter', name: 'p_0_weight', path: '0.weight' },
      { kind: 'parameter', name: 'p_0_bias', path: '0.bias' },
      { kind: 'input', name: 'x' },
    ])
    expect([...tensors.keys()]).toEqual(['p_0_weight', 'p_0_bias'])
    expect(graph.nodes.map(({ module }) => module)).toEqual(['0', '1'])
    expect(graph.output).toEqual(value('relu'))
    expect(graph.values.linear).toMatchObject({
      dtype: 'float32',
      shape: [2, 3],
      strides: [3, 1],
      requiresGrad: true,
    })
  })
  test('are those that C++ composes, too, and constants are those of forward', () => {
    const { graph, tensors } = trace(
      model((x: Tensor) => x.index(':', '1:3').mul(tensor([1, 2]))),
      [zeros([2, 4])],
    )
    expect(calls(graph)).toEqual([
      ['aten::slice', value('x'), 1, 1, 3, '→', 'slice'],
      ['aten::mul', value('slice'), value('constant'), '→', 'mul'],
    ])
    expect(tensors.get('constant')!.toArray()).toEqual([1, 2])
  })
  test('in place give a new name to the same memory', () => {
    const { graph } = trace(
      model((x: Tensor) => {
        const y = x.add(1)
        y.relu_()
        return [y, y.view([-1])]
      }),
      [zeros([2, 2])],
    )
    expect(calls(graph).map((call) => [call[0], call.at(-1)])).toEqual([
      ['aten::add', 'add'],
      ['aten::relu_', 'relu'],
      ['aten::view', 'view'],
    ])
    expect(graph.output).toEqual({ items: [value('relu'), value('view')] })
    const storage = (name: string) => graph.values[name]!.storage
    expect(storage('relu')).toBe(storage('add'))
    expect(storage('view')).toBe(storage('add'))
    expect(storage('x')).not.toBe(storage('add'))
  })
  test('keep whole floats, integers beyond 2^53, dtypes and complex numbers apart', () => {
    const { graph } = trace(
      model((x: Tensor) =>
        x
          .leakyRelu({ negativeSlope: 2 })
          .to('float64')
          .add(2n ** 60n)
          .clamp({ max: Number.POSITIVE_INFINITY }),
      ),
      [zeros([2])],
    )
    const args = graph.nodes.map((node) => node.args.slice(1))
    expect(args[0]).toEqual([2])
    expect(args[1]![0]).toBe('float64')
    expect(args[2]).toEqual([{ int: String(2n ** 60n) }])
    expect(args[3]).toEqual([null, { float: 'Infinity' }])
    const dropout = trace(new nn.Dropout(1), zeros([2])).graph.nodes[0]!
    expect(dropout).toMatchObject({ op: 'aten::dropout', args: [value('x'), { float: 1 }, true] })
  })
  test('say in which mode they were made, and what they do besides', () => {
    const { graph } = trace(
      model((x: Tensor) => {
        const y = noGrad(() => x.mul(2))
        return y.add(x.bernoulli()).index(x.gt(0))
      }),
      [zeros([4])],
    )
    expect(graph.nodes.map(({ op, gradEnabled }) => [op, gradEnabled])[0]).toEqual(['aten::mul', false])
    expect(graph.nodes.map(({ op, effects }) => [op, ...effects])).toEqual([
      ['aten::mul'],
      ['aten::bernoulli', 'random'],
      ['aten::add'],
      ['aten::gt'],
      ['aten::index', 'dynamicShape'],
    ])
    expect(
      trace(
        model((x: Tensor) => x.index([0, 1])),
        [zeros([2])],
      ).graph.nodes.at(-1)!.effects,
    ).toEqual([])
  })
})

describe('inputs and outputs', () => {
  test('may be nested, and hold plain values', () => {
    const { graph } = trace(
      model((pair: [Tensor, { mask: Tensor }], scale: number) => ({
        y: pair[0].mul(scale),
        n: 3,
        none: null,
      })),
      [[zeros([2]), { mask: zeros([3]) }], 2],
      { inputNames: ['x', 'mask'] },
    )
    expect(graph.args).toEqual({
      items: [{ items: [value('x'), { entries: { mask: value('mask') } }] }, { constant: 2 }],
    })
    expect(graph.output).toEqual({
      entries: { y: value('mul'), n: { constant: 3 }, none: { constant: null } },
    })
  })
  test('are checked', () => {
    const one = zeros([1])
    expect(() =>
      trace(
        model(() => new Map()),
        [],
      ),
    ).toThrow(/Expected tensors, numbers.* for the output but received Map/)
    expect(() => trace({} as never, one)).toThrow('Expected a module for model but received')
    expect(() => trace(new nn.ReLU(), one, { inputNames: ['a', 'b'] })).toThrow('Expected 1 different names')
    expect(() => trace(new nn.ReLU(), one, { inputNames: ['a b'] })).toThrow('Expected a name of letters')
    expect(() => trace(new nn.ReLU(), one, { dynamik: true } as TraceOptions)).toThrow(
      "Unknown option 'dynamik'",
    )
    expect(() => trace(new nn.ReLU(), one, { dynamic: 3 } as never)).toThrow(
      "Expected false, 'batch' or array",
    )
    const computed = zeros([2], { requiresGrad: true }).mul(2)
    expect(() =>
      trace(
        model((x: Tensor) => x.add(computed)),
        [one],
      ),
    ).toThrow('was computed before')
  })
})

describe('what is not recorded', () => {
  test('is noted, with the module that did it', () => {
    class Reader extends nn.Module {
      override forward(x: Tensor): Tensor {
        x.toArray()
        return x.mul(x.sum().item())
      }
    }
    const { graph } = trace(new nn.Sequential(new nn.ReLU(), new Reader()), zeros([2]))
    expect(graph.notes).toEqual([
      { what: 'toTypedArray', module: '1' },
      { what: 'item', module: '1' },
    ])
    const double = autograd.customFunction({
      forward: (_, x: Tensor) => x.mul(2),
      backward: (_, g) => g.mul(2),
    })
    expect(trace(model(double), [zeros([2])]).graph.notes).toEqual([{ what: 'customFunction', module: '' }])
  })
})

describe('afterwards', () => {
  test('the model, its inputs and the random generator are as before', () => {
    const net = new nn.Sequential(new nn.BatchNorm1d(2), new nn.Dropout(0.5), new nn.ReLU({ inplace: true }))
    const before = net.stateDict()
    const values = () => Object.values(net.stateDict()).map((each) => each.toArray())
    const x = randn([4, 2])
    const [was, state] = [values(), rngState().toArray()]
    const copy = x.clone()
    expect(trace(net, x, { dynamic: 'batch' }).graph.training).toBe(true)
    expect(values()).toEqual(was)
    expect(Object.keys(before)).toContain('0.num_batches_tracked')
    expect(rngState().toArray()).toEqual(state)
    expect(x.equal(copy)).toBe(true)
    trace(
      model((y: Tensor) => y.relu_()),
      [x],
    )
    expect(x.equal(copy)).toBe(true)
  })
  test('nothing is recorded after an error, and nothing is left', () => {
    const fails = model(() => {
      throw new Error('no')
    })
    expect(() => trace(fails, [])).toThrow('no')
    expect(() =>
      trace(
        model((x: Tensor) => trace(new nn.ReLU(), x)),
        [zeros([1])],
      ),
    ).toThrow('one trace runs within another')
    const alive = () => core().counts()[0]
    const x = zeros([2])
    const net = new nn.Linear(2, 2)
    trace(net, x)
    const before = alive()
    for (let i = 0; i < 10; i++) trace(net, x)
    core().collect()
    expect(alive()).toBeLessThanOrEqual(before)
  })
  test('it is JSON', () => {
    const { graph } = trace(new nn.LSTM(2, 3), zeros([4, 1, 2]), { dynamic: [zeros([6, 1, 2])] })
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph)
  })
})

describe('sizes that vary', () => {
  const size = (symbols: string[], scale = 1, offset = 0) => ({ symbols, scale, offset })
  test('with the batch', () => {
    const net = new nn.Sequential(new nn.Conv2d(1, 2, 3), new nn.Flatten())
    const { graph } = trace(net, zeros([2, 1, 5, 5]), { dynamic: 'batch' })
    expect(graph.symbols).toEqual({ s0: { example: 2, min: 1, max: null } })
    expect(graph.values.flatten!.shape).toEqual([size(['s0']), 18])
    expect(graph.inputs.at(-1)).toEqual({ kind: 'input', name: 'x' })
  })
  test('of several dimensions, their products and sums', () => {
    const { graph } = trace(
      model((x: Tensor) => x.reshape([x.size(0) * x.size(1), 4]).narrow(0, 0, x.size(0) * 2 - 1)),
      [zeros([2, 5, 4])],
      { dynamic: [zeros([3, 7, 4])] },
    )
    expect(graph.nodes[0]!.args[1]).toEqual([size(['s0', 's1']), 4])
    expect(graph.nodes[1]!.args[3]).toEqual(size(['s0'], 2, -1))
  })
  test('in another way are refused', () => {
    const pad = model((x: Tensor) => x.reshape([-1]).narrow(0, 0, x.size(0) ** 2))
    expect(() => trace(pad, [zeros([3, 40])], { dynamic: 'batch' })).toThrow(
      /is not linear in the sizes of the inputs/,
    )
    const branch = model((x: Tensor) => (x.size(0) > 2 ? x.relu() : x.relu().relu()))
    expect(() => trace(branch, [zeros([2])], { dynamic: 'batch' })).toThrow(
      /computes different things for inputs of different sizes: it calls 2 and then 1 operators.*What to do/,
    )
    const constant = model((x: Tensor) => x.add(tensor(Array(x.size(0)).fill(1))))
    expect(() => trace(constant, [zeros([2])], { dynamic: 'batch' })).toThrow(
      /the constant constant depends on them/,
    )
  })
})
