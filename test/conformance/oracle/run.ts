import { decayOracles } from './decays.js'
import { type Memory, type Options, stepOracles } from './steps.js'

export interface Rules {
  readonly step: string
  readonly stepOptions: Options
  readonly decay: string
  readonly decayOptions: Options
  readonly maximize?: boolean
  readonly cautious?: boolean
}

/** One parameter's optimizer in float64: it remembers what a step and a decay remember, for each weight. */
export class Oracle {
  readonly memories: readonly Memory[]
  #t = 0
  #mean: number | null = null

  constructor(
    readonly rules: Rules,
    size: number,
    readonly shape: readonly number[] = [1, size],
  ) {
    this.memories = Array.from({ length: size }, () => ({}))
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
    const pulled = Float64Array.from({ length: weights.length }, (_, i) => {
      const raw = maximize ? -gradients[i]! : gradients[i]!
      const w = weights[i]!
      return d.gradient && !(cautious && raw * w < 0) ? d.gradient(w, raw, o) : raw
    })
    const directed = s.direct?.(pulled, this.shape, stepOptions, this.memories) ?? pulled
    return directed.map((g, i) => {
      const w = weights[i]!
      const memory = this.memories[i]!
      const after = s.next(w, g, lr, this.#t, stepOptions, memory)
      if (!d.apply) return after
      const decayed = d.apply(w, after, lr, o, memory, this.#mean!)
      return cautious && (w - after) * w < 0 ? after : decayed
    })
  }
}

function runningMean(old: number | null, weights: ArrayLike<number>, beta: number): number {
  const mean = Array.from(weights, Math.abs).reduce((sum, size) => sum + size, 0) / weights.length
  return old === null ? mean : beta * old + (1 - beta) * mean
}
