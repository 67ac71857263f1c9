import type { ErrorCode } from '../../errors.js'
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
  /** A pipeline: threads that make batches of a set of images. It lives as long as the object. */
  createPipeline(options: PipelineOptions): Pipeline
  /**
   * Asks for a batch: [inputs, targets, failures], each failure [place in the batch, code, message]. Without
   * tensors, the whole batch failed, by the one failure.
   */
  submitBatch(
    pipeline: Pipeline,
    indices: Int32Array,
    seed: number,
    epoch: number,
    samples: Int32Array,
    repeats: Int32Array | null,
  ): Promise<[Handle | null, Handle | null, [number, ErrorCode, string][]]>
  /** Ends the threads. The promises of batches that are not made then never settle: close after them. */
  closePipeline(pipeline: Pipeline): void
  /** The transforms of one image, uint8 [channels, height, width]; float32 after normalize. */
  applyTransforms(
    image: Handle,
    transforms: readonly NativeTransform[],
    seed: number,
    epoch: number,
    sample: number,
    repeat: number,
  ): Handle
}

/** A transform: its name, and the numbers that describe it in the order of binding/data/transforms/list.h. */
export type NativeTransform = readonly [string, Float64Array]

/** How images of one size lie in memory. */
export interface NativeLayout {
  channels: number
  height: number
  width: number
  channelsFirst: boolean
}

/** Where the images of a pipeline are. */
export type NativeSource =
  | ({ kind: 'memory'; images: Handle } & NativeLayout)
  | ({ kind: 'records'; path: string; offset: number; stride: number; count: number } & NativeLayout)
  | { kind: 'files'; paths: readonly string[] }
  | { kind: 'pack'; path: string; offsets: Float64Array; lengths: Float64Array }

export interface PipelineOptions {
  source: NativeSource
  labels: Int32Array
  transforms: readonly NativeTransform[]
  /** Of the result. */
  channels: number
  height: number
  width: number
  asBytes: boolean
  classes: number
  threads: number
}

declare const pipeline: unique symbol
export interface Pipeline {
  readonly [pipeline]: true
}
