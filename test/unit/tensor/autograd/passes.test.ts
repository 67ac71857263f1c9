import { describe, expect, test } from 'vitest'
import {
  backward,
  enableGrad,
  grad,
  isGradEnabled,
  linalg,
  manualSeed,
  noGrad,
  ops,
  randn,
  type Tensor,
  tensor,
} from '../../../../src/tensor/index.js'

const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms))

/** Central differences in float64 against what backward gives. */
function checkGradient(fn: (x: Tensor) => Tensor, x: Tensor): void {
  const leaf = x.detach().clone().requiresGrad_()
  fn(leaf).sum().backward()
  const given = leaf.grad!.toTypedArray() as Float64Array
  const values = x.toTypedArray() as Float64Array
  const step = 1e-6
  const at = (values: Float64Array) => fn(tensor(values).reshape(x.shape)).sum().item()
  for (const i of values.keys()) {
    const [above, below] = [Float64Array.from(values), Float64Array.from(values)]
    above[i]! += step
    below[i]! -= step
    expect(given[i]).toBeCloseTo((at(above) - at(below)) / (2 * step), 4)
  }
}

describe('derivatives against finite differences', () => {
  manualSeed(1)
  const x = randn([3, 4], { dtype: 'float64' })
  const w = randn([4, 2], { dtype: 'float64' })
  test.each<[string, (x: Tensor) => Tensor]>([
    ['mul, exp', (x) => x.mul(x).neg().exp()],
    ['matmul, tanh', (x) => x.matmul(w).tanh()],
    ['logSoftmax', (x) => x.logSoftmax(1).select(1, 0)],
    ['max along a dimension', (x) => x.max(1).values],
    ['std', (x) => x.std({ dim: 0 })],
    ['where', (x) => x.abs().add(1).log().mul(x.gt(0).to('float64'))],
    [
      'index, cat by view',
      (x) =>
        x
          .index([tensor([0n, 2n, 2n])])
          .reshape([2, 6])
          .square(),
    ],
    ['linalg.norm', (x) => linalg.norm(x)],
    ['layerNorm', (x) => ops.layerNorm(x, [4]).mul(x)],
    ['conv1d', (x) => ops.conv1d(x.reshape([1, 3, 4]), w.reshape([2, 1, 4]).expand([2, 3, 4])).sin()],
  ])('%s', (_, fn) => checkGradient(fn, x))
})

describe('backward', () => {
  test('adds to grad, and grad can be set', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    expect(x.grad).toBeNull()
    x.mul(x).sum().backward()
    x.mul(3).sum().backward()
    expect(x.grad!.toArray()).toEqual([5, 7])
    x.grad = tensor([1, 1])
    expect(x.grad.toArray()).toEqual([1, 1])
    x.grad = null
    expect(x.grad).toBeNull()
  })

  test('a gradient of another shape, dtype or device cannot be set', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    expect(() => {
      x.grad = tensor([1])
    }).toThrow("grad: the gradient's shape [1] is not the tensor's shape [2]")
    expect(() => {
      x.grad = tensor([1n, 2n])
    }).toThrow("grad: the gradient's dtype is not the tensor's")
    expect(() => {
      x.grad = x
    }).toThrow('its own gradient')
    expect(() => {
      x.grad = 3 as never
    }).toThrow('Expected Tensor for grad but received')
  })

  test('options', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const y = tensor([3, 4], { requiresGrad: true })
    const z = x.mul(y)
    expect(() => z.backward()).toThrow('backward: grad can be implicitly created only for scalar outputs')
    z.backward({ gradient: tensor([1, 10]), retainGraph: true, inputs: [x] })
    expect([x.grad!.toArray(), y.grad]).toEqual([[3, 40], null])
    z.backward({ gradient: tensor([1, 1]) })
    expect(y.grad!.toArray()).toEqual([1, 2])
    expect(() => z.backward({ gradient: tensor([1, 1]) })).toThrow(
      'backward: Trying to backward through the graph a second time',
    )
  })

  test('several roots in one pass', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    backward([x.sum(), x.mul(x)], { gradTensors: [null, tensor([1, 1])] })
    expect(x.grad!.toArray()).toEqual([3, 5])
  })

  test('a tensor that nothing was recorded for', () => {
    expect(() => tensor([1]).backward()).toThrow(
      /^backward: element 0 of tensors does not require grad and does not have a grad_fn/,
    )
  })
})

describe('grad()', () => {
  test('leaves grad alone and goes to higher orders', () => {
    const x = tensor(2, { requiresGrad: true })
    const [first] = grad(x.pow(3), [x], { createGraph: true })
    const [second] = grad(first!, [x])
    expect([first!.item(), second!.item(), x.grad]).toEqual([12, 12, null])
  })

  test('an unused input is an error, or null', () => {
    const x = tensor([1], { requiresGrad: true })
    const unused = tensor([1], { requiresGrad: true })
    expect(() => grad(x.mul(2), [x, unused])).toThrow(
      /^grad: .*of the differentiated Tensors appears to not have been used/,
    )
    const [, none] = grad(x.mul(2), [x, unused], { allowUnused: true })
    expect(none).toBeNull()
  })
})

describe('what is recorded', () => {
  const x = tensor([1], { requiresGrad: true })

  test('noGrad, enableGrad, nested', () => {
    expect(isGradEnabled()).toBe(true)
    noGrad(() => {
      expect([isGradEnabled(), x.mul(2).requiresGrad]).toEqual([false, false])
      enableGrad(() => expect(x.mul(2).requiresGrad).toBe(true))
      expect(x.mul(2).requiresGrad).toBe(false)
    })
    expect(x.mul(2).requiresGrad).toBe(true)
  })

  test('an error leaves it as it was', () => {
    expect(() =>
      noGrad(() => {
        throw new Error('within')
      }),
    ).toThrow('within')
    expect(x.mul(2).requiresGrad).toBe(true)
  })

  test('async functions keep theirs, whatever runs between', async () => {
    const quiet = noGrad(async () => {
      const seen = [x.mul(2).requiresGrad]
      for (let i = 0; i < 3; i++) {
        await wait()
        seen.push(x.mul(2).requiresGrad, isGradEnabled())
      }
      return seen
    })
    const loud: boolean[] = []
    for (let i = 0; i < 4; i++) {
      loud.push(x.mul(2).requiresGrad, isGradEnabled())
      await wait()
    }
    expect(await quiet).toEqual(Array(7).fill(false))
    expect(loud).toEqual(Array(8).fill(true))
    expect(x.mul(2).requiresGrad).toBe(true)
  })

  test('a sync function that returns a promise is followed too', async () => {
    const result = noGrad(() => wait().then(() => x.mul(2).requiresGrad))
    expect(x.mul(2).requiresGrad).toBe(true)
    expect(await result).toBe(false)
  })

  test('detach, leaves, names', () => {
    expect(x.mul(2).detach().requiresGrad).toBe(false)
    expect(x.gradFn).toBeNull()
    expect(x.mul(x).gradFn).toBe('MulBackward0')
    expect(() => x.mul(2).requiresGrad_(false)).toThrow('requiresGrad_: ')
    expect(() => noGrad(3 as never)).toThrow('Expected function for fn but received 3')
  })
})
