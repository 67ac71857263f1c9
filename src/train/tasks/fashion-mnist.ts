import { DataLoader, fashionMnist, type ImageBatch } from '../../data/index.js'
import { fashionCnn } from '../../models/index.js'
import { crossEntropy } from '../../nn/index.js'
import { noGrad, type Tensor } from '../../tensor/index.js'
import { evaluate } from '../evaluate.js'
import type { PreparedTask, Task } from './task.js'

/** How many of the batch were classed rightly. */
const hits = (logits: Tensor, targets: Tensor) => noGrad(() => logits.argmax({ dim: 1 }).eq(targets).sum())

/** Images of clothes in ten classes, by a small convolutional network. */
export const fashionMnistTask: Task = {
  name: 'fashion-mnist',
  doc: 'images of clothes in ten classes, by a small convolutional network',
  defaults: { epochs: 8, batch: 256, lr: 3e-3, lrFall: 10 ** -0.6 },
  metric: 'accuracy',
  async prepare({ data, batch, seed, device, report }): Promise<PreparedTask<ImageBatch>> {
    const { train, test } = await fashionMnist({ dir: data, report })
    const model = fashionCnn().to({ device })
    const testLoader = new DataLoader(test, { batchSize: 1000, device })
    return {
      model,
      loader: new DataLoader(train, { batchSize: batch, shuffle: true, seed, device }),
      loss({ inputs, targets }) {
        const logits = model.forward(inputs)
        const accuracy = hits(logits.detach(), targets).div(inputs.shape[0]!)
        return { loss: crossEntropy(logits, targets), accuracy }
      },
      async evaluate() {
        const { accuracy } = await evaluate(model, testLoader, ({ inputs, targets }) => ({
          accuracy: hits(model.forward(inputs), targets),
        }))
        return accuracy!
      },
    }
  },
}
