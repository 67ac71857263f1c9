import './values/methods.js'
import './operators/methods.js'
import './autograd/methods.js'
import './cuda/methods.js'

export type { AutocastDevice, AutocastDType, AutocastOptions } from './autograd/autocast.js'
export { autocast, isAutocastEnabled } from './autograd/autocast.js'
export type { RemovableHandle } from './autograd/hooks.js'
export * as autograd from './autograd/index.js'
export type { BackwardPassOptions, GradOptions } from './autograd/passes.js'
export { backward, grad } from './autograd/passes.js'
export { Complex } from './core/complex.js'
export type {
  ArrayDType,
  Device,
  DType,
  ElementOf,
  Layout,
  MemoryFormat,
  Scalar,
  TypedArray,
  TypedArrayOf,
} from './core/dtypes.js'
export type { CachingAllocatorOptions, Memory, MemoryCounts, MemoryPlace } from './core/memory.js'
export { memory, memorySnapshot, recordMemoryHistory } from './core/memory.js'
export {
  enableGrad,
  inferenceMode,
  isGradEnabled,
  isInferenceModeEnabled,
  noGrad,
} from './core/modes.js'
export type { DeterministicOptions } from './core/runtime.js'
export {
  areDeterministicAlgorithmsEnabled,
  cpuCapability,
  fastKernels,
  getDefaultDtype,
  getNumThreads,
  isDeterministicAlgorithmsWarnOnlyEnabled,
  setDefaultDtype,
  setFastKernels,
  setNumThreads,
  useDeterministicAlgorithms,
} from './core/runtime.js'
export { keep, tidy } from './core/scope.js'
export type { BackwardOptions, Nested } from './core/tensor.js'
export { Tensor } from './core/tensor.js'
export * as cuda from './cuda/index.js'
export * as fft from './operators/fft.gen.js'
export { full } from './operators/full.js'
export * from './operators/functions.gen.js'
export * as linalg from './operators/linalg.gen.js'
export type { LobpcgOptions } from './operators/lobpcg.js'
export { lobpcg } from './operators/lobpcg.js'
export type { LowrankResult, PcaLowrankOptions, SvdLowrankOptions } from './operators/low-rank.js'
export { pcaLowrank, svdLowrank } from './operators/low-rank.js'
export * as masked from './operators/masked.js'
export type { ToOptions } from './operators/methods.js'
export * as ops from './operators/ops.gen.js'
export { broadcastShapes, unravelIndex } from './operators/shapes.js'
export * as signal from './operators/signal.js'
export * as special from './operators/special.gen.js'
export type { UniqueOptions, UniqueResult } from './operators/unique.js'
export { unique } from './operators/unique.js'
export type { VmapOptions, VmapRandomness } from './operators/vmap.js'
export { vmap } from './operators/vmap.js'
export type { FrombufferOptions } from './values/buffer.js'
export { frombuffer } from './values/buffer.js'
export type { TensorData, TensorOptions } from './values/create.js'
export { tensor } from './values/create.js'
export type { GeneratorOptions } from './values/generator.js'
export { Generator, manualSeed, rngState, setRngState } from './values/generator.js'
export type { Index, Positions, Range } from './values/indexing.js'
export type { TensorJson } from './values/interop.js'
export type { PrintOptions } from './values/print.js'
export { setPrintoptions } from './values/print.js'
export type { SharedTensor, ShareOptions } from './values/shared.js'
export { fromShared } from './values/shared.js'
