import { type Device, Tensor } from '../../tensor/index.js'

function moveTensor(tensor: Tensor, device: Device): Tensor {
  if (tensor.device === device) return tensor
  // The copy from pinned memory runs in the stream, and the memory is kept until the copy is done.
  const from = tensor.device === 'cpu' && device.startsWith('cuda') ? tensor.pinMemory() : tensor
  return from.to({ device, nonBlocking: from !== tensor })
}

/** Moves the tensors of a batch to a device, also in arrays and plain objects. Other values are unchanged. */
export function moveTo<Batch>(batch: Batch, device: Device): Batch {
  const move = (value: unknown): unknown => {
    if (value instanceof Tensor) return moveTensor(value, device)
    if (Array.isArray(value)) return value.map(move)
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, move(each)]))
  }
  return move(batch) as Batch
}
