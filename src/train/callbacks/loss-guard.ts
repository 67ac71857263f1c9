import { checkInteger, checkKnownKeys, checkNumber, checkObject } from '../../_check.js'
import { DivergenceError } from '../divergence.js'
import type { Callback } from './callback.js'

/** Options of {@link lossGuard}. */
export interface LossGuardOptions {
  /** How far the loss may rise, in (0, inf). Default 4. */
  factor?: number
  /** How many losses that are read make up a mean, in [1, inf). Default 10. */
  window?: number
}

/**
 * A callback that ends a training whose loss rises: when the mean m of the last losses read is above
 * best + factor·max(|first|, first − best), where `first` is the first such mean and `best` the lowest. A loss that has
 * fallen from 2.3 to 0.5 may rise to 9.7. What it has seen is in checkpoints.
 *
 * @returns a callback; `isRising` tells that the loss is more than half of the way there
 * @throws TypeError, RangeError for an option that is wrong; {@link DivergenceError} from the training
 */
export function lossGuard(options: LossGuardOptions = {}): Callback & { readonly isRising: boolean } {
  checkKnownKeys('lossGuard options', options, ['factor', 'window'])
  const factor = checkNumber('factor', options.factor ?? 4, '(0, inf)')
  const window = checkInteger('window', options.window ?? 10, '[1, inf)')
  let recent: number[] = []
  // JSON holds no infinity: null is "none yet".
  let first: number | null = null
  let best: number | null = null
  let bestStep = 0
  /** How much of the way the loss has risen that it may. */
  let risen = 0
  return {
    name: 'loss-guard',
    get isRising() {
      return risen > 0.5
    },
    onLog({ step, figures }) {
      recent = [...recent, figures.loss!].slice(-window)
      if (recent.length < window) return
      const mean = recent.reduce((a, b) => a + b) / window
      first ??= mean
      if (best === null || mean < best) {
        best = mean
        bestStep = step
      }
      const room = factor * Math.max(Math.abs(first), first - best)
      risen = room > 0 ? (mean - best) / room : 0
      if (risen > 1)
        throw new DivergenceError(
          step,
          'the loss',
          `Training diverged: the loss has risen from ${best.toPrecision(3)} at step ${bestStep} to ${mean.toPrecision(3)} at step ${step}, as means of ${window} losses. A smaller learning rate may help`,
        )
    },
    stateDict: () => ({ values: { recent, first, best, bestStep, risen } }),
    prepareLoad({ values }) {
      const given = checkObject('loss-guard', values)
      const read = (key: string) =>
        given[key] === null ? null : checkNumber(`loss-guard.${key}`, given[key])
      const saved = {
        first: read('first'),
        best: read('best'),
        risen: checkNumber('loss-guard.risen', given.risen),
      }
      const losses = (given.recent as unknown[]).map((each) => checkNumber('loss-guard.recent', each))
      const step = checkInteger('loss-guard.bestStep', given.bestStep, '[0, inf)')
      return {
        commit: () => {
          ;({ first, best, risen } = saved)
          recent = losses
          bestStep = step
        },
      }
    },
  }
}
