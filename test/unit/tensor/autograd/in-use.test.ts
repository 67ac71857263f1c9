// A pass off the JavaScript thread is in flight until its promise is settled. Meanwhile gradients, hooks and storages
// that it uses are refused: libtorch takes no lock around them.
import { describe, expect, test } from 'vitest'
import * as optim from '../../../../src/optim/index.js'
import { autograd, noGrad, ones, type Tensor, tensor, zeros } from '../../../../src/tensor/index.js'

const busy = expect.objectContaining({ code: 'ERR_BUSY', name: 'PdecayError' })

describe('while backwardAsync runs', () => {
  test.each<[string, (x: Tensor, y: Tensor) => unknown]>([
    ['grad is read', (x) => x.grad],
    ['grad is set', (x) => (x.grad = zeros([2]))],
    ['grad is dropped', (x) => (x.grad = null)],
    ['a hook is registered', (x) => x.registerHook(() => {})],
    ['a hook of a result is registered', (_, y) => y.registerHook(() => {})],
    ['a hook after accumulation is registered', (x) => x.registerPostAccumulateGradHook(() => {})],
    ['requiresGrad changes', (x) => x.requiresGrad_(false)],
    ['it is detached', (_, y) => y.detach_()],
    ['its gradient is retained', (_, y) => y.retainGrad()],
    ['its data is replaced', (x) => x.setData(zeros([3]))],
    ['its storage is replaced', (x) => noGrad(() => x.set_(zeros([3])))],
    ['its memory is resized', (x) => x.detach().resize_([100])],
    ['it is written to as out', (x) => noGrad(() => tensor([1, 2]).add(1, { out: x }))],
  ])('%s: an error', async (_, change) => {
    const x = tensor([1, 2], { requiresGrad: true })
    const y = x.mul(3)
    const pass = y.sum().backwardAsync()
    expect(() => change(x, y)).toThrow(busy)
    await pass
    expect(x.grad!.toArray()).toEqual([3, 3])
    change(tensor([1, 2], { requiresGrad: true }), x.mul(2))
  })

  test('an optimizer of its leaves neither steps nor drops their gradients', async () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const opt = optim.sgd([x], { lr: 1 })
    x.sum().backward()
    const pass = x.mul(3).sum().backwardAsync()
    for (const use of [
      () => opt.step(),
      () => opt.zeroGrad(),
      () => opt.zeroGrad({ setToNone: false }),
    ] as const)
      expect(use).toThrow(busy)
    await pass
    opt.step()
    expect(x.toArray()).toEqual([-3, -2])
  })

  test('hooks are not removed', async () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const handle = x.registerHook((gradient) => gradient.mul(2))
    const after = x.registerPostAccumulateGradHook(() => {})
    const pass = x.sum().backwardAsync()
    expect(() => handle.remove()).toThrow(busy)
    expect(() => after.remove()).toThrow(busy)
    await pass
    handle.remove()
    after.remove()
    x.sum().backward()
    expect(x.grad!.toArray()).toEqual([3, 3])
  })

  test('a gradient that it was given is not resized', async () => {
    const [x, gradient] = [tensor([1, 2], { requiresGrad: true }), tensor([1, 10])]
    const pass = x.mul(3).backwardAsync({ gradient })
    expect(() => gradient.resize_([1000])).toThrow(busy)
    await pass
    expect(x.grad!.toArray()).toEqual([3, 30])
  })

  test('what it does not use is free', async () => {
    const [x, other] = [ones([2], { requiresGrad: true }), ones([2], { requiresGrad: true })]
    const opt = optim.sgd([other], { lr: 1 })
    const pass = x.mul(3).sum().backwardAsync()
    other.registerHook(() => {}).remove()
    other.sum().backward()
    opt.step()
    opt.zeroGrad()
    expect(other.grad).toBeNull()
    await pass
  })

  test('its own hooks may change what it uses, as on the thread', async () => {
    const x = ones([2], { requiresGrad: true })
    const handle = x.registerHook(() => {
      handle.remove()
      x.grad = null
    })
    x.sum().backward()
    await x.mul(2).sum().backwardAsync()
    expect(x.grad!.toArray()).toEqual([3, 3])
  })

  test('a failed pass leaves nothing in use', async () => {
    const x = ones([2], { requiresGrad: true })
    const loss = x.square().sum()
    await loss.backwardAsync()
    await expect(loss.backwardAsync()).rejects.toThrow('second time')
    x.grad = null
    expect(x.grad).toBeNull()
  })
})

test.each<[string, (x: Tensor) => Promise<unknown>]>([
  ['toTypedArrayAsync', (x) => x.toTypedArrayAsync()],
  ['itemAsync', (x) => x.itemAsync()],
])('while %s runs, its tensor keeps its memory', async (_, start) => {
  const x = ones([1])
  const work = start(x)
  for (const change of [() => x.resize_([1000]), () => x.set_(zeros([3])), () => x.detach().resize_([1000])])
    expect(change).toThrow(busy)
  x.dispose()
  expect(Array.from([await work].flat() as unknown as ArrayLike<number>, String)).toEqual(['1'])
})

test('many in flight, with hooks and steps between', async () => {
  const x = ones([64, 64], { requiresGrad: true })
  for (let i = 0; i < 30; i++) {
    const pass = autograd.backwardAsync(x.matmul(x).sum())
    const handle = (() => {
      try {
        return x.registerHook(() => {})
      } catch {
        return undefined
      }
    })()
    expect(handle).toBeUndefined()
    await pass
    x.grad = null
  }
})
