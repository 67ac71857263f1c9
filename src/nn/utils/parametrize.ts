import { checkBoolean, checkInstance, checkKnownKeys, checkString, show } from '../../_check.js'
import { noGrad, Tensor } from '../../tensor/index.js'
import { type AnyModule, held, type Place } from '../_base.js'
import { isModule, isParameter, propertyPlace, torchName } from '../_members.js'
import { replace } from '../_move.js'
import { Module, parameter } from '../module.js'

/** A module as these functions take it. */
export type Parametrizable = AnyModule | Module<never[], unknown>

/** A module that computes a parameter from other tensors. */
export interface Parametrization extends AnyModule {
  /** The tensors from which `forward` computes the value; without it, the first is the value itself. */
  rightInverse?(value: Tensor): Tensor | readonly Tensor[]
}

/** How {@link registerParametrization} registers. */
export interface RegisterOptions {
  /** Whether the parametrization may change shape or dtype, which is not checked then. Default false. */
  unsafe?: boolean
}

/** The tensors that a parameter is computed from, `original` or `original0`, `original1` …, and the modules that do it. */
export class ParametrizationList extends Module<[]> {
  /** @internal */
  declare readonly originals: Record<string, Tensor>
  /** @internal */
  declare readonly chain: Parametrization[]

  /** @internal */
  constructor(value: Tensor, first: Parametrization) {
    super()
    const originals: Record<string, Tensor> = {}
    for (const name of ['originals', 'chain'])
      Object.defineProperty(this, name, { value: name === 'chain' ? [first] : originals })
    const given = noGrad(() => first.rightInverse?.(value.detach()) ?? value)
    if (given instanceof Tensor) {
      // The same tensor, so that optimizers which have it train it further.
      if (given !== value) replace(value, given)
      originals.original = value
    } else
      for (const [i, each] of (given as readonly Tensor[]).entries())
        originals[`original${i}`] = parameter(each, { requiresGrad: value.requiresGrad })
  }

  override *[held](): Iterable<Place> {
    for (const key of Object.keys(this.originals)) yield propertyPlace(this.originals, key, key)
    for (const [i] of this.chain.entries()) yield propertyPlace(this.chain, String(i), String(i))
    yield* super[held]()
  }

  override forward(): Tensor {
    const [first, ...others] = this.chain
    let value = first!.forward(...Object.values(this.originals)) as Tensor
    for (const each of others) value = each.forward(value) as Tensor
    return value
  }

  /** Sets the originals so that the value is the given one. */
  assign(value: Tensor): void {
    checkInstance('value', value, Tensor)
    noGrad(() => {
      let given: Tensor | readonly Tensor[] = value
      for (const each of [...this.chain].reverse()) {
        if (!each.rightInverse)
          throw new RangeError(`${each.constructor.name} has no rightInverse: its parameter cannot be set`)
        given = each.rightInverse(given as Tensor)
      }
      const tensors = given instanceof Tensor ? [given] : (given as readonly Tensor[])
      for (const [i, each] of Object.values(this.originals).entries()) each.copy_(tensors[i]!)
    })
  }
}

interface Parametrized {
  parametrizations?: Record<string, ParametrizationList>
  [name: string]: unknown
}
const asRecord = (module: Parametrizable): Parametrized => module as unknown as Parametrized

/** @internal */
export function checkModule(module: Parametrizable): void {
  if (!isModule(module)) throw new TypeError(`Expected Module for module but received ${show(module)}`)
}

/** @internal The parameter of this name. @throws RangeError where there is none */
export function parameterOf(module: Parametrizable, name: string): Tensor {
  checkModule(module)
  const tensor = asRecord(module)[checkString('name', name)]
  if (!(tensor instanceof Tensor) || !isParameter(tensor))
    throw new RangeError(
      `Expected a parameter of ${module.constructor.name} for name but received ${show(name)}`,
    )
  return tensor
}

/**
 * Computes a parameter of a module by another module, at each access. Several can be registered one after the other; each
 * takes what the one before gives. The tensors that it is computed from are saved and trained in its place, under PyTorch's
 * names: `parametrizations.weight.original`, and `original0`, `original1` … where `rightInverse` gives several. Setting the
 * property sets them by `rightInverse`.
 *
 * @param module that holds the parameter
 * @param name of the property, as `'weight'`
 * @param parametrization whose `forward` gives the value
 * @param options unsafe, default false: whether it may change shape or dtype
 * @returns the module
 * @throws RangeError for what is no parameter of the module, or a value of another shape or dtype: nothing is changed then
 * @example
 * ```ts
 * class Symmetric extends nn.Module {
 *   forward(x: Tensor) {
 *     return x.triu().add(x.triu({ diagonal: 1 }).t())
 *   }
 * }
 * nn.utils.registerParametrization(layer, 'weight', new Symmetric())
 * ```
 * @source torch.nn.utils.parametrize.register_parametrization
 */
export function registerParametrization<M extends Parametrizable>(
  module: M,
  name: string,
  parametrization: Parametrization | Module<never[], Tensor>,
  options: RegisterOptions = {},
): M {
  checkModule(module)
  checkModule(parametrization)
  checkKnownKeys('registerParametrization options', options, ['unsafe'])
  const unsafe = checkBoolean('unsafe', options.unsafe ?? false)
  const layer = parametrization as Parametrization
  const record = asRecord(module)
  const key = torchName(checkString('name', name))
  const present = record.parametrizations?.[key]
  const before = present ? (record[name] as Tensor) : parameterOf(module, name)
  const [shape, dtype] = [before.shape, before.dtype]
  const check = (value: unknown): void => {
    if (unsafe) return
    if (!(value instanceof Tensor))
      throw new TypeError(`Expected Tensor from ${layer.constructor.name} but received ${show(value)}`)
    if (String(value.shape) !== String(shape) || value.dtype !== dtype)
      throw new RangeError(
        `Expected ${dtype} [${shape}] from ${layer.constructor.name} but received ${value.dtype} [${value.shape}]`,
      )
  }
  if (present) {
    check(noGrad(() => layer.forward(before)))
    present.chain.push(layer)
    return module
  }
  const value = noGrad(() => before.detach().clone())
  const list = new ParametrizationList(before, layer)
  try {
    if (!unsafe) check(noGrad(() => list.forward()))
  } catch (error) {
    replace(before, value)
    throw error
  }
  record.parametrizations = { ...record.parametrizations, [key]: list }
  // Copies of the module have the property too, and tensors of their own: it looks at `this`.
  Object.defineProperty(module, name, {
    get(this: Parametrized) {
      return this.parametrizations![key]!.forward()
    },
    set(this: Parametrized, given: Tensor) {
      this.parametrizations![key]!.assign(given)
    },
    enumerable: false,
    configurable: true,
  })
  return module
}

/**
 * Whether a parameter of a module is computed by a parametrization.
 *
 * @param name of the property, as `'weight'`; by default whether any is
 */
export function isParametrized(module: Parametrizable, name?: string): boolean {
  checkModule(module)
  const { parametrizations } = asRecord(module)
  return name === undefined
    ? parametrizations !== undefined
    : parametrizations?.[torchName(checkString('name', name))] !== undefined
}

/**
 * Makes a parametrized tensor an ordinary parameter again, of its present value. Where it was computed from one tensor, that
 * tensor is the parameter, so that optimizers which have it train it further.
 *
 * @param name of the property, as `'weight'`
 * @returns the module
 * @throws RangeError for what is not parametrized
 */
export function removeParametrizations<M extends Parametrizable>(module: M, name: string): M {
  if (!isParametrized(module, name))
    throw new RangeError(`Expected a parametrized tensor for name but received ${show(name)}`)
  const record = asRecord(module)
  const { [torchName(name)]: list, ...others } = record.parametrizations!
  const { original, ...several } = list!.originals
  const present = noGrad(() => (record[name] as Tensor).detach().clone())
  const requiresGrad = [original, ...Object.values(several)].some((each) => each?.requiresGrad)
  if (original) replace(original, present)
  const value = original ?? parameter(present, { requiresGrad })
  Object.defineProperty(module, name, { value, enumerable: true, configurable: true, writable: true })
  if (Object.keys(others).length > 0) record.parametrizations = others
  else delete record.parametrizations
  return module
}
