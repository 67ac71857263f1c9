import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Command, CommanderError, Option } from 'commander'
import { checkInteger, checkObject, show } from '../_check.js'
import { makeFolder, textChunks, writeError, writeFile } from '../_files.js'
import { viewRuns } from '../bench/runs/charts.js'
import { toRunsPage } from '../bench/runs/page.js'
import { PdecayError } from '../errors.js'
import { listenForInterrupt, type Task } from '../train/index.js'
import { makeConfig } from '../train/runs/config.js'
import { lockFolder } from '../train/runs/lock.js'
import { readRun } from '../train/runs/read-run.js'
import { modeOf } from '../train/tasks/task.js'
import { action, asUsage, parseNumber, type Register, UsageError } from './_command.js'
import { applySources, toWord } from './_sources.js'
import { findTask } from './_task.js'
import {
  addTrainingOptions,
  flag,
  parseSetting,
  readTraining,
  type TrainingFlags,
  trainingHelp,
} from './_train-options.js'
import { makePlan, methods, type PlanChoice, type SweepPlan, toArgs, type Words } from './sweep/plan.js'
import { frontierOf, makeTrials, runTrials, scoreOf, type Trial } from './sweep/trials.js'
import { describeValues, makeSweepView, percent, trialTable } from './sweep/view.js'

interface SweepFlags {
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

const examples = `
--vary NAME=SPACE takes the name of any option above without its dashes, and set.NAME for an option of the task. SPACE is a
list (1e-3,1e-2; of lists: 0.9,0.99|0.8,0.99) or, but in a grid, a range (0.3..1, log:1e-4..1e-1, int:16..64). Lists for --p
and --lambda are varied too. Other options are those of every trial.

Each trial trains in a process of its own, into a run folder of its own in --out, which pages of runs and all other commands
take. sweep.json in it holds the plan, and report.html the comparison at the end. A sweep that was cut off goes on with --resume.

Examples:
  pdecay sweep fashion-mnist --epochs 2 --p 0.5,0.8,1 --lambda 1e-4,1e-3,1e-2
  pdecay sweep cifar10 --set model=small --vary lr=log:1e-4..1e-2 --vary batch=64,128 --method random --trials 12 --jobs 4
  pdecay sweep ./my-task.js --vary set.width=int:16..256 --vary lr=log:1e-4..1e-1 --method halving --trials 27
  pdecay sweep fashion-mnist --resume --out sweeps/mine        goes on with a sweep that was cut off`

/** `pdecay sweep TASK` */
export const sweep: Register = (program) => {
  const command: Command = program
    .command('sweep')
    .description('train a task under many settings, and show the best of them')
    .argument('<task>', 'a task from the list below, or the path of a module that exports one')
  addTrainingOptions(command)
  const training = [...command.options]
  command
    .option('--vary <name=space>', 'an option and the values to try; may be repeated', parseSetting)
    .addOption(
      new Option('--method <how>', 'all combinations; random ones; or random ones of which the best go on')
        .choices(methods)
        .default('grid'),
    )
    .option('--trials <n>', 'how many are drawn (default: 16; of lists alone in halving, all)', parseNumber)
    .option('--eta <n>', 'halving: one in so many goes on from each rung (default: 3)', parseNumber)
    .option('--rungs <n>', 'halving: how often trials are compared, the end included', parseNumber)
    .option(
      '--sparsity-weight <x>',
      'what the share of zeros counts beside the figure where trials are ranked (default: 0)',
      parseNumber,
    )
    .option('--jobs <n>', 'trials at once (default: one for each two processors)', parseNumber)
    .option('--threads <n>', 'threads of each (default: the processors divided among the jobs)', parseNumber)
    .option('--out <dir>', 'folder of the sweep (default: sweeps/<task>-<time>)')
    .option('--resume [auto]', 'go on with the sweep in --out, or the latest of the task; auto: or begin it')
    .option('--config <file>', 'a JSON, JavaScript or TypeScript file of options by these names')
    .option('--json', 'print one JSON object on the last line of stdout')
    .addHelpText('after', () => `${trainingHelp()}${examples}`)
    .hook('preAction', (self) => applySources(self, process.env))
    .action(
      action((name: string, flags: SweepFlags) => sweepTask(name, flags, readOptions(command, training))),
    )
}

/** The options of all trials, and those of which lists are given. */
function readOptions(
  command: Command,
  training: readonly Option[],
): { options: Words; vary: Record<string, string> } {
  const options: Record<string, string | true> = {}
  const vary: Record<string, string> = {}
  for (const option of training) {
    const value = command.getOptionValue(option.attributeName()) as unknown
    const name = option.long!.slice(2)
    if (value === undefined) continue
    if (Array.isArray(value) && (name === 'p' || name === 'lambda')) vary[name] = toWord(value)
    else if (name === 'set')
      for (const [key, each] of Object.entries(value as object)) options[`set.${key}`] = toWord(each)
    else options[name] = value === true ? true : toWord(value)
  }
  return { options, vary }
}

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

async function sweepTask(
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
