import { checkKnownKeys } from '../../_check.js'
import { Optimizer } from '../optimizer.js'
import { type GroupSpec, type OptimizerOptions, optimizerKeys, type Params } from '../options.js'
import type { DecayOptionsOf, StepOptionsOf } from './registry.gen.js'
import { ruleInfo, spec } from './rule.js'
import type { DecaySpec, StepSpec } from './types.js'

/** The options of an optimizer without its rules. */
export type PlainOptions = Omit<OptimizerOptions, 'step' | 'decay'>
const plainKeys = optimizerKeys.filter((key) => key !== 'step' && key !== 'decay')

/** The options of a step and of a decay beside those of the optimizer. */
export type AliasOptions<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf> = PlainOptions &
  StepOptionsOf[S] &
  DecayOptionsOf[D]

/** What an alias stands for: a pair of rules, and options of theirs that it sets. */
export interface Pair<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf> {
  readonly step: S
  readonly decay: D
  readonly options?: Partial<StepOptionsOf[S] & DecayOptionsOf[D]>
}

/**
 * Makes the optimizer of a pair of rules. It takes parameters, or groups of them, and the options of both rules beside those
 * of the optimizer.
 */
export interface AliasFactory<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf> {
  (groups: Iterable<GroupSpec>, options: AliasOptions<S, D>): Optimizer
  (params: Params, options: AliasOptions<S, D>): Optimizer
  /** What the alias stands for. */
  readonly pair: Pair<S, D>
  /** The options of `optimizer` that stand for those of the alias. */
  readonly settings: (options: AliasOptions<S, D>) => OptimizerOptions
}

/** Makes the factory of a pair of rules. */
export function alias<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf>(
  name: string,
  pair: Pair<S, D>,
): AliasFactory<S, D> {
  const own = (kind: 'step' | 'decay') => ruleInfo(kind, pair[kind]).options.map((option) => option.name)
  const settings = (options: AliasOptions<S, D>): OptimizerOptions => {
    const names = { step: own('step'), decay: own('decay') }
    checkKnownKeys(`optim.${name}()`, options, [...plainKeys, ...names.step, ...names.decay])
    const given = Object.entries({ ...pair.options, ...options })
    const pick = (keys: readonly string[]) => Object.fromEntries(given.filter(([key]) => keys.includes(key)))
    return {
      ...(pick(plainKeys) as unknown as PlainOptions),
      step: spec('step', pair.step, pick(names.step)),
      decay: spec('decay', pair.decay, pick(names.decay)),
    }
  }
  const make = (params: Params, options: AliasOptions<S, D>) => new Optimizer(params, settings(options))
  return Object.assign(make, { pair, settings })
}

/** Makes a step or, of parameters, the optimizer of that step with no decay. */
export interface StepFactory<S extends keyof StepOptionsOf> {
  /** The step alone, for {@link optimizer}. */
  (options?: StepOptionsOf[S]): StepSpec
  /** An optimizer of this step with no decay. */
  (groups: Iterable<GroupSpec>, options: AliasOptions<S, 'none'>): Optimizer
  (params: Params, options: AliasOptions<S, 'none'>): Optimizer
  /** The optimizer that it makes of parameters. */
  readonly pair: Pair<S, 'none'>
  /** The options of `optimizer` that stand for those of the step with no decay. */
  readonly settings: (options: AliasOptions<S, 'none'>) => OptimizerOptions
}

/** Makes the factory of a step. */
export function stepFactory<S extends keyof StepOptionsOf>(name: S): StepFactory<S> {
  const whole = alias(name, { step: name, decay: 'none' })
  function make(options?: StepOptionsOf[S]): StepSpec
  function make(params: Params, options: AliasOptions<S, 'none'>): Optimizer
  function make(first?: Params | StepOptionsOf[S], options?: AliasOptions<S, 'none'>): StepSpec | Optimizer {
    const hasParams =
      options !== undefined || (typeof first === 'object' && first !== null && Symbol.iterator in first)
    if (hasParams) return whole(first as Params, options ?? ({} as AliasOptions<S, 'none'>))
    return spec('step', name, first as StepOptionsOf[S])
  }
  return Object.assign(make, { pair: whole.pair, settings: whole.settings })
}

/** Makes the factory of a decay. */
export function decayFactory<D extends keyof DecayOptionsOf>(
  name: D,
): (options?: DecayOptionsOf[D]) => DecaySpec {
  return (options) => spec('decay', name, options)
}
