// The decay rules in float64, one weight at a time, from the formulas of their sources; never from the kernels.
import { prox as proxPoint } from './prox.js'
import type { Memory, Options } from './steps.js'

export interface DecayOracle {
  readonly cases: readonly Options[]
  /** Coupled rules: the gradient that the step sees. */
  gradient?(w: number, g: number, o: Options): number
  /** The weight after the decay. `meanSize` is the running mean of |w| over the tensor. */
  apply?(before: number, after: number, lr: number, o: Options, memory: Memory, meanSize: number): number
}

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
}
