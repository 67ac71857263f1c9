import { checkBoolean, checkInteger, checkKnownKeys } from '../../_check.js'
import type { Device } from '../../tensor/index.js'
import { checkDevice } from '../../tensor/values/create.js'
import { moveTo } from './_move.js'
import { Rng } from './rng.js'

/** Examples by number, made into batches. */
export interface Dataset<Batch> {
  /** How many examples there are. */
  readonly length: number
  /** The examples of these numbers, in this order. */
  batch(indices: Int32Array): Batch
}

export interface DataLoaderOptions {
  /** Examples in a batch. Default 1. */
  batchSize?: number
  /** A new random order each epoch. Default false: in order. */
  shuffle?: boolean
  /** What the orders follow from. Default 0. */
  seed?: number
  /** Leave out a last batch that is not full. Default false. */
  dropLast?: boolean
  /**
   * Where the tensors of a batch are to lie, in arrays and plain objects too. Those from the CPU go to CUDA by way of
   * pinned memory, without waiting for the device. Default: where the data set makes them.
   */
  device?: Device
}

/**
 * Batches of a data set. The order is a function of the seed and the epoch's number alone: the same on every run and
 * machine, whatever else draws random numbers, and a run that is resumed needs no more than the two numbers.
 *
 * Iterating gives one epoch, and the next one each time. {@link batch} gives any batch of any epoch.
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
  readonly batchSize: number
  readonly #shuffle: boolean
  readonly #seed: number
  readonly #device: Device | undefined
  #order: { epoch: number; indices: Int32Array } | undefined
  #passes = 0

  constructor(
    readonly dataset: Dataset<Batch>,
    options: DataLoaderOptions = {},
  ) {
    checkKnownKeys('DataLoader options', options, ['batchSize', 'shuffle', 'seed', 'dropLast', 'device'])
    this.batchSize = checkInteger('batchSize', options.batchSize ?? 1, '[1, 2147483647]')
    this.#shuffle = checkBoolean('shuffle', options.shuffle ?? false)
    this.#seed = checkInteger('seed', options.seed ?? 0, '[0, 9007199254740991]')
    this.#device = options.device === undefined ? undefined : checkDevice('device', options.device)
    const batches = dataset.length / this.batchSize
    this.length = checkBoolean('dropLast', options.dropLast ?? false)
      ? Math.floor(batches)
      : Math.ceil(batches)
  }

  /** Batch number `index` of epoch number `epoch`, both from 0. */
  batch(epoch: number, index: number): Batch {
    checkInteger('epoch', epoch, '[0, 9007199254740991]')
    checkInteger('index', index, `[0, ${this.length})`)
    const start = index * this.batchSize
    const batch = this.dataset.batch(this.#orderOf(epoch).subarray(start, start + this.batchSize))
    return this.#device === undefined ? batch : moveTo(batch, this.#device)
  }

  *[Symbol.iterator](): Generator<Batch> {
    const epoch = this.#passes++
    for (let i = 0; i < this.length; i++) yield this.batch(epoch, i)
  }

  #orderOf(epoch: number): Int32Array {
    const n = this.dataset.length
    if (this.#order && (this.#order.epoch === epoch || !this.#shuffle)) return this.#order.indices
    const indices = this.#shuffle
      ? new Rng(this.#seed, epoch).permutation(n)
      : Int32Array.from({ length: n }, (_, i) => i)
    this.#order = { epoch, indices }
    return indices
  }
}
