// The namespace `autograd`: torch.autograd and related functions.
export {
  enableGrad,
  inferenceMode,
  isGradEnabled,
  isInferenceModeEnabled,
  noGrad,
} from '../core/modes.js'
export { type DetectAnomalyOptions, detectAnomaly, isAnomalyEnabled } from './anomaly.js'
export { backwardAsync } from './async.js'
export { type CheckpointOptions, checkpoint } from './checkpoint.js'
export {
  customFunction,
  type FunctionContext,
  type FunctionDefinition,
  type Gradients,
} from './custom-function.js'
export {
  type DerivativeOptions,
  hessian,
  jacobian,
  jvp,
  type Like,
  type Tensors,
  vjp,
} from './derivatives.js'
export { type GradcheckOptions, gradcheck, gradgradcheck } from './gradcheck.js'
export { type RemovableHandle, type SavedTensorsHooks, savedTensorsHooks } from './hooks.js'
export { type BackwardPassOptions, backward, type GradOptions, grad } from './passes.js'
