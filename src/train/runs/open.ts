import { checkKnownKeys, show } from '../../_check.js'
import type { CheckpointNotes } from '../checkpoint.js'
import { checkTask, type Task } from '../tasks/task.js'
import {
  differences,
  type Flag,
  makeConfig,
  type RunChoice,
  type RunConfig,
  readRunConfig,
  runChoiceKeys,
} from './config.js'
import { lockFolder } from './lock.js'
import { checkUnused, findRunFolder, makeRunFolder, RunFolder, runFolders } from './run-folder.js'

/** Where a run is kept, and whether one that is there is gone on with. */
export interface RunPlace {
  /** The run folder. Default: `runs/<task>-<time>` for a new run, the latest run of the task for one to resume. */
  out?: string
  /**
   * true: go on with the run in `out`. 'auto': go on with the run in `out`, or with the latest one of the task that has
   * the same settings and did not come to its end; begin a new one where there is none. Default false: begin a new run.
   */
  resume?: boolean | 'auto'
  /** Go on with a run under other settings than it was begun with. Default false: they are an error. */
  force?: boolean
}

/** A run whose folder is there and held. */
export interface OpenRun {
  readonly task: Task
  readonly config: RunConfig
  readonly folder: RunFolder
  /** What the checkpoint to go on from says. */
  readonly notes?: CheckpointNotes
  /** The settings that `force` changed, in words. */
  readonly changes: readonly string[]
  /** Gives the folder free. */
  release(): void
}

/**
 * Checks everything that can be checked before data are read, and takes hold of the folder of a run.
 *
 * @param flag how the caller names an option
 * @throws TypeError, RangeError for a wrong option; PdecayError for a folder that cannot be used
 */
export async function openRun(
  task: Task,
  options: RunChoice & RunPlace,
  flag: Flag = (option) => option,
): Promise<OpenRun> {
  checkTask(task)
  const { out, resume = false, force = false, ...given } = options
  checkKnownKeys('run options', given, runChoiceKeys)
  if (typeof resume !== 'boolean' && resume !== 'auto')
    throw new RangeError(`Expected auto, true or false for ${flag('resume')} but received ${show(resume)}`)
  const folder =
    resume === 'auto'
      ? await findToGoOn(task, given, out, flag)
      : resume
        ? await findRunFolder(task.name, out)
        : undefined
  return folder
    ? reopen(task, given, folder, force, flag)
    : begin(task, makeConfig(task, given, {}, flag), out)
}

async function begin(task: Task, config: RunConfig, out: string | undefined): Promise<OpenRun> {
  const folder = await makeRunFolder(task.name, out)
  return withLock(folder, async (release) => {
    // Another run may have come and gone in between.
    checkUnused(folder)
    return { task, config, folder, changes: [], release }
  })
}

function reopen(
  task: Task,
  given: RunChoice,
  folder: RunFolder,
  force: boolean,
  flag: Flag,
): Promise<OpenRun> {
  return withLock(folder, async (release) => {
    const before = readRunConfig(task, await folder.readConfig(), folder.config)
    const config = makeConfig(task, given, before, flag)
    const changes = differences(before, config, given, flag)
    if (changes.length > 0 && !force)
      throw new RangeError(
        `${folder.dir} is a run with other settings: ${changes.join('; ')}. Leave them out, or change the run with ${flag('force')}`,
      )
    const notes = await folder.notes()
    if (notes) checkTarget(config, given, notes, flag)
    return { task, config, folder, notes, changes, release }
  })
}

/** Refuses an end that the run is past. */
function checkTarget(
  config: RunConfig,
  given: RunChoice,
  { step, epoch }: CheckpointNotes,
  flag: Flag,
): void {
  const refuse = (option: 'steps' | 'epochs', done: string) => {
    throw new RangeError(
      `Expected ${flag(option)} to be at least ${done}, where the run is, but received ${given[option]}`,
    )
  }
  if (given.steps !== undefined && config.steps! < step) refuse('steps', String(step))
  if (given.epochs !== undefined && config.epochs! < Number(epoch)) refuse('epochs', String(epoch))
}

/** The run that `resume: 'auto'` goes on with. */
async function findToGoOn(
  task: Task,
  given: RunChoice,
  out: string | undefined,
  flag: Flag,
): Promise<RunFolder | undefined> {
  if (out !== undefined) {
    const folder = new RunFolder(out)
    return folder.isUsed ? folder : undefined
  }
  for (const folder of (await runFolders(task.name)).reverse()) {
    try {
      const before = readRunConfig(task, await folder.readConfig(), folder.config)
      const isSame = differences(before, makeConfig(task, given, before, flag), given, flag).length === 0
      if (isSame && !(await folder.isFinished())) return folder
    } catch {
      // A damaged run is none to go on with by itself.
    }
  }
  return undefined
}

/** Runs `fn` while the folder is held; the lock stays with what it gives. */
async function withLock(folder: RunFolder, fn: (release: () => void) => Promise<OpenRun>): Promise<OpenRun> {
  const release = await lockFolder(folder.dir)
  try {
    return await fn(release)
  } catch (error) {
    release()
    throw error
  }
}
