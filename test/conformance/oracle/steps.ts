// The inner steps in float64, one weight at a time, from their papers and torch's documentation; never from the kernels.

export type Options = Readonly<Record<string, number | boolean | string | readonly number[]>>
/** What is remembered of one weight (or, for a scalar slot, the same for each weight of a tensor). */
export type Memory = Record<string, number>

/** What is remembered of each weight, by the weight's place. */
export type Memories = readonly Memory[]

export interface StepOracle {
  /** Sets of options that every row is run with; {} is the defaults. */
  readonly cases: readonly Options[]
  /** Of a step with a tensor-level half: what `next` sees as gradients, from those of all weights. */
  direct?(gradients: Float64Array, shape: readonly number[], o: Options, memory: Memories): Float64Array
  /** Whether it moves weights without a gradient. */
  readonly decays?: boolean
  /** The weight after a step with no decay; `t` counts from 1. */
  next(w: number, g: number, lr: number, t: number, o: Options, memory: Memory): number
  /** Where a decay acts on the weight before the step: the weight after both. `move` is the decay's. */
  settle?(after: number, move: number, o: Options, memory: Memory): number
}

const betasOf = (o: Options, fallback: readonly [number, number]) =>
  (o.betas ?? fallback) as readonly [number, number]
const of = (o: Options, name: string, fallback: number) => (o[name] ?? fallback) as number

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

/** Matrices as lists of rows. */
type Matrix = readonly (readonly number[])[]
const times = (a: Matrix, b: Matrix) =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)))
const transposed = (a: Matrix) => a[0]!.map((_, j) => a.map((row) => row[j]!))
const plus = (...terms: [number, Matrix][]) =>
  terms[0]![1].map((row, i) => row.map((_, j) => terms.reduce((sum, [by, m]) => sum + by * m[i]![j]!, 0)))

/** Newton and Schulz's iteration on a matrix, on the side on which it stands. */
function orthogonal(m: Matrix, [a, b, c]: readonly number[], count: number, eps: number): Matrix {
  const norm = Math.max(Math.hypot(...m.flat()), eps)
  let x: Matrix = m.map((row) => row.map((value) => value / norm))
  for (let k = 0; k < count; k++) {
    const gram = times(x, transposed(x))
    const update = plus([b!, gram], [c!, times(gram, gram)])
    x = plus([a!, x], [1, times(update, x)])
  }
  return x
}

const muon: StepOracle = {
  // In the dtype that weights are computed in, which on a device is not the default.
  cases: [
    { nsDtype: 'float64' },
    { nsDtype: 'float64', momentum: 0.8, nesterov: false, adjustLrFn: 'match_rms_adamw', nsSteps: 3 },
  ],
  direct(gradients, shape, o, memories) {
    const momentum = of(o, 'momentum', 0.95)
    const update = gradients.map((g, i) => {
      const b = momentum * (memories[i]!.momentum_buffer ?? 0) + (1 - momentum) * g
      memories[i]!.momentum_buffer = b
      return (o.nesterov ?? true) ? (1 - momentum) * g + momentum * b : b
    })
    const rows = shape[0]!
    const columns = gradients.length / rows
    const heads = of(o, 'heads', 1)
    const matrix = Array.from({ length: rows }, (_, i) => [...update.slice(i * columns, (i + 1) * columns)])
    const height = rows / heads
    const scale =
      o.adjustLrFn === 'match_rms_adamw'
        ? 0.2 * Math.sqrt(Math.max(height, columns))
        : Math.sqrt(Math.max(1, height / columns))
    const coefficients = (o.nsCoefficients ?? [3.4445, -4.775, 2.0315]) as readonly number[]
    const blocks = Array.from({ length: heads }, (_, h) => matrix.slice(h * height, (h + 1) * height))
    return Float64Array.from(
      blocks
        .flatMap((block) => orthogonal(block, coefficients, of(o, 'nsSteps', 5), of(o, 'eps', 1e-7)))
        .flat(),
      (x) => scale * x,
    )
  },
  next: (w, g, lr) => w - lr * g,
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
}
