import { checkInteger, checkNumber, show } from '../_check.js'

const units = ['ep', 'ba', 'sp', 'tok', 'dur'] as const
type Unit = (typeof units)[number]

/**
 * A length of a training: a number of optimizer steps, or a text of a number and a unit. '10ep' are passes over the
 * data, '5000ba' steps, '1e6sp' examples, '1e9tok' tokens, and '0.1dur' a share of the whole training.
 */
export type Duration = number | `${number}${Unit}`

/** What a {@link Pace} counts by. */
export interface PaceOptions {
  /** Batches in a pass, and the examples in each. */
  loader: { readonly length: number; sizeOf(index: number): number }
  /** Batches that make up one step. */
  accumulate?: number
  /** Tokens in an example, for durations in tokens. */
  tokensPerExample?: number
}

/** Converts between steps, passes and examples. All of it follows from the step alone, so a resumed run goes on exactly. */
export class Pace {
  /** Steps in a pass over the data. */
  readonly perEpoch: number
  private readonly loader: PaceOptions['loader']
  private readonly accumulate: number
  /** The examples before each step of a pass, and in all of it; counted when they are asked for. */
  private sums: Float64Array | undefined
  private readonly tokensPerExample: number | undefined

  constructor({ loader, accumulate = 1, tokensPerExample }: PaceOptions) {
    this.loader = loader
    this.accumulate = accumulate
    this.perEpoch = Math.ceil(loader.length / accumulate)
    this.tokensPerExample =
      tokensPerExample === undefined
        ? undefined
        : checkNumber('tokensPerExample', tokensPerExample, '(0, inf)')
  }

  /** The examples seen in the first steps. */
  examplesAt(step: number): number {
    if (this.perEpoch === 0) return 0
    if (this.perEpoch === Number.POSITIVE_INFINITY) return step * this.loader.sizeOf(0) * this.accumulate
    const sums = this.counted()
    return Math.floor(step / this.perEpoch) * sums.at(-1)! + sums[step % this.perEpoch]!
  }

  private counted(): Float64Array {
    if (this.sums) return this.sums
    const sums = new Float64Array(this.perEpoch + 1)
    for (let i = 0; i < this.loader.length; i++)
      sums[Math.floor(i / this.accumulate) + 1]! += this.loader.sizeOf(i)
    for (let step = 1; step <= this.perEpoch; step++) sums[step]! += sums[step - 1]!
    this.sums = sums
    return sums
  }

  /**
   * The steps after which a duration has passed, at least 1 for one above 0.
   *
   * @param total the steps of the whole training, for shares of it
   */
  stepsOf(name: string, duration: unknown, total?: number): number {
    const { value, unit } = parseDuration(name, duration)
    if (unit === 'ba') return checkInteger(name, value, '[0, inf)')
    if (value === 0) return 0
    if (unit === 'ep') return Math.max(1, Math.round(value * this.perEpoch))
    if (unit === 'dur') return Math.max(1, Math.round(value * this.whole(name, total)))
    // The least step that has seen so many.
    const examples = unit === 'sp' ? value : value / this.tokens(name)
    if (this.perEpoch === 0) return 1
    const inPass = this.perEpoch === Number.POSITIVE_INFINITY ? Infinity : this.examplesAt(this.perEpoch)
    if (inPass === Infinity) return Math.ceil(examples / this.examplesAt(1))
    const passes = Math.ceil(examples / inPass) - 1
    const rest = examples - passes * inPass
    return passes * this.perEpoch + this.counted().findIndex((sum, step) => step > 0 && sum >= rest)
  }

  /** Whether a multiple of the interval has passed with the step. Steps count from 1. */
  isDue(interval: Interval, step: number): boolean {
    if (interval.unit === 'ba') return step % interval.value === 0
    // The sliver makes up for the rounding of fractions such as 0.1.
    const passed = (at: number) => Math.floor(this.countOf(interval, at) / interval.value + 1e-9)
    return passed(step) > passed(step - 1)
  }

  /** Checks an interval; shares of the whole become steps. */
  interval(name: string, duration: unknown, total: number): Interval {
    const { value, unit } = parseDuration(name, duration)
    if (unit === 'ba') return { unit, value: checkInteger(name, value, '[1, inf)') }
    checkNumber(name, value, '(0, inf)')
    if (unit === 'dur') return { unit: 'ba', value: this.stepsOf(name, duration, total) }
    if (unit === 'tok') this.tokens(name)
    return { unit, value }
  }

  private countOf({ unit }: Interval, step: number): number {
    if (unit === 'ep') return step / this.perEpoch
    return this.examplesAt(step) * (unit === 'tok' ? this.tokens('interval') : 1)
  }

  private tokens(name: string): number {
    if (this.tokensPerExample !== undefined) return this.tokensPerExample
    throw new TypeError(`Expected tokensPerExample beside ${name} in tokens`)
  }

  private whole(name: string, total: number | undefined): number {
    if (total !== undefined) return total
    throw new TypeError(`Expected ${name} in steps, passes, examples or tokens: 'dur' is a share of it`)
  }
}

/** A checked interval. */
export interface Interval {
  unit: Unit
  value: number
}

/** Reads a duration. */
export function parseDuration(name: string, duration: unknown): Interval {
  if (typeof duration === 'number') return { unit: 'ba', value: duration }
  const wanted = `a number of steps or a duration such as '10ep', '5000ba', '1e6sp', '1e9tok' or '0.1dur' for ${name}`
  if (typeof duration !== 'string') throw new TypeError(`Expected ${wanted} but received ${show(duration)}`)
  const [, digits, unit] = /^([\d.]+(?:e\+?\d+)?)(ep|ba|sp|tok|dur)$/.exec(duration) ?? []
  const value = Number(digits)
  if (!unit || !Number.isFinite(value))
    throw new RangeError(`Expected ${wanted} but received ${show(duration)}`)
  if (unit === 'dur') checkNumber(name, value, '[0, 1]')
  return { unit: unit as Unit, value }
}
