// What a model computed, as a graph of libtorch's operators. All of it is plain: JSON.stringify writes a graph, and
// JSON.parse reads it. The values of tensors are not in it; see Traced.
import type { DType } from '../tensor/core/dtypes.js'

/**
 * A size that depends on those of the inputs: scale · symbol₁ · symbol₂ · … + offset. The symbols are keys of
 * {@link Graph.symbols}.
 */
export interface SymbolicSize {
  readonly symbols: readonly string[]
  readonly scale: number
  readonly offset: number
}
/** A size of a tensor, or an integer among the arguments of an operator. */
export type GraphSize = number | SymbolicSize

/** What is known of a tensor in a graph without its values. */
export interface TensorType {
  readonly dtype: DType
  readonly shape: readonly GraphSize[]
  /** In elements. */
  readonly strides: readonly GraphSize[]
  /** Where the first element lies in the storage, in elements. */
  readonly offset: GraphSize
  /** 'cpu', 'cuda:0' or 'meta'. */
  readonly device: string
  readonly requiresGrad: boolean
  /** Equal for tensors that share memory, as views do; 0 without memory. */
  readonly storage: number
}

/**
 * An argument of an operator:
 *
 * | | |
 * | --- | --- |
 * | `{ value }` | a tensor, by its name in {@link Graph.values} |
 * | a number, `{ int }` | an integer; `int` holds the digits of one beyond 2^53 |
 * | {@link SymbolicSize} | an integer that depends on the sizes of the inputs |
 * | `{ float }` | a floating-point number; 'NaN', 'Infinity' and '-Infinity' are strings |
 * | `{ re, im }` | a complex number |
 * | a string | a dtype, device, layout, memory format, or a string |
 * | null | no value, as for an optional argument |
 * | an array | a list of these |
 */
export type GraphArgument =
  | null
  | boolean
  | number
  | string
  | { readonly value: string }
  | { readonly int: string }
  | { readonly float: number | 'NaN' | 'Infinity' | '-Infinity' }
  | { readonly re: number; readonly im: number }
  | SymbolicSize
  | readonly GraphArgument[]

/** A result of an operator: the name of a tensor, names for a list of tensors, or null for what is no tensor. */
export type GraphResult = string | null | readonly (string | null)[]

/** What a call does besides computing its results from its arguments. */
export type GraphEffect =
  /** It draws random numbers. */
  | 'random'
  /** Its result is a plain value that depends on the elements of a tensor, as that of `item()`. */
  | 'dataDependent'
  /** The shape of its result depends on the elements of a tensor, as that of `nonzero`. */
  | 'dynamicShape'

/** One call of an operator. A composite operator, such as `aten::linear`, is one call. */
export interface GraphNode {
  /** A name of its own. */
  readonly name: string
  /** The operator: 'aten::conv2d'. */
  readonly op: string
  /** Its overload: 'Tensor', or '' for the only one. */
  readonly overload: string
  /** In the order of the operator's schema. Defaults at the end are left out. */
  readonly args: readonly GraphArgument[]
  /**
   * In the order of the schema. A tensor that was changed in place gets a new name, and the old one stands for the same
   * memory.
   */
  readonly results: readonly GraphResult[]
  readonly effects: readonly GraphEffect[]
  /** Path of the module that called it; '' for the model itself. */
  readonly module: string
  /** Whether autograd recorded operations. */
  readonly gradEnabled: boolean
  /** The dtype that autocast cast to on the CPU; null without autocast. */
  readonly autocast: DType | null
}

/** A tensor that a graph starts from. */
export type GraphInput =
  /** `name` is a key of {@link Graph.values}, `path` the name in the model: 'layer1.conv.weight'. */
  | { readonly kind: 'parameter'; readonly name: string; readonly path: string }
  | { readonly kind: 'buffer'; readonly name: string; readonly path: string; readonly persistent: boolean }
  /** A tensor that is neither, as one that `forward` makes from numbers. */
  | { readonly kind: 'constant'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string }

/** Tensors and plain values in arrays and objects, as a model takes and returns them. */
export type GraphTree =
  | { readonly value: string }
  | { readonly constant: null | boolean | number | string }
  | { readonly items: readonly GraphTree[] }
  | { readonly entries: Readonly<Record<string, GraphTree>> }

/** A place where the model left the graph: what it did with the result is not recorded. */
export interface GraphNote {
  /** What was called: 'item', 'toTypedArray', 'customFunction'. */
  readonly what: string
  /** Path of the module that called it. */
  readonly module: string
}

/** A size of an input that may vary. */
export interface GraphSymbol {
  /** What it was in the recording. */
  readonly example: number
  readonly min: number
  readonly max: number | null
}

/** What a model computed, as calls of libtorch's operators. */
export interface Graph {
  /** Parameters, buffers, constants and inputs, in this order. */
  readonly inputs: readonly GraphInput[]
  /** What `forward` took: an item for each argument. */
  readonly args: { readonly items: readonly GraphTree[] }
  /** The calls, in order. */
  readonly nodes: readonly GraphNode[]
  /** What `forward` returned. */
  readonly output: GraphTree
  /** Every tensor, by its name. */
  readonly values: Readonly<Record<string, TensorType>>
  /** The sizes that may vary, by the names that {@link SymbolicSize} refers to; empty where all are fixed. */
  readonly symbols: Readonly<Record<string, GraphSymbol>>
  /** Where the model read values of tensors, or made tensors in a way that is not recorded. */
  readonly notes: readonly GraphNote[]
  /** Whether the model was in training mode. */
  readonly training: boolean
}
