import { decayOracles } from './decays.js'
import type { Memory, Options } from './step.js'
import { stepOracles } from './steps.js'

export interface Rules {
  readonly step: string
  readonly stepOptions: Options
  readonly decay: string
  readonly decayOptions: Options
  readonly maximize?: boolean
  readonly cautious?: boolean
  readonly trust?: 'none' | 'lamb' | 'lars'
  readonly trustCoefficient?: number
  readonly trustLimit?: number
}

/** One parameter's optimizer in float64: it remembers what a step and a decay remember, for each weight. */
export class Oracle {
  readonly memories: readonly Memory[]
  /** How far the inner step has moved each weight in the last step, before the decay. */
  readonly moves: Float64Array
  /** What a decay remembers of the whole parameter. */
  readonly shared: Memory = {}
  #t = 0
  #mean: number | null = null

  constructor(
    readonly rules: Rules,
    size: number,
    readonly shape: readonly number[] = [1, size],
  ) {
    this.memories = Array.from({ length: size }, () => ({}))
    this.moves = new Float64Array(size)
  }

  /** The weights after one step from `weights`; options given here (a schedule's) go before the rules' own. */
  step(
    weights: ArrayLike<number>,
    gradients: ArrayLike<number>,
    lr: number,
    now: Options = {},
  ): Float64Array {
    const { step, decay, stepOptions, decayOptions, maximize, cautious } = this.rules
    const [s, d] = [stepOracles[step]!, decayOracles[decay]!]
    const o = { ...decayOptions, ...now }
    this.#t++
    this.#mean = runningMean(this.#mean, weights, (o.meanBeta ?? 0.99) as number)
    const before = Float64Array.from(weights)
    const pulled = before.map((w, i) => {
      const raw = maximize ? -gradients[i]! : gradients[i]!
      return d.gradient && !(cautious && raw * w < 0) ? d.gradient(w, raw, o) : raw
    })
    const given =
      s.direct?.(pulled, this.shape, stepOptions, this.memories, { weights: before, t: this.#t }) ?? pulled
    const seen = given.map((g) => g * this.#trust('lars', before, given))
    const after = before.map((w, i) => s.next(w, seen[i]!, lr, this.#t, stepOptions, this.memories[i]!))
    this.moves.set(before.map((w, i) => Math.abs(after[i]! - w)))
    // Where a step settles, the decay acts on the weights at which the gradient was taken.
    const acted = s.settle ? before : after
    const updates = before.map((w, i) => (acted[i]! - w) / lr)
    const ratio = lr === 0 ? 1 : this.#trust('lamb', before, updates)
    const moved = ratio === 1 ? acted : before.map((w, i) => w + ratio * (acted[i]! - w))
    const blend = d.blend?.(before, moved, lr, o, this.shared, this.#t)
    return before.map((w, i) => {
      const [m, memory] = [moved[i]!, this.memories[i]!]
      let decayed = m
      if (blend && blend.keep === blend.move) decayed = m * blend.keep
      else if (blend) decayed = blend.keep * w + blend.move * (m - w)
      else if (d.apply) decayed = d.apply(w, m, lr, o, memory, this.#mean!)
      if (cautious && !d.gradient && (w - after[i]!) * w < 0) decayed = m
      return s.settle ? s.settle(after[i]!, decayed - w, stepOptions, memory) : decayed
    })
  }

  #trust(kind: 'lamb' | 'lars', weights: Float64Array, update: Float64Array): number {
    if (this.rules.trust !== kind) return 1
    const [w, u] = [Math.hypot(...weights), Math.hypot(...update)]
    const { trustCoefficient = 1, trustLimit = Number.POSITIVE_INFINITY } = this.rules
    return w === 0 || u === 0 ? 1 : Math.min((trustCoefficient * w) / u, trustLimit)
  }
}

function runningMean(old: number | null, weights: ArrayLike<number>, beta: number): number {
  const mean = Array.from(weights, Math.abs).reduce((sum, size) => sum + size, 0) / weights.length
  return old === null ? mean : beta * old + (1 - beta) * mean
}
