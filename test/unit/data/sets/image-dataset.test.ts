import { describe, expect, test } from 'vitest'
import { ImageDataset, type ImageDatasetOptions } from '../../../../src/data/index.js'
import { core } from '../../../../src/native/index.js'

const options: ImageDatasetOptions = {
  images: Uint8Array.from({ length: 3 * 2 * 2 * 3 }, (_, i) => 7 * i),
  labels: Uint8Array.of(4, 0, 2),
  shape: [2, 2, 3],
  classes: 5,
}

describe('batch', () => {
  test('gathers images and labels by number, in the order asked for', () => {
    const { inputs, targets } = new ImageDataset(options).batch(Int32Array.of(2, 0, 2))
    const image = (i: number) =>
      [...options.images.subarray(12 * i, 12 * i + 12)].map((pixel) =>
        Math.fround(pixel * Math.fround(1 / 255)),
      )
    expect([inputs.shape, inputs.dtype, targets.dtype]).toEqual([[3, 2, 2, 3], 'float32', 'int64'])
    expect([...inputs.toTypedArray()]).toEqual([...image(2), ...image(0), ...image(2)])
    expect([...targets.toTypedArray()].map(Number)).toEqual([2, 4, 2])
  })
  test('normalises each channel', () => {
    const mean = [0.25, 0.5]
    const std = [0.5, 2]
    const { inputs } = new ImageDataset({ ...options, mean, std }).batch(Int32Array.of(1))
    const values = [...inputs.toTypedArray()].map(Number)
    for (const [i, value] of values.entries()) {
      const channel = i < 6 ? 0 : 1
      expect(value).toBeCloseTo((options.images[12 + i]! / 255 - mean[channel]!) / std[channel]!, 6)
    }
  })
  test('of many images, gathered in parallel, is the same', () => {
    const count = 3000
    const images = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 31) % 251)
    const set = new ImageDataset({ images, labels: new Uint8Array(count), shape: [1, 28, 28], classes: 1 })
    const order = Int32Array.from({ length: count }, (_, i) => (i * 7) % count)
    const values = set.batch(order).inputs.toTypedArray()
    const wrong = order.findIndex((from, to) =>
      images
        .subarray(from * 784, from * 784 + 784)
        .some((pixel, j) => values[to * 784 + j] !== Math.fround(pixel * Math.fround(1 / 255))),
    )
    expect(wrong).toBe(-1)
  })
  test('of no image has no rows', () => {
    expect(new ImageDataset(options).batch(new Int32Array(0)).inputs.shape).toEqual([0, 2, 2, 3])
  })
  test.each([[3], [-1]])('refuses the number %i', (index) => {
    expect(() => new ImageDataset(options).batch(Int32Array.of(index))).toThrow(
      `index ${index} in a data set of 3`,
    )
  })
})

describe('arguments are checked', () => {
  test.each<[string, Partial<ImageDatasetOptions>, string]>([
    ['pixels', { images: new Uint8Array(35) }, 'Expected 36 pixels in images for 3 labels but received 35'],
    ['labels', { labels: Uint8Array.of(4, 5, 0) }, 'Expected labels in [0, 5) but label 1 is 5'],
    ['shape', { shape: [4, 3] }, 'Expected [channels, height, width] for shape'],
    ['mean', { mean: [1] }, 'Expected 2 finite numbers for mean'],
    ['std', { std: [1, 0] }, 'Expected no 0 in std'],
    ['array', { images: [...options.images] as never }, 'Expected a Uint8Array for images'],
  ])('%s', (_, change, message) => expect(() => new ImageDataset({ ...options, ...change })).toThrow(message))

  test('in native code too', () => {
    const good = [
      options.images,
      options.labels,
      options.shape,
      new Float64Array(2),
      new Float64Array(2),
      new Int32Array(1),
    ]
    const bad: [number, unknown][] = [
      [0, new Uint8Array(35)],
      [0, null],
      [1, new Uint8Array(2)],
      [2, [2, 2]],
      [2, [2 ** 40, 2 ** 40, 2]],
      [2, [-2, -2, 3]],
      [3, new Float64Array(1)],
      [4, new Float32Array(2)],
      [5, new Uint8Array(4)],
      [5, undefined],
    ]
    const gather = core().gatherImages as (...args: unknown[]) => unknown
    expect(() => gather(...good)).not.toThrow()
    for (const [i, value] of bad)
      expect(() => gather(...good.with(i, value as never)), `argument ${i}`).toThrow()
  })
})
