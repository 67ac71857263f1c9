export {
  type ChainedOptions,
  chained,
  type MultiplicativeOptions,
  multiplicative,
  type SequentialOptions,
  sequential,
} from './combined.js'
export {
  type CosineRestartsOptions,
  type CyclicOptions,
  cosineRestarts,
  cyclic,
  type OneCycleMomentumOptions,
  type OneCycleOptions,
  oneCycle,
  oneCycleMomentum,
} from './cycles.js'
export {
  type ReduceOnPlateau,
  type ReduceOnPlateauOptions,
  type Reports,
  reduceOnPlateau,
} from './reduce-on-plateau.js'
export {
  type ConstantOptions,
  type CosineOptions,
  constant,
  cosine,
  type ExponentialOptions,
  exponential,
  type InverseSqrtOptions,
  inverseSqrt,
  type LinearOptions,
  linear,
  type PiecewiseOptions,
  type PolynomialOptions,
  piecewise,
  polynomial,
  type StepScheduleOptions,
  step,
  type WarmupCosineOptions,
  warmupCosine,
} from './schedules.js'
