import { checkFunction, checkInteger, show } from '../../_check.js'
import { core, type NativeCore } from '../../native/index.js'
import { context, runIn } from '../core/context.js'
import { handleOf, type Tensor, wrap } from '../core/tensor.js'
import { checkSeed } from '../values/generator.js'

/** A device by its number or name; 'cuda' is the current one. */
export type CudaDevice = number | 'cuda' | `cuda:${number}`

/** What a CUDA device is. */
export interface DeviceProperties {
  index: number
  name: string
  /** In bytes. */
  totalMemory: number
  /** Its compute capability: [9, 0] is sm_90. */
  capability: readonly [major: number, minor: number]
  multiprocessors: number
}

/** @internal The native functions, in the place of the running code. */
export function native(): NativeCore['cuda'] {
  context()
  return core().cuda
}

/** @internal The number of a device; undefined for the current one. */
export function indexOf(device: CudaDevice | undefined): number | undefined {
  if (device === undefined || device === 'cuda') return undefined
  if (typeof device === 'number') return checkInteger('device', device, '[0, 127]')
  if (typeof device !== 'string')
    throw new TypeError(`Expected number or 'cuda:N' for device but received ${show(device)}`)
  const [, index] = /^cuda:(\d+)$/.exec(device) ?? []
  if (index === undefined) throw new RangeError(`Expected 'cuda:N' for device but received ${show(device)}`)
  return checkInteger('device', Number(index), '[0, 127]')
}

/** Whether there is a CUDA device that libtorch can use. Never throws for want of one. */
export const isAvailable = (): boolean => core().cuda.count() > 0

/** How many CUDA devices libtorch sees; 0 without CUDA. */
export const deviceCount = (): number => core().cuda.count()

/** The CUDA devices that libtorch sees; none without CUDA. */
export function devices(): DeviceProperties[] {
  const { cuda } = core()
  return Array.from({ length: cuda.count() }, (_, index) => ({ index, ...cuda.describe(index) }))
}

/** The number of the device that 'cuda' means here. */
export const currentDevice = (): number => native().currentDevice()

/** From here on 'cuda' means this device; within `device` and `stream`, until their end. */
export function setDevice(device: CudaDevice): void {
  const index = indexOf(device) ?? currentDevice()
  native().setDevice(index)
  context().place.device = index
}

/**
 * Runs `fn` with a current device; also across the awaits of an async `fn`, and while others run.
 *
 * @returns what `fn` returns
 */
export function device<T>(device: CudaDevice, fn: () => T): T {
  const index = indexOf(device) ?? currentDevice()
  checkFunction('fn', fn)
  native().currentStream(index) // refuses a device that is not there
  return runIn({ place: { device: index, streams: new Map(context().place.streams) } }, fn, () => {})
}

/** Waits until a device has done all that it was given. Default: the current device. */
export const synchronize = (device?: CudaDevice): void => native().synchronize(indexOf(device))

/** As `synchronize`, off the JavaScript thread. */
export async function synchronizeAsync(device?: CudaDevice): Promise<void> {
  await native().synchronizeAsync(indexOf(device))
}

/** Seeds the default random numbers of the current device. `manualSeed` of the package seeds those of all devices. */
export function manualSeed(seed: number | bigint): void {
  core().seedGenerator(native().generator(undefined), checkSeed(seed))
}

/** Seeds the default random numbers of every CUDA device. */
export function manualSeedAll(seed: number | bigint): void {
  const checked = checkSeed(seed)
  native().currentDevice()
  for (let index = 0; index < deviceCount(); index++)
    core().seedGenerator(core().cuda.generator(index), checked)
}

/** The state of a device's default random numbers, as a uint8 tensor on the CPU. */
export const rngState = (device?: CudaDevice): Tensor =>
  wrap(core().generatorState(native().generator(indexOf(device))))

export function setRngState(state: Tensor, device?: CudaDevice): void {
  core().setGeneratorState(native().generator(indexOf(device)), handleOf(state))
}
