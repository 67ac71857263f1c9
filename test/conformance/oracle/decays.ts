// The decay rules in float64, one weight at a time, from the formulas of their sources; never from the kernels.
import { prox as proxPoint } from './prox.js'
import type { Memory, Options } from './step.js'

export interface DecayOracle {
  readonly cases: readonly Options[]
  /** Coupled rules: the gradient that the step sees. */
  gradient?(w: number, g: number, o: Options): number
  /** The weight after the decay. `meanSize` is the running mean of |w| over the tensor. */
  apply?(before: number, after: number, lr: number, o: Options, memory: Memory, meanSize: number): number
  /** Rules that reduce: what becomes of each weight of an extent, keep · before + move · (after − before). */
  blend?(before: Numbers, after: Numbers, lr: number, o: Options, memory: Memory, t: number): Blend
  /** Whether it gives another step even with a strength of 0, so that its own bounds are not those of decays. */
  readonly reshapes?: boolean
}
type Numbers = ArrayLike<number>
interface Blend {
  keep: number
  move: number
}
const square = (x: Numbers) => Array.from(x).reduce((sum, value) => sum + value * value, 0)

const of = (o: Options, name: string, fallback: number) => (o[name] ?? fallback) as number

const none: DecayOracle = { cases: [{}] }

const lp: DecayOracle = {
  cases: [
    {},
    { p: 0.5, lambda: 0.3 },
    { p: 1, lambda: 0.3, reference: 'after' },
    { p: 4 / 3, lambda: 0.3 },
    { p: 1.5, lambda: 0.3 },
    { p: 2, lambda: 0.3 },
    { p: 3, lambda: 0.3 },
    { p: 1.2, lambda: 0.3, zeros: 'revive' },
  ],
  apply(before, after, lr, o) {
    const p = of(o, 'p', 0.8)
    const strength = p * lr * of(o, 'lambda', 1e-3)
    if (strength === 0) return after
    const size = Math.abs(o.reference === 'after' ? after : before)
    if (p >= 2) return after / (1 + strength * size ** (p - 2))
    const x = (o.zeros === 'revive' ? size + of(o, 'floor', 1e-14) : size) ** (2 - p)
    return after * (x / (x + strength))
  },
}

const softThreshold: DecayOracle = {
  cases: [{}, { lambda: 0.5, weightDecay: 0.2 }, { lambda: 0, weightDecay: 0.2 }],
  apply(_before, after, lr, o) {
    const rest = Math.max(Math.abs(after) - lr * of(o, 'lambda', 1e-3), 0)
    return (Math.sign(after) * rest) / (1 + lr * of(o, 'weightDecay', 0))
  },
}

const prox: DecayOracle = {
  cases: [0, 0.3, 0.5, 2 / 3, 0.8, 1, 1.2, 1.5, 1.8, 2, 3].map((p) => ({ p, lambda: 0.2 })),
  apply: (_before, after, lr, o) => proxPoint(after, lr * of(o, 'lambda', 1e-3), of(o, 'p', 0.5)),
}

const elastic: DecayOracle = {
  cases: [{}, { p: [0.8, 1, 2, 3], lambda: [0.1, 0.2, 0.3, 0.1] }, { p: [1.5], lambda: [0.3] }],
  apply(before, after, lr, o) {
    const [ps, lambdas] = [o.p ?? [0.5, 2], o.lambda ?? [1e-3, 1e-3]] as [number[], number[]]
    const terms = ps.map((p, i) => {
      const strength = p * lambdas[i]! * lr
      return strength === 0 ? 0 : strength * Math.abs(before) ** (p - 2)
    })
    return after / (1 + terms.reduce((sum, term) => sum + term, 0))
  },
}

const coupled: DecayOracle = {
  cases: [{}, { p: 1, lambda: 0.3 }, { p: 1.5, lambda: 0.3 }, { p: 3, lambda: 0.3 }],
  gradient(w, g, o) {
    const [p, lambda] = [of(o, 'p', 2), of(o, 'lambda', 1e-3)]
    return w === 0 ? g : g + p * lambda * Math.sign(w) * Math.abs(w) ** (p - 1)
  },
}

const l2: DecayOracle = {
  cases: [{}, { weightDecay: 0.3 }],
  apply: (before, after, lr, o) => after - before * (lr * of(o, 'weightDecay', 1e-2)),
}

const huber: DecayOracle = {
  cases: [
    {},
    { lambda: 0.5, delta: 0.3 },
    { lambda: 0.5, mode: 'mean' },
    { lambda: 0.5, mode: 'mean', meanBeta: 0.5 },
  ],
  apply(_before, after, lr, o, _memory, meanSize) {
    const tau = lr * of(o, 'lambda', 1e-2)
    const delta = o.mode === 'mean' ? meanSize : of(o, 'delta', 1e-2)
    if (Math.abs(after) <= (1 + tau) * delta) return after / (1 + tau)
    return after - tau * delta * Math.sign(after)
  },
}

const sDynamics: DecayOracle = {
  cases: [{}, { p: 1.2, lambda: 0.3 }, { p: 0.4, lambda: 0.3, form: 'soft' }],
  apply(_before, after, lr, o, memory) {
    const [p, lambda, soft] = [of(o, 'p', 0.8), of(o, 'lambda', 1e-3), o.form === 'soft']
    const q = soft ? 2 * p : p
    const sigma = memory.sigma ?? 0
    const s = Math.exp(sigma)
    const w = soft
      ? Math.sign(after) * Math.max(Math.abs(after) - lambda * q * lr * s, 0)
      : after / (1 + lambda * q * lr * s)
    const y = (soft ? Math.abs(w) : w * w) + 2 * 1e-8 ** (2 / (2 - q))
    const power = s ** (q / (q - 2))
    memory.sigma = sigma - (0.005 * (q - 2) * (power - s * y)) / (q * power + (2 - q) * s * y)
    return w
  },
}

const normDecay: DecayOracle = {
  cases: [
    {},
    { p: 0.5, lambda: 0.3 },
    { p: 2, lambda: 0.3, extent: 'group' },
    { p: 1, lambda: 0.3, extent: 'tensor' },
  ],
  blend(before, _after, lr, o) {
    const [p, norm] = [of(o, 'p', 1), Math.sqrt(square(before))]
    const factor = 1 / (1 + p * lr * of(o, 'lambda', 1e-3) * norm ** (p - 2))
    return { keep: factor, move: factor }
  },
}

const hyperball: DecayOracle = {
  cases: [{}, { radiusScale: 0.5 }],
  reshapes: true,
  blend(before, after, lr, o, memory) {
    if (lr === 0) return { keep: 1, move: 1 }
    memory.first_norm ||= Math.sqrt(square(before))
    const radius = of(o, 'radiusScale', 1) * memory.first_norm
    const size = Math.sqrt(square(Array.from(before, (w, i) => after[i]! - w)))
    if (size === 0 || radius === 0) return { keep: 1, move: 1 }
    const move = (lr * radius) / size
    const scale = radius / Math.sqrt(square(Array.from(before, (w, i) => w + move * (after[i]! - w))))
    return { keep: scale, move: scale * move }
  },
}

const cpr: DecayOracle = {
  cases: [
    { kappaInit: 'uniform', kappa: 900, kappaUpdate: 0.1 },
    { interval: 3, emaDecay: 0.5, kappaUpdate: 0.1 },
    { kappaInit: 'dependent', kappa: 0.9, kappaUpdate: 0.01, byLr: true },
    { kappaInit: 'warmStart', kappa: 4, kappaUpdate: 0.5 },
  ],
  blend(before, after, lr, o, memory, t) {
    const [init, kappa, every] = [
      o.kappaInit ?? 'inflectionPoint',
      of(o, 'kappa', 1000),
      of(o, 'interval', 200),
    ]
    const none = { keep: 1, move: 1 }
    if (lr === 0) return none
    const size = square(after)
    if (memory.bound === undefined) {
      if (init === 'uniform') memory.bound = kappa
      if (init === 'dependent') memory.bound = kappa * square(before)
      if (init === 'warmStart') {
        if (t >= kappa) memory.bound = size
        return none
      }
      if (init === 'inflectionPoint') {
        const decay = of(o, 'emaDecay', 0.99)
        memory.ema = decay * (memory.ema ?? 0) + (1 - decay) * size
        if (t <= every || t % every !== 0) return none
        const gain = memory.ema - (memory.last ?? 0)
        if (t > 3 * every && memory.gain! > gain) memory.bound = size
        memory.last = memory.ema
        if (t > 2 * every) memory.gain = gain
        return none
      }
    }
    const rise = (of(o, 'kappaUpdate', 1) / before.length) * (size - memory.bound!)
    memory.lagmul = Math.max(0, (memory.lagmul ?? 0) + rise)
    const factor = Math.max(0, 1 - 2 * memory.lagmul * (o.byLr ? lr : 1))
    return { keep: factor, move: factor }
  },
}

const rewa: DecayOracle = {
  cases: [{}, { order: 3, exponent: 0.5, offset: 0.1, lambda: 0.3 }, { order: 2.5, lambda: 0.3 }],
  reshapes: true,
  apply(before, after, lr, o) {
    if (lr === 0) return after
    const [k, m, offset] = [of(o, 'order', 3), of(o, 'exponent', 0), of(o, 'offset', 0)]
    const size = Math.abs(before) ** (1 / k)
    const slope = size ** (k - 1)
    const scale = size ** m * (offset === 0 ? 1 : slope / (slope + offset))
    const y =
      Math.sign(before) * size * Math.max(0, 1 - lr * of(o, 'lambda', 1e-3)) + (after - before) * scale
    return Math.sign(y) * Math.abs(y) ** k
  },
}

export const decayOracles: Readonly<Record<string, DecayOracle>> = {
  none,
  lp,
  softThreshold,
  prox,
  elastic,
  coupled,
  l2,
  huber,
  sDynamics,
  normDecay,
  hyperball,
  cpr,
  rewa,
}
