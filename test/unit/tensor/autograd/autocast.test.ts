import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  autocast,
  inferenceMode,
  isAutocastEnabled,
  manualSeed,
  noGrad,
  randn,
  type Tensor,
} from '../../../../src/tensor/index.js'

const product = (a: Tensor, b: Tensor) => a.matmul(b)

describe('autocast', () => {
  it('computes products in low precision and losses in float32', () => {
    const [a, b] = [randn([4, 5]), randn([5, 3])]
    expect(product(a, b).dtype).toBe('float32')
    const [low, loss] = autocast('cpu', () => [product(a, b), product(a, b).mseLoss(randn([4, 3]))] as const)
    expect([low.dtype, loss.dtype]).toEqual(['bfloat16', 'float32'])
    expect(autocast('cpu', () => product(a, b).dtype, { dtype: 'float16' })).toBe('float16')
    expect(product(a, b).dtype).toBe('float32')
    // The same as casting by hand.
    const byHand = product(a.to('bfloat16'), b.to('bfloat16'))
    expect(low.to('float32').toTypedArray()).toEqual(byHand.to('float32').toTypedArray())
  })

  it('gives gradients in the dtype of the weights', () => {
    manualSeed(1)
    const [x, w] = [randn([8, 4]), randn([4, 2]).requiresGrad_(true)]
    const loss = autocast('cpu', () => product(x, w).sum())
    loss.backward()
    expect(w.grad!.dtype).toBe('float32')
    const exact = x.sum({ dim: 0 }).unsqueeze(1).expand([4, 2])
    const off = w.grad!.sub(exact).abs().max().item() as number
    expect(off).toBeGreaterThan(0)
    expect(off).toBeLessThan(0.1)
  })

  it('sees weights that changed since it was on last', () => {
    const [x, w] = [randn([3, 3]), randn([3, 3]).requiresGrad_(true)]
    const run = () => autocast('cpu', () => product(x, w).sum().item() as number)
    expect(run()).not.toBe(0)
    noGrad(() => w.zero_())
    expect(run()).toBe(0)
  })

  it('is off within enabled: false, and on again after it', () => {
    const [a, b] = [randn([2, 2]), randn([2, 2])]
    const dtypes = autocast('cpu', () => [
      product(a, b).dtype,
      autocast('cpu', () => product(a, b).dtype, { enabled: false }),
      product(a, b).dtype,
    ])
    expect(dtypes).toEqual(['bfloat16', 'float32', 'bfloat16'])
  })

  it('goes together with noGrad and inferenceMode, in either order', () => {
    const [a, b] = [randn([2, 2]).requiresGrad_(true), randn([2, 2])]
    for (const outer of [noGrad, inferenceMode]) {
      for (const run of [
        () => outer(() => autocast('cpu', () => product(a, b))),
        () => autocast('cpu', () => outer(() => product(a, b))),
      ]) {
        const result = run()
        expect([result.dtype, result.requiresGrad]).toEqual(['bfloat16', false])
      }
    }
  })

  it('holds across awaits, and for no one else meanwhile', async () => {
    const [a, b] = [randn([2, 2]), randn([2, 2])]
    const seen: string[] = []
    const inside = autocast('cpu', async () => {
      await sleep(5)
      seen.push(product(a, b).dtype)
      expect(isAutocastEnabled('cpu')).toBe(true)
      await sleep(10)
      seen.push(product(a, b).dtype)
    })
    await sleep(9)
    expect([product(a, b).dtype, isAutocastEnabled('cpu')]).toEqual(['float32', false])
    await inside
    expect(seen).toEqual(['bfloat16', 'bfloat16'])
  })

  it('is off after a function that throws', () => {
    expect(() =>
      autocast('cpu', () => {
        throw new Error('on purpose')
      }),
    ).toThrow('on purpose')
    expect(product(randn([2, 2]), randn([2, 2])).dtype).toBe('float32')
  })

  it('refuses what it does not know', () => {
    const call = autocast as (...args: unknown[]) => unknown
    expect(() => call('tpu', () => 1)).toThrow("Expected one of 'cpu', 'cuda' for device but received 'tpu'")
    expect(() => call('cpu', 1)).toThrow(TypeError)
    expect(() => call('cpu', () => 1, { dtype: 'float32' })).toThrow(
      "Expected one of 'bfloat16', 'float16' for dtype but received 'float32'",
    )
    expect(() => call('cpu', () => 1, { enabled: 1 })).toThrow('Expected boolean for enabled but received 1')
    expect(() => call('cpu', () => 1, { type: 1 })).toThrow("Unknown option 'type' in autocast")
  })
})
