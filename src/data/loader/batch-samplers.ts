import { checkBoolean, checkInteger, checkKnownKeys, checkObject, show } from '../../_check.js'
import { Rng } from './rng.js'
import { fingerprint, type Sampler, type SamplerDraw } from './samplers.js'

/** Decides which samples make up each batch of an epoch. The batches must follow from the draw only. */
export interface BatchSampler {
  /** Describes the batches. A saved state of a loader is refused by a loader whose sampler has another description. */
  readonly description: string
  /** The number of batches in an epoch; the same for all epochs. */
  count(examples: number): number
  /** The indices of the samples of each batch. */
  batches(draw: SamplerDraw): Int32Array[]
}

/** Options of {@link lengthSampler}. */
export interface LengthSamplerOptions {
  /** Samples in a batch, in [1, 2147483647]. Give this or `maxTokens`. */
  batchSize?: number
  /**
   * Limits samples × the longest length in a batch, in [1, 2147483647]: what a padded batch takes. A sample that is longer
   * makes up a batch of its own.
   */
  maxTokens?: number
  /** Batches whose samples are mixed before they are sorted by length: fewer make less random batches. Default 50. */
  pool?: number
  /** Use new batches in a new order in each epoch. Default true. */
  shuffle?: boolean
}

/**
 * Batches of samples of similar lengths, so that little padding is needed. With `batchSize`, each epoch shuffles all
 * samples, sorts each `pool` of batches by length, and shuffles the batches. With `maxTokens`, the batches are the same in
 * every epoch, as their number must be, and each epoch shuffles their order.
 *
 * @param lengths the length of each sample, in [0, 2147483647]
 * @throws TypeError, RangeError for an invalid length or option
 */
export function lengthSampler(lengths: ArrayLike<number>, options: LengthSamplerOptions): BatchSampler {
  checkKnownKeys('lengthSampler options', options, ['batchSize', 'maxTokens', 'pool', 'shuffle'])
  const each = Float64Array.from(lengths)
  each.forEach((length, i) => {
    checkInteger(`lengths[${i}]`, length, '[0, 2147483647]')
  })
  if ((options.batchSize === undefined) === (options.maxTokens === undefined))
    throw new TypeError('Expected one of batchSize and maxTokens for lengthSampler')
  const pool = checkInteger('pool', options.pool ?? 50, '[1, 2147483647]')
  const shuffle = checkBoolean('shuffle', options.shuffle ?? true)
  const size = checkInteger('batchSize', options.batchSize ?? 1, '[1, 2147483647]')
  const most = checkInteger('maxTokens', options.maxTokens ?? 1, '[1, 2147483647]')
  const byLength = (a: number, b: number) => each[a]! - each[b]! || a - b
  const fixed = options.maxTokens === undefined ? undefined : cut(each, most, byLength)
  const kind = fixed ? `of ${most} tokens` : `of ${size}, pools of ${pool}`
  return {
    description: `by length ${fingerprint(each)} ${kind}${shuffle ? '' : ', in order'}`,
    count(examples) {
      if (examples !== each.length)
        throw new RangeError(`Expected ${examples} lengths, one for each sample, but received ${each.length}`)
      return fixed?.length ?? Math.ceil(examples / size)
    },
    batches({ examples, seed, epoch }) {
      const rng = new Rng(seed, epoch)
      const made = fixed ?? []
      if (!fixed) {
        const order = shuffle ? rng.permutation(examples) : Int32Array.from({ length: examples }, (_, i) => i)
        for (let at = 0; at < examples; at += pool * size) {
          const part = order.slice(at, at + pool * size).sort(byLength)
          for (let from = 0; from < part.length; from += size) made.push(part.slice(from, from + size))
        }
      }
      return shuffle ? Array.from(rng.permutation(made.length), (at) => made[at]!) : [...made]
    },
  }
}

/** Batches of samples sorted by length, none with more than `most` tokens after padding. */
function cut(lengths: Float64Array, most: number, byLength: (a: number, b: number) => number): Int32Array[] {
  const sorted = Int32Array.from(lengths, (_, i) => i).sort(byLength)
  const batches: Int32Array[] = []
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && (to + 1 - from) * lengths[sorted[to]!]! <= most) to++
    batches.push(sorted.slice(from, to))
    from = to
  }
  return batches
}

/** The batches of a sampler that decides on the order only. */
export function cutOrder(sampler: Sampler, batchSize: number, dropLast: boolean): BatchSampler {
  return {
    description: sampler.description,
    count: (examples) =>
      dropLast
        ? Math.floor(sampler.count(examples) / batchSize)
        : Math.ceil(sampler.count(examples) / batchSize),
    batches(draw) {
      const order = sampler.order(draw)
      const count = dropLast ? Math.floor(order.length / batchSize) : Math.ceil(order.length / batchSize)
      return Array.from({ length: count }, (_, i) => order.subarray(i * batchSize, (i + 1) * batchSize))
    },
  }
}

/** Checks what a caller gives as a batch sampler. */
export function checkBatchSampler(sampler: unknown): BatchSampler {
  const { description, count, batches } = checkObject('batchSampler', sampler)
  if (typeof description !== 'string' || typeof count !== 'function' || typeof batches !== 'function')
    throw new TypeError(
      `Expected a sampler with description, count and batches for batchSampler but received ${show(sampler)}`,
    )
  return sampler as BatchSampler
}
