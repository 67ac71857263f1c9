export {
  type ClipGradOptions,
  clipGradNorm_,
  clipGradsWithNorm_,
  clipGradValue_,
  getTotalNorm,
} from './clip-grad.js'
export { fuseConvBnEval, fuseLinearBnEval } from './fusion.js'
export * as parametrizations from './parametrizations.js'
export {
  isParametrized,
  type Parametrization,
  ParametrizationList,
  type RegisterOptions,
  registerParametrization,
  removeParametrizations,
} from './parametrize.js'
export * as prune from './prune.js'
export * as rnn from './rnn.js'
export { parametersToVector, vectorToParameters } from './vector.js'
