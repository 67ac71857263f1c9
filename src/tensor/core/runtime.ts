import { checkInteger } from '../../_check.js'
import { core } from '../../native/index.js'

/** How many threads one operator may use. */
export function setNumThreads(threads: number): void {
  core().setNumThreads(checkInteger('threads', threads, '[1, 1024]'))
}

export const getNumThreads = (): number => core().getNumThreads()

/** The instruction set that libtorch's kernels use here: 'AVX512', 'AVX2', 'DEFAULT' … */
export const cpuCapability = (): string => core().facts().cpuCapability
