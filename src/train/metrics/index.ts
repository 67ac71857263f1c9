export type { Average, ClassOptions } from './_classes.js'
export {
  Accuracy,
  type AccuracyOptions,
  type Averaged,
  ConfusionMatrix,
  type ConfusionMatrixOptions,
  F1Score,
  type FScoreOptions,
  Precision,
  Recall,
} from './classification.js'
export { Metric, type MetricState } from './metric.js'
export {
  AUROC,
  CalibrationError,
  type CalibrationErrorOptions,
  Perplexity,
  type PerplexityOptions,
  type ProbabilityOptions,
} from './probabilities.js'
export {
  MeanAbsoluteError,
  MeanSquaredError,
  type MeanSquaredErrorOptions,
  R2Score,
} from './regression.js'
