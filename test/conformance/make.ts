import {
  type DecaySpec,
  Optimizer,
  type OptimizerOptions,
  type Params,
  type Rate,
  type StepSpec,
} from '../../src/optim/index.js'
import { decayOracles } from './oracle/decays.js'
import type { Rules } from './oracle/run.js'
import type { Options } from './oracle/step.js'
import { stepOracles } from './oracle/steps.js'
import { registry } from './rows.js'

/** A rule by its name in the registry: nothing here knows which there are. */
export const asSpec = <K extends 'step' | 'decay'>(kind: K, rule: string, options: Options) =>
  ({ kind, rule, options }) as unknown as K extends 'step' ? StepSpec : DecaySpec

/** The optimizer of a pair of rules. */
export function optimizerOf(
  rules: Rules,
  params: Params,
  lr: Rate,
  more: Partial<OptimizerOptions> = {},
): Optimizer {
  const { step, stepOptions, decay, decayOptions, maximize = false, cautious = false, ...trust } = rules
  return new Optimizer(params, {
    step: asSpec('step', step, stepOptions),
    decay: asSpec('decay', decay, decayOptions),
    lr,
    maximize,
    cautious,
    ...trust,
    ...more,
  })
}

/** Every step with every decay, each with the last set of options that its oracle names. */
export const pairs: readonly Rules[] = registry.steps.flatMap(({ name: step }) =>
  registry.decays.map(({ name: decay }) => ({
    step,
    stepOptions: stepOracles[step]?.cases.at(-1) ?? {},
    decay,
    decayOptions: decayOracles[decay]?.cases.at(-1) ?? {},
  })),
)
/** Whether the step has a half for whole tensors. It takes real parameters alone. */
export const takesWholes = ({ step }: Pick<Rules, 'step'>) =>
  registry.steps.some(({ name, reduces }) => name === step && reduces)
/** Whether the step leaves alone what a sparse gradient has not. */
export const isSparse = ({ step }: Pick<Rules, 'step'>) =>
  registry.steps.some(({ name, sparse }) => name === step && sparse)
/** Whether the step takes nothing but real matrices. */
export const takesMatrices = ({ step }: Pick<Rules, 'step'>) =>
  registry.steps.some(({ name, matrices }) => name === step && matrices)
export const title = ({ step, decay }: Rules) => `${step} · ${decay}`
