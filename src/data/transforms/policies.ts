import { checkNumber } from '../../_check.js'
import { Options } from './_options.js'
import type { ProbabilityOptions, WarpOptions } from './geometry.js'

/** Options of {@link randAugment}. */
export interface RandAugmentOptions extends WarpOptions {
  /** Operations applied one after the other, in [0, 100]. Default 2. */
  numOps?: number
  /** The strength of all operations, in [0, numMagnitudeBins). Default 9. */
  magnitude?: number
  /** Number of strengths, in [2, 1000]. Default 31. */
  numMagnitudeBins?: number
}

/**
 * Applies operations drawn from a list of 14: identity, shears, shifts, rotation, brightness, colour, contrast, sharpness,
 * posterize, solarize, autocontrast and equalize, all of one strength, with torchvision's magnitudes.
 *
 * @throws TypeError, RangeError for an invalid option
 * @source Cubuk et al., RandAugment, arXiv 1909.13719
 */
export function randAugment(options: RandAugmentOptions = {}) {
  const keys = ['numOps', 'magnitude', 'numMagnitudeBins', 'interpolation', 'fill']
  const given = new Options('randAugment', options, keys)
  const numMagnitudeBins = given.integer('numMagnitudeBins', '[2, 1000]', 31)
  return {
    kind: 'randAugment',
    numOps: given.integer('numOps', '[0, 100]', 2),
    magnitude: given.integer('magnitude', `[0, ${numMagnitudeBins})`, Math.min(9, numMagnitudeBins - 1)),
    numMagnitudeBins,
    interpolation: given.interpolation(),
    fill: given.fill(),
  } as const
}

/** Options of {@link trivialAugment}. */
export interface TrivialAugmentOptions extends WarpOptions {
  /** Number of strengths, in [2, 1000]. Default 31. */
  numMagnitudeBins?: number
}

/**
 * Applies one operation of the list of {@link randAugment}, with a strength drawn from wider ranges.
 *
 * @throws TypeError, RangeError for an invalid option
 * @source Müller and Hutter, TrivialAugment, arXiv 2103.10158, its wide augmentation space
 */
export function trivialAugment(options: TrivialAugmentOptions = {}) {
  const given = new Options('trivialAugment', options, ['numMagnitudeBins', 'interpolation', 'fill'])
  return {
    kind: 'trivialAugment',
    numMagnitudeBins: given.integer('numMagnitudeBins', '[2, 1000]', 31),
    interpolation: given.interpolation(),
    fill: given.fill(),
  } as const
}

/** Options of {@link mixup} and {@link cutmix}. */
export interface MixOptions extends ProbabilityOptions {
  /** λ is drawn from Beta(alpha, alpha); in [0.001, 1000]. Default 1. */
  alpha?: number
}

const mix = <const Kind extends string>(kind: Kind, options: MixOptions) => {
  const given = new Options(kind, options, ['alpha', 'p'])
  return {
    kind,
    alpha: checkNumber(`${kind}.alpha`, options.alpha ?? 1, '[0.001, 1000]'),
    p: given.probability(1),
  } as const
}

/**
 * Mixes each sample with the one before it in the batch: λ·own + (1 − λ)·other, images and targets alike. λ is drawn for each
 * sample. Targets become float32 [batch, classes].
 *
 * @throws TypeError, RangeError for an invalid option
 * @source Zhang et al., mixup, arXiv 1710.09412, with one λ for each sample
 */
export function mixup(options: MixOptions = {}) {
  return mix('mixup', options)
}

/**
 * Replaces a random box of each sample by that of the one before it in the batch. λ, the share of the pixels that stay, weighs
 * the targets, which become float32 [batch, classes].
 *
 * @throws TypeError, RangeError for an invalid option
 * @source Yun et al., CutMix, arXiv 1905.04899, with one box for each sample
 */
export function cutmix(options: MixOptions = {}) {
  return mix('cutmix', options)
}
