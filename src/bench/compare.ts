import { readFileSync } from 'node:fs'
import { UsageError } from '../_usage.js'
import type { Machine } from './machine.js'
import type { OptimBenchRow } from './optim.js'
import { quantile } from './stats.js'
import { alignRows } from './table.js'

/** A row written by any version of this program. */
export type SavedRow = Pick<OptimBenchRow, 'name' | 'p' | 'tensors' | 'params' | 'ms' | 'medianMs'> &
  Partial<OptimBenchRow>

/** A report written by any version of this program. */
export interface SavedReport {
  readonly device: string
  readonly dtype: string
  readonly threads: number
  readonly copyGbps: number
  readonly rows: readonly SavedRow[]
  readonly machine?: Partial<Machine>
}

export type Verdict = 'regression' | 'gain' | 'unchanged'

export interface ComparedRow {
  readonly name: string
  readonly p: OptimBenchRow['p']
  readonly dtype: string
  readonly tensors: number
  readonly params: number
  /** Time of B divided by time of A: above 1 is slower. */
  readonly ratio: number
  readonly medianRatio: number
  /** The minimum difference of the ratios from 1: the larger noise of the two rows. */
  readonly noise: number
  readonly verdict: Verdict
}

export interface Comparison {
  readonly rows: readonly ComparedRow[]
  readonly onlyInA: readonly string[]
  readonly onlyInB: readonly string[]
  /** Other differences between the files, which make their times less comparable. */
  readonly differences: readonly string[]
}

/** Clock rate, temperature and memory layout always change times by this share. */
const leastNoise = 0.03
/** The upper limit of the noise: a change by half always counts. */
const mostNoise = 0.5

/** The relative spread of the samples: the excess of the median over the minimum, or the interquartile range. */
export function noiseOf({ ms, medianMs, samplesMs }: SavedRow): number {
  const quartiles = samplesMs?.length ? (quantile(samplesMs, 0.75) - quantile(samplesMs, 0.25)) / medianMs : 0
  return Math.min(Math.max(leastNoise, medianMs / ms - 1, quartiles), mostNoise)
}

/** A verdict other than 'unchanged' requires that both the minimum and the median changed. */
function judge(ratio: number, medianRatio: number, noise: number): Verdict {
  if (Math.min(ratio, medianRatio) > 1 + noise) return 'regression'
  if (Math.max(ratio, medianRatio) < 1 / (1 + noise)) return 'gain'
  return 'unchanged'
}

const dtypeOf = (row: SavedRow, report: SavedReport) => row.dtype ?? report.dtype
const labelOf = (row: SavedRow, report: SavedReport) => {
  const norm = row.p === null ? '' : ` p=${[row.p].flat().join(' ')}`
  return `${row.name}${norm}, ${dtypeOf(row, report)}, ${row.params} in ${row.tensors}`
}
const byLabel = (report: SavedReport) => new Map(report.rows.map((row) => [labelOf(row, report), row]))

const facts = ({ device, dtype, threads, machine }: SavedReport): Record<string, unknown> => ({
  device,
  dtype,
  threads,
  cpu: machine?.cpu,
  cores: machine?.cores,
  gpu: machine?.gpu ?? undefined,
  instructionSet: machine?.instructionSet,
  libtorch: machine?.libtorch,
  pdecay: machine?.pdecay,
})

/** Compares rows with the same name, norm, dtype, size and number of tensors. */
export function compareReports(a: SavedReport, b: SavedReport): Comparison {
  const [before, after] = [byLabel(a), byLabel(b)]
  const rows = [...before].flatMap(([label, old]): ComparedRow[] => {
    const now = after.get(label)
    if (!now) return []
    const { name, p, tensors, params } = old
    const [ratio, medianRatio] = [now.ms / old.ms, now.medianMs / old.medianMs]
    const noise = Math.max(noiseOf(old), noiseOf(now))
    const verdict = judge(ratio, medianRatio, noise)
    return [{ name, p, dtype: dtypeOf(old, a), tensors, params, ratio, medianRatio, noise, verdict }]
  })
  const [ofA, ofB] = [facts(a), facts(b)]
  const differences = Object.keys(ofA)
    .filter((key) => ofA[key] !== ofB[key])
    .map((key) => `${key}: ${ofA[key] ?? 'unknown'} and ${ofB[key] ?? 'unknown'}`)
  const copies = b.copyGbps / a.copyGbps
  if (Math.abs(Math.log(copies)) > Math.log(1.1))
    differences.push(
      `a plain copy: ${a.copyGbps.toFixed(1)} and ${b.copyGbps.toFixed(1)} GB/s, so that memory itself was ${copies.toFixed(2)} times as fast`,
    )
  return {
    rows,
    onlyInA: [...before.keys()].filter((label) => !after.has(label)),
    onlyInB: [...after.keys()].filter((label) => !before.has(label)),
    differences,
  }
}

/** Formats a comparison for people, with changed rows first. */
export function describeComparison(comparison: Comparison, names: readonly [string, string]): string {
  const { rows, onlyInA, onlyInB, differences } = comparison
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length
  const order: Verdict[] = ['regression', 'gain', 'unchanged']
  const cells = order.flatMap((verdict) =>
    rows
      .filter((row) => row.verdict === verdict)
      .map(({ name, p, dtype, params, tensors, ratio, medianRatio, noise }) => [
        name,
        p === null ? '' : [p].flat().join(' '),
        dtype,
        params.toLocaleString('en'),
        tensors.toLocaleString('en'),
        ratio.toFixed(2),
        medianRatio.toFixed(2),
        `${(100 * noise).toFixed(0)} %`,
        verdict,
      ]),
  )
  const head = ['', 'p', 'dtype', 'parameters', 'tensors', 'B / A, minimum', 'median', 'noise', '']
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
  const some = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
  const wild = rows.filter(({ noise }) => noise >= mostNoise).length
  return [
    '',
    `A is ${names[0]}`,
    `B is ${names[1]}`,
    ...list('They differ in:', differences),
    '',
    cells.length === 0 ? 'No row is in both.' : alignRows([head, ...cells]),
    ...list('Only in A:', onlyInA),
    ...list('Only in B:', onlyInB),
    '',
    `${some(count('regression'), 'regression')} and ${some(count('gain'), 'gain')} beyond the noise, ${count('unchanged')} unchanged`,
    ...(wild === 0
      ? []
      : [`${some(wild, 'row')} with a noise of 50 % or more: the machine was busy, measure again`]),
    '',
  ].join('\n')
}

const isPositive = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0
const isText = (value: unknown): value is string => typeof value === 'string'
const isNorm = (value: unknown) =>
  value === null || typeof value === 'number' || (Array.isArray(value) && value.every(isPositive))

const reportFields = { device: isText, dtype: isText, threads: isPositive, copyGbps: isPositive }
const rowFields = {
  name: isText,
  p: isNorm,
  tensors: isPositive,
  params: isPositive,
  ms: isPositive,
  medianMs: isPositive,
}

/** The first field with a wrong value. */
const wrongField = (value: Record<string, unknown>, fields: Record<string, (value: unknown) => boolean>) =>
  Object.keys(fields).find((key) => !fields[key]!(value[key]))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON of a whole file, or of its last line, where `--json` prints it. */
function parseReport(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(text.trimEnd().split('\n').at(-1)!)
  }
}

/**
 * Reads a report printed by `--json` or written by a sweep.
 *
 * @throws UsageError with the name of the file and what is wrong with it
 */
export function readReport(path: string): SavedReport {
  const refuse = (found: string): never => {
    throw new UsageError(
      `${path}: Expected a report that pdecay bench optim wrote (--json, or sweep.json) but ${found}`,
    )
  }
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    refuse((error as Error).message)
  }
  let report: unknown
  try {
    report = parseReport(text)
  } catch {
    refuse('it is not JSON')
  }
  if (!isObject(report)) return refuse('it is not an object')
  const field = wrongField(report, reportFields)
  if (field) refuse(`its ${field} is ${JSON.stringify(report[field])}`)
  const { rows } = report
  if (!Array.isArray(rows) || rows.length === 0) return refuse('it has no rows')
  for (const [i, row] of (rows as unknown[]).entries()) {
    if (!isObject(row)) return refuse(`rows[${i}] is not an object`)
    const key = wrongField(row, rowFields)
    if (key) refuse(`its rows[${i}].${key} is ${JSON.stringify(row[key])}`)
    const samples = row.samplesMs
    if (samples !== undefined && !(Array.isArray(samples) && samples.every(isPositive)))
      refuse(`its rows[${i}].samplesMs is ${JSON.stringify(samples)}`)
  }
  return report as unknown as SavedReport
}
