import type { Tensor } from '../../tensor/index.js'
import { type Given, type Read, read, type Settings } from '../_options.js'
import * as F from '../functional/losses.js'
import { lossOptions as table, tripletDistanceSettings } from '../functional/losses.js'
import { buffer, Module } from '../module.js'

type Pair = [input: Tensor, target: Tensor]

/** A loss: its options, read once. Factors of classes are buffers, as in PyTorch. */
abstract class Loss<S extends Settings, Inputs extends unknown[] = Pair> extends Module<Inputs> {
  readonly weight: Tensor | null
  readonly posWeight: Tensor | null
  /** @internal */
  private readonly values: Omit<Read<S>, 'weight' | 'posWeight'>

  constructor(owner: string, options: S, given: Given<S>) {
    super()
    const { weight, posWeight, ...values } = read(owner, options, given) as Read<S> & {
      weight?: Tensor | null
      posWeight?: Tensor | null
    }
    this.values = Object.freeze(values) as unknown as Omit<Read<S>, 'weight' | 'posWeight'>
    this.weight = weight ? buffer(weight) : null
    this.posWeight = posWeight ? buffer(posWeight) : null
  }

  /** The options, with their defaults filled in. */
  get options(): Read<S> {
    const { weight, posWeight } = this
    return {
      ...this.values,
      ...(weight && { weight }),
      ...(posWeight && { posWeight }),
    } as unknown as Read<S>
  }
}

/** |input − target|. @param options reduction, default 'mean' */
export class L1Loss extends Loss<typeof table.plain> {
  constructor(options: Given<typeof table.plain> = {}) {
    super('L1Loss', table.plain, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.l1Loss(input, target, this.options)
  }
}

/** (input − target)². @param options reduction, default 'mean' */
export class MSELoss extends Loss<typeof table.plain> {
  constructor(options: Given<typeof table.plain> = {}) {
    super('MSELoss', table.plain, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.mseLoss(input, target, this.options)
  }
}

/** ½d²/beta where |d| < beta, else |d| − ½beta, with d = input − target. @param options beta, default 1; reduction, default 'mean' */
export class SmoothL1Loss extends Loss<typeof table.smoothL1> {
  constructor(options: Given<typeof table.smoothL1> = {}) {
    super('SmoothL1Loss', table.smoothL1, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.smoothL1Loss(input, target, this.options)
  }
}

/** ½d² where |d| ≤ delta, else delta·(|d| − ½delta). @param options delta, default 1; reduction, default 'mean' */
export class HuberLoss extends Loss<typeof table.huber> {
  constructor(options: Given<typeof table.huber> = {}) {
    super('HuberLoss', table.huber, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.huberLoss(input, target, this.options)
  }
}

/** −input[target], for log-probabilities [batch, classes, …]. @param options weight; ignoreIndex, default -100; reduction, default 'mean' */
export class NLLLoss extends Loss<typeof table.nll> {
  constructor(options: Given<typeof table.nll> = {}) {
    super('NLLLoss', table.nll, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.nllLoss(input, target, this.options)
  }
}

/** −log softmax(input)[target]; see {@link crossEntropy}. @param options weight; ignoreIndex, default -100; reduction, default 'mean'; labelSmoothing, default 0 */
export class CrossEntropyLoss extends Loss<typeof table.crossEntropy> {
  constructor(options: Given<typeof table.crossEntropy> = {}) {
    super('CrossEntropyLoss', table.crossEntropy, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.crossEntropy(input, target, this.options)
  }
}

/** −(target·log input + (1 − target)·log(1 − input)). @param options weight; reduction, default 'mean' */
export class BCELoss extends Loss<typeof table.weighted> {
  constructor(options: Given<typeof table.weighted> = {}) {
    super('BCELoss', table.weighted, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.binaryCrossEntropy(input, target, this.options)
  }
}

/** {@link BCELoss} of σ(input). @param options weight; posWeight; reduction, default 'mean' */
export class BCEWithLogitsLoss extends Loss<typeof table.bceWithLogits> {
  constructor(options: Given<typeof table.bceWithLogits> = {}) {
    super('BCEWithLogitsLoss', table.bceWithLogits, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.binaryCrossEntropyWithLogits(input, target, this.options)
  }
}

/** target·(log target − input). @param options reduction, default 'mean', 'batchmean' for the definition; logTarget, default false */
export class KLDivLoss extends Loss<typeof table.klDiv> {
  constructor(options: Given<typeof table.klDiv> = {}) {
    super('KLDivLoss', table.klDiv, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.klDiv(input, target, this.options)
  }
}

/** e^input − target·input. @param options logInput, default true; full, default false; eps, default 1e-8; reduction */
export class PoissonNLLLoss extends Loss<typeof table.poissonNll> {
  constructor(options: Given<typeof table.poissonNll> = {}) {
    super('PoissonNLLLoss', table.poissonNll, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.poissonNllLoss(input, target, this.options)
  }
}

/** ½(log var + (input − target)²/var). @param options full, default false; eps, default 1e-6; reduction */
export class GaussianNLLLoss extends Loss<
  typeof table.gaussianNll,
  [input: Tensor, target: Tensor, variance: Tensor]
> {
  constructor(options: Given<typeof table.gaussianNll> = {}) {
    super('GaussianNLLLoss', table.gaussianNll, options)
  }
  override forward(input: Tensor, target: Tensor, variance: Tensor): Tensor {
    return F.gaussianNllLoss(input, target, variance, this.options)
  }
}

/** Connectionist temporal classification. @param options blank, default 0; zeroInfinity, default false; reduction @source Graves et al., ICML 2006 */
export class CTCLoss extends Loss<
  typeof table.ctc,
  [
    logProbs: Tensor,
    targets: Tensor,
    inputLengths: Tensor | readonly number[],
    targetLengths: Tensor | readonly number[],
  ]
> {
  constructor(options: Given<typeof table.ctc> = {}) {
    super('CTCLoss', table.ctc, options)
  }
  override forward(
    logProbs: Tensor,
    targets: Tensor,
    inputLengths: Tensor | readonly number[],
    targetLengths: Tensor | readonly number[],
  ): Tensor {
    return F.ctcLoss(logProbs, targets, inputLengths, targetLengths, this.options)
  }
}

/** input where target is 1, max(0, margin − input) where it is −1. @param options margin, default 1; reduction */
export class HingeEmbeddingLoss extends Loss<typeof table.hingeEmbedding> {
  constructor(options: Given<typeof table.hingeEmbedding> = {}) {
    super('HingeEmbeddingLoss', table.hingeEmbedding, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.hingeEmbeddingLoss(input, target, this.options)
  }
}

/** 1 − cos where target is 1, max(0, cos − margin) where it is −1. @param options margin, default 0; reduction */
export class CosineEmbeddingLoss extends Loss<
  typeof table.cosineEmbedding,
  [input1: Tensor, input2: Tensor, target: Tensor]
> {
  constructor(options: Given<typeof table.cosineEmbedding> = {}) {
    super('CosineEmbeddingLoss', table.cosineEmbedding, options)
  }
  override forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    return F.cosineEmbeddingLoss(input1, input2, target, this.options)
  }
}

/** max(0, −target·(input1 − input2) + margin). @param options margin, default 0; reduction */
export class MarginRankingLoss extends Loss<
  typeof table.marginRanking,
  [input1: Tensor, input2: Tensor, target: Tensor]
> {
  constructor(options: Given<typeof table.marginRanking> = {}) {
    super('MarginRankingLoss', table.marginRanking, options)
  }
  override forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    return F.marginRankingLoss(input1, input2, target, this.options)
  }
}

/** Σ max(0, margin − input[target] + input[j])^p over the other classes j. @param options p, default 1; margin, default 1; weight; reduction */
export class MultiMarginLoss extends Loss<typeof table.multiMargin> {
  constructor(options: Given<typeof table.multiMargin> = {}) {
    super('MultiMarginLoss', table.multiMargin, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.multiMarginLoss(input, target, this.options)
  }
}

/** Hinge loss of several classes for each example; a target row ends at its first −1. @param options reduction */
export class MultiLabelMarginLoss extends Loss<typeof table.plain> {
  constructor(options: Given<typeof table.plain> = {}) {
    super('MultiLabelMarginLoss', table.plain, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.multilabelMarginLoss(input, target, this.options)
  }
}

/** log(1 + e^(−target·input)). @param options reduction */
export class SoftMarginLoss extends Loss<typeof table.plain> {
  constructor(options: Given<typeof table.plain> = {}) {
    super('SoftMarginLoss', table.plain, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.softMarginLoss(input, target, this.options)
  }
}

/** The mean over classes of the binary cross entropy of logits. @param options weight; reduction */
export class MultiLabelSoftMarginLoss extends Loss<typeof table.weighted> {
  constructor(options: Given<typeof table.weighted> = {}) {
    super('MultiLabelSoftMarginLoss', table.weighted, options)
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.multilabelSoftMarginLoss(input, target, this.options)
  }
}

/** max(0, d(anchor, positive) − d(anchor, negative) + margin). @param options margin, default 1; p, default 2; eps, default 1e-6; swap, default false; reduction @source Balntas et al., BMVC 2016 */
export class TripletMarginLoss extends Loss<
  typeof table.tripletMargin,
  [anchor: Tensor, positive: Tensor, negative: Tensor]
> {
  constructor(options: Given<typeof table.tripletMargin> = {}) {
    super('TripletMarginLoss', table.tripletMargin, options)
  }
  override forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    return F.tripletMarginLoss(anchor, positive, negative, this.options)
  }
}

/** {@link TripletMarginLoss} with any distance. @param options distanceFunction; margin, default 1; swap, default false; reduction */
export class TripletMarginWithDistanceLoss extends Loss<
  typeof tripletDistanceSettings,
  [anchor: Tensor, positive: Tensor, negative: Tensor]
> {
  constructor(options: Given<typeof tripletDistanceSettings> = {}) {
    super('TripletMarginWithDistanceLoss', tripletDistanceSettings, options)
  }
  override forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    return F.tripletMarginWithDistanceLoss(anchor, positive, negative, this.options)
  }
}
