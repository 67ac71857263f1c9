// Reads a state dict in two phases: everything is checked and made ready, and then committed.
import { checkInteger, checkKnownKeys, checkNumber, checkOneOf, show } from '../_check.js'
import { core, type NativeOptimizer } from '../native/index.js'
import { handleOf } from '../tensor/core/handle.js'
import { Tensor, tensor } from '../tensor/index.js'
import { excluded, readSavedExclude } from './_exclude.js'
import type { OptionSlots } from './_slots.js'
import type { ParamGroup } from './group.js'
import { ruleInfo } from './rules/rule.js'
import type { OptionInfo, OptionValue, StateInfo } from './rules/types.js'
import { adopt, isNamed, type ScheduleJson, scheduleFrom } from './schedules/schedule.js'
import { averages, type SavedGroup, type SavedSchedule, type StateDict } from './state-dict.js'

/** Options of {@link Optimizer.loadStateDict}. */
export interface LoadStateDictOptions {
  /**
   * With 'state' moments and step counts alone are taken, and options, schedules and `exclude` stay as they are. The
   * step must be the same; the decay may be another: what it keeps itself starts as on the first step. This is how a
   * run goes on from AdamW to pAdam.
   */
  only?: 'state'
}

/** What is needed of the optimizer that loads. */
interface Target {
  readonly native: NativeOptimizer
  readonly groups: readonly ParamGroup[]
}

/** What a dict says, checked: nothing of it has changed the optimizer yet. */
export interface ReadStateDict {
  readonly steps: number
  /** Whether parameters are the average of a schedule-free step; undefined where the dict does not say. */
  readonly averaged: boolean | undefined
  /** Does what is left to do; it throws only where a graph is being captured, and then changes nothing. */
  apply(): void
}

/** What torch's optimizers and schedulers keep in a group and no rule here needs. */
const ignored = new Set(
  `params param_names step decay exclude schedules weight_decay decoupled_weight_decay foreach capturable
  differentiable fused initial_lr max_lr min_lr max_momentum base_momentum swa_lr train_mode scheduled_lr k weight_sum
  lr_max`.split(/\s+/),
)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function expect(holds: boolean, what: string, found: unknown, advice = ''): asserts holds {
  if (!holds) throw new RangeError(`Expected ${what} in the state dict but found ${show(found)}${advice}`)
}

export function readState(
  { native, groups }: Target,
  given: StateDict,
  options: LoadStateDictOptions = {},
): ReadStateDict {
  checkKnownKeys('loadStateDict', options, ['only'])
  const isStateOnly = options.only !== undefined && checkOneOf('only', options.only, ['state']) === 'state'
  if (!isRecord(given) || !isRecord(given.state) || !Array.isArray(given.param_groups)) {
    throw new TypeError(`Expected a state dict of state and param_groups but received ${show(given)}`)
  }
  const { state, param_groups: saved, steps } = given
  expect(saved.length === groups.length, `${groups.length} parameter groups`, saved.length)
  expect(steps === undefined || (Number.isSafeInteger(steps) && steps >= 0), 'a count of steps', steps)
  const unread = new Set(Object.keys(state))
  let latest = 0
  const read = groups.map((group, g) => {
    group.checkShapes()
    const from: SavedGroup = saved[g]
    const label = `param_groups[${g}]`
    const count = group.params.length
    expect(Array.isArray(from?.params), `an array ${label}.params`, from?.params)
    expect(from.params.length === count, `${count} parameters in group ${g}`, from.params.length)
    const order = matchNames(group, from, label)
    const head = isStateOnly ? readRules(group, from, label) : readOptions(group, from, label)
    const entries = group.params.map((param, i) => {
      const id = from.params[order[i]!]!
      unread.delete(String(id))
      const name = group.names ? `${group.names[i]} (state[${id}])` : `state[${id}]`
      const slots = keptSlots(group, head.slots, !head.marks[i])
      const entries = state[id] && { ...sharedState(group, from), ...state[id] }
      const found = readEntries(param, slots, head.dropped, entries, name)
      latest = Math.max(latest, Number(found.find(([key]) => key === 'step')?.[1].item() ?? 0))
      return found
    })
    return { group, head, entries }
  })
  expect(unread.size === 0, 'only state of the parameters in its groups', `state[${[...unread][0]}]`)
  checkTogether(read)

  const apply = () => {
    // Before anything changes: a tensor may have been disposed since it was checked.
    const states = read.flatMap(({ entries }) => entries).map(unzip)
    native.accept(Float64Array.from(read.flatMap(({ head }) => [...head.slots.values])))
    for (const { group, head } of read) {
      group.slots.take(head.slots)
      for (const keep of head.keepSchedules) keep()
      group.setExclude(head.exclude, head.marks)
    }
    native.setDecayed(Uint8Array.from(groups.flatMap(({ decayed }) => decayed.map(Number))))
    for (const [index, [names, handles]] of states.entries()) native.setState(index, names, handles)
  }
  return { steps: steps ?? latest, averaged: readMode(groups, saved), apply }
}

function readMode(groups: readonly ParamGroup[], saved: readonly SavedGroup[]): boolean | undefined {
  const modes = saved.flatMap(({ train_mode }, g) =>
    averages(groups[g]!) && train_mode !== undefined ? [train_mode] : [],
  )
  expect(new Set(modes).size <= 1, 'one train_mode in all groups', modes)
  if (modes[0] === undefined) return undefined
  expect(typeof modes[0] === 'boolean', 'true or false for train_mode', modes[0])
  return !modes[0]
}

/** What the authors' schedule-free optimizers keep in a group, and a rule here for each parameter. */
function sharedState(group: ParamGroup, { k, weight_sum, lr_max }: SavedGroup): Record<string, number> {
  const isTheirs = averages(group) && [k, weight_sum, lr_max].every((x) => typeof x === 'number')
  return isTheirs ? ({ step: k, weight_sum, lr_max } as Record<string, number>) : {}
}

/** For each parameter of the group its place among the saved ones: by name where both have the same names. */
function matchNames({ names, params }: ParamGroup, saved: SavedGroup, label: string): number[] {
  const inOrder = params.map((_, i) => i)
  const given = saved.param_names
  if (given === undefined || names === null) return inOrder
  expect(
    Array.isArray(given) && given.length === names.length,
    `${names.length} names in ${label}.param_names`,
    given,
  )
  const places = new Map(given.map((name, i) => [name, i]))
  const missing = names.find((name) => !places.has(name))
  if (missing === undefined) return names.map((name) => places.get(name)!)
  const first = given.find((name) => !names.includes(name)) ?? given[0]
  process.emitWarning(
    `The state dict names other parameters in ${label}, such as '${first}', and not '${missing}': its state is taken ` +
      'in the order of the parameters.',
    { code: 'PDECAY_PARAMETER_NAMES' },
  )
  return inOrder
}

/** What a saved group says of all its parameters. */
interface Head {
  readonly slots: OptionSlots
  readonly exclude: ReturnType<typeof readSavedExclude>
  /** For each parameter whether it does not decay. */
  readonly marks: readonly boolean[]
  /** Brings schedules that the caller holds to the saved state, and keeps them in use. */
  readonly keepSchedules: readonly (() => void)[]
  /** State that may be there and is not taken. */
  readonly dropped: ReadonlySet<string>
}

/** Of a group whose state alone is taken. */
function readRules(group: ParamGroup, saved: SavedGroup, label: string): Head {
  checkRule(group, saved, 'step', label)
  const rules = [
    ruleInfo('step', group.step),
    ...(saved.decay === undefined ? [] : [ruleInfo('decay', saved.decay)]),
  ]
  return {
    slots: group.slots.copy(),
    exclude: group.exclude,
    marks: group.decayed.map((decays) => !decays),
    keepSchedules: [],
    dropped: new Set(rules.flatMap(({ state }) => state.map(({ name }) => name))),
  }
}

function checkRule(group: ParamGroup, saved: SavedGroup, kind: 'step' | 'decay', label: string): void {
  const rule = saved[kind]
  const advice = kind === 'decay' ? ": { only: 'state' } takes its moments alone" : ''
  expect(rule === undefined || rule === group[kind], `${kind} '${group[kind]}' in ${label}`, rule, advice)
}

function readOptions(group: ParamGroup, saved: SavedGroup, label: string): Head {
  for (const kind of ['step', 'decay'] as const) checkRule(group, saved, kind, label)
  const infos = new Map(group.slots.infos.map((info) => [info.torch, info]))
  const values: Record<string, OptionValue> = {}
  for (const [key, value] of Object.entries(saved)) {
    const info = infos.get(key)
    if (info && value !== null) values[info.name] = plain(value, info)
    else if (!info) expect(ignored.has(key), `only known options in ${label}`, key)
  }
  const decays = checkWeightDecay(group, saved, label)
  const slots = group.slots.copy()
  slots.set(values)
  // A dict without schedules is not ours: its numbers are those of a moment, and a rate here goes on. So does a rate
  // that no dict can hold: a function, a tensor.
  const stays = (name: string) =>
    group.slots.isUnsaved(name) || (saved.schedules === undefined && group.slots.isRate(name))
  for (const name of Object.keys(values)) if (stays(name)) slots.set({ [name]: group.slots.get(name) })
  const keepSchedules = readSchedules(group, slots, saved, values, label)
  const exclude = readExclude(group, saved, decays)
  const marks = excluded(exclude, group.params, group.names)
  return { slots, exclude, marks, keepSchedules, dropped: new Set() }
}

/** @returns whether the dict says of a weight decay that is not 0 */
function checkWeightDecay(group: ParamGroup, saved: SavedGroup, label: string): boolean {
  expect(saved.differentiable !== true, `differentiable false in ${label}`, true)
  const decays = Number(saved.weight_decay ?? 0) !== 0
  expect(
    !decays || group.slots.infos.some(({ torch }) => torch === 'weight_decay'),
    `no weight_decay in ${label}, as decay '${group.decay}' has none`,
    saved.weight_decay,
  )
  // torch before 2.7 does not say: its AdamW decouples, and so do its Muon and its Adafactor. What else has no betas has no decoupled form.
  const decoupled =
    saved.decoupled_weight_decay ?? ['betas', 'ns_steps', 'beta2_decay'].some((key) => key in saved)
  expect(!decays || decoupled === true, `decoupled weight decay in ${label}`, 'coupled')
  return decays
}

/** torch decays every parameter of a group with a weight decay, whatever its shape. */
function readExclude(group: ParamGroup, saved: SavedGroup, decays: boolean): Head['exclude'] {
  if (saved.exclude !== undefined) return readSavedExclude(saved.exclude)
  const isTorchs = saved.decay === undefined && saved.step === undefined
  return isTorchs && decays ? 'none' : group.exclude
}

/** Sets the saved schedules. */
function readSchedules(
  group: ParamGroup,
  slots: OptionSlots,
  saved: SavedGroup,
  values: Readonly<Record<string, OptionValue>>,
  label: string,
): (() => void)[] {
  const { schedules = {} } = saved
  expect(isRecord(schedules), `an object ${label}.schedules`, schedules)
  const names = new Set(slots.infos.filter(({ schedule }) => schedule).map(({ name }) => name))
  return Object.entries(schedules).flatMap(([name, json]) => {
    expect(names.has(name), `schedules only of ${[...names].join(', ')} in ${label}`, name)
    slots.set({ [name]: loadSchedule(json, values[name]) })
    const held = group.slots.get(name)
    return [() => group.slots.set({ [name]: keepSchedules(held, group.slots.get(name)) })]
  })
}

/** The option that a saved schedule makes, with the plain numbers of `value` beside it in a list. */
function loadSchedule(saved: SavedSchedule, value: OptionValue | undefined): OptionValue {
  if (!isList(saved)) return scheduleFrom(saved)
  return saved.map((json, i) =>
    json ? scheduleFrom(json) : ((Array.isArray(value) ? value[i] : value) ?? 0),
  )
}
const isList = (saved: SavedSchedule): saved is readonly (ScheduleJson | null)[] => Array.isArray(saved)

/** The loaded value, with the schedules that were held in place of equal ones. */
function keepSchedules(held: OptionValue, loaded: OptionValue): OptionValue {
  if (isNamed(loaded)) return adopt(held, loaded)
  if (!Array.isArray(loaded)) return loaded
  return loaded.map((item, i) => (isNamed(item) && Array.isArray(held) ? adopt(held[i], item) : item))
}

/** torch may hold a number as a tensor. */
function plain(value: unknown, { kind, none }: OptionInfo): OptionValue {
  const number = (x: unknown) => (x instanceof Tensor ? Number(x.item()) : none && x === null ? 0 : x)
  if (kind === 'numbers' && Array.isArray(value)) return value.map(number) as number[]
  return number(value) as OptionValue
}

/**
 * Throws for options that are right one by one but do not go together, and for factors of other shapes than the options
 * ask for: an engine that never steps judges them.
 */
function checkTogether(
  read: readonly { group: ParamGroup; head: Head; entries: readonly [string, Tensor][][] }[],
): void {
  const judge = new (core().Optimizer)({})
  let index = 0
  for (const { group, head, entries } of read) {
    const isShaped = group.rules[0].state.some(({ factor }) => factor)
    const params = isShaped ? group.params : []
    judge.addGroup(
      group.step,
      group.decay,
      Float64Array.from(params, handleOf),
      Uint8Array.from(params, (_, i) => Number(!head.marks[i])),
      head.slots.values,
      group.storage,
    )
    for (const [i] of params.entries()) {
      const [names, handles] = unzip(entries[i]!)
      judge.checkState(index++, names, handles)
    }
  }
}

/** State as the engine takes it. */
const unzip = (entries: readonly [string, Tensor][]): [names: string[], handles: Float64Array] => [
  entries.map(([name]) => name),
  Float64Array.from(entries, ([, value]) => handleOf(value)),
]

/** The state that a parameter keeps under options to come. */
function keptSlots(group: ParamGroup, options: OptionSlots, decays: boolean): StateInfo[] {
  const isOn = (name: string) => {
    const info = options.infos.find((info) => info.name === name)!
    const value = options.present(info)
    return value !== false && value !== 0 && value !== info.values?.[0]
  }
  const [step, decay] = group.rules
  const slots = [...step.state, ...(decays ? decay.state : [])]
  return slots.filter(({ when }) => when === undefined || isOn(when))
}

/** What the engine keeps beside the rules' state: the count of steps, which torch's SGD has not, and a master copy. */
const engineSlots: readonly StateInfo[] = [{ name: 'step', scalar: true }, { name: 'master' }]

/** The saved tensors of one parameter, checked; none if it has not been stepped. */
function readEntries(
  param: Tensor,
  slots: readonly StateInfo[],
  dropped: ReadonlySet<string>,
  saved: StateDict['state'][string] | undefined,
  label: string,
): [string, Tensor][] {
  expect(saved === undefined || isRecord(saved), `an object ${label}`, saved)
  const known = new Map([...engineSlots, ...slots].map((slot) => [slot.name, slot]))
  return Object.entries(saved ?? {})
    .filter(([name, value]) => value !== null && (known.has(name) || !dropped.has(name)))
    .map(([name, value]) => {
      const slot = known.get(name)
      const names = slots.map((slot) => slot.name).join(', ') || 'nothing'
      expect(slot !== undefined, `only ${names} of ${label}`, name)
      const what = `${name} of ${label}`
      expect(value instanceof Tensor || typeof value === 'number', `a tensor or number for ${what}`, value)
      if (slot.scalar) return [name, readScalar(value, what, name)]
      return [name, slot.factor ? readFactor(value, what) : readTensor(value, param, what)]
    })
}

function readScalar(value: Tensor | number, what: string, name: string): Tensor {
  if (value instanceof Tensor) {
    checkDense(value, what, false)
    expect(value.numel === 1, `one number for ${what}`, `shape [${value.shape}]`)
  }
  const number = value instanceof Tensor ? Number(value.item()) : value
  if (name === 'step') checkInteger(`${what} in the state dict`, number, '[0, inf)')
  else checkNumber(`${what} in the state dict`, number)
  return value instanceof Tensor ? value : tensor(number, { dtype: 'float64' })
}

function readTensor(value: Tensor | number, param: Tensor, what: string): Tensor {
  const shape = value instanceof Tensor ? value.shape : []
  const isComplex = value instanceof Tensor && param.isComplex() && value.isComplex()
  const expected = param.isComplex() && !isComplex ? [...param.shape, 2] : param.shape
  expect(
    value instanceof Tensor && String(shape) === String(expected),
    `shape [${expected}] for ${what}`,
    `[${shape}]`,
  )
  checkDense(value, what, isComplex)
  expect(isComplex || value.isFloatingPoint(), `a floating-point tensor for ${what}`, value.dtype)
  return isComplex ? value.viewAsReal() : value
}

/** A tensor of a shape that the engine knows. */
function readFactor(value: Tensor | number, what: string): Tensor {
  expect(value instanceof Tensor, `a tensor for ${what}`, value)
  checkDense(value, what, false)
  return value
}

/** What the engine can read from. */
function checkDense(value: Tensor, what: string, isComplex: boolean): void {
  expect(value.device !== 'meta', `a tensor with data for ${what}`, value.device)
  expect(core().isDense(handleOf(value)), `a dense tensor for ${what}`, 'a sparse or quantized one')
  expect(isComplex || !value.isComplex(), `a floating-point tensor for ${what}`, value.dtype)
}
