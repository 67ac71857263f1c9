import { checkKnownKeys, checkOneOf } from '../_check.js'
import { core } from '../native/index.js'
import { dtypes } from '../tensor/core/dtypes.js'
import { handleOf } from '../tensor/core/handle.js'
import { setHandle } from '../tensor/core/tensor.js'
import { type Device, type DType, noGrad, type Tensor } from '../tensor/index.js'
import { checkDevice } from '../tensor/values/create.js'
import type { ModuleToOptions } from './_base.js'

/** A device, a dtype or both, as `Module.to` takes them. */
export function readTarget(target: DType | Device | ModuleToOptions): ModuleToOptions {
  const isDtype = (dtypes as readonly unknown[]).includes(target)
  const options: ModuleToOptions =
    typeof target !== 'string' ? target : isDtype ? { dtype: target as DType } : { device: target as Device }
  checkKnownKeys('Module.to', options, ['device', 'dtype'])
  if (options.device !== undefined) checkDevice('device', options.device)
  if (options.dtype !== undefined) {
    checkOneOf('dtype', options.dtype, dtypes)
    if (!/^(float|bfloat|complex)/.test(options.dtype))
      throw new TypeError(`Expected a floating-point dtype for Module.to but received ${options.dtype}`)
  }
  return options
}

/** Gives a tensor another one's memory, dtype and device; to autograd and to optimizers it stays the same one. */
function setData(tensor: Tensor, data: Tensor): void {
  core().call(core().op('aten::set_data', '', 'Module.to'), undefined, handleOf(tensor), handleOf(data))
}

/** As {@link setData}, also between a real tensor and one of 'meta', which libtorch refuses. */
export function replace(tensor: Tensor, data: Tensor): void {
  if ((tensor.device === 'meta') === (data.device === 'meta')) {
    tensor.grad = null
    setData(tensor, data)
    return
  }
  const { requiresGrad } = tensor
  const handle = core().share(handleOf(data.detach()))
  core().free(handleOf(tensor))
  setHandle(tensor, handle)
  core().watch(handle, tensor)
  tensor.requiresGrad_(requiresGrad)
}

/** Moves or converts tensors in place, their gradients too. Nothing changes unless all can be converted. */
export function convert(tensors: readonly Tensor[], options: ModuleToOptions): void {
  noGrad(() => {
    const to = (tensor: Tensor) =>
      tensor.isFloatingPoint() || tensor.isComplex()
        ? tensor.to(options)
        : tensor.to({ device: options.device })
    const converted = tensors.map((tensor) => ({
      tensor,
      data: to(tensor),
      grad: tensor.grad && to(tensor.grad),
    }))
    for (const { tensor, data, grad } of converted) {
      // A gradient must fit its tensor at every moment.
      replace(tensor, data)
      if (grad) tensor.grad = grad
    }
  })
}

export function makeEmpty(tensors: readonly Tensor[], device: Device): void {
  checkDevice('device', device)
  noGrad(() => {
    for (const tensor of tensors) replace(tensor, tensor.newEmpty(tensor.shape, { device }))
  })
}
