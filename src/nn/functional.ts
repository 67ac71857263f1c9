import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, checkOneOf } from '../_check.js'
import { ops, type Tensor } from '../tensor/index.js'

// PyTorch's own functions, and below those whose arguments differ from their operator's.
export const {
  adaptiveAvgPool2d,
  avgPool2d,
  conv1d,
  conv2d,
  convTranspose2d,
  elu,
  gelu,
  groupNorm,
  hardswish,
  layerNorm,
  leakyRelu,
  linear,
  logSigmoid,
  logSoftmax,
  maxPool1d,
  maxPool2d,
  mish,
  oneHot,
  pad,
  prelu,
  relu,
  relu6,
  rmsNorm,
  scaledDotProductAttention,
  selu,
  sigmoid,
  silu,
  softmax,
  softplus,
  tanh,
} = ops

const reductions = ['none', 'mean', 'sum'] as const
/** What becomes of a loss's values, one for each example: kept, averaged or summed. */
export type Reduction = (typeof reductions)[number]

/** libtorch's number for a reduction. */
const reductionCode = (reduction: Reduction = 'mean') =>
  reductions.indexOf(checkOneOf('reduction', reduction, reductions))

export interface CrossEntropyOptions {
  /** A factor for each class, of shape [classes]. */
  weight?: Tensor
  /** Examples of this class count for nothing. Default -100. */
  ignoreIndex?: number
  /** Default 'mean'. */
  reduction?: Reduction
  /** Share of the target spread evenly over all classes, in [0, 1]. Default 0. */
  labelSmoothing?: number
}

/**
 * Cross entropy of classes: −log softmax(logits)[target].
 *
 * @param logits [batch, classes, …]
 * @param target classes as int64, [batch, …]; or probabilities, of the shape of `logits`
 * @returns a number as a tensor or, with `reduction: 'none'`, one for each target
 */
export function crossEntropy(logits: Tensor, target: Tensor, options: CrossEntropyOptions = {}): Tensor {
  checkKnownKeys('crossEntropy options', options, ['weight', 'ignoreIndex', 'reduction', 'labelSmoothing'])
  return ops.crossEntropyLoss(logits, target, {
    weight: options.weight,
    reduction: reductionCode(options.reduction),
    ignoreIndex: checkInteger('ignoreIndex', options.ignoreIndex ?? -100),
    labelSmoothing: checkNumber('labelSmoothing', options.labelSmoothing ?? 0, '[0, 1]'),
  })
}

export interface LossOptions {
  /** Default 'mean'. */
  reduction?: Reduction
}

/** Negative log likelihood: −logProbabilities[target]. */
export function nllLoss(
  logProbabilities: Tensor,
  target: Tensor,
  options: Omit<CrossEntropyOptions, 'labelSmoothing'> = {},
): Tensor {
  checkKnownKeys('nllLoss options', options, ['weight', 'ignoreIndex', 'reduction'])
  return ops.nllLoss(logProbabilities, target, {
    weight: options.weight,
    reduction: reductionCode(options.reduction),
    ignoreIndex: checkInteger('ignoreIndex', options.ignoreIndex ?? -100),
  })
}

/** Mean squared error: (input − target)². */
export function mseLoss(input: Tensor, target: Tensor, { reduction }: LossOptions = {}): Tensor {
  return ops.mseLoss(input, target, { reduction: reductionCode(reduction) })
}

/** Mean absolute error: |input − target|. */
export function l1Loss(input: Tensor, target: Tensor, { reduction }: LossOptions = {}): Tensor {
  return ops.l1Loss(input, target, { reduction: reductionCode(reduction) })
}

/** Cross entropy of yes and no: −target·log σ(logits) − (1 − target)·log(1 − σ(logits)). */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  target: Tensor,
  { weight, posWeight, reduction }: LossOptions & { weight?: Tensor; posWeight?: Tensor } = {},
): Tensor {
  return ops.binaryCrossEntropyWithLogits(logits, target, {
    weight,
    posWeight,
    reduction: reductionCode(reduction),
  })
}

/**
 * Sets each element to 0 with probability `p` and divides the others by 1 − p, in training; else gives the input.
 *
 * @param options p in [0, 1], default 0.5; training, default true
 */
export function dropout(input: Tensor, options: { p?: number; training?: boolean } = {}): Tensor {
  checkKnownKeys('dropout options', options, ['p', 'training'])
  return ops.dropout(
    input,
    checkNumber('p', options.p ?? 0.5, '[0, 1]'),
    checkBoolean('training', options.training ?? true),
  )
}

/** The rows of `weight` that `indices` (int64) name. */
export function embedding(
  indices: Tensor,
  weight: Tensor,
  { paddingIdx = -1 }: { paddingIdx?: number } = {},
): Tensor {
  return ops.embedding(weight, indices, { paddingIdx })
}
