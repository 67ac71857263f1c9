import { type CudaDevice, indexOf, nativeCuda } from '../core/cuda.js'

/**
 * The statistics of libtorch's CUDA memory allocator for a device, with torch's names: `allocated_bytes.all.current`,
 * `reserved_bytes.large_pool.peak`, `num_ooms` …
 *
 * @param device - default: the current device
 * @returns a number for each name; sizes are in bytes
 * @source torch.cuda.memory_stats
 */
export const memoryStats = (device?: CudaDevice): Record<string, number> =>
  nativeCuda().memoryStats(indexOf(device))

const bytes = (kind: 'allocated' | 'reserved', when: 'current' | 'peak', device?: CudaDevice): number =>
  memoryStats(device)[`${kind}_bytes.all.${when}`]!

/** The memory that tensors occupy on a device, in bytes. Default: the current device. */
export const memoryAllocated = (device?: CudaDevice): number => bytes('allocated', 'current', device)

/** The peak of `memoryAllocated` since the start or the last `resetPeakMemoryStats`, in bytes. */
export const maxMemoryAllocated = (device?: CudaDevice): number => bytes('allocated', 'peak', device)

/** The memory that the allocator holds on a device, including that of tensors, in bytes. */
export const memoryReserved = (device?: CudaDevice): number => bytes('reserved', 'current', device)

/** The peak of `memoryReserved` since the start or the last `resetPeakMemoryStats`, in bytes. */
export const maxMemoryReserved = (device?: CudaDevice): number => bytes('reserved', 'peak', device)

/** The free and the total memory of a device, in bytes. */
export const memGetInfo = (device?: CudaDevice): [free: number, total: number] =>
  nativeCuda().memoryInfo(indexOf(device))

/** Resets the peak statistics of a device to the present values. */
export const resetPeakMemoryStats = (device?: CudaDevice): void => nativeCuda().resetPeak(indexOf(device))

/** Resets the accumulated statistics of a device (total allocated, total freed) to 0. */
export const resetAccumulatedMemoryStats = (device?: CudaDevice): void =>
  nativeCuda().resetAccumulated(indexOf(device))

/** Returns the unused memory that the allocator holds to the devices. */
export const emptyCache = (): void => nativeCuda().emptyCache()
