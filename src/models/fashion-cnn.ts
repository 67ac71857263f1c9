import { Conv2d, Dropout, Flatten, Linear, MaxPool2d, ReLU, Sequential } from '../nn/index.js'

/**
 * A small convolutional network for images of 1 x 28 x 28 in ten classes: two convolutions, each followed by pooling,
 * then a hidden layer with dropout. 409,034 parameters.
 *
 * @returns logits [batch, 10] for images [batch, 1, 28, 28]
 */
export function fashionCnn(): Sequential {
  return new Sequential(
    new Conv2d(1, 16, 3, { padding: 1 }),
    new ReLU(),
    new MaxPool2d(2),
    new Conv2d(16, 32, 3, { padding: 1 }),
    new ReLU(),
    new MaxPool2d(2),
    new Flatten(),
    new Linear(32 * 7 * 7, 256),
    new ReLU(),
    new Dropout(0.25),
    new Linear(256, 10),
  )
}
