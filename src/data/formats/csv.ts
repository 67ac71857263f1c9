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
import { readFile, readWhole } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { type Column, type ColumnType, codeOf, Table } from '../table/table.js'
import { parseNumber } from './_csv-number.js'

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
const [quote, newline, carriage] = [34, 10, 13]

/** A column that is being read. */
class Builder {
  type: ColumnType
  readonly isFixed: boolean
  numbers = new Float64Array()
  codes = new Int32Array()
  known = new Map<string, number>()
  /** Whether any value was present. */
  any = false

  constructor(
    readonly name: string,
    fixed: ColumnType | undefined,
    guessed: ColumnType | undefined,
    readonly rows: number,
  ) {
    this.isFixed = fixed !== undefined
    this.type = fixed ?? guessed ?? 'number'
    this.reset(this.type)
  }
  /** Starts over with a type. All rows so far are missing. */
  reset(type: ColumnType): void {
    this.type = type
    if (type === 'string') this.codes = new Int32Array(this.rows).fill(-1)
    else this.numbers = new Float64Array(this.rows).fill(Number.NaN)
  }
  finish(length: number): Column {
    const { type } = this
    return type === 'string'
      ? { type, codes: this.codes.slice(0, length), categories: [...this.known.keys()] }
      : { type, values: this.numbers.slice(0, length) }
  }
}

const truths: ReadonlyMap<string, number> = new Map([
  ...['true', 'True', 'TRUE'].map((word): [string, number] => [word, 1]),
  ...['false', 'False', 'FALSE'].map((word): [string, number] => [word, 0]),
])

/** A column has values of another type than those before: all is read again, with this type. */
class Retry {
  constructor(
    readonly column: string,
    readonly type: ColumnType,
  ) {}
}

class Parser {
  readonly text: Buffer
  at = 0
  /** The line of the field that is read, from 1. */
  line = 1
  row = 0
  skipped = 0
  readonly delimiter: number
  readonly missing: ReadonlySet<string>

  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    readonly options: CsvOptions,
  ) {
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.delimiter = (options.delimiter ?? ',').charCodeAt(0)
    this.missing = new Set(options.missing ?? usualMissing)
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3
  }

  fail(what: string): never {
    throw new PdecayError('ERR_DATA', `${this.name}, line ${this.line}: ${what}`)
  }

  /** The end of a quoted field that begins here: the position after its last quote. */
  quotedEnd(): number {
    const { bytes, at: start } = this
    const line = this.line
    for (let at = start + 1; ; ) {
      const end = bytes.indexOf(quote, at)
      if (end < 0) {
        this.line = line
        this.fail('a quoted field has no end')
      }
      for (let i = bytes.indexOf(newline, at); i >= 0 && i < end; i = bytes.indexOf(newline, i + 1))
        this.line++
      if (bytes[end + 1] !== quote) return end + 1
      at = end + 2
    }
  }

  string(from: number, to: number): string {
    if (this.bytes[from] !== quote) return this.text.toString('utf8', from, to)
    return this.text.toString('utf8', from + 1, to - 1).replaceAll('""', '"')
  }

  /** The fields of the next row as strings, for the header. */
  strings(): string[] | undefined {
    this.emptyLines()
    if (this.at >= this.bytes.length) return undefined
    const fields: string[] = []
    do {
      const start = this.at
      const end = this.fieldEnd()
      fields.push(this.string(start, end))
    } while (this.next())
    return fields
  }

  emptyLines(): void {
    const { bytes } = this
    for (;;) {
      const byte = bytes[this.at]
      if (byte === newline) this.line++
      else if (byte !== carriage || (bytes[this.at + 1] !== newline && this.at + 1 < bytes.length)) return
      this.at++
    }
  }

  /** Moves behind the field that begins here, and returns its end. */
  fieldEnd(): number {
    const { bytes, delimiter } = this
    let at = this.at
    if (bytes[at] === quote) {
      at = this.quotedEnd()
      const byte = bytes[at]
      this.at = at
      if (at < bytes.length && byte !== delimiter && byte !== newline && byte !== carriage)
        this.fail('a quoted field goes on after its closing quote')
      return at
    }
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (byte === delimiter || byte === newline || (byte === carriage && bytes[at + 1] === newline)) break
    }
    this.at = at
    return at
  }

  /** Moves behind what follows a field; false at the end of the row. */
  next(): boolean {
    const byte = this.bytes[this.at]
    if (this.at >= this.bytes.length) return false
    this.at++
    if (byte === this.delimiter) return true
    if (byte === carriage && this.bytes[this.at] === newline) this.at++
    this.line++
    return false
  }

  bad(what: string, line: number): void {
    const { onError = 'throw' } = this.options
    const message = `${this.name}, line ${line}: ${what}`
    if (onError === 'throw') throw new PdecayError('ERR_DATA', message)
    this.skipped++
    if (typeof onError === 'function') onError(message, this.row)
  }

  /** Reads all rows into the builders, undefined for columns that are left out. */
  rows(builders: readonly (Builder | undefined)[]): void {
    const { bytes } = this
    const width = builders.length
    for (;;) {
      this.emptyLines()
      if (this.at >= bytes.length) return
      const line = this.line
      let column = 0
      let wrong = ''
      let goesOn = true
      while (goesOn) {
        const start = this.at
        const end = this.fieldEnd()
        const builder = builders[column++]
        if (builder && wrong === '') wrong = this.put(builder, start, end)
        goesOn = this.next()
      }
      if (column !== width) this.bad(`${column} fields where there should be ${width}`, line)
      else if (wrong !== '') this.bad(wrong, line)
      else this.row++
    }
  }

  /** Puts a field into its column; returns what is wrong with it. */
  put(builder: Builder, start: number, end: number): string {
    const { row } = this
    const isQuoted = this.bytes[start] === quote
    if (builder.type === 'number') {
      const value = isQuoted
        ? parseNumber(this.bytes, start + 1, end - 1)
        : parseNumber(this.bytes, start, end)
      builder.numbers[row] = value
      if (!Number.isNaN(value)) {
        builder.any = true
        return ''
      }
    }
    const text = this.string(start, end)
    if (this.missing.has(text)) {
      if (builder.type === 'string') builder.codes[row] = -1
      else builder.numbers[row] = Number.NaN
      return ''
    }
    if (builder.type === 'string') builder.codes[row] = codeOf(builder.known, text)
    else {
      const value =
        builder.type === 'boolean'
          ? (truths.get(text) ?? Number.NaN)
          : builder.type === 'date'
            ? Date.parse(text)
            : Number.NaN
      if (Number.isNaN(value)) return this.change(builder, text, start, end)
      builder.numbers[row] = value
    }
    builder.any = true
    return ''
  }

  /** A value of another type than the column's. */
  change(builder: Builder, text: string, start: number, end: number): string {
    if (builder.isFixed) return `column ${builder.name} has ${show(text)} where a ${builder.type} should be`
    const type = builder.type === 'number' && !builder.any && truths.has(text) ? 'boolean' : 'string'
    if (builder.any) throw new Retry(builder.name, 'string')
    builder.reset(type)
    return this.put(builder, start, end)
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 1
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++
  return lines
}

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
  const rows = countLines(given)
  const guesses = new Map<string, ColumnType>()
  for (;;)
    try {
      return parseOnce(name, given, options, guesses, rows)
    } catch (error) {
      if (!(error instanceof Retry)) throw error
      guesses.set(error.column, error.type)
    }
}

function parseOnce(
  name: string,
  bytes: Uint8Array,
  options: CsvOptions,
  guesses: ReadonlyMap<string, ColumnType>,
  rows: number,
): Table {
  const parser = new Parser(name, bytes, options)
  const { header = true } = options
  const start = { at: parser.at, line: parser.line }
  const first = parser.strings()
  if (!first && !Array.isArray(header)) parser.fail('the file is empty')
  const names =
    header === true
      ? first!
      : header === false
        ? first!.map((_, i) => `column${i}`)
        : [...(header as string[])]
  if (header !== true) Object.assign(parser, start)
  const twice = names.find((each, at) => names.indexOf(each) !== at)
  if (twice !== undefined) parser.fail(`two columns are named ${show(twice)}`)
  for (const each of [...(options.columns ?? []), ...Object.keys(options.types ?? {})])
    if (!names.includes(each))
      parser.fail(`there is no column ${show(each)} among ${names.slice(0, 20).join(', ')}`)
  const types = new Map(Object.entries(options.types ?? {}))
  const builders = names.map((each) =>
    options.columns === undefined || options.columns.includes(each)
      ? new Builder(each, types.get(each), guesses.get(each), rows)
      : undefined,
  )
  parser.rows(builders)
  const made = builders.flatMap((builder): [string, Column][] =>
    builder ? [[builder.name, builder.finish(parser.row)]] : [],
  )
  const table = new Table(new Map(made))
  return options.columns ? table.select(options.columns) : table
}

/**
 * Reads a table from a CSV file as {@link parseCsv} does.
 *
 * @throws PdecayError `ERR_DATA` with the file and the line, `ERR_FILE` if the file cannot be read
 */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<Table> {
  checkOptions(options)
  const most = checkInteger('maxBytes', options.maxBytes ?? 2 ** 32, '[0, inf)')
  const bytes = await readFile('readCsv', path, async (file) => {
    const { size } = await file.stat()
    if (size > most)
      throw new PdecayError('ERR_DATA', `${path} has ${size} bytes, and maxBytes allows ${most}`)
    return readWhole(file, 0, size)
  })
  return parseCsv(bytes, options, path)
}
