import './_methods.js'

export * as autograd from './_autograd.js'
export * from './_functions.gen.js'
export type { AutocastDevice, AutocastDType, AutocastOptions } from './autocast.js'
export { autocast, isAutocastEnabled } from './autocast.js'
export type { BackwardPassOptions, GradOptions } from './autograd.js'
export {
  backward,
  enableGrad,
  grad,
  inferenceMode,
  isGradEnabled,
  isInferenceModeEnabled,
  noGrad,
} from './autograd.js'
export type { FrombufferOptions } from './buffer.js'
export { frombuffer } from './buffer.js'
export type { TensorData, TensorOptions } from './create.js'
export { full, tensor } from './create.js'
export * as cuda from './cuda/index.js'
export type { Device, DType, Layout, MemoryFormat, Scalar, TypedArray } from './dtypes.js'
export { Generator, manualSeed, rngState, setRngState } from './generator.js'
export type { RemovableHandle } from './hooks.js'
export type { Index, Positions, Range } from './indexing.js'
export type { MemoryCounts, MemoryPlace } from './memory.js'
export { memory, memorySnapshot, recordMemoryHistory } from './memory.js'
export { cpuCapability, getNumThreads, setNumThreads } from './runtime.js'
export type { LoadOptions, SafetensorsHeader, SaveOptions } from './safetensors.js'
export { load, loadHeader, save } from './safetensors.js'
export { keep, tidy } from './scope.js'
export type { SharedTensor, ShareOptions } from './shared.js'
export { fromShared } from './shared.js'
export type { BackwardOptions, Nested, ToOptions } from './tensor.js'
export { Tensor } from './tensor.js'
export type { LoadTorchOptions, TorchValue } from './torch-file.js'
export { loadTorch, saveTorch } from './torch-file.js'
