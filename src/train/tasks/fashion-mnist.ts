import { fashionMnist, fashionMnistClasses, type ImageBatch } from '../../data/index.js'
import { FashionCNN, fashionCnn } from '../../models/index.js'
import { augmented, openImages, prepareImages } from './_images.js'
import { facts } from './facts.js'
import type { PreparedTask, Task } from './task.js'

const makeModel = ({ model }: Readonly<Record<string, string>>) =>
  model === 'paper' ? new FashionCNN() : fashionCnn()

/**
 * Images of clothes in ten classes, by a convolutional network: a small one, or the one of the paper.
 *
 * @source arXiv 2404.10824
 */
export const fashionMnistTask: Task = {
  ...facts.fashionMnist,
  async prepare(settings): Promise<PreparedTask<ImageBatch>> {
    const { data, device, options, report } = settings
    const { train, test } = await fashionMnist({ dir: data, report })
    const isPaper = options.model === 'paper'
    const model = makeModel(options).to({ device })
    const isAugmented = options.augment === 'on' || (options.augment === 'model' && isPaper)
    return prepareImages(model, isAugmented ? augmented(train, 2) : train, test, settings)
  },
  open: async ({ options }) => openImages(makeModel(options), [1, 28, 28], fashionMnistClasses),
}
