// Schedules made of schedules.
import { show } from '../../_check.js'
import { checkAscending, reached } from './_shapes.js'
import { count, define, isNamed, list, type NamedSchedule, number } from './schedule.js'

const named = (name: string, value: unknown) => {
  if (isNamed(value)) return value
  throw new TypeError(`Expected one of pdecay's schedules for ${name} but received ${show(value)}`)
}

/** Options of {@link sequential}. */
export interface SequentialOptions {
  /** In their order in time. */
  schedules: readonly NamedSchedule[]
  /** The step at which each schedule but the first begins. Each counts its own steps from 0. */
  boundaries: readonly number[]
}

/**
 * One schedule after another.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const { linear, exponential, sequential } = optim.schedules
 * const lr = sequential({
 *   schedules: [linear({ start: 0, end: 1e-3, totalSteps: 100 }), exponential({ start: 1e-3, factor: 0.999 })],
 *   boundaries: [100],
 * })
 * @source torch's SequentialLR
 */
export const sequential = define<SequentialOptions>(
  'sequential',
  { schedules: list(named), boundaries: list(count()) },
  ({ schedules, boundaries }) => {
    checkAscending('sequential', boundaries, schedules.length)
    return (step) => {
      const i = reached(boundaries, step)
      return schedules[i]!(i ? step - boundaries[i - 1]! : step)
    }
  },
)

/** Options of {@link chained}. */
export interface ChainedOptions {
  /** At least one. */
  schedules: readonly NamedSchedule[]
}

/**
 * The product of schedules at the same step: one of them gives the value, and the others the factors on it.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const { constant, exponential, chained } = optim.schedules
 * const lr = chained({
 *   schedules: [exponential({ start: 1e-3, factor: 0.99 }), constant({ value: 1, factor: 0.1, steps: 20 })],
 * })
 * @source torch's ChainedScheduler, of schedulers that scale the learning rate
 */
export const chained = define<ChainedOptions>('chained', { schedules: list(named) }, ({ schedules }) => {
  if (schedules.length === 0) throw new RangeError('Expected at least one schedule for chained.schedules')
  return (step) => schedules.reduce((product, schedule) => product * schedule(step), 1)
})

/** Options of {@link multiplicative}. */
export interface MultiplicativeOptions {
  /** The value at step 0. */
  start: number
  /** The factor from each step to the next: `factor(1)` is the first. */
  factor: NamedSchedule
}

/**
 * `start · factor(1) · factor(2) · … · factor(step)`.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const { linear, multiplicative } = optim.schedules
 * const lr = multiplicative({ start: 1e-3, factor: linear({ start: 1, end: 0.99, totalSteps: 1000 }) })
 * @source torch's MultiplicativeLR
 */
export const multiplicative = define<MultiplicativeOptions>(
  'multiplicative',
  { start: number(), factor: named },
  ({ start, factor }) => {
    // Steps come one after another: the product so far is kept.
    let [at, value] = [0, start]
    return (step) => {
      if (step < at) [at, value] = [0, start]
      while (at < step) value *= factor(++at)
      return value
    }
  },
)
