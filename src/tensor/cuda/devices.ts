import { checkFunction } from '../../_check.js'
import { core } from '../../native/index.js'
import { context, runIn } from '../core/context.js'
import { type CudaDevice, indexOf, nativeCuda } from '../core/cuda.js'
import { checkSeed } from '../values/generator.js'

/** The properties of a CUDA device. */
export interface DeviceProperties {
  /** The index of the device: 0 for 'cuda:0'. */
  index: number
  /** The name of the model. */
  name: string
  /** The memory of the device, in bytes. */
  totalMemory: number
  /** The compute capability: [9, 0] is sm_90. */
  capability: readonly [major: number, minor: number]
  /** The number of streaming multiprocessors. */
  multiprocessors: number
}

/** Whether libtorch can use a CUDA device. Returns false instead of throwing an error if there is none. */
export const isAvailable = (): boolean => core().cuda.count() > 0

/** The number of CUDA devices that libtorch can use; 0 without CUDA. */
export const deviceCount = (): number => core().cuda.count()

/** The properties of the CUDA devices that libtorch can use; an empty array without CUDA. */
export function devices(): DeviceProperties[] {
  const { cuda } = core()
  return Array.from({ length: cuda.count() }, (_, index) => ({ index, ...cuda.describe(index) }))
}

/** The index of the current device, which 'cuda' refers to. */
export const currentDevice = (): number => nativeCuda().currentDevice()

/** Sets the current device. Inside `cuda.device` and `cuda.stream` this lasts until they end. */
export function setDevice(device: CudaDevice): void {
  const index = indexOf(device) ?? currentDevice()
  nativeCuda().setDevice(index)
  context().deviceState.device = index
}

/**
 * Runs `fn` with another current device. For an async `fn` this holds across its awaits, but not for other code that
 * runs in between.
 *
 * @param device - the index or name of the device
 * @returns what `fn` returns
 */
export function device<T>(device: CudaDevice, fn: () => T): T {
  const index = indexOf(device) ?? currentDevice()
  checkFunction('fn', fn)
  nativeCuda().currentStream(index) // throws if the device does not exist
  const streams = new Map(context().deviceState.streams)
  return runIn({ deviceState: { device: index, streams } }, fn, () => {})
}

/** Waits until all work on a device is done. Default: the current device. */
export const synchronize = (device?: CudaDevice): void => nativeCuda().synchronize(indexOf(device))

/** As `synchronize`, without blocking the JavaScript thread. */
export async function synchronizeAsync(device?: CudaDevice): Promise<void> {
  await nativeCuda().synchronizeAsync(indexOf(device))
}

/**
 * Seeds the default generator of the current device. The package's `manualSeed` seeds the generators of all devices.
 */
export function manualSeed(seed: number | bigint): void {
  core().seedGenerator(nativeCuda().generator(undefined), checkSeed(seed))
}

/** Seeds the default generators of all CUDA devices. */
export function manualSeedAll(seed: number | bigint): void {
  const checked = checkSeed(seed)
  nativeCuda().currentDevice()
  for (let index = 0; index < deviceCount(); index++)
    core().seedGenerator(core().cuda.generator(index), checked)
}
