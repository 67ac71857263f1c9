import { checkInteger, checkKnownKeys, show } from '../_check.js'
import { locked } from '../_locked.js'
import { type FloatArray, viewArray, viewGradient } from '../optim/array-views.js'
import {
  type Exclude,
  type GroupSpec,
  type LoadStateDictOptions,
  Optimizer,
  type OptimizerOptions,
  type ParamGroup,
  type Sparsity,
  type SparsityOptions,
  type StateDict,
} from '../optim/index.js'
import { optimizerKeys } from '../optim/options.js'
import { checkAlike, checkApart, checkFloatArray, Watched } from './_memory.js'

/** Arrays, or [name, array] pairs. */
export type ArrayList = Iterable<FloatArray> | Iterable<readonly [name: string, array: FloatArray]>

/** Arrays with settings of their own, as in `optim.optimizer`. */
export interface ArrayGroupSpec extends Omit<GroupSpec, 'params'> {
  /** The group's arrays, with or without names. */
  params: ArrayList
  /**
   * The shape of each array. Without shapes every array decays, as nothing tells a bias from a matrix; with them those
   * of two dimensions or more.
   */
  shapes?: readonly (readonly number[])[]
}
/** What an optimizer of arrays takes: arrays, or groups of them. */
export type Arrays = ArrayList | Iterable<ArrayGroupSpec>

/** Options of `arrays.optimizer`: those of `optim.optimizer`, and shapes. */
export interface ArrayOptimizerOptions extends OptimizerOptions {
  /** The shape of each array, where there are no groups. */
  shapes?: readonly (readonly number[])[]
}

/** For each array its gradient, of the same type and length; with null the array stays as it is. */
export type Gradients = readonly (FloatArray | null)[]

/** A group's options, which may be set at any time. */
export type ArrayGroup = Pick<
  ParamGroup,
  'lr' | 'options' | 'current' | 'set' | 'step' | 'decay' | 'names' | 'decayed' | 'exclude'
>

interface Reading {
  readonly spec: GroupSpec
  readonly arrays: readonly FloatArray[]
}

/**
 * Steps typed arrays in place: their memory is read and written where it lies. Made by {@link optimizer}.
 * @example
 * const o = new arrays.ArrayOptimizer([weights], { step: optim.sgd(), decay: optim.none(), lr: 0.1 })
 * o.step([gradient])
 */
export class ArrayOptimizer {
  /** Groups of arrays, in order; `groups[0].lr = …` works at any time. */
  readonly groups: readonly ArrayGroup[]
  readonly #optimizer: Optimizer
  readonly #params: ParamGroup['params']
  readonly #weights: Watched
  #gradients: (FloatArray | null)[]

  constructor(groups: Iterable<ArrayGroupSpec>, options: ArrayOptimizerOptions)
  constructor(arrays: Arrays, options: ArrayOptimizerOptions)
  constructor(arrays: Arrays, options: ArrayOptimizerOptions) {
    checkKnownKeys('arrays.optimizer', options, [...optimizerKeys, 'shapes'])
    const { shapes: _, ...rest } = options
    const readings = readGroups(arrays, options)
    const all = readings.flatMap(({ arrays }) => arrays)
    this.#weights = new Watched(
      all,
      all.map((_, i) => `array ${i}`),
    )
    checkApart(all.map((array, i) => ({ array, label: `array ${i}` })))
    this.#optimizer = new Optimizer(
      readings.map(({ spec }) => spec),
      rest,
    )
    this.#params = this.#optimizer.paramGroups.flatMap(({ params }) => params)
    this.groups = locked('groups', this.#optimizer.paramGroups.map(face), 'groups are given when it is made')
    this.#gradients = all.map(() => null)
  }

  /** How many steps were taken. */
  get steps(): number {
    return this.#optimizer.steps
  }

  /**
   * Takes one step.
   * @param gradients one for each array, in the order in which they were given
   * @throws TypeError, RangeError if an array is detached or was resized, or a gradient has another type or length, or
   *   shares memory with an array; nothing is changed then
   */
  step(gradients: Gradients): void {
    const weights = this.#weights
    if (!Array.isArray(gradients))
      throw new TypeError(`Expected an array of gradients but received ${show(gradients)}`)
    if (gradients.length !== weights.arrays.length) {
      throw new RangeError(`Expected ${weights.arrays.length} gradients but received ${gradients.length}`)
    }
    weights.check()
    const changed = gradients.flatMap((gradient: FloatArray | null | undefined, i: number) => {
      const given = gradient ?? null
      if (given) checkAlike(`gradient ${i}`, given, weights.arrays[i]!)
      return given === this.#gradients[i] ? [] : [i]
    })
    if (changed.length) this.#take(gradients, changed)
    this.#optimizer.step()
  }

  /** As `optim.Optimizer.stateDict`: the same names, so that either loads the other's. */
  stateDict(): StateDict {
    return this.#optimizer.stateDict()
  }
  /**
   * As `optim.Optimizer.loadStateDict`.
   * @throws TypeError, RangeError for state that does not fit; nothing is changed then
   */
  loadStateDict(stateDict: StateDict, options?: LoadStateDictOptions): void {
    this.#optimizer.loadStateDict(stateDict, options)
  }

  /** How many weights are zero or nearly zero, as the last step left them. */
  sparsity(options?: SparsityOptions): Sparsity {
    return this.#optimizer.sparsity(options)
  }

  /** The groups and their options. */
  toString(): string {
    return String(this.#optimizer)
  }

  /** Views the gradients whose arrays are not those of the last step. */
  #take(gradients: Gradients, changed: readonly number[]): void {
    const given = gradients.flatMap((array, i) => (array ? [{ array, label: `gradient ${i}` }] : []))
    const { arrays, labels } = this.#weights
    checkApart(
      arrays.map((array, i) => ({ array, label: labels[i]! })),
      given,
    )
    for (const i of changed) {
      viewGradient(this.#params[i]!, gradients[i] ?? null)
      this.#gradients[i] = gradients[i] ?? null
    }
  }
}

/** The group without its tensors: they must not be used once an array is detached. */
const face = (group: ParamGroup): ArrayGroup => ({
  step: group.step,
  decay: group.decay,
  names: group.names,
  get decayed() {
    return group.decayed
  },
  get lr() {
    return group.lr
  },
  set lr(value) {
    group.lr = value
  },
  get options() {
    return group.options
  },
  get current() {
    return group.current
  },
  get exclude() {
    return group.exclude
  },
  set: (options) => group.set(options),
})

function readGroups(arrays: Arrays, { shapes, exclude }: ArrayOptimizerOptions): Reading[] {
  if (
    typeof arrays !== 'object' ||
    arrays === null ||
    !(Symbol.iterator in arrays) ||
    ArrayBuffer.isView(arrays)
  ) {
    throw new TypeError(`Expected an iterable of arrays or of groups but received ${show(arrays)}`)
  }
  const items = [...(arrays as Iterable<FloatArray | readonly [string, FloatArray] | ArrayGroupSpec>)]
  if (items.length === 0) throw new RangeError('Expected at least one array but received none')
  const isGroup = (item: unknown): item is ArrayGroupSpec =>
    typeof item === 'object' && item !== null && 'params' in item
  const groups = items.filter(isGroup)
  if (groups.length === 0)
    return [readGroup({ params: items as FloatArray[], ...(shapes && { shapes }) }, exclude)]
  if (groups.length < items.length)
    throw new TypeError('Expected only groups or only arrays but received both')
  if (shapes) throw new TypeError("Expected 'shapes' in each group but received them beside the groups")
  return groups.map((group) => readGroup(group, exclude))
}

function readGroup({ params, shapes, ...settings }: ArrayGroupSpec, excludeAll?: Exclude): Reading {
  if (!isIterable(params) || ArrayBuffer.isView(params)) {
    throw new TypeError(`Expected an iterable of arrays for params of a group but received ${show(params)}`)
  }
  const items = [...params] as (FloatArray | readonly [string, FloatArray])[]
  if (shapes !== undefined && !Array.isArray(shapes))
    throw new TypeError(`Expected an array of shapes but received ${show(shapes)}`)
  if (shapes && shapes.length !== items.length) {
    throw new RangeError(`Expected ${items.length} shapes but received ${shapes.length}`)
  }
  const read = items.map((item, i) => {
    const [name, array] = isNamed(item) ? item : [undefined, item as FloatArray]
    checkFloatArray(name === undefined ? `array ${i}` : `'${name}'`, array)
    const shape = shapes ? checkShape(`shapes[${i}]`, shapes[i]) : [array.length]
    const size = shape.reduce((product, n) => product * n, 1)
    if (size !== array.length) {
      throw new RangeError(
        `Expected a shape of ${array.length} elements for ${name ?? `array ${i}`} but received [${shape}]`,
      )
    }
    return { name, array, shape }
  })
  // A bare array says nothing of its dimensions, so that being a vector cannot mean being a bias.
  const exclude = settings.exclude ?? excludeAll ?? (shapes ? 'vectors' : 'none')
  const views = read.map(({ name, array, shape }) => {
    const view = viewArray(array, shape)
    return name === undefined ? view : ([name, view] as const)
  })
  return {
    spec: { ...settings, exclude, params: views as Iterable<never> },
    arrays: read.map(({ array }) => array),
  }
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

function checkShape(name: string, shape: unknown): number[] {
  if (!Array.isArray(shape))
    throw new TypeError(`Expected an array of sizes for ${name} but received ${show(shape)}`)
  return shape.map((size, d) => checkInteger(`${name}[${d}]`, size, '[0, inf)'))
}

const isNamed = (item: unknown): item is readonly [string, FloatArray] =>
  Array.isArray(item) && item.length === 2 && typeof item[0] === 'string'

/**
 * Makes an optimizer of plain typed arrays, which it steps in place, without copies.
 * @param arrays Float32Array or Float64Array, [name, array] pairs, or groups `{params, …}`; they share no memory
 * @param options those of `optim.optimizer`, and `shapes`
 * @throws TypeError for anything that is no such array, RangeError for arrays that overlap or do not have their shape
 * @example
 * const o = arrays.optimizer([w1, w2], { step: optim.adam(), decay: optim.lp({ p: 0.8, lambda: 1e-3 }), lr: 1e-3 })
 * o.step([g1, g2])
 */
export function optimizer(arrays: Iterable<ArrayGroupSpec>, options: ArrayOptimizerOptions): ArrayOptimizer
export function optimizer(arrays: Arrays, options: ArrayOptimizerOptions): ArrayOptimizer
export function optimizer(arrays: Arrays, options: ArrayOptimizerOptions): ArrayOptimizer {
  return new ArrayOptimizer(arrays, options)
}
