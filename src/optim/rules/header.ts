// Apart from the checks of options, so that the help of a command loads no tensors.
import type { OptionInfo, RuleKind } from './types.js'

const flag = (name: string, doc: string): OptionInfo => ({
  name,
  kind: 'boolean',
  default: false,
  schedule: false,
  torch: name,
  doc,
})
/** The options that every group has, with any rules: the first of its vector, in this order. */
export const headerOptions: readonly OptionInfo[] = [
  { name: 'lr', kind: 'number', range: '[0, inf)', schedule: true, torch: 'lr', doc: 'learning rate' },
  flag('maximize', 'whether the objective rises'),
  flag('cautious', "whether a weight decays only where the update's sign agrees with its own"),
  {
    name: 'trust',
    kind: 'enum',
    values: ['none', 'lamb', 'lars'],
    default: 'none',
    schedule: false,
    torch: 'trust',
    doc: "whether a parameter's update, or its gradient, is scaled to the size of its weights",
  },
  {
    name: 'trustCoefficient',
    kind: 'number',
    range: '(0, inf)',
    default: 1,
    schedule: false,
    torch: 'trust_coefficient',
    doc: 'factor on that ratio',
  },
  {
    name: 'trustLimit',
    kind: 'number',
    range: '(0, inf]',
    default: Number.POSITIVE_INFINITY,
    schedule: false,
    torch: 'trust_limit',
    doc: 'the largest ratio',
  },
]
/** Options of every group that a step or a decay takes too. */
export const ofEvery: Readonly<Record<RuleKind, readonly OptionInfo[]>> = {
  step: headerOptions.filter(({ name }) => name.startsWith('trust')),
  decay: headerOptions.filter(({ name }) => name === 'cautious'),
}
