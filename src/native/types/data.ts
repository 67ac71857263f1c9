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
  /**
   * Reads rows of CSV from byte `at` on into the memory of the columns from a row on, up to the first row that cannot be read
   * so. Kinds: 0 numbers, 1 booleans (both Float64Array), 2 strings (codes, Int32Array), 3 skipped.
   *
   * @param settings the byte of the delimiter, threads, and the most rows, or -1
   * @returns the number of rows, the byte and the number of line feeds after them; which columns have values; and for each
   *   column of strings the bytes of its different strings, in the order of their codes, and where each ends
   */
  readCsvRows(
    bytes: Uint8Array,
    at: number,
    settings: readonly [delimiter: number, threads: number, mostRows: number],
    missing: readonly string[],
    kinds: Uint8Array,
    memory: readonly (Float64Array | Int32Array | null)[],
    row: number,
  ): [
    rows: number,
    at: number,
    lines: number,
    hasValues: Uint8Array,
    texts: ([Uint8Array, Float64Array] | undefined)[],
  ]
  /** The number of line feeds. */
  countLines(bytes: Uint8Array): number
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
