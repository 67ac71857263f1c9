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
  /** Runs a full garbage collection, including cycles through hooks and custom functions, and a sweep. */
  collect(): void
  /** Waits for work outside the JavaScript thread, and allows no more of it. */
  close(): void
  /** [tensors alive, their bytes, those with a weak reference, collections requested] */
  counts(): [number, number, number, number]
  /** Records where new tensors are created, as reported by the function; undefined stops the recording. */
  recordAllocationSites(trace: (() => string) | undefined): void
  /** [stack, tensors, bytes] */
  allocationSites(): [string, number, number][]
  configure(error: typeof PdecayError, collect: (full: boolean) => void, pressure: number): void
}
