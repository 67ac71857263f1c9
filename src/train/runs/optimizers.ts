import { checkKnownKeys, checkNumber, checkObject, show } from '../../_check.js'
import * as optim from '../../optim/index.js'
import { optimizerNames, pairs } from '../../optim/pairs.js'
import { ofEvery } from '../../optim/rules/header.js'
import { checkOption, ruleInfo, spec } from '../../optim/rules/rule.js'

/** Options of a rule as JSON holds them. */
export type PlainOptions = Record<string, number | boolean | string | readonly number[]>

/** An optimizer by name and values, complete: it can be written as JSON and made again. */
export interface OptimizerConfig {
  /** The name of one of `optim`'s optimizers, or two rules: `step+decay`. */
  optimizer: string
  /** Learning rate. */
  lr: number
  /** Every option of the step. */
  step: PlainOptions
  /** Every option of the decay. */
  decay: PlainOptions
}

/** What may be said of an optimizer; the rest is as its rules have it by default. */
export interface OptimizerChoice {
  /** The name of one of `optim`'s optimizers, or any two rules: `adam+huber`. Default 'padam'. */
  optimizer?: string
  /** Learning rate, in [0, inf). */
  lr?: number
  /** Options of the step by name, such as `betas`. */
  step?: Partial<PlainOptions>
  /** Options of the decay by name, such as `p`. */
  decay?: Partial<PlainOptions>
  /** Short for `decay.p`: the norm. */
  p?: number | readonly number[]
  /** Short for the strength of the decay, `decay.lambda` or `decay.weightDecay`. */
  lambda?: number | readonly number[]
}

interface Pair {
  step: string
  decay: string
  options?: Readonly<Record<string, unknown>>
}

/** A step's own name stands for that step with no decay. */
const aliases = new Map<string, Pair>([
  ...Object.entries(pairs),
  ...optim.registry.steps.map(({ name }): [string, Pair] => [name, { step: name, decay: 'none' }]),
])

const rulesOf = { step: optim.registry.steps, decay: optim.registry.decays }

/** The pair of rules behind a name. */
function pairOf(label: string, name: unknown): Pair {
  const alias = aliases.get(name as string)
  if (alias) return alias
  const [step = '', decay = '', ...more] = typeof name === 'string' ? name.split('+') : []
  const has = (kind: 'step' | 'decay', rule: string) => rulesOf[kind].some((each) => each.name === rule)
  if (has('step', step) && has('decay', decay) && more.length === 0) return { step, decay }
  const words = `Expected one of ${optimizerNames.join(', ')}, or a step and a decay as adam+lp, for ${label} but received ${show(name)}`
  throw typeof name === 'string' ? new RangeError(words) : new TypeError(words)
}

/** The options behind the short names `p` and `lambda`. */
const shorts = { p: ['p'], lambda: ['lambda', 'weightDecay'] } as const

/** The option of a decay that a short name stands for, if it has one. */
export function shortOption(decay: string, short: keyof typeof shorts): optim.OptionInfo | undefined {
  const { options } = ruleInfo('decay', decay)
  return shorts[short].map((name) => options.find((info) => info.name === name)).find(Boolean)
}

/** Checks the options of a rule, and fills in what is not given. */
function fill(
  kind: 'step' | 'decay',
  { options: fixed = {}, ...pair }: Pair,
  given: object,
  flag: (option: string) => string,
): PlainOptions {
  const { name, options } = ruleInfo(kind, pair[kind])
  checkKnownKeys(
    `${kind} '${name}'`,
    checkObject(flag(kind), given),
    [...options, ...ofEvery[kind]].map((info) => info.name),
  )
  const filled = options.map((info): [string, PlainOptions[string]] => {
    const label = flag(`${kind}.${info.name}`)
    const value =
      (given as PlainOptions)[info.name] ?? (fixed[info.name] as PlainOptions[string]) ?? info.default
    if (value === undefined) throw new TypeError(`Expected ${label}: ${kind} '${name}' has no default for it`)
    // A run's options are kept as JSON, which holds no schedules and no tensors.
    const isPlain = Array.isArray(value) || (typeof value !== 'object' && typeof value !== 'function')
    if (!isPlain) throw new TypeError(`Expected a plain value for ${label} but received ${show(value)}`)
    checkOption(label, info, value)
    return [info.name, value]
  })
  // What every rule takes is its group's, which has the defaults.
  const more = ofEvery[kind].flatMap((info): [string, PlainOptions[string]][] => {
    const value = (given as PlainOptions)[info.name]
    if (value === undefined) return []
    checkOption(flag(`${kind}.${info.name}`), info, value)
    return [[info.name, value]]
  })
  return Object.fromEntries([...filled, ...more])
}

/**
 * Checks a choice, and fills in what was not chosen.
 *
 * @param base a complete choice whose values stay where nothing else is given; those of other rules do not
 * @param flag how the caller names an option: `decay.p` as `--decay.p`
 * @throws RangeError, TypeError naming the option
 */
export function checkOptimizer(
  given: OptimizerChoice,
  base: OptimizerChoice & { lr: number },
  flag = (option: string) => option,
): OptimizerConfig {
  const optimizer = given.optimizer ?? base.optimizer ?? 'padam'
  const pair = pairOf(flag('optimizer'), optimizer)
  const stays = optimizer === base.optimizer
  const decay: Record<string, unknown> = { ...given.decay }
  const labels = new Map<string, string>()
  for (const short of ['p', 'lambda'] as const) {
    const value = given[short]
    if (value === undefined) continue
    const info = shortOption(pair.decay, short)
    if (!info)
      throw new TypeError(
        `Expected no ${flag(short)} for optimizer '${optimizer}': its decay '${pair.decay}' has none`,
      )
    if (decay[info.name] !== undefined)
      throw new TypeError(`Expected only one of ${flag(short)} and ${flag(`decay.${info.name}`)}`)
    decay[info.name] = value
    labels.set(`decay.${info.name}`, flag(short))
  }
  const label = (option: string) => labels.get(option) ?? flag(option)
  return {
    optimizer,
    lr: checkNumber(flag('lr'), given.lr ?? base.lr, '[0, inf)'),
    step: fill('step', pair, { ...(stays && base.step), ...given.step }, label),
    decay: fill('decay', pair, { ...(stays && base.decay), ...decay }, label),
  }
}

/** Parameters with names by what a step takes: of one for matrices, Adam gets what else there is. */
function routed(params: optim.Params, { step }: Pair, report: (message: string) => void): optim.Params {
  const named = [...params]
  const haveNames = named.every((one): one is optim.NamedTensor => Array.isArray(one))
  if (!ruleInfo('step', step).matrices || !haveNames) return named as optim.ParamList
  const groups = optim.routeParameters(named)
  report(`Parameters for ${step} (matrices) and Adam (others):\n${groups}`)
  return groups
}

/** Sets a checked choice's options, and a learning rate, in an optimizer that it stands for. */
export function setOptions(optimizer: optim.Optimizer, config: OptimizerConfig, lr: optim.Rate): void {
  const { step } = pairOf('optimizer', config.optimizer)
  for (const group of optimizer.paramGroups)
    group.set({ lr, ...(group.step === step && config.step), ...config.decay })
}

/**
 * The optimizer that a checked choice stands for.
 *
 * @param report is told which parameters take which step, where not all take the same
 */
export function makeOptimizer(
  params: optim.Params,
  config: OptimizerConfig,
  options: Partial<Omit<optim.OptimizerOptions, 'step' | 'decay'>> = {},
  report: (message: string) => void = () => {},
): optim.Optimizer {
  const pair = pairOf('optimizer', config.optimizer)
  return optim.optimizer(routed(params, pair, report), {
    ...options,
    lr: options.lr ?? config.lr,
    step: spec('step', pair.step, config.step),
    decay: spec('decay', pair.decay, config.decay),
  })
}
