// Optimizers on a device, with none.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fake, root, run, site } from '../tensor/cuda/_fake-cuda.js'

// The optimizer's kernels run in the processor's loops, from tables in what passes for a device's memory.
const padam = `
  const { optim } = require('./lib/index.js')
  const starts = [[0.5, -0.25, 1e-3, 2], [[0.125, -3], [0.01, 0]]]
  const place = (devices, options) => {
    const params = starts.map((values, i) => tensor(values, { device: devices[i], requiresGrad: true }))
    const optimizer = optim.padam(params, { lr: 0.1, lambda: 0.1, exclude: 'none', ...options })
    return { params, optimizer, loss: (by = 1) => params.reduce((sum, p) => sum.add(p.square().mul(p).sum().to('cpu')), tensor(0)).mul(by) }
  }
  const weights = ({ params }) => params.flatMap((p) => p.detach().to('cpu').flatten().toArray())
`
const emulated = { PDECAY_CUDA_EMULATION: join(root, 'build/Release/libpdecay_emulation.so') }

describe.skipIf(!existsSync(fake))('on a CUDA of memory and counters', () => {
  test('an optimizer over two devices takes the steps that it takes over one, clipped by one norm', () => {
    const { two, one, plain, norms } = run(
      `${padam}
       const nets = [['cuda:0', 'cuda:1'], ['cuda:0', 'cuda:0']].map((devices) => place(devices, { clip: { norm: 0.5 } }))
       const norms = nets.map((net) => [1, 2, 3].map(() => {
         net.optimizer.zeroGrad()
         net.loss().backward()
         net.optimizer.step()
         return net.optimizer.gradNorm
       }))
       const unclipped = place(['cuda:0', 'cuda:1'])
       unclipped.loss().backward()
       unclipped.optimizer.step()
       return { two: weights(nets[0]), one: weights(nets[1]), plain: weights(unclipped), norms }`,
      site,
      emulated,
    ) as { two: number[]; one: number[]; plain: number[]; norms: number[][] }
    expect(two).toEqual(one)
    expect(two).not.toEqual(plain)
    expect(norms[0]).toEqual(norms[1])
    // 3 w^2 of the starts, by hand.
    const squares = [0.5, 0.25, 1e-3, 2, 0.125, 3, 0.01, 0].map((w) => (3 * w * w) ** 2)
    expect(norms[0]![0]).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b)), 4)
  })

  test('no step waits for the device, the first one neither: not for marks of all-zero weights, nor for a mean', () => {
    const { first, later, told } = run(
      `const { optim } = require('./lib/index.js')
       const awaited = () => seen().max_split_size
       const told = []
       process.removeAllListeners('warning').on('warning', ({ message }) => told.push(message))
       const at = (values) => tensor(values, { device: 'cuda:1', requiresGrad: true })
       const params = [at([[0.5, -2]]), at([[0, 0]]), at([[1, 2], [3, 4]])]
       const optimizers = [optim.lp({ p: 0.8 }), optim.huber({ mode: 'mean' }), optim.sDynamics()].map((decay) =>
         optim.optimizer(params, { step: optim.nadam(), decay, lr: 0.1 }))
       for (const p of params) p.grad = ones(p.shape, { device: 'cuda:1' })
       const counted = [0, 1, 2].map(() => {
         const before = awaited()
         for (const optimizer of optimizers) optimizer.step()
         return awaited() - before
       })
       await new Promise((resolve) => setTimeout(resolve))
       return { first: counted[0], later: counted.slice(1), told: told.filter((text) => /zero/.test(text)).length }`,
      site,
      emulated,
    ) as { first: number; later: number[]; told: number }
    expect(first).toBe(0)
    expect(later).toEqual([0, 0])
    expect(told).toBeGreaterThan(0)
  })

  test('weights are counted where they are, as on the processor', () => {
    const count = (device: string) =>
      run(
        `const { optim } = require('./lib/index.js')
         const values = [0, -0, 1e-9, -1e-8, 1.00000001e-8, 1e-3, -0.5, NaN, Infinity, 5e-324, 1e-45, 10, 99]
         return ['float32', 'float64', 'bfloat16'].map((dtype) => {
           const p = tensor(values, { dtype, device: ${JSON.stringify(device)}, requiresGrad: true })
           return optim.padam([p], { lr: 1, exclude: 'none' }).sparsity({ histogram: true })
         })`,
      ) as { zeros: number }[]
    const there = count('cuda:1')
    expect(there).toEqual(count('cpu'))
    expect(there.map(({ zeros }) => zeros)).toEqual([3, 2, 4])
  })

  test('a gradient scaler keeps its scale on the device: skips, backs off, grows, and is saved', () => {
    const { scales, counts, moved, saved, steps } = run(
      `${padam}
       const net = place(['cuda:0', 'cuda:1'])
       const scaler = new optim.GradScaler({ initScale: 8, growthFactor: 4, backoffFactor: 0.25, growthInterval: 3 })
       const scales = [], counts = [], moved = []
       for (const by of [1, 1, 1, Infinity, 1, NaN, 1]) {
         const before = weights(net)
         net.optimizer.zeroGrad()
         scaler.scale(net.params[0].square().sum().mul(by)).backward()
         net.params[1].grad = ones([2, 2], { device: 'cuda:1' }).mul(scaler.getScale())
         scaler.step(net.optimizer)
         scaler.update()
         scales.push(scaler.getScale())
         counts.push(scaler.stateDict()._growth_tracker)
         moved.push(weights(net).some((w, i) => w !== before[i]))
       }
       const other = new optim.GradScaler()
       other.loadStateDict(scaler.stateDict())
       return { scales, counts, moved, saved: other.getScale(), steps: net.optimizer.stateDict().state[0].step.item() }`,
      site,
      emulated,
    ) as { scales: number[]; counts: number[]; moved: boolean[]; saved: number; steps: number }
    expect(scales).toEqual([8, 8, 32, 8, 8, 2, 2])
    expect(counts).toEqual([1, 2, 0, 0, 1, 0, 1])
    expect(moved).toEqual([true, true, true, false, true, false, true])
    expect(saved).toBe(2)
    expect(steps).toBe(5)
  })

  test('unscaled by hand, gradients are clipped as they are, and an inf still skips the step', () => {
    expect(
      run(
        `${padam}
         const net = place(['cuda:0', 'cuda:0'])
         const scaler = new optim.GradScaler({ initScale: 16 })
         const seen = [1, Infinity].map((by) => {
           const before = weights(net)
           net.optimizer.zeroGrad()
           scaler.scale(net.params[0].sum().mul(by)).backward()
           scaler.unscale_(net.optimizer)
           const grad = net.params[0].grad.to('cpu').toArray()
           scaler.step(net.optimizer)
           scaler.update()
           return [grad[0] === by, weights(net).some((w, i) => w !== before[i]), scaler.getScale()]
         })
         return seen`,
        site,
        emulated,
      ),
    ).toEqual([
      [true, true, 16],
      [true, false, 8],
    ])
  })

  test('kernels are compiled and launched on the current stream, beside a capture too, and kept on disk', () => {
    const cache = join(site, 'cache')
    const body = `${padam}
      const done = (fn) => { const before = seen(); fn(); const after = seen(); return [
        after.num_alloc_retries - before.num_alloc_retries, after.num_ooms - before.num_ooms, streamOfLast()] }
      const net = place(['cuda:0', 'cuda:0'])
      net.loss().backward()
      const side = new cuda.Stream()
      const first = done(() => net.optimizer.step())
      const beside = cuda.stream(side, () => done(() => net.optimizer.step()))
      const clipped = place(['cuda:0', 'cuda:0'], { clip: { norm: 1 } })
      clipped.loss().backward()
      const measured = done(() => clipped.optimizer.step())
      let captured
      const steps = net.optimizer.steps
      cuda.graph(() => { captured = done(() => net.optimizer.step()) }, { stream: side })
      const early = failure(() => cuda.graph(() => place(['cuda:0', 'cuda:0']).optimizer.step()))
      const mixed = place(['cpu', 'cuda:0'])
      mixed.loss().backward()
      mixed.optimizer.step()
      const unready = place(['cuda:0', 'cuda:0'])
      unready.loss().backward()
      return {
        first, beside: [...beside.slice(0, 2), beside[2] > 0], measured, captured: captured.slice(0, 2),
        mixed: failure(() => cuda.graph(() => mixed.optimizer.step())), counted: net.optimizer.steps - steps, early: early[0], unready: failure(() => cuda.graph(() => unready.optimizer.step())),
        kept: fs.readdirSync(${JSON.stringify(join(cache, 'kernels'))}).length,
      }`
    for (const _ of ['compiled', 'from the disk'])
      expect(run(body, site, { PDECAY_CACHE: cache })).toEqual({
        // One block for two tensors' coefficients, and one for each tensor's weights.
        first: [2, 3, 0],
        beside: [2, 3, true],
        measured: [3, 5, 0],
        captured: [2, 3],
        mixed: ['ERR_RANGE', 'Expected no parameters on the CPU in a step that a graph captures'],
        counted: 0,
        early: 'no error',
        unready: [
          'ERR_RANGE',
          "Expected a step before the graph is captured: the optimizer's first one makes its state",
        ],
        // prepare, step, measure, and step for any variant of the decay
        kept: 4,
      })
  })

  test('options sent before a replay are counted as a step, and evaluated for it', () => {
    expect(
      run(
        `${padam}
         const asked = []
         const net = place(['cuda:0', 'cuda:0'], { lr: (t) => { asked.push(t); return 0.1 } })
         net.loss().backward()
         net.optimizer.step()
         net.optimizer.beforeReplay()
         net.optimizer.beforeReplay()
         return [net.optimizer.steps, asked.slice(-3), net.optimizer.isOnDevice]`,
        site,
        emulated,
      ),
    ).toEqual([3, [0, 1, 2], true])
  })
})
