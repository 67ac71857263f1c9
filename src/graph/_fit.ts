// Sizes that vary. A model is recorded with inputs of two sizes; an integer that differs between the recordings is written
// in terms of the sizes of the inputs that differ.
import type { Traced } from './_recording.js'
import type { Graph, GraphArgument, GraphSize, GraphTree, SymbolicSize, TensorType } from './types.js'

interface Symbol {
  readonly name: string
  readonly one: number
  readonly two: number
}

const remedy =
  'What to do: give inputs of other sizes as { dynamic: [...] }, or fix the sizes by { dynamic: false }'

/** A size in terms of symbols; undefined if none fits. */
function sizeFor(symbols: readonly Symbol[], one: number, two: number): SymbolicSize | undefined {
  const scaled = (names: readonly string[], a: number, b: number): SymbolicSize | undefined => {
    const scale = one / a
    return Number.isInteger(scale) && scale >= 1 && scale * b === two
      ? { symbols: names, scale, offset: 0 }
      : undefined
  }
  const exact = symbols.find((each) => each.one === one && each.two === two)
  if (exact) return { symbols: [exact.name], scale: 1, offset: 0 }
  for (const { name, one: a, two: b } of symbols) {
    const found = scaled([name], a, b)
    if (found) return found
  }
  for (const [i, first] of symbols.entries())
    for (const second of symbols.slice(i + 1)) {
      const found = scaled([first.name, second.name], first.one * second.one, first.two * second.two)
      if (found) return found
    }
  for (const { name, one: a, two: b } of symbols) {
    const scale = (two - one) / (b - a)
    if (Number.isInteger(scale) && scale !== 0) return { symbols: [name], scale, offset: one - scale * a }
  }
  return undefined
}

export const isSymbolic = (value: unknown): value is SymbolicSize =>
  typeof value === 'object' && value !== null && 'symbols' in value

/** The value of a size with given values of the symbols. */
export const evaluate = (size: GraphSize, symbols: Readonly<Record<string, number>>): number =>
  isSymbolic(size)
    ? size.symbols.reduce((product, name) => product * symbols[name]!, size.scale) + size.offset
    : size

/** Names the sizes of the inputs that differ. */
function symbolsOf(one: Graph, two: Graph): Symbol[] {
  const symbols: Symbol[] = []
  for (const { kind, name } of one.inputs) {
    if (kind !== 'input') continue
    const [first, second] = [one.values[name]!.shape, two.values[name]!.shape]
    if (first.length !== second.length)
      throw new RangeError(
        `Expected ${first.length} dimensions for ${name} in dynamic but received ${second.length}`,
      )
    first.forEach((size, i) => {
      const [a, b] = [size as number, second[i] as number]
      if (a === b || symbols.some((each) => each.one === a && each.two === b)) return
      symbols.push({ name: `s${symbols.length}`, one: a, two: b })
    })
  }
  return symbols
}

/** Walks two recordings of one model side by side. */
class Fitter {
  constructor(
    private readonly symbols: readonly Symbol[],
    private readonly isDifferent: (what: string) => Error,
  ) {}

  size(one: GraphSize, two: GraphSize, what: string): GraphSize {
    if (one === two) return one
    const found = sizeFor(this.symbols, one as number, two as number)
    if (!found) throw this.isDifferent(`${what} is ${one as number} and then ${two as number}`)
    return found
  }

  argument(one: GraphArgument, two: GraphArgument, what: string): GraphArgument {
    if (typeof one === 'number' && typeof two === 'number') return this.size(one, two, what)
    if (Array.isArray(one) && Array.isArray(two) && one.length === two.length)
      return one.map((each: GraphArgument, i) =>
        this.argument(each, two[i] as GraphArgument, `${what}[${i}]`),
      )
    if (JSON.stringify(one) === JSON.stringify(two)) return one
    throw this.isDifferent(`${what} is ${JSON.stringify(one)} and then ${JSON.stringify(two)}`)
  }

  tree(one: GraphTree, two: GraphTree): GraphTree {
    if (JSON.stringify(one) === JSON.stringify(two)) return one
    throw this.isDifferent('its output differs')
  }

  type(name: string, one: TensorType, two: TensorType | undefined): TensorType {
    if (!two || one.dtype !== two.dtype || one.shape.length !== two.shape.length)
      throw this.isDifferent(`its value ${name} differs in dtype or dimensions`)
    const sizes = (kind: 'shape' | 'strides') =>
      one[kind].map((size, i) => this.size(size, two[kind][i]!, `the ${kind} of ${name}`))
    // A stride of a dimension of size 1 means nothing.
    return {
      ...one,
      shape: sizes('shape'),
      strides: sizes('strides'),
      offset: this.size(one.offset, two.offset, `the offset of ${name}`),
    }
  }
}

/** Checks that a third recording has the sizes that the symbols say. */
function verify(graph: Graph, third: Graph, isDifferent: (what: string) => Error): void {
  const symbols: Record<string, number> = {}
  for (const { kind, name } of graph.inputs) {
    if (kind !== 'input') continue
    graph.values[name]!.shape.forEach((size, i) => {
      if (isSymbolic(size)) symbols[size.symbols[0]!] = third.values[name]!.shape[i] as number
    })
  }
  const check = (one: unknown, found: unknown, what: string): void => {
    if (isSymbolic(one)) {
      if (evaluate(one, symbols) !== found)
        throw isDifferent(
          `${what} is not linear in the sizes of the inputs: ${String(found)} where ${evaluate(one, symbols)} was expected`,
        )
      return
    }
    if (Array.isArray(one)) {
      for (const [i, each] of one.entries()) check(each, (found as unknown[])[i], `${what}[${i}]`)
    } else if (JSON.stringify(one) !== JSON.stringify(found)) throw isDifferent(`${what} differs`)
  }
  if (graph.nodes.length !== third.nodes.length) throw isDifferent('the number of operators differs')
  graph.nodes.forEach((node, i) => {
    const other = third.nodes[i]!
    if (node.op !== other.op) throw isDifferent(`operator ${i} is ${node.op} and then ${other.op}`)
    check(node.args, other.args, `an argument of ${node.op} (${node.name})`)
  })
  for (const [name, type] of Object.entries(graph.values))
    check(type.shape, third.values[name]?.shape, `the shape of ${name}`)
}

/**
 * One graph of recordings with different sizes of inputs.
 *
 * @param third checks what the first two say
 * @throws RangeError if the recordings differ in other ways, with the first difference
 */
export function merge(one: Traced, two: Traced, third?: Traced): Traced {
  const isDifferent = (what: string) =>
    new RangeError(
      `trace: the model computes different things for inputs of different sizes: ${what}. ${remedy}`,
    )
  const [a, b] = [one.graph, two.graph]
  if (a.nodes.length !== b.nodes.length)
    throw isDifferent(`it calls ${a.nodes.length} and then ${b.nodes.length} operators`)
  const symbols = symbolsOf(a, b)
  const fitter = new Fitter(symbols, isDifferent)
  const nodes = a.nodes.map((node, i) => {
    const other = b.nodes[i]!
    if (node.op !== other.op || node.overload !== other.overload || node.args.length !== other.args.length)
      throw isDifferent(`operator ${i} is ${node.op} and then ${other.op}`)
    const args = node.args.map((arg, k) =>
      fitter.argument(arg, other.args[k]!, `argument ${k} of ${node.op}`),
    )
    return { ...node, args }
  })
  for (const [name, tensor] of one.tensors) {
    const other = two.tensors.get(name)
    const isSame = other === tensor || (other?.shape.join() === tensor.shape.join() && other.equal(tensor))
    if (!isSame) throw isDifferent(`the constant ${name} depends on them`)
  }
  const graph: Graph = {
    ...a,
    nodes,
    output: fitter.tree(a.output, b.output),
    values: Object.fromEntries(
      Object.entries(a.values).map(([name, type]) => [name, fitter.type(name, type, b.values[name])]),
    ),
    symbols: Object.fromEntries(
      symbols.map(({ name, one: example }) => [name, { example, min: 1, max: null }]),
    ),
  }
  if (third) verify(graph, third.graph, isDifferent)
  return { graph, tensors: one.tensors }
}
