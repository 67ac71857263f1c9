// The methods of Tensor that this room adds: to be imported before a Tensor is used.
import type { TypedArray } from '../core/dtypes.js'
import { addMethods } from '../core/methods.js'
import { type BackwardOptions, checkBackwardOptions, type Tensor } from '../core/tensor.js'
import { backwardAsync, itemAsync, toTypedArrayAsync } from './async.js'
import { type RemovableHandle, registerHook, registerPostAccumulateGradHook } from './hooks.js'

declare module '../core/tensor.js' {
  interface Tensor {
    /**
     * Calls `hook` with each gradient of this tensor that a backward pass computes. A Tensor that it returns takes the
     * gradient's place.
     *
     * The hook lives as long as the tensor. It may refer to its own tensor: that keeps neither alive.
     *
     * @throws PdecayError `ERR_LIBTORCH` for a tensor that requires no gradient, `ERR_BUSY` while `backwardAsync` uses it
     */
    // biome-ignore lint/suspicious/noConfusingVoidType: most hooks return nothing.
    registerHook(hook: (gradient: Tensor) => Tensor | undefined | void): RemovableHandle
    /** Calls `hook` with this leaf each time that a backward pass has added to its `grad`. */
    registerPostAccumulateGradHook(hook: (leaf: Tensor) => void): RemovableHandle
    /**
     * As `backward()`, off the JavaScript thread; of several, one runs after the other. Until it is over, gradients and
     * hooks of the tensors that it reaches cannot be read or changed: `ERR_BUSY`.
     */
    backwardAsync(options?: BackwardOptions): Promise<void>
    /** As `item()`, without waiting for the device here. */
    itemAsync(): Promise<number>
    /** As `toTypedArray()`, with the copy made off the JavaScript thread. */
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
