import { checkFunction } from '../../_check.js'
import { core } from '../../native/index.js'
import { context, runIn } from '../core/context.js'
import { type CudaDevice, indexOf, nativeCuda } from '../core/cuda.js'
import { checkSeed } from '../values/generator.js'

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
export const currentDevice = (): number => nativeCuda().currentDevice()

/** From here on 'cuda' means this device; within `device` and `stream`, until their end. */
export function setDevice(device: CudaDevice): void {
  const index = indexOf(device) ?? currentDevice()
  nativeCuda().setDevice(index)
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
  nativeCuda().currentStream(index) // refuses a device that is not there
  return runIn({ place: { device: index, streams: new Map(context().place.streams) } }, fn, () => {})
}

/** Waits until a device has done all that it was given. Default: the current device. */
export const synchronize = (device?: CudaDevice): void => nativeCuda().synchronize(indexOf(device))

/** As `synchronize`, off the JavaScript thread. */
export async function synchronizeAsync(device?: CudaDevice): Promise<void> {
  await nativeCuda().synchronizeAsync(indexOf(device))
}

/** Seeds the default random numbers of the current device. `manualSeed` of the package seeds those of all devices. */
export function manualSeed(seed: number | bigint): void {
  core().seedGenerator(nativeCuda().generator(undefined), checkSeed(seed))
}

/** Seeds the default random numbers of every CUDA device. */
export function manualSeedAll(seed: number | bigint): void {
  const checked = checkSeed(seed)
  nativeCuda().currentDevice()
  for (let index = 0; index < deviceCount(); index++)
    core().seedGenerator(core().cuda.generator(index), checked)
}
