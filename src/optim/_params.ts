import { show } from '../_check.js'
import { Tensor } from '../tensor/index.js'
import type { GroupSpec, Params } from './options.js'

export interface ReadParams {
  readonly tensors: readonly Tensor[]
  /** Null if they came without names. */
  readonly names: readonly string[] | null
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && !(value instanceof Tensor)

function kindOf(value: unknown): string {
  if (value instanceof Tensor) return 'a Tensor'
  if (typeof value === 'object' && value !== null && 'parameters' in value)
    return `${value.constructor?.name ?? 'a module'}: pass its parameters() or namedParameters()`
  if (ArrayBuffer.isView(value)) return `${show(value)}: pdecay/arrays steps typed arrays`
  return show(value)
}

/** The groups in what an optimizer was given: a list of groups as it is, anything else as one group. */
export function readGroups(params: Params): GroupSpec[] {
  if (!isIterable(params)) {
    throw new TypeError(
      `Expected an iterable of tensors, of [name, tensor] or of groups for params but received ${kindOf(params)}`,
    )
  }
  const items = [...params]
  if (items.length === 0) throw new RangeError('Expected at least one parameter for params but received none')
  const groups = items.filter((item) => isGroup(item))
  if (groups.length === 0) return [{ params: items as Tensor[] }]
  if (groups.length === items.length) return groups
  throw new TypeError('Expected only groups or only tensors for params but received both')
}

/** An object literal, or any object that has `params`: a typed array or a module is none. */
const isGroup = (value: unknown): value is GroupSpec =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Tensor) &&
  ('params' in value || [Object.prototype, null].includes(Object.getPrototypeOf(value)))

/**
 * The tensors and names of one group.
 * @param taken tensors of the groups before
 */
export function readParams(params: GroupSpec['params'], taken: ReadonlySet<Tensor>): ReadParams {
  if (!(params instanceof Tensor) && !isIterable(params)) {
    throw new TypeError(
      `Expected an iterable of tensors for params of a group but received ${kindOf(params)}`,
    )
  }
  const tensors: Tensor[] = []
  const names = new Set<string>()
  const own = new Set<Tensor>()
  const repeated: string[] = []
  const items = params instanceof Tensor ? [params] : [...params]
  items.forEach((item, i) => {
    const [name, tensor] = readItem(item, `params[${i}]`)
    if ((name === null) !== (names.size === 0) && i > 0) {
      throw new TypeError(
        `Expected all parameters with names or none but params[${i}] ${name === null ? 'has none' : 'has one'}`,
      )
    }
    const label = name ?? `params[${i}]`
    checkParam(label, tensor)
    if (taken.has(tensor))
      throw new RangeError(`Expected each parameter in one group but ${label} is in another too`)
    if (own.has(tensor)) {
      repeated.push(label)
      return
    }
    own.add(tensor)
    tensors.push(tensor)
    if (name !== null) {
      if (names.has(name)) throw new RangeError(`Expected distinct names but '${name}' names two parameters`)
      names.add(name)
    }
  })
  if (repeated.length) {
    process.emitWarning(
      `A parameter group holds a parameter twice; it is stepped once: ${repeated.join(', ')}`,
      {
        code: 'PDECAY_DUPLICATE_PARAMETER',
      },
    )
  }
  return { tensors, names: names.size ? [...names] : null }
}

function readItem(item: unknown, label: string): [string | null, Tensor] {
  if (item instanceof Tensor) return [null, item]
  if (Array.isArray(item) && item.length === 2 && typeof item[0] === 'string' && item[1] instanceof Tensor) {
    return [item[0], item[1]]
  }
  throw new TypeError(`Expected Tensor or [name, Tensor] for ${label} but received ${kindOf(item)}`)
}

function checkParam(label: string, tensor: Tensor): void {
  if (!/^(float|bfloat|complex)/.test(tensor.dtype)) {
    throw new TypeError(`Expected a floating-point tensor for ${label} but received ${tensor.dtype}`)
  }
  if (tensor.gradFn !== null) {
    throw new RangeError(
      `Expected a leaf for ${label} but received the result of an operation: detach() it first`,
    )
  }
}
