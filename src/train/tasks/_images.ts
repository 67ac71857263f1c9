import {
  type BatchDataset,
  DataLoader,
  type Draw,
  type ImageBatch,
  type ImageDataset,
  rngOf,
} from '../../data/index.js'
import { crossEntropy, type Module } from '../../nn/index.js'
import { noGrad, type Tensor, tensor, tidy, where, zeros } from '../../tensor/index.js'
import { evaluate } from '../evaluate.js'
import { classRows } from './_predictions.js'
import type { OpenedModel, PreparedTask, TaskSettings } from './task.js'

/** How many of the batch were classed rightly. */
const hits = (logits: Tensor, targets: Tensor) => noGrad(() => logits.argmax({ dim: 1 }).eq(targets).sum())

/**
 * Images that are mirrored at random, and moved by up to `shift` pixels in each direction, with zeros beyond the border.
 * What happens to an image follows from the seed, the epoch and the image alone.
 */
export function augmented(set: ImageDataset, shift: number): BatchDataset<ImageBatch> {
  const [, height, width] = set.shape as [number, number, number]
  return {
    length: set.length,
    batch(indices: Int32Array, draw?: Draw) {
      const batch = set.batch(indices)
      if (!draw) return batch
      const draws = Array.from(indices, (_, k) => {
        const rng = rngOf(draw, k)
        return [rng.below(2), rng.below(2 * shift + 1), rng.below(2 * shift + 1)] as const
      })
      const column = (i: 0 | 1 | 2) =>
        tensor(
          draws.map((each) => each[i]),
          { dtype: 'int64' },
        ).reshape([-1, 1, 1, 1])
      const inputs = tidy(() => {
        const mirrored = where(column(0).gt(0), batch.inputs.flip(3), batch.inputs)
        const padded = mirrored.pad([shift, shift, shift, shift])
        const places = (size: number, offset: Tensor, shape: number[]) =>
          tensor(
            Array.from({ length: size }, (_, i) => i),
            { dtype: 'int64' },
          )
            .reshape(shape)
            .add(offset)
        const [n, channels] = batch.inputs.shape as [number, number]
        const rows = places(height, column(1), [1, 1, -1, 1]).expand([n, channels, height, width + 2 * shift])
        const columns = places(width, column(2), [1, 1, 1, -1]).expand([n, channels, height, width])
        return padded.gather(2, rows).gather(3, columns)
      })
      return { inputs, targets: batch.targets }
    },
  }
}

/** Images in classes, trained by cross entropy and measured by accuracy. */
export function prepareImages(
  model: Module,
  train: ImageDataset | BatchDataset<ImageBatch>,
  test: ImageDataset,
  { batch, seed, device }: TaskSettings,
): PreparedTask<ImageBatch> {
  const testLoader = new DataLoader(test, { batchSize: 1000, device })
  return {
    model,
    loader: new DataLoader(train, { batchSize: batch, shuffle: true, seed, device }),
    loss({ inputs, targets }) {
      const logits = model.forward(inputs)
      const accuracy = hits(logits.detach(), targets).div(inputs.shape[0]!)
      return { loss: crossEntropy(logits, targets), accuracy }
    },
    evaluate() {
      return evaluate(model, testLoader, ({ inputs, targets }) => {
        const logits = model.forward(inputs)
        return { accuracy: hits(logits, targets), loss: crossEntropy(logits, targets, { reduction: 'sum' }) }
      })
    },
  }
}

/**
 * A model that classes images. Pixels in uint8 are scaled as those that it was trained on; other images are taken as they
 * are. Images of one channel may lack its dimension.
 */
export function openImages(
  model: Module,
  shape: readonly [channels: number, height: number, width: number],
  classes: readonly string[],
  { mean = [0], std = [1] }: { mean?: readonly number[]; std?: readonly number[] } = {},
): OpenedModel {
  const perChannel = (values: readonly number[]) => tensor([...values]).reshape([1, -1, 1, 1])
  return {
    model,
    example: zeros([2, ...shape]),
    encode(given) {
      const images = shape[0] === 1 && given.ndim === 3 ? given.unsqueeze(1) : given
      if (images.dtype !== 'uint8') return images.to('float32')
      return images.to('float32').div(255).sub(perChannel(mean)).div(perChannel(std))
    },
    decode: (outputs) => classRows(outputs, 'prediction', classes),
  }
}
