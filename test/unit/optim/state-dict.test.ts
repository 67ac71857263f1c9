// Loading a state dict: everything is checked first, and only then does anything change.
import { describe, expect, it, vi } from 'vitest'
import type { LoadStateDictOptions, StateDict } from '../../../src/optim/index.js'
import * as optim from '../../../src/optim/index.js'
import { complex, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

const weight = (shape = [2, 2], value = 0.5) => zeros(shape).fill_(value).requiresGrad_()
const step = (optimizer: optim.Optimizer, times = 1) => {
  for (let t = 0; t < times; t++) {
    for (const { params } of optimizer.paramGroups)
      for (const param of params)
        param.grad = param
          .detach()
          .mul(0.5)
          .add(0.1 * (t + 1))
    optimizer.step()
  }
}
/** Two parameters, so that a fault in the second shows whether the first was changed. */
const pair = (options: object = {}) => {
  const params = [weight(), weight([3, 2], -0.25)]
  return { params, optimizer: optim.padam(params, { lr: 0.1, p: 0.8, lambda: 0.01, ...options }) }
}
const snapshot = (optimizer: optim.Optimizer) => {
  const { state, ...rest } = optimizer.stateDict()
  const values = Object.entries(state).map(([id, entries]) => [
    id,
    Object.entries(entries).map(([name, value]) => [name, (value as Tensor).toArray()]),
  ])
  return JSON.stringify([values, rest])
}
const stepped = (options: object = {}, times = 2) => {
  const made = pair(options)
  step(made.optimizer, times)
  return made
}
const copyOf = (dict: StateDict): StateDict => ({
  ...dict,
  state: Object.fromEntries(
    Object.entries(dict.state).map(([id, entries]) => [
      id,
      Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, (value as Tensor).clone()])),
    ]),
  ),
})

describe('a dict with one wrong field changes nothing', () => {
  const good = copyOf(stepped().optimizer.stateDict())
  const disposed = zeros([3, 2])
  disposed.dispose()
  const wrong: [string, object, RegExp][] = [
    ['a sparse moment', { exp_avg: zeros([3, 2]).toSparse() }, /dense tensor for exp_avg of state\[1\]/],
    ['an integer moment', { exp_avg: zeros([3, 2]).to('int64') }, /floating-point tensor for exp_avg/],
    ['a complex moment', { exp_avg: zeros([3, 2]).to('complex64') }, /floating-point tensor for exp_avg/],
    ['a boolean moment', { exp_avg_sq: zeros([3, 2]).to('bool') }, /floating-point tensor for exp_avg_sq/],
    ['a moment without data', { exp_avg: zeros([3, 2], { device: 'meta' }) }, /with data for exp_avg/],
    ['a disposed moment', { exp_avg: disposed }, /disposed/],
    ['another shape', { exp_avg: zeros([2, 3]) }, /shape \[3,2\] for exp_avg/],
    ['a number for a moment', { exp_avg: 1 }, /shape \[3,2\] for exp_avg/],
    ['a step below 0', { step: -3 }, /integer in \[0, inf\) for step of state\[1\]/],
    ['a step below 0, as a tensor', { step: tensor(-3) }, /integer in \[0, inf\) for step of state\[1\]/],
    ['half a step', { step: 1.5 }, /integer in \[0, inf\) for step/],
    ['a step that is NaN', { step: Number.NaN }, /integer in \[0, inf\) for step/],
    ['a step without end', { step: Number.POSITIVE_INFINITY }, /integer in \[0, inf\) for step/],
    ['two steps', { step: tensor([1, 2]) }, /one number for step/],
    ['a text for a step', { step: '1' }, /tensor or number for step/],
  ]
  for (const [name, entry, message] of wrong) {
    it(name, () => {
      const { optimizer } = stepped({ p: 0.6 }, 1)
      const before = snapshot(optimizer)
      const dict = { ...good, state: { ...good.state, 1: { ...good.state[1], ...entry } } } as StateDict
      expect(() => optimizer.loadStateDict(dict)).toThrow(message)
      expect(snapshot(optimizer)).toBe(before)
      step(optimizer)
      for (const { params } of optimizer.paramGroups)
        for (const param of params) expect(Number.isFinite(param.sum().item())).toBe(true)
    })
  }
  const json = { type: 'reduceOnPlateau', options: { start: 1 } }
  const groups: [string, object, RegExp][] = [
    ['exclude', { exclude: 'biases' }, /exclude/],
    ['exclude marks', { exclude: [true] }, /2 marks for exclude/],
    ['schedules of another kind', { schedules: 7 }, /schedules/],
    ["a schedule's state", { schedules: { lr: { ...json, state: { value: 'x' } } } }, /reduceOnPlateau/],
    ["a schedule's number", { schedules: { lr: { ...json, state: { value: null } } } }, /reduceOnPlateau/],
    ['a list of schedules for one number', { schedules: { lr: [json] } }, /lr/],
    ['lr', { lr: -1 }, /lr/],
  ]
  for (const [name, entry, message] of groups) {
    it(name, () => {
      const { optimizer } = stepped({ p: 0.6 }, 1)
      const before = snapshot(optimizer)
      const dict = { ...good, param_groups: [{ ...good.param_groups[0]!, ...entry }] } as StateDict
      expect(() => optimizer.loadStateDict(dict)).toThrow(message)
      expect(snapshot(optimizer)).toBe(before)
    })
  }
  it('options that do not go together', () => {
    const params = [weight()]
    const optimizer = optim.sgd(params, { lr: 0.1, momentum: 0.9 })
    step(optimizer)
    const before = snapshot(optimizer)
    const dict = optimizer.stateDict()
    const bad = { state: {}, param_groups: [{ ...dict.param_groups[0]!, momentum: 0, nesterov: true }] }
    expect(() => optimizer.prepareLoad(bad)).toThrow('momentum above 0')
    expect(snapshot(optimizer)).toBe(before)
  })
})

describe('a moment that is missing starts as on the first step', () => {
  for (const name of ['exp_avg', 'exp_avg_sq']) {
    it(name, () => {
      const { optimizer: source } = stepped()
      const dict = copyOf(source.stateDict())
      const { [name]: _, ...rest } = dict.state[0]!
      const { optimizer } = stepped({}, 5)
      optimizer.loadStateDict({ ...dict, state: { ...dict.state, 0: rest } })
      const loaded = optimizer.stateDict().state[0]!
      expect((loaded[name] as Tensor).toArray()).toEqual([
        [0, 0],
        [0, 0],
      ])
      expect((loaded.step as Tensor).item()).toBe(2)
    })
  }
  it('null, as torch writes an absent momentum buffer', () => {
    const optimizer = optim.sgd([weight()], { lr: 0.1, momentum: 0.9 })
    step(optimizer, 3)
    const { param_groups } = optimizer.stateDict()
    optimizer.loadStateDict({ state: { 0: { step: 2, momentum_buffer: null } }, param_groups })
    expect((optimizer.stateDict().state[0]!.momentum_buffer as Tensor).sum().item()).toBe(0)
  })
})

describe('loading in two phases', () => {
  it('prepareLoad changes nothing until commit', () => {
    const source = stepped({ lr: optim.schedules.reduceOnPlateau({ start: 0.3, patience: 0 }) }).optimizer
    const lr = optim.schedules.reduceOnPlateau({ start: 0.3, patience: 0 })
    const { optimizer } = pair({ lr, p: 0.6 })
    lr.report(1)
    lr.report(1)
    const before = snapshot(optimizer)
    const prepared = optimizer.prepareLoad(source.stateDict())
    expect(snapshot(optimizer)).toBe(before)
    expect(lr(0)).toBeCloseTo(0.03)
    prepared.commit()
    expect(snapshot(optimizer)).toBe(snapshot(source))
    expect(optimizer.paramGroups[0]!.lr).toBe(lr)
    expect(lr(0)).toBe(0.3)
  })
  it('runs its hooks around both', () => {
    const { optimizer } = stepped()
    const seen: string[] = []
    optimizer.registerLoadStateDictPreHook(() => void seen.push('pre'))
    optimizer.registerLoadStateDictPostHook(() => void seen.push('post'))
    const prepared = optimizer.prepareLoad(optimizer.stateDict())
    expect(seen).toEqual(['pre'])
    prepared.commit()
    expect(seen).toEqual(['pre', 'post'])
  })
  it('commit refuses once the groups are others, and a second time', () => {
    const { optimizer } = stepped()
    const prepared = optimizer.prepareLoad(optimizer.stateDict())
    optimizer.addParamGroup({ params: [weight()] })
    expect(() => prepared.commit()).toThrow('addParamGroup')
    const again = optimizer.prepareLoad(optimizer.stateDict())
    again.commit()
    expect(() => again.commit()).toThrow('one commit()')
  })
  it('commit with a tensor that was disposed in between changes nothing', () => {
    const { optimizer } = stepped({ p: 0.6 }, 1)
    const before = snapshot(optimizer)
    const dict = copyOf(stepped().optimizer.stateDict())
    const prepared = optimizer.prepareLoad(dict)
    ;(dict.state[1]!.exp_avg as Tensor).dispose()
    expect(() => prepared.commit()).toThrow('disposed')
    expect(snapshot(optimizer)).toBe(before)
  })
  it('of a GradScaler', () => {
    const scaler = new optim.GradScaler({ initScale: 8 })
    const other = new optim.GradScaler({ initScale: 2, growthInterval: 5 })
    const prepared = scaler.prepareLoad(other.stateDict())
    expect(scaler.getScale()).toBe(8)
    prepared.commit()
    expect(scaler.stateDict()).toEqual(other.stateDict())
    expect(() => scaler.prepareLoad({ scale: 2 } as never)).toThrow('growth_factor')
    // torch saves {} where its scaler is off, and refuses to load that into one that is on.
    expect(() => scaler.loadStateDict({} as never)).toThrow(RangeError)
  })
})

describe('exclude is in the state dict', () => {
  const make = (exclude?: optim.Exclude) =>
    optim.adamw([['w', weight([3])]] as [string, Tensor][], {
      lr: 0.1,
      weightDecay: 0.5,
      ...(exclude && { exclude }),
    })
  it("'none' and 'vectors'", () => {
    const target = make()
    expect(target.paramGroups[0]!.decayed[0]).toBe(false)
    target.loadStateDict(JSON.parse(JSON.stringify(make('none').stateDict())))
    expect(target.paramGroups[0]!.decayed[0]).toBe(true)
    expect(target.paramGroups[0]!.exclude).toBe('none')
    const source = make('none')
    for (const optimizer of [source, target]) step(optimizer, 3)
    expect(target.paramGroups[0]!.params[0]!.toArray()).toEqual(source.paramGroups[0]!.params[0]!.toArray())
    target.loadStateDict(make('vectors').stateDict())
    expect(target.paramGroups[0]!.decayed[0]).toBe(false)
  })
  it('a function, as the marks that it gave', () => {
    const target = make('none')
    target.loadStateDict(JSON.parse(JSON.stringify(make((name) => name === 'w').stateDict())))
    expect([...target.paramGroups[0]!.decayed]).toEqual([false])
    expect(target.stateDict().param_groups[0]!.exclude).toEqual([true])
  })
  it('patterns', () => {
    const target = make('none')
    target.loadStateDict(JSON.parse(JSON.stringify(make(['w*']).stateDict())))
    expect([...target.paramGroups[0]!.decayed]).toEqual([false])
    expect(target.paramGroups[0]!.exclude).toEqual(['w*'])
  })
  it('an older dict without it keeps what is here', () => {
    const target = make('none')
    const { exclude: _, ...group } = make().stateDict().param_groups[0]!
    target.loadStateDict({ state: {}, param_groups: [group as optim.SavedGroup] })
    expect([...target.paramGroups[0]!.decayed]).toEqual([true])
  })
  it("a torch dict with a decay decays every parameter, as torch's does", () => {
    const target = make()
    const group = { params: [0], lr: 0.1, betas: [0.9, 0.999], eps: 1e-8, amsgrad: false }
    target.loadStateDict({ state: {}, param_groups: [{ ...group, weight_decay: 0.3 }] })
    expect([...target.paramGroups[0]!.decayed]).toEqual([true])
    const param = target.paramGroups[0]!.params[0]!
    param.grad = zeros([3])
    target.step()
    for (const w of param.toArray() as number[]) expect(w).toBeCloseTo(0.5 * (1 - 0.1 * 0.3), 6)
    const kept = make()
    kept.loadStateDict({ state: {}, param_groups: [{ ...group, weight_decay: 0 }] })
    expect([...kept.paramGroups[0]!.decayed]).toEqual([false])
  })
  it('the state that the decay then needs is made', () => {
    const dynamics = (exclude: optim.Exclude) =>
      optim.optimizer([weight([3])], { step: optim.sgd(), decay: optim.sDynamics(), lr: 0.1, exclude })
    const [source, target] = [dynamics('none'), dynamics('vectors')]
    for (const optimizer of [source, target]) step(optimizer, 2)
    target.loadStateDict(source.stateDict())
    target.paramGroups[0]!.params[0]!.detach().copy_(source.paramGroups[0]!.params[0]!.detach())
    for (const optimizer of [source, target]) step(optimizer, 2)
    expect(snapshot(target)).toBe(snapshot(source))
  })
})

describe("only: 'state'", () => {
  const swap = (options?: LoadStateDictOptions) => {
    const adamw = optim.adamw([weight()], { lr: 0.1, weightDecay: 0.5, betas: [0.8, 0.9] })
    step(adamw, 3)
    const padam = optim.padam([weight()], { lr: 0.2, p: 0.7, lambda: 0.01 })
    padam.loadStateDict(adamw.stateDict(), options)
    return { adamw, padam }
  }
  it('takes moments and step counts, and leaves options and rules as they are', () => {
    expect(() => swap()).toThrow("Expected decay 'lp'")
    const { adamw, padam } = swap({ only: 'state' })
    expect(padam.steps).toBe(3)
    expect(padam.paramGroups[0]!.options).toMatchObject({
      lr: 0.2,
      p: 0.7,
      lambda: 0.01,
      betas: [0.9, 0.999],
    })
    const [from, to] = [adamw.stateDict().state[0]!, padam.stateDict().state[0]!]
    expect(Object.keys(to)).toEqual(['step', 'exp_avg', 'exp_avg_sq'])
    for (const name of Object.keys(to))
      expect((to[name] as Tensor).toArray()).toEqual((from[name] as Tensor).toArray())
  })
  it('the other decay’s own state is left out, and this one’s is made', () => {
    const make = (decay: optim.DecaySpec) =>
      optim.optimizer([weight()], { step: optim.adam(), decay, lr: 0.1 })
    const [dynamics, huber] = [make(optim.sDynamics()), make(optim.huber({ mode: 'mean' }))]
    for (const optimizer of [dynamics, huber]) step(optimizer, 2)
    const target = make(optim.lp())
    target.loadStateDict(dynamics.stateDict(), { only: 'state' })
    expect(Object.keys(target.stateDict().state[0]!)).toEqual(['step', 'exp_avg', 'exp_avg_sq'])
    const other = make(optim.sDynamics())
    other.loadStateDict(huber.stateDict(), { only: 'state' })
    expect(Object.keys(other.stateDict().state[0]!)).toEqual(['step', 'exp_avg', 'exp_avg_sq', 'sigma'])
  })
  it('another step has other moments', () => {
    const lion = optim.lionw([weight()], { lr: 0.1 })
    const { adamw } = swap({ only: 'state' })
    expect(() => lion.loadStateDict(adamw.stateDict(), { only: 'state' })).toThrow("Expected step 'lion'")
  })
  it('is checked', () => {
    expect(() => swap({ only: 'options' } as never)).toThrow("for only but received 'options'")
    expect(() => swap({ onyl: 'state' } as never)).toThrow("Unknown option 'onyl' in loadStateDict")
  })
})

describe('names', () => {
  const named = (names: readonly string[]) =>
    optim.adamw(
      names.map((name, i) => [name, weight([2, 2], i + 1)] as const),
      { lr: 0.1 },
    )
  it('a dict of the same names in another order is taken by name', () => {
    const source = named(['a', 'b'])
    step(source, 2)
    const target = named(['b', 'a'])
    target.loadStateDict(source.stateDict())
    const [from, to] = [source.stateDict().state, target.stateDict().state]
    for (const [i, j] of [
      [0, 1],
      [1, 0],
    ] as const)
      expect((to[j]!.exp_avg as Tensor).toArray()).toEqual((from[i]!.exp_avg as Tensor).toArray())
  })
  it('other names are taken in order, with a warning', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const source = named(['a', 'b'])
    step(source)
    named(['a', 'c']).loadStateDict(source.stateDict())
    expect(warn.mock.calls[0]![0]).toContain("'b'")
    expect(warn.mock.calls[0]![1]).toMatchObject({ code: 'PDECAY_PARAMETER_NAMES' })
    warn.mockRestore()
  })
})

describe("torch's own dicts", () => {
  const group = {
    params: [0],
    lr: 0.05,
    betas: [0.8, 0.9],
    eps: 1e-6,
    weight_decay: 0.1,
    amsgrad: false,
    maximize: false,
    foreach: null,
    capturable: false,
    differentiable: false,
    fused: null,
    decoupled_weight_decay: true,
  }
  const state = { 0: { step: tensor(4), exp_avg: zeros([2, 2]), exp_avg_sq: zeros([2, 2]) } }
  const load = (saved: object, entries: object = state) => {
    const optimizer = optim.adamw([weight()], { lr: 0.1 })
    optimizer.loadStateDict({ state: entries, param_groups: [saved] } as StateDict)
    return optimizer
  }
  it('whole', () => {
    expect(load(group).paramGroups[0]!.options).toMatchObject({
      lr: 0.05,
      betas: [0.8, 0.9],
      weightDecay: 0.1,
    })
  })
  for (const name of Object.keys(group).filter((name) => name !== 'params')) {
    it(`without ${name}`, () => {
      const { [name]: _, ...rest } = group as Record<string, unknown>
      const optimizer = load(rest)
      step(optimizer)
      expect((optimizer.stateDict().state[0]!.step as Tensor).item()).toBe(5)
    })
  }
  it('a step that is a number', () => {
    const optimizer = load(group, { 0: { ...state[0], step: 4 } })
    expect(optimizer.steps).toBe(4)
  })
  it('state of parameters that were never stepped is absent', () => {
    expect(load(group, {}).steps).toBe(0)
  })
})

it('moments of complex weights are complex, as in torch, and go round', () => {
  const make = () => {
    const w = complex(tensor([[1, 2]]), tensor([[3, -4]])).requiresGrad_()
    return { w, optimizer: optim.adamw([w], { lr: 0.1 }) }
  }
  const [whole, copy] = [make(), make()]
  const go = ({ w, optimizer }: ReturnType<typeof make>) => {
    w.grad = w.detach().mul(0.5)
    optimizer.step()
  }
  go(whole)
  const dict = whole.optimizer.stateDict()
  expect((dict.state[0]!.exp_avg as Tensor).dtype).toBe('complex64')
  expect((dict.state[0]!.exp_avg as Tensor).shape).toEqual([1, 2])
  copy.w.detach().copy_(whole.w.detach())
  copy.optimizer.loadStateDict(dict)
  for (const each of [whole, copy]) go(each)
  expect(copy.w.detach().viewAsReal().toArray()).toEqual(whole.w.detach().viewAsReal().toArray())
})
