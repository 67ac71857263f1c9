import { checkInteger, checkKnownKeys, show } from '../../_check.js'
import { core, type IndexItem } from '../../native/index.js'
import type { Scalar } from '../core/dtypes.js'
import { handleFor, handleOf, isTensor, type Nested, type Tensor, wrap } from '../core/tensor.js'
import { tensor } from './create.js'

/** A slice `start:stop:step`. Negative values of `start` and `stop` count from the end of the dimension. */
export interface Range {
  /** The first position. Default: 0. */
  start?: number | null
  /** The position after the last one. Default: the size of the dimension. */
  stop?: number | null
  /** The distance between positions, at least 1. Default: 1. */
  step?: number | null
}

/** Positions along one dimension, in an array or in nested arrays; or a mask of booleans. */
export type Positions = readonly (number | bigint | boolean | Positions)[]

/**
 * One part of an index:
 *
 * | part | selects |
 * | --- | --- |
 * | a number, bigint | one position, and removes the dimension; negative numbers count from the end |
 * | `'1:5:2'`, `{ start, stop, step }` | a slice |
 * | `':'` | the whole dimension |
 * | `'...'` | all dimensions that the other parts leave |
 * | `null` | inserts a dimension of size 1 |
 * | an integer tensor or array | these positions |
 * | a bool or uint8 tensor, an array of booleans | the elements where it is true; it covers as many dimensions as it has |
 * | true, false | inserts a dimension of size 1, or of size 0 |
 */
export type Index =
  | number
  | bigint
  | boolean
  | null
  | '...'
  | `${string}:${string}`
  | Range
  | Tensor
  | Positions

const text = /^(-?\d+)?:(-?\d+)?(?::(-?\d+)?)?$/
const bound = (value: string | undefined): number | null => (value ? Number(value) : null)

function rangeOf(name: string, index: string): IndexItem {
  const parts = text.exec(index)
  if (!parts)
    throw new RangeError(`Expected '...' or a range such as '1:5:2' for ${name} but received ${show(index)}`)
  return checkedRange(name, bound(parts[1]), bound(parts[2]), bound(parts[3]))
}

function checkedRange(name: string, start: unknown, stop: unknown, step: unknown): IndexItem {
  const checked = (part: string, value: unknown, range?: string): number | null =>
    value === undefined || value === null ? null : checkInteger(`${name}.${part}`, value, range)
  return [checked('start', start), checked('stop', stop), checked('step', step, '[1, inf)')]
}

/** Converts an array of positions or booleans to a tensor. */
function positions(name: string, list: Positions, on: Tensor): Tensor {
  let first: unknown = list
  for (let depth = 0; Array.isArray(first) && depth < 64; depth++) first = first[0]
  const dtype = typeof first === 'boolean' ? 'bool' : 'int64'
  try {
    return tensor(list as Nested, { dtype, device: on.device })
  } catch (error) {
    if (error instanceof Error)
      error.message = `${name}: ${error.message}; an array is a list of positions: pass the parts of an index as separate arguments`
    throw error
  }
}

function encode(name: string, index: unknown, on: Tensor): IndexItem {
  switch (typeof index) {
    case 'number':
      return checkInteger(name, index)
    case 'bigint':
    case 'boolean':
      return index
    case 'string':
      return index === '...' ? index : rangeOf(name, index)
    case 'object': {
      if (index === null) return null
      if (isTensor(index)) return [handleFor(name, index)]
      if (Array.isArray(index)) return [handleOf(positions(name, index, on))]
      checkKnownKeys(name, index, ['start', 'stop', 'step'])
      const { start, stop, step } = index as Range
      return checkedRange(name, start, stop, step)
    }
    default:
      throw new TypeError(`Expected index for ${name} but received ${show(index)}`)
  }
}

/**
 * Whether the part is a list of index tensors, one for each dimension, or null for a whole dimension, as in
 * aten::index.
 */
const isTensorList = (part: unknown): part is readonly (Tensor | null)[] =>
  Array.isArray(part) && part.some(isTensor) && part.every((each) => each === null || isTensor(each))

function encodeAll(given: readonly unknown[], on: Tensor): IndexItem[] {
  const [only] = given
  const parts = given.length === 1 && isTensorList(only) ? only.map((each) => each ?? ':') : given
  const items = parts.map((each, at) => encode(`index ${at}`, each, on))
  if (items.indexOf('...') !== items.lastIndexOf('...'))
    throw new RangeError("Expected at most one '...' in an index but received several")
  return items.length === 0 ? ['...'] : items
}

/** @internal The method of Tensor. */
export function index(self: Tensor, given: readonly unknown[]): Tensor {
  return wrap(core().getAt(handleOf(self), encodeAll(given, self)))
}

/** @internal The method of Tensor. */
export function set<T extends Tensor>(self: T, given: readonly unknown[]): T {
  if (given.length < 2)
    throw new TypeError(
      `Expected an index and a value, as in set(0, ':', value), but received ${given.length} arguments`,
    )
  const value = given.at(-1)
  const items = encodeAll(given.slice(0, -1), self)
  core().setAt(handleOf(self), items, isTensor(value) ? [handleFor('value', value)] : (value as Scalar))
  return self
}

/** @internal The slices along the first dimension. */
export function* slices(self: Tensor): Generator<Tensor, void, undefined> {
  const [size] = self.shape
  if (size === undefined) return
  for (let at = 0; at < size; at++) yield wrap(core().getAt(handleOf(self), [at]))
}
