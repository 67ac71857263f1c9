// What a caller may get wrong, and the words for it; and what an optimizer says of itself.
import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { type GroupSpec, Optimizer, type OptionInfo, type Params } from '../../src/optim/index.js'
import { tensor } from '../../src/tensor/index.js'
import { asSpec } from './make.js'
import { registry } from './rows.js'

const weight = () => tensor([[1, 2, 3]], { dtype: 'float32' }).requiresGrad_()
const [step, decay] = [optim.adam(), optim.lp()]
const make = (params: unknown, more: object = {}) =>
  new Optimizer(params as Params, { step, decay, lr: 0.1, ...more })

describe('parameters', () => {
  const w = weight()
  const wrong: [string, unknown, new (message: string) => Error, string][] = [
    [
      'a tensor',
      w,
      TypeError,
      'Expected an iterable of tensors, of [name, tensor] or of groups for params but received a Tensor',
    ],
    [
      'nothing',
      undefined,
      TypeError,
      'Expected an iterable of tensors, of [name, tensor] or of groups for params but received undefined',
    ],
    ['a number', 7, TypeError, 'but received 7'],
    ['an empty list', [], RangeError, 'Expected at least one parameter for params but received none'],
    [
      'a list of numbers',
      [1, 2],
      TypeError,
      'Expected Tensor or [name, Tensor] for params[0] but received 1',
    ],
    [
      'a group without params',
      [{ lr: 1 }],
      TypeError,
      'Expected an iterable of tensors for params of a group but received undefined',
    ],
    [
      'groups beside tensors',
      [w, { params: [w] }],
      TypeError,
      'Expected only groups or only tensors for params but received both',
    ],
    [
      'named beside unnamed',
      [['a', w], weight()],
      TypeError,
      'Expected all parameters with names or none but params[1] has none',
    ],
    [
      'unnamed beside named',
      [w, ['a', weight()]],
      TypeError,
      'Expected all parameters with names or none but params[1] has one',
    ],
    [
      'one name twice',
      [
        ['a', w],
        ['a', weight()],
      ],
      RangeError,
      "Expected distinct names but 'a' names two parameters",
    ],
    [
      'one tensor in two groups',
      [{ params: [w] }, { params: [w] }],
      RangeError,
      'Expected each parameter in one group but params[0] is in another too',
    ],
    [
      'an integer tensor',
      [tensor([1], { dtype: 'int64' })],
      TypeError,
      'Expected a floating-point tensor for params[0] but received int64',
    ],
    [
      'no leaf',
      [w.mul(2)],
      RangeError,
      'Expected a leaf for params[0] but received the result of an operation: detach() it first',
    ],
    [
      'no gradients',
      [tensor([1.5])],
      RangeError,
      'Expected parameters that require gradients but none does: call requiresGrad_(true) first',
    ],
    [
      'an unknown option in a group',
      [{ params: [w], lambada: 1 }],
      TypeError,
      "Unknown option 'lambada' in a parameter group",
    ],
    [
      "another rule's option in a group",
      [{ params: [w], momentum: 0.9 }],
      TypeError,
      "Unknown option 'momentum' in a parameter group",
    ],
  ]
  for (const [name, params, kind, message] of wrong) {
    it(name, () => {
      expect(() => make(params)).toThrow(kind)
      expect(() => make(params)).toThrow(message)
    })
  }
  it('a duplicate within a group warns, and is stepped once', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const w = weight()
    const optimizer = make([w, w])
    expect(warn).toHaveBeenCalledOnce()
    expect(String(warn.mock.calls[0]![0])).toContain('holds a parameter twice; it is stepped once: params[1]')
    expect(optimizer.paramGroups[0]!.params).toHaveLength(1)
    warn.mockRestore()
  })
  it('any iterable will do', () => {
    const list = [weight(), weight()]
    function* each() {
      yield* list
    }
    for (const params of [list, new Set(list), each(), new Map(list.map((w, i) => [`w${i}`, w]))]) {
      expect(make(params).paramGroups[0]!.params).toHaveLength(2)
    }
    const alone = make([{ params: list[0] }]).paramGroups[0]!.params
    expect(alone).toHaveLength(1)
    expect(alone[0]).toBe(list[0])
  })
  it('a group that fails leaves nothing behind', () => {
    const [a, b] = [weight(), weight()]
    const optimizer = make([a])
    expect(() => optimizer.addParamGroup({ params: [b], lr: -1 })).toThrow(RangeError)
    expect(optimizer.paramGroups).toHaveLength(1)
    optimizer.addParamGroup({ params: [b] })
    expect(optimizer.paramGroups).toHaveLength(2)
    expect(() => optimizer.addParamGroup({ params: [b] })).toThrow('in another too')
  })
})

describe('options of the optimizer', () => {
  const cases: [object, new (message: string) => Error, string][] = [
    [{ lr: -1 }, RangeError, 'Expected number in [0, inf) for lr but received -1'],
    [{ lr: Number.NaN }, RangeError, 'Expected number in [0, inf) for lr but received NaN'],
    [
      { lr: Number.POSITIVE_INFINITY },
      RangeError,
      'Expected number in [0, inf) for lr but received Infinity',
    ],
    [{ lr: '1' }, TypeError, "Expected number in [0, inf) for lr but received '1'"],
    [{ lr: undefined }, TypeError, 'Expected number in [0, inf) for lr but received undefined'],
    [{ lr: tensor([1, 2]) }, RangeError, 'Expected a tensor of one element for lr but received shape [2]'],
    [{ step: decay }, TypeError, 'Expected a step such as optim.adam() for step'],
    [{ step: 'adam' }, TypeError, 'Expected a step such as optim.adam() for step'],
    [{ decay: undefined }, TypeError, 'Expected a decay such as optim.lp() for decay'],
    [{ step: { kind: 'step', rule: 'madam', options: {} } }, RangeError, "for step but received 'madam'"],
    [{ exclude: 'bias' }, RangeError, "Expected one of 'vectors', 'none' for exclude but received 'bias'"],
    [{ maximize: 1 }, TypeError, 'Expected boolean for maximize but received 1'],
    [{ cautious: 'yes' }, TypeError, "Expected boolean for cautious but received 'yes'"],
    [{ clip: { norm: 0 } }, RangeError, 'Expected number in (0, inf] for clip.norm but received 0'],
    [{ clip: { value: -1 } }, RangeError, 'Expected number in (0, inf] for clip.value but received -1'],
    [{ clip: { max: 1 } }, TypeError, "Unknown option 'max' in clip"],
    [{ zeroThreshold: -1 }, RangeError, 'Expected number in [0, inf) for zeroThreshold but received -1'],
    [{ storage: { state: 'int4' } }, RangeError, "for storage.state but received 'int4'"],
    [{ storage: { master: 1 } }, TypeError, 'Expected boolean for storage.master but received 1'],
    [
      { storage: { seed: 1.5 } },
      RangeError,
      'Expected integer in [0, 4294967295] for storage.seed but received 1.5',
    ],
  ]
  for (const [options, kind, message] of cases) {
    it(inspect(options, { depth: 1, breakLength: 200 }), () => {
      expect(() => make([weight()], options)).toThrow(kind)
      expect(() => make([weight()], options)).toThrow(message)
    })
  }
  it('optim.optimizer and the aliases know their options', () => {
    expect(() => optim.optimizer([weight()], { step, decay, lr: 1, momentum: 1 } as never)).toThrow(
      "Unknown option 'momentum' in optim.optimizer",
    )
    expect(() => optim.padam([weight()], { lr: 1, weightDecay: 1 } as never)).toThrow(
      "Unknown option 'weightDecay' in optim.padam()",
    )
    expect(() => optim.lp({ q: 1 } as never)).toThrow("Unknown option 'q' in optim.lp()")
    expect(() => optim.adam({ momentum: 1 } as never)).toThrow("Unknown option 'momentum' in optim.adam()")
  })
  it('what a schedule gives is checked at its step, and nothing moves', () => {
    const w = weight()
    const optimizer = make([w], { lr: (step: number) => (step < 1 ? 0.1 : Number.NaN) })
    w.grad = tensor([[1, 1, 1]])
    optimizer.step()
    const before = w.toArray()
    expect(() => optimizer.step()).toThrow('Expected number in [0, inf) for lr but received NaN')
    expect(w.toArray()).toEqual(before)
    expect(optimizer.steps).toBe(1)
  })
})

const factories = optim as unknown as Readonly<Record<string, (options: object) => unknown>>

/** Values just outside an option's range, with the error they must give. */
function* outside({
  kind,
  range,
  length,
  values,
}: OptionInfo): Generator<[unknown, new (message: string) => Error]> {
  const wrap = (value: unknown) => (kind === 'numbers' ? Array(length).fill(value) : value)
  if (kind === 'boolean') yield [1, TypeError]
  if (kind === 'enum') yield* [[`${values![0]}!`, RangeError] as const, [1, TypeError] as const]
  if (!range) return
  const [, open, low, high, close] = /^([[(])(\S+), (\S+)([\])])$/.exec(range)!
  const number = (text: string) => Number(text.replace('inf', 'Infinity'))
  const [least, most] = [number(low!), number(high!)]
  if (Number.isFinite(least)) yield [wrap(open === '(' ? least : least - 0.01), RangeError]
  if (Number.isFinite(most)) yield [wrap(close === ')' ? most : most + 0.01), RangeError]
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    yield [wrap(value), RangeError]
  yield [wrap('1'), TypeError]
  if (kind === 'numbers')
    yield* [[[], RangeError] as const, [Array(length! + 1).fill(least), RangeError] as const]
}

describe('options of every rule', () => {
  for (const [kind, rules] of [
    ['step', registry.steps],
    ['decay', registry.decays],
  ] as const) {
    for (const rule of rules) {
      for (const option of rule.options) {
        it(`${kind} ${rule.name}.${option.name}`, () => {
          const factory = factories[rule.name]!
          const set = (value: unknown) => () => factory({ [option.name]: value })
          const inGroup = (value: unknown) => () =>
            make([{ params: [weight()], [option.name]: value } as GroupSpec], {
              [kind]: asSpec(kind, rule.name, {}),
            })
          const given = [...outside(option)]
          expect(given.length).toBeGreaterThan(0)
          for (const [value, error] of given) {
            for (const attempt of [set(value), inGroup(value)]) {
              expect(attempt, inspect(value)).toThrow(error)
              expect(attempt, inspect(value)).toThrow(`for ${kind}.${option.name}`)
            }
          }
          expect(set(option.default)).not.toThrow()
        })
      }
    }
  }
  it('options that do not go together', () => {
    const sgd = (options: object) => () => optim.sgd([weight()], { lr: 1, ...options })
    expect(sgd({ nesterov: true })).toThrow(RangeError)
    expect(sgd({ nesterov: true })).toThrow('Expected momentum above 0 and dampening 0 for step.nesterov')
    expect(sgd({ nesterov: true, momentum: 0.9, dampening: 0.1 })).toThrow(RangeError)
    const soft = optim.sDynamics({ p: 1.2, form: 'soft' })
    expect(() => make([weight()], { decay: soft })).toThrow(
      "Expected number in (0, 1) for decay.p with form 'soft'",
    )
    const uneven = optim.elastic({ p: [1, 2], lambda: [1] })
    expect(() => make([weight()], { decay: uneven })).toThrow(
      'Expected as many numbers in decay.lambda as in decay.p',
    )
  })
})

describe('what an optimizer says of itself', () => {
  it('prints its groups and options', () => {
    const schedule = optim.cosine({ start: 0.1, totalSteps: 10 })
    const optimizer = make([{ params: [weight()] }, { params: [weight()], lr: schedule, p: 0.5 }])
    const text = inspect(optimizer)
    expect(text).toBe(String(optimizer))
    for (const part of [
      'Parameter group 0',
      'Parameter group 1',
      'step: adam',
      'decay: lp',
      'betas: [ 0.9, 0.999 ]',
      'p: 0.8',
      'p: 0.5',
      'lr: cosine({ start: 0.1, end: 0, totalSteps: 10 })',
    ]) {
      expect(text).toContain(part)
    }
  })
  it('has every option of its rules in its groups', () => {
    for (const { name, options } of registry.decays) {
      const optimizer = make([weight()], { decay: asSpec('decay', name, {}) })
      const held = optimizer.paramGroups[0]!.options
      for (const option of options) expect(held[option.name]).toEqual(option.default)
      const [group] = optimizer.stateDict().param_groups
      for (const option of options) expect(group![option.torch]).toEqual(option.default)
    }
  })
  it('an alias is its literal', () => {
    const pairs: [Optimizer, string, string, object][] = [
      [optim.padam([weight()], { lr: 1, p: 0.5 }), 'adam', 'lp', { p: 0.5, reference: 'before' }],
      [optim.padamLate([weight()], { lr: 1 }), 'adam', 'lp', { reference: 'after' }],
      [optim.adamw([weight()], { lr: 1, weightDecay: 0.1 }), 'adam', 'l2', { weightDecay: 0.1 }],
      [optim.adam([weight()], { lr: 1, amsgrad: true }), 'adam', 'none', { amsgrad: true }],
      [optim.lionLp([weight()], { lr: 1, lambda: 0.2 }), 'lion', 'lp', { lambda: 0.2 }],
      [optim.sgdLp([weight()], { lr: 1, momentum: 0.9 }), 'sgd', 'lp', { momentum: 0.9 }],
      [optim.rmsprop([weight()], { lr: 1, centered: true }), 'rmsprop', 'none', { centered: true }],
    ]
    for (const [optimizer, step, decay, options] of pairs) {
      const [group] = optimizer.paramGroups
      expect([group!.step, group!.decay]).toEqual([step, decay])
      expect(group!.options).toMatchObject(options)
    }
    expect(optim.adam({ eps: 1 })).toEqual({ kind: 'step', rule: 'adam', options: { eps: 1 } })
    expect(optim.adam()).toEqual({ kind: 'step', rule: 'adam', options: {} })
  })
})

it('RAdam takes eps = 0: under a constant gradient each step is lr times the rectification', () => {
  const [lr, beta2] = [0.1, 0.9]
  const param = tensor([3], { dtype: 'float64', requiresGrad: true })
  param.grad = tensor([2], { dtype: 'float64' })
  const optimizer = optim.radam([param], { lr, betas: [0.9, beta2], eps: 0 })
  let want = 3
  const longest = 2 / (1 - beta2) - 1
  for (let t = 1; t <= 40; t++) {
    optimizer.step()
    const rho = longest - (2 * t * beta2 ** t) / (1 - beta2 ** t)
    const rectified = Math.sqrt(((rho - 4) * (rho - 2) * longest) / ((longest - 4) * (longest - 2) * rho))
    // Where rho is small there is no division, and so no eps: m_hat is the gradient itself.
    want -= lr * (rho > 5 ? rectified : 2)
    expect(param.item()).toBeCloseTo(want, 12)
  }
})
