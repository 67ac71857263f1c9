import { checkFunction } from '../../_check.js'
import { core, type Handle } from '../../native/index.js'
import { currentScope, runIn, Scope } from './context.js'
import { handleUnchecked, isTensor, setHandle, type Tensor } from './tensor.js'

/** The method that lists the tensors and other objects that a class instance holds. Modules implement it. */
export const heldTensors: unique symbol = Symbol('pdecay.heldTensors')

const heldBy = (value: object): Iterable<unknown> | null =>
  heldTensors in value ? (value[heldTensors] as () => Iterable<unknown>)() : null

/** Collects the tensors in arrays, plain objects, maps, sets and modules. */
function collect(value: unknown, found: Map<Handle, Tensor>, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  if (isTensor(value)) {
    found.set(handleUnchecked(value), value)
    return
  }
  const held = heldBy(value)
  if (held) {
    seen.add(value)
    for (const each of held) collect(each, found, seen)
    return
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = prototype === Object.prototype || prototype === null
  if (!Array.isArray(value) && !isPlain && !(value instanceof Map) && !(value instanceof Set)) return
  seen.add(value)
  const inner = value instanceof Map || value instanceof Set ? value.values() : Object.values(value)
  for (const each of inner) collect(each, found, seen)
}

// A tensor that leaves its scope moves to the enclosing scope. Without one, it is freed when it is garbage-collected.
function adopt(handle: Handle, tensor: Tensor): void {
  const scope = currentScope()
  if (scope !== null) scope.add(handle)
  else core().watch(handle, tensor)
}

/**
 * @internal Adds the tensors of a value to the current scope: tensors that were made outside of every scope, such as a batch
 * that was read ahead.
 */
export function adoptAll(value: unknown): void {
  const scope = currentScope()
  if (scope === null) return
  const found = new Map<Handle, Tensor>()
  collect(value, found, new Set())
  for (const handle of found.keys()) scope.add(handle)
}

/**
 * Runs `fn` and then frees every tensor that was created in it. It does not free the tensors in the result of `fn`
 * (also inside arrays, plain objects, maps, sets and modules), tensors passed to `keep`, or the parameters and buffers
 * of modules. For an async `fn` this includes the tensors created after its awaits, but not those of other code that
 * runs in between.
 *
 * @param fn - takes no arguments; may be async
 * @returns what `fn` returns
 * @throws TypeError if `fn` is not a function
 * @example
 * const loss = tidy(() => model.forward(x).sub(y).square().mean())
 */
export function tidy<T>(fn: () => T): T {
  checkFunction('fn', fn)
  const scope = new Scope()
  return runIn({ scope }, fn, (result) => {
    const found = new Map<Handle, Tensor>()
    collect(result, found, new Set())
    for (const handle of found.keys()) if (!scope.has(handle)) found.delete(handle)
    scope.close(new Set(found.keys()))
    for (const [handle, tensor] of found) adopt(handle, tensor)
  })
}

/**
 * Removes a tensor from every `tidy` scope. It is freed when it is garbage-collected or disposed of.
 *
 * @returns the same tensor
 */
export function keep<T extends Tensor>(tensor: T): T {
  const scope = currentScope()
  if (scope === null) return tensor
  const handle = handleUnchecked(tensor)
  if (scope.release(handle)) {
    core().watch(handle, tensor)
    return tensor
  }
  // The tensor may belong to an outer scope, which is not known here. A new handle belongs to no scope.
  const own = core().share(handle)
  setHandle(tensor, own)
  core().watch(own, tensor)
  return tensor
}
