import {
  checkBoolean,
  checkFunction,
  checkInteger,
  checkKnownKeys,
  checkObject,
  checkOneOf,
  checkString,
  show,
} from '../../_check.js'
import { readFile } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { core } from '../../native/index.js'
import { type Column, type ColumnType, Table } from '../table/table.js'
import { readBlocks } from './_blocks.js'
import { Builder, More, Retry, RowReader } from './_csv-rows.js'

/** Options of {@link readCsv} and {@link parseCsv}. */
export interface CsvOptions {
  /** The character between fields, in ASCII. Default ','. */
  delimiter?: string
  /** Whether the first row has the names of the columns, or these names. Default true. */
  header?: boolean | readonly string[]
  /** The columns to keep. Default: all. */
  columns?: readonly string[]
  /**
   * The types of columns. Default: boolean for true and false, number if every value is one, and else string. Dates are
   * read only where they are asked for.
   */
  types?: Readonly<Record<string, ColumnType>>
  /** What stands for a missing value. Default: nothing, NA, N/A, NaN, nan, null, NULL and None. */
  missing?: readonly string[]
  /**
   * What to do with a row that has too few or too many fields, or a value of another type than `types` says: throw an error,
   * leave the row out, or leave it out and call a function with what is wrong. Default 'throw'.
   */
  onError?: 'throw' | 'skip' | ((message: string, row: number) => void)
  /** The most bytes that a file may have. Default 2^32. */
  maxBytes?: number
}

const optionNames = ['delimiter', 'header', 'columns', 'types', 'missing', 'onError', 'maxBytes']
const usualMissing = ['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None']
const typeNames = ['number', 'boolean', 'date', 'string'] as const

function checkOptions(options: CsvOptions): void {
  checkKnownKeys('CSV options', options, optionNames)
  const { delimiter = ',', header = true, onError = 'throw' } = options
  if (!/^[\t\x20-\x7e]$/.test(checkString('delimiter', delimiter)) || /["\d.]/.test(delimiter))
    throw new RangeError(`Expected one character of ASCII for delimiter but received ${show(delimiter)}`)
  if (!Array.isArray(header)) checkBoolean('header', header)
  if (typeof onError !== 'function') checkOneOf('onError', onError, ['throw', 'skip'])
  else checkFunction('onError', onError)
  for (const [name, type] of Object.entries(checkObject('types', options.types ?? {})))
    checkOneOf(`types.${name}`, type, typeNames)
  for (const name of ['columns', 'missing'] as const)
    if (options[name] !== undefined && !Array.isArray(options[name]))
      throw new TypeError(`Expected an array of strings for ${name} but received ${show(options[name])}`)
}

/**
 * Reads a table from CSV (RFC 4180): fields may be quoted, and have line breaks and doubled quotes within quotes. Numbers are
 * rounded to the nearest double.
 *
 * @param bytes the whole file in UTF-8, or text
 * @param options the delimiter, the types of columns and others
 * @param name the name of the file in error messages
 * @throws PdecayError `ERR_DATA`, with the line, for a row with too few or too many fields, or a value of the wrong type
 * @example
 * ```ts
 * const table = data.parseCsv('age,city\n31,Rome\n,Oslo\n')
 * table.row(1) // { age: null, city: 'Oslo' }
 * ```
 */
export function parseCsv(bytes: Uint8Array | string, options: CsvOptions = {}, name = 'CSV'): Table {
  checkOptions(options)
  const given = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  if (!(given instanceof Uint8Array))
    throw new TypeError(`Expected a Uint8Array or a string for bytes but received ${show(bytes)}`)
  const told = { line: 0 }
  const guesses = new Map<string, ColumnType>()
  for (;;)
    try {
      const reader = new TableReader(name, options, guesses, told)
      reader.feed(given, true)
      return reader.finish()
    } catch (error) {
      if (!(error instanceof Retry)) throw error
      guesses.set(error.column, error.type)
    }
}

/**
 * Makes a table of a file that is given in parts.
 * @internal
 */
export class TableReader {
  readonly #rows: RowReader
  #builders: readonly (Builder | undefined)[] | undefined

  /** @param bytes the size of the file, if it is given in parts */
  constructor(
    name: string,
    private readonly options: CsvOptions,
    private readonly guesses: ReadonlyMap<string, ColumnType>,
    told: { line: number },
    private readonly bytes = 0,
  ) {
    const { delimiter = ',', missing = usualMissing, onError = 'throw' } = options
    this.#rows = new RowReader({
      name,
      delimiter: delimiter.charCodeAt(0),
      missing: new Set(missing),
      onError,
      told,
    })
  }

  /** Reads the next part, and returns how many of its bytes: the part after it begins with the others. */
  feed(bytes: Uint8Array, isLast: boolean): number {
    const rows = this.#rows
    rows.feed(bytes, isLast)
    if (!this.#builders) {
      rows.skipMark()
      try {
        this.#builders = this.#readHeader(bytes)
      } catch (error) {
        if (error instanceof More) return 0
        throw error
      }
    }
    rows.rows(this.#builders)
    return rows.at
  }

  finish(): Table {
    const made = this.#builders!.flatMap((builder): [string, Column][] =>
      builder ? [[builder.name, builder.finish(this.#rows.row)]] : [],
    )
    const table = new Table(new Map(made))
    return this.options.columns ? table.select(this.options.columns) : table
  }

  #readHeader(bytes: Uint8Array): (Builder | undefined)[] {
    const { header = true, columns } = this.options
    const rows = this.#rows
    const start = { at: rows.at, line: rows.line }
    const first = rows.strings()
    if (!first && !Array.isArray(header)) rows.fail('the file is empty')
    const names =
      header === true
        ? first!.fields
        : header === false
          ? first!.fields.map((_, i) => `column${i}`)
          : [...(header as string[])]
    if (header !== true) Object.assign(rows, start)
    const twice = names.find((each, at) => names.indexOf(each) !== at)
    const line = header === true ? first!.line : start.line
    if (twice !== undefined) rows.fail(`two columns are named ${show(twice)}`, line)
    const types = new Map(Object.entries(this.options.types ?? {}))
    for (const each of [...(columns ?? []), ...types.keys()])
      if (!names.includes(each))
        rows.fail(`there is no column ${show(each)} among ${names.slice(0, 20).join(', ')}`, line)
    // The rest of the file has about as many rows to the byte as its beginning.
    const lines = core().countLines(bytes) + 1
    const room = Math.ceil(lines * Math.max(1, (1.02 * this.bytes) / Math.max(1, bytes.length)))
    return names.map((each) =>
      columns === undefined || columns.includes(each)
        ? new Builder(each, types.get(each), this.guesses.get(each), room)
        : undefined,
    )
  }
}

/**
 * Reads a table from a CSV file as {@link parseCsv} does, a part at a time: the file need not fit in memory, and other work
 * goes on between the parts.
 *
 * @throws PdecayError `ERR_DATA` with the file and the line, `ERR_FILE` if the file cannot be read
 */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<Table> {
  checkOptions(options)
  const most = checkInteger('maxBytes', options.maxBytes ?? 2 ** 32, '[0, inf)')
  return readFile('readCsv', path, async (file) => {
    const { size } = await file.stat()
    if (size > most)
      throw new PdecayError('ERR_DATA', `${path} has ${size} bytes, and maxBytes allows ${most}`)
    const told = { line: 0 }
    const guesses = new Map<string, ColumnType>()
    for (;;)
      try {
        const reader = new TableReader(path, options, guesses, told, size)
        for await (const part of readBlocks(file, size)) part.rest(reader.feed(part.bytes, part.isLast))
        return reader.finish()
      } catch (error) {
        if (!(error instanceof Retry)) throw error
        guesses.set(error.column, error.type)
      }
  })
}
