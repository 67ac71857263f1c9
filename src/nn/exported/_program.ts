// One exported program: its graph, what it takes and gives, and which tensors it has.
import { show } from '../../_check.js'
import { asList, asRecord, asText, asUnion, type Json, type SavedProgram } from '../../io/exported-program.js'
import type { Handle } from '../../native/index.js'
import { handleFor, isTensor, type Tensor, wrap } from '../../tensor/core/tensor.js'
import { noGrad } from '../../tensor/index.js'
import { floatOf, integerOf, nameOf } from './_arguments.js'
import { Iterations } from './_frame.js'
import { type Findings, Graph } from './_graph.js'
import { Guard } from './_guards.js'
import { InputShape, Ranges } from './_shapes.js'
import { flatten, leavesIn, parseTree, type Tree, unflatten } from './_tree.js'

/** A tensor that the program has: a parameter, a buffer, or a constant of its code. */
export interface Held {
  readonly name: string
  readonly kind: 'parameter' | 'buffer' | 'constant'
  /** Whether state dicts hold it. */
  readonly isPersistent: boolean
}

/** What the caller gives at one leaf of the inputs' structure. */
type Leaf =
  | { readonly kind: 'tensor'; readonly name: string; readonly shape: InputShape }
  | { readonly kind: 'number'; readonly name: string }
  | { readonly kind: 'constant'; readonly name: string; readonly value: unknown }

type Source = { readonly held: Held } | { readonly leaf: number }
/** An output of the graph is one of the program's, or is written to a tensor. */
type Sink = null | { readonly held: string } | { readonly leaf: string }

const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** The modes that a program was exported for. */
export type Mode = 'train' | 'eval' | 'either'

export class Program {
  /** What its inputs are called in Python, in order. */
  readonly inputNames: readonly string[]
  /** In which mode the module was exported; 'either' where nothing in the graph depends on it. */
  readonly mode: Mode
  /** Operators that draw random numbers in both modes. */
  readonly draws: ReadonlySet<string>
  readonly held: readonly Held[]
  /** The type of the device that it was exported on. */
  readonly home: string
  readonly #graph: Graph
  readonly #sources: readonly Source[]
  readonly #sinks: readonly Sink[]
  readonly #leaves: readonly Leaf[]
  readonly #ranges: Ranges
  readonly #guards: readonly Guard[]
  readonly #positional: readonly Tree[]
  readonly #named: Tree
  readonly #outputs: Tree

  /** @throws Error for a program that is damaged, or that has what cannot be run here */
  constructor({ json, tensors }: SavedProgram) {
    const { major } = asRecord(json.schema_version, 'its schema_version')
    if (major !== 8)
      throw new Error(`it is of schema ${String(major)}, where 8 is read: export it again with torch 2.11`)
    const module = asRecord(json.graph_module, 'its graph_module')
    const graph = asRecord(module.graph, 'its graph')
    const values = asRecord(graph.tensor_values, 'its graph')
    const signature = asRecord(module.signature, 'its signature')

    const leaves: Leaf[] = []
    const counts = new Set<string>()
    this.#sources = asList(signature.input_specs, 'its signature').map((spec): Source => {
      const held = readHeld(spec)
      if (held) {
        if (!tensors.has(held.name)) throw new Error(`its tensor '${held.name}' is missing`)
        if (held.argument && /(^|\.)num_batches_tracked$/.test(held.name)) counts.add(held.argument)
        return { held }
      }
      leaves.push(readLeaf(spec, values))
      return { leaf: leaves.length - 1 }
    })
    this.#leaves = leaves
    this.held = this.#sources.flatMap((source) => ('held' in source ? [source.held] : []))
    this.#sinks = asList(signature.output_specs, 'its signature').map(readSink)
    this.home = homeOf(values)

    const findings: Findings = { refused: new Set(), training: 0, evaluation: 0, draws: new Set() }
    this.#graph = new Graph(graph, this.home, findings, (name) => counts.has(name))
    if (findings.refused.size > 0) throw new Error(refusal(findings.refused))
    this.#sources.forEach((source, i) => {
      const isTensor = 'held' in source || leaves[source.leaf]!.kind === 'tensor'
      if ((this.#graph.takesTensor(i) ?? isTensor) !== isTensor) throw new Error('its signature is damaged')
    })
    this.#sinks.forEach((sink, i) => {
      if (sink !== null && this.#graph.givesTensor(i) !== true) throw new Error('its signature is damaged')
    })
    this.mode = findings.training > 0 ? 'train' : findings.evaluation > 0 ? 'eval' : 'either'
    this.draws = findings.draws

    const [root] = asList(module.module_call_graph, 'its module_call_graph')
    const called = asRecord(asRecord(root, 'its module_call_graph').signature, 'its module_call_graph')
    const fields = asRecord(module.treespec_namedtuple_fields ?? {}, 'its structure')
    const inputs = parseTree(called.in_spec, fields)
    const [positional, named] = inputs.children
    if (!positional || !named || leavesIn(inputs) !== leaves.length)
      throw new Error('its structure of inputs is damaged')
    this.#positional = positional.children
    this.#named = named
    this.#outputs = parseTree(called.out_spec, fields)
    const count = this.#sinks.filter((sink) => sink === null).length
    if (leavesIn(this.#outputs) !== count) throw new Error('its structure of outputs is damaged')
    const names = asList(called.forward_arg_names ?? [], 'its forward_arg_names').map(String)
    this.inputNames = this.#positional.map((_, i) => names[i] ?? `input ${i}`).concat(named.keys ?? [])
    this.#guards = asList(json.guards_code ?? [], 'its guards_code').flatMap((code) => Guard.read(code) ?? [])
    this.#ranges = new Ranges(asRecord(json.range_constraints ?? {}, 'its range_constraints'))
  }

  /**
   * @param given by position, and in an object that comes last by name
   * @param tensors those of `held`, by name
   * @returns the outputs in the structure that they have in Python
   */
  run(
    given: readonly unknown[],
    tensors: ReadonlyMap<string, Tensor>,
    { training, maxIterations }: { training: boolean; maxIterations: number },
  ): unknown {
    const [leaves, locals] = this.#flatten(given)
    const bound = new Map<string, number>()
    const values = this.#leaves.map((leaf, i) => this.#take(leaf, leaves[i], bound))
    for (const guard of this.#guards) guard.check(locals)
    const inputs = this.#sources.map((source) =>
      'held' in source ? handleFor(source.held.name, tensors.get(source.held.name)!) : values[source.leaf],
    )
    const first = tensors.values().next().value
    const device = first?.device ?? this.home
    const results = this.#graph.run(inputs, { training, device, iterations: new Iterations(maxIterations) })
    const outputs: unknown[] = []
    results.forEach((result, i) => {
      const sink = this.#sinks[i] ?? null
      const value = this.#graph.givesTensor(i) ? wrap(result as Handle) : result
      if (sink === null) outputs.push(value)
      else this.#write(sink, value as Tensor, leaves, tensors)
    })
    return unflatten(this.#outputs, outputs.values())
  }

  /** What a program without side effects gives for a tensor that it changes. */
  #write(
    sink: NonNullable<Sink>,
    value: Tensor,
    leaves: readonly unknown[],
    tensors: ReadonlyMap<string, Tensor>,
  ): void {
    const target =
      'held' in sink
        ? tensors.get(sink.held)
        : (leaves[this.#leaves.findIndex(({ name }) => name === sink.leaf)] as Tensor | undefined)
    noGrad(() => target?.copy_(value))
  }

  /** The values at the leaves, and the arguments by name. */
  #flatten(given: readonly unknown[]): [leaves: unknown[], locals: Record<string, unknown>] {
    const count = this.#positional.length
    const args = [...given]
    const last = args.at(-1)
    // An object that comes last gives inputs by name, unless an input by position is there that is a dict itself.
    const isNamed = isPlain(last) && (args.length > count || !this.#positional[args.length - 1]?.keys)
    const named = isNamed ? (args.pop() as Record<string, unknown>) : {}
    const takes = this.inputNames.join(', ')
    if (args.length > count)
      throw new TypeError(`Expected ${count} inputs by position but received ${args.length}: ${takes}`)
    for (const name of Object.keys(named))
      if (!this.inputNames.slice(args.length).includes(name))
        throw new TypeError(`Unknown input '${name}': it takes ${takes}`)
    const leaves: unknown[] = []
    const locals: Record<string, unknown> = {}
    this.#positional.forEach((tree, i) => {
      const name = this.inputNames[i]!
      locals[name] = i < args.length ? args[i] : named[name]
      flatten(tree, locals[name], name, leaves)
    })
    this.#named.children.forEach((tree, i) => {
      const name = this.#named.keys?.[i] ?? ''
      locals[name] = named[name]
      flatten(tree, named[name], name, leaves)
    })
    return [leaves, locals]
  }

  /** A leaf's value as the graph takes it. */
  #take(leaf: Leaf, value: unknown, bound: Map<string, number>): unknown {
    if (leaf.kind === 'tensor') {
      const handle = handleFor(leaf.name, value as Tensor)
      leaf.shape.check(leaf.name, value as Tensor, this.#ranges, bound)
      return handle
    }
    if (leaf.kind === 'number') {
      if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return value
      throw new TypeError(`Expected number for ${leaf.name} but received ${show(value)}`)
    }
    if (value !== undefined && value !== leaf.value && !(value === null && leaf.value === null))
      throw new RangeError(
        `Expected ${show(leaf.value)} for ${leaf.name}, which the export has fixed, but received ${isTensor(value) ? 'a tensor' : show(value)}`,
      )
    return leaf.value
  }
}

const refusal = (names: ReadonlySet<string>): string => {
  const list = [...names].join(', ')
  const custom = [...names].some((name) => !/^(aten::|_operator|math\.|torch\.|higher_order)/.test(name))
  const remedy = custom
    ? 'a custom operator has to be replaced in Python by operators of torch, by writing the module without it or by a decomposition: ep.run_decompositions({torch.ops.name.op.default: function})'
    : 'export it with ep.run_decompositions() in Python, or write the module without them'
  return `it calls what is not run here: ${list}. What to do: ${remedy}`
}

function readHeld(spec: Json): (Held & { argument: string }) | null {
  const [kind, value] = asUnion(spec, 'its signature')
  const text = (name: Json) => asText(name, 'its signature')
  const of = asRecord(value, 'its signature')
  const argument = () => text(asRecord(of.arg, 'its signature').name)
  switch (kind) {
    case 'parameter':
      return { name: text(of.parameter_name), kind: 'parameter', isPersistent: true, argument: argument() }
    case 'buffer':
      return {
        name: text(of.buffer_name),
        kind: 'buffer',
        isPersistent: of.persistent === true,
        argument: argument(),
      }
    case 'tensor_constant':
      return {
        name: text(of.tensor_constant_name),
        kind: 'constant',
        isPersistent: false,
        argument: argument(),
      }
    case 'user_input':
    case 'constant_input':
      return null
    default:
      throw new Error(`its inputs have one of a kind that is not known here, ${kind}`)
  }
}

/** A constant in a signature. */
function constantOf(value: Json): unknown {
  const [kind, inner] = asUnion(value, 'its signature')
  if (kind === 'as_none') return null
  if (kind === 'as_int') return integerOf(inner, 'its signature')
  if (kind === 'as_float') return floatOf(inner, 'its signature')
  return inner
}

function readLeaf(spec: Json, values: Record<string, Json>): Leaf {
  const [kind, value] = asUnion(spec, 'its signature')
  const of = asRecord(value, 'its signature')
  if (kind === 'constant_input')
    return { kind: 'constant', name: asText(of.name, 'its signature'), value: constantOf(of.value) }
  const [type] = asUnion(of.arg, 'its signature')
  const name = nameOf(of.arg, 'its signature')
  if (name === undefined) return { kind: 'constant', name: 'an input', value: constantOf(of.arg) }
  if (type === 'as_tensor')
    return { kind: 'tensor', name, shape: new InputShape(asRecord(values[name], `its input '${name}'`)) }
  if (type === 'as_custom_obj') throw new Error(`its input '${name}' is a Python object`)
  return { kind: 'number', name }
}

function readSink(spec: Json): Sink {
  const [kind, value] = asUnion(spec, 'its signature')
  const of = asRecord(value, 'its signature')
  switch (kind) {
    case 'user_output':
    case 'loss_output':
      return null
    case 'buffer_mutation':
      return { held: asText(of.buffer_name, 'its signature') }
    case 'parameter_mutation':
      return { held: asText(of.parameter_name, 'its signature') }
    case 'user_input_mutation':
      return { leaf: asText(of.user_input_name, 'its signature') }
    default:
      throw new Error(`its outputs have one of a kind that is not known here, ${kind}`)
  }
}

/** The type of the first device that is no mere shape. */
function homeOf(values: Record<string, Json>): string {
  for (const meta of Object.values(values)) {
    const { device } = asRecord(meta, 'its graph')
    const type = asText(asRecord(device, 'its graph').type, 'its graph')
    if (type !== 'meta') return type
  }
  return 'cpu'
}
