import { inspect } from 'node:util'
import { parametersTaken } from '../_channels.js'
import { checkBoolean, checkFunction, checkKnownKeys, checkNumber, checkObject } from '../_check.js'
import { locked } from '../_locked.js'
import { core, type NativeOptimizer } from '../native/index.js'
import { handleOf, wrap } from '../tensor/core/handle.js'
import { enableGrad, Tensor } from '../tensor/index.js'
import { matchesName } from './_exclude.js'
import { type HookHandle, type HookOptions, Hooks } from './_hooks.js'
import { type LoadStateDictOptions, readState } from './_load.js'
import { readGroups, readParams } from './_params.js'
import { settle } from './_settings.js'
import { adviceForZeros } from './_zero-start.js'
import { ParamGroup } from './group.js'
import {
  type GroupSpec,
  type OptimizerOptions,
  optimizerKeys,
  type Params,
  type PreparedLoad,
  type StepOptions,
  type ZeroGradOptions,
} from './options.js'
import { headerOptions } from './rules/header.js'
import { checkOption } from './rules/rule.js'
import { type Sparsity, type SparsityOptions, sparsityOf } from './sparsity.js'
import { averages, type StateDict, writeState } from './state-dict.js'

type StepPreHook = (optimizer: Optimizer, closure?: () => unknown) => void
type Hook = (optimizer: Optimizer) => void
type StateHook = (optimizer: Optimizer, stateDict: StateDict) => StateDict | undefined

/**
 * Steps parameters along their gradients, and decays them, in one native call.
 * Made by {@link optimizer}, or by an alias such as `optim.padam`.
 *
 * @throws TypeError for an unknown option or one of the wrong type; RangeError for a value out of its option's range, or if
 *   no parameter requires gradients
 */
export class Optimizer {
  readonly #native: NativeOptimizer
  readonly #base: OptimizerOptions
  readonly #taken = new Set<Tensor>()
  readonly #threshold: number
  #groups: readonly ParamGroup[] = []
  #shown: readonly ParamGroup[] = []
  #values = new Float64Array(0)
  #steps = 0
  #averaged = false
  readonly #before = new Hooks<Parameters<StepPreHook>>()
  readonly #after = new Hooks<[Optimizer]>()
  readonly #beforeState = new Hooks<[Optimizer]>()
  readonly #afterState = new Hooks<Parameters<StateHook>, StateDict | undefined>()
  readonly #beforeLoad = new Hooks<Parameters<StateHook>, StateDict | undefined>()
  readonly #afterLoad = new Hooks<[Optimizer]>()

  constructor(groups: Iterable<GroupSpec>, options: OptimizerOptions)
  constructor(params: Params, options: OptimizerOptions)
  constructor(params: Params, options: OptimizerOptions) {
    checkKnownKeys('optim.Optimizer', options, optimizerKeys)
    const { zeroThreshold = 1e-8, clip = {} } = options
    this.#threshold = checkNumber('zeroThreshold', zeroThreshold, '[0, inf)')
    this.#base = { ...options }
    const groups = readGroups(params)
    // Also what every group overrides: types require it.
    settle(options, { params: [] })
    checkOption('lr', headerOptions[0]!, options.lr)
    const { Optimizer: Native } = core()
    this.#native = new Native({ zeroThreshold: this.#threshold })
    checkKnownKeys('clip', clip, ['value', 'norm'])
    const { value = Number.POSITIVE_INFINITY, norm = Number.POSITIVE_INFINITY } = clip
    this.#native.clip(
      checkNumber('clip.value', value, '(0, inf]'),
      checkNumber('clip.norm', norm, '(0, inf]'),
    )
    for (const group of groups) this.#add(group)
    if (![...this.#taken].some((tensor) => tensor.requiresGrad)) {
      throw new RangeError(
        'Expected parameters that require gradients but none does: call requiresGrad_(true) first',
      )
    }
    warnOfUnmatchedPatterns(this.#groups)
    parametersTaken.publish({ optimizer: this, parameters: this.#taken })
  }

  /**
   * Groups of parameters, in order; `paramGroups[0].lr = …` works at any time. The list itself is fixed:
   * {@link addParamGroup} adds to it.
   */
  get paramGroups(): readonly ParamGroup[] {
    return this.#shown
  }
  /** Refuses: assigning to a getter alone is ignored by code that is not strict. @internal */
  set paramGroups(_: readonly ParamGroup[]) {
    throw new TypeError(`Expected paramGroups to stay as it is: ${groupsAdvice}`)
  }

  /**
   * How many steps were taken: the argument of schedules in the next step. One that a device has skipped counts here, as
   * only the device knows; `step` in the state dict counts those that were taken.
   */
  get steps(): number {
    return this.#steps
  }

  /**
   * Takes one step of all parameters that have a gradient. It does not wait for a device. While `cuda.graph` captures,
   * nothing runs and no step is counted.
   * @param closure computes the loss and its gradients; it runs once, before the step, with autograd on
   * @returns what the closure returned
   * @throws TypeError for options that are unknown or of another kind, or a closure that returns a promise; RangeError for
   *   a value that a schedule gave out of its option's range. Nothing is changed then.
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
    for (const { slots } of this.#groups) slots.refresh(this.#steps)
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
   * Makes the next replay of a captured graph the next step: counts it, evaluates schedules, and sends learning rates and
   * options to the device, in the order of its stream. Options that decide which state is kept, such as `amsgrad` or
   * whether there is momentum, stay as they were captured.
   * @example
   * const graph = cuda.graph(() => { loss().backward(); opt.step() })
   * for (const batch of batches) { x.copy_(batch); opt.beforeReplay(); graph.replay() }
   */
  beforeReplay(): void {
    for (const { slots } of this.#groups) slots.refresh(this.#steps)
    this.#native.setValues(this.#values)
    this.#steps++
  }

  /**
   * Turns the parameters of schedule-free steps into those that train, in place: the state in which an optimizer begins, and
   * the only one in which it steps. For other steps, and in training already, it does nothing.
   * @throws RangeError while a graph is captured
   */
  train(): void {
    this.#setAveraged(false)
  }

  /**
   * Turns the parameters of schedule-free steps into their average, in place, which is what to evaluate, to save and to
   * use. For other steps it does nothing.
   * @throws RangeError while a graph is captured
   * @example
   * optimizer.eval()
   * const loss = evaluate(model)
   * optimizer.train()
   */
  eval(): void {
    this.#setAveraged(true)
  }

  #setAveraged(averaged: boolean): void {
    if (!this.#groups.some(averages) || averaged === this.#averaged) return
    for (const { slots } of this.#groups) slots.refresh(this.#steps)
    this.#native.accept(this.#values)
    this.#native.setAveraged(averaged, true)
    this.#averaged = averaged
  }

  /** Whether some parameter is on a CUDA device. */
  get isOnDevice(): boolean {
    return this.#native.onDevice()
  }

  /**
   * After a step with `checkGradients`: 1 where some gradient was inf or NaN, else 0, on the gradients' device. Undefined
   * before such a step.
   */
  get foundInf(): Tensor | undefined {
    const handle = this.#native.foundInf()
    return handle === undefined ? undefined : wrap(handle)
  }

  /** Whether some gradient has an inf or NaN, as `foundInf` of {@link step} takes it. Waits for a device. */
  hasNonFiniteGradient(): boolean {
    return this.#native.hasNonFiniteGradient()
  }

  /**
   * The 2-norm of all gradients in the last step, before they were clipped by norm; 0 without `clip.norm`. Waits for a
   * device.
   */
  get gradNorm(): number {
    return this.#native.gradNorm()
  }

  /** Drops every gradient or, with `setToNone: false`, fills it with zeros. */
  zeroGrad(options: ZeroGradOptions = {}): void {
    checkKnownKeys('zeroGrad', options, ['setToNone'])
    this.#native.zeroGrad(checkBoolean('setToNone', options.setToNone ?? true))
  }

  /**
   * Adds parameters with settings of their own; a setting that is not given is the optimizer's.
   * @throws RangeError if one of them is in a group already; TypeError, RangeError for settings that are wrong. The
   *   optimizer is unchanged then.
   */
  addParamGroup(group: GroupSpec): void {
    checkObject('group', group)
    this.#add(group)
    parametersTaken.publish({ optimizer: this, parameters: this.#taken })
  }

  /**
   * How many weights are zero or nearly zero, as the last step left them: for each parameter, and over all that decay.
   * Called after every step, it gets counts that the step has made in its own pass; called now and then, it counts in a
   * pass of its own, and other steps cost no more for it.
   * @throws TypeError for options that are unknown or of another kind
   * @example
   * const { zeroShare } = opt.sparsity()
   */
  sparsity(options?: SparsityOptions): Sparsity {
    return sparsityOf(this.#native, this.#names(), this.#threshold, options)
  }

  /**
   * State and options under torch's names. Its tensors share the optimizer's memory: the next step changes them. `clone()`
   * those that are to stay as they are.
   */
  stateDict(): StateDict {
    this.#beforeState.run(this)
    for (const { slots } of this.#groups) slots.refresh(this.#steps)
    const state = writeState(this.#native, this.#groups, this.#steps, this.#averaged)
    return this.#afterState.pass(state, (hook, state) => hook(this, state))
  }

  /**
   * Takes state and options from a state dict: one of ours, or one of torch's optimizer of the same kind. An option that
   * the dict does not have stays as it is; state that it does not have starts as on the first step. Where both have the
   * parameters' names, and the same ones, state goes by name, else by order. A torch dict with a weight decay decays
   * every parameter, as torch does, and sets `exclude: 'none'`.
   * @param stateDict as {@link stateDict} or torch gives it
   * @throws TypeError, RangeError for another optimizer's state, or entries that are unknown, of another shape or kind,
   *   or out of range. Nothing is changed then.
   * @example
   * padam.loadStateDict(adamw.stateDict(), { only: 'state' }) // goes on with another decay
   */
  loadStateDict(stateDict: StateDict, options?: LoadStateDictOptions): void {
    this.prepareLoad(stateDict, options).commit()
  }

  /**
   * The first phase of {@link loadStateDict}: checks everything, and changes nothing before `commit()`.
   * @throws TypeError, RangeError as {@link loadStateDict}
   * @example
   * const parts = [opt.prepareLoad(saved.optimizer), scaler.prepareLoad(saved.scaler)]
   * for (const part of parts) part.commit()
   */
  prepareLoad(stateDict: StateDict, options?: LoadStateDictOptions): PreparedLoad {
    const given = this.#beforeLoad.pass(stateDict, (hook, state) => hook(this, state))
    const groups = this.#groups
    const { steps, averaged, apply } = readState({ native: this.#native, groups }, given, options)
    let isDone = false
    return {
      commit: () => {
        if (isDone) throw new Error('Expected one commit() of a prepared load')
        if (this.#groups !== groups)
          throw new Error('Expected no addParamGroup() between prepareLoad() and commit()')
        apply()
        isDone = true
        this.#steps = steps
        if (averaged !== undefined) {
          this.#native.setAveraged(averaged, false)
          this.#averaged = averaged
        }
        this.#afterLoad.run(this)
      },
    }
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
  /** Runs on the state dict before it is returned. It may change it, or return another one. */
  registerStateDictPostHook(hook: StateHook, options?: HookOptions): HookHandle {
    return this.#afterState.add(hook, options)
  }
  /** Runs on the state dict before it is loaded, and may return another one. */
  registerLoadStateDictPreHook(hook: StateHook, options?: HookOptions): HookHandle {
    return this.#beforeLoad.add(hook, options)
  }
  /** Runs after a state dict was loaded. */
  registerLoadStateDictPostHook(hook: Hook, options?: HookOptions): HookHandle {
    return this.#afterLoad.add(hook, options)
  }

  /** The groups and their options. */
  toString(): string {
    const groups = this.#groups.map((group, i) => `Parameter group ${i}\n${indent(String(group))}`)
    return `Optimizer (\n${indent(groups.join('\n\n'))}\n)`
  }
  /** @internal */
  [inspect.custom](): string {
    return this.toString()
  }

  #names(): (string | undefined)[] {
    return this.#groups.flatMap(({ params, names }) => params.map((_, i) => names?.[i]))
  }

  /** Takes in one group; on an error nothing has changed. */
  #add(spec: GroupSpec): void {
    const read = readParams(spec.params, this.#taken)
    const group = new ParamGroup(read, settle(this.#base, spec))
    group.slots.refresh(this.#steps)
    const groups = [...this.#groups, group]
    const values = new Float64Array(groups.reduce((sum, { slots }) => sum + slots.values.length, 0))
    // Functions of the caller (of `exclude`, of a schedule) ran above; from here on the engine alone can refuse.
    this.#native.addGroup(
      group.step,
      group.decay,
      Float64Array.from(read.tensors, handleOf),
      Uint8Array.from(group.decayed, Number),
      group.slots.values,
      group.storage,
    )
    for (const tensor of read.tensors) this.#taken.add(tensor)
    let at = 0
    for (const { slots } of groups) {
      const { length } = slots.values
      slots.bind(values.subarray(at, at + length))
      at += length
    }
    this.#values = values
    this.#groups = groups
    this.#shown = locked('paramGroups', groups, groupsAdvice)
  }

  #warnOfZeros(): void {
    const all = this.#groups.flatMap((group) => group.params.map(() => group))
    const names = this.#names()
    const zero = this.#native.zeroStart()
    for (const group of new Set(zero.map((i) => all[i]!))) {
      const ofIt = zero.filter((i) => all[i] === group).map((i) => names[i] ?? `parameter ${i}`)
      process.emitWarning(
        `All weights of ${ofIt.join(', ')} are zero, and ${group.decay} keeps a zero at zero: this decays nothing and ` +
          `trains nothing there. ${adviceForZeros(group)}`,
        { code: 'PDECAY_ZERO_START' },
      )
    }
  }
}

const groupsAdvice = 'addParamGroup() adds a group, and none can be removed'

/** A pattern that matches no parameter is most likely mistyped. */
function warnOfUnmatchedPatterns(groups: readonly ParamGroup[]): void {
  const named = groups.filter(({ exclude }) => Array.isArray(exclude))
  const names = named.flatMap(({ names }) => names ?? [])
  const patterns = new Set(named.flatMap(({ exclude }) => exclude as string[]))
  const unmatched = [...patterns].filter((pattern) => !names.some((name) => matchesName(pattern, name)))
  if (unmatched.length === 0) return
  process.emitWarning(
    `No parameter's name matches ${unmatched.map((each) => `'${each}'`).join(', ')} of exclude.`,
    {
      code: 'PDECAY_UNMATCHED_PATTERN',
    },
  )
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ')

/** A tensor of one number as native code takes it. */
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
 * @param options the rules, the learning rate, and what else is not its default
 * @throws TypeError for a wrong kind, RangeError for a value out of range; each names the option and the value
 * @example
 * const opt = optim.optimizer(model.parameters(), {
 *   step: optim.adam({ betas: [0.9, 0.999] }),
 *   decay: optim.lp({ p: 0.8, lambda: 1e-3 }),
 *   lr: optim.warmupCosine({ peak: 1e-3, warmupSteps: 500, totalSteps: 20_000 }),
 * })
 */
export function optimizer(params: Iterable<GroupSpec>, options: OptimizerOptions): Optimizer
export function optimizer(params: Params, options: OptimizerOptions): Optimizer
export function optimizer(params: Params, options: OptimizerOptions): Optimizer {
  checkKnownKeys('optim.optimizer', options, optimizerKeys)
  return new Optimizer(params, options)
}
