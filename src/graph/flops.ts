import { checkObject } from '../_check.js'
// Floating-point operations of operators, as PyTorch's FlopCounterMode counts them: those of matrix products and
// convolutions, a multiplication and an addition being two, without biases.
import { isSymbolic } from './_fit.js'
import type { Graph, GraphArgument, GraphNode, GraphResult, TensorType } from './types.js'

/** The shapes that a call took and made. */
interface Call {
  /** The shape of an argument that is a tensor. */
  shape(at: number): readonly number[]
  /** The shapes of an argument that is a list of tensors. */
  shapes(at: number): readonly (readonly number[])[]
  arg(at: number): GraphArgument | undefined
  /** The shape of the first result. */
  readonly result: readonly number[]
}
type Formula = (call: Call) => number

const product = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1)

/** The matrices of a recurrent layer, each as often as it has steps and rows. Of PyTorch's order [weights, biases]. */
const matrices = (shapes: readonly (readonly number[])[]): number =>
  shapes.filter((shape) => shape.length === 2).reduce((sum, shape) => sum + product(shape), 0)

/** Each element of the result is a sum over the last dimension of `at`. */
const overLast =
  (at: number): Formula =>
  ({ shape, result }) =>
    2 * product(result) * shape(at).at(-1)!
/** Each element of the result is a sum over a window of the weight: all but its first dimension. */
const convolution: Formula = ({ shape, result }) => 2 * product(result) * product(shape(1).slice(1))
/** Each element of the input spreads over a window of the weight. */
const transposed: Formula = ({ shape }) => 2 * product(shape(0)) * product(shape(1).slice(1))
const attention: Formula = ({ shape }) => {
  const [query, key, value] = [shape(0), shape(1), shape(2)]
  const scores = product(query.slice(0, -1)) * key.at(-2)!
  return 2 * scores * (query.at(-1)! + value.at(-1)!)
}
/** The rows of the input by every matrix; packed sequences have one more argument before the weights. */
const recurrent: Formula = ({ shape, shapes, arg }) =>
  (2 * product(shape(0)) * matrices(shapes(Array.isArray(arg(3)) ? 3 : 2))) / shape(0).at(-1)!
const cell: Formula = ({ shape }) =>
  (2 * product(shape(0)) * (product(shape(2)) + product(shape(3)))) / shape(0).at(-1)!
const matmul: Formula = ({ shape, result }) => 2 * product(result) * shape(0).at(-1)!

/** The formula of each operator that counts. Others count 0. */
const formulas: Readonly<Record<string, Formula>> = {
  'aten::linear': overLast(0),
  'aten::mm': matmul,
  'aten::bmm': matmul,
  'aten::mv': matmul,
  'aten::dot': ({ shape }) => 2 * product(shape(0)),
  'aten::matmul': matmul,
  'aten::addmm': overLast(1),
  'aten::addmv': overLast(1),
  'aten::baddbmm': overLast(1),
  'aten::addbmm': ({ shape, result }) => 2 * product(result) * shape(1)[0]! * shape(1).at(-1)!,
  'aten::bilinear': ({ shape, result }) => 2 * product(result) * shape(0).at(-1)! * (shape(1).at(-1)! + 1),
  'aten::conv1d': convolution,
  'aten::conv2d': convolution,
  'aten::conv3d': convolution,
  'aten::convolution': (call) => (call.arg(6) === true ? transposed : convolution)(call),
  'aten::conv_transpose1d': transposed,
  'aten::conv_transpose2d': transposed,
  'aten::conv_transpose3d': transposed,
  'aten::scaled_dot_product_attention': attention,
  'aten::lstm': recurrent,
  'aten::gru': recurrent,
  'aten::rnn_tanh': recurrent,
  'aten::rnn_relu': recurrent,
  'aten::lstm_cell': cell,
  'aten::gru_cell': cell,
  'aten::rnn_tanh_cell': cell,
  'aten::rnn_relu_cell': cell,
}

/** The operators that {@link flopsOf} counts. */
export const countedOperators: readonly string[] = Object.keys(formulas)

const nameIn = (argument: GraphArgument | undefined): string | undefined =>
  typeof argument === 'object' && argument !== null && 'value' in argument ? argument.value : undefined

/**
 * The floating-point operations of one call: 2 for each product that is added up in matrix products, convolutions,
 * attention and recurrent layers, without biases; 0 for other operators. Sizes that vary count as in the recording.
 *
 * @param graph the graph that holds the call
 * @param node one of its nodes
 * @source PyTorch's FlopCounterMode
 */
export function flopsOf(graph: Pick<Graph, 'values' | 'symbols'>, node: GraphNode): number {
  checkObject('graph', graph)
  checkObject('node', node)
  const formula = Object.hasOwn(formulas, node.op) ? formulas[node.op] : undefined
  if (!formula) return 0
  const sizes = ({ shape }: TensorType): number[] =>
    shape.map((size) =>
      isSymbolic(size)
        ? size.symbols.reduce((all, name) => all * graph.symbols[name]!.example, size.scale) + size.offset
        : size,
    )
  const shapeOf = (name: string | undefined): readonly number[] =>
    name === undefined ? [] : sizes(graph.values[name]!)
  const first: GraphResult | undefined = node.results[0]
  return formula({
    shape: (at) => shapeOf(nameIn(node.args[at])),
    shapes: (at) => {
      const list = node.args[at]
      return Array.isArray(list) ? list.map((each: GraphArgument) => shapeOf(nameIn(each))) : []
    },
    arg: (at) => node.args[at],
    result: shapeOf(typeof first === 'string' ? first : undefined),
  })
}
