import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, checkOneOf, show } from '../_check.js'
import { Tensor } from '../tensor/index.js'

/** An option: how it is read and what it is by default. */
export interface Setting<In, Out = In> {
  readonly read: (name: string, value: In) => Out
  readonly fallback: Out
}
/** The options of a function or class by name: the one place where their defaults stand. */
// biome-ignore lint/suspicious/noExplicitAny: settings of any type; what they take is inferred where they are read.
export type Settings = Readonly<Record<string, Setting<any, any>>>

/** What a caller may give. */
export type Given<S extends Settings> = {
  [K in keyof S]?: S[K] extends Setting<infer In, unknown> ? In | undefined : never
}
/** What the code gets: every option, checked. */
export type Read<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<never, infer Out> ? Out : never
}

/**
 * The options of a call, checked, with the defaults in place of what is missing.
 *
 * @throws TypeError for an option that is unknown or of the wrong kind, RangeError for a value out of range
 */
export function read<S extends Settings>(owner: string, table: S, options: Given<S>): Read<S> {
  checkKnownKeys(`${owner} options`, options, Object.keys(table))
  const values: Record<string, unknown> = {}
  for (const name in table) {
    const given: unknown = options[name]
    const { read: check, fallback } = table[name]!
    values[name] =
      given === undefined ? fallback : (check as (name: string, value: unknown) => unknown)(name, given)
  }
  return values as Read<S>
}

export const number = (fallback: number, range = '(-inf, inf)'): Setting<number> => ({
  fallback,
  read: (name, value) => checkNumber(name, value, range),
})
export const integer = (fallback: number, range = '(-inf, inf)'): Setting<number> => ({
  fallback,
  read: (name, value) => checkInteger(name, value, range),
})
export const flag = (fallback: boolean): Setting<boolean> => ({ fallback, read: checkBoolean })
export const oneOf = <const T extends string>(fallback: T, values: readonly T[]): Setting<T> => ({
  fallback,
  read: (name, value) => checkOneOf(name, value, values),
})
/** What may also be null, which is the default. */
export const nullable = <In, Out>({ read: inner }: Setting<In, Out>): Setting<In | null, Out | null> => ({
  fallback: null,
  read: (name, value) => (value === null ? null : inner(name, value)),
})
/** A setting with another default. */
export const or = <In, Out, D>({ read: inner }: Setting<In, Out>, fallback: D): Setting<In, Out | D> => ({
  fallback,
  read: inner,
})
/** Rejects what is no tensor, before a property of it is read. */
export function checkTensor(owner: string, name: string, value: unknown): void {
  if (!(value instanceof Tensor))
    throw new TypeError(`${owner}: Expected Tensor for ${name} but received ${show(value)}`)
}
export const optionalTensor: Setting<Tensor | null> = {
  fallback: null,
  read: (name, value) => {
    if (value !== null && !(value instanceof Tensor))
      throw new TypeError(`Expected Tensor for ${name} but received ${show(value)}`)
    return value
  },
}

/** One number for all spatial dimensions, or one for each. */
export type Size = number | readonly number[]

/** One number for each of `length` dimensions. */
export function sizes(name: string, value: unknown, length: number, range = '(-inf, inf)'): number[] {
  if (!Array.isArray(value)) return Array.from({ length }, () => checkInteger(name, value, range))
  if (value.length !== length)
    throw new RangeError(`Expected an integer or ${length} of them for ${name} but received ${show(value)}`)
  return value.map((each, i) => checkInteger(`${name}[${i}]`, each, range))
}

/** A size as it was given, checked to be one for each of `length` dimensions. */
export const size = (fallback: Size, length: number, range: string): Setting<Size> => ({
  fallback,
  read: (name, value) => {
    sizes(name, value, length, range)
    return value
  },
})
