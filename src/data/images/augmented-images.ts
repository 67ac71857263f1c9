import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import {
  checkFunction,
  checkInteger,
  checkKnownKeys,
  checkObject,
  checkOneOf,
  checkString,
  show,
} from '../../_check.js'
import { type ErrorCode, PdecayError } from '../../errors.js'
import { core, type NativeSource, type Pipeline } from '../../native/index.js'
import { handleOf, isTensor, wrap } from '../../tensor/core/handle.js'
import type { Tensor } from '../../tensor/core/tensor.js'
import { tensor } from '../../tensor/index.js'
import type { BatchDataset, Draw } from '../loader/dataset.js'
import { checkTransforms, encodeTransforms, sizeAfter, type Transform } from '../transforms/list.js'
import { jpegCore } from './_turbojpeg.js'
import { type ImageLayout, jpegInfo, layouts } from './decode-jpeg.js'

/** Images of one size in memory. */
export interface MemoryImages {
  /** The pixels of all images: bytes, or a uint8 tensor on the CPU. They are copied. */
  images: Tensor | Uint8Array
  /** The shape of an image: [channels, height, width], or [height, width, channels] in the layout 'hwc'. */
  shape: readonly [number, number, number] | readonly number[]
  /** The order of an image's bytes. Default 'chw'. */
  layout?: ImageLayout
}

/** Images of one size, without compression, in a file. They are read as they are needed. */
export interface RecordImages {
  /** The file. */
  file: string
  /** The number of images. */
  count: number
  /** The shape of an image, as in {@link MemoryImages}. */
  shape: readonly [number, number, number] | readonly number[]
  /** The order of an image's bytes. Default 'chw'. */
  layout?: ImageLayout
  /** The byte at which the first image begins. Default 0. */
  offset?: number
  /** Bytes from the beginning of one image to the next. Default: an image's size. */
  stride?: number
}

/** JPEG images, one file each. */
export interface JpegFiles {
  files: readonly string[]
}

/** JPEG images within one file, such as a tar archive. */
export interface JpegPack {
  /** The file. */
  pack: string
  /** For each image the byte at which it begins. */
  offsets: readonly number[] | Float64Array
  /** For each image its size in bytes. */
  lengths: readonly number[] | Float64Array
}

/** Where images are. */
export type ImageSource = MemoryImages | RecordImages | JpegFiles | JpegPack

/** Options of {@link AugmentedImages}. */
export interface AugmentedImagesOptions {
  /** Where the images are. */
  source: ImageSource
  /** The class of each image, in [0, 2^31). */
  labels: Int32Array | Uint8Array | readonly number[]
  /** Applied to each image, in this order. Default: none. */
  transforms?: readonly Transform[]
  /** The number of classes. Required by `mixup` and `cutmix`, else labels are not checked without it. */
  classes?: number
  /** Channels of the result, into which JPEG images are converted: 1 or 3. Default 3; those of the images in memory. */
  channels?: 1 | 3
  /** The type of `inputs`; 'uint8' only without `normalize`, `mixup` and `cutmix`. Default 'float32', in [0, 1] before `normalize`. */
  dtype?: 'float32' | 'uint8'
  /** Threads that make batches, in [1, 256]. They never change a batch. Default: the number of processors. */
  threads?: number
  /**
   * What to do if an image cannot be read: throw an error, leave it out of the batch, or leave it out and call a function
   * with the error and the index of the image. Default 'throw'.
   */
  onError?: 'throw' | 'skip' | ((error: PdecayError, sample: number) => void)
}

/** A batch of images and their classes. */
export interface AugmentedBatch {
  /** float32 or uint8, [batch, channels, height, width]. */
  inputs: Tensor
  /** int64 [batch]; after `mixup` or `cutmix` float32 [batch, classes]. */
  targets: Tensor
}

const sides = '[1, 16384]'

function checkLayout(source: MemoryImages | RecordImages) {
  const layout = checkOneOf('source.layout', source.layout ?? 'chw', layouts)
  const { shape } = source
  if (!Array.isArray(shape) || shape.length !== 3)
    throw new TypeError(`Expected three sizes for source.shape but received ${show(shape)}`)
  const [channels, height, width] = layout === 'chw' ? shape : [shape[2], shape[0], shape[1]]
  if (channels !== 1 && channels !== 3)
    throw new RangeError(`Expected 1 or 3 channels for source.shape but received ${show(channels)}`)
  return {
    channels,
    height: checkInteger('source.shape', height, sides),
    width: checkInteger('source.shape', width, sides),
    channelsFirst: layout === 'chw',
  }
}

/** What was learnt of a source: its images, and their size where they have one. */
interface Checked {
  native: NativeSource
  count: number
  size?: { channels: number; height: number; width: number }
}

function checkMemory(source: MemoryImages): Checked {
  checkKnownKeys('source', source, ['images', 'shape', 'layout'])
  const size = checkLayout(source)
  const { images } = source
  const bytes = size.channels * size.height * size.width
  const isBytes = images instanceof Uint8Array
  if (!isBytes && (!isTensor(images) || images.dtype !== 'uint8' || images.device !== 'cpu'))
    throw new TypeError(
      `Expected a uint8 tensor or a Uint8Array for source.images but received ${show(images)}`,
    )
  const elements = isBytes ? images.length : images.numel
  if (elements % bytes !== 0)
    throw new RangeError(`Expected a multiple of ${bytes} bytes for source.images but received ${elements}`)
  const count = elements / bytes
  // A copy in any case: threads read it, and the caller may change the memory of a tensor at any time.
  const copy = isBytes ? tensor(images) : images.contiguous().clone()
  return { native: { kind: 'memory', images: handleOf(copy.reshape([count, bytes])), ...size }, count, size }
}

function checkRecords(source: RecordImages): Checked {
  checkKnownKeys('source', source, ['file', 'count', 'shape', 'layout', 'offset', 'stride'])
  const size = checkLayout(source)
  const bytes = size.channels * size.height * size.width
  const count = checkInteger('source.count', source.count, '[0, 2147483647]')
  const offset = checkInteger('source.offset', source.offset ?? 0, '[0, 1e12]')
  const stride = checkInteger('source.stride', source.stride ?? bytes, `[${bytes}, 1e9]`)
  const path = checkString('source.file', source.file)
  return { native: { kind: 'records', path, offset, stride, count, ...size }, count, size }
}

function checkFiles(source: JpegFiles): Checked {
  checkKnownKeys('source', source, ['files'])
  const { files } = source
  if (!Array.isArray(files))
    throw new TypeError(`Expected an array for source.files but received ${show(files)}`)
  const paths = files.map((each, i) => checkString(`source.files[${i}]`, each))
  return { native: { kind: 'files', paths }, count: paths.length }
}

function checkPack(source: JpegPack): Checked {
  checkKnownKeys('source', source, ['pack', 'offsets', 'lengths'])
  const list = (name: 'offsets' | 'lengths') =>
    Float64Array.from(source[name], (each) => checkInteger(`source.${name}`, each, '[0, 9007199254740991]'))
  const offsets = list('offsets')
  const lengths = list('lengths')
  if (offsets.length !== lengths.length)
    throw new RangeError(
      `Expected ${offsets.length} numbers for source.lengths but received ${lengths.length}`,
    )
  const path = checkString('source.pack', source.pack)
  return { native: { kind: 'pack', path, offsets, lengths }, count: offsets.length }
}

function checkSource(source: ImageSource): Checked {
  checkObject('source', source)
  if ('images' in source) return checkMemory(source)
  if ('files' in source) return checkFiles(source)
  if ('file' in source) return checkRecords(source)
  if ('pack' in source) return checkPack(source)
  throw new TypeError(`Expected images, file, files or pack in source but received ${show(source)}`)
}

/** The size of the first image, where no transform decides on it. */
function sizeOfFirst(native: NativeSource): readonly [number, number] {
  if (native.kind === 'files' && native.paths[0] !== undefined) {
    const path = native.paths[0]
    try {
      const { height, width } = jpegInfo(readFileSync(path))
      return [height, width]
    } catch (error) {
      const code = error instanceof PdecayError ? error.code : 'ERR_FILE'
      const reason = error instanceof Error ? error.message : show(error)
      throw new PdecayError(code, `${path}: ${reason}`, { cause: error })
    }
  }
  throw new TypeError('Expected a resize or a crop in transforms, which gives the images one size')
}

/**
 * Images that threads of the addon read, decode, transform and convert, ahead of the step: no JavaScript runs for a sample.
 * Batches are promises, so give the set to a `DataLoader` with `prefetch`, and iterate it with `for await`. Each random number
 * follows from the seed of the loader, the epoch and the sample; the number of threads does not change a batch, and a loader
 * that is resumed gives the same ones.
 *
 * @throws TypeError, RangeError for an invalid option; PdecayError `ERR_FILE`, `ERR_DATA` for a file that is missing or too
 *   short; `ERR_NATIVE_LOAD` where JPEG images are to be read and libturbojpeg is not installed
 * @example
 * ```ts
 * const { randomCrop, randomHorizontalFlip, normalize } = data.transforms
 * const set = new data.AugmentedImages({
 *   source: { images: new Uint8Array(100 * 3 * 32 * 32), shape: [3, 32, 32] },
 *   labels: new Uint8Array(100),
 *   transforms: [randomCrop(32, { padding: 4 }), randomHorizontalFlip(), normalize({ mean: 0.5, std: 0.25 })],
 * })
 * const { inputs, targets } = await set.batch(Int32Array.of(3, 1)) // [2, 3, 32, 32] and [2]
 * ```
 */
export class AugmentedImages implements BatchDataset<Promise<AugmentedBatch>> {
  /** The number of images. */
  readonly length: number
  /** [channels, height, width] of the result. */
  readonly shape: readonly [number, number, number]
  /** The transforms, with all defaults. */
  readonly transforms: readonly Transform[]
  private readonly pipeline: Pipeline
  private readonly onError: AugmentedImagesOptions['onError']
  private skips = 0
  private pending = 0
  private isClosed = false

  constructor(options: AugmentedImagesOptions) {
    checkKnownKeys('AugmentedImages options', options, [
      ...['source', 'labels', 'transforms', 'classes', 'channels', 'dtype', 'threads', 'onError'],
    ])
    const { onError = 'throw' } = options
    if (typeof onError === 'string') checkOneOf('onError', onError, ['throw', 'skip'])
    else checkFunction('onError', onError)
    const transforms = checkTransforms(options.transforms ?? [])
    const { native, count, size } = checkSource(options.source)
    const labels = checkLabels(options.labels, count, options.classes)
    const channels = options.channels ?? size?.channels ?? 3
    if (channels !== 1 && channels !== 3)
      throw new RangeError(`Expected 1 or 3 for channels but received ${show(channels)}`)
    if (size && size.channels !== channels)
      throw new RangeError(
        `Expected ${size.channels} for channels, as in source.shape, but received ${channels}`,
      )
    const mixes = transforms.some(({ kind }) => kind === 'mixup' || kind === 'cutmix')
    if (mixes && options.classes === undefined)
      throw new TypeError('Expected classes, the number of classes, for mixup and cutmix')
    const asBytes = checkOneOf('dtype', options.dtype ?? 'float32', ['float32', 'uint8']) === 'uint8'
    if (asBytes && (mixes || transforms.some(({ kind }) => kind === 'normalize')))
      throw new TypeError("Expected dtype 'float32' with normalize, mixup and cutmix")
    const threads = checkInteger('threads', options.threads ?? availableParallelism(), '[1, 256]')
    const [height, width] =
      sizeAfter(transforms, size && [size.height, size.width]) ??
      sizeAfter(transforms, sizeOfFirst(native)) ??
      []
    const encoded = native.kind === 'files' || native.kind === 'pack'
    this.pipeline = (encoded ? jpegCore() : core()).createPipeline({
      source: native,
      labels,
      transforms: encodeTransforms(transforms),
      channels,
      height: height!,
      width: width!,
      asBytes,
      classes: options.classes ?? 0,
      threads,
    })
    this.length = count
    this.shape = [channels, height!, width!]
    this.transforms = transforms
    this.onError = onError
  }

  /** How many images were left out because of errors; see `onError`. */
  get skipped(): number {
    return this.skips
  }

  /**
   * Asks the threads for the images with these indices, in this order.
   *
   * @param draw what the random numbers follow from. Default: seed and epoch 0, and the indices
   * @returns `inputs` and `targets`
   * @throws PdecayError `ERR_DATA`, `ERR_FILE`, with the sample, the file and the byte
   */
  async batch(
    indices: Int32Array,
    draw: Draw = { seed: 0, epoch: 0, samples: indices },
  ): Promise<AugmentedBatch> {
    if (this.isClosed) throw new PdecayError('ERR_THREAD', 'The data set is closed')
    this.pending++
    try {
      return await this.make(indices, draw)
    } finally {
      this.pending--
      this.endThreads()
    }
  }

  /** Ends the threads, after the batches that were asked for. Later ones are rejected with `ERR_THREAD`. */
  close(): void {
    this.isClosed = true
    this.endThreads()
  }

  /** The same as {@link close}. */
  [Symbol.dispose](): void {
    this.close()
  }

  private async make(indices: Int32Array, draw: Draw): Promise<AugmentedBatch> {
    const { seed, epoch, samples, repeats = null } = draw
    const [inputs, targets, failures] = await core().submitBatch(
      this.pipeline,
      indices,
      seed,
      epoch,
      samples,
      repeats,
    )
    // Without memory for the tensors nothing was made.
    if (inputs === null || targets === null) throw new PdecayError(failures[0]![1], failures[0]![2])
    const batch = { inputs: wrap(inputs), targets: wrap(targets) }
    if (failures.length > 0) this.report(failures, samples, batch)
    return batch
  }

  /** Threads that were ended earlier would leave promises that never settle, and keep the process alive. */
  private endThreads(): void {
    if (this.isClosed && this.pending === 0) core().closePipeline(this.pipeline)
  }

  private report(
    failures: readonly [number, ErrorCode, string][],
    samples: Int32Array,
    batch: AugmentedBatch,
  ): void {
    const errors = failures.map(
      ([place, code, message]) => new PdecayError(code, `Sample ${samples[place]}: ${message}`),
    )
    const first = errors[0]!
    const fail = (error: PdecayError): never => {
      batch.inputs.dispose()
      batch.targets.dispose()
      throw error
    }
    if (this.onError === 'throw') fail(first)
    this.skips += failures.length
    if (typeof this.onError === 'function')
      for (const [i, error] of errors.entries()) this.onError(error, samples[failures[i]![0]]!)
    if (failures.length === samples.length)
      fail(new PdecayError(first.code, `Every sample of a batch failed. ${first.message}`, { cause: first }))
  }
}

function checkLabels(labels: unknown, count: number, classes: number | undefined): Int32Array {
  if (!Array.isArray(labels) && !(labels instanceof Int32Array) && !(labels instanceof Uint8Array))
    throw new TypeError(
      `Expected an Int32Array, a Uint8Array or numbers for labels but received ${show(labels)}`,
    )
  if (labels.length !== count)
    throw new RangeError(`Expected ${count} labels, one for each image, but received ${labels.length}`)
  const range =
    classes === undefined ? '[0, 2147483647]' : `[0, ${checkInteger('classes', classes, '[1, 16777216]')})`
  return Int32Array.from(labels as readonly number[], (label, i) =>
    checkInteger(`labels[${i}]`, label, range),
  )
}
