import { checkInteger } from '../../_check.js'
import { core } from '../../native/index.js'

/**
 * Sets how many threads one operator may use on the CPU.
 *
 * @param threads - the number of threads, in [1, 1024]. Initially the number of physical cores
 * @throws TypeError if it is not a number; RangeError if it is not an integer in that range
 * @source torch.set_num_threads
 */
export function setNumThreads(threads: number): void {
  core().setNumThreads(checkInteger('threads', threads, '[1, 1024]'))
}

/**
 * How many threads one operator may use on the CPU.
 *
 * @returns the number of threads
 * @source torch.get_num_threads
 */
export const getNumThreads = (): number => core().getNumThreads()

/** The instruction set that libtorch's CPU kernels use on this machine: 'AVX512', 'AVX2', 'DEFAULT' … */
export const cpuCapability = (): string => core().facts().cpuCapability
