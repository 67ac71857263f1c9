// The charts of a page about runs, as plain data: the page's script draws them and their tables.
import { basename } from 'node:path'
import type { RunRecord } from '../../train/runs/read-run.js'

/** A curve. Without a line it is points alone. */
export interface Curve {
  name: string
  /** The color's index: a run has one color in all charts. */
  color: number
  x: number[]
  y: (number | null)[]
  line: boolean
}
/** A chart and its table. */
export interface Chart {
  title: string
  note: string
  x: string
  y: string
  curves: Curve[]
}
/** What the page shows. */
export interface RunsView {
  charts: Chart[]
  /** Rows of the summary: what, then one cell for each run. */
  runs: string[]
  summary: [string, ...string[]][]
  settings: [string, ...string[]][]
}

/** Of more runs, the charts by layer are left out: they fill a page of their own for each run. */
const mostByLayer = 4

type Point = readonly [x: number, y: number]

/** Points of a curve that are drawn; more are the means of as many stretches. */
const mostPoints = 400

function thin(points: readonly Point[]): Point[] {
  const stretch = Math.ceil(points.length / mostPoints)
  if (stretch <= 1) return [...points]
  const mean = (part: readonly Point[], i: 0 | 1) =>
    part.reduce((sum, point) => sum + point[i], 0) / part.length
  return Array.from({ length: Math.ceil(points.length / stretch) }, (_, i) => {
    const part = points.slice(i * stretch, (i + 1) * stretch)
    return [Math.round(mean(part, 0)), mean(part, 1)] as const
  })
}

const curve = (name: string, color: number, points: readonly Point[], line = true): Curve => {
  const shown = thin(points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)))
  return { name, color, x: shown.map(([x]) => x), y: shown.map(([, y]) => y), line }
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

/** A figure over the steps. */
const figure = ({ metrics }: RunRecord, name: string, scale = 1): Point[] =>
  metrics.flatMap((line): Point[] => (isNumber(line[name]) ? [[line.step, scale * line[name]]] : []))

/** The test's figures over the steps, of its first name. */
function tests({ metrics }: RunRecord): { name: string; points: Point[] } {
  const lines = metrics.filter(({ test }) => typeof test === 'object' && test !== null)
  const name = Object.keys((lines[0]?.test as object | undefined) ?? {})[0] ?? 'test'
  const points = lines.flatMap((line): Point[] => {
    const value = (line.test as Record<string, unknown>)[name]
    return isNumber(value) ? [[line.step, value]] : []
  })
  return { name, points }
}

const lastOf = (points: readonly Point[]) => points.at(-1)?.[1]

/** The names of runs: of their folders, with a number where two are the same. */
function namesOf(records: readonly RunRecord[]): string[] {
  const seen = new Map<string, number>()
  return records.map(({ dir }) => {
    const name = basename(dir) || dir
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

/** Charts without curves are left out. */
const drawn = (charts: Chart[]): Chart[] =>
  charts
    .map((chart) => ({ ...chart, curves: chart.curves.filter(({ x }) => x.length > 0) }))
    .filter(({ curves }) => curves.length > 0)

function frontier(
  records: readonly RunRecord[],
  names: readonly string[],
  baseline: number | undefined,
): Chart {
  const metric = tests(records[0]!).name
  return {
    title: 'Frontier',
    note: `The last measure of each run over its sparsity.${baseline === undefined ? '' : ` ${names[baseline]} is the baseline.`}`,
    x: 'zeros, %',
    y: metric,
    curves:
      records.length < 2
        ? []
        : records.map((record, i) => {
            const [zeros, value] = [lastOf(figure(record, 'zeros', 100)), lastOf(tests(record).points)]
            const points: Point[] = isNumber(zeros) && isNumber(value) ? [[zeros, value]] : []
            return curve(i === baseline ? `${names[i]}, baseline` : names[i]!, i, points, false)
          }),
  }
}

function perLayer(record: RunRecord, name: string, single: boolean): Chart[] {
  const of = single ? '' : `, ${name}`
  const layers = record.sparsity.at(-1)?.layers ?? []
  const reports = record.sparsity
  const shown = [...new Set([0, reports.length >> 1, reports.length - 1])].filter((i) => i in reports)
  return [
    {
      title: `Sparsity by layer${of}`,
      note: 'The share of exact zeros after each epoch.',
      x: 'step',
      y: 'zeros, %',
      curves: layers.map((layer, i) =>
        curve(
          layer.name,
          i,
          reports.flatMap(({ step, layers }): Point[] => {
            const share = layers.find((each) => each.name === layer.name)?.zeroShare
            return isNumber(share) ? [[step, 100 * share]] : []
          }),
        ),
      ),
    },
    {
      title: `Sizes of weights${of}`,
      note: 'How many weights are in each decade of their size, without zeros.',
      x: 'log10 of the size',
      y: 'weights',
      curves: shown.flatMap((at, i) => {
        const { step, total } = reports[at]!
        const { log10, counts } = total.histogram
        return [
          curve(
            `after step ${step}`,
            i,
            log10.map((bound, k): Point => [bound - 0.5, counts[k] ?? 0]),
          ),
        ]
      }),
    },
  ]
}

const digits = (value: number | undefined, precision = 4) =>
  value === undefined ? '–' : String(Number(value.toPrecision(precision)))

/** Settings by dotted name. */
function flatten(settings: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(settings).flatMap(([key, value]): [string, string][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? flatten(value as Record<string, unknown>, `${prefix}${key}.`)
      : [[`${prefix}${key}`, [value].flat().join(', ')]],
  )
}

/** A table of what runs say, a column for each: rows of names that any has. */
function compare(columns: readonly (readonly [string, string])[][]): [string, ...string[]][] {
  const found = columns.map((pairs) => new Map(pairs))
  const names = [...new Set(found.flatMap((pairs) => [...pairs.keys()]))]
  return names.map((name) => [name, ...found.map((pairs) => pairs.get(name) ?? '–')])
}

/**
 * What a page shows of runs.
 *
 * @param records at least one
 * @param baseline the index of the run that others are compared with; none, where they are compared with each other
 */
export function viewRuns(records: readonly RunRecord[], baseline?: number): RunsView {
  const names = namesOf(records)
  const each = (points: (record: RunRecord) => Point[]) =>
    records.map((record, i) => curve(names[i]!, i, points(record)))
  const metric = tests(records.find((record) => tests(record).points.length > 0) ?? records[0]!).name
  const survival = (record: RunRecord): Point[] =>
    record.survival.flatMap(({ zeroShare, figures }): Point[] => {
      const value = Object.values(figures)[0]
      return isNumber(value) ? [[100 * zeroShare, value]] : []
    })
  return {
    runs: names,
    charts: drawn([
      frontier(records, names, baseline),
      {
        title: 'Training loss',
        note: 'As it was read while training.',
        x: 'step',
        y: 'loss',
        curves: each((record) => figure(record, 'loss')),
      },
      {
        title: `Test ${metric}`,
        note: 'At each measure.',
        x: 'step',
        y: metric,
        curves: each((record) => tests(record).points),
      },
      {
        title: 'Sparsity',
        note: 'The share of exact zeros among the weights that decay.',
        x: 'step',
        y: 'zeros, %',
        curves: each((record) => figure(record, 'zeros', 100)),
      },
      ...(records.length > mostByLayer
        ? []
        : records.flatMap((record, i) => perLayer(record, names[i]!, records.length === 1))),
      {
        title: 'Survival',
        note: `Test ${metric} after weights up to a threshold are set to zero.`,
        x: 'zeros, %',
        y: metric,
        curves: each(survival),
      },
      {
        title: 'Throughput',
        note: 'Examples trained per second.',
        x: 'step',
        y: 'samples/s',
        curves: each((record) => figure(record, 'samplesPerSecond')),
      },
      {
        title: 'Learning rate',
        note: 'As it was scheduled.',
        x: 'step',
        y: 'learning rate',
        curves: each((record) => figure(record, 'lr')),
      },
    ]),
    summary: compare(
      records.map((record): [string, string][] => [
        ['steps', String(record.metrics.at(-1)?.step ?? 0)],
        ['training loss', digits(lastOf(figure(record, 'loss')))],
        [`test ${tests(record).name}`, digits(lastOf(tests(record).points))],
        ['zeros, %', digits(lastOf(figure(record, 'zeros', 100)))],
        ['samples/s', digits(lastOf(figure(record, 'samplesPerSecond')), 3)],
      ]),
    ),
    settings: compare(records.map(({ config, environment }) => flatten({ ...config, environment }))),
  }
}
