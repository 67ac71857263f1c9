// The exports of the addon, with one file per topic of binding/napi.
import type { AsyncCore, AutogradCore } from './autograd.js'
import type { CudaCore } from './cuda.js'
import type { DataCore } from './data.js'
import type { FactsCore } from './facts.js'
import type { MemoryCore } from './memory.js'
import type { BatchCore, OperatorCore } from './operators.js'
import type { OptimCore } from './optim.js'
import type { RandomCore } from './random.js'
import type { RecordCore } from './record.js'
import type { SlotsCore } from './slots.js'
import type { TensorCore } from './tensor.js'

export type { NativeCallback } from './autograd.js'
export type { NativeEvent, NativeGraph, NativeStream } from './cuda.js'
export type { NativeLayout, NativeSource, NativeTransform, Pipeline, PipelineOptions } from './data.js'
export type { Handle } from './handle.js'
export type {
  CallResult,
  ParameterDescription,
  ReturnDescription,
  SchemaDescription,
  TypeDescription,
} from './operators.js'
export type { NativeOptimizer, NativeStorage } from './optim.js'
export type { NativeGenerator } from './random.js'
export type { RecordedCall, RecordedTensor, RecordedValue } from './record.js'
export type { IndexItem } from './tensor.js'

/** All native functions. */
export interface NativeCore
  extends SlotsCore,
    OperatorCore,
    BatchCore,
    RecordCore,
    TensorCore,
    AutogradCore,
    AsyncCore,
    RandomCore,
    FactsCore,
    DataCore,
    OptimCore {
  cuda: CudaCore
  memory: MemoryCore
  /** Whether this thread is the first of the process that loaded the addon. */
  isFirst: boolean
}
