import { checkFunction, checkInteger, checkKnownKeys, checkOneOf, show } from '../../_check.js'
import { core } from '../../native/index.js'
import { handleOf, isTensor, type Tensor, wrap } from '../core/tensor.js'
import { rngState, setRngState } from '../values/generator.js'
import { cat, stack } from './functions.gen.js'

/** What random operators do within `vmap`. */
export type VmapRandomness = 'error' | 'same' | 'different'

/** Options of `vmap`. */
export interface VmapOptions {
  /**
   * The dimension of each argument to map over: one number for all tensors, or an array with one entry for each
   * argument. Null does not map over the argument and passes it whole. Default: 0.
   */
  inDims?: number | readonly (number | null)[]
  /** The position of the mapped dimension in the results: one number, or one for each result. Default: 0. */
  outDims?: number | readonly number[]
  /**
   * What random operators in `fn`, dropout too, do: 'error' throws, 'same' draws the same numbers for all examples,
   * 'different' draws for each. Default: 'error'.
   */
  randomness?: VmapRandomness
  /** How many examples are computed at once, which bounds the memory. Default: all. */
  chunkSize?: number
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** The dimension that each argument is mapped over, counted from its start, or null. */
function dimensions(args: readonly unknown[], inDims: VmapOptions['inDims']): (number | null)[] {
  if (isList(inDims) && inDims.length !== args.length)
    throw new RangeError(
      `Expected ${args.length} elements, one for each argument, for inDims but received ${inDims.length}`,
    )
  return args.map((arg, at) => {
    const dim = isList(inDims) ? inDims[at]! : (inDims ?? 0)
    if (!isTensor(arg) || dim === null) {
      if (isList(inDims) && dim !== null)
        throw new TypeError(
          `Expected Tensor for argument ${at} but received ${show(arg)}: use null for it in inDims`,
        )
      return null
    }
    const checked = checkInteger(`inDims[${at}]`, dim, `[${-arg.ndim}, ${arg.ndim})`)
    return checked < 0 ? checked + arg.ndim : checked
  })
}

/** The size that the mapped dimensions have in common. */
function batchSize(args: readonly unknown[], dims: readonly (number | null)[]): number {
  const sizes = new Set(dims.flatMap((dim, at) => (dim === null ? [] : [(args[at] as Tensor).size(dim)])))
  if (sizes.size !== 1)
    throw new RangeError(
      sizes.size === 0
        ? 'vmap: Expected at least one argument that is mapped over'
        : `vmap: Expected one size of all mapped dimensions but received ${[...sizes].join(', ')}`,
    )
  return [...sizes][0]!
}

function checkResult(value: unknown): asserts value is Tensor {
  if (isTensor(value)) return
  const what = value instanceof Promise ? 'a Promise: it must not be async' : show(value)
  throw new TypeError(`vmap: Expected Tensor or array of Tensor from fn but received ${what}`)
}

/** Applies `join` to each result of `fn` with its dimension in `outDims`. */
function eachResult(
  first: unknown,
  outDims: number | readonly number[],
  join: (at: number | null, dim: number) => Tensor,
): unknown {
  const dimAt = (at: number): number => (typeof outDims === 'number' ? outDims : outDims[at]!)
  const count = isList(first) ? first.length : 1
  if (isList(outDims) && outDims.length !== count)
    throw new RangeError(
      `vmap: Expected ${count} elements, one for each result, for outDims but received ${outDims.length}`,
    )
  return isList(first) ? first.map((_, at) => join(at, dimAt(at))) : join(null, dimAt(0))
}

type Mapped = (...args: readonly unknown[]) => unknown

/** How often `fn` is called where the operators of each example are wanted: once for each. */
function loop(
  fn: Mapped,
  args: readonly unknown[],
  dims: readonly (number | null)[],
  size: number,
  outDims: number | readonly number[],
): unknown {
  const slices = args.map((arg, at) =>
    dims[at] === null ? null : (arg as Tensor).unbind({ dim: dims[at]! }),
  )
  const results = Array.from({ length: size }, (_, index) =>
    fn(...args.map((arg, at) => slices[at]?.[index] ?? arg)),
  )
  return eachResult(results[0], outDims, (at, dim) => {
    const parts = at === null ? results : results.map((each) => (each as unknown[])[at])
    for (const part of parts) checkResult(part)
    return stack(parts as Tensor[], { dim })
  })
}

const modes: readonly VmapRandomness[] = ['error', 'same', 'different']

/** All examples at once. */
function batched(
  fn: Mapped,
  args: readonly unknown[],
  dims: readonly (number | null)[],
  { outDims, randomness }: { outDims: number | readonly number[]; randomness: VmapRandomness },
): unknown {
  const size = batchSize(args, dims)
  if (size === 0) throw new RangeError('vmap: Expected at least one slice but received a dimension of size 0')
  const level = core().pushBatch(size, modes.indexOf(randomness))
  if (level < 0) return loop(fn, args, dims, size, outDims)
  try {
    const result = fn(
      ...args.map((arg, at) => {
        const dim = dims[at]
        return dim === null || dim === undefined
          ? arg
          : wrap(core().addBatch(handleOf(arg as Tensor), dim, level))
      }),
    )
    return eachResult(result, outDims, (at, dim) => {
      const each = at === null ? result : (result as unknown[])[at]
      checkResult(each)
      return wrap(core().removeBatch(handleOf(each), dim, level, size))
    })
  } finally {
    core().popBatch(level)
  }
}

/**
 * Maps `fn` over a dimension of its arguments. `fn` is called once and sees one example: each operator in it computes
 * all examples at once, by libtorch's batching rules, also under autograd and in another `vmap`.
 *
 * Within `fn` the values of a tensor cannot be read, as by `item()`: write what depends on them with `where`. A tensor that
 * is made from the examples and kept elsewhere than in the result is freed when `fn` returns. `fn` must not be async. While a
 * model is traced or exported, `fn` is called once for each example.
 *
 * @param fn - a function that takes tensors and other values, and returns a tensor or an array of tensors
 * @param options.inDims - the dimension to map over: one for all tensors, or one for each argument
 * @param options.outDims - the position of the mapped dimension in the results: one, or one for each result
 * @param options.randomness - what random operators do: 'error', 'same' or 'different'
 * @param options.chunkSize - how many examples are computed at once, from 1
 * @returns a function whose arguments have the mapped dimension in addition; its results have it too
 * @throws RangeError if the mapped dimensions have different sizes or size 0; TypeError for a result that is not a
 *   Tensor; PdecayError `ERR_UNSUPPORTED` where `fn` reads values; PdecayError `ERR_LIBTORCH` for random operators, unless
 *   `randomness` allows them
 * @example
 * const dot = (x: Tensor, y: Tensor) => x.mul(y).sum()
 * vmap(dot)(ones([3, 5]), ones([3, 5])).shape // [ 3 ]
 * @source torch.vmap
 */
export function vmap<Args extends readonly unknown[], Out extends Tensor | readonly Tensor[]>(
  fn: (...args: Args) => Out,
  options: VmapOptions = {},
): (...args: Args) => Out {
  checkFunction('fn', fn)
  checkKnownKeys('vmap options', options, ['inDims', 'outDims', 'randomness', 'chunkSize'])
  const { inDims, outDims = 0, randomness = 'error', chunkSize } = options
  if (isList(outDims)) for (const [at, dim] of outDims.entries()) checkInteger(`outDims[${at}]`, dim)
  else checkInteger('outDims', outDims)
  checkOneOf('randomness', randomness, modes)
  if (chunkSize !== undefined) checkInteger('chunkSize', chunkSize, '[1, inf)')
  const mapped = fn as unknown as Mapped
  return (...args) => {
    const dims = dimensions(args, inDims)
    const size = batchSize(args, dims)
    if (chunkSize === undefined || chunkSize >= size)
      return batched(mapped, args, dims, { outDims, randomness }) as Out
    const random = randomness === 'same' ? rngState() : null
    const chunks: unknown[] = []
    for (let start = 0; start < size; start += chunkSize) {
      const length = Math.min(chunkSize, size - start)
      const part = args.map((arg, at) =>
        dims[at] === null ? arg : (arg as Tensor).narrow(dims[at]!, start, length),
      )
      // The same for all examples, of other chunks too.
      if (random) setRngState(random)
      chunks.push(batched(mapped, part, dims, { outDims, randomness }))
    }
    return eachResult(chunks[0], outDims, (at, dim) =>
      cat((at === null ? chunks : chunks.map((each) => (each as unknown[])[at])) as Tensor[], { dim }),
    ) as Out
  }
}
