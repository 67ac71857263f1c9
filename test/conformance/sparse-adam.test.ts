// SparseAdam on sparse gradients: torch's own steps and state dicts, every decay by rows, what stays as it is, refusals.
// The rows of every step run with dense gradients.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTorch } from '../../src/io/index.js'
import { Embedding } from '../../src/nn/index.js'
import * as optim from '../../src/optim/index.js'
import { sparseCooTensor, type Tensor, tensor } from '../../src/tensor/index.js'
import { asSpec, optimizerOf } from './make.js'
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
  registry,
  row,
  rows,
  valuesOf,
} from './rows.js'

const fixtures = `${import.meta.dirname}/../fixtures/optim`

/** A sparse gradient for `param`: of each place one value, or one row. */
function setSparse(param: Tensor, places: number[][], values: ArrayLike<number>): void {
  const { shape, device, dtype } = param
  const count = places[0]!.length
  const index = tensor(places, { dtype: 'int64', device })
  const own = tensor(Float64Array.from(values), { device })
    .to(dtype)
    .reshape([count, ...shape.slice(places.length)])
  param.grad = sparseCooTensor(index, own, shape)
}

describe('equals torch.optim.SparseAdam', () => {
  const golden: {
    options: Options
    shape: number[]
    start: number[]
    sparse: [number[][], number[]][]
    weights: number[][]
  }[] = JSON.parse(readFileSync(`${fixtures}/sparse-adam.json`, 'utf8'))
  for (const { options, shape, start, sparse, weights } of golden) {
    rows('sparseAdam: torch', `[${shape}] ${JSON.stringify(options)}`, (device) => {
      const param = parameter(start, 'float64', device, shape)
      const step = asSpec('step', 'sparseAdam', options)
      const optimizer = optim.optimizer([param], { step, decay: optim.none(), lr: 0.05 })
      sparse.forEach(([places, values], t) => {
        setSparse(param, places, values)
        optimizer.step()
        expectClose(valuesOf(param), weights[t]!, 1e-13)
      })
    })
  }
  row('sparseAdam: torch', 'its state dict loads, and the trajectory is its own', 'cpu', async () => {
    const saved = await loadTorch<{
      optimizer: optim.StateDict
      before: Tensor[]
      gradients: Tensor[][]
      after: Tensor[]
    }>(`${fixtures}/sparse-adam.pt`)
    const params = saved.before.map((weights) => weights.requiresGrad_())
    const optimizer = optim.optimizer(
      params.map((param) => ({ params: [param] })),
      { step: optim.sparseAdam({ betas: [0, 0] }), decay: optim.none(), lr: 1 },
    )
    optimizer.loadStateDict(saved.optimizer)
    for (const gradients of saved.gradients) {
      for (const [i, gradient] of gradients.entries()) params[i]!.grad = gradient.toSparse({ sparseDim: 1 })
      optimizer.step()
    }
    params.forEach((param, i) => {
      expectClose(valuesOf(param), valuesOf(saved.after[i]!), 8 * epsilon.float32)
    })
  })
})

/** Rows of `count` numbers that decide: of a table [5, 4], rows 1 and 3, of which 3 comes twice. */
const chosen = [1, 3, 3]
const touched = [1, 3]

describe('decays act on the rows that a gradient has, and nothing else changes', () => {
  const asked = registry.decays.filter(({ name, reduces }) => !reduces && name !== 'huber')
  for (const { name: decay } of asked) {
    for (const device of devices) {
      for (const dtype of dtypes) {
        row('sparseAdam: decays', `${decay} · ${dtype}`, device, () => {
          for (const decayOptions of decayOracles[decay]!.cases) {
            const rules = { step: 'sparseAdam', stepOptions: {}, decay, decayOptions }
            const start = normals(3, 20).map((w) => w + Math.sign(w))
            const param = parameter(start, dtype, device, [5, 4])
            const first = valuesOf(param)
            const optimizer = optimizerOf(rules, [param], 0.05)
            const oracle = new Oracle(rules, 8, [2, 4])
            for (let t = 0; t < 4; t++) {
              const own = [...normals(10 + t, 12)].map((g) => Math.round(g * 64) / 64)
              const before = valuesOf(param)
              setSparse(param, [chosen], own)
              optimizer.step()
              const [one, three, again] = [0, 4, 8].map((at) => own.slice(at, at + 4))
              const given = [...one!, ...three!.map((g, k) => g + again![k]!)]
              const rowsOf = (all: ArrayLike<number>) =>
                touched.flatMap((r) => Array.from(all).slice(4 * r, 4 * r + 4))
              const expected = oracle.step(rowsOf(before), given, 0.05)
              const stored = dtype === 'float64' ? 1e-12 : 16 * epsilon.float32 + 4 * epsilon[dtype]
              expectClose(rowsOf(valuesOf(param)), expected, stored)
            }
            const rest = [0, 2, 4].flatMap((r) => [0, 1, 2, 3].map((c) => 4 * r + c))
            for (const i of rest) expect(valuesOf(param)[i]).toBe(first[i])
          }
        })
      }
    }
  }
  rows('sparseAdam: decays', 'normDecay by row', (device) => {
    const decayOptions = { p: 1, lambda: 0.1, extent: 'row' }
    const rules = { step: 'sparseAdam', stepOptions: {}, decay: 'normDecay', decayOptions }
    const param = parameter(normals(3, 20), 'float64', device, [5, 4])
    const before = valuesOf(param)
    const optimizer = optimizerOf(rules, [param], 0.05)
    const own = normals(1, 8)
    setSparse(param, [touched], own)
    optimizer.step()
    touched.forEach((r, k) => {
      const ofRow = (all: Float64Array) => all.slice(4 * r, 4 * r + 4)
      const expected = new Oracle(rules, 4).step(ofRow(before), own.slice(4 * k, 4 * k + 4), 0.05)
      expectClose(ofRow(valuesOf(param)), expected, 1e-13)
    })
  })
  rows('sparseAdam: decays', 'masters, stochastic rounding and bfloat16 state', (device) => {
    for (const storage of [{ master: true }, { stochastic: true }, { state: 'bfloat16' }] as const) {
      const param = parameter(normals(3, 20), 'bfloat16', device, [5, 4])
      const before = valuesOf(param)
      const optimizer = optim.optimizer([param], {
        step: optim.sparseAdam(),
        decay: optim.lp({ lambda: 0.1 }),
        lr: 0.05,
        storage,
      })
      for (let t = 0; t < 3; t++) {
        setSparse(param, [touched], normals(t, 8))
        optimizer.step()
      }
      valuesOf(param).forEach((w, i) => {
        if (touched.includes(Math.floor(i / 4))) expect(w).not.toBe(before[i])
        else expect(w).toBe(before[i])
      })
    }
  })
})

describe('sparse gradients', () => {
  it('of an embedding: only rows of the batch change', () => {
    const table = new Embedding(6, 3, { sparse: true })
    const before = valuesOf(table.weight)
    const optimizer = optim.sparseAdam(table.parameters(), { lr: 0.1 })
    table
      .forward(tensor([4, 1, 4], { dtype: 'int64' }))
      .square()
      .sum()
      .backward()
    optimizer.step()
    valuesOf(table.weight).forEach((w, i) => {
      expect(w !== before[i]).toBe([1, 4].includes(Math.floor(i / 3)))
    })
    expect(optimizer.sparsity().parameters[0]!.zeros).toBe(0)
  })
  rows('sparseAdam: memory', 'of a transposed weight, of a slice, with no elements', (device: RowDevice) => {
    const base = parameter(normals(1, 24), 'float64', device, [4, 6]).detach()
    const untouched = valuesOf(base)
    const turned = base.narrow(1, 0, 4).t().requiresGrad_()
    const optimizer = optim.sparseAdam([turned], { lr: 0.1 })
    setSparse(turned, [[2]], normals(2, 4))
    optimizer.step()
    setSparse(turned, [[]], [])
    optimizer.step()
    valuesOf(base).forEach((w, i) => {
      expect(w !== untouched[i]).toBe(i % 6 === 2)
    })
  })
  it('what needs a whole tensor is refused, and nothing changes', () => {
    const param = parameter(normals(1, 20), 'float32', 'cpu', [5, 4])
    const before = valuesOf(param)
    const refused: [Partial<optim.OptimizerOptions>, string][] = [
      [{ trust: 'lamb' }, 'a trust ratio'],
      [{ decay: optim.hyperball() }, 'its decay sums over a tensor'],
      [{ decay: optim.huber({ mode: 'mean', lambda: 0.1 }) }, 'its decay follows the mean'],
    ]
    for (const [options, why] of refused) {
      const optimizer = optim.optimizer([param], {
        step: optim.sparseAdam(),
        decay: optim.none(),
        lr: 0.1,
        ...options,
      })
      setSparse(param, [[1]], normals(2, 4))
      expect(() => optimizer.step()).toThrow(`Expected a dense gradient for parameter 0, as ${why}`)
      expect(valuesOf(param)).toEqual(before)
    }
    const elements = optim.optimizer([param], {
      step: optim.sparseAdam(),
      decay: optim.normDecay({ lambda: 0.1, extent: 'row' }),
      lr: 0.1,
    })
    setSparse(param, [[1], [2]], [1])
    expect(() => elements.step()).toThrow('its decay sums over rows')
  })
  it('an inf or NaN that is looked for leaves everything as it was', () => {
    const param = parameter(normals(1, 20), 'float32', 'cpu', [5, 4])
    const before = valuesOf(param)
    const optimizer = optim.sparseAdam([param], { lr: 0.1 })
    setSparse(param, [[1]], [Number.NaN, 1, 2, 3])
    optimizer.step(undefined, { checkGradients: true })
    expect(valuesOf(param)).toEqual(before)
  })
})

printTable()
