import { inspect } from 'node:util'

/** A value as error messages show it: short, on one line, and safe for any value. */
export function show(value: unknown): string {
  try {
    const text = inspect(value, {
      depth: 0,
      breakLength: Number.POSITIVE_INFINITY,
      maxArrayLength: 4,
      maxStringLength: 60,
    })
    return text.length > 90 ? `${text.slice(0, 87)}…` : text
  } catch {
    return typeof value
  }
}

function wrong(name: string, value: unknown, expected: string): TypeError {
  return new TypeError(`Expected ${expected} for ${name} but received ${show(value)}`)
}

interface Interval {
  low: number
  high: number
  lowOpen: boolean
  highOpen: boolean
}

const intervals = new Map<string, Interval>()
const bound = (text: string): number =>
  text === 'inf' ? Infinity : text === '-inf' ? -Infinity : Number(text)

/** Reads '[0, 1)', '(0, inf)' …: the form in which messages name a range too. */
function parse(range: string): Interval {
  let interval = intervals.get(range)
  if (!interval) {
    const parts = /^([[(])\s*(\S+?)\s*,\s*(\S+?)\s*([\])])$/.exec(range)
    const [, open, low, high, close] = parts ?? []
    interval = {
      low: bound(low ?? ''),
      high: bound(high ?? ''),
      lowOpen: open === '(',
      highOpen: close === ')',
    }
    if (!parts || Number.isNaN(interval.low) || Number.isNaN(interval.high))
      throw new Error(`'${range}' is not an interval`)
    intervals.set(range, interval)
  }
  return interval
}

/** Whether the number lies in the interval; NaN lies in none. */
export function isWithin(value: number, range: string): boolean {
  const { low, high, lowOpen, highOpen } = parse(range)
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high)
}

/** A number in the range; an end written `inf` with a round bracket keeps infinity out. */
export function checkNumber(name: string, value: unknown, range = '(-inf, inf)'): number {
  if (typeof value !== 'number') throw wrong(name, value, `number in ${range}`)
  if (!isWithin(value, range))
    throw new RangeError(`Expected number in ${range} for ${name} but received ${show(value)}`)
  return value
}

export function checkInteger(name: string, value: unknown, range = '(-inf, inf)'): number {
  if (typeof value !== 'number') throw wrong(name, value, `integer in ${range}`)
  if (!Number.isSafeInteger(value) || !isWithin(value, range))
    throw new RangeError(`Expected integer in ${range} for ${name} but received ${show(value)}`)
  return value
}

export function checkBoolean(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrong(name, value, 'boolean')
  return value
}

export function checkString(name: string, value: unknown): string {
  if (typeof value !== 'string') throw wrong(name, value, 'string')
  return value
}

export function checkOneOf<const T extends string>(name: string, value: unknown, values: readonly T[]): T {
  const list = values.map((each) => `'${each}'`).join(', ')
  if (typeof value !== 'string') throw wrong(name, value, `one of ${list}`)
  if (!(values as readonly string[]).includes(value))
    throw new RangeError(`Expected one of ${list} for ${name} but received ${show(value)}`)
  return value as T
}

export function checkFunction<T extends (...args: never[]) => unknown>(name: string, value: T): T {
  if (typeof value !== 'function') throw wrong(name, value, 'function')
  return value
}

/** An object that is neither null nor an array. */
export function checkObject(name: string, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name, value, 'object')
  return value as Record<string, unknown>
}

/** An array, of whatever. */
export function checkArray(name: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(name, value, 'array')
  return value
}

/** What `for … of` can go over. */
export function checkIterable<T>(name: string, value: Iterable<T>): Iterable<T> {
  if (typeof (value as Partial<Iterable<T>> | null | undefined)?.[Symbol.iterator] !== 'function')
    throw wrong(name, value, 'iterable')
  return value
}

/** An array, a typed array, or what has a length and indices as they have. */
export function checkArrayLike<T>(name: string, value: ArrayLike<T>): ArrayLike<T> {
  if (typeof value !== 'object' || value === null || !Number.isInteger(value.length))
    throw wrong(name, value, 'array')
  return value
}

/** An instance of a class. */
export function checkInstance<T>(
  name: string,
  value: unknown,
  Class: abstract new (...args: never[]) => T,
): T {
  if (!(value instanceof Class)) throw wrong(name, value, Class.name)
  return value
}

/** Rejects options that nothing reads, such as misspelled names. */
export function checkKnownKeys(name: string, options: object, keys: readonly string[]): void {
  for (const key of Object.keys(checkObject(name, options))) {
    if (keys.includes(key)) continue
    const known = keys.length === 0 ? 'it takes none' : `it takes ${keys.join(', ')}`
    throw new TypeError(`Unknown option '${key}' in ${name}: ${known}`)
  }
}
