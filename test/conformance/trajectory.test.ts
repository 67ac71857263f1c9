// Every step with every decay, 25 steps against the float64 oracle.
import { describe, expect, it } from 'vitest'
import { tidy } from '../../src/tensor/index.js'
import { optimizerOf } from './make.js'
import { decayOracles } from './oracle/decays.js'
import { Oracle, type Rules } from './oracle/run.js'
import { stepOracles } from './oracle/steps.js'
import {
  devices,
  dtypes,
  epsilon,
  normals,
  parameter,
  printTable,
  type RowDevice,
  type RowDType,
  registry,
  row,
  setGradient,
  smallest,
  valuesOf,
} from './rows.js'

const STEPS = 25
const WARMUP = 5
/** From 0 and the smallest up to 30, both signs, and some from a normal distribution. */
const start = [
  0,
  -0,
  1e-30,
  -1e-20,
  1e-12,
  -1e-8,
  1e-5,
  -1e-3,
  0.02,
  -0.1,
  0.7,
  -1,
  3,
  -10,
  30,
  ...normals(1, 241, 0.3),
]
const gradients = Array.from({ length: STEPS }, (_, t) => {
  const g = normals(100 + t, start.length)
  // Some weights get no push at all, and one only now and then.
  g[0] = 0
  g[2] = 0
  g[4] = t % 7 === 3 ? 1e-6 : 0
  return g
})
/** Warm-up from 0. */
const rate = (t: number) => 0.01 * Math.min(t / WARMUP, 1)

/**
 * In float64 the oracle runs on its own, and rounding is all that differs: 25 steps of it. In a smaller dtype each step
 * begins at the weights that the kernel left, as a weight that nearly crosses 0 is one of which the rounding decides,
 * and the decay factor of X = |w|^(2 - p) takes up any relative error of w. Moments are the oracle's own there too.
 */
function follow(rules: Rules, dtype: RowDType, device: RowDevice): void {
  const param = parameter(start, dtype, device)
  const optimizer = optimizerOf(rules, [param], rate)
  const oracle = new Oracle(rules, start.length)
  let expected: ArrayLike<number> = valuesOf(param)
  const reach = new Float64Array(start.length)
  // In float32 the power, and with it a coupled gradient, is never less than 2^-120; a step may divide it by eps.
  const floor = dtype === 'float64' || !decayOracles[rules.decay]!.gradient ? 0 : 2 ** -120 * 1e10
  for (let t = 0; t < STEPS; t++) {
    const before = dtype === 'float64' ? expected : valuesOf(param)
    const gradient = tidy(() => setGradient(param, gradients[t]!))
    optimizer.step()
    expected = oracle.step(before, gradient, rate(t))
    const found = valuesOf(param)
    for (let i = 0; i < start.length; i++) {
      const [w, e] = [found[i]!, expected[i]!]
      reach[i] = Math.max(reach[i]!, Math.abs(e - before[i]!), oracle.moves[i]!)
      const bound = tolerance(dtype, Math.abs(before[i]!), Math.abs(e), reach[i]!) + floor
      if (!(Math.abs(w - e) <= bound)) {
        expect.fail(
          `step ${t}, weight ${i}: from ${before[i]} came ${w}, not ${e}: ${Math.abs(w - e)} is more than ${bound}`,
        )
      }
    }
  }
}

/**
 * What rounding may do to a weight. `reach` is the farthest that it has moved in one step, with its decay or before it: moments are sums that cancel,
 * so that an update is as exact as the largest one was, not as it is itself. In float64 25 steps of that, times what a
 * decay factor near 0 makes of it. Below it, one step of float32 arithmetic on moments of 25 steps; and a unit in the
 * last place of the weight that is stored.
 */
function tolerance(dtype: RowDType, before: number, after: number, reach: number): number {
  const size = Math.max(before, after)
  if (dtype === 'float64') return 1e-9 * (size + reach)
  const stored = dtype === 'float32' ? 0 : epsilon[dtype] * size
  return 32 * epsilon.float32 * (size + reach) + stored + smallest[dtype]
}

describe('every rule has an oracle', () => {
  for (const { name } of registry.steps)
    it(`step ${name}`, () => expect(Object.keys(stepOracles)).toContain(name))
  for (const { name } of registry.decays)
    it(`decay ${name}`, () => expect(Object.keys(decayOracles)).toContain(name))
})

for (const { name: step } of registry.steps) {
  describe(`step ${step}`, () => {
    for (const { name: decay } of registry.decays) {
      for (const device of devices) {
        for (const dtype of dtypes) {
          row('trajectory: step x decay x dtype', `${step} · ${decay} · ${dtype}`, device, () => {
            for (const stepOptions of stepOracles[step]!.cases) {
              for (const decayOptions of decayOracles[decay]!.cases) {
                follow({ step, stepOptions, decay, decayOptions }, dtype, device)
              }
            }
          })
        }
      }
    }
  })
}

describe('maximize and cautious', () => {
  for (const { name: decay } of registry.decays) {
    for (const device of devices) {
      row('trajectory: maximize, cautious', `cautious ${decay}`, device, () => {
        for (const decayOptions of decayOracles[decay]!.cases) {
          for (const maximize of [false, true]) {
            follow(
              { step: 'adam', stepOptions: {}, decay, decayOptions, cautious: true, maximize },
              'float64',
              device,
            )
          }
        }
      })
    }
  }
  for (const { name: step } of registry.steps) {
    for (const device of devices) {
      row('trajectory: maximize, cautious', `maximize ${step}`, device, () => {
        const stepOptions = stepOracles[step]!.cases[0]!
        follow({ step, stepOptions, decay: 'lp', decayOptions: {}, maximize: true }, 'float64', device)
      })
    }
  }
})

describe('lp over its norms', () => {
  for (const p of [0.3, 0.5, 0.7, 0.8, 1, 1.2, 4 / 3, 1.5, 1.8, 2, 2.5, 3]) {
    for (const lambda of [0, 1e-3, 0.3]) {
      for (const reference of ['before', 'after']) {
        for (const device of devices) {
          row(
            'trajectory: lp p x lambda x reference',
            `p ${p.toFixed(3)} · λ ${lambda} · ${reference}`,
            device,
            () => {
              const rules = {
                step: 'adam',
                stepOptions: {},
                decay: 'lp',
                decayOptions: { p, lambda, reference },
              }
              follow(rules, 'float64', device)
              follow(rules, 'float32', device)
            },
          )
        }
      }
    }
  }
})

printTable()
