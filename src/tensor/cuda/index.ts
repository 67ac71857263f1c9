// The namespace `cuda`: torch.cuda.
export type { CudaDevice } from '../core/cuda.js'
export { cudaRngState as rngState, setCudaRngState as setRngState } from '../values/generator.js'
export {
  currentDevice,
  type DeviceProperties,
  device,
  deviceCount,
  devices,
  isAvailable,
  manualSeed,
  manualSeedAll,
  setDevice,
  synchronize,
  synchronizeAsync,
} from './devices.js'
export { type CaptureErrorMode, type Graph, type GraphOptions, graph } from './graph.js'
export {
  emptyCache,
  maxMemoryAllocated,
  maxMemoryReserved,
  memGetInfo,
  memoryAllocated,
  memoryReserved,
  memoryStats,
  resetAccumulatedMemoryStats,
  resetPeakMemoryStats,
} from './memory.js'
export {
  currentStream,
  defaultStream,
  Event,
  type EventOptions,
  Stream,
  type StreamOptions,
  setStream,
  stream,
} from './streams.js'
