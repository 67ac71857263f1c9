// The calls of a graph as nodes of torch.export's schema.

import { scalarTypeOf } from '../../io/exported-program.js'
import { core, type ParameterDescription, type SchemaDescription } from '../../native/index.js'
import { valuesIn } from '../_tree.js'
import type { Graph, GraphNode, GraphResult, SymbolicSize } from '../types.js'
import { argumentValue, sizeValue, tensorMeta, type Union } from './_values.js'

interface Node {
  readonly target: string
  readonly inputs: readonly { readonly name: string; readonly arg: Union; readonly kind: 1 | 2 }[]
  readonly outputs: readonly Union[]
  readonly name: string
}

const positional = (name: string, arg: Union) => ({ name, arg, kind: 1 as const })

/** A graph of the schema, or one within an argument. */
export class GraphWriter {
  readonly #nodes: Node[] = []
  readonly #sizes = new Map<string, string>()
  readonly #symbolValues: Record<string, Union> = {}
  readonly #values = new Set<string>()

  constructor(
    private readonly graph: Graph,
    private readonly names: (name: string) => string,
  ) {}

  /** Makes a tensor known, whose meta data is in the graph. */
  declare(name: string): Union {
    this.#values.add(name)
    return { as_tensor: { name } }
  }

  #add(target: string, name: string, inputs: Node['inputs'], outputs: readonly Union[]): void {
    this.#nodes.push({ target, inputs, outputs, name })
  }

  /** The name of a node that computes the size. */
  readonly nameSize = (size: SymbolicSize): string => {
    const compute = (
      key: SymbolicSize,
      target: string,
      label: string,
      make: () => Node['inputs'],
    ): string => {
      const text = JSON.stringify(key)
      const known = this.#sizes.get(text)
      if (known !== undefined) return known
      const inputs = make()
      const name = this.names(label)
      this.#sizes.set(text, name)
      this.#symbolValues[name] = sizeValue(key, this.graph)
      this.#add(target, name, inputs, [{ as_sym_int: { as_name: name } }])
      return name
    }
    const sym = (name: string): Union => ({ as_sym_int: { as_name: name } })
    const int = (value: number): Union => ({ as_sym_int: { as_int: value } })
    const one = (symbols: readonly string[], scale = 1, offset = 0): SymbolicSize => ({
      symbols,
      scale,
      offset,
    })
    const symbol = (name: string) =>
      compute(one([name]), 'torch.ops.aten.sym_size.int', 'sym_size_int', () => {
        const [tensor, dim] = this.#sourceOf(name)
        return [positional('self', this.declare(tensor)), positional('dim', { as_int: dim })]
      })
    const [first, second] = size.symbols
    let name = symbol(first!)
    let done = one([first!])
    const step = (next: SymbolicSize, operator: string, other: Union) => {
      const before = name
      name = compute(next, `_operator.${operator}`, operator, () => [
        positional('', sym(before)),
        positional('', other),
      ])
      done = next
    }
    if (second !== undefined) step(one(size.symbols), 'mul', sym(symbol(second)))
    if (size.scale !== 1) step({ ...done, scale: size.scale }, 'mul', int(size.scale))
    if (size.offset !== 0) step(size, 'add', int(size.offset))
    return name
  }

  /** The input and its dimension that has a symbol's size. */
  #sourceOf(symbol: string): [tensor: string, dim: number] {
    for (const { name, kind } of this.graph.inputs) {
      if (kind !== 'input') continue
      const dim = this.graph.values[name]!.shape.findIndex(
        (size) =>
          typeof size === 'object' && size.scale === 1 && size.offset === 0 && size.symbols.join() === symbol,
      )
      if (dim >= 0) return [name, dim]
    }
    throw new Error(`no input has the size ${symbol}`)
  }

  call(node: GraphNode): void {
    const { overload, schema } = schemaFor(node)
    const inputs = node.args.map((argument, i) => {
      const parameter = schema.parameters[i]!
      return {
        name: parameter.name,
        arg: argumentValue(asGiven(parameter, argument), argument, this.nameSize),
        kind: parameter.keyword ? (2 as const) : (1 as const),
      }
    })
    const outputs = node.results.map((result, i) => this.#result(result, node, i))
    const target = `torch.ops.${node.op.replace('::', '.')}.${overload || 'default'}`
    this.#add(target, node.name, inputs, outputs)
  }

  #result(result: GraphResult, { name, results }: GraphNode, at: number): Union {
    if (typeof result === 'string') return this.declare(result)
    if (result === null) return { as_tensor: { name: `${name}_unused_${at}` } }
    if (results.length === 0) throw new Error(`${name} has no result`)
    return { as_tensors: result.map((each) => this.declare(each!).as_tensor as Union) }
  }

  /** Calls a higher-order operator on a graph of its own. */
  region(
    label: string,
    target: string,
    settings: readonly Union[],
    nodes: readonly GraphNode[],
    outputs: readonly string[],
  ): void {
    const inner = new GraphWriter(this.graph, this.names)
    const made = new Set(nodes.flatMap(({ results }) => results.flat()))
    const inputs = [...new Set(nodes.flatMap(({ args }) => args.flatMap(valuesIn)))].filter(
      (name) => !made.has(name),
    )
    const sizes = nodes.flatMap(({ args }) =>
      args.flat().filter((each) => typeof each === 'object' && each !== null && 'symbols' in each),
    )
    for (const size of sizes as SymbolicSize[])
      for (const symbol of size.symbols) {
        const [source] = this.#sourceOf(symbol)
        if (!inputs.includes(source)) inputs.push(source)
      }
    const given = inputs.map((name) => inner.declare(name))
    for (const node of nodes) inner.call(node)
    const region = inner.finish(
      given,
      outputs.map((name) => inner.declare(name)),
    )
    const name = this.names(label)
    const graph = { as_graph: { name: this.names('submod'), graph: region } }
    this.#add(
      target,
      name,
      [...settings, graph, ...inputs.map((each) => this.declare(each))].map((arg) => positional('', arg)),
      outputs.map((each) => this.declare(each)),
    )
  }

  finish(inputs: readonly Union[], outputs: readonly Union[]): Union {
    return {
      inputs,
      outputs,
      nodes: this.#nodes.map((node) => ({ ...node, metadata: {}, is_hop_single_tensor_return: null })),
      tensor_values: Object.fromEntries(
        [...this.#values].map((name) => [name, tensorMeta(this.graph.values[name]!, this.graph)]),
      ),
      sym_int_values: this.#symbolValues,
      sym_bool_values: {},
      sym_float_values: {},
      custom_obj_values: {},
      is_single_tensor_return: false,
    }
  }
}

const schemas = new Map<string, SchemaDescription | null>()
function describe(op: string, overload: string): SchemaDescription | null {
  const name = overload === '' ? op : `${op}.${overload}`
  let schema = schemas.get(name)
  if (schema === undefined) {
    schema = core().describe([name])[0] ?? null
    schemas.set(name, schema)
  }
  return schema
}

/** Python writes a number under .Tensor for these, and its own tools expect it there. */
function schemaFor({ op, overload }: GraphNode): { overload: string; schema: SchemaDescription } {
  const written = /^aten::(add|sub|mul|div)_?$/.test(op) ? overload.replace('Scalar', 'Tensor') : overload
  return { overload: written, schema: describe(op, written) ?? describe(op, overload)! }
}
/** The parameter as the argument is given: a number may stand for a tensor. */
const asGiven = (parameter: ParameterDescription, argument: unknown): ParameterDescription =>
  parameter.kind === 'Tensor' && !parameter.list && typeof argument !== 'object'
    ? { ...parameter, kind: 'Scalar' }
    : parameter

/** Calls in the same modes of autograd and autocast, in order. */
interface Segment {
  readonly grad: boolean
  readonly autocast: GraphNode['autocast']
  readonly nodes: GraphNode[]
}

function segmentsOf({ nodes, values }: Graph): Segment[] {
  const segments: Segment[] = []
  for (const node of nodes) {
    const named = node.args.flatMap(valuesIn)
    // Where nothing takes a gradient, autograd's mode is of no matter.
    const grad = node.gradEnabled || !named.some((name) => values[name]!.requiresGrad)
    const last = segments.at(-1)
    if (last && last.grad === grad && last.autocast === node.autocast) last.nodes.push(node)
    else segments.push({ grad, autocast: node.autocast, nodes: [node] })
  }
  return segments
}

/** Writes the calls of a graph, those without gradients or under autocast as regions. */
export function writeNodes(graph: Graph, writer: GraphWriter, outputs: readonly string[]): void {
  const segments = segmentsOf(graph)
  segments.forEach(({ grad, autocast, nodes }, i) => {
    if (grad && autocast === null) {
      for (const node of nodes) writer.call(node)
      return
    }
    if (!grad && autocast !== null)
      throw new RangeError(
        'exportModel: autocast within noGrad is not written: compute one of them outside of the model',
      )
    const later = segments.slice(i + 1).flatMap((segment) => segment.nodes)
    const used = new Set([...outputs, ...later.flatMap(({ args }) => args.flatMap(valuesIn))])
    const made = nodes
      .flatMap(({ results }) => results.flat())
      .filter((name): name is string => name !== null)
    const kept = made.filter((name) => used.has(name))
    if (autocast === null)
      writer.region(
        'wrap_with_set_grad_enabled',
        'torch.ops.higher_order.wrap_with_set_grad_enabled',
        [{ as_bool: false }],
        nodes,
        kept,
      )
    else {
      const settings = [
        { as_string: 'cpu' },
        { as_scalar_type: scalarTypeOf(autocast) },
        { as_bool: true },
        { as_bool: false },
      ]
      writer.region('wrap_with_autocast', 'torch.ops.higher_order.wrap_with_autocast', settings, nodes, kept)
    }
  })
}
