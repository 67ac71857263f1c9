// State in few bits: rounded stochastically to bfloat16, or to 8-bit floats by blocks. The oracle is float32's own run.
import { describe, expect } from 'vitest'
import * as optim from '../../src/optim/index.js'
import type { Tensor } from '../../src/tensor/index.js'
import { optimizerOf, pairs, title } from './make.js'
import { normals, parameter, printTable, type RowDevice, rows, setGradient, valuesOf } from './rows.js'

const shape = [66, 70] // 4,620 weights: 18 blocks and a part of one
const SIZE = shape[0]! * shape[1]!
const coded = ['adam', 'nadam', 'radam', 'sgd', 'lion']
const low = ['bfloat16', 'int8'] as const

const make = (
  rules: (typeof pairs)[number],
  device: RowDevice,
  storage: optim.StorageOptions,
  start: ArrayLike<number> = normals(1, SIZE),
) => {
  const param = parameter(start, 'float32', device, shape)
  return { param, optimizer: optimizerOf(rules, [param], 1e-2, { storage, exclude: 'none' }) }
}
type Made = ReturnType<typeof make>
const run = ({ param, optimizer }: Made, from: number, to: number, scale = 1) => {
  for (let t = from; t < to; t++) {
    setGradient(
      param,
      normals(10 + t, SIZE).map((g) => g * scale),
    )
    optimizer.step()
  }
}
const state = ({ optimizer }: Made, name: string) => valuesOf(optimizer.stateDict().state[0]![name] as Tensor)
const tensors = ({ optimizer }: Made) =>
  Object.entries(optimizer.stateDict().state[0]!).filter(([, value]) => (value as Tensor).numel > 1)
const distance = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, x, i) => sum + Math.abs(x - b[i]!), 0) / a.length

describe('every step in few bits, with every decay', () => {
  for (const rules of pairs.filter(({ step }) => coded.includes(step)))
    for (const kind of low) {
      const name = `${kind} · ${title(rules)}`
      rows('codes: trajectories', `${name}: the first step is float32's, and 30 stay near it`, (device) => {
        const [whole, few] = [make(rules, device, {}), make(rules, device, { state: kind })]
        const start = valuesOf(whole.param)
        for (const each of [whole, few]) run(each, 0, 1)
        expect(valuesOf(few.param)).toEqual(valuesOf(whole.param))
        for (const each of [whole, few]) run(each, 1, 30)
        const moved = distance(valuesOf(whole.param), start)
        // Of what a weight moved: rounding has no bias, and so it adds up slowly. Lion's sign of a number near 0 is
        // either.
        const share = rules.step === 'lion' ? 0.3 : kind === 'int8' ? 0.1 : 0.02
        expect(distance(valuesOf(few.param), valuesOf(whole.param))).toBeLessThan(share * moved)
      })
      rows('codes: state dicts', `${name}: loaded, it goes on bit for bit`, (device) => {
        const whole = make(rules, device, { state: kind })
        run(whole, 0, 3)
        const next = make(rules, device, { state: kind }, valuesOf(whole.param))
        next.optimizer.loadStateDict(whole.optimizer.stateDict())
        for (const each of [whole, next]) run(each, 3, 6)
        expect(valuesOf(next.param)).toEqual(valuesOf(whole.param))
        expect(tensors(next).map(([, t]) => valuesOf(t as Tensor))).toEqual(
          tensors(whole).map(([, t]) => valuesOf(t as Tensor)),
        )
      })
    }
})

const adam = pairs.find(({ step, decay }) => step === 'adam' && decay === 'lp')!

describe('rounding', () => {
  for (const kind of low) {
    rows(
      'codes: rounding',
      `${kind}: a running mean decays as in float32, not by halves of a step`,
      (device) => {
        const [whole, few] = [make(adam, device, {}), make(adam, device, { state: kind })]
        for (const each of [whole, few]) {
          run(each, 0, 1)
          // 0.999 of a second moment rounds to it, to the nearest.
          run(each, 1, 200, 0)
        }
        const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length
        expect(mean(state(few, 'exp_avg_sq')) / mean(state(whole, 'exp_avg_sq'))).toBeGreaterThan(0.97)
        expect(mean(state(few, 'exp_avg_sq')) / mean(state(whole, 'exp_avg_sq'))).toBeLessThan(1.03)
      },
    )
    rows('codes: rounding', `${kind}: the same for the same seed, and another for another`, (device) => {
      const weights = (seed: number) => {
        const made = make(adam, device, { state: kind, seed })
        run(made, 0, 5)
        return valuesOf(made.param)
      }
      expect(weights(1)).toEqual(weights(1))
      expect(weights(1)).not.toEqual(weights(2))
    })
    rows('codes: rounding', `${kind}: without a gradient nothing but 0 becomes of 0`, (device) => {
      const made = make(adam, device, { state: kind })
      run(made, 0, 5, 0)
      for (const name of ['exp_avg', 'exp_avg_sq']) expect(state(made, name).every((x) => x === 0)).toBe(true)
    })
  }
})

describe('what is kept in float32 under int8', () => {
  const kept: [string, number[]][] = [
    ['fewer than 4096 weights', [4095]],
    ['more than 6 rows for each column, as of an embedding', [421, 70]],
  ]
  for (const [name, sizes] of kept) {
    rows('codes: exceptions', name, (device) => {
      const numel = sizes.reduce((a, b) => a * b)
      const runs = [{}, { state: 'int8' } as const].map((storage) => {
        const param = parameter(normals(1, numel), 'float32', device, sizes)
        const optimizer = optim.padam([param], { lr: 0.01, exclude: 'none', storage })
        for (let t = 0; t < 4; t++) {
          setGradient(param, normals(10 + t, numel))
          optimizer.step()
        }
        return valuesOf(param)
      })
      expect(runs[0]).toEqual(runs[1])
    })
  }
  rows('codes: exceptions', 'steps that need more are refused', (device) => {
    const param = parameter(normals(1, SIZE), 'float32', device, shape)
    for (const step of [optim.rmsprop(), optim.adagrad()])
      expect(() =>
        optim.optimizer([param], { step, decay: optim.none(), lr: 0.1, storage: { state: 'int8' } }),
      ).toThrow(
        /Expected one of the steps adam, nadam, radam, sgd, lion.* for storage\.state 'int8' but received/,
      )
  })
})

describe('state dicts load across storages', () => {
  const kinds = ['float32', 'bfloat16', 'int8'] as const
  const precision = { float32: 2 ** -23, bfloat16: 2 ** -7, int8: 2 ** -3 }
  for (const from of kinds)
    for (const to of kinds.filter((kind) => kind !== from))
      rows('codes: state dicts', `${from} to ${to}`, (device) => {
        const given = make(adam, device, { state: from })
        run(given, 0, 5)
        const taken = make(adam, device, { state: to }, valuesOf(given.param))
        taken.optimizer.loadStateDict(given.optimizer.stateDict())
        for (const name of ['exp_avg', 'exp_avg_sq']) {
          const [found, expected] = [state(taken, name), state(given, name)]
          // Numbers far below their block's largest have codes only where no sign takes a bit.
          const most = Math.max(...expected.map(Math.abs))
          expected.forEach((x, i) => {
            if (Math.abs(x) > most * 2 ** -14)
              expect(Math.abs(found[i]! / x - 1)).toBeLessThanOrEqual(precision[to])
          })
        }
        run(taken, 5, 8)
        expect(valuesOf(taken.param).every(Number.isFinite)).toBe(true)
      })
})

printTable()
