import { checkNumber, show } from '../_check.js'
import type { DataLoader } from '../data/index.js'
import { PdecayError } from '../errors.js'
import type { AnyModule } from '../nn/index.js'
import type { GradScaler, Optimizer } from '../optim/index.js'
import { Tensor, tidy } from '../tensor/index.js'
import { withBatches } from './_batches.js'
import { DivergenceError, explainGradient, explainLoss } from './divergence.js'
import type { Figures } from './progress.js'

/** What a step is made of. */
export interface StepParts<Batch> {
  model: AnyModule
  optimizer: Optimizer
  loader: DataLoader<Batch>
  loss: (batch: Awaited<Batch>) => Tensor | Figures
  weight?: ((batch: Awaited<Batch>) => number) | undefined
  scaler?: GradScaler | undefined
  accumulate: number
  perEpoch: number
  /** Into how many parts each batch is cut; grows when memory runs out, where it may. */
  parts: { count: number; mayGrow: boolean }
  /** Whether the optimizer's parameters are on a device; it asks each of them. */
  isOnDevice: boolean
}

type Read = Record<string, number> | undefined

/** The batches of a step: their epoch, and their numbers in it. */
function batchNumbers<Batch>({ loader, accumulate, perEpoch }: StepParts<Batch>, step: number) {
  const first = (step % perEpoch) * accumulate
  const count = Math.min(accumulate, loader.length - first)
  return { epoch: Math.floor(step / perEpoch), numbers: Array.from({ length: count }, (_, i) => first + i) }
}

/**
 * One step; gives its figures if they are to be read, which on a GPU means to wait for it.
 *
 * @param after called in the scope of the step, behind the optimizer's
 * @throws DivergenceError before anything is changed, where the loss or a gradient is not finite
 */
export function takeStep<Batch>(
  given: StepParts<Batch>,
  step: number,
  isRead: boolean,
  after: () => void,
): Read | Promise<Read> {
  const { loader, accumulate, perEpoch, parts } = given
  const take = (computed: Gradients) => {
    update(given, step, isRead)
    after()
    return isRead ? readFigures(computed) : undefined
  }
  return tidy((): Read | Promise<Read> => {
    // The usual step is short of lists.
    if (accumulate === 1 && !parts.mayGrow && parts.count === 1) {
      const batch = loader.batch(Math.floor(step / perEpoch), step % perEpoch)
      const compute = (one: Awaited<Batch>) => take(gradientsOfOne(given, one, step, isRead))
      return batch instanceof Promise ? batch.then(compute) : compute(batch as Awaited<Batch>)
    }
    const { epoch, numbers } = batchNumbers(given, step)
    return withBatches(
      numbers.map((number) => loader.batch(epoch, number)),
      (batches) => {
        const sizes = numbers.map((number) => loader.sizeOf(number, epoch))
        return take(gradients(given, batches, sizes, step, isRead))
      },
    )
  })
}

/** The optimizer's step. */
function update<Batch>(given: StepParts<Batch>, step: number, isRead: boolean): void {
  const { scaler, optimizer } = given
  if (scaler) {
    scaler.step(optimizer)
    scaler.update()
  } else if (given.isOnDevice) {
    // A device looks for itself, and changes nothing where a gradient is not finite.
    optimizer.step(undefined, { checkGradients: true })
    if (isRead && optimizer.foundInf?.item()) fail(given, step)
  } else {
    if (optimizer.hasNonFiniteGradient()) fail(given, step)
    optimizer.step()
  }
  optimizer.zeroGrad()
}

function fail<Batch>({ model, optimizer }: StepParts<Batch>, step: number): never {
  const where = explainGradient(model, optimizer)
  optimizer.zeroGrad()
  throw new DivergenceError(
    step + 1,
    where,
    `Training diverged at step ${step + 1}: ${where} is not finite, while the loss was. A smaller learning rate or a limit on gradients may help`,
  )
}

/** The figures of the parts of a step, empty where they are not read, and the share that each part has in the step. */
interface Gradients {
  figures: PartFigures[]
  shares: number[]
}
/** Figures of a part: a number where it was read already. */
type PartFigures = Readonly<Record<string, Tensor | number>>

/** The gradients of a step of one batch. */
function gradientsOfOne<Batch>(
  given: StepParts<Batch>,
  batch: Awaited<Batch>,
  step: number,
  isRead: boolean,
): Gradients {
  if (given.weight) shareOut([given.weight(batch)])
  return { figures: [backward(given, batch, 1, step, isRead)], shares: [1] }
}

/** Computes the gradients of a step; where memory runs out, of smaller parts. */
function gradients<Batch>(
  given: StepParts<Batch>,
  batches: readonly Awaited<Batch>[],
  sizes: readonly number[],
  step: number,
  isRead: boolean,
): Gradients {
  const { parts, optimizer, weight } = given
  const compute = (): Gradients => {
    const cut = batches.flatMap((batch, i) => split(batch, sizes[i]!, parts.count))
    const shares = shareOut(cut.map(({ batch, size }) => weight?.(batch) ?? size))
    return { figures: cut.map(({ batch }, i) => backward(given, batch, shares[i]!, step, isRead)), shares }
  }
  // A scope of its own frees what a failed attempt has computed. Where there is one attempt, the step's scope does.
  if (!parts.mayGrow) return compute()
  const most = Math.max(...sizes)
  for (;;) {
    try {
      return tidy(compute)
    } catch (error) {
      optimizer.zeroGrad()
      const isFull = error instanceof PdecayError && error.code === 'ERR_OUT_OF_MEMORY'
      if (!isFull || parts.count >= most) throw error
      parts.count = Math.min(2 * parts.count, most)
    }
  }
}

/** Cuts a batch into parts of nearly equal size, along the first dimension of each tensor that has its examples. */
function split<Batch>(batch: Awaited<Batch>, size: number, count: number) {
  const parts = Math.min(count, size)
  if (parts <= 1) return [{ batch, size }]
  return Array.from({ length: parts }, (_, i) => {
    const start = Math.floor((i * size) / parts)
    const length = Math.floor(((i + 1) * size) / parts) - start
    const take = (value: unknown): unknown => {
      if (value instanceof Tensor) return value.shape[0] === size ? value.narrow(0, start, length) : value
      if (Array.isArray(value))
        return value.length === size ? value.slice(start, start + length) : value.map(take)
      if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
        return value
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, take(each)]))
    }
    return { batch: take(batch) as Awaited<Batch>, size: length }
  })
}

/** Weights as shares of their sum. One alone is 1 exactly. */
function shareOut(weights: readonly number[]): number[] {
  for (const weight of weights) checkNumber('the weight of a batch', weight, '(0, inf)')
  const sum = weights.reduce((a, b) => a + b)
  return weights.map((weight) => weight / sum)
}

/** Adds the gradients of a batch's share of the step's loss. What is kept of its figures holds no graph. */
function backward<Batch>(
  given: StepParts<Batch>,
  batch: Awaited<Batch>,
  share: number,
  step: number,
  isRead: boolean,
): PartFigures {
  const { scaler } = given
  const computed = given.loss(batch)
  const figures: Figures = computed instanceof Tensor ? { loss: computed } : computed
  const loss = figures?.loss
  if (!(loss instanceof Tensor))
    throw new TypeError(
      `Expected a tensor, or figures with one named loss, from loss() but received ${show(computed)}`,
    )
  // A device is not waited for.
  const value = given.isOnDevice ? loss.detach() : loss.item()
  if (typeof value === 'number') checkLoss(given, batch, value, step)
  const part = share === 1 ? loss : loss.mul(share)
  ;(scaler ? scaler.scale(part) : part).backward()
  return isRead ? { ...figures, loss: value } : {}
}

function checkLoss<Batch>(given: StepParts<Batch>, batch: Awaited<Batch>, loss: number, step: number): void {
  if (Number.isFinite(loss)) return
  const where = explainLoss(given, batch)
  throw new DivergenceError(
    step + 1,
    where,
    `Training diverged: the loss is ${loss} at step ${step + 1}. The first that is not finite is ${where}. A smaller learning rate may help`,
  )
}

/** Means over the batches of a step. */
function readFigures({ figures: parts, shares }: Gradients): Record<string, number> {
  const read = (figure: Tensor | number | undefined) =>
    typeof figure === 'number' ? figure : (figure?.item() ?? Number.NaN)
  const names = Object.keys(parts[0]!)
  const mean = (name: string) => parts.reduce((sum, figures, i) => sum + shares[i]! * read(figures[name]), 0)
  return Object.fromEntries(names.map((name) => [name, mean(name)]))
}
