import { checkBoolean, checkKnownKeys } from '../_check.js'
import type { NativeOptimizer } from '../native/index.js'

/** Counts of one parameter, or of all that decay, after the last step. */
export interface SparsityCounts {
  /** How many there are. */
  readonly weights: number
  /** How many are exactly zero. */
  readonly zeros: number
  /** How many have an absolute value of at most the optimizer's `zeroThreshold`, zeros included. */
  readonly below: number
  /** `zeros / weights`; 0 for no weights. */
  readonly zeroShare: number
  /** `below / weights`; 0 for no weights. */
  readonly belowShare: number
}
/** Counts of one parameter. */
export interface ParameterSparsity extends SparsityCounts {
  /** Undefined where it was given without a name. */
  readonly name: string | undefined
  /** Whether it decays. */
  readonly decayed: boolean
  /** With `histogram: true`. */
  readonly histogram?: Histogram
}
/** Weights by the decade of their absolute value, without zeros and NaN. */
export interface Histogram {
  /** log10 of the bounds between the bins: -12, -11, …, 2. */
  readonly log10: readonly number[]
  /** One more than bounds: `counts[i]` weights have `10**log10[i - 1] <= |w| < 10**log10[i]`. */
  readonly counts: readonly number[]
}
/** Options of {@link Optimizer.sparsity}. */
export interface SparsityOptions {
  /**
   * Whether to count weights by decade as well, in a pass of its own that takes about half as long as a step; default
   * false. Every hundred steps it adds 0.5 % to their time; a step without it costs no more.
   */
  histogram?: boolean
}
/** What {@link Optimizer.sparsity} counts. Totals are over the weights that decay. */
export interface Sparsity extends SparsityCounts {
  /** The optimizer's `zeroThreshold`. */
  readonly threshold: number
  /** In the order of the groups. */
  readonly parameters: readonly ParameterSparsity[]
}

const counts = (weights: number, zeros: number, below: number): SparsityCounts => {
  const share = (n: number) => (weights > 0 ? n / weights : 0)
  return { weights, zeros, below, zeroShare: share(zeros), belowShare: share(below) }
}

const log10 = Array.from({ length: 15 }, (_, i) => i - 12)

export function sparsityOf(
  native: NativeOptimizer,
  names: readonly (string | undefined)[],
  threshold: number,
  options: SparsityOptions = {},
): Sparsity {
  checkKnownKeys('sparsity', options, ['histogram'])
  const histogram = checkBoolean('sparsity.histogram', options.histogram ?? false)
  // For each parameter: weights, zeros, those below the threshold, whether it decays.
  const counted = native.counts()
  const parameters = names.map((name, i) => {
    const [weights, zeros, below, decayed] = counted.subarray(4 * i, 4 * i + 4)
    return {
      name,
      decayed: decayed === 1,
      ...counts(weights!, zeros!, below!),
      ...(histogram && { histogram: { log10, counts: native.histogram(i) } }),
    }
  })
  const total = (key: 'weights' | 'zeros' | 'below') =>
    parameters.reduce((sum, parameter) => sum + (parameter.decayed ? parameter[key] : 0), 0)
  return { ...counts(total('weights'), total('zeros'), total('below')), threshold, parameters }
}
