import type { Tensor } from '../../tensor/index.js'
import { internal } from '../_aten.js'
import { type Given, integer, nullable, or, read } from '../_options.js'
import { type Parametrizable, parametrize } from './parametrize.js'

const normOf = internal<(v: Tensor, pow: number, dim: number) => Tensor>('norm_except_dim', 'weightNorm', '')
const product = internal<(v: Tensor, g: Tensor, dim: number) => Tensor>('_weight_norm', 'weightNorm', '')

const weightNormTable = {
  /** The dimension along which norms are kept apart; null for one norm of the whole tensor. Default 0. */
  dim: or(nullable(integer(0, '[0, inf)')), 0),
}
/** The options of {@link weightNorm}. */
export type WeightNormOptions = Given<typeof weightNormTable>

/**
 * Learns a parameter's norm and direction apart: w = g·v/‖v‖, computed at each access.
 *
 * g is `parametrizations.weight.original0` in state dicts and v `parametrizations.weight.original1`, as in PyTorch. Make the
 * optimizer after this call: the parameter itself is gone.
 *
 * @param module that holds the parameter
 * @param name of the property, default `'weight'`
 * @param options dim, default 0: one norm for each output feature; null for one norm of all
 * @returns the module
 * @throws RangeError for what is no parameter of the module, or is parametrized
 * @example
 * ```ts
 * const layer = nn.utils.parametrizations.weightNorm(new nn.Linear(4, 2))
 * ```
 * @source Salimans and Kingma, arXiv 1602.07868
 */
export function weightNorm<M extends Parametrizable>(
  module: M,
  name = 'weight',
  options: WeightNormOptions = {},
): M {
  const dim = read('weightNorm', weightNormTable, options).dim ?? -1
  parametrize(
    module,
    name,
    (weight) => ({ original0: normOf(weight, 2, dim), original1: weight.clone() }),
    ({ original0, original1 }) => product(original1!, original0!, dim),
  )
  return module
}
