import { checkFunction } from '../../_check.js'
import { core, type Handle } from '../../native/index.js'
import { currentScope, runIn, Scope } from './context.js'
import { handleUnchecked, isTensor, setHandle, type Tensor } from './tensor.js'

/** The method by which an object of a class tells which tensors and further objects it holds: modules have it. */
export const heldTensors: unique symbol = Symbol('pdecay.heldTensors')

const heldBy = (value: object): Iterable<unknown> | null =>
  heldTensors in value ? (value[heldTensors] as () => Iterable<unknown>)() : null

/** The tensors within arrays, plain objects, maps, sets and modules. */
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

// A tensor that leaves its scope belongs to the one around it, or is swept once nothing holds it.
function adopt(handle: Handle, tensor: Tensor): void {
  const scope = currentScope()
  if (scope !== null) scope.add(handle)
  else core().watch(handle, tensor)
}

/**
 * Runs `fn` and frees every tensor made in it, but for those in what it returns (in arrays, plain objects, maps, sets
 * and modules too), those given to `keep`, and the parameters and buffers of modules. An async `fn` is followed across
 * its awaits, also while others run.
 *
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

/** Takes a tensor out of all scopes: it lives until nothing holds it, or `dispose()`. */
export function keep<T extends Tensor>(tensor: T): T {
  const scope = currentScope()
  if (scope === null) return tensor
  const handle = handleUnchecked(tensor)
  if (scope.release(handle)) {
    core().watch(handle, tensor)
    return tensor
  }
  // It may be of a scope further out, which is not known here: a handle of its own is in none.
  const own = core().share(handle)
  setHandle(tensor, own)
  core().watch(own, tensor)
  return tensor
}
