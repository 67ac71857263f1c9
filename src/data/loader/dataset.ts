import { checkArrayLike, checkInteger, checkObject } from '../../_check.js'
import { Rng } from './rng.js'

/**
 * A data set that gives one sample at a time, by its index. A data set that reads files or a server returns promises: it
 * is a `Dataset<Promise<…>>`. A {@link DataLoader} collates its samples to batches.
 *
 * @example
 * ```ts
 * const squares: data.Dataset<{ x: number; y: number }> = { length: 100, get: (i) => ({ x: i, y: i * i }) }
 * for (const { x, y } of new data.DataLoader(squares, { batchSize: 10 })) console.log(x.shape, y.shape) // [10] [10]
 * ```
 */
export interface Dataset<Sample> {
  /** The number of samples. */
  readonly length: number
  /**
   * The sample with this index.
   * @param index in [0, length)
   * @param rng for random augmentation: it follows from the loader's seed, the epoch and the index of the sample only
   */
  get(index: number, rng: Rng): Sample
}

/** What the random numbers of a batch follow from. */
export interface Draw {
  /** The seed of the loader. */
  readonly seed: number
  /** The epoch, from 0. */
  readonly epoch: number
  /** For each example of the batch, its index in the data set that the loader was given. */
  readonly samples: Int32Array
  /** For each example, how often the epoch had it before. Missing where a sampler gives no sample twice. */
  readonly repeats?: Int32Array
}

/**
 * A data set that assembles a whole batch at once, such as one in memory. One that returns promises is a
 * `BatchDataset<Promise<…>>`, and its loader is iterated with `for await`.
 */
export interface BatchDataset<Batch> {
  /** The number of examples. */
  readonly length: number
  /**
   * The examples with these indices, in this order.
   * @param indices each in [0, length)
   * @param draw what random augmentation follows from; see {@link rngOf}. A loader always gives it.
   */
  batch(indices: Int32Array, draw?: Draw): Batch
}

/** What the random numbers of an epoch of an {@link IterableDataset} follow from. */
export interface EpochDraw {
  readonly seed: number
  readonly epoch: number
}

/**
 * A data set that gives its samples one after the other, such as one that is read as a stream. The samples of an epoch
 * must follow from `draw` only, so that a resumed run sees the same ones.
 *
 * @example
 * ```ts
 * const lines: data.IterableDataset<string> = {
 *   async *iterate(draw, skip) {
 *     for (let i = skip; i < 5; i++) yield `line ${i}`
 *   },
 * }
 * for await (const batch of new data.DataLoader(lines, { batchSize: 2 })) console.log(batch) // ['line 0', 'line 1'] …
 * ```
 */
export interface IterableDataset<Sample> {
  /** The number of samples in an epoch, if it is known. */
  readonly length?: number
  /**
   * The samples of an epoch.
   * @param draw what a random order and random augmentation follow from
   * @param skip the number of samples to leave out at the start, for a run that is resumed
   */
  iterate(draw: EpochDraw, skip: number): AsyncIterable<Sample> | Iterable<Sample>
}

/** The draw of a batch that no loader asked for: seed 0, epoch 0. */
export const plainDraw = (indices: Int32Array): Draw => ({ seed: 0, epoch: 0, samples: indices })

/** The generator for one example of a batch: it follows from the seed, the epoch and the sample only. */
export function rngOf(draw: Draw, position: number): Rng {
  checkArrayLike('draw.samples', checkObject('draw', draw).samples as ArrayLike<number>)
  checkInteger('position', position, '[0, inf)')
  const repeat = draw.repeats?.[position] ?? 0
  const sample = draw.samples[position]!
  return repeat === 0
    ? new Rng(draw.seed, draw.epoch, sample)
    : new Rng(draw.seed, draw.epoch, sample, repeat)
}

const has = (value: unknown, name: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Record<string, unknown>)[name] === 'function'

/** Whether a data set assembles whole batches. */
export const isBatchDataset = (value: unknown): value is BatchDataset<unknown> => has(value, 'batch')

/** Whether a data set gives samples by index. */
export const isIndexed = (value: unknown): value is Dataset<unknown> => has(value, 'get')

/** Whether a data set gives its samples one after the other. */
export const isIterable = (value: unknown): value is IterableDataset<unknown> => has(value, 'iterate')
