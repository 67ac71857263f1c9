import { checkInteger, checkNumber, show } from '../../_check.js'
import { cat, type Tensor, where } from '../../tensor/index.js'
import { factorySettings } from '../_make.js'
import { checkTensor, flag, type Given, number, read } from '../_options.js'
import { Module } from '../module.js'
import { ModuleList, Sequential } from './containers.js'
import { Linear } from './linear.js'

const table = {
  /** By what the features of each further cluster are divided. Default 4. */
  divValue: number(4, '(0, inf)'),
  /** Whether the head has a bias. Default false. */
  headBias: flag(false),
  ...factorySettings,
}
/** The options of {@link AdaptiveLogSoftmaxWithLoss}. */
export type AdaptiveLogSoftmaxOptions = Given<typeof table>

/**
 * The log softmax over many classes and its loss, computed fast where a few classes are frequent: classes are numbered by
 * falling frequency and divided into clusters, and only the clusters that occur are computed.
 *
 * Input [batch, inFeatures] or [inFeatures], target [batch] or []; `forward` gives the log probability of each target and
 * their negative mean, the loss.
 *
 * @param inFeatures from 1 @param nClasses from 2 @param cutoffs the first class of each cluster but the first: increasing
 *   integers in [1, nClasses − 1]
 * @param options divValue, default 4; headBias, default false; device and dtype of the parameters
 * @throws RangeError for cutoffs that do not increase or are out of range
 * @example
 * ```ts
 * const softmax = new nn.AdaptiveLogSoftmaxWithLoss(64, 10_000, [100, 1000])
 * const { output, loss } = softmax.forward(x, y)
 * ```
 * @source Grave et al., arXiv 1609.04309
 */
export class AdaptiveLogSoftmaxWithLoss extends Module<
  [input: Tensor, target: Tensor],
  { output: Tensor; loss: Tensor }
> {
  /** The first class of each cluster but the first, and the number of classes. */
  readonly cutoffs: readonly number[]
  /** By what the features of each further cluster are divided. */
  readonly divValue: number
  /** The frequent classes, and one feature for each cluster. */
  readonly head: Linear
  /** For each cluster, a projection to fewer features and the classes. */
  readonly tail: ModuleList<Sequential>

  constructor(
    readonly inFeatures: number,
    readonly nClasses: number,
    cutoffs: readonly number[],
    options: AdaptiveLogSoftmaxOptions = {},
  ) {
    super()
    checkInteger('inFeatures', inFeatures, '[1, inf)')
    checkInteger('nClasses', nClasses, '[2, inf)')
    if (!Array.isArray(cutoffs) || cutoffs.length === 0)
      throw new TypeError(`Expected array of at least one integer for cutoffs but received ${show(cutoffs)}`)
    for (const [i, each] of (cutoffs as number[]).entries())
      checkInteger(`cutoffs[${i}]`, each, `[${(cutoffs[i - 1] ?? 0) + 1}, ${nClasses - 1}]`)
    const { divValue, headBias, ...factory } = read('AdaptiveLogSoftmaxWithLoss', table, options)
    this.cutoffs = [...cutoffs, nClasses]
    this.divValue = divValue
    this.head = new Linear(inFeatures, cutoffs[0]! + cutoffs.length, { bias: headBias, ...factory })
    const plain = { bias: false, ...factory }
    this.tail = new ModuleList(
      cutoffs.map((first, i) => {
        const hidden = Math.floor(inFeatures / divValue ** (i + 1))
        checkNumber(`features of cluster ${i + 1}, inFeatures/divValue^${i + 1},`, hidden, '[1, inf)')
        return new Sequential(
          new Linear(inFeatures, hidden, plain),
          new Linear(hidden, this.cutoffs[i + 1]! - first, plain),
        )
      }),
    )
  }

  /** Draws the weights of head and clusters as {@link Linear} does. */
  resetParameters(): void {
    for (const each of this.modules()) if (each instanceof Linear) each.resetParameters()
  }

  override forward(input: Tensor, target: Tensor): { output: Tensor; loss: Tensor } {
    checkTensor('AdaptiveLogSoftmaxWithLoss', 'input', input)
    checkTensor('AdaptiveLogSoftmaxWithLoss', 'target', target)
    const isBatch = target.ndim === 1
    if (target.ndim > 1 || input.ndim !== target.ndim + 1 || (isBatch && input.size(0) !== target.size(0)))
      throw new RangeError(
        `Expected input [batch, ${this.inFeatures}] with target [batch], or [${this.inFeatures}] with [], but received [${input.shape}] with [${target.shape}]`,
      )
    const [x, y] = isBatch ? [input, target] : [input.unsqueeze(0), target.unsqueeze(0)]
    const wrong = y.lt(0).logicalOr(y.ge(this.nClasses))
    if (wrong.any().item())
      throw new RangeError(
        `Expected classes in [0, ${this.nClasses}) for target but received ${y.maskedSelect(wrong).select(0, 0).item()}`,
      )
    const shortlist = this.cutoffs[0]!
    let places = y
    let within = x.newZeros([x.size(0)])
    for (const [i, cluster] of [...this.tail].entries()) {
      const [low, high] = [this.cutoffs[i]!, this.cutoffs[i + 1]!]
      const isHere = y.ge(low).logicalAnd(y.lt(high))
      const rows = isHere.nonzero().squeeze({ dim: 1 })
      if (rows.numel === 0) continue
      const scores = cluster.forward(x.indexSelect(0, rows)).logSoftmax(1)
      const chosen = scores.gather(1, y.indexSelect(0, rows).sub(low).unsqueeze(1)).squeeze({ dim: 1 })
      within = within.indexCopy(0, rows, chosen)
      places = where(isHere, shortlist + i, places)
    }
    const first = this.head.forward(x).logSoftmax(1).gather(1, places.to('int64').unsqueeze(1))
    const output = within.add(first.squeeze({ dim: 1 }))
    const loss = output.neg().mean()
    return { output: isBatch ? output : output.squeeze({ dim: 0 }), loss }
  }

  /** The log probabilities of all classes. @param input [batch, inFeatures] @returns [batch, nClasses] */
  logProb(input: Tensor): Tensor {
    const head = this.head.forward(input).logSoftmax(1)
    const shortlist = this.cutoffs[0]!
    const clusters = [...this.tail].map((cluster, i) =>
      cluster
        .forward(input)
        .logSoftmax(1)
        .add(head.narrow(1, shortlist + i, 1)),
    )
    return cat([head.narrow(1, 0, shortlist), ...clusters], { dim: 1 })
  }

  /** The likeliest class of each example. @param input [batch, inFeatures] @returns int64 [batch] */
  predict(input: Tensor): Tensor {
    return this.logProb(input).argmax({ dim: 1 })
  }
}
