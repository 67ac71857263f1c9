import type { Handle } from './handle.js'

/** One group's storage, as the native optimizer reads it. */
export interface NativeStorage {
  state: 'same' | 'float32' | 'bfloat16' | 'int8'
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
  /** Sets options, so that the state that they require can be set. */
  accept(values: Float64Array): void
  /**
   * A list of one handle stands for a number that is stored on a device. Bit 0 of the result: a decayed parameter was all
   * zeros when first seen, and zeroStart() returns it. Bit 1: a graph was captured, and nothing ran.
   */
  step(
    values: Float64Array,
    gradScale?: number | Float64Array,
    foundInf?: boolean | Float64Array,
    check?: boolean,
  ): number
  /** Like `accept`, and sends the options to where a replayed graph reads them. */
  setValues(values: Float64Array): void
  /** The result of the last step with `check`, 1 or 0, on the device of the gradients. */
  foundInf(): Handle | undefined
  /** Whether any parameter is on a device. */
  onDevice(): boolean
  zeroGrad(setToNone: boolean): void
  hasNonFiniteGradient(): boolean
  /** Infinity disables clipping. */
  clip(value: number, norm: number): void
  /** The norm computed by the last step that clipped by norm. */
  gradNorm(): number
  zeroStart(): number[]
  /** For each parameter: elements, zeros, elements below the threshold, decayed (0 or 1). */
  counts(): Float64Array
  /** Weights by decade, without zeros and NaN: below 1e-12, up to 1e-11, …, up to 1e2, from 1e2. */
  histogram(index: number): number[]
  state(index: number): Record<string, Handle>
  /** Missing slots start as on the first step. */
  setState(index: number, names: readonly string[], handles: Float64Array): void
  /** Throws what `setState` would throw, and changes nothing. */
  checkState(index: number, names: readonly string[], handles: Float64Array): void
  /** Which parameters decay from the next step on: 1 or 0 for each. */
  setDecayed(decayed: Uint8Array): void
  /** @param weights whether the parameters are turned into their average, or back; else they are so already */
  setAveraged(averaged: boolean, weights: boolean): void
}
export interface OptimCore {
  registry(): string
  groupHeader(): string[]
  Optimizer: new (settings: { zeroThreshold?: number }) => NativeOptimizer
}
