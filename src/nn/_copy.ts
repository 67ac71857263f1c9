import { noGrad, Tensor } from '../tensor/index.js'
import { ModuleHooks } from './_base.js'
import { isModule, markLike } from './_members.js'

function copyTensor(tensor: Tensor): Tensor {
  const copy = noGrad(() => tensor.detach().clone())
  copy.requiresGrad_(tensor.requiresGrad)
  return markLike(tensor, copy)
}

function copyObject(value: object, memo: Map<unknown, unknown>): object {
  const copy = Object.create(Object.getPrototypeOf(value) as object) as object
  memo.set(value, copy)
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)!
    if ('value' in descriptor) descriptor.value = copyValue(descriptor.value, memo)
    Object.defineProperty(copy, key, descriptor)
  }
  if (Object.isFrozen(value)) Object.freeze(copy)
  return copy
}

function copyHooks(hooks: ModuleHooks): ModuleHooks {
  const lists = Object.entries(hooks as unknown as Record<string, unknown[]>)
  return Object.assign(new ModuleHooks(), Object.fromEntries(lists.map(([kind, list]) => [kind, [...list]])))
}

function copyValue(value: unknown, memo: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (memo.has(value)) return memo.get(value)
  const remember = <T>(copy: T): T => {
    memo.set(value, copy)
    return copy
  }
  if (value instanceof Tensor) return remember(copyTensor(value))
  if (value instanceof ModuleHooks) return remember(copyHooks(value))
  if (Array.isArray(value)) {
    const copy = remember<unknown[]>([])
    for (const item of value) copy.push(copyValue(item, memo))
    return Object.isFrozen(value) ? Object.freeze(copy) : copy
  }
  if (value instanceof Map) {
    const copy = remember(new Map<unknown, unknown>())
    for (const [key, item] of value) copy.set(key, copyValue(item, memo))
    return copy
  }
  if (value instanceof Set) {
    const copy = remember(new Set<unknown>())
    for (const item of value) copy.add(copyValue(item, memo))
    return copy
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (isModule(value)) return copyObject(value, memo)
  // What is neither data nor a module is shared: functions, class instances.
  return prototype === Object.prototype || prototype === null ? copyObject(value, memo) : value
}

/** @internal The method {@link Module.copy}. */
export function copyModule<T>(module: T): T {
  return copyValue(module, new Map()) as T
}
