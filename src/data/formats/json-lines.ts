import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { checkFunction, checkInteger, checkKnownKeys, checkOneOf, checkString, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import type { EpochDraw, IterableDataset } from '../loader/dataset.js'
import { columnOf, Table } from '../table/table.js'

/** Options of {@link readJsonLines} and {@link jsonLines}. */
export interface JsonLinesOptions {
  /** What to do with a line that is no JSON object: throw an error, leave it out, or leave it out and call a function. */
  onError?: 'throw' | 'skip' | ((message: string, line: number) => void)
  /** The most characters that a line may have, in [1, 2^29). Default 2^24. */
  maxLineLength?: number
}

function checkOptions(options: JsonLinesOptions): Required<JsonLinesOptions> {
  checkKnownKeys('JSON lines options', options, ['onError', 'maxLineLength'])
  const { onError = 'throw' } = options
  if (typeof onError === 'function') checkFunction('onError', onError)
  else checkOneOf('onError', onError, ['throw', 'skip'])
  return {
    onError,
    maxLineLength: checkInteger('maxLineLength', options.maxLineLength ?? 2 ** 24, '[1, 536870912)'),
  }
}

/** The lines of a file, which is not held in memory; a line that is too long is an error before it is complete. */
async function* linesOf(path: string, most: number): AsyncGenerator<string, void> {
  const input = createReadStream(path, { encoding: 'utf8' })
  let length = 0
  input.on('data', (chunk) => {
    const last = String(chunk).lastIndexOf('\n')
    length = last < 0 ? length + chunk.length : chunk.length - last - 1
    if (length > most)
      input.destroy(new PdecayError('ERR_DATA', `${path}: a line has more than ${most} characters`))
  })
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  let failure: unknown
  input.on('error', (error) => {
    failure = error
    reader.close()
  })
  try {
    yield* reader
    if (failure) throw failure
  } catch (error) {
    if (error instanceof PdecayError) throw error
    throw new PdecayError('ERR_FILE', `${path} cannot be read: ${(error as Error).message}`, { cause: error })
  } finally {
    reader.close()
    input.destroy()
  }
}

async function* objectsOf(
  path: string,
  options: Required<JsonLinesOptions>,
): AsyncGenerator<Record<string, unknown>, void> {
  let line = 0
  for await (const text of linesOf(path, options.maxLineLength)) {
    line++
    if (text.trim() === '') continue
    let value: unknown
    let wrong = ''
    try {
      value = JSON.parse(text)
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        wrong = `expected an object but found ${show(value)}`
    } catch (error) {
      wrong = (error as Error).message
    }
    if (wrong === '') {
      yield value as Record<string, unknown>
      continue
    }
    const message = `${path}, line ${line}: ${wrong}`
    if (options.onError === 'throw') throw new PdecayError('ERR_DATA', message)
    if (typeof options.onError === 'function') options.onError(message, line)
  }
}

/**
 * The objects of a JSON Lines file, one on each line, as a data set that is read as a stream.
 *
 * @throws TypeError, RangeError for an invalid option; while it is read, PdecayError `ERR_DATA` with the line, `ERR_FILE`
 * @example
 * ```ts
 * const set = data.jsonLines<{ text: string; label: number }>('train.jsonl')
 * for await (const { text, label } of new data.DataLoader(set, { batchSize: 16 })) console.log(text.length)
 * ```
 */
export function jsonLines<Sample>(path: string, options: JsonLinesOptions = {}): IterableDataset<Sample> {
  checkString('path', path)
  const checked = checkOptions(options)
  return {
    async *iterate(_draw: EpochDraw, skip: number) {
      let position = 0
      for await (const value of objectsOf(path, checked)) if (position++ >= skip) yield value as Sample
    },
  }
}

/**
 * Reads a JSON Lines file as a table: an object on each line, with numbers, booleans, strings and nulls. A field that a line
 * lacks is missing there.
 *
 * @throws PdecayError `ERR_DATA` with the line, `ERR_FILE` if the file cannot be read; TypeError for fields of several types
 */
export async function readJsonLines(path: string, options: JsonLinesOptions = {}): Promise<Table> {
  checkString('path', path)
  const columns = new Map<string, unknown[]>()
  let rows = 0
  for await (const value of objectsOf(path, checkOptions(options))) {
    for (const [name, each] of Object.entries(value)) {
      const column = columns.get(name) ?? []
      columns.set(name, column)
      // Lines before this one may lack the field.
      while (column.length < rows) column.push(null)
      column.push(each)
    }
    rows++
  }
  return tableOf(columns, rows)
}

/** A table of columns of plain values, which may end before the last row. */
export function tableOf(columns: ReadonlyMap<string, unknown[]>, rows: number): Table {
  const made = [...columns].map(([name, values]): [string, ReturnType<typeof columnOf>] => {
    while (values.length < rows) values.push(null)
    return [name, columnOf(name, values)]
  })
  return new Table(new Map(made))
}
