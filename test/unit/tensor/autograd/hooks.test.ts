import { describe, expect, test } from 'vitest'
import {
  autograd,
  grad,
  inferenceMode,
  manualSeed,
  noGrad,
  ones,
  ops,
  randn,
  type Tensor,
  tensor,
  tidy,
} from '../../../../src/tensor/index.js'

const { checkpoint, detectAnomaly, savedTensorsHooks } = autograd

describe('registerHook', () => {
  test('sees the gradient, and may replace it', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const seen: unknown[] = []
    const y = x.mul(3)
    y.registerHook((gradient) => {
      seen.push(gradient.toArray())
    })
    y.registerHook((gradient) => gradient.mul(10))
    x.registerHook((gradient) => {
      seen.push(gradient.toArray())
      return gradient.add(1)
    })
    y.sum().backward()
    expect(seen).toEqual([
      [1, 1],
      [30, 30],
    ])
    expect(x.grad!.toArray()).toEqual([31, 31])
  })

  test('until it is removed, by itself too', () => {
    const x = tensor([1], { requiresGrad: true })
    let calls = 0
    const first = x.registerHook(() => {
      calls++
      first.remove()
    })
    const second = x.registerHook(() => void calls++)
    x.mul(2).backward()
    x.mul(2).backward()
    expect(calls).toBe(3)
    second.remove()
    second.remove()
    x.mul(2).backward()
    expect(calls).toBe(3)
    for (let i = 0; i < 100; i++) x.registerHook(() => void calls++).remove()
    const last = x.registerHook(() => void calls++)
    x.mul(2).backward()
    expect(calls).toBe(4)
    first.remove() // its place is another's by now
    x.mul(2).backward()
    expect(calls).toBe(5)
    last.remove()
  })

  test('a hook that refers to its tensor, that registers another, in a scope', () => {
    const x = tensor([2], { requiresGrad: true })
    let inner = 0
    tidy(() => {
      const y = x.mul(x)
      y.registerHook((gradient) => {
        y.registerHook(() => void inner++)
        return gradient.mul(y)
      })
      y.backward({ retainGraph: true })
      y.backward()
    })
    expect([x.grad!.item(), inner > 0]).toEqual([32, true])
  })

  test('after a leaf has accumulated', () => {
    const x = tensor([1], { requiresGrad: true })
    const seen: number[] = []
    const hook = x.registerPostAccumulateGradHook((leaf) => {
      seen.push(leaf.grad!.item())
      leaf.grad = null
    })
    x.mul(2).backward()
    x.mul(3).backward()
    expect([seen, x.grad]).toEqual([[2, 3], null])
    hook.remove()
    x.mul(4).backward()
    expect([seen, x.grad!.item()]).toEqual([[2, 3], 4])
  })

  test('what goes wrong', () => {
    const x = tensor([1], { requiresGrad: true })
    expect(() => x.registerHook(3 as never)).toThrow('Expected function for hook but received 3')
    expect(() => tensor([1]).registerHook(() => undefined)).toThrow(
      "registerHook: cannot register a hook on a tensor that doesn't require gradient",
    )
    expect(() => x.mul(2).registerPostAccumulateGradHook(() => undefined)).toThrow('non-leaf')
    const bad = x.registerHook(() => 3 as never)
    expect(() => x.mul(2).backward()).toThrow('Expected Tensor or nothing from a hook')
    bad.remove()
    const wrong = x.registerHook(() => tensor([1, 2]))
    expect(() => x.mul(2).backward()).toThrow("hook '")
    wrong.remove()
    const error = new EvalError('mine')
    x.registerHook(() => {
      throw error
    })
    expect(() => x.mul(2).backward()).toThrow(error)
  })
})

describe('savedTensorsHooks', () => {
  test('keep what autograd would', () => {
    const packed: number[][] = []
    const x = tensor([1, 2], { requiresGrad: true })
    const y = savedTensorsHooks(
      {
        pack(saved) {
          packed.push(saved.toArray() as number[])
          return saved.toTypedArray()
        },
        unpack: (values) => tensor(values),
      },
      () => x.mul(x.exp()),
    )
    y.sum().backward()
    expect(packed.length).toBe(3) // x and exp(x) by mul, exp(x) by exp
    const expected = [1, 2].map((value) => Math.exp(value) * (1 + value))
    const found = x.grad!.toArray() as number[]
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i]!, 4)
    x.mul(x).sum().backward()
    expect(packed.length).toBe(3)
  })

  test('what goes wrong', () => {
    const x = tensor([1], { requiresGrad: true })
    const keepNothing = { pack: () => 1, unpack: () => 2 as never }
    expect(() => savedTensorsHooks(keepNothing, () => x.exp()).backward()).toThrow(
      'Expected Tensor from unpack',
    )
    const throwing = {
      pack() {
        throw new EvalError('mine')
      },
      unpack: () => x,
    }
    expect(() => savedTensorsHooks(throwing, () => x.exp())).toThrow('mine')
    expect(() => savedTensorsHooks({ pack: 1 } as never, () => x)).toThrow('Expected function for pack')
    x.exp().backward()
    expect(x.grad!.item()).toBeCloseTo(Math.E)
  })
})

describe('checkpoint', () => {
  const weights = () => {
    manualSeed(3)
    return [randn([4, 4], { dtype: 'float64' }), randn([4, 4], { dtype: 'float64' })] as const
  }
  const block = (x: Tensor, w: Tensor) => ops.dropout(x.matmul(w).tanh(), 0.5, true).exp()

  test('the gradients are those without, random numbers too', () => {
    const run = (checkpointed: boolean) => {
      const [w, v] = weights().map((each) => each.requiresGrad_())
      const x = ones([4, 4], { dtype: 'float64' }).requiresGrad_()
      manualSeed(7)
      let calls = 0
      const inner = (input: Tensor) => {
        calls++
        return block(block(input, w!), v!)
      }
      const y = checkpointed ? tidy(() => checkpoint(inner, [x.mul(2)])) : inner(x.mul(2))
      const next = randn([1]).item()
      y.square().sum().backward()
      return { gradients: [x, w!, v!].map((each) => each.grad!.toArray()), next, calls }
    }
    const [plain, again] = [run(false), run(true)]
    expect(again.gradients).toEqual(plain.gradients)
    expect(again.next).toBe(plain.next)
    expect([plain.calls, again.calls]).toEqual([1, 2])
  })

  test('grad() of chosen inputs, a graph that is kept, checkpoints within checkpoints', () => {
    const x = tensor([0.5], { dtype: 'float64', requiresGrad: true })
    let calls = 0
    const sine = (a: Tensor) => {
      calls++
      return a.sin().exp()
    }
    const y = checkpoint((a) => checkpoint(sine, [a]).mul(a), [x])
    const slope = (v: number) => Math.exp(Math.sin(v)) * (1 + v * Math.cos(v))
    for (let i = 0; i < 2; i++)
      expect(grad(y, [x], { retainGraph: true })[0]!.item()).toBeCloseTo(slope(0.5), 12)
    expect(calls).toBeGreaterThan(2)
  })

  test('a function that does another thing when run again', () => {
    const x = tensor([1], { requiresGrad: true })
    let calls = 0
    const y = checkpoint((a: Tensor) => (calls++ === 0 ? a.exp() : a.exp().exp()), [x])
    expect(() => y.backward()).toThrow(
      'checkpoint: fn saved 2 tensors when recomputed but 1 in the forward pass',
    )
    expect(() => checkpoint(3 as never, [])).toThrow('Expected function for fn')
    expect(() => checkpoint((a: Tensor) => a, [x], { preserve: true } as never)).toThrow(
      "Unknown option 'preserve'",
    )
  })
})

describe('inferenceMode', () => {
  test('records nothing, and what it makes cannot be recorded', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const made = inferenceMode(() => {
      expect([autograd.isInferenceModeEnabled(), autograd.isGradEnabled()]).toEqual([true, false])
      return x.mul(2)
    })
    expect([autograd.isInferenceModeEnabled(), autograd.isGradEnabled()]).toEqual([false, true])
    expect(made.requiresGrad).toBe(false)
    expect(() => made.mul(x).sum().backward()).toThrow('Inference tensors cannot be saved for backward')
    expect(() => made.requiresGrad_()).toThrow('Setting requiresGrad: true on inference tensor')
    x.mul(2).sum().backward()
    expect(x.grad!.toArray()).toEqual([2, 2])
  })

  test('across awaits, beside code that records', async () => {
    const x = tensor([1], { requiresGrad: true })
    const quiet = inferenceMode(async () => {
      const seen = []
      for (let i = 0; i < 3; i++) {
        await new Promise((resolve) => setTimeout(resolve))
        seen.push(x.mul(2).requiresGrad, autograd.isInferenceModeEnabled())
      }
      return seen
    })
    for (let i = 0; i < 4; i++) {
      expect([x.mul(2).requiresGrad, noGrad(() => x.mul(2).requiresGrad)]).toEqual([true, false])
      await new Promise((resolve) => setTimeout(resolve))
    }
    expect(await quiet).toEqual([false, true, false, true, false, true])
  })
})

describe('detectAnomaly', () => {
  test('names the line whose derivative is NaN', () => {
    const x = tensor([0, 1], { requiresGrad: true })
    const culprit = () => x.sqrt()
    expect(() => detectAnomaly(() => culprit().mul(0).sum().backward())).toThrow(
      /^backward: Function 'SqrtBackward0' returned nan values in its 0th output\.\nThe call that recorded SqrtBackward0:\n +at culprit .*hooks\.test\.ts:\d+:\d+/,
    )
    expect(autograd.isAnomalyEnabled()).toBe(false)
    x.grad = null
    culprit().mul(0).sum().backward()
    expect(x.grad!.toArray()).toEqual([Number.NaN, 0])
  })

  test('names the line behind any failure; checkNan can be off', () => {
    const x = tensor([0, 1], { requiresGrad: true })
    const culprit = () => x.exp()
    expect(() =>
      detectAnomaly(
        () => {
          x.sqrt().mul(0).sum().backward()
          const y = culprit()
          y.add_(1)
          y.sum().backward()
        },
        { checkNan: false },
      ),
    ).toThrow(/modified by an inplace operation[\s\S]*The call that recorded ExpBackward0:\n +at culprit/)
  })

  test('of a second derivative, the line of the first', () => {
    const x = tensor([0], { requiresGrad: true, dtype: 'float64' })
    const culprit = () => x.pow(1.5)
    expect(() =>
      detectAnomaly(() => {
        const [first] = grad(culprit(), [x], { createGraph: true })
        first!.mul(0).backward()
      }),
    ).toThrow(/which is part of the backward pass of PowBackward0, recorded by:\n +at culprit/)
  })

  test('what goes wrong', () => {
    expect(() => detectAnomaly(1 as never)).toThrow('Expected function for fn')
    expect(() => detectAnomaly(() => 1, { nan: true } as never)).toThrow("Unknown option 'nan'")
    expect(autograd.isAnomalyEnabled()).toBe(false)
  })
})
