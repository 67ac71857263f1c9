import { checkBoolean, checkInteger, checkKnownKeys, show } from '../../_check.js'
import { isTensor, type Tensor } from '../core/tensor.js'
import { operatorFunction } from './call.js'
import { uniqueDim } from './ops.gen.js'

export interface UniqueOptions {
  /** Whether the values come in ascending order. Default: true. On the CPU they do in either case. */
  sorted?: boolean
  /** Whether to give the place of each element of the input among the values. Default: false. */
  returnInverse?: boolean
  /** Whether to give how often each value occurs. Default: false. */
  returnCounts?: boolean
  /** Compare slices along this dimension. Default: single elements. */
  dim?: number | null
}

/** What `unique` gives where the inverse or the counts are asked for. */
export interface UniqueResult {
  /** The values, or slices, that differ. */
  output: Tensor
  /** Of the input's shape, or of one dimension with `dim`: int64; null unless asked for. */
  inverseIndices: Tensor | null
  /** As many as there are values: int64; null unless asked for. */
  counts: Tensor | null
}

// Private in libtorch, and public in Python by the name `unique`.
const unique2 = operatorFunction('_unique2', 'unique', () => [''])

/**
 * The values that differ from each other, or with `dim` the slices.
 *
 * @param input - of any shape
 * @returns a tensor of one dimension (with `dim`, of the input's dimensions); where `returnInverse` or `returnCounts` is
 *   set, an object that has it as `output`
 * @throws TypeError for options of the wrong kind; PdecayError `ERR_INDEX` for a dimension that there is not
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
