// The inner steps in float64, one weight at a time, from their papers and torch's documentation; never from the kernels.

import { adafactor, muon, soap } from './matrices.js'
import { betasOf, type Memory, type Options, of, type StepOracle } from './step.js'

function moments(g: number, [beta1, beta2]: readonly [number, number], memory: Memory) {
  const m = beta1 * (memory.exp_avg ?? 0) + (1 - beta1) * g
  const v = beta2 * (memory.exp_avg_sq ?? 0) + (1 - beta2) * g * g
  Object.assign(memory, { exp_avg: m, exp_avg_sq: v })
  return { m, v }
}

const adam: StepOracle = {
  cases: [{}, { betas: [0.8, 0.95], eps: 1e-4 }, { amsgrad: true }],
  next(w, g, lr, t, o, memory) {
    const [beta1, beta2] = betasOf(o, [0.9, 0.999])
    const { m, v } = moments(g, [beta1, beta2], memory)
    const largest = Math.max(memory.max_exp_avg_sq ?? 0, v)
    if (o.amsgrad) memory.max_exp_avg_sq = largest
    const corrected = (o.amsgrad ? largest : v) / (1 - beta2 ** t)
    return w - (lr * (m / (1 - beta1 ** t))) / (Math.sqrt(corrected) + of(o, 'eps', 1e-8))
  },
}

const nadam: StepOracle = {
  cases: [{}, { momentumDecay: 0.02, betas: [0.85, 0.99] }],
  next(w, g, lr, t, o, memory) {
    const [beta1, beta2] = betasOf(o, [0.9, 0.999])
    const { m, v } = moments(g, [beta1, beta2], memory)
    const mu = (s: number) => beta1 * (1 - 0.5 * 0.96 ** (s * of(o, 'momentumDecay', 4e-3)))
    const product = (memory.mu_product ?? 1) * mu(t)
    memory.mu_product = product
    const denominator = Math.sqrt(v / (1 - beta2 ** t)) + of(o, 'eps', 1e-8)
    const ahead = (mu(t + 1) * m) / (1 - product * mu(t + 1))
    const now = ((1 - mu(t)) * g) / (1 - product)
    return w - (lr * (now + ahead)) / denominator
  },
}

const radam: StepOracle = {
  cases: [{}, { betas: [0.9, 0.9] }],
  next(w, g, lr, t, o, memory) {
    const [beta1, beta2] = betasOf(o, [0.9, 0.999])
    const { m, v } = moments(g, [beta1, beta2], memory)
    const unbiased = m / (1 - beta1 ** t)
    const most = 2 / (1 - beta2) - 1
    const rho = most - (2 * t * beta2 ** t) / (1 - beta2 ** t)
    if (rho <= 5) return w - lr * unbiased
    const rectifier = Math.sqrt(((rho - 4) * (rho - 2) * most) / ((most - 4) * (most - 2) * rho))
    return w - (lr * unbiased * rectifier * Math.sqrt(1 - beta2 ** t)) / (Math.sqrt(v) + of(o, 'eps', 1e-8))
  },
}

const sgd: StepOracle = {
  cases: [{}, { momentum: 0.9 }, { momentum: 0.9, dampening: 0.4 }, { momentum: 0.9, nesterov: true }],
  next(w, g, lr, _t, o, memory) {
    const momentum = of(o, 'momentum', 0)
    if (momentum === 0) return w - lr * g
    const old = memory.momentum_buffer
    const buffer = old === undefined ? g : momentum * old + (1 - of(o, 'dampening', 0)) * g
    memory.momentum_buffer = buffer
    return w - lr * (o.nesterov ? g + momentum * buffer : buffer)
  },
}

const rmsprop: StepOracle = {
  cases: [{}, { centered: true }, { momentum: 0.7, alpha: 0.9 }, { momentum: 0.7, centered: true }],
  next(w, g, lr, _t, o, memory) {
    const [alpha, momentum] = [of(o, 'alpha', 0.99), of(o, 'momentum', 0)]
    const square = alpha * (memory.square_avg ?? 0) + (1 - alpha) * g * g
    const mean = alpha * (memory.grad_avg ?? 0) + (1 - alpha) * g
    const variance = o.centered ? square - mean * mean : square
    const update = g / (Math.sqrt(variance) + of(o, 'eps', 1e-8))
    const buffer = momentum * (memory.momentum_buffer ?? 0) + update
    Object.assign(
      memory,
      { square_avg: square },
      o.centered && { grad_avg: mean },
      momentum && { momentum_buffer: buffer },
    )
    return w - lr * buffer
  },
}

const adagrad: StepOracle = {
  cases: [{}, { lrDecay: 0.1, initialAccumulatorValue: 0.5 }],
  next(w, g, lr, t, o, memory) {
    const sum = (memory.sum ?? of(o, 'initialAccumulatorValue', 0)) + g * g
    memory.sum = sum
    return w - ((lr / (1 + (t - 1) * of(o, 'lrDecay', 0))) * g) / (Math.sqrt(sum) + of(o, 'eps', 1e-10))
  },
}

const lion: StepOracle = {
  cases: [{}, { betas: [0.95, 0.98] }],
  next(w, g, lr, _t, o, memory) {
    const [beta1, beta2] = betasOf(o, [0.9, 0.99])
    const m = memory.exp_avg ?? 0
    memory.exp_avg = beta2 * m + (1 - beta2) * g
    return w - lr * Math.sign(beta1 * m + (1 - beta1) * g)
  },
}

const adadelta: StepOracle = {
  cases: [{}, { rho: 0.8, eps: 1e-3 }],
  next(w, g, lr, _t, o, memory) {
    const [rho, eps] = [of(o, 'rho', 0.9), of(o, 'eps', 1e-6)]
    const square = rho * (memory.square_avg ?? 0) + (1 - rho) * g * g
    const delta = (Math.sqrt((memory.acc_delta ?? 0) + eps) / Math.sqrt(square + eps)) * g
    const moved = rho * (memory.acc_delta ?? 0) + (1 - rho) * delta * delta
    Object.assign(memory, { square_avg: square, acc_delta: moved })
    return w - lr * delta
  },
}

const adamax: StepOracle = {
  cases: [{}, { betas: [0.8, 0.9], eps: 1e-2 }],
  next(w, g, lr, t, o, memory) {
    const [beta1, beta2] = betasOf(o, [0.9, 0.999])
    const m = beta1 * (memory.exp_avg ?? 0) + (1 - beta1) * g
    const u = Math.max(beta2 * (memory.exp_inf ?? 0), Math.abs(g) + of(o, 'eps', 1e-8))
    Object.assign(memory, { exp_avg: m, exp_inf: u })
    return w - ((lr / (1 - beta1 ** t)) * m) / u
  },
}

const asgd: StepOracle = {
  cases: [{}, { lambd: 0.1, alpha: 0.5, t0: 5 }],
  decays: true,
  next(w, g, lr, t, o, memory) {
    const [lambd, alpha, t0] = [of(o, 'lambd', 1e-4), of(o, 'alpha', 0.75), of(o, 't0', 1e6)]
    const [eta, mu] = [memory.eta ?? lr, memory.mu ?? 1]
    const after = w * (1 - lambd * eta) - eta * g
    const ax = memory.ax ?? 0
    memory.ax = mu === 1 ? after : ax + mu * (after - ax)
    memory.eta = lr / (1 + lambd * lr * t) ** alpha
    memory.mu = 1 / Math.max(1, t - t0)
    return after
  },
}

const rprop: StepOracle = {
  cases: [{}, { etas: [0.3, 1.5], stepSizes: [1e-3, 0.02] }],
  next(w, g, lr, _t, o, memory) {
    const [shrink, grow] = (o.etas ?? [0.5, 1.2]) as readonly [number, number]
    const [least, most] = (o.stepSizes ?? [1e-6, 50]) as readonly [number, number]
    const turned = Math.sign(g * (memory.prev ?? 0))
    const factor = turned > 0 ? grow : turned < 0 ? shrink : 1
    const size = Math.min(Math.max((memory.step_size ?? lr) * factor, least), most)
    const kept = turned < 0 ? 0 : g
    Object.assign(memory, { step_size: size, prev: kept })
    return w - Math.sign(kept) * size
  },
}

/** What the schedule-free steps share: the learning rate, and z's weight in the average. */
function averaged(w: number, lr: number, t: number, o: Options, memory: Memory) {
  const warmUp = Math.min(t / of(o, 'warmupSteps', 0), 1)
  const rate = lr * warmUp
  const lrMax = Math.max(memory.lr_max ?? -1, rate)
  const weight = t ** of(o, 'r', 0) * lrMax ** of(o, 'weightLrPower', 2)
  const sum = (memory.weight_sum ?? 0) + weight
  const c = sum > 0 ? weight / sum : 0
  Object.assign(memory, { lr_max: lrMax, weight_sum: sum, c, warmUp })
  return { rate, c, z: memory.z ?? w }
}

const scheduleFreeAdam: StepOracle = {
  cases: [{}, { betas: [0.8, 0.95], warmupSteps: 4, r: 0.5, weightLrPower: 1 }],
  next(w, g, lr, t, o, memory) {
    const [beta1, beta2] = betasOf(o, [0.9, 0.999])
    const { rate, c, z } = averaged(w, lr, t, o, memory)
    const v = beta2 * (memory.exp_avg_sq ?? 0) + (1 - beta2) * g * g
    const update = g / (Math.sqrt(v / (1 - beta2 ** t)) + of(o, 'eps', 1e-8))
    Object.assign(memory, { exp_avg_sq: v, z: z - rate * update })
    return w + c * (z - w) + rate * (beta1 * (1 - c) - 1) * update
  },
  settle(after, move, o, memory) {
    const [beta1] = betasOf(o, [0.9, 0.999])
    memory.z! += move * memory.warmUp!
    return after + move * memory.warmUp! * (1 - beta1 * (1 - memory.c!))
  },
}

const scheduleFreeSgd: StepOracle = {
  cases: [{}, { momentum: 0.7, warmupSteps: 4, r: 1 }],
  next(w, g, lr, t, o, memory) {
    const { rate, c, z } = averaged(w, lr, t, o, memory)
    memory.z = z - rate * g
    return w + c * (z - w) + rate * (of(o, 'momentum', 0.9) * (1 - c) - 1) * g
  },
  settle(after, move, o, memory) {
    memory.z! += move * memory.warmUp!
    return after + move * memory.warmUp! * (1 - of(o, 'momentum', 0.9) * (1 - memory.c!))
  },
}

const sparseAdam: StepOracle = {
  cases: [{}, { betas: [0.8, 0.95], eps: 1e-4 }],
  next(w, g, lr, t, o, memory) {
    const [beta1, beta2] = betasOf(o, [0.9, 0.999])
    const { m, v } = moments(g, [beta1, beta2], memory)
    const stepSize = (lr * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t)
    return w - (stepSize * m) / (Math.sqrt(v) + of(o, 'eps', 1e-8))
  },
}

/** By the rule's name in the registry: a rule without one fails the conformance tests. */
export const stepOracles: Readonly<Record<string, StepOracle>> = {
  adam,
  nadam,
  radam,
  sgd,
  rmsprop,
  adagrad,
  lion,
  muon,
  adadelta,
  adamax,
  asgd,
  rprop,
  scheduleFreeAdam,
  scheduleFreeSgd,
  adafactor,
  sparseAdam,
  soap,
}
