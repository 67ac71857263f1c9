// Schedules that go one way, or stay.
import { anneal, checkAscending, line, progress, reached } from './_shapes.js'
import { count, define, list, number } from './schedule.js'

/** Options of {@link constant}. */
export interface ConstantOptions {
  /** The value after the first `steps` steps. */
  value: number
  /** Factor on the value in the first `steps` steps, in [0, inf); default 1. */
  factor?: number
  /** How many steps have the factor; default 0. */
  steps?: number
}
/**
 * `value`, after `value · factor` for the first `steps` steps.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.schedules.constant({ value: 1e-3, factor: 0.1, steps: 100 })
 * @source torch's ConstantLR
 */
export const constant = define<ConstantOptions>(
  'constant',
  { value: number(), factor: number('[0, inf)', 1), steps: count('[0, inf)', 0) },
  ({ value, factor, steps }) =>
    (step) =>
      step < steps ? value * factor : value,
)

/** Options of {@link linear}. */
export interface LinearOptions {
  /** The value at step 0. */
  start: number
  /** The value from `totalSteps` on. */
  end: number
  /** In steps; with 0 the value is `end` at once. */
  totalSteps: number
}
/**
 * A straight line from `start` to `end` over `totalSteps`, then `end`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.linear({ start: 1e-3, end: 0, totalSteps: 1000 })
 * @source torch's LinearLR
 */
export const linear = define<LinearOptions>(
  'linear',
  { start: number(), end: number(), totalSteps: count() },
  ({ start, end, totalSteps }) =>
    (step) =>
      line(start, end, progress(step, totalSteps)),
)

/** Options of {@link cosine}. */
export interface CosineOptions {
  /** The value at step 0. */
  start: number
  /** The value from `totalSteps` on; default 0. */
  end?: number
  /** In steps; with 0 the value is `end` at once. */
  totalSteps: number
}
/**
 * Half a cosine from `start` to `end` over `totalSteps`, then `end`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.cosine({ start: 1e-3, totalSteps: 1000 })
 * @source torch's CosineAnnealingLR, which rises again past its last step
 */
export const cosine = define<CosineOptions>(
  'cosine',
  { start: number(), end: number(undefined, 0), totalSteps: count() },
  ({ start, end, totalSteps }) =>
    (step) =>
      anneal(start, end, progress(step, totalSteps)),
)

/** Options of {@link warmupCosine}. */
export interface WarmupCosineOptions {
  /** The value at step `warmupSteps`. */
  peak: number
  /** In steps; with 0 the first step has the peak. */
  warmupSteps: number
  /** In steps, warm-up included. */
  totalSteps: number
  /** The value at step 0; default 0. */
  start?: number
  /** The value from `totalSteps` on; default 0. */
  end?: number
}
/**
 * A line from `start` to `peak` over `warmupSteps`, then half a cosine down to `end` at `totalSteps`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.warmupCosine({ peak: 1e-3, warmupSteps: 100, totalSteps: 1000 })
 * @source torch's SequentialLR of LinearLR and CosineAnnealingLR
 */
export const warmupCosine = define<WarmupCosineOptions>(
  'warmupCosine',
  {
    peak: number(),
    warmupSteps: count(),
    totalSteps: count(),
    start: number(undefined, 0),
    end: number(undefined, 0),
  },
  ({ peak, warmupSteps, totalSteps, start, end }) => {
    if (totalSteps < warmupSteps) {
      throw new RangeError(
        `Expected warmupCosine.totalSteps of at least warmupSteps (${warmupSteps}) but received ${totalSteps}`,
      )
    }
    return (step) =>
      step < warmupSteps
        ? line(start, peak, step / warmupSteps)
        : anneal(peak, end, progress(step - warmupSteps, totalSteps - warmupSteps))
  },
)

/** Options of {@link step}. */
export interface StepScheduleOptions {
  /** The value at step 0. */
  start: number
  /** Steps between two falls, at least 1. */
  every: number
  /** What each fall multiplies the value by, in [0, inf); default 0.1. */
  factor?: number
}
/**
 * `start · factor^⌊step / every⌋`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.schedules.step({ start: 1e-2, every: 300, factor: 0.1 })
 * @source torch's StepLR
 */
export const step = define<StepScheduleOptions>(
  'step',
  { start: number(), every: count('[1, inf)'), factor: number('[0, inf)', 0.1) },
  ({ start, every, factor }) =>
    (step) =>
      start * factor ** Math.floor(step / every),
)

/** Options of {@link exponential}. */
export interface ExponentialOptions {
  /** The value at step 0. */
  start: number
  /** What each step multiplies the value by, in [0, inf). */
  factor: number
}
/**
 * `start · factor^step`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.exponential({ start: 1e-2, factor: 0.999 })
 * @source torch's ExponentialLR
 */
export const exponential = define<ExponentialOptions>(
  'exponential',
  { start: number(), factor: number('[0, inf)') },
  ({ start, factor }) =>
    (step) =>
      start * factor ** step,
)

/** Options of {@link polynomial}. */
export interface PolynomialOptions {
  /** The value at step 0. */
  start: number
  /** The value from `totalSteps` on; default 0. */
  end?: number
  /** In (0, inf); default 1, a straight line. */
  power?: number
  /** In steps; with 0 the value is `end` at once. */
  totalSteps: number
}
/**
 * `end + (start − end) · (1 − step / totalSteps)^power`, then `end`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.schedules.polynomial({ start: 1e-2, power: 2, totalSteps: 1000 })
 * @source torch's PolynomialLR, whose end is 0
 */
export const polynomial = define<PolynomialOptions>(
  'polynomial',
  { start: number(), end: number(undefined, 0), power: number('(0, inf)', 1), totalSteps: count() },
  ({ start, end, power, totalSteps }) => {
    return (step) => end + (start - end) * (1 - progress(step, totalSteps)) ** power
  },
)

/** Options of {@link piecewise}. */
export interface PiecewiseOptions {
  /** The value of each piece. */
  values: readonly number[]
  /** The step at which each value but the first begins. */
  boundaries: readonly number[]
}
/**
 * `values[i]` from step `boundaries[i − 1]` on.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.schedules.piecewise({ values: [1e-2, 1e-3], boundaries: [500] })
 * @source torch's MultiStepLR, with any values
 */
export const piecewise = define<PiecewiseOptions>(
  'piecewise',
  { values: list(number()), boundaries: list(count()) },
  ({ values, boundaries }) => {
    checkAscending('piecewise', boundaries, values.length)
    return (step) => values[reached(boundaries, step)]!
  },
)

/** Options of {@link inverseSqrt}. */
export interface InverseSqrtOptions {
  /** The value at step `warmupSteps`. */
  peak: number
  /** In steps; with 0 the first step has the peak. */
  warmupSteps: number
  /** Steps after which the fall has reached `peak / √2`; default `warmupSteps`, or 10,000 with no warm-up. */
  timescale?: number
}
/**
 * A line from 0 to `peak` over `warmupSteps`, then `peak · √(timescale / (timescale + step − warmupSteps))`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.schedules.inverseSqrt({ peak: 1e-3, warmupSteps: 400 })
 * @source the schedule of arXiv 1706.03762
 */
export const inverseSqrt = define<InverseSqrtOptions>(
  'inverseSqrt',
  { peak: number(), warmupSteps: count(), timescale: number('[0, inf)', 0) },
  ({ peak, warmupSteps, timescale }) => {
    const scale = timescale || warmupSteps || 10_000
    return (step) =>
      step < warmupSteps
        ? (peak * step) / warmupSteps
        : peak * Math.sqrt(scale / (scale + step - warmupSteps))
  },
)
