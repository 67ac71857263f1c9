import { checkBoolean, checkInteger, checkKnownKeys, show } from '../../_check.js'
import { isTensor, type Tensor } from '../core/tensor.js'
import { operatorFunction } from './call.js'

/** Options of `unique`. */
export interface UniqueOptions {
  /** Whether the values are sorted in ascending order. On the CPU they always are. Default: true. */
  sorted?: boolean
  /** Whether to return, for each element of the input, the index of its value in the output. Default: false. */
  returnInverse?: boolean
  /** Whether to return how often each value occurs. Default: false. */
  returnCounts?: boolean
  /** The dimension whose slices are compared. Null compares single elements. Default: null. */
  dim?: number | null
}

/** The result of `unique` with `returnInverse` or `returnCounts`. */
export interface UniqueResult {
  /** The unique values, or slices. */
  output: Tensor
  /** int64, of the shape of the input, or of one dimension with `dim`; null without `returnInverse`. */
  inverseIndices: Tensor | null
  /** int64, with one count for each unique value; null without `returnCounts`. */
  counts: Tensor | null
}

// libtorch's private operator `_unique2` is what Python publishes as `unique`.
const unique2 = operatorFunction('_unique2', 'unique', () => [''])
const uniqueDim = operatorFunction('unique_dim', 'uniqueDim', () => [''])

/**
 * The unique elements of a tensor, or its unique slices along `dim`.
 *
 * @param input - a tensor of any shape
 * @returns a tensor of one dimension, or with `dim` of as many dimensions as the input. With `returnInverse` or
 *   `returnCounts` an object with this tensor as `output`
 * @throws TypeError if the input is not a Tensor or an option is of the wrong type; PdecayError `ERR_INDEX` for a
 *   dimension out of range
 * @example
 * unique(tensor([3, 1, 3])).toArray() // [ 1, 3 ]
 * unique(tensor([3, 1, 3]), { returnCounts: true }).counts!.toArray() // [ 1, 2 ]
 * @source torch.unique
 */
export function unique(
  input: Tensor,
  options?: UniqueOptions & { returnInverse?: false; returnCounts?: false },
): Tensor
export function unique(input: Tensor, options: UniqueOptions): UniqueResult
export function unique(input: Tensor, options: UniqueOptions = {}): Tensor | UniqueResult {
  checkKnownKeys('unique options', options, ['sorted', 'returnInverse', 'returnCounts', 'dim'])
  if (!isTensor(input)) throw new TypeError(`unique: Expected Tensor for input but received ${show(input)}`)
  const { dim = null, sorted = true, returnInverse = false, returnCounts = false } = options
  checkBoolean('sorted', sorted)
  const flags = {
    returnInverse: checkBoolean('returnInverse', returnInverse),
    returnCounts: checkBoolean('returnCounts', returnCounts),
  }
  const [output, inverse, counts] = (
    dim === null
      ? unique2(input, sorted, flags.returnInverse, flags.returnCounts)
      : uniqueDim(input, checkInteger('dim', dim), { sorted, ...flags })
  ) as [Tensor, Tensor, Tensor]
  if (!flags.returnInverse && !flags.returnCounts) return output
  return {
    output,
    inverseIndices: flags.returnInverse ? inverse : null,
    counts: flags.returnCounts ? counts : null,
  }
}
