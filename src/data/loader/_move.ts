import { cuda, type Device, Tensor } from '../../tensor/index.js'

function moveTensor(tensor: Tensor, device: Device): Tensor {
  if (tensor.device === device) return tensor
  // The copy from pinned memory runs in the stream, and the memory is kept until the copy is done.
  const from = tensor.device === 'cpu' && device.startsWith('cuda') ? tensor.pinMemory() : tensor
  return from.to({ device, nonBlocking: from !== tensor })
}

function eachTensor<Batch>(batch: Batch, change: (tensor: Tensor) => Tensor): Batch {
  const walk = (value: unknown): unknown => {
    if (value instanceof Tensor) return change(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each)]))
  }
  return walk(batch) as Batch
}

/** Moves the tensors of a batch to a device, also in arrays and plain objects. Other values are unchanged. */
export const moveTo = <Batch>(batch: Batch, device: Device): Batch =>
  eachTensor(batch, (tensor) => moveTensor(tensor, device))

/** Puts the CPU tensors of a batch into pinned memory, if there is CUDA. */
export const pin = <Batch>(batch: Batch): Batch =>
  cuda.isAvailable()
    ? eachTensor(batch, (tensor) => (tensor.device === 'cpu' ? tensor.pinMemory() : tensor))
    : batch
