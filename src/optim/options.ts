// What optimizers and their groups may be given.
import type { Tensor } from '../tensor/index.js'
import type { RuleOptions } from './rules/registry.gen.js'
import type { DecaySpec, Rate, StepSpec } from './rules/types.js'

/** A parameter with its name, as `module.namedParameters()` gives it. */
export type NamedTensor = readonly [name: string, tensor: Tensor]
/** Parameters as `module.parameters()` or `module.namedParameters()` gives them. */
export type ParamList = Iterable<Tensor> | Iterable<NamedTensor>

/**
 * Which parameters do not decay:
 * - `'vectors'` (the default): those with fewer than two dimensions, such as biases and norms;
 * - `'none'`: every parameter decays;
 * - patterns of names, such as `['*.bias', 'norm*']`: those whose whole name matches one, where `*` stands for any
 *   characters, dots included, and `?` for one;
 * - a function of the name (the index as text, where there is none) and the tensor, which returns true for those that
 *   do not decay.
 */
export type Exclude = 'vectors' | 'none' | readonly string[] | ((name: string, tensor: Tensor) => boolean)

/** How a group's state and low-precision weights are stored. Fixed when the group is made. */
export interface StorageOptions {
  /**
   * The dtype of moments, where weights are not float64: default 'float32'; 'same' is the weight's own. 'bfloat16' is
   * rounded stochastically. 'int8' keeps 8-bit floats in blocks of 256 numbers, also rounded stochastically, for the steps
   * adam, nadam, radam, sgd and lion; tensors with fewer than 4096 elements, and matrices with more than 6 times as many
   * rows as columns, such as embeddings, keep float32, and so does the state of decays.
   */
  state?: 'same' | 'float32' | 'bfloat16' | 'int8'
  /** Whether 16-bit weights have a float32 master copy; default false. */
  master?: boolean
  /** Whether 16-bit weights are rounded stochastically, without bias; default false. */
  stochastic?: boolean
  /** Seed of the stochastic rounding of weights and state, an integer in [0, 4294967295]; default 0. */
  seed?: number
}

/** Settings of a group; one that is not given is the optimizer's. */
export interface GroupOptions {
  /** Learning rate in [0, inf), or a schedule. */
  lr?: Rate
  /** The inner step, such as `optim.adam()`. */
  step?: StepSpec
  /** The decay, such as `optim.lp({ p: 0.8 })`. */
  decay?: DecaySpec
  /** Which parameters do not decay; default 'vectors'. */
  exclude?: Exclude
  /** Whether to step up the gradient instead of down; default false. */
  maximize?: boolean
  /** Whether to decay only where the update's sign agrees with the weight's; default false. @source arXiv 2510.12402 */
  cautious?: boolean
  /**
   * Scales what the step does to each parameter that decays by a ratio of norms, 1 where either is 0: 'lamb' its update u,
   * by `trustCoefficient · ‖w‖/‖u‖`, 'lars' its gradient g (with a coupled decay), by `trustCoefficient · ‖w‖/‖g‖`.
   * Default 'none'. @source arXiv 1904.00962 (LAMB), 1708.03888 (LARS)
   */
  trust?: 'none' | 'lamb' | 'lars'
  /** Factor on that ratio, in (0, inf); default 1. LARS takes about 1e-3. */
  trustCoefficient?: number
  /** The largest ratio, in (0, inf]; default inf. */
  trustLimit?: number
  /** How state and low-precision weights are stored. */
  storage?: StorageOptions
}
export const groupKeys = [
  ...['lr', 'step', 'decay', 'exclude', 'maximize', 'cautious', 'storage'],
  ...['trust', 'trustCoefficient', 'trustLimit'],
] as const

/** Parameters with settings of their own: those of a group, or any option of its rules by its name. */
export interface GroupSpec extends GroupOptions, RuleOptions {
  /** The group's parameters, with or without names. */
  params: ParamList | Tensor
}
/** What an optimizer takes: parameters, or groups of them. */
export type Params = ParamList | Iterable<GroupSpec>

/** Clips gradients within the step. */
export interface ClipOptions {
  /** The largest absolute value of one element, in (0, inf]; default inf. */
  value?: number
  /**
   * The largest 2-norm of all gradients together, after clipping by value, in (0, inf]; default inf.
   * @source torch's clip_grad_norm_
   */
  norm?: number
}

/** Options of `optim.optimizer`. Groups may override any of {@link GroupOptions}. */
export interface OptimizerOptions extends GroupOptions {
  lr: Rate
  step: StepSpec
  decay: DecaySpec
  /** Weights of at most this absolute value count as below in `Optimizer.sparsity`; in [0, inf), default 1e-8. */
  zeroThreshold?: number
  /** Clips gradients, over all groups, within the step. */
  clip?: ClipOptions
}
export const optimizerKeys = [...groupKeys, 'zeroThreshold', 'clip'] as const

/** Options of {@link Optimizer.step}. */
export interface StepOptions {
  /**
   * What the loss, and so each gradient, was multiplied by, in (0, inf); default 1. A tensor of one number is read on its
   * device.
   */
  gradScale?: number | Tensor
  /**
   * Whether some gradient is inf or NaN: then nothing changes, and no step is counted. Default false. A tensor of one
   * number, true where it is not 0, is read on its device.
   */
  foundInf?: boolean | Tensor
  /**
   * Whether the step looks for inf and NaN itself, and changes nothing where there is one; default false. See
   * {@link Optimizer.foundInf}.
   */
  checkGradients?: boolean
}

/** Options of {@link Optimizer.zeroGrad}. */
export interface ZeroGradOptions {
  /** Whether gradients are dropped; with false they are filled with zeros. Default true. */
  setToNone?: boolean
}

/**
 * A state that has been read and checked, and not yet taken. A checkpoint prepares all of its parts and then commits
 * all of them, so that a file that does not fit changes nothing.
 */
export interface PreparedLoad {
  /** Takes the state. Once, and in the same turn of the event loop as it was prepared. */
  commit(): void
}
