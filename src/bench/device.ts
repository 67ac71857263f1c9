import { UsageError } from '../_usage.js'
import { PdecayError } from '../errors.js'
import { cuda, type Device } from '../tensor/index.js'

/** Where work can be done. */
export type RealDevice = Exclude<Device, 'meta'>

/** Checks the word given for --device; needs no libtorch. */
export function checkDevice(device: string | undefined): asserts device is RealDevice | undefined {
  if (device === undefined) return
  if (!/^(cpu|cuda(:\d+)?)$/.test(device))
    throw new UsageError(`Expected cpu, cuda or cuda:N for --device but received ${device}`)
}

/** Needs libtorch, and so comes after all that does not. */
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
