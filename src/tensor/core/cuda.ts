import { checkInteger, show } from '../../_check.js'
import { core, type NativeCore } from '../../native/index.js'
import { context } from './context.js'

/** A CUDA device, given by its index or name; 'cuda' is the current device. */
export type CudaDevice = number | 'cuda' | `cuda:${number}`

/** @internal The native CUDA functions, after the device and streams of the running code have been set. */
export function nativeCuda(): NativeCore['cuda'] {
  context()
  return core().cuda
}

/** @internal The index of a device; undefined for the current device. */
export function indexOf(device: CudaDevice | undefined): number | undefined {
  if (device === undefined || device === 'cuda') return undefined
  if (typeof device === 'number') return checkInteger('device', device, '[0, 127]')
  if (typeof device !== 'string')
    throw new TypeError(`Expected number or 'cuda:N' for device but received ${show(device)}`)
  const [, index] = /^cuda:(\d+)$/.exec(device) ?? []
  if (index === undefined) throw new RangeError(`Expected 'cuda:N' for device but received ${show(device)}`)
  return checkInteger('device', Number(index), '[0, 127]')
}
