// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import { Linear, mseLoss } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { manualSeed, memory, rand, type Tensor } from '../../../src/tensor/index.js'
import {
  type Callback,
  earlyStopping,
  ema,
  fit,
  keepCheckpoints,
  loadCheckpoint,
  readNotes,
  saveCheckpoint,
  swa,
} from '../../../src/train/index.js'
import { settled } from '../tensor/_collect.js'

function problem() {
  manualSeed(7)
  const x = rand([24, 3])
  const model = new Linear(3, 1)
  return {
    model,
    optimizer: optim.padam(model.namedParameters(), { lr: 0.05 }),
    loader: new DataLoader(tensorDataset({ x, y: x.sum({ dim: 1, keepdim: true }) }), { batchSize: 8 }),
    loss: ({ x, y }: { x: Tensor; y: Tensor }) => mseLoss(model.forward(x), y),
  }
}
const flat = (record: Record<string, Tensor>) =>
  Object.values(record).flatMap((each) => [...each.flatten().toTypedArray()].map(Number))
const newPath = () => join(mkdtempSync(join(tmpdir(), 'pdecay-callbacks-')), 'checkpoint.safetensors')

test('callbacks are called in their order, before the hooks, at what they are for', async () => {
  const said: string[] = []
  const talker = (name: string): Callback => ({
    name,
    onStart: (_, from) => void said.push(`${name} start ${from}`),
    onStep: (step) => void said.push(`${name} step ${step}`),
    onLog: async ({ step }) => void said.push(`${name} log ${step}`),
    onEvaluate: ({ loss }, { step }) => void said.push(`${name} evaluate ${loss} ${step}`),
    onEpoch: ({ epoch }) => void said.push(`${name} epoch ${epoch}`),
    afterStep: ({ step }) => void said.push(`${name} after ${step}`),
    onEnd: ({ interrupted }) => void said.push(`${name} end ${interrupted}`),
  })
  await fit({
    ...problem(),
    steps: 4,
    from: 2,
    logEvery: 3,
    evaluate: async () => ({ loss: 9 }),
    callbacks: [talker('a'), talker('b')],
    onLog: ({ step }) => void said.push(`log ${step}`),
    onEpoch: ({ epoch }) => void said.push(`epoch ${epoch}`),
  })
  const both = (words: string) => [`a ${words}`, `b ${words}`]
  expect(said).toEqual([
    ...both('start 2'),
    ...[...both('step 3'), ...both('log 3'), 'log 3', ...both('evaluate 9 3'), ...both('epoch 1'), 'epoch 1'],
    ...both('after 3'),
    ...[...both('step 4'), ...both('log 4'), 'log 4', ...both('evaluate 9 4'), ...both('after 4')],
    ...both('end false'),
  ])
})

test('an error of a callback ends the training as it is', async () => {
  const cause = new Error('no')
  const callback: Callback = {
    name: 'x',
    onLog() {
      throw cause
    },
  }
  await expect(fit({ ...problem(), steps: 20, callbacks: [callback] })).rejects.toBe(cause)
})

describe('averages of weights', () => {
  test.each([
    ['ema', () => ema({ decay: 0.75, startStep: 2 }), 1, (n: number) => (n === 0 ? 1 : 0.25)],
    ['swa', () => swa({ startStep: 2, every: 2 }), 2, (n: number) => 1 / (n + 1)],
  ] as const)('%s is what its formula says', async (_, make, every, share) => {
    const base = problem()
    const average = make()
    let expected: number[] = []
    let count = 0
    const watch: Callback = {
      name: 'watch',
      onStep(step) {
        if (step <= 2 || (step - 2) % every !== 0) return
        const now = flat(base.model.stateDict())
        const part = share(count++)
        expected = now.map((w, i) => (part === 1 ? w : (1 - part) * expected[i]! + part * w))
      },
    }
    await fit({ ...base, steps: 12, callbacks: [average, watch] })
    const own = flat(base.model.stateDict())
    const averaged = await average.use(base.model, async () => flat(base.model.stateDict()))
    averaged.forEach((each, i) => {
      expect(each).toBeCloseTo(expected[i]!, 5)
    })
    expect(average.count).toBe(count)
    expect(flat(base.model.stateDict())).toEqual(own)
    await expect(average.use(base.model, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(flat(base.model.stateDict())).toEqual(own)
  })
  test('keep no more tensors than one copy of the weights', async () => {
    settled()
    const counts: number[] = []
    const onLog = () => void counts.push(memory().tensors)
    await fit({ ...problem(), steps: 30, logEvery: 1, callbacks: [ema()], onLog })
    expect(new Set(counts.slice(5)).size).toBe(1)
  })
  test('before the first step there is none', async () => {
    const { model } = problem()
    await expect(ema().use(model, () => 1)).rejects.toThrow('Expected at least one step before ema is used')
  })
  test('options are checked', () => {
    expect(() => ema({ decay: 1 })).toThrow('Expected number in [0, 1) for decay but received 1')
    expect(() => swa({ every: 0 })).toThrow('for every but received 0')
    expect(() => ema({ every: 2 } as never)).toThrow("Unknown option 'every' in ema options")
  })
})

/** Trains with figures from a list, one for each step. */
const fitWith = (costs: readonly number[], callbacks: readonly Callback[], from = 0) => {
  let i = from
  return fit({
    ...problem(),
    from,
    steps: costs.length,
    evaluateEvery: 1,
    evaluate: async () => ({ loss: costs[i++]! }),
    callbacks,
  })
}

describe('earlyStopping', () => {
  test.each([
    [[5, 4, 3, 3, 3, 3, 1], { patience: 2 }, 6],
    [[5, 4, 3, 3, 3, 3, 1], { patience: 0 }, 4],
    [[5, 4.9, 4.8, 4.7, 4.6], { patience: 1, minDelta: 0.5 }, 3],
    [[1, 2, 3, 3, 3, 3], { patience: 1, mode: 'max' as const }, 5],
    [[5, Number.NaN, Number.NaN, 1], { patience: 1 }, 3],
    [[Number.NaN, 4, 3, 2], { patience: 1 }, undefined],
  ])('%j with %j stops after step %s', async (costs, options, stop) => {
    const { step, stopped, interrupted } = await fitWith(costs, [earlyStopping(options)])
    expect([step, stopped !== undefined, interrupted]).toEqual([
      stop ?? costs.length,
      stop !== undefined,
      false,
    ])
  })
  test('goes on counting where a checkpoint was', async () => {
    const path = newPath()
    const [whole, first, second] = [earlyStopping(), earlyStopping(), earlyStopping()]
    const costs = [5, 4, ...Array<number>(20).fill(6)]
    const { step } = await fitWith(costs, [whole])
    await fitWith(costs.slice(0, 5), [first])
    const saved = { ...problem(), callbacks: [first] }
    await saveCheckpoint(path, saved, { step: 5 })
    await loadCheckpoint(path, { ...problem(), callbacks: [second] })
    expect((await fitWith(costs, [second], 5)).step).toBe(step)
  })
  test('names a figure that is missing, and wrong options', async () => {
    await expect(fitWith([1], [earlyStopping({ metric: 'f1' })])).rejects.toThrow(
      "Expected a figure 'f1' from evaluate but received loss",
    )
    expect(() => earlyStopping({ mode: 'up' as 'min' })).toThrow("Expected one of 'min', 'max' for mode")
    expect(() => earlyStopping({ patience: -1 })).toThrow('for patience but received -1')
  })
})

describe('keepCheckpoints', () => {
  const costs = [5, 3, 4, 2, 6, 7]
  test.each<[{ best: number; last: number; mode?: 'max' }, number[]]>([
    [{ best: 2, last: 1 }, [2, 4, 6]],
    [{ best: 1, last: 0 }, [4]],
    [{ best: 0, last: 2 }, [5, 6]],
    [{ best: 1, last: 1, mode: 'max' }, [6]],
    [{ best: 0, last: 0 }, []],
  ])('%j keeps steps %j', async (options, steps) => {
    const dir = join(mkdtempSync(join(tmpdir(), 'pdecay-keep-')), 'kept')
    const keeper = keepCheckpoints({ dir, ...options })
    await fitWith(costs, [keeper])
    expect(keeper.kept.map(({ step }) => step)).toEqual(steps)
    expect(readdirSync(dir).sort()).toEqual(steps.map((step) => `step-0000000${step}.safetensors`))
    for (const { step, path } of keeper.kept) expect((await readNotes(path)).step).toBe(step)
    if (options.best > 0) expect(keeper.best!.cost).toBe(options.mode === 'max' ? -7 : 2)
  })
  test('saves by steps too, and a training goes on from what it kept', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'pdecay-keep-'))
    const keeper = keepCheckpoints({ dir, every: 2, last: 2 })
    const whole = problem()
    await fit({ ...whole, steps: 7, callbacks: [keeper] })
    expect(keeper.kept.map(({ step, cost }) => [step, cost])).toEqual([
      [4, null],
      [6, null],
    ])
    const resumed = { ...problem(), callbacks: [keepCheckpoints({ dir, every: 2, last: 2 })] as const }
    const { step } = await loadCheckpoint(keeper.kept.at(-1)!.path, resumed)
    await fit({ ...resumed, from: step, steps: 7 })
    expect(flat(resumed.model.stateDict())).toEqual(flat(whole.model.stateDict()))
    expect(resumed.callbacks[0].kept.map((each) => each.step)).toEqual([4, 6])
  })
})

describe('states of callbacks in a checkpoint', () => {
  test('are restored: tensors and values', async () => {
    const path = newPath()
    const average = ema({ decay: 0.5 })
    const base = problem()
    await fit({ ...base, steps: 5, callbacks: [average] })
    await saveCheckpoint(path, { ...base, callbacks: [average] }, { step: 5 })
    const restored = ema({ decay: 0.5 })
    const other = { ...problem(), callbacks: [restored] }
    await loadCheckpoint(path, other)
    const averaged = await average.use(base.model, () => flat(base.model.stateDict()))
    expect(restored.count).toBe(5)
    expect(await restored.use(other.model, () => flat(other.model.stateDict()))).toEqual(averaged)
  })
  test('that do not fit are refused, with nothing changed', async () => {
    const path = newPath()
    const base = problem()
    await saveCheckpoint(path, { ...base, callbacks: [earlyStopping()] }, { step: 5 })
    const { model, optimizer } = problem()
    manualSeed(1)
    model.weight.detach().fill_(3)
    const before = flat(model.stateDict())
    for (const [callbacks, message] of [
      [[], "the state of a callback 'early-stopping'"],
      [[earlyStopping(), ema()], "no state for the callback 'ema'"],
      [
        [
          {
            ...earlyStopping(),
            prepareLoad: () => {
              throw new RangeError('odd state')
            },
          },
        ],
        'odd state',
      ],
    ] as const)
      await expect(loadCheckpoint(path, { model, optimizer, callbacks })).rejects.toMatchObject({
        code: 'ERR_FILE',
        message: expect.stringContaining(message),
      })
    expect(flat(model.stateDict())).toEqual(before)
  })
})
