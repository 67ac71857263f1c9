import { checkBoolean, checkOneOf, checkString } from '../_check.js'
import type { Tensor } from '../tensor/index.js'
import type { Exclude } from './options.js'

/** As a state dict holds it: JSON has no functions, so there the marks that one gave stand for it. */
export type SavedExclude = 'vectors' | 'none' | readonly string[] | readonly boolean[]

/** Whether a whole name matches a pattern in which `*` stands for any characters and `?` for one. */
export function matchesName(pattern: string, name: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(name)
}

export function checkExclude(value: unknown): Exclude {
  if (typeof value === 'function') return value as Exclude
  if (Array.isArray(value)) return value.map((pattern, i) => checkString(`exclude[${i}]`, pattern))
  return checkOneOf('exclude', value, ['vectors', 'none'])
}

/** What a caller's function says of a parameter. A promise, or a forgotten return, must not count as an answer. */
export const ask = (
  label: string,
  test: (name: string, tensor: Tensor) => boolean,
  name: string,
  tensor: Tensor,
): boolean => checkBoolean(`what ${label} returns for '${name}'`, test(name, tensor))

/** For each parameter whether it is left out of the decay. */
export function excluded(
  exclude: Exclude | readonly boolean[],
  params: readonly Tensor[],
  names: readonly string[] | null,
): boolean[] {
  if (exclude === 'none') return params.map(() => false)
  if (exclude === 'vectors') return params.map(({ ndim }) => ndim < 2)
  if (typeof exclude === 'function')
    return params.map((tensor, i) => ask('exclude', exclude, names?.[i] ?? String(i), tensor))
  if (isMarks(exclude)) {
    if (exclude.length === params.length) return [...exclude]
    throw new RangeError(`Expected ${params.length} marks for exclude but received ${exclude.length}`)
  }
  if (names === null) {
    throw new TypeError(
      'Expected named parameters where exclude is a list of patterns: pass module.namedParameters()',
    )
  }
  return names.map((name) => exclude.some((pattern) => matchesName(pattern, name)))
}

const isMarks = (list: readonly unknown[]): list is readonly boolean[] => typeof list[0] === 'boolean'

/** Reads what a state dict says of it. */
export function readSavedExclude(saved: unknown): Exclude | readonly boolean[] {
  if (Array.isArray(saved) && saved.length > 0 && saved.every((mark) => typeof mark === 'boolean'))
    return saved
  if (typeof saved === 'function') throw new TypeError('Expected no function for exclude in the state dict')
  return checkExclude(saved)
}

export const saveExclude = (
  exclude: Exclude | readonly boolean[],
  marks: readonly boolean[],
): SavedExclude => (typeof exclude === 'function' ? [...marks] : exclude)
