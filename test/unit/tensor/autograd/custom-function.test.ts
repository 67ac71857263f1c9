import { describe, expect, test } from 'vitest'
import { autograd, backward, grad, noGrad, type Tensor, tensor, tidy } from '../../../../src/tensor/index.js'

const { customFunction, gradcheck, gradgradcheck } = autograd

const cube = customFunction({
  name: 'Cube',
  forward(ctx, x: Tensor) {
    ctx.saveForBackward(x)
    return x.pow(3)
  },
  backward: (ctx, gradient) => ctx.savedTensors[0]!.square().mul(3).mul(gradient),
})

/** Two results, a tensor that is no argument of the graph's, a number, a saved result. */
const polar = customFunction({
  name: 'Polar',
  forward(ctx, r: Tensor, scale: number, angle: Tensor) {
    const [x, y] = [r.mul(angle.cos()).mul(scale), r.mul(angle.sin()).mul(scale)]
    ctx.saveForBackward(angle, x, y)
    ctx.extra.scale = scale
    return [x, y] as const
  },
  backward(ctx, gx, gy) {
    const [angle, x, y] = ctx.savedTensors
    const scale = ctx.extra.scale as number
    const gr = gx!.mul(angle!.cos()).add(gy!.mul(angle!.sin())).mul(scale)
    return [gr, null, gy!.mul(x!).sub(gx!.mul(y!))]
  },
})

describe('a custom function', () => {
  test('its gradient is what backward gives, summed up for each use', () => {
    const x = tensor([1, -2], { requiresGrad: true })
    const y = cube(x)
    expect([y.toArray(), y.gradFn, y.requiresGrad]).toEqual([[1, -8], 'Cube', true])
    y.add(cube(x.mul(2)))
      .sum()
      .backward()
    expect(x.grad!.toArray()).toEqual([3 + 24 * 1, 12 + 24 * 4])
  })

  test('is differentiated to any order where its backward is recorded', () => {
    const x = tensor(2, { requiresGrad: true, dtype: 'float64' })
    const [first] = grad(cube(x), [x], { createGraph: true })
    const [second] = grad(first!, [x], { createGraph: true })
    const [third] = grad(second!, [x])
    expect([first!, second!, third!].map((each) => each.item())).toEqual([12, 12, 6])
    const values = tensor([0.5, 1, -2], { dtype: 'float64' })
    expect(gradcheck(cube, values)).toBe(true)
    expect(gradgradcheck(cube, values)).toBe(true)
  })

  test('several results and arguments, of which some are no tensors', () => {
    const r = tensor([1, 2], { dtype: 'float64' })
    const angle = tensor([0.3, 0.8], { dtype: 'float64' })
    expect(gradcheck((a, b) => polar(a!, 3, b!), [r, angle])).toBe(true)
  })

  test('a result that nothing uses counts as zeros, or null', () => {
    const seen: unknown[] = []
    const both = (materialize: boolean) =>
      customFunction({
        forward(ctx, x: Tensor) {
          ctx.setMaterializeGrads(materialize)
          return [x.mul(2), x.mul(3)]
        },
        backward(_, first, second) {
          seen.push(second?.toArray())
          return first!.mul(2)
        },
      })
    const x = tensor([1], { requiresGrad: true })
    both(true)(x)[0]!.backward()
    both(false)(x)[0]!.backward()
    expect(seen).toEqual([[0], undefined])
  })

  test('knows which gradients are asked for', () => {
    const seen: (readonly boolean[])[] = []
    const product = customFunction({
      forward(ctx, a: Tensor, factor: number, b: Tensor) {
        seen.push(ctx.needsInputGrad)
        ctx.saveForBackward(a, b)
        return a.mul(b).mul(factor)
      },
      backward(ctx, gradient) {
        seen.push(ctx.needsInputGrad)
        const [a, b] = ctx.savedTensors
        return [gradient!.mul(b!), null, ctx.needsInputGrad[2] ? gradient!.mul(a!) : null]
      },
    })
    const a = tensor([2], { requiresGrad: true })
    product(a, 1, tensor([3])).backward()
    expect(seen).toEqual([
      [true, false, false],
      [true, false, false],
    ])
    expect(a.grad!.toArray()).toEqual([3])
    expect(noGrad(() => product(a, 1, a)).requiresGrad).toBe(false)
    expect(seen.at(-1)).toEqual([false, false, false])
  })

  test('changes an argument in place', () => {
    const double_ = customFunction({
      forward(ctx, x: Tensor) {
        ctx.markDirty(x)
        return x.mul_(2)
      },
      backward: (_, gradient) => gradient!.mul(2),
    })
    const x = tensor([1, 2], { requiresGrad: true })
    const y = x.mul(1)
    const z = double_(y)
    expect(z.dataPointer).toBe(y.dataPointer)
    z.mul(y).sum().backward()
    expect(x.grad!.toArray()).toEqual([8, 16]) // (2x)² → 8x
  })

  test('a result marked as constant has no gradient', () => {
    const split = customFunction({
      forward(ctx, x: Tensor) {
        const sign = x.sign()
        ctx.markNonDifferentiable(sign)
        ctx.saveForBackward(sign)
        return [x.abs(), sign] as const
      },
      backward: (ctx, gradient) => gradient!.mul(ctx.savedTensors[0]!),
    })
    const [size, sign] = split(tensor([-3, 2], { requiresGrad: true }))
    expect([size.requiresGrad, sign.requiresGrad]).toEqual([true, false])
  })

  test('lives on beyond the scope that made it', () => {
    const x = tensor([3], { requiresGrad: true })
    const y = tidy(() => cube(x.mul(1)).sum())
    y.backward()
    expect(x.grad!.toArray()).toEqual([27])
  })
})

describe('what goes wrong in one', () => {
  const x = tensor([1, 2], { requiresGrad: true })

  test("an error of backward's own comes out as it is, and the next pass works", () => {
    const failure = new EvalError('mine')
    const failing = customFunction({
      forward: (_, a: Tensor) => a.mul(1),
      backward() {
        throw failure
      },
    })
    let caught: unknown
    try {
      failing(x).sum().backward()
    } catch (error) {
      caught = error
    }
    expect(caught).toBe(failure)
    expect(() => autograd.grad(failing(x).sum(), [x])).toThrow(failure)
    const primitive = customFunction({
      forward: (_, a: Tensor) => a.mul(1),
      backward() {
        throw 'a string'
      },
    })
    expect(() => primitive(x).sum().backward()).toThrow('a string')
    x.grad = null
    cube(x).sum().backward()
    expect(x.grad!.toArray()).toEqual([3, 12])
  })

  test.each<[string, unknown, string]>([
    [
      'too few gradients',
      [],
      'F.backward: Expected 1 gradients, one for each argument of forward, but received 0',
    ],
    ['too many', [null, null], 'but received 2'],
    ['a number', 3, 'F.backward: Expected Tensor or null for gradient 0 but received number'],
    ['another shape', tensor([1, 2, 3]), 'Function F returned an invalid gradient at index 0 - got [3]'],
    ['a promise', Promise.resolve(), 'Expected Tensor or null for gradient 0 but received object'],
  ])('backward gives %s', (_, result, message) => {
    const F = customFunction({
      name: 'F',
      forward: (_, a: Tensor) => a.mul(1),
      backward: () => result as never,
    })
    expect(() => F(x).sum().backward()).toThrow(message)
  })

  test('a gradient for what is no tensor', () => {
    const F = customFunction({
      name: 'F',
      forward: (_, a: Tensor, n: number) => a.mul(n),
      backward: (_, gradient) => [gradient!, gradient!],
    })
    expect(() => F(x, 2).sum().backward()).toThrow(
      'F.backward: Expected null for gradient 1: that argument is not a Tensor',
    )
  })

  test('forward gives no tensor; a definition is none', () => {
    const F = customFunction({ name: 'F', forward: () => 3 as never, backward: () => null })
    expect(() => F()).toThrow('F.forward: Expected Tensor or array of Tensor as result')
    expect(() => customFunction({ forward: 3, backward: () => null } as never)).toThrow(
      'Expected function for forward but received 3',
    )
    expect(() => customFunction({ forward: () => x } as never)).toThrow('Expected function for backward')
  })

  test('a second pass, and a saved tensor changed in between', () => {
    const y = cube(x).sum()
    y.backward()
    expect(() => y.backward()).toThrow('Trying to backward through the graph a second time')
    const inner = x.mul(1)
    const z = cube(inner).sum()
    inner.add_(1)
    expect(() => z.backward()).toThrow('modified by an inplace operation')
  })
})

test('backward passes within backward passes, deeper than the engine recurses', () => {
  const nested = (depth: number): ((x: Tensor) => Tensor) =>
    customFunction({
      forward(ctx, x: Tensor) {
        ctx.saveForBackward(x)
        return x.mul(2)
      },
      backward(ctx, gradient) {
        if (depth === 0) return gradient!.mul(2)
        const inner = ctx.savedTensors[0]!.detach().requiresGrad_()
        autograd.enableGrad(() => backward(nested(depth - 1)(inner).sum()))
        return inner.grad!.mul(gradient!)
      },
    })
  for (const depth of [1, 10, 55, 75]) {
    const x = tensor([1], { requiresGrad: true })
    nested(depth)(x).backward()
    expect(x.grad!.toArray()).toEqual([2])
  }
})

test('a function that autograd calls keeps the modes around it', () => {
  const seen: boolean[][] = []
  const F = customFunction({
    forward: (_, a: Tensor) => a.mul(1),
    backward(_, gradient) {
      seen.push([autograd.isGradEnabled(), gradient!.mul(tensor([1], { requiresGrad: true })).requiresGrad])
      autograd.enableGrad(() => seen.push([autograd.isGradEnabled()]))
      return gradient!
    },
  })
  const x = tensor([1], { requiresGrad: true })
  grad(F(x), [x])
  grad(F(x), [x], { createGraph: true })
  expect(seen).toEqual([[false, false], [true], [true, true], [true]])
  expect([autograd.isGradEnabled(), x.mul(1).requiresGrad]).toEqual([true, true])
})
