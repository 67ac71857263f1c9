// Adds the method of this folder to Tensor. It must be imported before a Tensor is used.
import { addMethods } from '../core/methods.js'
import { recordStream, type Stream } from './streams.js'

declare module '../core/tensor.js' {
  interface Tensor {
    /**
     * Tells the allocator that work on `stream` uses this tensor, which was created on another stream. Its memory is
     * not reused before that work is done.
     *
     * @param stream - the stream that uses the tensor
     * @throws PdecayError `ERR_LIBTORCH` if the tensor is not on a CUDA device
     */
    recordStream(stream: Stream): void
  }
}

addMethods({
  recordStream(stream: Stream): void {
    recordStream(this, stream)
  },
})
