import { PdecayError } from '../../errors.js'

/** A table: names of columns, and the text of each cell. */
export interface Table {
  names: string[]
  rows: string[][]
}

/**
 * Reads comma-separated values with a line of names (RFC 4180): quoted cells may hold commas, quotes and line breaks.
 *
 * @throws PdecayError `ERR_DATA` with the line that is wrong
 */
export function parseTable(text: string, path: string): Table {
  const fail = (line: number, what: string): never => {
    throw new PdecayError('ERR_DATA', `${path}:${line}: ${what}`)
  }
  const rows: string[][] = []
  let row: string[] = []
  let line = 1
  let first = 1
  // A cell and what ends it: a quoted one, in which "" is a quote, or a plain one.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) return fail(line, 'a quote in a cell without quotes around it, or one that is not closed')
    const [all, quoted, plain, end] = found
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    line += all.split('\n').length - 1
    if (end === ',' && cell.lastIndex < text.length) continue
    if (end === ',') row.push('')
    if (row.length > 1 || row[0] !== '') rows.push(row)
    if (rows.length > 1 && row.length !== rows[0]!.length && (row.length > 1 || row[0] !== ''))
      fail(first, `${row.length} cells where the first line has ${rows[0]!.length}`)
    row = []
    first = line
  }
  const [names, ...cells] = rows
  if (!names || cells.length === 0) return fail(1, 'no line of names and at least one row')
  const double = names.find((name, i) => names.indexOf(name) !== i)
  if (double !== undefined) fail(1, `two columns are named '${double}'`)
  return { names: names.map((name) => name.trim()), rows: cells }
}

/** How a column becomes numbers: standardized, or one number for each category. */
export type Column =
  | { name: string; kind: 'number'; mean: number; std: number }
  | { name: string; kind: 'category'; categories: string[] }

const missing = new Set(['', 'na', 'nan', 'null', '?'])
/** Whether a cell is empty or says that it has no value. */
export const isMissing = (cell: string): boolean => missing.has(cell.trim().toLowerCase())
const isNumber = (cell: string) => Number.isFinite(Number(cell))

/** The most categories of a column: with more it is names or numbers of rows. */
const mostCategories = 256

/**
 * Finds how a column becomes numbers, from the rows that are trained on. A column is of numbers if all of its values are.
 *
 * @throws PdecayError `ERR_DATA` for a column of too many categories, or without values
 */
export function describeColumn(name: string, cells: readonly string[]): Column {
  const values = cells.filter((cell) => !isMissing(cell))
  if (values.length === 0) throw new PdecayError('ERR_DATA', `Column '${name}' has no values`)
  if (values.every(isNumber)) {
    const numbers = values.map(Number)
    const mean = numbers.reduce((a, b) => a + b) / numbers.length
    const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length
    return { name, kind: 'number', mean, std: Math.sqrt(variance) || 1 }
  }
  const categories = [...new Set(values.map((cell) => cell.trim()))].sort()
  if (categories.length > mostCategories)
    throw new PdecayError(
      'ERR_DATA',
      `Column '${name}' has ${categories.length} different texts, more than ${mostCategories}: leave it out by naming the features`,
    )
  return { name, kind: 'category', categories }
}

/** How many numbers a cell of the column becomes. */
export const widthOf = (column: Column): number => (column.kind === 'number' ? 1 : column.categories.length)

/** The numbers of a cell. A missing number is the mean, and a missing or unknown category is none. */
export function encodeCell(column: Column, cell: string): number[] {
  if (column.kind === 'number') {
    const value = Number(cell)
    return [isMissing(cell) || !Number.isFinite(value) ? 0 : (value - column.mean) / column.std]
  }
  const text = cell.trim()
  return column.categories.map((category) => (category === text ? 1 : 0))
}
