// An ONNX graph as it is written, and what converters of operators are given.

import type { Message } from '../../_protobuf.js'
import type { DType } from '../../tensor/core/dtypes.js'
import { isSymbolic } from '../_fit.js'
import type { Graph, GraphArgument, GraphNode, GraphSize, SymbolicSize, TensorType } from '../types.js'
import { type Attributes, dataType, nodeMessage, tensorMessage } from './_proto.js'

/** What ONNX has no form for. All of them are gathered and named at once. */
export class NotInOnnx extends Error {}

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int64: BigInt64Array,
  int32: Int32Array,
  bool: Uint8Array,
} as const

export class Builder {
  readonly nodes: Message[] = []
  readonly initializers: Message[] = []
  /** ONNX's name of each value of the graph. */
  readonly names = new Map<string, string>()
  readonly #taken = new Set<string>()
  readonly #constants = new Map<string, string>()
  readonly #sizes = new Map<string, string>()

  constructor(readonly graph: Graph) {
    for (const name of Object.keys(graph.values)) this.#taken.add(name)
  }

  unique(label: string): string {
    for (let i = 0; ; i++) {
      const name = i === 0 ? label : `${label}_${i}`
      if (this.#taken.has(name)) continue
      this.#taken.add(name)
      return name
    }
  }

  emit(
    op: string,
    inputs: readonly string[],
    attributes: Attributes = {},
    outputs = 1,
    label = op.toLowerCase(),
  ): string[] {
    const names = Array.from({ length: outputs }, () => this.unique(label))
    const given = [...inputs]
    while (given.at(-1) === '') given.pop()
    this.nodes.push(nodeMessage(op, names[0]!, given, names, attributes))
    return names
  }

  /** A tensor of given elements. */
  constant(dtype: DType, shape: readonly number[], values: readonly number[]): string {
    const key = JSON.stringify([dtype, shape, values.map(String)])
    const known = this.#constants.get(key)
    if (known !== undefined) return known
    // Dtypes without an array here are cast from one that has.
    const isCast = !(dtype in arrays)
    const held = isCast ? 'float32' : (dtype as keyof typeof arrays)
    const data = held === 'int64' ? BigInt64Array.from(values, BigInt) : arrays[held].from(values as never)
    let name = this.unique('constant')
    this.initializers.push(tensorMessage(name, held, shape, new Uint8Array(data.buffer)))
    if (isCast) name = this.emit('Cast', [name], { to: dataType(dtype) })[0]!
    this.#constants.set(key, name)
    return name
  }
  ints(values: readonly number[]): string {
    return this.constant('int64', [values.length], values)
  }

  /** A size as a tensor of shape [1]. */
  size(size: GraphSize): string {
    if (!isSymbolic(size)) return this.ints([size])
    const key = JSON.stringify(size)
    let name = this.#sizes.get(key)
    if (name === undefined) {
      name = size.symbols.map((symbol) => this.#symbol(symbol)).reduce((a, b) => this.emit('Mul', [a, b])[0]!)
      if (size.scale !== 1) name = this.emit('Mul', [name, this.ints([size.scale])])[0]!
      if (size.offset !== 0) name = this.emit('Add', [name, this.ints([size.offset])])[0]!
      this.#sizes.set(key, name)
    }
    return name
  }

  /** Sizes as one tensor. */
  sizes(list: readonly GraphSize[]): string {
    if (!list.some(isSymbolic)) return this.ints(list as number[])
    return this.emit(
      'Concat',
      list.map((each) => this.size(each)),
      { axis: 0 },
    )[0]!
  }

  #symbol(symbol: string): string {
    for (const { kind, name } of this.graph.inputs) {
      const dim = this.graph.values[name]!.shape.findIndex((size) => isLone(size, symbol))
      if (kind !== 'input' || dim < 0) continue
      return this.emit('Shape', [name], { start: dim, end: dim + 1 })[0]!
    }
    throw new NotInOnnx(`a size, ${symbol}, that no input has`)
  }
}

const isLone = (size: GraphSize, symbol: string): boolean =>
  isSymbolic(size) && size.scale === 1 && size.offset === 0 && size.symbols.join() === symbol

const order: readonly DType[] = [
  'bool',
  'uint8',
  'int8',
  'int16',
  'int32',
  'int64',
  'float16',
  'bfloat16',
  'float32',
  'float64',
]
const wider = (a: DType, b: DType): DType => (order.indexOf(a) >= order.indexOf(b) ? a : b)

/** One call that is converted: its arguments, by position in the schema. */
export class Call {
  constructor(
    readonly builder: Builder,
    readonly node: GraphNode,
  ) {}

  arg(at: number): GraphArgument {
    return this.node.args[at] ?? null
  }
  isGiven(at: number): boolean {
    return this.arg(at) !== null
  }
  #nameAt(at: number): string | undefined {
    const value = this.arg(at)
    return typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined
  }
  isTensor(at: number): boolean {
    return this.#nameAt(at) !== undefined
  }
  /** What is known of a tensor. */
  type(at = 0): TensorType {
    const name = this.#nameAt(at)
    if (name === undefined) throw this.unsupported(`argument ${at} is no tensor`)
    return this.builder.graph.values[name]!
  }
  /** The type of the first result. */
  get result(): TensorType {
    const [first] = this.node.results
    return this.builder.graph.values[first as string]!
  }
  rank(at = 0): number {
    return this.type(at).shape.length
  }
  /** The name of a tensor; '' for null, as ONNX has what is left out. */
  x(at = 0): string {
    const name = this.#nameAt(at)
    return name === undefined ? '' : this.builder.names.get(name)!
  }
  /** The names of a list of tensors. */
  xs(at = 0): string[] {
    return this.list(at).map((each) => this.builder.names.get((each as { value: string }).value)!)
  }
  list(at: number): readonly GraphArgument[] {
    const value = this.arg(at)
    return Array.isArray(value) ? (value as readonly GraphArgument[]) : []
  }
  number(at: number, fallback = 0): number {
    const value = this.arg(at)
    if (value === null) return fallback
    if (typeof value === 'object' && 'float' in value) return Number(value.float)
    if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
    throw this.unsupported(`argument ${at} is ${JSON.stringify(value)}`)
  }
  bool(at: number, fallback = false): boolean {
    const value = this.arg(at)
    return value === null ? fallback : value === true
  }
  /** Numbers of a list, or one number as often as there are dimensions. */
  ints(at: number, length = 0, fallback: readonly number[] = []): number[] {
    const value = this.arg(at)
    if (value === null) return [...fallback]
    const list = Array.isArray(value) ? (value as GraphArgument[]) : [value]
    const numbers = list.map((each) => {
      if (typeof each !== 'number')
        throw this.unsupported(`argument ${at} depends on the sizes of the inputs`)
      return each
    })
    if (numbers.length === 0) return [...fallback]
    return numbers.length === 1 && length > 1 ? Array<number>(length).fill(numbers[0]!) : numbers
  }
  /** Dimensions counted from the first. */
  dims(at: number, rank = this.rank()): number[] {
    return this.ints(at).map((dim) => (dim < 0 ? dim + rank : dim))
  }
  dim(at: number, fallback = 0, rank = this.rank()): number {
    const dim = this.number(at, fallback)
    return dim < 0 ? dim + rank : dim
  }

  emit(op: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.builder.emit(op, inputs, attributes, 1, this.node.name)[0]!
  }
  constant(value: number, dtype: DType = this.result.dtype): string {
    return this.builder.constant(dtype, [], [value])
  }
  cast(name: string, from: DType, to: DType): string {
    return from === to ? name : this.emit('Cast', [name], { to: dataType(to) })
  }
  /** A tensor or a number in a dtype. */
  operand(at: number, dtype: DType): string {
    return this.isTensor(at)
      ? this.cast(this.x(at), this.type(at).dtype, dtype)
      : this.constant(this.number(at), dtype)
  }
  /** The dtype that arguments are computed in together. */
  common(...at: number[]): DType {
    const dtypes = at.filter((each) => this.isTensor(each)).map((each) => this.type(each).dtype)
    const dtype = dtypes.reduce(wider)
    const hasFloat = at.some((each) => {
      const value = this.arg(each)
      return typeof value === 'object' && value !== null && 'float' in value
    })
    return hasFloat && order.indexOf(dtype) < order.indexOf('float16') ? 'float32' : dtype
  }
  /** Elements at a scale: 1 leaves the tensor as it is. */
  scaled(name: string, factor: number, dtype: DType): string {
    return factor === 1 ? name : this.emit('Mul', [name, this.constant(factor, dtype)])
  }
  reshape(name: string, shape: readonly GraphSize[]): string {
    const symbolic = shape.filter(isSymbolic)
    // One size that varies follows from the others.
    if (symbolic.length === 1 && !shape.includes(-1) && !shape.includes(0))
      return this.emit('Reshape', [
        name,
        this.builder.ints(shape.map((size) => (isSymbolic(size) ? -1 : size))),
      ])
    return this.emit('Reshape', [name, this.builder.sizes(shape)], { allowzero: shape.includes(0) ? 1 : 0 })
  }
  transpose(name: string, perm: readonly number[]): string {
    return this.emit('Transpose', [name], { perm })
  }
  unsqueeze(name: string, axes: readonly number[]): string {
    return this.emit('Unsqueeze', [name, this.builder.ints(axes)])
  }
  squeeze(name: string, axes: readonly number[]): string {
    return axes.length === 0 ? name : this.emit('Squeeze', [name, this.builder.ints(axes)])
  }
  slice(name: string, axis: number, start: GraphSize, end: GraphSize, step = 1): string {
    const { builder } = this
    return this.emit('Slice', [
      name,
      builder.size(start),
      builder.size(end),
      builder.ints([axis]),
      builder.ints([step]),
    ])
  }
  filled(shape: readonly GraphSize[], value: number, dtype: DType): string {
    return this.emit('Expand', [this.constant(value, dtype), this.builder.sizes(shape)])
  }
  sizeArg(at: number, fallback: GraphSize): GraphSize {
    const value = this.arg(at)
    if (value === null) return fallback
    if (typeof value === 'object' && 'int' in value) return Number.MAX_SAFE_INTEGER
    return value as number | SymbolicSize
  }
  sizesArg(at: number): GraphSize[] {
    const value = this.arg(at)
    return (Array.isArray(value) ? value : [value]) as GraphSize[]
  }
  unsupported(why: string): NotInOnnx {
    return new NotInOnnx(`${this.node.op} (${why})`)
  }
}

/** Gives ONNX's names of a call's results. */
export type Converter = (call: Call) => string | readonly (string | null)[]
export type Converters = Readonly<Record<string, Converter>>
