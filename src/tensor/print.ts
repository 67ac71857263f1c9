import type { Tensor } from './tensor.js'

/** A short text for the console. */
export function format(tensor: Tensor): string {
  return `Tensor(${tensor.dtype} [${tensor.shape.join(', ')}])`
}
