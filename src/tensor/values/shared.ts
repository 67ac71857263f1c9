import { checkInteger, checkKnownKeys, show } from '../../_check.js'
import { core } from '../../native/index.js'
import { handleOf, type Tensor, wrap } from '../core/tensor.js'

/** What another thread gets a tensor with: a plain object, to be sent by `postMessage`. */
export interface SharedTensor {
  readonly sharedTensor: bigint
}

export interface ShareOptions {
  /** How long it waits to be claimed; then it is let go. Default: 60,000. */
  timeoutMs?: number
}

/** While some still wait, whose times are not known here. */
const pollMs = 1000

let timer: { due: number; id: NodeJS.Timeout } | undefined

/**
 * Has the native table look for tensors whose time is over, as it does when something is shared or claimed. One timer for
 * all, which does not keep the process alive.
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
 * The tensor that another thread shared, over the same memory: what one thread writes the other sees.
 *
 * @throws PdecayError `ERR_HANDLE` where it has been claimed already, was let go, or is of another process
 * @example
 * // in one thread: worker.postMessage(weights.share())
 * parentPort.on('message', (shared) => { const weights = fromShared(shared) })
 */
export function fromShared(shared: SharedTensor): Tensor {
  const number: unknown = (shared as SharedTensor | null | undefined)?.sharedTensor
  if (typeof number !== 'bigint')
    throw new TypeError(`Expected what share() gave for shared but received ${show(shared)}`)
  return wrap(core().claim(number))
}
