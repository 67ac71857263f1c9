// Adafactor on tensors of every shape: torch's own steps and state dicts, the float64 oracle by shape and decay, corners.
// The rows of every step run on matrices of one row.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import type { Tensor } from '../../src/tensor/index.js'
import { asSpec, optimizerOf } from './make.js'
import { decayOracles } from './oracle/decays.js'
import { Oracle } from './oracle/run.js'
import type { Options } from './oracle/step.js'
import {
  devices,
  epsilon,
  expectClose,
  normals,
  parameter,
  printTable,
  type RowDType,
  registry,
  row,
  rows,
  setGradient,
  valuesOf,
} from './rows.js'

const fixtures = `${import.meta.dirname}/../fixtures/optim`

describe('equals torch.optim.Adafactor', () => {
  const golden: {
    options: Options
    dtype: RowDType
    lr: number
    shape: number[]
    start: number[]
    gradients: number[][]
    weights: number[][]
  }[] = JSON.parse(readFileSync(`${fixtures}/adafactor.json`, 'utf8'))
  for (const { options, dtype, lr, shape, start, gradients, weights } of golden) {
    rows('adafactor: torch', `${dtype} · [${shape}] · lr ${lr} ${JSON.stringify(options)}`, (device) => {
      const param = parameter(start, dtype, device, shape)
      const optimizer = optim.optimizer([param], {
        step: asSpec('step', 'adafactor', options),
        decay: optim.l2({ weightDecay: 0.1 }),
        lr,
        exclude: 'none',
      })
      // torch computes on bfloat16 weights in bfloat16, so that its weights are as far from the exact ones as its dtype
      // allows in each operation; ours are rounded once a step.
      const unit = dtype === 'bfloat16' ? 4 * epsilon.bfloat16 : 16 * epsilon[dtype]
      gradients.forEach((gradient, t) => {
        setGradient(param, gradient)
        optimizer.step()
        const size = Math.max(...weights[t]!.map(Math.abs))
        expectClose(valuesOf(param), weights[t]!, (t + 1) * unit * size)
      })
    })
  }
  it('an epsilon of None is 0 here, and None again in a state dict', () => {
    const param = parameter([1, 2], 'float32')
    const optimizer = optim.adafactor([param], { lr: 0.1, eps: [1, 1] })
    const dict = optimizer.stateDict()
    expect(dict.param_groups[0]!.eps).toEqual([1, 1])
    optimizer.loadStateDict({ ...dict, param_groups: [{ ...dict.param_groups[0]!, eps: [null, 1e-3] }] })
    expect(optimizer.paramGroups[0]!.options.eps).toEqual([0, 1e-3])
    expect(optimizer.stateDict().param_groups[0]!.eps).toEqual([null, 1e-3])
  })
})

describe('the float64 oracle', () => {
  const shapes = [[6, 4], [1, 5], [5, 1], [4, 3, 2, 2], [7]]
  const cases: Options[] = [{ eps: [1e-8, 1e-3] }, { eps: [1e-3, 0.3], d: 2, beta2Decay: -0.3 }]
  for (const { name: decay } of registry.decays) {
    for (const [dtype, bound] of [
      ['float64', 1e-13],
      ['float32', 1e-6],
    ] as const) {
      rows('adafactor: oracle', `${decay} · ${dtype}`, (device) => {
        for (const shape of shapes) {
          for (const stepOptions of cases) {
            const size = shape.reduce((product, n) => product * n, 1)
            const rules = {
              step: 'adafactor',
              stepOptions,
              decay,
              decayOptions: decayOracles[decay]!.cases.at(-1)!,
            }
            // Weights away from 0, where a decay with p < 1 is steep.
            const start = normals(3, size).map((w) => w + 2 * Math.sign(w))
            const param = parameter(start, dtype, device, shape)
            const optimizer = optimizerOf(rules, [param], 0.02, { exclude: 'none' })
            const oracle = new Oracle(rules, size, shape)
            for (let t = 0; t < 5; t++) {
              const before = valuesOf(param)
              const gradient = setGradient(param, normals(10 + t, size))
              optimizer.step()
              expectClose(valuesOf(param), oracle.step(before, gradient, 0.02), bound * 4)
            }
          }
        }
      })
    }
  }
})

describe('corners', () => {
  for (const device of devices) {
    row('adafactor: corners', 'a zero gradient moves nothing, and leaves no NaN', device, () => {
      for (const shape of [[3, 4], [12]]) {
        const param = parameter(normals(1, 12), 'float32', device, shape)
        const before = valuesOf(param)
        const optimizer = optim.adafactor([param], { lr: 0.1 })
        setGradient(param, new Float64Array(12))
        optimizer.step()
        expect(valuesOf(param)).toEqual(before)
      }
    })
    row('adafactor: corners', 'NaN reaches every weight of its tensor, and no other', device, () => {
      const params = [1, 2].map((seed) => parameter(normals(seed, 12), 'float32', device, [3, 4]))
      const optimizer = optim.adafactor(params, { lr: 0.1 })
      setGradient(params[0]!, [Number.NaN, ...normals(3, 11)])
      setGradient(params[1]!, normals(4, 12))
      optimizer.step()
      expect(valuesOf(params[0]!).every(Number.isNaN)).toBe(true)
      expect(valuesOf(params[1]!).every(Number.isFinite)).toBe(true)
    })
    row('adafactor: corners', 'a step that is skipped leaves state as it was', device, () => {
      const param = parameter(normals(1, 12), 'float32', device, [3, 4])
      const optimizer = optim.adafactor([param], { lr: 0.1 })
      const read = () =>
        Object.entries(optimizer.stateDict().state[0] ?? {}).map(([name, t]) => [
          name,
          ...valuesOf(t as Tensor),
        ])
      setGradient(param, normals(2, 12))
      optimizer.step()
      const [before, weights] = [read(), valuesOf(param)]
      setGradient(param, [Number.POSITIVE_INFINITY, ...normals(3, 11)])
      optimizer.step(undefined, { checkGradients: true })
      expect(read()).toEqual(before)
      expect(valuesOf(param)).toEqual(weights)
    })
  }
  it('a factor of another shape is refused, and nothing changes', () => {
    const param = parameter(normals(1, 12), 'float32', 'cpu', [3, 4])
    const optimizer = optim.adafactor([param], { lr: 0.1 })
    setGradient(param, normals(2, 12))
    optimizer.step()
    const dict = optimizer.stateDict()
    const before = valuesOf(dict.state[0]!.row_var as Tensor)
    const wrong = { ...dict.state[0], row_var: parameter([1, 2], 'float32', 'cpu', [2, 1]).detach() }
    expect(() => optimizer.loadStateDict({ ...dict, steps: 9, state: { 0: wrong } })).toThrow('row_var')
    expect(optimizer.steps).toBe(1)
    expect(valuesOf(optimizer.stateDict().state[0]!.row_var as Tensor)).toEqual(before)
  })
  it('a matrix has the state of one row and one column, in float32 whatever the storage', () => {
    const param = parameter(normals(1, 200), 'bfloat16', 'cpu', [20, 10])
    for (const state of ['float32', 'bfloat16', 'int8', 'same'] as const) {
      const optimizer = optim.adafactor([param], { lr: 0.1, storage: { state } })
      setGradient(param, normals(2, 200))
      optimizer.step()
      const { row_var, col_var } = optimizer.stateDict().state[0] as Record<string, Tensor>
      expect([row_var!.dtype, row_var!.numel, col_var!.numel]).toEqual(['float32', 20, 10])
    }
  })
})

printTable()
