import { core } from '../../native/index.js'
import type { TypedArray } from '../core/dtypes.js'
import { exact, handleOf, type Tensor } from '../core/tensor.js'
import { type BackwardPassOptions, passOf } from './passes.js'

/** What fails off the thread has no stack: it gets that of the code that asked for it. */
async function traced<T>(start: () => Promise<T>, caller: (...args: never[]) => unknown): Promise<T> {
  const place: { stack?: string } = {}
  Error.captureStackTrace(place, caller)
  try {
    return await start()
  } catch (error) {
    const frames = place.stack?.slice(place.stack.indexOf('\n')) ?? ''
    if (error instanceof Error && !error.stack?.includes('\n    at '))
      error.stack = `${error.name}: ${error.message}${frames}`
    throw error
  }
}

/**
 * `backward`, off the JavaScript thread. Several run one after the other, beside whatever the thread does in between:
 * it must not change what the pass reads. Gradients, hooks and storages of what the pass reaches are refused meanwhile
 * (`ERR_BUSY`).
 *
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
