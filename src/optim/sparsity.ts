/** Counts of one parameter, or of all that decay, after the last step. */
export interface SparsityCounts {
  readonly weights: number
  /** Exactly zero. */
  readonly zeros: number
  /** At most the optimizer's `zeroThreshold` in size, zeros included. */
  readonly below: number
  /** `zeros / weights`; 0 for no weights. */
  readonly zeroShare: number
  readonly belowShare: number
}
export interface ParameterSparsity extends SparsityCounts {
  readonly name: string | undefined
  readonly decayed: boolean
}
/** Totals are over the weights that decay. */
export interface Sparsity extends SparsityCounts {
  readonly threshold: number
  readonly parameters: readonly ParameterSparsity[]
}

const counts = (weights: number, zeros: number, below: number): SparsityCounts => {
  const share = (n: number) => (weights > 0 ? n / weights : 0)
  return { weights, zeros, below, zeroShare: share(zeros), belowShare: share(below) }
}

/** @param native for each parameter: weights, zeros, those below the threshold, whether it decays */
export function sparsityOf(
  native: Float64Array,
  names: readonly (string | undefined)[],
  threshold: number,
): Sparsity {
  const parameters = names.map((name, i) => {
    const [weights, zeros, below, decayed] = native.subarray(4 * i, 4 * i + 4)
    return { name, decayed: decayed === 1, ...counts(weights!, zeros!, below!) }
  })
  const total = (key: 'weights' | 'zeros' | 'below') =>
    parameters.reduce((sum, parameter) => sum + (parameter.decayed ? parameter[key] : 0), 0)
  return { ...counts(total('weights'), total('zeros'), total('below')), threshold, parameters }
}
