import { describe, expect, test } from 'vitest'
import { balancedOrders, median, medianInterval, quantile } from '../../../src/bench/stats.js'

test('quantiles interpolate', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect([0, 0.25, 0.75, 1].map((share) => quantile([5, 1, 3, 2, 4], share))).toEqual([1, 2, 4, 5])
  expect(quantile([1, 2], 0.25)).toBe(1.25)
})

describe('the interval of the median', () => {
  test('is that of all draws: of two samples, each end is drawn in a quarter of them', () => {
    expect(medianInterval([1, 2])).toEqual([1, 2])
    // Between those quarters, the middle.
    expect(medianInterval([1, 2], 0.4)).toEqual([1.5, 1.5])
  })
  test('is the same in every run, holds the median, and shrinks as samples come', () => {
    const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1
    const of = (count: number) => Array.from({ length: count }, (_, i) => 10 + noise(i))
    const widths = [5, 20, 200].map((count) => {
      const [low, high] = medianInterval(of(count))
      expect(medianInterval(of(count))).toEqual([low, high])
      expect(median(of(count))).toBeGreaterThanOrEqual(low)
      expect(median(of(count))).toBeLessThanOrEqual(high)
      return high - low
    })
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
    expect(widths[2]).toBeLessThan(widths[0]! / 2)
    expect(medianInterval([7, 7, 7])).toEqual([7, 7])
  })
})

test.each([1, 2, 3, 4, 5, 8, 9])(
  'orders of %d: each has each place, and follows each other, equally often',
  (count) => {
    const orders = balancedOrders(count)
    const tally = (words: string[]) => {
      const counts = new Map<string, number>()
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
      return counts
    }
    const places = tally(orders.flatMap((order) => order.map((who, place) => `${who} at ${place}`)))
    const pairs = tally(orders.flatMap((order) => order.slice(1).map((who, i) => `${who} after ${order[i]}`)))
    expect(places.size).toBe(count * count)
    expect(pairs.size).toBe(count * (count - 1))
    for (const counts of [places, pairs]) expect(new Set(counts.values()).size).toBeLessThanOrEqual(1)
    if (count === 2)
      expect(orders).toEqual([
        [0, 1],
        [1, 0],
      ])
  },
)
