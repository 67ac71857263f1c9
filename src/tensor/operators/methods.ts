// The methods of Tensor that this room adds: to be imported before a Tensor is used.
import type { Device, DType, MemoryFormat } from '../core/dtypes.js'
import { addMethods } from '../core/methods.js'
import { operatorMethod } from './call.js'
import { Code, codeOf } from './codes.js'
import { lookUp, operatorMethods } from './install.js'
import type { TensorMethods } from './methods.gen.js'

export interface ToOptions {
  dtype?: DType
  device?: Device
  /** A copy even where nothing changes. Default: false. */
  copy?: boolean
  nonBlocking?: boolean
  memoryFormat?: MemoryFormat
}

declare module '../core/tensor.js' {
  interface Tensor extends TensorMethods {
    /** This tensor with another dtype, on another device, or both; itself (as a new Tensor) where nothing changes. */
    to(target: DType | Device | Tensor, options?: ToOptions): Tensor
    to(options: ToOptions): Tensor
  }
}

// No schema takes a device alone by position.
const convert = operatorMethod('to', 'to', lookUp)

addMethods({
  ...operatorMethods(),
  to(target: unknown, options?: object): unknown {
    if (codeOf(target) === Code.Device) return convert.call(this, { ...options, device: target })
    if (codeOf(target) === Code.Dtype) return convert.call(this, { ...options, dtype: target })
    return options === undefined ? convert.call(this, target) : convert.call(this, target, options)
  },
})
