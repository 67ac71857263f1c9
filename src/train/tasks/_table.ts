import { parseCsv } from '../../data/index.js'
import { PdecayError } from '../../errors.js'

/** A table: names of columns, and the text of each cell. */
export interface Table {
  names: string[]
  rows: string[][]
}

/**
 * Reads comma-separated values with a line of names, each cell as it is written.
 *
 * @throws PdecayError `ERR_DATA` with the line that is wrong
 */
export function parseTable(text: string, path: string): Table {
  const { names: written } = parseCsv(text, {}, path)
  const types = Object.fromEntries(written.map((name) => [name, 'string'] as const))
  const table = parseCsv(text, { types, missing: [] }, path)
  if (table.length === 0) throw new PdecayError('ERR_DATA', `${path}: no row after the line of names`)
  const names = written.map((name) => name.trim())
  const double = names.find((name, i) => names.indexOf(name) !== i)
  if (double !== undefined) throw new PdecayError('ERR_DATA', `${path}: two columns are named '${double}'`)
  const columns = written.map((name) => table.values(name) as string[])
  return { names, rows: Array.from({ length: table.length }, (_, i) => columns.map((cells) => cells[i]!)) }
}

/** How a column becomes numbers: standardized, or one number for each category. */
export type Column =
  | { name: string; kind: 'number'; mean: number; std: number }
  | { name: string; kind: 'category'; categories: string[] }

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** Whether a value that was read from a file is a {@link Column}. */
export function isColumn(value: unknown): value is Column {
  const { name, kind, mean, std, categories } = (value ?? {}) as Record<string, unknown>
  if (typeof name !== 'string') return false
  return kind === 'number'
    ? Number.isFinite(mean) && Number.isFinite(std) && std !== 0
    : kind === 'category' && areTexts(categories)
}

/** Reads a JSON list of texts. @throws SyntaxError for anything else, as for a damaged file */
export function parseTexts(json: string): string[] {
  const texts: unknown = JSON.parse(json)
  if (areTexts(texts) && texts.length > 0) return texts
  throw new SyntaxError('it holds no list of texts')
}

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
