import { checkInteger, checkKnownKeys, checkObject, show } from '../../_check.js'
import { core, type NativeTransform } from '../../native/index.js'
import { handleOf, isTensor, wrap } from '../../tensor/core/handle.js'
import type { Tensor } from '../../tensor/core/tensor.js'
import { colorJitter, gaussianBlur, normalize, randomErasing, randomGrayscale } from './colour.js'
import {
  centerCrop,
  randomAffine,
  randomCrop,
  randomHorizontalFlip,
  randomResizedCrop,
  randomRotation,
  randomVerticalFlip,
  resize,
} from './geometry.js'
import { cutmix, mixup, randAugment, trivialAugment } from './policies.js'

const factories = {
  randomCrop,
  centerCrop,
  resize,
  randomResizedCrop,
  randomHorizontalFlip,
  randomVerticalFlip,
  randomRotation,
  randomAffine,
  colorJitter,
  randomGrayscale,
  gaussianBlur,
  randomErasing,
  normalize,
  randAugment,
  trivialAugment,
  mixup,
  cutmix,
}
type Kind = keyof typeof factories

/** A transform: plain data, made by one of the factories. It can be stored as JSON and used again. */
export type Transform = ReturnType<(typeof factories)[Kind]>
type OfKind<K extends Kind> = Extract<Transform, { kind: K }>

/** Transforms whose first argument is not in their options. */
const firstArguments: Partial<Record<Kind, string>> = {
  randomCrop: 'size',
  centerCrop: 'size',
  resize: 'size',
  randomResizedCrop: 'size',
  randomRotation: 'degrees',
  gaussianBlur: 'kernelSize',
}

const warp = (t: { interpolation: string; fill: readonly number[] }) => [
  t.interpolation === 'nearest' ? 0 : 1,
  ...t.fill,
]
const paddingModes = ['constant', 'edge', 'reflect']
const none = [-1, -1]

/** The numbers of each kind, in the order of binding/data/transforms/list.h. */
const numbersOf: { [K in Kind]: (transform: OfKind<K>) => readonly number[] } = {
  randomCrop: (t) => [...t.size, ...t.padding, paddingModes.indexOf(t.paddingMode), ...t.fill],
  centerCrop: (t) => t.size,
  resize: (t) => (typeof t.size === 'number' ? [t.size, 0] : t.size),
  randomResizedCrop: (t) => [...t.size, ...t.scale, ...t.ratio],
  randomHorizontalFlip: (t) => [t.p],
  randomVerticalFlip: (t) => [t.p],
  randomRotation: (t) => [...t.degrees, ...warp(t)],
  randomAffine: (t) => [...t.degrees, ...t.translate, ...t.scale, ...t.shearX, ...t.shearY, ...warp(t)],
  colorJitter: (t) => [
    ...(t.brightness ?? none),
    ...(t.contrast ?? none),
    ...(t.saturation ?? none),
    ...(t.hue ?? [0, 0]),
  ],
  randomGrayscale: (t) => [t.p],
  gaussianBlur: (t) => [...t.kernelSize, ...t.sigma],
  randomErasing: (t) => [
    t.p,
    ...t.scale,
    ...t.ratio,
    t.value === 'random' ? 1 : 0,
    ...(t.value === 'random' ? [0, 0, 0] : t.value),
  ],
  normalize: (t) => [...t.mean, ...t.std],
  randAugment: (t) => [t.numOps, t.magnitude, t.numMagnitudeBins, ...warp(t)],
  trivialAugment: (t) => [t.numMagnitudeBins, ...warp(t)],
  mixup: (t) => [t.alpha, t.p],
  cutmix: (t) => [t.alpha, t.p],
}

/** Checks one transform as its factory does: it may come from a file. */
function checkTransform(name: string, value: unknown): Transform {
  const { kind, ...rest } = checkObject(name, value)
  if (typeof kind !== 'string' || !Object.hasOwn(factories, kind))
    throw new TypeError(
      `Expected a transform for ${name}, of the kinds ${Object.keys(factories).join(', ')}, but received ${show(value)}`,
    )
  const make = factories[kind as Kind] as (...args: unknown[]) => Transform
  const first = firstArguments[kind as Kind]
  const options = Object.fromEntries(
    Object.entries(rest).filter(([key, each]) => key !== first && each !== null),
  )
  if (first === undefined) return make(options)
  if (kind === 'centerCrop' || kind === 'resize') checkKnownKeys(`${kind} options`, options, [])
  return make(rest[first], options)
}

const isMix = ({ kind }: Transform) => kind === 'mixup' || kind === 'cutmix'

/**
 * Checks a list of transforms, also one that comes from JSON.
 *
 * @param transforms applied in this order; after `normalize` only `randomErasing`, and `mixup` and `cutmix` last
 * @returns the same list, with all defaults
 * @throws TypeError, RangeError for what is no transform, an invalid option, or an invalid order
 */
export function checkTransforms(transforms: readonly unknown[]): Transform[] {
  if (!Array.isArray(transforms))
    throw new TypeError(`Expected an array of transforms for transforms but received ${show(transforms)}`)
  const list = transforms.map((each, i) => checkTransform(`transforms[${i}]`, each))
  const normal = list.findIndex(({ kind }) => kind === 'normalize')
  const mixes = list.findIndex(isMix)
  for (const [i, each] of list.entries()) {
    const name = `transforms[${i}], ${each.kind}`
    if (mixes >= 0 && i > mixes && !isMix(each))
      throw new TypeError(
        `Expected ${name} before transforms[${mixes}], ${list[mixes]!.kind}, which mixes a batch`,
      )
    if (normal >= 0 && i > normal && !isMix(each) && each.kind !== 'randomErasing')
      throw new TypeError(`Expected ${name} before transforms[${normal}], normalize, which gives floats`)
  }
  return list
}

/** Transforms as the native code takes them. */
export const encodeTransforms = (transforms: readonly Transform[]): NativeTransform[] =>
  transforms.map((each) => [
    each.kind,
    Float64Array.from((numbersOf[each.kind] as (t: Transform) => readonly number[])(each)),
  ])

/** The size that a list gives images of the given size, or of any size. */
export function sizeAfter(
  transforms: readonly Transform[],
  before?: readonly [number, number],
): readonly [number, number] | undefined {
  let size = before
  for (const each of transforms) {
    if (each.kind === 'resize' && typeof each.size === 'number') {
      if (!size) continue
      const [height, width] = size
      const side = each.size
      size =
        height <= width
          ? [side, Math.max(1, Math.floor((side * width) / height))]
          : [Math.max(1, Math.floor((side * height) / width)), side]
    } else if ('size' in each) size = each.size as [number, number]
  }
  return size
}

/** What the random numbers of a sample follow from. */
export interface SampleDraw {
  /** In [0, 2^53). Default 0. */
  seed?: number
  /** In [0, 2^53). Default 0. */
  epoch?: number
  /** The index of the sample, in [0, 2^31). Default 0. */
  sample?: number
  /** How often the epoch had the sample before, in [0, 2^31). Default 0. */
  repeat?: number
}

/**
 * Applies transforms to one image.
 *
 * @param image uint8 [1 or 3, height, width]
 * @param transforms no `mixup` and `cutmix`, which work on batches
 * @param draw what the random numbers follow from: the same draw gives the same image
 * @returns uint8 [channels, height, width], float32 after `normalize`
 * @throws TypeError, RangeError for an invalid argument; PdecayError `ERR_DATA` for an image that is too small
 * @example
 * ```ts
 * const image = tensor(new Uint8Array(3 * 8 * 8)).reshape([3, 8, 8])
 * const flipped = data.transforms.apply(image, [data.transforms.randomHorizontalFlip()], { seed: 1 })
 * ```
 */
export function apply(image: Tensor, transforms: readonly Transform[], draw: SampleDraw = {}): Tensor {
  if (!isTensor(image)) throw new TypeError(`Expected a tensor for image but received ${show(image)}`)
  const { shape, dtype } = image
  if (dtype !== 'uint8' || shape.length !== 3 || (shape[0] !== 1 && shape[0] !== 3))
    throw new TypeError(`Expected uint8 [1 or 3, height, width] for image but received ${dtype} [${shape}]`)
  const list = checkTransforms(transforms)
  const mixing = list.find(isMix)
  if (mixing) throw new TypeError(`Expected no ${mixing.kind}, which works on batches, for one image`)
  checkKnownKeys('draw', draw, ['seed', 'epoch', 'sample', 'repeat'])
  const large = '[0, 9007199254740991]'
  const small = '[0, 2147483647]'
  return wrap(
    core().applyTransforms(
      handleOf(image),
      encodeTransforms(list),
      checkInteger('draw.seed', draw.seed ?? 0, large),
      checkInteger('draw.epoch', draw.epoch ?? 0, large),
      checkInteger('draw.sample', draw.sample ?? 0, small),
      checkInteger('draw.repeat', draw.repeat ?? 0, small),
    ),
  )
}
