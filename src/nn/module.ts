import { inspect } from 'node:util'
import { checkBoolean, checkFunction, checkKnownKeys, checkObject, checkString, show } from '../_check.js'
import { heldTensors } from '../tensor/core/scope.js'
import { type Device, type DType, type RemovableHandle, Tensor } from '../tensor/index.js'
import {
  type AnyModule,
  type BackwardHook,
  type BackwardPreHook,
  type ForwardHook,
  type ForwardPreHook,
  type HookOptions,
  held,
  hooksOf,
  type LoadOptions,
  type LoadResult,
  type LoadStateDictPostHook,
  type LoadStateDictPreHook,
  ModuleHooks,
  type ModuleToOptions,
  moduleBrand,
  type NamedOptions,
  type Place,
  type StateDict,
  type StateDictHook,
  type StateDictOptions,
  type StateDictPreHook,
} from './_base.js'
import { copyModule } from './_copy.js'
import { addHook } from './_hooks.js'
import {
  type BufferOptions,
  isBuffer,
  isModule,
  isParameter,
  joinNames,
  markBuffer,
  markParameter,
  members,
  type ParameterOptions,
  propertyPlace,
  torchName,
} from './_members.js'
import { convert, makeEmpty, readTarget } from './_move.js'
import { readNamed, tensorAt, tensorsOf } from './_named.js'
import { printModule } from './_print.js'
import { wrapForwards } from './_run.js'
import { loadState, readState } from './_state.js'
import { moduleMade, noteListed } from './_unreached.js'

/**
 * Marks a tensor as a parameter: a module that holds it trains it and saves it. It outlives the `tidy` scope that made
 * it.
 *
 * @param tensor any shape, floating point
 * @param options requiresGrad, default true
 * @returns the same tensor
 * @throws TypeError for anything but a tensor
 * @example
 * ```ts
 * class Scale extends nn.Module {
 *   gain = nn.parameter(ones([3]))
 *   forward(x: Tensor) {
 *     return x.mul(this.gain)
 *   }
 * }
 * ```
 */
export function parameter(tensor: Tensor, options: ParameterOptions = {}): Tensor {
  checkKnownKeys('parameter options', options, ['requiresGrad'])
  if (!(tensor instanceof Tensor))
    throw new TypeError(`parameter: Expected Tensor for tensor but received ${show(tensor)}`)
  return markParameter(tensor, checkBoolean('requiresGrad', options.requiresGrad ?? true))
}

/**
 * Marks a tensor as a buffer: a module that holds it saves it, and no optimizer changes it.
 *
 * @param options persistent: whether state dicts hold it, default true
 * @returns the same tensor
 */
export function buffer(tensor: Tensor, options: BufferOptions = {}): Tensor {
  checkKnownKeys('buffer options', options, ['persistent'])
  return markBuffer(tensor, checkBoolean('persistent', options.persistent ?? true))
}

// Private members would be missing in copies, which no constructor has run for: these are functions.

const asAny = (module: object): AnyModule => module as AnyModule

const allTensors = (module: AnyModule): Tensor[] => [
  ...new Set([...module.parameters(), ...module.buffers()]),
]

function add<K extends keyof ModuleHooks>(
  module: AnyModule,
  kind: K,
  hook: ModuleHooks[K][number],
  options: HookOptions,
): RemovableHandle {
  checkKnownKeys('hook options', options, ['prepend'])
  const prepend = checkBoolean('prepend', options.prepend ?? false)
  if (module[hooksOf] === null) {
    const value = new ModuleHooks()
    Object.defineProperty(module, hooksOf, { value, writable: true, configurable: true })
  }
  return addHook(module[hooksOf]![kind] as ((...args: never[]) => unknown)[], hook, prepend)
}

/**
 * A part of a network: parameters, buffers and other modules, held in ordinary properties, and what it computes.
 *
 * Nothing has to be registered. A module leads to what its properties hold: modules, and tensors marked by
 * {@link parameter} or {@link buffer}; in arrays, records, Maps and Sets too, however nested. A `#private` field cannot
 * be looked into: what it holds is neither trained nor saved, of which a warning tells.
 *
 * Names are PyTorch's: properties joined by dots, in snake case; positions and keys within containers as they are.
 *
 * @example
 * ```ts
 * class Net extends nn.Module {
 *   hidden = new nn.Linear(4, 8)
 *   output = new nn.Linear(8, 2)
 *   forward(x: Tensor) {
 *     return this.output.forward(this.hidden.forward(x).relu())
 *   }
 * }
 * Object.keys(new Net().stateDict()) // ['hidden.weight', 'hidden.bias', 'output.weight', 'output.bias']
 * ```
 */
export abstract class Module<Inputs extends unknown[] = [Tensor], Output = Tensor> {
  /** Whether the module is being trained: dropout and batch norm look at it. Set by `train()` and `eval()`. */
  training = true
  /** @internal */
  declare [hooksOf]: ModuleHooks | null
  /** @internal */
  declare readonly [moduleBrand]: true

  static {
    Object.defineProperty(Module.prototype, moduleBrand, { value: true })
    Object.defineProperty(Module.prototype, hooksOf, { value: null, writable: true })
  }

  constructor() {
    wrapForwards(new.target.prototype as object, Module.prototype)
    let levels = 1
    for (
      let each = new.target.prototype as object;
      each !== Module.prototype;
      each = Object.getPrototypeOf(each) as object
    )
      levels++
    moduleMade(this as unknown as AnyModule, levels)
  }

  /** What the module computes. Calling it runs the hooks too. */
  abstract forward(...inputs: Inputs): Output

  /** @internal The places of what the module holds: its properties. */
  *[held](): Iterable<Place> {
    for (const key of Object.keys(this)) yield propertyPlace(this, key, torchName(key))
  }

  /** @internal What a scope that the module leaves must not free. */
  *[heldTensors](): Iterable<unknown> {
    for (const { value } of members(asAny(this))) yield value
  }

  /** The modules that this one holds itself, with their names. */
  namedChildren(): [string, AnyModule][] {
    const seen = new Set<AnyModule>()
    return members(asAny(this)).flatMap(({ name, value }): [string, AnyModule][] => {
      if (!isModule(value) || seen.has(value)) return []
      seen.add(value)
      return [[name, value]]
    })
  }

  /** The modules that this one holds itself, each once. */
  children(): AnyModule[] {
    return this.namedChildren().map(([, child]) => child)
  }

  /** The module itself, named by the prefix, and all modules within it. */
  namedModules(options: Omit<NamedOptions, 'recurse'> = {}): [string, AnyModule][] {
    const { prefix, removeDuplicate } = readNamed('namedModules', options)
    const found: [string, AnyModule][] = []
    const seen = new Set<AnyModule>()
    const visit = (name: string, module: AnyModule, above: readonly AnyModule[]): void => {
      if (removeDuplicate ? seen.has(module) : above.includes(module)) return
      seen.add(module)
      found.push([name, module])
      for (const member of members(module))
        if (isModule(member.value)) visit(joinNames(name, member.name), member.value, [...above, module])
    }
    visit(prefix, asAny(this), [])
    return found
  }

  /** The module itself and all modules within it, each once. */
  modules(): AnyModule[] {
    return this.namedModules().map(([, module]) => module)
  }

  /**
   * Every parameter under its first name.
   *
   * @example
   * ```ts
   * const large = model.namedParameters().filter(([, tensor]) => tensor.ndim > 1)
   * ```
   */
  namedParameters(options: NamedOptions = {}): [string, Tensor][] {
    const named = tensorsOf(asAny(this), isParameter, readNamed('namedParameters', options))
    noteListed(
      asAny(this),
      named.map(([, tensor]) => tensor),
    )
    return named
  }

  /** Every parameter once: what optimizers take. */
  parameters(options: Pick<NamedOptions, 'recurse'> = {}): Tensor[] {
    return this.namedParameters(options).map(([, tensor]) => tensor)
  }

  /** Every buffer under its first name. */
  namedBuffers(options: NamedOptions = {}): [string, Tensor][] {
    return tensorsOf(asAny(this), isBuffer, readNamed('namedBuffers', options))
  }

  /** Every buffer once. */
  buffers(options: Pick<NamedOptions, 'recurse'> = {}): Tensor[] {
    return this.namedBuffers(options).map(([, tensor]) => tensor)
  }

  /**
   * The module at a path of names joined by dots; '' is this one.
   *
   * @throws RangeError where the path leads to no module
   */
  getSubmodule(path: string): AnyModule {
    const found = this.namedModules({ removeDuplicate: false }).find(([name]) => name === path)
    if (!found) throw new RangeError(`${this.constructor.name} has no module '${checkString('path', path)}'`)
    return found[1]
  }

  /**
   * Puts a module into the place of the one at the path.
   *
   * @param path names joined by dots
   * @throws TypeError for what is no module, RangeError where the path leads to none
   */
  setSubmodule(path: string, module: AnyModule): void {
    if (!isModule(module)) throw new TypeError(`Expected Module for module but received ${show(module)}`)
    for (const [prefix, owner] of this.namedModules({ removeDuplicate: false })) {
      const member = members(owner).find(
        ({ name, value }) => isModule(value) && joinNames(prefix, name) === path,
      )
      if (!member) continue
      member.set(module)
      return
    }
    throw new RangeError(`${this.constructor.name} has no module '${checkString('path', path)}'`)
  }

  /** The parameter of this name. @throws RangeError where there is none */
  getParameter(name: string): Tensor {
    return tensorAt(asAny(this), 'parameter', name, this.namedParameters({ removeDuplicate: false }))
  }

  /** The buffer of this name. @throws RangeError where there is none */
  getBuffer(name: string): Tensor {
    return tensorAt(asAny(this), 'buffer', name, this.namedBuffers({ removeDuplicate: false }))
  }

  /** Calls `fn` with every module within, each after those that it holds, and with this one last. */
  apply(fn: (module: AnyModule) => void): this {
    checkFunction('fn', fn)
    for (const child of this.children()) child.apply(fn)
    fn(asAny(this))
    return this
  }

  /** Sets `training` in every module within. */
  train(training = true): this {
    checkBoolean('training', training)
    for (const module of this.modules()) module.training = training
    return this
  }

  /** `train(false)`: dropout passes its input on, batch norm takes its running statistics. */
  eval(): this {
    return this.train(false)
  }

  /** Whether autograd records the parameters: `requiresGrad_(false)` freezes the module. */
  requiresGrad_(requiresGrad = true): this {
    for (const tensor of this.parameters()) tensor.requiresGrad_(requiresGrad)
    return this
  }

  /** Drops the gradients of all parameters. */
  zeroGrad(): void {
    for (const tensor of this.parameters()) tensor.grad = null
  }

  /**
   * Moves or converts every parameter and buffer in place; a dtype changes floating-point ones alone.
   *
   * @param target a device, a dtype, or both as options
   * @throws TypeError for a dtype that is not floating point
   */
  to(target: DType | Device | ModuleToOptions): this {
    convert(allTensors(asAny(this)), readTarget(target))
    return this
  }

  /** `to('float32')`. */
  float(): this {
    return this.to('float32')
  }
  /** `to('float64')`. */
  double(): this {
    return this.to('float64')
  }
  /** `to('float16')`. */
  half(): this {
    return this.to('float16')
  }
  /** `to('bfloat16')`. */
  bfloat16(): this {
    return this.to('bfloat16')
  }
  /** `to('cpu')`. */
  cpu(): this {
    return this.to('cpu')
  }
  /** `to(device)`. @param device default 'cuda' */
  cuda(device: Device = 'cuda'): this {
    return this.to(device)
  }

  /** Gives every parameter and buffer memory on a device, with no values in it: for modules made on 'meta'. */
  toEmpty(options: { device: Device }): this {
    checkKnownKeys('toEmpty options', options, ['device'])
    makeEmpty(allTensors(asAny(this)), options.device)
    return this
  }

  /**
   * A module with the same settings and values and with tensors of its own; what is tied here is tied there. Gradients
   * are not copied. JavaScript lets nobody copy `#private` fields: a class that has some needs a `copy` of its own.
   */
  copy(): this {
    return copyModule(this)
  }

  /**
   * The parameters and persistent buffers by name, under PyTorch's keys: tensors that share the module's memory, apart
   * from autograd.
   *
   * @param options prefix: what keys start with, default ''; keepVars: the tensors themselves, default false
   * @throws RangeError where two tensors would have one name
   */
  stateDict(options: StateDictOptions = {}): StateDict {
    return readState(asAny(this), options)
  }

  /**
   * Copies values into the parameters and buffers. Nothing is changed unless all fits.
   *
   * @param options strict, default true: every key must be in both; assign, default false: take the tensors' memory, dtype
   *   and device instead of copying
   * @throws RangeError naming all keys that are missing, unexpected or of another shape
   */
  loadStateDict(state: Readonly<Record<string, Tensor>>, options: LoadOptions = {}): LoadResult {
    return loadState(asAny(this), checkObject('state', state) as Record<string, Tensor>, options)
  }

  /** Calls `hook(module, inputs)` before each `forward`; what it returns takes the place of the inputs. */
  registerForwardPreHook(hook: ForwardPreHook, options: HookOptions = {}): RemovableHandle {
    return add(asAny(this), 'forwardPre', hook, options)
  }
  /** Calls `hook(module, inputs, output)` after each `forward`; what it returns takes the place of the output. */
  registerForwardHook(hook: ForwardHook, options: HookOptions = {}): RemovableHandle {
    return add(asAny(this), 'forward', hook, options)
  }
  /**
   * Calls `hook(module, gradInputs, gradOutputs)` in each backward pass through the module, when the gradients of its
   * inputs are known; an array that it returns takes their place.
   */
  registerFullBackwardHook(hook: BackwardHook, options: HookOptions = {}): RemovableHandle {
    return add(asAny(this), 'backward', hook, options)
  }
  /** Calls `hook(module, gradOutputs)` before the module's part of each backward pass. */
  registerFullBackwardPreHook(hook: BackwardPreHook, options: HookOptions = {}): RemovableHandle {
    return add(asAny(this), 'backwardPre', hook, options)
  }
  /** Calls `hook(module, prefix, keepVars)` before a state dict holds this module's tensors. */
  registerStateDictPreHook(hook: StateDictPreHook): RemovableHandle {
    return add(asAny(this), 'stateDictPre', hook, {})
  }
  /** Calls `hook(module, state, prefix)` when a state dict holds this module's tensors; it may change the record. */
  registerStateDictPostHook(hook: StateDictHook): RemovableHandle {
    return add(asAny(this), 'stateDict', hook, {})
  }
  /** Calls `hook(module, state, prefix)` before this module is loaded; it may change its copy of the record. */
  registerLoadStateDictPreHook(hook: LoadStateDictPreHook): RemovableHandle {
    return add(asAny(this), 'loadPre', hook, {})
  }
  /** Calls `hook(module, { missing, unexpected })` after loading; it may change the two lists. */
  registerLoadStateDictPostHook(hook: LoadStateDictPostHook): RemovableHandle {
    return add(asAny(this), 'loadPost', hook, {})
  }

  /** What stands in the brackets when the module is printed. */
  extraRepr(): string {
    return ''
  }

  /** The tree that PyTorch prints; console.log shows it too. */
  toString(): string {
    return printModule(asAny(this))
  }

  /** @internal */
  [inspect.custom](): string {
    return this.toString()
  }

  /** The state dict: what JSON holds of a module. */
  toJSON(): StateDict {
    return this.stateDict()
  }
}
