import { cifar10, cifar10Classes, cifar10Mean, cifar10Std, type ImageBatch } from '../../data/index.js'
import { resnet18 } from '../../models/index.js'
import {
  Conv2d,
  Dropout,
  Flatten,
  Identity,
  init,
  Linear,
  MaxPool2d,
  type Module,
  ReLU,
  Sequential,
} from '../../nn/index.js'
import { augmented, openImages, prepareImages } from './_images.js'
import { facts } from './facts.js'
import type { PreparedTask, Task } from './task.js'

/** ResNet-18 with a stem for small images: a convolution of 3 × 3 with stride 1, and no pooling behind it. */
function smallImageResnet(): Module {
  const conv1 = new Conv2d(3, 64, 3, { padding: 1, bias: false })
  init.kaimingNormal_(conv1.weight, { mode: 'fanOut', nonlinearity: 'relu' })
  return Object.assign(resnet18({ numClasses: 10 }), { conv1, maxpool: new Identity() })
}

/** Three convolutions, each followed by pooling, then a hidden layer with dropout: 620,362 parameters. */
function smallCnn(): Module {
  const block = (from: number, to: number) => [
    new Conv2d(from, to, 3, { padding: 1 }),
    new ReLU(),
    new MaxPool2d(2),
  ]
  return new Sequential(
    ...[...block(3, 32), ...block(32, 64), ...block(64, 128)],
    ...[new Flatten(), new Linear(2048, 256), new ReLU(), new Dropout(0.25), new Linear(256, 10)],
  )
}

const makeModel = ({ model }: Readonly<Record<string, string>>) =>
  model === 'small' ? smallCnn() : smallImageResnet()

/** Color images of things and animals in ten classes, by a ResNet-18 for small images. */
export const cifar10Task: Task = {
  ...facts.cifar10,
  async prepare(settings): Promise<PreparedTask<ImageBatch>> {
    const { data, device, options, report } = settings
    const { train, test } = await cifar10({ dir: data, mean: cifar10Mean, std: cifar10Std, report })
    const model = makeModel(options).to({ device })
    return prepareImages(model, options.augment === 'on' ? augmented(train, 4) : train, test, settings)
  },
  open: async ({ options }) =>
    openImages(makeModel(options), [3, 32, 32], cifar10Classes, { mean: cifar10Mean, std: cifar10Std }),
}
