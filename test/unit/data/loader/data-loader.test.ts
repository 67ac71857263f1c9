import { describe, expect, test } from 'vitest'
import {
  type BatchDataset,
  DataLoader,
  type DataLoaderOptions,
  Rng,
  tensorDataset,
} from '../../../../src/data/index.js'
import { cuda, type Tensor, tensor, zeros } from '../../../../src/tensor/index.js'
import { fc } from '../../../generated.js'

const numbers = (length: number): BatchDataset<number[]> => ({ length, batch: (indices) => [...indices] })
const orderOf = (loader: DataLoader<number[]>, epoch: number) =>
  Array.from({ length: loader.length }, (_, i) => loader.batch(epoch, i)).flat()
const make = (options: DataLoaderOptions, length = 10) => new DataLoader(numbers(length), options)

describe('Rng', () => {
  test('gives the numbers of xoshiro128**', () => {
    // From the reference C code, its state set to 1, 2, 3, 4.
    const rng = new Rng(0)
    ;(rng as unknown as { s: Uint32Array }).s.set([1, 2, 3, 4])
    expect(Array.from({ length: 4 }, () => rng.next())).toEqual([11520, 0, 5927040, 70819200])
  })
  test('draws every integer below n about equally often', () => {
    const rng = new Rng(3)
    const counts = new Array<number>(7).fill(0)
    for (let i = 0; i < 70_000; i++) counts[rng.below(7)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })
  test('differs by seed and stream', () => {
    const firsts = [[0], [1], [2 ** 32], [0, 1], [1, 0], [0, 2 ** 32]].map(([seed, stream]) =>
      new Rng(seed!, stream).next(),
    )
    // [1] and [1, 0] are the same stream
    expect(new Set(firsts).size).toBe(5)
  })
})

describe('order', () => {
  test('is the data set’s without shuffle', () => {
    expect([...make({ batchSize: 4 })]).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ])
  })
  test('leaves a last batch out with dropLast', () => {
    const loader = make({ batchSize: 4, dropLast: true })
    expect(loader.length).toBe(2)
    expect([...loader].flat()).toHaveLength(8)
  })
  test('is a permutation for any seed, epoch and size', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.nat(1000),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 60 }),
        (seed, epoch, size, length) => {
          const order = orderOf(make({ shuffle: true, seed, batchSize: size }, length), epoch)
          expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i))
        },
      ),
    )
  })
  test('follows from seed and epoch alone', () => {
    const loader = make({ shuffle: true, seed: 5 })
    const [first, second] = [orderOf(loader, 0), orderOf(loader, 1)]
    expect(second).not.toEqual(first)
    expect(orderOf(loader, 0)).toEqual(first)
    expect(orderOf(make({ shuffle: true, seed: 5 }), 1)).toEqual(second)
    expect(orderOf(make({ shuffle: true, seed: 6 }), 0)).not.toEqual(first)
  })
  test('stays the same in later versions', () => {
    expect(orderOf(make({ shuffle: true, seed: 5 }), 0)).toEqual([9, 6, 0, 7, 4, 2, 1, 5, 8, 3])
  })
  test('iterating gives one epoch after the other', () => {
    const loader = make({ shuffle: true, seed: 5 })
    expect([[...loader].flat(), [...loader].flat()]).toEqual([orderOf(loader, 0), orderOf(loader, 1)])
  })
})

describe('state', () => {
  const options = { batchSize: 3, shuffle: true, seed: 5 }
  /** The batches of two epochs. */
  const whole = () => {
    const loader = make(options)
    return [...loader, ...loader]
  }
  test.each(Array.from({ length: 8 }, (_, taken) => taken))(
    'resumed after %d batches of two epochs, what comes is what would have come',
    (taken) => {
      const first = make(options)
      const seen: number[][] = []
      while (seen.length < taken)
        for (const batch of first) {
          seen.push(batch)
          if (seen.length === taken) break
        }
      const later = make(options)
      later.resume(JSON.parse(JSON.stringify(first.state())))
      while (seen.length < 8) seen.push(...later)
      expect(seen.slice(0, 8)).toEqual(whole())
    },
  )
  test('without resume, a loop that was left begins the next epoch', () => {
    const loader = make(options)
    for (const _ of loader) break
    expect([...loader].flat()).toEqual(orderOf(make(options), 1))
  })
  test('of other data or another order is refused, with nothing changed', () => {
    const loader = make(options)
    const state = loader.state()
    for (const [key, value] of Object.entries({
      examples: 11,
      batchSize: 4,
      shuffle: false,
      seed: 6,
      dropLast: true,
    }))
      expect(() => loader.resume({ ...state, index: 1, [key]: value })).toThrow(
        `Expected the state of a loader with ${key}`,
      )
    expect(() => loader.resume({ ...state, epoch: 2, index: 4 })).toThrow('for index but received 4')
    expect(() => loader.resume({ ...state, place: 1 } as never)).toThrow("Unknown option 'place'")
    expect(() => loader.resume(undefined as never)).toThrow(TypeError)
    expect(loader.state()).toEqual(state)
  })
})

describe('a data set that gives promises', () => {
  const slow: BatchDataset<Promise<{ x: Tensor }>> = {
    length: 5,
    async batch(indices) {
      await new Promise((resolve) => setImmediate(resolve))
      return { x: tensor(indices) }
    },
  }
  test('is iterated with for await', async () => {
    const seen: unknown[] = []
    for await (const { x } of new DataLoader(slow, { batchSize: 2 })) seen.push(x.toArray())
    expect(seen).toEqual([[0, 1], [2, 3], [4]])
  })
  test('has its tensors moved when they are there', async () => {
    const { x } = await new DataLoader(slow, { device: 'meta' }).batch(0, 0)
    expect(x.device).toBe('meta')
  })
})

test('sizeOf is the number of examples in a batch', () => {
  const sizes = (loader: DataLoader<number[]>) =>
    Array.from({ length: loader.length }, (_, i) => loader.sizeOf(i))
  expect(sizes(make({ batchSize: 4 }))).toEqual([4, 4, 2])
  expect(sizes(make({ batchSize: 4, dropLast: true }))).toEqual([4, 4])
  expect(() => make({}).sizeOf(10)).toThrow('for index but received 10')
})

test('a data set that changes its length is refused', () => {
  const set = { length: 4, batch: (indices: Int32Array) => [...indices] }
  const loader = new DataLoader(set, { batchSize: 2 })
  set.length = 3
  expect(() => loader.batch(0, 0)).toThrow(
    'Expected a data set of 4 examples, as it had at first, but it has 3',
  )
})

test('arguments are checked', () => {
  expect(() => new DataLoader({ length: 2.5, batch: () => [] })).toThrow(
    'for dataset.length but received 2.5',
  )
  expect(() => new DataLoader({ length: 2 } as never)).toThrow('Expected function for dataset.batch')
  expect(() => new DataLoader(undefined as never)).toThrow(
    'Expected a data set, an object with length and get, for dataset but received undefined',
  )
  expect(() => new DataLoader([1, 2] as never)).toThrow('for dataset but received [ 1, 2 ]')
  expect(() => make({ batchSize: 0 })).toThrow(
    'Expected integer in [1, 2147483647] for batchSize but received 0',
  )
  expect(() => make({ seed: -1 })).toThrow('for seed but received -1')
  expect(() => make({ batch: 3 } as DataLoaderOptions)).toThrow("Unknown option 'batch'")
  expect(() => make({}).batch(0, 10)).toThrow('Expected integer in [0, 10) for index but received 10')
})

describe('tensorDataset', () => {
  test('gives rows by name', () => {
    const { x, y } = tensorDataset({
      x: tensor([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      y: tensor([7, 8, 9]),
    }).batch(Int32Array.of(2, 0))
    expect([x.toArray(), y.toArray()]).toEqual([
      [
        [5, 6],
        [1, 2],
      ],
      [9, 7],
    ])
  })
  test('refuses columns of different lengths', () => {
    expect(() => tensorDataset({ x: tensor([1, 2]), y: tensor([1]) })).toThrow(
      'Expected 2 rows in columns.y but received 1',
    )
    expect(() => tensorDataset({ x: tensor(1) })).toThrow(TypeError)
  })
})

describe('device', () => {
  const set: BatchDataset<{ x: Tensor; list: Tensor[]; names: string[]; made: Date }> = {
    length: 2,
    batch: (indices) => ({
      x: tensor(indices),
      list: [zeros([2], { dtype: 'float16' })],
      names: ['a'],
      made: new Date(0),
    }),
  }

  test('the tensors of a batch go there, all else stays as it is', () => {
    const { x, list, names, made } = new DataLoader(set, { batchSize: 2, device: 'meta' }).batch(0, 0)
    expect([x.device, x.dtype, x.shape]).toEqual(['meta', 'int32', [2]])
    expect([list[0]!.device, list[0]!.dtype]).toEqual(['meta', 'float16'])
    expect([names, made]).toEqual([['a'], new Date(0)])
    expect([...new DataLoader(set, { device: 'cpu' })].map((batch) => batch.x.toArray())).toEqual([[0], [1]])
  })
  test('one that is not there is an error that says so', () => {
    expect(() => new DataLoader(set, { device: 'gpu' as 'cpu' })).toThrow("Expected 'cpu', 'cuda'")
    if (!cuda.isAvailable())
      expect(() => new DataLoader(set, { device: 'cuda' }).batch(0, 0)).toThrow('CUDA is not available')
  })
  test.skipIf(!cuda.isAvailable())('CUDA gets its batches from pinned memory', () => {
    for (const batch of new DataLoader(set, { device: 'cuda:0' })) {
      expect([batch.x.device, batch.list[0]!.device]).toEqual(['cuda:0', 'cuda:0'])
      expect(batch.x.toArray()).toEqual([batch.x.item()])
    }
    const rows = tensorDataset({ x: tensor([1, 2, 3], { device: 'cuda' }), y: tensor([4, 5, 6]) })
    const { x, y } = rows.batch(Int32Array.of(2, 0))
    expect([x.device, x.toArray(), y.device, y.toArray()]).toEqual(['cuda:0', [3, 1], 'cpu', [6, 4]])
  })
})
