import { describe, expect, test } from 'vitest'
import { makePlan, survivors, toArgs, trialName } from '../../../../src/cli/sweep/plan.js'
import { draw, parseSpace } from '../../../../src/cli/sweep/space.js'
import { frontierOf, type Trial } from '../../../../src/cli/sweep/trials.js'
import { Rng } from '../../../../src/data/index.js'

describe('a space', () => {
  test.each([
    ['1e-3,1e-2', ['1e-3', '1e-2']],
    ['a, b,a', ['a', 'b']],
    ['0.9,0.99|0.8,0.99', ['0.9,0.99', '0.8,0.99']],
    ['only', ['only']],
  ])('%s is values', (text, values) => {
    expect(parseSpace('x', text)).toEqual({ kind: 'values', values })
  })
  test.each([
    ['0.3..1', 'linear', 0.3, 1],
    ['-2..3', 'linear', -2, 3],
    ['log:1e-4..1e-1', 'log', 1e-4, 1e-1],
    ['int:16..64', 'int', 16, 64],
    ['.5..1.5', 'linear', 0.5, 1.5],
  ])('%s is a range', (text, scale, low, high) => {
    expect(parseSpace('x', text)).toEqual({ kind: 'range', scale, low, high })
  })
  test.each(['', 'a,', '1..1', '2..1', 'log:0..1', 'int:1.5..3', 'log:1,2', '1..x', 'int:3', '..3'])(
    '%j is refused by the name of its option',
    (text) => {
      expect(() => parseSpace('lr', text)).toThrow(/^Expected values .* for --vary lr but received/)
    },
  )
  test('is drawn from within its bounds, on its scale', () => {
    const rng = new Rng(1)
    const drawn = (text: string) =>
      Array.from({ length: 2000 }, () => Number(draw(parseSpace('x', text), rng)))
    const ints = drawn('int:3..5')
    expect([...new Set(ints)].sort()).toEqual([3, 4, 5])
    const share = (values: number[], below: number) => values.filter((x) => x < below).length / values.length
    const log = drawn('log:1e-4..1')
    expect(Math.min(...log)).toBeGreaterThanOrEqual(1e-4)
    expect(Math.max(...log)).toBeLessThanOrEqual(1)
    expect(share(log, 1e-2)).toBeCloseTo(0.5, 1)
    expect(share(drawn('2..4'), 3)).toBeCloseTo(0.5, 1)
  })
})

const choice = { task: 'csv', seed: 0, options: { epochs: '2' } } as const

describe('a plan', () => {
  test('of a grid has all combinations', () => {
    const { trials, rungs } = makePlan({ ...choice, method: 'grid', vary: { lr: '1,2', p: '0.5,0.8,1' } })
    expect(trials.map(({ lr, p }) => `${lr} ${p}`)).toEqual([
      '1 0.5',
      '1 0.8',
      '1 1',
      '2 0.5',
      '2 0.8',
      '2 1',
    ])
    expect(rungs).toEqual([1])
  })
  test('of random draws has no two alike, and follows from the seed', () => {
    const make = (seed: number, vary: Record<string, string>, trials = 10) =>
      makePlan({ ...choice, seed, method: 'random', vary, trials }).trials
    const vary = { lr: 'log:1e-4..1', 'set.model': 'small,paper' }
    expect(make(1, vary)).toEqual(make(1, vary))
    expect(make(1, vary)).not.toEqual(make(2, vary))
    expect(new Set(make(1, vary).map((trial) => JSON.stringify(trial))).size).toBe(10)
    // Four combinations are all that there are.
    expect(make(1, { lr: '1,2', p: '1,2' })).toHaveLength(4)
  })
  test('of halving compares at rising shares, one in eta of which goes on', () => {
    const make = (trials: number, more: object = {}) =>
      makePlan({ ...choice, method: 'halving', vary: { lr: '0..1' }, trials, ...more }).rungs
    expect(make(27)).toEqual([1 / 27, 1 / 9, 1 / 3, 1].map((share) => Number(share.toPrecision(12))))
    expect(make(8, { eta: 2 })).toEqual([0.125, 0.25, 0.5, 1])
    expect(make(8, { eta: 2, rungs: 2 })).toEqual([0.5, 1])
    expect(make(2)).toEqual([1])
    expect([27, 9, 3, 1, 10].map((count) => survivors(count, 3))).toEqual([9, 3, 1, 1, 3])
    expect(makePlan({ ...choice, method: 'halving', vary: { lr: '1,2,3', p: '1,2,3' } }).trials).toHaveLength(
      9,
    )
  })
  test.each<[object, string]>([
    [{ vary: {} }, 'Expected at least one --vary'],
    [{ vary: { epochs: '1,2' } }, 'Expected only one of --epochs and --vary epochs'],
    [{ vary: { lr: '0..1' } }, 'Expected values for --vary lr in a grid'],
    [{ trials: 3 }, 'Expected no --trials for a grid'],
    [{ eta: 2 }, 'Expected --eta with --method halving alone'],
    [{ method: 'random', rungs: 2 }, 'Expected --rungs with --method halving alone'],
    [{ method: 'random', trials: 0 }, 'Expected integer in [1, 10000] for --trials but received 0'],
    [
      { method: 'halving', vary: { lr: '0..1' }, trials: 9, rungs: 4 },
      'Expected integer in [1, 3] for --rungs but received 4',
    ],
    [{ sparsityWeight: -1 }, 'for --sparsity-weight but received -1'],
    [
      {
        vary: {
          lr: Array.from({ length: 101 }, (_, i) => i).join(),
          p: Array.from({ length: 100 }, (_, i) => i).join(),
        },
      },
      'Expected at most 10000 combinations of --vary but they are 10100',
    ],
  ])('%j is refused', (change, message) => {
    expect(() => makePlan({ ...choice, method: 'grid', vary: { lr: '1,2' }, ...change })).toThrow(message)
  })
})

test('a trial is words of train, and a name for a folder', () => {
  const words = {
    epochs: '2',
    deterministic: true,
    'set.hidden': '8,8',
    'step.betas': '0.9,0.99',
    lr: '-1',
  } as const
  expect(toArgs(words)).toEqual([
    ...['--epochs=2', '--deterministic', '--set=hidden=8,8', '--step.betas=0.9,0.99', '--lr=-1'],
  ])
  expect(trialName(6, { lr: '1e-3', 'set.features': 'a/b ü' })).toBe('007-lr=1e-3_features=a_b_')
  expect(trialName(0, { 'set.features': 'x'.repeat(300) }).length).toBeLessThanOrEqual(80)
})

test('the frontier has the trials that none beats in both', () => {
  const trial = (index: number, value: number, zeros: number, status = 'finished') =>
    ({ index, zeros, status, metric: { name: 'accuracy', value } }) as Trial
  const trials = [
    trial(0, 0.9, 0.1),
    trial(1, 0.8, 0.9),
    trial(2, 0.85, 0.5),
    trial(3, 0.84, 0.5),
    trial(4, 0.9, 0.05),
    trial(5, 0.99, 0.99, 'dropped'),
    trial(6, 0.8, 0.9),
  ]
  const indices = (mode: 'min' | 'max') => frontierOf(trials, () => mode).map(({ index }) => index)
  expect(indices('max')).toEqual([0, 2, 1, 6])
  expect(indices('min')).toEqual([1, 6])
})
