import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTorch, saveTorch } from '../../../src/io/index.js'
import * as optim from '../../../src/optim/index.js'
import { linspace, noGrad, type Tensor, tensor, tidy } from '../../../src/tensor/index.js'

const fixtures = `${import.meta.dirname}/../../fixtures/optim`
const golden: {
  options: optim.LBFGSOptions
  steps: { loss: number; weights: number[][]; n_iter: number; func_evals: number }[]
}[] = JSON.parse(readFileSync(`${fixtures}/lbfgs.json`, 'utf8'))

/** Rosenbrock's function of x, and the squares of y. */
function problem(options: optim.LBFGSOptions) {
  const x = linspace(-1.2, 0.9, 5, { dtype: 'float64' }).requiresGrad_()
  const y = tensor([[0.5, -2]], { dtype: 'float64' }).requiresGrad_()
  const opt = new optim.LBFGS([x, y], options)
  const closure = () => {
    opt.zeroGrad()
    const [head, tail] = [x.narrow(0, 0, 4), x.narrow(0, 1, 4)]
    const rosenbrock = head.neg().add(1).square().add(tail.sub(head.square()).square().mul(100)).sum()
    const loss = rosenbrock.add(y.square().sum())
    loss.backward()
    return loss
  }
  return { x, y, opt, closure }
}
const numbers = (t: Tensor) => [...(t.detach().reshape([-1]).toTypedArray() as Float64Array)]

describe('LBFGS', () => {
  for (const { options, steps } of golden) {
    it(`equals torch's · ${JSON.stringify(options)}`, () => {
      const { x, y, opt, closure } = problem(options)
      for (const { loss, weights, n_iter, func_evals } of steps) {
        // What is made in a scope of the caller's stays, too.
        expect(tidy(() => Number(opt.step(closure).item()))).toBeCloseTo(loss, 8)
        expect(opt.stateDict().state[0]).toMatchObject({ n_iter, func_evals })
        // Both are float64; sums in another order grow along Rosenbrock's valley.
        for (const [i, w] of [...numbers(x), ...numbers(y)].entries())
          expect(Math.abs(w - weights.flat()[i]!)).toBeLessThan(1e-7)
      }
    })
  }
  it("takes torch's state dict, and goes on as torch did; ours comes back from a file", async () => {
    const saved = await loadTorch<{
      optimizer: optim.LBFGSStateDict
      before: Tensor[]
      after: Tensor[]
    }>(`${fixtures}/lbfgs.pt`)
    const folder = await mkdtemp(join(tmpdir(), 'pdecay-lbfgs-'))
    try {
      let state = saved.optimizer
      for (const through of ['torch', 'ours']) {
        const { x, y, opt, closure } = problem({})
        noGrad(() => [x, y].map((param, i) => param.copy_(saved.before[i]!)))
        opt.loadStateDict(state)
        expect(opt.options).toMatchObject({ lineSearchFn: 'strong_wolfe', maxIter: 4, maxEval: 5 })
        const written = join(folder, `${through}.pt`)
        await saveTorch(written, opt.stateDict())
        for (let t = 0; t < 2; t++) opt.step(closure)
        const found = [...numbers(x), ...numbers(y)]
        for (const [i, w] of saved.after.flatMap(numbers).entries())
          expect(Math.abs(found[i]! - w), through).toBeLessThan(1e-8)
        state = await loadTorch<optim.LBFGSStateDict>(written)
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
  it('ends at once where the gradient is small, and keeps parameters without gradients', () => {
    const [a, b] = [
      tensor([1, 2], { dtype: 'float32' }).requiresGrad_(),
      tensor([3], { dtype: 'float32' }).requiresGrad_(),
    ]
    const opt = new optim.LBFGS([a, b])
    let calls = 0
    const loss = opt.step(() => {
      calls++
      return 7
    })
    expect([loss, calls, numbers(a), numbers(b)]).toEqual([7, 1, [1, 2], [3]])
    const only = () => {
      opt.zeroGrad()
      const value = a.square().sum()
      value.backward()
      return value
    }
    for (let t = 0; t < 10; t++) opt.step(only)
    expect(Math.max(...numbers(a).map(Math.abs))).toBeLessThan(1e-3)
    expect(numbers(b)).toEqual([3])
  })
  it('a closure that throws in the line search leaves the parameters where the iteration began', () => {
    const { x, opt, closure } = problem({ lineSearchFn: 'strong_wolfe' })
    const before = numbers(x)
    let calls = 0
    const failing = () => {
      if (++calls === 2) throw new Error('out of data')
      return closure()
    }
    expect(() => opt.step(failing)).toThrow('out of data')
    expect(numbers(x)).toEqual(before)
  })
  it('NaN ends the step without an endless search', () => {
    const w = tensor([1, 2], { dtype: 'float32' }).requiresGrad_()
    const opt = new optim.LBFGS([w], { lineSearchFn: 'strong_wolfe', maxIter: 3 })
    let calls = 0
    opt.step(() => {
      calls++
      opt.zeroGrad()
      const loss = w.sum().mul(Number.NaN)
      loss.backward()
      return loss
    })
    expect(calls).toBeLessThan(30)
  })
  it('refuses options, parameters and states that are wrong, and changes nothing', () => {
    const w = () => tensor([1, 2], { dtype: 'float32' }).requiresGrad_()
    const make = (options: object) => new optim.LBFGS([w()], options)
    expect(() => make({ lr: -1 })).toThrow('Expected number in [0, inf) for lr but received -1')
    expect(() => make({ maxIter: 0 })).toThrow('Expected integer in [1, inf) for maxIter but received 0')
    expect(() => make({ lineSearchFn: 'armijo' })).toThrow('lineSearchFn')
    expect(() => make({ decay: optim.lp() })).toThrow("Unknown option 'decay' in optim.LBFGS")
    expect(() => new optim.LBFGS([])).toThrow('Expected at least one parameter')
    expect(() => new optim.LBFGS([w(), tensor([1], { dtype: 'float64' }).requiresGrad_()])).toThrow(
      'Expected parameters of one dtype on one device',
    )
    const opt = make({})
    expect(() => opt.step((() => Promise.resolve(1)) as never)).toThrow(
      'Expected a closure that returns the loss',
    )
    const group = { params: [0], lr: 0.5 }
    expect(() => opt.loadStateDict({ state: {}, param_groups: [group, group] })).toThrow('1 parameter group')
    expect(() => opt.loadStateDict({ state: { 0: { n_iter: -1 } }, param_groups: [group] })).toThrow(
      'a count for n_iter',
    )
    const short = {
      n_iter: 1,
      func_evals: 1,
      d: tensor([1], { dtype: 'float32' }),
      old_dirs: [],
      old_stps: [],
      ro: [],
      H_diag: 1,
    }
    expect(() => opt.loadStateDict({ state: { 0: short }, param_groups: [group] })).toThrow('2 numbers')
    expect(opt.lr).toBe(1)
  })
})
