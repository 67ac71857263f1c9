import { checkBoolean, checkFunction, checkInteger, checkKnownKeys, checkObject, show } from '../../_check.js'
import type { Device } from '../../tensor/index.js'
import { checkDevice } from '../../tensor/values/create.js'
import { moveTo } from './_move.js'
import { Rng } from './rng.js'

/**
 * Examples by number, made into batches. One that reads files or asks a server gives promises: it is a
 * `Dataset<Promise<…>>`, and its loader is iterated with `for await`.
 */
export interface Dataset<Batch> {
  /** How many examples there are. */
  readonly length: number
  /** The examples of these numbers, in this order; or a promise of them. */
  batch(indices: Int32Array): Batch
}

/** What a {@link DataLoader} takes beside its data set. */
export interface DataLoaderOptions {
  /** Examples in a batch, in [1, 2147483647]. Default 1. */
  batchSize?: number
  /** A new random order each epoch. Default false: in order. */
  shuffle?: boolean
  /** What the orders follow from, in [0, 2^53). Default 0. */
  seed?: number
  /** Leave out a last batch that is not full. Default false. */
  dropLast?: boolean
  /**
   * Where the tensors of a batch are to lie, in arrays and plain objects too. Those from the CPU go to CUDA by way of
   * pinned memory, without waiting for the device. Default: where the data set makes them.
   */
  device?: Device
}

/** Where a loader is, and all that the order of its batches follows from. JSON can hold it. */
export interface LoaderState {
  /** The pass over the data, from 0. */
  epoch: number
  /** The batch to come in it, from 0. */
  index: number
  /** Examples in the data set. */
  examples: number
  batchSize: number
  shuffle: boolean
  seed: number
  dropLast: boolean
}

const epochRange = '[0, 9007199254740991]'
const orderKeys = ['examples', 'batchSize', 'shuffle', 'seed', 'dropLast'] as const

/**
 * Batches of a data set. The order is a function of the seed and the epoch's number alone: the same on every run and
 * machine, whatever else draws random numbers, and a run that is resumed needs no more than the two numbers.
 *
 * Iterating gives one epoch, and the next one each time; after {@link resume} the rest of the epoch.
 * {@link batch} gives any batch of any epoch.
 *
 * @example
 * ```ts
 * const loader = new data.DataLoader({ length: 5, batch: (i) => [...i] }, { batchSize: 2 })
 * console.log([...loader]) // [[0, 1], [2, 3], [4]]
 * ```
 */
export class DataLoader<Batch> implements Iterable<Batch> {
  /** Batches in an epoch. */
  readonly length: number
  /** Examples in a batch; the last of an epoch may have fewer. */
  readonly batchSize: number
  readonly #shuffle: boolean
  readonly #seed: number
  readonly #dropLast: boolean
  readonly #device: Device | undefined
  readonly #examples: number
  #order: { epoch: number; indices: Int32Array } | undefined
  #epoch = 0
  #index = 0
  /** Whether the epoch in progress is to be gone on with. */
  #isResumed = false

  /** @throws TypeError, RangeError for a data set or an option that is wrong */
  constructor(
    readonly dataset: Dataset<Batch>,
    options: DataLoaderOptions = {},
  ) {
    checkObject('dataset', dataset)
    this.#examples = checkInteger('dataset.length', dataset.length, '[0, 2147483647]')
    checkFunction('dataset.batch', dataset.batch)
    checkKnownKeys('DataLoader options', options, ['batchSize', 'shuffle', 'seed', 'dropLast', 'device'])
    this.batchSize = checkInteger('batchSize', options.batchSize ?? 1, '[1, 2147483647]')
    this.#shuffle = checkBoolean('shuffle', options.shuffle ?? false)
    this.#seed = checkInteger('seed', options.seed ?? 0, epochRange)
    this.#device = options.device === undefined ? undefined : checkDevice('device', options.device)
    this.#dropLast = checkBoolean('dropLast', options.dropLast ?? false)
    const batches = this.#examples / this.batchSize
    this.length = this.#dropLast ? Math.floor(batches) : Math.ceil(batches)
  }

  /**
   * Batch number `index` of epoch number `epoch`, both from 0. Leaves where the loader is as it was.
   * @throws RangeError for a number past the epoch's end
   */
  batch(epoch: number, index: number): Batch {
    checkInteger('epoch', epoch, epochRange)
    const start = this.#startOf(index)
    if (this.dataset.length !== this.#examples)
      throw new RangeError(
        `Expected a data set of ${this.#examples} examples, as it had at first, but it has ${this.dataset.length}`,
      )
    const batch = this.dataset.batch(this.#orderOf(epoch).subarray(start, start + this.batchSize))
    const device = this.#device
    if (device === undefined) return batch
    return batch instanceof Promise
      ? (batch.then((each: unknown) => moveTo(each, device)) as Batch)
      : moveTo(batch, device)
  }

  /** How many examples batch number `index` of any epoch has. */
  sizeOf(index: number): number {
    return Math.min(this.batchSize, this.#examples - this.#startOf(index))
  }

  /** Where iterating has come to: what a loop needs to go on later, in the middle of an epoch too. */
  state(): LoaderState {
    return {
      epoch: this.#epoch,
      index: this.#index,
      examples: this.#examples,
      batchSize: this.batchSize,
      shuffle: this.#shuffle,
      seed: this.#seed,
      dropLast: this.#dropLast,
    }
  }

  /**
   * Goes on where a loader of the same data was: the next batch is the one that was next there.
   *
   * @param state what {@link state} gave
   * @throws TypeError, RangeError if it is of other data, batches or orders; nothing is changed then
   * @example
   * ```ts
   * const loader = new data.DataLoader({ length: 5, batch: (i) => [...i] }, { batchSize: 2 })
   * for (const _ of loader) break
   * const later = new data.DataLoader(loader.dataset, { batchSize: 2 })
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
    this.#moveTo(epoch, checkInteger('index', given.index, `[0, ${Math.max(1, this.length)})`))
    this.#isResumed = true
  }

  /** One epoch's batches. Of a data set that gives promises, `for await` gives the batches themselves. */
  *[Symbol.iterator](): Generator<Batch> {
    if (this.#index > 0 && !this.#isResumed) this.#moveTo(this.#epoch + 1, 0)
    this.#isResumed = false
    const epoch = this.#epoch
    for (let index = this.#index; index < this.length; index++) {
      // After its last batch an epoch is over, also for a loop that does not ask for one more.
      if (index + 1 === this.length) this.#moveTo(epoch + 1, 0)
      else this.#moveTo(epoch, index + 1)
      yield this.batch(epoch, index)
    }
  }

  #moveTo(epoch: number, index: number): void {
    this.#epoch = epoch
    this.#index = index
  }

  #startOf(index: number): number {
    return checkInteger('index', index, `[0, ${this.length})`) * this.batchSize
  }

  #orderOf(epoch: number): Int32Array {
    const n = this.#examples
    if (this.#order && (this.#order.epoch === epoch || !this.#shuffle)) return this.#order.indices
    const indices = this.#shuffle
      ? new Rng(this.#seed, epoch).permutation(n)
      : Int32Array.from({ length: n }, (_, i) => i)
    this.#order = { epoch, indices }
    return indices
  }
}
