import type { AnyModule } from '../../nn/index.js'
import type { GradScaler, Optimizer, PreparedLoad } from '../../optim/index.js'
import type { Tensor } from '../../tensor/index.js'
import type { FitResult, Progress } from '../progress.js'

/** What a callback sees of the training that it is called in. */
export interface FitContext {
  readonly model: AnyModule
  readonly optimizer: Optimizer
  readonly scaler: GradScaler | undefined
  /** The step that the training is to end after. */
  readonly steps: number
  /** All callbacks of this training. */
  readonly callbacks: readonly Callback[]
  /** Ends the training after the step in progress; the reason stands in the result's `stopped`. */
  stop(reason: string): void
}

/** What a callback keeps in a checkpoint: tensors by name, and values that JSON can hold. */
export interface CallbackState {
  tensors?: Readonly<Record<string, Tensor>>
  values?: unknown
}

type Awaitable = void | Promise<void>

/**
 * Something that takes part in a training: `fit` calls its methods, in the order of the callbacks' list, and waits for
 * promises. An error that one throws ends the training.
 *
 * @example
 * ```ts
 * const lossCurve = (): train.Callback & { losses: number[] } => ({
 *   name: 'loss-curve',
 *   losses: [],
 *   onLog({ figures }) {
 *     this.losses.push(figures.loss!)
 *   },
 *   stateDict() {
 *     return { values: this.losses }
 *   },
 *   prepareLoad({ values }) {
 *     return { commit: () => void (this.losses = values as number[]) }
 *   },
 * })
 * ```
 */
export interface Callback {
  /** Names it in checkpoints; no two of a training have the same. */
  readonly name: string
  /** Before the first step. */
  onStart?(fit: FitContext, from: number): Awaitable
  /** After each step of the optimizer. Called within the step's scope: `keep` what shall live on. */
  onStep?(step: number, fit: FitContext): void
  /** After each step, when its tensors are freed and figures, if they are due, were told of. */
  afterStep?(progress: Progress, fit: FitContext): Awaitable
  /** When figures are read. */
  onLog?(progress: Progress, fit: FitContext): Awaitable
  /** After each evaluation, with its figures. */
  onEvaluate?(figures: Readonly<Record<string, number>>, progress: Progress, fit: FitContext): Awaitable
  /** After each whole pass over the data. */
  onEpoch?(progress: Progress, fit: FitContext): Awaitable
  /** After the last step, also of a training that was stopped or interrupted. */
  onEnd?(result: FitResult, fit: FitContext): Awaitable
  /** What a checkpoint is to keep. */
  stateDict?(): CallbackState
  /**
   * Checks a saved state whole, and changes nothing.
   * @returns takes the state in by `commit`, which does not fail
   */
  prepareLoad?(state: Required<CallbackState>): PreparedLoad
}
