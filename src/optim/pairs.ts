// What the optimizers of aliases.ts stand for: in a file of its own, so that the help of a command loads no tensors.
import type { Pair } from './rules/factories.js'
import { type DecayOptionsOf, registry, type StepOptionsOf } from './rules/registry.gen.js'

/** The step and the decay of each alias, and options of theirs that it sets. */
export const pairs = {
  adamw: { step: 'adam', decay: 'l2' },
  padam: { step: 'adam', decay: 'lp' },
  padamLate: { step: 'adam', decay: 'lp', options: { reference: 'after' } },
  adamL1: { step: 'adam', decay: 'softThreshold' },
  adamCoupled: { step: 'adam', decay: 'coupled' },
  adamProx: { step: 'adam', decay: 'prox' },
  adamHD: { step: 'adam', decay: 'huber' },
  adamCPR: { step: 'adam', decay: 'cpr' },
  sgdw: { step: 'sgd', decay: 'l2' },
  lionw: { step: 'lion', decay: 'l2' },
  nadamLp: { step: 'nadam', decay: 'lp' },
  radamLp: { step: 'radam', decay: 'lp' },
  sgdLp: { step: 'sgd', decay: 'lp' },
  rmspropLp: { step: 'rmsprop', decay: 'lp' },
  adagradLp: { step: 'adagrad', decay: 'lp' },
  lionLp: { step: 'lion', decay: 'lp' },
  muonw: {
    step: 'muon',
    decay: 'l2',
    options: { adjustLrFn: 'match_rms_adamw' },
  },
  muonLp: {
    step: 'muon',
    decay: 'lp',
    options: { adjustLrFn: 'match_rms_adamw' },
  },
  soapLp: { step: 'soap', decay: 'lp' },
} as const satisfies Record<string, Pair<keyof StepOptionsOf, keyof DecayOptionsOf>>

/** The names of all optimizers that stand for a pair of rules: 'padam', 'adamw', 'sgd' … */
export const optimizerNames: readonly string[] = Object.freeze(
  [...Object.keys(pairs), ...registry.steps.map(({ name }) => name)].sort(),
)
