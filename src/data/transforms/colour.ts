import { checkInteger, show } from '../../_check.js'
import { Options } from './_options.js'
import type { ProbabilityOptions } from './geometry.js'

/** Options of {@link colorJitter}: for each an interval of factors, or a number d for [max(0, 1 − d), 1 + d]. */
export interface ColorJitterOptions {
  brightness?: number | readonly [number, number]
  contrast?: number | readonly [number, number]
  saturation?: number | readonly [number, number]
  /** A shift of the hue in turns, in [−0.5, 0.5]: an interval, or a number d for [−d, d]. */
  hue?: number | readonly [number, number]
}

/**
 * Changes brightness, contrast, saturation and hue by random factors, in random order.
 *
 * @throws TypeError, RangeError for an invalid option
 * @example
 * ```ts
 * const jitter = data.transforms.colorJitter({ brightness: 0.4, contrast: 0.4, saturation: 0.4 })
 * ```
 */
export function colorJitter(options: ColorJitterOptions = {}) {
  const given = new Options('colorJitter', options, ['brightness', 'contrast', 'saturation', 'hue'])
  return {
    kind: 'colorJitter',
    brightness: given.around('brightness', '[0, 1000]', 1, 0),
    contrast: given.around('contrast', '[0, 1000]', 1, 0),
    saturation: given.around('saturation', '[0, 1000]', 1, 0),
    hue: given.around('hue', '[-0.5, 0.5]', 0, -1),
  } as const
}

/** Takes the colour away, 0.2989 R + 0.587 G + 0.114 B, with probability `p`, by default 0.1. Channels stay three. */
export function randomGrayscale(options: ProbabilityOptions = {}) {
  return {
    kind: 'randomGrayscale',
    p: new Options('randomGrayscale', options, ['p']).probability(0.1),
  } as const
}

/** Options of {@link gaussianBlur}. */
export interface GaussianBlurOptions {
  /** The interval of the standard deviation, in pixels, in (0, 1000]. Default [0.1, 2]. */
  sigma?: readonly [number, number]
}

/**
 * Blurs the image by a Gaussian of random width; at its edge, the image is mirrored.
 *
 * @param kernelSize pixels of the kernel: an odd number in [1, 255], or one for each of [x, y]
 * @throws TypeError, RangeError for an invalid option
 */
export function gaussianBlur(
  kernelSize: number | readonly [number, number],
  options: GaussianBlurOptions = {},
) {
  const given = new Options('gaussianBlur', options, ['sigma'])
  const sizes = typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize
  const name = 'gaussianBlur.kernelSize'
  if (!Array.isArray(sizes) || sizes.length !== 2)
    throw new TypeError(`Expected one or two odd integers for ${name} but received ${show(kernelSize)}`)
  for (const size of sizes)
    if (checkInteger(name, size, '[1, 255]') % 2 === 0)
      throw new RangeError(`Expected an odd integer for ${name} but received ${size}`)
  return {
    kind: 'gaussianBlur',
    kernelSize: [sizes[0], sizes[1]] as [number, number],
    sigma: given.interval('sigma', '(0, 1000]', [0.1, 2]),
  } as const
}

/** Options of {@link randomErasing}. */
export interface RandomErasingOptions {
  /** The probability. Default 0.5. */
  p?: number
  /** The share of the image's area that is erased. Default [0.02, 0.33]. */
  scale?: readonly [number, number]
  /** The ratio of height to width of the box. Default [0.3, 3.3]. */
  ratio?: readonly [number, number]
  /**
   * What the box gets: a number, or one for each channel, or random values. Before `normalize` these are levels in
   * [0, 255]; after it normalised values, and random ones are normally distributed. Default 0.
   */
  value?: number | readonly [number, number, number] | 'random'
}

/**
 * Erases a random box of the image.
 *
 * @throws TypeError, RangeError for an invalid option
 * @source Zhong et al., Random Erasing Data Augmentation, arXiv 1708.04896
 */
export function randomErasing(options: RandomErasingOptions = {}) {
  const given = new Options('randomErasing', options, ['p', 'scale', 'ratio', 'value'])
  const { value = 0 } = options
  const numbers =
    typeof value === 'number'
      ? ([value, value, value] as const)
      : value === 'random'
        ? ([0, 0, 0] as const)
        : value
  return {
    kind: 'randomErasing',
    p: given.probability(0.5),
    scale: given.interval('scale', '(0, 1]', [0.02, 0.33]),
    ratio: given.interval('ratio', '[0.001, 1000]', [0.3, 3.3]),
    value:
      value === 'random'
        ? value
        : new Options('randomErasing', { value: numbers }, ['value']).numbers(
            'value',
            '[-1e6, 1e6]',
            [0, 0, 0],
          ),
  } as const
}

/** Options of {@link normalize}: a number for all channels, or one for each of three. */
export interface NormalizeOptions {
  /** Subtracted from pixels in [0, 1]. */
  mean: number | readonly [number, number, number]
  /** Pixels are then divided by it; not 0. */
  std: number | readonly [number, number, number]
}

/**
 * Converts the image to float32: (pixel / 255 − mean) / std.
 *
 * @throws TypeError, RangeError for an invalid option
 * @example
 * ```ts
 * const normalize = data.transforms.normalize({ mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] })
 * ```
 */
export function normalize(options: NormalizeOptions) {
  new Options('normalize', options, ['mean', 'std'])
  const three = (name: 'mean' | 'std', range: string) => {
    const value = options[name]
    if (value === undefined) throw new TypeError(`Expected normalize.${name}`)
    const all = typeof value === 'number' ? [value, value, value] : value
    return new Options('normalize', { [name]: all }, [name]).numbers(name, range, [0, 0, 0])
  }
  return { kind: 'normalize', mean: three('mean', '[-1e6, 1e6]'), std: three('std', '(0, 1e6]') } as const
}
