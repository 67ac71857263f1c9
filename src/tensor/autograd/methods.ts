// Adds the methods of this folder to Tensor. It must be imported before a Tensor is used.
import type { TypedArray } from '../core/dtypes.js'
import { addMethods } from '../core/methods.js'
import { type BackwardOptions, checkBackwardOptions, type Tensor } from '../core/tensor.js'
import { backwardAsync, itemAsync, toTypedArrayAsync } from './async.js'
import { type RemovableHandle, registerHook, registerPostAccumulateGradHook } from './hooks.js'

declare module '../core/tensor.js' {
  interface Tensor {
    /**
     * Registers a hook. It is called each time a backward pass computes the gradient of this tensor. If it returns a
     * Tensor, that replaces the gradient.
     *
     * The hook lives as long as the tensor. A hook that refers to its own tensor does not keep it alive.
     *
     * @returns a handle that removes the hook
     * @throws PdecayError `ERR_LIBTORCH` if the tensor does not require gradients; `ERR_BUSY` while `backwardAsync`
     *   uses it
     */
    // biome-ignore lint/suspicious/noConfusingVoidType: most hooks return nothing.
    registerHook(hook: (gradient: Tensor) => Tensor | undefined | void): RemovableHandle
    /**
     * Registers a hook. It is called with this leaf each time a backward pass has accumulated a gradient into its
     * `grad`.
     *
     * @returns a handle that removes the hook
     */
    registerPostAccumulateGradHook(hook: (leaf: Tensor) => void): RemovableHandle
    /**
     * Runs `backward()` on another thread. Several calls run one after the other. Until the promise settles, reading or
     * changing the gradients and hooks of the tensors that the pass reaches throws `ERR_BUSY`.
     */
    backwardAsync(options?: BackwardOptions): Promise<void>
    /** As `item()`, without blocking the JavaScript thread while the device computes. */
    itemAsync(): Promise<number>
    /** As `toTypedArray()`, with the copy made on another thread. */
    toTypedArrayAsync(): Promise<TypedArray>
  }
}

addMethods({
  registerHook(hook: Parameters<typeof registerHook>[1]): RemovableHandle {
    return registerHook(this, hook)
  },
  registerPostAccumulateGradHook(hook: (leaf: Tensor) => void): RemovableHandle {
    return registerPostAccumulateGradHook(this, hook)
  },
  async backwardAsync(options: BackwardOptions = {}): Promise<void> {
    const { gradient, ...others } = checkBackwardOptions(options)
    await backwardAsync(this, gradient ? { gradTensors: [gradient], ...others } : others)
  },
  itemAsync(): Promise<number> {
    return itemAsync(this)
  },
  toTypedArrayAsync(): Promise<TypedArray> {
    return toTypedArrayAsync(this)
  },
})
