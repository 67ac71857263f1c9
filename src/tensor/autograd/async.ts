import { core } from '../../native/index.js'
import type { TypedArray } from '../core/dtypes.js'
import { exact, handleOf, type Tensor } from '../core/tensor.js'
import { type BackwardPassOptions, passOf } from './passes.js'

/** Errors from another thread have no JavaScript stack. Gives them the stack of the caller. */
async function traced<T>(start: () => Promise<T>, caller: (...args: never[]) => unknown): Promise<T> {
  const trace: { stack?: string } = {}
  Error.captureStackTrace(trace, caller)
  try {
    return await start()
  } catch (error) {
    const frames = trace.stack?.slice(trace.stack.indexOf('\n')) ?? ''
    if (error instanceof Error && !error.stack?.includes('\n    at '))
      error.stack = `${error.name}: ${error.message}${frames}`
    throw error
  }
}

/**
 * Runs `backward` on another thread. Several calls run one after the other, while the JavaScript thread continues. The
 * JavaScript thread must not change tensors that the pass reads. Until the promise settles, accessing the gradients,
 * hooks and storages of the tensors that the pass reaches throws `ERR_BUSY`.
 *
 * @param roots - the tensors to differentiate
 * @throws PdecayError `ERR_LIBTORCH` if the pass fails, by rejecting the promise
 * @example
 * await backwardAsync(loss)
 */
export async function backwardAsync(
  roots: Tensor | readonly Tensor[],
  options: BackwardPassOptions = {},
): Promise<void> {
  await traced(async () => core().backwardAsync(...passOf(roots, options)), backwardAsync)
}

/** @internal The method of Tensor. */
export async function itemAsync(tensor: Tensor): Promise<number> {
  return exact('itemAsync', await traced(async () => core().itemAsync(handleOf(tensor)), itemAsync))
}

/** @internal The method of Tensor. */
export async function toTypedArrayAsync(tensor: Tensor): Promise<TypedArray> {
  const array = await traced(async () => core().toTypedArrayAsync(handleOf(tensor)), toTypedArrayAsync)
  return array as TypedArray
}
