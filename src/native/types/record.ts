import type { Handle } from './handle.js'

/** What a recorded tensor was when it was first seen, or when an operator had made or changed it. */
export interface RecordedTensor {
  /** Equal for the same tensor. */
  tensor: number
  dtype: string
  shape: number[]
  strides: number[]
  /** In elements. */
  offset: number
  /** Equal for tensors that share memory; 0 for a tensor without memory. */
  storage: number
  device: string
  requiresGrad: boolean
}

/** A value in a recorded call. A float is an object, so that a whole one differs from an int. */
export type RecordedValue =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | { float: number }
  | { re: number; im: number }
  | RecordedTensor
  | RecordedValue[]

export interface RecordedCall {
  /** 'aten::add', or for a note what was called instead of an operator. */
  name: string
  overload: string
  isNote: boolean
  /** In the order of the schema, without defaults at the end. */
  arguments: RecordedValue[]
  results: RecordedValue[]
  gradEnabled: boolean
  autocast: string | null
  effects: string[]
}

/** Recording of operators. */
export interface RecordCore {
  startRecording(named: readonly Handle[]): RecordedTensor[]
  recordedCalls(): number
  stopRecording(
    results: readonly Handle[],
  ): { calls: RecordedCall[]; outside: [RecordedTensor, Handle][]; results: RecordedTensor[] } | undefined
}
