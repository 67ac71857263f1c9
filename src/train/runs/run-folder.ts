import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeFolder, textChunks, writeError, writeFile } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { type CheckpointNotes, readNotes } from '../checkpoint.js'
import { type MetricsLine, readLines } from './metrics-log.js'

/** The folder of runs for which none is given. */
const runsDir = 'runs'
/** The least that a run folder needs: a checkpoint, the one before it, and room to write. */
const neededBytes = 32 * 2 ** 20

/** Gives the bytes that may still be written below a folder. */
export type SpaceProbe = (dir: string) => Promise<number>

const freeBytes: SpaceProbe = async (dir) => {
  const { blocks, bavail, bsize } = await statfs(dir)
  // File systems such as /proc and some network ones do not count their blocks.
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize
}

/** The files of a run. */
export class RunFolder {
  constructor(readonly dir: string) {}

  get checkpoint(): string {
    return join(this.dir, 'checkpoint.safetensors')
  }
  /** The weights alone, under PyTorch's keys. */
  get model(): string {
    return join(this.dir, 'model.safetensors')
  }
  get metrics(): string {
    return join(this.dir, 'metrics.jsonl')
  }
  /** The folder of checkpoints that are kept beside the last one. */
  get checkpoints(): string {
    return join(this.dir, 'checkpoints')
  }
  /** A further file of the task. */
  file(name: string): string {
    return join(this.dir, name)
  }
  /** Sparsity by layer after each epoch. */
  get sparsity(): string {
    return join(this.dir, 'sparsity.jsonl')
  }
  /** The figure of merit by pruning threshold. */
  get survival(): string {
    return join(this.dir, 'survival.json')
  }
  /** The machine, as the command line records it. */
  get environment(): string {
    return join(this.dir, 'environment.json')
  }
  get config(): string {
    return join(this.dir, 'config.json')
  }

  /** Whether a run was begun here. */
  get isUsed(): boolean {
    return existsSync(this.checkpoint) || existsSync(this.config)
  }

  writeConfig(config: object): Promise<void> {
    return writeFile('config', this.config, textChunks(`${JSON.stringify(config, null, 2)}\n`))
  }

  async readConfig(): Promise<Record<string, unknown>> {
    try {
      const config: unknown = JSON.parse(await readFile(this.config, 'utf8'))
      if (typeof config === 'object' && config !== null && !Array.isArray(config))
        return config as Record<string, unknown>
    } catch {}
    throw new PdecayError(
      'ERR_FILE',
      `${this.config} is missing, or is not a JSON object: this is not a run folder, or it is damaged`,
    )
  }

  /** The line of the test at a step, where the run was measured there. */
  async testLine(step: number): Promise<MetricsLine | undefined> {
    return (await readLines(this.metrics)).findLast((line) => line.step === step && 'test' in line)
  }

  /** What the checkpoint says, if there is one. */
  async notes(): Promise<CheckpointNotes | undefined> {
    return existsSync(this.checkpoint) ? readNotes(this.checkpoint) : undefined
  }

  /** Whether the run came to its end, by its schedule or a callback, and was measured there; else it was cut off. */
  async isFinished(): Promise<boolean> {
    const notes = await this.notes()
    if (!notes || (notes.step !== notes.steps && notes.stopped === undefined)) return false
    return (await this.testLine(notes.step)) !== undefined
  }
}

function noSpace(dir: string): PdecayError {
  return new PdecayError(
    'ERR_NO_SPACE',
    `There is no space for the run folder ${dir}. Free some space, or choose a folder on another disk`,
  )
}

/** The nearest folder above that exists. */
function existing(dir: string): string {
  let at = resolve(dir)
  while (!existsSync(at)) at = dirname(at)
  return at
}

/**
 * Makes the folder of a new run.
 *
 * @param out the folder; without it `runs/<name>-<time>`
 * @throws PdecayError `ERR_NO_SPACE`; `ERR_FILE` if the folder holds a run already, or cannot be made
 */
export async function makeRunFolder(
  name: string,
  out?: string,
  probe: SpaceProbe = freeBytes,
): Promise<RunFolder> {
  const time = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
  const stem = join(runsDir, `${name}-${time}`)
  const wanted = out ?? stem
  try {
    if ((await probe(existing(wanted))) < neededBytes) throw noSpace(wanted)
    makeFolder(dirname(wanted))
    for (let i = 1; ; i++) {
      const folder = new RunFolder(i === 1 ? wanted : `${stem}-${i}`)
      try {
        await mkdir(folder.dir)
        return folder
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        if (out === undefined) continue
        checkUnused(folder)
        return folder
      }
    }
  } catch (error) {
    throw writeError(`Cannot make the run folder ${wanted}`, error)
  }
}

/** @throws PdecayError `ERR_FILE` if the folder holds a run */
export function checkUnused({ dir, isUsed }: RunFolder): void {
  if (isUsed)
    throw new PdecayError('ERR_FILE', `${dir} holds a run already: resume it, or choose another folder`)
}

/** The folders of all runs of this name below `runs/`, the latest last. */
export async function runFolders(name: string): Promise<RunFolder[]> {
  const names = existsSync(runsDir) ? await readdir(runsDir) : []
  return names
    .filter((each) => each.startsWith(`${name}-`))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((each) => new RunFolder(join(runsDir, each)))
    .filter(({ isUsed }) => isUsed)
}

/**
 * The folder of a run to go on with: `out`, or the latest one of this name.
 *
 * @throws PdecayError `ERR_FILE` if there is none
 */
export async function findRunFolder(name: string, out?: string): Promise<RunFolder> {
  const given = out === undefined ? undefined : new RunFolder(out)
  const found = given ? (given.isUsed ? given : undefined) : (await runFolders(name)).at(-1)
  if (found) return found
  const where = out ?? `${runsDir}/${name}-…`
  throw new PdecayError(
    'ERR_FILE',
    `There is no run to resume: neither checkpoint.safetensors nor config.json in ${where}`,
  )
}
