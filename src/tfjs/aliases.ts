import type { AliasOptions, DecayOptionsOf, StepOptionsOf } from '../optim/index.js'
import * as optim from '../optim/index.js'
import { TfjsOptimizer } from './optimizer.js'

/** Makes an optimizer of TensorFlow.js: the options are those of the alias of the same name in `pdecay/optim`. */
export type TfjsFactory<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf> = (
  options: AliasOptions<S, D>,
) => TfjsOptimizer

const of =
  <S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf>(alias: {
    readonly settings: (options: AliasOptions<S, D>) => optim.OptimizerOptions
  }): TfjsFactory<S, D> =>
  (options) =>
    new TfjsOptimizer(alias.settings(options))

/**
 * pAdam for TensorFlow.js, as `optim.padam`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * model.compile({ optimizer: padam({ lr: 1e-3, p: 0.8, lambda: 1e-3 }), loss: 'meanSquaredError' })
 * @source arXiv 2404.10824
 */
export const padam = of(optim.padam)
/**
 * As `optim.adam` with no decay.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const adam = of(optim.adam)
/**
 * As `optim.sgd` with no decay.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const sgd = of(optim.sgd)
/**
 * As `optim.adamw`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const adamw = of(optim.adamw)
/**
 * As `optim.padamLate`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const padamLate = of(optim.padamLate)
/**
 * As `optim.adamL1`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const adamL1 = of(optim.adamL1)
/**
 * As `optim.adamCoupled`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const adamCoupled = of(optim.adamCoupled)
/**
 * As `optim.adamProx`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const adamProx = of(optim.adamProx)
/**
 * As `optim.adamHD`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const adamHD = of(optim.adamHD)
/**
 * As `optim.sgdw`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const sgdw = of(optim.sgdw)
/**
 * As `optim.sgdLp`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const sgdLp = of(optim.sgdLp)
/**
 * As `optim.lionw`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const lionw = of(optim.lionw)
/**
 * As `optim.lionLp`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const lionLp = of(optim.lionLp)
/**
 * As `optim.rmspropLp`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const rmspropLp = of(optim.rmspropLp)
/**
 * As `optim.nadamLp`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const nadamLp = of(optim.nadamLp)
/**
 * As `optim.radamLp`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const radamLp = of(optim.radamLp)
/**
 * As `optim.adagradLp`.
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 */
export const adagradLp = of(optim.adagradLp)
