import {
  checkBoolean,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  checkOneOf,
  isWithin,
  show,
} from '../../_check.js'
import { Tensor } from '../../tensor/index.js'
import type { Schedule } from '../schedules/schedule.js'
import { ofEvery } from './header.js'
import { registry } from './registry.gen.js'
import type { OptionInfo, OptionValue, Rate, RuleInfo, RuleKind, RuleSpec } from './types.js'

const rules: Readonly<Record<RuleKind, ReadonlyMap<string, RuleInfo>>> = {
  step: new Map(registry.steps.map((rule) => [rule.name, rule])),
  decay: new Map(registry.decays.map((rule) => [rule.name, rule])),
}

export function ruleInfo(kind: RuleKind, name: string): RuleInfo {
  const rule = rules[kind].get(name)
  if (rule) return rule
  throw new RangeError(
    `Expected one of ${[...rules[kind].keys()].join(', ')} for ${kind} but received ${show(name)}`,
  )
}

/** The specification of a step or a decay, with its options checked. */
export function spec<K extends RuleKind>(
  kind: K,
  name: string,
  options: object = {},
): RuleSpec & { kind: K } {
  const rule = ruleInfo(kind, name)
  const known = new Map([...rule.options, ...ofEvery[kind]].map((option) => [option.name, option]))
  checkKnownKeys(`optim.${name}()`, options, [...known.keys()])
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  for (const [key, value] of given) checkOption(`${kind}.${key}`, known.get(key)!, value)
  return Object.freeze({ kind, rule: name, options: Object.freeze(Object.fromEntries(given)) })
}

export const isSpec = (kind: RuleKind, value: unknown): value is RuleSpec =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind && 'rule' in value

/** How many numbers an option takes in a group's vector. */
export const width = (info: OptionInfo) => (info.kind === 'numbers' ? info.length! : 1)

/** Some number of an interval. */
const within = (range: string) => [0, 0.5, 1, 2].find((number) => isWithin(number, range)) ?? 0

const isRate = (value: unknown): value is Schedule | Tensor =>
  typeof value === 'function' || value instanceof Tensor

/** Throws unless `value` is one that `info` allows: TypeError for its kind, RangeError for the value. */
export function checkOption(label: string, info: OptionInfo, value: unknown): void {
  const numbers = info.kind === 'numbers' && Array.isArray(value) ? value : [value]
  const rates = info.schedule ? numbers.filter(isRate) : []
  for (const rate of rates) {
    if (rate instanceof Tensor && rate.numel !== 1) {
      throw new RangeError(`Expected a tensor of one element for ${label} but received shape [${rate.shape}]`)
    }
  }
  // A rate is checked when it is read: until then any number of the range stands for it.
  const stand = info.range === undefined ? 0 : within(info.range)
  const plain = numbers.map((item) => (rates.includes(item) ? stand : item))
  if (numbers === value) encode(label, info, plain, new Float64Array(width(info)), 0)
  else if (rates.length === 0) encode(label, info, value, new Float64Array(width(info)), 0)
}

/** Writes an option's value, checked, as numbers from `at` on. */
export function encode(
  label: string,
  info: OptionInfo,
  value: unknown,
  into: Float64Array,
  at: number,
): void {
  const range = info.range ?? '(-inf, inf)'
  switch (info.kind) {
    case 'number':
      into[at] = checkNumber(label, value, range)
      return
    case 'integer':
      into[at] = checkInteger(label, value, range)
      return
    case 'boolean':
      into[at] = Number(checkBoolean(label, value))
      return
    case 'enum':
      into[at] = info.values!.indexOf(checkOneOf(label, value, info.values!))
      return
    case 'numbers': {
      const list = typeof value === 'number' && info.variable ? [value] : value
      if (!Array.isArray(list)) {
        throw new TypeError(`Expected an array of numbers for ${label} but received ${show(value)}`)
      }
      const [least, most] = [info.variable ? 1 : info.length!, info.length!]
      if (list.length < least || list.length > most) {
        const expected = least === most ? `${most}` : `${least} to ${most}`
        throw new RangeError(`Expected ${expected} numbers for ${label} but received ${list.length}`)
      }
      into.fill(Number.NaN, at, at + most)
      list.forEach((item, i) => {
        into[at + i] = checkNumber(`${label}[${i}]`, item, range)
      })
    }
  }
}

type Values = number | readonly number[]

/** The function of the step behind a rate, or a list with rates in it; null for a plain value. */
export function rateOf(value: OptionValue): ((step: number) => Values) | null {
  if (Array.isArray(value)) {
    const items = (value as readonly Rate[]).map((item) => [item, rateOf(item)] as const)
    const any = items.some(([, rate]) => rate)
    return any ? (step) => items.map(([item, rate]) => (rate ? rate(step) : item) as number) : null
  }
  if (value instanceof Tensor) return () => Number(value.item())
  return typeof value === 'function' ? value : null
}
