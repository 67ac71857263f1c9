import { describe, expect, it } from 'vitest'
import * as optim from '../../../src/optim/index.js'
import { type Tensor, tensor } from '../../../src/tensor/index.js'

const { GradScaler } = optim
const start = [0.5, -0.25, 1e-3, 2]

function setUp(dtype: 'float32' | 'float16' = 'float32') {
  const weights = tensor(start, { dtype, requiresGrad: true })
  const optimizer = optim.padam([weights], { lr: 1e-2, p: 0.8, lambda: 0.1, exclude: 'none' })
  const loss = (times = 1) => weights.mul(weights).sum().mul(times)
  return { weights, optimizer, loss }
}
const valuesOf = (weights: Tensor) => Array.from(weights.detach().toTypedArray(), Number)

/** One round as a training loop has it; a loss that is infinite has gradients that are not finite. */
function round(scaler: optim.GradScaler, { optimizer, loss }: ReturnType<typeof setUp>, times = 1): boolean {
  optimizer.zeroGrad()
  scaler.scale(loss(times)).backward()
  const stepped = scaler.step(optimizer)
  scaler.update()
  return stepped
}

describe('GradScaler', () => {
  it('with a power of two leaves the very weights that no scaler leaves', () => {
    const [scaled, plain] = [setUp(), setUp()]
    const scaler = new GradScaler({ initScale: 1024 })
    for (let i = 0; i < 5; i++) {
      expect(round(scaler, scaled)).toBe(true)
      plain.optimizer.zeroGrad()
      plain.loss().backward()
      plain.optimizer.step()
    }
    expect(valuesOf(scaled.weights)).toEqual(valuesOf(plain.weights))
    expect(valuesOf(scaled.weights)).not.toEqual(start)
  })

  it('grows after growthInterval finite steps in a row, and backs off at once', () => {
    const run = setUp()
    const scaler = new GradScaler({ initScale: 8, growthFactor: 4, backoffFactor: 0.25, growthInterval: 3 })
    const scales = [1, 1, 1, Number.POSITIVE_INFINITY, 1, 1, Number.NaN, 1, 1, 1].map((times) => {
      round(scaler, run, times)
      return scaler.getScale()
    })
    expect(scales).toEqual([8, 8, 32, 8, 8, 8, 2, 2, 2, 8])
  })

  it('skips step, decay, state, count and hooks where a gradient is not finite', () => {
    const run = setUp()
    const scaler = new GradScaler()
    round(scaler, run)
    const weights = valuesOf(run.weights)
    const state = JSON.stringify(run.optimizer.stateDict().state, (_, value) =>
      value !== null && typeof value === 'object' && 'toTypedArray' in value
        ? valuesOf(value as Tensor)
        : value,
    )
    let hooks = 0
    run.optimizer.registerStepPreHook(() => hooks++)
    expect(round(scaler, run, Number.POSITIVE_INFINITY)).toBe(false)
    expect(valuesOf(run.weights)).toEqual(weights)
    expect(run.optimizer.steps).toBe(1)
    expect(hooks).toBe(0)
    const after = JSON.stringify(run.optimizer.stateDict().state, (_, value) =>
      value !== null && typeof value === 'object' && 'toTypedArray' in value
        ? valuesOf(value as Tensor)
        : value,
    )
    expect(after).toBe(state)
  })

  it('finds one bad gradient among many, of any dtype', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (const dtype of ['float32', 'float64', 'bfloat16', 'float16'] as const) {
        const numbers = Array<number>(100_003).fill(1)
        const weights = tensor(numbers, { dtype, requiresGrad: true })
        const optimizer = optim.padam([weights], { lr: 1e-3, exclude: 'none' })
        weights.grad = tensor(numbers, { dtype })
        expect(optimizer.hasNonFiniteGradient()).toBe(false)
        numbers[100_002] = bad
        weights.grad = tensor(numbers, { dtype })
        expect(optimizer.hasNonFiniteGradient()).toBe(true)
      }
    }
  })

  it('keeps float16 gradients that would vanish', () => {
    const gradientOf = (scale: number) => {
      const run = setUp('float16')
      const scaler = new GradScaler({ initScale: scale })
      // d/dw of w * 1e-6 * 1e-3: below the least float16, 6e-8, until it is scaled.
      scaler.scale(run.weights.mul(1e-6).sum().mul(1e-3)).backward()
      const [gradient] = valuesOf(run.weights.grad!)
      return gradient!
    }
    expect(gradientOf(1)).toBe(0)
    expect(gradientOf(65_536)).toBeGreaterThan(0)
  })

  it('unscale_ shows gradients as they are, once, and step takes them so', () => {
    const [run, plain] = [setUp(), setUp()]
    const scaler = new GradScaler({ initScale: 256 })
    scaler.scale(run.loss()).backward()
    scaler.unscale_(run.optimizer)
    expect(valuesOf(run.weights.grad!)).toEqual(valuesOf(tensor(start).mul(2)))
    expect(() => scaler.unscale_(run.optimizer)).toThrow(
      'Expected one unscale_() of this optimizer between updates',
    )
    scaler.step(run.optimizer)
    plain.loss().backward()
    plain.optimizer.step()
    expect(valuesOf(run.weights)).toEqual(valuesOf(plain.weights))
    const half = setUp('float16')
    scaler.scale(half.loss()).backward()
    expect(() => scaler.unscale_(half.optimizer)).toThrow('float16')
  })

  it('refuses calls out of order', () => {
    const run = setUp()
    const scaler = new GradScaler()
    expect(() => scaler.update()).toThrow('Expected step() or unscale_() before update()')
    run.loss().backward()
    scaler.step(run.optimizer)
    expect(() => scaler.step(run.optimizer)).toThrow('Expected one step() of this optimizer between updates')
    expect(() => scaler.unscale_(run.optimizer)).toThrow('Expected unscale_() before step()')
  })

  it('goes on from its state dict, which has the names of torch', () => {
    const one = new GradScaler({ initScale: 4, growthFactor: 3, backoffFactor: 0.1, growthInterval: 2 })
    round(one, setUp())
    const state = one.stateDict() as optim.GradScalerState
    expect(state).toEqual({
      scale: 4,
      growth_factor: 3,
      backoff_factor: 0.1,
      growth_interval: 2,
      _growth_tracker: 1,
    })
    const two = new GradScaler()
    two.loadStateDict(state)
    round(two, setUp())
    expect(two.getScale()).toBe(12)
    expect(() => two.loadStateDict({ ...state, growth_factor: 1 })).toThrow(RangeError)
    expect(() => two.loadStateDict({ ...state, more: 1 } as never)).toThrow('more')
    expect(two.getScale()).toBe(12)
  })

  it('does nothing where it is not enabled', () => {
    const [run, plain] = [setUp(), setUp()]
    const scaler = new GradScaler({ enabled: false })
    round(scaler, run)
    plain.loss().backward()
    plain.optimizer.step()
    expect(valuesOf(run.weights)).toEqual(valuesOf(plain.weights))
    expect([scaler.getScale(), scaler.stateDict()]).toEqual([1, {}])
  })

  it.each([
    [{ initScale: 0 }, 'Expected number in (0, inf) for initScale but received 0'],
    [{ growthFactor: 1 }, 'Expected number in (1, inf) for growthFactor but received 1'],
    [{ backoffFactor: 1 }, 'Expected number in (0, 1) for backoffFactor but received 1'],
    [{ growthInterval: 0 }, 'Expected integer in [1, inf) for growthInterval but received 0'],
    [{ scale: 1 }, "Unknown option 'scale' in GradScaler"],
  ])('refuses %o', (options, message) => {
    expect(() => new GradScaler(options as optim.GradScalerOptions)).toThrow(message)
  })

  it('a step refuses a scale that is no scale', () => {
    const { optimizer } = setUp()
    expect(() => optimizer.step(undefined, { gradScale: 0 })).toThrow(
      'Expected number in (0, inf) for gradScale but received 0',
    )
  })
})

it('grows under a state whose tracker is past the interval', () => {
  const param = tensor([1]).requiresGrad_()
  const optimizer = optim.sgd([param], { lr: 0.1 })
  const scaler = new optim.GradScaler({ initScale: 4 })
  scaler.loadStateDict({
    ...(scaler.stateDict() as optim.GradScalerState),
    growth_interval: 3,
    _growth_tracker: 5,
  })
  param.grad = tensor([1])
  scaler.step(optimizer)
  scaler.update()
  expect(scaler.getScale()).toBe(8)
})
