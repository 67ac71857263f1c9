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
  const sums: Record<string, number> = {}
  model.eval()
  try {
    for (let i = 0; i < loader.length; i++) {
      tidy(() =>
        noGrad(() => {
          for (const [name, sum] of Object.entries(measure(loader.batch(0, i))))
            sums[name] = (sums[name] ?? 0) + sum.item()
        }),
      )
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    model.train(wasTraining)
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / loader.dataset.length]))
}
