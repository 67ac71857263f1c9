import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import {
  checkArrayLike,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  checkObject,
  checkString,
  show,
} from '../../_check.js'
import { makeFolder, writeError } from '../../_files.js'
import type { Message } from '../../_protobuf.js'
import { noGrad, Tensor, tidy } from '../../tensor/index.js'
import { summarize } from './_histogram.js'
import { encodePng, type Pixels } from './_png.js'
import type { HistogramFacts } from './events.js'
import * as events from './events.js'

/** Options of a {@link TensorBoardWriter}. */
export interface TensorBoardOptions {
  /** The first step that this writer is to write: readers drop what earlier files of the folder have from there on. */
  purgeStep?: number
}

/** Options of {@link TensorBoardWriter.addHistogram}. */
export interface HistogramOptions {
  /** How many buckets of equal width, in [1, 10000]. Default 64. */
  bins?: number
}

const stepRange = '[0, 9007199254740991]'
/** Files of this process have names of their own. */
let files = 0

/**
 * Writes an event file that TensorBoard reads, as `torch.utils.tensorboard.SummaryWriter` does. Each event is in the file
 * when its method returns, and nothing has to be closed; an event that cannot be written leaves the file as it was.
 *
 * @throws TypeError, RangeError for an option that is wrong; PdecayError `ERR_FILE`, `ERR_NO_SPACE`
 * @example
 * ```ts
 * const writer = new train.TensorBoardWriter('logs/first')
 * for (let step = 1; step <= 100; step++) writer.addScalar('loss', 1 / step, step)
 * writer.addHistogram('weights', model.parameters()[0]!, 100)
 * ```
 */
export class TensorBoardWriter {
  /** The event file. */
  readonly path: string

  /** @param dir the folder of the run's event files. It is made if it is not there. */
  constructor(dir: string, options: TensorBoardOptions = {}) {
    checkString('dir', dir)
    checkKnownKeys('TensorBoardWriter options', options, ['purgeStep'])
    const { purgeStep } = options
    if (purgeStep !== undefined) checkInteger('purgeStep', purgeStep, stepRange)
    const time = String(Math.floor(now())).padStart(10, '0')
    this.path = join(dir, `events.out.tfevents.${time}.${hostname()}.${process.pid}.${files++}`)
    try {
      makeFolder(dir)
    } catch (error) {
      throw writeError(`TensorBoard: cannot make ${dir}`, error)
    }
    this.#write(events.versionEvent(now()))
    if (purgeStep !== undefined) this.#write(events.purgeEvent(now(), purgeStep))
  }

  /**
   * Adds a point of a curve.
   * @param tag the curve's name; a part before `/` groups curves
   * @param value kept as float32; NaN and infinities are kept
   * @param step in [0, 2^53)
   * @throws TypeError, RangeError for an argument that is wrong; PdecayError `ERR_FILE`, `ERR_NO_SPACE`
   */
  addScalar(tag: string, value: number, step: number): void {
    if (typeof value !== 'number')
      throw new TypeError(`Expected number for value but received ${show(value)}`)
    this.#add(tag, step, (name) => events.scalarValue(name, value))
  }

  /**
   * Adds a histogram.
   * @param values a floating-point or integer tensor of any shape, or numbers; values that are not finite are left out
   * @throws RangeError if no value is finite
   */
  addHistogram(
    tag: string,
    values: Tensor | ArrayLike<number>,
    step: number,
    options: HistogramOptions = {},
  ): void {
    checkKnownKeys('addHistogram options', options, ['bins'])
    if (!(values instanceof Tensor)) checkArrayLike('values', values)
    const bins = checkInteger('bins', options.bins ?? 64, '[1, 10000]')
    const facts = summarize(values, bins)
    if (!facts) throw new RangeError(`Expected at least one finite value for the histogram ${show(tag)}`)
    this.addHistogramRaw(tag, facts, step)
  }

  /**
   * Adds a histogram whose values are counted already.
   * @param facts the least and the greatest value, their number, sum and sum of squares; `limits`, the right edges of the
   *   buckets, and `counts` of the same length
   * @throws RangeError if there are not as many counts as limits
   */
  addHistogramRaw(tag: string, facts: HistogramFacts, step: number): void {
    checkObject('facts', facts)
    const { limits, counts } = facts
    checkArrayLike('facts.limits', limits)
    checkArrayLike('facts.counts', counts)
    if (limits.length !== counts.length || limits.length === 0)
      throw new RangeError(
        `Expected as many counts as limits, at least one, but received ${counts.length} and ${limits.length}`,
      )
    this.#add(tag, step, (name) => events.histogramValue(name, facts))
  }

  /**
   * Adds an image, as PNG.
   * @param image shape [H, W] or [C, H, W] with C = 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGB, alpha); uint8, or
   *   floating-point values from 0 to 1, beyond which they are clipped
   */
  addImage(tag: string, image: Tensor, step: number): void {
    const pixels = pixelsOf(image)
    this.#add(tag, step, (name) => events.imageValue(name, pixels, encodePng(pixels)))
  }

  /** Adds text, which TensorBoard shows as Markdown. */
  addText(tag: string, text: string, step: number): void {
    checkString('text', text)
    // As torch's writer names it.
    this.#add(tag, step, (name) => events.textValue(`${name}/text_summary`, text))
  }

  /**
   * Adds the settings of the run and the figures that it reached, for the page “HParams”.
   * @param hparams numbers, texts and booleans by name
   * @param metrics figures by the tag of their curve; added to it at `step`
   * @param step default 0
   * @throws TypeError for a value of another kind
   */
  addHparams(
    hparams: Readonly<Record<string, string | number | boolean>>,
    metrics: Readonly<Record<string, number>>,
    step = 0,
  ): void {
    for (const [name, value] of Object.entries(checkObject('hparams', hparams)))
      if (!['string', 'number', 'boolean'].includes(typeof value))
        throw new TypeError(
          `Expected string, number or boolean for hparams.${name} but received ${show(value)}`,
        )
    for (const [name, value] of Object.entries(checkObject('metrics', metrics)))
      if (typeof value !== 'number') checkNumber(`metrics.${name}`, value)
    checkInteger('step', step, stepRange)
    for (const value of events.hparamsValues(hparams, Object.keys(metrics), true))
      this.#write(events.summaryEvent(now(), 0, [value]))
    for (const [tag, value] of Object.entries(metrics)) this.addScalar(tag, value, step)
  }

  #add(tag: string, step: number, value: (tag: string) => Message): void {
    checkString('tag', tag)
    if (tag === '') throw new RangeError('Expected a name for tag but received an empty text')
    checkInteger('step', step, stepRange)
    this.#write(events.summaryEvent(now(), step, [value(tag)]))
  }

  #write(event: Message): void {
    try {
      append(this.path, events.frame(event.encode()))
    } catch (error) {
      throw writeError(`TensorBoard: cannot write ${this.path}`, error)
    }
  }
}

const now = () => Date.now() / 1000

/** Appends bytes whole or not at all: readers wait at a record that is cut short, and never see what is after it. */
function append(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'a')
  try {
    const { size } = fstatSync(file)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    } catch (error) {
      ftruncateSync(file, size)
      throw error
    }
  } finally {
    closeSync(file)
  }
}

function pixelsOf(image: Tensor): Pixels {
  if (!(image instanceof Tensor)) throw new TypeError(`Expected Tensor for image but received ${show(image)}`)
  const shape = image.ndim === 2 ? [1, ...image.shape] : image.shape
  const [channels = 0, height = 0, width = 0] = shape
  const fits = shape.length === 3 && [1, 2, 3, 4].includes(channels) && height * width > 0
  if (!fits)
    throw new RangeError(
      `Expected an image of shape [H, W] or [C, H, W] with 1 to 4 channels but received [${image.shape}]`,
    )
  if (image.dtype !== 'uint8' && !image.isFloatingPoint())
    throw new TypeError(`Expected uint8 or floating-point values for image but received ${image.dtype}`)
  const bytes = noGrad(() =>
    tidy(() => {
      const last = image.detach().reshape(shape).permute([1, 2, 0])
      const whole =
        image.dtype === 'uint8'
          ? last
          : last.to({ dtype: 'float32' }).clamp({ min: 0, max: 1 }).mul(255).round()
      return Uint8Array.from(whole.flatten().to({ device: 'cpu' }).toArray() as number[])
    }),
  )
  return { channels: channels as Pixels['channels'], height, width, bytes }
}
