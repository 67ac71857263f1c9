import { describe, expect, it } from 'vitest'
import type { FloatArray } from '../../../src/arrays/index.js'
import * as arrays from '../../../src/arrays/index.js'
import * as optim from '../../../src/optim/index.js'
import { type Tensor, tensor } from '../../../src/tensor/index.js'

const rules = { step: optim.adam(), decay: optim.lp({ p: 0.8, lambda: 0.1 }), lr: 0.05 }
const numbers = (n: number, seed = 1) => Array.from({ length: n }, (_, i) => Math.sin(seed * 7 + i * 1.3))

describe('arrays are stepped in place', () => {
  for (const Kind of [Float32Array, Float64Array]) {
    it(`${Kind.name}: as tensors are, bit for bit, and with no copy`, () => {
      const [a, b] = [new Kind(numbers(12)), new Kind(numbers(5, 2))] as [FloatArray, FloatArray]
      const dtype = Kind === Float32Array ? 'float32' : 'float64'
      const params = [a, b].map((array) => tensor([...array], { dtype }).requiresGrad_())
      const mine = arrays.optimizer([a, b], rules)
      const theirs = optim.optimizer(params, { ...rules, exclude: 'none' })
      const gradients = [new Kind(12), new Kind(5)] as [FloatArray, FloatArray]
      for (let t = 0; t < 6; t++) {
        for (const [i, g] of gradients.entries()) {
          g.set(numbers(g.length, t + i))
          params[i]!.grad = tensor([...g], { dtype })
        }
        mine.step(t === 3 ? gradients.map((g) => g.slice()) : gradients)
        theirs.step()
      }
      expect([...a]).toEqual(params[0]!.toArray())
      expect([...b]).toEqual(params[1]!.toArray())
      expect(mine.steps).toBe(6)
    })
  }
  it('a part of a buffer changes alone; a shared buffer will do', () => {
    const buffer = new SharedArrayBuffer(64)
    const whole = new Float32Array(buffer).fill(1)
    const o = arrays.optimizer([new Float32Array(buffer, 16, 4)], {
      step: optim.sgd(),
      decay: optim.none(),
      lr: 0.5,
    })
    o.step([new Float32Array(4).fill(1)])
    expect([...whole]).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 1, 1, 1, 1])
  })
  it('null is no gradient; groups, names, shapes and exclusion', () => {
    const [w, v] = [new Float64Array([1, 2, 3, 4]), new Float64Array([1, 1])]
    const o = arrays.optimizer(
      [
        { params: [['w', w]], shapes: [[2, 2]], lr: 1 },
        { params: [['v', v]], shapes: [[2]] },
      ],
      { step: optim.sgd(), decay: optim.l2({ weightDecay: 0.5 }), lr: 0.1 },
    )
    expect(o.groups.map(({ decayed, names }) => [decayed, names])).toEqual([
      [[true], ['w']],
      [[false], ['v']],
    ])
    o.step([new Float64Array(4), null])
    expect([...w]).toEqual([0.5, 1, 1.5, 2])
    expect([...v]).toEqual([1, 1])
    o.groups[0]!.lr = 0
    o.groups[1]!.set({ lr: 1 })
    o.step([null, new Float64Array([1, 0])])
    expect([...v]).toEqual([0, 1])
    expect(o.sparsity().parameters.map(({ name }) => name)).toEqual(['w', 'v'])
    expect(String(o)).toContain('Parameter group 1')
    const decayed = (more: object) =>
      arrays.optimizer([new Float32Array(4)], { ...rules, ...more }).groups[0]!.decayed
    expect(decayed({})).toEqual([true])
    expect(decayed({ exclude: 'vectors' })).toEqual([false])
    expect(decayed({ shapes: [[4]] })).toEqual([false])
  })
  it('has the state dict of the same optimizer over tensors', () => {
    const a = new Float32Array(numbers(6))
    const o = arrays.optimizer([a], { ...rules, shapes: [[2, 3]] })
    o.step([new Float32Array(numbers(6, 3))])
    const param = tensor([[...a.subarray(0, 3)], [...a.subarray(3)]], { dtype: 'float32' }).requiresGrad_()
    const other = optim.optimizer([param], rules)
    other.loadStateDict(o.stateDict())
    const g = new Float32Array(numbers(6, 4))
    param.grad = tensor([...g], { dtype: 'float32' }).reshape([2, 3])
    other.step()
    o.step([g])
    expect([...a]).toEqual(param.reshape([6]).toArray())
    o.loadStateDict(other.stateDict())
    const [mine, theirs] = [o, other].map((x) => x.stateDict().state[0]!.exp_avg as Tensor)
    expect(mine!.toArray()).toEqual(theirs!.toArray())
  })
})

describe('what is wrong is named, and nothing moves', () => {
  const make = (given: unknown, more: object = {}) =>
    arrays.optimizer(given as FloatArray[], { ...rules, ...more })
  const w = new Float32Array(8)
  const cases: [string, () => unknown, new (message: string) => Error, string][] = [
    ['one array', () => make(w), TypeError, 'Expected an iterable of arrays or of groups but received'],
    ['nothing', () => make(undefined), TypeError, 'Expected an iterable of arrays'],
    ['no arrays', () => make([]), RangeError, 'Expected at least one array but received none'],
    [
      'a plain list',
      () => make([[1, 2]]),
      TypeError,
      'Expected Float32Array or Float64Array for array 0 but received [ 1, 2 ]',
    ],
    [
      'a plain list with a name',
      () => make([['w', [1]]]),
      TypeError,
      "Float64Array for 'w' but received [ 1 ]",
    ],
    [
      'an array of integers',
      () => make(new Int8Array(2)),
      TypeError,
      'Expected an iterable of arrays or of groups',
    ],
    [
      'one array as a group',
      () => make([{ params: w }]),
      TypeError,
      'Expected an iterable of arrays for params of a group but received Float32Array(8)',
    ],
    [
      'a group of nothing',
      () => make([{ params: undefined }]),
      TypeError,
      'for params of a group but received undefined',
    ],
    ['an unknown option', () => make([w], { lrr: 1 }), TypeError, "Unknown option 'lrr' in arrays.optimizer"],
    [
      'no options',
      () => arrays.optimizer([w], undefined as never),
      TypeError,
      'Expected object for arrays.optimizer',
    ],
    [
      'shapes that are none',
      () => make([w], { shapes: 8 }),
      TypeError,
      'Expected an array of shapes but received 8',
    ],
    [
      'a shape that is none',
      () => make([w], { shapes: [8] }),
      TypeError,
      'an array of sizes for shapes[0] but received 8',
    ],
    [
      'half a row',
      () => make([w], { shapes: [[0.5, 16]] }),
      RangeError,
      'integer in [0, inf) for shapes[0][0]',
    ],
    [
      'negative sizes',
      () => make([w], { shapes: [[-2, -4]] }),
      RangeError,
      'integer in [0, inf) for shapes[0][0]',
    ],
    [
      'integers',
      () => make([new Int32Array(2)]),
      TypeError,
      'Expected Float32Array or Float64Array for array 0',
    ],
    [
      'groups beside arrays',
      () => make([w, { params: [w] }]),
      TypeError,
      'Expected only groups or only arrays but received both',
    ],
    [
      'shapes beside groups',
      () => make([{ params: [w] }], { shapes: [[8]] }),
      TypeError,
      "Expected 'shapes' in each group",
    ],
    ['too few shapes', () => make([w], { shapes: [] }), RangeError, 'Expected 1 shapes but received 0'],
    [
      'another shape',
      () => make([w], { shapes: [[3, 3]] }),
      RangeError,
      'Expected a shape of 8 elements for array 0 but received [3,3]',
    ],
    [
      'the same array twice',
      () => make([w, w]),
      RangeError,
      'Expected arrays that share no memory but array 1 overlaps array 0',
    ],
    [
      'overlapping views',
      () => make([w.subarray(0, 5), w.subarray(4)]),
      RangeError,
      'array 1 overlaps array 0',
    ],
    [
      'views of two types',
      () => make([w.subarray(2), new Float64Array(w.buffer, 0, 2)]),
      RangeError,
      'share no memory',
    ],
  ]
  for (const [name, attempt, kind, message] of cases) {
    it(name, () => {
      expect(attempt).toThrow(kind)
      expect(attempt).toThrow(message)
    })
  }
  it('neighbours in one buffer are apart', () => {
    expect(() => make([w.subarray(4), w.subarray(0, 4), new Float32Array(0)])).not.toThrow()
  })
  const gradients: [string, (w: Float32Array) => unknown, string][] = [
    ['no list', () => 7, 'Expected an array of gradients but received 7'],
    ['too many', () => [null, null], 'Expected 1 gradients but received 2'],
    [
      'another type',
      () => [new Float64Array(4)],
      'Expected Float32Array of 4 for gradient 0 but received Float64Array of 4',
    ],
    [
      'another length',
      () => [new Float32Array(3)],
      'Expected Float32Array of 4 for gradient 0 but received Float32Array of 3',
    ],
    ['the weights themselves', (w) => [w], 'gradient 0 overlaps array 0'],
    ['a list', () => [[1, 2, 3, 4]], 'Expected Float32Array or Float64Array for gradient 0'],
  ]
  for (const [name, given, message] of gradients) {
    it(`a gradient: ${name}`, () => {
      const weights = Float32Array.of(1, 2, 3, 4)
      const o = make([weights])
      expect(() => o.step(given(weights) as Float32Array[])).toThrow(message)
      expect([...weights]).toEqual([1, 2, 3, 4])
      expect(o.steps).toBe(0)
    })
  }
  it('a detached array, and a gradient detached between steps', () => {
    const [w, g] = [Float32Array.of(1, 2), Float32Array.of(1, 1)]
    const o = make([w])
    o.step([g])
    structuredClone(g.buffer, { transfer: [g.buffer as ArrayBuffer] })
    expect(() => o.step([g])).toThrow('but received Float32Array of 0, which is detached or empty')
    const moved = structuredClone(w.buffer, { transfer: [w.buffer as ArrayBuffer] })
    expect(() => o.step([Float32Array.of(1, 1)])).toThrow(
      'Expected array 0 to keep its 2 elements but its buffer is detached',
    )
    expect(new Float32Array(moved)).toHaveLength(2)
  })
  it('an array that was resized between steps', () => {
    const Resizable = ArrayBuffer as unknown as new (
      bytes: number,
      options: object,
    ) => ArrayBuffer & { resize(bytes: number): void }
    const buffer = new Resizable(16, { maxByteLength: 64 })
    const o = make([new Float32Array(buffer)])
    o.step([new Float32Array(4)])
    buffer.resize(32)
    expect(() => o.step([new Float32Array(8)])).toThrow(
      'Expected array 0 to keep its 4 elements but its buffer was resized to 8',
    )
    buffer.resize(16)
    o.step([new Float32Array(4)])
  })
})

it('groups show their present values, and are fixed', () => {
  const lr = optim.cosine({ start: 1, totalSteps: 4 })
  const { groups } = arrays.optimizer([['w', new Float32Array(4)]], { ...rules, lr, exclude: ['w'] })
  expect(groups[0]).toMatchObject({ lr, current: { lr: 1 }, exclude: ['w'], decayed: [false] })
  expect(() => (groups as arrays.ArrayGroup[]).pop()).toThrow('groups are given when it is made')
})

it('arrays and gradients may be collected while others go on', () => {
  const w = new Float32Array(64).fill(1)
  const o = arrays.optimizer([w], rules)
  for (let t = 0; t < 3000; t++) o.step([new Float32Array(64).fill(1)])
  expect(w.every(Number.isFinite)).toBe(true)
})
