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
