import { readFile } from 'node:fs/promises'
import { DataLoader, Rng, tensorDataset } from '../../data/index.js'
import { PdecayError } from '../../errors.js'
import { mlp } from '../../models/index.js'
import { crossEntropy, type Module, mseLoss } from '../../nn/index.js'
import { type Tensor, tensor, zeros } from '../../tensor/index.js'
import { evaluate } from '../evaluate.js'
import { Accuracy, R2Score } from '../metrics/index.js'
import { classRows } from './_predictions.js'
import {
  type Column,
  describeColumn,
  encodeCell,
  isColumn,
  isMissing,
  parseTable,
  type Table,
  widthOf,
} from './_table.js'
import { facts } from './facts.js'
import type { PreparedTask, Task, TaskSettings } from './task.js'

type Batch = { x: Tensor; y: Tensor }

/** What `table.json` in the run folder holds: how rows become inputs, and outputs values. */
export interface TableModel {
  target: Column
  features: Column[]
  hidden: number[]
}

/** A table, by a network of linear layers: any column from any others. */
export const csvTask: Task = {
  ...facts.csv,
  async prepare(settings): Promise<PreparedTask<Batch>> {
    const { data, batch, seed, device, options } = settings
    if (data === undefined) throw new PdecayError('ERR_DATA', 'Expected the file of a table as the data')
    const table = parseTable(await readTable(data), data)
    const at = indexOf(table, options.target!)
    const rows = table.rows.filter((row) => !isMissing(row[at]!))
    const { train, test } = divide(rows, Number(options.test), seed, data)
    const target = describeTarget(
      options,
      train.map((row) => row[at]!),
    )
    const features = featureNames(table, options).map((name) => {
      const i = indexOf(table, name)
      return describeColumn(
        name,
        train.map((row) => row[i]!),
      )
    })
    const hidden = options.hidden!.split(',').filter(Boolean).map(parseSize)
    const isCategory = target.kind === 'category'
    const about: TableModel = { target, features, hidden }
    const model = makeModel(about).to({ device })
    const places = features.map(({ name }) => indexOf(table, name))
    const setOf = (given: readonly string[][]) => {
      const x = given.map((row) => features.flatMap((each, i) => encodeCell(each, row[places[i]!]!)))
      const y = given.map((row) => encodeTarget(target, row[at]!, data))
      return tensorDataset({
        x: tensor(x, { dtype: 'float32' }),
        y: isCategory ? tensor(y, { dtype: 'int64' }) : tensor(y, { dtype: 'float32' }).unsqueeze(1),
      })
    }
    const testLoader = new DataLoader(setOf(test), { batchSize: 1024, device })
    const [metricName, metric] = isCategory ? ['accuracy', new Accuracy()] : ['r2', new R2Score()]
    const lossOf = isCategory ? crossEntropy : mseLoss
    return {
      model,
      metric: metricName,
      loader: new DataLoader(setOf(train), { batchSize: batch, shuffle: true, seed, device }),
      loss: ({ x, y }) => ({ loss: lossOf(model.forward(x), y) }),
      async evaluate() {
        metric.reset()
        const { loss } = await evaluate(model, testLoader, ({ x, y }) => {
          const output = model.forward(x)
          metric.update(output, y)
          return { loss: lossOf(output, y).mul(x.shape[0]!) }
        })
        return { [metricName]: metric.compute(), loss: loss! }
      },
      files: { 'table.json': `${JSON.stringify(about, null, 2)}\n` },
    }
  },
  async open({ readText }) {
    const about = parseTableModel(await readText('table.json'))
    const { target, features } = about
    return {
      model: makeModel(about),
      example: zeros([2, inputsOf(about)]),
      encodeTable(text, path) {
        const table = parseTable(text, path)
        const places = features.map(({ name }) => {
          if (table.names.includes(name)) return table.names.indexOf(name)
          throw new PdecayError('ERR_DATA', `${path} has no column '${name}', which the model predicts from`)
        })
        const rows = table.rows.map((row) =>
          features.flatMap((each, i) => encodeCell(each, row[places[i]!]!)),
        )
        return tensor(rows, { dtype: 'float32' })
      },
      decode(outputs) {
        if (target.kind === 'category') return classRows(outputs, target.name, target.categories)
        const values = outputs.to('float64').mul(target.std).add(target.mean).flatten().toArray() as number[]
        return values.map((value) => ({ [target.name]: value }))
      },
    }
  },
}

/** @throws SyntaxError for JSON of another kind, as for a damaged file */
function parseTableModel(json: string): TableModel {
  const about = JSON.parse(json) as Partial<TableModel> | null
  const { target, features, hidden } = about ?? {}
  const isSize = (size: unknown) => Number.isSafeInteger(size) && (size as number) > 0
  if (isColumn(target) && Array.isArray(features) && features.every(isColumn) && features.length > 0)
    if (Array.isArray(hidden) && hidden.every(isSize)) return { target, features, hidden }
  throw new SyntaxError('it describes no model of a table')
}

const inputsOf = ({ features }: TableModel) => features.reduce((sum, each) => sum + widthOf(each), 0)

function makeModel(about: TableModel): Module {
  const { target, hidden } = about
  return mlp(inputsOf(about), ...hidden, target.kind === 'category' ? target.categories.length : 1)
}

const readTable = (path: string) =>
  readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new PdecayError('ERR_DATA', `Cannot read the table ${path}: ${cause.message}`, { cause })
  })

function indexOf({ names }: Table, name: string): number {
  const at = names.indexOf(name)
  if (at < 0) throw new RangeError(`Expected one of the columns ${names.join(', ')} but received '${name}'`)
  return at
}

function featureNames({ names }: Table, { target, features }: TaskSettings['options']): string[] {
  const chosen =
    features === ''
      ? names.filter((name) => name !== target)
      : features!.split(',').map((name) => name.trim())
  if (chosen.length === 0 || chosen.includes(target!))
    throw new RangeError(
      `Expected features beside the target '${target}' but received '${chosen.join(', ')}'`,
    )
  return chosen
}

/** Divides rows in an order that follows from the seed. */
function divide(rows: readonly string[][], share: number, seed: number, path: string) {
  if (!(share > 0 && share < 1))
    throw new RangeError(`Expected number in (0, 1) for test but received ${share}`)
  const order = Array.from(new Rng(seed).permutation(rows.length), (i) => rows[i]!)
  const count = Math.round(share * rows.length)
  if (count < 1 || rows.length - count < 2)
    throw new PdecayError(
      'ERR_DATA',
      `${path} has ${rows.length} rows with a target: too few to train and to test`,
    )
  return { test: order.slice(0, count), train: order.slice(count) }
}

function describeTarget({ target, kind }: TaskSettings['options'], cells: readonly string[]): Column {
  const found = describeColumn(target!, cells)
  const different = [...new Set(cells.map((cell) => cell.trim()))]
  const isNumber = kind === 'number' || (kind === 'auto' && found.kind === 'number' && different.length > 10)
  if (isNumber && found.kind !== 'number')
    throw new PdecayError(
      'ERR_DATA',
      `Column '${target}' holds texts, such as '${cells.find((cell) => Number.isNaN(Number(cell)))}', and no numbers`,
    )
  if (isNumber) return found
  if (different.length < 2)
    throw new PdecayError('ERR_DATA', `Column '${target}' has one value alone, '${different[0]}'`)
  return { name: target!, kind: 'category', categories: different.sort() }
}

function encodeTarget(target: Column, cell: string, path: string): number {
  if (target.kind === 'number') return encodeCell(target, cell)[0]!
  const index = target.categories.indexOf(cell.trim())
  if (index < 0)
    throw new PdecayError(
      'ERR_DATA',
      `${path}: '${cell}' of column '${target.name}' occurs in test rows alone: give more rows, or another seed`,
    )
  return index
}

function parseSize(text: string): number {
  const size = Number(text)
  if (!Number.isSafeInteger(size) || size < 1)
    throw new RangeError(`Expected sizes above 0, separated by commas, for hidden but received '${text}'`)
  return size
}
