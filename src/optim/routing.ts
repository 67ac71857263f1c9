// Which parameters take a step for matrices, such as Muon, and which another one.
import { inspect } from 'node:util'
import { checkKnownKeys, checkObject } from '../_check.js'
import { checkNamed, type Match, testOf } from './grouping.js'
import type { GroupSpec, NamedTensor } from './options.js'
import { adam } from './rules/rules.gen.js'

/** Settings of one of the two groups of {@link routeParameters}. */
export type RouteSettings = Omit<GroupSpec, 'params'>

/** Options of {@link routeParameters}. */
export interface RouteOptions {
  /** Settings of the hidden matrices; by default they have the optimizer's. */
  matrices?: RouteSettings
  /** Settings of all other parameters; default `{ step: optim.adam() }`. */
  others?: RouteSettings
  /**
   * Which matrices are not hidden ones: embeddings and heads. By default those whose names say so ({@link notHidden})
   * and, where no name does, the last matrix.
   */
  except?: Match
}

/**
 * Patterns of the names that embeddings and heads usually have: `embedding`, `wte`, `wpe`, `lm_head`, `head`, `classifier`
 * and `fc` (of ResNets), each as a whole part of the name or its beginning.
 */
export const notHidden: readonly string[] = Object.freeze(
  ['embed*', '*_embed*', 'wte.*', 'wpe.*', 'lm_head.*', 'head.*', 'classifier.*', 'fc.*'].flatMap((name) => [
    name,
    `*.${name}`,
  ]),
)

/** Where a parameter goes, and why. */
export interface Route {
  /** The parameter's name. */
  readonly name: string
  /** Its shape. */
  readonly shape: readonly number[]
  /** Its group. */
  readonly group: 'matrices' | 'others'
  /** Why it goes there. */
  readonly reason:
    | 'hidden matrix'
    | 'fewer than two dimensions'
    | 'excepted by name'
    | 'last matrix'
    | 'complex'
}

/** Groups of parameters by {@link routeParameters}. Printed, it shows where each parameter goes. */
export class RoutedParameters extends Array<GroupSpec & { params: NamedTensor[] }> {
  /** Where each parameter goes, in the order in which they were given. */
  declare readonly routes: readonly Route[]

  /** @internal */
  constructor(groups: readonly (GroupSpec & { params: NamedTensor[] })[], routes: readonly Route[]) {
    super()
    this.push(...groups)
    Object.defineProperty(this, 'routes', { value: Object.freeze(routes) })
  }

  /** A plain array, for `map` and its like. @internal */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  /** A line for each parameter: its group, shape and name, and why. */
  override toString(): string {
    const rows = this.routes.map(({ name, shape, group, reason }) => [
      group,
      `[${shape.join(', ')}]`,
      name,
      reason,
    ])
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
    return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).join('\n')
  }
  /** @internal */
  [inspect.custom](): string {
    return this.toString()
  }
}

/**
 * Sorts named parameters into two groups: the matrices of hidden layers (tensors of at least two dimensions, so that
 * convolutions are among them) for a step such as Muon, and all others (embeddings, heads, norms, biases) for another.
 * Print what it returns to see where each parameter goes.
 * @param parameters [name, tensor] pairs, as `module.namedParameters()` gives them
 * @param options the settings of both groups, and which matrices are not hidden ones
 * @returns the groups, first that of the matrices: what optimizers take
 * @throws TypeError for parameters without names, or options that are unknown or of another kind
 * @example
 * const groups = optim.routeParameters(model.namedParameters())
 * console.log(groups)
 * const opt = optim.muonLp(groups, { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * @source Jordan et al., 2024: which parameters Muon is for
 */
export function routeParameters(
  parameters: Iterable<NamedTensor>,
  options: RouteOptions = {},
): RoutedParameters {
  checkKnownKeys('routeParameters', options, ['matrices', 'others', 'except'])
  const matrices: RouteSettings = checkObject('routeParameters.matrices', options.matrices ?? {})
  const others: RouteSettings = {
    step: adam(),
    ...checkObject('routeParameters.others', options.others ?? {}),
  }
  const named = checkNamed(parameters)
  const isExcepted = testOf('routeParameters.except', options.except ?? notHidden)
  const isMatrix = ({ 1: { ndim, dtype } }: NamedTensor) => ndim >= 2 && !dtype.startsWith('complex')
  const excepted = new Set(named.filter((one) => isMatrix(one) && isExcepted(...one)))
  const last = options.except === undefined && excepted.size === 0 ? named.findLast(isMatrix) : undefined
  const reasonOf = (one: NamedTensor): Route['reason'] => {
    if (one[1].ndim < 2) return 'fewer than two dimensions'
    if (!isMatrix(one)) return 'complex'
    if (excepted.has(one)) return 'excepted by name'
    return one === last ? 'last matrix' : 'hidden matrix'
  }
  const groups = {
    matrices: { ...matrices, params: [] as NamedTensor[] },
    others: { ...others, params: [] as NamedTensor[] },
  }
  const routes = named.map((one): Route => {
    const reason = reasonOf(one)
    const group = reason === 'hidden matrix' ? 'matrices' : 'others'
    groups[group].params.push(one)
    return { name: one[0], shape: one[1].shape, group, reason }
  })
  return new RoutedParameters(
    Object.values(groups).filter(({ params }) => params.length > 0),
    routes,
  )
}
