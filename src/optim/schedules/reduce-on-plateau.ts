import { count, define, type NamedSchedule, number, oneOf } from './schedule.js'

export interface ReduceOnPlateauOptions {
  start: number
  /** Default 0.1. */
  factor?: number
  /** Reports without improvement that are borne before a fall; default 10. */
  patience?: number
  /** What counts as an improvement; default 1e-4. */
  threshold?: number
  /** Whether the threshold is a share of the best metric so far, or an amount; default 'relative'. */
  thresholdMode?: 'relative' | 'absolute'
  /** Reports after a fall in which none is counted as bad; default 0. */
  cooldown?: number
  /** Default 0. */
  min?: number
  /** A fall smaller than this is not made; default 1e-8. */
  eps?: number
  /** Whether a smaller or a larger metric is better; default 'min'. */
  mode?: 'min' | 'max'
}

/** A schedule that falls when it is told so. */
export interface Reports {
  /** Tells the metric of an epoch, or of however many steps lie between two reports; NaN counts as bad. */
  report(metric: number): void
}

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
 * @source torch's ReduceLROnPlateau
 * @example
 * const lr = optim.reduceOnPlateau({ start: 1e-3, patience: 2 })
 * const opt = optim.padam(model.parameters(), { lr, p: 0.8, lambda: 1e-3 })
 * lr.report(validationLoss)
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
