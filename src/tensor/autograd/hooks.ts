import { checkFunction, checkKnownKeys } from '../../_check.js'
import { core, type Handle, type NativeCallback } from '../../native/index.js'
import { callback, give, hold } from '../core/callback.js'
import { runIn, type SavedHooks } from '../core/context.js'
import { handleOf, isTensor, type Tensor, wrap } from '../core/tensor.js'
import { holdWith } from './cycles.js'

/** What a hook was registered with: `remove()` ends it, and doing so twice is harmless. */
export interface RemovableHandle {
  remove(): void
}

/** Registers `run`, by `register`, with JavaScript objects of the tensor that hold it too; see cycles.ts. */
function addHook(
  tensor: Tensor,
  run: NativeCallback,
  register: (tensor: Handle, run: NativeCallback, second: Handle) => number,
  unregister: (tensor: Handle, place: number) => void,
): RemovableHandle {
  let held: Tensor | null = hold(tensor)
  let place: number
  try {
    place = register(handleOf(tensor), run, handleOf(held))
  } catch (error) {
    held.dispose()
    throw error
  }
  const release = holdWith([tensor, held], run)
  return {
    remove() {
      if (held === null) return
      unregister(handleOf(held), place)
      release()
      held.dispose()
      held = null
    },
  }
}

/** A hook's result, as native code takes it: [] for none. */
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

export interface SavedTensorsHooks<T> {
  /** Called with each tensor that autograd saves; what it returns is kept instead. */
  pack: (tensor: Tensor) => T
  /** Called when a backward pass needs the tensor again. */
  unpack: (packed: T) => Tensor
}

/** @internal As the context carries them. */
export const savedHooks = <T>(pack: (tensor: Tensor) => T, unpack: (packed: T) => Tensor): SavedHooks => ({
  pack: callback((handle: Handle) => ({ packed: pack(wrap(handle)) })),
  unpack: callback(({ packed }: { packed: T }) => {
    const tensor = unpack(packed)
    if (!isTensor(tensor)) throw new TypeError('Expected Tensor from unpack')
    return give(tensor)
  }),
})

/**
 * Runs `fn`; every tensor that autograd saves in it for a backward pass goes through `pack`, and through `unpack` when
 * the pass needs it: to keep it on another device, in another dtype, or in a file. What `pack` is given lives until it
 * returns: it must return a copy, or values.
 *
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
