import {
  engine,
  type NamedTensorMap,
  scalar,
  serialization,
  Optimizer as TfOptimizer,
  type Tensor as TfTensor,
  tensor as tfTensor,
  type Variable,
} from '@tensorflow/tfjs-core'
import { checkArray, checkNumber, checkObject, show } from '../_check.js'
import { viewArray, viewGradient } from '../optim/array-views.js'
import {
  Optimizer,
  type OptimizerOptions,
  type Rate,
  type Sparsity,
  type SparsityOptions,
} from '../optim/index.js'
import { type Tensor, tensor } from '../tensor/index.js'
import { readOptions, writeOptions } from './_config.js'

/** Options of {@link TfjsOptimizer}: those of `optim.optimizer`. */
export type TfjsOptions = OptimizerOptions

/** A tensor with its name, as tf's optimizers take and give them. */
interface NamedTensor {
  name: string
  tensor: TfTensor
}

/** A variable's weights and gradient as the engine sees them. */
interface Slot {
  readonly name: string
  readonly shape: readonly number[]
  readonly weights: Float32Array
  readonly gradient: Float32Array
  readonly param: Tensor
}

/** One entry of a step, read and checked. */
interface Entry {
  readonly name: string
  readonly variable: Variable
  readonly values: Float32Array
  readonly gradient: Float32Array | undefined
}

type State = Record<string, Tensor | number>

/**
 * An optimizer of TensorFlow.js that steps its variables with the engine of pdecay: any step with any decay. It works
 * where an optimizer of `tf.train` does: `minimize`, `applyGradients`, `model.compile`, saving and loading, `dispose`. Any
 * backend will do that gives its values at once (`dataSync`): variables are read from it, stepped on the CPU, and written
 * back. Variables are float32. By default those with fewer than two dimensions do not decay.
 * @example
 * import { TfjsOptimizer } from 'pdecay/tfjs'
 * const optimizer = new TfjsOptimizer({ step: optim.adam(), decay: optim.lp({ p: 0.8, lambda: 1e-3 }), lr: 1e-3 })
 * optimizer.minimize(() => loss(model.predict(x), y))
 */
export class TfjsOptimizer extends TfOptimizer {
  /** The name under which tfjs-layers saves and loads it. */
  static get className(): string {
    return 'PdecayOptimizer'
  }

  readonly #options: OptimizerOptions
  readonly #slots = new Map<string, Slot>()
  /** State that was set before its variable was seen. */
  readonly #waiting = new Map<string, State>()
  #optimizer: Optimizer | undefined
  #lr: Rate
  #isDisposed = false

  /**
   * @param options of the rules, the learning rate, and which variables do not decay (by name, as `'dense*'`)
   * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
   */
  constructor(options: TfjsOptions) {
    super()
    // What is wrong with the options is said here, and not at the first step.
    const probe = tensor([[1]]).requiresGrad_()
    new Optimizer([['probe', probe]], { ...options, exclude: 'none' })
    this.#options = { ...options }
    this.#lr = options.lr
  }

  /** The learning rate, or its schedule. It may be set at any time. */
  get learningRate(): Rate {
    return this.#lr
  }
  set learningRate(rate: Rate) {
    if (typeof rate !== 'function') checkNumber('learningRate', rate, '[0, inf)')
    for (const group of this.#optimizer?.paramGroups ?? []) group.lr = rate
    this.#lr = rate
  }

  /**
   * Takes one step of the variables of these names.
   * @param variableGradients a gradient for each variable's name; a variable whose gradient is null stays as it is
   * @throws RangeError for a name of no variable, or a gradient of another shape; TypeError for values that are not
   *   float32. Nothing is changed then.
   */
  override applyGradients(variableGradients: NamedTensorMap | NamedTensor[]): void {
    this.#checkAlive()
    const entries = readEntries(variableGradients)
    for (const { name, variable } of entries) {
      const { shape } = this.#slots.get(name) ?? variable
      if (!sameShape(shape, variable.shape))
        throw new RangeError(
          `Expected variable '${name}' to keep its shape [${shape}] but it has [${variable.shape}] now`,
        )
    }
    this.#take(entries)
    const given = new Map(entries.map((entry) => [entry.name, entry]))
    for (const [name, { weights, gradient, param }] of this.#slots) {
      const entry = given.get(name)
      if (entry) weights.set(entry.values)
      if (entry?.gradient) gradient.set(entry.gradient)
      viewGradient(param, entry?.gradient ? gradient : null)
    }
    this.#optimizer?.step()
    for (const { name, variable, gradient } of entries) {
      if (!gradient) continue
      // A copy: a clone of the variable shares what the backend is given, and has to stay as it is.
      const value = tfTensor(this.#slots.get(name)!.weights.slice(), variable.shape, 'float32')
      variable.assign(value)
      value.dispose()
    }
    this.incrementIterations()
  }

  /**
   * How many weights are zero or nearly zero, as the last step left them.
   * @throws Error before the first step, and after dispose()
   */
  sparsity(options?: SparsityOptions): Sparsity {
    this.#checkAlive()
    if (!this.#optimizer) throw new Error('Expected a step before sparsity(): no variable is known yet')
    return this.#optimizer.sparsity(options)
  }

  /** The state as tfjs-layers saves it: the count of iterations, then each variable's state as `name/slot`. */
  override async getWeights(): Promise<NamedTensor[]> {
    this.#checkAlive()
    const known = this.#optimizer?.stateDict().state ?? {}
    const states = new Map<string, State>(this.#waiting)
    for (const [i, name] of [...this.#slots.keys()].entries()) states.set(name, (known[i] ?? {}) as State)
    const entries = [...states].flatMap(([variable, state]) =>
      Object.entries(state).map(([slot, value]) => ({ name: `${variable}/${slot}`, tensor: toTf(value) })),
    )
    return [await this.saveIterations(), ...entries]
  }

  /**
   * Takes the state that {@link getWeights} gave. That of a variable not seen yet waits for its first step.
   * @throws RangeError for an entry without a slot's name, or state that does not fit; nothing is changed then
   */
  override async setWeights(weightValues: NamedTensor[]): Promise<void> {
    this.#checkAlive()
    const [iterations, ...rest] = checkArray('weightValues', weightValues) as NamedTensor[]
    if (iterations?.name !== 'iter')
      throw new RangeError(
        `Expected 'iter' first in the optimizer's weights but received ${show(iterations?.name)}`,
      )
    const read = await Promise.all(
      rest.map(async ({ name, tensor }) => [name, await fromTf(tensor)] as const),
    )
    const [steps] = await iterations.tensor.data()
    const states = new Map<string, State>()
    for (const [path, value] of read) {
      const at = path.lastIndexOf('/')
      if (at <= 0)
        throw new RangeError(`Expected 'variable/slot' for the name of state but received '${path}'`)
      const name = path.slice(0, at)
      states.set(name, { ...states.get(name), [path.slice(at + 1)]: value })
    }
    const known = new Map([...states].filter(([name]) => this.#slots.has(name)))
    this.#load(known, steps)
    for (const [name, state] of states) if (!known.has(name)) this.#waiting.set(name, state)
    this.iterations_ = steps!
  }

  /** The options, for `fromConfig`. @throws TypeError for a function that is no named schedule */
  getConfig(): serialization.ConfigDict {
    return { settings: writeOptions({ ...this.#options, lr: this.#lr }) }
  }
  /** Makes an optimizer of the options that {@link getConfig} gave. */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    return new (cls as unknown as new (options: TfjsOptions) => T)(
      readOptions(checkObject('config', config).settings as never),
    )
  }

  /** Frees the state. The variables stay as they are. */
  override dispose(): void {
    for (const { param } of this.#slots.values()) param.dispose()
    this.#slots.clear()
    this.#waiting.clear()
    this.#optimizer = undefined
    this.#isDisposed = true
  }

  /** Makes slots of the variables that are new, in a group of their own. */
  #take(entries: readonly Entry[]): void {
    const slots = entries
      .filter(({ name }) => !this.#slots.has(name))
      .map(({ name, variable, values }): Slot => {
        const weights = values.slice()
        const gradient = new Float32Array(weights.length)
        return { name, shape: variable.shape, weights, gradient, param: viewArray(weights, variable.shape) }
      })
    if (slots.length === 0) return
    const params = slots.map(({ name, param }) => [name, param] as const)
    const options = { ...this.#options, lr: this.#lr }
    const waiting = this.#waitingFor(slots)
    if (waiting.size > 0) {
      // On an optimizer of its own, so that state that does not fit leaves this one as it was.
      const probe = new Optimizer(params, options)
      const state = slots.flatMap(({ name }, i) => (waiting.has(name) ? [[i, waiting.get(name)!.state]] : []))
      probe.prepareLoad({ ...probe.stateDict(), state: Object.fromEntries(state) })
    }
    if (this.#optimizer) this.#optimizer.addParamGroup({ params, lr: this.#lr })
    else this.#optimizer = new Optimizer(params, options)
    for (const slot of slots) this.#slots.set(slot.name, slot)
    this.#load(new Map([...waiting].map(([name, { state }]) => [name, state])), this.iterations)
    for (const { key } of waiting.values()) this.#waiting.delete(key)
  }

  /**
   * The state that waits for these variables: by name or, where no name is known, in order, as optimizers of tf.train
   * take it: a model that is loaded beside the one that was saved gets names of its own.
   */
  #waitingFor(slots: readonly Slot[]): Map<string, { key: string; state: State }> {
    const waiting = [...this.#waiting]
    const named = slots.filter(({ name }) => this.#waiting.has(name))
    if (named.length > 0 || waiting.length === 0)
      return new Map(named.map(({ name }) => [name, { key: name, state: this.#waiting.get(name)! }]))
    if (waiting.length !== slots.length) {
      const names = (list: readonly string[]) => list.map((name) => `'${name}'`).join(', ')
      throw new RangeError(
        `Expected the variables whose state was loaded, ${names([...this.#waiting.keys()])}, or as many of other ` +
          `names, but the step has ${names(slots.map(({ name }) => name))}`,
      )
    }
    return new Map(slots.map(({ name }, i) => [name, { key: waiting[i]![0], state: waiting[i]![1] }]))
  }

  /** Sets the state of variables that have slots; the others keep theirs. */
  #load(states: ReadonlyMap<string, State>, steps: number | undefined): void {
    if (!this.#optimizer || states.size === 0) return
    const now = this.#optimizer.stateDict()
    const names = [...this.#slots.keys()]
    const changed = [...states].map(([name, state]) => [names.indexOf(name), state] as const)
    this.#optimizer.loadStateDict({
      ...now,
      state: { ...now.state, ...Object.fromEntries(changed) },
      ...(steps !== undefined && { steps }),
    })
  }

  #checkAlive(): void {
    if (this.#isDisposed) throw new Error('Expected an optimizer that was not disposed')
  }
}

serialization.registerClass(
  TfjsOptimizer as unknown as serialization.SerializableConstructor<serialization.Serializable>,
)

/**
 * Makes an optimizer of TensorFlow.js.
 * @param options those of `optim.optimizer`
 * @throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range
 * @example
 * model.compile({ optimizer: tfjs.optimizer({ step: optim.adam(), decay: optim.lp({ p: 1, lambda: 1e-3 }), lr: 1e-3 }), loss })
 */
export const optimizer = (options: TfjsOptions): TfjsOptimizer => new TfjsOptimizer(options)

function readEntries(gradients: NamedTensorMap | NamedTensor[]): Entry[] {
  const list = Array.isArray(gradients)
    ? gradients
    : Object.entries(checkObject('variableGradients', gradients) as NamedTensorMap).map(([name, tensor]) => ({
        name,
        tensor,
      }))
  const seen = new Set<string>()
  return list.map(({ name, tensor: gradient }): Entry => {
    const variable = engine().registeredVariables[name]
    if (!variable) throw new RangeError(`Expected the name of a variable but received '${name}'`)
    if (seen.has(name)) throw new RangeError(`Expected one gradient for variable '${name}' but received two`)
    seen.add(name)
    if (variable.dtype !== 'float32')
      throw new TypeError(`Expected variable '${name}' of dtype float32 but it has ${variable.dtype}`)
    // tf's own optimizers skip a variable that the loss does not reach; types say nothing of it
    const given: typeof gradient | null | undefined = gradient
    if (given && !sameShape(given.shape, variable.shape))
      throw new RangeError(
        `Expected a gradient of shape [${variable.shape}] for '${name}' but received [${given.shape}]`,
      )
    if (given && given.dtype !== 'float32')
      throw new TypeError(`Expected a gradient of dtype float32 for '${name}' but received ${given.dtype}`)
    return {
      name,
      variable,
      values: variable.dataSync<'float32'>(),
      gradient: given ? given.dataSync<'float32'>() : undefined,
    }
  })
}

const sameShape = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((size, i) => size === b[i])

const toTf = (value: Tensor | number) =>
  typeof value === 'number'
    ? scalar(value, 'float32')
    : tfTensor(
        Float32Array.from(value.to('float32').reshape([-1]).toArray() as number[]),
        [...value.shape],
        'float32',
      )

const fromTf = async (value: NamedTensor['tensor']) =>
  tensor(new Float32Array(await value.data()) as never).reshape(value.shape)
