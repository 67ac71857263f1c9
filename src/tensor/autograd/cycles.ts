import type { NativeCallback } from '../../native/index.js'
import type { Tensor } from '../core/tensor.js'

// Autograd holds a hook for as long as it holds the tensor. A hook that refers to its own tensor would keep that alive
// for ever: V8 does not see through native code. So the tensor's JavaScript objects hold the hook as well, in a way that
// V8 does see, and where nothing but these objects holds the tensor, native code holds the hook weakly during a full
// collection (binding/napi/autograd/cycles.h). The same holds for a custom function's backward and its outputs.
const held = new WeakMap<Tensor, Set<NativeCallback>>()

/** Lets each of the tensors hold the function, and gives what ends that. */
export function holdWith(tensors: readonly Tensor[], fn: NativeCallback): () => void {
  // No WeakRef: it would keep the tensors for as long as a loop does not yield.
  const sets = tensors.map((tensor) => {
    const functions = held.get(tensor) ?? new Set()
    held.set(tensor, functions.add(fn))
    return functions
  })
  return () => {
    for (const functions of sets) functions.delete(fn)
  }
}
