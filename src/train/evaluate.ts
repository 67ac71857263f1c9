import { checkFunction } from '../_check.js'
import type { DataLoader } from '../data/index.js'
import type { AnyModule } from '../nn/index.js'
import { noGrad, Tensor, tidy } from '../tensor/index.js'
import { turn, withBatches } from './_batches.js'

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
