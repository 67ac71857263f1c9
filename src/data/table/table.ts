import { checkArray, checkArrayLike, checkInstance, checkObject, checkString, show } from '../../_check.js'
import { isTypedArray } from '../loader/nd-array.js'

/** The types of columns. */
export type ColumnType = 'number' | 'boolean' | 'date' | 'string'

/** A column of numbers: booleans are 0 and 1, dates milliseconds since 1970. NaN is a missing value. */
export interface NumberColumn {
  readonly type: 'number' | 'boolean' | 'date'
  readonly values: Float64Array
}

/** A column of strings: each is the position in `categories`, or -1 for a missing value. */
export interface StringColumn {
  readonly type: 'string'
  readonly codes: Int32Array
  /** The different strings, in the order in which the column has them first. */
  readonly categories: readonly string[]
}

/** A column of a {@link Table}. */
export type Column = NumberColumn | StringColumn

/** A value of a column. */
export type Cell = number | boolean | Date | string | null

/** A column of plain values: numbers, bigints, booleans, dates or strings; null, undefined and NaN are missing. */
export function columnOf(name: string, values: ArrayLike<unknown>): Column {
  const first = Array.prototype.find.call(
    values,
    (each: unknown) => each !== null && each !== undefined && !Number.isNaN(each),
  ) as unknown
  const kind = first instanceof Date ? 'date' : typeof first
  if (kind === 'string') {
    const codes = new Int32Array(values.length)
    const known = new Map<string, number>()
    for (let i = 0; i < values.length; i++) {
      const value = values[i]
      if (value === null || value === undefined) codes[i] = -1
      else if (typeof value === 'string') codes[i] = codeOf(known, value)
      else throw mixed(name, i, kind, value)
    }
    return { type: 'string', codes, categories: [...known.keys()] }
  }
  const numbers = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value === null || value === undefined || Number.isNaN(value)) numbers[i] = Number.NaN
    else if (kind === 'date' ? value instanceof Date : typeof value === kind) numbers[i] = Number(value)
    else throw mixed(name, i, kind, value)
  }
  if (kind !== 'undefined' && kind !== 'number' && kind !== 'bigint' && kind !== 'boolean' && kind !== 'date')
    throw new TypeError(
      `Expected numbers, booleans, dates or strings for column ${name} but received ${show(first)}`,
    )
  return { type: kind === 'boolean' || kind === 'date' ? kind : 'number', values: numbers }
}

const mixed = (name: string, row: number, kind: string, value: unknown) =>
  new TypeError(
    `Expected ${kind} for row ${row} of column ${name}, as in the rows before, but received ${show(value)}`,
  )

/** The code of a string, a new one if it has none. */
export function codeOf(known: Map<string, number>, text: string): number {
  let code = known.get(text)
  if (code === undefined) {
    code = known.size
    known.set(text, code)
  }
  return code
}

const lengthOf = (column: Column) => (column.type === 'string' ? column.codes : column.values).length

/**
 * A table: named columns of equal length, each of one type. Tables come from {@link readCsv} and the other formats, and
 * {@link TableEncoder} makes tensors of them.
 *
 * @throws TypeError, RangeError for columns of different lengths
 * @example
 * ```ts
 * const table = data.Table.from({ age: [31, null, 45], city: ['Rome', 'Oslo', 'Rome'] })
 * table.row(1) // { age: null, city: 'Oslo' }
 * ```
 */
export class Table {
  /** The number of rows. */
  readonly length: number
  /** The names of the columns, in order. */
  readonly names: readonly string[]
  readonly #columns: ReadonlyMap<string, Column>

  /** @param columns the columns by name */
  constructor(columns: ReadonlyMap<string, Column>) {
    checkInstance('columns', columns, Map)
    this.#columns = new Map(columns)
    this.names = Object.freeze([...columns.keys()])
    this.length = columns.size === 0 ? 0 : lengthOf([...columns.values()][0]!)
    for (const [name, column] of columns)
      if (lengthOf(column) !== this.length)
        throw new RangeError(
          `Expected ${this.length} rows in column ${name} but received ${lengthOf(column)}`,
        )
  }

  /**
   * A table of plain values: typed arrays, and arrays of numbers, booleans, dates or strings, where null is missing.
   * @throws TypeError for values of different types in a column, RangeError for columns of different lengths
   */
  static from(columns: Readonly<Record<string, ArrayLike<unknown>>>): Table {
    const entries = Object.entries(checkObject('columns', columns)).map(
      ([name, values]): [string, Column] => {
        if (!Array.isArray(values) && !isTypedArray(values))
          throw new TypeError(`Expected an array for column ${name} but received ${show(values)}`)
        return [name, columnOf(name, values as ArrayLike<unknown>)]
      },
    )
    return new Table(new Map(entries))
  }

  /**
   * The column with this name.
   * @throws RangeError if there is none
   */
  column(name: string): Column {
    const column = this.#columns.get(checkString('name', name))
    if (!column)
      throw new RangeError(`Expected one of ${this.names.join(', ')} for name but received ${show(name)}`)
    return column
  }

  /** The values of a column, null where they are missing. */
  values(name: string): Cell[] {
    const column = this.column(name)
    return Array.from({ length: this.length }, (_, row) => cellOf(column, row))
  }

  /**
   * A row as an object, null where a value is missing.
   * @throws RangeError for a row that is not there
   */
  row(index: number): Record<string, Cell> {
    if (!Number.isInteger(index) || index < 0 || index >= this.length)
      throw new RangeError(`Expected integer in [0, ${this.length}) for index but received ${show(index)}`)
    return Object.fromEntries(this.names.map((name) => [name, cellOf(this.#columns.get(name)!, index)]))
  }

  /** A table of some columns. */
  select(names: readonly string[]): Table {
    return new Table(
      new Map((checkArray('names', names) as string[]).map((name) => [name, this.column(name)])),
    )
  }

  /** A table of the rows with these indices, such as those of a split. */
  take(indices: ArrayLike<number>): Table {
    const rows = Array.from(checkArrayLike('indices', indices), (row) => {
      if (!Number.isInteger(row) || row < 0 || row >= this.length)
        throw new RangeError(`Expected rows in [0, ${this.length}) for indices but received ${show(row)}`)
      return row
    })
    const taken = [...this.#columns].map(([name, column]): [string, Column] => [
      name,
      column.type === 'string'
        ? { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]!) }
        : { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) },
    ])
    return new Table(new Map(taken))
  }
}

function cellOf(column: Column, row: number): Cell {
  if (column.type === 'string') return column.codes[row]! < 0 ? null : column.categories[column.codes[row]!]!
  const value = column.values[row]!
  if (Number.isNaN(value)) return null
  if (column.type === 'boolean') return value !== 0
  return column.type === 'date' ? new Date(value) : value
}
