import { checkBoolean, checkInteger, checkKnownKeys, checkObject, show } from '../../_check.js'
import { Rng } from './rng.js'

/** What the order of an epoch follows from. */
export interface SamplerDraw {
  /** The number of samples in the data set. */
  readonly examples: number
  readonly seed: number
  readonly epoch: number
}

/** Decides which samples an epoch has, and in which order. The order must follow from the draw only. */
export interface Sampler {
  /** Describes the order. A saved state of a loader is refused by a loader whose sampler has another description. */
  readonly description: string
  /** The number of samples in an epoch; the same for all epochs. */
  count(examples: number): number
  /** The indices of the samples of an epoch. */
  order(draw: SamplerDraw): Int32Array
}

/** A short text that differs between lists of numbers: their count and a 32-bit hash (FNV-1a) of their bits. */
export function fingerprint(values: ArrayLike<number>): string {
  const bytes = new Uint8Array(Float64Array.from(values).buffer)
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return `${values.length}:${(hash >>> 0).toString(16)}`
}

const inOrder = (n: number) => Int32Array.from({ length: n }, (_, i) => i)

/** All samples in the order of the data set. */
export function sequentialSampler(): Sampler {
  return {
    description: 'sequential',
    count: (examples) => examples,
    order: ({ examples }) => inOrder(examples),
  }
}

/** Options of {@link randomSampler}. */
export interface RandomSamplerOptions {
  /** Draw each sample from all samples, so that an epoch may have it several times. Default false. */
  replacement?: boolean
  /** Samples in an epoch, in [1, 2147483647]. Default: as many as the data set has. */
  count?: number
}

/**
 * Samples in a random order, a new one in each epoch.
 * @throws TypeError, RangeError for an invalid option
 */
export function randomSampler(options: RandomSamplerOptions = {}): Sampler {
  checkKnownKeys('randomSampler options', options, ['replacement', 'count'])
  const replacement = checkBoolean('replacement', options.replacement ?? false)
  const asked =
    options.count === undefined ? undefined : checkInteger('count', options.count, '[1, 2147483647]')
  return {
    description: `random${replacement ? ' with replacement' : ''}${asked === undefined ? '' : ` ${asked}`}`,
    count(examples) {
      if (!replacement && asked !== undefined && asked > examples)
        throw new RangeError(
          `Expected at most ${examples} for count, as there is no replacement, but received ${asked}`,
        )
      return asked ?? examples
    },
    order({ examples, seed, epoch }) {
      const rng = new Rng(seed, epoch)
      if (replacement) return Int32Array.from({ length: asked ?? examples }, () => rng.below(examples))
      const all = rng.permutation(examples)
      return asked === undefined ? all : all.subarray(0, asked)
    },
  }
}

function checkWeights(name: string, weights: ArrayLike<number>): Float64Array {
  if (typeof weights !== 'object' || weights === null || typeof weights.length !== 'number')
    throw new TypeError(`Expected an array of numbers for ${name} but received ${show(weights)}`)
  const copy = Float64Array.from(weights)
  const wrong = copy.findIndex((each) => !(each >= 0 && each < Number.POSITIVE_INFINITY))
  if (wrong >= 0)
    throw new RangeError(`Expected number in [0, inf) for ${name}[${wrong}] but received ${weights[wrong]}`)
  if (!copy.some((each) => each > 0)) throw new RangeError(`Expected a number above 0 in ${name}`)
  return copy
}

/**
 * Samples drawn with probabilities in proportion to weights, such as the inverse frequencies of their classes.
 *
 * @param weights one number for each sample, in [0, inf)
 * @param options `replacement` is true by default. Without it, a sample of weight 0 is never drawn, and `count` is at
 *   most the number of samples with a positive weight.
 * @throws TypeError, RangeError for an invalid weight or option
 */
export function weightedSampler(weights: ArrayLike<number>, options: RandomSamplerOptions = {}): Sampler {
  checkKnownKeys('weightedSampler options', options, ['replacement', 'count'])
  const each = checkWeights('weights', weights)
  const replacement = checkBoolean('replacement', options.replacement ?? true)
  const positive = each.reduce((n, weight) => n + Number(weight > 0), 0)
  const count = checkInteger(
    'count',
    options.count ?? (replacement ? each.length : positive),
    replacement ? '[1, 2147483647]' : `[1, ${positive}]`,
  )
  const sums = Float64Array.from(each)
  for (let i = 1; i < sums.length; i++) sums[i]! += sums[i - 1]!
  const total = sums[sums.length - 1]!
  return {
    description: `weighted ${fingerprint(each)} ${count}${replacement ? ' with replacement' : ''}`,
    count(examples) {
      if (examples !== each.length)
        throw new RangeError(`Expected ${examples} weights, one for each sample, but received ${each.length}`)
      return count
    },
    order({ seed, epoch }) {
      const rng = new Rng(seed, epoch)
      if (replacement)
        return Int32Array.from({ length: count }, () => firstAbove(sums, rng.uniform() * total))
      // Efraimidis and Spirakis: the samples with the largest u^(1/w), in the order of their keys.
      const keys = each.map((weight) =>
        weight > 0 ? Math.log(1 - rng.uniform()) / weight : Number.NEGATIVE_INFINITY,
      )
      return inOrder(each.length)
        .sort((a, b) => keys[b]! - keys[a]! || a - b)
        .slice(0, count)
    },
  }
}

/** The first position whose sum is above a value. */
function firstAbove(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sums[middle]! > value) high = middle
    else low = middle + 1
  }
  // Rounding may lead past the last positive weight, to a sample of weight 0.
  while (low > 0 && sums[low] === sums[low - 1]) low--
  return low
}

/** Indices by class, in the order of the classes' first samples. */
export function groupByLabel(labels: ArrayLike<unknown>): Int32Array[] {
  const groups = new Map<unknown, number[]>()
  for (let i = 0; i < labels.length; i++) {
    const group = groups.get(labels[i])
    if (group) group.push(i)
    else groups.set(labels[i], [i])
  }
  return [...groups.values()].map((group) => Int32Array.from(group))
}

/**
 * All samples in a random order in which every stretch, so every batch, has the classes in nearly the proportions of the
 * whole set.
 *
 * @param labels the class of each sample: numbers or strings
 * @throws TypeError if labels are no array
 */
export function stratifiedSampler(labels: ArrayLike<unknown>): Sampler {
  if (typeof labels !== 'object' || labels === null || typeof labels.length !== 'number')
    throw new TypeError(`Expected an array of labels but received ${show(labels)}`)
  const groups = groupByLabel(labels)
  const classOf = new Float64Array(labels.length)
  groups.forEach((group, number) => {
    for (const i of group) classOf[i] = number
  })
  return {
    description: `stratified ${fingerprint(classOf)}`,
    count(examples) {
      if (examples !== labels.length)
        throw new RangeError(
          `Expected ${examples} labels, one for each sample, but received ${labels.length}`,
        )
      return examples
    },
    order({ examples, seed, epoch }) {
      const rng = new Rng(seed, epoch)
      // The members of a class, in random order, are spread evenly over [0, 1), from a random start.
      const place = new Float64Array(examples)
      for (const group of groups) {
        const start = rng.uniform()
        for (const [k, at] of rng.permutation(group.length).entries())
          place[group[at]!] = (k + start) / group.length
      }
      return inOrder(examples).sort((a, b) => place[a]! - place[b]! || a - b)
    },
  }
}

/** Options of {@link distributedSampler}. */
export interface DistributedSamplerOptions {
  /** The number of this process, in [0, world). */
  rank: number
  /** The number of processes, in [1, 65536]. */
  world: number
  /** The order that is distributed. All processes must use the same one. Default: a random order. */
  sampler?: Sampler
  /**
   * Drop samples at the end so that all processes have equally many. By default, samples from the start of the order are
   * added at its end instead.
   */
  dropLast?: boolean
}

/**
 * The share of one process in the samples of an epoch: samples `rank`, `rank + world`, `rank + 2·world`, … of the order.
 * All processes have equally many.
 *
 * @throws TypeError, RangeError for an invalid option
 * @source torch.utils.data.DistributedSampler
 */
export function distributedSampler(options: DistributedSamplerOptions): Sampler {
  checkKnownKeys('distributedSampler options', options, ['rank', 'world', 'sampler', 'dropLast'])
  const world = checkInteger('world', options.world, '[1, 65536]')
  const rank = checkInteger('rank', options.rank, `[0, ${world})`)
  const inner = checkSampler(options.sampler ?? randomSampler())
  const dropLast = checkBoolean('dropLast', options.dropLast ?? false)
  const share = (n: number) => (dropLast ? Math.floor(n / world) : Math.ceil(n / world))
  return {
    description: `${rank} of ${world}${dropLast ? ' without rest' : ''}: ${inner.description}`,
    count: (examples) => share(inner.count(examples)),
    order(draw) {
      const whole = inner.order(draw)
      return Int32Array.from(
        { length: share(whole.length) },
        (_, i) => whole[(i * world + rank) % whole.length]!,
      )
    },
  }
}

/** Checks what a caller gives as a sampler. */
export function checkSampler(sampler: unknown): Sampler {
  const { description, count, order } = checkObject('sampler', sampler)
  if (typeof description !== 'string' || typeof count !== 'function' || typeof order !== 'function')
    throw new TypeError(
      `Expected a sampler with description, count and order for sampler but received ${show(sampler)}`,
    )
  return sampler as Sampler
}
