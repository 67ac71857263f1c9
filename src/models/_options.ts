import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, checkOneOf, show } from '../_check.js'

/** Far more than any model has: a damaged file must not make a program that never ends. */
export const mostLayers = 10_000
const depths = new Set(['nLayer', 'numLayers', 'numBlocks'])

/**
 * The options of a model, with `defaults` for what is missing. A default tells the kind: sizes are integers from 1, `fractions`
 * are in [0, 1], and an array is the values that a word can have, the first of which is the default.
 *
 * @throws TypeError for an unknown option or one of the wrong kind, RangeError for a value out of range
 */
export function readOptions<T extends object>(
  owner: string,
  options: Partial<T>,
  defaults: { readonly [K in keyof T]: T[K] | readonly T[K][] },
  fractions: readonly (keyof T)[] = [],
): T {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`Expected object for the options of ${owner} but received ${show(options)}`)
  checkKnownKeys(`${owner} options`, options, Object.keys(defaults))
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(defaults)) {
    const fallback: unknown = defaults[name as keyof T]
    const words = Array.isArray(fallback) ? (fallback as string[]) : null
    const value: unknown = options[name as keyof T] ?? (words ? words[0] : fallback)
    if (words) values[name] = checkOneOf(name, value as string, words)
    else if (typeof fallback === 'boolean') values[name] = checkBoolean(name, value)
    else if (fractions.includes(name as keyof T)) values[name] = checkNumber(name, value, '[0, 1]')
    else values[name] = checkInteger(name, value, depths.has(name) ? `[1, ${mostLayers}]` : '[1, inf)')
  }
  return values as T
}
