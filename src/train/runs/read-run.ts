import { readFile } from 'node:fs/promises'
import { PdecayError } from '../../errors.js'
import type { SurvivalPoint } from '../sparsity/prune.js'
import type { SparsityReport } from '../sparsity/report.js'
import { type MetricsLine, readLines } from './metrics-log.js'
import { RunFolder } from './run-folder.js'

/** What a run folder says of its run, finished or in progress. */
export interface RunRecord {
  dir: string
  config: Record<string, unknown>
  metrics: MetricsLine[]
  /** A report after each epoch. */
  sparsity: (SparsityReport & { step: number; epoch: number })[]
  /** Empty where it was not measured. */
  survival: SurvivalPoint[]
  /** The machine, as the command line records it. */
  environment: Record<string, unknown>
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new PdecayError('ERR_FILE', `${path}: cannot be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** @throws PdecayError `ERR_FILE` if the folder holds no run, or a file of it is damaged */
export async function readRun(dir: string): Promise<RunRecord> {
  const folder = new RunFolder(dir)
  const [config, metrics, sparsity, survival, environment] = await Promise.all([
    folder.readConfig(),
    readLines(folder.metrics),
    readLines(folder.sparsity),
    readJson(folder.survival),
    readJson(folder.environment),
  ])
  return {
    dir,
    config,
    metrics,
    sparsity: sparsity.filter(({ layers }) => Array.isArray(layers)) as unknown as RunRecord['sparsity'],
    survival: Array.isArray(survival) ? (survival as SurvivalPoint[]) : [],
    environment: (environment ?? {}) as Record<string, unknown>,
  }
}
