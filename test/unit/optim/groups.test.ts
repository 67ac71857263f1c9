// Parameter groups: what they hold, what they refuse, and what they show.
import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { parametersTaken } from '../../../src/_channels.js'
import { Linear } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { type Tensor, zeros } from '../../../src/tensor/index.js'

const weight = (shape = [2, 2]) => zeros(shape).fill_(0.5).requiresGrad_()
const named = (...names: string[]) => names.map((name) => [name, weight()] as const)
const step = (optimizer: optim.Optimizer) => {
  for (const { params } of optimizer.paramGroups)
    for (const param of params) param.grad = param.detach().mul(0).add(1)
  optimizer.step()
}

describe('groups and their parameters are changed by addParamGroup alone, or not at all', () => {
  const make = () => optim.padam([{ params: named('a', 'b') }, { params: named('c') }], { lr: 0.1 })
  const attempts: [string, (optimizer: optim.Optimizer) => void][] = [
    ['a parameter appended', ({ paramGroups: [group] }) => (group!.params as Tensor[]).push(weight())],
    ['a parameter replaced', ({ paramGroups: [group] }) => ((group!.params as Tensor[])[0] = weight())],
    ['a parameter removed', ({ paramGroups: [group] }) => (group!.params as Tensor[]).splice(0, 1)],
    ['a parameter deleted', ({ paramGroups: [group] }) => delete (group!.params as Tensor[])[0]],
    ['parameters cut off', ({ paramGroups: [group] }) => ((group!.params as Tensor[]).length = 0)],
    ['a name replaced', ({ paramGroups: [group] }) => ((group!.names as string[])[0] = 'x')],
    ['a mark of decay replaced', ({ paramGroups: [group] }) => ((group!.decayed as boolean[])[0] = false)],
    ['a group removed', ({ paramGroups }) => (paramGroups as optim.ParamGroup[]).pop()],
    ['a group appended', ({ paramGroups }) => (paramGroups as optim.ParamGroup[]).push(paramGroups[0]!)],
    ['a group replaced', ({ paramGroups }) => ((paramGroups as optim.ParamGroup[])[0] = paramGroups[1]!)],
    ['groups cut off', ({ paramGroups }) => ((paramGroups as optim.ParamGroup[]).length = 1)],
    ['the list of groups', (optimizer) => ((optimizer as { paramGroups: unknown }).paramGroups = [])],
    ['the list of parameters', ({ paramGroups: [group] }) => ((group as { params: unknown }).params = [])],
  ]
  for (const [name, attempt] of attempts) {
    it(name, () => {
      const optimizer = make()
      expect(() => attempt(optimizer)).toThrow(TypeError)
      expect(optimizer.paramGroups.map(({ params }) => params.length)).toEqual([2, 1])
    })
  }
  it('says what to do instead, to code that is not strict too', () => {
    const optimizer = make()
    const sloppy = new Function('list', 'list[0] = null')
    expect(() => sloppy(optimizer.paramGroups[0]!.params)).toThrow('addParamGroup() adds parameters')
    expect(() => sloppy(optimizer.paramGroups)).toThrow('addParamGroup() adds a group')
    expect(() => (optimizer.paramGroups as optim.ParamGroup[]).push()).toThrow('addParamGroup() adds a group')
  })
})

describe('a group that fails leaves its tensors free', () => {
  const b = weight()
  const failing: [string, () => optim.GroupSpec, () => optim.GroupSpec][] = [
    ['an option out of range', () => ({ params: [b], lr: -1 }), () => ({ params: [b] })],
    [
      'options that do not go together',
      () => ({ params: [b], step: optim.sgd({ nesterov: true }) }),
      () => ({ params: [b] }),
    ],
    [
      'one tensor that the engine refuses',
      () => ({ params: [b, zeros([1, 2]).expand([3, 2]).detach().requiresGrad_()] }),
      () => ({ params: [b] }),
    ],
    [
      'a schedule that throws',
      () => ({
        params: [b],
        lr: () => {
          throw new Error('no')
        },
      }),
      () => ({ params: [b] }),
    ],
  ]
  for (const [name, wrong, right] of failing) {
    it(name, () => {
      const optimizer = optim.padam([weight()], { lr: 0.1 })
      expect(() => optimizer.addParamGroup(wrong())).toThrow()
      expect(optimizer.paramGroups).toHaveLength(1)
      optimizer.addParamGroup(right())
      expect(optimizer.paramGroups).toHaveLength(2)
      step(optimizer)
      expect(() => optimizer.addParamGroup(right())).toThrow('in another too')
    })
  }
})

describe('exclude by patterns of names', () => {
  const decayed = (exclude: optim.Exclude, ...names: string[]) => {
    const optimizer = optim.padam(named(...names), { lr: 0.1, exclude })
    return names.filter((_, i) => optimizer.paramGroups[0]!.decayed[i])
  }
  it('a whole name matches; * stands for any characters, dots too, and ? for one', () => {
    const names = ['norm.weight', 'norm1.bias', 'layers.0.bias', 'layers.10.weight', 'prenorm.weight', 'bias']
    expect(decayed(['*.bias', 'norm*'], ...names)).toEqual(['layers.10.weight', 'prenorm.weight', 'bias'])
    expect(decayed(['layers.?.*'], ...names)).toEqual(names.filter((name) => name !== 'layers.0.bias'))
    expect(decayed(['layers.10.weight'], ...names)).not.toContain('layers.10.weight')
    expect(decayed([], ...names)).toEqual(names)
  })
  it('other characters mean themselves', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    expect(decayed(['a.b', '(x', '[y]', '^z'], 'a.b', 'axb', '(x', 'y', 'z')).toEqual(['axb', 'y', 'z'])
    expect(warn.mock.calls[0]![0]).toContain("'[y]', '^z'")
    warn.mockRestore()
  })
  it('one that matches nothing warns', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    decayed(['*.bais', 'a'], 'a', 'b.bias')
    expect(warn).toHaveBeenCalledOnce()
    expect(warn.mock.calls[0]![0]).toBe("No parameter's name matches '*.bais' of exclude.")
    expect(warn.mock.calls[0]![1]).toMatchObject({ code: 'PDECAY_UNMATCHED_PATTERN' })
    warn.mockRestore()
  })
  it('a function must answer with a boolean', () => {
    expect(() => decayed((async () => true) as never, 'a')).toThrow(
      "Expected boolean for what exclude returns for 'a' but received Promise",
    )
    expect(() => decayed((() => {}) as never, 'a')).toThrow('but received undefined')
  })
  it('needs names, and texts', () => {
    expect(() => optim.padam([weight()], { lr: 0.1, exclude: ['*'] })).toThrow('Expected named parameters')
    expect(() => decayed([1] as never, 'a')).toThrow('Expected string for exclude[0] but received 1')
  })
})

describe('what a group shows', () => {
  const lr = optim.cosine({ start: 0.1, totalSteps: 4 })
  it('the present value of a schedule', () => {
    const optimizer = optim.padam([weight()], { lr, p: optim.linear({ start: 2, end: 1, totalSteps: 4 }) })
    const [group] = optimizer.paramGroups
    expect(group!.lr).toBe(lr)
    expect(group!.current).toMatchObject({ lr: 0.1, p: 2, lambda: 1e-3, betas: [0.9, 0.999], amsgrad: false })
    step(optimizer)
    step(optimizer)
    expect(group!.current).toMatchObject({ lr: lr(1), p: 1.75 })
    expect(inspect(group)).toContain(
      `lr: cosine({ start: 0.1, end: 0, totalSteps: 4 }), now ${group!.current.lr}`,
    )
  })
  it('its options, not its inside', () => {
    const text = inspect(optim.padam(named('a'), { lr: 0.1, exclude: ['a'] }).paramGroups[0])
    expect(text).toMatch(/^ParamGroup \(\n {2}step: adam\n {2}decay: lp\n {2}lr: 0.1\n/)
    expect(text).toContain("exclude: [ 'a' ]")
    expect(text).toContain('parameters: 1, 0 decayed')
  })
})

it('what is built has no internals in its types', () => {
  const declared = (file: string) => readFileSync(`${import.meta.dirname}/../../../lib/${file}.d.ts`, 'utf8')
  const text = declared('optim/group')
  expect(text).toContain('get current()')
  for (const name of ['readonly slots', 'savedExclude', 'setExclude', 'set params', 'constructor'])
    expect(text).not.toContain(name)
  expect(declared('optim/optimizer')).not.toContain('set paramGroups')
})

describe('a wrong thing is named as it is', () => {
  const make = (params: unknown) => () => optim.padam(params as optim.Params, { lr: 0.1 })
  it('typed arrays', () => {
    expect(make([new Float32Array(3)])).toThrow(
      'Expected Tensor or [name, Tensor] for params[0] but received Float32Array(3) [ 0, 0, 0 ]: pdecay/arrays steps',
    )
  })
  it('modules', () => {
    const module = new Linear(2, 2)
    expect(make([module])).toThrow('but received Linear: pass its parameters() or namedParameters()')
    expect(make(module)).toThrow('but received Linear: pass its parameters() or namedParameters()')
  })
})

describe('options objects refuse what nothing reads', () => {
  const w = weight()
  const rules = { step: optim.adam(), decay: optim.lp(), lr: 0.1 }
  const made = optim.optimizer([w], rules)
  const cases: [string, () => unknown, string][] = [
    [
      'new Optimizer',
      () => new optim.Optimizer([w], { ...rules, lrr: 1 } as never),
      "'lrr' in optim.Optimizer",
    ],
    ['zeroGrad', () => made.zeroGrad({ setToNon: true } as never), "'setToNon' in zeroGrad"],
    ['step', () => made.step(undefined, { scale: 1 } as never), "'scale' in step"],
    ['sparsity', () => made.sparsity({ histo: true } as never), "'histo' in sparsity"],
    [
      'addParamGroup',
      () => made.addParamGroup({ params: [weight()], lrr: 1 } as never),
      "'lrr' in a parameter group",
    ],
    ['set', () => made.paramGroups[0]!.set({ lrr: 1 } as never), "'lrr' in a parameter group"],
    [
      'a hook',
      () => made.registerStepPreHook(() => {}, { prepnd: true } as never),
      "'prepnd' in the options of a hook",
    ],
    [
      'loadStateDict',
      () => made.loadStateDict(made.stateDict(), { ony: 1 } as never),
      "'ony' in loadStateDict",
    ],
    ['GradScaler', () => new optim.GradScaler({ scale: 1 } as never), "'scale' in GradScaler"],
    ['a schedule', () => optim.cosine({ start: 1, totalSteps: 2, stop: 3 } as never), "'stop' in cosine()"],
    ['a step', () => optim.adam({ beta: 1 } as never), "'beta' in optim.adam()"],
    [
      'an alias',
      () => optim.padam([w], { lr: 1, weightDecay: 1 } as never),
      "'weightDecay' in optim.padam()",
    ],
  ]
  for (const [name, attempt, message] of cases)
    it(name, () => expect(attempt).toThrow(`Unknown option ${message}`))
  it('and need an object', () => {
    expect(() => new optim.Optimizer([w], undefined as never)).toThrow('Expected object for optim.Optimizer')
    expect(() => optim.optimizer([w], undefined as never)).toThrow('Expected object for optim.optimizer')
    expect(() => optim.padam([w], undefined as never)).toThrow('Expected object for optim.padam()')
  })
})

describe('types and run time agree', () => {
  const w = () => [weight()]
  const [adam, lp] = [optim.adam(), optim.lp()]
  it('what is needed is needed by both', () => {
    // @ts-expect-error
    expect(() => optim.optimizer(w(), { step: adam, lr: 1 })).toThrow('for decay')
    // @ts-expect-error
    expect(() => optim.optimizer(w(), { step: adam, decay: lp })).toThrow('for lr')
    // @ts-expect-error
    expect(() => optim.optimizer(w(), { decay: lp, lr: 1 })).toThrow('for step')
    // @ts-expect-error
    expect(() => optim.adamw(w(), {})).toThrow('for lr')
    // @ts-expect-error
    expect(() => optim.adam(w(), {})).toThrow('for lr')
    // @ts-expect-error
    expect(() => optim.adam(w())).toThrow('for lr')
  })
  it('also where every group has it', () => {
    // @ts-expect-error
    expect(() => optim.adamw([{ params: w(), lr: 1 }], {})).toThrow('for lr')
  })
  it('one rate where one is taken', () => {
    const lr = optim.cosine({ start: 1, totalSteps: 3 })
    // @ts-expect-error
    expect(() => optim.adamw(w(), { lr: [lr] })).toThrow('for lr')
    const lists = [[lr], [lr, -1], [lr, lr, lr]] as unknown as [number, number][]
    for (const betas of lists) expect(() => optim.adamw(w(), { lr: 1, betas })).toThrow(RangeError)
  })
})

it('tells, to who listens, which tensors it steps', () => {
  const seen: number[] = []
  const a = weight()
  parametersTaken.subscribe(({ parameters }) => {
    if (parameters.has(a)) seen.push(parameters.size)
  })
  const optimizer = optim.padam([a], { lr: 0.1 })
  optimizer.addParamGroup({ params: [weight()] })
  expect(seen).toEqual([1, 2])
})

describe('the warning at a zero start advises what works', () => {
  /** How far 1,000 steps at a gradient of 1 take a weight from 0. */
  const reach = (options: Partial<Parameters<typeof optim.padam>[1]>) => {
    const param = zeros([1, 2], { dtype: 'float64' }).requiresGrad_()
    const optimizer = optim.padam([param], { lr: 0.01, ...options } as Parameters<typeof optim.padam>[1])
    for (let t = 0; t < 1000; t++) step(optimizer)
    return Math.abs((param.toArray() as number[][])[0]![0]!)
  }
  const advice = (options: object, decay?: optim.DecaySpec) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const param = zeros([1, 2]).requiresGrad_()
    step(
      decay
        ? optim.optimizer([param], { step: optim.adam(), decay, lr: 0.01 })
        : optim.padam([param], { lr: 0.01, ...options }),
    )
    const text = String(warn.mock.calls[0]![0])
    warn.mockRestore()
    return text
  }
  for (const [p, lambda] of [
    [0.5, 0.001],
    [0.8, 0.0001],
    [0.8, 0.01],
    [0.9, 0.2],
    [1, 0.1],
    [1, 3],
    [1.5, 1],
  ] as const) {
    it(`p = ${p}, lambda = ${lambda}`, () => {
      const text = advice({ p, lambda })
      expect(text).toContain(`at p = ${p} and lambda = ${lambda}`)
      const revives = reach({ p, lambda, zeros: 'revive' }) > 1e-6
      expect(text.includes("Use zeros: 'revive'")).toBe(revives)
      if (revives) return
      expect(text).toContain("Use reference: 'after'")
      expect(reach({ p, lambda, reference: 'after' })).toBeGreaterThan(1e-3)
      const floor = /floor is at least (\S+?)\./.exec(text)?.[1]
      if (floor) expect(reach({ p, lambda, zeros: 'revive', floor: Number(floor) })).toBeGreaterThan(1e-6)
    })
  }
  it('of a decay without that option it names none', () => {
    const text = advice({}, optim.elastic({ p: [0.5, 2], lambda: [1e-3, 1e-3] }))
    expect(text).toContain('elastic keeps a zero at zero')
    expect(text).not.toContain('revive')
    expect(text).toContain('Start from other values, or exclude it from decay.')
  })
})
