import { checkBoolean, checkKnownKeys } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { counted, Metric, type MetricState } from './metric.js'

function checkSameShape(outputs: Tensor, targets: Tensor): void {
  if (String(outputs.shape) !== String(targets.shape))
    throw new RangeError(
      `Expected outputs of the shape of targets, [${targets.shape}], but received [${outputs.shape}]`,
    )
}

/** Options of {@link MeanSquaredError}. */
export interface MeanSquaredErrorOptions {
  /** Takes the square root of the mean. Default false. */
  root?: boolean
}

/**
 * Σ (output − target)² / n over all elements; its root with `root: true`. `outputs` and `targets` have the same shape.
 *
 * @throws TypeError for an option that is wrong
 * @source scikit-learn's mean_squared_error
 */
export class MeanSquaredError extends Metric {
  private readonly root: boolean

  constructor(options: MeanSquaredErrorOptions = {}) {
    super()
    checkKnownKeys('MeanSquaredError options', options, ['root'])
    this.root = checkBoolean('root', options.root ?? false)
  }

  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    checkSameShape(outputs, targets)
    const error = outputs.to('float64').sub(targets.to('float64'))
    return { sum: error.square().sum(), count: counted(error.numel, error) }
  }

  protected result({ sum, count }: MetricState): number {
    const value = sum!.item() / count!.item()
    return this.root ? Math.sqrt(value) : value
  }
}

/**
 * Σ |output − target| / n over all elements. `outputs` and `targets` have the same shape.
 *
 * @source scikit-learn's mean_absolute_error
 */
export class MeanAbsoluteError extends Metric {
  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    checkSameShape(outputs, targets)
    const error = outputs.to('float64').sub(targets.to('float64'))
    return { sum: error.abs().sum(), count: counted(error.numel, error) }
  }

  protected result({ sum, count }: MetricState): number {
    return sum!.item() / count!.item()
  }
}

/**
 * The share of the targets' variance that is explained: R² = 1 − Σ (target − output)² / Σ (target − mean target)².
 *
 * `outputs` and `targets` have the same shape, [n] or [n, k]: of k columns it is the mean of their R². A column of equal
 * targets has 1 where it is met exactly, and else 0.
 *
 * @source scikit-learn's r2_score (multioutput='uniform_average')
 */
export class R2Score extends Metric {
  protected measure(outputs: Tensor, targets: Tensor): MetricState {
    checkSameShape(outputs, targets)
    const rows = (of: Tensor) => of.to('float64').reshape([of.shape[0] ?? 1, -1]) // A scalar is one row.
    const [output, target] = [rows(outputs), rows(targets)]
    const mean = target.mean({ dim: 0 })
    return {
      count: counted(target.shape[0]!, target),
      mean,
      // Squares of deviations, not deviations of squares: these stay exact where the mean is large.
      deviation: target.sub(mean).square().sum({ dim: 0 }),
      error: target.sub(output).square().sum({ dim: 0 }),
    }
  }

  /** The mean and the squared deviations of two parts together. @source Chan, Golub and LeVeque, 1979 */
  protected override combine(a: MetricState, b: MetricState): MetricState {
    const count = a.count!.add(b.count!)
    const apart = b.mean!.sub(a.mean!)
    const share = b.count!.div(count)
    return {
      count,
      mean: a.mean!.add(apart.mul(share)),
      deviation: a.deviation!.add(b.deviation!).add(apart.square().mul(share).mul(a.count!)),
      error: a.error!.add(b.error!),
    }
  }

  protected result({ deviation, error }: MetricState): number {
    const errors = Array.from(error!.toTypedArray(), Number)
    const values = Array.from(deviation!.toTypedArray(), Number).map((all, i) =>
      all > 0 ? 1 - errors[i]! / all : errors[i] === 0 ? 1 : 0,
    )
    return values.reduce((a, b) => a + b) / values.length
  }
}
