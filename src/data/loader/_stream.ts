import { PdecayError } from '../../errors.js'
import type { Position } from './_ahead.js'
import type { IterableDataset } from './dataset.js'

type Samples = AsyncIterator<unknown> | Iterator<unknown>

/**
 * Cuts the samples of an iterable data set into batches. Positions that follow each other continue one iteration; any other
 * one begins a new iteration, which skips the samples before it.
 */
export class Stream {
  #iterator: Samples | undefined
  #at: Position | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly dataset: IterableDataset<unknown>,
    private readonly batchSize: number,
    private readonly seed: number,
  ) {}

  /** The samples of the batch at a position: fewer than the batch size, or none, at the end of the epoch. */
  take(at: Position): Promise<unknown[]> {
    const result = this.#last.then(() => this.#read(at))
    this.#last = result.catch(() => {})
    return result
  }

  async close(): Promise<void> {
    const iterator = this.#iterator
    this.#iterator = undefined
    this.#at = undefined
    await iterator?.return?.()
  }

  async #read(at: Position): Promise<unknown[]> {
    if (!this.#iterator || this.#at?.epoch !== at.epoch || this.#at.index !== at.index) await this.#open(at)
    const samples: unknown[] = []
    try {
      while (samples.length < this.batchSize) {
        const { done, value } = await this.#iterator!.next()
        if (done) break
        samples.push(value)
      }
    } catch (error) {
      this.#iterator = undefined
      throw error
    }
    this.#at = { epoch: at.epoch, index: at.index + 1 }
    if (samples.length < this.batchSize) this.#checkLength(at.index * this.batchSize + samples.length)
    return samples
  }

  async #open({ epoch, index }: Position): Promise<void> {
    await this.close()
    const samples = this.dataset.iterate({ seed: this.seed, epoch }, index * this.batchSize)
    this.#iterator =
      Symbol.asyncIterator in samples ? samples[Symbol.asyncIterator]() : samples[Symbol.iterator]()
    this.#at = { epoch, index }
  }

  #checkLength(found: number): void {
    const { length } = this.dataset
    if (length !== undefined && found < length)
      throw new PdecayError(
        'ERR_DATA',
        `The data set ended after ${found} samples, and its length is ${length}`,
      )
  }
}
