import { show } from '../../_check.js'
import { Complex } from '../core/complex.js'
import type { DType, Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import type { TensorOptions } from '../values/create.js'
import { operator } from './install.js'

const native: typeof full = operator('full')

function dtypeOf(value: unknown): DType {
  if (typeof value === 'number') return 'float32'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'boolean') return 'bool'
  if (value instanceof Complex) return 'complex64'
  throw new TypeError(`Expected number, bigint, boolean or Complex for fillValue but received ${show(value)}`)
}

/**
 * A tensor filled with one value. A number gives float32 whether it has a fraction or not, as JavaScript has one type for
 * 1 and 1.0; PyTorch gives int64 for 1.
 *
 * @param size - the shape
 * @param fillValue - what each element is set to
 * @param options.dtype - default: float32 for a number, int64 for a bigint, bool for a boolean, complex64 for a Complex
 * @returns a tensor of that shape
 * @throws TypeError for a value of another kind
 * @source torch.full
 */
export function full(
  size: number | readonly number[],
  fillValue: Scalar,
  options: TensorOptions = {},
): Tensor {
  return native(size, fillValue, { dtype: dtypeOf(fillValue), ...options })
}
