import { checkBoolean, checkKnownKeys, checkNumber } from '../../_check.js'
import { core } from '../../native/index.js'
import { userStack } from './stack.js'

/** Counts of tensors and bytes. The first three are of this thread, the others of the whole process. */
export interface MemoryCounts {
  /** The number of tensors that JavaScript holds. */
  tensors: number
  /** The bytes of their elements and of the tensor objects. Memory that several views share is counted once. */
  bytes: number
  /** The number of garbage collections requested because much memory had been allocated since the last one. */
  collections: number
  /** The number of shared tensors that no thread has claimed yet. */
  shared: number
  /** The bytes in use that the caching allocator has allocated. It only handles blocks of more than 64 KiB. */
  allocated: number
  /** The bytes of free blocks that the caching allocator keeps for later requests. */
  cached: number
  /** The highest `allocated` since the start of the process or the last `memory.resetPeak()`, in bytes. */
  peak: number
}

/** Options of `memory.setCachingAllocator`. */
export interface CachingAllocatorOptions {
  /** Whether blocks allocated from now on are kept when they are freed. Default: true. */
  enabled?: boolean
  /**
   * The upper limit for the free blocks that are kept, as a fraction in (0, 1] of the memory that the process may use
   * (the limit of its cgroup, or the machine's memory). Default: 0.25.
   */
  cachedShare?: number
}

/** Returns memory counts when called, and controls the allocator of CPU tensors. */
export interface Memory {
  /** The present counts of tensors and bytes. */
  (): MemoryCounts
  /**
   * Configures the caching allocator of CPU tensors. It keeps freed blocks of more than 64 KiB in the process, so that
   * the next training step can reuse them without page faults. Resident memory stays below 1.5 times the recent peak:
   * free blocks beyond that are returned to the system. Free blocks are also returned when memory runs short and after
   * some seconds without use. The allocator is on by default. It is off if the environment variable
   * `PDECAY_CACHING_ALLOCATOR` is `0`, which permanently selects libtorch's own allocator, or if the process runs under
   * an address sanitizer.
   *
   * @returns whether the allocator is in use
   * @throws TypeError for an unknown option or one of the wrong type; RangeError for a value out of range
   * @example
   * memory.setCachingAllocator({ cachedShare: 0.1 })
   */
  setCachingAllocator(options?: CachingAllocatorOptions): boolean
  /** Returns all free blocks to the system. */
  emptyCache(): void
  /** Sets `peak` to the bytes that are allocated now. */
  resetPeak(): void
}

function counts(): MemoryCounts {
  const [tensors, bytes, , collections] = core().counts()
  const [allocated, cached, peak] = core().memory.counts()
  return { tensors, bytes, collections, shared: core().sharedCount(), allocated, cached, peak }
}

/**
 * Counts tensors and bytes, and controls the caching allocator.
 *
 * @example
 * const { tensors, allocated, cached } = memory()
 */
export const memory: Memory = Object.assign(counts, {
  setCachingAllocator(options: CachingAllocatorOptions = {}): boolean {
    checkKnownKeys('caching allocator options', options, ['enabled', 'cachedShare'])
    return core().memory.configure(
      checkBoolean('enabled', options.enabled ?? true),
      checkNumber('cachedShare', options.cachedShare ?? 0.25, '(0, 1]'),
    )
  },
  emptyCache: () => core().memory.emptyCache(),
  resetPeak: () => core().memory.resetPeak(),
})

/** The live tensors that were created at one line of the program. */
export interface MemoryPlace {
  /** The call stack, without the frames of this package. */
  stack: string
  /** The number of live tensors. */
  tensors: number
  /** The bytes of their elements. */
  bytes: number
}

/**
 * Starts to record where each tensor is created, for `memorySnapshot`. While recording is on, creating a tensor takes
 * about ten microseconds longer.
 *
 * @param enabled - false stops recording and deletes what was recorded. Default: true
 */
export function recordMemoryHistory(enabled = true): void {
  core().recordAllocationSites(checkBoolean('enabled', enabled) ? userStack : undefined)
}

/**
 * The lines that created the tensors that are alive now, sorted by bytes in descending order. Only tensors created
 * while `recordMemoryHistory` was on are listed.
 *
 * @example
 * recordMemoryHistory()
 * train()
 * console.log(memorySnapshot().slice(0, 5))
 */
export function memorySnapshot(): MemoryPlace[] {
  return core()
    .allocationSites()
    .map(([stack, tensors, bytes]) => ({ stack, tensors, bytes }))
    .sort((a, b) => b.bytes - a.bytes)
}
