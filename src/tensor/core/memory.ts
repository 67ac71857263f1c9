import { checkBoolean, checkKnownKeys, checkNumber } from '../../_check.js'
import { core } from '../../native/index.js'
import { userStack } from './stack.js'

export interface MemoryCounts {
  /** Tensors that JavaScript holds. */
  tensors: number
  /** Bytes of their elements (views of one memory count once) and of the tensors themselves. */
  bytes: number
  /** Collections asked for because much was made since the last one. */
  collections: number
  /** Tensors of the whole process that were shared and that no thread has claimed yet. */
  shared: number
  /** Bytes that the caching allocator has given out, in all threads: blocks of more than 64 KiB. */
  allocated: number
  /** Bytes that it keeps for the next request. */
  cached: number
  /** The highest `allocated` since the start, or since `memory.resetPeak()`. */
  peak: number
}

export interface CachingAllocatorOptions {
  /** Whether new blocks are kept when they are freed. Default: true. */
  enabled?: boolean
  /**
   * Most that free blocks may keep, as a share of the memory that the process may use (its cgroup's limit, or the
   * machine's memory): in (0, 1]. Default: 0.25.
   */
  cachedShare?: number
}

/** What the tensors of this thread take, and what the allocator of CPU tensors holds. */
export interface Memory {
  (): MemoryCounts
  /**
   * Sets how memory of CPU tensors is kept between training steps. Blocks of more than 64 KiB that tensors free stay
   * with the process, so that the next step finds them without page faults. What is resident stays within 1.5 times the
   * recent peak; free blocks go back to the system beyond that, when memory runs short, and after some seconds without
   * use. It is on unless the environment has `PDECAY_CACHING_ALLOCATOR=0`, which leaves libtorch's own allocator in
   * place for good, or the process runs under an address sanitizer.
   *
   * @returns whether the allocator is in use
   * @throws TypeError, RangeError for an unknown option, or one out of range
   * @example
   * memory.setCachingAllocator({ cachedShare: 0.1 })
   */
  setCachingAllocator(options?: CachingAllocatorOptions): boolean
  /** Gives all free blocks back to the system. */
  emptyCache(): void
  /** Starts `peak` anew, from what is allocated now. */
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

/** Living tensors that one line of the program made. */
export interface MemoryPlace {
  /** The stack, without this package's own frames. */
  stack: string
  tensors: number
  bytes: number
}

/**
 * Notes from now on where each tensor is made, for `memorySnapshot`; false ends it and forgets. Each tensor then costs
 * some ten microseconds.
 */
export function recordMemoryHistory(enabled = true): void {
  core().recordAllocationSites(checkBoolean('enabled', enabled) ? userStack : undefined)
}

/**
 * Which lines made the tensors that are alive now, the largest first; those made while `recordMemoryHistory` was on.
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
