// Pairs of rules by one name: each is a literal, and no arithmetic. Names are the step's and the decay's (`w` for `l2`, as
// in AdamW), except those of papers: padam, padamLate, adamHD. A step's own name, called with parameters, is that step with
// no decay.
import { pairs } from './pairs.js'
import { alias } from './rules/factories.js'

/**
 * AdamW: the step `adam` and the decay `l2`.
 *
 * `w · (1 − lr · weightDecay), then Adam's step`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.adamw(model.parameters(), { lr: 1e-3, weightDecay: 0.01 })
 * @source arXiv 1711.05101
 */
export const adamw = alias('adamw', pairs.adamw)

/**
 * pAdam: the step `adam` and the decay `lp`, whose shrinkage is that of the weight before the step.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.padam(model.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824
 */
export const padam = alias('padam', pairs.padam)

/**
 * pAdam whose shrinkage is that of the weight after the step.
 *
 * `after · X / (X + p · lr · lambda), X = |after|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.padamLate(model.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824
 */
export const padamLate = alias('padamLate', pairs.padamLate)

/**
 * Adam_L1: the step `adam` and the decay `softThreshold`.
 *
 * `sign(after) · max(|after| − lr · lambda, 0)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.adamL1(model.parameters(), { lr: 1e-3, lambda: 1e-3 })
 * @source arXiv 2404.10824
 */
export const adamL1 = alias('adamL1', pairs.adamL1)

/**
 * The step `adam` and the decay `coupled`: the gradient of the p norm is added to that of the loss. AdamP in the paper.
 *
 * `gradient + p · lambda · |w|^(p − 1) · sign(w), then Adam's step`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.adamCoupled(model.parameters(), { lr: 1e-3, p: 1.5, lambda: 1e-4 })
 * @source arXiv 2404.10824
 */
export const adamCoupled = alias('adamCoupled', pairs.adamCoupled)

/**
 * The step `adam` and the decay `prox`, the proximal operator of the p norm.
 *
 * `argmin_u ½(u − after)² + lr · lambda · |u|^p`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.adamProx(model.parameters(), { lr: 1e-3, p: 0.5, lambda: 1e-3 })
 */
export const adamProx = alias('adamProx', pairs.adamProx)

/**
 * AdamHD: the step `adam` and the decay `huber`.
 *
 * `after / (1 + τ) where |after| ≤ (1 + τ) · delta, else after − τ · delta · sign(after); τ = lr · lambda`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.adamHD(model.parameters(), { lr: 1e-3, lambda: 0.01, delta: 0.01 })
 * @source arXiv 2511.14721
 */
export const adamHD = alias('adamHD', pairs.adamHD)

/**
 * AdamCPR: the step `adam` and the decay `cpr`, a bound on each parameter's squared norm.
 *
 * `m = max(0, m + kappaUpdate / n · (|after|² − bound)); after · max(0, 1 − 2 · m)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.adamCPR(model.parameters(), { lr: 1e-3, kappaInit: 'warmStart', kappa: 1000 })
 * @source arXiv 2311.09058
 */
export const adamCPR = alias('adamCPR', pairs.adamCPR)

/**
 * SGDW: the step `sgd` and the decay `l2`.
 *
 * `w · (1 − lr · weightDecay), then SGD's step`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.sgdw(model.parameters(), { lr: 0.1, momentum: 0.9, weightDecay: 5e-4 })
 * @source arXiv 1711.05101
 */
export const sgdw = alias('sgdw', pairs.sgdw)

/**
 * The step `lion` and the decay `l2`, as in its paper.
 *
 * `w · (1 − lr · weightDecay), then Lion's step`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.lionw(model.parameters(), { lr: 1e-4, weightDecay: 0.1 })
 * @source arXiv 2302.06675
 */
export const lionw = alias('lionw', pairs.lionw)

/**
 * The step `nadam` and the decay `lp`.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.nadamLp(model.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824, the decay
 */
export const nadamLp = alias('nadamLp', pairs.nadamLp)

/**
 * The step `radam` and the decay `lp`.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.radamLp(model.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824, the decay
 */
export const radamLp = alias('radamLp', pairs.radamLp)

/**
 * The step `sgd` and the decay `lp`.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.sgdLp(model.parameters(), { lr: 0.1, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824, the decay
 */
export const sgdLp = alias('sgdLp', pairs.sgdLp)

/**
 * The step `rmsprop` and the decay `lp`.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.rmspropLp(model.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824, the decay
 */
export const rmspropLp = alias('rmspropLp', pairs.rmspropLp)

/**
 * The step `adagrad` and the decay `lp`.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.adagradLp(model.parameters(), { lr: 0.01, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824, the decay
 */
export const adagradLp = alias('adagradLp', pairs.adagradLp)

/**
 * The step `lion` and the decay `lp`.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.lionLp(model.parameters(), { lr: 1e-4, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2404.10824, the decay
 */
export const lionLp = alias('lionLp', pairs.lionLp)

/**
 * The step `muon`, scaled so that it takes AdamW's learning rates, and the decay `l2`, for matrices:
 * {@link routeParameters} gives the other parameters to Adam.
 *
 * `w · (1 − lr · weightDecay), then Muon's step`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.muonw(optim.routeParameters(model.namedParameters()), { lr: 1e-3, weightDecay: 0.1 })
 * @source Jordan et al., 2024; arXiv 2502.16982
 */
export const muonw = alias('muonw', pairs.muonw)

/**
 * The step `muon`, scaled so that it takes AdamW's learning rates, and the decay `lp`, for matrices:
 * {@link routeParameters} gives the other parameters to Adam.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.muonLp(optim.routeParameters(model.namedParameters()), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * @source Jordan et al., 2024; arXiv 2502.16982; arXiv 2404.10824, the decay
 */
export const muonLp = alias('muonLp', pairs.muonLp)

/**
 * The step `soap` and the decay `lp`.
 *
 * `after · X / (X + p · lr · lambda), X = |before|^(2 − p)`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.soapLp(model.parameters(), { lr: 3e-3, p: 0.8, lambda: 1e-3 })
 * @source arXiv 2409.11321; arXiv 2404.10824, the decay
 */
export const soapLp = alias('soapLp', pairs.soapLp)
