import { checkKnownKeys } from '../../_check.js'
import type { Params } from '../_params.js'
import { Optimizer, type OptimizerOptions, optimizerKeys } from '../optimizer.js'
import type { DecayOptionsOf, StepOptionsOf } from './registry.gen.js'
import { type DecaySpec, ruleInfo, type StepSpec, spec } from './rule.js'

/** Everything an optimizer takes but its rules. */
export type PlainOptions = Omit<OptimizerOptions, 'step' | 'decay'>
const plainKeys = optimizerKeys.filter((key) => key !== 'step' && key !== 'decay')

/** A rule pair's options side by side with those of the optimizer. */
export type AliasOptions<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf> = PlainOptions &
  StepOptionsOf[S] &
  DecayOptionsOf[D]

/** The optimizer that an alias stands for: the pair of rules, and options of theirs that it fixes. */
export interface Pair<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf> {
  readonly step: S
  readonly decay: D
  readonly options?: Partial<StepOptionsOf[S] & DecayOptionsOf[D]>
}

export interface AliasFactory<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf> {
  (params: Params, options: AliasOptions<S, D>): Optimizer
  /** What the alias stands for. */
  readonly pair: Pair<S, D>
}

/** Gives a pair of rules a name of its own: no arithmetic, only the literal. */
export function alias<S extends keyof StepOptionsOf, D extends keyof DecayOptionsOf>(
  name: string,
  pair: Pair<S, D>,
): AliasFactory<S, D> {
  const own = (kind: 'step' | 'decay') => ruleInfo(kind, pair[kind]).options.map((option) => option.name)
  const make = (params: Params, options: AliasOptions<S, D>) => {
    const names = { step: own('step'), decay: own('decay') }
    checkKnownKeys(`optim.${name}()`, options, [...plainKeys, ...names.step, ...names.decay])
    const given = Object.entries({ ...pair.options, ...options })
    const pick = (keys: readonly string[]) => Object.fromEntries(given.filter(([key]) => keys.includes(key)))
    return new Optimizer(params, {
      ...pick(plainKeys),
      step: spec('step', pair.step, pick(names.step)),
      decay: spec('decay', pair.decay, pick(names.decay)),
    })
  }
  return Object.assign(make, { pair })
}

export interface StepFactory<S extends keyof StepOptionsOf> {
  /** The step alone, for {@link optimizer}. */
  (options?: StepOptionsOf[S]): StepSpec
  /** An optimizer of this step with no decay. */
  (params: Params, options: AliasOptions<S, 'none'>): Optimizer
  readonly pair: Pair<S, 'none'>
}

export function stepFactory<S extends keyof StepOptionsOf>(name: S): StepFactory<S> {
  const whole = alias(name, { step: name, decay: 'none' })
  function make(options?: StepOptionsOf[S]): StepSpec
  function make(params: Params, options: AliasOptions<S, 'none'>): Optimizer
  function make(first?: Params | StepOptionsOf[S], options?: AliasOptions<S, 'none'>): StepSpec | Optimizer {
    const hasParams = options !== undefined || (typeof first === 'object' && Symbol.iterator in first)
    if (hasParams) return whole(first as Params, options ?? ({} as AliasOptions<S, 'none'>))
    return spec('step', name, first as StepOptionsOf[S])
  }
  return Object.assign(make, { pair: whole.pair })
}

export function decayFactory<D extends keyof DecayOptionsOf>(
  name: D,
): (options?: DecayOptionsOf[D]) => DecaySpec {
  return (options) => spec('decay', name, options)
}
