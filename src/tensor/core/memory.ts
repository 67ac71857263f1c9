import { checkBoolean } from '../../_check.js'
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
}

/** What the tensors of this thread take. */
export function memory(): MemoryCounts {
  const [tensors, bytes, , collections] = core().counts()
  return { tensors, bytes, collections, shared: core().sharedCount() }
}

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
  core().recordPlaces(checkBoolean('enabled', enabled) ? userStack : undefined)
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
    .places()
    .map(([stack, tensors, bytes]) => ({ stack, tensors, bytes }))
    .sort((a, b) => b.bytes - a.bytes)
}
