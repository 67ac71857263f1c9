// The proximal operator in the kernels, against search alone, and against what theory says of it.
import { describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { excess, prox } from './oracle/prox.js'
import {
  devices,
  parameter,
  printTable,
  type RowDevice,
  type RowDType,
  row,
  setGradient,
  valuesOf,
} from './rows.js'

const norms = [0, 0.1, 0.3, 0.5, 2 / 3, 0.8, 0.95, 1, 1.1, 1.2, 4 / 3, 1.5, 1.8, 2, 2.5, 3, 4]
const taus = [1e-6, 1e-3, 0.05, 0.7, 10]
const points = Array.from({ length: 400 }, (_, i) => 10 ** (-8 + i / 40) * (i % 2 ? 1 : -1))

/** The kernel's prox of each weight: a step with a gradient of 0 and lr = 1 is the decay alone, with τ = λ. */
function kernel(
  weights: ArrayLike<number>,
  p: number,
  tau: number,
  dtype: RowDType,
  device: RowDevice,
): Float64Array {
  const param = parameter(weights, dtype, device)
  setGradient(param, new Float64Array(weights.length))
  optim.optimizer([param], { step: optim.sgd(), decay: optim.prox({ p, lambda: tau }), lr: 1 }).step()
  return valuesOf(param)
}

describe('the kernel finds the minimiser', () => {
  for (const p of norms) {
    for (const device of devices) {
      for (const dtype of ['float64', 'float32'] as const) {
        row('prox: against search', `p ${p.toFixed(2)} · ${dtype}`, device, () => {
          for (const tau of taus) {
            const given = valuesOf(parameter(points, dtype))
            const found = kernel(given, p, tau, dtype, device)
            given.forEach((x, i) => {
              const [u, best] = [found[i]!, prox(x, tau, p)]
              // Newton and the closed forms stop within 1e-12; float32 rounds what they give. Where 0 and another
              // point are equally good, either will do: then only the objective counts.
              const bound = (dtype === 'float64' ? 1e-11 : 1.2e-7) * Math.abs(best) + 1e-45
              const tie = Math.abs(excess(u, x, tau, p)) <= 1e-13 * x * x
              expect(Math.abs(u - best) <= bound || tie, `${x} at τ = ${tau}: ${u} is not ${best}`).toBe(true)
            })
          }
        })
      }
    }
  }
})

describe('what theory says', () => {
  const ascending = Array.from({ length: 2001 }, (_, i) => (i - 1000) / 200)
  for (const p of norms) {
    it(`odd, monotone, never grows${p >= 1 ? ', non-expansive' : ''} · p ${p.toFixed(2)}`, () => {
      for (const tau of taus) {
        const found = kernel(ascending, p, tau, 'float64', 'cpu')
        found.forEach((u, i) => {
          const x = ascending[i]!
          expect(Math.abs(u + found[2000 - i]!)).toBeLessThanOrEqual(1e-15 * Math.abs(u))
          expect(Math.abs(u)).toBeLessThanOrEqual(Math.abs(x))
          expect(u * x).toBeGreaterThanOrEqual(0)
          if (i === 0) return
          const rise = u - found[i - 1]!
          expect(rise).toBeGreaterThanOrEqual(-1e-12 * Math.abs(u))
          if (p >= 1)
            expect(rise).toBeLessThanOrEqual((x - ascending[i - 1]!) * (1 + 1e-12) + 1e-12 * Math.abs(u))
        })
      }
    })
  }
  for (const p of [0, 0.1, 0.3, 0.5, 2 / 3, 0.8, 0.95]) {
    it(`below p = 1 it thresholds where it should · p ${p.toFixed(2)}`, () => {
      for (const tau of taus) {
        // The least minimiser that is not 0, and the point that it is the minimiser of.
        const jump = (2 * tau * (1 - p)) ** (1 / (2 - p))
        const threshold = jump + (p === 0 ? 0 : tau * p * jump ** (p - 1))
        const [below, above] = kernel(
          [threshold * (1 - 1e-9), threshold * (1 + 1e-9)],
          p,
          tau,
          'float64',
          'cpu',
        )
        expect(below).toBe(0)
        expect(above! / jump).toBeCloseTo(1, 4)
      }
    })
  }
  it('a τ that hardly is one, down to the least of float64, leaves weights alone', () => {
    const weights = [1, -1e-3, 1e-30]
    for (const p of norms) {
      for (const tau of [5e-324, 1e-323, 1e-310, 1e-300, 1e-200, 1e-100]) {
        kernel(weights, p, tau, 'float64', 'cpu').forEach((u, i) => {
          // The closed forms round a few times.
          expect(Math.abs(u / weights[i]! - 1), `p ${p}, τ ${tau}, ${weights[i]}: ${u}`).toBeLessThan(1e-15)
        })
      }
    }
  })
  it('p = 3/2 has no cancellation, and λ = 0 is exactly nothing', () => {
    const weights = [1e-6, 1e-4, 1e-3, 0.01]
    const found = kernel(weights, 1.5, 50, 'float32', 'cpu')
    found.forEach((u, i) => {
      const x = valuesOf(parameter([weights[i]!], 'float32'))[0]!
      expect(u / prox(x, 50, 1.5)).toBeCloseTo(1, 6)
    })
    expect(kernel(weights, 1.5, 0, 'float64', 'cpu')).toEqual(Float64Array.from(weights))
  })
})

printTable()
