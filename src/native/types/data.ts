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
  /** Opens libturbojpeg, the first of these that is there; returns its path. */
  openTurboJpeg(candidates: readonly string[]): string
  /** Returns [height, width, components]. */
  jpegHeader(bytes: Uint8Array): [number, number, number]
  /** Returns a uint8 tensor. `channels` 0 keeps gray images gray; `scale` is 1, 2, 4 or 8. */
  decodeJpeg(bytes: Uint8Array, channels: number, scale: number, channelsFirst: boolean): Handle
}
