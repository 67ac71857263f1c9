import { checkFunction, checkInteger, checkKnownKeys, checkNumber, checkObject, show } from '../_check.js'
import type { DataLoader } from '../data/index.js'
import { PdecayError } from '../errors.js'
import type { AnyModule } from '../nn/index.js'
import type { GradScaler, Optimizer } from '../optim/index.js'
import { Tensor, tidy } from '../tensor/index.js'
import { turn, withBatches } from './_batches.js'
import type { Callback, FitContext } from './callbacks/callback.js'
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
  /** The step to stop after, in [0, inf). Or give `epochs`. */
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
  /** Scales the loss and takes the step, for training in float16. */
  scaler?: GradScaler
  /** Figures are read, and `onLog` is called, after each so many steps and after the last, in [1, inf). Default 10. */
  logEvery?: number
  /** Measures the model, such as by {@link evaluate}, for callbacks to look at. */
  evaluate?: () => Promise<Readonly<Record<string, number>>>
  /** Evaluates after each so many steps and after the last, in [1, inf). Default: after each epoch and the last step. */
  evaluateEvery?: number
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
  ...['model', 'optimizer', 'loader', 'loss', 'steps', 'epochs', 'from', 'accumulate', 'weight', 'scaler'],
  ...['logEvery', 'evaluate', 'evaluateEvery', 'onLog', 'onEpoch', 'callbacks', 'signal'],
]

/** Optimizer steps in a pass over the data. */
export const stepsPerEpoch = (loader: { readonly length: number }, accumulate = 1): number =>
  Math.ceil(loader.length / accumulate)

function checkOptions<Batch>(options: FitOptions<Batch>) {
  checkKnownKeys('fit options', options, optionNames)
  const { loader, evaluate, callbacks = [] } = options
  checkFunction('loss', options.loss)
  for (const name of ['weight', 'evaluate', 'onLog', 'onEpoch'] as const)
    if (options[name] !== undefined) checkFunction(name, options[name] as () => void)
  const accumulate = checkInteger('accumulate', options.accumulate ?? 1, '[1, inf)')
  const perEpoch = stepsPerEpoch(loader, accumulate)
  if ((options.steps === undefined) === (options.epochs === undefined))
    throw new TypeError('Expected one of steps and epochs')
  const steps =
    options.epochs === undefined
      ? checkInteger('steps', options.steps, '[0, inf)')
      : Math.max(1, Math.round(checkNumber('epochs', options.epochs, '(0, inf)') * perEpoch))
  const from = checkInteger('from', options.from ?? 0, '[0, inf)')
  const logEvery = checkInteger('logEvery', options.logEvery ?? 10, '[1, inf)')
  if (options.evaluateEvery !== undefined && evaluate === undefined)
    throw new TypeError('Expected evaluate beside evaluateEvery')
  const evaluateEvery = checkInteger(
    'evaluateEvery',
    options.evaluateEvery ?? Math.max(1, perEpoch),
    '[1, inf)',
  )
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
  return { ...options, callbacks, accumulate, perEpoch, steps, from, logEvery, evaluateEvery }
}
type Checked<Batch> = ReturnType<typeof checkOptions<Batch>>

/**
 * Trains: for each step the loss of a batch (or of several, see `accumulate`), its gradients, a step of the optimizer.
 * The tensors of a step are freed together at its end, and the event loop turns between steps, so that it never waits
 * longer than one of them.
 *
 * Step k takes batch k mod n of epoch ⌊k / n⌋, n being `loader.length`: a run that is resumed goes on where it was, in
 * the middle of an epoch too.
 *
 * @returns where the training ended, and why
 * @throws PdecayError `ERR_DIVERGED` when the loss is read as NaN or infinite
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
  const { model, optimizer, scaler, loader, callbacks, steps, from, perEpoch, signal } = checked

  let step = from
  let figures: Progress['figures'] = {}
  let evaluated: FitResult['evaluated']
  let stopped: string | undefined
  let samples = 0
  let seconds = 0
  const progress = (): Progress => ({
    step,
    epoch: perEpoch ? step / perEpoch : 0,
    figures,
    samplesPerSecond: seconds > 0 ? samples / seconds : 0,
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

  const watching = callbacks.filter(({ afterStep }) => afterStep)
  model.train()
  optimizer.zeroGrad()
  for (const each of callbacks) await each.onStart?.(context, from)
  while (step < steps && !signal?.aborted && stopped === undefined) {
    const start = performance.now()
    const isLast = step + 1 === steps
    const isRead = isLast || (step + 1) % checked.logEvery === 0
    const taken = takeStep(checked, step, isRead, context)
    // A promise costs a turn: none is waited for where the batch is there.
    const latest = taken instanceof Promise ? await taken : taken
    samples += examplesOf(loader, batchNumbers(checked, step))
    step++
    // Between steps signals arrive and other work gets its turn; waiting for it is no part of the speed.
    seconds += (performance.now() - start) / 1000
    await turn()
    if (latest) {
      figures = latest
      checkLoss(latest.loss, step)
      for (const each of callbacks) await each.onLog?.(progress(), context)
      await options.onLog?.(progress())
    }
    if (options.evaluate && (isLast || step % checked.evaluateEvery === 0)) {
      evaluated = await options.evaluate()
      for (const each of callbacks) await each.onEvaluate?.(evaluated, progress(), context)
      model.train()
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
  for (const each of callbacks) await each.onEnd?.(result, context)
  return result
}

/** The batches of a step: their epoch, and their numbers in it. */
function batchNumbers<Batch>({ loader, accumulate, perEpoch }: Checked<Batch>, step: number) {
  const first = (step % perEpoch) * accumulate
  const count = Math.min(accumulate, loader.length - first)
  return { epoch: Math.floor(step / perEpoch), numbers: Array.from({ length: count }, (_, i) => first + i) }
}

const examplesOf = <Batch>(loader: DataLoader<Batch>, { numbers }: { numbers: readonly number[] }) =>
  numbers.reduce((sum, number) => sum + loader.sizeOf(number), 0)

/** One step; gives its figures if they are to be read, which on a GPU means to wait for it. */
function takeStep<Batch>(
  checked: Checked<Batch>,
  step: number,
  isRead: boolean,
  context: FitContext,
): Record<string, number> | undefined | Promise<Record<string, number> | undefined> {
  const { loader, loss, weight, scaler, optimizer, callbacks } = checked
  const { epoch, numbers } = batchNumbers(checked, step)
  return tidy(() =>
    withBatches(
      numbers.map((number) => loader.batch(epoch, number)),
      (batches) => {
        const shares = shareOut(batches.map((batch, i) => weight?.(batch) ?? loader.sizeOf(numbers[i]!)))
        const computed = batches.map((batch, i) => backward(loss(batch), shares[i]!, scaler))
        if (scaler) {
          scaler.step(optimizer)
          scaler.update()
        } else optimizer.step()
        optimizer.zeroGrad()
        for (const each of callbacks) each.onStep?.(step + 1, context)
        return isRead ? readFigures(computed, shares) : undefined
      },
    ),
  )
}

/** Weights as shares of their sum. One alone is 1 exactly. */
function shareOut(weights: readonly number[]): number[] {
  for (const weight of weights) checkNumber('the weight of a batch', weight, '(0, inf)')
  const sum = weights.reduce((a, b) => a + b)
  return weights.map((weight) => weight / sum)
}

/** Adds the gradients of a batch's share of the step's loss. What is kept of its figures holds no graph. */
function backward(computed: Tensor | Figures, share: number, scaler: GradScaler | undefined): Figures {
  const figures: Figures = computed instanceof Tensor ? { loss: computed } : computed
  if (!(figures?.loss instanceof Tensor))
    throw new TypeError(
      `Expected a tensor, or figures with one named loss, from loss() but received ${show(computed)}`,
    )
  const part = share === 1 ? figures.loss : figures.loss.mul(share)
  ;(scaler ? scaler.scale(part) : part).backward()
  return { ...figures, loss: figures.loss.detach() }
}

/** Means over the batches of a step. */
function readFigures(batches: readonly Figures[], shares: readonly number[]): Record<string, number> {
  const names = Object.keys(batches[0]!)
  const mean = (name: string) =>
    batches.reduce((sum, figures, i) => sum + shares[i]! * (figures[name]?.item() ?? Number.NaN), 0)
  return Object.fromEntries(names.map((name) => [name, mean(name)]))
}

function checkLoss(loss: number | undefined, step: number): void {
  if (Number.isFinite(loss)) return
  throw new PdecayError(
    'ERR_DIVERGED',
    `The loss is ${loss} after step ${step}: a smaller learning rate may help`,
  )
}
