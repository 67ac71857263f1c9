import { checkInteger } from '../../_check.js'
import { noGrad, type Tensor } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import {
  checkTensor,
  flag,
  type Given,
  integer,
  nullable,
  number,
  oneOf,
  optionalTensor,
  or,
  read,
} from '../_options.js'

const bias = { bias: optionalTensor }

/** x·Wᵀ + b. @param input [..., in] @param weight [out, in] or [in] @returns [..., out] */
export const linear = (input: Tensor, weight: Tensor, options: Given<typeof bias> = {}): Tensor =>
  aten.linear(input, weight, read('linear', bias, options))

/** x₁ᵀ·W·x₂ + b. @param weight [out, in1, in2] @returns [..., out] */
export const bilinear = (
  input1: Tensor,
  input2: Tensor,
  weight: Tensor,
  options: Given<typeof bias> = {},
): Tensor => aten.bilinear(input1, input2, weight, read('bilinear', bias, options))

type ConvOptions = NonNullable<Parameters<typeof aten.conv2d>[2]>
type ConvTransposeOptions = NonNullable<Parameters<typeof aten.convTranspose2d>[2]>

/** Cross-correlation over the last dimension. @param input [batch, in, width] @param weight [out, in/groups, kernel] */
export const conv1d = (input: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor =>
  aten.conv1d(input, weight, options)
/** Cross-correlation over the last two dimensions. @param input [batch, in, height, width] @param weight [out, in/groups, …kernel] */
export const conv2d = (input: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor =>
  aten.conv2d(input, weight, options)
/** Cross-correlation over the last three dimensions. @param input [batch, in, depth, height, width] */
export const conv3d = (input: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor =>
  aten.conv3d(input, weight, options)
/** The transpose of {@link conv1d}. @param weight [in, out/groups, kernel] */
export const convTranspose1d = (input: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor =>
  aten.convTranspose1d(input, weight, options)
/** The transpose of {@link conv2d}. @param weight [in, out/groups, …kernel] */
export const convTranspose2d = (input: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor =>
  aten.convTranspose2d(input, weight, options)
/** The transpose of {@link conv3d}. @param weight [in, out/groups, …kernel] */
export const convTranspose3d = (input: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor =>
  aten.convTranspose3d(input, weight, options)

/** The options of looking rows up, with PyTorch's defaults. */
export const embeddingOptions = {
  embedding: {
    /** This row gets no gradient. Negative ones count from the end. Default none. */
    paddingIdx: nullable(integer(0)),
    /** Rows of a larger norm are scaled down to it, in place. Default none. */
    maxNorm: nullable(number(0, '[0, inf)')),
    /** The norm for `maxNorm`. Default 2. */
    normType: number(2, '[0, inf]'),
    /** Divide gradients by how often a row occurs. Default false. */
    scaleGradByFreq: flag(false),
    /** Sparse gradients. Default false. */
    sparse: flag(false),
  },
}

/** Which row an index stands for; libtorch's −1 means none. */
function row(name: string, index: number | null, rows: number): number {
  if (index === null) return -1
  checkInteger(name, index, `[${-rows}, ${rows})`)
  return index < 0 ? index + rows : index
}

function renorm(weight: Tensor, indices: Tensor, maxNorm: number | null, normType: number): void {
  if (maxNorm !== null) noGrad(() => aten.embeddingRenorm_(weight, indices.contiguous(), maxNorm, normType))
}

/**
 * The rows of `weight` that `input` names.
 *
 * @param input int64 or int32, any shape
 * @param weight [rows, features]
 * @returns [...input's shape, features]
 */
export function embedding(
  input: Tensor,
  weight: Tensor,
  options: Given<typeof embeddingOptions.embedding> = {},
): Tensor {
  const values = read('embedding', embeddingOptions.embedding, options)
  checkTensor('embedding', 'weight', weight)
  const { maxNorm, normType, scaleGradByFreq, sparse } = values
  renorm(weight, input, maxNorm, normType)
  const paddingIdx = row('paddingIdx', values.paddingIdx, weight.shape[0]!)
  return aten.embedding(weight, input, { paddingIdx, scaleGradByFreq, sparse })
}

const bagModes = ['sum', 'mean', 'max'] as const
const bagSettings = {
  ...embeddingOptions.embedding,
  /** Where each bag begins in a one-dimensional input, int64 [bags]. */
  offsets: optionalTensor,
  /** Default 'mean'. */
  mode: oneOf<'sum' | 'mean' | 'max'>('mean', bagModes),
  /** A factor of each row, of the input's shape; for `mode: 'sum'`. */
  perSampleWeights: optionalTensor,
  /** The last offset is the input's length. Default false. */
  includeLastOffset: flag(false),
}

/**
 * The sum, mean or maximum of bags of rows.
 *
 * @param input int64 or int32 [bags, length], or [all] with `offsets`
 * @param weight [rows, features]
 * @returns [bags, features]
 * @throws RangeError for `offsets` with an input of 2 dimensions, TypeError for none with an input of 1
 */
export function embeddingBag(input: Tensor, weight: Tensor, options: Given<typeof bagSettings> = {}): Tensor {
  const values = read('embeddingBag', bagSettings, options)
  const { maxNorm, normType, mode, perSampleWeights, ...rest } = values
  checkTensor('embeddingBag', 'input', input)
  let { offsets } = values
  let flat = input
  let factors = perSampleWeights
  if (input.ndim === 2) {
    if (offsets) throw new RangeError('embeddingBag: Expected no offsets for an input of 2 dimensions')
    const [bags, length] = input.shape as [number, number]
    flat = input.reshape(-1)
    factors = perSampleWeights?.reshape(-1) ?? null
    offsets = rangeOf(input, bags, length)
  } else if (!offsets) throw new TypeError('embeddingBag: Expected offsets for an input of 1 dimension')
  renorm(weight, flat, maxNorm, normType)
  const padding = values.paddingIdx === null ? null : row('paddingIdx', values.paddingIdx, weight.shape[0]!)
  return aten.embeddingBag(
    weight,
    flat,
    offsets,
    rest.scaleGradByFreq,
    bagModes.indexOf(mode),
    rest.sparse,
    factors,
    rest.includeLastOffset,
    padding,
  )[0]
}

const rangeOf = (like: Tensor, bags: number, length: number): Tensor =>
  like.newFull(bags, length).cumsum(0).sub(length)

/** One-hot vectors. @param input int64, any shape @param options numClasses, default one more than the largest */
export const oneHot = (input: Tensor, options: { numClasses?: number } = {}): Tensor =>
  aten.oneHot(input, options)

/** The options of normalization, with PyTorch's defaults. */
export const normOptions = {
  /** Added to the variance. Default 1e-5. */
  eps: number(1e-5, '[0, inf)'),
  /** Weight of the present batch in the running statistics. Default 0.1. */
  momentum: number(0.1),
}
const batchNormSettings = {
  weight: optionalTensor,
  bias: optionalTensor,
  training: flag(false),
  ...normOptions,
}
const instanceNormSettings = {
  runningMean: optionalTensor,
  runningVar: optionalTensor,
  weight: optionalTensor,
  bias: optionalTensor,
  useInputStats: flag(true),
  ...normOptions,
}
const affineSettings = { weight: optionalTensor, bias: optionalTensor, eps: normOptions.eps }

/**
 * (x − mean)/√(var + eps)·weight + bias for each channel (dimension 1): the batch's mean and variance in training, else
 * the running ones.
 *
 * @param runningMean [channels]; changed in training; null for none
 * @param runningVar as `runningMean`
 */
export function batchNorm(
  input: Tensor,
  runningMean: Tensor | null,
  runningVar: Tensor | null,
  options: Given<typeof batchNormSettings> = {},
): Tensor {
  const { weight, bias: offset, training, momentum, eps } = read('batchNorm', batchNormSettings, options)
  if (training) checkManyValues('batchNorm', input)
  return aten.batchNorm(input, weight, offset, runningMean, runningVar, training, momentum, eps, true)
}

/** A variance over one value is refused, as in PyTorch. */
function checkManyValues(owner: string, input: Tensor): void {
  const { shape } = input
  if (shape.reduce((count, size, i) => (i === 1 ? count : count * size), 1) === 1)
    throw new RangeError(
      `${owner}: Expected more than 1 value for each channel in training but received [${shape}]`,
    )
}

/**
 * As {@link batchNorm}, for each example by itself.
 *
 * @param input [batch, channels, …spatial]
 * @throws RangeError for one spatial element where its statistics are needed
 */
export function instanceNorm(input: Tensor, options: Given<typeof instanceNormSettings> = {}): Tensor {
  const v = read('instanceNorm', instanceNormSettings, options)
  checkTensor('instanceNorm', 'input', input)
  if (v.useInputStats && input.ndim > 2 && input.shape.slice(2).reduce((a, b) => a * b, 1) === 1)
    throw new RangeError(`instanceNorm: Expected more than 1 spatial element but received [${input.shape}]`)
  return aten.instanceNorm(
    input,
    v.weight,
    v.bias,
    v.runningMean,
    v.runningVar,
    v.useInputStats,
    v.momentum,
    v.eps,
    true,
  )
}

/** (x − mean)/√(var + eps)·weight + bias over the last dimensions, those of `normalizedShape`. */
export const layerNorm = (
  input: Tensor,
  normalizedShape: number | readonly number[],
  options: Given<typeof affineSettings> = {},
): Tensor => aten.layerNorm(input, normalizedShape, read('layerNorm', affineSettings, options))

/** (x − mean)/√(var + eps)·weight + bias over groups of channels (dimension 1). */
export const groupNorm = (
  input: Tensor,
  numGroups: number,
  options: Given<typeof affineSettings> = {},
): Tensor =>
  aten.groupNorm(
    input,
    checkInteger('numGroups', numGroups, '[1, inf)'),
    read('groupNorm', affineSettings, options),
  )

const rmsSettings = { weight: optionalTensor, eps: nullable(number(0, '[0, inf)')) }

/** x/√(mean(x²) + eps)·weight over the last dimensions. @param options eps, default the dtype's machine epsilon */
export const rmsNorm = (
  input: Tensor,
  normalizedShape: number | readonly number[],
  options: Given<typeof rmsSettings> = {},
): Tensor => aten.rmsNorm(input, normalizedShape, read('rmsNorm', rmsSettings, options))

export const localResponseOptions = {
  /** Default 1e-4. */
  alpha: number(1e-4),
  /** Default 0.75. */
  beta: number(0.75),
  /** Default 1. */
  k: number(1),
}

/**
 * x/(k + alpha·mean(x²))^beta, the mean over `size` neighbouring channels.
 *
 * @param input [batch, channels, …spatial], of 3 or more dimensions
 * @param size channels, at least 1
 * @param options alpha, default 1e-4; beta, default 0.75; k, default 1
 * @throws RangeError for an input of fewer than 3 dimensions
 * @source Krizhevsky et al., 2012
 */
export function localResponseNorm(
  input: Tensor,
  size: number,
  options: Given<typeof localResponseOptions> = {},
): Tensor {
  const { alpha, beta, k } = read('localResponseNorm', localResponseOptions, options)
  checkInteger('size', size, '[1, inf)')
  checkTensor('localResponseNorm', 'input', input)
  if (input.ndim < 3)
    throw new RangeError(`localResponseNorm: Expected 3 or more dimensions but received [${input.shape}]`)
  if (input.numel === 0) return input
  const channels = [Math.floor(size / 2), Math.floor((size - 1) / 2)]
  const squares = input.square().unsqueeze(1)
  const { shape } = input
  const mean =
    shape.length === 3
      ? aten.avgPool2d(aten.pad(squares, [0, 0, ...channels]), [size, 1], { stride: 1 }).squeeze(1)
      : aten
          .avgPool3d(
            aten.pad(squares.reshape([shape[0]!, 1, shape[1]!, shape[2]!, -1]), [0, 0, 0, 0, ...channels]),
            [size, 1, 1],
            { stride: 1 },
          )
          .squeeze(1)
          .reshape(shape)
  return input.div(mean.mul(alpha).add(k).pow(beta))
}

const normalizeSettings = {
  /** Default 2. */
  p: number(2, '[-inf, inf]'),
  /** Default 1. */
  dim: integer(1),
  /** The least norm to divide by. Default 1e-12. */
  eps: number(1e-12, '[0, inf)'),
}

/** x/max(‖x‖ₚ, eps) along a dimension. */
export function normalize(input: Tensor, options: Given<typeof normalizeSettings> = {}): Tensor {
  const { p, dim, eps } = read('normalize', normalizeSettings, options)
  checkTensor('normalize', 'input', input)
  return input.div(input.norm(p, [dim], { keepdim: true }).clampMin(eps).expandAs(input))
}

/** The options of dropout, with PyTorch's defaults. */
export const dropoutOptions = {
  /** Probability in [0, 1]. Default 0.5. */
  p: number(0.5, '[0, 1]'),
  /** Write into the input. Default false. */
  inplace: flag(false),
}
const dropoutSettings = { ...dropoutOptions, training: flag(true) }
const featureSettings = { ...dropoutSettings, training: flag(false) }
type DropoutOptions = Given<typeof dropoutSettings>
type Drop = (input: Tensor, p: number, training: boolean) => Tensor

function drops(name: string, pure: Drop, inPlace: Drop, table = dropoutSettings) {
  return (input: Tensor, options: DropoutOptions = {}): Tensor => {
    const { p, training, inplace } = read(name, table, options)
    return (inplace ? inPlace : pure)(input, p, training)
  }
}

/** Sets each element to 0 with probability `p` and divides the others by 1 − p; gives the input where `training` is false. */
export const dropout = drops('dropout', aten.dropout, aten.dropout_)
/** Dropout that keeps mean and variance of SELU's outputs. */
export const alphaDropout = drops('alphaDropout', aten.alphaDropout, aten.alphaDropout_, featureSettings)
/** {@link alphaDropout} of whole channels. */
export const featureAlphaDropout = drops(
  'featureAlphaDropout',
  aten.featureAlphaDropout,
  aten.featureAlphaDropout_,
  featureSettings,
)

/** Dropout of whole channels; an input without a batch gets one. */
function dropChannels(name: string, dimensions: number) {
  return (input: Tensor, options: DropoutOptions = {}): Tensor => {
    const { p, training, inplace } = read(name, dropoutSettings, options)
    checkTensor(name, 'input', input)
    const drop = inplace ? aten.featureDropout_ : aten.featureDropout
    if (input.ndim >= dimensions + 2) return drop(input, p, training)
    return drop(input.unsqueeze(0), p, training).squeeze(0)
  }
}
/** Dropout of whole channels. @param input [batch, channels, width] or [channels, width] */
export const dropout1d = dropChannels('dropout1d', 1)
/** Dropout of whole channels. @param input [batch, channels, height, width] or [channels, height, width] */
export const dropout2d = dropChannels('dropout2d', 2)
/** Dropout of whole channels. @param input [batch, channels, depth, height, width], or without the batch */
export const dropout3d = dropChannels('dropout3d', 3)

const cosineSettings = { dim: integer(1), eps: number(1e-8, '[0, inf)') }
/** x₁·x₂/(‖x₁‖‖x₂‖) along a dimension. */
export const cosineSimilarity = (
  x1: Tensor,
  x2: Tensor,
  options: Given<typeof cosineSettings> = {},
): Tensor => aten.cosineSimilarity(x1, x2, read('cosineSimilarity', cosineSettings, options))

const distanceSettings = { p: number(2), eps: number(1e-6, '[0, inf)'), keepdim: flag(false) }
/** ‖x₁ − x₂ + eps‖ₚ along the last dimension. */
export const pairwiseDistance = (
  x1: Tensor,
  x2: Tensor,
  options: Given<typeof distanceSettings> = {},
): Tensor => aten.pairwiseDistance(x1, x2, read('pairwiseDistance', distanceSettings, options))

/** The distances between all pairs of rows. @param input [rows, features] @returns [rows·(rows − 1)/2] */
export const pdist = (input: Tensor, options: { p?: number } = {}): Tensor => aten.pdist(input, options)

const attentionSettings = {
  /** Added to the scores, or boolean: where it is false, nothing is looked at. */
  attnMask: optionalTensor,
  /** Default 0. */
  dropoutP: number(0, '[0, 1]'),
  /** Look only at positions up to one's own. Default false. */
  isCausal: flag(false),
  /** Default 1/√features. */
  scale: nullable(number(1)),
  /** Fewer heads of keys and values than of queries. Default false. */
  enableGqa: flag(false),
}
/**
 * softmax(q·kᵀ·scale + mask)·v.
 *
 * @param query [..., heads, targets, features] @param key [..., heads, sources, features] @param value as `key`
 * @source Vaswani et al., arXiv 1706.03762
 */
export const scaledDotProductAttention = (
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: Given<typeof attentionSettings> = {},
): Tensor =>
  aten.scaledDotProductAttention(
    query,
    key,
    value,
    read('scaledDotProductAttention', attentionSettings, options),
  )

const padModes = ['constant', 'reflect', 'replicate', 'circular'] as const
/** What padding holds: a constant, or the input mirrored at its ends, its last elements repeated, or the input from its other end. */
export type PadMode = (typeof padModes)[number]
const padSettings = {
  /** Default 'constant'. */
  mode: oneOf<PadMode>('constant', padModes),
  /** For 'constant'. Default 0. */
  value: or(number(0), null),
}
/**
 * Adds elements at the ends.
 *
 * @param padding before and after for the last dimension, then for the one before it, …; negative numbers crop
 * @param options mode, default 'constant'; value, default 0, for 'constant' alone
 * @throws RangeError for a value with another mode than 'constant'
 */
export function pad(
  input: Tensor,
  padding: readonly number[],
  options: Given<typeof padSettings> = {},
): Tensor {
  const { mode, value } = read('pad', padSettings, options)
  if (mode !== 'constant' && value !== null && value !== 0)
    throw new RangeError(`pad: Expected no value for mode '${mode}'`)
  return aten.pad(input, padding, { mode, value })
}
