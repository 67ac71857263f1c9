import type { NativeCallback } from '../../native/index.js'
import type { Tensor } from '../core/tensor.js'

// Autograd keeps a reference to a hook as long as the tensor exists. A hook that refers to its own tensor would
// therefore keep it alive forever, because V8 cannot trace references through native code. So the tensor's JavaScript
// objects reference the hook too, in a way that V8 can trace. If only these objects reference the tensor, native code
// makes its reference to the hook weak during a full garbage collection (binding/napi/autograd/cycles.h). The same
// applies to the backward of a custom function and its outputs.
const held = new WeakMap<Tensor, Set<NativeCallback>>()

/** Makes each of the tensors reference the function. Returns a function that removes these references. */
export function holdWith(tensors: readonly Tensor[], fn: NativeCallback): () => void {
  // Not a WeakRef: it would keep the tensors alive until the event loop runs.
  const sets = tensors.map((tensor) => {
    const functions = held.get(tensor) ?? new Set()
    held.set(tensor, functions.add(fn))
    return functions
  })
  return () => {
    for (const functions of sets) functions.delete(fn)
  }
}
