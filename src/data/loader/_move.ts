import { type Device, Tensor } from '../../tensor/index.js'

function moveTensor(tensor: Tensor, device: Device): Tensor {
  if (tensor.device === device) return tensor
  // The copy from pinned memory is part of the stream's work; that memory is kept until it is done.
  const from = tensor.device === 'cpu' && device.startsWith('cuda') ? tensor.pinMemory() : tensor
  return from.to({ device, nonBlocking: from !== tensor })
}

/** A batch with its tensors on a device, in arrays and plain objects too; all else stays as it is. */
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
