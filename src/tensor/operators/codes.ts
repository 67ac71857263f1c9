import { show } from '../../_check.js'
import { Complex } from '../core/complex.js'
import { devicePattern, dtypes, layouts, memoryFormats } from '../core/dtypes.js'
import { handleUnchecked, isTensor, type Tensor } from '../core/tensor.js'
import { type Generator, isGenerator, nativeOf } from '../values/generator.js'

/** The kind of an argument, by which overloads are resolved. Calls with equal codes resolve to the same overload. */
export enum Code {
  Undefined,
  Null,
  Tensor,
  Number,
  Boolean,
  BigInt,
  String,
  Dtype,
  Device,
  Layout,
  MemoryFormat,
  Generator,
  Complex,
  Object,
  Other,
  /** An array that is empty or contains only nulls. */
  EmptyList,
  /** An array whose first element has code c has the code List + c. */
  List,
}

// Constants for the hot paths: reading the enum's properties there would be slower.
const tensorCode: number = Code.Tensor
const generatorCode: number = Code.Generator
const listOfTensors: number = Code.List + Code.Tensor

const words = new Map<string, Code>([
  ...memoryFormats.map((word) => [word, Code.MemoryFormat] as const),
  ...layouts.map((word) => [word, Code.Layout] as const),
  ...dtypes.map((word) => [word, Code.Dtype] as const),
])

export function codeOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return Code.Number
    case 'object':
      if (isTensor(value)) return Code.Tensor
      if (value === null) return Code.Null
      if (Array.isArray(value)) return codeOfArray(value)
      if (isGenerator(value)) return Code.Generator
      return value instanceof Complex ? Code.Complex : Code.Object
    case 'undefined':
      return Code.Undefined
    case 'boolean':
      return Code.Boolean
    case 'bigint':
      return Code.BigInt
    case 'string':
      return words.get(value) ?? (devicePattern.test(value) ? Code.Device : Code.String)
    default:
      return Code.Other
  }
}

function codeOfArray(list: readonly unknown[]): number {
  // Only lists of index tensors may contain nulls, and they are no longer than the maximum number of dimensions.
  const seen = Math.min(list.length, 64)
  for (let i = 0; i < seen; i++) {
    const each = list[i]
    // Nested arrays are never valid here. Not descending into them also avoids infinite recursion.
    if (Array.isArray(each)) return Code.Other
    if (each !== null && each !== undefined) return Code.List + codeOf(each)
  }
  return Code.EmptyList
}

/**
 * Converts a value for native code; `label` and `name` are those of the operator and the parameter in error messages.
 */
export function toNative(value: unknown, code: number, label: string, name: string): unknown {
  if (code === tensorCode) return handleUnchecked(value as Tensor)
  if (code === listOfTensors)
    return (value as unknown[]).map((each, index) => {
      if (each === null || each === undefined) return null
      if (isTensor(each)) return handleUnchecked(each)
      throw new TypeError(`${label}: Expected Tensor for ${name}[${index}] but received ${show(each)}`)
    })
  if (code === generatorCode) return nativeOf(value as Generator)
  return value
}
