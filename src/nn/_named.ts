import { checkBoolean, checkKnownKeys, checkString } from '../_check.js'
import type { Tensor } from '../tensor/index.js'
import type { AnyModule, NamedOptions } from './_base.js'
import { ownTensors } from './_members.js'

/** How to list what a module holds: {@link NamedOptions}, checked. */
export interface Named {
  prefix: string
  recurse: boolean
  removeDuplicate: boolean
}

export function readNamed(owner: string, options: NamedOptions): Named {
  checkKnownKeys(`${owner} options`, options, ['prefix', 'recurse', 'removeDuplicate'])
  return {
    prefix: checkString('prefix', options.prefix ?? ''),
    recurse: checkBoolean('recurse', options.recurse ?? true),
    removeDuplicate: checkBoolean('removeDuplicate', options.removeDuplicate ?? true),
  }
}

/** The tensors of a kind that a module and the modules within hold, under their names. */
export function tensorsOf(
  module: AnyModule,
  kind: (tensor: Tensor) => boolean,
  options: Named,
): [string, Tensor][] {
  const { prefix, recurse, removeDuplicate } = options
  const within = recurse ? module.namedModules({ prefix, removeDuplicate }) : [[prefix, module] as const]
  const seen = new Set<Tensor>()
  return within
    .flatMap(([name, each]) => ownTensors(each, name, kind))
    .filter(([, tensor]) => !removeDuplicate || (!seen.has(tensor) && seen.add(tensor)))
}

/** The tensor of this name. @throws RangeError where there is none */
export function tensorAt(module: AnyModule, kind: string, name: string, named: [string, Tensor][]): Tensor {
  const found = named.find(([each]) => each === name)
  if (!found) throw new RangeError(`${module.constructor.name} has no ${kind} '${name}'`)
  return found[1]
}
