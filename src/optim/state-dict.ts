import { checkObject } from '../_check.js'
import type { NativeOptimizer } from '../native/index.js'
import { wrap } from '../tensor/core/handle.js'
import { type Tensor, tensor } from '../tensor/index.js'
import type { PresentValue } from './_slots.js'
import type { ParamGroup } from './group.js'
import type { OptionInfo, OptionValue, Rate } from './rules/types.js'
import { isNamed, type ScheduleJson } from './schedules/schedule.js'

/** A value of an option in a state dict. */
export type SavedValue = number | boolean | string | readonly (number | null)[]

/** Of an option that is a list with schedules in it: one for each item, null for a plain number. */
export type SavedSchedule = ScheduleJson | readonly (ScheduleJson | null)[]

/** A group in a state dict, as torch has it; `step`, `decay`, `exclude` and `schedules` are ours. */
export interface SavedGroup {
  /** The numbers of its parameters, which are the keys of `state`. */
  params: readonly number[]
  /** Their names, where they were given with names. */
  param_names?: readonly string[]
  /** Of a schedule-free step: whether the parameters are those that train, and not their average. */
  train_mode?: boolean
  /** The name of the step, such as 'adam'. */
  step?: string
  /** The name of the decay, such as 'lp'. */
  decay?: string
  /** Where a function decided, its marks: true for each parameter that does not decay. */
  exclude?: 'vectors' | 'none' | readonly string[] | readonly boolean[]
  /** By the names of the options that follow them. */
  schedules?: Readonly<Record<string, SavedSchedule>>
  [option: string]: unknown
}

/** An optimizer's state as torch has it: `state[i].exp_avg`, `param_groups[j].lr`; `steps` is ours. */
export interface StateDict {
  /** By the number of the parameter: its state by torch's names. */
  state: Readonly<Record<string, Readonly<Record<string, Tensor | number | null>>>>
  /** In order. */
  param_groups: readonly SavedGroup[]
  /** How many steps were taken: the argument of the schedules. */
  steps?: number
}

/** Whether the group's step trains other weights than are meant to be used. @internal */
export const averages = ({ rules: [step] }: ParamGroup) => step.averages === true

/** @param averaged whether the parameters are the average of a schedule-free step */
export function writeState(
  native: NativeOptimizer,
  groups: readonly ParamGroup[],
  steps: number,
  averaged: boolean,
): StateDict {
  const state: Record<string, Record<string, Tensor>> = {}
  let first = 0
  const param_groups = groups.map((group): SavedGroup => {
    const params = group.params.map((_, i) => first + i)
    first += params.length
    for (const [i, index] of params.entries()) {
      const isComplex = group.params[i]!.isComplex()
      const entries = Object.entries(native.state(index)).map(([name, handle]) => {
        const entry = wrap(handle)
        // As torch has it; the engine keeps the real view.
        return [name, isComplex && entry.ndim > 0 ? entry.viewAsComplex() : entry]
      })
      if (entries.length) state[index] = Object.fromEntries(entries)
    }
    const options = group.slots.infos.map((info) => [info.torch, asTorch(info, group.slots.present(info))])
    const schedules = Object.entries(group.options).flatMap(([name, value]) =>
      [value].flat().some(isNamed) ? [[name, saveSchedule(value)]] : [],
    )
    return {
      // torch's optimizers look for it whatever the decay
      weight_decay: 0,
      decoupled_weight_decay: true,
      ...Object.fromEntries(options),
      ...(averages(group) && { train_mode: !averaged }),
      step: group.step,
      decay: group.decay,
      exclude: group.savedExclude,
      schedules: Object.fromEntries(schedules),
      params,
      ...(group.names && { param_names: [...group.names] }),
    }
  })
  return { state, param_groups, steps }
}

/** torch's None is null. */
const asTorch = ({ none }: OptionInfo, value: PresentValue) =>
  none && Array.isArray(value) ? value.map((x) => (x === 0 ? null : x)) : value

const saveSchedule = (value: OptionValue): SavedSchedule =>
  isNamed(value)
    ? value.toJSON()
    : (value as readonly Rate[]).map((item) => (isNamed(item) ? item.toJSON() : null))

/**
 * A state dict as `save` writes it: its tensors in one record, the rest as JSON in the metadata.
 * @param stateDict as `optimizer.stateDict()` gives it
 * @returns what `save(path, tensors, { metadata })` takes
 * @example
 * const { tensors, metadata } = optim.packStateDict(opt.stateDict())
 * await save('optimizer.safetensors', tensors, { metadata })
 */
export function packStateDict(stateDict: StateDict): {
  tensors: Record<string, Tensor>
  metadata: Record<string, string>
} {
  const { state, ...rest } = checkObject('the state dict', stateDict) as unknown as StateDict
  checkObject('state of the state dict', state)
  const entries = Object.entries(state).flatMap(([id, entry]) =>
    Object.entries(entry).flatMap(([name, value]): [string, Tensor][] =>
      value === null ? [] : [[`state.${id}.${name}`, typeof value === 'number' ? tensor(value) : value]],
    ),
  )
  return { tensors: Object.fromEntries(entries), metadata: { optimizer: JSON.stringify(rest) } }
}

/**
 * The state dict in a file that holds what {@link packStateDict} gave, perhaps among other tensors.
 * @param tensors as `load(path)` gives them
 * @param metadata as `loadHeader(path)` gives it
 * @returns what `optimizer.loadStateDict` takes
 * @throws RangeError where the metadata has no entry 'optimizer', or one that is no JSON
 */
export function unpackStateDict(
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>>,
): StateDict {
  checkObject('tensors', tensors)
  checkObject('metadata', metadata)
  if (metadata.optimizer === undefined)
    throw new RangeError("Expected an entry 'optimizer' in the file's metadata but found none")
  const state: Record<string, Record<string, Tensor>> = {}
  for (const [key, value] of Object.entries(tensors)) {
    const match = /^state\.(\d+)\.(\w+)$/.exec(key)
    if (!match) continue
    const [, id, name] = match
    state[id!] = { ...state[id!], [name!]: value }
  }
  return { ...parse(metadata.optimizer), state }
}

function parse(json: string): Omit<StateDict, 'state'> {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new RangeError("Expected JSON in the entry 'optimizer' of the file's metadata", { cause })
  }
}
