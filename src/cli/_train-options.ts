// The options of `train`, which `sweep` varies.
import { type Command, InvalidArgumentError } from 'commander'
import { optimizerNames } from '../optim/pairs.js'
import type { RunChoice, RunHooks } from '../train/index.js'
import { taskFacts } from '../train/tasks/facts.js'
import { parseNumber, parseNumberOrList } from './_command.js'
import { addRuleOptions, ruleHelp, takeRuleOptions } from './_rule-options.js'

/** What the options of a training are parsed to. */
export interface TrainingFlags extends Omit<RunChoice, 'sparsity' | 'options' | 'keep' | 'clip'> {
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
  keepBest?: number
  keepLast?: number
  keepBy?: string
}

/** The command-line name of a run option. */
export const flag = (option: string) =>
  option === 'options'
    ? '--set'
    : `--${dashed(
        option
          .replace('sparsity.target', 'target-sparsity')
          .replace(/^(clip|keep)\./, '$1-')
          .replace('sparsity.', ''),
      )}`
/** Options of rules keep their names. */
const dashed = (name: string) =>
  /^(step|decay)\./.test(name) ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
/** A number of steps, or a duration. */
export const parseDuration = (text: string) => (Number.isNaN(Number(text)) ? text : Number(text))
const parseCount = (text: string) => (text === 'auto' ? text : parseNumber(text))

/** Adds `name=value` to those before. */
export function parseSetting(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined) throw new InvalidArgumentError('Expected name=value.')
  return { ...before, [name]: value! }
}
/** Adds the options that say what is trained, and not where it is kept. */
export function addTrainingOptions(command: Command): Command {
  command
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
    .option(
      '--save-every <d>',
      'also save at this interval, in steps or as a duration, in addition to each epoch',
      parseDuration,
    )
    .option(
      '--evaluate-every <d>',
      'evaluate at this interval, in steps or as a duration (default: at the end; to keep checkpoints, each epoch)',
      parseDuration,
    )
    .option(
      '--keep-best <n>',
      'keep the checkpoints of this many best evaluations, in the folder checkpoints of the run (default: 0)',
      parseNumber,
    )
    .option('--keep-by <figure>', "the figure that tells the best: the task's, or loss (default: the task's)")
    .option('--keep-last <n>', 'keep the checkpoints of this many last evaluations (default: 0)', parseNumber)
    .option('--survival', 'measure the model as a function of the pruning threshold at the end')
    .option('--tensorboard', 'also write TensorBoard event files, into the folder tensorboard of the run')
  return addRuleOptions(command)
}

/** Leaves out what is undefined; undefined if nothing is left. */
function given<T extends object>(options: T): T | undefined {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined)
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined
}

/** What a run is told, and what is called while it goes, from the flags of the command line. */
export function readTraining(flags: TrainingFlags): {
  choice: RunChoice
  hooks: Pick<RunHooks, 'saveEvery' | 'evaluateEvery' | 'survival'>
} {
  const { rules, rest } = takeRuleOptions(flags)
  const { saveEvery, evaluateEvery, survival, tensorboard: _, set, ...more } = rest
  const { targetSparsity, ramp, threshold, fineTune, clipNorm, clipValue, ...others } = more
  const { keepBest, keepLast, keepBy, ...numbers } = others
  const parts = {
    clip: given({ norm: clipNorm, value: clipValue }),
    sparsity: given({ target: targetSparsity, ramp, threshold, fineTune }),
    keep: given({ best: keepBest, last: keepLast, by: keepBy }),
    options: set,
  }
  return {
    choice: { ...numbers, ...rules, ...given(parts) } as RunChoice,
    hooks: given({ saveEvery, evaluateEvery, survival }) ?? {},
  }
}

/** Lists the tasks and their options. */
const taskHelp = () =>
  `Tasks:\n${taskFacts
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

/** Help text: tasks, optimizers and the options of rules. */
export const trainingHelp = (): string =>
  `\n${taskHelp()}\nOptimizers: ${optimizerNames.join(', ')}\n${ruleHelp()}\n`
