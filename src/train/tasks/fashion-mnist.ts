import { fashionMnist, fashionMnistClasses, type ImageBatch } from '../../data/index.js'
import { FashionCNN, fashionCnn } from '../../models/index.js'
import { augmented, openImages, prepareImages } from './_images.js'
import type { PreparedTask, Task } from './task.js'

const makeModel = ({ model }: Readonly<Record<string, string>>) =>
  model === 'paper' ? new FashionCNN() : fashionCnn()

/**
 * Images of clothes in ten classes, by a convolutional network: a small one, or the one of the paper.
 *
 * @source arXiv 2404.10824
 */
export const fashionMnistTask: Task = {
  name: 'fashion-mnist',
  doc: 'images of clothes in ten classes, by a convolutional network',
  defaults: { epochs: 8, batch: 256, lr: 3e-3, lrFall: 10 ** -0.6 },
  metric: 'accuracy',
  options: {
    model: {
      doc: 'a small network, or the one of the paper (arXiv 2404.10824), with augmented images',
      default: 'small',
      values: ['small', 'paper'],
    },
    augment: {
      doc: 'mirror images at random and move them by up to 2 pixels',
      default: 'model',
      values: ['model', 'on', 'off'],
    },
  },
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
