import { checkInteger, show } from '../../_check.js'
import { checkSize, type Interpolation, Options } from './_options.js'

/** A side for both dimensions, or [height, width], in pixels in [1, 16384]. */
export type Size = number | readonly [number, number]
/** A level in [0, 255] for all channels, or one for each of three. */
export type Fill = number | readonly [number, number, number]

/** Options of {@link randomCrop}. */
export interface RandomCropOptions {
  /** Pixels added around the image: on every side, on [left and right, top and bottom], or on [left, top, right, bottom]. Default 0. */
  padding?: number | readonly number[]
  /** What the added pixels are: `fill`, the nearest pixel, or the image mirrored about its edge. Default 'constant'. */
  paddingMode?: 'constant' | 'edge' | 'reflect'
  /** The level of added pixels. Default 0. */
  fill?: Fill
}

function checkPadding(value: unknown): [number, number, number, number] {
  const name = 'randomCrop.padding'
  const sides = Array.isArray(value) ? value : [value]
  for (const each of sides) checkInteger(name, each, '[0, 16384]')
  const [a, b = a, c = a, d = b] = sides as [number, number?, number?, number?]
  if (![1, 2, 4].includes(sides.length))
    throw new TypeError(`Expected one, two or four numbers for ${name} but received ${show(value)}`)
  return [a, b, c, d]
}

/**
 * Crops a part of the given size at a random place.
 *
 * @param size of the result; an image that is smaller with its padding is an error
 * @returns a transform that can be stored as JSON
 * @throws TypeError, RangeError for an invalid option
 * @example
 * ```ts
 * const crop = data.transforms.randomCrop(32, { padding: 4 })
 * ```
 */
export function randomCrop(size: Size, options: RandomCropOptions = {}) {
  const given = new Options('randomCrop', options, ['padding', 'paddingMode', 'fill'])
  return {
    kind: 'randomCrop',
    size: checkSize('randomCrop.size', size),
    padding: checkPadding(options.padding ?? 0),
    paddingMode: given.oneOf('paddingMode', ['constant', 'edge', 'reflect'], 'constant'),
    fill: given.fill(),
  } as const
}

/** Crops a part of the given size from the middle; what lies outside of the image is black. */
export function centerCrop(size: Size) {
  return { kind: 'centerCrop', size: checkSize('centerCrop.size', size) } as const
}

/**
 * Gives the image another size, by bilinear interpolation, antialiased where it shrinks.
 *
 * @param size [height, width], or the shorter side: the other one keeps the ratio
 */
export function resize(size: Size) {
  return {
    kind: 'resize',
    size: typeof size === 'number' ? checkSize('resize.size', size)[0] : checkSize('resize.size', size),
  } as const
}

/** Options of {@link randomResizedCrop}. */
export interface RandomResizedCropOptions {
  /** The share of the image's area that is cropped. Default [0.08, 1]. */
  scale?: readonly [number, number]
  /** The ratio of width to height of the crop; its logarithm is uniformly distributed. Default [3/4, 4/3]. */
  ratio?: readonly [number, number]
}

/**
 * Crops a random part of the image, and gives it the given size, by antialiased bilinear interpolation. As the first
 * transform of JPEG images, it lets libjpeg decode at 1/2, 1/4 or 1/8 of the size where the crop has enough pixels.
 *
 * @throws TypeError, RangeError for an invalid option
 * @example
 * ```ts
 * const crop = data.transforms.randomResizedCrop(224, { scale: [0.25, 1] })
 * ```
 * @source Szegedy et al., Going Deeper with Convolutions, arXiv 1409.4842
 */
export function randomResizedCrop(size: Size, options: RandomResizedCropOptions = {}) {
  const given = new Options('randomResizedCrop', options, ['scale', 'ratio'])
  return {
    kind: 'randomResizedCrop',
    size: checkSize('randomResizedCrop.size', size),
    scale: given.interval('scale', '(0, 1]', [0.08, 1]),
    ratio: given.interval('ratio', '[0.001, 1000]', [3 / 4, 4 / 3]),
  } as const
}

/** Options with the probability of a transform. */
export interface ProbabilityOptions {
  /** The probability, in [0, 1]. */
  p?: number
}

/** Mirrors the image left to right, with probability `p`, by default 0.5. */
export function randomHorizontalFlip(options: ProbabilityOptions = {}) {
  return {
    kind: 'randomHorizontalFlip',
    p: new Options('randomHorizontalFlip', options, ['p']).probability(0.5),
  } as const
}

/** Mirrors the image top to bottom, with probability `p`, by default 0.5. */
export function randomVerticalFlip(options: ProbabilityOptions = {}) {
  return {
    kind: 'randomVerticalFlip',
    p: new Options('randomVerticalFlip', options, ['p']).probability(0.5),
  } as const
}

/** Options of transforms that warp an image. */
export interface WarpOptions {
  /** How pixels between those of the image are computed. Default 'nearest', as in torchvision. */
  interpolation?: Interpolation
  /** The level of pixels outside of the image. Default 0. */
  fill?: Fill
}

/**
 * Rotates the image about its centre by a random angle.
 *
 * @param degrees counterclockwise: an interval, or a number d for [−d, d]
 * @throws TypeError, RangeError for an invalid option
 */
export function randomRotation(degrees: number | readonly [number, number], options: WarpOptions = {}) {
  const given = new Options('randomRotation', { ...options, degrees }, ['degrees', 'interpolation', 'fill'])
  return {
    kind: 'randomRotation',
    degrees: given.around('degrees', '[-36000, 36000]', 0, -36000) ?? [0, 0],
    interpolation: given.interpolation(),
    fill: given.fill(),
  } as const
}

/** Options of {@link randomAffine}. */
export interface RandomAffineOptions extends WarpOptions {
  /** The rotation in degrees, clockwise: an interval, or a number d for [−d, d]. Default 0. */
  degrees?: number | readonly [number, number]
  /** The largest shift, as shares of the width and of the height, in [0, 1]. Default [0, 0]. */
  translate?: readonly [number, number]
  /** The interval of the scale, in [0.001, 1000]. Default [1, 1]. */
  scale?: readonly [number, number]
  /** The shear of the x axis in degrees, in (−90, 90): an interval, or a number d for [−d, d]. Default 0. */
  shearX?: number | readonly [number, number]
  /** The shear of the y axis. Default 0. */
  shearY?: number | readonly [number, number]
}

/**
 * Rotates, shifts, scales and shears the image about its centre, each by a random amount.
 *
 * @throws TypeError, RangeError for an invalid option
 */
export function randomAffine(options: RandomAffineOptions = {}) {
  const keys = ['degrees', 'translate', 'scale', 'shearX', 'shearY', 'interpolation', 'fill']
  const given = new Options('randomAffine', options, keys)
  const shear = '[-89, 89]'
  return {
    kind: 'randomAffine',
    degrees: given.around('degrees', '[-36000, 36000]', 0, -36000) ?? [0, 0],
    translate: given.numbers('translate', '[0, 1]', [0, 0]),
    scale: given.interval('scale', '[0.001, 1000]', [1, 1]),
    shearX: given.around('shearX', shear, 0, -90) ?? [0, 0],
    shearY: given.around('shearY', shear, 0, -90) ?? [0, 0],
    interpolation: given.interpolation(),
    fill: given.fill(),
  } as const
}
