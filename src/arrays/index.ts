export type { FloatArray } from '../optim/array-views.js'
export {
  type ArrayGroup,
  type ArrayGroupSpec,
  type ArrayList,
  ArrayOptimizer,
  type ArrayOptimizerOptions,
  type Arrays,
  type Gradients,
  optimizer,
} from './optimizer.js'
