import { rmdir } from 'node:fs/promises'
import { checkInteger, checkKnownKeys } from '../../_check.js'
import type { LoaderState } from '../../data/index.js'
import { PdecayError } from '../../errors.js'
import { save } from '../../io/index.js'
import * as optim from '../../optim/index.js'
import { manualSeed } from '../../tensor/index.js'
import type { Callback } from '../callbacks/callback.js'
import { loadCheckpoint, saveCheckpoint } from '../checkpoint.js'
import { fit, stepsPerEpoch } from '../fit.js'
import type { FitResult, Progress } from '../progress.js'
import { checkPrepared, type PreparedTask, type Task } from '../tasks/task.js'
import type { RunChoice, RunConfig } from './config.js'
import { MetricsLog } from './metrics-log.js'
import { type OpenRun, openRun, type RunPlace } from './open.js'
import { makeOptimizer } from './optimizers.js'
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
  /** Saves a checkpoint after each so many steps, in [1, inf), beside those after each epoch. Default: no other ones. */
  saveEvery?: number
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
  /** The task's figure of merit. Null in a run that was interrupted. */
  metric: { name: string; value: number } | null
  sparsity: optim.Sparsity
  /** Of training and evaluation, without set-up. */
  seconds: number
}

const hookKeys = ['report', 'onStart', 'onLog', 'signal', 'saveEvery', 'callbacks'] as const

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
  const entries = Object.entries(options)
  const isHook = ([key]: [string, unknown]) => (hookKeys as readonly string[]).includes(key)
  const hooks: RunHooks = Object.fromEntries(entries.filter(isHook))
  return runOpened(await openRun(task, Object.fromEntries(entries.filter((entry) => !isHook(entry)))), hooks)
}

/** Trains a run whose folder is held, and gives the folder free. */
export async function runOpened(opened: OpenRun, hooks: RunHooks = {}): Promise<RunResult> {
  try {
    checkKnownKeys('run hooks', hooks, hookKeys)
    return await runIn(opened, hooks)
  } catch (error) {
    // A run that failed before it wrote anything leaves nothing behind.
    await rmdir(opened.folder.dir).catch(() => {})
    throw error
  } finally {
    opened.release()
  }
}

async function runIn(opened: OpenRun, hooks: RunHooks): Promise<RunResult> {
  const { task, config, folder, notes, changes } = opened
  const { report = () => {}, callbacks = [] } = hooks
  const saveEvery =
    hooks.saveEvery === undefined
      ? Number.POSITIVE_INFINITY
      : checkInteger('saveEvery', hooks.saveEvery, '[1, inf)')
  manualSeed(config.seed)
  const { batch, seed, device, data, accumulate } = config
  const prepared = checkPrepared(task.name, await task.prepare({ batch, seed, device, data, report }))
  const { model, loader } = prepared
  const perEpoch = stepsPerEpoch(loader, accumulate)
  const steps = config.steps ?? Math.max(1, Math.round(config.epochs! * perEpoch))
  const { lrFall = 1 } = task.defaults
  const lr = optim.exponential({ start: config.lr, factor: lrFall ** (1 / steps) })
  const optimizer = makeOptimizer(model.namedParameters(), config, { lr, clip: config.clip })
  const trained = { model, optimizer, callbacks }
  if (notes) {
    if (changes.length === 0) checkData(folder, prepared, notes.loader)
    await loadCheckpoint(folder.checkpoint, trained)
  }
  const from = notes?.step ?? 0
  if (from > steps)
    throw new RangeError(
      `Expected a run to end at step ${from} or later, where it is, but ${config.epochs} epochs are ${steps} steps`,
    )
  // A checkpoint brings the learning rates of its own run's length, and the options that it was saved under.
  for (const group of optimizer.paramGroups) group.set({ lr, ...config.step, ...config.decay })
  await folder.writeConfig(config)
  const log = await MetricsLog.open(folder.metrics, from)
  hooks.onStart?.({ dir: folder.dir, from, steps })

  const start = performance.now()
  let figures = (notes?.figures ?? {}) as Progress['figures']
  const checkpoint = ({ step, epoch, stopped }: Pick<FitResult, 'step' | 'epoch' | 'stopped'>) => {
    const place = { epoch: Math.floor(step / perEpoch), index: (step % perEpoch) * accumulate }
    const saved = { step, steps, epoch, figures, config, stopped, loader: { ...loader.state(), ...place } }
    return saveCheckpoint(folder.checkpoint, trained, saved)
  }
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
    async afterStep(progress) {
      if (progress.step % saveEvery === 0 || progress.step % perEpoch === 0) await checkpoint(progress)
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
    accumulate,
    signal: hooks.signal,
  })
  if (fitted.step > from || !notes) await checkpoint(fitted)
  const metric = fitted.interrupted ? null : await finish(task, prepared, folder, log, fitted)
  const seconds = (performance.now() - start) / 1000
  return {
    ...fitted,
    figures,
    config,
    dir: folder.dir,
    steps,
    metric,
    sparsity: optimizer.sparsity(),
    seconds,
  }
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

/** Saves the model and measures it; a run that has been measured at this step is not measured again. */
async function finish(
  task: Task,
  { model, evaluate }: PreparedTask,
  folder: RunFolder,
  log: MetricsLog,
  { step, epoch }: FitResult,
) {
  await save(folder.model, model.stateDict())
  const before = (await folder.testLine(step))?.test as Record<string, unknown> | undefined
  const known = before?.[task.metric]
  if (typeof known === 'number') return { name: task.metric, value: known }
  const value = await evaluate()
  await log.append({ step, epoch, test: { [task.metric]: value } })
  return { name: task.metric, value }
}
