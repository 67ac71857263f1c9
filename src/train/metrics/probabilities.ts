import { checkInteger, checkKnownKeys, checkOneOf } from '../../_check.js'
import { cat, linspace, searchsorted, type Tensor, zeros } from '../../tensor/index.js'
import { countClasses, hasClassDimension, scoreRows } from './_classes.js'
import { counted, Metric, type MetricState } from './metric.js'

/** Options of {@link Perplexity}. */
export interface PerplexityOptions {
  /** Targets of this value are left out, such as padding. Default -100, as in `crossEntropy`. */
  ignoreIndex?: number
}

/**
 * exp of the mean negative log-likelihood of all tokens: exp(−(1/n)·Σ log softmax(outputs)[target]).
 *
 * `outputs` are logits [batch, length, vocabulary], or any shape whose last dimension is the vocabulary; `targets` are
 * token indices [batch, length].
 *
 * @throws TypeError, RangeError for an option that is wrong
 * @source torchmetrics' Perplexity
 */
export class Perplexity extends Metric {
  private readonly ignoreIndex: number

  constructor(options: PerplexityOptions = {}) {
    super()
    checkKnownKeys('Perplexity options', options, ['ignoreIndex'])
    this.ignoreIndex = checkInteger('ignoreIndex', options.ignoreIndex ?? -100)
  }

  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    if (String(outputs.shape.slice(0, -1)) !== String(targets.shape))
      throw new RangeError(
        `Expected outputs [${[...targets.shape, 'vocabulary']}] for targets [${targets.shape}] but received [${outputs.shape}]`,
      )
    const { scores, labels } = scoreRows(outputs, targets, this.ignoreIndex, -1)
    const logProbs = scores.to(scores.dtype === 'float64' ? 'float64' : 'float32').logSoftmax(1)
    const picked = logProbs.gather(1, labels.unsqueeze(1))
    return {
      sum: picked.sum({ dtype: 'float64' }).neg(),
      count: counted(labels.shape[0]!, labels),
    }
  }

  protected result({ sum, count }: MetricState): number {
    return Math.exp(sum!.item() / count!.item())
  }
}

const inputKinds = ['logits', 'probabilities'] as const
/** Options of metrics of probabilities. */
export interface ProbabilityOptions {
  /** What `outputs` are: 'logits' (the default), which softmax or the sigmoid turns into probabilities, or those. */
  input?: 'logits' | 'probabilities'
}

/** Probabilities [n, classes] or, of class 1, [n]; with labels [n]. */
function probabilities(outputs: Tensor, targets: Tensor, input: 'logits' | 'probabilities') {
  const raw = outputs.to('float64', { copy: true })
  if (hasClassDimension(outputs, targets)) {
    const { scores, labels } = scoreRows(raw, targets, undefined)
    return { probs: input === 'logits' ? scores.softmax(1) : scores, labels }
  }
  const flat = raw.reshape([-1])
  return {
    probs: input === 'logits' ? flat.sigmoid() : flat,
    labels: targets.reshape([-1]).to('int64', { copy: true }),
  }
}

/**
 * The area under the receiver operating characteristic: the probability that an example of a class has a higher score
 * than one of another class, ties counted half. Exact: it keeps all scores, 8 bytes for each.
 *
 * `outputs` are scores [n] of class 1, with `targets` 0 or 1; or scores [n, classes]: then the mean over classes, each
 * against the rest.
 *
 * @throws TypeError, RangeError for an option that is wrong; from `compute` if a class does not occur, or no other does
 * @source scikit-learn's roc_auc_score (multi_class='ovr', average='macro')
 */
export class AUROC extends Metric {
  private readonly input: 'logits' | 'probabilities'

  constructor(options: ProbabilityOptions = {}) {
    super()
    checkKnownKeys('AUROC options', options, ['input'])
    this.input = checkOneOf('input', options.input ?? 'logits', inputKinds)
  }

  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    // Of two classes the order of scores is all that counts, and the sigmoid would make ties of large ones.
    const isBinary = !hasClassDimension(outputs, targets)
    const { probs, labels } = probabilities(outputs, targets, isBinary ? 'probabilities' : this.input)
    countClasses('targets', labels, isBinary ? 2 : probs.shape[1]!)
    return { scores: probs, labels }
  }

  protected override combine(a: MetricState, b: MetricState): MetricState {
    return { scores: cat([a.scores!, b.scores!]), labels: cat([a.labels!, b.labels!]) }
  }

  protected result({ scores, labels }: MetricState): number {
    if (scores!.ndim === 1) return areaOf(scores!, labels!.eq(1), 1)
    const classes = scores!.shape[1]!
    const areas = Array.from({ length: classes }, (_, i) => areaOf(scores!.select(1, i), labels!.eq(i), i))
    return areas.reduce((a, b) => a + b) / classes
  }
}

/** From the sum of the ranks of the positives, each the mean rank among its ties (Mann and Whitney). */
function areaOf(scores: Tensor, positive: Tensor, name: number): number {
  const n = scores.shape[0]!
  const positives = positive.sum().item()
  if (positives === 0 || positives === n)
    throw new RangeError(`Expected targets of class ${name} and of others for AUROC`)
  const flat = scores.contiguous()
  const sorted = flat.sort().values
  const ranks = searchsorted(sorted, flat)
    .add(searchsorted(sorted, flat, { right: true }))
    .add(1)
    .to('float64')
    .div(2)
  const sum = ranks.mul(positive.to('float64')).sum().item()
  return (sum - (positives * (positives + 1)) / 2) / (positives * (n - positives))
}

/** Options of {@link CalibrationError}. */
export interface CalibrationErrorOptions extends ProbabilityOptions {
  /** Bins of confidence, of equal width over [0, 1], in [1, 65536]. Default 15. */
  bins?: number
  /** 'l1' (the default): the expected error; 'l2': the root of the mean square; 'max': the largest. */
  norm?: 'l1' | 'l2' | 'max'
}

/**
 * How far confidence is from accuracy: Σ_b (n_b/n)·|accuracy_b − confidence_b| over bins b of confidence.
 *
 * `outputs` are scores [n, classes], whose confidence is the highest probability, right where its class is the target;
 * or scores [n] of class 1, whose confidence is its probability, right where the target is 1.
 *
 * @throws TypeError, RangeError for an option that is wrong
 * @source Guo et al., arXiv 1706.04599; torchmetrics' CalibrationError, where a confidence of exactly 1 has a bin of its
 *   own; here the last bin has it
 */
export class CalibrationError extends Metric {
  private readonly bins: number
  private readonly norm: 'l1' | 'l2' | 'max'
  private readonly input: 'logits' | 'probabilities'

  constructor(options: CalibrationErrorOptions = {}) {
    super()
    checkKnownKeys('CalibrationError options', options, ['bins', 'norm', 'input'])
    this.bins = checkInteger('bins', options.bins ?? 15, '[1, 65536]')
    this.norm = checkOneOf('norm', options.norm ?? 'l1', ['l1', 'l2', 'max'])
    this.input = checkOneOf('input', options.input ?? 'logits', inputKinds)
  }

  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    const { probs, labels } = probabilities(outputs, targets, this.input)
    const top = probs.ndim === 1 ? { values: probs, indices: undefined } : probs.max({ dim: 1 })
    const right = (top.indices ? top.indices.eq(labels) : labels.eq(1)).to('float64')
    const bounds = linspace(0, 1, this.bins + 1, { dtype: 'float64', device: probs.device })
    const bin = searchsorted(bounds, top.values.contiguous(), { right: true })
      .sub(1)
      .clamp({ min: 0, max: this.bins - 1 })
    const sumOf = (values: Tensor) =>
      zeros([this.bins], { dtype: 'float64', device: probs.device }).scatterAdd(0, bin, values)
    return { count: sumOf(right.mul(0).add(1)), confidence: sumOf(top.values), right: sumOf(right) }
  }

  protected result({ count, confidence, right }: MetricState): number {
    const filled = count!.clamp({ min: 1 })
    const gaps = right!.sub(confidence!).div(filled).abs()
    const shares = count!.div(count!.sum())
    if (this.norm === 'max') return gaps.max().item()
    if (this.norm === 'l2') return Math.sqrt(gaps.square().mul(shares).sum().item())
    return gaps.mul(shares).sum().item()
  }
}
