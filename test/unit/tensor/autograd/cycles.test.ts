// Cycles through native code: a function that autograd holds, and that refers to what holds it.
import { expect, test } from 'vitest'
import { core } from '../../../../src/native/index.js'
import * as nn from '../../../../src/nn/index.js'
import { handleOf, wrap } from '../../../../src/tensor/core/tensor.js'
import { autograd, memory, ones, type Tensor, tensor } from '../../../../src/tensor/index.js'

/** Tensors that are alive once everything that nothing holds has been freed. */
function alive(): number {
  // What frees a node may leave more to free: one collection for each level.
  for (let i = 0; i < 4; i++) core().collect()
  return memory().tensors
}

const times = 50

/** How many tensors `make` leaves behind, called many times. */
function leaked(make: () => void): number {
  make()
  const before = alive()
  for (let i = 0; i < times; i++) make()
  return alive() - before
}

test.each<[string, () => void]>([
  [
    'a hook of a leaf',
    () => {
      const x = ones([3], { requiresGrad: true })
      x.registerHook((gradient) => gradient.mul(x))
      x.square().sum().backward()
    },
  ],
  [
    'a hook of a leaf whose handle is kept beside',
    () => {
      const x = ones([3], { requiresGrad: true })
      const kept: { hook?: unknown } = {}
      kept.hook = x.registerHook(() => void [x, kept])
    },
  ],
  [
    'a hook after accumulation',
    () => {
      const x = ones([3], { requiresGrad: true })
      x.registerPostAccumulateGradHook((leaf) => void [x, leaf])
      x.square().sum().backward()
    },
  ],
  [
    'a hook of a result',
    () => {
      const y = ones([3], { requiresGrad: true }).mul(2)
      y.registerHook((gradient) => gradient.mul(y.sum()))
      y.sum().backward()
    },
  ],
  [
    'a hook in a module that names the module',
    () => {
      const layer = new nn.Linear(3, 2)
      layer.weight.registerHook((gradient) => gradient.add(layer.weight))
      layer.bias!.registerHook(() => void layer)
      layer
        .forward(ones([1, 3]))
        .sum()
        .backward()
    },
  ],
  [
    'two hooks that name each other’s tensors',
    () => {
      const [x, y] = [ones([3], { requiresGrad: true }), ones([3], { requiresGrad: true })]
      x.registerHook(() => void y)
      y.registerHook(() => void x)
    },
  ],
  [
    'a context that holds the result',
    () => {
      const keep = autograd.customFunction({
        forward(ctx, x: Tensor) {
          const y = x.mul(2)
          ctx.extra.y = y
          return y
        },
        backward: (_, gradient) => gradient.mul(2),
      })
      keep(ones([3], { requiresGrad: true }))
      keep(ones([3], { requiresGrad: true }))
        .sum()
        .backward()
    },
  ],
  [
    'a context that holds several results',
    () => {
      const keep = autograd.customFunction({
        forward(ctx, x: Tensor) {
          const both = [x.mul(2), x.mul(3)] as const
          ctx.extra.both = both
          return both
        },
        backward: (_, a, b) => a!.mul(2).add(b!.mul(3)),
      })
      const [a] = keep(ones([3], { requiresGrad: true }))
      a.sum().backward()
    },
  ],
])('%s', (_, make) => {
  expect(leaked(make)).toBe(0)
})

test('many of them ask for a collection themselves', () => {
  alive()
  const before = memory().tensors
  for (let i = 0; i < 6000; i++) {
    const x = ones([1], { requiresGrad: true })
    x.registerHook(() => void x)
  }
  expect(memory().tensors - before).toBeLessThan(5000)
})

test('a hook lives while anything can still call it', () => {
  const calls: string[] = []
  const graph = (() => {
    const x = ones([2], { requiresGrad: true })
    x.registerHook(() => void calls.push('leaf'))
    const y = x.mul(2)
    y.registerHook(() => void calls.push('result'))
    const z = y.mul(3)
    return z.sum()
  })()
  alive()
  graph.backward()
  expect(calls).toEqual(['result', 'leaf'])
})

test('… by another Tensor of the same one', () => {
  let calls = 0
  const other = (() => {
    const x = ones([2], { requiresGrad: true })
    x.registerHook(() => void calls++)
    return core().share(handleOf(x))
  })()
  alive()
  const root = wrap(other)
  root.mul(2).sum().backward()
  expect(calls).toBe(1)
})

test('a custom function whose results are gone, but not what was computed from them', () => {
  const cube = autograd.customFunction({
    forward(ctx, x: Tensor) {
      const y = x.pow(3)
      ctx.extra.both = [x, y]
      return y
    },
    backward(ctx, gradient) {
      const [x] = ctx.extra.both as [Tensor, Tensor]
      return x.square().mul(3).mul(gradient)
    },
  })
  const x = tensor([2], { requiresGrad: true })
  const root = (() => cube(x).mul(2).sum())()
  alive()
  root.backward()
  expect(x.grad!.toArray()).toEqual([24])
})

test('hooks that were removed are gone', () => {
  const x = ones([2], { requiresGrad: true })
  const before = alive()
  const once = () => x.registerHook((gradient) => gradient.mul(x)).remove()
  for (let i = 0; i < times; i++) once()
  expect(alive()).toBe(before)
})
