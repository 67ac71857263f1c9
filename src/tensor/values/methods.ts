// The methods of Tensor that this room adds: to be imported before a Tensor is used.
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
    /** The text that PyTorch prints for such a tensor; console.log shows the same. */
    toString(): string
    /**
     * A part of this tensor, as Python's `t[…]`; see {@link Index} for what each part of a subscript means. Numbers,
     * ranges and new dimensions give a view, positions and masks a copy.
     *
     * @example
     * t.index(0) // t[0]
     * t.index('...', '1:', null) // t[..., 1:, None]
     * t.index([0, 2], mask)
     * @throws PdecayError `ERR_INDEX` for a position out of range
     */
    index(...parts: Index[]): Tensor
    /** As aten::index: one index tensor for each dimension, null for a whole one. */
    index(indices: readonly (Tensor | null)[]): Tensor
    /**
     * Writes into a part of this tensor, as Python's `t[…] = value`; autograd records it.
     *
     * @param args - the parts of the index, as for `index`, and then the value: a number, or a tensor that broadcasts to
     *   the part
     * @returns this tensor
     * @throws PdecayError `ERR_INDEX` for a position out of range
     * @example
     * t.set(0, 1, 5) // t[0, 1] = 5
     * t.set([0, 2], 5) // t[[0, 2]] = 5
     * t.set(t.lt(0), 0) // t[t < 0] = 0
     */
    set(...args: [...parts: Index[], value: Scalar | Tensor]): this
    /** As aten::index_put_: one index tensor for each dimension, null for a whole one. */
    set(indices: readonly (Tensor | null)[], value: Scalar | Tensor): this
    /**
     * What `JSON.stringify` writes, and snapshots show.
     *
     * @returns dtype, shape and the values in nested arrays
     * @throws PdecayError `ERR_UNSUPPORTED` for a dtype or layout that has no values in JavaScript
     */
    toJSON(): TensorJson
    /** The slices along the first dimension, one after the other. A tensor of no dimension cannot be iterated over. */
    [Symbol.iterator](): Iterator<Tensor, void, undefined>
    /**
     * Lets another thread have this tensor, over the same memory: send the result to it by `postMessage`; there it is
     * for `fromShared`, once. A leaf that requires a gradient does so there too, with a `grad` of its own.
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
