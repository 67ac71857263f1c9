import { inspect, isDeepStrictEqual } from 'node:util'
import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, checkOneOf, show } from '../../_check.js'

/** A value that changes with the step: an optimizer calls it before each step, with 0 before the first. */
export type Schedule = (step: number) => number

/** What {@link NamedSchedule.toJSON} gives and {@link scheduleFrom} reads; `state` is there if it has any. */
export interface ScheduleJson {
  /** The name of the kind of schedule, such as 'cosine'. */
  readonly type: string
  /** Options, with the schedules among them as JSON too. */
  readonly options: Readonly<Record<string, unknown>>
  /** Of a schedule with a memory. */
  readonly state?: Readonly<Record<string, unknown>>
}

/** A schedule that a state dict can hold: its type, its options and, where it has a memory, its state. */
export interface NamedSchedule<O = object> extends Schedule {
  /** The name of the kind of schedule, such as 'cosine'. */
  readonly type: string
  /** As they were given or by default. */
  readonly options: Readonly<Required<O>>
  /** What {@link scheduleFrom} reads. */
  toJSON(): ScheduleJson
}

/** Checks one option of a schedule and gives its value, or its default. */
type Field<T> = (name: string, value: unknown) => T
type Fields<O> = { readonly [K in keyof Required<O>]: Field<Required<O>[K]> }
/** The function of the step and, if it has a memory, the object that holds it and the methods that change it. */
type Compiled<M> = Schedule | { readonly at: Schedule; readonly state: object; readonly methods: M }

export const number = (range = '(-inf, inf)', fallback?: number): Field<number> => {
  return (name, value = fallback) => checkNumber(name, value, range)
}
export const count = (range = '[0, inf)', fallback?: number): Field<number> => {
  return (name, value = fallback) => checkInteger(name, value, range)
}
export const oneOf = <const T extends string>(values: readonly T[], fallback?: T): Field<T> => {
  return (name, value = fallback) => checkOneOf(name, value, values)
}
export const list = <T>(each: Field<T>): Field<readonly T[]> => {
  return (name, value) => {
    if (!Array.isArray(value))
      throw new TypeError(`Expected an array for ${name} but received ${show(value)}`)
    return Object.freeze(value.map((item, i) => each(`${name}[${i}]`, item)))
  }
}
export const flag = (fallback: boolean): Field<boolean> => {
  return (name, value = fallback) => checkBoolean(name, value)
}

type Make = (options: never) => NamedSchedule
const makers = new Map<string, Make>()
const states = new WeakMap<Schedule, object>()

/**
 * Makes the factory of one kind of schedule.
 * @param type its name, also in a state dict
 * @param fields for each option the check that gives its value or default
 * @param compile makes the function of the step from the checked options
 */
export function define<O extends object, M extends object = object>(
  type: string,
  fields: Fields<O>,
  compile: (options: Readonly<Required<O>>) => Compiled<M>,
): (options: O) => NamedSchedule<O> & M {
  const names = Object.keys(fields) as (keyof O & string)[]
  const make = (given: O): NamedSchedule<O> & M => {
    checkKnownKeys(`${type}()`, given, names)
    const entries = names.map((name) => [name, fields[name](`${type}.${name}`, given[name])])
    const options: Required<O> = Object.freeze(Object.fromEntries(entries))
    const compiled = compile(options)
    const { at, state, methods } =
      typeof compiled === 'function' ? { at: compiled, state: undefined, methods: {} as M } : compiled
    const toJSON = (): ScheduleJson => ({
      type,
      options: JSON.parse(JSON.stringify(options)),
      ...(state && { state: { ...state } }),
    })
    const print = () => `${type}(${inspect(options, { breakLength: Number.POSITIVE_INFINITY })})`
    const named = { type, options, toJSON, [inspect.custom]: print }
    const schedule = Object.assign((step: number) => at(step), named, methods)
    if (state) states.set(schedule, state)
    return schedule
  }
  makers.set(type, make)
  return make
}

/** Whether a value is a schedule that a state dict can hold. */
export const isNamed = (value: unknown): value is NamedSchedule =>
  typeof value === 'function' && 'type' in value && 'toJSON' in value && makers.has(String(value.type))

/**
 * Makes a schedule from what its `toJSON` gave.
 * @param present a schedule that is kept, and only brought to the saved state, if it has the same type and options: so
 *   that a `reduceOnPlateau` that the caller holds stays the one in use
 * @throws TypeError, RangeError for an unknown type, or an option or a state that does not fit; `present` is unchanged
 * @example
 * const lr = optim.scheduleFrom(JSON.parse(JSON.stringify(optim.cosine({ start: 1e-3, totalSteps: 100 }))))
 */
export function scheduleFrom(json: ScheduleJson, present?: unknown): NamedSchedule {
  const make = makers.get(json?.type)
  if (!make) throw new RangeError(`Expected a known type of schedule but received ${show(json?.type)}`)
  const schedule = make(withSchedules(json.options) as never)
  if (json.state !== undefined) restore(schedule, json.state)
  return adopt(present, schedule)
}

/** The present schedule in the state of another one of its type and options; else the other one. */
export function adopt(present: unknown, other: NamedSchedule): NamedSchedule {
  if (!isNamed(present) || present.type !== other.type || !haveSameOptions(present, other)) return other
  copyState(other, present)
  return present
}

/** Options with every schedule inside them (sequential has some) made from its JSON. */
function withSchedules(options: ScheduleJson['options']): object {
  const revive = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(revive) : isJson(value) ? scheduleFrom(value) : value
  return Object.fromEntries(Object.entries(options ?? {}).map(([name, value]) => [name, revive(value)]))
}

const isJson = (value: unknown): value is ScheduleJson =>
  typeof value === 'object' && value !== null && 'type' in value && 'options' in value

const haveSameOptions = (a: NamedSchedule, b: NamedSchedule) => {
  const bare = (s: NamedSchedule) =>
    JSON.parse(JSON.stringify(s.options, (key, value) => (key === 'state' ? undefined : value)))
  return isDeepStrictEqual(bare(a), bare(b))
}

/** Gives a schedule its saved state: an entry for each of its own, a number where it has one, or null for none yet. */
function restore(schedule: NamedSchedule, saved: unknown): void {
  const state = states.get(schedule) as Record<string, unknown> | undefined
  const label = `the state of ${schedule.type}`
  checkKnownKeys(label, saved as object, Object.keys(state ?? {}))
  for (const name of Object.keys(state ?? {})) {
    const value = (saved as Record<string, unknown>)[name]
    if (value !== null || state![name] !== null) checkNumber(`${name} in ${label}`, value)
    state![name] = value
  }
}

/** Also of the schedules inside it. */
function copyState(from: NamedSchedule, to: NamedSchedule): void {
  const [source, target] = [states.get(from), states.get(to)]
  if (source && target) Object.assign(target, source)
  const inner = (schedule: NamedSchedule) => Object.values(schedule.options).flat().filter(isNamed)
  const targets = inner(to)
  for (const [i, each] of inner(from).entries()) copyState(each, targets[i]!)
}
