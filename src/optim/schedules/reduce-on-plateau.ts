import { count, define, type NamedSchedule, number, oneOf } from './schedule.js'

/** Options of {@link reduceOnPlateau}. */
export interface ReduceOnPlateauOptions {
  /** The value before the first fall. */
  start: number
  /** What each fall multiplies the value by, in [0, 1); default 0.1. */
  factor?: number
  /** How many reports in a row may bring no improvement before the value falls; default 10. */
  patience?: number
  /** By how much a metric must be better to count as an improvement, in [0, inf); default 1e-4. */
  threshold?: number
  /** Whether the threshold is a share of the best metric so far, or an amount; default 'relative'. */
  thresholdMode?: 'relative' | 'absolute'
  /** For how many reports after a fall a lack of improvement does not count; default 0. */
  cooldown?: number
  /** The lowest value; default 0. */
  min?: number
  /** The smallest fall that is made, in [0, inf); default 1e-8. */
  eps?: number
  /** Whether a smaller or a larger metric is better; default 'min'. */
  mode?: 'min' | 'max'
}

/** What a schedule that follows a metric has beside the others' methods. */
export interface Reports {
  /**
   * Reports the metric of an epoch, or of any number of steps; NaN is no improvement.
   * @throws TypeError for anything but a number
   */
  report(metric: number): void
}

/** A schedule made by {@link reduceOnPlateau}. */
export type ReduceOnPlateau = NamedSchedule<ReduceOnPlateauOptions> & Reports

/** `best` is null before the first report: JSON has no infinity. */
interface Memory {
  value: number
  best: number | null
  bad: number
  cooling: number
}

/**
 * `start`, times `factor` whenever the reported metric has stopped improving.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const lr = optim.reduceOnPlateau({ start: 1e-3, patience: 2 })
 * const opt = optim.padam(model.parameters(), { lr, p: 0.8, lambda: 1e-3 })
 * lr.report(validationLoss)
 * @source torch's ReduceLROnPlateau
 */
export const reduceOnPlateau = define<ReduceOnPlateauOptions, Reports>(
  'reduceOnPlateau',
  {
    start: number(),
    factor: number('[0, 1)', 0.1),
    patience: count('[0, inf)', 10),
    threshold: number('[0, inf)', 1e-4),
    thresholdMode: oneOf(['relative', 'absolute'], 'relative'),
    cooldown: count('[0, inf)', 0),
    min: number(undefined, 0),
    eps: number('[0, inf)', 1e-8),
    mode: oneOf(['min', 'max'], 'min'),
  },
  (options) => {
    const { start, factor, patience, threshold, thresholdMode, cooldown, min, eps, mode } = options
    const state: Memory = { value: start, best: null, bad: 0, cooling: 0 }
    const sign = mode === 'min' ? 1 : -1
    const better = (metric: number) => {
      if (state.best === null) return Number.isFinite(metric)
      const margin = thresholdMode === 'relative' ? state.best * threshold : threshold
      return sign * metric < sign * state.best - margin
    }
    const report = (metric: number) => {
      if (typeof metric !== 'number')
        throw new TypeError(`Expected number for metric but received ${typeof metric}`)
      if (better(metric)) {
        state.best = metric
        state.bad = 0
      } else state.bad++
      if (state.cooling > 0) {
        state.cooling--
        state.bad = 0
      }
      if (state.bad <= patience) return
      const lower = Math.max(state.value * factor, min)
      if (state.value - lower > eps) state.value = lower
      state.cooling = cooldown
      state.bad = 0
    }
    return { at: () => state.value, state, methods: { report } }
  },
)
