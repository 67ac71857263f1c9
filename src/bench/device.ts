import { UsageError } from '../_usage.js'
import { PdecayError } from '../errors.js'
import { cuda, type Device } from '../tensor/index.js'

/** A device that can run operators. */
export type RealDevice = Exclude<Device, 'meta'>

/** Checks the value of --device. Does not need libtorch. */
export function checkDevice(device: string | undefined): asserts device is RealDevice | undefined {
  if (device === undefined) return
  if (!/^(cpu|cuda(:\d+)?)$/.test(device))
    throw new UsageError(`Expected cpu, cuda or cuda:N for --device but received ${device}`)
}

/** Checks that a device is available. It loads libtorch, so call it after checks that do not need libtorch. */
export function requireDevice(device: Device): void {
  if (device === 'cpu') return
  const count = cuda.deviceCount()
  const index = Number(device.split(':')[1] ?? 0)
  if (index >= count)
    throw new PdecayError(
      'ERR_CUDA',
      `--device ${device}: libtorch sees ${count} CUDA devices here. What to do: pdecay doctor`,
    )
}
