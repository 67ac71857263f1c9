import { checkBoolean, checkFunction, checkInteger, checkKnownKeys, checkOneOf, show } from '../../_check.js'
import type { PdecayError } from '../../errors.js'
import type { Device } from '../../tensor/index.js'
import { checkDevice } from '../../tensor/values/create.js'
import type { Join } from './_produce.js'
import { type BatchSampler, checkBatchSampler, cutOrder } from './batch-samplers.js'
import { collateOptions } from './collate.js'
import { checkSampler, randomSampler, type Sampler, sequentialSampler } from './samplers.js'

/** Options of {@link DataLoader}. */
export interface DataLoaderOptions {
  /** Examples in a batch, in [1, 2147483647]. Default 1. */
  batchSize?: number
  /** Use a new random order in each epoch. Default false. */
  shuffle?: boolean
  /** The seed of the random orders and of random augmentation, in [0, 2^53). Default 0. */
  seed?: number
  /** Drop the last batch if it is not full. Default false. */
  dropLast?: boolean
  /** Decides which samples an epoch has, and in which order, in place of `shuffle`. */
  sampler?: Sampler
  /** Decides which samples make up each batch, in place of `batchSize`, `shuffle`, `dropLast` and `sampler`. */
  batchSampler?: BatchSampler
  /**
   * Batches that are made ahead of the one that is asked for, in [0, 1024]. If it is above 0, batches are promises. Default:
   * 0, and twice the number of workers with workers.
   */
  prefetch?: number
  /**
   * Threads that make the batches, in [0, 256]. The data set, or the function of the outermost `map`, must be given by its
   * module: see `moduleDataset` and `moduleFunction`. Default 0: this thread makes them.
   */
  workers?: number
  /** Milliseconds after which a batch of a worker is given up, in [1, 2147483647]. Default: no limit. */
  timeoutMs?: number
  /**
   * What to do if a sample cannot be made: throw an error, leave the sample out, or leave it out and call a function with
   * the error and the index of the sample. Default 'throw'.
   */
  onError?: 'throw' | 'skip' | ((error: PdecayError, sample: number) => void)
  /**
   * The device of the tensors of a batch, also in arrays and plain objects. CPU tensors are copied to CUDA through pinned
   * memory, without waiting for the device. Default: the device on which the data set creates them.
   */
  device?: Device
  /** Put CPU tensors into pinned memory, from which copies to CUDA do not wait. No effect without CUDA. Default false. */
  pinMemory?: boolean
}

const optionNames = [
  ...['batchSize', 'shuffle', 'seed', 'dropLast', 'sampler', 'batchSampler', 'collate', 'prefetch'],
  ...['workers', 'timeoutMs', 'onError', 'device', 'pinMemory'],
]
export const epochRange = '[0, 9007199254740991]'
const sizeRange = '[1, 2147483647]'

/** How a function that the caller gave makes batches. */
export function joinOf(collate: unknown): Join {
  if (collate === undefined) return { options: {} }
  checkFunction('collate', collate as () => void)
  const options = (collate as { [collateOptions]?: object })[collateOptions]
  return options ? { options } : { run: collate as (samples: unknown[]) => unknown }
}

/** Checks the options of a loader. */
export function checkOptions(options: DataLoaderOptions & { collate?: unknown }) {
  checkKnownKeys('DataLoader options', options, optionNames)
  const batchSize = checkInteger('batchSize', options.batchSize ?? 1, sizeRange)
  const shuffle = checkBoolean('shuffle', options.shuffle ?? false)
  const dropLast = checkBoolean('dropLast', options.dropLast ?? false)
  if (options.sampler !== undefined && options.shuffle !== undefined)
    throw new TypeError('Expected one of shuffle and sampler')
  if (options.batchSampler !== undefined)
    for (const name of ['batchSize', 'shuffle', 'dropLast', 'sampler'] as const)
      if (options[name] !== undefined) throw new TypeError(`Expected one of ${name} and batchSampler`)
  const sampler =
    options.sampler === undefined
      ? shuffle
        ? randomSampler()
        : sequentialSampler()
      : checkSampler(options.sampler)
  const workers = checkInteger('workers', options.workers ?? 0, '[0, 256]')
  const { onError = 'throw' } = options
  if (typeof onError !== 'function' && onError !== 'throw' && onError !== 'skip') {
    if (typeof onError === 'string') checkOneOf('onError', onError, ['throw', 'skip'])
    throw new TypeError(`Expected 'throw', 'skip' or a function for onError but received ${show(onError)}`)
  }
  return {
    batchSize,
    shuffle,
    dropLast,
    seed: checkInteger('seed', options.seed ?? 0, epochRange),
    batches:
      options.batchSampler === undefined
        ? cutOrder(sampler, batchSize, dropLast)
        : checkBatchSampler(options.batchSampler),
    /** Whether an epoch may have a sample twice. */
    mayRepeat: options.sampler !== undefined || options.batchSampler !== undefined,
    workers,
    prefetch: checkInteger('prefetch', options.prefetch ?? 2 * workers, '[0, 1024]'),
    timeoutMs:
      options.timeoutMs === undefined ? undefined : checkInteger('timeoutMs', options.timeoutMs, sizeRange),
    onError,
    device: options.device === undefined ? undefined : checkDevice('device', options.device),
    pinMemory: checkBoolean('pinMemory', options.pinMemory ?? false),
    join: joinOf(options.collate),
  }
}
export type CheckedOptions = ReturnType<typeof checkOptions>
