// Properties of every rule, on generated weights, gradients and options.
import { describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { Optimizer } from '../../src/optim/index.js'
import { cases, fc } from '../generated.js'
import { asSpec, optimizerOf, pairs, takesWholes } from './make.js'
import { decayOracles } from './oracle/decays.js'
import { parameter, reduces, registry, setGradient, valuesOf } from './rows.js'

const runs = cases(150)
const size = fc.double({ min: -30, max: 1.5, noNaN: true }).map((exponent) => 10 ** exponent)
const weight = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(size, fc.constantFrom(-1, 1)).map(([x, sign]) => x * sign) },
  fc.constant(0),
)
const weights = fc.array(weight, { minLength: 1, maxLength: 70 })
const gradient = fc.double({ min: -10, max: 10, noNaN: true })
const lr = fc.double({ min: 0, max: 0.5, noNaN: true })
const lambda = fc.double({ min: 0, max: 1, noNaN: true })
const p = fc.double({ min: 0.1, max: 4, noNaN: true })
const dtype = fc.constantFrom('float64' as const, 'float32' as const)

/** Every rule that takes a p and a λ as numbers, and those that take a λ alone. */
const rules = registry.decays
  .filter(({ options }) => options.some(({ name, kind }) => name === 'lambda' && kind === 'number'))
  .map(({ name, options }) => ({ name, norm: options.find((option) => option.name === 'p') }))
const decayOf = ({ name, norm }: (typeof rules)[number], p: number, lambda: number) => {
  const most = norm?.range?.includes('(0, 2)') ? 1.99 : 4
  return asSpec('decay', name, { ...(norm && { p: Math.min(p, most) }), lambda })
}

/** Weights after one step of SGD. */
function step(
  start: readonly number[],
  gradients: readonly number[],
  decay: optim.DecaySpec,
  lr: number,
  dtype: 'float64' | 'float32' = 'float64',
) {
  const param = parameter(start, dtype)
  setGradient(param, gradients)
  new Optimizer([param], { step: optim.sgd(), decay, lr }).step()
  return valuesOf(param)
}

describe('decay alone', () => {
  for (const rule of rules.filter(({ name }) => name !== 'coupled')) {
    it(`${rule.name}: never changes a sign, never grows a weight, keeps 0 at 0`, () => {
      fc.assert(
        fc.property(weights, p, lambda, lr, dtype, (start, p, lambda, lr, dtype) => {
          const held = valuesOf(parameter(start, dtype))
          const found = step(
            start,
            start.map(() => 0),
            decayOf(rule, p, lambda),
            lr,
            dtype,
          )
          held.forEach((w, i) => {
            expect(Number.isFinite(found[i]!)).toBe(true)
            expect(found[i]! * Math.sign(w)).toBeGreaterThanOrEqual(0)
            expect(Math.abs(found[i]!)).toBeLessThanOrEqual(Math.abs(w))
          })
        }),
        runs,
      )
    })
  }
})

describe('with a step', () => {
  for (const rule of rules.filter(({ name }) => !decayOracles[name]?.reshapes)) {
    it(`${rule.name}: λ → 0 gives the inner step, and λ = 0 exactly`, () => {
      fc.assert(
        fc.property(weights, gradient, p, lr, (start, g, p, lr) => {
          const gradients = start.map((_, i) => g * Math.cos(i))
          const plain = step(start, gradients, optim.none(), lr)
          if (rule.name !== 'sDynamics')
            expect(step(start, gradients, decayOf(rule, p, 0), lr)).toEqual(plain)
          const nearly = step(start, gradients, decayOf(rule, p, 1e-300), lr)
          plain.forEach((w, i) => {
            // Rules that stay at 0 do so however small λ is.
            if (start[i] !== 0)
              expect(Math.abs(nearly[i]! - w)).toBeLessThanOrEqual(
                1e-12 * (Math.abs(w) + Math.abs(start[i]!)) + 1e-100,
              )
          })
        }),
        runs,
      )
    })
  }
  for (const rules of pairs) {
    it(`${rules.step} · ${rules.decay}: permuting parameters and weights permutes results; a group of one is no group`, () => {
      fc.assert(
        fc.property(
          fc.array(weights, { minLength: 1, maxLength: 5 }),
          fc.infiniteStream(gradient),
          fc.nat(),
          (lists, stream, turn) => {
            const gradients = lists.map((list) => list.map(() => stream.next().value))
            const run = (order: number[], grouped = false, backwards = false) => {
              const turned = (numbers: number[]) => (backwards ? numbers.toReversed() : numbers)
              const params = order.map((k) => parameter(turned(lists[k]!), 'float32'))
              const optimizer = optimizerOf(
                rules,
                grouped ? params.map((param) => ({ params: [param] })) : params,
                0.05,
              )
              for (let t = 0; t < 3; t++) {
                order.forEach((k, i) => {
                  setGradient(params[i]!, turned(gradients[k]!))
                })
                optimizer.step()
              }
              const found: string[] = []
              order.forEach((k, i) => {
                found[k] = String(turned([...valuesOf(params[i]!)]))
              })
              return found
            }
            const order = lists.map((_, i) => i)
            const turned = order.map((i) => (i + turn) % lists.length)
            const expected = run(order)
            expect(run(turned)).toEqual(expected)
            expect(run(order, true)).toEqual(expected)
            // No weight depends on its neighbours.
            if (!reduces(rules.decay) && !takesWholes(rules))
              expect(run(order, false, true)).toEqual(expected)
          },
        ),
        cases(25),
      )
    })
  }
})
