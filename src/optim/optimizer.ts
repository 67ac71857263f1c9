import { inspect } from 'node:util'
import { checkBoolean, checkFunction, checkKnownKeys, checkNumber } from '../_check.js'
import { core, type NativeOptimizer } from '../native/index.js'
import { handleOf, wrap } from '../tensor/core/handle.js'
import { enableGrad, Tensor } from '../tensor/index.js'
import { type HookHandle, type HookOptions, Hooks } from './_hooks.js'
import { type GroupSpec, type Params, readGroups, readParams } from './_params.js'
import { type GroupOptions, groupKeys, ParamGroup, type Settings, settle } from './group.js'
import { type Sparsity, type SparsityOptions, sparsityOf } from './sparsity.js'
import { readState, type StateDict, writeState } from './state-dict.js'

export const optimizerKeys = [...groupKeys, 'zeroThreshold', 'clip'] as const

export interface OptimizerOptions extends GroupOptions {
  /** Weights of at most this size count as below in {@link Optimizer.sparsity}; default 1e-8. */
  zeroThreshold?: number
  /** Clips gradients, over all groups, within the step. */
  clip?: ClipOptions
}

export interface ClipOptions {
  /** The largest size of one element; default none. */
  value?: number
  /** The largest 2-norm of all gradients together, after clipping by value; default none. @source torch's clip_grad_norm_ */
  norm?: number
}

export interface StepOptions {
  /** What the loss, and so each gradient, was multiplied by; default 1. A tensor of one number is read on its device. */
  gradScale?: number | Tensor
  /**
   * With true nothing moves, and nothing counts as a step: some gradient is inf or NaN. Default false. A tensor of one
   * number, true where it is not 0, is read on its device.
   */
  foundInf?: boolean | Tensor
  /** With true the step looks for inf and NaN itself, and skips where there is one; see {@link Optimizer.foundInf}. */
  checkGradients?: boolean
}

type StepPreHook = (optimizer: Optimizer, closure?: () => unknown) => void
type Hook = (optimizer: Optimizer) => void
type StateHook = (optimizer: Optimizer, stateDict: StateDict) => StateDict | undefined

/**
 * Steps parameters along their gradients, and decays them, in one native call.
 * Made by `optim.optimizer`, or by an alias such as `optim.padam`.
 */
export class Optimizer {
  /** Groups of parameters, in order; `paramGroups[0].lr = …` works at any time. */
  readonly paramGroups: readonly ParamGroup[] = []
  readonly #native: NativeOptimizer
  readonly #base: Settings
  readonly #taken = new Set<Tensor>()
  readonly #threshold: number
  #values = new Float64Array(0)
  #steps = 0
  readonly #before = new Hooks<Parameters<StepPreHook>>()
  readonly #after = new Hooks<[Optimizer]>()
  readonly #beforeState = new Hooks<[Optimizer]>()
  readonly #afterState = new Hooks<Parameters<StateHook>, StateDict | undefined>()
  readonly #beforeLoad = new Hooks<Parameters<StateHook>, StateDict | undefined>()
  readonly #afterLoad = new Hooks<[Optimizer]>()

  constructor(params: Params, options: OptimizerOptions) {
    const { zeroThreshold = 1e-8, clip = {}, ...base } = options
    this.#threshold = checkNumber('zeroThreshold', zeroThreshold, '[0, inf)')
    this.#base = base as Settings
    const groups = this.#read(readGroups(params))
    if (!groups.some(({ params }) => params.some((tensor) => tensor.requiresGrad))) {
      throw new RangeError(
        'Expected parameters that require gradients but none does: call requiresGrad_(true) first',
      )
    }
    const { Optimizer: Native } = core()
    this.#native = new Native({ zeroThreshold: this.#threshold })
    checkKnownKeys('clip', clip, ['value', 'norm'])
    const { value = Number.POSITIVE_INFINITY, norm = Number.POSITIVE_INFINITY } = clip
    this.#native.clip(
      checkNumber('clip.value', value, '(0, inf]'),
      checkNumber('clip.norm', norm, '(0, inf]'),
    )
    this.#adopt(groups)
  }

  /**
   * How many steps were taken: the argument that schedules get in the next one. A step that a device may have skipped,
   * which only it knows, counts here; `step` in the state dict counts those that were taken.
   */
  get steps(): number {
    return this.#steps
  }

  /**
   * Takes one step: groups at their rates, parameters that have a gradient.
   * Nothing waits for a device. While a graph is captured, see `cuda.graph`, nothing runs and no step is counted.
   * @param closure computes the loss and its gradients; it runs once, first, with gradients on
   * @returns what the closure returned
   */
  step(closure?: undefined, options?: StepOptions): undefined
  step<T>(closure: () => T, options?: StepOptions): T
  step<T>(closure?: () => T, options: StepOptions = {}): T | undefined {
    checkKnownKeys('step', options, ['gradScale', 'foundInf', 'checkGradients'])
    const { gradScale = 1, foundInf = false, checkGradients = false } = options
    if (!(gradScale instanceof Tensor)) checkNumber('gradScale', gradScale, '(0, inf)')
    if (!(foundInf instanceof Tensor)) checkBoolean('foundInf', foundInf)
    checkBoolean('checkGradients', checkGradients)
    this.#before.run(this, closure)
    let loss: T | undefined
    if (closure !== undefined) {
      checkFunction('closure', closure)
      loss = enableGrad(closure)
      if (loss instanceof Promise) {
        loss.catch(() => {})
        throw new TypeError(
          'Expected a closure that returns at once but it returned a promise: await the loss before step()',
        )
      }
    }
    for (const group of this.paramGroups) group.refresh(this.#steps)
    const told = this.#native.step(
      this.#values,
      gradScale instanceof Tensor ? oneNumber('gradScale', gradScale) : gradScale,
      foundInf instanceof Tensor ? oneNumber('foundInf', foundInf) : foundInf,
      checkGradients,
    )
    if (told & 1) this.#warnOfZeros()
    if (foundInf !== true && !(told & 2)) this.#steps++
    this.#after.run(this)
    return loss
  }

  /**
   * Makes a replay of a captured step the next one: counts it, evaluates schedules, and sends learning rates and
   * options to the device, in order with its stream. Options that say how much state there is, such as `amsgrad` or
   * whether there is momentum, stay as they were captured.
   * @example
   * const graph = cuda.graph(() => { loss().backward(); opt.step() })
   * for (const batch of batches) { x.copy_(batch); opt.beforeReplay(); graph.replay() }
   */
  beforeReplay(): void {
    for (const group of this.paramGroups) group.refresh(this.#steps)
    this.#native.setValues(this.#values)
    this.#steps++
  }

  /** Whether some parameter is on a CUDA device. */
  get isOnDevice(): boolean {
    return this.#native.onDevice()
  }

  /** After a step with `checkGradients`: 1 where some gradient was inf or NaN, else 0, where the gradients are. */
  get foundInf(): Tensor | undefined {
    const handle = this.#native.foundInf()
    return handle === undefined ? undefined : wrap(handle)
  }

  /** Whether some gradient holds an inf or NaN: what a step's `foundInf` is for. Waits for a device. */
  hasNonFiniteGradient(): boolean {
    return this.#native.hasNonFiniteGradient()
  }

  /**
   * The 2-norm of all gradients in the last step, before it was clipped; 0 where `clip.norm` is not given. Waits for a
   * device.
   */
  get gradNorm(): number {
    return this.#native.gradNorm()
  }

  /** Drops every gradient or, with `setToNone: false`, fills it with zeros. */
  zeroGrad({ setToNone = true }: { setToNone?: boolean } = {}): void {
    this.#native.zeroGrad(setToNone)
  }

  /**
   * Adds parameters with settings of their own; what is not said is as the optimizer was given it.
   * @throws RangeError if one of them is in a group already
   */
  addParamGroup(group: GroupSpec): void {
    this.#adopt(this.#read([group]))
  }

  /**
   * How many weights are zero or nearly, as the last step left them: per parameter, and over all that decay.
   * Asked for after every step, they are counted within the next step's pass; asked for now and then, by a pass of
   * their own, and no other step pays for it.
   */
  sparsity(options?: SparsityOptions): Sparsity {
    const names = this.paramGroups.flatMap(({ params, names }) => params.map((_, i) => names?.[i]))
    return sparsityOf(this.#native, names, this.#threshold, options)
  }

  /**
   * State and options under torch's names. Its tensors are the optimizer's own: the next step changes them.
   */
  stateDict(): StateDict {
    this.#beforeState.run(this)
    for (const group of this.paramGroups) group.refresh(this.#steps)
    const state = writeState(this.#native, this.paramGroups, this.#steps)
    return this.#afterState.pass(state, (hook, state) => hook(this, state))
  }

  /**
   * Takes state and options from a state dict: one of ours, or one of torch's optimizer of the same kind. An option
   * that it does not name stays as it is.
   * @throws TypeError, RangeError for another optimizer's state, or missing, extra or misshapen entries; nothing is
   *   changed then
   */
  loadStateDict(stateDict: StateDict): void {
    const given = this.#beforeLoad.pass(stateDict, (hook, state) => hook(this, state))
    this.#steps = readState(this.#native, this.paramGroups, this.#values, given)
    this.#afterLoad.run(this)
  }

  /** Runs before each step, and before its closure. */
  registerStepPreHook(hook: StepPreHook, options?: HookOptions): HookHandle {
    return this.#before.add(hook, options)
  }
  /** Runs after each step. */
  registerStepPostHook(hook: Hook, options?: HookOptions): HookHandle {
    return this.#after.add(hook, options)
  }
  /** Runs before `stateDict()` reads. */
  registerStateDictPreHook(hook: Hook, options?: HookOptions): HookHandle {
    return this.#beforeState.add(hook, options)
  }
  /** Gets the state dict, which it may change, or return another in its place. */
  registerStateDictPostHook(hook: StateHook, options?: HookOptions): HookHandle {
    return this.#afterState.add(hook, options)
  }
  /** Gets the state dict to be loaded, and may return another in its place. */
  registerLoadStateDictPreHook(hook: StateHook, options?: HookOptions): HookHandle {
    return this.#beforeLoad.add(hook, options)
  }
  /** Runs after a state dict was loaded. */
  registerLoadStateDictPostHook(hook: Hook, options?: HookOptions): HookHandle {
    return this.#afterLoad.add(hook, options)
  }

  toString(): string {
    const groups = this.paramGroups.map((group, i) => `Parameter group ${i}\n${indent(String(group))}`)
    return `Optimizer (\n${indent(groups.join('\n\n'))}\n)`
  }
  [inspect.custom](): string {
    return this.toString()
  }

  /** Reads and checks groups; none is taken in if one is wrong. */
  #read(specs: readonly GroupSpec[]): ParamGroup[] {
    const taken = new Set(this.#taken)
    const groups = specs.map(
      (spec) => new ParamGroup(readParams(spec.params, taken), settle(this.#base, spec)),
    )
    for (const tensor of taken) this.#taken.add(tensor)
    return groups
  }

  #adopt(groups: readonly ParamGroup[]): void {
    for (const group of groups) {
      const handles = Float64Array.from(group.params, handleOf)
      const values = new Float64Array(group.width)
      group.bind(values)
      group.refresh(this.#steps)
      this.#native.addGroup(
        group.step,
        group.decay,
        handles,
        Uint8Array.from(group.decayed, Number),
        values,
        group.storage,
      )
    }
    const all = [...this.paramGroups, ...groups]
    this.#values = new Float64Array(all.reduce((sum, { width }) => sum + width, 0))
    let at = 0
    for (const group of all) {
      group.bind(this.#values.subarray(at, at + group.width))
      at += group.width
    }
    ;(this.paramGroups as ParamGroup[]).push(...groups)
  }

  #warnOfZeros(): void {
    const all = this.paramGroups.flatMap(({ params, names }) => params.map((_, i) => names?.[i]))
    const zero = this.#native.zeroStart().map((i) => all[i] ?? `parameter ${i}`)
    if (zero.length === 0) return
    process.emitWarning(
      `All weights of ${zero.join(', ')} are zero, and zeros: 'absorb' keeps a zero at zero: this decays nothing and ` +
        "trains nothing there. Use zeros: 'revive' or exclude it from decay.",
      { code: 'PDECAY_ZERO_START' },
    )
  }
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ')

/** A tensor as native code takes it in a number's place. */
function oneNumber(name: string, tensor: Tensor): Float64Array {
  if (tensor.numel !== 1)
    throw new RangeError(
      `Expected a tensor of one number for ${name} but received shape [${tensor.shape.join(', ')}]`,
    )
  return Float64Array.of(handleOf(tensor))
}

/**
 * Makes an optimizer of a step and a decay.
 * @param params tensors, [name, tensor] pairs, or groups `{params, …}` that override any option
 * @throws TypeError for a wrong kind, RangeError for a value out of range; each names the option and the value
 * @example
 * const opt = optim.optimizer(model.parameters(), {
 *   step: optim.adam({ betas: [0.9, 0.999] }),
 *   decay: optim.lp({ p: 0.8, lambda: 1e-3 }),
 *   lr: optim.warmupCosine({ peak: 1e-3, warmupSteps: 500, totalSteps: 20_000 }),
 * })
 */
export function optimizer(params: Params, options: OptimizerOptions): Optimizer {
  checkKnownKeys('optim.optimizer', options, optimizerKeys)
  return new Optimizer(params, options)
}
