// What torch's own suite checks of an optimizer, its holes closed: memory that is not plain, groups, rates.
import { describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { Optimizer } from '../../src/optim/index.js'
import { type Tensor, tensor, tidy, zeros } from '../../src/tensor/index.js'
import { optimizerOf, pairs, takesMatrices, title } from './make.js'
import {
  devices,
  dtypes,
  expectClose,
  normals,
  parameter,
  printTable,
  row,
  rows,
  setGradient,
  valuesOf,
} from './rows.js'

const asParam = (t: Tensor) => t.detach().requiresGrad_()

describe('direction', () => {
  for (const rules of pairs) {
    for (const device of devices) {
      row(
        'behaviour: direction',
        `the loss falls, and rises under maximize · ${title(rules)}`,
        device,
        () => {
          for (const maximize of [false, true]) {
            for (const lr of [0.02, optim.warmupCosine({ peak: 0.03, warmupSteps: 3, totalSteps: 40 })]) {
              for (const transposed of [false, true]) {
                const base = parameter(normals(1, 12), 'float32', device, [3, 4])
                const param = transposed ? asParam(base.detach().t()) : base
                const optimizer = optimizerOf({ ...rules, decayOptions: {}, maximize }, [param], lr)
                const loss = () => {
                  optimizer.zeroGrad()
                  const value = param.sub(3).square().mean()
                  value.backward()
                  return value.item()
                }
                const first = optimizer.step(loss)
                for (let t = 0; t < 25; t++) optimizer.step(loss)
                const last = optimizer.step(loss)
                expect(maximize ? first - last : last - first).toBeLessThan(0)
              }
            }
          }
        },
      )
    }
  }
})

describe('memory that is not plain: the right elements change, and no other', () => {
  const cases: [string, (base: Tensor) => Tensor][] = [
    ['transposed', (base) => base.t()],
    ['every other column', (base) => base.slice({ dim: 1, start: 0, end: 8, step: 2 })],
    ['a middle row', (base) => base.narrow(0, 2, 1)],
    ['a corner', (base) => base.slice({ dim: 0, start: 1, end: 5 }).slice({ dim: 1, start: 2, end: 7 })],
    ['permuted', (base) => base.reshape([2, 3, 8]).permute([2, 0, 1])],
    ['no elements', (base) => base.slice({ dim: 0, start: 3, end: 3 })],
    ['no dimensions', (base) => base.select(0, 1).select(0, 1)],
  ]
  for (const rules of pairs) {
    rows('behaviour: memory', title(rules), (device) => {
      for (const [name, view] of cases) {
        const base = tensor(normals(1, 48), { device }).to('float32').reshape([6, 8])
        const untouched = valuesOf(base)
        const param = asParam(view(base))
        const plain = asParam(view(base).clone().contiguous())
        const make = (one: Tensor) => optimizerOf(rules, [one], 0.05, { exclude: 'none' })
        if (takesMatrices(rules) && param.ndim < 2) {
          expect(() => make(param)).toThrow('Expected parameters of at least two dimensions')
          continue
        }
        const optimizers = [make(param), make(plain)]
        for (let t = 0; t < 4; t++) {
          const gradient = normals(20 + t, param.numel)
          setGradient(param, gradient)
          setGradient(plain, gradient)
          for (const optimizer of optimizers) optimizer.step()
        }
        // Loops over 2,000 weights and over 3 may take their tails another way, but with the same arithmetic.
        expectClose(valuesOf(param), valuesOf(plain), 1e-6)
        const mask = zeros([6, 8], { device })
        view(mask).fill_(1)
        const owned = valuesOf(mask)
        valuesOf(base).forEach((w, i) => {
          if (owned[i] === 0) expect(w, `${name}: element ${i}`).toBe(untouched[i])
        })
      }
    })
  }
  it('an expanded or a transposed gradient', () => {
    const [a, b] = [
      parameter(normals(1, 12), 'float32', 'cpu', [3, 4]),
      parameter(normals(1, 12), 'float32', 'cpu', [3, 4]),
    ]
    const gradient = tensor([[1], [-2], [3]], { dtype: 'float32' })
    a.grad = gradient.expand([3, 4])
    b.grad = gradient.expand([3, 4]).contiguous()
    const optimizers = [a, b].map((param) => optim.padam([param], { lr: 0.1, lambda: 0.1 }))
    for (const optimizer of optimizers) optimizer.step()
    expect(valuesOf(a)).toEqual(valuesOf(b))
    const turned = tensor(normals(9, 12)).to('float32').reshape([4, 3]).t()
    a.grad = turned
    b.grad = turned.contiguous()
    for (const optimizer of optimizers) optimizer.step()
    expect(valuesOf(a)).toEqual(valuesOf(b))
  })
  it('channels-last', () => {
    const base = tensor(normals(1, 48)).to('float32').reshape([2, 3, 2, 4])
    const [a, b] = [asParam(base.contiguous({ memoryFormat: 'channelsLast' })), asParam(base.clone())]
    const optimizers = [a, b].map((param) => optim.padam([param], { lr: 0.1, lambda: 0.1 }))
    for (let t = 0; t < 3; t++) {
      const gradient = tensor(normals(t, 48)).to('float32').reshape([2, 3, 2, 4])
      a.grad = gradient
      b.grad = gradient
      for (const optimizer of optimizers) optimizer.step()
    }
    expect(a.strides).not.toEqual(b.strides)
    expectClose(valuesOf(a), valuesOf(b), 1e-7)
  })
  it('parameters that share memory are stepped one after the other', () => {
    const base = tensor(normals(1, 8)).to('float64')
    const alone = base.clone()
    const [a, b] = [
      asParam(base.slice({ dim: 0, start: 0, end: 6 })),
      asParam(base.slice({ dim: 0, start: 2, end: 8 })),
    ]
    const optimizer = optim.sgd([a, b], { lr: 0.5 })
    setGradient(a, new Array(6).fill(1))
    setGradient(b, new Array(6).fill(10))
    optimizer.step()
    const expected = valuesOf(alone).map((w, i) => w - (i < 6 ? 0.5 : 0) - (i >= 2 ? 5 : 0))
    expectClose(valuesOf(base), expected, 1e-14)
  })
  it('an expanded parameter is refused', () => {
    expect(() => optim.sgd([asParam(tensor([[1]]).expand([3, 4]))], { lr: 1 })).toThrow(
      'whose elements are their own',
    )
  })
})

describe('parity', () => {
  for (const rules of pairs) {
    for (const dtype of dtypes) {
      rows(
        'behaviour: parity',
        `many tensors at once equal one at a time, bit for bit · ${title(rules)} · ${dtype}`,
        (device) => {
          // One has no elements, and so has the last.
          const sizes = [1, 7, 64, 65, 0, 1000, 3, 0]
          const make = () => sizes.map((size, i) => parameter(normals(i, size), dtype, device, [1, size]))
          const [together, apart] = [make(), make()]
          const all = optimizerOf(rules, together, 0.02)
          const each = apart.map((param) => optimizerOf(rules, [param], 0.02))
          for (let t = 0; t < 7; t++) {
            sizes.forEach((size, i) => {
              const missing = (t + i) % 3 === 0
              for (const param of [together[i]!, apart[i]!]) {
                if (missing) param.grad = null
                else setGradient(param, normals(100 * t + i, size))
              }
            })
            all.step()
            for (const optimizer of each) optimizer.step()
          }
          for (const [i, param] of together.entries()) expect(valuesOf(param)).toEqual(valuesOf(apart[i]!))
        },
      )
    }
  }
  for (const rules of pairs) {
    rows('behaviour: parity', `mixed dtypes in one optimizer · ${title(rules)}`, (device) => {
      const make = () => dtypes.map((dtype) => parameter(normals(1, 50), dtype, device))
      const [params, copies] = [make(), make()]
      const all = optimizerOf(rules, params, 0.05)
      const each = copies.map((param) => optimizerOf(rules, [param], 0.05))
      for (let t = 0; t < 5; t++) {
        for (const param of [...params, ...copies]) setGradient(param, normals(t, 50))
        for (const optimizer of [all, ...each]) optimizer.step()
      }
      for (const [i, param] of params.entries()) expect(valuesOf(param)).toEqual(valuesOf(copies[i]!))
    })
  }
  for (const rules of pairs) {
    row(
      'behaviour: parity',
      `parameters of both devices in one optimizer · ${title(rules)}`,
      'cuda',
      (device) => {
        const make = () => (['cpu', device] as const).map((on) => parameter(normals(1, 50), 'float32', on))
        const [params, copies] = [make(), make()]
        const all = optimizerOf(rules, params, 0.05)
        const each = copies.map((param) => optimizerOf(rules, [param], 0.05))
        for (let t = 0; t < 5; t++) {
          for (const param of [...params, ...copies]) setGradient(param, normals(t, 50))
          for (const optimizer of [all, ...each]) optimizer.step()
        }
        for (const [i, param] of params.entries()) expect(valuesOf(param)).toEqual(valuesOf(copies[i]!))
      },
    )
  }
  it('10,000 tensors, in one step', () => {
    const params = Array.from({ length: 10_000 }, (_, i) => parameter([i, -i], 'float32'))
    for (const param of params) tidy(() => setGradient(param, [1, 1]))
    optim.sgd(params, { lr: 0.5 }).step()
    expect(valuesOf(params[9_999]!)).toEqual(Float64Array.of(9998.5, -9999.5))
  })
})

describe('groups and rates', () => {
  it('each group has its own lr, p, lambda, schedule, exclude, step and decay', () => {
    const start = normals(1, 12)
    const settings: object[] = [
      {},
      { lr: 0.2 },
      { p: 1.5 },
      { lambda: 0 },
      { lr: () => 0 },
      { exclude: () => true },
      { decay: optim.l2({ weightDecay: 0.4 }) },
      { step: optim.sgd({ momentum: 0.9 }) },
      { maximize: true },
      { cautious: true },
      { lr: optim.linear({ start: 0, end: 1, totalSteps: 10 }) },
    ]
    const base = { step: optim.adam(), decay: optim.lp({ p: 0.8, lambda: 0.3 }), lr: 0.1 }
    const params = settings.map(() => parameter(start, 'float64'))
    const copies = settings.map(() => parameter(start, 'float64'))
    const all = new Optimizer(
      settings.map((more, i) => ({ ...more, params: [params[i]!] })),
      base,
    )
    const each = settings.map((more, i) => new Optimizer([{ ...more, params: [copies[i]!] }], base))
    for (let t = 0; t < 5; t++) {
      for (const param of [...params, ...copies]) setGradient(param, normals(t, 12))
      for (const optimizer of [all, ...each]) optimizer.step()
    }
    for (const [i, param] of params.entries()) expect(valuesOf(param)).toEqual(valuesOf(copies[i]!))
    const distinct = new Set(params.map((param) => String(valuesOf(param))))
    // No decay by λ = 0 is no decay by exclusion.
    expect(distinct.size).toBe(settings.length - 1)
    expect(valuesOf(params[4]!)).toEqual(start)
  })
  it('a group may be added after steps, and its own count begins there', () => {
    const [a, b] = [parameter([1, 2], 'float64'), parameter([3, 4], 'float64')]
    const optimizer = optim.adam([a], { lr: 0.1 })
    setGradient(a, [1, 1])
    optimizer.step()
    optimizer.addParamGroup({ params: [b], lr: 0.01 })
    setGradient(b, [1, 1])
    optimizer.step()
    expectClose(valuesOf(a), [0.8, 1.8], 1e-8)
    expectClose(valuesOf(b), [2.99, 3.99], 1e-8)
  })
  it('a number, a function, a schedule and a tensor of 0, 1 or 2 dimensions are the same lr', () => {
    const rates: optim.Rate[] = [
      0.25,
      () => 0.25,
      optim.schedules.constant({ value: 0.25 }),
      tensor(0.25),
      tensor([0.25]),
      tensor([[0.25]]),
    ]
    const found = rates.map((lr) => {
      const param = parameter(normals(1, 5), 'float32')
      const optimizer = optim.padam([param], { lr })
      for (let t = 0; t < 3; t++) {
        setGradient(param, normals(t, 5))
        optimizer.step()
      }
      return String(valuesOf(param))
    })
    expect(new Set(found).size).toBe(1)
    const param = parameter([1], 'float64')
    const lr = tensor(0.5)
    const optimizer = optim.sgd([param], { lr })
    setGradient(param, [1])
    optimizer.step()
    lr.fill_(0.25)
    optimizer.step()
    expect(valuesOf(param)).toEqual(Float64Array.of(0.25))
  })
  it('a schedule gets 0 in the first step; options may be set at any time, all or none', () => {
    const param = parameter([8], 'float64')
    const seen: number[] = []
    const lr = (step: number) => {
      seen.push(step)
      return 1
    }
    const optimizer = optim.sgd([param], { lr })
    setGradient(param, [1])
    optimizer.step()
    optimizer.step()
    expect(new Set(seen)).toEqual(new Set([0, 1]))
    const [group] = optimizer.paramGroups
    group!.lr = 0.5
    optimizer.step()
    expect(valuesOf(param)).toEqual(Float64Array.of(5.5))
    expect(() => group!.set({ lr: 0.1, momentum: -1 })).toThrow(
      'Expected number in [0, inf) for step.momentum',
    )
    expect(group!.lr).toBe(0.5)
    group!.set({ momentum: 0.5, maximize: true })
    optimizer.step()
    expect(valuesOf(param)).toEqual(Float64Array.of(6))
  })
  it('vectors and scalars do not decay unless asked', () => {
    const shapes = [[4], [2, 2], [1, 2, 2]]
    const decayed = (exclude?: optim.Exclude) => {
      const params = shapes.map(
        (shape, i) => [`w${i}`, parameter([1, 2, 3, 4], 'float32', 'cpu', shape)] as const,
      )
      return optim.padam(params, { lr: 0.1, ...(exclude && { exclude }) }).paramGroups[0]!.decayed
    }
    expect(decayed()).toEqual([false, true, true])
    expect(decayed('none')).toEqual([true, true, true])
    expect(decayed((name) => name === 'w1')).toEqual([true, false, true])
    expect(decayed((_, t) => t.ndim === 3)).toEqual([true, true, false])
  })
  it('zeroGrad drops gradients, or fills them with 0', () => {
    const param = parameter([1, 2], 'float32')
    const optimizer = optim.sgd([param], { lr: 0.1 })
    setGradient(param, [1, 1])
    optimizer.zeroGrad({ setToNone: false })
    expect(valuesOf(param.grad!)).toEqual(Float64Array.of(0, 0))
    optimizer.zeroGrad()
    expect(param.grad).toBeNull()
  })
})

describe('sparsity', () => {
  for (const rules of pairs) {
    rows('behaviour: sparsity', `counts equal a count after the step · ${title(rules)}`, (device) => {
      const weights = [...normals(1, 3000), ...new Array(50).fill(0), ...new Array(30).fill(1e-9)]
      const shape = takesMatrices(rules) ? [1, 9] : [9]
      const params = [
        parameter(weights, 'float32', device),
        parameter(normals(2, 9), 'float32', device, shape),
      ]
      const optimizer = optimizerOf(
        rules,
        [
          ['w', params[0]!],
          ['b', params[1]!],
        ] as optim.Params,
        0.01,
        { exclude: ['b'] },
      )
      for (let t = 0; t < 3; t++) {
        for (const param of params) setGradient(param, new Float64Array(param.numel))
        optimizer.step()
      }
      const found = optimizer.sparsity()
      for (const [i, param] of params.entries()) {
        const values = valuesOf(param)
        const { weights, zeros, below, name, decayed } = found.parameters[i]!
        expect({ weights, zeros, below }).toEqual({
          weights: values.length,
          zeros: values.filter((w) => w === 0).length,
          below: values.filter((w) => Math.abs(w) < 1e-8).length,
        })
        expect([name, decayed]).toEqual(i === 0 ? ['w', true] : ['b', false])
      }
      expect(found.weights).toBe(weights.length)
      expect(found.zeroShare).toBe(found.parameters[0]!.zeros / weights.length)
    })
  }
})

printTable()
