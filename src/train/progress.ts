import type { Tensor } from '../tensor/index.js'

/** What a step computes: the loss, or the loss and other figures, each a tensor of one element. */
export type Figures = { loss: Tensor } & Record<string, Tensor>

/** Where a run is after a step. */
export interface Progress {
  /** Steps done, those of the run before a resume included. */
  step: number
  /** Passes over the data, with fractions. */
  epoch: number
  /** The figures of the latest step that was read; `loss` is among them. */
  figures: Readonly<Record<string, number>>
  /** Over the steps of this call, without the time spent in hooks and evaluations. */
  samplesPerSecond: number
  /** Into how many parts batches are cut. */
  microBatches: number
}

/** How a call of `fit` ended. */
export interface FitResult extends Progress {
  /** Whether `signal` ended the run before its time. */
  interrupted: boolean
  /** Why a callback ended the run before its time, where one did. */
  stopped?: string
  /** The figures of the latest evaluation. */
  evaluated?: Readonly<Record<string, number>>
}
