// Schedules that rise and fall.
import { anneal, line, progress } from './_shapes.js'
import { count, define, flag, number, oneOf } from './schedule.js'

/** Options of {@link oneCycle}. */
export interface OneCycleOptions {
  /** The highest value. */
  peak: number
  /** In steps, at least 1. */
  totalSteps: number
  /** Share of the steps that rise, in [0, 1]; default 0.3. */
  rise?: number
  /** The curve between two turning points; default 'cosine'. */
  shape?: 'cosine' | 'linear'
  /** The start is `peak / startDivisor`; in (0, inf), default 25. */
  startDivisor?: number
  /** The end is the start divided by this; in (0, inf), default 1e4. */
  endDivisor?: number
  /** Whether it falls to the start as long as it rose, and only then to the end; default false. */
  threePhase?: boolean
}

/** Options of {@link oneCycleMomentum}. */
export interface OneCycleMomentumOptions {
  /** In steps, at least 1. */
  totalSteps: number
  /** The value at the learning rate's peak; default 0.85. */
  low?: number
  /** The value at both ends; default 0.95. */
  high?: number
  /** Share of the steps in which the learning rate rises, in [0, 1]; default 0.3. */
  rise?: number
  /** The curve between two turning points; default 'cosine'. */
  shape?: 'cosine' | 'linear'
  /** As of {@link oneCycle}; default false. */
  threePhase?: boolean
}

type CycleOptions = Pick<OneCycleOptions, 'totalSteps' | 'rise' | 'shape' | 'threePhase'>

/** A curve from start to peak to end. */
function oneCycleOf(
  { totalSteps, rise, shape, threePhase }: Required<CycleOptions>,
  start: number,
  peak: number,
  end: number,
) {
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
  return (step: number) => {
    let since = 0
    for (const { until, from, to } of phases) {
      if (step <= until) return blend(from, to, progress(step - since, until - since))
      since = until
    }
    return end
  }
}

const cycle = {
  totalSteps: count('[1, inf)'),
  rise: number('[0, 1]', 0.3),
  shape: oneOf(['cosine', 'linear'], 'cosine'),
  threePhase: flag(false),
}

/**
 * From `peak / startDivisor` up to `peak`, then down to `peak / startDivisor / endDivisor`, where it stays.
 * {@link oneCycleMomentum} is the momentum that goes with it.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.oneCycle({ peak: 0.01, totalSteps: 1000 })
 * @source torch's OneCycleLR, which throws past its last step, and cycles the momentum unless told otherwise
 */
export const oneCycle = define<OneCycleOptions>(
  'oneCycle',
  { peak: number(), ...cycle, startDivisor: number('(0, inf)', 25), endDivisor: number('(0, inf)', 1e4) },
  ({ peak, startDivisor, endDivisor, ...rest }) => {
    const start = peak / startDivisor
    return oneCycleOf(rest, start, peak, start / endDivisor)
  },
)

/**
 * The momentum, or Adam's first beta, that goes with {@link oneCycle}: from `high` down to `low` at the learning rate's
 * peak, and back to `high`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.oneCycle({ peak: 0.01, totalSteps: 1000 })
 * const beta1 = optim.schedules.oneCycleMomentum({ totalSteps: 1000 })
 * const opt = optim.padam(model.parameters(), { lr, betas: [beta1, 0.999], p: 0.8, lambda: 1e-3 })
 * @source torch's OneCycleLR with cycle_momentum
 */
export const oneCycleMomentum = define<OneCycleMomentumOptions>(
  'oneCycleMomentum',
  { ...cycle, low: number('[0, inf)', 0.85), high: number('[0, inf)', 0.95) },
  (options) => oneCycleOf(options, options.high, options.low, options.high),
)

/** Options of {@link cyclic}. */
export interface CyclicOptions {
  /** The value at which each cycle starts and ends. */
  start: number
  /** The value at the middle of the first cycle. A momentum's may be lower than its start. */
  peak: number
  /** Steps from `start` to `peak`, at least 1; default 2000. */
  stepsUp?: number
  /** Steps back to `start`, at least 1; default `stepsUp`. */
  stepsDown?: number
  /**
   * What cycles are scaled by: 'triangular' none, 'triangular2' half as high as the one before, 'exponential'
   * `gamma^step`. Default 'triangular'.
   */
  mode?: 'triangular' | 'triangular2' | 'exponential'
  /** Of mode 'exponential', in (0, inf); default 1. */
  gamma?: number
}

/**
 * Straight lines between `start` and `peak`, up and down again, without end.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.schedules.cyclic({ start: 1e-4, peak: 1e-2, stepsUp: 500 })
 * @source arXiv 1506.01186, as torch's CyclicLR
 */
export const cyclic = define<CyclicOptions>(
  'cyclic',
  {
    start: number(),
    peak: number(),
    stepsUp: count('[1, inf)', 2000),
    // 0 stands for that of `stepsUp`: an option that depends on another has no default of its own.
    stepsDown: count('[0, inf)', 0),
    mode: oneOf(['triangular', 'triangular2', 'exponential'], 'triangular'),
    gamma: number('(0, inf)', 1),
  },
  ({ start, peak, stepsUp, stepsDown, mode, gamma }) => {
    const down = stepsDown || stepsUp
    const scales = {
      triangular: () => 1,
      triangular2: (_: number, cycle: number) => 0.5 ** cycle,
      exponential: (step: number) => gamma ** step,
    }
    return (step) => {
      const within = step % (stepsUp + down)
      const height = within <= stepsUp ? within / stepsUp : 1 - (within - stepsUp) / down
      return start + (peak - start) * height * scales[mode](step, Math.floor(step / (stepsUp + down)))
    }
  },
)

/** Options of {@link cosineRestarts}. */
export interface CosineRestartsOptions {
  /** The value at which each period starts. */
  start: number
  /** The value that each period approaches; default 0. */
  end?: number
  /** Steps of the first period, at least 1. */
  period: number
  /** What each period is longer by than the one before: an integer of at least 1; default 1. */
  multiplier?: number
}

/**
 * Half a cosine from `start` towards `end` over each period, then from `start` again.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.schedules.cosineRestarts({ start: 1e-3, period: 1000, multiplier: 2 })
 * @source arXiv 1608.03983, as torch's CosineAnnealingWarmRestarts
 */
export const cosineRestarts = define<CosineRestartsOptions>(
  'cosineRestarts',
  {
    start: number(),
    end: number(undefined, 0),
    period: count('[1, inf)'),
    multiplier: count('[1, inf)', 1),
  },
  ({ start, end, period, multiplier }) =>
    (step) => {
      let [since, length] = multiplier === 1 ? [step % period, period] : [step, period]
      while (since >= length) {
        since -= length
        length *= multiplier
      }
      return anneal(start, end, since / length)
    },
)
