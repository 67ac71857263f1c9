import { checkBoolean, checkFunction, checkInteger, checkKnownKeys, checkObject, show } from '../../_check.js'
import type { Device } from '../../tensor/index.js'
import { checkDevice } from '../../tensor/values/create.js'
import { moveTo } from './_move.js'
import { Rng } from './rng.js'

/**
 * A data set: gives batches of examples by index. A data set that reads files or a server returns promises: it is a
 * `Dataset<Promise<…>>`, and its loader is iterated with `for await`.
 */
export interface Dataset<Batch> {
  /** The number of examples. */
  readonly length: number
  /** The examples with these indices, in this order, or a promise of them. */
  batch(indices: Int32Array): Batch
}

/** Options of {@link DataLoader}. */
export interface DataLoaderOptions {
  /** Examples in a batch, in [1, 2147483647]. Default 1. */
  batchSize?: number
  /** Use a new random order in each epoch. Default false. */
  shuffle?: boolean
  /** The seed of the random orders, in [0, 2^53). Default 0. */
  seed?: number
  /** Drop the last batch if it is not full. Default false. */
  dropLast?: boolean
  /**
   * The device of the tensors of a batch, also in arrays and plain objects. CPU tensors are copied to CUDA through pinned
   * memory, without waiting for the device. Default: the device on which the data set creates them.
   */
  device?: Device
}

/** The position of a loader, and everything that determines the order of its batches. It can be stored as JSON. */
export interface LoaderState {
  /** The current epoch, from 0. */
  epoch: number
  /** The next batch in the epoch, from 0. */
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
 * Batches of a data set. The order depends only on the seed and the epoch. It is the same in every run and on every machine,
 * regardless of other random numbers, so a resumed run needs only these two numbers.
 *
 * Each iteration goes through one epoch, and the next iteration through the next epoch. After {@link resume}, it goes through
 * the rest of the epoch. {@link batch} returns any batch of any epoch.
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
  /** Whether the next iteration continues the epoch in progress. */
  #isResumed = false

  /** @throws TypeError, RangeError for an invalid data set or option */
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
   * Batch `index` of epoch `epoch`, both from 0. Does not change the position of the loader.
   * @throws RangeError for an index past the end of the epoch
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

  /** The number of examples in batch `index` of any epoch. */
  sizeOf(index: number): number {
    return Math.min(this.batchSize, this.#examples - this.#startOf(index))
  }

  /** The current position: what a loop needs to continue later, even in the middle of an epoch. */
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
   * Continues from the position of a loader of the same data: the next batch is the one that was next there.
   *
   * @param state a result of {@link state}
   * @throws TypeError, RangeError if the data, batch size or order differ; then nothing is changed
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

  /** The batches of one epoch. Use `for await` if the data set returns promises. */
  *[Symbol.iterator](): Generator<Batch> {
    if (this.#index > 0 && !this.#isResumed) this.#moveTo(this.#epoch + 1, 0)
    this.#isResumed = false
    const epoch = this.#epoch
    for (let index = this.#index; index < this.length; index++) {
      // The epoch is over after its last batch, even if the loop does not request another one.
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
