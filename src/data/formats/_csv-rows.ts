// The rows of a CSV file. Threads of the addon read them; a row that they cannot read is read here, one field after the other:
// one with an error, or with a value that decides on the type of its column.
import { availableParallelism } from 'node:os'
import { show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { core } from '../../native/index.js'
import { type Column, type ColumnType, codeOf } from '../table/table.js'

const [quote, newline, carriage] = [34, 10, 13]

/** What the rows of a file depend on. */
export interface CsvRules {
  /** The name of the file, for messages. */
  readonly name: string
  /** The byte between fields. */
  readonly delimiter: number
  readonly missing: ReadonlySet<string>
  readonly onError: 'throw' | 'skip' | ((message: string, row: number) => void)
  /** The last line that an error was reported of: after a {@link Retry}, the errors before it come again. */
  readonly told: { line: number }
}

/** A column has values of another type than those before: all is read again, with this type. */
export class Retry {
  constructor(
    readonly column: string,
    readonly type: ColumnType,
  ) {}
}

/** A column that is being read. */
export class Builder {
  type: ColumnType
  readonly isFixed: boolean
  /** Numbers and booleans. */
  numbers = new Float64Array()
  /** Strings and dates: the position of each in `known`. */
  codes = new Int32Array()
  known = new Map<string, number>()
  /** The dates of `known`. */
  readonly #dates: number[] = []
  /** Whether any value was present. */
  any = false

  /** @param rows the rows that there is memory for at first */
  constructor(
    readonly name: string,
    fixed: ColumnType | undefined,
    guessed: ColumnType | undefined,
    private rows: number,
  ) {
    this.isFixed = fixed !== undefined
    this.type = fixed ?? guessed ?? 'number'
    this.reset(this.type, 0)
  }
  get isCoded(): boolean {
    return this.type === 'string' || this.type === 'date'
  }
  /** The memory of the rows. */
  get memory(): Float64Array | Int32Array {
    return this.isCoded ? this.codes : this.numbers
  }
  /** Starts over with a type. The rows before are missing. */
  reset(type: ColumnType, row: number): void {
    this.type = type
    this.numbers = new Float64Array(this.isCoded ? 0 : this.rows)
    this.codes = new Int32Array(this.isCoded ? this.rows : 0)
    this.memory.fill(this.isCoded ? -1 : Number.NaN, 0, row)
  }
  /** Makes room for rows. */
  reserve(rows: number): void {
    if (rows <= this.rows) return
    this.rows = Math.max(rows, Math.ceil(1.5 * this.rows))
    const { numbers, codes } = this
    this.numbers = new Float64Array(this.isCoded ? 0 : this.rows)
    this.codes = new Int32Array(this.isCoded ? this.rows : 0)
    this.numbers.set(numbers)
    this.codes.set(codes)
  }
  /** Replaces the codes of rows by the places of their strings in `known`. */
  rename(from: number, to: number, strings: readonly string[]): void {
    const places = Int32Array.from(strings, (text) => codeOf(this.known, text))
    if (places.every((place, code) => place === code)) return
    const { codes } = this
    for (let row = from; row < to; row++) if (codes[row]! >= 0) codes[row] = places[codes[row]!]!
  }
  /** Removes the strings from a count on. */
  forget(count: number): void {
    if (this.known.size === count) return
    for (const [text, code] of this.known) if (code >= count) this.known.delete(text)
    this.#dates.length = Math.min(this.#dates.length, count)
  }
  /** The dates of the strings; NaN for those that are none. */
  dates(): readonly number[] {
    if (this.#dates.length < this.known.size)
      for (const text of [...this.known.keys()].slice(this.#dates.length)) this.#dates.push(Date.parse(text))
    return this.#dates
  }
  finish(length: number): Column {
    const { type } = this
    if (type === 'string')
      return { type, codes: trim(this.codes, length), categories: [...this.known.keys()] }
    if (type !== 'date') return { type, values: trim(this.numbers, length) }
    const dates = this.dates()
    return { type, values: Float64Array.from(trim(this.codes, length), (code) => dates[code] ?? Number.NaN) }
  }
}

/** The beginning of an array: a view, unless it would keep much memory that is not used. */
function trim<T extends Float64Array | Int32Array>(array: T, length: number): T {
  return (length > 0.9 * array.length ? array.subarray(0, length) : array.slice(0, length)) as T
}

const truths: ReadonlyMap<string, number> = new Map([
  ...['true', 'True', 'TRUE'].map((word): [string, number] => [word, 1]),
  ...['false', 'False', 'FALSE'].map((word): [string, number] => [word, 0]),
])

/** The number in a field, or NaN. */
export function toNumber(field: string): number {
  const text = field.trim()
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text)
  if (!/^[+-]?inf(inity)?$/i.test(text)) return Number.NaN
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

/** After so many rows without an error, it is worth to start threads. */
const manyRows = 10_000
/** Rows that are read at once where dates are checked afterwards. */
const mostDates = 2 ** 20

/** A row goes on after the bytes that there are. */
export class More {}

/** Reads a file that is given in one or several parts. */
export class RowReader {
  /** The byte of the part that is read next: what follows belongs to the next part too. */
  at = 0
  /** The line of the field that is read, from 1. */
  line = 1
  row = 0
  private bytes: Uint8Array = new Uint8Array()
  #text: Buffer = Buffer.alloc(0)
  #isLast = false

  constructor(private readonly rules: CsvRules) {}

  /** The next part: the bytes of the last one from `at` on, and more. @param isLast whether the file ends with it */
  feed(bytes: Uint8Array, isLast: boolean): void {
    this.at = 0
    this.bytes = bytes
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#isLast = isLast
  }

  /** Moves behind the mark with which some programs begin a file in UTF-8. */
  skipMark(): void {
    const { bytes } = this
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3
  }

  fail(what: string, line = this.line): never {
    throw new PdecayError('ERR_DATA', `${this.rules.name}, line ${line}: ${what}`)
  }

  /** The fields of the next row and its line, for the header. @throws More */
  strings(): { fields: string[]; line: number } | undefined {
    this.#emptyLines()
    const { line } = this
    if (this.at < this.bytes.length) return { fields: this.#fields(), line }
    this.#needMore()
    return undefined
  }

  /** Reads all rows that are complete into the builders, undefined for columns that are left out. */
  rows(builders: readonly (Builder | undefined)[]): void {
    const hasDates = builders.some((each) => each?.type === 'date')
    let isLong = true
    let most = hasDates ? 1024 : -1
    // Rows end with a line feed, or with the file.
    const end = this.#isLast ? this.bytes.length : this.bytes.lastIndexOf(newline) + 1
    const room = this.row + core().countLines(this.bytes) + 1
    for (const each of builders) each?.reserve(room)
    while (this.at < this.bytes.length) {
      const rows: number = this.#readMany(builders, end, isLong, most)
      const isOver = rows !== most
      isLong = rows >= manyRows
      if (hasDates) most = Math.min(mostDates, 2 * Math.max(1, rows))
      const { at, line } = this
      try {
        if (isOver) this.#readOne(builders)
      } catch (error) {
        if (!(error instanceof More)) throw error
        Object.assign(this, { at, line })
        return
      }
    }
  }

  /** Reads rows up to one that is to be read by itself; returns how many. */
  #readMany(builders: readonly (Builder | undefined)[], end: number, isLong: boolean, most: number): number {
    if (this.at >= end) return 0
    const { delimiter, missing } = this.rules
    const start = { at: this.at, line: this.line, sizes: builders.map((each) => each?.known.size ?? 0) }
    const kinds = builders.map((each) =>
      each === undefined ? 3 : each.isCoded ? 2 : each.type === 'boolean' ? 1 : 0,
    )
    const [rows, at, lines, any, texts] = core().readCsvRows(
      this.bytes.subarray(0, end),
      this.at,
      [delimiter, isLong ? Math.min(availableParallelism(), 256) : 1, most],
      [...missing],
      Uint8Array.from(kinds),
      builders.map((each) => each?.memory ?? null),
      this.row,
    )
    for (const [i, builder] of builders.entries()) {
      if (!builder) continue
      if (any[i]) builder.any = true
      const given = texts[i]
      if (given) builder.rename(this.row, this.row + rows, cut(...given))
    }
    const wrong = this.#wrongDate(builders, rows)
    if (wrong >= 0) {
      // These rows again, up to the one with the wrong date.
      for (const [i, builder] of builders.entries()) builder?.forget(start.sizes[i]!)
      return wrong === 0 ? 0 : this.#readMany(builders, end, false, wrong)
    }
    this.at = at
    this.line += lines
    this.row += rows
    return rows
  }

  /** The first of the rows just read with a text that is no date; -1 if there is none. */
  #wrongDate(builders: readonly (Builder | undefined)[], rows: number): number {
    let first = rows
    for (const builder of builders) {
      if (builder?.type !== 'date') continue
      const dates = builder.dates()
      if (!dates.some(Number.isNaN)) continue
      const at = builder.codes
        .subarray(this.row, this.row + first)
        .findIndex((code) => code >= 0 && Number.isNaN(dates[code]))
      if (at >= 0) first = at
    }
    return first < rows ? first : -1
  }

  #readOne(builders: readonly (Builder | undefined)[]): void {
    this.#emptyLines()
    if (this.at >= this.bytes.length) return
    const { line } = this
    const fields = this.#fields()
    if (fields.length !== builders.length) {
      this.#bad(`${fields.length} fields where there should be ${builders.length}`, line)
      return
    }
    const sizes = builders.map((each) => each?.known.size ?? 0)
    for (const [i, builder] of builders.entries()) {
      const wrong = builder ? this.#put(builder, fields[i]!) : ''
      if (wrong === '') continue
      // The strings that only this row has.
      for (const [k, each] of builders.entries()) each?.forget(sizes[k]!)
      this.#bad(wrong, line)
      return
    }
    this.row++
  }

  #bad(what: string, line: number): void {
    const { name, onError, told } = this.rules
    const message = `${name}, line ${line}: ${what}`
    if (onError === 'throw') throw new PdecayError('ERR_DATA', message)
    if (line <= told.line) return
    told.line = line
    if (typeof onError === 'function') onError(message, this.row)
  }

  /** Puts a field into its column; returns what is wrong with it. */
  #put(builder: Builder, field: string): string {
    const { row } = this
    if (this.rules.missing.has(field)) {
      builder.memory[row] = builder.isCoded ? -1 : Number.NaN
      return ''
    }
    if (builder.isCoded) {
      if (builder.type === 'date' && Number.isNaN(Date.parse(field))) return unfit(builder, field)
      builder.codes[row] = codeOf(builder.known, field)
    } else {
      const value = builder.type === 'boolean' ? (truths.get(field) ?? Number.NaN) : toNumber(field)
      if (Number.isNaN(value)) return this.#change(builder, field)
      builder.numbers[row] = value
    }
    builder.any = true
    return ''
  }

  /** A value of another type than the column's. */
  #change(builder: Builder, field: string): string {
    if (builder.isFixed) return unfit(builder, field)
    if (builder.any) throw new Retry(builder.name, 'string')
    builder.reset(builder.type === 'number' && truths.has(field) ? 'boolean' : 'string', this.row)
    return this.#put(builder, field)
  }

  #emptyLines(): void {
    const { bytes } = this
    for (;;) {
      const byte = bytes[this.at]
      if (byte === newline) this.line++
      else if (byte !== carriage) return
      else if (this.at + 1 === bytes.length) this.#needMore()
      else if (bytes[this.at + 1] !== newline) return
      this.at++
    }
  }

  /** What is read here may go on in the next part. */
  #needMore(): void {
    if (!this.#isLast) throw new More()
  }

  #fields(): string[] {
    const fields: string[] = []
    do {
      const start = this.at
      const end = this.#fieldEnd()
      fields.push(
        this.bytes[start] === quote
          ? this.#text.toString('utf8', start + 1, end - 1).replaceAll('""', '"')
          : this.#text.toString('utf8', start, end),
      )
    } while (this.#next())
    return fields
  }

  /** Moves behind the field that begins here, and returns its end. */
  #fieldEnd(): number {
    const { bytes } = this
    const { delimiter } = this.rules
    let at = this.at
    if (bytes[at] === quote) {
      at = this.#quotedEnd()
      const byte = bytes[at]
      this.at = at
      if (at === bytes.length || (byte === carriage && at + 1 === bytes.length)) this.#needMore()
      if (at < bytes.length && byte !== delimiter && byte !== newline && byte !== carriage)
        this.fail('a quoted field goes on after its closing quote')
      return at
    }
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (byte === delimiter || byte === newline || (byte === carriage && bytes[at + 1] === newline)) break
    }
    if (at === bytes.length) this.#needMore()
    this.at = at
    return at
  }

  /** The end of a quoted field that begins here: the position after its last quote. */
  #quotedEnd(): number {
    const { bytes, at: start, line } = this
    for (let at = start + 1; ; ) {
      const end = bytes.indexOf(quote, at)
      if (end < 0) {
        this.#needMore()
        this.line = line
        this.fail('a quoted field has no end')
      }
      for (let i = bytes.indexOf(newline, at); i >= 0 && i < end; i = bytes.indexOf(newline, i + 1))
        this.line++
      if (bytes[end + 1] !== quote) return end + 1
      at = end + 2
    }
  }

  /** Moves behind what follows a field; false at the end of the row. */
  #next(): boolean {
    const byte = this.bytes[this.at]
    if (this.at >= this.bytes.length) return false
    this.at++
    if (byte === this.rules.delimiter) return true
    if (byte === carriage && this.bytes[this.at] === newline) this.at++
    this.line++
    return false
  }
}

const unfit = (builder: Builder, field: string) =>
  `column ${builder.name} has ${show(field)} where a ${builder.type} should be`

/** The texts that are concatenated in bytes. */
function cut(bytes: Uint8Array, ends: Float64Array): string[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from(ends, (end, i) => all.toString('utf8', i === 0 ? 0 : ends[i - 1]!, end))
}
