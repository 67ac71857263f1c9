import { checkFunction } from '../../_check.js'
import { core, type Handle } from '../../native/index.js'
import { currentScope, runIn, Scope } from './context.js'
import { handleUnchecked, isTensor, type Tensor } from './tensor.js'

/** The tensors within arrays, plain objects, maps and sets. */
function collect(value: unknown, found: Map<Handle, Tensor>, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  if (isTensor(value)) {
    found.set(handleUnchecked(value), value)
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
 * Runs `fn` and frees every tensor made in it, but for those in what it returns (in arrays, plain objects, maps and
 * sets too) and those given to `keep`. An async `fn` is followed across its awaits, also while others run.
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
  if (scope?.release(handleUnchecked(tensor))) core().watch(handleUnchecked(tensor), tensor)
  return tensor
}
