// LBFGS's memory, and what a state dict has of it.
import { show } from '../../_check.js'
import { Tensor } from '../../tensor/index.js'
import type { LBFGSOptions } from './options.js'

/** What is remembered from step to step. */
export interface Memory {
  iterations: number
  evaluations: number
  /** Of earlier steps, the oldest first: what gradient and weights changed by, and 1 over the product of both. */
  history: { y: Tensor; s: Tensor; rho: number }[]
  /** What the inverse Hessian is estimated by where there is no history. */
  scale: number
  /** The last iteration. */
  last: { direction: Tensor; t: number; gradient: Tensor; loss: number } | null
}

/** What torch's LBFGS keeps, all of it with its first parameter. */
export type LBFGSState = Readonly<
  Record<string, Tensor | number | null | readonly (Tensor | number | null)[]>
>

/** A state dict of {@link LBFGS}, as torch has it. */
export interface LBFGSStateDict {
  /** By the number of the parameter: all is with the first. */
  state: Readonly<Record<string, LBFGSState>>
  /** One. */
  param_groups: readonly { params: readonly number[]; [option: string]: unknown }[]
}

const names: readonly (readonly [option: keyof LBFGSOptions, torch: string])[] = [
  ['lr', 'lr'],
  ['maxIter', 'max_iter'],
  ['maxEval', 'max_eval'],
  ['toleranceGrad', 'tolerance_grad'],
  ['toleranceChange', 'tolerance_change'],
  ['historySize', 'history_size'],
  ['lineSearchFn', 'line_search_fn'],
]

export function writeLBFGSState(
  memory: Memory | null,
  options: Required<LBFGSOptions>,
  count: number,
): LBFGSStateDict {
  const group = Object.fromEntries(names.map(([option, torch]) => [torch, options[option]]))
  const params = Array.from({ length: count }, (_, i) => i)
  if (memory === null) return { state: {}, param_groups: [{ ...group, params }] }
  const { iterations, evaluations, history, scale, last } = memory
  const state: LBFGSState = {
    func_evals: evaluations,
    n_iter: iterations,
    ...(last && {
      d: last.direction.clone(),
      t: last.t,
      old_dirs: history.map(({ y }) => y.clone()),
      old_stps: history.map(({ s }) => s.clone()),
      ro: history.map(({ rho }) => rho),
      H_diag: scale,
      prev_flat_grad: last.gradient.clone(),
      prev_loss: last.loss,
    }),
  }
  return { state: { 0: state }, param_groups: [{ ...group, params }] }
}

function expect(holds: boolean, what: string, found: unknown): asserts holds {
  if (!holds) throw new RangeError(`Expected ${what} in the state dict but found ${show(found)}`)
}

/** @param like a vector of all parameters' elements */
export function readLBFGSState(
  dict: LBFGSStateDict,
  like: Tensor,
  count: number,
): { memory: Memory | null; options: LBFGSOptions } {
  const isDict = typeof dict === 'object' && dict !== null && Array.isArray(dict.param_groups) && dict.state
  if (!isDict)
    throw new TypeError(`Expected a state dict of state and param_groups but received ${show(dict)}`)
  const [group, ...more] = dict.param_groups
  expect(group !== undefined && more.length === 0, '1 parameter group', dict.param_groups.length)
  expect(Array.isArray(group.params) && group.params.length === count, `${count} parameters`, group.params)
  const options = Object.fromEntries(
    names.flatMap(([option, torch]) => (group[torch] === undefined ? [] : [[option, plain(group[torch])]])),
  )
  const ids = Object.keys(dict.state)
  const state = dict.state[String(group.params[0])]
  expect(
    ids.length === 0 || (ids.length === 1 && state !== undefined),
    'state of the first parameter alone',
    ids,
  )
  return { memory: state ? readMemory(state, like) : null, options }
}

const plain = (value: unknown) => (value instanceof Tensor ? Number(value.item()) : value)

function readMemory(state: LBFGSState, like: Tensor): Memory {
  const count = (name: string) => {
    const value = plain(state[name])
    expect(Number.isSafeInteger(value) && (value as number) >= 0, `a count for ${name}`, value)
    return value as number
  }
  const number = (name: string, value: unknown = state[name]) => {
    const found = plain(value)
    expect(typeof found === 'number', `a number for ${name}`, found)
    return found
  }
  const vector = (name: string, value: unknown = state[name]) => {
    expect(
      value instanceof Tensor && value.ndim === 1 && value.numel === like.numel,
      `a vector of ${like.numel} numbers for ${name}`,
      value,
    )
    return value.detach().to(like.dtype).to(like.device).clone()
  }
  const list = (name: string) => {
    const value = state[name]
    expect(Array.isArray(value), `a list for ${name}`, value)
    return value as readonly unknown[]
  }
  const base = { iterations: count('n_iter'), evaluations: count('func_evals') }
  if (state.d === undefined || state.d === null) return { ...base, history: [], scale: 1, last: null }
  const [ys, ss, rhos] = [list('old_dirs'), list('old_stps'), list('ro')]
  expect(
    ys.length === ss.length && ys.length === rhos.length,
    'lists of one length for old_dirs, old_stps and ro',
    [ys.length, ss.length, rhos.length],
  )
  return {
    ...base,
    history: ys.map((y, i) => ({
      y: vector('old_dirs', y),
      s: vector('old_stps', ss[i]),
      rho: number('ro', rhos[i]),
    })),
    scale: number('H_diag'),
    last: {
      direction: vector('d'),
      t: number('t'),
      gradient: vector('prev_flat_grad'),
      loss: number('prev_loss'),
    },
  }
}
