import { checkInteger, checkOneOf } from '../../_check.js'
import { type Tensor, where } from '../../tensor/index.js'
import {
  type Average,
  type Checked,
  type ClassOptions,
  checkAverage,
  checkClassOptions,
  countClasses,
  hasClassDimension,
  predictions,
  requireClasses,
  scoreRows,
} from './_classes.js'
import { counted, Metric, type MetricState, numbersOf } from './metric.js'

/** One number, or one for each class with average 'none'. */
export type Averaged<A extends Average> = A extends 'none' ? number[] : number

/** a / b, and 0 where b is 0. */
const divide = (a: Tensor, b: Tensor) => where(b.eq(0), b.mul(0), a.div(b.clamp({ min: 1e-300 })))
const mean = (values: Tensor, among: Tensor) => values.mul(among.to('float64')).sum().div(among.sum()).item()

/** Options of {@link Accuracy}. */
export interface AccuracyOptions<A extends Average = 'micro'> extends ClassOptions {
  /** A target counts as found if it is among the `topK` classes with the highest scores, in [1, classes]. Default 1. */
  topK?: number
  /**
   * 'micro' (the default): the share of all targets that were found; 'macro': the mean of the classes' shares, over the
   * classes that occur among targets; 'none': each class's share, 0 for a class that does not occur.
   */
  average?: A
}

/**
 * The share of targets that were found: Σ [prediction = target] / n. With `topK`, that are among the k highest scores.
 *
 * `outputs` are scores [n, classes] or [n, classes, …] (classes in dimension 1, as in `crossEntropy`), class indices of
 * the shape of `targets`, or scores of class 1 of that shape. `targets` are class indices [n] or [n, …].
 *
 * @throws TypeError, RangeError for an option that is wrong
 * @example
 * ```ts
 * const top5 = new train.metrics.Accuracy({ topK: 5 })
 * for (const { x, y } of loader) top5.update(model.forward(x), y)
 * console.log(top5.compute())
 * ```
 * @source scikit-learn's accuracy_score, balanced_accuracy_score ('macro') and top_k_accuracy_score
 */
export class Accuracy<A extends 'micro' | 'macro' | 'none' = 'micro'> extends Metric<Averaged<A>> {
  private readonly options: Checked
  private readonly topK: number
  private readonly average: 'micro' | 'macro' | 'none'

  constructor(options: AccuracyOptions<A> = {}) {
    super()
    this.options = checkClassOptions('Accuracy', options, ['topK', 'average'])
    this.topK = checkInteger('topK', options.topK ?? 1, '[1, inf)')
    this.average = checkAverage(options.average ?? 'micro', ['micro', 'macro', 'none'])
  }

  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    const { hits, labels, classes } = this.hits(outputs, targets)
    if (this.average === 'micro')
      return { correct: hits.sum().to('float64'), count: counted(labels.shape[0]!, labels) }
    const total = requireClasses('Accuracy', classes ?? this.options.classes)
    const found = labels.indexSelect(0, hits.nonzero().reshape([-1]))
    return {
      correct: countClasses('targets', found, total),
      count: countClasses('targets', labels, total),
    }
  }

  private hits(outputs: Tensor, targets: Tensor) {
    if (this.topK === 1) {
      const { predicted, labels, classes } = predictions(outputs, targets, this.options)
      return { hits: predicted.eq(labels), labels, classes }
    }
    if (!hasClassDimension(outputs, targets))
      throw new RangeError('Expected scores of all classes in outputs for an accuracy with topK')
    const { scores, labels } = scoreRows(outputs, targets, this.options.ignoreIndex)
    const classes = scores.shape[1]!
    checkInteger('topK', this.topK, `[1, ${classes}]`)
    const { indices } = scores.topk(this.topK, { dim: 1, sorted: false })
    return { hits: indices.eq(labels.unsqueeze(1)).any({ dim: 1 }), labels, classes }
  }

  protected result({ correct, count }: MetricState): Averaged<A> {
    const shares = divide(correct!, count!)
    const value =
      this.average === 'none'
        ? numbersOf(shares)
        : this.average === 'macro'
          ? mean(shares, count!.gt(0))
          : shares.item()
    return value as Averaged<A>
  }
}

/** Options of {@link F1Score}, {@link Precision} and {@link Recall}. */
export interface FScoreOptions<A extends Average = 'macro'> extends ClassOptions {
  /**
   * 'macro' (the default): the mean over the classes that occur among predictions or targets; 'weighted': the mean
   * weighted by how often each class occurs among targets; 'micro': of all decisions together; 'binary': of class 1;
   * 'none': of each class.
   */
  average?: A
}

/** Figures of true positives, predictions and targets of each class. */
abstract class ClassScore<A extends Average> extends Metric<Averaged<A>> {
  private readonly options: Checked
  private readonly average: Average

  constructor(options: FScoreOptions<A> = {}) {
    super()
    this.options = checkClassOptions(new.target.name, options, ['average'])
    this.average = checkAverage(options.average ?? 'macro', ['micro', 'macro', 'weighted', 'binary', 'none'])
  }

  protected abstract score(found: Tensor, predicted: Tensor, actual: Tensor): Tensor

  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    const { predicted, labels, classes } = predictions(outputs, targets, this.options)
    const total = requireClasses(this.constructor.name, classes ?? this.options.classes)
    const found = labels.indexSelect(0, predicted.eq(labels).nonzero().reshape([-1]))
    return {
      found: countClasses('targets', found, total),
      predicted: countClasses('predictions', predicted, total),
      actual: countClasses('targets', labels, total),
    }
  }

  protected result({ found, predicted, actual }: MetricState): Averaged<A> {
    const scores = this.score(found!, predicted!, actual!)
    const averaged = {
      micro: () => this.score(found!.sum(), predicted!.sum(), actual!.sum()).item(),
      macro: () => mean(scores, predicted!.add(actual!).gt(0)),
      weighted: () => divide(scores.mul(actual!).sum(), actual!.sum()).item(),
      binary: () => scores.select(0, 1).item(),
      none: () => numbersOf(scores),
    }[this.average]
    return averaged() as Averaged<A>
  }
}

/**
 * The harmonic mean of precision and recall: F1 = 2·tp / (2·tp + fp + fn), 0 for a class without any of them.
 * `outputs` and `targets` as for {@link Accuracy}.
 *
 * @throws TypeError, RangeError for an option that is wrong
 * @source scikit-learn's f1_score
 */
export class F1Score<A extends Average = 'macro'> extends ClassScore<A> {
  protected score(found: Tensor, predicted: Tensor, actual: Tensor): Tensor {
    return divide(found.mul(2), predicted.add(actual))
  }
}

/**
 * The share of right ones among the predictions of a class: tp / (tp + fp), 0 for a class that is never predicted.
 *
 * @throws TypeError, RangeError for an option that is wrong
 * @source scikit-learn's precision_score
 */
export class Precision<A extends Average = 'macro'> extends ClassScore<A> {
  protected score(found: Tensor, predicted: Tensor): Tensor {
    return divide(found, predicted)
  }
}

/**
 * The share of a class's targets that were found: tp / (tp + fn), 0 for a class that does not occur among targets.
 *
 * @throws TypeError, RangeError for an option that is wrong
 * @source scikit-learn's recall_score
 */
export class Recall<A extends Average = 'macro'> extends ClassScore<A> {
  protected score(found: Tensor, _: Tensor, actual: Tensor): Tensor {
    return divide(found, actual)
  }
}

/** Options of {@link ConfusionMatrix}. */
export interface ConfusionMatrixOptions extends ClassOptions {
  /** Divides by the sums of rows ('targets'), of columns ('predictions'), or of all ('all'). Default 'none': counts. */
  normalize?: 'none' | 'targets' | 'predictions' | 'all'
}

/**
 * How often each class was predicted for each class: element [i][j] counts targets i that were predicted as j.
 * `outputs` and `targets` as for {@link Accuracy}.
 *
 * @throws TypeError, RangeError for an option that is wrong
 * @source scikit-learn's confusion_matrix
 */
export class ConfusionMatrix extends Metric<number[][]> {
  private readonly options: Checked
  private readonly normalize: 'none' | 'targets' | 'predictions' | 'all'

  constructor(options: ConfusionMatrixOptions = {}) {
    super()
    this.options = checkClassOptions('ConfusionMatrix', options, ['normalize'])
    this.normalize = checkOneOf('normalize', options.normalize ?? 'none', [
      'none',
      'targets',
      'predictions',
      'all',
    ])
  }

  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    const { predicted, labels, classes } = predictions(outputs, targets, this.options)
    const total = requireClasses('ConfusionMatrix', classes ?? this.options.classes)
    // Counted apart first: a class out of range would count as a pair of other classes.
    countClasses('targets', labels, total)
    countClasses('predictions', predicted, total)
    const pairs = countClasses('pairs', labels.mul(total).add(predicted), total * total)
    return { counts: pairs.reshape([total, total]) }
  }

  protected result({ counts }: MetricState): number[][] {
    const all = counts!
    const sums = {
      none: () => undefined,
      targets: () => all.sum({ dim: 1, keepdim: true }),
      predictions: () => all.sum({ dim: 0, keepdim: true }),
      all: () => all.sum(),
    }[this.normalize]()
    const shown = sums ? divide(all, sums.expandAs(all)) : all
    return Array.from({ length: shown.shape[0]! }, (_, i) => numbersOf(shown.select(0, i)))
  }
}
