// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test

import { describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import { Linear, mseLoss } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { rand } from '../../../src/tensor/index.js'
import { type Duration, Pace } from '../../../src/train/durations.js'
import { type FitOptions, fit } from '../../../src/train/index.js'
import { fc } from '../../generated.js'

const loader = (examples: number, batchSize: number, dropLast = false) =>
  new DataLoader({ length: examples, batch: (indices: Int32Array) => [...indices] }, { batchSize, dropLast })

describe('a pace', () => {
  test('counts examples as the batches give them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (examples, batchSize, accumulate, dropLast) => {
          const given = loader(examples, batchSize, dropLast)
          fc.pre(given.length > 0)
          const pace = new Pace({ loader: given, accumulate })
          let seen = 0
          for (let step = 0; step < 3 * pace.perEpoch; step++) {
            expect(pace.examplesAt(step)).toBe(seen)
            const first = (step % pace.perEpoch) * accumulate
            for (let i = first; i < Math.min(first + accumulate, given.length); i++)
              seen += given.batch(0, i).length
            // The least step that has seen so many.
            for (let n = pace.examplesAt(step) + 1; n <= seen; n++)
              expect(pace.stepsOf('duration', `${n}sp`)).toBe(step + 1)
          }
        },
      ),
    )
  })
  const pace = new Pace({ loader: loader(20, 8), tokensPerExample: 16 })
  test.each<[Duration, number]>([
    [7, 7],
    ['7ba', 7],
    ['2ep', 6],
    ['0.5ep', 2],
    ['0.01ep', 1],
    ['20sp', 3],
    ['21sp', 4],
    ['320tok', 3],
    ['321tok', 4],
    ['1e2ba', 100],
    ['0.25dur', 10],
    [0, 0],
  ])('%s are %d steps', (duration, steps) => expect(pace.stepsOf('duration', duration, 40)).toBe(steps))
  test.each<[Duration, number[]]>([
    [4, [4, 8, 12]],
    ['1ep', [3, 6, 9, 12]],
    ['0.5ep', [2, 3, 5, 6, 8, 9, 11, 12]],
    ['30sp', [5, 9]],
    ['480tok', [5, 9]],
    ['0.5dur', [6, 12]],
  ])('%s is due at %j', (duration, due) => {
    const interval = pace.interval('every', duration, 12)
    expect(Array.from({ length: 12 }, (_, i) => i + 1).filter((step) => pace.isDue(interval, step))).toEqual(
      due,
    )
  })
  test('of tenths of a pass misses none', () => {
    const fine = new Pace({ loader: loader(100, 10) })
    const interval = fine.interval('every', '0.1ep', 100)
    for (let step = 1; step <= 100; step++) expect(fine.isDue(interval, step)).toBe(true)
  })
  test.each<[unknown, string]>([
    ['ten', "Expected a number of steps or a duration such as '10ep'"],
    ['5', "but received '5'"],
    ['-1ep', "but received '-1ep'"],
    [{}, 'but received {}'],
    [1.5, 'Expected integer in [0, inf) for duration but received 1.5'],
    ['1.5ba', 'Expected integer in [0, inf) for duration but received 1.5'],
    ['2dur', 'Expected number in [0, 1] for duration but received 2'],
    ['0.5dur', "'dur' is a share of it"],
  ])('refuses %j', (duration, message) => expect(() => pace.stepsOf('duration', duration)).toThrow(message))
  test('needs the tokens of an example for tokens', () => {
    expect(() => new Pace({ loader: loader(20, 8) }).stepsOf('duration', '9tok')).toThrow(
      'Expected tokensPerExample beside duration in tokens',
    )
  })
})

describe('fit', () => {
  const problem = () => {
    const model = new Linear(2, 1)
    const set = tensorDataset({ x: rand([20, 2]), y: rand([20, 1]) })
    const options = {
      model,
      optimizer: optim.padam(model.namedParameters(), { lr: 1e-2 }),
      loader: new DataLoader(set, { batchSize: 8 }),
      loss: ({ x, y }) => mseLoss(model.forward(x), y),
    } satisfies Partial<FitOptions<ReturnType<typeof set.batch>>>
    return options
  }
  test('takes durations for its length and its intervals', async () => {
    const [logs, evaluations]: number[][] = [[], []]
    const { step } = await fit({
      ...problem(),
      duration: '60sp',
      logEvery: '30sp',
      evaluateEvery: '0.5dur',
      evaluate: async () => ({ loss: 0 }),
      onLog: ({ step }) => void logs!.push(step),
      callbacks: [{ name: 'watch', onEvaluate: (_, { step }) => void evaluations!.push(step) }],
    })
    expect([step, logs, evaluations]).toEqual([9, [5, 9], [5, 9]])
  })
  test('refuses two lengths', async () => {
    await expect(fit({ ...problem(), duration: '1ep', steps: 3 })).rejects.toThrow('Expected one of duration')
  })
})
