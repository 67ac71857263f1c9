import { checkFunction, checkKnownKeys } from '../../_check.js'
import { core, type Handle, type NativeCallback } from '../../native/index.js'
import { callback, give, hold } from '../core/callback.js'
import { runIn, type SavedHooks } from '../core/context.js'
import { handleOf, isTensor, type Tensor, wrap } from '../core/tensor.js'
import { holdWith } from './cycles.js'

/** The handle of a registered hook. */
export interface RemovableHandle {
  /** Removes the hook. Calling this again has no effect. */
  remove(): void
}

/** Registers `run` with native code, and makes the tensor's JavaScript objects reference it; see cycles.ts. */
function addHook(
  tensor: Tensor,
  run: NativeCallback,
  register: (tensor: Handle, run: NativeCallback, second: Handle) => number,
  unregister: (tensor: Handle, id: number) => void,
): RemovableHandle {
  let held: Tensor | null = hold(tensor)
  let id: number
  try {
    id = register(handleOf(tensor), run, handleOf(held))
  } catch (error) {
    held.dispose()
    throw error
  }
  const release = holdWith([tensor, held], run)
  return {
    remove() {
      if (held === null) return
      unregister(handleOf(held), id)
      release()
      held.dispose()
      held = null
    },
  }
}

/** The result of a hook in the form that native code expects: [] for no result. */
function resultOf(result: unknown, name: string): (Handle | null)[] {
  if (result === undefined || result === null) return []
  if (!isTensor(result)) throw new TypeError(`Expected Tensor or nothing from ${name}`)
  return [give(result)]
}

/** @internal The method {@link Tensor.registerHook}. */
export function registerHook(
  tensor: Tensor,
  hook: (gradient: Tensor) => Tensor | undefined,
): RemovableHandle {
  checkFunction('hook', hook)
  const run = callback(([gradient]: [Handle]) => resultOf(hook(wrap(gradient)), 'a hook'))
  return addHook(tensor, run, core().registerHook, core().removeHook)
}

/** @internal The method {@link Tensor.registerPostAccumulateGradHook}. */
export function registerPostAccumulateGradHook(
  tensor: Tensor,
  hook: (tensor: Tensor) => void,
): RemovableHandle {
  checkFunction('hook', hook)
  const run = callback(([leaf]: [Handle]) => {
    hook(wrap(leaf))
    return []
  })
  return addHook(tensor, run, core().registerPostHook, core().removePostHook)
}

/** The hooks of `savedTensorsHooks`. */
export interface SavedTensorsHooks<T> {
  /** Called with each tensor that autograd saves. Its result is stored instead of the tensor. */
  pack: (tensor: Tensor) => T
  /** Called with the result of `pack` when a backward pass needs the tensor. Must return a tensor of equal value. */
  unpack: (packed: T) => Tensor
}

/** @internal The hooks in the form that a context stores. */
export const savedHooks = <T>(pack: (tensor: Tensor) => T, unpack: (packed: T) => Tensor): SavedHooks => ({
  pack: callback((handle: Handle) => ({ packed: pack(wrap(handle)) })),
  unpack: callback(({ packed }: { packed: T }) => {
    const tensor = unpack(packed)
    if (!isTensor(tensor)) throw new TypeError('Expected Tensor from unpack')
    return give(tensor)
  }),
})

/**
 * Runs `fn` with hooks for the tensors that autograd saves for the backward pass. Each saved tensor goes through
 * `pack`, and through `unpack` when the backward pass needs it. This can store saved tensors on another device, in
 * another dtype or in a file. The tensor passed to `pack` is freed when `pack` returns, so `pack` must return a copy or
 * its values.
 *
 * @param hooks - the functions `pack` and `unpack`
 * @param fn - takes no arguments; may be async
 * @returns what `fn` returns
 * @throws TypeError if a hook or `fn` is not a function
 * @source torch.autograd.graph.saved_tensors_hooks
 * @example
 * const loss = savedTensorsHooks({ pack: (t) => t.toTypedArray(), unpack: (a) => tensor(a) }, () => x.exp().sum())
 */
export function savedTensorsHooks<T, R>(hooks: SavedTensorsHooks<T>, fn: () => R): R {
  checkKnownKeys('savedTensorsHooks hooks', hooks, ['pack', 'unpack'])
  const pack = checkFunction('pack', hooks.pack)
  const unpack = checkFunction('unpack', hooks.unpack)
  const saved = savedHooks(pack, unpack)
  return runIn({ saved }, checkFunction('fn', fn), () => {})
}
