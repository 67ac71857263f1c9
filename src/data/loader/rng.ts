/**
 * A small repeatable generator of random integers: xoshiro128** (Blackman and Vigna, 2018), whose 128 bits of
 * state are filled from the seed and the stream number by SplitMix32.
 *
 * It is used only for the data order and does not affect the tensor generator of `manualSeed`, so the order of the data
 * does not depend on how many random numbers a model has drawn.
 *
 * @source https://prng.di.unimi.it/xoshiro128starstar.c
 */
export class Rng {
  private readonly s = new Uint32Array(4)

  constructor(seed: number, stream = 0) {
    // Both halves of the seed and of the stream take part, so that neighbouring seeds give unrelated orders.
    let mix = 0
    for (const word of [seed, seed / 2 ** 32, stream, stream / 2 ** 32]) mix = splitmix(mix ^ (word >>> 0))
    for (let i = 0; i < 4; i++) {
      mix = (mix + 0x9e3779b9) >>> 0
      this.s[i] = splitmix(mix)
    }
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

  /** A random integer in [0, n), uniformly distributed: draws past the last whole multiple of n are rejected. */
  below(n: number): number {
    const limit = 2 ** 32 - (2 ** 32 % n)
    let draw = this.next()
    while (draw >= limit) draw = this.next()
    return draw % n
  }

  /** The integers 0 … n − 1 in random order (Fisher and Yates). */
  permutation(n: number): Int32Array {
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

function splitmix(x: number): number {
  let z = (x + 0x9e3779b9) >>> 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return (z ^ (z >>> 16)) >>> 0
}
