// Damage to files, as a function of a seed.

export const hostile = [
  '1e99',
  '-1',
  '999999999999',
  'null',
  '[]',
  '{}',
  '"x"',
  'true',
  '0',
  '1.5',
  '{"a":{"a":[]}}',
]

export interface Damage {
  below(count: number): number
  damage(whole: Buffer): Buffer
}

export function makeDamage(seed: number): Damage {
  // mulberry32
  let state = seed
  function random(): number {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(random() * count)

  /** Bytes that are changed, cut, repeated, or in texts replaced by hostile values. */
  function damage(whole: Buffer): Buffer {
    const bytes = Buffer.from(whole)
    const kind = below(5)
    if (kind === 0) return bytes.subarray(0, below(bytes.length))
    if (kind === 1) {
      const at = below(bytes.length)
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(bytes.length))])
    }
    if (kind === 2) {
      // The values of a JSON text, in the header of a safetensors file too.
      const text = bytes.toString('latin1')
      const values = [...text.matchAll(/(?<=": ?)("[^"]*"|[-\d.e+]+|true|false|null|\[[^\]]*\])/g)]
      const chosen = values[below(values.length)]
      if (!chosen) return bytes
      const value = hostile[below(hostile.length)]!
      return Buffer.from(
        text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length),
        'latin1',
      )
    }
    for (let i = below(4); i >= 0; i--)
      bytes[below(Math.min(bytes.length, kind === 3 ? 400 : Infinity))] = below(256)
    return bytes
  }

  return { below, damage }
}
