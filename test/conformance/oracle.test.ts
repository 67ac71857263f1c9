import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { prox } from './oracle/prox.js'
import { Oracle } from './oracle/run.js'
import type { Options } from './oracle/step.js'

interface Golden {
  lr: number
  start: number[]
  gradients: number[][]
  rows: { step: string; stepOptions: Options; decay: string; decayOptions: Options; weights: number[][] }[]
}
const golden: Golden = JSON.parse(readFileSync(`${import.meta.dirname}/../fixtures/optim/steps.json`, 'utf8'))

describe('the float64 oracle equals torch, and what the authors of a rule have published', () => {
  for (const { weights: expected, ...rules } of golden.rows) {
    it(`${rules.step} ${JSON.stringify(rules.stepOptions)} ${rules.decay} ${JSON.stringify(rules.decayOptions)}`, () => {
      const oracle = new Oracle(rules, golden.start.length)
      let weights: ArrayLike<number> = golden.start
      golden.gradients.forEach((gradient, t) => {
        weights = oracle.step(weights, gradient, golden.lr)
        // Both are float64: what differs is the order of operations, over 25 steps. torch holds NAdam's mu_product, and
        // ASGD's eta and mu, in float32. So do the authors of CPR its bound and multiplier.
        const memory = oracle.memories[0]!
        const bound = 'eta' in memory || rules.decay === 'cpr' ? 1e-6 : 'mu_product' in memory ? 1e-9 : 1e-13
        for (const [i, w] of expected[t]!.entries()) expect(Math.abs(weights[i]! - w)).toBeLessThan(bound)
      })
    })
  }
})

describe('the oracle of prox is the best point of a fine grid', () => {
  for (const p of [0, 0.3, 0.5, 2 / 3, 0.9, 1, 1.2, 1.5, 2, 3]) {
    it(`p = ${p}`, () => {
      for (const tau of [1e-3, 0.2, 2]) {
        for (const a of [1e-4, 0.05, 0.4, 1, 3, 20]) {
          const value = (u: number) => 0.5 * (u - a) ** 2 + tau * (p === 0 ? Number(u !== 0) : u ** p)
          const best = Math.min(...Array.from({ length: 20_001 }, (_, i) => value((a * i) / 20_000)))
          const u = prox(a, tau, p)
          expect(value(u)).toBeLessThanOrEqual(best * (1 + 1e-15))
          expect(prox(-a, tau, p)).toBe(u === 0 ? 0 : -u)
        }
      }
    })
  }
})
