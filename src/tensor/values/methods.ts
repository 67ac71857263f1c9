// Adds the methods of this folder to Tensor. It must be imported before a Tensor is used.
import { inspect } from 'node:util'
import type { Scalar } from '../core/dtypes.js'
import { addMethods } from '../core/methods.js'
import type { Tensor } from '../core/tensor.js'
import { type Index, index, set } from './indexing.js'
import { installComparison, type TensorJson, toJSON } from './interop.js'
import { format } from './print.js'
import { type SharedTensor, type ShareOptions, share } from './shared.js'

declare module '../core/tensor.js' {
  interface Tensor {
    /** The text that PyTorch prints for this tensor; `console.log` prints the same. */
    toString(): string
    /**
     * A part of this tensor, as Python's `t[…]`; see {@link Index} for the parts of an index. Numbers, slices and new
     * dimensions return a view; positions and masks return a copy.
     *
     * @param parts - one for each indexed dimension
     * @example
     * t.index(0) // t[0]
     * t.index('...', '1:', null) // t[..., 1:, None]
     * t.index([0, 2], mask)
     * @throws PdecayError `ERR_INDEX` for a position out of range
     */
    index(...parts: Index[]): Tensor
    /** As aten::index: one index tensor for each dimension, or null for the whole dimension. */
    index(indices: readonly (Tensor | null)[]): Tensor
    /**
     * Assigns to a part of this tensor, as Python's `t[…] = value`. Autograd records it.
     *
     * @param args - the parts of the index, as in `index`, followed by the value: a number, or a tensor that can be
     *   broadcast to the shape of the part
     * @returns this tensor
     * @throws PdecayError `ERR_INDEX` for a position out of range
     * @example
     * t.set(0, 1, 5) // t[0, 1] = 5
     * t.set([0, 2], 5) // t[[0, 2]] = 5
     * t.set(t.lt(0), 0) // t[t < 0] = 0
     */
    set(...args: [...parts: Index[], value: Scalar | Tensor]): this
    /** As aten::index_put_: one index tensor for each dimension, or null for the whole dimension. */
    set(indices: readonly (Tensor | null)[], value: Scalar | Tensor): this
    /**
     * The tensor as JSON, as `JSON.stringify` and test snapshots show it.
     *
     * @returns dtype, shape and the values in nested arrays
     * @throws PdecayError `ERR_UNSUPPORTED` for a dtype or layout whose values cannot be represented in JavaScript
     */
    toJSON(): TensorJson
    /** Iterates over the slices along the first dimension. A tensor without dimensions cannot be iterated over. */
    [Symbol.iterator](): Iterator<Tensor, void, undefined>
    /**
     * Shares this tensor's memory with another thread. Send the result to the thread with `postMessage`, and pass it
     * there to `fromShared`, once. If this tensor is a leaf that requires gradients, so is the other one, with its own
     * `grad`.
     *
     * @returns a token for `fromShared`
     */
    share(options?: ShareOptions): SharedTensor
  }
}

function print(this: Tensor): string {
  return this.disposed ? 'tensor(disposed)' : format(this)
}

addMethods({
  toString: print,
  [inspect.custom]: print,
  index(...parts: unknown[]): Tensor {
    return index(this, parts)
  },
  set(...args: unknown[]): Tensor {
    return set(this, args)
  },
  toJSON(): TensorJson {
    return toJSON(this)
  },
  share(options?: ShareOptions): SharedTensor {
    return share(this, options)
  },
})
installComparison()
