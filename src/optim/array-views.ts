import { core } from '../native/index.js'
import { handleOf, wrap } from '../tensor/core/handle.js'
import { keep, type Tensor } from '../tensor/index.js'

/** What pdecay/arrays steps: its elements are weights, or gradients, where they lie. */
export type FloatArray = Float32Array | Float64Array

/** A parameter over an array's own memory. */
export function viewArray(array: FloatArray, shape: readonly number[]): Tensor {
  return keep(wrap(core().viewArray(array, shape)).requiresGrad_())
}

/** Makes an array, or nothing, a parameter's gradient; no Tensor is left over. */
export function viewGradient(param: Tensor, gradient: FloatArray | null): void {
  const handle = gradient && core().viewArray(gradient, param.shape)
  core().setGrad(handleOf(param), handle)
  if (handle !== null) core().free(handle)
}
