import { checkKnownKeys } from '../_check.js'
import { headerOptions } from './rules/header.js'
import { checkOption, encode, rateOf, width } from './rules/rule.js'
import type { OptionInfo, OptionValue, RuleInfo } from './rules/types.js'
import { isNamed } from './schedules/schedule.js'

/** One option of a group: where its numbers lie in the group's vector, its value, and the function behind a rate. */
interface Slot {
  readonly label: string
  readonly info: OptionInfo
  readonly at: number
  readonly value: OptionValue
  readonly rate: ReturnType<typeof rateOf>
}

/** The value of one option: of a schedule, a number. */
export type PresentValue = number | boolean | string | readonly number[]

type Given = Readonly<Record<string, unknown>>

/** The options of one group, and the vector of numbers that the engine reads them from. */
export class OptionSlots {
  readonly #slots: Map<string, Slot>
  #rates: readonly Slot[]
  #values: Float64Array

  private constructor(slots: Map<string, Slot>, values: Float64Array) {
    this.#slots = slots
    this.#values = values
    this.#rates = ratesOf(slots)
  }

  /** @param given options of the header, the step and the decay; those not given are the rules' defaults */
  static of(
    step: RuleInfo,
    decay: RuleInfo,
    given: { header: Given; step: Given; decay: Given },
  ): OptionSlots {
    const parts = [
      ['', headerOptions, given.header],
      ['step.', step.options, given.step],
      ['decay.', decay.options, given.decay],
    ] as const
    const slots = new Map<string, Slot>()
    let at = 0
    for (const [kind, infos, values] of parts) {
      for (const info of infos) {
        const value = (values[info.name] ?? info.default) as OptionValue
        slots.set(info.name, { label: `${kind}${info.name}`, info, at, value, rate: null })
        at += width(info)
      }
    }
    const made = new OptionSlots(slots, new Float64Array(at))
    made.set(Object.fromEntries([...slots].map(([name, { value }]) => [name, value])), true)
    return made
  }

  /** Options of their own, which may be changed without changing these. */
  copy(): OptionSlots {
    return new OptionSlots(new Map(this.#slots), this.#values.slice())
  }

  /** Takes the values of a copy. */
  take(other: OptionSlots): void {
    for (const [name, slot] of other.#slots) this.#slots.set(name, slot)
    this.#rates = ratesOf(this.#slots)
    this.#values.set(other.#values)
  }

  get infos(): OptionInfo[] {
    return [...this.#slots.values()].map(({ info }) => info)
  }

  get(name: string): OptionValue {
    return this.#slots.get(name)!.value
  }

  all(): Record<string, OptionValue> {
    return Object.fromEntries([...this.#slots].map(([name, { value }]) => [name, value]))
  }

  /**
   * Sets options by their names: all of them or, on an error, none.
   * @param whole whether undefined is a value, which is refused; else such an option stays as it is
   */
  set(options: object, whole = false): void {
    checkKnownKeys('a parameter group', options, [...this.#slots.keys()])
    const given = Object.entries(options).filter(([, value]) => whole || value !== undefined)
    for (const [name, value] of given) {
      const { label, info } = this.#slots.get(name)!
      checkOption(label, info, value)
    }
    for (const [name, value] of given) {
      const slot = this.#slots.get(name)!
      const rate = slot.info.schedule ? rateOf(value) : null
      this.#slots.set(name, { ...slot, value, rate })
      if (rate === null) encode(slot.label, slot.info, value, this.#values, slot.at)
    }
    this.#rates = ratesOf(this.#slots)
  }

  /** Whether an option changes with the step. */
  isRate(name: string): boolean {
    return this.#slots.get(name)!.rate !== null
  }

  /** Whether an option is a rate that no state dict can hold: a plain function, or a tensor. */
  isUnsaved(name: string): boolean {
    const { rate, value } = this.#slots.get(name)!
    return rate !== null && ![value].flat().some(isNamed)
  }

  /** The value of an option in the vector: of a rate, the number last used or set. */
  present({ name, kind, length, values }: OptionInfo): PresentValue {
    const { at } = this.#slots.get(name)!
    const number = this.#values[at]!
    if (kind === 'numbers')
      return [...this.#values.subarray(at, at + length!)].filter((x) => !Number.isNaN(x))
    if (kind === 'boolean') return number === 1
    return kind === 'enum' ? values![number]! : number
  }

  /** Brings every rate to its value at a step. */
  refresh(step: number): void {
    for (const { label, info, at, rate } of this.#rates) encode(label, info, rate!(step), this.#values, at)
  }

  get values(): Float64Array {
    return this.#values
  }

  /** From now on the vector is this part of the optimizer's. */
  bind(values: Float64Array): void {
    values.set(this.#values)
    this.#values = values
  }
}

const ratesOf = (slots: ReadonlyMap<string, Slot>) => [...slots.values()].filter(({ rate }) => rate)
