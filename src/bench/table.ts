import type { Sparsity, SparsityCounts } from '../optim/index.js'

const percent = (share: number) => `${(100 * share).toFixed(2)} %`

/** Aligns rows of cells: the first column to the left, the others to the right. */
export function alignRows(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('   ')
  return rows.map(line).join('\n')
}

/** A table of the sparsity of each decayed parameter and of all of them together. */
export function sparsityTable(sparsity: Sparsity): string {
  const cells = (name: string, { weights, zeroShare, belowShare }: SparsityCounts) => [
    name,
    weights.toLocaleString('en'),
    percent(zeroShare),
    percent(belowShare),
  ]
  const decayed = sparsity.parameters.filter((parameter) => parameter.decayed)
  const rows = [
    ['layer', 'weights', 'zero', `below ${sparsity.threshold}`],
    ...decayed.map((parameter, i) => cells(parameter.name ?? `parameter ${i}`, parameter)),
    cells('all that decay', sparsity),
  ]
  return alignRows(rows)
}
