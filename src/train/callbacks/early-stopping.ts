import { checkInteger, checkKnownKeys, checkNumber, checkObject } from '../../_check.js'
import { type Judge, makeJudge } from './best.js'
import type { Callback } from './callback.js'

/** Options of {@link earlyStopping}. */
export interface EarlyStoppingOptions extends Judge {
  /** How many evaluations in a row may bring no better figure, in [0, inf). Default 5. */
  patience?: number
  /** How much better a figure has to be to count, in [0, inf). Default 0. */
  minDelta?: number
}

/**
 * A callback that ends the training once a figure of its evaluations has not become better for a while. What it has seen
 * is in checkpoints.
 *
 * @returns a callback for `fit` with `evaluate`, or for `run`
 * @throws TypeError, RangeError for an option that is wrong
 * @example
 * ```ts
 * const callbacks = [train.earlyStopping({ metric: 'accuracy', mode: 'max', patience: 3 })]
 * ```
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callback {
  checkKnownKeys('earlyStopping options', options, ['metric', 'mode', 'patience', 'minDelta'])
  const { metric = 'loss' } = options
  const costOf = makeJudge(options)
  const patience = checkInteger('patience', options.patience ?? 5, '[0, inf)')
  const minDelta = checkNumber('minDelta', options.minDelta ?? 0, '[0, inf)')
  // JSON holds no infinity: null is "none yet".
  let best: number | null = null
  let waited = 0
  return {
    name: 'early-stopping',
    onEvaluate(figures, { step }, fit) {
      const cost = costOf(figures)
      if (best === null || cost < best - minDelta) {
        best = Number.isFinite(cost) ? cost : best
        waited = 0
        return
      }
      if (++waited > patience)
        fit.stop(`${metric} has not become better in the last ${waited} evaluations, at step ${step}`)
    },
    stateDict: () => ({ values: { best, waited } }),
    prepareLoad({ values }) {
      const given = checkObject('early-stopping', values)
      const saved = given.best === null ? null : checkNumber('early-stopping.best', given.best)
      const count = checkInteger('early-stopping.waited', given.waited, '[0, inf)')
      return {
        commit: () => {
          best = saved
          waited = count
        },
      }
    },
  }
}
