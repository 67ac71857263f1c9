// Generated from the native registry by scripts/generate/registry.mjs: do not edit.
import { decayFactory, stepFactory } from './factories.js'

/**
 * Adam: the gradient's running mean over the root of its running second moment, both bias-corrected.
 *
 * `w - lr * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps)`
 * @param options those of {@link AdamOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.lp(), lr: 1e-3 })
 * @source Kingma and Ba, arXiv 1412.6980; AMSGrad: Reddi et al., 2018
 */
export const adam = stepFactory('adam')

/**
 * NAdam: Adam with Nesterov's look-ahead and a momentum schedule mu_t = beta1 (1 - 0.96^(t psi) / 2).
 *
 * `w - lr * ((1 - mu_t) / (1 - prod mu) * g + mu_(t+1) / (1 - prod mu * mu_(t+1)) * m) / (sqrt(v / (1 - beta2^t)) + eps)`
 * @param options those of {@link NadamOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.nadam(), decay: optim.lp(), lr: 1e-3 })
 * @source Dozat, 2016
 */
export const nadam = stepFactory('nadam')

/**
 * RAdam: Adam whose step is rectified by the variance of the second moment, and plain momentum while that is unknown.
 *
 * `rho_t > 5: w - lr * r_t * m_hat * sqrt(1 - beta2^t) / (sqrt(v) + eps); else w - lr * m_hat`
 * @param options those of {@link RadamOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.radam(), decay: optim.lp(), lr: 1e-3 })
 * @source Liu et al., arXiv 1908.03265
 */
export const radam = stepFactory('radam')

/**
 * Stochastic gradient descent, with momentum, dampening and Nesterov's look-ahead.
 *
 * `b = momentum * b + (1 - dampening) * g; w - lr * b   (nesterov: w - lr * (g + momentum * b))`
 * @param options those of {@link SgdOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.sgd(), decay: optim.lp(), lr: 1e-3 })
 * @source Sutskever et al., 2013, as in torch
 */
export const sgd = stepFactory('sgd')

/**
 * RMSprop: the gradient over the root of its running second moment.
 *
 * `w - lr * g / (sqrt(v) + eps)   (centered: v - mean^2; momentum: b = momentum * b + update)`
 * @param options those of {@link RmspropOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.rmsprop(), decay: optim.lp(), lr: 1e-3 })
 * @source Hinton, 2012, as in torch
 */
export const rmsprop = stepFactory('rmsprop')

/**
 * Adagrad: the gradient over the root of the sum of all its squares.
 *
 * `w - lr / (1 + (t - 1) * lrDecay) * g / (sqrt(sum) + eps)`
 * @param options those of {@link AdagradOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adagrad(), decay: optim.lp(), lr: 1e-3 })
 * @source Duchi et al., 2011
 */
export const adagrad = stepFactory('adagrad')

/**
 * Lion: the sign of an interpolation between the gradient's running mean and the gradient.
 *
 * `w - lr * sign(beta1 * m + (1 - beta1) * g); m = beta2 * m + (1 - beta2) * g`
 * @param options those of {@link LionOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.lion(), decay: optim.lp(), lr: 1e-3 })
 * @source Chen et al., arXiv 2302.06675
 */
export const lion = stepFactory('lion')

/**
 * Adadelta: the gradient times the root of the mean squared update, over that of the mean squared gradient.
 *
 * `w - lr * d, d = sqrt(u + eps) / sqrt(v + eps) * g; u = rho * u + (1 - rho) * d^2`
 * @param options those of {@link AdadeltaOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adadelta(), decay: optim.lp(), lr: 1e-3 })
 * @source Zeiler, arXiv 1212.5701
 */
export const adadelta = stepFactory('adadelta')

/**
 * Adamax: Adam with the infinity norm, so that the divisor is a decaying maximum of |g|.
 *
 * `w - lr * m / (1 - beta1^t) / u, u = max(beta2 * u, |g| + eps)`
 * @param options those of {@link AdamaxOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adamax(), decay: optim.lp(), lr: 1e-3 })
 * @source Kingma and Ba, arXiv 1412.6980, as in torch
 */
export const adamax = stepFactory('adamax')

/**
 * Averaged SGD: SGD with a falling rate, and the mean of the weights in the state `ax`.
 *
 * `w * (1 - lambd * eta) - eta * g; ax + mu * (w - ax); then eta = lr / (1 + lambd * lr * t)^alpha, mu = 1 / max(1, t - t0)`
 * @param options those of {@link AsgdOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.asgd(), decay: optim.lp(), lr: 1e-3 })
 * @source Polyak and Juditsky, 1992, as in torch
 */
export const asgd = stepFactory('asgd')

/**
 * Rprop, for whole batches: each weight moves by the gradient's sign times a size of its own.
 *
 * `w - s * sign(g), s * etas[0] where g's sign has turned (and g is 0 then), s * etas[1] where not; s starts from lr`
 * @param options those of {@link RpropOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.rprop(), decay: optim.lp(), lr: 1e-3 })
 * @source Riedmiller and Braun, 1993, as in torch
 */
export const rprop = stepFactory('rprop')

/**
 * Schedule-free Adam: an average of the iterates in the place of a falling learning rate. Call train() and eval().
 *
 * `u = g / (sqrt(v / (1 - beta2^t)) + eps); y = y + c * (z - y) - lr * (1 - beta1 * (1 - c)) * u; z = z - lr * u`
 * @param options those of {@link ScheduleFreeAdamOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.scheduleFreeAdam(), decay: optim.lp(), lr: 1e-3 })
 * @source arXiv 2405.15682
 */
export const scheduleFreeAdam = stepFactory('scheduleFreeAdam')

/**
 * Schedule-free SGD: an average of the iterates in the place of a falling learning rate. Call train() and eval().
 *
 * `y = y + c * (z - y) - lr * (1 - momentum * (1 - c)) * g; z = z - lr * g`
 * @param options those of {@link ScheduleFreeSgdOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.scheduleFreeSgd(), decay: optim.lp(), lr: 1e-3 })
 * @source arXiv 2405.15682
 */
export const scheduleFreeSgd = stepFactory('scheduleFreeSgd')

/**
 * Muon: the gradient's running mean, made orthogonal by Newton and Schulz's iteration; for matrices.
 *
 * `b = momentum * b + (1 - momentum) * g; w - lr * scale * NS(b)   (nesterov: NS((1 - momentum) * g + momentum * b))`
 * @param options those of {@link MuonOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.muon(), decay: optim.lp(), lr: 1e-3 })
 * @source Jordan et al., 2024, as in torch 2.11; scaling: Liu et al., arXiv 2502.16982
 */
export const muon = stepFactory('muon')

/**
 * Adafactor: Adam's second moment as the product of a mean over rows and one over columns, and no first.
 *
 * `rho = min(lr, 1 / sqrt(t)); u = g / sqrt(v); w - rho * max(eps2, RMS(w)) * u / max(1, RMS(u) / d)`
 * @param options those of {@link AdafactorOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adafactor(), decay: optim.lp(), lr: 1e-3 })
 * @source Shazeer and Stern, arXiv 1804.04235, as in torch 2.11
 */
export const adafactor = stepFactory('adafactor')

/**
 * Adam of nothing but the elements that a sparse gradient has, such as the rows of an embedding.
 *
 * `w - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + eps), where the gradient has an element`
 * @param options those of {@link SparseAdamOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.sparseAdam(), decay: optim.lp(), lr: 1e-3 })
 * @source torch.optim.SparseAdam
 */
export const sparseAdam = stepFactory('sparseAdam')

/**
 * SOAP: Adam in the eigenbasis of Shampoo's preconditioner, which is refreshed now and then.
 *
 * `w - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * Q0 ((Q0^T m Q1) / (sqrt(v) + eps)) Q1^T`
 * @param options those of {@link SoapOptions}
 * @returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.soap(), decay: optim.lp(), lr: 1e-3 })
 * @source Vyas et al., arXiv 2409.11321
 */
export const soap = stepFactory('soap')

/**
 * No decay.
 *
 * `w = after`
 * @param options those of {@link NoneOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.none(), lr: 1e-3 })
 */
export const none = decayFactory('none')

/**
 * Decoupled decay of the Lp norm, for any p > 0 (pWD; with Adam, pAdam).
 *
 * `after * X / (X + p * lr * lambda), X = |before|^(2 - p), or |after|^(2 - p)`
 * @param options those of {@link LpOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.lp(), lr: 1e-3 })
 * @source arXiv 2404.10824
 */
export const lp = decayFactory('lp')

/**
 * Soft thresholding: the proximal operator of the L1 norm, then L2 shrinkage.
 *
 * `sign(after) * max(|after| - lr * lambda, 0) / (1 + lr * weightDecay)`
 * @param options those of {@link SoftThresholdOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.softThreshold(), lr: 1e-3 })
 * @source Adam_L1 of arXiv 2404.10824
 */
export const softThreshold = decayFactory('softThreshold')

/**
 * The proximal operator of the Lp norm: it sets weights to exactly 0 for p <= 1.
 *
 * `argmin_u (u - after)^2 / 2 + lr * lambda * |u|^p`
 * @param options those of {@link ProxOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.prox(), lr: 1e-3 })
 * @source threshold for p < 1: Marjanovic and Solo, 2012; p = 1/2: Xu et al., 2012; 2/3: Cao et al., 2013
 */
export const prox = decayFactory('prox')

/**
 * Several Lp decays at once, as the elastic net joins L1 and L2.
 *
 * `after / (1 + lr * sum_i p_i * lambda_i * |before|^(p_i - 2))`
 * @param options those of {@link ElasticOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.elastic(), lr: 1e-3 })
 * @source arXiv 2404.10824, elastic-net hybrid
 */
export const elastic = decayFactory('elastic')

/**
 * The gradient of lambda * |w|^p added to the loss's, before the step.
 *
 * `gradient + p * lambda * |w|^(p - 2) * w   (0 at w = 0)`
 * @param options those of {@link CoupledOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.coupled(), lr: 1e-3 })
 * @source AdamP of arXiv 2404.10824
 */
export const coupled = decayFactory('coupled')

/**
 * Decoupled L2 decay, as in AdamW.
 *
 * `before * (1 - lr * weightDecay), then the step`
 * @param options those of {@link L2Options}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.l2(), lr: 1e-3 })
 * @source Loshchilov and Hutter, arXiv 1711.05101
 */
export const l2 = decayFactory('l2')

/**
 * The proximal operator of Huber's penalty: L2 near 0, L1 far from it.
 *
 * `tau = lr * lambda: |after| <= (1 + tau) * delta ? after / (1 + tau) : after - tau * delta * sign(after)`
 * @param options those of {@link HuberOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.huber(), lr: 1e-3 })
 * @source AdamHD, arXiv 2511.14721
 */
export const huber = decayFactory('huber')

/**
 * Lp decay through an auxiliary s per weight that follows |w|^(p - 2).
 *
 * `scale: after / (1 + p * lr * lambda * s); soft: sign(after) * max(|after| - 2 * p * lr * lambda * s, 0); s = exp(sigma)`
 * @param options those of {@link SDynamicsOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.sDynamics(), lr: 1e-3 })
 * @source arXiv 2404.10824, s-dynamics
 */
export const sDynamics = decayFactory('sDynamics')

/**
 * PWD of the Euclidean norms of rows, tensors or groups: their directions stay.
 *
 * `after / (1 + p * lr * lambda * n^(p - 2)), n = |before|_2 over the extent`
 * @param options those of {@link NormDecayOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.normDecay(), lr: 1e-3 })
 * @source the group form of arXiv 2404.10824
 */
export const normDecay = decayFactory('normDecay')

/**
 * Hyperball: Frobenius norms of a parameter and of its update stay as they were at first.
 *
 * `R * normalized(before - lr * R * normalized(before - after)), R = the first |w|_F`
 * @param options those of {@link HyperballOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.hyperball(), lr: 1e-3 })
 * @source arXiv 2606.16899
 */
export const hyperball = decayFactory('hyperball')

/**
 * CPR: a bound on each parameter's |w|^2, kept by a Lagrange multiplier. With Adam, AdamCPR.
 *
 * `m = max(0, m + kappaUpdate / n * (|after|^2 - bound)); after * max(0, 1 - 2 * m)`
 * @param options those of {@link CprOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.cpr(), lr: 1e-3 })
 * @source arXiv 2311.09058
 */
export const cpr = decayFactory('cpr')

/**
 * ReWA: weights as powers x = y^K, with decay and steps of y. Sparsity as of an Lp norm with p < 1.
 *
 * `s((1 - lr * lambda) * y + (after - before) * |y|^M * |y|^(K-1) / (|y|^(K-1) + offset)), s(y) = sign(y) * |y|^K, y = s^-1(before)`
 * @param options those of {@link RewaOptions}
 * @returns the decay for `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.rewa(), lr: 1e-3 })
 * @source arXiv 2605.25134
 */
export const rewa = decayFactory('rewa')

/** The factories of all inner steps, by name. */
export const steps = { adam, nadam, radam, sgd, rmsprop, adagrad, lion, adadelta, adamax, asgd, rprop, scheduleFreeAdam, scheduleFreeSgd, muon, adafactor, sparseAdam, soap } as const
/** The factories of all decays, by name. */
export const decays = { none, lp, softThreshold, prox, elastic, coupled, l2, huber, sDynamics, normDecay, hyperball, cpr, rewa } as const
