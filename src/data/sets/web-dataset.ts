import { checkBoolean, checkInteger, checkKnownKeys, checkString, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { archiveParts, readTar } from '../formats/tar.js'
import type { EpochDraw, IterableDataset } from '../loader/dataset.js'
import { Rng } from '../loader/rng.js'

/** A sample of a {@link WebDataset}: the bytes of its files by their endings, and the name that they have in common. */
export interface WebSample {
  /** The path of its files up to the first dot of the name. */
  key: string
  /** The content of each file by the rest of its name: `jpg`, `cls`, `seg.png`. */
  files: Record<string, Uint8Array>
}

/** Options of {@link WebDataset}. */
export interface WebDatasetOptions {
  /** Read the shards in a new random order in each epoch. Default false. */
  shuffleShards?: boolean
  /** The samples in an epoch, if known, in [0, 2^53): a loader then knows its length. */
  length?: number
  /** The most bytes that the files of a sample may take, in [1, 2^32]. Default 2^28. */
  maxSampleBytes?: number
  /** This process reads shards `rank`, `rank + world`, … of the order. Default 0. */
  rank?: number
  /** The number of processes that share the shards, in [1, 65536]. Default 1. */
  world?: number
}

/**
 * Samples in tar archives (WebDataset): files that follow each other and differ after the first dot of their names make up a
 * sample. Archives are read as streams, plain or gzip, so that they may be larger than memory.
 *
 * @throws TypeError, RangeError for an invalid option; while it is read, PdecayError `ERR_DATA` with the archive and the byte
 * @source https://github.com/webdataset/webdataset
 * @example
 * ```ts
 * const shards = ['train-000.tar', 'train-001.tar']
 * const set = data.map(new data.WebDataset(shards, { shuffleShards: true }), async ({ files }) => ({
 *   image: await data.decodeImage(files.jpg),
 *   label: Number(new TextDecoder().decode(files.cls)),
 * }))
 * const loader = new data.DataLoader(set, { batchSize: 32, prefetch: 2 })
 * ```
 */
export class WebDataset implements IterableDataset<WebSample> {
  /** The samples in an epoch, if they were given. */
  declare readonly length?: number
  readonly #shards: readonly string[]
  readonly #shuffle: boolean
  readonly #most: number
  readonly #rank: number
  readonly #world: number

  /** @param shards the paths of the archives */
  constructor(shards: readonly string[], options: WebDatasetOptions = {}) {
    checkKnownKeys('WebDataset options', options, [
      'shuffleShards',
      'length',
      'maxSampleBytes',
      'rank',
      'world',
    ])
    if (!Array.isArray(shards) || shards.length === 0)
      throw new TypeError(`Expected an array of paths for shards but received ${show(shards)}`)
    this.#shards = shards.map((shard, at) => checkString(`shards[${at}]`, shard))
    this.#shuffle = checkBoolean('shuffleShards', options.shuffleShards ?? false)
    this.#most = checkInteger('maxSampleBytes', options.maxSampleBytes ?? 2 ** 28, '[1, 4294967296]')
    this.#world = checkInteger('world', options.world ?? 1, '[1, 65536]')
    this.#rank = checkInteger('rank', options.rank ?? 0, `[0, ${this.#world})`)
    if (options.length !== undefined)
      this.length = checkInteger('length', options.length, '[0, 9007199254740991]')
  }

  /** The samples of an epoch. Those that are skipped are not read into memory. */
  async *iterate({ seed, epoch }: EpochDraw, skip: number): AsyncGenerator<WebSample, void> {
    const count = this.#shards.length
    const order = this.#shuffle
      ? new Rng(seed, epoch).permutation(count)
      : Int32Array.from({ length: count }, (_, i) => i)
    let position = 0
    for (let at = this.#rank; at < count; at += this.#world) {
      const shard = this.#shards[order[at]!]!
      for await (const sample of this.#samplesOf(shard, () => position >= skip))
        if (position++ >= skip) yield sample
    }
  }

  async *#samplesOf(shard: string, isWanted: () => boolean): AsyncGenerator<WebSample, void> {
    let sample: WebSample | undefined
    let bytes = 0
    for await (const entry of readTar(shard, archiveParts(shard))) {
      if (entry.kind !== 'file') continue
      const slash = entry.name.lastIndexOf('/') + 1
      const dot = entry.name.indexOf('.', slash)
      // Files without an ending, and those of hidden names, are no part of a sample.
      if (dot <= slash) continue
      const key = entry.name.slice(0, dot)
      if (sample && sample.key !== key) {
        yield sample
        sample = undefined
      }
      if (!sample) {
        sample = { key, files: {} }
        bytes = 0
      }
      bytes += entry.size
      if (bytes > this.#most)
        throw new PdecayError(
          'ERR_DATA',
          `${shard}: sample ${key} takes more than ${this.#most} bytes, which maxSampleBytes allows`,
        )
      const ending = entry.name.slice(dot + 1)
      if (Object.hasOwn(sample.files, ending))
        throw new PdecayError(
          'ERR_DATA',
          `${shard}: sample ${key} has two files .${ending} (byte ${entry.offset})`,
        )
      const content = isWanted() ? await entry.bytes() : new Uint8Array()
      Object.defineProperty(sample.files, ending, {
        value: content,
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
    if (sample) yield sample
  }
}
