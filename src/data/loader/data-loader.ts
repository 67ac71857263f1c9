import { checkFunction, checkInteger, checkKnownKeys, checkObject, show } from '../../_check.js'
import { Ahead, type Position } from './_ahead.js'
import { checkForm, Given, localMaker, type Maker, streamDraw, threadedMaker } from './_maker.js'
import { moveTo, pin } from './_move.js'
import { type CheckedOptions, checkOptions, type DataLoaderOptions, epochRange } from './_options.js'
import { produce, type Skip } from './_produce.js'
import { Stream } from './_stream.js'
import { type Collated, toTensors } from './collate.js'
import {
  type BatchDataset,
  type Dataset,
  type Draw,
  type IterableDataset,
  isBatchDataset,
  isIndexed,
  isIterable,
} from './dataset.js'
import { type Chain, chainOf, formOf } from './worker-form.js'

export type { DataLoaderOptions } from './_options.js'

/** The position of a loader, and everything that determines the order of its batches. It can be stored as JSON. */
export interface LoaderState {
  /** The current epoch, from 0. */
  epoch: number
  /** The next batch in the epoch, from 0. */
  index: number
  /** Examples in the data set; null if an iterable data set does not tell. */
  examples: number | null
  batchSize: number
  shuffle: boolean
  seed: number
  dropLast: boolean
  /** The description of the sampler. */
  sampler: string
}

const orderKeys = ['examples', 'batchSize', 'shuffle', 'seed', 'dropLast', 'sampler'] as const
type AnyDataset = Dataset<unknown> | BatchDataset<unknown> | IterableDataset<unknown>

/** The batches of an epoch: their indices, and how often the epoch had each sample before, if any is repeated. */
interface Epoch {
  readonly batches: readonly Int32Array[]
  readonly repeats: readonly Int32Array[] | undefined
}

/** Counts the samples that are left out. */
class Skipped {
  count = 0
  /** Undefined if none may be. */
  readonly skip: Skip | undefined

  constructor(onError: CheckedOptions['onError']) {
    if (onError === 'throw') return
    this.skip = (error, sample) => {
      this.count++
      if (typeof onError === 'function') onError(error, sample)
    }
  }
}

const endings = new FinalizationRegistry<Maker>((maker) => maker.close())

class Loader<Batch> implements Iterable<Batch>, AsyncIterable<Awaited<Batch>> {
  /** Batches in an epoch; Infinity if an iterable data set does not tell its length. */
  readonly length: number
  /** Examples in a batch; the last of an epoch may have fewer. */
  readonly batchSize: number
  /** The data set. */
  readonly dataset: AnyDataset
  readonly #options: CheckedOptions
  readonly #examples: number | undefined
  readonly #stream: Stream | undefined
  readonly #chain: Chain | undefined
  readonly #maker: Maker
  readonly #ahead: Ahead<unknown> | undefined
  readonly #epochs = new Map<number, Epoch>()
  #epoch = 0
  #index = 0
  readonly #skipped: Skipped
  /** Whether the next iteration continues the epoch in progress. */
  #isResumed = false

  /** @throws TypeError, RangeError for an invalid data set or option */
  constructor(dataset: AnyDataset, options: DataLoaderOptions & { collate?: unknown } = {}) {
    if (typeof dataset !== 'object' || dataset === null || Array.isArray(dataset))
      throw new TypeError(
        `Expected a data set, an object with length and get, for dataset but received ${show(dataset)}`,
      )
    const checked = checkOptions(options)
    const { batchSize, seed, prefetch, workers, dropLast } = checked
    this.dataset = dataset
    this.batchSize = batchSize
    this.#options = checked
    this.#skipped = new Skipped(checked.onError)
    if (isIterable(dataset)) {
      for (const name of ['shuffle', 'sampler', 'batchSampler'] as const)
        if (options[name])
          throw new TypeError(`Expected no ${name} for an iterable data set, which decides on its own order`)
      this.#chain = (dataset as { [chainOf]?: () => Chain })[chainOf]?.()
      this.#stream = new Stream(this.#chain?.base ?? dataset, batchSize, seed)
      this.#examples =
        dataset.length === undefined
          ? undefined
          : checkInteger('dataset.length', dataset.length, '[0, 9007199254740991]')
      const batches = (this.#examples ?? Number.POSITIVE_INFINITY) / batchSize
      this.length = dropLast ? Math.floor(batches) : Math.ceil(batches)
    } else {
      this.#examples = checkInteger('dataset.length', dataset.length, '[0, 2147483647]')
      if (!isIndexed(dataset)) checkFunction('dataset.batch', (dataset as BatchDataset<unknown>).batch)
      if (isBatchDataset(dataset) && 'collate' in options && options.collate !== undefined)
        throw new TypeError('Expected no collate for a data set that makes its own batches')
      this.length = checked.batches.count(this.#examples)
    }
    this.#maker = this.#makerOf(dataset)
    // Threads that nothing can reach any more are ended.
    if (workers > 0) endings.register(this, this.#maker)
    if (prefetch > 0 || workers > 0)
      this.#ahead = new Ahead(
        prefetch,
        (at) => this.#make(at),
        (at) => this.#after(at),
      )
  }

  /**
   * Batch `index` of epoch `epoch`, both from 0. Does not change the position of the loader.
   * @throws RangeError for an index past the end of the epoch
   */
  batch(epoch: number, index: number): Batch {
    checkInteger('epoch', epoch, epochRange)
    checkInteger('index', index, `[0, ${this.length})`)
    if (!this.#stream)
      return (this.#ahead ? this.#ahead.take({ epoch, index }) : this.#make({ epoch, index })) as Batch
    return this.#takeStreamed({ epoch, index }).then((batch) => {
      if (batch !== undefined) return batch
      throw new RangeError(
        `Expected a batch of epoch ${epoch} for index but received ${index}, after its end`,
      )
    }) as Batch
  }

  /** The number of examples in batch `index` of an epoch: of any one, unless there is a `batchSampler`. */
  sizeOf(index: number, epoch = 0): number {
    checkInteger('index', index, `[0, ${this.length})`)
    if (this.#stream) return Math.min(this.batchSize, (this.#examples ?? Infinity) - index * this.batchSize)
    return this.#epochOf(epoch).batches[index]!.length
  }

  /** How many samples were left out because of errors; see `onError`. */
  get skipped(): number {
    return this.#skipped.count
  }

  /** The current position: what a loop needs to continue later, even in the middle of an epoch. */
  state(): LoaderState {
    const { shuffle, seed, dropLast, batches } = this.#options
    return {
      epoch: this.#epoch,
      index: this.#index,
      examples: this.#examples ?? null,
      batchSize: this.batchSize,
      shuffle,
      seed,
      dropLast,
      sampler: this.#stream ? 'iterable' : batches.description,
    }
  }

  /**
   * Continues from the position of a loader of the same data: the next batch is the one that was next there, with the same
   * augmentation. The number of workers and `prefetch` may differ.
   *
   * @param state a result of {@link state}
   * @throws TypeError, RangeError if the data, batch size or order differ; then nothing is changed
   * @example
   * ```ts
   * const loader = new data.DataLoader({ length: 5, batch: (i) => [...i] }, { batchSize: 2 })
   * for (const _ of loader) break
   * const later = new data.DataLoader({ length: 5, batch: (i) => [...i] }, { batchSize: 2 })
   * later.resume(loader.state())
   * console.log([...later]) // [[2, 3], [4]]
   * ```
   */
  resume(state: LoaderState): void {
    const given = checkObject('the state of a loader', state)
    checkKnownKeys('the state of a loader', given, ['epoch', 'index', ...orderKeys])
    const own = this.state()
    for (const key of orderKeys)
      if (given[key] !== own[key])
        throw new RangeError(
          `Expected the state of a loader with ${key} ${own[key]} but it is of one with ${show(given[key])}`,
        )
    const epoch = checkInteger('epoch', given.epoch, epochRange)
    this.#moveTo({ epoch, index: checkInteger('index', given.index, `[0, ${Math.max(1, this.length)})`) })
    this.#isResumed = true
  }

  /** The batches of one epoch. Use `for await` if they are promises. */
  *[Symbol.iterator](): Generator<Batch> {
    if (this.#stream) throw new TypeError('Expected for await for the batches of an iterable data set')
    const epoch = this.#begin()
    for (let index = this.#index; index < this.length; index++) {
      // The epoch is over after its last batch, even if the loop does not request another one.
      this.#moveTo(this.#after({ epoch, index }))
      yield this.batch(epoch, index)
    }
  }

  /** The batches of one epoch, awaited. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Awaited<Batch>> {
    const epoch = this.#begin()
    let index = this.#index
    for (; index < this.length; index++) {
      const batch = this.#stream ? await this.#takeStreamed({ epoch, index }) : await this.batch(epoch, index)
      if (batch === undefined) break
      this.#moveTo(this.#after({ epoch, index }))
      yield batch as Awaited<Batch>
    }
    if (index < this.length) this.#moveTo({ epoch: epoch + 1, index: 0 })
  }

  /** Ends the workers, and forgets batches that were made ahead. The loader can still be used. */
  close(): void {
    this.#ahead?.clear()
    this.#maker.close()
    this.#stream?.close().catch(() => {})
  }

  /** The same as {@link close}. */
  [Symbol.dispose](): void {
    this.close()
  }

  /** The epoch of an iteration that begins. */
  #begin(): number {
    if (this.#index > 0 && !this.#isResumed) this.#moveTo({ epoch: this.#epoch + 1, index: 0 })
    this.#isResumed = false
    return this.#epoch
  }

  #moveTo({ epoch, index }: Position): void {
    this.#epoch = epoch
    this.#index = index
  }

  #after({ epoch, index }: Position): Position {
    return index + 1 < this.length ? { epoch, index: index + 1 } : { epoch: epoch + 1, index: 0 }
  }

  /** A batch, or undefined after the end of the epoch. */
  #takeStreamed(at: Position): Promise<unknown> {
    return this.#ahead ? this.#ahead.take(at) : this.#makeStreamed(at)
  }

  #make(at: Position): unknown {
    if (this.#stream) return this.#makeStreamed(at)
    const { examples, indices, draw } = this.#drawOf(at)
    const found = (this.dataset as Dataset<unknown>).length
    if (found !== examples)
      throw new RangeError(
        `Expected a data set of ${examples} examples, as it had at first, but it has ${found}`,
      )
    const made = this.#maker.make(indices, draw)
    return made instanceof Promise ? made.then((batch) => this.#deliver(batch)) : this.#deliver(made)
  }

  async #makeStreamed(at: Position): Promise<unknown> {
    const samples = await this.#stream!.take(at)
    if (samples.length === 0 || (this.#options.dropLast && samples.length < this.batchSize)) return undefined
    const { seed, workers } = this.#options
    const draw = streamDraw(seed, at, this.batchSize, samples.length)
    if (workers > 0) return this.#deliver(await this.#maker.make(draw.samples, draw, samples))
    const given = new Given(samples)
    const dataset = this.#chain?.over(given) ?? given
    const positions = Int32Array.from(samples, (_, k) => k)
    return this.#deliver(await produce(dataset, positions, draw, this.#options.join, this.#skipped.skip))
  }

  #makerOf(dataset: AnyDataset): Maker {
    const { workers, timeoutMs, join } = this.#options
    const options = { workers, timeoutMs, join, skip: this.#skipped.skip }
    if (workers === 0) return localMaker(dataset as Dataset<unknown>, options)
    if (!this.#stream) return threadedMaker(checkForm(dataset, formOf(dataset)), options)
    if (!this.#chain?.spec)
      throw new TypeError(
        'Expected an iterable data set that is mapped by functions of moduleFunction() for workers, which run these',
      )
    return threadedMaker({ spec: this.#chain.spec }, options)
  }

  #drawOf({ epoch, index }: Position) {
    const { batches, repeats } = this.#epochOf(epoch)
    const indices = batches[index]!
    const draw: Draw = {
      seed: this.#options.seed,
      epoch,
      samples: indices,
      ...(repeats && { repeats: repeats[index]! }),
    }
    return { examples: this.#examples!, indices, draw }
  }

  #deliver(batch: unknown): unknown {
    const { device, pinMemory } = this.#options
    let made = isBatchDataset(this.dataset) ? batch : toTensors(batch)
    if (pinMemory) made = pin(made)
    return device === undefined ? made : moveTo(made, device)
  }

  #epochOf(epoch: number): Epoch {
    const known = this.#epochs.get(epoch)
    if (known) return known
    const { batches, seed, mayRepeat } = this.#options
    const made = batches.batches({ examples: this.#examples!, seed, epoch })
    if (made.length !== this.length)
      throw new RangeError(`Expected ${this.length} batches from the sampler but received ${made.length}`)
    const repeats = mayRepeat ? this.#repeatsOf(made) : undefined
    // Reading ahead alternates between two epochs at the end of one.
    if (this.#epochs.size >= 2) this.#epochs.delete(this.#epochs.keys().next().value!)
    const order = { batches: made, repeats }
    this.#epochs.set(epoch, order)
    return order
  }

  #repeatsOf(batches: readonly Int32Array[]): Int32Array[] | undefined {
    const seen = new Uint32Array(this.#examples!)
    let any = false
    const repeats = batches.map((indices) =>
      indices.map((i) => {
        if (!(i >= 0 && i < seen.length))
          throw new RangeError(`Expected indices in [0, ${seen.length}) from the sampler but received ${i}`)
        if (seen[i]! > 0) any = true
        return seen[i]!++
      }),
    )
    return any ? repeats : undefined
  }
}

/** What a loader of a data set of samples gives: promises if the data set gives promises. */
export type BatchOf<Sample> =
  Sample extends PromiseLike<infer Value> ? Promise<Collated<Value>> : Collated<Sample>

/** Options of a loader that makes batches ahead: they are promises. */
export type AheadOptions = DataLoaderOptions & ({ prefetch: number } | { workers: number })

/** The constructor of {@link DataLoader}. */
export interface DataLoaderConstructor {
  /** Batches of a data set that makes them itself, ahead. */
  new <Batch>(dataset: BatchDataset<Batch>, options: AheadOptions): DataLoader<Promise<Awaited<Batch>>>
  /** Batches of a data set that makes them itself. */
  new <Batch>(dataset: BatchDataset<Batch>, options?: DataLoaderOptions): DataLoader<Batch>
  /** Batches that a function makes of samples. */
  new <Sample, Batch>(
    dataset: Dataset<Sample> | IterableDataset<Sample>,
    options: DataLoaderOptions & { collate: (samples: Awaited<Sample>[]) => Batch },
  ): DataLoader<Promise<Awaited<Batch>>>
  /** Batches of samples, made ahead. */
  new <Sample>(
    dataset: Dataset<Sample>,
    options: AheadOptions,
  ): DataLoader<Promise<Collated<Awaited<Sample>>>>
  /** Batches of samples. */
  new <Sample>(dataset: Dataset<Sample>, options?: DataLoaderOptions): DataLoader<BatchOf<Sample>>
  /** Batches of the samples of an iterable data set. */
  new <Sample>(
    dataset: IterableDataset<Sample>,
    options?: DataLoaderOptions,
  ): DataLoader<Promise<Collated<Awaited<Sample>>>>
  readonly prototype: DataLoader<unknown>
}

/**
 * Batches of a data set. The order and all random numbers depend only on the seed, the epoch and the sample. They are the
 * same in every run and on every machine, regardless of the number of workers and of other random numbers.
 *
 * Each iteration goes through one epoch, and the next iteration through the next epoch. After `resume`, it goes
 * through the rest of the epoch. `batch` returns any batch of any epoch.
 *
 * @example
 * ```ts
 * const loader = new data.DataLoader({ length: 5, batch: (i) => [...i] }, { batchSize: 2 })
 * console.log([...loader]) // [[0, 1], [2, 3], [4]]
 * ```
 */
export const DataLoader: DataLoaderConstructor = Loader as unknown as DataLoaderConstructor
export interface DataLoader<Batch> extends Loader<Batch> {}
