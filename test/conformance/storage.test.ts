// 16-bit weights and what is kept of them.
import { describe, expect } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { type DType, noGrad, type Tensor, zeros } from '../../src/tensor/index.js'
import { normals, parameter, printTable, type RowDevice, rows, setGradient, valuesOf } from './rows.js'

const SIZE = 4096
const start = normals(1, SIZE)
type Low = 'bfloat16' | 'float16'

/** Steps of SGD with a gradient of 0: the decay alone. */
function decay(
  device: RowDevice,
  dtype: Low | 'float32',
  steps: number,
  storage?: optim.StorageOptions,
): Float64Array {
  const held = valuesOf(parameter(start, dtype === 'float32' ? 'bfloat16' : dtype))
  const param = parameter(held, dtype, device)
  setGradient(param, new Float64Array(SIZE))
  const step = optim.sgd({ momentum: 0.9 })
  const optimizer = optim.optimizer([param], {
    step,
    decay: optim.lp({ p: 1.5, lambda: 1e-3 }),
    lr: 0.1,
    ...(storage && { storage }),
  })
  for (let t = 0; t < steps; t++) optimizer.step()
  if (storage?.master) return valuesOf(optimizer.stateDict().state[0]!.master as Tensor)
  return valuesOf(param)
}
const loss = (weights: Float64Array, from: Float64Array) =>
  weights.reduce((sum, w, i) => sum + Math.abs(from[i]!) - Math.abs(w), 0) / weights.length

describe('decay in 16 bits', () => {
  for (const dtype of ['bfloat16', 'float16'] as const) {
    const held = valuesOf(parameter(start, dtype))
    rows(
      'storage',
      `${dtype} with float32 masters: decay changes the share of weights that it changes in float32`,
      (device) => {
        const found = decay(device, dtype, 1, { master: true })
        const changed = found.filter((w, i) => w !== held[i]).length
        expect(changed / SIZE).toBeGreaterThan(0.99)
      },
    )
    rows(
      'storage',
      `${dtype}: the mean decay is within 1 % of float32's, with masters and by stochastic rounding`,
      (device) => {
        const reference = parameter(held, 'float32', device)
        setGradient(reference, new Float64Array(SIZE))
        const whole = optim.optimizer([reference], {
          step: optim.sgd(),
          decay: optim.lp({ p: 1.5, lambda: 1e-3 }),
          lr: 0.1,
        })
        for (let t = 0; t < 400; t++) whole.step()
        const expected = loss(valuesOf(reference), held)
        expect(expected).toBeGreaterThan(0.01)
        expect(Math.abs(loss(decay(device, dtype, 400, { master: true }), held) / expected - 1)).toBeLessThan(
          0.01,
        )
        expect(
          Math.abs(loss(decay(device, dtype, 400, { stochastic: true, seed: 3 }), held) / expected - 1),
        ).toBeLessThan(0.01)
        // Rounding to the nearest loses most of it: the reason for both.
        if (dtype === 'bfloat16') expect(loss(decay(device, dtype, 400), held) / expected).toBeLessThan(0.5)
      },
    )
    rows(
      'storage',
      `${dtype}: stochastic rounding is the same for the same seed, and another for another`,
      (device) => {
        const run = (seed: number) => String(decay(device, dtype, 20, { stochastic: true, seed }))
        expect(run(1)).toBe(run(1))
        expect(run(1)).not.toBe(run(2))
      },
    )
    rows('storage', `${dtype}: the state's dtype`, (device) => {
      const dtypeOf = (storage: optim.StorageOptions) => {
        const param = parameter(start, dtype, device)
        setGradient(param, start)
        const optimizer = optim.padam([param], { lr: 0.1, storage })
        optimizer.step()
        return (optimizer.stateDict().state[0]!.exp_avg as Tensor).dtype
      }
      expect(dtypeOf({})).toBe('float32')
      expect(dtypeOf({ state: 'same' })).toBe(dtype)
      expect(dtypeOf({ state: 'bfloat16' })).toBe('bfloat16')
    })
    rows('storage', `${dtype}: masters go through a state dict bit for bit`, (device) => {
      const make = (values: ArrayLike<number>) => {
        const param = parameter(values, dtype, device)
        setGradient(param, normals(3, SIZE))
        return { param, optimizer: optim.padam([param], { lr: 0.01, storage: { master: true } }) }
      }
      const whole = make(start)
      for (let t = 0; t < 3; t++) whole.optimizer.step()
      const other = make(valuesOf(whole.param))
      other.optimizer.loadStateDict(whole.optimizer.stateDict())
      for (let t = 0; t < 3; t++) for (const { optimizer } of [whole, other]) optimizer.step()
      expect(valuesOf(other.param)).toEqual(valuesOf(whole.param))
    })
  }
})

/** A layer trained by pAdam, with the same gradients in every run. */
function trained(dtype: DType = 'float32', device?: RowDevice) {
  const param = parameter(normals(5, 12), dtype, device)
  const optimizer = optim.padam([param], { lr: 0.01, p: 0.8, lambda: 1e-2, exclude: 'none' })
  let steps = 0
  return {
    param,
    optimizer,
    step() {
      setGradient(param, normals(++steps, 12))
      optimizer.step()
    },
  }
}

describe('memory that changes between steps', () => {
  const moves: Record<string, (param: Tensor) => void> = {
    'set_ to other storage': (param) => noGrad(() => param.set_(param.detach().clone())),
    'set_data to other storage': (param) => param.setData(param.detach().clone()),
    'every other element of a vector': (param) => {
      const place = zeros([1, 24], { device: param.device }).slice(1, 0, 24, 2)
      place.copy_(param.detach())
      param.setData(place)
    },
    'into a vector of all parameters': (param) => {
      const place = zeros([1, 20], { device: param.device }).to(param.dtype).narrow(1, 4, 12)
      place.copy_(param.detach())
      param.setData(place)
    },
  }
  for (const [name, move] of Object.entries(moves)) {
    rows('storage', `the step follows: ${name}`, (device) => {
      const moved = trained('float32', device)
      const still = trained('float32', device)
      for (const run of [moved, still]) run.step()
      moved.param.grad = null
      move(moved.param)
      for (let t = 0; t < 3; t++) for (const run of [moved, still]) run.step()
      expect(valuesOf(moved.param)).toEqual(valuesOf(still.param))
    })
  }
  rows('storage', 'the step follows: to another dtype, and state with it', (device) => {
    const { param, optimizer, step } = trained('float32', device)
    step()
    param.grad = null
    param.setData(param.detach().to('float64'))
    const before = valuesOf(param)
    step()
    expect(valuesOf(param)).not.toEqual(before)
    expect((optimizer.stateDict().state[0]!.exp_avg as Tensor).dtype).toBe('float64')
  })
  rows('storage', 'another shape is refused, and nothing is written', (device) => {
    const { param, optimizer, step } = trained('float32', device)
    step()
    param.grad = null
    param.setData(param.detach().narrow(1, 0, 6).clone())
    setGradient(param, normals(9, 6))
    const before = valuesOf(param)
    expect(() => optimizer.step()).toThrow(/parameter 0 to keep the shape \[1, 12\].*now \[1, 6\]/)
    expect(valuesOf(param)).toEqual(before)
  })
})

describe('state that a script got', () => {
  const deeds: Record<string, (state: Tensor) => void> = {
    set_: (state) => noGrad(() => state.set_(zeros([1]))),
    'resize_ down': (state) => noGrad(() => state.resize_([1])),
    'resize_ up': (state) => noGrad(() => state.resize_([1000])),
    set_data: (state) => state.setData(zeros([1], { dtype: 'float64' })),
    dispose: (state) => state.dispose(),
    share: (state) => void state.share(),
  }
  for (const [name, deed] of Object.entries(deeds)) {
    rows('storage', `${name} does not reach the engine`, (device) => {
      const given = trained('float32', device)
      const other = trained('float32', device)
      for (const run of [given, other]) run.step()
      for (const state of Object.values(given.optimizer.stateDict().state[0]!)) {
        try {
          deed(state as Tensor)
        } catch (error) {
          // What libtorch itself refuses of a tensor, it refuses of this one.
          expect(error).toBeInstanceOf(Error)
        }
      }
      for (let t = 0; t < 3; t++) for (const run of [given, other]) run.step()
      expect(valuesOf(given.param)).toEqual(valuesOf(other.param))
    })
  }
})

describe('gradients without numbers of their own', () => {
  for (const [rule, step] of Object.entries(optim.steps)) {
    rows('storage', `a derivative that is all zeros to libtorch is taken as zeros · ${rule}`, (device) => {
      const run = (gradient: (param: Tensor) => void) => {
        const param = parameter(normals(6, 12), 'float32', device)
        const optimizer = optim.optimizer([param], {
          step: (step as () => optim.StepSpec)(),
          decay: optim.none(),
          lr: 0.01,
        })
        gradient(param)
        optimizer.step()
        return valuesOf(param)
      }
      const lazy = run((param) => param.sgn().sum().backward())
      expect(lazy).toEqual(run((param) => setGradient(param, new Float64Array(12))))
    })
  }
})

printTable()
