/** The caching allocator of CPU tensors. */
export interface MemoryCore {
  configure(enabled: boolean, cachedShare: number): boolean
  counts(): [allocated: number, cached: number, peak: number, reused: number, fresh: number]
  emptyCache(): void
  /** Returns free blocks to the system if nothing was allocated since the last call. */
  rest(): void
  resetPeak(): void
}
