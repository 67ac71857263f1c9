import { show } from '../_check.js'
import type { NativeOptimizer } from '../native/index.js'
import { handleOf, wrap } from '../tensor/core/handle.js'
import { Tensor, tensor } from '../tensor/index.js'
import type { ParamGroup } from './group.js'
import type { OptionInfo, OptionValue, Rate, StateInfo } from './rules/rule.js'
import { isNamed, type ScheduleJson, scheduleFrom } from './schedules/schedule.js'

export type SavedValue = number | boolean | string | readonly number[]

/** Of a list with schedules in it: one for each item, null for a plain number. */
export type SavedSchedule = ScheduleJson | readonly (ScheduleJson | null)[]

/** A group in a state dict, as torch has it; `step`, `decay` and `schedules` are ours. */
export interface SavedGroup {
  params: readonly number[]
  param_names?: readonly string[]
  step?: string
  decay?: string
  schedules?: Readonly<Record<string, SavedSchedule>>
  [option: string]: unknown
}

/** An optimizer's state as torch has it: `state[i].exp_avg`, `param_groups[j].lr`; `steps` is ours. */
export interface StateDict {
  state: Readonly<Record<string, Readonly<Record<string, Tensor | number | null>>>>
  param_groups: readonly SavedGroup[]
  steps?: number
}

/** What torch's optimizers and schedulers keep in a group and no rule here needs. */
const ignored = new Set(
  `params param_names step decay schedules weight_decay decoupled_weight_decay foreach capturable differentiable fused
  initial_lr max_lr min_lr max_momentum base_momentum swa_lr`.split(/\s+/),
)

export function writeState(native: NativeOptimizer, groups: readonly ParamGroup[], steps: number): StateDict {
  const state: Record<string, Record<string, Tensor>> = {}
  let first = 0
  const param_groups = groups.map((group): SavedGroup => {
    const params = group.params.map((_, i) => first + i)
    first += params.length
    for (const index of params) {
      const entries = Object.entries(native.state(index)).map(([name, handle]) => [name, wrap(handle)])
      if (entries.length) state[index] = Object.fromEntries(entries)
    }
    const options = group.infos.map((info) => [info.torch, group.present(info)])
    const schedules = Object.entries(group.options).flatMap(([name, value]) =>
      [value].flat().some(isNamed) ? [[name, saveSchedule(value)]] : [],
    )
    return {
      // torch's optimizers look for it whatever the decay
      weight_decay: 0,
      decoupled_weight_decay: true,
      ...Object.fromEntries(options),
      step: group.step,
      decay: group.decay,
      schedules: Object.fromEntries(schedules),
      params,
      ...(group.names && { param_names: [...group.names] }),
    }
  })
  return { state, param_groups, steps }
}

const saveSchedule = (value: OptionValue): SavedSchedule =>
  isNamed(value)
    ? value.toJSON()
    : (value as readonly Rate[]).map((item) => (isNamed(item) ? item.toJSON() : null))

/** The option that a saved schedule makes, with the plain numbers of `value` beside it in a list. */
const loadSchedule = (
  saved: SavedSchedule,
  value: OptionValue | undefined,
  present?: OptionValue,
): OptionValue => {
  const item = (from: unknown, i: number) => (Array.isArray(from) ? from[i] : undefined)
  if (!isList(saved)) return scheduleFrom(saved, present)
  return saved.map((json, i) => (json ? scheduleFrom(json, item(present, i)) : (item(value, i) ?? 0)))
}
const isList = (saved: SavedSchedule): saved is readonly (ScheduleJson | null)[] => Array.isArray(saved)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function expect(holds: boolean, what: string, found: unknown): asserts holds {
  if (!holds) throw new RangeError(`Expected ${what} in the state dict but found ${show(found)}`)
}

/**
 * Checks a whole state dict, and only then takes it in.
 * @param values all groups' vectors, which their options fill
 * @returns how many steps it has behind it
 */
export function readState(
  native: NativeOptimizer,
  groups: readonly ParamGroup[],
  values: Float64Array,
  given: StateDict,
): number {
  if (!isRecord(given) || !isRecord(given.state) || !Array.isArray(given.param_groups)) {
    throw new TypeError(`Expected a state dict of state and param_groups but received ${show(given)}`)
  }
  const { state, param_groups: saved, steps } = given
  expect(saved.length === groups.length, `${groups.length} parameter groups`, saved.length)
  const options: (() => void)[] = []
  const states: (() => void)[] = []
  const unread = new Set(Object.keys(state))
  let first = 0
  let latest = 0
  groups.forEach((group, g) => {
    const from: SavedGroup = saved[g]
    const count = group.params.length
    expect(Array.isArray(from?.params), `an array param_groups[${g}].params`, from?.params)
    expect(from.params.length === count, `${count} parameters in group ${g}`, from.params.length)
    const read = readOptions(group, from, `param_groups[${g}]`)
    options.push(...read.plan)
    from.params.forEach((id: number, i: number) => {
      const label = group.names ? `${group.names[i]} (state[${id}])` : `state[${id}]`
      const entries = readEntries(
        group.params[i]!,
        kept(group, group.decayed[i]!, read.values),
        state[id],
        label,
      )
      const index = first + i
      latest = Math.max(latest, Number(entries.find(([name]) => name === 'step')?.[1].item() ?? 0))
      states.push(() => {
        const handles = Float64Array.from(entries, ([, value]) => handleOf(value))
        native.setState(
          index,
          entries.map(([name]) => name),
          handles,
        )
      })
      unread.delete(String(id))
    })
    first += count
  })
  expect(unread.size === 0, 'only state of the parameters in its groups', `state[${[...unread][0]}]`)
  expect(steps === undefined || (Number.isInteger(steps) && steps >= 0), 'a count of steps', steps)
  const before = groups.map((group) => group.options)
  try {
    for (const apply of options) apply()
    native.accept(values)
  } catch (error) {
    for (const [g, group] of groups.entries()) group.set(before[g]!)
    throw error
  }
  for (const apply of states) apply()
  return steps ?? latest
}

/** A saved group's options: how to take them in, and their values. */
function readOptions(group: ParamGroup, saved: SavedGroup, label: string) {
  for (const kind of ['step', 'decay'] as const) {
    const rule = saved[kind]
    expect(rule === undefined || rule === group[kind], `${kind} '${group[kind]}' in ${label}`, rule)
  }
  const infos = new Map(group.infos.map((info) => [info.torch, info]))
  const values: Record<string, OptionValue> = {}
  for (const [key, value] of Object.entries(saved)) {
    const info = infos.get(key)
    if (info && value !== null) values[info.name] = plain(value, info)
    else if (!info) expect(ignored.has(key), `only known options in ${label}`, key)
  }
  expect(saved.differentiable !== true, `differentiable false in ${label}`, true)
  const decays = Number(saved.weight_decay ?? 0) !== 0
  expect(
    !decays || infos.has('weight_decay'),
    `no weight_decay in ${label}, as decay '${group.decay}' has none`,
    saved.weight_decay,
  )
  // torch before 2.7 does not say: its AdamW decouples, and what has no betas has no decoupled form.
  const decoupled = saved.decoupled_weight_decay ?? 'betas' in saved
  expect(!decays || decoupled === true, `decoupled weight decay in ${label}`, 'coupled')
  group.check(values)
  const names = new Set(group.infos.filter(({ schedule }) => schedule).map(({ name }) => name))
  const schedules = Object.entries(saved.schedules ?? {})
  for (const [name, json] of schedules) {
    expect(names.has(name), `schedules only of ${[...names].join(', ')} in ${label}`, name)
    group.check({ [name]: loadSchedule(json, values[name]) })
  }
  // A dict without schedules is not ours: its numbers are those of a moment, and a rate here goes on. So does a rate
  // that no dict can hold: a function, a tensor.
  const stays = (name: string) => group.isFree(name) || (saved.schedules === undefined && group.isRate(name))
  const numbers = Object.entries(values).filter(([name]) => !stays(name) && !saved.schedules?.[name])
  const plan = [
    () => group.set(Object.fromEntries(numbers)),
    () => {
      for (const [name, json] of schedules)
        group.set({ [name]: loadSchedule(json, values[name], group.options[name]) })
    },
  ]
  return { values, plan }
}

/** torch may hold a number as a tensor. */
const plain = (value: unknown, { kind }: OptionInfo): OptionValue => {
  const number = (x: unknown) => (x instanceof Tensor ? Number(x.item()) : x)
  if (kind === 'numbers' && Array.isArray(value)) return value.map(number) as number[]
  return number(value) as OptionValue
}

/** The state slots that a group keeps under options to come. */
function kept(
  group: ParamGroup,
  decayed: boolean,
  values: Readonly<Record<string, OptionValue>>,
): StateInfo[] {
  const present = group.options
  const on = (name: string) => {
    const info = group.infos.find((info) => info.name === name)
    const value = values[name] ?? present[name]
    return value !== false && value !== 0 && value !== info?.values?.[0]
  }
  const [step, decay] = group.rules
  const slots = [...step!.state, ...(decayed ? decay!.state : [])]
  return slots.filter(({ when }) => when === undefined || on(when))
}

/** What the engine keeps beside the rules' state: the count of steps, which torch's SGD has not, and a master copy. */
const engineSlots: readonly StateInfo[] = [{ name: 'step', scalar: true }, { name: 'master' }]

/** The saved tensors of one parameter, checked; none if it has not been stepped. */
function readEntries(
  param: Tensor,
  slots: readonly StateInfo[],
  saved: StateDict['state'][string] | undefined,
  label: string,
): [string, Tensor][] {
  const given = Object.entries(saved ?? {}).filter(([, value]) => value !== null)
  if (given.length === 0) return []
  const missing = slots.filter(({ name }) => !given.some(([key]) => key === name))
  expect(
    missing.length === 0,
    `${missing[0]?.name} of ${label}`,
    given.map(([name]) => name),
  )
  return given.map(([name, value]) => {
    const slot = [...engineSlots, ...slots].find((slot) => slot.name === name)
    expect(
      slot !== undefined,
      `only ${slots.map((slot) => slot.name).join(', ') || 'nothing'} of ${label}`,
      name,
    )
    expect(
      value instanceof Tensor || typeof value === 'number',
      `a tensor or number for ${name} of ${label}`,
      value,
    )
    const entry = value instanceof Tensor ? value : tensor(value, { dtype: 'float32' })
    if (slot.scalar) expect(entry.numel === 1, `one number for ${name} of ${label}`, `shape [${entry.shape}]`)
    else
      expect(
        String(entry.shape) === String(param.shape),
        `shape [${param.shape}] for ${name} of ${label}`,
        `[${entry.shape}]`,
      )
    return [name, entry]
  })
}

/** A state dict as `save` writes it: its tensors in one record, the rest as JSON in the metadata. */
export function packStateDict({ state, ...rest }: StateDict): {
  tensors: Record<string, Tensor>
  metadata: Record<string, string>
} {
  const entries = Object.entries(state).flatMap(([id, entry]) =>
    Object.entries(entry).flatMap(([name, value]): [string, Tensor][] =>
      value === null ? [] : [[`state.${id}.${name}`, value instanceof Tensor ? value : tensor(value)]],
    ),
  )
  return { tensors: Object.fromEntries(entries), metadata: { optimizer: JSON.stringify(rest) } }
}

/** The state dict in a file that holds what {@link packStateDict} gave, perhaps among other tensors. */
export function unpackStateDict(
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>>,
): StateDict {
  if (metadata.optimizer === undefined)
    throw new RangeError("Expected an entry 'optimizer' in the file's metadata but found none")
  const rest = JSON.parse(metadata.optimizer) as Omit<StateDict, 'state'>
  const state: Record<string, Record<string, Tensor>> = {}
  for (const [key, value] of Object.entries(tensors)) {
    const match = /^state\.(\d+)\.(\w+)$/.exec(key)
    if (!match) continue
    const [, id, name] = match
    state[id!] = { ...state[id!], [name!]: value }
  }
  return { ...rest, state }
}
