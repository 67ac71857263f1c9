import { checkBoolean, checkKnownKeys, checkObject, checkOneOf, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import type { Tensor } from '../../tensor/index.js'
import { NdArray, toTensor } from '../loader/nd-array.js'
import { TensorDataset } from '../sets/tensor-dataset.js'
import { type Column, type NumberColumn, type StringColumn, Table } from './table.js'

/** How a column becomes numbers. */
export interface Encoding {
  /**
   * `number`: the numbers as they are. `standard`: (x − mean) / standard deviation. `minMax`: (x − min) / (max − min).
   * `index`: the position of the value among the categories, as int64. `oneHot`: for each category a number, 1 for the value's
   * own and 0 for the others.
   */
  as: 'number' | 'standard' | 'minMax' | 'index' | 'oneHot'
  /**
   * What a missing value becomes. Of a number: the mean or median of the column, a number, or an error. Of a category:
   * `category`, one of its own after the others, or an error. Default 'error'.
   */
  missing?: 'error' | 'mean' | 'median' | 'category' | number
  /** Of a category that was not there when the encoder was fitted: the one of missing values, or an error. Default 'error'. */
  unknown?: 'error' | 'category'
  /** Adds a number that is 1 where the value is missing, and else 0. Default false. */
  indicator?: boolean
}

/** For each tensor, the columns that it is made of, in order, and their encodings. */
export type EncoderColumns<Name extends string = string> = Readonly<
  Record<Name, Readonly<Record<string, Encoding | Encoding['as']>>>
>

/** What an encoder learned from a column, as JSON. */
interface Fitted extends Required<Encoding> {
  column: string
  /** Subtracted from a number, which is then divided by `scale`; `fill` replaces a missing one. */
  shift: number
  scale: number
  fill: number | null
  categories: (string | number)[] | null
}

/** A fitted encoder, as JSON. */
export interface EncoderState {
  version: 1
  tensors: Record<string, Fitted[]>
}

const kinds = ['number', 'standard', 'minMax', 'index', 'oneHot'] as const
const isCategorical = (as: Encoding['as']) => as === 'index' || as === 'oneHot'

function checkEncoding(name: string, given: unknown): Required<Encoding> {
  const encoding = typeof given === 'string' ? { as: given } : checkObject(name, given)
  checkKnownKeys(name, encoding, ['as', 'missing', 'unknown', 'indicator'])
  const { as, missing = 'error', unknown = 'error', indicator = false } = encoding as unknown as Encoding
  checkOneOf(`${name}.as`, as, kinds)
  const allowed = isCategorical(as)
    ? (['error', 'category'] as const)
    : (['error', 'mean', 'median'] as const)
  if (isCategorical(as) || typeof missing !== 'number')
    checkOneOf(`${name}.missing`, missing, allowed as readonly string[])
  else if (!Number.isFinite(missing))
    throw new RangeError(`Expected finite number for ${name}.missing but received ${missing}`)
  checkOneOf(`${name}.unknown`, unknown, isCategorical(as) ? ['error', 'category'] : ['error'])
  checkBoolean(`${name}.indicator`, indicator)
  if (indicator && as === 'index')
    throw new TypeError(`Expected no indicator for ${name}, whose tensor is of integers`)
  return { as, missing, unknown, indicator }
}

function median(sorted: Float64Array): number {
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Categories of numbers are in their order; those of strings in the order of their code units. */
function categoriesOf(column: Column): (string | number)[] {
  if (column.type !== 'string')
    return [...new Set(column.values)].filter((each) => !Number.isNaN(each)).sort((a, b) => a - b)
  const used = new Set(column.codes)
  return column.categories.filter((_, code) => used.has(code)).sort()
}

function fitNumber(name: string, column: NumberColumn, encoding: Required<Encoding>) {
  const present = column.values.filter((value) => !Number.isNaN(value))
  if (present.length === 0 && (encoding.as !== 'number' || typeof encoding.missing !== 'number'))
    throw new PdecayError('ERR_DATA', `Column ${name} has no value to fit ${encoding.as} on`)
  const infinite = column.values.findIndex((value) => Math.abs(value) === Number.POSITIVE_INFINITY)
  if (infinite >= 0 && encoding.as !== 'number')
    throw new PdecayError('ERR_DATA', `Column ${name} has an infinite value in row ${infinite}`)
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  const { missing } = encoding
  const fill =
    typeof missing === 'number'
      ? missing
      : missing === 'mean'
        ? mean
        : missing === 'median'
          ? median(present.slice().sort())
          : null
  if (encoding.as === 'number') return { shift: 0, scale: 1, fill }
  if (encoding.as === 'standard') {
    // In two passes, so that a large mean does not hide a small deviation.
    const variance = present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length
    return { shift: mean, scale: Math.sqrt(variance) || 1, fill }
  }
  const [low, high] = present.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)] as [number, number],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number],
  )
  return { shift: low, scale: high - low || 1, fill }
}

/**
 * Makes tensors of tables: numbers are standardized or scaled, categories become indices or one-hot vectors, missing values
 * are filled in. What it learns from a table, such as means and categories, it applies to others: fit it on the training set,
 * and save it as JSON with the model.
 *
 * @example
 * ```ts
 * const table = data.Table.from({ age: [20, 30, 40], city: ['Rome', 'Oslo', 'Rome'], buys: [false, true, true] })
 * const encoder = data.TableEncoder.fit(table, { x: { age: 'standard', city: 'oneHot' }, y: { buys: 'index' } })
 * const { x, y } = encoder.transform(table) // x float32 [3, 3], y int64 [3]
 * const same = data.TableEncoder.fromJSON(JSON.parse(JSON.stringify(encoder)))
 * ```
 */
export class TableEncoder<Name extends string = string> {
  readonly #tensors: ReadonlyMap<Name, readonly Fitted[]>

  private constructor(tensors: ReadonlyMap<Name, readonly Fitted[]>) {
    this.#tensors = tensors
  }

  /**
   * Learns from a table: means, standard deviations, categories.
   *
   * @param table the training set
   * @param columns for each tensor its columns, in order, and how each is encoded
   * @throws TypeError, RangeError for an invalid encoding or a column that is not there; PdecayError `ERR_DATA` for a column
   *   without values
   */
  static fit<Name extends string>(table: Table, columns: EncoderColumns<Name>): TableEncoder<Name> {
    if (!(table instanceof Table)) throw new TypeError(`Expected Table for table but received ${show(table)}`)
    const tensors = Object.entries(checkObject('columns', columns)).map(([name, parts]): [Name, Fitted[]] => {
      const fitted = Object.entries(checkObject(`columns.${name}`, parts)).map(([column, given]): Fitted => {
        const encoding = checkEncoding(`columns.${name}.${column}`, given)
        const found = table.column(column)
        if (isCategorical(encoding.as))
          return { column, ...encoding, shift: 0, scale: 1, fill: null, categories: categoriesOf(found) }
        if (found.type === 'string')
          throw new TypeError(
            `Expected 'index' or 'oneHot' for column ${column} of strings but received '${encoding.as}'`,
          )
        return { column, ...encoding, ...fitNumber(column, found, encoding), categories: null }
      })
      return [name as Name, checkTensor(name, fitted)]
    })
    return new TableEncoder(new Map(tensors))
  }

  /**
   * An encoder that was saved.
   * @throws TypeError, RangeError if it is not the result of {@link toJSON}
   */
  static fromJSON<Name extends string = string>(json: EncoderState): TableEncoder<Name> {
    const { version, tensors } = checkObject('encoder', json)
    if (version !== 1) throw new RangeError(`Expected version 1 of an encoder but received ${show(version)}`)
    const read = Object.entries(checkObject('encoder.tensors', tensors)).map(
      ([name, parts]): [Name, Fitted[]] => {
        if (!Array.isArray(parts)) throw new TypeError(`Expected an array for encoder.tensors.${name}`)
        return [
          name as Name,
          checkTensor(
            name,
            parts.map((part, at) => checkFitted(`encoder.tensors.${name}[${at}]`, part)),
          ),
        ]
      },
    )
    return new TableEncoder(new Map(read))
  }

  /** What the encoder learned, for {@link TableEncoder.fromJSON}. */
  toJSON(): EncoderState {
    return {
      version: 1,
      tensors: Object.fromEntries(
        [...this.#tensors].map(([name, parts]) => [name, parts.map((part) => ({ ...part }))]),
      ),
    }
  }

  /**
   * The names of the numbers of a tensor, such as `age` and `city=Rome`.
   * @throws RangeError if there is no such tensor
   */
  features(name: Name): string[] {
    return this.#of(name).flatMap((part) => {
      const own =
        part.as === 'oneHot' ? categoryNames(part).map((each) => `${part.column}=${each}`) : [part.column]
      return part.indicator ? [...own, `${part.column} is missing`] : own
    })
  }

  /**
   * The categories of a column, in the order of their indices.
   * @throws RangeError if no categories of the column are known
   */
  categories(column: string): readonly (string | number)[] {
    for (const parts of this.#tensors.values())
      for (const part of parts) if (part.column === column && part.categories) return [...part.categories]
    throw new RangeError(`Expected a column with categories for column but received ${show(column)}`)
  }

  /**
   * The tensors of a table: float32 [rows, numbers], or int64 [rows, columns] if all columns are encoded as `index`, without
   * the second dimension if there is one column.
   *
   * @throws PdecayError `ERR_DATA`, with column and row, for a missing value or unknown category without a replacement
   */
  transform(table: Table): Record<Name, Tensor> {
    if (!(table instanceof Table)) throw new TypeError(`Expected Table for table but received ${show(table)}`)
    const arrays = [...this.#tensors].map(([name, parts]): [Name, NdArray] => [name, encode(table, parts)])
    return Object.fromEntries(arrays.map(([name, array]) => [name, toTensor(array)])) as Record<Name, Tensor>
  }

  /** A data set of the rows of a table, for a {@link DataLoader}. */
  dataset(table: Table): TensorDataset<Record<Name, Tensor>> {
    return new TensorDataset(this.transform(table))
  }

  #of(name: Name): readonly Fitted[] {
    const parts = this.#tensors.get(name)
    if (parts) return parts
    throw new RangeError(
      `Expected one of ${[...this.#tensors.keys()].join(', ')} for name but received ${show(name)}`,
    )
  }
}

function checkTensor(name: string, parts: Fitted[]): Fitted[] {
  if (parts.length === 0) throw new RangeError(`Expected at least one column for ${name}`)
  const integers = parts.filter(({ as }) => as === 'index').length
  if (integers !== 0 && integers !== parts.length)
    throw new TypeError(`Expected no column beside those encoded as 'index' for ${name}, which are integers`)
  return parts
}

function checkFitted(name: string, given: unknown): Fitted {
  const part = checkObject(name, given)
  checkKnownKeys(name, part, [
    'column',
    'as',
    'missing',
    'unknown',
    'indicator',
    'shift',
    'scale',
    'fill',
    'categories',
  ])
  const { column, shift, scale, fill, categories, ...encoding } = part
  if (typeof column !== 'string')
    throw new TypeError(`Expected string for ${name}.column but received ${show(column)}`)
  const checked = checkEncoding(name, encoding)
  const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
  if (!isNumber(shift) || !isNumber(scale) || scale === 0 || (fill !== null && !isNumber(fill)))
    throw new TypeError(`Expected finite numbers for shift, scale and fill of ${name}`)
  const isList =
    Array.isArray(categories) &&
    categories.every((each) => typeof each === 'string' || typeof each === 'number')
  if (isCategorical(checked.as) ? !isList : categories !== null)
    throw new TypeError(`Expected categories for ${name} if it is encoded as 'index' or 'oneHot'`)
  return { ...part, ...checked } as unknown as Fitted
}

/** The categories, with one for missing values or unknown ones if there is such a replacement. */
function categoryNames({ categories, missing, unknown }: Fitted): (string | number)[] {
  const hasOther = missing === 'category' || unknown === 'category'
  return hasOther ? [...categories!, '(other)'] : categories!
}

function encode(table: Table, parts: readonly Fitted[]): NdArray {
  const rows = table.length
  const widths = parts.map(
    (part) => (part.as === 'oneHot' ? categoryNames(part).length : 1) + Number(part.indicator),
  )
  const width = widths.reduce((a, b) => a + b, 0)
  const isInteger = parts[0]!.as === 'index'
  const out = isInteger ? new BigInt64Array(rows * width) : new Float32Array(rows * width)
  // The low halves of 64-bit integers, which are small.
  const target = isInteger ? new Int32Array(out.buffer) : (out as Float32Array)
  const step = isInteger ? 2 : 1
  let first = 0
  parts.forEach((part, at) => {
    const column = table.column(part.column)
    const put = (row: number, offset: number, value: number) => {
      target[(row * width + first + offset) * step] = value
    }
    if (part.categories) encodeCategories(part, column, put)
    else if (column.type === 'string')
      throw new PdecayError('ERR_DATA', `Column ${part.column} has strings, and was fitted on numbers`)
    else encodeNumbers(part, column, put)
    if (part.indicator) {
      const isMissing =
        column.type === 'string'
          ? (row: number) => column.codes[row]! < 0
          : (row: number) => Number.isNaN(column.values[row])
      for (let row = 0; row < rows; row++) put(row, widths[at]! - 1, Number(isMissing(row)))
    }
    first += widths[at]!
  })
  return new NdArray(out, isInteger && width === 1 ? [rows] : [rows, width])
}

type Put = (row: number, offset: number, value: number) => void

function encodeNumbers({ column: name, shift, scale, fill }: Fitted, column: NumberColumn, put: Put): void {
  for (let row = 0; row < column.values.length; row++) {
    let value = column.values[row]!
    if (Number.isNaN(value)) {
      if (fill === null)
        throw new PdecayError('ERR_DATA', `Column ${name} has no value in row ${row}: give missing for it`)
      value = fill
    }
    put(row, 0, (value - shift) / scale)
  }
}

function encodeCategories(part: Fitted, column: Column, put: Put): void {
  const { column: name, categories, missing, unknown, as } = part
  const positions = new Map(categories!.map((category, position) => [category, position]))
  const other = categories!.length
  const position = (row: number): number => {
    const value =
      column.type === 'string'
        ? column.codes[row]! < 0
          ? undefined
          : (column as StringColumn).categories[column.codes[row]!]!
        : Number.isNaN(column.values[row])
          ? undefined
          : column.values[row]!
    if (value === undefined) {
      if (missing === 'category') return other
      throw new PdecayError('ERR_DATA', `Column ${name} has no value in row ${row}: give missing for it`)
    }
    const known = positions.get(value)
    if (known !== undefined) return known
    if (unknown === 'category') return other
    throw new PdecayError(
      'ERR_DATA',
      `Column ${name} has ${show(value)} in row ${row}, which is none of its categories`,
    )
  }
  const rows = column.type === 'string' ? column.codes.length : column.values.length
  for (let row = 0; row < rows; row++)
    if (as === 'oneHot') put(row, position(row), 1)
    else put(row, 0, position(row))
}
