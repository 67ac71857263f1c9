import type { Handle } from './handle.js'

/** Batch assembly. */
export interface DataCore {
  /** Returns [inputs, targets]. scale and shift have one number per channel. */
  gatherImages(
    images: Uint8Array,
    labels: Uint8Array,
    shape: readonly number[],
    scale: Float64Array,
    shift: Float64Array,
    indices: Int32Array,
  ): [Handle, Handle]
}
