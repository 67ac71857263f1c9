// Every row of design.md's table of corners.
import { describe, expect, it, vi } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { type DecaySpec, Optimizer } from '../../src/optim/index.js'
import type { Tensor } from '../../src/tensor/index.js'
import { decayOracles } from './oracle/decays.js'
import { Oracle } from './oracle/run.js'
import type { Options } from './oracle/step.js'
import {
  devices,
  dtypes,
  epsilon,
  expectClose,
  normals,
  parameter,
  printTable,
  type RowDevice,
  type RowDType,
  reduces,
  registry,
  row,
  rows,
  setGradient,
  valuesOf,
} from './rows.js'

const norms = [0.3, 0.5, 0.7, 0.8, 1, 1.2, 4 / 3, 1.5, 1.8, 2, 2.5, 3]
const references = ['before', 'after'] as const
const sgd = (param: Tensor, decay: DecaySpec, lr = 0.1) =>
  new Optimizer([param], { step: optim.sgd(), decay, lr })

/** The weights after one step with these gradients. */
const steppedOn =
  (device: RowDevice) =>
  (
    weights: ArrayLike<number>,
    gradients: ArrayLike<number>,
    decay: DecaySpec,
    lr = 0.1,
    dtype: RowDType = 'float32',
  ) => {
    const param = parameter(weights, dtype, device)
    setGradient(param, gradients)
    sgd(param, decay, lr).step()
    return valuesOf(param)
  }
const stepped = steppedOn('cpu')

describe('zero', () => {
  for (const device of devices) {
    for (const p of norms.filter((p) => p < 2)) {
      row(
        'corners: zeros',
        `absorb: an exact zero stays through 1,000 steps · p ${p.toFixed(2)}`,
        device,
        () => {
          const param = parameter([0, -0, 1], 'float32', device)
          const optimizer = new Optimizer([param], {
            step: optim.adam(),
            decay: optim.lp({ p, lambda: 1e-3 }),
            lr: 1e-2,
          })
          for (let t = 0; t < 1000; t++) {
            param.grad?.dispose()
            setGradient(param, normals(t, 3, 10 ** ((t % 9) - 4)))
            optimizer.step()
          }
          const [a, b, c] = valuesOf(param)
          expect([Math.abs(a!), Math.abs(b!)]).toEqual([0, 0])
          expect(c).not.toBe(0)
        },
      )
      row('corners: zeros', `revive: a zero matrix leaves zero · p ${p.toFixed(2)}`, device, () => {
        for (const reference of references) {
          const param = parameter(new Array(64).fill(0), 'float32', device, [8, 8])
          const decay = optim.lp({ p, lambda: 1e-4, zeros: 'revive', reference })
          const optimizer = new Optimizer([param], { step: optim.adam(), decay, lr: 1e-2 })
          for (let t = 0; t < 300; t++) {
            setGradient(param, new Array(64).fill(-1))
            optimizer.step()
          }
          if (p > 1 || reference === 'after') expect(Math.max(...valuesOf(param))).toBeGreaterThan(0)
          for (const w of valuesOf(param)) expect(Number.isFinite(w)).toBe(true)
        }
      })
    }
  }
  it('a decayed parameter that is all zeros when first seen warns, once, by its name', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const zeros = () => parameter([0, 0, 0, 0], 'float32')
    const params: [string, Tensor][] = [
      ['lora.a', parameter([1, 2], 'float32')],
      ['lora.b', zeros()],
    ]
    const optimizer = optim.padam(params, { lr: 0.1 })
    for (let t = 0; t < 3; t++) {
      for (const [, param] of params) setGradient(param, normals(t, param.numel))
      optimizer.step()
    }
    expect(warn).toHaveBeenCalledOnce()
    expect(warn.mock.calls[0]![0]).toContain('All weights of lora.b are zero')
    for (const options of [{ zeros: 'revive' }, { exclude: () => true }, { p: 2 }] as const) {
      const param = zeros()
      setGradient(param, [1, 1, 1, 1])
      optim.padam([param], { lr: 0.1, ...options }).step()
    }
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
  })
})

/** -0 counts as 0. */
const unsigned = (w: number) => w + 0

const still = new Array(8).fill(0)
const optionsOf = (name: string) => {
  const rule = registry.decays.find((rule) => rule.name === name)
  return Object.fromEntries(rule!.options.map((option) => [option.name, option]))
}

describe('nothing to do', () => {
  const weights = [0, 1e-40, 1e-30, -1e-10, 0.5, -3, 1e4, 1e30]
  for (const [name, { cases }] of Object.entries(decayOracles)) {
    for (const dtype of dtypes) {
      rows('corners: identity', `${name}: lr = 0 is exactly nothing · ${dtype}`, (device) => {
        const stepped = steppedOn(device)
        for (const options of cases) {
          const given = valuesOf(parameter(weights, dtype, device))
          const decay = { kind: 'decay', rule: name, options } as unknown as DecaySpec
          expect(stepped(weights, normals(1, 8), decay, 0, dtype).map(unsigned)).toEqual(given.map(unsigned))
        }
      })
    }
  }
  for (const p of norms) {
    rows('corners: identity', `λ = 0 is exactly the step · p ${p.toFixed(2)}`, (device) => {
      const stepped = steppedOn(device)
      for (const reference of references) {
        const gradient = normals(3, 8, 0.1)
        const plain = stepped(weights, gradient, optim.none())
        for (const decay of [
          optim.lp({ p, lambda: 0, reference }),
          optim.prox({ p, lambda: 0 }),
          optim.coupled({ p, lambda: 0 }),
        ]) {
          expect(stepped(weights, gradient, decay)).toEqual(plain)
        }
        expect(stepped(weights, still, optim.lp({ p, lambda: 0, reference }))).toEqual(
          valuesOf(parameter(weights, 'float32', device)),
        )
      }
    })
  }
})

describe('lp at p = 2 and above', () => {
  it('p = 2 is the factor 1 / (1 + 2 α λ), also at 0', () => {
    const [w] = stepped([0.5, 0], [0, 0], optim.lp({ p: 2, lambda: 0.3 }), 0.1, 'float64')
    expect(w).toBeCloseTo(0.5 / 1.06, 15)
    const [, moved] = stepped([0.5, 0], [0, 1], optim.lp({ p: 2, lambda: 0.3 }), 0.1, 'float64')
    expect(moved).toBeCloseTo(-0.1 / 1.06, 15)
  })
  for (const p of [2.5, 3, 4, 8]) {
    for (const reference of references) {
      it(`p = ${p}, ${reference}: no inf, no NaN, at 0 and at huge weights`, () => {
        const weights = [0, -0, 1e-38, 1, -1e10, 1e30, -3e38]
        for (const decay of [
          optim.lp({ p, lambda: 0.3, reference }),
          optim.elastic({ p: [p], lambda: [0.3] }),
        ]) {
          const found = stepped(weights, [1, 0, 0, 0, 0, 0, 0], decay)
          found.forEach((w, i) => {
            expect(Number.isFinite(w), `${weights[i]} became ${w}`).toBe(true)
            expect(Math.abs(w)).toBeLessThanOrEqual(Math.max(Math.abs(weights[i]!), 0.11))
          })
          if (reference === 'before') expect(found[0]).toBeCloseTo(-0.1, 6)
        }
      })
    }
  }
})

describe('the size of weights', () => {
  // 4 ulp of the factor, half of one for the product's rounding, and one subnormal step where the result is one.
  const weights = Array.from({ length: 160 }, (_, i) => 10 ** (-44 + i / 2) * (i % 2 ? 1.7 : -2.3)).filter(
    (w) => Math.abs(w) < 3e38,
  )
  for (const p of norms) {
    for (const lambda of [1e-3, 0.3]) {
      rows(
        'corners: accuracy',
        `factor within 4 ulp from 1e-44 to 1e38 · p ${p.toFixed(2)} · λ ${lambda}`,
        (device) => {
          const stepped = steppedOn(device)
          const held = valuesOf(parameter(weights, 'float32', device))
          const found = stepped(
            held,
            held.map(() => 0),
            optim.lp({ p, lambda }),
          )
          held.forEach((w, i) => {
            const expected = decayOracles.lp!.apply!(w, w, 0.1, { p, lambda }, {}, 0)
            const bound = 4.6 * epsilon.float32 * Math.abs(expected) + 2 ** -149
            expect(
              Math.abs(found[i]! - expected),
              `at ${w}: ${found[i]} for ${expected}`,
            ).toBeLessThanOrEqual(bound)
          })
        },
      )
    }
  }
})

describe('strengths far outside what anyone means', () => {
  for (const [name, { cases }] of Object.entries(decayOracles)) {
    rows(
      'corners: accuracy',
      `λ from 1e-320 to 1e300 leaves finite weights of the same sign · ${name}`,
      (device) => {
        const stepped = steppedOn(device)
        const weights = [0, 1e-40, -1e-30, 1e-10, -0.5, 1, 1e4, -1e30]
        const known = optionsOf(name)
        const wide: readonly Options[] = [...cases, ...('p' in known ? norms.map((p) => ({ p })) : [])]
        for (const { lambda: given, ...options } of wide) {
          for (const lambda of [1e-320, 1e-300, 1e-100, 1e-60, 1e-30, 1e30, 1e60, 1e300]) {
            const scaled = Array.isArray(given) ? given.map(() => lambda) : lambda
            const decay = {
              kind: 'decay',
              rule: name,
              options: { ...options, ...('lambda' in known && { lambda: scaled }) },
            }
            if (name === 'coupled' && lambda > 1) continue
            let found: Float64Array
            try {
              found = stepped(weights, still, decay as unknown as DecaySpec)
            } catch (error) {
              expect(error).toBeInstanceOf(RangeError)
              continue
            }
            valuesOf(parameter(weights, 'float32', device)).forEach((w, i) => {
              const label = `${JSON.stringify(decay.options)} at ${w}: ${found[i]}`
              expect(Number.isFinite(found[i]), label).toBe(true)
              // A coupled gradient is a step of its own, which may overshoot.
              if (name === 'coupled') return
              expect(found[i]! * w, label).toBeGreaterThanOrEqual(0)
              expect(Math.abs(found[i]!), label).toBeLessThanOrEqual(Math.abs(w) * (1 + 1e-6) + 1e-36)
            })
          }
        }
      },
    )
  }
})

describe('gradients that are inf or NaN', () => {
  for (const [name, { cases }] of Object.entries(decayOracles)) {
    if (reduces(name)) continue
    rows('corners: inf and NaN', `propagate in their own weight alone · ${name}`, (device) => {
      const stepped = steppedOn(device)
      for (const options of cases.slice(0, 3)) {
        const decay = { kind: 'decay', rule: name, options } as unknown as DecaySpec
        const weights = [0.5, 0.5, 0.5, 0.5]
        const found = stepped(
          weights,
          [Number.NaN, 0.1, Number.POSITIVE_INFINITY, 0.1],
          decay,
          0.1,
          'float64',
        )
        const clean = stepped(weights, [0.1, 0.1, 0.1, 0.1], decay, 0.1, 'float64')
        expect(found[0]).toBeNaN()
        expect(Number.isFinite(found[2]!)).toBe(false)
        // The running mean of |w| is the tensor's: a rule that reads it is let off from the next step on.
        expect([found[1], found[3]]).toEqual([clean[1], clean[3]])
      }
    })
  }
  for (const [name, found] of [
    ['a scaler that found inf', true],
    ['a scaler that found none', false],
  ] as const) {
    rows('corners: grad scaler', name, (device) => {
      const start = normals(5, 64)
      const param = parameter(start, 'float32', device)
      const optimizer = optim.padam([param], {
        lr: optim.linear({ start: 0.1, end: 0, totalSteps: 10 }),
        lambda: 0.1,
      })
      setGradient(param, normals(6, 64))
      optimizer.step()
      const before = valuesOf(param)
      const state = () =>
        Object.entries(optimizer.stateDict().state[0]!).map(([key, value]) => [
          key,
          valuesOf(value as Tensor),
        ])
      const held = state()
      const rules = { step: 'adam', stepOptions: {}, decay: 'lp', decayOptions: { lambda: 0.1 } }
      const oracle = new Oracle(rules, 64)
      oracle.step(
        valuesOf(parameter(start, 'float32', device)),
        valuesOf(parameter(normals(6, 64), 'float32', device)),
        0.1,
      )
      setGradient(param, found ? normals(7, 64).fill(Number.POSITIVE_INFINITY, 3, 4) : normals(7, 64, 1024))
      optimizer.step(undefined, { gradScale: 1024, foundInf: found })
      if (found) {
        expect(valuesOf(param)).toEqual(before)
        expect(state()).toEqual(held)
        expect(optimizer.steps).toBe(1)
        return
      }
      const expected = oracle.step(before, valuesOf(parameter(normals(7, 64), 'float32', device)), 0.09)
      expectClose(valuesOf(param), expected, 1e-6)
      expect(optimizer.steps).toBe(2)
    })
  }
})

describe('clipping', () => {
  it('by value and by norm equals the same done before', () => {
    for (const clip of [{ value: 0.5 }, { norm: 2 }, { value: 0.5, norm: 2 }, { norm: 1e6 }]) {
      const [a, b] = [normals(1, 40), normals(2, 20)]
      const raw = [normals(3, 40, 2), normals(4, 20, 2)]
      const params = [parameter(a, 'float64'), parameter(b, 'float64')]
      for (const [i, param] of params.entries()) setGradient(param, raw[i]!)
      const optimizer = new Optimizer(params, {
        step: optim.sgd(),
        decay: optim.lp({ lambda: 0.1 }),
        lr: 0.1,
        clip,
      })
      optimizer.step()
      const { value = Number.POSITIVE_INFINITY, norm = Number.POSITIVE_INFINITY } = clip as {
        value?: number
        norm?: number
      }
      const limited = raw.map((g) => g.map((x) => Math.min(Math.max(x, -value), value)))
      const total = Math.hypot(...limited.flatMap((g) => [...g]))
      const scale = Math.min(1, norm / (total + 1e-6))
      ;[a, b].forEach((start, k) => {
        const rules = { step: 'sgd', stepOptions: {}, decay: 'lp', decayOptions: { lambda: 0.1 } }
        const expected = new Oracle(rules, start.length).step(
          start,
          limited[k]!.map((g) => g * scale),
          0.1,
        )
        expectClose(valuesOf(params[k]!), expected, 1e-14)
      })
      if (clip.norm) expect(optimizer.gradNorm).toBeCloseTo(total, 10)
    }
  })
})

printTable()
