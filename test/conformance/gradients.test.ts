// Gradients of every kind: none, zero, sparse, complex, scaled, inf, made by a closure.
import { describe, expect, it, vi } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { Optimizer } from '../../src/optim/index.js'
import {
  complex,
  grad,
  noGrad,
  sparseCooTensor,
  type Tensor,
  tensor,
  viewAsReal,
} from '../../src/tensor/index.js'
import { asSpec, isSparse, optimizerOf, pairs, takesWholes, title } from './make.js'
import { stepOracles } from './oracle/steps.js'
import {
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

const asParam = (t: Tensor) => t.detach().requiresGrad_()
const factories = optim as unknown as Readonly<Record<string, (options: object) => unknown>>
/** Every number of an optimizer's state. */
const held = (optimizer: Optimizer) =>
  Object.values(optimizer.stateDict().state).map((entries) =>
    Object.entries(entries).map(([name, value]) => [name, valuesOf(value as Tensor)]),
  )

describe('gradients', () => {
  for (const rules of pairs) {
    rows('gradients', `none: nothing moves, nothing is kept · ${title(rules)}`, (device) => {
      const param = parameter(normals(1, 6), 'float32', device)
      const before = valuesOf(param)
      const optimizer = optimizerOf(rules, [param], 0.1)
      optimizer.step()
      expect(valuesOf(param)).toEqual(before)
      expect(optimizer.stateDict().state).toEqual({})
    })
    rows('gradients', `frozen and unfrozen in mid-training · ${title(rules)}`, (device) => {
      const [a, b] = [
        parameter(normals(1, 6), 'float32', device),
        parameter(normals(2, 6), 'float32', device),
      ]
      const optimizer = optimizerOf(rules, [a, b], 0.05)
      const step = () => {
        optimizer.zeroGrad()
        const loss = a.mul(2).add(b.square()).sum()
        loss.backward()
        optimizer.step()
      }
      step()
      b.requiresGrad_(false)
      const [frozen, free] = [valuesOf(b), valuesOf(a)]
      step()
      expect(valuesOf(b)).toEqual(frozen)
      expect(valuesOf(a)).not.toEqual(free)
      b.requiresGrad_(true)
      step()
      expect(valuesOf(b)).not.toEqual(frozen)
    })
  }
  for (const { name } of registry.steps) {
    if (stepOracles[name]?.decays) continue
    rows('gradients', `zero: nothing without decay, the decay alone with it · ${name}`, (device) => {
      for (const options of stepOracles[name]!.cases) {
        const step = asSpec('step', name, options)
        const param = parameter(normals(1, 6), 'float64', device)
        const before = valuesOf(param)
        const make = (decay: optim.DecaySpec) => new Optimizer([param], { step, decay, lr: 0.1 })
        setGradient(param, new Array(6).fill(0))
        make(optim.none()).step()
        expect(valuesOf(param)).toEqual(before)
        make(optim.l2({ weightDecay: 0.5 })).step()
        expectClose(
          valuesOf(param),
          // A step that warms up takes its share of the decay.
          before.map((w) => w * (1 - 0.05 / Math.max(1, Number(options.warmupSteps ?? 1)))),
          1e-15,
        )
      }
    })
  }
  it('a closure runs once, first, with gradients on; what it makes counts', () => {
    const param = parameter([1, 2], 'float64')
    const optimizer = optim.sgd([param], { lr: 0.5 })
    const closure = vi.fn(() => {
      const loss = param.square().sum()
      loss.backward()
      return loss.item()
    })
    expect(noGrad(() => optimizer.step(closure))).toBe(5)
    expect(closure).toHaveBeenCalledOnce()
    expect(valuesOf(param)).toEqual(Float64Array.of(0, 0))
    expect(() => optimizer.step(async () => 1)).toThrow('returned a promise')
    expect(() => optimizer.step(7 as never)).toThrow(TypeError)
    expect(optimizer.steps).toBe(1)
  })
})

describe('gradients that are not plain', () => {
  for (const rules of pairs) {
    rows('gradients', `sparse, with an element given twice, equals dense · ${title(rules)}`, (device) => {
      if (isSparse(rules)) return // see sparse-adam.test.ts
      const params = [0, 1].map(() => parameter(normals(1, 12), 'float32', device, [3, 4]))
      const optimizers = params.map((param) => optimizerOf(rules, [param], 0.05))
      for (let t = 0; t < 5; t++) {
        const rows = tensor([[2, 0, 2]], { dtype: 'int64', device })
        const given = tensor(normals(t, 12), { device }).to('float32').reshape([3, 4])
        const sparse = sparseCooTensor(rows, given, { size: [3, 4] })
        expect(sparse.isCoalesced()).toBe(false)
        params[0]!.grad = sparse
        params[1]!.grad = sparse.toDense()
        for (const optimizer of optimizers) optimizer.step()
      }
      expect(valuesOf(params[0]!)).toEqual(valuesOf(params[1]!))
    })
    rows('gradients', `complex equals its view as real numbers · ${title(rules)}`, (device) => {
      const numbers = (seed: number) =>
        complex(
          ...([seed, seed + 50].map((n) => tensor(normals(n, 6), { device }).reshape([1, 6])) as [
            Tensor,
            Tensor,
          ]),
        )
      const whole = asParam(numbers(1))
      const real = asParam(viewAsReal(numbers(1)).contiguous())
      if (takesWholes(rules)) {
        expect(() => optimizerOf(rules, [whole], 0.05)).toThrow(
          `Expected real parameters for step ${rules.step} but received a complex one`,
        )
        return
      }
      const optimizers = [whole, real].map((param) => optimizerOf(rules, [param], 0.05))
      for (let t = 0; t < 5; t++) {
        whole.grad = numbers(10 + t)
        real.grad = viewAsReal(numbers(10 + t)).contiguous()
        for (const optimizer of optimizers) optimizer.step()
      }
      expect(valuesOf(viewAsReal(whole.detach()))).toEqual(valuesOf(real))
    })
  }
})

describe('a gradient scaler', () => {
  for (const rules of pairs) {
    rows('gradients: scaler', `found inf: nothing at all changes · ${title(rules)}`, (device) => {
      const params = [normals(1, 70), normals(2, 5)].map((values) => parameter(values, 'float32', device))
      const optimizer = optimizerOf(rules, params, optim.linear({ start: 0.1, end: 0, totalSteps: 10 }))
      const give = (from: number, scale: number) => {
        for (const [i, param] of params.entries()) setGradient(param, normals(from + i, param.numel, scale))
      }
      give(10, 1)
      optimizer.step()
      const all = () => [params.map(valuesOf), held(optimizer), optimizer.steps]
      const before = all()
      give(20, 1024)
      setGradient(params[1]!, [1, Number.POSITIVE_INFINITY, 2, Number.NaN, 3])
      optimizer.step(undefined, { gradScale: 1024, foundInf: true })
      expect(all()).toEqual(before)
      // And the very first step may be one of those.
      const fresh = optimizerOf(rules, [parameter([1, 2], 'float32', device)], 0.1)
      setGradient(fresh.paramGroups[0]!.params[0]!, [Number.NaN, 1])
      fresh.step(undefined, { foundInf: true })
      expect([valuesOf(fresh.paramGroups[0]!.params[0]!), fresh.stateDict().state]).toEqual([
        Float64Array.of(1, 2),
        {},
      ])
    })
    rows('gradients: scaler', `a scale of 2^10 is the step without one · ${title(rules)}`, (device) => {
      const runs = [1, 1024].map((scale) => {
        const param = parameter(normals(1, 70), 'float32', device)
        const optimizer = optimizerOf(rules, [param], 0.05)
        for (let t = 0; t < 4; t++) {
          setGradient(param, normals(10 + t, 70, scale))
          optimizer.step(undefined, { gradScale: scale })
        }
        return [valuesOf(param), held(optimizer)]
      })
      expect(runs[1]).toEqual(runs[0])
    })
  }
})

describe('differentiable', () => {
  row('gradients', 'no step claims it: the option is refused, in a state dict too', 'cpu', () => {
    const param = parameter([1, 2], 'float32')
    for (const { name } of registry.steps) {
      expect(() => factories[name]!({ differentiable: true })).toThrow("Unknown option 'differentiable'")
    }
    const optimizer = optim.adam([param], { lr: 0.1 })
    const { state, param_groups } = optimizer.stateDict()
    const load = (differentiable: boolean) => () =>
      optimizer.loadStateDict({ state, param_groups: [{ ...param_groups[0]!, differentiable }] })
    expect(load(false)).not.toThrow()
    expect(load(true)).toThrow(RangeError)
    expect(load(true)).toThrow(
      'Expected differentiable false in param_groups[0] in the state dict but found true',
    )
  })
  row('gradients', 'a step is not recorded, whatever its gradient hangs on', 'cpu', () => {
    const param = parameter([1, 2], 'float64')
    const [gradient] = grad(param.square().mul(param).sum(), [param], { createGraph: true })
    param.grad = gradient!
    expect(param.grad!.requiresGrad).toBe(true)
    optim.sgd([param], { lr: 0.5 }).step()
    expect([param.gradFn, param.requiresGrad]).toEqual([null, true])
    expect(valuesOf(param)).toEqual(Float64Array.of(-0.5, -4))
  })
})

printTable()
