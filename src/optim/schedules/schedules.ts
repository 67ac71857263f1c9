import { count, define, flag, isNamed, list, type NamedSchedule, number, oneOf } from './schedule.js'

/** a at share 0, b at share 1, along half a cosine. */
const anneal = (a: number, b: number, share: number) => b + ((a - b) * (1 + Math.cos(Math.PI * share))) / 2
const line = (a: number, b: number, share: number) => a + (b - a) * share
/** How far `step` is through `total` steps, in [0, 1]; a length of 0 is over at once. */
const progress = (step: number, total: number) => (total > 0 ? Math.min(step / total, 1) : 1)
/** How many of the ascending boundaries `step` has reached. */
const reached = (boundaries: readonly number[], step: number) => boundaries.filter((b) => b <= step).length

const ascending = (type: string, boundaries: readonly number[], pieces: number) => {
  if (boundaries.length !== pieces - 1) {
    throw new RangeError(
      `Expected ${pieces - 1} entries in ${type}.boundaries for ${pieces} pieces but received ${boundaries.length}`,
    )
  }
  const i = boundaries.findIndex((b, i) => i > 0 && b <= boundaries[i - 1]!)
  if (i > 0)
    throw new RangeError(`Expected ascending ${type}.boundaries but received [${boundaries.join(', ')}]`)
}

export interface ConstantOptions {
  value: number
  /** Factor on the value in the first `steps` steps; default 1. */
  factor?: number
  /** Default 0. */
  steps?: number
}
/**
 * `value`, after `value · factor` for the first `steps` steps.
 * @source torch's ConstantLR
 */
export const constant = define<ConstantOptions>(
  'constant',
  { value: number(), factor: number('[0, inf)', 1), steps: count('[0, inf)', 0) },
  ({ value, factor, steps }) =>
    (step) =>
      step < steps ? value * factor : value,
)

export interface LinearOptions {
  start: number
  end: number
  totalSteps: number
}
/**
 * A straight line from `start` to `end` over `totalSteps`, then `end`.
 * @source torch's LinearLR
 */
export const linear = define<LinearOptions>(
  'linear',
  { start: number(), end: number(), totalSteps: count() },
  ({ start, end, totalSteps }) =>
    (step) =>
      line(start, end, progress(step, totalSteps)),
)

export interface CosineOptions {
  start: number
  /** Default 0. */
  end?: number
  totalSteps: number
}
/**
 * Half a cosine from `start` to `end` over `totalSteps`, then `end`.
 * @source torch's CosineAnnealingLR; that one rises again past its last step
 */
export const cosine = define<CosineOptions>(
  'cosine',
  { start: number(), end: number(undefined, 0), totalSteps: count() },
  ({ start, end, totalSteps }) =>
    (step) =>
      anneal(start, end, progress(step, totalSteps)),
)

export interface WarmupCosineOptions {
  peak: number
  /** May be 0: then the first step has the peak. */
  warmupSteps: number
  /** Warm-up included. */
  totalSteps: number
  /** Default 0. */
  start?: number
  /** Default 0. */
  end?: number
}
/**
 * A line from `start` to `peak` over `warmupSteps`, then half a cosine down to `end` at `totalSteps`.
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

export interface OneCycleOptions {
  peak: number
  totalSteps: number
  /** Share of the steps that rise; default 0.3. */
  rise?: number
  /** Default 'cosine'. */
  shape?: 'cosine' | 'linear'
  /** The start is `peak / startDivisor`; default 25. */
  startDivisor?: number
  /** The end is the start divided by this; default 1e4. */
  endDivisor?: number
  /** Falls to the start as long as it rose, and only then to the end; default false. */
  threePhase?: boolean
}
/**
 * Up from `peak / startDivisor` to `peak`, then down to `peak / startDivisor / endDivisor`, and stays there.
 * @source torch's OneCycleLR; that one throws past its last step, and cycles the momentum too
 */
export const oneCycle = define<OneCycleOptions>(
  'oneCycle',
  {
    peak: number(),
    totalSteps: count('[1, inf)'),
    rise: number('[0, 1]', 0.3),
    shape: oneOf(['cosine', 'linear'], 'cosine'),
    startDivisor: number('(0, inf)', 25),
    endDivisor: number('(0, inf)', 1e4),
    threePhase: flag(false),
  },
  ({ peak, totalSteps, rise, shape, startDivisor, endDivisor, threePhase }) => {
    const start = peak / startDivisor
    const end = start / endDivisor
    const top = rise * totalSteps - 1
    const phases = threePhase
      ? [
          { until: top, from: start, to: peak },
          { until: 2 * rise * totalSteps - 2, from: peak, to: start },
          { until: totalSteps - 1, from: start, to: end },
        ]
      : [
          { until: top, from: start, to: peak },
          { until: totalSteps - 1, from: peak, to: end },
        ]
    const blend = shape === 'cosine' ? anneal : line
    return (step) => {
      let since = 0
      for (const { until, from, to } of phases) {
        if (step <= until) return blend(from, to, progress(step - since, until - since))
        since = until
      }
      return end
    }
  },
)

export interface StepScheduleOptions {
  start: number
  /** Steps between two falls. */
  every: number
  /** Default 0.1. */
  factor?: number
}
/**
 * `start · factor^⌊step / every⌋`.
 * @source torch's StepLR
 */
export const step = define<StepScheduleOptions>(
  'step',
  { start: number(), every: count('[1, inf)'), factor: number('[0, inf)', 0.1) },
  ({ start, every, factor }) =>
    (step) =>
      start * factor ** Math.floor(step / every),
)

export interface ExponentialOptions {
  start: number
  /** Per step. */
  factor: number
}
/**
 * `start · factor^step`.
 * @source torch's ExponentialLR
 */
export const exponential = define<ExponentialOptions>(
  'exponential',
  { start: number(), factor: number('[0, inf)') },
  ({ start, factor }) =>
    (step) =>
      start * factor ** step,
)

export interface PolynomialOptions {
  start: number
  /** Default 0. */
  end?: number
  /** Default 1. */
  power?: number
  totalSteps: number
}
/**
 * `end + (start − end) · (1 − step / totalSteps)^power`, then `end`.
 * @source torch's PolynomialLR, whose end is 0
 */
export const polynomial = define<PolynomialOptions>(
  'polynomial',
  { start: number(), end: number(undefined, 0), power: number('(0, inf)', 1), totalSteps: count() },
  ({ start, end, power, totalSteps }) => {
    return (step) => end + (start - end) * (1 - progress(step, totalSteps)) ** power
  },
)

export interface PiecewiseOptions {
  values: readonly number[]
  /** The step at which each value but the first begins. */
  boundaries: readonly number[]
}
/**
 * `values[i]` from step `boundaries[i − 1]` on.
 * @source torch's MultiStepLR, with any values
 */
export const piecewise = define<PiecewiseOptions>(
  'piecewise',
  { values: list(number()), boundaries: list(count()) },
  ({ values, boundaries }) => {
    ascending('piecewise', boundaries, values.length)
    return (step) => values[reached(boundaries, step)]!
  },
)

export interface InverseSqrtOptions {
  peak: number
  /** May be 0. */
  warmupSteps: number
  /** Steps after which the fall has reached `peak / √2`; default `warmupSteps`, or 10,000 with no warm-up. */
  timescale?: number
}
/**
 * A line from 0 to `peak` over `warmupSteps`, then `peak · √(timescale / (timescale + step − warmupSteps))`.
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

export interface SequentialOptions {
  schedules: readonly NamedSchedule[]
  /** The step at which each schedule but the first begins. Each counts its own steps from 0. */
  boundaries: readonly number[]
}
const named = (name: string, value: unknown) => {
  if (isNamed(value)) return value
  throw new TypeError(`Expected one of pdecay's schedules for ${name} but received ${typeof value}`)
}
/**
 * One schedule after another.
 * @source torch's SequentialLR
 */
export const sequential = define<SequentialOptions>(
  'sequential',
  { schedules: list(named), boundaries: list(count()) },
  ({ schedules, boundaries }) => {
    ascending('sequential', boundaries, schedules.length)
    return (step) => {
      const i = reached(boundaries, step)
      return schedules[i]!(i ? step - boundaries[i - 1]! : step)
    }
  },
)
