import { isDeepStrictEqual } from 'node:util'
import { checkInteger, checkKnownKeys, checkNumber, checkObject, checkString, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import type { Device } from '../../tensor/index.js'
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
  /** Either the steps or the passes over the data. */
  steps?: number
  epochs?: number
  /** The folder of the task's data, where one was given. */
  data?: string
}

/** What a run may be told; the rest is the task's default or, in a resumed run, as it was. */
export interface RunChoice extends OptimizerChoice {
  /** Optimizer steps, in [1, inf). */
  steps?: number
  /** Passes over the data, in (0, inf), in place of `steps`. Default: the task's. */
  epochs?: number
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
  /** The folder of the task's data. Without it the task finds or fetches them. */
  data?: string
}

export const runChoiceKeys = [
  ...['optimizer', 'lr', 'step', 'decay', 'p', 'lambda'],
  ...['steps', 'epochs', 'batch', 'accumulate', 'seed', 'device', 'clip', 'data'],
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
  if (given.steps !== undefined && given.epochs !== undefined)
    throw new TypeError(`Expected only one of ${flag('steps')} and ${flag('epochs')}`)
  const { defaults } = task
  const steps = given.epochs === undefined ? (given.steps ?? base.steps) : undefined
  const epochs = steps === undefined ? (given.epochs ?? base.epochs ?? defaults.epochs) : undefined
  const data = given.data ?? base.data
  return {
    task: task.name,
    ...checkOptimizer(given, { ...base, lr: base.lr ?? defaults.lr }, flag),
    batch: checkInteger(flag('batch'), given.batch ?? base.batch ?? defaults.batch, countRange),
    accumulate: checkInteger(flag('accumulate'), given.accumulate ?? base.accumulate ?? 1, countRange),
    seed: checkInteger(flag('seed'), given.seed ?? base.seed ?? 0, seedRange),
    device: checkRunDevice(flag('device'), given.device ?? base.device ?? 'cpu'),
    clip: checkClip(flag, { ...base.clip, ...given.clip }),
    ...(steps !== undefined && { steps: checkInteger(flag('steps'), steps, '[1, inf)') }),
    ...(epochs !== undefined && { epochs: checkNumber(flag('epochs'), epochs, '(0, inf)') }),
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

/** What may change without making another run of it: how long it lasts, and where its data lie. */
const free = ['steps', 'epochs', 'data']

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
