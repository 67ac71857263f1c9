import { checkOneOf, checkString } from '../../_check.js'

/** Which of an evaluation's figures tells the better model. */
export interface Judge {
  /** The figure's name. Default 'loss'. */
  metric?: string
  /** Whether it is better when lower ('min', the default) or higher ('max'). */
  mode?: 'min' | 'max'
}

/** Reads a figure as a cost: less is better, and NaN is worse than everything. */
export function makeJudge(judge: Judge): (figures: Readonly<Record<string, number>>) => number {
  const metric = checkString('metric', judge.metric ?? 'loss')
  const sign = checkOneOf('mode', judge.mode ?? 'min', ['min', 'max']) === 'min' ? 1 : -1
  return (figures) => {
    const value = figures[metric]
    if (typeof value !== 'number')
      throw new RangeError(
        `Expected a figure '${metric}' from evaluate but received ${Object.keys(figures).join(', ') || 'none'}`,
      )
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value
  }
}
