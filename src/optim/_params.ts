import { show } from '../_check.js'
import { Tensor } from '../tensor/index.js'
import type { GroupOptions } from './group.js'
import type { RuleOptions } from './rules/registry.gen.js'

export type NamedTensor = readonly [name: string, tensor: Tensor]
/** As `module.parameters()` and `module.namedParameters()` give them. */
export type ParamList = Iterable<Tensor> | Iterable<NamedTensor>
/** Parameters with settings of their own: those of the group, or any option of its rules by its name. */
export interface GroupSpec extends GroupOptions, RuleOptions {
  params: ParamList | Tensor
}
export type Params = ParamList | Iterable<GroupSpec>

export interface ReadParams {
  readonly tensors: readonly Tensor[]
  /** Null if they came without names. */
  readonly names: readonly string[] | null
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && !(value instanceof Tensor)

const kindOf = (value: unknown) => (value instanceof Tensor ? 'a Tensor' : show(value))

/** The groups in what an optimizer was given: a list of groups as it is, anything else as one group. */
export function readGroups(params: Params): GroupSpec[] {
  if (!isIterable(params)) {
    throw new TypeError(
      `Expected an iterable of tensors, of [name, tensor] or of groups for params but received ${kindOf(params)}`,
    )
  }
  const items = [...params]
  if (items.length === 0) throw new RangeError('Expected at least one parameter for params but received none')
  const grouped = items.filter((item) => isGroup(item))
  if (grouped.length === 0) return [{ params: items as Tensor[] }]
  if (grouped.length === items.length) return grouped
  throw new TypeError('Expected only groups or only tensors for params but received both')
}

const isGroup = (value: unknown): value is GroupSpec =>
  typeof value === 'object' && value !== null && !(value instanceof Tensor) && !Array.isArray(value)

/**
 * The tensors and names of one group.
 * @param taken tensors of the groups before, to which these are added
 */
export function readParams(params: GroupSpec['params'], taken: Set<Tensor>): ReadParams {
  if (!(params instanceof Tensor) && !isIterable(params)) {
    throw new TypeError(
      `Expected an iterable of tensors for params of a group but received ${kindOf(params)}`,
    )
  }
  const tensors: Tensor[] = []
  const names: string[] = []
  const own = new Set<Tensor>()
  const repeated: string[] = []
  const items = params instanceof Tensor ? [params] : [...params]
  items.forEach((item, i) => {
    const [name, tensor] = readItem(item, `params[${i}]`)
    if ((name === null) !== (names.length === 0) && i > 0) {
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
      if (names.includes(name))
        throw new RangeError(`Expected distinct names but '${name}' names two parameters`)
      names.push(name)
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
  for (const tensor of own) taken.add(tensor)
  return { tensors, names: names.length ? names : null }
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
