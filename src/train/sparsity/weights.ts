import { checkInstance } from '../../_check.js'
import { Optimizer, type ParamGroup } from '../../optim/index.js'
import { noGrad, type Tensor, tidy } from '../../tensor/index.js'

/** A parameter that decays. */
export interface DecayedWeights {
  /** As the optimizer has it, or `parameter <i>`. */
  name: string
  weights: Tensor
  group: ParamGroup
}

/** The parameters of an optimizer that decay, in its order. */
export function decayedWeights(optimizer: Optimizer): DecayedWeights[] {
  checkInstance('optimizer', optimizer, Optimizer)
  let index = 0
  return optimizer.paramGroups.flatMap((group) =>
    group.params.flatMap((weights, i) => {
      const name = group.names?.[i] ?? `parameter ${index}`
      index++
      return group.decayed[i] ? [{ name, weights, group }] : []
    }),
  )
}

/** Changes values in place, past autograd. */
export const inPlace = (fn: () => void): void => noGrad(() => tidy(fn))

/** The strength of a group's decay, where it is one number. */
export const lambdaOf = (group: ParamGroup): number | undefined => {
  const { lambda } = group.current
  return typeof lambda === 'number' ? lambda : undefined
}

/**
 * The share of λ at which decay does nothing else than to keep zeros at zero: with λ = 0 the next step would move them.
 */
export const holding = 1e-12
