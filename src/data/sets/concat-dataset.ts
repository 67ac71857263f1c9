import { checkInteger, show } from '../../_check.js'
import { type Dataset, isIndexed } from '../loader/dataset.js'
import { Rng } from '../loader/rng.js'
import { formOf, type WorkerForm, workerForm } from '../loader/worker-form.js'

/**
 * Several data sets, one after the other. They must give samples of the same form.
 *
 * @throws TypeError if there is none, or one that gives no samples by index
 * @source torch.utils.data.ConcatDataset
 * @example
 * ```ts
 * const both = new data.ConcatDataset([first, second])
 * ```
 */
export class ConcatDataset<Sample> implements Dataset<Sample> {
  /** The number of samples. */
  readonly length: number
  /** The data sets. */
  readonly datasets: readonly Dataset<Sample>[]
  /** The index after the last one of each data set. */
  readonly #ends: readonly number[]

  /** @param datasets the data sets, in order */
  constructor(datasets: readonly Dataset<Sample>[]) {
    if (!Array.isArray(datasets) || datasets.length === 0)
      throw new TypeError(`Expected an array of data sets for datasets but received ${show(datasets)}`)
    datasets.forEach((each, at) => {
      if (!isIndexed(each))
        throw new TypeError(`Expected a data set with get for datasets[${at}] but received ${show(each)}`)
    })
    this.datasets = [...datasets]
    let end = 0
    this.#ends = datasets.map(({ length }) => {
      end += length
      return end
    })
    this.length = end
  }

  /** The sample with this index. */
  get(index: number, rng: Rng = new Rng(0, 0, index)): Sample {
    checkInteger('index', index, `[0, ${this.length})`)
    let [low, high] = [0, this.#ends.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#ends[middle]! > index) high = middle
      else low = middle + 1
    }
    return this.datasets[low]!.get(index - (this.#ends[low - 1] ?? 0), rng)
  }

  /** @internal */
  [workerForm](): WorkerForm {
    const forms = this.datasets.map(formOf)
    if (forms.some(({ give }) => give))
      return { spec: { kind: 'given' }, give: (index, rng) => this.get(index, rng) }
    return { spec: { kind: 'concat', of: forms.map(({ spec }) => spec) } }
  }
}
