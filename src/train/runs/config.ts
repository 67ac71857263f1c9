import { isDeepStrictEqual } from 'node:util'
import {
  checkBoolean,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  checkObject,
  checkOneOf,
  checkString,
  show,
} from '../../_check.js'
import { PdecayError } from '../../errors.js'
import type { Device } from '../../tensor/index.js'
import { type Duration, parseDuration } from '../durations.js'
import type { Task } from '../tasks/task.js'
import { checkOptimizer, type OptimizerChoice, type OptimizerConfig } from './optimizers.js'

/** What a run is trained by, complete, as its folder's config.json holds it. */
export interface RunConfig extends OptimizerConfig {
  task: string
  batch: number
  accumulate: number
  seed: number
  device: Device
  /** Limits on the gradients' size; none where absent. */
  clip: { norm?: number; value?: number }
  /** The task's own options. */
  options: Readonly<Record<string, string>>
  /** What is wanted of the sparsity; nothing where absent. */
  sparsity: SparsityChoice
  /** Which checkpoints are kept beside the last one; none where absent. */
  keep: KeepChoice
  microBatches: number | 'auto'
  deterministic: boolean
  onDivergence: 'stop' | 'back-off'
  /** One of the steps, the passes over the data, and another duration. */
  steps?: number
  epochs?: number
  duration?: Duration
  /** The folder of the task's data, where one was given. */
  data?: string
}

/** How a run becomes sparse. */
export interface SparsityChoice {
  /** λ is steered so that this share of the weights is zero, in (0, 1); see `steerSparsity`. */
  target?: number
  /** The share of the steps over which the sparsity rises to the target, in (0, 1]. Default 0.7. */
  ramp?: number
  /** Weights of at most this absolute value are set to zero before fine-tuning, in [0, inf). Default 0. */
  threshold?: number
  /** The share of the steps, at the end, that train the other weights without decay, in (0, 1); see `keepZeros`. */
  fineTune?: number
}

/** Which checkpoints a run keeps in its folder `checkpoints`, after evaluations; see `keepCheckpoints`. */
export interface KeepChoice {
  /** Of how many best evaluations, in [0, 1000]. Default 0. */
  best?: number
  /** Of how many last evaluations, in [0, 1000]. Default 0. */
  last?: number
  /** The figure that tells the best, such as 'loss'. Default: the task's figure of merit. */
  by?: string
}

/** What a run may be told; the rest is the task's default or, in a resumed run, as it was. */
export interface RunChoice extends OptimizerChoice {
  /** Optimizer steps, in [1, inf). */
  steps?: number
  /** Passes over the data, in (0, inf), in place of `steps`. Default: the task's. */
  epochs?: number
  /** Another length, in place of `steps`: `'10ep'`, `'5000ba'`, `'1e6sp'`, `'1e9tok'`. */
  duration?: Duration
  /** Examples in a batch, in [1, 1048576]. Default: the task's. */
  batch?: number
  /** Batches that make up one step, in [1, 1048576]: their gradients are those of one batch of all. Default 1. */
  accumulate?: number
  /** Of weights, data order and dropout: the same seed gives the same run. Default 0. */
  seed?: number
  /** Where to train: 'cpu', 'cuda' or 'cuda:N'. Default 'cpu'. */
  device?: Device
  /** Limits on the gradients: `norm`, the 2-norm of all, and `value`, the size of each element; both in (0, inf). */
  clip?: { norm?: number; value?: number }
  /** The task's own options by name. */
  options?: Readonly<Record<string, string>>
  /** How the run becomes sparse. Default: by decay alone. */
  sparsity?: SparsityChoice
  /** Which checkpoints are kept beside the last one. Default: none. */
  keep?: KeepChoice
  /** Parts into which each batch is cut, or 'auto' (the default): as few as fit into memory. */
  microBatches?: number | 'auto'
  /** Whether only operators run that give the same result each time; others fail. Default false. */
  deterministic?: boolean
  /**
   * What happens where training diverges: 'stop' (the default), or 'back-off': go back to the latest checkpoint and go
   * on at half the learning rate, up to five times.
   */
  onDivergence?: 'stop' | 'back-off'
  /** The folder of the task's data. Without it the task finds or fetches them. */
  data?: string
}

export const runChoiceKeys = [
  ...['optimizer', 'lr', 'step', 'decay', 'p', 'lambda'],
  ...['steps', 'epochs', 'duration', 'batch', 'accumulate', 'seed', 'device', 'clip', 'data'],
  ...['options', 'sparsity', 'keep', 'microBatches', 'deterministic', 'onDivergence'],
]

/** How the caller names an option: `decay.p` as `--decay.p`. */
export type Flag = (option: string) => string
const plainly: Flag = (option) => option

const seedRange = '[0, 9007199254740991]'
const countRange = '[1, 1048576]'

function checkRunDevice(label: string, device: unknown): Device {
  const words = `Expected cpu, cuda or cuda:N for ${label} but received ${show(device)}`
  if (typeof device !== 'string') throw new TypeError(words)
  if (!/^(cpu|cuda(:\d+)?)$/.test(device)) throw new RangeError(words)
  return device as Device
}

function checkClip(flag: Flag, given: object): RunConfig['clip'] {
  checkKnownKeys(flag('clip'), given, ['norm', 'value'])
  const limits = Object.entries(given).filter(([, limit]) => limit !== undefined)
  return Object.fromEntries(
    limits.map(([name, limit]) => [name, checkNumber(flag(`clip.${name}`), limit, '(0, inf)')]),
  )
}

function checkSparsity(flag: Flag, given: SparsityChoice): SparsityChoice {
  checkKnownKeys(flag('sparsity'), given, ['target', 'ramp', 'threshold', 'fineTune'])
  const ranges = { target: '(0, 1)', ramp: '(0, 1]', threshold: '[0, inf)', fineTune: '(0, 1)' }
  const options = Object.entries(given).filter(([, value]) => value !== undefined)
  for (const [name, value] of options)
    checkNumber(flag(`sparsity.${name}`), value, ranges[name as keyof SparsityChoice])
  const { target, ramp, threshold, fineTune } = given
  if (ramp !== undefined && target === undefined)
    throw new TypeError(`Expected ${flag('sparsity.target')} beside ${flag('sparsity.ramp')}`)
  if (threshold !== undefined && fineTune === undefined)
    throw new TypeError(`Expected ${flag('sparsity.fineTune')} beside ${flag('sparsity.threshold')}`)
  return Object.fromEntries(options)
}

function checkKeep(flag: Flag, given: KeepChoice): KeepChoice {
  checkKnownKeys(flag('keep'), given, ['best', 'last', 'by'])
  const { best, last, by } = given
  for (const [name, count] of Object.entries({ best, last }))
    if (count !== undefined) checkInteger(flag(`keep.${name}`), count, '[0, 1000]')
  if (by !== undefined) checkString(flag('keep.by'), by)
  if (by !== undefined && !best)
    throw new TypeError(`Expected ${flag('keep.best')} beside ${flag('keep.by')}`)
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

const lengths = ['steps', 'epochs', 'duration'] as const
type Length = Pick<RunChoice, (typeof lengths)[number]>

/** The one length that is given, else the one before, else the task's. */
function checkLength(flag: Flag, given: Length, base: Length, epochs: number): Length {
  const of = (choice: Length) => lengths.filter((name) => choice[name] !== undefined)
  if (of(given).length > 1) {
    const names = of(given).map(flag)
    throw new TypeError(`Expected only one of ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`)
  }
  const chosen: Length = of(given).length ? given : of(base).length ? base : { epochs }
  if (chosen.steps !== undefined) return { steps: checkInteger(flag('steps'), chosen.steps, '[1, inf)') }
  if (chosen.epochs !== undefined) return { epochs: checkNumber(flag('epochs'), chosen.epochs, '(0, inf)') }
  const { value, unit } = parseDuration(flag('duration'), chosen.duration)
  checkNumber(flag('duration'), value, '(0, inf)')
  if (unit === 'dur')
    throw new RangeError(`Expected ${flag('duration')} in ep, ba, sp or tok: 'dur' is a share of it`)
  return { duration: chosen.duration! }
}

function checkTaskOptions(flag: Flag, task: Task, given: Readonly<Record<string, unknown>>) {
  const known = task.options ?? {}
  checkKnownKeys(`${flag('options')} of task '${task.name}'`, given, Object.keys(known))
  const filled = Object.entries(known).map(([name, option]) => {
    const value = given[name] ?? option.default
    const label = `${name} of task '${task.name}'`
    if (value === undefined) throw new TypeError(`Expected ${label} in ${flag('options')}: ${option.doc}`)
    return [name, option.values ? checkOneOf(label, value, option.values) : checkString(label, value)]
  })
  return Object.fromEntries(filled) as Record<string, string>
}

function checkMicroBatches(flag: Flag, value: unknown): number | 'auto' {
  return value === 'auto' ? value : checkInteger(flag('microBatches'), value, countRange)
}

/**
 * Checks options and fills them in.
 *
 * @param base what options that are not given are
 * @param flag how the caller names an option
 * @throws TypeError, RangeError naming the option
 */
export function makeConfig(
  task: Task,
  given: RunChoice,
  base: RunChoice = {},
  flag: Flag = plainly,
): RunConfig {
  const { defaults } = task
  const length = checkLength(flag, given, base, defaults.epochs)
  const data = given.data ?? base.data
  return {
    task: task.name,
    ...checkOptimizer(given, { ...base, lr: base.lr ?? defaults.lr }, flag),
    batch: checkInteger(flag('batch'), given.batch ?? base.batch ?? defaults.batch, countRange),
    accumulate: checkInteger(flag('accumulate'), given.accumulate ?? base.accumulate ?? 1, countRange),
    seed: checkInteger(flag('seed'), given.seed ?? base.seed ?? 0, seedRange),
    device: checkRunDevice(flag('device'), given.device ?? base.device ?? 'cpu'),
    clip: checkClip(flag, { ...base.clip, ...given.clip }),
    options: checkTaskOptions(flag, task, { ...base.options, ...given.options }),
    sparsity: checkSparsity(flag, { ...base.sparsity, ...given.sparsity }),
    keep: checkKeep(flag, { ...base.keep, ...given.keep }),
    microBatches: checkMicroBatches(flag, given.microBatches ?? base.microBatches ?? 'auto'),
    deterministic: checkBoolean(flag('deterministic'), given.deterministic ?? base.deterministic ?? false),
    onDivergence: checkOneOf(flag('onDivergence'), given.onDivergence ?? base.onDivergence ?? 'stop', [
      'stop',
      'back-off',
    ]),
    ...length,
    ...(data !== undefined && { data: checkString(flag('data'), data) }),
  }
}

/**
 * The config of a run that was begun before.
 *
 * @param path its file, for messages
 * @throws PdecayError `ERR_FILE` naming the file and the option that is wrong; RangeError if it is of another task
 */
export function readRunConfig(task: Task, saved: Record<string, unknown>, path: string): RunConfig {
  const { task: name, ...choice } = saved
  if (name !== task.name)
    throw new RangeError(`Expected a run of ${task.name} to resume but ${path} is of ${show(name)}`)
  try {
    checkKnownKeys('the config', choice, runChoiceKeys)
    for (const rules of ['step', 'decay'] as const) checkObject(rules, choice[rules])
    checkString('optimizer', choice.optimizer)
    return makeConfig(task, choice as RunChoice)
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    throw new PdecayError('ERR_FILE', `${path}: ${error.message}`, { cause: error })
  }
}

/** What may change without making another run of it. */
const free = ['steps', 'epochs', 'duration', 'data', 'microBatches', 'onDivergence']

const flatten = (config: RunConfig): Map<string, unknown> =>
  new Map(
    Object.entries(config).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).map(([name, each]) => [`${key}.${name}`, each])
        : [[key, value]],
    ),
  )

/** The settings in which a resumed run is another one than before, in words: "--p 0.5 where the run has 1". */
export function differences(before: RunConfig, now: RunConfig, given: RunChoice, flag: Flag): string[] {
  const [old, fresh] = [flatten(before), flatten(now)]
  const say = (value: unknown) => (value === undefined ? 'none' : [value].flat().join(','))
  const changed = [...fresh].filter(
    ([key, value]) => !free.includes(key) && !isDeepStrictEqual(value, old.get(key)),
  )
  // Another optimizer has other options: only its name says something.
  const told =
    before.optimizer === now.optimizer ? changed : changed.filter(([key]) => !/^(step|decay)\./.test(key))
  return told.map(
    ([key, value]) => `${label(key, given, flag)} ${say(value)} where the run has ${say(old.get(key))}`,
  )
}

/** Names an option as it was given: `--p` where `decay.p` was not said itself. */
function label(key: string, given: RunChoice, flag: Flag): string {
  const [kind, name = ''] = key.split('.')
  if (kind !== 'decay' || given.decay?.[name] !== undefined) return flag(key)
  return flag(name === 'p' ? 'p' : given.lambda !== undefined ? 'lambda' : key)
}
