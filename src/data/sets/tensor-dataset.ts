import { checkArrayLike, checkInstance, checkObject } from '../../_check.js'
import { Tensor, tensor } from '../../tensor/index.js'
import type { BatchDataset, Dataset } from '../loader/dataset.js'

/**
 * A data set of tensors: example i is row i of each tensor.
 *
 * @example
 * ```ts
 * const set = new data.TensorDataset({ x: tensor([[1], [2], [3]]), y: tensor([1, 4, 9]) })
 * const { x, y } = set.batch(Int32Array.of(2, 0)) // x = [[3], [1]], y = [9, 1]
 * ```
 * @throws TypeError if a column is missing or has no dimension; RangeError if they differ in their first size
 */
export class TensorDataset<Columns extends Record<string, Tensor>>
  implements BatchDataset<Columns>, Dataset<Columns>
{
  /** The number of rows. */
  readonly length: number
  readonly #columns: Columns
  readonly #names: readonly string[]

  /**
   * @param columns tensors by name, all with the same first size
   */
  constructor(columns: Columns) {
    const names = Object.keys(checkObject('columns', columns))
    for (const name of names) checkInstance(`columns.${name}`, columns[name], Tensor)
    const length = columns[names[0] ?? '']?.shape[0]
    if (length === undefined) throw new TypeError('Expected tensors of at least one dimension for columns')
    for (const name of names)
      if (columns[name]!.shape[0] !== length)
        throw new RangeError(
          `Expected ${length} rows in columns.${name} but received ${columns[name]!.shape[0]}`,
        )
    this.length = length
    this.#columns = { ...columns }
    this.#names = names
  }

  /** The rows with these indices: a record with the names of the columns, each tensor [batch, …]. */
  batch(indices: Int32Array): Columns {
    const rows = tensor(checkArrayLike('indices', indices) as Int32Array)
    return this.#each((column) => column.indexSelect(0, rows.to(column.device)))
  }

  /** The row with this index: a record with the names of the columns. */
  get(index: number): Columns {
    return this.#each((column) => column.select(0, index))
  }

  #each(take: (column: Tensor) => Tensor): Columns {
    return Object.fromEntries(this.#names.map((name) => [name, take(this.#columns[name]!)])) as Columns
  }
}

/**
 * A data set of tensors: example i is row i of each tensor.
 *
 * @param columns tensors by name, all with the same first size
 * @returns a data set whose batches are records with the same names, each tensor [batch, …]
 * @throws TypeError if a column is missing or has no dimension; RangeError if they differ in their first size
 * @example
 * ```ts
 * const set = data.tensorDataset({ x: tensor([[1], [2], [3]]), y: tensor([1, 4, 9]) })
 * const { x, y } = set.batch(Int32Array.of(2, 0)) // x = [[3], [1]], y = [9, 1]
 * ```
 */
export const tensorDataset = <Columns extends Record<string, Tensor>>(
  columns: Columns,
): TensorDataset<Columns> => new TensorDataset(columns)
