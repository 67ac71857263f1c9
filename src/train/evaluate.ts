import { checkFunction, checkObject, show } from '../_check.js'
import type { DataLoader } from '../data/index.js'
import type { AnyModule } from '../nn/index.js'
import { noGrad, Tensor, tidy } from '../tensor/index.js'
import { turn, withBatches } from './_batches.js'
import { Metric } from './metrics/metric.js'

/** A figure over a batch: the sum over its examples, or a sum and what it is to be divided by. */
export type Measured = Tensor | { sum: Tensor; count: Tensor | number }

/**
 * Averages figures over a data set, with the model in evaluation mode and without gradients: sum over all batches /
 * count over all batches. So uneven batches count by what is in them. The event loop turns once per batch.
 *
 * @param model put into evaluation mode, and back into the mode it was in
 * @param loader one pass over its data is made
 * @param measure gives figures of a batch by name: sums over its examples, each a tensor of one element; or a sum and
 *   its count, such as a loss over tokens and the number of tokens
 * @returns for each figure the sum over all batches, divided by the number of examples that were seen, or by its counts
 * @example
 * ```ts
 * const { accuracy } = await train.evaluate(model, loader, ({ x, y }) => ({
 *   accuracy: model.forward(x).argmax({ dim: 1 }).eq(y).sum(),
 * }))
 * ```
 */
export async function evaluate<Batch>(
  model: AnyModule,
  loader: DataLoader<Batch>,
  measure: (batch: Awaited<Batch>) => Readonly<Record<string, Measured>>,
): Promise<Record<string, number>> {
  checkFunction('measure', measure)
  const wasTraining = model.training
  // On a GPU each number that is read is waited for: all of them are, once, at the end.
  let sums: Sums = {}
  model.eval()
  try {
    for (let i = 0; i < loader.length; i++) {
      const before = sums
      const examples = loader.sizeOf(i)
      sums = await tidy(() =>
        withBatches([loader.batch(0, i)], ([batch]) =>
          noGrad(() => addUp(before, measure(batch!), examples)),
        ),
      )
      dispose(before)
      await turn()
    }
    return Object.fromEntries(
      Object.entries(sums).map(([name, { sum, count }]) => [name, sum.item() / numberOf(count)]),
    )
  } finally {
    dispose(sums)
    model.train(wasTraining)
  }
}

type Sums = Record<string, { sum: Tensor; count: Tensor | number }>

const numberOf = (count: Tensor | number) => (count instanceof Tensor ? count.item() : count)

function addUp(before: Sums, measured: Readonly<Record<string, Measured>>, examples: number): Sums {
  const added = Object.entries(measured).map(([name, figure]): [string, Sums[string]] => {
    const { sum, count } = figure instanceof Tensor ? { sum: figure, count: examples } : figure
    const old = before[name]
    const total = old ? old.sum.add(sum) : sum.to('float64', { copy: true })
    const wide = count instanceof Tensor ? count.to('float64', { copy: true }) : count
    if (!old) return [name, { sum: total, count: wide }]
    if (typeof old.count === 'number' && typeof wide === 'number')
      return [name, { sum: total, count: old.count + wide }]
    const [tensor, other] = old.count instanceof Tensor ? [old.count, wide] : [wide as Tensor, old.count]
    return [name, { sum: total, count: tensor.add(other as Tensor) }]
  })
  return Object.fromEntries(added)
}

function dispose(sums: Sums): void {
  for (const { sum, count } of Object.values(sums)) {
    sum.dispose()
    if (count instanceof Tensor) count.dispose()
  }
}

/** Metrics by name. */
type Metrics = Readonly<Record<string, Metric<unknown>>>

/**
 * Computes metrics over a data set, with the model in evaluation mode and without gradients. The metrics are reset
 * first. The event loop turns once per batch.
 *
 * @param model put into evaluation mode, and back into the mode it was in
 * @param loader one pass over its data is made
 * @param metrics by name; all get the same outputs and targets
 * @param predict gives the outputs and the targets of a batch
 * @returns the value of each metric
 * @throws TypeError for what is no metric; RangeError for shapes that do not fit a metric
 * @example
 * ```ts
 * const { accuracy, auroc } = await train.measure(
 *   model,
 *   loader,
 *   { accuracy: new train.metrics.Accuracy(), auroc: new train.metrics.AUROC() },
 *   ({ x, y }) => [model.forward(x), y],
 * )
 * ```
 */
export async function measure<Batch, M extends Metrics>(
  model: AnyModule,
  loader: DataLoader<Batch>,
  metrics: M,
  predict: (batch: Awaited<Batch>) => readonly [outputs: Tensor, targets: Tensor],
): Promise<{ [name in keyof M]: ReturnType<M[name]['compute']> }> {
  checkFunction('predict', predict)
  const all = Object.entries(checkObject('metrics', metrics))
  for (const [name, metric] of all) {
    if (!(metric instanceof Metric))
      throw new TypeError(`Expected a metric for metrics.${name} but received ${show(metric)}`)
    metric.reset()
  }
  await evaluate(model, loader, (batch) => {
    const [outputs, targets] = predict(batch)
    for (const metric of Object.values(metrics)) metric.update(outputs, targets)
    return {}
  })
  const values = Object.entries(metrics).map(([name, metric]) => [name, metric.compute()])
  return Object.fromEntries(values) as { [name in keyof M]: ReturnType<M[name]['compute']> }
}
