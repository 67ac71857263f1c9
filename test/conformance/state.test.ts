// State dicts: our own, and those that do not fit.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { load, loadHeader, save } from '../../src/io/index.js'
import * as optim from '../../src/optim/index.js'
import { type Optimizer, packStateDict, type StateDict, unpackStateDict } from '../../src/optim/index.js'
import { type Tensor, tensor } from '../../src/tensor/index.js'
import { optimizerOf, pairs, takesMatrices, title } from './make.js'
import { normals, parameter, printTable, row, rows, setGradient, valuesOf } from './rows.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-state-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function throughFile(state: StateDict, name: string): Promise<StateDict> {
  const path = join(folder, `${name.replaceAll(/\W/g, '-')}.safetensors`)
  const { tensors, metadata } = packStateDict(state)
  await save(path, tensors, { metadata })
  return unpackStateDict(await load(path), (await loadHeader(path)).metadata)
}

describe('saved to a file and loaded, the trajectory goes on bit for bit', () => {
  for (const rules of pairs) {
    for (const named of [false, true]) {
      rows('state: save and load', `${title(rules)}${named ? ' · named' : ''}`, async (device) => {
        const make = () => {
          const params = [
            parameter(normals(1, 24), 'float32', device, [4, 6]),
            parameter(normals(2, 5), 'float32', device, takesMatrices(rules) ? [1, 5] : [5]),
          ]
          const list = named ? params.map((param, i) => [`p${i}`, param] as const) : params
          const lr = optim.warmupCosine({ peak: 0.02, warmupSteps: 3, totalSteps: 20 })
          return { params, optimizer: optimizerOf(rules, list as optim.Params, lr) }
        }
        const run = ({ params, optimizer }: ReturnType<typeof make>, from: number, to: number) => {
          for (let t = from; t < to; t++) {
            for (const [i, param] of params.entries()) setGradient(param, normals(10 * t + i, param.numel))
            optimizer.step()
          }
        }
        const whole = make()
        run(whole, 0, 12)
        const first = make()
        run(first, 0, 5)
        const second = make()
        for (const [i, param] of second.params.entries()) {
          param.detach().copyFrom(first.params[i]!.detach().toTypedArray() as Float32Array)
        }
        second.optimizer.loadStateDict(await throughFile(first.optimizer.stateDict(), title(rules)))
        expect(second.optimizer.steps).toBe(5)
        run(second, 5, 12)
        for (const [i, param] of whole.params.entries())
          expect(valuesOf(second.params[i]!)).toEqual(valuesOf(param))
      })
    }
  }
})

describe('a copy has every public option', () => {
  for (const rules of pairs) {
    row('state: options', title(rules), 'cpu', () => {
      const make = (given: typeof rules) => optimizerOf(given, [parameter([1, 2], 'float32')], 0.25)
      const source = make({ ...rules, maximize: true, cautious: true })
      const copy = make({ ...rules, stepOptions: {}, decayOptions: {} })
      copy.loadStateDict(source.stateDict())
      expect(copy.paramGroups[0]!.options).toEqual(source.paramGroups[0]!.options)
    })
  }
})

const small = (options: object = {}, named = false) => {
  const param = parameter([1, 2, 3, 4], 'float32', 'cpu', [2, 2])
  const list = named ? [['layer.weight', param] as const] : [param]
  const optimizer = optim.padam(list as optim.Params, { lr: 0.1, p: 0.7, lambda: 0.2, ...options })
  const step = () => {
    setGradient(param, [1, -1, 0.5, 2])
    optimizer.step()
  }
  return { param, optimizer, step }
}

describe('state dicts that do not fit name what is wrong, and change nothing', () => {
  const { optimizer: source, step } = small()
  step()
  const good = source.stateDict()
  const [group] = good.param_groups
  const state = good.state[0]!
  const cut = tensor([1, 2, 3])
  const bad: [string, unknown, new (message: string) => Error, string][] = [
    [
      'nothing',
      undefined,
      TypeError,
      'Expected a state dict of state and param_groups but received undefined',
    ],
    ['an array', [], TypeError, 'Expected a state dict of state and param_groups'],
    [
      'no groups',
      { ...good, param_groups: [] },
      RangeError,
      'Expected 1 parameter groups in the state dict but found 0',
    ],
    [
      'fewer parameters',
      { ...good, param_groups: [{ ...group, params: [] }] },
      RangeError,
      'Expected 1 parameters in group 0 in the state dict but found 0',
    ],
    [
      'another step',
      { ...good, param_groups: [{ ...group, step: 'sgd' }] },
      RangeError,
      "Expected step 'adam' in param_groups[0] in the state dict but found 'sgd'",
    ],
    [
      'another decay',
      { ...good, param_groups: [{ ...group, decay: 'prox' }] },
      RangeError,
      "Expected decay 'lp' in param_groups[0] in the state dict but found 'prox'",
    ],
    [
      'an option out of range',
      { ...good, param_groups: [{ ...group, p: -1 }] },
      RangeError,
      'Expected number in (0, inf) for decay.p but received -1',
    ],
    [
      'an option of another kind',
      { ...good, param_groups: [{ ...group, amsgrad: 1 }] },
      TypeError,
      'Expected boolean for step.amsgrad but received 1',
    ],
    [
      'an unknown option',
      { ...good, param_groups: [{ ...group, momentum: 0.9 }] },
      RangeError,
      "Expected only known options in param_groups[0] in the state dict but found 'momentum'",
    ],
    [
      'a weight decay that nothing takes',
      { ...good, param_groups: [{ ...group, decay: undefined, weight_decay: 0.1 }] },
      RangeError,
      "Expected no weight_decay in param_groups[0], as decay 'lp' has none in the state dict but found 0.1",
    ],
    [
      'an extra entry',
      { ...good, state: { 0: { ...state, other: cut } } },
      RangeError,
      "Expected only exp_avg, exp_avg_sq of state[0] in the state dict but found 'other'",
    ],
    [
      'another shape',
      { ...good, state: { 0: { ...state, exp_avg: cut } } },
      RangeError,
      'Expected shape [2,2] for exp_avg of state[0] in the state dict',
    ],
    [
      'an entry of another kind',
      { ...good, state: { 0: { ...state, exp_avg: 'x' } } },
      RangeError,
      'Expected a tensor or number for exp_avg of state[0]',
    ],
    [
      'state of no parameter',
      { ...good, state: { ...good.state, 7: state } },
      RangeError,
      "but found 'state[7]'",
    ],
    [
      'a schedule of nothing',
      {
        ...good,
        param_groups: [{ ...group, schedules: { eps: { type: 'constant', options: { value: 1 } } } }],
      },
      RangeError,
      'Expected schedules only of lr, betas, p, lambda in param_groups[0]',
    ],
    [
      'an unknown schedule',
      { ...good, param_groups: [{ ...group, schedules: { lr: { type: 'magic', options: {} } } }] },
      RangeError,
      "Expected a known type of schedule but received 'magic'",
    ],
    [
      'half a step',
      { ...good, steps: 0.5 },
      RangeError,
      'Expected a count of steps in the state dict but found 0.5',
    ],
  ]
  for (const [name, dict, kind, message] of bad) {
    it(name, () => {
      const { optimizer, step } = small({ p: 0.9 })
      step()
      const print = () =>
        JSON.stringify(packStateDict(optimizer.stateDict()).metadata) +
        valuesOf(optimizer.stateDict().state[0]!.exp_avg as Tensor)
      const before = print()
      expect(() => optimizer.loadStateDict(dict as StateDict)).toThrow(kind)
      expect(() => optimizer.loadStateDict(dict as StateDict)).toThrow(message)
      expect(print()).toBe(before)
    })
  }
  it('options that do not go together', () => {
    const param = parameter([1, 2], 'float32')
    const optimizer = optim.sgd([param], { lr: 0.1, momentum: 0.9 })
    const dict = optimizer.stateDict()
    const wrong = { ...dict, param_groups: [{ ...dict.param_groups[0]!, nesterov: true, momentum: 0 }] }
    expect(() => optimizer.loadStateDict(wrong)).toThrow(RangeError)
    expect(optimizer.paramGroups[0]!.options).toMatchObject({ nesterov: false, momentum: 0.9 })
  })
})

describe('state dicts that fit', () => {
  it('p, lambda and schedules are in it, per group', () => {
    const { optimizer } = small({
      lr: optim.cosine({ start: 1, totalSteps: 10 }),
      p: optim.linear({ start: 2, end: 1, totalSteps: 4 }),
    })
    const { step } = small()
    step()
    const json = JSON.parse(JSON.stringify(optimizer.stateDict().param_groups[0]))
    expect(json).toMatchObject({
      lr: 1,
      p: 2,
      lambda: 0.2,
      decay: 'lp',
      step: 'adam',
      schedules: { lr: { type: 'cosine' }, p: { type: 'linear' } },
    })
    const { optimizer: other } = small()
    other.loadStateDict(optimizer.stateDict())
    expect(String(other.paramGroups[0]!.options.p)).toBe(String(optimizer.paramGroups[0]!.options.p))
    expect((other.paramGroups[0]!.lr as optim.Schedule)(5)).toBeCloseTo(0.5, 15)
  })
  it('schedules inside a list', () => {
    const param = parameter([1, 2], 'float32')
    const lambda = [optim.linear({ start: 1, end: 0, totalSteps: 4 }), 0.25] as const
    const make = (lambda: optim.ElasticOptions['lambda']) =>
      optim.optimizer([param], { step: optim.sgd(), decay: optim.elastic({ p: [1, 2], lambda }), lr: 0.1 })
    const a = make(lambda)
    const b = make([0.5, 0.5])
    b.loadStateDict(JSON.parse(JSON.stringify(a.stateDict())))
    expect(b.stateDict().param_groups[0]!.lambda).toEqual([1, 0.25])
    setGradient(param, [1, 1])
    b.step()
    expect(b.stateDict().param_groups[0]!.lambda).toEqual([0.75, 0.25])
  })
  it('an older one with options missing keeps those at hand; a step may be a number', () => {
    const { optimizer: source, step } = small()
    step()
    const { state, param_groups } = source.stateDict()
    const older = { state: { 0: { ...state[0], step: 1 } }, param_groups: [{ params: [0], lr: 0.5 }] }
    expect(param_groups).toHaveLength(1)
    const { optimizer } = small({ p: 0.6 })
    optimizer.loadStateDict(older)
    expect(optimizer.paramGroups[0]!.options).toMatchObject({ lr: 0.5, p: 0.6, lambda: 0.2, amsgrad: false })
    expect(optimizer.steps).toBe(1)
    expect((optimizer.stateDict().state[0]!.step as Tensor).item()).toBe(1)
  })
  it('numbers of a dict without schedules do not stop a schedule here', () => {
    const { optimizer } = small({ lr: optim.schedules.constant({ value: 0.3 }) })
    optimizer.loadStateDict({ state: {}, param_groups: [{ params: [0], lr: 7 }] })
    expect(optimizer.stateDict().param_groups[0]!.lr).toBe(0.3)
  })
  it('an AMSGrad state turns AMSGrad on', () => {
    const { optimizer: source, step } = small({ amsgrad: true })
    step()
    const target = small()
    target.step()
    target.optimizer.loadStateDict(source.stateDict())
    target.step()
    expect(Object.keys(target.optimizer.stateDict().state[0]!)).toContain('max_exp_avg_sq')
  })
  it('state that a dict lacks is dropped', () => {
    const { optimizer, step } = small()
    const fresh = small().optimizer.stateDict()
    step()
    optimizer.loadStateDict(fresh)
    expect(optimizer.stateDict().state).toEqual({})
    expect(optimizer.steps).toBe(0)
    step()
  })
  it('a reduceOnPlateau that the caller holds goes on being used', () => {
    const lr = optim.reduceOnPlateau({ start: 1, patience: 0 })
    const { optimizer } = small({ lr })
    const saved = JSON.parse(JSON.stringify(optimizer.stateDict()))
    lr.report(1)
    lr.report(1)
    expect(optimizer.stateDict().param_groups[0]!.lr).toBe(0.1)
    optimizer.loadStateDict(saved)
    expect(optimizer.paramGroups[0]!.lr).toBe(lr)
    expect(lr(0)).toBe(1)
  })
})

describe('hooks run in order, and can be taken off', () => {
  const kinds: [
    string,
    (on: Optimizer, hook: () => void, options?: optim.HookOptions) => optim.HookHandle,
  ][] = [
    ['before steps', (on, hook, options) => on.registerStepPreHook(hook, options)],
    ['after steps', (on, hook, options) => on.registerStepPostHook(hook, options)],
    ['before stateDict', (on, hook, options) => on.registerStateDictPreHook(hook, options)],
    ['after stateDict', (on, hook, options) => on.registerStateDictPostHook(hook as never, options)],
    ['before loadStateDict', (on, hook, options) => on.registerLoadStateDictPreHook(hook as never, options)],
    ['after loadStateDict', (on, hook, options) => on.registerLoadStateDictPostHook(hook, options)],
  ]
  const everything = ({ optimizer, step }: ReturnType<typeof small>) => {
    step()
    optimizer.loadStateDict(optimizer.stateDict())
  }
  for (const [name, register] of kinds) {
    row(
      'state: hooks',
      `${name}: in order, prepended ones first, each removed by its own handle`,
      'cpu',
      () => {
        const made = small()
        const seen: string[] = []
        const add = (label: string, options?: optim.HookOptions) =>
          register(made.optimizer, () => void seen.push(label), options)
        const [first, second] = [add('first'), add('second')]
        add('earlier', { prepend: true })
        add('earliest', { prepend: true })
        everything(made)
        expect(seen.splice(0)).toEqual(['earliest', 'earlier', 'first', 'second'])
        second.remove()
        second.remove()
        add('last')
        everything(made)
        expect(seen.splice(0)).toEqual(['earliest', 'earlier', 'first', 'last'])
        first.remove()
        everything(made)
        expect(seen).toEqual(['earliest', 'earlier', 'last'])
        expect(() => register(made.optimizer, 7 as never)).toThrow(TypeError)
      },
    )
  }
  row('state: hooks', 'each kind at its own moment, with the optimizer', 'cpu', () => {
    const made = small()
    const seen: string[] = []
    const { optimizer, param } = made
    for (const [name, register] of kinds) {
      register(optimizer, ((given: Optimizer) => {
        seen.push(`${name} ${given === optimizer} ${valuesOf(param)[0] === 1 ? 'unmoved' : 'moved'}`)
      }) as never)
    }
    everything(made)
    expect(seen).toEqual([
      'before steps true unmoved',
      'after steps true moved',
      'before stateDict true moved',
      'after stateDict true moved',
      'before loadStateDict true moved',
      'after loadStateDict true moved',
    ])
  })
  it('around state dicts, which they may replace', () => {
    const { optimizer } = small()
    const seen: string[] = []
    optimizer.registerStateDictPreHook(() => seen.push('pre'))
    optimizer.registerStateDictPostHook((_, dict) => ({ ...dict, steps: 7 }))
    const first = optimizer.registerStateDictPostHook(() => seen.push('first') as never, { prepend: true })
    first.remove()
    const dict = optimizer.stateDict()
    expect(seen.splice(0)).toEqual(['pre'])
    expect(dict.steps).toBe(7)
    optimizer.registerLoadStateDictPreHook((_, given) => ({ ...given, steps: 9 }))
    optimizer.registerLoadStateDictPostHook(({ steps }) => seen.push(`loaded ${steps}`))
    optimizer.loadStateDict(dict)
    expect(seen).toEqual(['loaded 9'])
  })
})

printTable()
