import { rmdir } from 'node:fs/promises'
import { checkInteger, checkNumber } from '../../_check.js'
import * as optim from '../../optim/index.js'
import { save } from '../../io/index.js'
import { type Device, manualSeed } from '../../tensor/index.js'
import { type CheckpointNotes, loadCheckpoint, saveCheckpoint } from '../checkpoint.js'
import { type FitResult, fit, type Progress } from '../fit.js'
import { MetricsLog } from './metrics-log.js'
import { checkOptimizer, makeOptimizer, type OptimizerChoice } from './optimizers.js'
import { explainNoSpace, findRunFolder, makeRunFolder, type RunFolder } from './run-folder.js'
import { type PreparedTask, type Task, tasks } from '../tasks/index.js'

/** A run as its folder's config.json describes it. */
export interface RunConfig extends OptimizerChoice {
  task: string
  batch: number
  seed: number
  device: Device
  /** Either the steps or the passes over the data. */
  steps?: number
  epochs?: number
}

/** What a run may be told; the rest is the task's default or, in a resumed run, as it was. */
export type RunOptions = Partial<Omit<RunConfig, 'task'>>

const seedRange = '[0, 9007199254740991]'

/**
 * Checks options and fills them in.
 *
 * @param base what options that are not given are
 * @param flag how the caller names an option
 */
export function makeConfig(
  task: Task,
  given: RunOptions,
  base: RunOptions = {},
  flag = (option: string) => option,
): RunConfig {
  if (given.steps !== undefined && given.epochs !== undefined)
    throw new TypeError(`Expected only one of ${flag('steps')} and ${flag('epochs')}`)
  const { defaults } = task
  // A choice of another optimizer leaves the numbers of the first behind.
  const kept = given.optimizer === undefined || given.optimizer === base.optimizer ? base : {}
  const choice = checkOptimizer(
    {
      optimizer: given.optimizer ?? base.optimizer ?? 'padam',
      p: given.p ?? kept.p,
      lambda: given.lambda ?? kept.lambda,
      lr: given.lr ?? base.lr ?? defaults.lr,
    },
    flag,
  )
  const steps = given.epochs === undefined ? (given.steps ?? base.steps) : undefined
  const epochs = steps === undefined ? (given.epochs ?? base.epochs ?? defaults.epochs) : undefined
  return {
    task: task.name,
    ...choice,
    batch: checkInteger(flag('batch'), given.batch ?? base.batch ?? defaults.batch, '[1, 1048576]'),
    seed: checkInteger(flag('seed'), given.seed ?? base.seed ?? 0, seedRange),
    device: given.device ?? base.device ?? 'cpu',
    ...(steps !== undefined && { steps: checkInteger(flag('steps'), steps, '[1, inf)') }),
    ...(epochs !== undefined && { epochs: checkNumber(flag('epochs'), epochs, '(0, inf)') }),
  }
}

export interface RunHooks {
  /** Told, in words, what is being done when it takes long. */
  report?: (message: string) => void
  /** Training is about to begin, or to go on from step `from`. */
  onStart?: (run: { dir: string; from: number; steps: number }) => void
  onLog?: (progress: Progress & { zeros: number }) => void
  signal?: AbortSignal
}

export interface RunResult extends FitResult {
  config: RunConfig
  /** The run folder. */
  dir: string
  steps: number
  /** Null in a run that was interrupted. */
  metric: { name: string; value: number } | null
  sparsity: optim.Sparsity
  /** Of training and evaluation, without set-up. */
  seconds: number
}

export interface RunSettings {
  config: RunConfig
  folder: RunFolder
  /** Whether the folder holds a checkpoint to go on from. */
  resume: boolean
  /** The folder of the task's data. */
  data?: string
}

/** What a run's checkpoint notes beside the tensors. */
type RunNotes = CheckpointNotes & Pick<Progress, 'epoch' | 'figures'> & { config: RunConfig }

/** The folder and config of a run that is new or, with `resume`, to be gone on with. */
export async function openRun(
  task: Task,
  given: RunOptions,
  {
    out,
    resume = false,
    data,
    flag,
  }: { out?: string; resume?: boolean; data?: string; flag?: (option: string) => string } = {},
): Promise<RunSettings> {
  const config = makeConfig(task, given, {}, flag)
  if (!resume) return { config, folder: await makeRunFolder(task.name, out), resume, data }
  const folder = await findRunFolder(task.name, out)
  const { task: before, ...base } = (await folder.readConfig()) as unknown as RunConfig
  if (before !== task.name)
    throw new RangeError(`Expected a run of ${task.name} to resume but ${folder.dir} is of ${before}`)
  return { config: makeConfig(task, given, base, flag), folder, resume, data }
}

/**
 * Trains a task into its run folder: config.json, metrics.jsonl, checkpoint.safetensors after each epoch and at the
 * end, model.safetensors at the end.
 */
export async function run(settings: RunSettings, hooks: RunHooks = {}): Promise<RunResult> {
  try {
    return await runIn(settings, hooks)
  } catch (error) {
    // A run that failed before it wrote anything leaves nothing behind.
    await rmdir(settings.folder.dir).catch(() => {})
    throw explainNoSpace(error, settings.folder.dir)
  }
}

async function runIn({ config, folder, resume, data }: RunSettings, hooks: RunHooks): Promise<RunResult> {
  const task = tasks.find(({ name }) => name === config.task)
  if (!task) throw new RangeError(`Expected one of ${tasks.map(({ name }) => name).join(', ')} for task`)
  const { report = () => {} } = hooks
  manualSeed(config.seed)
  const prepared = await task.prepare({ ...config, data, report })
  const steps = config.steps ?? Math.max(1, Math.round(config.epochs! * prepared.loader.length))
  const lr = optim.exponential({ start: config.lr, factor: task.defaults.lrFall ** (1 / steps) })
  const optimizer = makeOptimizer(prepared.model.namedParameters(), config, lr)
  const trained = { model: prepared.model, optimizer }
  const notes = resume ? ((await loadCheckpoint(folder.checkpoint, trained)) as RunNotes) : undefined
  const from = notes?.step ?? 0
  // A checkpoint brings the learning rates of its own run's length.
  for (const group of optimizer.paramGroups) group.lr = lr
  await folder.writeConfig(config)
  const log = await MetricsLog.open(folder.metrics, from)
  hooks.onStart?.({ dir: folder.dir, from, steps })

  const start = performance.now()
  const checkpoint = ({ step, epoch, figures }: Progress) =>
    saveCheckpoint(folder.checkpoint, trained, { step, epoch, figures, config })
  // biome-ignore lint/suspicious/noFocusedTests: it trains, and focuses no test
  const trainedOn = await fit({
    ...trained,
    loader: prepared.loader,
    loss: (batch) => prepared.loss(batch),
    steps,
    from,
    signal: hooks.signal,
    onEpoch: checkpoint,
    async onLog(progress) {
      const { step, epoch, figures, samplesPerSecond } = progress
      const { zeroShare, belowShare } = optimizer.sparsity()
      await log.append({
        step,
        epoch,
        ...figures,
        lr: lr(step - 1),
        zeros: zeroShare,
        below1e8: belowShare,
        samplesPerSecond,
      })
      hooks.onLog?.({ ...progress, zeros: zeroShare })
    },
  })
  // A finished run that is resumed has no step to read figures from.
  const fitted = { ...trainedOn, figures: { ...notes?.figures, ...trainedOn.figures } }
  await checkpoint(fitted)
  const metric = fitted.interrupted ? null : await finish(task, prepared, folder, log, fitted)
  const seconds = (performance.now() - start) / 1000
  return { ...fitted, config, dir: folder.dir, steps, metric, sparsity: optimizer.sparsity(), seconds }
}

/** Saves the model and measures it. */
async function finish(
  task: Task,
  { model, evaluate }: PreparedTask,
  folder: RunFolder,
  log: MetricsLog,
  { step, epoch }: FitResult,
) {
  await save(folder.model, model.stateDict())
  const value = await evaluate()
  await log.append({ step, epoch, test: { [task.metric]: value } })
  return { name: task.metric, value }
}
