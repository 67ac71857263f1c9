import { dirname, join } from 'node:path'
import { makeFolder, textChunks, writeError, writeFiles } from '../_files.js'
import type { RealDevice } from './device.js'
import { describeMachine, type Machine } from './machine.js'
import type { OptimBenchRow } from './optim.js'

/** The results of `pdecay bench optim`, as printed by `--json` and written by a sweep. */
export interface OptimBenchReport {
  readonly device: RealDevice
  /** The dtypes of a sweep are separated by commas. */
  readonly dtype: string
  readonly threads: number
  /** GB/s of the fastest copy, counting bytes read and bytes written. */
  readonly copyGbps: number
  readonly rows: readonly OptimBenchRow[]
  readonly machine: Machine
  /** ISO 8601. */
  readonly date: string
  readonly command: string
}

export function makeReport(
  device: RealDevice,
  rows: readonly OptimBenchRow[],
  words: readonly string[],
): OptimBenchReport {
  const machine = describeMachine(device)
  return {
    device,
    dtype: [...new Set(rows.map(({ dtype }) => dtype))].join(','),
    threads: machine.threads,
    copyGbps: Math.max(...rows.map(({ copyGbps }) => copyGbps)),
    rows,
    machine,
    date: new Date().toISOString(),
    command: ['pdecay', ...words].join(' '),
  }
}

/** A cell of a CSV file (RFC 4180). List items are separated by spaces. */
export function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : [value].flat().join(' ')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Formats a report as CSV, with a header line and one line per row. */
export function toCsv({ device, threads, rows }: OptimBenchReport): string {
  const fields = Object.keys(rows[0]!) as (keyof OptimBenchRow)[]
  const lines = rows.map((row) => [device, threads, ...fields.map((field) => row[field])])
  return [['device', 'threads', ...fields], ...lines]
    .map((line) => `${line.map(csvCell).join(',')}\r\n`)
    .join('')
}

/** Creates a folder. Errors name the option that gave the folder. */
export function makeOutFolder(option: string, path: string): void {
  try {
    makeFolder(path)
  } catch (error) {
    throw writeError(`${option} ${path}`, error)
  }
}

/** Writes text files, either all of them or, on an error, none. */
export async function writeTexts(option: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const path of Object.keys(files)) makeOutFolder(option, dirname(path))
  await writeFiles(
    option,
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, textChunks(text)])),
  )
}

/** The files that a sweep writes into its folder. */
export const sweepFiles = (folder: string) => ({
  json: join(folder, 'sweep.json'),
  csv: join(folder, 'sweep.csv'),
  html: join(folder, 'sweep.html'),
})
