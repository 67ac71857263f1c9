import { checkNumber, checkOneOf } from '../../_check.js'
import * as optim from '../../optim/index.js'

/** What is chosen by name and number for an optimizer; what its rules do not take must be left out. */
export interface OptimizerChoice {
  optimizer: string
  p?: number
  lambda?: number
  lr: number
}

type Pair = { step: string; decay: string }
type AnyAlias = ((params: optim.Params, options: { lr?: optim.Rate }) => optim.Optimizer) & { pair: Pair }

const isAlias = (value: unknown): value is AnyAlias => typeof value === 'function' && 'pair' in value
const byName = new Map(
  Object.entries(optim).filter((entry): entry is [string, AnyAlias] => isAlias(entry[1])),
)

/** The names of all optimizers that stand for a pair of rules: 'padam', 'adamw', 'sgd' … */
export const optimizerNames: readonly string[] = Object.freeze([...byName.keys()].sort())

/** The options of a decay that can be chosen; the strength of some rules is called weightDecay. */
function decayOptions(name: string): { p?: optim.OptionInfo; lambda?: optim.OptionInfo } {
  const rule = optim.registry.decays.find((each) => each.name === byName.get(name)!.pair.decay)
  const option = (...names: string[]) =>
    names
      .map((each) => rule?.options.find((info) => info.name === each && info.kind === 'number'))
      .find(Boolean)
  return { p: option('p'), lambda: option('lambda', 'weightDecay') }
}

/**
 * Checks a choice, and fills in what was not chosen.
 *
 * @param flag how the caller names an option: `p` as `--p`
 * @throws RangeError, TypeError naming the option
 */
export function checkOptimizer(choice: OptimizerChoice, flag = (option: string) => option): OptimizerChoice {
  const name = checkOneOf(flag('optimizer'), choice.optimizer, optimizerNames)
  const checked: OptimizerChoice = { optimizer: name, lr: checkNumber(flag('lr'), choice.lr, '[0, inf)') }
  for (const [key, info] of Object.entries({ p: undefined, lambda: undefined, ...decayOptions(name) }) as [
    'p' | 'lambda',
    optim.OptionInfo | undefined,
  ][]) {
    const given = choice[key]
    if (info) checked[key] = checkNumber(flag(key), given ?? info.default, info.range)
    else if (given !== undefined)
      throw new TypeError(`Expected no ${flag(key)} for optimizer '${name}': its decay has none`)
  }
  return checked
}

/** The optimizer that a checked choice stands for. */
export function makeOptimizer(
  params: optim.Params,
  choice: OptimizerChoice,
  lr: optim.Rate = choice.lr,
): optim.Optimizer {
  const { p, lambda } = decayOptions(choice.optimizer)
  return byName.get(choice.optimizer)!(params, {
    lr,
    ...(p && { [p.name]: choice.p }),
    ...(lambda && { [lambda.name]: choice.lambda }),
  })
}
