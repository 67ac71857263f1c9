import {
  checkBoolean,
  checkFunction,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  checkObject,
  show,
} from '../_check.js'
import type { DataLoader } from '../data/index.js'
import type { AnyModule } from '../nn/index.js'
import type { GradScaler, Optimizer } from '../optim/index.js'
import {
  areDeterministicAlgorithmsEnabled,
  isDeterministicAlgorithmsWarnOnlyEnabled,
  type Tensor,
  useDeterministicAlgorithms,
} from '../tensor/index.js'
import { turn } from './_batches.js'
import { type StepParts, takeStep } from './_step.js'
import type { Callback, FitContext } from './callbacks/callback.js'
import { DivergenceError } from './divergence.js'
import { type Duration, Pace } from './durations.js'
import type { Figures, FitResult, Progress } from './progress.js'

/** What {@link fit} takes. */
export interface FitOptions<Batch> {
  /** Put into training mode. */
  model: AnyModule
  /** Of the model's parameters. */
  optimizer: Optimizer
  /** Gives the batches; its data set may give promises of them. */
  loader: DataLoader<Batch>
  /** Computes the loss of a batch; figures beside it are means over the batch. */
  loss: (batch: Awaited<Batch>) => Tensor | Figures
  /** How long to train: `'10ep'`, `'5000ba'`, `'1e6sp'`, `'1e9tok'`. Or give `steps` or `epochs`. */
  duration?: Duration
  /** The step to stop after, in [0, inf). */
  steps?: number
  /** The passes over the data to stop after, in (0, inf), with fractions. */
  epochs?: number
  /** The steps done before, in a run that is resumed. Default 0. */
  from?: number
  /**
   * Batches that make up one step, in [1, inf): their gradients are those of one batch of all of them. An epoch's last
   * step may have fewer. Layers that look at a whole batch, such as batch norm, still see the small ones. Default 1.
   */
  accumulate?: number
  /**
   * How much a batch counts beside the others of its step, above 0: what its loss is a mean over. Default: its number of
   * examples; give the number of tokens where the loss is a mean over tokens.
   */
  weight?: (batch: Awaited<Batch>) => number
  /** Tokens in an example: for durations in tokens. */
  tokensPerExample?: number
  /**
   * Parts into which each batch is cut along its first dimension, in [1, inf): their gradients add up to those of the
   * batch, and need less memory. 'auto': one at first, and twice as many whenever memory runs out. Default 1.
   */
  microBatches?: number | 'auto'
  /** Where 'auto' starts, such as where a run that is resumed was. Default 1. */
  startMicroBatches?: number
  /**
   * Whether only operators run that give the same result each time; others fail. CPU training is so in any case. Set for
   * the whole process while the training runs. Default false.
   */
  deterministic?: boolean
  /** Scales the loss and takes the step, for training in float16. */
  scaler?: GradScaler
  /** Figures are read, and `onLog` is called, at this interval and after the last step. Default 10 steps. */
  logEvery?: Duration
  /** Measures the model, such as by {@link evaluate}, for callbacks to look at. */
  evaluate?: () => Promise<Readonly<Record<string, number>>>
  /** Evaluates at this interval and after the last step. Default: after each epoch and the last step. */
  evaluateEvery?: Duration
  /** When figures are read. */
  onLog?: (progress: Progress) => void | Promise<void>
  /** After each whole pass over the data. */
  onEpoch?: (progress: Progress) => void | Promise<void>
  /** Take part in the training, in this order, before `onLog` and `onEpoch`. */
  callbacks?: readonly Callback[]
  /** When it is aborted, the step in progress is finished, and no other begun. */
  signal?: AbortSignal
}

const optionNames = [
  ...['model', 'optimizer', 'loader', 'loss', 'duration', 'steps', 'epochs', 'from', 'accumulate', 'weight'],
  ...['tokensPerExample', 'microBatches', 'startMicroBatches', 'deterministic', 'scaler'],
  ...['logEvery', 'evaluate', 'evaluateEvery', 'onLog', 'onEpoch', 'callbacks', 'signal'],
]

/** What a training cannot do without: the option, its class, and a method of it. */
const required = [
  ['model', 'Module', 'train'],
  ['optimizer', 'Optimizer', 'step'],
  ['loader', 'DataLoader', 'batch'],
] as const

/** Steps that are shorter than this share a turn of the event loop. */
const turnEveryMs = 2

/** Optimizer steps in a pass over the data. */
export const stepsPerEpoch = (loader: { readonly length: number }, accumulate = 1): number =>
  Math.ceil(loader.length / accumulate)

function checkOptions<Batch>(options: FitOptions<Batch>) {
  checkKnownKeys('fit options', options, optionNames)
  const { loader, evaluate, callbacks = [] } = options
  for (const [name, kind, method] of required)
    if (typeof (options[name] as unknown as Record<string, unknown> | undefined)?.[method] !== 'function')
      throw new TypeError(`Expected ${kind} for ${name} but received ${show(options[name])}`)
  checkFunction('loss', options.loss)
  for (const name of ['weight', 'evaluate', 'onLog', 'onEpoch'] as const)
    if (options[name] !== undefined) checkFunction(name, options[name] as () => void)
  const accumulate = checkInteger('accumulate', options.accumulate ?? 1, '[1, inf)')
  const pace = new Pace({ loader, accumulate, tokensPerExample: options.tokensPerExample })
  const steps = readLength(options, pace)
  const from = checkInteger('from', options.from ?? 0, '[0, inf)')
  const logEvery = pace.interval('logEvery', options.logEvery ?? 10, steps)
  if (options.evaluateEvery !== undefined && evaluate === undefined)
    throw new TypeError('Expected evaluate beside evaluateEvery')
  const evaluateEvery = pace.interval('evaluateEvery', options.evaluateEvery ?? '1ep', steps)
  const deterministic = checkBoolean('deterministic', options.deterministic ?? false)
  const { microBatches = 1, startMicroBatches = 1 } = options
  const mayGrow = microBatches === 'auto'
  const [name, count] = mayGrow ? ['startMicroBatches', startMicroBatches] : ['microBatches', microBatches]
  const parts = { count: checkInteger(name, count, '[1, inf)'), mayGrow }
  if (loader.length === 0 && steps > from)
    throw new RangeError('Expected at least one batch in an epoch of loader')
  const names = new Set<string>()
  for (const [i, each] of callbacks.entries()) {
    const { name } = checkObject(`callbacks[${i}]`, each)
    if (typeof name !== 'string' || name === '')
      throw new TypeError(`Expected a name of callbacks[${i}] but received ${show(name)}`)
    if (names.has(name)) throw new RangeError(`Expected distinct names but two callbacks are named '${name}'`)
    names.add(name)
  }
  const { isOnDevice } = options.optimizer
  const step: StepParts<Batch> = { ...options, accumulate, perEpoch: pace.perEpoch, parts, isOnDevice }
  return { ...options, callbacks, pace, steps, from, logEvery, evaluateEvery, step, deterministic }
}

type Checked<Batch> = ReturnType<typeof checkOptions<Batch>>

function readLength<Batch>({ duration, steps, epochs }: FitOptions<Batch>, pace: Pace): number {
  if ([duration, steps, epochs].filter((each) => each !== undefined).length !== 1)
    throw new TypeError('Expected one of duration, steps and epochs')
  if (duration !== undefined) return pace.stepsOf('duration', duration)
  if (steps !== undefined) return checkInteger('steps', steps, '[0, inf)')
  return Math.max(1, Math.round(checkNumber('epochs', epochs, '(0, inf)') * pace.perEpoch))
}

/**
 * Trains: for each step the loss of a batch (or of several, see `accumulate`), its gradients, a step of the optimizer.
 * The tensors of a step are freed together at its end, and the event loop turns between steps, so that it never waits
 * longer than one of them; steps of less than 2 ms share a turn.
 *
 * Step k takes batch k mod n of epoch ⌊k / n⌋, n being `loader.length`: a run that is resumed goes on where it was, in
 * the middle of an epoch too.
 *
 * A schedule-free step's weights are averaged, by `optimizer.eval()`, for `evaluate` and its callbacks and at the end.
 *
 * @returns where the training ended, and why
 * @throws DivergenceError at the step whose loss or gradient is not finite, before it changes anything: the weights are
 *   those of the step before. On a GPU the loss and gradients are looked at where figures are read
 * @throws TypeError, RangeError for an option that is wrong; errors of `loss` and of hooks as they are
 * @example
 * ```ts
 * const loader = new data.DataLoader(data.tensorDataset({ x, y }), { batchSize: 8, shuffle: true })
 * const loss = ({ x, y }) => nn.mseLoss(model.forward(x), y)
 * const { figures } = await train.fit({ model, optimizer, loader, loss, steps: 100 })
 * ```
 */
export async function fit<Batch>(options: FitOptions<Batch>): Promise<FitResult> {
  const checked = checkOptions(options)
  if (!checked.deterministic) return train(options, checked)
  // cuBLAS reads it when it is first used.
  process.env.CUBLAS_WORKSPACE_CONFIG ??= ':4096:8'
  const [before, warnOnly] = [areDeterministicAlgorithmsEnabled(), isDeterministicAlgorithmsWarnOnlyEnabled()]
  useDeterministicAlgorithms(true)
  try {
    return await train(options, checked)
  } finally {
    useDeterministicAlgorithms(before, { warnOnly })
  }
}

async function train<Batch>(options: FitOptions<Batch>, checked: Checked<Batch>): Promise<FitResult> {
  const { model, optimizer, scaler, callbacks, steps, from, pace, signal } = checked
  const { perEpoch } = pace

  let step = from
  let figures: Progress['figures'] = {}
  let evaluated: FitResult['evaluated']
  let stopped: string | undefined
  let samples = 0
  let seconds = 0
  let turned = performance.now()
  const progress = (): Progress => ({
    step,
    epoch: perEpoch ? step / perEpoch : 0,
    figures,
    samplesPerSecond: seconds > 0 ? samples / seconds : 0,
    microBatches: checked.step.parts.count,
  })
  const context: FitContext = {
    model,
    optimizer,
    scaler,
    steps,
    callbacks,
    stop(reason) {
      stopped ??= reason
    },
  }

  const stepping = callbacks.filter(({ onStep }) => onStep)
  const watching = callbacks.filter(({ afterStep }) => afterStep)
  model.train()
  optimizer.train()
  optimizer.zeroGrad()
  for (const each of callbacks) await each.onStart?.(context, from)
  while (step < steps && !signal?.aborted && stopped === undefined) {
    const start = performance.now()
    const isLast = step + 1 === steps
    const isRead = isLast || pace.isDue(checked.logEvery, step + 1)
    const taken = takeStep(checked.step, step, isRead, () => {
      for (const each of stepping) each.onStep!(step + 1, context)
    })
    // A promise costs a turn: none is waited for where the batch is there.
    const latest = taken instanceof Promise ? await taken : taken
    samples += pace.examplesAt(step + 1) - pace.examplesAt(step)
    step++
    const end = performance.now()
    seconds += (end - start) / 1000
    // Between steps signals arrive and other work gets its turn; waiting for it is no part of the speed. A turn takes some
    // 15 µs, which short steps share.
    if (end - turned >= turnEveryMs) {
      await turn()
      turned = performance.now()
    }
    if (latest) {
      figures = latest
      checkLoss(latest.loss, step)
      for (const each of callbacks) await each.onLog?.(progress(), context)
      if (options.onLog) await options.onLog(progress())
    }
    if (options.evaluate && (isLast || pace.isDue(checked.evaluateEvery, step))) {
      optimizer.eval()
      evaluated = await options.evaluate()
      for (const each of callbacks) await each.onEvaluate?.(evaluated, progress(), context)
      model.train()
      optimizer.train()
    }
    if (step % perEpoch === 0) {
      for (const each of callbacks) await each.onEpoch?.(progress(), context)
      await options.onEpoch?.(progress())
      model.train()
    }
    for (const each of watching) await each.afterStep?.(progress(), context)
  }
  const result: FitResult = {
    ...progress(),
    interrupted: step < steps && stopped === undefined,
    ...(stopped !== undefined && { stopped }),
    ...(evaluated && { evaluated }),
  }
  optimizer.eval()
  for (const each of callbacks) await each.onEnd?.(result, context)
  return result
}

function checkLoss(loss: number | undefined, step: number): void {
  if (Number.isFinite(loss)) return
  throw new DivergenceError(
    step,
    'the loss',
    `Training diverged: the loss is ${loss} at step ${step}. A smaller learning rate may help`,
  )
}
