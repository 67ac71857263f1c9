// Search along a direction for a point that meets the strong Wolfe conditions.
import type { Tensor } from '../../tensor/index.js'

/** A point of the line: how far it is along the direction, its loss, gradient, and the slope there. */
export interface Point {
  readonly t: number
  readonly loss: number
  readonly gradient: Tensor
  readonly slope: number
}

interface SearchOptions {
  /** The first step. */
  readonly t: number
  /** The largest absolute element of the direction. */
  readonly reach: number
  /** A bracket whose ends are nearer than this, times the reach, ends the search. */
  readonly toleranceChange: number
  /** How many points may be evaluated after the first. */
  readonly limit: number
}

/** The loss must fall by this share of what the slope at the start promises. */
const sufficientDecrease = 1e-4
/** The slope must come to at most this share of that at the start. */
const curvature = 0.9

/**
 * The minimum of the cubic through both points with their slopes, within bounds: by default between the points.
 */
function cubicMinimum(a: Point, b: Point, bounds?: readonly [low: number, high: number]): number {
  const [low, high] = bounds ?? [Math.min(a.t, b.t), Math.max(a.t, b.t)]
  const d1 = a.slope + b.slope - (3 * (a.loss - b.loss)) / (a.t - b.t)
  const square = d1 ** 2 - a.slope * b.slope
  if (!(square >= 0)) return (low + high) / 2
  const d2 = Math.sqrt(square)
  const [from, to] = a.t <= b.t ? [a, b] : [b, a]
  const t = to.t - (to.t - from.t) * ((to.slope + d2 - d1) / (to.slope - from.slope + 2 * d2))
  return Math.min(Math.max(t, low), high)
}

/**
 * @param evaluate loss, gradient and slope at a distance along the direction
 * @param start the point at 0
 * @returns the best point that was found, and how many were evaluated
 * @source Nocedal and Wright, Numerical Optimization, algorithms 3.5 and 3.6, with the safeguards of torch's LBFGS
 */
export function strongWolfe(
  evaluate: (t: number) => Point,
  start: Point,
  { t, reach, toleranceChange, limit }: SearchOptions,
): { point: Point; evaluations: number } {
  const isTooHigh = ({ t, loss }: Point) => loss > start.loss + sufficientDecrease * t * start.slope
  const isFlat = ({ slope }: Point) => Math.abs(slope) <= -curvature * start.slope
  let evaluations = 1
  let previous = start
  let now = evaluate(t)
  let bracket: [Point, Point] | undefined

  // Goes on until two points have a minimum between them.
  let round = 0
  for (; round < limit; round++) {
    if (isTooHigh(now) || (round > 1 && now.loss >= previous.loss)) {
      bracket = [previous, now]
      break
    }
    if (isFlat(now)) return { point: now, evaluations }
    if (now.slope >= 0) {
      bracket = [previous, now]
      break
    }
    const next = cubicMinimum(previous, now, [now.t + 0.01 * (now.t - previous.t), now.t * 10])
    previous = now
    now = evaluate(next)
    evaluations++
  }
  bracket ??= [start, now]

  // Narrows the bracket. `low` is the end with the lower loss.
  let low: 0 | 1 = bracket[0].loss <= bracket[1].loss ? 0 : 1
  let isStuck = false
  for (; round < limit; round++) {
    const [left, right] = [Math.min(bracket[0].t, bracket[1].t), Math.max(bracket[0].t, bracket[1].t)]
    if ((right - left) * reach < toleranceChange) break
    let next = cubicMinimum(bracket[0], bracket[1])
    const margin = 0.1 * (right - left)
    if (Math.min(right - next, next - left) < margin) {
      if (isStuck || next >= right || next <= left) {
        next = Math.abs(next - right) < Math.abs(next - left) ? right - margin : left + margin
        isStuck = false
      } else {
        isStuck = true
      }
    } else {
      isStuck = false
    }
    now = evaluate(next)
    evaluations++
    const high = low === 0 ? 1 : 0
    if (isTooHigh(now) || now.loss >= bracket[low].loss) {
      bracket[high] = now
      low = bracket[0].loss <= bracket[1].loss ? 0 : 1
      continue
    }
    if (isFlat(now)) return { point: now, evaluations }
    if (now.slope * (bracket[high].t - bracket[low].t) >= 0) bracket[high] = bracket[low]
    bracket[low] = now
  }
  return { point: bracket[low], evaluations }
}
