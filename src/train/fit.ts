import { checkInteger, checkKnownKeys } from '../_check.js'
import type { DataLoader } from '../data/index.js'
import { PdecayError } from '../errors.js'
import type { AnyModule } from '../nn/index.js'
import type { Optimizer } from '../optim/index.js'
import { Tensor, tidy } from '../tensor/index.js'

/** What a step computes: the loss, or the loss and other figures, each a tensor of one element. */
export type Figures = { loss: Tensor } & Record<string, Tensor>

/** Where a run is after a step. */
export interface Progress {
  /** Steps done, those of the run before a resume included. */
  step: number
  /** Passes over the data, with fractions. */
  epoch: number
  /** The figures of the latest step that was read; `loss` is among them. */
  figures: Readonly<Record<string, number>>
  /** Over the steps of this call, without the time spent in `onLog` and `onEpoch`. */
  samplesPerSecond: number
}

export interface FitOptions<Batch> {
  model: AnyModule
  optimizer: Optimizer
  loader: DataLoader<Batch>
  /** Computes the loss of a batch; figures beside it are averages over the batch. */
  loss: (batch: Batch) => Tensor | Figures
  /** The step to stop after. */
  steps: number
  /** The steps done before, in a run that is resumed. Default 0. */
  from?: number
  /** Figures are read, and `onLog` is called, after each so many steps and after the last. Default 10. */
  logEvery?: number
  onLog?: (progress: Progress) => void | Promise<void>
  /** After each whole pass over the data. */
  onEpoch?: (progress: Progress) => void | Promise<void>
  /** When it is aborted, the step in progress is finished, and no other begun. */
  signal?: AbortSignal
}

export interface FitResult extends Progress {
  /** Whether `signal` ended the run before its time. */
  interrupted: boolean
}

const optionNames = 'model optimizer loader loss steps from logEvery onLog onEpoch signal'.split(' ')

/**
 * Trains: for each batch the loss, its gradients, a step of the optimizer. The tensors of a step are freed together at
 * its end, and the event loop turns between steps, so that it never waits longer than one of them.
 *
 * Step k takes batch k mod n of epoch ⌊k / n⌋, n being `loader.length`: a run that is resumed goes on where it was.
 *
 * @throws PdecayError `ERR_DIVERGED` when the loss is read as NaN or infinite
 * @example
 * ```ts
 * const loader = new data.DataLoader(data.tensorDataset({ x, y }), { batchSize: 8, shuffle: true })
 * const loss = ({ x, y }) => nn.mseLoss(model.forward(x), y)
 * const { figures } = await train.fit({ model, optimizer, loader, loss, steps: 100 })
 * ```
 */
export async function fit<Batch>(options: FitOptions<Batch>): Promise<FitResult> {
  checkKnownKeys('fit options', options, optionNames)
  const { model, optimizer, loader, signal, onLog, onEpoch } = options
  const steps = checkInteger('steps', options.steps, '[0, inf)')
  const from = checkInteger('from', options.from ?? 0, '[0, inf)')
  const logEvery = checkInteger('logEvery', options.logEvery ?? 10, '[1, inf)')
  if (loader.length === 0 && steps > from)
    throw new RangeError('Expected at least one batch in an epoch of loader')

  let step = from
  let figures: Progress['figures'] = {}
  let samples = 0
  let seconds = 0
  const progress = (): Progress => ({
    step,
    epoch: loader.length ? step / loader.length : 0,
    figures,
    samplesPerSecond: seconds > 0 ? samples / seconds : 0,
  })

  model.train()
  optimizer.zeroGrad()
  while (step < steps && !signal?.aborted) {
    const start = performance.now()
    const last = step + 1 === steps
    const read = last || (step + 1) % logEvery === 0
    const latest = takeStep(options, step, read)
    const place = step % loader.length
    samples += Math.min(loader.batchSize, loader.dataset.length - place * loader.batchSize)
    step++
    // Between steps signals arrive and other work gets its turn; waiting for it is no part of the speed.
    seconds += (performance.now() - start) / 1000
    await new Promise((resolve) => setImmediate(resolve))
    if (latest) {
      figures = latest
      checkLoss(latest.loss, step)
      await onLog?.(progress())
    }
    if (step % loader.length === 0) {
      await onEpoch?.(progress())
      model.train()
    }
  }
  return { ...progress(), interrupted: step < steps }
}

/** One step; gives its figures if they are to be read, which on a GPU means to wait for it. */
function takeStep<Batch>(
  { loader, loss, optimizer }: FitOptions<Batch>,
  step: number,
  read: boolean,
): Record<string, number> | undefined {
  return tidy(() => {
    const batch = loader.batch(Math.floor(step / loader.length), step % loader.length)
    const computed = loss(batch)
    const figures: Figures = computed instanceof Tensor ? { loss: computed } : computed
    figures.loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    if (!read) return undefined
    return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure.item()]))
  })
}

function checkLoss(loss: number | undefined, step: number): void {
  if (Number.isFinite(loss)) return
  throw new PdecayError(
    'ERR_DIVERGED',
    `The loss is ${loss} after step ${step}: a smaller learning rate may help`,
  )
}
