import { core, type Handle, type NativeCallback } from '../../native/index.js'
import { runCallback } from './context.js'
import { handleOf, Tensor, wrap } from './tensor.js'

/** A function as autograd can call it: what it makes lives until it returns. */
export const callback =
  (fn: (...args: never[]) => unknown): NativeCallback =>
  (modes, ...args) =>
    runCallback(modes, () => fn(...args))

export const wrapEach = (handles: readonly (Handle | null)[]): (Tensor | null)[] =>
  handles.map((handle) => (handle === null ? null : wrap(handle)))

/** A handle of its own, for native code to take; null for none. */
export const give = (tensor: Tensor | null | undefined): Handle | null =>
  tensor === null || tensor === undefined ? null : core().share(handleOf(tensor))

/** The same tensor once more, in no scope: it lives until nothing holds it. */
export function hold(tensor: Tensor): Tensor {
  const handle = core().share(handleOf(tensor))
  const held = new Tensor(handle)
  core().watch(handle, held)
  return held
}
