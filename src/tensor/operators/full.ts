import { show } from '../../_check.js'
import { Complex } from '../core/complex.js'
import type { DType, Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import { defaultDtype, type TensorOptions } from '../values/create.js'
import { operator } from './install.js'

const native: typeof full = operator('full')

function dtypeOf(value: unknown): DType {
  const kind = value instanceof Complex ? 'complex' : typeof value
  if (kind === 'number' || kind === 'bigint' || kind === 'boolean' || kind === 'complex')
    return defaultDtype(kind)
  throw new TypeError(`Expected number, bigint, boolean or Complex for fillValue but received ${show(value)}`)
}

/**
 * Creates a tensor filled with one value. Unlike in PyTorch, the number 1 gives the default dtype instead of int64,
 * because JavaScript does not distinguish 1 and 1.0.
 *
 * @param size - the shape
 * @param fillValue - the value of each element
 * @param options.dtype - default: float32 for a number, int64 for a bigint, bool for a boolean, complex64 for a Complex
 * @returns a tensor of that shape
 * @throws TypeError for a value of another type
 * @source torch.full
 */
export function full(
  size: number | readonly number[],
  fillValue: Scalar,
  options: TensorOptions = {},
): Tensor {
  return native(size, fillValue, { dtype: dtypeOf(fillValue), ...options })
}
