import { Conv2d, Dropout, Linear, MaxPool2d, Module, ReLU } from '../nn/index.js'
import type { Tensor } from '../tensor/index.js'

/**
 * The paper's network for images of 1 × 28 × 28 in ten classes: two convolutions, each followed by pooling, then a hidden
 * layer with dropout. 421,642 parameters.
 *
 * Input [batch, 1, 28, 28], output logits [batch, 10].
 *
 * @source arXiv 2404.10824
 */
export class FashionCNN extends Module {
  /** The first convolution, [batch, 1, 28, 28] to [batch, 32, 28, 28]. */
  readonly conv1 = new Conv2d(1, 32, 3, { padding: 1 })
  /** The second convolution, [batch, 32, 14, 14] to [batch, 64, 14, 14]. */
  readonly conv2 = new Conv2d(32, 64, 3, { padding: 1 })
  /** The hidden layer, 3136 features to 128. */
  readonly fc1 = new Linear(64 * 7 * 7, 128)
  /** The output layer, 128 features to 10 logits. */
  readonly fc2 = new Linear(128, 10)
  /** The pooling after each convolution, which halves height and width. */
  readonly pool = new MaxPool2d(2)
  /** The activation after each convolution and after the hidden layer. */
  readonly relu = new ReLU()
  /** Dropout of hidden features, with probability 0.2. */
  readonly dropout = new Dropout(0.2)

  override forward(images: Tensor): Tensor {
    const first = this.pool.forward(this.relu.forward(this.conv1.forward(images)))
    const second = this.pool.forward(this.relu.forward(this.conv2.forward(first)))
    const hidden = this.relu.forward(this.fc1.forward(second.flatten({ startDim: 1 })))
    return this.fc2.forward(this.dropout.forward(hidden))
  }
}
