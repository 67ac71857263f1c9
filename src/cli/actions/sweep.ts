import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Command, CommanderError } from 'commander'
import { checkInteger, checkObject, show } from '../../_check.js'
import { makeFolder, textChunks, writeError, writeFile } from '../../_files.js'
import { viewRuns } from '../../bench/runs/charts.js'
import { toRunsPage } from '../../bench/runs/page.js'
import { PdecayError } from '../../errors.js'
import { listenForInterrupt, type Task } from '../../train/index.js'
import { makeConfig } from '../../train/runs/config.js'
import { lockFolder } from '../../train/runs/lock.js'
import { readRun } from '../../train/runs/read-run.js'
import { modeOf } from '../../train/tasks/task.js'
import { asUsage, UsageError } from '../_command.js'
import { addTrainingOptions, flag, readTraining, type TrainingFlags } from '../_train-options.js'
import { makePlan, type PlanChoice, type SweepPlan, toArgs, type Words } from '../sweep/plan.js'
import { frontierOf, makeTrials, runTrials, scoreOf, type Trial } from '../sweep/trials.js'
import { describeValues, makeSweepView, percent, trialTable } from '../sweep/view.js'
import { findTask } from './_find.js'

export interface SweepFlags {
  vary?: Record<string, string>
  method: SweepPlan['method']
  trials?: number
  eta?: number
  rungs?: number
  sparsityWeight?: number
  jobs?: number
  threads?: number
  seed?: number
  out?: string
  resume?: boolean | string
  json?: boolean
}

const say = (message: string) => process.stderr.write(`${message}\n`)
const sweepsDir = 'sweeps'

/** Checks what `train` would: the options of a trial. */
function checkTrial(task: Task, options: Words, values: Readonly<Record<string, string>>): void {
  const parser = addTrainingOptions(new Command('train'))
    .exitOverride()
    .configureOutput({ writeErr() {} })
  try {
    parser.parse(toArgs({ ...options, ...values }), { from: 'user' })
    makeConfig(task, readTraining(parser.opts<TrainingFlags>()).choice, {}, flag)
  } catch (error) {
    if (!(error instanceof CommanderError || error instanceof TypeError || error instanceof RangeError))
      throw error
    const words = error.message.replace(/^error: /, '')
    throw new UsageError(`The trial ${describeValues(values)}: ${words}`, { cause: error })
  }
}

const planFile = (dir: string) => join(dir, 'sweep.json')

async function readPlan(dir: string): Promise<SweepPlan> {
  try {
    const plan = JSON.parse(await readFile(planFile(dir), 'utf8')) as SweepPlan
    if (!Array.isArray(plan.trials) || !Array.isArray(plan.rungs)) throw new Error('no trials or no rungs')
    checkObject('options', plan.options)
    return plan
  } catch (cause) {
    throw new PdecayError('ERR_FILE', `${planFile(dir)} is damaged: ${(cause as Error).message}`, { cause })
  }
}

/** The latest sweep of a task below `sweeps/`. */
async function latestSweep(name: string): Promise<string | undefined> {
  const names = existsSync(sweepsDir) ? await readdir(sweepsDir) : []
  return names
    .filter((each) => each.startsWith(`${name}-`) && existsSync(planFile(join(sweepsDir, each))))
    .sort()
    .map((each) => join(sweepsDir, each))
    .at(-1)
}

/** In what a plan is another one. */
function difference(before: SweepPlan, now: SweepPlan): string | undefined {
  const keys = [
    'task',
    'method',
    'seed',
    'options',
    'vary',
    'trials',
    'rungs',
    'eta',
    'sparsityWeight',
  ] as const
  return keys.find((key) => !isDeepStrictEqual(before[key], now[key]))
}

/** The plan to follow, and where: a new one, or that of a sweep to go on with. */
async function choosePlan(
  task: Task,
  { out, resume }: SweepFlags,
  makeNew: () => Promise<SweepPlan>,
  varies: boolean,
): Promise<{ dir: string; plan: SweepPlan; isNew: boolean }> {
  if (resume !== undefined && resume !== true && resume !== 'auto')
    throw new UsageError(`Expected auto for --resume but received ${show(resume)}`)
  const found = out ?? (resume ? await latestSweep(task.name) : undefined)
  const isThere = found !== undefined && existsSync(planFile(found))
  if (resume === true && !isThere)
    throw new PdecayError('ERR_FILE', `There is no sweep to resume: no sweep.json in ${found ?? sweepsDir}`)
  if (isThere && !resume)
    throw new PdecayError(
      'ERR_FILE',
      `${found} holds a sweep already: go on with it by --resume, or choose another folder`,
    )
  if (!isThere) {
    const time = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
    return { dir: out ?? join(sweepsDir, `${task.name}-${time}`), plan: await makeNew(), isNew: true }
  }
  const plan = await readPlan(found)
  // With --resume alone, the plan is the one that is there.
  const key = varies ? difference(plan, await makeNew()) : undefined
  if (key !== undefined)
    throw new UsageError(
      `${found} is a sweep with other ${key}: give what it was begun with, or nothing but --resume`,
    )
  return { dir: found, plan, isNew: false }
}

/** `pdecay sweep TASK` */
export async function sweepTask(
  name: string,
  flags: SweepFlags,
  given: { options: Words; vary: Record<string, string> },
): Promise<number> {
  const { seed, trials: count, eta, rungs, sparsityWeight, method, json } = flags
  const task = await asUsage(() => findTask(name))
  const vary = { ...given.vary, ...flags.vary }
  const makeNew = () =>
    asUsage(() => {
      const defined = { trials: count, eta, rungs, sparsityWeight }
      const choice: PlanChoice = {
        task: name,
        method,
        seed: seed ?? 0,
        options: given.options,
        vary,
        ...defined,
      }
      const plan = makePlan(choice)
      for (const values of plan.trials) checkTrial(task, plan.options, values)
      return plan
    })
  const processors = availableParallelism()
  const jobs = await asUsage(() =>
    checkInteger('--jobs', flags.jobs ?? Math.ceil(processors / 2), '[1, 1024]'),
  )
  const shared = Math.max(1, Math.floor(processors / jobs))
  const threads = await asUsage(() => checkInteger('--threads', flags.threads ?? shared, '[1, 1024]'))
  const { dir, plan, isNew } = await choosePlan(task, flags, makeNew, Object.keys(vary).length > 0)
  try {
    makeFolder(dir)
  } catch (error) {
    throw writeError(`Cannot make the folder ${dir}`, error)
  }
  const release = await lockFolder(dir)
  const interrupt = listenForInterrupt(() =>
    view.note('the trials finish their step and are saved; Ctrl+C again to leave at once'),
  )
  const trials = makeTrials(plan, dir)
  const mode = (figure: string) => modeOf(task, figure)
  const ranked = (some: readonly Trial[]) =>
    some.toSorted((a, b) =>
      order(a, b, (trial) => scoreOf(trial, mode(trial.metric?.name ?? ''), plan.sparsityWeight)),
    )
  const view = makeSweepView(process.stderr, trials, ranked)
  try {
    if (isNew) await writeFile('sweep', planFile(dir), textChunks(`${JSON.stringify(plan, null, 2)}\n`))
    say(
      `${isNew ? 'Sweeping' : 'Going on with'} ${trials.length} trials of ${name} in ${dir}: ${jobs} at once, ${threads} threads each`,
    )
    await runTrials(plan, trials, { jobs, threads }, mode, {
      onChange: view.onChange,
      signal: interrupt.signal,
    })
    view.stop()
    const frontier = frontierOf(trials, mode)
    const all = ranked(trials)
    const report = await writeReport(dir, all)
    const best = all.find(({ status }) => status === 'finished')
    process.stdout.write(
      json
        ? `${JSON.stringify({ task: name, sweep: dir, method: plan.method, best: best?.index ?? null, frontier: frontier.map(({ index }) => index), trials: trials.map(toJson), report: report ?? null })}\n`
        : toText(all, frontier, best, report),
    )
    if (interrupt.signal.aborted) {
      say(`Interrupted. To go on: pdecay sweep ${name} --resume --out ${dir}`)
      return interrupt.exitCode ?? 1
    }
    return best ? 0 : 1
  } finally {
    view.stop()
    release()
    interrupt.dispose()
  }
}

/** Trials that came to the end first, each by its score. */
function order(a: Trial, b: Trial, score: (trial: Trial) => number): number {
  const rank = ({ status }: Trial) => ['finished', 'running', 'waiting', 'dropped', 'failed'].indexOf(status)
  const [x, y] = [score(a), score(b)]
  return rank(a) - rank(b) || (x === y ? a.index - b.index : y - x)
}

/** Compares the runs that have been measured, the best first. */
async function writeReport(dir: string, trials: readonly Trial[]): Promise<string | undefined> {
  const measured = trials.filter(({ metric }) => metric)
  // A damaged folder is told of where its trial failed.
  const runs = await Promise.all(measured.map((trial) => readRun(trial.dir).catch(() => [])))
  if (runs.flat().length === 0) return undefined
  const path = join(dir, 'report.html')
  await writeFile('report', path, textChunks(toRunsPage(viewRuns(runs.flat()))))
  return path
}

const toJson = ({ index, values, status, step, steps, loss, zeros, metric, error, dir }: Trial) => ({
  ...{ index, values, status, step, steps, loss, metric, zeros, run: dir },
  ...(error !== undefined && { error }),
})

function toText(
  trials: readonly Trial[],
  frontier: readonly Trial[],
  best: Trial | undefined,
  report?: string,
): string {
  const failed = trials.filter(({ status }) => status === 'failed')
  const parts = [
    trialTable(trials, new Set(frontier)),
    ...(frontier.length > 0
      ? [`* The frontier: no other trial is both better and sparser.\n${frontierText(frontier)}`]
      : []),
    ...failed.map(({ values, error }) => `failed: ${describeValues(values)}: ${error}`),
    ...(best ? [`best: ${best.dir}`] : []),
    ...(report === undefined ? [] : [`report: ${report}`]),
  ]
  return `\n${parts.join('\n\n')}\n`
}

/** The frontier as bars of the figure, by rising sparsity. */
function frontierText(frontier: readonly Trial[]): string {
  const values = frontier.map(({ metric }) => metric!.value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const bar = (value: number) =>
    '█'.repeat(high > low ? 1 + Math.round((23 * (value - low)) / (high - low)) : 12)
  return frontier
    .map(
      ({ zeros, metric, values: own }) =>
        `${percent(zeros).padStart(7)} zeros   ${metric!.name} ${metric!.value.toFixed(4)} ${bar(metric!.value).padEnd(24)} ${describeValues(own)}`,
    )
    .join('\n')
}
