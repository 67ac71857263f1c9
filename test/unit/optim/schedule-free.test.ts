// Weights to train and weights to use, by the authors' package (schedulefree 1.4.1; test/fixtures/optim/make.py).
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as optim from '../../../src/optim/index.js'
import { spec } from '../../../src/optim/rules/rule.js'
import { type DType, type Tensor, tensor } from '../../../src/tensor/index.js'

const golden = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../fixtures/optim/schedule-free.json`, 'utf8'),
) as {
  lr: number
  shape: number[]
  start: number[]
  gradients: number[][]
  rows: {
    step: 'scheduleFreeAdam' | 'scheduleFreeSgd'
    options: object
    weightDecay: number
    train: number[][]
    eval: number[][]
    /** After step 7, in evaluation. */
    saved: { state: Record<string, number[]>; group: Record<string, unknown> }
  }[]
}

const parameter = (values: number[], dtype: DType = 'float64') =>
  tensor(values, { dtype }).reshape(golden.shape).detach().requiresGrad_()
const numbers = (t: Tensor) => t.detach().to('float64').reshape([-1]).toArray() as number[]
const expectNear = (found: number[], expected: number[], bound: number) =>
  found.forEach((w, i) => {
    expect(Math.abs(w - expected[i]!)).toBeLessThanOrEqual(bound)
  })
const copy = (dict: optim.StateDict): optim.StateDict => ({
  ...JSON.parse(JSON.stringify({ ...dict, state: {} })),
  state: Object.fromEntries(
    Object.entries(dict.state).map(([id, entries]) => [
      id,
      Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, (value as Tensor).clone()])),
    ]),
  ),
})

for (const row of golden.rows) {
  const make = (param: Tensor) =>
    optim.optimizer([param], {
      step: spec('step', row.step, row.options) as optim.StepSpec,
      decay: optim.l2({ weightDecay: row.weightDecay }),
      lr: golden.lr,
    })
  const go = (optimizer: optim.Optimizer, param: Tensor, t: number) => {
    param.grad = tensor(golden.gradients[t]!, { dtype: param.dtype }).reshape(golden.shape)
    optimizer.step()
  }

  describe(`${row.step} ${JSON.stringify(row.options)}`, () => {
    for (const [dtype, bound] of [
      ['float64', 1e-13],
      ['float32', 2e-6],
    ] as const) {
      it(`${dtype}: trains and averages as the authors' does, evaluated between any two steps`, () => {
        const param = parameter(golden.start, dtype)
        const optimizer = make(param)
        optimizer.eval() // before the first step both are the same
        expectNear(numbers(param), golden.start, 1e-7)
        optimizer.train()
        for (let t = 0; t < golden.gradients.length; t++) {
          go(optimizer, param, t)
          expectNear(numbers(param), row.train[t]!, bound)
          optimizer.eval()
          optimizer.eval()
          expectNear(numbers(param), row.eval[t]!, bound)
          optimizer.train()
          optimizer.train()
          expectNear(numbers(param), row.train[t]!, bound)
        }
      })
    }
    for (const isSavedInEval of [false, true]) {
      it(`saved and loaded in ${isSavedInEval ? 'evaluation' : 'training'}`, () => {
        const param = parameter(golden.start)
        const first = make(param)
        for (let t = 0; t < 8; t++) go(first, param, t)
        if (isSavedInEval) first.eval()
        const dict = copy(first.stateDict())
        expect(dict.param_groups[0]!.train_mode).toBe(!isSavedInEval)
        for (const isLoadedInEval of [false, true]) {
          const other = parameter(numbers(param))
          const second = make(other)
          if (isLoadedInEval) second.eval()
          second.loadStateDict(dict)
          expectNear(numbers(other), numbers(param), 0)
          if (isSavedInEval) expect(() => go(second, other, 8)).toThrow('Expected train() before a step')
          second.train()
          for (let t = 8; t < 16; t++) go(second, other, t)
          expectNear(numbers(other), row.train[15]!, 1e-12)
        }
      })
    }
    it("the authors' state dict is taken", () => {
      const { state, group } = row.saved
      const param = parameter(row.eval[7]!)
      const optimizer = make(param)
      optimizer.loadStateDict({
        state: {
          0: Object.fromEntries(
            Object.entries(state).map(([name, values]) => [
              name,
              tensor(values, { dtype: 'float64' }).reshape(golden.shape),
            ]),
          ),
        },
        param_groups: [{ params: [0], ...group, decoupled_weight_decay: true }],
      })
      optimizer.train()
      for (let t = 8; t < 16; t++) go(optimizer, param, t)
      expectNear(numbers(param), row.train[15]!, 1e-12)
    })
  })
}

describe('other cases', () => {
  it('other steps have one set of weights', () => {
    const param = parameter(golden.start)
    const optimizer = optim.padam([param], { lr: 0.1 })
    param.grad = tensor(golden.gradients[0]!, { dtype: 'float64' }).reshape(golden.shape)
    optimizer.eval()
    optimizer.step()
    const after = numbers(param)
    optimizer.train()
    expect(numbers(param)).toEqual(after)
    expect(optimizer.stateDict().param_groups[0]).not.toHaveProperty('train_mode')
  })
  it('with master weights the average is taken of those', () => {
    const param = parameter(golden.start, 'bfloat16')
    const wide = parameter(numbers(param), 'float32')
    const make = (tensor: Tensor) => optim.scheduleFreeSgd([tensor], { lr: 0.1, storage: { master: true } })
    const [low, full] = [make(param), make(wide)]
    for (let t = 0; t < 10; t++) {
      const gradient = tensor(golden.gradients[t]!, { dtype: 'bfloat16' }).reshape(golden.shape)
      param.grad = gradient
      wide.grad = gradient.to('float32')
      for (const optimizer of [low, full]) {
        optimizer.step()
        optimizer.eval()
        optimizer.train()
      }
    }
    low.eval()
    full.eval()
    expectNear(numbers(param), numbers(wide.to('bfloat16')), 0)
  })
  it('state in few bits is refused, as it holds weights', () => {
    const make = (state: 'bfloat16' | 'int8') =>
      optim.scheduleFreeSgd([parameter(golden.start, 'float32')], { lr: 0.1, storage: { state } })
    expect(() => make('bfloat16')).toThrow(
      "Expected storage.state 'float32' or 'same' with step 'scheduleFreeSgd', which keeps weights as state, but received 'bfloat16'",
    )
    expect(() => make('int8')).toThrow("for storage.state 'int8' but received scheduleFreeSgd")
  })
})
