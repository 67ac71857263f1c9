import { Tensor } from './tensor.js'

type Method = (this: Tensor, ...args: never[]) => unknown

/**
 * Adds methods to class Tensor. Each room of `src/tensor` adds its own, and declares their types beside it by
 * declaration merging: so this room imports none of them.
 */
export function addMethods(methods: Readonly<Record<PropertyKey, Method>>): void {
  for (const name of Reflect.ownKeys(methods))
    Object.defineProperty(Tensor.prototype, name, {
      value: methods[name as string],
      writable: true,
      configurable: true,
    })
}
