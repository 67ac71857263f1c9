import { checkBoolean, checkInteger, checkKnownKeys, checkOneOf } from '../../_check.js'
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

/**
 * Sets whether operators on the CPU may use kernels of this package that sum in another order than libtorch's. Such kernels
 * compute the same formula several times as fast, and their float32 results differ from libtorch's by rounding. Without them,
 * results equal those of PyTorch in Python to the bit, on the same machine with as many threads. It is set for the whole
 * process. Docs: performance.md lists the operators.
 *
 * @param enabled - Initially true, or false if the environment variable `PDECAY_FAST_KERNELS` is `0`
 * @throws TypeError for a value that is not a boolean
 * @example
 * setFastKernels(false) // to compare with Python to the last bit
 */
export function setFastKernels(enabled: boolean): void {
  core().setFastKernels(checkBoolean('enabled', enabled))
}

/**
 * Whether operators on the CPU may use kernels that sum in another order than libtorch's.
 *
 * @returns what `setFastKernels` has set
 */
export const fastKernels = (): boolean => core().fastKernels()

/** The dtypes that can be the default. */
const defaults = ['float32', 'float64', 'float16', 'bfloat16'] as const

/**
 * Sets the dtype of tensors that are made from numbers, and of factory functions such as `zeros` and of modules, where none
 * is given. Complex numbers give the complex dtype of that precision. It is set for the whole process, all threads included.
 *
 * @param dtype - 'float32', 'float64', 'float16' or 'bfloat16'. Initially 'float32'
 * @throws TypeError or RangeError for another value
 * @source torch.set_default_dtype
 */
export function setDefaultDtype(dtype: (typeof defaults)[number]): void {
  core().setDefaultDtype(checkOneOf('dtype', dtype, defaults))
}

/**
 * The dtype of new tensors where none is given.
 *
 * @returns what `setDefaultDtype` has set
 * @source torch.get_default_dtype
 */
export const getDefaultDtype = (): (typeof defaults)[number] =>
  core().getDefaultDtype() as (typeof defaults)[number]

/** Options of `useDeterministicAlgorithms`. */
export interface DeterministicOptions {
  /** Whether an operator without a deterministic form warns instead of failing. Default: false. */
  warnOnly?: boolean
}

/**
 * Sets whether operators have to give the same result in each run. Operators that have a deterministic form use it; the
 * others fail. It is set for the whole process.
 *
 * @param mode - whether only deterministic operators are used. Initially false
 * @throws TypeError for a value that is not a boolean, or an unknown option
 * @source torch.use_deterministic_algorithms
 */
export function useDeterministicAlgorithms(mode: boolean, options: DeterministicOptions = {}): void {
  checkKnownKeys('useDeterministicAlgorithms options', options, ['warnOnly'])
  core().setDeterministic(checkBoolean('mode', mode), checkBoolean('warnOnly', options.warnOnly ?? false))
}

/**
 * Whether operators have to give the same result in each run.
 *
 * @returns what `useDeterministicAlgorithms` has set
 * @source torch.are_deterministic_algorithms_enabled
 */
export const areDeterministicAlgorithmsEnabled = (): boolean => core().deterministic() > 0

/**
 * Whether operators without a deterministic form warn instead of failing.
 *
 * @source torch.is_deterministic_algorithms_warn_only_enabled
 */
export const isDeterministicAlgorithmsWarnOnlyEnabled = (): boolean => core().deterministic() === 1
