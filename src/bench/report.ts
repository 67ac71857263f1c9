import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../_files.js'
import { PdecayError } from '../errors.js'
import type { RealDevice } from './device.js'
import { describeMachine, type Machine } from './machine.js'
import type { OptimBenchRow } from './optim.js'

/** What `pdecay bench optim` has measured, as `--json` prints it and a sweep writes it. */
export interface OptimBenchReport {
  readonly device: RealDevice
  /** More than one of a sweep, with commas between. */
  readonly dtype: string
  readonly threads: number
  /** The best copy of the run: bytes read and bytes written. */
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

/** A cell of a CSV file (RFC 4180); items of a list stand with spaces between. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : [value].flat().join(' ')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line for each row, under the names of its fields. */
export function toCsv({ device, threads, rows }: OptimBenchReport): string {
  const fields = Object.keys(rows[0]!) as (keyof OptimBenchRow)[]
  const lines = rows.map((row) => [device, threads, ...fields.map((field) => row[field])])
  return [['device', 'threads', ...fields], ...lines]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('')
}

/** Runs work on files; what the system refuses is told with the option that named them. */
export async function onFiles<T>(option: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const kind = code === 'ENOSPC' ? 'ERR_NO_SPACE' : 'ERR_FILE'
    throw new PdecayError(kind, `${option} ${path}: ${message}`, { cause: error })
  }
}

/** Writes files whole or not at all: under temporary names, which are renamed once all of them are there. */
export async function writeFiles(option: string, files: Readonly<Record<string, string>>): Promise<void> {
  const moves = Object.keys(files).map((path) => ({ path, temporary: `${path}.${process.pid}.tmp` }))
  await onFiles(option, moves[0]!.path, async () => {
    try {
      for (const { path, temporary } of moves) {
        makeFolder(dirname(path))
        await writeFile(temporary, files[path]!)
      }
      for (const { path, temporary } of moves) await rename(temporary, path)
    } finally {
      for (const { temporary } of moves) await rm(temporary, { force: true })
    }
  })
}

/** What a sweep leaves in its folder. */
export const sweepFiles = (folder: string) => ({
  json: join(folder, 'sweep.json'),
  csv: join(folder, 'sweep.csv'),
  html: join(folder, 'sweep.html'),
})
