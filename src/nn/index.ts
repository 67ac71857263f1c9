export { ExportedModule, type LoadExportedOptions, loadExported } from './exported/index.js'
export * as functional from './functional.js'
export {
  binaryCrossEntropyWithLogits,
  type CrossEntropyOptions,
  crossEntropy,
  type LossOptions,
  l1Loss,
  mseLoss,
  nllLoss,
  type Reduction,
} from './functional.js'
export * as init from './init.js'
export * from './layers/activations.js'
export { Conv2d, type Conv2dOptions, type Size2 } from './layers/conv.js'
export * from './layers/dropout.js'
export * from './layers/embedding.js'
export * from './layers/flatten.js'
export * from './layers/linear.js'
export * from './layers/norm.js'
export * from './layers/pooling.js'
export * from './layers/sequential.js'
export {
  type AnyModule,
  buffer,
  type LoadOptions,
  type LoadResult,
  Module,
  parameter,
  type StateDict,
} from './module.js'
