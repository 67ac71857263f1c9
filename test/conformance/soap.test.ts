// SOAP on real matrices: the paper's formula in numpy, the float64 oracle by shape and decay, state, corners. The rows of
// every step run on matrices of one row.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { type Tensor, tensor } from '../../src/tensor/index.js'
import { asSpec, optimizerOf } from './make.js'
import { decayOracles } from './oracle/decays.js'
import { Oracle } from './oracle/run.js'
import type { Options } from './oracle/step.js'
import {
  devices,
  expectClose,
  normals,
  parameter,
  printTable,
  registry,
  row,
  rows,
  setGradient,
  valuesOf,
} from './rows.js'

const fixtures = `${import.meta.dirname}/../fixtures/optim`

describe('equals the formula in numpy', () => {
  const golden: {
    options: Options
    shape: number[]
    start: number[]
    gradients: number[][]
    weights: number[][]
  }[] = JSON.parse(readFileSync(`${fixtures}/soap.json`, 'utf8'))
  for (const { options, shape, start, gradients, weights } of golden) {
    const name = `[${shape}] ${JSON.stringify(options)}`
    rows('soap: numpy', name, (device) => {
      for (const [dtype, bound] of [
        ['float64', 1e-10],
        // Of 12 steps of 0.05: the bases of float32 are orthogonal to about 1e-6.
        ['float32', 5e-5],
      ] as const) {
        const param = parameter(start, dtype, device, shape)
        const step = asSpec('step', 'soap', options)
        const optimizer = optim.optimizer([param], { step, decay: optim.none(), lr: 0.05 })
        gradients.forEach((gradient, t) => {
          setGradient(param, gradient)
          optimizer.step()
          expectClose(valuesOf(param), weights[t]!, bound)
        })
      }
    })
    it(`and so does the oracle of these tests: ${name}`, () => {
      const rules = { step: 'soap', stepOptions: options, decay: 'none', decayOptions: {} }
      const oracle = new Oracle(rules, start.length, shape)
      let found: ArrayLike<number> = start
      gradients.forEach((gradient, t) => {
        found = oracle.step(found, gradient, 0.05)
        expectClose(found, weights[t]!, 1e-10)
      })
    })
  }
})

describe('the float64 oracle', () => {
  const options = { preconditionFrequency: 2, maxPrecondDim: 5 }
  for (const { name: decay } of registry.decays) {
    rows('soap: oracle', decay, (device) => {
      for (const shape of [[4, 4], [4, 5], [6, 3], [2, 1, 3], [7]]) {
        const size = shape.reduce((product, n) => product * n, 1)
        const decayOptions = decayOracles[decay]!.cases.at(-1)!
        const rules = { step: 'soap', stepOptions: options, decay, decayOptions }
        // Weights away from 0, where a decay with p < 1 is steep.
        const start = normals(3, size).map((w) => w + 2 * Math.sign(w))
        const param = parameter(start, 'float64', device, shape)
        const optimizer = optimizerOf(rules, [param], 0.02, { exclude: 'none' })
        const oracle = new Oracle(rules, size, shape)
        for (let t = 0; t < 6; t++) {
          const before = valuesOf(param)
          const gradient = setGradient(param, normals(10 + t, size))
          optimizer.step()
          expectClose(valuesOf(param), oracle.step(before, gradient, 0.02), 1e-10)
        }
      }
    })
  }
})

describe('corners', () => {
  const make = (device: (typeof devices)[number], options: optim.SoapOptions = {}) => {
    const param = parameter(normals(1, 20), 'float64', device, [4, 5])
    return { param, optimizer: optim.soap([param], { lr: 0.1, ...options }) }
  }
  const stateOf = (optimizer: optim.Optimizer) =>
    Object.fromEntries(
      Object.entries(optimizer.stateDict().state[0] ?? {}).map(([name, t]) => [
        name,
        [...valuesOf(t as Tensor)],
      ]),
    )
  for (const device of devices) {
    row('soap: corners', 'the first step moves nothing but by the decay', device, () => {
      const { param, optimizer } = make(device)
      const before = valuesOf(param)
      setGradient(param, normals(2, 20))
      optimizer.step()
      expect(valuesOf(param)).toEqual(before)
      expect(Object.keys(stateOf(optimizer))).toEqual([
        'step',
        'exp_avg',
        'exp_avg_sq',
        'GG_0',
        'GG_1',
        'Q_0',
        'Q_1',
      ])
    })
    row('soap: corners', 'zero gradients move nothing, and leave no NaN', device, () => {
      const { param, optimizer } = make(device, { preconditionFrequency: 1 })
      const before = valuesOf(param)
      setGradient(param, new Float64Array(20))
      for (let t = 0; t < 4; t++) optimizer.step()
      expect(valuesOf(param)).toEqual(before)
    })
    row('soap: corners', 'NaN and inf reach their own tensor from the next step on', device, () => {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const params = [1, 2].map((seed) => parameter(normals(seed, 20), 'float32', device, [4, 5]))
        const optimizer = optim.soap(params, { lr: 0.1, preconditionFrequency: 1 })
        setGradient(params[0]!, [bad, ...normals(3, 19)])
        setGradient(params[1]!, normals(4, 20))
        for (let t = 0; t < 4; t++) optimizer.step()
        expect(valuesOf(params[0]!).every(Number.isNaN)).toBe(true)
        expect(valuesOf(params[1]!).every(Number.isFinite)).toBe(true)
      }
    })
    row('soap: corners', 'a step that is skipped leaves state as it was, the first one too', device, () => {
      const { param, optimizer } = make(device, { preconditionFrequency: 1 })
      const twin = make(device, { preconditionFrequency: 1 })
      const bad = () => setGradient(param, [Number.POSITIVE_INFINITY, ...normals(3, 19)])
      bad()
      optimizer.step(undefined, { checkGradients: true })
      for (let t = 0; t < 3; t++) {
        setGradient(param, normals(10 + t, 20))
        setGradient(twin.param, normals(10 + t, 20))
        optimizer.step(undefined, { checkGradients: true })
        twin.optimizer.step()
        const state = stateOf(optimizer)
        bad()
        optimizer.step(undefined, { checkGradients: true })
        expect(stateOf(optimizer)).toEqual(state)
        expectClose(valuesOf(param), valuesOf(twin.param), 1e-13)
      }
    })
  }
  it('goes on from a state dict as without a break', () => {
    const [a, b] = [make('cpu', { preconditionFrequency: 3 }), make('cpu', { preconditionFrequency: 3 })]
    const step = ({ param, optimizer }: ReturnType<typeof make>, t: number) => {
      setGradient(param, normals(10 + t, 20))
      optimizer.step()
    }
    for (let t = 0; t < 5; t++) step(a, t)
    b.optimizer.loadStateDict(a.optimizer.stateDict())
    b.param.detach().copy_(a.param.detach())
    for (let t = 5; t < 9; t++) {
      step(a, t)
      step(b, t)
    }
    expect(valuesOf(b.param)).toEqual(valuesOf(a.param))
  })
  it('a dict without bases starts from the identity, and one of another size is refused', () => {
    const { param, optimizer } = make('cpu')
    for (let t = 0; t < 2; t++) {
      setGradient(param, normals(t, 20))
      optimizer.step()
    }
    const dict = optimizer.stateDict()
    const { Q_0: _, ...without } = dict.state[0]!
    optimizer.loadStateDict({ ...dict, state: { 0: without } })
    expect(stateOf(optimizer).Q_0).toEqual(Array.from({ length: 16 }, (_, i) => Number(i % 5 === 0)))
    const wrong = { ...without, Q_0: tensor(new Float64Array(25)).reshape([5, 5]) }
    expect(() => optimizer.loadStateDict({ ...dict, state: { 0: wrong } })).toThrow('Q_0')
  })
  it('complex weights and 8-bit state are refused', () => {
    const complex = tensor(normals(1, 8)).reshape([2, 2, 2]).viewAsComplex().detach().requiresGrad_()
    expect(() => optim.soap([complex], { lr: 0.1 })).toThrow('Expected real parameters for step soap')
    expect(() => make('cpu', { storage: { state: 'int8' } } as never)).toThrow("storage.state 'int8'")
  })
})

printTable()
