import type { DataLoader } from '../data/index.js'
import type { AnyModule } from '../nn/index.js'
import { noGrad, type Tensor, tidy } from '../tensor/index.js'

/**
 * Averages figures over a data set: the model in evaluation mode, no gradients, one turn of the event loop per batch.
 *
 * @param measure gives sums over the batch, each a tensor of one element
 * @returns the sums over all batches, divided by the number of examples
 */
export async function evaluate<Batch>(
  model: AnyModule,
  loader: DataLoader<Batch>,
  measure: (batch: Batch) => Record<string, Tensor>,
): Promise<Record<string, number>> {
  const wasTraining = model.training
  // On a GPU each number that is read is waited for: all of them are, once, at the end.
  let sums: Record<string, Tensor> = {}
  model.eval()
  try {
    for (let i = 0; i < loader.length; i++) {
      const before = sums
      sums = tidy(() =>
        noGrad(() => {
          const measured = Object.entries(measure(loader.batch(0, i)))
          return Object.fromEntries(
            measured.map(([name, sum]) => [name, before[name]?.add(sum) ?? sum.to('float64')]),
          )
        }),
      )
      for (const sum of Object.values(before)) sum.dispose()
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    model.train(wasTraining)
  }
  const averages = Object.entries(sums).map(([name, sum]) => [name, sum.item() / loader.dataset.length])
  for (const sum of Object.values(sums)) sum.dispose()
  return Object.fromEntries(averages)
}
