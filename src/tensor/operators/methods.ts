// Completes class Tensor: to be imported before a Tensor is used.
import { inspect } from 'node:util'
import { backwardAsync, itemAsync, toTypedArrayAsync } from '../autograd/async.js'
import { type RemovableHandle, registerHook, registerPostAccumulateGradHook } from '../autograd/hooks.js'
import type { TypedArray } from '../core/dtypes.js'
import { type BackwardOptions, Tensor } from '../core/tensor.js'
import { recordStream, type Stream } from '../cuda/streams.js'
import { setFull } from '../values/create.js'
import { index, set, slices } from '../values/indexing.js'
import { format } from '../values/print.js'
import { type SharedTensor, type ShareOptions, share } from '../values/shared.js'
import { operatorFunction, operatorMethod } from './call.js'
import { Code, codeOf } from './codes.js'
import { installMethods, lookUp } from './install.js'

const define = (name: string | symbol, value: (this: Tensor, ...args: never[]) => unknown): void => {
  Object.defineProperty(Tensor.prototype, name, { value, writable: true, configurable: true })
}

installMethods()
setFull(operatorFunction('full', 'full', lookUp) as Parameters<typeof setFull>[0])

function print(this: Tensor): string {
  return this.disposed ? 'tensor(disposed)' : format(this)
}
define('toString', print)
define(inspect.custom, print)

// No schema takes a device alone by position.
const convert = operatorMethod('to', 'to', lookUp)
define('to', function to(this: Tensor, target: unknown, options?: object): unknown {
  if (codeOf(target) === Code.Device) return convert.call(this, { ...options, device: target })
  if (codeOf(target) === Code.Dtype) return convert.call(this, { ...options, dtype: target })
  return options === undefined ? convert.call(this, target) : convert.call(this, target, options)
})

define('registerHook', function (this: Tensor, hook: Parameters<typeof registerHook>[1]): RemovableHandle {
  return registerHook(this, hook)
})
define(
  'registerPostAccumulateGradHook',
  function (this: Tensor, hook: (leaf: Tensor) => void): RemovableHandle {
    return registerPostAccumulateGradHook(this, hook)
  },
)
define('backwardAsync', function (this: Tensor, options: BackwardOptions = {}): Promise<void> {
  const { gradient, ...others } = options
  return backwardAsync(this, gradient ? { gradTensors: [gradient], ...others } : others)
})
define('itemAsync', function (this: Tensor): Promise<number> {
  return itemAsync(this)
})
define('toTypedArrayAsync', function (this: Tensor): Promise<TypedArray> {
  return toTypedArrayAsync(this)
})

define('recordStream', function (this: Tensor, stream: Stream): void {
  recordStream(this, stream)
})

define('index', function (this: Tensor, ...parts: unknown[]): Tensor {
  return index(this, parts)
})
define('set', function (this: Tensor, where: unknown, value: unknown): Tensor {
  return set(this, where, value)
})
define(Symbol.iterator, function (this: Tensor): Iterator<Tensor> {
  return slices(this)
})
define('share', function (this: Tensor, options?: ShareOptions): SharedTensor {
  return share(this, options)
})
