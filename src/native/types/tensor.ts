import type { Handle } from './handle.js'

/** One part of a subscript: a position, a new dimension, '...', a tensor, or a range. */
export type IndexItem =
  | number
  | bigint
  | boolean
  | null
  | string
  | readonly [tensor: Handle]
  | readonly [start: number | null, stop: number | null, step: number | null]

export interface TensorCore {
  fromArray(
    data: ArrayBufferView,
    shape: readonly number[],
    dtype: string | undefined,
    device: string | undefined,
    requiresGrad: boolean,
  ): Handle
  fromBytes(data: Uint8Array, shape: readonly number[], dtype: string): Handle
  toTypedArray(tensor: Handle): ArrayBufferView
  toBytes(tensor: Handle): Uint8Array
  /** A view of the tensor's memory, which it keeps alive. */
  viewElements(tensor: Handle): ArrayBufferView
  copyFromArray(tensor: Handle, data: ArrayBufferView): void
  /** A complex number as { re, im }. */
  item(tensor: Handle): number | bigint | boolean | { re: number; im: number }
  shape(tensor: Handle): number[]
  strides(tensor: Handle): number[]
  numel(tensor: Handle): number
  dim(tensor: Handle): number
  dtype(tensor: Handle): string
  device(tensor: Handle): string
  isContiguous(tensor: Handle): boolean
  isDense(tensor: Handle): boolean
  /** One of the names in `layouts`. */
  layout(tensor: Handle): string
  /** In elements. */
  storageOffset(tensor: Handle): number
  dataPointer(tensor: Handle): bigint
  /** A tensor that shares the array's memory, which must not be detached while it is in use. */
  viewArray(data: ArrayBufferView, shape: readonly number[], dtype?: string): Handle
  /** A second handle of the same tensor. */
  share(tensor: Handle): Handle
  getAt(tensor: Handle, index: readonly IndexItem[]): Handle
  setAt(tensor: Handle, index: readonly IndexItem[], value: unknown): void
  /** Keeps the tensor under a number until a thread claims it or the time is up. */
  shareOut(tensor: Handle, timeoutMs: number): bigint
  claim(shared: bigint): Handle
  /** The number of unclaimed tensors, after expired ones are removed. */
  sharedCount(): number
}
