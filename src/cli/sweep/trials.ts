// The trials of a sweep: each trains in a process of its own, into a run folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../_package.js'
import { readLines } from '../../train/runs/metrics-log.js'
import { RunFolder } from '../../train/runs/run-folder.js'
import { type SweepPlan, survivors, toArgs, trialName } from './plan.js'

/** A trial and how far it is. */
export interface Trial {
  readonly index: number
  readonly name: string
  readonly dir: string
  readonly values: Readonly<Record<string, string>>
  /** 'dropped': compared at a rung, and not gone on with. */
  status: 'waiting' | 'running' | 'finished' | 'dropped' | 'failed'
  step: number
  /** The steps of the whole run; 0 before it is known. */
  steps: number
  loss: number | null
  /** The share of zeros among the decayed weights. */
  zeros: number | null
  /** The test's figure at the last measure. */
  metric: { name: string; value: number } | null
  /** Why it failed. */
  error?: string
}

/** What a trial's process sends. */
export type TrialMessage = { from: number; steps: number } | { step: number; loss: number; zeros: number }

export interface SweepHooks {
  /** A trial has changed. `isNews`: it has begun or ended. */
  onChange: (trial: Trial, isNews: boolean) => void
  /** When it is aborted, trials finish their step and are saved. */
  signal: AbortSignal
}

export const makeTrials = (plan: SweepPlan, dir: string): Trial[] =>
  plan.trials.map((values, index) => {
    const name = trialName(index, values)
    const unknown = { step: 0, steps: 0, loss: null, zeros: null, metric: null }
    return { index, name, dir: join(dir, name), values, status: 'waiting', ...unknown }
  })

/**
 * Reads from a run folder what a trial has come to after a share of its run.
 *
 * @returns whether it has been measured there
 */
export async function readTrial(trial: Trial, share: number): Promise<boolean> {
  const folder = new RunFolder(trial.dir)
  const notes = await folder.notes().catch(() => undefined)
  if (!notes) return false
  const steps = Number(notes.steps)
  const until = Math.max(1, Math.round(share * steps))
  const lines = (await readLines(folder.metrics)).filter(({ step }) => step <= until)
  const test = lines.findLast((line) => typeof line.test === 'object' && line.test !== null)
  const [name, value] = Object.entries((test?.test ?? {}) as Record<string, number>)[0] ?? []
  const figures = lines.findLast((line) => typeof line.zeros === 'number')
  Object.assign(trial, {
    ...{ steps, step: Math.min(notes.step, until) },
    loss: figures?.loss ?? null,
    zeros: figures?.zeros ?? null,
    metric: name === undefined ? null : { name, value: value! },
  })
  // A callback may have ended the run early.
  const isThere = notes.step >= until || (notes.stopped !== undefined && notes.stopped !== null)
  return isThere && test !== undefined && test.step === Math.min(notes.step, until)
}

export interface Budget {
  /** Processes at once. */
  jobs: number
  /** Threads of each. */
  threads: number
}

/** Trains a trial up to a share of its run. */
function runTrial(plan: SweepPlan, trial: Trial, share: number, budget: Budget, hooks: SweepHooks) {
  const words = [
    ...toArgs({ ...plan.options, ...trial.values }),
    ...['--out', trial.dir, '--resume', 'auto', '--json'],
    ...(share < 1 ? ['--stop-after', `${share}dur`] : []),
  ]
  const env = {
    ...process.env,
    ...{ OMP_NUM_THREADS: String(budget.threads), MKL_NUM_THREADS: String(budget.threads) },
  }
  const script = join(packageRoot(), 'lib', 'cli', 'sweep', 'trial.js')
  // A group of its own: Ctrl+C on the terminal reaches the sweep alone, which asks its trials to end.
  const child: ChildProcess = spawn(process.execPath, [script, 'train', plan.task, ...words], {
    ...{ stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env, detached: true },
  })
  const stop = () => child.kill('SIGTERM')
  hooks.signal.addEventListener('abort', stop)
  let said = ''
  child.stderr!.on('data', (text) => {
    said = (said + String(text)).slice(-4000)
  })
  child.on('message', (message: TrialMessage) => {
    if ('from' in message) Object.assign(trial, { step: message.from, steps: message.steps })
    else Object.assign(trial, message)
    hooks.onChange(trial, false)
  })
  return new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said }))
  }).finally(() => hooks.signal.removeEventListener('abort', stop))
}

/** Why a trial failed: the last line that it has said. */
const reason = (said: string, code: number | null) =>
  said
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^pdecay: /, '') || `ended with ${code ?? 'a signal'}`

async function advance(
  plan: SweepPlan,
  trial: Trial,
  share: number,
  budget: Budget,
  hooks: SweepHooks,
): Promise<void> {
  const isNews = !(await readTrial(trial, share))
  if (isNews) {
    trial.status = 'running'
    hooks.onChange(trial, true)
    const { code, said } = await runTrial(plan, trial, share, budget, hooks)
    const isMeasured = await readTrial(trial, share)
    if (hooks.signal.aborted && !isMeasured) {
      trial.status = 'waiting'
      return
    }
    if (code !== 0 || !isMeasured) {
      trial.status = 'failed'
      trial.error = reason(said, code)
      hooks.onChange(trial, true)
      return
    }
  }
  trial.status = share === 1 ? 'finished' : 'waiting'
  hooks.onChange(trial, isNews)
}

/** How good a trial is: more is better. */
export function scoreOf({ metric, zeros }: Trial, mode: 'min' | 'max', sparsityWeight: number): number {
  if (!metric || Number.isNaN(metric.value)) return Number.NEGATIVE_INFINITY
  return (mode === 'min' ? -1 : 1) * metric.value + sparsityWeight * (zeros ?? 0)
}

/**
 * Trains the trials of a sweep. What has been trained before is read from their folders.
 *
 * @param modeOf whether a figure is better when lower or higher
 */
export async function runTrials(
  plan: SweepPlan,
  trials: readonly Trial[],
  budget: Budget,
  modeOf: (figure: string) => 'min' | 'max',
  hooks: SweepHooks,
): Promise<void> {
  let alive = [...trials]
  for (const share of plan.rungs) {
    const queue = [...alive]
    const work = async () => {
      for (let next = queue.shift(); next && !hooks.signal.aborted; next = queue.shift())
        await advance(plan, next, share, budget, hooks)
    }
    await Promise.all(Array.from({ length: Math.min(budget.jobs, alive.length) }, work))
    if (hooks.signal.aborted || share === 1) return
    const score = (trial: Trial) => scoreOf(trial, modeOf(trial.metric?.name ?? ''), plan.sparsityWeight)
    const ranked = alive
      .filter(({ status }) => status !== 'failed')
      .sort((a, b) => score(b) - score(a) || a.index - b.index)
    // Trials that have failed do not make room for worse ones.
    const going = new Set(ranked.slice(0, survivors(alive.length, plan.eta)))
    for (const trial of ranked)
      if (!going.has(trial)) {
        trial.status = 'dropped'
        hooks.onChange(trial, true)
      }
    alive = [...going]
  }
}

/** The trials that no other beats in both figure and sparsity, by rising sparsity. */
export function frontierOf(trials: readonly Trial[], modeOf: (figure: string) => 'min' | 'max'): Trial[] {
  const measured = trials.filter(
    ({ metric, zeros, status }) => metric && zeros !== null && status === 'finished',
  )
  const value = (trial: Trial) => scoreOf(trial, modeOf(trial.metric!.name), 0)
  const beats = (a: Trial, b: Trial) =>
    value(a) >= value(b) && a.zeros! >= b.zeros! && (value(a) > value(b) || a.zeros! > b.zeros!)
  return measured
    .filter((trial) => !measured.some((other) => beats(other, trial)))
    .sort((a, b) => a.zeros! - b.zeros! || a.index - b.index)
}
