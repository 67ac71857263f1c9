import type { PdecayError } from '../../errors.js'
import type { Handle } from './handle.js'

/** The table of tensors. */
export interface SlotsCore {
  free(handle: Handle): void
  freeMany(handles: Float64Array, count: number): void
  watch(handle: Handle, object: object): void
  unwatch(handle: Handle): void
  holds(handle: Handle): boolean
  sweep(): number
  /** A full garbage collection, cycles through hooks and custom functions included, and a sweep. */
  collect(): void
  /** Waits for what runs off the thread; from now on nothing does. */
  close(): void
  /** [tensors alive, their bytes, those with a weak reference, collections asked for] */
  counts(): [number, number, number, number]
  /** Has new tensors note where they were made, as the function tells; undefined ends it. */
  recordAllocationSites(trace: (() => string) | undefined): void
  /** [stack, tensors, bytes] */
  allocationSites(): [string, number, number][]
  configure(error: typeof PdecayError, collect: (full: boolean) => void, pressure: number): void
}
