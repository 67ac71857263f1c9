import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, statfs, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../../_files.js'
import { PdecayError } from '../../errors.js'

/** Where runs are put that are given no folder. */
const runsDir = 'runs'
/** The least that a run folder needs: a checkpoint, the one before it, and room to write. */
const neededBytes = 32 * 2 ** 20

/** Gives the bytes that may still be written below a folder. */
export type SpaceProbe = (dir: string) => Promise<number>

const freeBytes: SpaceProbe = async (dir) => {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
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
  get config(): string {
    return join(this.dir, 'config.json')
  }

  async writeConfig(config: object): Promise<void> {
    const temporary = `${this.config}.${process.pid}.tmp`
    await writeFile(temporary, `${JSON.stringify(config, null, 2)}\n`)
    await rename(temporary, this.config)
  }

  async readConfig(): Promise<Record<string, unknown>> {
    try {
      const config: unknown = JSON.parse(await readFile(this.config, 'utf8'))
      if (typeof config === 'object' && config !== null) return config as Record<string, unknown>
    } catch {}
    throw new PdecayError(
      'ERR_FILE',
      `${this.config} is missing or no JSON: this is no run folder, or a damaged one`,
    )
  }
}

/** Says in words that the disk is full; gives any other error back. */
export function explainNoSpace(error: unknown, dir: string): unknown {
  if ((error as NodeJS.ErrnoException | null)?.code !== 'ENOSPC') return error
  return noSpace(dir, error)
}

function noSpace(dir: string, cause?: unknown): PdecayError {
  return new PdecayError(
    'ERR_NO_SPACE',
    `No space left for the run folder ${dir}: free some, or give one on another disk`,
    {
      cause,
    },
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
 * @throws PdecayError `ERR_NO_SPACE`; `ERR_FILE` if the folder holds a run already
 */
export async function makeRunFolder(
  name: string,
  out?: string,
  probe: SpaceProbe = freeBytes,
): Promise<RunFolder> {
  const stem = join(
    runsDir,
    `${name}-${new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`,
  )
  const wanted = out ?? stem
  if ((await probe(existing(wanted))) < neededBytes) throw noSpace(wanted)
  try {
    makeFolder(dirname(wanted))
    for (let i = 1; ; i++) {
      const dir = i === 1 ? wanted : `${stem}-${i}`
      try {
        await mkdir(dir)
        return new RunFolder(dir)
      } catch (error) {
        const folder = new RunFolder(dir)
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        if (out === undefined) continue
        if (existsSync(folder.checkpoint) || existsSync(folder.config))
          throw new PdecayError('ERR_FILE', `${dir} holds a run already: resume it, or give another folder`)
        return folder
      }
    }
  } catch (error) {
    throw explainNoSpace(error, wanted)
  }
}

/**
 * The folder of a run to go on with: `out`, or the latest one of this name that has a checkpoint.
 *
 * @throws PdecayError `ERR_FILE` if there is none
 */
export async function findRunFolder(name: string, out?: string): Promise<RunFolder> {
  const names = out === undefined && existsSync(runsDir) ? await readdir(runsDir) : []
  const candidates =
    out === undefined
      ? names
          .filter((each) => each.startsWith(`${name}-`))
          .sort()
          .map((each) => join(runsDir, each))
      : [out]
  const found = candidates
    .map((dir) => new RunFolder(dir))
    .filter(({ checkpoint }) => existsSync(checkpoint))
    .pop()
  if (found) return found
  const where = out ?? `${runsDir}/${name}-…`
  throw new PdecayError('ERR_FILE', `There is no run to resume: no checkpoint.safetensors in ${where}`)
}
