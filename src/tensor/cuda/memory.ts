import { type CudaDevice, indexOf, nativeCuda } from '../core/cuda.js'

/**
 * What libtorch's allocator has done on a device, by torch's own names: `allocated_bytes.all.current`,
 * `reserved_bytes.large_pool.peak`, `num_ooms` …
 *
 * @param device - default: the current device
 * @source torch.cuda.memory_stats
 */
export const memoryStats = (device?: CudaDevice): Record<string, number> =>
  nativeCuda().memoryStats(indexOf(device))

const bytes = (kind: 'allocated' | 'reserved', when: 'current' | 'peak', device?: CudaDevice): number =>
  memoryStats(device)[`${kind}_bytes.all.${when}`]!

/** The bytes that tensors take on a device. */
export const memoryAllocated = (device?: CudaDevice): number => bytes('allocated', 'current', device)

/** The most that they have taken since `resetPeakMemoryStats`. */
export const maxMemoryAllocated = (device?: CudaDevice): number => bytes('allocated', 'peak', device)

/** The bytes that the allocator holds on a device, those of tensors among them. */
export const memoryReserved = (device?: CudaDevice): number => bytes('reserved', 'current', device)

/** The most that it has held since `resetPeakMemoryStats`. */
export const maxMemoryReserved = (device?: CudaDevice): number => bytes('reserved', 'peak', device)

/** The bytes that a device has free, and in all. */
export const memGetInfo = (device?: CudaDevice): [free: number, total: number] =>
  nativeCuda().memoryInfo(indexOf(device))

/** Peaks begin again at what is taken now. */
export const resetPeakMemoryStats = (device?: CudaDevice): void => nativeCuda().resetPeak(indexOf(device))

/** Sums of what was ever allocated and freed begin again at 0. */
export const resetAccumulatedMemoryStats = (device?: CudaDevice): void =>
  nativeCuda().resetAccumulated(indexOf(device))

/** Gives the memory that the allocator holds for later back to the devices. */
export const emptyCache = (): void => nativeCuda().emptyCache()
