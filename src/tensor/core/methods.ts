import { Tensor } from './tensor.js'

type Method = (this: Tensor, ...args: never[]) => unknown

/**
 * Adds methods to class Tensor. Each folder of `src/tensor` adds its own methods and declares their types by
 * declaration merging, so that this folder does not have to import the others.
 */
export function addMethods(methods: Readonly<Record<PropertyKey, Method>>): void {
  for (const name of Reflect.ownKeys(methods))
    Object.defineProperty(Tensor.prototype, name, {
      value: methods[name as string],
      writable: true,
      configurable: true,
    })
}
