import { checkString, show } from '../../_check.js'
import { noGrad, Tensor } from '../../tensor/index.js'
import type { AnyModule } from '../_base.js'
import { isModule, isParameter, torchName } from '../_members.js'
import { type Module, parameter } from '../module.js'

/** A module as these functions take it. */
export type Parametrizable = AnyModule | Module<never[], unknown>
/** The tensors that a parametrized one is computed from, by their names. */
export type Originals = Readonly<Record<string, Tensor>>

interface Parametrized {
  parametrizations?: Record<string, Originals>
  [name: string]: unknown
}
const asRecord = (module: Parametrizable): Parametrized => module as unknown as Parametrized

function checkModule(module: Parametrizable): void {
  if (!isModule(module)) throw new TypeError(`Expected Module for module but received ${show(module)}`)
}

/**
 * @internal Puts a property computed from `originals` into a parameter's place, at each access. They are saved under
 * PyTorch's names: `parametrizations.weight.original0`.
 */
export function parametrize(
  module: Parametrizable,
  name: string,
  split: (tensor: Tensor) => Originals,
  compute: (originals: Originals) => Tensor,
): void {
  checkModule(module)
  checkString('name', name)
  const record = asRecord(module)
  if (isParametrized(module, name))
    throw new RangeError(`Expected a parameter with no parametrization for name but received ${show(name)}`)
  const tensor = record[name]
  if (!(tensor instanceof Tensor) || !isParameter(tensor))
    throw new RangeError(
      `Expected a parameter of ${module.constructor.name} for name but received ${show(name)}`,
    )
  const { requiresGrad } = tensor
  const originals = Object.fromEntries(
    Object.entries(noGrad(() => split(tensor.detach()))).map(([key, each]) => [
      key,
      parameter(each, { requiresGrad }),
    ]),
  )
  const key = torchName(name)
  record.parametrizations = { ...record.parametrizations, [key]: originals }
  // Copies of the module have the property too, and tensors of their own: it looks at `this`.
  Object.defineProperty(module, name, {
    get(this: Parametrized) {
      return compute(this.parametrizations![key]!)
    },
    enumerable: false,
    configurable: true,
  })
}

/**
 * Whether a parameter of a module is computed from others.
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
 * Makes a parametrized tensor an ordinary parameter again, of its present value.
 *
 * @param name of the property, as `'weight'`
 * @returns the module
 * @throws RangeError for what is not parametrized
 */
export function removeParametrizations<M extends Parametrizable>(module: M, name: string): M {
  if (!isParametrized(module, name))
    throw new RangeError(`Expected a parametrized tensor for name but received ${show(name)}`)
  const record = asRecord(module)
  const { [torchName(name)]: originals, ...others } = record.parametrizations!
  const requiresGrad = Object.values(originals!).some((each) => each.requiresGrad)
  const value = parameter((record[name] as Tensor).detach(), { requiresGrad })
  Object.defineProperty(module, name, { value, enumerable: true, configurable: true, writable: true })
  if (Object.keys(others).length > 0) record.parametrizations = others
  else delete record.parametrizations
  return module
}
