import { checkBoolean, checkInteger, checkKnownKeys, checkOneOf, show } from '../_check.js'
import { checkExclude } from './_exclude.js'
import { type Exclude, type GroupOptions, type GroupSpec, groupKeys, type StorageOptions } from './options.js'
import { ofEvery } from './rules/header.js'
import { isSpec, ruleInfo } from './rules/rule.js'
import type { DecaySpec, RuleKind, RuleSpec, StepSpec } from './rules/types.js'

/** What a group is made with, given or by default. */
export interface Settings extends GroupOptions {
  readonly step: StepSpec
  readonly decay: DecaySpec
  readonly exclude: Exclude
  readonly storage: Readonly<Required<StorageOptions>>
}

/** A group's settings: its own over the optimizer's. Options of its rules may stand beside them by their names. */
export function settle(base: GroupOptions, { params: _, ...given }: GroupSpec): Settings {
  const step = checkSpec('step', given.step ?? base.step) as StepSpec
  const decay = checkSpec('decay', given.decay ?? base.decay) as DecaySpec
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
    exclude: checkExclude(given.exclude ?? base.exclude ?? 'vectors'),
    maximize: given.maximize ?? base.maximize,
    cautious:
      given.cautious ??
      (given.decay ? undefined : base.cautious) ??
      (decay.options.cautious as boolean | undefined),
    ...trustOf(given, base, step),
    storage: checkStorage(given.storage ?? base.storage ?? {}),
  }
}

/** A group's own, else those of its own step, else the optimizer's, else those of its step. */
function trustOf(given: GroupOptions, base: GroupOptions, step: StepSpec): GroupOptions {
  const names = ofEvery.step.map(({ name }) => name as 'trust')
  return Object.fromEntries(
    names.map((name) => [
      name,
      given[name] ?? (given.step ? undefined : base[name]) ?? (step.options[name] as GroupOptions['trust']),
    ]),
  )
}

function checkSpec(kind: RuleKind, value: unknown): RuleSpec {
  if (isSpec(kind, value)) return value
  throw new TypeError(
    `Expected a ${kind} such as optim.${kind === 'step' ? 'adam' : 'lp'}() for ${kind} but received ${show(value)}`,
  )
}

function checkStorage(given: StorageOptions): Required<StorageOptions> {
  checkKnownKeys('storage', given, ['state', 'master', 'stochastic', 'seed'])
  return {
    state: checkOneOf('storage.state', given.state ?? 'float32', ['same', 'float32', 'bfloat16', 'int8']),
    master: checkBoolean('storage.master', given.master ?? false),
    stochastic: checkBoolean('storage.stochastic', given.stochastic ?? false),
    seed: checkInteger('storage.seed', given.seed ?? 0, '[0, 4294967295]'),
  }
}
