import { rmdir } from 'node:fs/promises'
import { checkInteger, checkKnownKeys, checkNumber, checkObject } from '../../_check.js'
import { textChunks, writeFile } from '../../_files.js'
import type { LoaderState } from '../../data/index.js'
import { PdecayError } from '../../errors.js'
import { save } from '../../io/index.js'
import * as optim from '../../optim/index.js'
import { manualSeed } from '../../tensor/index.js'
import type { Callback } from '../callbacks/callback.js'
import { keepCheckpoints } from '../callbacks/keep-checkpoints.js'
import { lossGuard } from '../callbacks/loss-guard.js'
import { type CheckpointNotes, loadCheckpoint, saveCheckpoint } from '../checkpoint.js'
import { DivergenceError } from '../divergence.js'
import { type Duration, Pace, parseDuration } from '../durations.js'
import { fit } from '../fit.js'
import type { FitResult, Progress } from '../progress.js'
import { steerSparsity } from '../sparsity/controller.js'
import { keepZeros, survivalCurve } from '../sparsity/prune.js'
import { sparsityReport } from '../sparsity/report.js'
import {
  checkPrepared,
  type Measure,
  measureTask,
  modeOf,
  type PreparedTask,
  type Task,
} from '../tasks/task.js'
import type { KeepChoice, RunChoice, RunConfig, SparsityChoice } from './config.js'
import { type MetricsLine, MetricsLog } from './metrics-log.js'
import { type OpenRun, openRun, type RunPlace } from './open.js'
import { makeOptimizer, setOptions } from './optimizers.js'
import type { RunFolder } from './run-folder.js'

/** What a run calls while it goes, and how often it saves. */
export interface RunHooks {
  /** Tells, in words, what is being done when it takes long. */
  report?: (message: string) => void
  /** Training is about to begin, or to go on from step `from`. */
  onStart?: (run: { dir: string; from: number; steps: number }) => void
  /** When figures are read; `zeros` is the share of zeros among the decayed weights. */
  onLog?: (progress: Progress & { zeros: number }) => void
  /** When it is aborted, the step in progress is finished, and the run saved. */
  signal?: AbortSignal
  /** Saves a checkpoint at this interval, beside those after each epoch. Default: no other ones. */
  saveEvery?: Duration
  /**
   * Measures the task's figure of merit at this interval, into the metrics. Default: at the end alone; after each epoch
   * where `keep` asks for checkpoints.
   */
  evaluateEvery?: Duration
  /**
   * Ends the call after this much of the run: measured, and saved as at an interrupt, so that `resume` goes on exactly.
   * Default: the whole run.
   */
  stopAfter?: Duration
  /** Writes survival.json at the end: the figure of merit by the threshold that weights are pruned by. Default false. */
  survival?: boolean
  /** Take part in the training; their states are in the checkpoint. */
  callbacks?: readonly Callback[]
}

/** What {@link run} takes. */
export interface RunOptions extends RunChoice, RunPlace, RunHooks {}

/** How a run ended. */
export interface RunResult extends FitResult {
  config: RunConfig
  /** The run folder. */
  dir: string
  /** The step that the run is to end after. */
  steps: number
  /** The task's figure of merit. Null in a run that was interrupted before its end or `stopAfter`. */
  metric: { name: string; value: number } | null
  sparsity: optim.Sparsity
  /** How often training diverged and went back to a checkpoint, at half the learning rate each time. */
  backOffs: number
  /** Of training and evaluation, without set-up. */
  seconds: number
}

const hookKeys = [
  ...['report', 'onStart', 'onLog', 'signal', 'saveEvery', 'evaluateEvery', 'stopAfter', 'survival'],
  'callbacks',
] as const

/**
 * Trains a task into a run folder: config.json, metrics.jsonl, checkpoint.safetensors after each epoch and at the end,
 * model.safetensors at the end. A run that was cut off, however that came, goes on exactly with `resume`.
 *
 * @param task what to train: one of your own, or `train.fashionMnistTask`
 * @param options settings of the run; where it is kept; what is called while it goes
 * @throws TypeError, RangeError for a wrong option; PdecayError `ERR_FILE` if the folder is in use, holds a run or none,
 *   `ERR_NO_SPACE` if the disk is full, `ERR_DIVERGED` if the loss is no longer finite
 * @example
 * ```ts
 * const { metric, dir } = await train.run(train.fashionMnistTask, { steps: 20, decay: { p: 0.8 }, resume: 'auto' })
 * ```
 */
export async function run(task: Task, options: RunOptions = {}): Promise<RunResult> {
  const entries = Object.entries(checkObject('run options', options))
  const isHook = ([key]: [string, unknown]) => (hookKeys as readonly string[]).includes(key)
  const hooks: RunHooks = Object.fromEntries(entries.filter(isHook))
  return runOpened(await openRun(task, Object.fromEntries(entries.filter((entry) => !isHook(entry)))), hooks)
}

/** Trains a run whose folder is held, and gives the folder free. */
export async function runOpened(opened: OpenRun, hooks: RunHooks = {}): Promise<RunResult> {
  try {
    checkKnownKeys('run hooks', hooks, hookKeys)
    for (const name of ['saveEvery', 'evaluateEvery', 'stopAfter'] as const)
      if (hooks[name] !== undefined) checkInterval(name, hooks[name])
    return await runIn(opened, hooks)
  } catch (error) {
    // A run that failed before it wrote anything leaves nothing behind.
    await rmdir(opened.folder.dir).catch(() => {})
    throw error
  } finally {
    opened.release()
  }
}

/** Refuses what could be no interval, before anything is prepared. */
function checkInterval(name: string, duration: unknown): void {
  const { value, unit } = parseDuration(name, duration)
  if (unit === 'ba') checkInteger(name, value, '[1, inf)')
  else checkNumber(name, value, '(0, inf)')
}

/** How often a run goes back to its latest checkpoint, at half the learning rate each time. */
const mostBackOffs = 5

async function runIn(opened: OpenRun, hooks: RunHooks): Promise<RunResult> {
  const { task, config, folder, changes } = opened
  const { report = () => {} } = hooks
  manualSeed(config.seed)
  const { batch, seed, device, data, accumulate, options } = config
  const prepared = checkPrepared(
    task.name,
    await task.prepare({ batch, seed, device, data, options, report }),
  )
  const pace = new Pace({ ...prepared, accumulate })
  const steps = readSteps(config, pace)
  const named = prepared.model.namedParameters()
  const optimizer = makeOptimizer(named, config, { lr: config.lr, clip: config.clip }, report)
  const guard = lossGuard()
  const callbacks = [
    ...(hooks.callbacks ?? []),
    ...sparsityCallbacks(config.sparsity, steps),
    ...keepCallbacks(config.keep, task, prepared, folder),
    guard,
  ]
  const training = { opened, hooks, prepared, pace, steps, optimizer, guard, callbacks }
  if (opened.notes && changes.length === 0) checkData(folder, prepared, opened.notes.loader)

  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  let { notes } = opened
  for (;;) {
    try {
      return await attempt({ ...training, notes, seconds })
    } catch (error) {
      const made = Number(notes?.backOffs ?? 0)
      if (!(error instanceof DivergenceError) || config.onDivergence === 'stop' || made === mostBackOffs)
        throw error
      const saved = (await folder.notes())!
      notes = { ...saved, backOffs: made + 1 }
      report(`${error.message}. Going back to step ${saved.step}, with the learning rate halved`)
    }
  }
}

const readSteps = ({ steps, epochs, duration }: RunConfig, pace: Pace) =>
  steps ?? pace.stepsOf('duration', duration ?? (`${epochs!}ep` as const))

function sparsityCallbacks(choice: SparsityChoice, steps: number): Callback[] {
  const { target, ramp, threshold, fineTune } = choice
  return [
    ...(target === undefined ? [] : [steerSparsity({ target, ramp })]),
    ...(fineTune === undefined ? [] : [keepZeros({ from: steps - Math.round(fineTune * steps), threshold })]),
  ]
}

/** Whether the run keeps checkpoints beside its last one. */
const keeps = ({ best = 0, last = 0 }: KeepChoice) => best + last > 0

function keepCallbacks(
  choice: KeepChoice,
  task: Task,
  prepared: PreparedTask,
  folder: RunFolder,
): Callback[] {
  if (!keeps(choice)) return []
  const { best = 0, last = 0, by: metric = prepared.metric ?? task.metric } = choice
  return [keepCheckpoints({ dir: folder.checkpoints, best, last, metric, mode: modeOf(task, metric) })]
}

/** A run that is prepared, and what it goes on from. */
interface Attempt {
  opened: OpenRun
  hooks: RunHooks
  prepared: PreparedTask
  pace: Pace
  steps: number
  optimizer: optim.Optimizer
  guard: ReturnType<typeof lossGuard>
  callbacks: readonly Callback[]
  notes: CheckpointNotes | undefined
  seconds: () => number
}

/** Trains from the latest checkpoint to the end, an interrupt or a divergence. */
async function attempt(given: Attempt): Promise<RunResult> {
  const { opened, hooks, prepared, pace, steps, optimizer, callbacks, notes, seconds } = given
  const { task, config, folder } = opened
  const { perEpoch } = pace
  const { model, loader } = prepared
  const trained = { model, optimizer, callbacks }
  if (notes) await loadCheckpoint(folder.checkpoint, trained)
  const from = notes?.step ?? 0
  if (from > steps)
    throw new RangeError(
      `Expected a run to end at step ${from} or later, where it is, but its length is ${steps} steps`,
    )
  const saveEvery = pace.interval('saveEvery', hooks.saveEvery ?? '1ep', steps)
  const backOffs = Number(notes?.backOffs ?? 0)
  const { lrFall = 1 } = task.defaults
  const lr = optim.exponential({ start: config.lr / 2 ** backOffs, factor: lrFall ** (1 / steps) })
  // A checkpoint brings the learning rates of its own run's length, and the options that it was saved under.
  setOptions(optimizer, config, lr)
  await folder.writeConfig(config)
  for (const [file, text] of Object.entries(prepared.files ?? {}))
    await writeFile(file, folder.file(file), textChunks(text))
  const log = await MetricsLog.open(folder.metrics, from)
  const sparsityLog = await MetricsLog.open(folder.sparsity, from)
  if (backOffs > 0) await log.append({ step: from, backOffs, lr: lr(from) })
  hooks.onStart?.({ dir: folder.dir, from, steps })

  let figures = (notes?.figures ?? {}) as Progress['figures']
  const checkpoint = (at: Pick<FitResult, 'step' | 'epoch' | 'stopped' | 'microBatches'>) => {
    const { step, epoch, stopped, microBatches } = at
    const place = { epoch: Math.floor(step / perEpoch), index: (step % perEpoch) * config.accumulate }
    const state = { ...loader.state(), ...place }
    const saved = { step, steps, epoch, figures, config, stopped, microBatches, backOffs, loader: state }
    return saveCheckpoint(folder.checkpoint, trained, saved)
  }
  // The state to go back to, where training diverges before the first checkpoint.
  if (!notes && config.onDivergence === 'back-off') await checkpoint({ step: 0, epoch: 0, microBatches: 1 })
  const pause = new AbortController()
  const stopAt = hooks.stopAfter === undefined ? steps : pace.stepsOf('stopAfter', hooks.stopAfter, steps)
  // A run that is there already has nothing more to do.
  if (from >= stopAt && stopAt < steps) pause.abort()
  let latest: { step: number; figures: Readonly<Record<string, number>> } | undefined
  const keeper: Callback = {
    name: 'run folder',
    async onLog(progress) {
      const { step, epoch, samplesPerSecond } = progress
      figures = progress.figures
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
    async onEvaluate(measured, { step, epoch }) {
      // The last measure is written when the model is saved.
      if (step < steps) await log.append({ step, epoch, test: measured })
      latest = { step, figures: measured }
    },
    async afterStep(progress) {
      const { step, epoch } = progress
      if (step % perEpoch === 0 || step === steps)
        await sparsityLog.append({ step, epoch, ...sparsityReport(optimizer) })
      // While the loss rises, the checkpoint before it stays.
      const isDue = step % perEpoch === 0 || pace.isDue(saveEvery, step)
      if (isDue && !given.guard.isRising) await checkpoint(progress)
      if (step === stopAt) pause.abort()
    },
  }
  // biome-ignore lint/suspicious/noFocusedTests: it trains, and focuses no test
  const fitted = await fit({
    ...trained,
    callbacks: [...callbacks, keeper],
    loader,
    loss: (batch) => prepared.loss(batch),
    ...(prepared.weight && { weight: (batch) => prepared.weight!(batch) }),
    // What a callback has stopped stays so, unless the run is made longer.
    steps: notes?.stopped !== undefined && notes.steps === steps ? from : steps,
    from,
    accumulate: config.accumulate,
    microBatches: config.microBatches,
    deterministic: config.deterministic,
    startMicroBatches: Number(notes?.microBatches ?? 1),
    ...((hooks.evaluateEvery !== undefined || keeps(config.keep)) && {
      evaluate: async () => (await measureTask(task, prepared)).figures,
      evaluateEvery: hooks.evaluateEvery ?? '1ep',
    }),
    signal: hooks.signal ? AbortSignal.any([hooks.signal, pause.signal]) : pause.signal,
  })
  if (fitted.step > from || !notes) await checkpoint(fitted)
  const isPaused = fitted.interrupted && fitted.step >= stopAt
  if (!fitted.interrupted) await save(folder.model, model.stateDict())
  const known = latest?.step === fitted.step ? latest.figures : undefined
  // The last step is one that figures are read at; one that a run pauses at may be none.
  const measured = isPaused ? { zeros: optimizer.sparsity().zeroShare } : {}
  const metric =
    isPaused || !fitted.interrupted
      ? await measureOnce(
          task,
          prepared,
          folder,
          log,
          { ...measured, step: fitted.step, epoch: fitted.epoch },
          known,
        )
      : null
  if (metric && !isPaused && hooks.survival) await writeSurvival(task, prepared, folder, optimizer)
  return {
    ...fitted,
    figures,
    config,
    dir: folder.dir,
    steps,
    metric,
    sparsity: optimizer.sparsity(),
    backOffs,
    seconds: seconds(),
  }
}

/** Measures the model as a function of the threshold that its weights are pruned by. */
async function writeSurvival(
  task: Task,
  prepared: PreparedTask,
  folder: RunFolder,
  optimizer: optim.Optimizer,
): Promise<void> {
  const curve = await survivalCurve(optimizer, async () => (await measureTask(task, prepared)).figures)
  await writeFile('survival curve', folder.survival, textChunks(`${JSON.stringify(curve)}\n`))
}

/** Refuses to go on with data that are not those of the checkpoint. */
function checkData({ checkpoint }: RunFolder, { loader }: PreparedTask, saved: unknown): void {
  try {
    loader.resume(saved as LoaderState)
  } catch (cause) {
    throw new PdecayError('ERR_FILE', `${checkpoint} does not fit this run. ${(cause as Error).message}`, {
      cause,
    })
  }
}

/**
 * Measures the model where a run ends; a run that has been measured at this step is not measured again.
 *
 * @param line of the log, without the figures
 * @param known the figures of an evaluation at this step, which is not in the log yet where the step is the run's last
 */
async function measureOnce(
  task: Task,
  prepared: PreparedTask,
  folder: RunFolder,
  log: MetricsLog,
  line: MetricsLine,
  known: Readonly<Record<string, number>> | undefined,
): Promise<Omit<Measure, 'figures'>> {
  const name = prepared.metric ?? task.metric
  const logged = (await folder.testLine(line.step))?.test as Record<string, unknown> | undefined
  const before = logged?.[name]
  if (typeof before === 'number') return { name, value: before }
  const figures = known ?? (await measureTask(task, prepared)).figures
  await log.append({ ...line, test: figures })
  return { name, value: figures[name]! }
}
