import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { AugmentedImages, transforms } from '../../../../src/data/index.js'
import { load } from '../../../../src/io/index.js'
import type { Tensor } from '../../../../src/tensor/index.js'

const folder = join(__dirname, '../../../fixtures/data')
interface Case {
  name: string
  image: string
  count: number
  transforms: transforms.Transform[]
}
const cases = JSON.parse(readFileSync(join(folder, 'transforms.json'), 'utf8')) as Case[]
let goldens: Record<string, Tensor>
beforeAll(async () => {
  goldens = await load(join(folder, 'transforms.safetensors'))
})
const numbers = (tensor: Tensor) => Float64Array.from(tensor.toTypedArray() as Float32Array)

/** How far results may lie from those of torchvision. */
interface Tolerance {
  /** Of every pixel. */
  most: number
  /** The share of pixels that may lie further off. */
  share: number
}

const index = { most: 0, share: 0 }
/** Floats that are computed in another order, then rounded. */
const rounding = { most: 1, share: 0 }
const floats = { most: 1e-5, share: 0 }
const toleranceOf: [RegExp, Tolerance][] = [
  [/^(crop|centre|horizontal|vertical|erasing(, random)? of (scene|gray)|gray)/, index],
  [/floats|normalize/, floats],
  [/^(resize|resized|blur|rotation|affine|jitter|hue)|Augment/, rounding],
  // One level of 255, divided by the smallest standard deviation.
  [/^all together/, { most: 1.01 / 255 / 0.224, share: 0 }],
]

describe('the results are torchvision’s', () => {
  test.each(cases)('$name', ({ name, image, count, transforms: list }) => {
    const golden = goldens[name]!
    const tolerance = toleranceOf.find(([pattern]) => pattern.test(name))![1]
    for (let sample = 0; sample < count; sample++) {
      const made = transforms.apply(goldens[image]!, list, { seed: 7, epoch: 3, sample, repeat: 1 })
      const wanted = golden.select(0, sample)
      expect([made.shape, made.dtype]).toEqual([wanted.shape, golden.dtype])
      const expected = numbers(wanted)
      const off = numbers(made).map((value, i) => Math.abs(value - expected[i]!))
      const beyond = off.filter((each) => each > tolerance.most).length
      expect(beyond / off.length, `sample ${sample}`).toBeLessThanOrEqual(tolerance.share)
    }
  })
})

test.each(['mixup', 'cutmix'] as const)('%s of a batch', async (name) => {
  const scene = goldens.scene!
  const [channels, height, width] = scene.shape as [number, number, number]
  const rows = 3
  const pixels = new Uint8Array(rows * scene.numel)
  for (let row = 0; row < rows; row++)
    pixels.set(scene.roll([5 * row], [2]).toTypedArray() as Uint8Array, row * scene.numel)
  const set = new AugmentedImages({
    source: { images: pixels, shape: [channels, height, width] },
    labels: [0, 2, 1],
    classes: 3,
    transforms: [name === 'mixup' ? transforms.mixup({ alpha: 0.4 }) : transforms.cutmix({ p: 0.7 })],
  })
  const indices = Int32Array.of(0, 1, 2)
  const batch = await set.batch(indices, { seed: 7, epoch: 3, samples: indices })
  for (const part of ['inputs', 'targets'] as const) {
    const golden = goldens[`${name}.${part}`]!
    expect(batch[part].shape).toEqual(golden.shape)
    const expected = numbers(golden)
    expect(Math.max(...numbers(batch[part]).map((v, i) => Math.abs(v - expected[i]!)))).toBeLessThan(1e-6)
  }
})

test('a draw decides on the result: seed, epoch, sample and repeat', () => {
  const list = [transforms.randomCrop(8)]
  const draws = [{}, { seed: 1 }, { epoch: 1 }, { sample: 1 }, { repeat: 1 }, { seed: 2 ** 40 }]
  const results = draws.map((draw) => transforms.apply(goldens.scene!, list, draw).toTypedArray().join())
  expect(new Set(results).size).toBe(draws.length)
  expect(transforms.apply(goldens.scene!, list, { seed: 1 }).toTypedArray().join()).toBe(results[1])
})
