// What the oracles of inner steps have in common.

export type Options = Readonly<Record<string, number | boolean | string | readonly number[]>>
/** What is remembered of one weight (or, for a scalar slot, the same for each weight of a tensor). */
export type Memory = Record<string, number>

/** What is remembered of each weight, by the weight's place. */
export type Memories = readonly Memory[]

export interface StepOracle {
  /** Sets of options that every row is run with; {} is the defaults. */
  readonly cases: readonly Options[]
  /** Of a step with a tensor-level half: what `next` sees as gradients, from those of all weights. */
  direct?(
    gradients: Float64Array,
    shape: readonly number[],
    o: Options,
    memory: Memories,
    at: { readonly weights: Float64Array; readonly t: number },
  ): Float64Array
  /** Whether it moves weights without a gradient. */
  readonly decays?: boolean
  /** The weight after a step with no decay; `t` counts from 1. */
  next(w: number, g: number, lr: number, t: number, o: Options, memory: Memory): number
  /** Where a decay acts on the weight before the step: the weight after both. `move` is the decay's. */
  settle?(after: number, move: number, o: Options, memory: Memory): number
}

export const betasOf = (o: Options, fallback: readonly [number, number]) =>
  (o.betas ?? fallback) as readonly [number, number]
export const of = (o: Options, name: string, fallback: number) => (o[name] ?? fallback) as number
