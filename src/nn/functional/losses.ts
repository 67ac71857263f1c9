import { checkFunction } from '../../_check.js'
import { type Tensor, where } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import {
  checkTensor,
  flag,
  type Given,
  integer,
  number,
  oneOf,
  optionalTensor,
  type Read,
  read,
  type Setting,
} from '../_options.js'

const reductions = ['none', 'mean', 'sum'] as const
/** What becomes of a loss's values, one for each example: kept, averaged or summed. */
export type Reduction = (typeof reductions)[number]

/** libtorch's number for a reduction. */
const codeOf = (reduction: string): number => reductions.indexOf(reduction as Reduction)
const reduction: Setting<Reduction> = oneOf<Reduction>('mean', reductions)
/** A factor for each class, [classes]. */
const weight = optionalTensor
/** Targets of this class count for nothing. Default -100. */
const ignoreIndex = integer(-100)
const margin = (fallback: number) => number(fallback)

/** The options of every loss, with PyTorch's defaults; its modules take the same. */
export const lossOptions = {
  /** reduction: 'none', 'mean' (default) or 'sum'. */
  plain: { reduction },
  weighted: { weight, reduction },
  nll: { weight, ignoreIndex, reduction },
  crossEntropy: {
    weight,
    ignoreIndex,
    reduction,
    /** Share of the target spread evenly over all classes, in [0, 1]. Default 0. */
    labelSmoothing: number(0, '[0, 1]'),
  },
  bceWithLogits: {
    weight,
    reduction,
    /** A factor of the positive examples, for each class. */
    posWeight: optionalTensor,
  },
  smoothL1: {
    reduction,
    /** Where the square ends and the absolute value begins. Default 1. */
    beta: number(1, '[0, inf)'),
  },
  huber: {
    reduction,
    /** Where the square ends and the absolute value begins. Default 1. */
    delta: number(1, '(0, inf)'),
  },
  klDiv: {
    /** 'batchmean' divides the sum by the batch's size, as the definition says. Default 'mean'. */
    reduction: oneOf<Reduction | 'batchmean'>('mean', [...reductions, 'batchmean']),
    /** The target is a logarithm too. Default false. */
    logTarget: flag(false),
  },
  poissonNll: {
    /** The input is the logarithm of the rate. Default true. */
    logInput: flag(true),
    /** Add Stirling's approximation of log(target!). Default false. */
    full: flag(false),
    /** Keeps log(0) away. Default 1e-8. */
    eps: number(1e-8, '(0, inf)'),
    reduction,
  },
  gaussianNll: {
    /** Add the constant ½·log(2π). Default false. */
    full: flag(false),
    /** The least variance. Default 1e-6. */
    eps: number(1e-6, '(0, inf)'),
    reduction,
  },
  ctc: {
    /** The class of the blank. Default 0. */
    blank: integer(0, '[0, inf)'),
    reduction,
    /** Infinite losses count as 0. Default false. */
    zeroInfinity: flag(false),
  },
  /** margin: default 1. */
  hingeEmbedding: { margin: margin(1), reduction },
  /** margin: default 0. */
  cosineEmbedding: { margin: margin(0), reduction },
  /** margin: default 0. */
  marginRanking: { margin: margin(0), reduction },
  multiMargin: {
    /** 1 or 2. Default 1. */
    p: integer(1, '[1, 2]'),
    /** Default 1. */
    margin: margin(1),
    weight,
    reduction,
  },
  tripletMargin: {
    /** Default 1. */
    margin: number(1, '(0, inf)'),
    /** The norm of the distances. Default 2. */
    p: number(2, '[0, inf]'),
    /** Default 1e-6. */
    eps: number(1e-6, '[0, inf)'),
    /** Take the nearer of anchor and positive to the negative. Default false. @source Balntas et al., BMVC 2016 */
    swap: flag(false),
    reduction,
  },
}
type Options<K extends keyof typeof lossOptions> = Given<(typeof lossOptions)[K]>

/** The options of losses that have a reduction alone: mseLoss, l1Loss and others. */
export type LossOptions = Options<'plain'>
/** The options of {@link crossEntropy}. */
export type CrossEntropyOptions = Options<'crossEntropy'>

type Coded<K extends keyof typeof lossOptions> = Omit<Read<(typeof lossOptions)[K]>, 'reduction'> & {
  reduction: number
}
/** The options of a loss, with libtorch's number for the reduction. */
function readLoss<K extends keyof typeof lossOptions>(owner: string, kind: K, options: Options<K>): Coded<K> {
  const values = read(owner, lossOptions[kind], options)
  return { ...values, reduction: codeOf((values as { reduction: string }).reduction) } as Coded<K>
}

function checkTensors(loss: string, input: Tensor, target: Tensor): void {
  checkTensor(loss, 'input', input)
  checkTensor(loss, 'target', target)
}

/** Explains libtorch's error for classes of another dtype, which numbers in JavaScript have by default. */
function ofClasses(loss: string, target: Tensor, compute: () => Tensor): Tensor {
  try {
    return compute()
  } catch (error) {
    if (!/expected scalar type Long but found/i.test((error as Error).message)) throw error
    throw new TypeError(
      `${loss}: Expected classes in int64 for target but received ${target.dtype}: use target.to('int64'), or tensor(classes, { dtype: 'int64' })`,
      { cause: error },
    )
  }
}

/** Warns, as PyTorch does, of a target that has another shape than the input: both are broadcast. */
function noteBroadcast(loss: string, input: Tensor, target: Tensor): void {
  checkTensors(loss, input, target)
  const [a, b] = [input.shape, target.shape]
  if (a.length === b.length && a.every((size, i) => size === b[i])) return
  process.emitWarning(
    `${loss}: the target's shape [${b}] differs from the input's, [${a}]: the two are broadcast, which is rarely what is meant. Give both one shape.`,
    { code: 'PDECAY_BROADCAST_LOSS' },
  )
}

function sameShape(loss: string, input: Tensor, target: Tensor): void {
  checkTensors(loss, input, target)
  if (String(input.shape) !== String(target.shape))
    throw new RangeError(
      `${loss}: Expected a target of shape [${input.shape}] but received [${target.shape}]`,
    )
}

const reduce = (values: Tensor, how: Reduction): Tensor =>
  how === 'none' ? values : how === 'mean' ? values.mean() : values.sum()

/**
 * Cross entropy of classes: −log softmax(input)[target].
 *
 * @param input logits, [classes], [batch, classes] or [batch, classes, …]
 * @param target classes as int64, [batch, …]; or probabilities, of the input's shape
 * @returns a number as a tensor or, with `reduction: 'none'`, one for each target
 * @throws RangeError for a shape or class that does not fit
 */
export function crossEntropy(input: Tensor, target: Tensor, options: Options<'crossEntropy'> = {}): Tensor {
  const values = readLoss('crossEntropy', 'crossEntropy', options)
  return ofClasses('crossEntropy', target, () => aten.crossEntropyLoss(input, target, values))
}

/**
 * Negative log likelihood: −input[target].
 *
 * @param input log-probabilities, [classes], [batch, classes] or [batch, classes, …]
 * @param target classes as int64, [batch, …]
 */
export function nllLoss(input: Tensor, target: Tensor, options: Options<'nll'> = {}): Tensor {
  const values = readLoss('nllLoss', 'nll', options)
  return ofClasses('nllLoss', target, () => aten.nllLossNd(input, target, values))
}

/** Mean squared error: (input − target)². Warns where the shapes differ. */
export function mseLoss(input: Tensor, target: Tensor, options: Options<'weighted'> = {}): Tensor {
  const { weight: factor, reduction: how } = read('mseLoss', lossOptions.weighted, options)
  noteBroadcast('mseLoss', input, target)
  if (!factor) return aten.mseLoss(input, target, { reduction: codeOf(how) })
  const each = aten.mseLoss(input, target, { reduction: 0 }).mul(factor)
  return how === 'mean' ? each.sum().div(factor.sum()) : reduce(each, how)
}

/** Mean absolute error: |input − target|. Warns where the shapes differ. */
export function l1Loss(input: Tensor, target: Tensor, options: Options<'weighted'> = {}): Tensor {
  const { weight: factor, reduction: how } = read('l1Loss', lossOptions.weighted, options)
  noteBroadcast('l1Loss', input, target)
  if (!factor) return aten.l1Loss(input, target, { reduction: codeOf(how) })
  const each = aten.l1Loss(input, target, { reduction: 0 }).mul(factor)
  return how === 'mean' ? each.sum().div(factor.sum()) : reduce(each, how)
}

/** ½d²/beta where |d| < beta, else |d| − ½beta, with d = input − target. Warns where the shapes differ. */
export function smoothL1Loss(input: Tensor, target: Tensor, options: Options<'smoothL1'> = {}): Tensor {
  const values = readLoss('smoothL1Loss', 'smoothL1', options)
  noteBroadcast('smoothL1Loss', input, target)
  return values.beta === 0
    ? aten.l1Loss(input, target, { reduction: values.reduction })
    : aten.smoothL1Loss(input, target, values)
}

/** ½d² where |d| ≤ delta, else delta·(|d| − ½delta), with d = input − target. Warns where the shapes differ. */
export function huberLoss(input: Tensor, target: Tensor, options: Options<'huber'> = {}): Tensor {
  const values = readLoss('huberLoss', 'huber', options)
  noteBroadcast('huberLoss', input, target)
  return aten.huberLoss(input, target, values)
}

/**
 * −(target·log input + (1 − target)·log(1 − input)).
 *
 * @param input probabilities, any shape
 * @param target in [0, 1], the input's shape
 * @throws RangeError where the shapes differ
 */
export function binaryCrossEntropy(input: Tensor, target: Tensor, options: Options<'weighted'> = {}): Tensor {
  const values = readLoss('binaryCrossEntropy', 'weighted', options)
  sameShape('binaryCrossEntropy', input, target)
  return aten.binaryCrossEntropy(input, target, values)
}

/**
 * −(posWeight·target·log σ(input) + (1 − target)·log(1 − σ(input))).
 *
 * @param input logits, any shape
 * @param target in [0, 1], the input's shape
 * @throws RangeError where the shapes differ
 */
export function binaryCrossEntropyWithLogits(
  input: Tensor,
  target: Tensor,
  options: Options<'bceWithLogits'> = {},
): Tensor {
  const values = readLoss('binaryCrossEntropyWithLogits', 'bceWithLogits', options)
  sameShape('binaryCrossEntropyWithLogits', input, target)
  return aten.binaryCrossEntropyWithLogits(input, target, values)
}

/**
 * Kullback-Leibler divergence: target·(log target − input).
 *
 * @param input log-probabilities, any shape
 * @param target probabilities or, with `logTarget`, their logarithms
 */
export function klDiv(input: Tensor, target: Tensor, options: Options<'klDiv'> = {}): Tensor {
  const { reduction: how, logTarget } = read('klDiv', lossOptions.klDiv, options)
  const isBatch = how === 'batchmean'
  const sum = aten.klDiv(input, target, { reduction: isBatch ? 2 : codeOf(how), logTarget })
  return isBatch && input.ndim > 0 ? sum.div(input.shape[0]!) : sum
}

/** input's rate λ against counts: λ − target·log λ. With `logInput`, λ = e^input. */
export function poissonNllLoss(input: Tensor, target: Tensor, options: Options<'poissonNll'> = {}): Tensor {
  const { logInput, full, eps, reduction: how } = readLoss('poissonNllLoss', 'poissonNll', options)
  return aten.poissonNllLoss(input, target, logInput, full, eps, how)
}

/**
 * ½(log var + (input − target)²/var).
 *
 * @param variance one for each element, or for each row or all: shape [..., 1] or that of the input without the last
 * @throws RangeError for a variance of another shape, or below 0
 */
export function gaussianNllLoss(
  input: Tensor,
  target: Tensor,
  variance: Tensor,
  options: Options<'gaussianNll'> = {},
): Tensor {
  const { full, eps, reduction: how } = read('gaussianNllLoss', lossOptions.gaussianNll, options)
  checkTensors('gaussianNllLoss', input, target)
  checkTensor('gaussianNllLoss', 'variance', variance)
  const [shape, given] = [input.shape, variance.shape]
  let spread = variance
  if (String(shape) !== String(given)) {
    // One variance for a row, or for everything along one other dimension, which then is 1.
    const others = given.filter((size, i) => size !== shape[i])
    if (String(shape.slice(0, -1)) === String(given)) spread = variance.unsqueeze(-1)
    else if (given.length !== shape.length || others.length !== 1 || others[0] !== 1)
      throw new RangeError(
        `gaussianNllLoss: Expected a variance that fits [${shape}] but received [${given}]`,
      )
  }
  if (spread.lt(0).any().item()) throw new RangeError('gaussianNllLoss: Expected no variance below 0')
  // The least variance has no gradient of its own: what is raised to it keeps the gradient of its own value.
  const safe = spread.add(spread.detach().clampMin(eps).sub(spread.detach()))
  const loss = safe.log().add(input.sub(target).square().div(safe)).mul(0.5)
  return reduce(full ? loss.add(0.5 * Math.log(2 * Math.PI)) : loss, how)
}

/**
 * Connectionist temporal classification: the likelihood of target sequences under every alignment.
 *
 * @param logProbs [time, batch, classes] or [time, classes]
 * @param targets int64 [batch, longest] or all of them in a row
 * @param inputLengths int64 [batch], or arrays
 * @param targetLengths as `inputLengths`
 * @source Graves et al., ICML 2006
 */
export function ctcLoss(
  logProbs: Tensor,
  targets: Tensor,
  inputLengths: Tensor | readonly number[],
  targetLengths: Tensor | readonly number[],
  options: Options<'ctc'> = {},
): Tensor {
  return aten.ctcLoss(logProbs, targets, inputLengths, targetLengths, readLoss('ctcLoss', 'ctc', options))
}

/** input where target is 1, max(0, margin − input) where it is −1. */
export const hingeEmbeddingLoss = (
  input: Tensor,
  target: Tensor,
  options: Options<'hingeEmbedding'> = {},
): Tensor => aten.hingeEmbeddingLoss(input, target, readLoss('hingeEmbeddingLoss', 'hingeEmbedding', options))

/** 1 − cos(input1, input2) where target is 1, max(0, cos(input1, input2) − margin) where it is −1. */
export const cosineEmbeddingLoss = (
  input1: Tensor,
  input2: Tensor,
  target: Tensor,
  options: Options<'cosineEmbedding'> = {},
): Tensor =>
  aten.cosineEmbeddingLoss(
    input1,
    input2,
    target,
    readLoss('cosineEmbeddingLoss', 'cosineEmbedding', options),
  )

/** max(0, −target·(input1 − input2) + margin), target 1 or −1. */
export const marginRankingLoss = (
  input1: Tensor,
  input2: Tensor,
  target: Tensor,
  options: Options<'marginRanking'> = {},
): Tensor =>
  aten.marginRankingLoss(input1, input2, target, readLoss('marginRankingLoss', 'marginRanking', options))

/** Σ over classes j ≠ target of max(0, margin − input[target] + input[j])^p, over the number of classes. */
export const multiMarginLoss = (
  input: Tensor,
  target: Tensor,
  options: Options<'multiMargin'> = {},
): Tensor => aten.multiMarginLoss(input, target, readLoss('multiMarginLoss', 'multiMargin', options))

/** Hinge loss of several classes for each example; a target row ends at its first −1. */
export const multilabelMarginLoss = (input: Tensor, target: Tensor, options: Options<'plain'> = {}): Tensor =>
  aten.multilabelMarginLoss(input, target, readLoss('multilabelMarginLoss', 'plain', options))

/** log(1 + e^(−target·input)), target 1 or −1. */
export const softMarginLoss = (input: Tensor, target: Tensor, options: Options<'plain'> = {}): Tensor =>
  aten.softMarginLoss(input, target, readLoss('softMarginLoss', 'plain', options))

/** The mean over classes of −(target·log σ(input) + (1 − target)·log(1 − σ(input))); [batch, classes]. */
export function multilabelSoftMarginLoss(
  input: Tensor,
  target: Tensor,
  options: Options<'weighted'> = {},
): Tensor {
  const { weight: factor, reduction: how } = read('multilabelSoftMarginLoss', lossOptions.weighted, options)
  checkTensors('multilabelSoftMarginLoss', input, target)
  const positive = target.mul(aten.logSigmoid(input))
  const negative = target.neg().add(1).mul(aten.logSigmoid(input.neg()))
  const loss = positive.add(negative).neg()
  return reduce((factor ? loss.mul(factor) : loss).mean(-1), how)
}

/**
 * max(0, d(anchor, positive) − d(anchor, negative) + margin), d the p-norm of the difference.
 *
 * @param anchor [batch, features] or [features]
 * @param positive as `anchor`
 * @param negative as `anchor`
 * @source Balntas et al., BMVC 2016
 */
export const tripletMarginLoss = (
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  options: Options<'tripletMargin'> = {},
): Tensor =>
  aten.tripletMarginLoss(anchor, positive, negative, readLoss('tripletMarginLoss', 'tripletMargin', options))

type Distance = (a: Tensor, b: Tensor) => Tensor
const distanceFunction: Setting<Distance> = {
  fallback: (a, b) => aten.pairwiseDistance(a, b),
  read: checkFunction,
}
export const tripletDistanceSettings = {
  /** Of two batches, one number for each pair. Default: the Euclidean distance. */
  distanceFunction,
  /** Default 1. */
  margin: number(1, '(0, inf)'),
  /** Default false. */
  swap: flag(false),
  reduction,
}

/** As {@link tripletMarginLoss}, with any distance. */
export function tripletMarginWithDistanceLoss(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  options: Given<typeof tripletDistanceSettings> = {},
): Tensor {
  const {
    distanceFunction,
    margin: gap,
    swap,
    reduction: how,
  } = read('tripletMarginWithDistanceLoss', tripletDistanceSettings, options)
  const near = distanceFunction(anchor, positive)
  let far = distanceFunction(anchor, negative)
  if (swap) {
    const other = distanceFunction(positive, negative)
    far = where(other.lt(far), other, far)
  }
  return reduce(near.sub(far).add(gap).clampMin(0), how)
}
