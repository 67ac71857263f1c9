import type { Handle } from './handle.js'

/** Batch assembly. */
export interface DataCore {
  /** [inputs, targets]; scale and shift have one number for each channel. */
  gatherImages(
    images: Uint8Array,
    labels: Uint8Array,
    shape: readonly number[],
    scale: Float64Array,
    shift: Float64Array,
    indices: Int32Array,
  ): [Handle, Handle]
}
