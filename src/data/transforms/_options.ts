import { checkInteger, checkKnownKeys, checkNumber, checkOneOf, isWithin, show } from '../../_check.js'

/** Checks the options of one transform: every message begins with the name of the transform. */
export class Options {
  constructor(
    private readonly kind: string,
    private readonly options: object,
    keys: readonly string[],
  ) {
    checkKnownKeys(`${kind} options`, options, keys)
  }

  /** What was given under a name. */
  given(name: string): unknown {
    return (this.options as Record<string, unknown>)[name]
  }

  number(name: string, range: string, fallback: number): number {
    return checkNumber(`${this.kind}.${name}`, this.given(name) ?? fallback, range)
  }

  integer(name: string, range: string, fallback: number): number {
    return checkInteger(`${this.kind}.${name}`, this.given(name) ?? fallback, range)
  }

  oneOf<const T extends string>(name: string, values: readonly T[], fallback: T): T {
    return checkOneOf(`${this.kind}.${name}`, this.given(name) ?? fallback, values)
  }

  /** Numbers of a fixed count. */
  numbers<const N extends readonly number[]>(
    name: string,
    range: string,
    fallback: N,
  ): { [K in keyof N]: number } {
    const value = this.given(name) ?? fallback
    if (!Array.isArray(value) || value.length !== fallback.length)
      throw new TypeError(
        `Expected ${fallback.length} numbers in ${range} for ${this.kind}.${name} but received ${show(value)}`,
      )
    return value.map((each) => checkNumber(`${this.kind}.${name}`, each, range)) as { [K in keyof N]: number }
  }

  /** An interval: two numbers, the first of which is not above the second. */
  interval(name: string, range: string, fallback: readonly [number, number]): [number, number] {
    const [low, high] = this.numbers(name, range, fallback)
    if (low > high)
      throw new RangeError(
        `Expected the first number not above the second for ${this.kind}.${name} but received ${show([low, high])}`,
      )
    return [low, high]
  }

  /** An interval, or the number that is half of it around `centre`, cut off at `least`. */
  around(name: string, range: string, centre: number, least: number): [number, number] | null {
    const value = this.given(name)
    if (value === undefined) return null
    if (typeof value !== 'number') return this.interval(name, range, [0, 0])
    const half = checkNumber(`${this.kind}.${name}`, value, '[0, inf)')
    const interval: [number, number] = [Math.max(least, centre - half), centre + half]
    if (!isWithin(interval[0], range) || !isWithin(interval[1], range))
      throw new RangeError(
        `Expected numbers in ${range} for ${this.kind}.${name} but received ${show(value)}`,
      )
    return interval
  }

  /** A level for all channels, or one for each of three. */
  fill(name = 'fill'): [number, number, number] {
    const value = this.given(name) ?? 0
    if (typeof value === 'number') {
      const level = checkInteger(`${this.kind}.${name}`, value, '[0, 255]')
      return [level, level, level]
    }
    const [r, g, b] = this.numbers(name, '[0, 255]', [0, 0, 0])
    for (const each of [r, g, b]) checkInteger(`${this.kind}.${name}`, each, '[0, 255]')
    return [r, g, b]
  }

  interpolation(): Interpolation {
    return this.oneOf('interpolation', ['nearest', 'bilinear'], 'nearest')
  }

  probability(fallback: number): number {
    return this.number('p', '[0, 1]', fallback)
  }
}

/** How pixels between those of the image are computed. */
export type Interpolation = 'nearest' | 'bilinear'

const sideRange = '[1, 16384]'

/** A side for both, or [height, width]. */
export function checkSize(name: string, size: unknown): [number, number] {
  if (typeof size === 'number') {
    const side = checkInteger(name, size, sideRange)
    return [side, side]
  }
  if (!Array.isArray(size) || size.length !== 2)
    throw new TypeError(`Expected a side or [height, width] for ${name} but received ${show(size)}`)
  return [checkInteger(name, size[0], sideRange), checkInteger(name, size[1], sideRange)]
}
