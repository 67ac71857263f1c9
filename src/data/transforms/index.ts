export type { Interpolation } from './_options.js'
export {
  type ColorJitterOptions,
  colorJitter,
  type GaussianBlurOptions,
  gaussianBlur,
  type NormalizeOptions,
  normalize,
  type RandomErasingOptions,
  randomErasing,
  randomGrayscale,
} from './colour.js'
export {
  centerCrop,
  type Fill,
  type ProbabilityOptions,
  type RandomAffineOptions,
  type RandomCropOptions,
  type RandomResizedCropOptions,
  randomAffine,
  randomCrop,
  randomHorizontalFlip,
  randomResizedCrop,
  randomRotation,
  randomVerticalFlip,
  resize,
  type Size,
  type WarpOptions,
} from './geometry.js'
export { apply, checkTransforms, type SampleDraw, type Transform } from './list.js'
export {
  cutmix,
  type MixOptions,
  mixup,
  type RandAugmentOptions,
  randAugment,
  type TrivialAugmentOptions,
  trivialAugment,
} from './policies.js'
