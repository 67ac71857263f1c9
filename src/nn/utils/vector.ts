import { show } from '../../_check.js'
import { cat, noGrad, Tensor } from '../../tensor/index.js'
import { tensorList } from './clip-grad.js'

/**
 * All parameters, flattened, one after the other.
 *
 * @param parameters at least one; all on one device
 * @returns [number of elements of all], under autograd
 * @throws RangeError for no parameters or for several devices
 */
export function parametersToVector(parameters: Iterable<Tensor>): Tensor {
  const list = tensorList('parameters', parameters)
  const devices = new Set(list.map(({ device }) => device))
  if (devices.size !== 1)
    throw new RangeError(`Expected parameters on one device but received [${[...devices].join(', ')}]`)
  return cat(list.map((each) => each.reshape([-1])))
}

/**
 * Copies a vector into parameters, one after the other: the inverse of {@link parametersToVector}.
 *
 * @param vector [number of elements of all parameters]
 * @throws RangeError for a vector of another length: no parameter is changed then
 */
export function vectorToParameters(vector: Tensor, parameters: Iterable<Tensor>): void {
  if (!(vector instanceof Tensor))
    throw new TypeError(`Expected Tensor for vector but received ${show(vector)}`)
  const list = tensorList('parameters', parameters)
  const count = list.reduce((sum, { numel }) => sum + numel, 0)
  if (vector.ndim !== 1 || vector.numel !== count)
    throw new RangeError(`Expected shape [${count}] for vector but received [${vector.shape}]`)
  noGrad(() => {
    let start = 0
    for (const each of list) {
      each.copy_(vector.narrow(0, start, each.numel).reshape(each.shape))
      start += each.numel
    }
  })
}
