// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
import { describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import { PdecayError } from '../../../src/errors.js'
import { mlp } from '../../../src/models/index.js'
import { mseLoss } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { manualSeed, memory, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'
import { type FitOptions, fit } from '../../../src/train/index.js'
import { settled } from '../tensor/_collect.js'

type Batch = { x: Tensor; y: Tensor }

function problem(change: Partial<FitOptions<Batch>> = {}): FitOptions<Batch> {
  manualSeed(1)
  const points = Array.from({ length: 22 }, (_, i) => [Math.sin(i), Math.cos(3 * i)] as const)
  const dataset = tensorDataset({ x: tensor(points), y: tensor(points.map(([a, b]) => [2 * a - b])) })
  const model = mlp(2, 16, 1)
  return {
    model,
    optimizer: optim.padam(model.namedParameters(), { lr: 0.03, p: 0.8, lambda: 1e-4 }),
    loader: new DataLoader(dataset, { batchSize: 16 }),
    loss: ({ x, y }) => mseLoss(model.forward(x), y),
    steps: 2,
    logEvery: 1,
    ...change,
  }
}

/** The gradients that the optimizer gets in the first steps, and the losses. */
async function gradients(options: FitOptions<Batch>) {
  const seen: number[][] = []
  options.optimizer.registerStepPreHook(() => {
    seen.push(
      options.model.parameters().flatMap(({ grad }) => [...grad!.flatten().toTypedArray()].map(Number)),
    )
  })
  const losses: number[] = []
  const result = await fit({ ...options, onLog: ({ figures }) => void losses.push(figures.loss!) })
  return { seen, losses, result }
}
type Seen = Awaited<ReturnType<typeof gradients>>
function expectSame(found: Seen, expected: Seen): void {
  expect(found.seen).toHaveLength(expected.seen.length)
  for (const [step, all] of expected.seen.entries()) {
    const size = Math.max(...all.map(Math.abs))
    for (const [i, each] of all.entries())
      expect(Math.abs(found.seen[step]![i]! - each)).toBeLessThan(2e-5 * size)
    expect(found.losses[step]).toBeCloseTo(expected.losses[step]!, 5)
  }
}
/** Refuses batches of more examples. */
const limited = (options: FitOptions<Batch>, most: number, sizes: number[] = []) => {
  const { loss } = options
  options.loss = (batch) => {
    sizes.push(batch.x.shape[0]!)
    const value = loss(batch)
    if (batch.x.shape[0]! > most) throw new PdecayError('ERR_OUT_OF_MEMORY', 'out of memory')
    return value
  }
  return options
}

describe('micro-batches', () => {
  // Batches have 16 and 6 examples: 3 and 5 divide neither.
  test.each([2, 3, 5, 16, 100])('%d give the gradients and the loss of the batch', async (microBatches) => {
    expectSame(await gradients(problem({ microBatches })), await gradients(problem()))
  })
  test('weighted by what the loss is a mean over', async () => {
    const masked = (change: Partial<FitOptions<Batch>>) => {
      const options = problem({ ...change, weight: ({ y }) => y.gt(0).sum().item() })
      options.loss = ({ x, y }) => {
        const mask = y.gt(0).to('float32')
        return (options.model.forward(x) as Tensor).sub(y).square().mul(mask).sum().div(mask.sum())
      }
      return gradients(options)
    }
    expectSame(await masked({ microBatches: 2 }), await masked({}))
  })
  test('are chosen when memory runs out, and kept', async () => {
    const sizes: number[] = []
    const found = await gradients(limited(problem({ microBatches: 'auto' }), 5, sizes))
    expectSame(found, await gradients(problem()))
    // 16, then halves of it until it fits; the second step's 6 examples are cut as often.
    expect(sizes).toEqual([16, 8, 4, 4, 4, 4, 1, 2, 1, 2])
    expect(found.result.microBatches).toBe(4)
  })
  test('are chosen when the allocator refuses', async () => {
    const options = problem({ microBatches: 'auto' })
    const { loss } = options
    // More than an address space has, for more than four examples.
    options.loss = (batch) => {
      if (batch.x.shape[0]! > 4) zeros([batch.x.shape[0]! * 2 ** 44])
      return loss(batch)
    }
    expectSame(await gradients(options), await gradients(problem()))
  })
  test('free what the attempts that failed have made', async () => {
    settled()
    const counts: number[] = []
    const options = limited(problem({ microBatches: 'auto', steps: 6 }), 4)
    await fit({ ...options, onLog: () => void counts.push(memory().tensors) })
    expect(new Set(counts.slice(1)).size).toBe(1)
  })
  test('are not fewer than one example, and not chosen unless asked', async () => {
    await expect(fit(limited(problem({ microBatches: 'auto' }), 0))).rejects.toMatchObject({
      code: 'ERR_OUT_OF_MEMORY',
    })
    await expect(fit(limited(problem(), 8))).rejects.toMatchObject({ code: 'ERR_OUT_OF_MEMORY' })
    await expect(fit(problem({ microBatches: 0 }))).rejects.toThrow('for microBatches but received 0')
  })
})
