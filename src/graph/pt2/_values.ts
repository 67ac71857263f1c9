// Values of a graph in the schema of torch.export (torch/_export/serde/schema.py).
import { scalarTypeOf, strided } from '../../io/exported-program.js'
import type { ParameterDescription } from '../../native/index.js'
import { isSymbolic } from '../_fit.js'
import type { Graph, GraphArgument, GraphSize, GraphTree, SymbolicSize, TensorType } from '../types.js'

/** A value of the schema: an object with one key. */
export type Union = Readonly<Record<string, unknown>>

// JSON.stringify writes a whole float as an int, and no integer beyond 2^53. A string that starts so holds digits.
const mark = '\u0000digits:'
const markedDigits = /"\\u0000digits:([^"]*)"/g

/** Digits that {@link toText} writes as they are. */
const digits = (text: string): string => `${mark}${text}`
/** A float as Python's JSON has it: with a point or an exponent. */
export function floatValue(value: number): number | string {
  if (!Number.isFinite(value)) return String(value)
  if (!Number.isInteger(value)) return value
  const text = Object.is(value, -0) ? '-0' : String(value)
  return digits(text.includes('e') ? text : `${text}.0`)
}
export const toText = (program: unknown): string => JSON.stringify(program).replace(markedDigits, '$1')

const memoryFormats = ['contiguous', 'channelsLast', 'channelsLast3d', 'preserve']
const layouts = ['', 'sparse', 'sparseCsr', 'sparseCsc', 'sparseBsr', 'sparseBsc', '', 'strided']

const symbolText = (name: string): string => `Symbol('${name}', positive=True, integer=True)`
/** A size as sympy writes it. */
function expression({ symbols, scale, offset }: SymbolicSize): string {
  const factors = [...(scale === 1 ? [] : [`Integer(${scale})`]), ...symbols.map(symbolText)]
  const product = factors.length === 1 ? factors[0]! : `Mul(${factors.join(', ')})`
  return offset === 0 ? product : `Add(${product}, Integer(${offset}))`
}

/** The value that a size had in the recording. */
export const exampleOf = (size: GraphSize, { symbols }: Pick<Graph, 'symbols'>): number =>
  isSymbolic(size)
    ? size.symbols.reduce((all, name) => all * symbols[name]!.example, size.scale) + size.offset
    : size

/** A size in the meta data of a tensor. */
export const sizeValue = (size: GraphSize, graph: Pick<Graph, 'symbols'>): Union =>
  isSymbolic(size)
    ? { as_expr: { expr_str: expression(size), hint: { as_int: exampleOf(size, graph) } } }
    : { as_int: size }

export function deviceValue(device: string): Union {
  const [type, index] = device.split(':')
  return { type, index: index === undefined ? null : Number(index) }
}

/** TensorMeta of the schema. */
export const tensorMeta = (
  { dtype, shape, strides, offset, requiresGrad, device }: Omit<TensorType, 'storage'>,
  graph: Pick<Graph, 'symbols'>,
): Union => ({
  dtype: scalarTypeOf(dtype),
  sizes: shape.map((size) => sizeValue(size, graph)),
  requires_grad: requiresGrad,
  device: deviceValue(device),
  strides: strides.map((size) => sizeValue(size, graph)),
  storage_offset: sizeValue(offset, graph),
  layout: strided,
})

const isList = (argument: GraphArgument): argument is readonly GraphArgument[] => Array.isArray(argument)
const floatOf = (argument: GraphArgument): number =>
  typeof argument === 'object' && argument !== null && 'float' in argument
    ? Number(argument.float)
    : Number(argument)

/** A number: of a parameter that takes ints, floats or both. */
function numberValue(argument: GraphArgument): Union {
  if (typeof argument === 'boolean') return { as_bool: argument }
  if (typeof argument === 'number') return { as_int: argument }
  if (typeof argument === 'object' && argument !== null && !isList(argument)) {
    if ('int' in argument) return { as_int: digits(argument.int) }
    if ('float' in argument) return { as_float: floatValue(floatOf(argument)) }
    if ('re' in argument)
      return { as_complex: { real: floatValue(argument.re), imag: floatValue(argument.im) } }
  }
  throw new Error(`not a number: ${JSON.stringify(argument)}`)
}

/** Gives the name of a node that computes a size. */
export type NameSize = (size: SymbolicSize) => string

const symbolValue = (argument: GraphArgument, nameSize: NameSize): Union =>
  isSymbolic(argument) ? { as_name: nameSize(argument) } : numberValue(argument)

function listValue(
  kind: string,
  list: readonly GraphArgument[],
  optional: boolean,
  nameSize: NameSize,
): Union {
  const tensor = (each: GraphArgument) => ({ name: (each as { value: string }).value })
  switch (kind) {
    case 'Tensor':
      return optional
        ? {
            as_optional_tensors: list.map((each) =>
              each === null ? { as_none: true } : { as_tensor: tensor(each) },
            ),
          }
        : { as_tensors: list.map(tensor) }
    case 'int':
      return list.some(isSymbolic)
        ? { as_sym_ints: list.map((each) => symbolValue(each, nameSize)) }
        : { as_ints: list.map((each) => Object.values(numberValue(each))[0]) }
    case 'float':
      return { as_floats: list.map((each) => floatValue(floatOf(each))) }
    case 'bool':
      return { as_bools: list }
    case 'str':
      return { as_strings: list }
    default:
      throw new Error(`a list of ${kind} has no form in the archive`)
  }
}

/** An argument of an operator for one of its parameters. */
export function argumentValue(
  { kind, optionalElements }: ParameterDescription,
  argument: GraphArgument,
  nameSize: NameSize,
): Union {
  if (argument === null) return { as_none: true }
  if (isList(argument)) return listValue(kind, argument, optionalElements, nameSize)
  if (typeof argument === 'object' && 'value' in argument) return { as_tensor: { name: argument.value } }
  if (isSymbolic(argument)) return { as_sym_int: { as_name: nameSize(argument) } }
  switch (kind) {
    case 'dtype':
      return { as_scalar_type: scalarTypeOf(argument as never) }
    case 'device':
      return { as_device: deviceValue(argument as string) }
    case 'layout':
      return { as_layout: layouts.indexOf(argument as string) }
    case 'memoryFormat':
      return { as_memory_format: memoryFormats.indexOf(argument as string) + 1 }
    case 'str':
      return { as_string: argument }
    case 'float':
      return { as_float: floatValue(floatOf(argument)) }
    default:
      return numberValue(argument)
  }
}

/** A plain value in the inputs or outputs of a model. */
export function constantValue(value: null | boolean | number | string): Union {
  if (value === null) return { as_none: true }
  if (typeof value === 'boolean') return { as_bool: value }
  if (typeof value === 'string') return { as_string: value }
  return Number.isSafeInteger(value) ? { as_int: value } : { as_float: floatValue(value) }
}

interface Spec {
  readonly type: string | null
  readonly context: string | null
  readonly children_spec: readonly Spec[]
}
/** How Python nests values: torch.utils._pytree. */
export function treeSpec(tree: GraphTree): Spec {
  if ('items' in tree)
    return { type: 'builtins.list', context: 'null', children_spec: tree.items.map(treeSpec) }
  if ('entries' in tree)
    return {
      type: 'builtins.dict',
      context: JSON.stringify(Object.keys(tree.entries)),
      children_spec: Object.values(tree.entries).map(treeSpec),
    }
  return { type: null, context: null, children_spec: [] }
}
export const tupleSpec = (children: readonly GraphTree[]): Spec => ({
  type: 'builtins.tuple',
  context: 'null',
  children_spec: children.map(treeSpec),
})
