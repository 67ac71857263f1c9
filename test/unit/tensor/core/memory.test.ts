import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  fromShared,
  memory,
  memorySnapshot,
  ones,
  recordMemoryHistory,
  tensor,
  tidy,
  zeros,
} from '../../../../src/tensor/index.js'

describe('memorySnapshot', () => {
  afterEach(() => recordMemoryHistory(false))

  test('names the lines that made what is alive', () => {
    const unnoted = ones([1])
    recordMemoryHistory()
    const small = () => zeros([10])
    const large = () => zeros([1000])
    const kept = [small(), large(), small()]
    tidy(() => void large())
    const places = memorySnapshot()
    expect(places.map(({ tensors }) => tensors)).toEqual([1, 1, 1])
    expect(places[0]!.stack).toMatch(/^ +at large .*memory\.test\.ts:\d+:\d+/)
    expect(places[0]!.bytes).toBeGreaterThanOrEqual(4000)
    expect(places[1]!.stack).toContain('at small ')
    const loop = [1, 2, 3].map(() => ones([5]))
    expect(memorySnapshot().find(({ tensors }) => tensors === 3)!.bytes).toBeGreaterThanOrEqual(60)
    for (const each of [...kept, ...loop, unnoted]) each.dispose()
    expect(memorySnapshot()).toEqual([])
  })

  test('forgets when it is ended', () => {
    recordMemoryHistory()
    const kept = ones([3])
    expect(memorySnapshot()).toHaveLength(1)
    recordMemoryHistory(false)
    expect(memorySnapshot()).toEqual([])
    kept.dispose()
    expect(() => recordMemoryHistory('yes' as never)).toThrow('Expected boolean for enabled')
  })
})

describe('shared tensors', () => {
  test('one claim, over the same memory', () => {
    const mine = tensor([1, 2])
    const shared = structuredClone(mine.share())
    expect(memory().shared).toBe(1)
    const theirs = fromShared(shared)
    theirs.mul_(10)
    expect([mine.toArray(), theirs.dataPointer === mine.dataPointer, memory().shared]).toEqual([
      [10, 20],
      true,
      0,
    ])
    expect(() => fromShared(shared)).toThrow('fromShared: nothing waits under this number')
    mine.dispose()
    expect(theirs.toArray()).toEqual([10, 20])
  })

  test('a leaf keeps requiresGrad and has a gradient of its own', () => {
    const mine = tensor([2], { requiresGrad: true })
    const theirs = fromShared(mine.share())
    theirs.square().backward()
    expect([theirs.requiresGrad, theirs.grad!.item(), mine.grad]).toEqual([true, 4, null])
    expect(() => mine.mul(2).share()).toThrow('share: only leaves go to another thread with requiresGrad')
  })

  test('what nobody claims is let go', async () => {
    const shared = ones([4]).share({ timeoutMs: 20 })
    expect(memory().shared).toBe(1)
    await vi.waitFor(() => expect(memory().shared).toBe(0), { timeout: 10_000 })
    expect(() => fromShared(shared)).toThrow('its time is over')
  })

  test('what goes wrong', () => {
    for (const value of [undefined, null, 3, {}, { sharedTensor: 3 }])
      expect(() => fromShared(value as never)).toThrow(
        'Expected the result of share() for shared but received',
      )
    expect(() => fromShared({ sharedTensor: 2n ** 70n })).toThrow('does not fit 64 bits')
    expect(() => fromShared({ sharedTensor: 5n })).toThrow('nothing waits')
    expect(() => ones([1]).share({ timeoutMs: -1 })).toThrow(
      'Expected integer in [0, 2147483647] for timeoutMs',
    )
    expect(() => ones([1]).share({ timeout: 1 } as never)).toThrow("Unknown option 'timeout'")
  })
})
