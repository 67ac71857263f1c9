// Groups of parameters by their names.
import { describe, expect, it } from 'vitest'
import * as optim from '../../../src/optim/index.js'
import { tensor, zeros } from '../../../src/tensor/index.js'

const weight = (shape = [2, 2]) => zeros(shape).fill_(0.5).requiresGrad_()
const model = () =>
  [
    'embedding.weight',
    'blocks.0.weight',
    'blocks.0.bias',
    'blocks.1.weight',
    'norm.weight',
    'head.weight',
  ].map((name) => [name, weight(/bias|norm/.test(name) ? [2] : [2, 2])] as const)
const namesOf = (groups: readonly { params: optim.NamedTensor[] }[]) =>
  groups.map(({ params }) => params.map(([name]) => name))

describe('groupParameters', () => {
  it('the first rule that matches takes a parameter; the rest come last', () => {
    const groups = optim.groupParameters(model(), [
      { match: ['*.bias', 'norm*'], decay: optim.none(), lr: 0.5 },
      { match: (name, { ndim }) => ndim === 2 && name.startsWith('blocks.'), p: 0.5 },
    ])
    expect(namesOf(groups)).toEqual([
      ['blocks.0.bias', 'norm.weight'],
      ['blocks.0.weight', 'blocks.1.weight'],
      ['embedding.weight', 'head.weight'],
    ])
    const { paramGroups } = optim.padam(groups, { lr: 0.1, p: 0.8 })
    expect(paramGroups.map(({ decay, lr, options }) => [decay, lr, options.p])).toEqual([
      ['none', 0.5, undefined],
      ['lp', 0.1, 0.5],
      ['lp', 0.1, 0.8],
    ])
    expect(paramGroups[0]!.names).toEqual(['blocks.0.bias', 'norm.weight'])
  })
  it('no rest, no group of it', () => {
    expect(namesOf(optim.groupParameters(model(), [{ match: '*' }]))).toHaveLength(1)
  })
  it('refuses a rule that takes nothing, and parameters without names', () => {
    expect(() => optim.groupParameters(model(), [{ match: '*' }, { match: 'head.*' }])).toThrow(
      "Expected rules[1].match to take some parameter but none is left for 'head.*'",
    )
    expect(() => optim.groupParameters([weight()] as never, [{ match: '*' }])).toThrow(
      'Expected named parameters',
    )
    expect(() => optim.groupParameters(model(), { match: '*' } as never)).toThrow(
      'Expected an array of rules',
    )
    expect(() => optim.groupParameters(model(), [{ match: 1 as never }])).toThrow(
      'for rules[0].match but received 1',
    )
    expect(() => optim.groupParameters(model(), [{ match: ['a', 1] as never }])).toThrow(
      'string for rules[0].match[1]',
    )
    const groups = optim.groupParameters(model(), [{ match: '*', lrr: 1 } as never])
    expect(() => optim.padam(groups, { lr: 1 })).toThrow("Unknown option 'lrr' in a parameter group")
  })
})

describe('layerwiseLr', () => {
  const layers = ['embedding.*', 'blocks.0.*', 'blocks.1.*', ['norm.*', 'head.*']]
  const ratesOf = (groups: readonly optim.GroupSpec[]) => groups.map(({ lr }) => lr)
  it('the learning rate falls by the factor with each layer before the last', () => {
    const groups = optim.layerwiseLr(model(), { lr: 0.8, factor: 0.5, layers })
    expect(namesOf(groups)).toEqual([
      ['embedding.weight'],
      ['blocks.0.weight', 'blocks.0.bias'],
      ['blocks.1.weight'],
      ['norm.weight', 'head.weight'],
    ])
    expect(ratesOf(groups)).toEqual([0.1, 0.2, 0.4, 0.8])
  })
  it('a function gives the layer; layers without parameters still count', () => {
    const depth = (name: string) => Number(/blocks\.(\d)/.exec(name)?.[1] ?? (name.startsWith('emb') ? 0 : 3))
    const groups = optim.layerwiseLr(model(), { lr: 0.8, factor: 0.5, layers: depth })
    expect(ratesOf(groups)).toEqual([0.1, 0.2, 0.8])
  })
  it('schedules are scaled, and a state dict holds them', () => {
    const lr = optim.cosine({ start: 0.8, totalSteps: 10 })
    const make = (rate: optim.Rate) =>
      optim.padam(optim.layerwiseLr(model(), { lr: rate, factor: 0.5, layers }), { lr: 1 })
    const source = make(lr)
    for (let t = 0; t < 3; t++) {
      for (const { params } of source.paramGroups) for (const param of params) param.grad = param.detach()
      source.step()
    }
    for (const [i, { current }] of source.paramGroups.entries())
      expect(current.lr).toBeCloseTo(lr(2) * 0.5 ** (3 - i), 15)
    const target = make(1)
    const { state, ...rest } = source.stateDict()
    target.loadStateDict({ state, ...JSON.parse(JSON.stringify(rest)) })
    expect((target.paramGroups[0]!.lr as optim.Schedule)(5)).toBeCloseTo(0.4 * 0.125, 15)
    const plain = make((step) => 1 / (step + 1)).paramGroups[1]!
    expect((plain.lr as optim.Schedule)(1)).toBe(0.125)
    const held = tensor(0.4)
    const rate = make(held).paramGroups[2]!.lr as optim.Schedule
    held.fill_(0.6)
    expect(rate(0)).toBeCloseTo(0.3, 6)
  })
  it('refuses parameters of no layer and layers of no parameter', () => {
    const make = (more: object) => () =>
      optim.layerwiseLr(model(), { lr: 0.8, factor: 0.5, layers, ...more } as optim.LayerwiseLrOptions)
    expect(make({ layers: layers.slice(0, 3) })).toThrow("Expected a layer for 'norm.weight'")
    expect(make({ layers: ['lost.*', ...layers] })).toThrow(
      "Expected parameters for layerwiseLr.layers[0] but none is left for 'lost.*'",
    )
    expect(make({ layers: () => -1 })).toThrow("integer in [0, inf) for the layer of 'embedding.weight'")
    expect(make({ layers: 3 })).toThrow(TypeError)
    expect(make({ factor: 0 })).toThrow('for layerwiseLr.factor but received 0')
    expect(make({ lr: -1 })).toThrow('for layerwiseLr.lr but received -1')
    expect(make({ rate: 1 })).toThrow("Unknown option 'rate' in layerwiseLr")
    expect(() => optim.layerwiseLr([weight()] as never, { lr: 1, factor: 1, layers })).toThrow(
      'named parameters',
    )
  })
})
