import { core } from '../native/index.js'
import { handleOf, wrap } from '../tensor/core/handle.js'
import { keep, type Tensor } from '../tensor/index.js'

// Tensors over the memory of typed arrays, for pdecay/arrays.

/** An array of weights or of gradients. */
export type FloatArray = Float32Array | Float64Array

/** A parameter in an array's own memory. */
export function viewArray(array: FloatArray, shape: readonly number[]): Tensor {
  return keep(wrap(core().viewArray(array, shape)).requiresGrad_())
}

/** Makes an array a parameter's gradient, or drops the gradient; no Tensor is kept. */
export function viewGradient(param: Tensor, gradient: FloatArray | null): void {
  const handle = gradient && core().viewArray(gradient, param.shape)
  core().setGrad(handleOf(param), handle)
  if (handle !== null) core().free(handle)
}
