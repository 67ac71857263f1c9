// The method of Tensor that this room adds: to be imported before a Tensor is used.
import { addMethods } from '../core/methods.js'
import { recordStream, type Stream } from './streams.js'

declare module '../core/tensor.js' {
  interface Tensor {
    /**
     * Tells the allocator that work on the stream uses this tensor, which was made on another: its memory goes to no other
     * tensor until that work is done.
     *
     * @throws PdecayError `ERR_LIBTORCH` for a tensor that is not on CUDA
     */
    recordStream(stream: Stream): void
  }
}

addMethods({
  recordStream(stream: Stream): void {
    recordStream(this, stream)
  },
})
