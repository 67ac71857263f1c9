import { type Tensor, tensor } from '../../tensor/index.js'
import type { Dataset } from '../loader/data-loader.js'

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
export function tensorDataset<Columns extends Record<string, Tensor>>(columns: Columns): Dataset<Columns> {
  const names = Object.keys(columns)
  const length = columns[names[0] ?? '']?.shape[0]
  if (length === undefined) throw new TypeError('Expected tensors of at least one dimension for columns')
  for (const name of names)
    if (columns[name]!.shape[0] !== length)
      throw new RangeError(
        `Expected ${length} rows in columns.${name} but received ${columns[name]!.shape[0]}`,
      )
  return {
    length,
    batch(indices) {
      const rows = tensor(indices)
      const take = (column: Tensor) => column.indexSelect(0, rows.to(column.device))
      return Object.fromEntries(names.map((name) => [name, take(columns[name]!)])) as Columns
    },
  }
}
