import { core, type Handle, type NativeCallback } from '../../native/index.js'
import { runCallback } from './context.js'
import { handleOf, Tensor, wrap } from './tensor.js'

/** Wraps a function so that autograd can call it. Tensors that it creates are freed when it returns. */
export const callback =
  (fn: (...args: never[]) => unknown): NativeCallback =>
  (modes, ...args) =>
    runCallback(modes, () => fn(...args))

export const wrapEach = (handles: readonly (Handle | null)[]): (Tensor | null)[] =>
  handles.map((handle) => (handle === null ? null : wrap(handle)))

/** A new handle to the tensor, which native code takes ownership of; null if there is no tensor. */
export const give = (tensor: Tensor | null | undefined): Handle | null =>
  tensor === null || tensor === undefined ? null : core().share(handleOf(tensor))

/** A second Tensor over the same native tensor. It belongs to no scope and is freed when it is garbage-collected. */
export function hold(tensor: Tensor): Tensor {
  const handle = core().share(handleOf(tensor))
  const held = new Tensor(handle)
  core().watch(handle, held)
  return held
}
