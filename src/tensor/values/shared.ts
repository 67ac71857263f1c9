import { checkInteger, checkKnownKeys, show } from '../../_check.js'
import { core } from '../../native/index.js'
import { handleOf, type Tensor, wrap } from '../core/tensor.js'

/** A token for a shared tensor: a plain object that `postMessage` can send to another thread. */
export interface SharedTensor {
  /** The number of the tensor in the table of shared tensors of this process. */
  readonly sharedTensor: bigint
}

/** Options of `Tensor.share`. */
export interface ShareOptions {
  /** The time after which an unclaimed token expires, in milliseconds, in [0, 2147483647]. Default: 60,000. */
  timeoutMs?: number
}

/** The interval for checking tensors shared by other threads, whose timeouts are not known here. */
const pollMs = 1000

let timer: { due: number; id: NodeJS.Timeout } | undefined

/**
 * Schedules a check for expired tokens. The native table also does this when a tensor is shared or claimed. There is
 * one timer for all tokens, and it does not keep the process alive.
 */
function lookAfter(ms: number): void {
  const due = performance.now() + ms
  if (timer && timer.due <= due) return
  clearTimeout(timer?.id)
  const id = setTimeout(() => {
    timer = undefined
    if (core().sharedCount() > 0) lookAfter(pollMs)
  }, ms)
  timer = { due, id: id.unref() }
}

/** @internal The method of Tensor. */
export function share(tensor: Tensor, options: ShareOptions = {}): SharedTensor {
  checkKnownKeys('share options', options, ['timeoutMs'])
  const timeoutMs = checkInteger('timeoutMs', options.timeoutMs ?? 60_000, '[0, 2147483647]')
  const sharedTensor = core().shareOut(handleOf(tensor), timeoutMs)
  lookAfter(timeoutMs + 1)
  return { sharedTensor }
}

/**
 * Takes a tensor that another thread has shared. Both tensors use the same memory, so each thread sees the other's
 * writes.
 *
 * @param shared - the token that `share()` returned; it can be used once
 * @throws TypeError if it is not such a token; PdecayError `ERR_HANDLE` if it has already been used, has expired, or is
 *   from another process
 * @example
 * // in one thread: worker.postMessage(weights.share())
 * parentPort.on('message', (shared) => { const weights = fromShared(shared) })
 */
export function fromShared(shared: SharedTensor): Tensor {
  const number: unknown = (shared as SharedTensor | null | undefined)?.sharedTensor
  if (typeof number !== 'bigint')
    throw new TypeError(`Expected the result of share() for shared but received ${show(shared)}`)
  return wrap(core().claim(number))
}
