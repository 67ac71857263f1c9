import { inspect } from 'node:util'
import { locked } from '../_locked.js'
import type { Tensor } from '../tensor/index.js'
import { excluded, type SavedExclude, saveExclude } from './_exclude.js'
import type { ReadParams } from './_params.js'
import type { Settings } from './_settings.js'
import { OptionSlots, type PresentValue } from './_slots.js'
import type { Exclude, StorageOptions } from './options.js'
import type { RuleOptions } from './rules/registry.gen.js'
import { ruleInfo } from './rules/rule.js'
import type { OptionValue, Rate, RuleInfo } from './rules/types.js'

/** Options of a group that may be set at any time: those of {@link ParamGroup.set}. */
export interface SettableOptions extends RuleOptions {
  /** Learning rate in [0, inf), or a schedule. */
  lr?: Rate
  /** Whether to step up the gradient instead of down. */
  maximize?: boolean
  /** Whether to decay only where the update's sign agrees with the weight's. */
  cautious?: boolean
  /** As of {@link GroupOptions}. */
  trust?: 'none' | 'lamb' | 'lars'
  /** Factor on the ratio of `trust`, in (0, inf). */
  trustCoefficient?: number
  /** The largest such ratio, in (0, inf]. */
  trustLimit?: number
}

/**
 * Parameters that share their options. The options may be set at any time; the parameters, the rules and the storage
 * are fixed: {@link Optimizer.addParamGroup} adds parameters.
 */
export class ParamGroup {
  readonly #params: readonly Tensor[]
  /** The parameters' names; null if they were given without. */
  readonly names: readonly string[] | null
  /** The name of the inner step, such as 'adam'. */
  readonly step: string
  /** The name of the decay, such as 'lp'. */
  readonly decay: string
  /** How state and low-precision weights are stored. */
  readonly storage: Readonly<Required<StorageOptions>>
  /** Options and their numbers. @internal */
  readonly slots: OptionSlots
  readonly #shapes: readonly string[]
  #exclude: Exclude | readonly boolean[]
  #decayed: readonly boolean[]

  /** @internal */
  constructor({ tensors, names }: ReadParams, settings: Settings) {
    const { step, decay, storage, exclude, ...header } = settings
    this.#params = locked('the params of a group', tensors, paramsAdvice)
    this.names = names && locked('the names of a group', names, paramsAdvice)
    this.step = step.rule
    this.decay = decay.rule
    this.storage = storage
    this.slots = OptionSlots.of(ruleInfo('step', this.step), ruleInfo('decay', this.decay), {
      header: { ...header },
      step: step.options,
      decay: decay.options,
    })
    this.#shapes = tensors.map(({ shape }) => String(shape))
    this.#exclude = exclude
    this.#decayed = lockedMarks(excluded(exclude, tensors, names))
  }

  /** The parameters, in the order in which they were given. The list is fixed. */
  get params(): readonly Tensor[] {
    return this.#params
  }
  /** Refuses: assigning to a getter alone is ignored by code that is not strict. @internal */
  set params(_: readonly Tensor[]) {
    throw new TypeError(`Expected the params of a group to stay as they are: ${paramsAdvice}`)
  }

  /** Learning rate: a number, or the schedule that it follows. {@link current} has the number. */
  get lr(): Rate {
    return this.slots.get('lr') as Rate
  }
  set lr(value: Rate) {
    this.slots.set({ lr: value }, true)
  }

  /** Which parameters do not decay, as it was given; marks for each where a state dict had those. */
  get exclude(): Exclude | readonly boolean[] {
    return this.#exclude
  }

  /** For each parameter whether it decays. */
  get decayed(): readonly boolean[] {
    return this.#decayed
  }

  /** Every option by its name, as it was set: a schedule where it is one. */
  get options(): Readonly<Record<string, OptionValue>> {
    return this.slots.all()
  }

  /**
   * Every option's value by its name: of a schedule, the number that the last step used, or that the first one will.
   * @example
   * opt.paramGroups[0].current.lr
   */
  get current(): Readonly<Record<string, PresentValue>> {
    return Object.fromEntries(this.slots.infos.map((info) => [info.name, this.slots.present(info)]))
  }

  /**
   * Sets options by their names: all of them or, on an error, none.
   * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
   * @example
   * opt.paramGroups[0].set({ lr: 1e-4, lambda: 0 })
   */
  set(options: SettableOptions): void {
    this.slots.set(options)
  }

  /** The rules, its step and its decay. @internal */
  get rules(): readonly [step: RuleInfo, decay: RuleInfo] {
    return [ruleInfo('step', this.step), ruleInfo('decay', this.decay)]
  }

  /**
   * Throws RangeError for a parameter that was given another shape since, which the engine's step refuses too. @internal
   */
  checkShapes(): void {
    for (const [i, { shape }] of this.#params.entries()) {
      if (String(shape) === this.#shapes[i]) continue
      const label = this.names?.[i] ?? `parameter ${i} of the group`
      throw new RangeError(
        `Expected ${label} to keep the shape [${this.#shapes[i]}] but it is now [${shape}]`,
      )
    }
  }

  /** As a state dict has it. @internal */
  get savedExclude(): SavedExclude {
    return saveExclude(
      this.#exclude,
      this.#decayed.map((decays) => !decays),
    )
  }

  /** Takes what a state dict said. @internal */
  setExclude(exclude: Exclude | readonly boolean[], marks: readonly boolean[]): void {
    this.#exclude = exclude
    this.#decayed = lockedMarks(marks)
  }

  /** Its rules, options and counts. */
  toString(): string {
    const rows = Object.entries(this.options).map(([name, value]) => {
      const now = this.slots.isRate(name) ? `, now ${print(this.current[name])}` : ''
      return `${name}: ${print(value)}${now}`
    })
    const decayed = this.decayed.filter(Boolean).length
    const counts = `parameters: ${this.params.length}, ${decayed} decayed`
    return [
      `step: ${this.step}`,
      `decay: ${this.decay}`,
      ...rows,
      `exclude: ${print(this.savedExclude)}`,
      counts,
    ].join('\n')
  }
  /** @internal */
  [inspect.custom](): string {
    return `ParamGroup (\n${String(this).replace(/^/gm, '  ')}\n)`
  }
}

const paramsAdvice = 'addParamGroup() adds parameters, and none can be removed'
const print = (value: unknown) => inspect(value, { breakLength: Number.POSITIVE_INFINITY })
const lockedMarks = (excluded: readonly boolean[]) =>
  locked(
    'decayed',
    excluded.map((out) => !out),
    'give exclude to the optimizer or the group',
  )
