// Parquet by hyparquet and Arrow by apache-arrow: optional peer dependencies, loaded when such a file is read.
import { runInThisContext } from 'node:vm'
import { checkKnownKeys, checkString, show } from '../../_check.js'
import { readFile, readWhole } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { loadOptional } from '../optional.js'
import { type Column, columnOf, Table } from '../table/table.js'

/** Options of {@link readParquet} and {@link readArrow}. */
export interface ColumnarOptions {
  /** The columns to read. Default: all. */
  columns?: readonly string[]
}

interface Hyparquet {
  parquetMetadataAsync(
    file: unknown,
  ): Promise<{ num_rows: bigint; schema: { name: string; num_children?: number }[] }>
  parquetReadObjects(options: object): Promise<Record<string, unknown>[]>
}

interface Arrow {
  tableFromIPC(bytes: Uint8Array): {
    numRows: number
    schema: { fields: { name: string }[] }
    getChild(name: string): { type: unknown; get(row: number): unknown; length: number } | null
  }
}

function checkColumns(name: string, options: ColumnarOptions): readonly string[] | undefined {
  checkKnownKeys(name, options, ['columns'])
  const { columns } = options
  if (columns !== undefined && !Array.isArray(columns))
    throw new TypeError(`Expected an array of strings for columns but received ${show(columns)}`)
  return columns
}

/** Values of a table's cell: numbers, also of 64-bit integers that a double holds exactly. */
function plain(path: string, name: string, row: number, value: unknown): unknown {
  if (typeof value === 'bigint') {
    if (BigInt.asIntN(64, value) === value && Number.isSafeInteger(Number(value))) return Number(value)
    throw new PdecayError(
      'ERR_DATA',
      `${path}: column ${name} has ${value} in row ${row}, which no number holds exactly`,
    )
  }
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  throw new PdecayError(
    'ERR_DATA',
    `${path}: column ${name} has ${show(value)} in row ${row}: choose other columns`,
  )
}

function tableOf(
  path: string,
  names: readonly string[],
  rows: number,
  cell: (name: string, row: number) => unknown,
): Table {
  const columns = names.map((name): [string, Column] => [
    name,
    columnOf(
      name,
      Array.from({ length: rows }, (_, row) => plain(path, name, row, cell(name, row))),
    ),
  ])
  return new Table(new Map(columns))
}

function checkNames(
  path: string,
  wanted: readonly string[] | undefined,
  there: readonly string[],
): readonly string[] {
  const missing = wanted?.find((name) => !there.includes(name))
  if (missing === undefined) return wanted ?? there
  throw new PdecayError(
    'ERR_DATA',
    `${path}: there is no column ${show(missing)} among ${there.slice(0, 20).join(', ')}`,
  )
}

async function wholeFile(label: string, path: string): Promise<Uint8Array> {
  return readFile(label, checkString('path', path), async (file) =>
    readWhole(file, 0, (await file.stat()).size),
  )
}

/** Runs a parser; what it throws is an error of the file. */
async function parsed<T>(path: string, parse: () => T | Promise<T>): Promise<T> {
  try {
    return await parse()
  } catch (error) {
    if (error instanceof PdecayError) throw error
    throw new PdecayError('ERR_DATA', `${path}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Reads a table from a Parquet file. It needs the package `hyparquet`, and `hyparquet-compressors` for files that are
 * compressed otherwise than by Snappy.
 *
 * @throws PdecayError `ERR_UNSUPPORTED` if the package is not installed, `ERR_DATA` for a damaged file or columns that are no
 *   numbers, booleans, dates or strings, `ERR_FILE` if the file cannot be read
 */
export async function readParquet(path: string, options: ColumnarOptions = {}): Promise<Table> {
  const wanted = checkColumns('readParquet options', options)
  const { parquetMetadataAsync, parquetReadObjects } = await loadOptional<Hyparquet>(
    'hyparquet',
    'readParquet',
  )
  const { compressors } = await loadOptional<{ compressors?: object }>(
    'hyparquet-compressors',
    'readParquet',
  ).catch(() => ({ compressors: undefined }))
  const bytes = await wholeFile('readParquet', path)
  const file = bytes.buffer
  return parsed(path, async () => {
    const metadata = await parquetMetadataAsync(file)
    const there = metadata.schema.slice(1).map(({ name }) => name)
    const names = checkNames(path, wanted, there)
    if (Number(metadata.num_rows) > 2 ** 31) throw new Error(`it claims ${metadata.num_rows} rows`)
    const rows = await parquetReadObjects({
      file,
      metadata,
      columns: [...names],
      ...(compressors && { compressors }),
    })
    return tableOf(path, names, rows.length, (name, row) => rows[row]![name])
  })
}

const slot = Symbol.for('pdecay.bounded')

/**
 * Runs a function of a library for a limited time: a damaged file may claim more parts than a library can count.
 * @throws Error if the time is over
 */
function bounded<T>(run: () => T, timeoutMs: number): T {
  const place = globalThis as { [slot]?: (() => T) | undefined }
  place[slot] = run
  try {
    return runInThisContext(`globalThis[Symbol.for('pdecay.bounded')]()`, { timeout: timeoutMs }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new Error(`it is damaged: it was not read within ${timeoutMs / 1000} s`, { cause: error })
  } finally {
    place[slot] = undefined
  }
}

/** Milliseconds for an Arrow file, whose columns are used where they lie: far more than any takes. */
const arrowMs = (bytes: number) => 2000 + Math.ceil(bytes / 2 ** 14)

/**
 * Reads a table from an Arrow file or stream (Feather version 2). It needs the package `apache-arrow`.
 *
 * @throws PdecayError `ERR_UNSUPPORTED` if the package is not installed, `ERR_DATA` for a damaged file or columns that are no
 *   numbers, booleans, dates or strings, `ERR_FILE` if the file cannot be read
 */
export async function readArrow(path: string, options: ColumnarOptions = {}): Promise<Table> {
  const wanted = checkColumns('readArrow options', options)
  const { tableFromIPC } = await loadOptional<Arrow>('apache-arrow', 'readArrow')
  const bytes = await wholeFile('readArrow', path)
  return parsed(path, () => {
    const table = bounded(() => tableFromIPC(bytes), arrowMs(bytes.length))
    // What apache-arrow cannot read is an empty table to it.
    if (table.schema.fields.length === 0) throw new Error('no Arrow file, or one without columns')
    // A row takes at least a bit.
    if (table.numRows > 8 * bytes.length)
      throw new Error(`it claims ${table.numRows} rows in ${bytes.length} bytes`)
    const names = checkNames(
      path,
      wanted,
      table.schema.fields.map(({ name }) => name),
    )
    const vectors = new Map(names.map((name) => [name, table.getChild(name)!]))
    // Dates are numbers of milliseconds to apache-arrow.
    const isDate = new Map(
      [...vectors].map(([name, { type }]) => [name, /^(Date|Timestamp)/.test(String(type))]),
    )
    return tableOf(path, names, table.numRows, (name, row) => {
      const value = vectors.get(name)!.get(row)
      return isDate.get(name) && typeof value === 'number' ? new Date(value) : value
    })
  })
}
