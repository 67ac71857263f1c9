// State dicts: our own, torch's, and those that do not fit.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { type Optimizer, packStateDict, type StateDict, unpackStateDict } from '../../src/optim/index.js'
import { load, loadHeader, save, type Tensor, tensor } from '../../src/tensor/index.js'
import { optimizerOf, pairs, title } from './make.js'
import { expectClose, normals, parameter, printTable, row, setGradient, valuesOf } from './rows.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-state-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fixtures = `${import.meta.dirname}/../fixtures/optim`

async function throughFile(state: StateDict, name: string): Promise<StateDict> {
  const path = join(folder, `${name.replaceAll(/\W/g, '-')}.safetensors`)
  const { tensors, metadata } = packStateDict(state)
  await save(path, tensors, { metadata })
  return unpackStateDict(await load(path), (await loadHeader(path)).metadata)
}

describe('saved to a file and loaded, the trajectory goes on bit for bit', () => {
  for (const rules of pairs) {
    for (const named of [false, true]) {
      row('state: save and load', `${title(rules)}${named ? ' · named' : ''}`, 'cpu', async () => {
        const make = () => {
          const params = [
            parameter(normals(1, 24), 'float32', 'cpu', [4, 6]),
            parameter(normals(2, 5), 'float32', 'cpu', [5]),
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

/** What torch wrote: a state dict, the weights then, and the weights after the gradients that follow. */
async function fromTorch(name: string) {
  const path = `${fixtures}/${name}.safetensors`
  const tensors = await load(path)
  const list = (prefix: string) =>
    Object.keys(tensors)
      .filter((key) => key.startsWith(`${prefix}.`))
      .sort()
      .map((key) => tensors[key]!)
  const state = unpackStateDict(tensors, (await loadHeader(path)).metadata)
  return { state, before: list('before'), after: list('after'), gradients: list('gradient') }
}

const torchs: [string, (params: optim.Params) => Optimizer][] = [
  ['adamw', (params) => optim.adamw(params, { lr: 1, exclude: 'none' })],
  ['adamw-named', (params) => optim.adamw(params, { lr: 1, exclude: 'none' })],
  ['sgd', (params) => optim.sgd(params, { lr: 1, momentum: 0.5 })],
]
describe("torch's own files", () => {
  for (const [name, make] of torchs) {
    it(`${name}: loads, and the trajectory is torch's`, async () => {
      const { state, before, after, gradients } = await fromTorch(name)
      const params = before.map((weights) => weights.requiresGrad_())
      const optimizer = make(params.map((param) => ({ params: [param] })))
      optimizer.loadStateDict(state)
      expect(optimizer.paramGroups.map(({ lr }) => lr)).toEqual([0.01, 0.02])
      for (const gradient of gradients) {
        params[0]!.grad = gradient
        params[1]!.grad = gradient.select(0, 0).contiguous()
        optimizer.step()
      }
      // float32, five steps, in another order of operations.
      for (const [i, param] of params.entries()) {
        const expected = valuesOf(after[i]!)
        expectClose(valuesOf(param), expected, 2e-6)
      }
    })
    it(`${name}: what we write has every name that torch wrote, of the same shape`, async () => {
      const { state, before } = await fromTorch(name)
      const optimizer = make(before.map((weights) => ({ params: [weights.requiresGrad_()] })))
      optimizer.loadStateDict(state)
      const written = optimizer.stateDict()
      for (const [id, entries] of Object.entries(state.state)) {
        for (const [key, value] of Object.entries(entries)) {
          const ours = written.state[id]![key] as Tensor
          expect(ours.shape).toEqual((value as Tensor).shape)
          expect(valuesOf(ours)).toEqual(valuesOf(value as Tensor))
        }
      }
      for (const [g, group] of state.param_groups.entries()) {
        for (const key of [
          'lr',
          'betas',
          'eps',
          'weight_decay',
          'amsgrad',
          'maximize',
          'momentum',
          'params',
        ]) {
          if (key in group) expect(written.param_groups[g]![key], key).toEqual(group[key])
        }
      }
    })
  }
})

/** A Python with torch and safetensors: PDECAY_PYTHON, where there is one. */
const python = process.env.PDECAY_PYTHON
it.skipIf(!python)('what we write loads in torch (PDECAY_PYTHON), and steps on as here', async () => {
  const params = [
    parameter(normals(1, 12), 'float32', 'cpu', [3, 4]),
    parameter(normals(2, 4), 'float32', 'cpu', [2, 2]),
  ]
  const groups = params.map((param, i) => ({ params: [param], lr: 0.01 * (i + 1) }))
  const optimizer = optim.adamw(groups, { lr: 0.1, weightDecay: 0.1, amsgrad: true })
  const step = (t: number) => {
    const gradients = params.map((param, i) => setGradient(param, normals(10 * t + i, param.numel)))
    optimizer.step()
    return gradients
  }
  for (let t = 0; t < 4; t++) step(t)
  const { tensors, metadata } = packStateDict(optimizer.stateDict())
  const all = Object.fromEntries(Object.entries(tensors).map(([key, value]) => [key, value.clone()]))
  const copies = (prefix: string) => params.map((param, i) => [`${prefix}.${i}`, param.detach().clone()])
  Object.assign(all, Object.fromEntries(copies('before')))
  step(9)
  for (const [i, param] of params.entries()) all[`gradient.${i}`] = param.grad!.clone()
  Object.assign(all, Object.fromEntries(copies('after')))
  const path = join(folder, 'ours.safetensors')
  await save(path, all, { metadata })
  const difference = execFileSync(python!, [`${fixtures}/load_in_torch.py`, path], { encoding: 'utf8' })
  expect(Number(difference)).toBeLessThan(1e-6)
  expect(difference.trim()).not.toBe('')
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
  const without = (key: string) => Object.fromEntries(Object.entries(state).filter(([name]) => name !== key))
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
      'a missing entry',
      { ...good, state: { 0: without('exp_avg') } },
      RangeError,
      'Expected exp_avg of state[0] in the state dict',
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
      'Expected schedules only of lr, p, lambda in param_groups[0]',
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
    const { optimizer } = small({ lr: optim.constant({ value: 0.3 }) })
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
  it('around steps', () => {
    const { optimizer, step } = small()
    const seen: string[] = []
    const handles = [
      optimizer.registerStepPreHook(() => seen.push('pre 1')),
      optimizer.registerStepPreHook(() => seen.push('pre 2')),
      optimizer.registerStepPreHook(() => seen.push('pre 0'), { prepend: true }),
      optimizer.registerStepPostHook((given) => seen.push(`post ${given === optimizer}`)),
    ]
    step()
    expect(seen.splice(0)).toEqual(['pre 0', 'pre 1', 'pre 2', 'post true'])
    handles[1]!.remove()
    handles[1]!.remove()
    step()
    expect(seen.splice(0)).toEqual(['pre 0', 'pre 1', 'post true'])
    expect(() => optimizer.registerStepPreHook(7 as never)).toThrow(TypeError)
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

it('the fixtures come from the pinned torch', () => {
  expect(readFileSync(`${fixtures}/make.py`, 'utf8')).toContain('torch 2.11')
})

printTable()
