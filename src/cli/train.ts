import { Option } from 'commander'
import { checkOneOf } from '../_check.js'
import { checkDevice, requireDevice } from '../bench/device.js'
import { sparsityTable } from '../bench/table.js'
import { PdecayError } from '../errors.js'
import {
  listenForInterrupt,
  makeConfig,
  openRun,
  optimizerNames,
  type RunOptions,
  type RunResult,
  run,
  tasks,
} from '../train/index.js'
import { action, asUsage, parseNumber, type Register } from './_command.js'
import { makeProgressView } from './_progress.js'

interface TrainFlags extends RunOptions {
  data?: string
  out?: string
  resume?: boolean
  json?: boolean
}

const flag = (option: string) => `--${option}`
const say = (message: string) => process.stderr.write(`${message}\n`)

/** `pdecay train TASK` */
export const train: Register = (program) => {
  program
    .command('train')
    .description('train a network, and show how sparse it becomes')
    .argument('<task>', `what to train: ${tasks.map(({ name, doc }) => `${name} (${doc})`).join('; ')}`)
    .option('--steps <n>', 'batches to train on', parseNumber)
    .option('--epochs <n>', "passes over the data (default: the task's)", parseNumber)
    .option('--optimizer <name>', 'one of optim (default: padam)')
    .option('--p <p>', 'norm of the decay', parseNumber)
    .option('--lambda <l>', 'strength of the decay', parseNumber)
    .option('--lr <r>', "learning rate (default: the task's)", parseNumber)
    .option('--batch <n>', "examples in a batch (default: the task's)", parseNumber)
    .option('--device <d>', 'cpu, cuda or cuda:N (default: cpu)')
    .option('--seed <s>', 'the same seed gives the same run (default: 0)', parseNumber)
    .option('--data <dir>', 'folder of the data; without it, it is found or fetched')
    .option('--out <dir>', 'run folder (default: runs/<task>-<time>)')
    .option('--resume', 'go on from the checkpoint in --out, or in the latest run of the task')
    .addOption(new Option('--json', 'one JSON object alone on the last line of stdout'))
    .addHelpText('after', `\nOptimizers: ${optimizerNames.join(', ')}`)
    .action(action(trainTask))
}

async function trainTask(name: string, { data, out, resume, json, ...given }: TrainFlags): Promise<number> {
  checkDevice(given.device)
  const task = await asUsage(() => {
    checkOneOf(
      'TASK',
      name,
      tasks.map((each) => each.name),
    )
    return tasks.find((each) => each.name === name)!
  })
  await asUsage(() => makeConfig(task, given, {}, flag))
  if (given.device) requireDevice(given.device)
  const settings = await asUsage(() => openRun(task, given, { out, resume, data, flag }))
  const view = makeProgressView(process.stderr)
  const interrupt = listenForInterrupt(() => view.note('finishing the step; Ctrl+C again to leave at once'))
  try {
    const result = await run(settings, { report: say, signal: interrupt.signal, ...view.hooks })
    view.stop()
    process.stdout.write(json ? `${JSON.stringify(toJson(result))}\n` : toText(result))
    if (!result.interrupted) return 0
    say(
      `Stopped after step ${result.step} and saved. To go on: pdecay train ${name} --resume --out ${result.dir}`,
    )
    return interrupt.exitCode ?? 1
  } catch (error) {
    view.stop()
    if (error instanceof PdecayError && error.code === 'ERR_DATA' && data !== undefined)
      throw new PdecayError(error.code, `--data ${data}: ${error.message}`, { cause: error })
    throw error
  } finally {
    interrupt.dispose()
  }
}

const peakRssBytes = () => process.resourceUsage().maxRSS * 1024

/** The object that programs read. */
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
