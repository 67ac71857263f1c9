import { inspect } from 'node:util'
import { checkBoolean, checkInteger, checkKnownKeys, checkOneOf, show } from '../_check.js'
import type { Tensor } from '../tensor/index.js'
import type { GroupSpec, ReadParams } from './_params.js'
import type { RuleOptions } from './rules/registry.gen.js'
import {
  checkOption,
  type DecaySpec,
  encode,
  headerOptions,
  isSpec,
  type OptionInfo,
  type OptionValue,
  type Rate,
  type RuleInfo,
  type RuleKind,
  type RuleSpec,
  rateOf,
  ruleInfo,
  type StepSpec,
  width,
} from './rules/rule.js'
import { isNamed } from './schedules/schedule.js'

/**
 * Which parameters do not decay: those with fewer than two dimensions, as biases and norms have ('vectors', the
 * default), none of them, or those for which a function of the name (the index, where there is none) says so.
 */
export type Exclude = 'vectors' | 'none' | ((name: string, tensor: Tensor) => boolean)

/** How a group's state and low-precision weights are held. It cannot change later. */
export interface StorageOptions {
  /** The dtype of moments, where weights are not float64: default 'float32'; 'same' is the weight's own. */
  state?: 'same' | 'float32' | 'bfloat16'
  /** 16-bit weights keep a float32 master copy; default false. */
  master?: boolean
  /** 16-bit weights are rounded up or down by chance, right in the mean; default false. */
  stochastic?: boolean
  /** Of the stochastic rounding; default 0. */
  seed?: number
}

/** What a group may say for itself; what it does not, the optimizer says. */
export interface GroupOptions {
  /** Learning rate. */
  lr?: Rate
  step?: StepSpec
  decay?: DecaySpec
  exclude?: Exclude
  /** Follows the gradient up; default false. */
  maximize?: boolean
  /** Decays only where the update's sign agrees with the weight's; default false. @source arXiv 2510.12402 */
  cautious?: boolean
  storage?: StorageOptions
}
export const groupKeys = ['lr', 'step', 'decay', 'exclude', 'maximize', 'cautious', 'storage'] as const

/** Options that every group has, given or by default. */
export interface Settings extends GroupOptions {
  readonly step: StepSpec
  readonly decay: DecaySpec
}

/** A group's settings: its own over the optimizer's. Options of its rules may stand beside them by their names. */
export function settle(base: Settings, { params: _, ...given }: GroupSpec): Settings {
  const step = readSpec('step', given.step ?? base.step) as StepSpec
  const decay = readSpec('decay', given.decay ?? base.decay) as DecaySpec
  const options = [step, decay].map(({ kind, rule }) => ruleInfo(kind, rule).options.map(({ name }) => name))
  checkKnownKeys('a parameter group', given, [...groupKeys, ...options.flat()])
  const overridden = <S extends RuleSpec>(spec: S, names: readonly string[]): S => {
    const own = Object.entries(given).filter(([name, value]) => names.includes(name) && value !== undefined)
    return { ...spec, options: { ...spec.options, ...(Object.fromEntries(own) as RuleSpec['options']) } }
  }
  return {
    lr: given.lr ?? base.lr,
    step: overridden(step, options[0]!),
    decay: overridden(decay, options[1]!),
    exclude: readExclude(given.exclude ?? base.exclude ?? 'vectors'),
    maximize: given.maximize ?? base.maximize,
    cautious:
      given.cautious ??
      (given.decay ? undefined : base.cautious) ??
      (decay.options.cautious as boolean | undefined),
    storage: readStorage(given.storage ?? base.storage ?? {}),
  }
}

function readSpec(kind: RuleKind, value: unknown): RuleSpec {
  if (isSpec(kind, value)) return value
  throw new TypeError(
    `Expected a ${kind} such as optim.${kind === 'step' ? 'adam' : 'lp'}() for ${kind} but received ${show(value)}`,
  )
}

function readExclude(value: unknown): Exclude {
  return typeof value === 'function' ? (value as Exclude) : checkOneOf('exclude', value, ['vectors', 'none'])
}

function readStorage(given: StorageOptions): Required<StorageOptions> {
  checkKnownKeys('storage', given, ['state', 'master', 'stochastic', 'seed'])
  return {
    state: checkOneOf('storage.state', given.state ?? 'float32', ['same', 'float32', 'bfloat16']),
    master: checkBoolean('storage.master', given.master ?? false),
    stochastic: checkBoolean('storage.stochastic', given.stochastic ?? false),
    seed: checkInteger('storage.seed', given.seed ?? 0, '[0, 4294967295]'),
  }
}

/** One option of a group: where its numbers lie in the group's vector, its value, and the function behind a rate. */
interface Slot {
  readonly label: string
  readonly info: OptionInfo
  readonly at: number
  value: OptionValue
  rate: ReturnType<typeof rateOf>
}

/** Parameters that share their options. Its options may be set at any time; its rules and parameters stay. */
export class ParamGroup {
  readonly params: readonly Tensor[]
  readonly names: readonly string[] | null
  readonly step: string
  readonly decay: string
  /** For each parameter whether it decays. */
  readonly decayed: readonly boolean[]
  readonly storage: Readonly<Required<StorageOptions>>
  readonly #slots = new Map<string, Slot>()
  #rates: Slot[] = []
  #values: Float64Array

  /** @internal */
  constructor(read: ReadParams, settings: Settings) {
    const { step, decay, storage } = settings
    this.params = Object.freeze([...read.tensors])
    this.names = read.names && Object.freeze([...read.names])
    this.step = step.rule
    this.decay = decay.rule
    this.storage = storage as Required<StorageOptions>
    let at = 0
    const place = (kind: string, infos: readonly OptionInfo[], given: Readonly<Record<string, unknown>>) => {
      for (const info of infos) {
        const value = (given[info.name] ?? info.default) as OptionValue
        this.#slots.set(info.name, { label: `${kind}${info.name}`, info, at, value, rate: null })
        at += width(info)
      }
    }
    const { lr, maximize, cautious } = settings
    place('', headerOptions, { lr, maximize, cautious })
    place('step.', ruleInfo('step', this.step).options, step.options)
    place('decay.', ruleInfo('decay', this.decay).options, decay.options)
    this.#values = new Float64Array(at)
    for (const [name, slot] of this.#slots) this.#assign(name, slot.value)
    const { exclude } = settings
    this.decayed = Object.freeze(
      this.params.map((tensor, i) => {
        if (typeof exclude === 'function') return !exclude(this.names?.[i] ?? String(i), tensor)
        return exclude === 'none' || tensor.shape.length >= 2
      }),
    )
  }

  get lr(): Rate {
    return this.#slots.get('lr')!.value as Rate
  }
  set lr(value: Rate) {
    this.#assign('lr', value)
  }

  /** Every option by its name, as it was set: a schedule where it is one. */
  get options(): Readonly<Record<string, OptionValue>> {
    return Object.fromEntries([...this.#slots].map(([name, { value }]) => [name, value]))
  }

  /**
   * Sets options by their names; all of them or, on an error, none.
   * @example
   * opt.paramGroups[0].set({ lr: 1e-4, lambda: 0 })
   */
  set(
    options: Partial<Record<string, OptionValue>> &
      RuleOptions &
      Pick<GroupOptions, 'lr' | 'maximize' | 'cautious'>,
  ) {
    this.check(options)
    for (const [name, value] of Object.entries(options))
      if (value !== undefined) this.#assign(name, value as OptionValue)
  }

  /** Throws where `set` would. @internal */
  check(options: object): void {
    checkKnownKeys('a parameter group', options, [...this.#slots.keys()])
    for (const [name, value] of Object.entries(options)) if (value !== undefined) this.#check(name, value)
  }

  /** Whether an option changes with the step. @internal */
  isRate(name: string): boolean {
    return this.#slots.get(name)!.rate !== null
  }

  /** Whether an option is a rate that no state dict can hold: a plain function, or a tensor. @internal */
  isFree(name: string): boolean {
    const { rate, value } = this.#slots.get(name)!
    return rate !== null && ![value].flat().some(isNamed)
  }

  toString(): string {
    const rows = [...this.#slots].map(
      ([name, { value }]) => `${name}: ${inspect(value, { breakLength: Number.POSITIVE_INFINITY })}`,
    )
    const decayed = this.decayed.filter(Boolean).length
    const counts = `parameters: ${this.params.length}, ${decayed} decayed`
    return [`step: ${this.step}`, `decay: ${this.decay}`, ...rows, counts].join('\n')
  }

  /** The rules, in the order of their options. @internal */
  get rules(): readonly RuleInfo[] {
    return [ruleInfo('step', this.step), ruleInfo('decay', this.decay)]
  }

  /** What the state dict says of each option. @internal */
  get infos(): readonly OptionInfo[] {
    return [...this.#slots.values()].map(({ info }) => info)
  }

  /** The present value of an option: of a rate, the number last used or set. @internal */
  present(info: OptionInfo): number | boolean | string | number[] {
    const { at } = this.#slots.get(info.name)!
    const number = this.#values[at]!
    if (info.kind === 'numbers')
      return [...this.#values.subarray(at, at + info.length!)].filter((x) => !Number.isNaN(x))
    if (info.kind === 'boolean') return number === 1
    return info.kind === 'enum' ? info.values![number]! : number
  }

  /** How many numbers the group's vector has. @internal */
  get width(): number {
    return this.#values.length
  }

  /** From now on the group's vector is this part of the optimizer's. @internal */
  bind(values: Float64Array): void {
    values.set(this.#values)
    this.#values = values
  }

  /** Brings every rate to its value at a step. @internal */
  refresh(step: number): void {
    for (const { label, info, at, rate } of this.#rates) encode(label, info, rate!(step), this.#values, at)
  }

  #check(name: string, value: unknown): void {
    const { label, info } = this.#slots.get(name)!
    checkOption(label, info, value)
  }

  #assign(name: string, value: OptionValue): void {
    this.#check(name, value)
    const slot = this.#slots.get(name)!
    slot.value = value
    slot.rate = slot.info.schedule ? rateOf(value) : null
    if (slot.rate === null) encode(slot.label, slot.info, value, this.#values, slot.at)
    this.#rates = [...this.#slots.values()].filter(({ rate }) => rate)
  }
}
