// What samples say: minimum, median and how sure that is. The programs in bench/ use the same.

/** The quantile of the samples, with linear interpolation. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const [left, right] = [sorted[low]!, sorted[Math.ceil(place)]!]
  return left + (right - left) * (place - low)
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** Numbers in [0, 1) that are the same in every run. */
function makeRandom(): () => number {
  let state = 0x9e3779b9
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const resamples = 2000

/**
 * A bootstrap interval of the median: the central part of the medians of samples that are drawn, with repetition, from
 * the given ones. The draws are the same in every run.
 *
 * @param level its probability, in (0, 1)
 * @source Efron, 1979, the percentile interval
 */
export function medianInterval(samples: readonly number[], level = 0.95): [low: number, high: number] {
  const random = makeRandom()
  const draw = () => samples[Math.floor(random() * samples.length)]!
  const medians = Array.from({ length: resamples }, () => median(samples.map(draw)))
  return [quantile(medians, (1 - level) / 2), quantile(medians, (1 + level) / 2)]
}

/**
 * The orders of `count` contestants in the rounds of a race: a Latin square in which each follows each other equally often
 * (Williams, 1949). So no one gains from its place, or from the one before it. Two go A B, B A; an odd number takes twice
 * as many rounds for the balance as there are contestants.
 */
export function balancedOrders(count: number): number[][] {
  const first = Array.from({ length: count }, (_, i) => (i % 2 ? (i + 1) / 2 : (count - i / 2) % count))
  const square = first.map((_, shift) => first.map((place) => (place + shift) % count))
  return count % 2 ? [...square, ...square.map((order) => order.toReversed())] : square
}
