import { checkFunction, checkInteger, checkKnownKeys, show } from '../../_check.js'
import { isTensor, type Tensor } from '../core/tensor.js'
import { stack } from './functions.gen.js'

/** Options of `vmap`. */
export interface VmapOptions {
  /**
   * The dimension of each argument to map over: one number for all tensors, or an array with one entry for each
   * argument. Null does not map over the argument and passes it whole. Default: 0.
   */
  inDims?: number | readonly (number | null)[]
  /** The position of the mapped dimension in the results. Default: 0. */
  outDims?: number
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

/** Stacks the results of all calls: one tensor, or for lists of results a list of tensors. */
function stacked(results: readonly unknown[], outDims: number): unknown {
  const [first] = results
  if (isList(first))
    return first.map((_, at) =>
      stacked(
        results.map((each) => (each as unknown[])[at]),
        outDims,
      ),
    )
  for (const each of results)
    if (!isTensor(each))
      throw new TypeError(`vmap: Expected Tensor or array of Tensor from fn but received ${show(each)}`)
  return stack(results as Tensor[], { dim: outDims })
}

/**
 * Maps `fn` over a dimension of its arguments. Unlike in PyTorch, `fn` is called once for each slice: this replaces a
 * loop but is not faster. Autograd records the calls as usual.
 *
 * @param fn - a function that takes tensors and other values, and returns a tensor or an array of tensors
 * @param options.inDims - the dimension to map over: one for all tensors, or one for each argument
 * @returns a function whose arguments have the mapped dimension in addition; its results have it too
 * @throws RangeError if the mapped dimensions have different sizes or size 0; TypeError for a result that is not a
 *   Tensor
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
  checkKnownKeys('vmap options', options, ['inDims', 'outDims'])
  const outDims = checkInteger('outDims', options.outDims ?? 0)
  return (...args) => {
    const dims = dimensions(args, options.inDims)
    const size = batchSize(args, dims)
    if (size === 0)
      throw new RangeError('vmap: Expected at least one slice but received a dimension of size 0')
    const slices = args.map((arg, at) =>
      dims[at] === null ? null : (arg as Tensor).unbind({ dim: dims[at]! }),
    )
    const results = Array.from({ length: size }, (_, index) =>
      fn(...(args.map((arg, at) => slices[at]?.[index] ?? arg) as unknown as Args)),
    )
    return stacked(results, outDims) as Out
  }
}
