import { checkInteger, checkKnownKeys } from '../../_check.js'
import { core } from '../../native/index.js'
import { wrap } from '../../tensor/core/handle.js'
import type { Tensor } from '../../tensor/core/tensor.js'
import type { BatchDataset, Dataset } from '../loader/dataset.js'

/** A batch of images and their classes. */
export interface ImageBatch {
  /** float32, [batch, channels, height, width]. */
  inputs: Tensor
  /** int64, [batch]. */
  targets: Tensor
}

/** Options of {@link ImageDataset}. */
export interface ImageDatasetOptions {
  /** The pixels of all images, concatenated, each image [channels, height, width]. */
  images: Uint8Array
  /** The class of each image. */
  labels: Uint8Array
  /** Channels, height and width of an image. */
  shape: readonly [number, number, number] | readonly number[]
  /** How many classes there are. */
  classes: number
  /** Subtracted from pixels in [0, 1], one number per channel. Default 0. */
  mean?: readonly number[]
  /** Pixels are then divided by it, one number per channel. Default 1. */
  std?: readonly number[]
}

/**
 * Images stored as bytes, each with a class. One native call creates a batch: it gathers the images and converts their
 * pixels to floats, (pixel / 255 − mean) / std.
 *
 * @throws TypeError, RangeError for an invalid option, or pixels and labels that do not match
 * @example
 * ```ts
 * const images = Uint8Array.from({ length: 2 * 3 * 4 * 4 }, (_, i) => i)
 * const set = new data.ImageDataset({ images, labels: Uint8Array.of(0, 1), shape: [3, 4, 4], classes: 2 })
 * const { inputs, targets } = set.batch(Int32Array.of(1, 0)) // shapes [2, 3, 4, 4] and [2]
 * ```
 */
export class ImageDataset implements BatchDataset<ImageBatch>, Dataset<ImageBatch> {
  /** How many images there are. */
  readonly length: number
  /** Channels, height and width of an image. */
  readonly shape: readonly number[]
  /** How many classes there are. */
  readonly classes: number
  /** The class of each image. */
  readonly labels: Uint8Array
  readonly #images: Uint8Array
  readonly #scale: Float64Array
  readonly #shift: Float64Array

  constructor(options: ImageDatasetOptions) {
    checkKnownKeys('ImageDataset options', options, ['images', 'labels', 'shape', 'classes', 'mean', 'std'])
    const { images, labels, shape, classes } = options
    if (!(images instanceof Uint8Array)) throw new TypeError('Expected a Uint8Array for images')
    if (!(labels instanceof Uint8Array)) throw new TypeError('Expected a Uint8Array for labels')
    if (!Array.isArray(shape) || shape.length !== 3)
      throw new TypeError('Expected [channels, height, width] for shape')
    for (const size of shape) checkInteger('shape', size, '[1, 65536]')
    this.classes = checkInteger('classes', classes, '[1, 256]')
    const pixels = shape.reduce((a, b) => a * b, 1)
    if (images.length !== labels.length * pixels)
      throw new RangeError(
        `Expected ${labels.length * pixels} pixels in images for ${labels.length} labels but received ${images.length}`,
      )
    const wrong = labels.findIndex((label) => label >= classes)
    if (wrong >= 0)
      throw new RangeError(`Expected labels in [0, ${classes}) but label ${wrong} is ${labels[wrong]}`)
    const channels = shape[0]!
    const mean = perChannel('mean', options.mean, 0, channels)
    const std = perChannel('std', options.std, 1, channels)
    if (std.some((s) => s === 0)) throw new RangeError('Expected no 0 in std')
    this.length = labels.length
    this.shape = Object.freeze([...shape])
    this.labels = labels
    this.#images = images
    this.#scale = std.map((s) => 1 / (255 * s))
    this.#shift = mean.map((m, c) => -m / std[c]!)
  }

  /**
   * The images with these indices, in this order.
   * @returns `inputs`, float32 [n, channels, height, width], and `targets`, int64 [n]
   */
  batch(indices: Int32Array): ImageBatch {
    const [inputs, targets] = core().gatherImages(
      this.#images,
      this.labels,
      this.shape,
      this.#scale,
      this.#shift,
      indices,
    )
    return { inputs: wrap(inputs), targets: wrap(targets) }
  }

  /**
   * The image with this index.
   * @returns `inputs`, float32 [channels, height, width], and `targets`, an int64 tensor without dimensions
   */
  get(index: number): ImageBatch {
    const { inputs, targets } = this.batch(Int32Array.of(checkInteger('index', index)))
    return { inputs: inputs.squeeze(0), targets: targets.squeeze(0) }
  }
}

function perChannel(
  name: string,
  values: readonly number[] | undefined,
  fallback: number,
  channels: number,
): Float64Array {
  if (values === undefined) return new Float64Array(channels).fill(fallback)
  if (!Array.isArray(values) || values.length !== channels || values.some((v) => !Number.isFinite(v)))
    throw new TypeError(`Expected ${channels} finite numbers for ${name}, one for each channel`)
  return Float64Array.from(values)
}
