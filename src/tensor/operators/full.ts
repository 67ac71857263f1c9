import { show } from '../../_check.js'
import type { Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import type { TensorOptions } from '../values/create.js'
import { operator } from './install.js'

const dtypeOf = { number: 'float32', bigint: 'int64', boolean: 'bool' } as const
const native: typeof full = operator('full')

/**
 * A tensor filled with one value. Unlike PyTorch's, a number gives float32 whether it has a fraction or not, as
 * JavaScript's 1 and 1.0 are the same; bigint gives int64, boolean bool.
 */
export function full(
  size: number | readonly number[],
  fillValue: Scalar,
  options: TensorOptions = {},
): Tensor {
  const kind = typeof fillValue
  if (kind !== 'number' && kind !== 'bigint' && kind !== 'boolean')
    throw new TypeError(`Expected number, bigint or boolean for fillValue but received ${show(fillValue)}`)
  return native(size, fillValue, { dtype: dtypeOf[kind], ...options })
}
