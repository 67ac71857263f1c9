import { type Command, InvalidArgumentError, Option } from 'commander'
import { textChunks, writeFile } from '../_files.js'
import { checkDevice, type RealDevice, requireDevice } from '../bench/device.js'
import { describeMachine } from '../bench/machine.js'
import { sparsityTable } from '../bench/table.js'
import { PdecayError } from '../errors.js'
import {
  type Callback,
  listenForInterrupt,
  type RunChoice,
  type RunHooks,
  type RunPlace,
  type RunResult,
  tensorBoard,
} from '../train/index.js'
import { makeConfig } from '../train/runs/config.js'
import { openRun } from '../train/runs/open.js'
import { optimizerNames } from '../train/runs/optimizers.js'
import { runOpened } from '../train/runs/run.js'
import { tasks } from '../train/tasks/index.js'
import { action, asUsage, parseNumber, parseNumberOrList, type Register } from './_command.js'
import { applyConfigFile } from './_config-file.js'
import { makeProgressView } from './_progress.js'
import { addRuleOptions, ruleHelp, takeRuleOptions } from './_rule-options.js'
import { findTask } from './_task.js'

interface TrainFlags extends Omit<RunChoice, 'sparsity' | 'options'>, Omit<RunPlace, 'resume'> {
  resume?: boolean | string
  saveEvery?: RunHooks['saveEvery']
  evaluateEvery?: RunHooks['evaluateEvery']
  survival?: boolean
  tensorboard?: boolean
  set?: Record<string, string>
  targetSparsity?: number
  ramp?: number
  threshold?: number
  fineTune?: number
  clipNorm?: number
  clipValue?: number
  json?: boolean
  config?: string
}

/** The command-line name of a run option. */
const flag = (option: string) =>
  option === 'options'
    ? '--set'
    : `--${dashed(
        option
          .replace('sparsity.target', 'target-sparsity')
          .replace(/^(clip)\./, '$1-')
          .replace('sparsity.', ''),
      )}`
/** Options of rules keep their names. */
const dashed = (name: string) =>
  /^(step|decay)\./.test(name) ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
/** A number of steps, or a duration. */
const parseDuration = (text: string) => (Number.isNaN(Number(text)) ? text : Number(text))
const parseCount = (text: string) => (text === 'auto' ? text : parseNumber(text))

/** Adds `name=value` to those before. */
function parseSetting(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined) throw new InvalidArgumentError('Expected name=value.')
  return { ...before, [name]: value! }
}
const say = (message: string) => process.stderr.write(`${message}\n`)

const examples = `
Examples:
  pdecay train fashion-mnist --steps 200
  pdecay train fashion-mnist --set model=paper --duration 20ep --target-sparsity 0.95
  pdecay train ./my-task.js                                    trains the task that this module exports
  pdecay train fashion-mnist --optimizer adam+huber --step.betas 0.9,0.99 --decay.delta 0.02
  pdecay train fashion-mnist --out runs/mine --resume auto     continues an interrupted run
  pdecay train fashion-mnist --config mine.json --lr 1e-3      {"steps": 200, "step.betas": [0.9, 0.99], "set": {"model": "paper"}}`

/** `pdecay train TASK` */
export const train: Register = (program) => {
  const command: Command = program
    .command('train')
    .description('train a network, and show how sparse it becomes')
    .argument('<task>', 'a task from the list below, or the path of a module that exports one')
    .option('--steps <n>', 'optimizer steps', parseNumber)
    .option('--epochs <n>', "passes over the data (default: the task's)", parseNumber)
    .option('--duration <d>', '10ep, 5000ba (steps), 1e6sp (examples) or 1e9tok (tokens)', parseDuration)
    .option(
      '--optimizer <name>',
      'a name from the list below, or a step and a decay: adam+huber (default: padam)',
    )
    .option('--p <p>', 'norm of the decay', parseNumberOrList)
    .option('--lambda <l>', 'strength of the decay', parseNumberOrList)
    .option('--lr <r>', "learning rate (default: the task's)", parseNumber)
    .option('--batch <n>', "examples in a batch (default: the task's)", parseNumber)
    .option('--accumulate <n>', 'batches per optimizer step (default: 1)', parseNumber)
    .option(
      '--micro-batches <n>',
      'parts of a batch; auto: as few as fit into memory (default: auto)',
      parseCount,
    )
    .option('--set <name=value>', 'an option of the task; may be repeated', parseSetting)
    .option('--target-sparsity <s>', 'steer lambda until this share of the weights is zero', parseNumber)
    .option('--ramp <share>', 'share of the steps until the target is reached (default: 0.7)', parseNumber)
    .option(
      '--fine-tune <share>',
      'share of the steps, at the end, that keep zeros and do not decay',
      parseNumber,
    )
    .option(
      '--threshold <x>',
      'set weights up to this size to zero before --fine-tune (default: 0)',
      parseNumber,
    )
    .option('--deterministic', 'refuse operators that may give another result each time')
    .option(
      '--on-divergence <what>',
      'stop, or back-off: continue from the last checkpoint at half the learning rate (default: stop)',
    )
    .option('--clip-norm <x>', 'limit on the 2-norm of all gradients (default: none)', parseNumber)
    .option('--clip-value <x>', "limit on the size of a gradient's elements (default: none)", parseNumber)
    .option('--device <d>', 'cpu, cuda or cuda:N (default: cpu)')
    .option('--seed <s>', 'the same seed gives the same run (default: 0)', parseNumber)
    .option('--data <dir>', 'folder of the data (default: find or download it)')
    .option('--out <dir>', 'run folder (default: runs/<task>-<time>)')
    .option(
      '--resume [auto]',
      'continue the run in --out, or the latest run of the task; auto: continue an interrupted run, or start a new one',
    )
    .option('--force', 'continue a run even if settings differ')
    .option(
      '--save-every <d>',
      'also save at this interval, in steps or as a duration, in addition to each epoch',
      parseDuration,
    )
    .option(
      '--evaluate-every <d>',
      'evaluate at this interval, in steps or as a duration (default: at the end)',
      parseDuration,
    )
    .option('--survival', 'measure the model as a function of the pruning threshold at the end')
    .option('--config <file>', 'a JSON file of options by these names; those of the command line win')
    .option('--tensorboard', 'also write TensorBoard event files, into the folder tensorboard of the run')
    .addOption(new Option('--json', 'print one JSON object on the last line of stdout'))
    .addHelpText(
      'after',
      () => `\n${taskHelp()}\nOptimizers: ${optimizerNames.join(', ')}\n${ruleHelp()}\n${examples}`,
    )
    .hook('preAction', async (self) => {
      const { config } = self.opts<{ config?: string }>()
      if (config !== undefined) await applyConfigFile(self, config)
    })
    .action(action(trainTask))
  addRuleOptions(command)
}

/** Lists the tasks and their options. */
const taskHelp = () =>
  `Tasks:\n${tasks
    .map(({ name, doc, options = {} }) =>
      [
        `  ${name}: ${doc}`,
        ...Object.entries(options).map(([key, { doc, default: value, values }]) => {
          const more = [values?.join(', '), value === undefined ? 'required' : `default: ${value || 'none'}`]
          return `    --set ${key}=…  ${doc} (${more.filter(Boolean).join('; ')})`
        }),
      ].join('\n'),
    )
    .join('\n')}\n`

async function trainTask(name: string, flags: TrainFlags): Promise<number> {
  const { rules, rest } = takeRuleOptions(flags)
  const {
    config: _,
    out,
    resume,
    force,
    json,
    saveEvery,
    evaluateEvery,
    survival,
    clipNorm,
    clipValue,
    ...more
  } = rest
  const { tensorboard, set, targetSparsity, ramp, threshold, fineTune, ...numbers } = more
  const sparsity = Object.fromEntries(
    Object.entries({ target: targetSparsity, ramp, threshold, fineTune }).filter(([, x]) => x !== undefined),
  )
  const clip = {
    ...(clipNorm !== undefined && { norm: clipNorm }),
    ...(clipValue !== undefined && { value: clipValue }),
  }
  const given: RunChoice = {
    ...numbers,
    ...rules,
    ...(Object.keys(clip).length > 0 && { clip }),
    ...(Object.keys(sparsity).length > 0 && { sparsity }),
    ...(set && { options: set }),
  }
  checkDevice(given.device)
  const task = await asUsage(() => findTask(name))
  // A run that is resumed has the options that are not given.
  if (!resume) await asUsage(() => makeConfig(task, given, {}, flag))
  if (given.device) requireDevice(given.device)
  const place = { out, force, resume: resume as RunPlace['resume'] }
  const opened = await asUsage(() => openRun(task, { ...given, ...place }, flag))
  for (const change of opened.changes) say(`Going on with ${change}`)
  const board = tensorboard
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
  const view = makeProgressView(process.stderr)
  const interrupt = listenForInterrupt(() => view.note('finishing the step; Ctrl+C again to leave at once'))
  try {
    requireDevice(opened.config.device)
    const result = await runOpened(opened, {
      report: say,
      signal: interrupt.signal,
      ...(saveEvery !== undefined && { saveEvery }),
      ...(evaluateEvery !== undefined && { evaluateEvery }),
      ...(survival && { survival }),
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
    return interrupt.exitCode ?? 1
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
