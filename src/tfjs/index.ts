// Optimizers for TensorFlow.js: the entry 'pdecay/tfjs'.
export {
  adagradLp,
  adam,
  adamCoupled,
  adamHD,
  adamL1,
  adamProx,
  adamw,
  lionLp,
  lionw,
  nadamLp,
  padam,
  padamLate,
  radamLp,
  rmspropLp,
  sgd,
  sgdLp,
  sgdw,
  type TfjsFactory,
} from './aliases.js'
export { optimizer, TfjsOptimizer, type TfjsOptions } from './optimizer.js'
