import type { Handle } from './handle.js'

/** The result of an operator: a handle, several handles, a plain value, or nothing. */
export type CallResult = Handle | null | undefined | boolean | string | bigint | readonly CallResult[]

export interface TypeDescription {
  kind:
    | 'Tensor'
    | 'Scalar'
    | 'int'
    | 'float'
    | 'bool'
    | 'str'
    | 'dtype'
    | 'device'
    | 'layout'
    | 'memoryFormat'
    | 'generator'
    | 'unsupported'
  list: boolean
  /** The fixed length of a list, 2 for int[2]; 0 if any length is allowed. */
  length: number
  /** Whether null is allowed. */
  optional: boolean
}
export interface ParameterDescription extends TypeDescription {
  name: string
  optionalElements: boolean
  keyword: boolean
  written: boolean
  hasDefault: boolean
}
export interface ReturnDescription extends TypeDescription {
  name: string
  /** Index of the argument that is returned, or -1. */
  argument: number
}
export interface SchemaDescription {
  overload: string
  parameters: ParameterDescription[]
  returns: ReturnDescription[]
}

/** Operators. */
export interface OperatorCore {
  op(name: string, overload: string, label: string): number
  call(op: number, holder: object | undefined, ...args: unknown[]): CallResult
  describe(names: readonly string[]): (SchemaDescription | null)[]
  schemas(namespace: string): string[]
}

/** What `vmap` stands on. */
export interface BatchCore {
  /**
   * Adds a layer: operators then compute all examples of batched tensors at once.
   * @param randomness 0 throws, 1 draws the same for all examples, 2 draws for each
   * @returns its level; -1 during a recording, without a layer
   */
  pushBatch(size: number, randomness: number): number
  /** Removes the innermost layer and frees the tensors that are batched by it. */
  popBatch(level: number): void
  addBatch(tensor: Handle, dim: number, level: number): Handle
  removeBatch(tensor: Handle, dim: number, level: number, size: number): Handle
}
