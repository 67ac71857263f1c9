// Completes class Tensor: to be imported before a Tensor is used.
import { installMethods, lookUp } from './_install.js'
import { operatorFunction, operatorMethod } from './_operators.js'
import { Code, codeOf } from './_resolve.js'
import { setFull } from './create.js'
import { Tensor } from './tensor.js'

installMethods()
setFull(operatorFunction('full', 'full', lookUp) as Parameters<typeof setFull>[0])

// No schema takes a device alone by position.
const convert = operatorMethod('to', 'to', lookUp)
Object.defineProperty(Tensor.prototype, 'to', {
  value: function to(this: Tensor, target: unknown, options?: object): unknown {
    if (codeOf(target) === Code.Device) return convert.call(this, { ...options, device: target })
    if (codeOf(target) === Code.Dtype) return convert.call(this, { ...options, dtype: target })
    return options === undefined ? convert.call(this, target) : convert.call(this, target, options)
  },
  writable: true,
  configurable: true,
})
