import {
  checkArrayLike,
  checkInstance,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  show,
} from '../../_check.js'
import {
  type BatchDataset,
  type Dataset,
  type Draw,
  isBatchDataset,
  isIndexed,
  plainDraw,
} from '../loader/dataset.js'
import { Rng } from '../loader/rng.js'
import { formOf, type WorkerForm, workerForm } from '../loader/worker-form.js'

/** Checks what a caller gives as a data set with samples by index. */
export function checkDataset(name: string, dataset: unknown): void {
  if (!isIndexed(dataset) && !isBatchDataset(dataset))
    throw new TypeError(`Expected a data set with get or batch for ${name} but received ${show(dataset)}`)
}

/**
 * Some samples of a data set, in any order.
 *
 * @throws TypeError, RangeError for an index that is out of range
 * @source torch.utils.data.Subset
 * @example
 * ```ts
 * const firstTen = new data.Subset(set, Array.from({ length: 10 }, (_, i) => i))
 * ```
 */
export class Subset<Set extends Dataset<unknown> | BatchDataset<unknown>> {
  /** The number of samples. */
  readonly length: number
  /** The indices of the samples in the data set. */
  readonly indices: Int32Array
  /**
   * The samples with these indices, if the data set makes whole batches.
   * @param draw what random augmentation follows from
   */
  readonly batch: Set extends BatchDataset<infer Batch>
    ? (indices: Int32Array, draw?: Draw) => Batch
    : undefined
  /** The sample with this index, if the data set gives samples. */
  readonly get: Set extends Dataset<infer Sample> ? (index: number, rng?: Rng) => Sample : undefined

  /**
   * @param dataset the data set
   * @param indices each in [0, length of the data set)
   */
  constructor(
    readonly dataset: Set,
    indices: ArrayLike<number>,
  ) {
    checkDataset('dataset', dataset)
    const copy = Int32Array.from(checkArrayLike('indices', indices))
    for (let i = 0; i < copy.length; i++)
      if (copy[i] !== indices[i] || copy[i]! < 0 || copy[i]! >= dataset.length)
        throw new RangeError(
          `Expected integer in [0, ${dataset.length}) for indices[${i}] but received ${show(indices[i])}`,
        )
    this.length = copy.length
    this.indices = copy
    const batch = (some: Int32Array, draw: Draw = plainDraw(some)) =>
      (dataset as BatchDataset<unknown>).batch(
        (checkInstance('indices', some, Int32Array) as Int32Array).map((i) => copy[i]!),
        draw,
      )
    const get = (index: number, rng: Rng = new Rng(0, 0, index)) =>
      (dataset as Dataset<unknown>).get(copy[checkInteger('index', index, `[0, ${copy.length})`)]!, rng)
    this.batch = (isBatchDataset(dataset) ? batch : undefined) as this['batch']
    this.get = (isIndexed(dataset) ? get : undefined) as this['get']
  }

  /** @internal */
  [workerForm](): WorkerForm {
    const { spec, give } = formOf(this.dataset)
    if (give) return { spec, give: (index, rng) => give(this.indices[index]!, rng) }
    return { spec: { kind: 'subset', of: spec, indices: this.indices } }
  }
}

/**
 * Splits a data set at random into parts that share no sample.
 *
 * @param dataset the data set
 * @param lengths the numbers of samples of the parts, whose sum is that of the data set; or their shares, with the sum 1
 * @param options `seed` in [0, 2^53), default 0, is what the split follows from
 * @throws TypeError, RangeError for lengths that do not add up
 * @source torch.utils.data.random_split
 * @example
 * ```ts
 * const [train, test] = data.randomSplit(set, [0.9, 0.1], { seed: 1 })
 * ```
 */
export function randomSplit<Set extends Dataset<unknown> | BatchDataset<unknown>>(
  dataset: Set,
  lengths: readonly number[],
  options: { seed?: number } = {},
): Subset<Set>[] {
  checkDataset('dataset', dataset)
  checkKnownKeys('randomSplit options', options, ['seed'])
  const seed = checkInteger('seed', options.seed ?? 0, '[0, 9007199254740991]')
  if (!Array.isArray(lengths))
    throw new TypeError(`Expected an array for lengths but received ${show(lengths)}`)
  lengths.forEach((each, at) => {
    checkNumber(`lengths[${at}]`, each, '[0, inf)')
  })
  const total = dataset.length
  const sum = lengths.reduce((a, b) => a + b, 0)
  let counts = [...lengths]
  if (Math.abs(sum - 1) < 1e-9 && !(sum === total && lengths.every(Number.isInteger))) {
    counts = lengths.map((share) => Math.floor(share * total + 1e-9))
    // What rounding leaves goes to the parts one by one, as in PyTorch.
    const rest = total - counts.reduce((a, b) => a + b, 0)
    for (let i = 0; i < rest; i++) counts[i % counts.length]!++
  }
  if (!counts.every(Number.isInteger) || counts.reduce((a, b) => a + b, 0) !== total)
    throw new RangeError(`Expected lengths with the sum ${total} or 1 but received ${show(lengths)}`)
  const order = new Rng(seed).permutation(total)
  let at = 0
  return counts.map((count) => {
    at += count
    return new Subset(dataset, order.subarray(at - count, at))
  })
}
