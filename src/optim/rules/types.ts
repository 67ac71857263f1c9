import type { Tensor } from '../../tensor/index.js'
import type { Schedule } from '../schedules/schedule.js'

/** A number, or one that changes with the step. A tensor of one element is read before every step. */
export type Rate = number | Schedule | Tensor
/** What an option of a rule may hold. */
export type OptionValue = Rate | boolean | string | readonly Rate[]

/** One option of a rule, as the native registry describes it. */
export interface OptionInfo {
  /** Its name in the options of the rule. */
  readonly name: string
  /** What it holds: `numbers` is a list, `enum` one of `values`. */
  readonly kind: 'number' | 'integer' | 'boolean' | 'enum' | 'numbers'
  /** An interval such as '[0, 1)'; none where any finite number is allowed. */
  readonly range?: string
  /** Without a default the option is required. */
  readonly default?: number | boolean | string | readonly number[]
  /** Of `numbers`: the largest length. */
  readonly length?: number
  /** Of `numbers`: whether fewer are allowed. */
  readonly variable?: boolean
  /** Of `numbers`: whether 0 is None in a torch state dict. */
  readonly none?: boolean
  /** Of `enum`: the allowed values. */
  readonly values?: readonly string[]
  /** Whether a schedule is allowed. */
  readonly schedule: boolean
  /** Its name in a torch state dict. */
  readonly torch: string
  /** One line without its full stop. */
  readonly doc: string
}

/** One state tensor that a rule keeps for each parameter. */
export interface StateInfo {
  /** Its name in a state dict. */
  readonly name: string
  /** One number for the whole tensor. */
  readonly scalar?: boolean
  /** A tensor of a shape of its own, which depends on the parameter's shape and the options. */
  readonly factor?: boolean
  /** The option that must be on for this to be kept. */
  readonly when?: string
}

/** A step or a decay, as the native registry describes it. */
export interface RuleInfo {
  /** The name of its factory in `optim`. */
  readonly name: string
  /** Of a step: whether it trains other weights than are meant to be used. See `Optimizer.eval`. */
  readonly averages?: boolean
  /** Whether a weight depends on all those of its parameter or, of a decay, of its row or group. */
  readonly reduces?: boolean
  /** One line. */
  readonly doc: string
  /** What one weight becomes. */
  readonly formula: string
  /** The paper or the code behind it. */
  readonly source: string
  /** Whether parameters must have at least two dimensions. */
  readonly matrices?: boolean
  /** Of a step: whether it steps only the elements that a sparse gradient has. */
  readonly sparse?: boolean
  /** What it keeps for each parameter. */
  readonly state: readonly StateInfo[]
  /** Its options, in their order in a group's vector. */
  readonly options: readonly OptionInfo[]
}

/** The two kinds of rules that make up an optimizer. */
export type RuleKind = 'step' | 'decay'

/** A rule's name and the options given to it. Plain data, which several optimizers may share. */
export interface RuleSpec {
  /** Whether it is a step or a decay. */
  readonly kind: RuleKind
  /** The rule's name in the registry. */
  readonly rule: string
  /** The options that were given. */
  readonly options: Readonly<Record<string, OptionValue | undefined>>
}
/** What a factory of steps returns, such as `optim.adam()`. */
export interface StepSpec extends RuleSpec {
  /** A step. */
  readonly kind: 'step'
}
/** What a factory of decays returns, such as `optim.lp()`. */
export interface DecaySpec extends RuleSpec {
  /** A decay. */
  readonly kind: 'decay'
}
