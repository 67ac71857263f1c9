// Muon on real matrices: torch's own steps, the float64 oracle by shape, heads and decay, and what it refuses. The rows of
// every step run on matrices of one row.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTorch } from '../../src/io/index.js'
import type { StateDict } from '../../src/optim/index.js'
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
const exclude = { exclude: 'none' } as const

describe('equals torch.optim.Muon', () => {
  const golden: {
    options: Options
    shape: number[]
    start: number[]
    gradients: number[][]
    weights: number[][]
  }[] = JSON.parse(readFileSync(`${fixtures}/muon.json`, 'utf8'))
  for (const { options, shape, start, gradients, weights } of golden) {
    rows('muon: torch', `bfloat16 · [${shape}] ${JSON.stringify(options)}`, (device) => {
      const param = parameter(start, 'float32', device, shape)
      const step = asSpec('step', 'muon', { ...options, nsDtype: 'bfloat16' })
      const optimizer = optim.optimizer([param], { step, decay: optim.l2({ weightDecay: 0.1 }), lr: 0.02 })
      const oracle = new Oracle(
        { step: 'muon', stepOptions: options, decay: 'l2', decayOptions: { weightDecay: 0.1 } },
        start.length,
        shape,
      )
      let exact: ArrayLike<number> = start
      gradients.forEach((gradient, t) => {
        setGradient(param, gradient)
        optimizer.step()
        exact = oracle.step(exact, gradient, 0.02)
        // Five iterations in bfloat16, whose sums other processors add in another order: a few of its digits of a
        // direction of size 1 (times lr and the scale), and of the exact one, from which torch is as far.
        const scale = options.adjustLrFn ? 0.2 * Math.sqrt(5) : Math.sqrt(Math.max(1, shape[0]! / shape[1]!))
        const bound = (t + 1) * 0.02 * scale * 2 * epsilon.bfloat16
        expectClose(valuesOf(param), weights[t]!, bound)
        expectClose(weights[t]!, exact, 2 * bound)
      })
    })
  }
  row('muon: torch', 'its state dict loads, and the trajectory is its own', 'cpu', async () => {
    const saved = await loadTorch<{
      optimizer: StateDict
      before: Tensor[]
      gradients: Tensor[][]
      after: Tensor[]
    }>(`${fixtures}/muon.pt`)
    const params = saved.before.map((weights) => weights.requiresGrad_())
    const optimizer = optim.optimizer(
      params.map((param) => ({ params: [param] })),
      {
        step: optim.muon({ momentum: 0.5, nsDtype: 'bfloat16' }),
        decay: optim.l2({ weightDecay: 0.5 }),
        lr: 1,
      },
    )
    optimizer.loadStateDict(saved.optimizer)
    expect(
      optimizer.paramGroups.map(({ lr, options }) => [lr, options.momentum, options.weightDecay]),
    ).toEqual([
      [0.01, 0.95, 0.1],
      [0.02, 0.95, 0.1],
    ])
    for (const gradients of saved.gradients) {
      for (const [i, gradient] of gradients.entries()) params[i]!.grad = gradient
      optimizer.step()
    }
    params.forEach((param, i) => {
      expectClose(valuesOf(param), valuesOf(saved.after[i]!), 5 * 0.02 * 2 * epsilon.bfloat16)
    })
    const { state } = optimizer.stateDict()
    expect(Object.keys(state[0]!)).toEqual(['step', 'momentum_buffer'])
  })
})

describe('the float64 oracle', () => {
  const shapes = [
    [6, 4],
    [4, 6],
    [5, 5],
    [1, 5],
    [5, 1],
    [4, 3, 2, 2],
    [12, 2, 1],
  ]
  const cases: Options[] = [
    {},
    { nesterov: false, momentum: 0.7, adjustLrFn: 'match_rms_adamw' },
    { nsCoefficients: [2, -1.5, 0.5], nsSteps: 8 },
    { nsSteps: 0 },
  ]
  const bounds: [RowDType, number][] = [
    ['float64', 1e-12],
    // The direction is at most about 1.2 large, and an iteration in float32 keeps about five digits of it.
    ['float32', 2e-6],
  ]
  for (const { name: decay } of registry.decays) {
    for (const [dtype, bound] of bounds) {
      rows('muon: oracle', `${decay} · ${dtype}`, (device) => {
        for (const shape of shapes) {
          const heads = shape[0]! % 2 === 0 ? [1, 2] : [1]
          for (const options of cases) {
            for (const count of heads) {
              const size = shape.reduce((product, n) => product * n, 1)
              const rules = {
                step: 'muon',
                stepOptions: { ...options, heads: count, nsDtype: dtype },
                decay,
                decayOptions: decayOracles[decay]!.cases.at(-1)!,
              }
              // Weights away from 0, where a decay with p < 1 is steep.
              const start = normals(3, size).map((w) => w + 2 * Math.sign(w))
              const param = parameter(start, dtype, device, shape)
              const optimizer = optimizerOf(rules, [param], 0.02)
              const oracle = new Oracle(rules, size, shape)
              for (let t = 0; t < 4; t++) {
                const before = valuesOf(param)
                const gradient = setGradient(param, normals(10 + t, size))
                optimizer.step()
                expectClose(valuesOf(param), oracle.step(before, gradient, 0.02), bound * 4)
              }
            }
          }
        }
      })
    }
  }
  rows('muon: oracle', 'equal matrices as one batch, and weights that are not plain', (device) => {
    const shape = [6, 4]
    const params = Array.from({ length: 5 }, (_, i) => parameter(normals(i, 24), 'float64', device, shape))
    const turned = parameter(normals(7, 24), 'float64', device, [4, 6]).detach().t().requiresGrad_()
    const all = [...params, turned]
    const rules = { step: 'muon', stepOptions: { heads: 3 }, decay: 'lp', decayOptions: { lambda: 0.1 } }
    const optimizer = optimizerOf(rules, all, 0.1)
    const oracles = all.map(() => new Oracle(rules, 24, shape))
    let expected = all.map(valuesOf)
    for (let t = 0; t < 3; t++) {
      const gradients = all.map((param, i) => setGradient(param, normals(20 * t + i, 24)))
      optimizer.step()
      expected = oracles.map((oracle, i) => oracle.step(expected[i]!, gradients[i]!, 0.1))
    }
    all.forEach((param, i) => {
      expectClose(valuesOf(param), expected[i]!, 1e-12)
    })
  })
})

describe('corners', () => {
  for (const device of devices) {
    row('muon: corners', 'a zero gradient moves nothing, and leaves no NaN', device, () => {
      const param = parameter(normals(1, 12), 'float32', device, [3, 4])
      const before = valuesOf(param)
      const optimizer = optim.muon([param], { lr: 0.1 })
      setGradient(param, new Float64Array(12))
      optimizer.step()
      expect(valuesOf(param)).toEqual(before)
    })
    row('muon: corners', 'inf and NaN reach every weight of their matrix, and no other', device, () => {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const params = [1, 2].map((seed) => parameter(normals(seed, 12), 'float32', device, [3, 4]))
        const optimizer = optim.muon(params, { lr: 0.1 })
        setGradient(params[0]!, [bad, ...normals(3, 11)])
        setGradient(params[1]!, normals(4, 12))
        optimizer.step()
        expect(valuesOf(params[0]!).every(Number.isNaN)).toBe(true)
        expect(valuesOf(params[1]!).every(Number.isFinite)).toBe(true)
      }
    })
    row(
      'muon: corners',
      'clipping, maximize and a scale are of the gradient, not of the direction',
      device,
      () => {
        const run = (scale: number, more: Partial<optim.OptimizerOptions>, sign = 1) => {
          const param = parameter(normals(1, 12), 'float64', device, [3, 4])
          const step = optim.muon()
          const optimizer = optim.optimizer([param], { step, decay: optim.none(), lr: 0.1, ...more })
          for (let t = 0; t < 3; t++) {
            setGradient(
              param,
              normals(t, 12).map((g) => g * scale * sign),
            )
            optimizer.step(undefined, { gradScale: scale, checkGradients: true })
          }
          return [valuesOf(param), optimizer.gradNorm] as const
        }
        const [plain] = run(1, {})
        expectClose(run(1024, {})[0], plain, 1e-13)
        expect(run(1, { maximize: true }, -1)[0]).toEqual(plain)
        const [clipped, norm] = run(1, { clip: { value: 0.5 } })
        const last = normals(2, 12).map((g) => Math.max(-0.5, Math.min(0.5, g)))
        expect(Math.hypot(...clipped.map((w, i) => w - plain[i]!))).toBeGreaterThan(1e-3)
        expect(norm).toBe(0)
        expect(run(1, { clip: { value: 0.5, norm: 100 } })[1]).toBeCloseTo(Math.hypot(...last), 12)
      },
    )
    row('muon: corners', 'counts of zeros are those of the weights', device, () => {
      const param = parameter([0, 0, 1, 2, 3, 0], 'float32', device, [2, 3])
      const optimizer = optim.muonLp([param], { lr: 0.1 })
      for (let t = 0; t < 3; t++) {
        setGradient(param, normals(t, 6))
        optimizer.step()
        expect(optimizer.sparsity().zeroShare).toBe(0.5)
      }
    })
    row('muon: corners', 'no rows, no columns', device, () => {
      for (const shape of [
        [0, 4],
        [4, 0],
      ]) {
        const param = parameter([], 'float32', device, shape)
        setGradient(param, [])
        const optimizer = optim.muon([param], { lr: 0.1 })
        optimizer.step()
        expect(optimizer.steps).toBe(1)
      }
    })
  }
  it('parameters that share memory are stepped one after the other', () => {
    const base = parameter(normals(1, 12), 'float64', 'cpu', [4, 3]).detach()
    const [a, b] = [0, 1].map((start) => base.narrow(0, start, 3).requiresGrad_())
    const expected = valuesOf(base)
    const optimizer = optim.optimizer([a!, b!], {
      step: optim.muon({ nesterov: false, momentum: 0 }),
      decay: optim.coupled({ p: 2, lambda: 0.5 }),
      lr: 0.1,
      ...exclude,
    })
    setGradient(a!, normals(2, 9))
    setGradient(b!, normals(3, 9))
    optimizer.step()
    const rules = {
      step: 'muon',
      stepOptions: { nesterov: false, momentum: 0 },
      decay: 'coupled',
      decayOptions: { p: 2, lambda: 0.5 },
    }
    for (const [i, seed] of [2, 3].entries()) {
      const next = new Oracle(rules, 9, [3, 3]).step(expected.slice(3 * i, 3 * i + 9), normals(seed, 9), 0.1)
      expected.set(next, 3 * i)
    }
    expectClose(valuesOf(base), expected, 1e-12)
  })
  it('vectors, complex numbers and heads that do not divide the rows are refused, and nothing changes', () => {
    const make = (shape: number[], options = {}) =>
      optim.muon(
        [
          parameter(
            normals(1, 12).slice(
              0,
              shape.reduce((p, n) => p * n, 1),
            ),
            'float32',
            'cpu',
            shape,
          ),
        ],
        {
          lr: 0.1,
          ...options,
        },
      )
    const two = 'Expected parameters of at least two dimensions for step muon'
    expect(() => make([12])).toThrow(two)
    expect(() => make([12])).toThrow('optim.routeParameters')
    expect(() => make([12])).toThrow('but received one of shape [12]')
    expect(() => make([])).toThrow('but received one of shape []')
    expect(() => make([4, 3], { heads: 3 })).toThrow(
      'Expected parameters whose first dimension step.heads divides but received one of shape [4, 3]',
    )
    const optimizer = make([4, 3], { heads: 2 })
    const [group] = optimizer.paramGroups
    setGradient(group!.params[0]!, normals(2, 12))
    optimizer.step()
    group!.set({ heads: 3 })
    const before = valuesOf(group!.params[0]!)
    expect(() => optimizer.step()).toThrow('step.heads divides')
    expect(valuesOf(group!.params[0]!)).toEqual(before)
    expect(() => make([4, 3], { heads: 0 })).toThrow(
      'Expected integer in [1, inf) for step.heads but received 0',
    )
    expect(() => make([4, 3], { nsSteps: 100 })).toThrow('step.nsSteps')
    expect(() => make([4, 3], { nsDtype: 'int8' })).toThrow('step.nsDtype')
  })
})

printTable()
