// What depends on sums: decays by row and by group, trust ratios of any step, and their corners.
import { describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { optimizerOf, pairs } from './make.js'
import { Oracle, type Rules } from './oracle/run.js'
import { stepOracles } from './oracle/steps.js'
import { expectClose, normals, parameter, printTable, registry, rows, setGradient, valuesOf } from './rows.js'

const section = 'reductions'
const rate = (t: number) => 0.02 * Math.min(t / 3, 1)

/** Follows several parts of one parameter, each with an oracle of its own. */
function followRows(rules: Rules, device: 'cpu' | 'cuda', transposed: boolean, dtype: 'float64' | 'float32') {
  const [count, length] = [5, 130]
  const start = normals(1, count * length, 0.3)
  const turn = (x: Float64Array, from: number, to: number) =>
    Float64Array.from(x, (_, i) => x[(i % from) * to + Math.floor(i / from)]!)
  const base = parameter(
    transposed ? turn(start, count, length) : start,
    dtype,
    device,
    transposed ? [length, count] : [count, length],
  )
  const param = transposed ? base.detach().t().requiresGrad_() : base
  const optimizer = optimizerOf(rules, [param], rate)
  const oracles = Array.from({ length: count }, () => new Oracle(rules, length))
  let expected = valuesOf(param)
  for (let t = 0; t < 12; t++) {
    const before = dtype === 'float64' ? expected : valuesOf(param)
    const gradient = setGradient(param, normals(50 + t, count * length))
    optimizer.step()
    const parts = oracles.map((oracle, r) => {
      const part = (x: Float64Array) => x.subarray(r * length, (r + 1) * length)
      return [...oracle.step(part(before), part(gradient), rate(t))]
    })
    expected = Float64Array.from(parts.flat())
    expectClose(valuesOf(param), expected, dtype === 'float64' ? 1e-11 : 4e-6)
  }
}

describe('by row', () => {
  for (const transposed of [false, true]) {
    for (const dtype of ['float64', 'float32'] as const) {
      rows(section, `normDecay · ${transposed ? 'transposed' : 'plain'} · ${dtype}`, (device) => {
        for (const p of [0.5, 1, 3]) {
          const decayOptions = { p, lambda: 0.3 }
          followRows(
            { step: 'adam', stepOptions: {}, decay: 'normDecay', decayOptions },
            device,
            transposed,
            dtype,
          )
        }
      })
    }
  }
  rows(section, 'a row of zeros stays, or takes the plain step', (device) => {
    for (const zeros of ['absorb', 'revive'] as const) {
      const param = parameter([1, 2, 0, 0], 'float32', device, [2, 2])
      const optimizer = optim.optimizer([param], {
        step: optim.sgd(),
        decay: optim.normDecay({ zeros }),
        lr: 0.5,
      })
      setGradient(param, [1, 1, 1, 1])
      optimizer.step()
      const expected = zeros === 'absorb' ? 0 : -0.5
      expect([...valuesOf(param)].slice(2).map((w) => w + 0)).toEqual([expected, expected])
    }
  })
})

describe('by group', () => {
  rows(section, 'normDecay: parameters of a group are one vector', (device) => {
    const parts = [normals(1, 70), normals(2, 6), normals(3, 0)]
    const all = parts.flatMap((part) => [...part])
    const rules = {
      step: 'sgd',
      stepOptions: { momentum: 0.9 },
      decay: 'normDecay',
      decayOptions: { lambda: 0.4, extent: 'group' },
    }
    const params = parts.map((part) => parameter(part, 'float64', device))
    const other = parameter(normals(9, 4), 'float64', device)
    const optimizer = optimizerOf(rules, [{ params }, { params: [other] }], 0.1)
    const [oracle, alone] = [new Oracle(rules, all.length), new Oracle(rules, 4)]
    let expected: ArrayLike<number> = all
    let expectedAlone: ArrayLike<number> = valuesOf(other)
    for (let t = 0; t < 6; t++) {
      const gradient = parts.flatMap((part, i) => {
        const g = normals(20 + 3 * t + i, part.length)
        setGradient(params[i]!, g)
        return [...g]
      })
      setGradient(other, normals(40 + t, 4))
      optimizer.step()
      expected = oracle.step(expected, gradient, 0.1)
      expectedAlone = alone.step(expectedAlone, normals(40 + t, 4), 0.1)
      expectClose(
        params.flatMap((param) => [...valuesOf(param)]),
        expected,
        1e-12,
      )
      expectClose(valuesOf(other), expectedAlone, 1e-12)
    }
  })
})

/** The oracle's trajectory of one parameter in float64. */
function follow(rules: Rules, device: 'cpu' | 'cuda') {
  const start = normals(1, 200, 0.3)
  const param = parameter(start, 'float64', device)
  const optimizer = optimizerOf(rules, [param], rate)
  const oracle = new Oracle(rules, start.length)
  let expected: ArrayLike<number> = start
  for (let t = 0; t < 15; t++) {
    setGradient(param, normals(100 + t, start.length))
    optimizer.step()
    expected = oracle.step(expected, normals(100 + t, start.length), rate(t))
    expectClose(valuesOf(param), expected, 1e-9)
  }
}

describe('trust ratios', () => {
  const averaging = new Set(registry.steps.filter(({ averages }) => averages).map(({ name }) => name))
  for (const trust of ['lamb', 'lars'] as const) {
    for (const { name } of registry.steps.filter(({ name }) => !averaging.has(name))) {
      rows(section, `${trust} with ${name} and every decay`, (device) => {
        for (const { step, stepOptions, decay, decayOptions } of pairs.filter(({ step }) => step === name))
          follow(
            { step, stepOptions, decay, decayOptions, trust, trustCoefficient: 0.5, trustLimit: 20 },
            device,
          )
        const [stepOptions] = stepOracles[name]!.cases
        const rules = { step: name, stepOptions: stepOptions!, decay: 'l2', decayOptions: {} }
        follow({ ...rules, trust, cautious: true, maximize: true }, device)
      })
    }
  }
  rows(section, 'lars scales the gradient with a coupled decay in it, in float32 too', (device) => {
    const rules = { step: 'adam', stepOptions: {}, decay: 'coupled', decayOptions: { p: 1.5, lambda: 2 } }
    const trusted: Rules = { ...rules, trust: 'lars', trustCoefficient: 0.5, trustLimit: 20 }
    const param = parameter(normals(1, 200, 0.3), 'float32', device)
    const optimizer = optimizerOf(trusted, [param], rate)
    const oracle = new Oracle(trusted, 200)
    for (let t = 0; t < 15; t++) {
      const before = valuesOf(param)
      const gradient = setGradient(param, normals(100 + t, 200))
      optimizer.step()
      expectClose(valuesOf(param), oracle.step(before, gradient, rate(t)), 1e-6)
    }
  })
  for (const state of ['bfloat16', 'int8'] as const) {
    for (const trust of ['lamb', 'lars'] as const) {
      rows(section, `${trust} with state in ${state}: as in float32, but for its rounding`, (device) => {
        const follow = (storage: optim.StorageOptions) => {
          const param = parameter(normals(1, 4620, 0.3), 'float32', device, [66, 70])
          const rules = { step: 'adam', stepOptions: {}, decay: 'lp', decayOptions: { p: 1.5, lambda: 0.1 } }
          const optimizer = optimizerOf({ ...rules, trust, trustCoefficient: 0.5 }, [param], 0.02, {
            storage,
          })
          return Array.from({ length: 20 }, (_, t) => {
            setGradient(param, normals(100 + t, 4620))
            optimizer.step()
            return valuesOf(param)
          })
        }
        const [whole, few] = [follow({}), follow({ state })]
        expect(few[0]).toEqual(whole[0])
        const error = (t: number) => Math.hypot(...few[t]!.map((w, i) => w - whole[t]![i]!))
        const moved = Math.hypot(...whole[19]!.map((w, i) => w - whole[0]![i]!))
        expect(error(19)).toBeGreaterThan(0)
        expect(error(19)).toBeLessThan((state === 'int8' ? 0.1 : 0.02) * moved)
      })
    }
  }
  it('LAMB and LARS, by their formulas, and neither for what does not decay', () => {
    const step = (trust: 'lamb' | 'lars', values: number[], shape: number[], more = {}) => {
      const param = parameter(values, 'float64', 'cpu', shape)
      setGradient(param, [3, 4])
      optim.sgd([param], { lr: 0.1, trust, ...more }).step()
      return [...valuesOf(param)]
    }
    for (const trust of ['lamb', 'lars'] as const) {
      // |w| = 10, |g| = 5: a ratio of 2.
      expectClose(step(trust, [6, 8], [1, 2]), [6 - 0.6, 8 - 0.8], 1e-14)
      expectClose(step(trust, [6, 8], [1, 2], { trustCoefficient: 0.01 }), [6 - 0.006, 8 - 0.008], 1e-14)
      expectClose(step(trust, [6, 8], [1, 2], { trustLimit: 1.5 }), [6 - 0.45, 8 - 0.6], 1e-14)
      expectClose(step(trust, [6, 8], [2]), [6 - 0.3, 8 - 0.4], 1e-14)
      expectClose(step(trust, [0, 0], [1, 2]), [-0.3, -0.4], 1e-14)
    }
  })
  it('is an option of the step, of the group and of the optimizer, in the state dict, and refused where it has no sense', () => {
    const param = () => parameter([6, 8], 'float32')
    const made = [
      optim.optimizer([param()], { step: optim.adam({ trust: 'lamb' }), decay: optim.lp(), lr: 0.1 }),
      optim.adamw([param()], { lr: 0.1, trust: 'lamb' }),
      optim.adamw([{ params: [param()], trust: 'lamb' }], { lr: 0.1 }),
    ]
    for (const optimizer of made) {
      expect(optimizer.paramGroups[0]!.options.trust).toBe('lamb')
      const dict = optimizer.stateDict()
      expect(dict.param_groups[0]).toMatchObject({ trust: 'lamb', trust_coefficient: 1 })
      optimizer.paramGroups[0]!.set({ trust: 'none' })
      const { state, ...rest } = dict
      optimizer.loadStateDict({ state, ...JSON.parse(JSON.stringify(rest)) })
      expect(optimizer.paramGroups[0]!.options).toMatchObject({
        trust: 'lamb',
        trustLimit: Number.POSITIVE_INFINITY,
      })
    }
    expect(() => optim.adam({ trust: 'yes' as never })).toThrow(
      "Expected one of 'none', 'lamb', 'lars' for step.trust",
    )
    expect(() => optim.adam([param()], { lr: 0.1, trustCoefficient: 0 })).toThrow(RangeError)
    expect(() => optim.scheduleFreeSgd([param()], { lr: 0.1, trust: 'lars' })).toThrow(
      "Expected trust 'none' with step 'scheduleFreeSgd'",
    )
  })
})

describe('hyperball', () => {
  rows(section, 'keeps the first norm, and turns by the angle of the learning rate', (device) => {
    const start = normals(1, 300, 0.05)
    const param = parameter(start, 'float32', device, [30, 10])
    const optimizer = optim.optimizer([param], { step: optim.adam(), decay: optim.hyperball(), lr: 0.05 })
    const radius = Math.hypot(...valuesOf(param))
    for (let t = 0; t < 60; t++) {
      const before = valuesOf(param)
      setGradient(param, normals(10 + t, 300, 1e-4))
      optimizer.step()
      const after = valuesOf(param)
      expect(Math.abs(Math.hypot(...after) / radius - 1)).toBeLessThan(1e-6)
      const cosine = before.reduce((sum, w, i) => sum + w * after[i]!, 0) / radius ** 2
      expect(Math.acos(cosine)).toBeLessThan(Math.atan(0.051))
      expect(cosine).toBeLessThan(0.9999)
    }
    expect((optimizer.stateDict().state[0]!.first_norm as { item(): number }).item()).toBeCloseTo(radius, 5)
  })
  rows(section, 'zeros take plain steps until they have a norm; a NaN is the whole parameter', (device) => {
    const param = parameter([0, 0], 'float64', device)
    const optimizer = optim.optimizer([param], { step: optim.sgd(), decay: optim.hyperball(), lr: 0.5 })
    setGradient(param, [1, 0])
    optimizer.step()
    expect([...valuesOf(param)]).toEqual([-0.5, 0])
    setGradient(param, [0, 1])
    optimizer.step()
    expect(Math.hypot(...valuesOf(param))).toBeCloseTo(0.5, 14)
    setGradient(param, [Number.NaN, 1])
    optimizer.step()
    expect([...valuesOf(param)]).toEqual([Number.NaN, Number.NaN])
  })
})

printTable()
