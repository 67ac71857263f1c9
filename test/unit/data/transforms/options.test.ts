import { describe, expect, test } from 'vitest'
import { transforms } from '../../../../src/data/index.js'
import { tensor } from '../../../../src/tensor/index.js'

const t = transforms
const every: transforms.Transform[] = [
  t.randomCrop(8, { padding: [1, 2], paddingMode: 'reflect', fill: [1, 2, 3] }),
  t.centerCrop([7, 8]),
  t.resize(6),
  t.resize([5, 6]),
  t.randomResizedCrop(5, { scale: [0.5, 1], ratio: [1, 2] }),
  t.randomHorizontalFlip(),
  t.randomVerticalFlip({ p: 0.25 }),
  t.randomRotation(30, { interpolation: 'bilinear' }),
  t.randomAffine({ degrees: [10, 20], translate: [0.1, 0.2], scale: [0.9, 1.1], shearX: 5, fill: 9 }),
  t.colorJitter({ brightness: 0.4, hue: [-0.1, 0.2] }),
  t.randomGrayscale(),
  t.gaussianBlur(3, { sigma: [0.1, 0.2] }),
  t.randomErasing({ value: 'random' }),
  t.randAugment({ magnitude: 5 }),
  t.trivialAugment({ numMagnitudeBins: 7 }),
  t.normalize({ mean: 0.5, std: [1, 2, 3] }),
  t.randomErasing({ value: [1, 2, 3] }),
  t.mixup({ alpha: 0.2 }),
  t.cutmix(),
]

test('a list is the same after JSON, and gives the same image', () => {
  const again = t.checkTransforms(JSON.parse(JSON.stringify(every)))
  expect(again).toEqual(every)
  const image = tensor(Uint8Array.from({ length: 300 }, (_, i) => i % 251)).reshape([3, 10, 10])
  const list = every.slice(0, -2)
  const results = [list, again.slice(0, -2)].map((each) => [...t.apply(image, each).toTypedArray()])
  expect(results[0]).toEqual(results[1])
})

describe('an invalid option is named', () => {
  test.each<[string, () => unknown, string]>([
    ['size', () => t.randomCrop(0), 'Expected integer in [1, 16384] for randomCrop.size but received 0'],
    [
      'size of three',
      () => t.randomCrop([1, 2, 3] as never),
      'Expected a side or [height, width] for randomCrop.size',
    ],
    ['padding', () => t.randomCrop(4, { padding: -1 }), 'for randomCrop.padding but received -1'],
    [
      'padding of three',
      () => t.randomCrop(4, { padding: [1, 2, 3] }),
      'one, two or four numbers for randomCrop.padding',
    ],
    [
      'mode',
      () => t.randomCrop(4, { paddingMode: 'wrap' as never }),
      "for randomCrop.paddingMode but received 'wrap'",
    ],
    [
      'fill',
      () => t.randomCrop(4, { fill: 256 }),
      'Expected integer in [0, 255] for randomCrop.fill but received 256',
    ],
    ['unknown', () => t.randomCrop(4, { pad: 1 } as never), "Unknown option 'pad' in randomCrop options"],
    [
      'scale',
      () => t.randomResizedCrop(4, { scale: [0, 1] }),
      'number in (0, 1] for randomResizedCrop.scale but received 0',
    ],
    [
      'order',
      () => t.randomResizedCrop(4, { ratio: [2, 1] }),
      'the first number not above the second for randomResizedCrop.ratio',
    ],
    [
      'p',
      () => t.randomHorizontalFlip({ p: 1.5 }),
      'number in [0, 1] for randomHorizontalFlip.p but received 1.5',
    ],
    ['degrees', () => t.randomRotation(-3), 'number in [0, inf) for randomRotation.degrees but received -3'],
    [
      'degrees',
      () => t.randomRotation('a' as never),
      "2 numbers in [-36000, 36000] for randomRotation.degrees but received 'a'",
    ],
    [
      'shear',
      () => t.randomAffine({ shearX: 90 }),
      'numbers in [-89, 89] for randomAffine.shearX but received 90',
    ],
    [
      'translate',
      () => t.randomAffine({ translate: [2, 0] }),
      'number in [0, 1] for randomAffine.translate but received 2',
    ],
    ['hue', () => t.colorJitter({ hue: 0.6 }), 'numbers in [-0.5, 0.5] for colorJitter.hue but received 0.6'],
    ['kernel', () => t.gaussianBlur(4), 'Expected an odd integer for gaussianBlur.kernelSize but received 4'],
    [
      'sigma',
      () => t.gaussianBlur(3, { sigma: [0, 1] }),
      'number in (0, 1000] for gaussianBlur.sigma but received 0',
    ],
    ['mean', () => t.normalize({ std: 1 } as never), 'Expected normalize.mean'],
    ['std', () => t.normalize({ mean: 0, std: 0 }), 'number in (0, 1e6] for normalize.std but received 0'],
    [
      'magnitude',
      () => t.randAugment({ magnitude: 31 }),
      'integer in [0, 31) for randAugment.magnitude but received 31',
    ],
    ['alpha', () => t.mixup({ alpha: 0 }), 'number in [0.001, 1000] for mixup.alpha but received 0'],
  ])('%s', (_name, make, message) => {
    expect(make).toThrow(message)
  })
})

describe('an invalid list is refused', () => {
  test.each<[string, unknown, string]>([
    ['none', 3, 'Expected an array of transforms for transforms but received 3'],
    [
      'an unknown kind',
      [{ kind: 'sepia' }],
      'Expected a transform for transforms[0], of the kinds randomCrop',
    ],
    ['an inherited name', [{ kind: 'toString' }], 'Expected a transform for transforms[0]'],
    ['an option of none', [{ kind: 'resize', size: 3, p: 1 }], "Unknown option 'p' in resize options"],
    [
      'bytes after floats',
      [t.normalize({ mean: 0, std: 1 }), t.randomHorizontalFlip()],
      'transforms[1], randomHorizontalFlip before transforms[0], normalize',
    ],
    ['a sample after a batch', [t.mixup(), t.resize(3)], 'transforms[1], resize before transforms[0], mixup'],
    [
      'normalize twice',
      [t.normalize({ mean: 0, std: 1 }), t.normalize({ mean: 0, std: 1 })],
      'transforms[1], normalize before',
    ],
  ])('%s', (_name, list, message) => {
    expect(() => t.checkTransforms(list as never)).toThrow(message)
  })
})

describe('apply refuses', () => {
  const image = tensor(new Uint8Array(12)).reshape([3, 2, 2])
  test.each<[string, () => unknown, string]>([
    [
      'floats',
      () => t.apply(tensor([[[1]]]), []),
      'Expected uint8 [1 or 3, height, width] for image but received float32 [1,1,1]',
    ],
    [
      'two channels',
      () => t.apply(tensor(new Uint8Array(2)).reshape([2, 1, 1]), []),
      'received uint8 [2,1,1]',
    ],
    ['mixup', () => t.apply(image, [t.mixup()]), 'Expected no mixup, which works on batches, for one image'],
    [
      'too small an image',
      () => t.apply(image, [t.randomCrop(3)]),
      'randomCrop: an image of 2 x 2 with its padding is smaller than 3 x 3',
    ],
    ['a draw', () => t.apply(image, [], { sample: -1 }), 'for draw.sample but received -1'],
  ])('%s', (_name, run, message) => {
    expect(run).toThrow(message)
  })
})
