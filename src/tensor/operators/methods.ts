// Adds the methods of this folder to Tensor. It must be imported before a Tensor is used.
import { type CudaDevice, indexOf } from '../core/cuda.js'
import type { Device, DType, MemoryFormat } from '../core/dtypes.js'
import { addMethods } from '../core/methods.js'
import type { Tensor } from '../core/tensor.js'
import { operatorMethod } from './call.js'
import { Code, codeOf } from './codes.js'
import { lookUp, operatorMethods } from './install.js'
import type { TensorMethods } from './methods.gen.js'

/** Options of `Tensor.to`. */
export interface ToOptions {
  /** The dtype to convert to. Default: that of the tensor. */
  dtype?: DType
  /** The device to move to. Default: that of the tensor. */
  device?: Device
  /** Whether to copy even if dtype and device do not change. Default: false. */
  copy?: boolean
  /** Whether to return before a copy from pinned memory to a CUDA device is done. Default: false. */
  nonBlocking?: boolean
  /** The order of the dimensions in memory. Default: 'preserve'. */
  memoryFormat?: MemoryFormat
}

declare module '../core/tensor.js' {
  interface Tensor extends TensorMethods {
    /**
     * Converts this tensor to another dtype or device, or both. If nothing changes, the result is a new Tensor over the
     * same memory.
     *
     * @param target - a dtype, a device, or a tensor whose dtype and device are used
     */
    to(target: DType | Device | Tensor, options?: ToOptions): Tensor
    to(options: ToOptions): Tensor
    /** This tensor as float32. */
    float(): Tensor
    /** This tensor as float64. */
    double(): Tensor
    /** This tensor as float16. */
    half(): Tensor
    /** This tensor as bfloat16. */
    bfloat16(): Tensor
    /** This tensor as int64. */
    long(): Tensor
    /** This tensor as int32. */
    int(): Tensor
    /** This tensor as int16. */
    short(): Tensor
    /** This tensor as int8. */
    char(): Tensor
    /** This tensor as uint8. */
    byte(): Tensor
    /** This tensor as bool: true for each element that is not 0. */
    bool(): Tensor
    /** This tensor as complex64. */
    cfloat(): Tensor
    /** This tensor as complex128. */
    cdouble(): Tensor
    /** This tensor on the CPU. */
    cpu(): Tensor
    /**
     * This tensor on a CUDA device.
     *
     * @param device - the index or name of the device. Default: the current device
     */
    cuda(device?: CudaDevice): Tensor
    /** The number of dimensions. Same as {@link ndim}. */
    dim(): number
  }
}

// No schema of `to` takes only a device by position.
const convert = operatorMethod('to', 'to', lookUp)

/** The dtype that each conversion method of Tensor converts to. */
const conversions: Readonly<Record<string, DType>> = {
  float: 'float32',
  double: 'float64',
  half: 'float16',
  bfloat16: 'bfloat16',
  long: 'int64',
  int: 'int32',
  short: 'int16',
  char: 'int8',
  byte: 'uint8',
  bool: 'bool',
  cfloat: 'complex64',
  cdouble: 'complex128',
}

for (const [name, dtype] of Object.entries(conversions))
  addMethods({
    [name](): Tensor {
      return this.to(dtype)
    },
  })

addMethods({
  ...operatorMethods(),
  cpu(): Tensor {
    return this.to('cpu')
  },
  cuda(device?: CudaDevice): Tensor {
    const index = indexOf(device)
    return this.to(index === undefined ? 'cuda' : `cuda:${index}`)
  },
  dim(): number {
    return this.ndim
  },
  to(target: unknown, options?: object): unknown {
    if (codeOf(target) === Code.Device) return convert.call(this, { ...options, device: target })
    if (codeOf(target) === Code.Dtype) return convert.call(this, { ...options, dtype: target })
    return options === undefined ? convert.call(this, target) : convert.call(this, target, options)
  },
})
