import type { Handle } from './handle.js'

/** One group's storage, as the native optimizer reads it. */
export interface NativeStorage {
  state: 'same' | 'float32' | 'bfloat16'
  master: boolean
  stochastic: boolean
  seed: number
}
export interface NativeOptimizer {
  addGroup(
    step: string,
    decay: string,
    handles: Float64Array,
    decayed: Uint8Array,
    values: Float64Array,
    storage: NativeStorage,
  ): number
  /** Takes options, so that state that they ask for can be set. */
  accept(values: Float64Array): void
  /**
   * A list of one handle stands for a number that a device knows. Bit 0 of what it returns: a decayed parameter was all
   * zeros when first seen, zeroStart() tells which; bit 1: a graph was captured, and nothing ran.
   */
  step(
    values: Float64Array,
    gradScale?: number | Float64Array,
    foundInf?: boolean | Float64Array,
    check?: boolean,
  ): number
  /** As `accept`, and sends them to where a replayed graph reads them. */
  setValues(values: Float64Array): void
  /** What the last step with `check` found: 1 or 0, where the gradients are. */
  foundInf(): Handle | undefined
  /** Whether some parameter is a device's. */
  onDevice(): boolean
  zeroGrad(setToNone: boolean): void
  hasNonFiniteGradient(): boolean
  /** Infinity for none. */
  clip(value: number, norm: number): void
  /** Found by the last step that clipped by norm. */
  gradNorm(): number
  zeroStart(): number[]
  /** Per parameter: elements, zeros, those below the threshold, decayed (0 or 1). */
  counts(): Float64Array
  /** Weights by decade, zeros and NaN aside: below 1e-12, up to 1e-11, …, up to 1e2, from 1e2. */
  histogram(index: number): number[]
  state(index: number): Record<string, Handle>
  /** A slot that is missing starts as on the first step. */
  setState(index: number, names: readonly string[], handles: Float64Array): void
  /** Which parameters decay from the next step on: 1 or 0 for each. */
  setDecayed(decayed: Uint8Array): void
}
export interface OptimCore {
  registry(): string
  groupHeader(): string[]
  Optimizer: new (settings: { zeroThreshold?: number }) => NativeOptimizer
}
