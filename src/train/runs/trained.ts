// Runs that are over, or at least have a checkpoint: their models are measured, predict, and are exported.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PdecayError } from '../../errors.js'
import { load, loadHeader } from '../../io/index.js'
import type { AnyModule } from '../../nn/index.js'
import { type Device, manualSeed, tidy } from '../../tensor/index.js'
import type { KeptCheckpoint } from '../callbacks/keep-checkpoints.js'
import { readNotes } from '../checkpoint.js'
import {
  checkOpened,
  checkPrepared,
  type Measure,
  measureTask,
  type OpenedModel,
  type Task,
} from '../tasks/task.js'
import { type RunConfig, readRunConfig } from './config.js'
import { RunFolder } from './run-folder.js'

/** A run with a checkpoint. */
export interface TrainedRun {
  readonly folder: RunFolder
  readonly task: Task
  readonly config: RunConfig
  /** The file of the weights. */
  readonly checkpoint: string
  /** Steps done at the checkpoint. */
  readonly step: number
}

/** The name of the task in a run's config. */
export async function taskNameOf(dir: string): Promise<string> {
  const folder = new RunFolder(dir)
  const { task } = await folder.readConfig()
  if (typeof task === 'string') return task
  throw new PdecayError('ERR_FILE', `${folder.config} names no task`)
}

/**
 * Finds the checkpoint of a run.
 *
 * @param which 'last'; 'best', of those that `keepCheckpoints` has kept in the run; or the path of a checkpoint
 * @throws PdecayError `ERR_FILE` if there is no such checkpoint
 */
export async function findTrained(task: Task, dir: string, which: string): Promise<TrainedRun> {
  const folder = new RunFolder(dir)
  const config = readRunConfig(task, await folder.readConfig(), folder.config)
  const checkpoint = which === 'last' ? folder.checkpoint : which === 'best' ? await findBest(folder) : which
  if (!existsSync(checkpoint))
    throw new PdecayError('ERR_FILE', `There is no checkpoint ${checkpoint}: the run has not saved one`)
  const { step } = await readNotes(checkpoint)
  return { folder, task, config, checkpoint, step }
}

/** The best checkpoint of those that the run's last checkpoint lists. */
async function findBest({ dir, checkpoint }: RunFolder): Promise<string> {
  const { metadata } = existsSync(checkpoint) ? await loadHeader(checkpoint) : { metadata: {} }
  const states = JSON.parse((metadata as Record<string, string>).callbacks ?? '{}') as Record<string, unknown>
  const kept = (states['keep-checkpoints'] ?? []) as KeptCheckpoint[]
  const best = kept
    .filter(({ cost }) => cost !== null)
    .sort((a, b) => a.cost! - b.cost! || a.step - b.step)[0]
  if (!best)
    throw new PdecayError(
      'ERR_FILE',
      `The run ${dir} has kept no best checkpoint: use the last, or train with --keep-best (keepCheckpoints)`,
    )
  // The run folder may have been moved since.
  const moved = [best.path, join(dir, basename(best.path)), join(dir, 'checkpoints', basename(best.path))]
  return moved.find((each) => existsSync(each)) ?? best.path
}

/** Loads the weights of a checkpoint into a model. */
async function loadWeights(model: AnyModule, path: string): Promise<void> {
  const prefix = 'model.'
  await tidy(async () => {
    const tensors = Object.entries(await load(path)).filter(([name]) => name.startsWith(prefix))
    try {
      model.loadStateDict(
        Object.fromEntries(tensors.map(([name, each]) => [name.slice(prefix.length), each])),
      )
    } catch (cause) {
      throw new PdecayError('ERR_FILE', `${path} does not fit the model. ${(cause as Error).message}`, {
        cause,
      })
    }
  })
}

/** Where a run is measured. */
export interface Measuring {
  device?: Device
  /** The folder or file of the data. Default: that of the run. */
  data?: string
  report: (message: string) => void
}

/** Measures a run's checkpoint by the task's figure of merit, on the examples that are not trained on. */
export async function evaluateTrained(
  { task, config, checkpoint }: TrainedRun,
  { device = config.device, data = config.data, report }: Measuring,
): Promise<Measure> {
  const { batch, seed, options } = config
  // A task may draw its data.
  manualSeed(seed)
  const prepared = checkPrepared(
    task.name,
    await task.prepare({ batch, seed, device, data, options, report }),
  )
  await loadWeights(prepared.model, checkpoint)
  return measureTask(task, prepared)
}

/**
 * The model of a run, in evaluation mode, without its data.
 *
 * @throws PdecayError `ERR_UNSUPPORTED` if the task cannot make a model without data
 */
export async function openTrained({ task, config, folder, checkpoint }: TrainedRun): Promise<OpenedModel> {
  if (!task.open)
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `Task '${task.name}' has no function 'open', which makes its model without the data. What to do: add it to the task file`,
    )
  let file = ''
  const readText = (name: string) => {
    file = folder.file(name)
    return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      throw new PdecayError('ERR_FILE', `Cannot read ${file}: ${cause.message}`, { cause })
    })
  }
  const opening = task.open({ options: config.options, readText }).catch((cause: unknown) => {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new PdecayError('ERR_FILE', `${file} is damaged: ${cause.message}`, { cause })
  })
  const opened = checkOpened(task.name, await opening)
  await loadWeights(opened.model, checkpoint)
  opened.model.eval()
  return opened
}
