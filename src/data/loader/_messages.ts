import type { PackedError } from './_pack.js'
import type { CollateOptions } from './collate.js'
import type { Draw } from './dataset.js'
import type { WorkerSpec } from './worker-form.js'

/** What a thread is started with. */
export interface WorkerStart {
  readonly spec: WorkerSpec
  /** Missing if the main thread makes the batches of the samples. */
  readonly collate?: CollateOptions
  /** Whether samples that cannot be made are left out. */
  readonly skips: boolean
}

/** A batch to make. */
export interface Job {
  readonly id: number
  readonly indices: Int32Array
  readonly draw: Draw
  /** The samples that the main thread gives, packed. */
  readonly given?: unknown
}

/** A batch that was made, packed; or what went wrong. */
export type Answer =
  | {
      readonly id: number
      readonly batch: unknown
      readonly skipped: readonly { readonly sample: number; readonly error: PackedError }[]
    }
  | { readonly id: number; readonly error: PackedError }
