export { type EmaOptions, ema, type SwaOptions, swa, type WeightAverage } from './callbacks/averages.js'
export type { Judge } from './callbacks/best.js'
export type { Callback, CallbackState, FitContext } from './callbacks/callback.js'
export { type EarlyStoppingOptions, earlyStopping } from './callbacks/early-stopping.js'
export {
  type KeepCheckpointsOptions,
  type KeptCheckpoint,
  keepCheckpoints,
} from './callbacks/keep-checkpoints.js'
export { type LossGuardOptions, lossGuard } from './callbacks/loss-guard.js'
export {
  type CheckpointNotes,
  loadCheckpoint,
  readNotes,
  saveCheckpoint,
  type Trained,
} from './checkpoint.js'
export { DivergenceError } from './divergence.js'
export type { Duration } from './durations.js'
export { evaluate, type Measured, measure } from './evaluate.js'
export { type FitOptions, fit } from './fit.js'
export * as metrics from './metrics/index.js'
export type { Figures, FitResult, Progress } from './progress.js'
export type { RunChoice, RunConfig, SparsityChoice } from './runs/config.js'
export { type Interrupt, listenForInterrupt } from './runs/interrupt.js'
export type { RunPlace } from './runs/open.js'
export type { OptimizerChoice, OptimizerConfig, PlainOptions } from './runs/optimizers.js'
export { type RunHooks, type RunOptions, type RunResult, run } from './runs/run.js'
export {
  type SparsityController,
  type SteerSparsityOptions,
  steerSparsity,
} from './sparsity/controller.js'
export {
  type KeepZerosOptions,
  keepZeros,
  type SurvivalCurveOptions,
  type SurvivalPoint,
  survivalCurve,
  thresholdFor,
  thresholdWeights,
} from './sparsity/prune.js'
export {
  knee,
  type LayerSparsity,
  type SparsityReport,
  type SparsityReportOptions,
  sparsityReport,
  type TrackSparsityOptions,
  trackSparsity,
} from './sparsity/report.js'
export { cifar10Task } from './tasks/cifar10.js'
export { csvTask, type TableModel } from './tasks/csv.js'
export { fashionMnistTask } from './tasks/fashion-mnist.js'
export { loadTask } from './tasks/load-task.js'
export { shakespeareTask } from './tasks/shakespeare.js'
export type {
  OpenedModel,
  Prediction,
  PreparedTask,
  SavedRun,
  Task,
  TaskDefaults,
  TaskOption,
  TaskSettings,
} from './tasks/task.js'
export {
  type TensorBoardCallback,
  type TensorBoardCallbackOptions,
  tensorBoard,
} from './tensorboard/callback.js'
export type { HistogramFacts } from './tensorboard/events.js'
export { type HistogramOptions, type TensorBoardOptions, TensorBoardWriter } from './tensorboard/writer.js'
export { type InWorkerOptions, inWorker, type WorkerJob } from './worker.js'
