import { checkBoolean, checkKnownKeys, checkString, show } from '../_check.js'
import { noGrad, Tensor } from '../tensor/index.js'
import {
  type AnyModule,
  hooksOf,
  type LoadOptions,
  type LoadResult,
  type StateDict,
  type StateDictOptions,
} from './_base.js'
import { isBuffer, isModule, isParameter, isPersistent, joinNames, members, ownTensors } from './_members.js'
import { replace } from './_move.js'

type Visit = (prefix: string, module: AnyModule) => void

/** Calls a function with each module and its name, before or after those within, under all its names. */
function everyName(
  prefix: string,
  module: AnyModule,
  before: Visit,
  after: Visit,
  above: AnyModule[] = [],
): void {
  if (above.includes(module)) return
  before(prefix, module)
  for (const { name, value } of members(module))
    if (isModule(value)) everyName(joinNames(prefix, name), value, before, after, [...above, module])
  after(prefix, module)
}

const nothing: Visit = () => {}
const withDot = (prefix: string) => (prefix ? `${prefix}.` : '')

/** Parameters and buffers under all their names, module by module as in PyTorch. */
function entries(module: AnyModule): [string, Tensor][] {
  const found: [string, Tensor][] = []
  const collect: Visit = (prefix, each) => {
    for (const kind of [isParameter, isBuffer])
      found.push(...ownTensors(each, prefix, (tensor) => kind(tensor) && isPersistent(tensor)))
  }
  everyName('', module, collect, nothing)
  const names = new Set<string>()
  for (const [name] of found) {
    if (names.has(name)) throw new RangeError(`Two tensors of the module would be saved as '${name}'`)
    names.add(name)
  }
  return found
}

export function readState(module: AnyModule, options: StateDictOptions): StateDict {
  checkKnownKeys('stateDict options', options, ['prefix', 'keepVars'])
  const prefix = checkString('prefix', options.prefix ?? '')
  const keepVars = checkBoolean('keepVars', options.keepVars ?? false)
  everyName(
    '',
    module,
    (name, each) => {
      for (const hook of each[hooksOf]?.stateDictPre ?? []) hook(each, prefix + withDot(name), keepVars)
    },
    nothing,
  )
  const state: StateDict = Object.fromEntries(
    entries(module).map(([name, tensor]) => [prefix + name, keepVars ? tensor : tensor.detach()]),
  )
  everyName('', module, nothing, (name, each) => {
    for (const hook of each[hooksOf]?.stateDict ?? []) hook(each, state, prefix + withDot(name))
  })
  return state
}

/** What is wrong with a value for a tensor of the module. */
function complaint(name: string, tensor: Tensor, given: unknown): string[] {
  if (!(given instanceof Tensor)) return [`${name} is no Tensor but ${show(given)}`]
  if (given.disposed) return [`${name} has been disposed`]
  const [wanted, found] = [tensor.shape, given.shape]
  return String(wanted) === String(found) ? [] : [`${name} is [${found}] where the module's is [${wanted}]`]
}

export function loadState(
  module: AnyModule,
  given: Record<string, Tensor>,
  options: LoadOptions,
): LoadResult {
  checkKnownKeys('loadStateDict options', options, ['strict', 'assign'])
  const strict = checkBoolean('strict', options.strict ?? true)
  const assign = checkBoolean('assign', options.assign ?? false)
  const state = { ...given }
  everyName(
    '',
    module,
    (name, each) => {
      for (const hook of each[hooksOf]?.loadPre ?? []) hook(each, state, withDot(name))
    },
    nothing,
  )
  const own = entries(module)
  const names = new Set(own.map(([name]) => name))
  const has = (name: string) => Object.hasOwn(state, name)
  const result: LoadResult = {
    missing: own.filter(([name]) => !has(name)).map(([name]) => name),
    unexpected: Object.keys(state).filter((name) => !names.has(name)),
  }
  everyName('', module, nothing, (_, each) => {
    for (const hook of each[hooksOf]?.loadPost ?? []) hook(each, result)
  })
  const present = own.filter(([name]) => has(name))
  const { missing, unexpected } = result
  const complaints = [
    ...(strict && missing.length ? [`missing: ${missing.join(', ')}`] : []),
    ...(strict && unexpected.length ? [`unexpected: ${unexpected.join(', ')}`] : []),
    ...present.flatMap(([name, tensor]) => complaint(name, tensor, state[name])),
  ]
  if (complaints.length)
    throw new RangeError(`The state dict is not of this module: ${complaints.join('; ')}`)
  noGrad(() => {
    // Every conversion that could fail comes before the first value is written.
    const ready = present.map(([name, tensor]) => {
      const value = state[name]!.detach()
      return assign || tensor.device === 'meta'
        ? value
        : value.to({ dtype: tensor.dtype, device: tensor.device })
    })
    for (const [i, [, tensor]] of present.entries()) {
      if (assign) replace(tensor, ready[i]!)
      else if (tensor.device === 'meta') continue
      else tensor.copy_(ready[i]!)
    }
  })
  return result
}
