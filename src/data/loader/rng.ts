import { checkInteger } from '../../_check.js'

const range = '[0, inf)'

/**
 * A small repeatable generator of random numbers: xoshiro128** (Blackman and Vigna, 2018), whose 128 bits of
 * state are filled from the seed and the stream number by SplitMix32.
 *
 * Data sets use it for the order of the data and for augmentation. It does not affect the tensor generator of `manualSeed`,
 * so the data does not depend on how many random numbers a model has drawn.
 *
 * @source https://prng.di.unimi.it/xoshiro128starstar.c
 * @example
 * ```ts
 * const rng = new data.Rng(1)
 * rng.uniform() // a number in [0, 1), the same in every run
 * ```
 */
export class Rng {
  private readonly s = new Uint32Array(4)
  private readonly key: readonly number[]

  /**
   * @param seed an integer in [0, 2^53)
   * @param stream an integer in [0, 2^53): generators of different streams are unrelated. Default 0.
   * @param path further integers in [0, 2^32) that select a stream within the stream, such as the number of a sample
   */
  constructor(seed: number, stream = 0, ...path: readonly number[]) {
    for (const [name, value] of [
      ['seed', seed],
      ['stream', stream],
      ...path.map((each) => ['path', each] as const),
    ] as const)
      checkInteger(name, value, range)
    // Both halves of the seed and of the stream take part, so that neighbouring seeds give unrelated orders.
    this.key = [seed, stream, ...path]
    const words = [seed, seed / 2 ** 32, stream, stream / 2 ** 32, ...path]
    if (path.length === 0) {
      const start = chain(0, words)
      for (let i = 0; i < 4; i++) this.s[i] = splitmix((start + (i + 1) * 0x9e3779b9) >>> 0)
      return
    }
    // There are many samples in many epochs: each word of the state is mixed apart, so that no two streams coincide.
    for (let i = 0; i < 4; i++) this.s[i] = chain((i + 1) * 0x9e3779b9, words)
    if (this.s.every((word) => word === 0)) this.s[0] = 1
  }

  /** A generator of a stream of its own, which follows from this one's seed and streams only, not from what was drawn. */
  fork(stream: number): Rng {
    checkInteger('stream', stream, range)
    const [seed, first, ...path] = this.key as [number, number, ...number[]]
    return new Rng(seed, first, ...path, stream)
  }

  /** The next 32 random bits, as an unsigned integer. */
  next(): number {
    const s = this.s
    const s0 = s[0]!
    const s1 = s[1]!
    const result = Math.imul(rotl(Math.imul(s1, 5), 7), 9) >>> 0
    s[2]! ^= s0
    s[3]! ^= s1
    s[1]! ^= s[2]!
    s[0]! ^= s[3]!
    s[2]! ^= s1 << 9
    s[3] = rotl(s[3]!, 11)
    return result
  }

  /**
   * A random integer in [0, n), uniformly distributed: draws past the last whole multiple of n are rejected.
   *
   * @param n in [1, 2^32]
   */
  below(n: number): number {
    // Not checkInteger at once: shuffling calls this once for each element.
    if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) checkInteger('n', n, '[1, 4294967296]')
    const limit = 2 ** 32 - (2 ** 32 % n)
    let draw = this.next()
    while (draw >= limit) draw = this.next()
    return draw % n
  }

  /** A random number in [0, 1), uniformly distributed, a multiple of 2^-53. */
  uniform(): number {
    const high = this.next() >>> 5
    return (high * 2 ** 26 + (this.next() >>> 6)) * 2 ** -53
  }

  /** A random number from the normal distribution with mean 0 and standard deviation 1 (Box and Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }

  /** The integers 0 … n − 1 in random order (Fisher and Yates). */
  permutation(n: number): Int32Array {
    checkInteger('n', n, '[0, 2147483647]')
    const order = Int32Array.from({ length: n }, (_, i) => i)
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const swap = order[i]!
      order[i] = order[j]!
      order[j] = swap
    }
    return order
  }
}

function rotl(x: number, k: number): number {
  return ((x << k) | (x >>> (32 - k))) >>> 0
}

function chain(start: number, words: readonly number[]): number {
  let mix = start >>> 0
  for (const word of words) mix = splitmix(mix ^ (word >>> 0))
  return mix
}

function splitmix(x: number): number {
  let z = (x + 0x9e3779b9) >>> 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return (z ^ (z >>> 16)) >>> 0
}
