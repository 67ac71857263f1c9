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
 * A tensor filled with one value. A number gives the default dtype whether it has a fraction or not, as JavaScript has one type for
 * 1 and 1.0; PyTorch gives int64 for 1.
 *
 * @param size - the shape
 * @param fillValue - what each element is set to
 * @param options.dtype - default: the default dtype for a number, int64 for a bigint, bool for a boolean, complex for a Complex
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
