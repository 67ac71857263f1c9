import { textChunks, writeFile } from '../../_files.js'
import { checkDevice, type RealDevice, requireDevice } from '../../bench/device.js'
import { describeMachine } from '../../bench/machine.js'
import { sparsityTable } from '../../bench/table.js'
import { PdecayError } from '../../errors.js'
import {
  type Callback,
  listenForInterrupt,
  type RunHooks,
  type RunPlace,
  type RunResult,
  tensorBoard,
} from '../../train/index.js'
import { makeConfig } from '../../train/runs/config.js'
import { openRun } from '../../train/runs/open.js'
import { runOpened } from '../../train/runs/run.js'
import { asUsage } from '../_command.js'
import { makeProgressView, type ProgressView } from '../_progress.js'
import { flag, readTraining, type TrainingFlags } from '../_train-options.js'
import { findTask } from './_find.js'

export interface TrainFlags extends TrainingFlags, Omit<RunPlace, 'resume'> {
  resume?: boolean | string
  stopAfter?: RunHooks['stopAfter']
  json?: boolean
  config?: string
}

const say = (message: string) => process.stderr.write(`${message}\n`)

/** `pdecay train TASK` */
export async function trainTask(
  name: string,
  flags: TrainFlags,
  view: ProgressView = makeProgressView(process.stderr),
): Promise<number> {
  const { config: _, out, resume, force, json, stopAfter, ...training } = flags
  const { choice: given, hooks } = readTraining(training)
  checkDevice(given.device)
  const task = await asUsage(() => findTask(name))
  // A run that is resumed has the options that are not given.
  if (!resume) await asUsage(() => makeConfig(task, given, {}, flag))
  if (given.device) requireDevice(given.device)
  const place = { out, force, resume: resume as RunPlace['resume'] }
  const opened = await asUsage(() => openRun(task, { ...given, ...place }, flag))
  for (const change of opened.changes) say(`Going on with ${change}`)
  const board = training.tensorboard
    ? tensorBoard({ dir: opened.folder.file('tensorboard'), hparams: opened.config })
    : undefined
  const { environment } = opened.folder
  const recorder: Callback = {
    name: 'environment',
    async onStart() {
      const machine = describeMachine(opened.config.device as RealDevice)
      await writeFile('environment', environment, textChunks(`${JSON.stringify(machine)}\n`))
    },
  }
  const interrupt = listenForInterrupt(() => view.note('finishing the step; Ctrl+C again to leave at once'))
  try {
    requireDevice(opened.config.device)
    const result = await runOpened(opened, {
      report: say,
      signal: interrupt.signal,
      ...hooks,
      ...(stopAfter !== undefined && { stopAfter }),
      callbacks: [recorder, ...(board ? [board] : [])],
      ...view.hooks,
    })
    if (result.metric) board?.finish({ [result.metric.name]: result.metric.value }, result.step)
    view.stop()
    process.stdout.write(json ? `${JSON.stringify(toJson(result))}\n` : toText(result))
    if (!result.interrupted) return 0
    say(
      `Stopped after step ${result.step} and saved. To go on: pdecay train ${name} --resume --out ${result.dir}`,
    )
    return interrupt.exitCode ?? (result.metric ? 0 : 1)
  } catch (error) {
    view.stop()
    const { data } = opened.config
    if (error instanceof PdecayError && error.code === 'ERR_DATA' && data !== undefined)
      throw new PdecayError(error.code, `--data ${data}: ${error.message}`, { cause: error })
    throw error
  } finally {
    opened.release()
    interrupt.dispose()
  }
}

const peakRssBytes = () => process.resourceUsage().maxRSS * 1024

/** The object printed by --json. */
function toJson(result: RunResult): object {
  const { config, step, epoch, figures, metric, sparsity, samplesPerSecond, seconds, dir } = result
  return {
    task: config.task,
    optimizer: config.optimizer,
    steps: step,
    epoch,
    loss: figures.loss ?? null,
    metric,
    zeros: sparsity.zeroShare,
    below1e8: sparsity.belowShare,
    samplesPerSecond,
    peakRssBytes: peakRssBytes(),
    seconds,
    run: dir,
  }
}

function toText({ metric, step, epoch, seconds, samplesPerSecond, sparsity, dir }: RunResult): string {
  const what = metric ? `test ${metric.name} ${metric.value.toFixed(4)}` : 'interrupted'
  const rate = `${Math.round(samplesPerSecond)} samples/s`
  const memory = `peak memory ${Math.round(peakRssBytes() / 2 ** 20)} MB`
  return `
${what} after ${step} steps (${epoch.toFixed(2)} epochs): ${seconds.toFixed(1)} s, ${rate}, ${memory}

${sparsityTable(sparsity)}

run folder: ${dir}
`
}
