import { checkKnownKeys, checkString } from '../../_check.js'
import { writeExportedArchive } from '../../io/exported-archive.js'
import { core } from '../../native/index.js'
import { handleOf } from '../../tensor/core/tensor.js'
import { enableGrad, type Tensor } from '../../tensor/index.js'
import { checkExportable } from '../_exportable.js'
import type { Traceable, Traced } from '../_recording.js'
import { leavesOf } from '../_tree.js'
import { type TraceOptions, traceAndCheck } from '../trace.js'
import type { Graph, GraphTree } from '../types.js'
import { GraphWriter, writeNodes } from './_nodes.js'
import { constantValue, tensorMeta, toText, treeSpec, tupleSpec, type Union } from './_values.js'

/** The options of {@link exportModel}. */
export interface ExportModelOptions extends TraceOptions {
  /**
   * Which sizes of the inputs may vary; see {@link TraceOptions.dynamic}. Default: 'batch'.
   */
  dynamic?: TraceOptions['dynamic']
}

/** A tensor of the model in the archive. */
interface Held {
  readonly path: string
  readonly tensor: Tensor
  readonly kind: 'parameter' | 'buffer' | 'constant'
  readonly persistent: boolean
  /** Its name in the graph. */
  readonly name: string
}

/** What the graph starts from, and the other names of tied tensors, which the state dict has. */
function heldTensors(model: Traceable, { graph, tensors }: Traced): Held[] {
  const held = graph.inputs.flatMap((input): Held[] => {
    const tensor = tensors.get(input.name)
    if (input.kind === 'input' || !tensor) return []
    const path =
      input.kind === 'constant' ? `lifted_tensor_${input.name.replace(/^constant_?/, '') || 0}` : input.path
    return [
      {
        path,
        tensor,
        kind: input.kind,
        persistent: input.kind === 'parameter' || (input.kind === 'buffer' && input.persistent),
        name: input.name,
      },
    ]
  })
  const known = new Set(held.map(({ path }) => path))
  const state = (model as { stateDict?(options: { keepVars: boolean }): Record<string, Tensor> }).stateDict?.(
    { keepVars: true },
  )
  const tied = Object.entries(state ?? {}).flatMap(([path, tensor]): Held[] => {
    const first = held.find((each) => each.tensor === tensor)
    return known.has(path) || !first
      ? []
      : [{ ...first, path, name: `${first.name}_tied_${path.replace(/\W/g, '_')}` }]
  })
  return [
    ...held.filter(({ kind }) => kind === 'parameter'),
    ...tied,
    ...held.filter(({ kind }) => kind !== 'parameter'),
  ]
}

function inputSpec({ kind, path, persistent, name }: Held): Union {
  const arg = { name }
  if (kind === 'parameter') return { parameter: { arg, parameter_name: path } }
  if (kind === 'buffer') return { buffer: { arg, buffer_name: path, persistent } }
  return { tensor_constant: { arg, tensor_constant_name: path } }
}

const leafValue = (leaf: GraphTree): Union =>
  'value' in leaf ? { as_tensor: { name: leaf.value } } : constantValue((leaf as { constant: null }).constant)

// torch.fx renames an input that has the name of one of Python's functions: input becomes input_1.
const renamed =
  /^(abs|all|any|bin|bool|bytes|chr|dict|dir|eval|filter|float|format|hash|hex|id|input|int|iter|len|list|map|max|min|next|object|oct|open|ord|pow|print|range|repr|round|set|slice|sorted|str|sum|tuple|type|vars|zip)$/

/** @throws RangeError for names that Python would confuse */
function checkNames(names: readonly string[]): void {
  for (const name of names) {
    const other = names.find(
      (each) => each.startsWith(`${name}_`) && /^\d+$/.test(each.slice(name.length + 1)),
    )
    if (renamed.test(name) && other !== undefined)
      throw new RangeError(
        `Expected names other than ${name} and ${other} for inputNames: Python takes one for the other, as ${name} is a function there`,
      )
  }
}

/** What a person calls the arguments of forward: by the tensor, where an argument is one. */
const argumentNames = ({ args }: Graph): string[] =>
  args.items.map((tree, i) => ('value' in tree ? tree.value : `arg_${i}`))

function programOf(graph: Graph, held: readonly Held[]): Union {
  const counts = new Map<string, number>()
  const taken = new Set([...Object.keys(graph.values), ...graph.nodes.map(({ name }) => name)])
  const names = (label: string): string => {
    for (;;) {
      const count = counts.get(label) ?? 0
      counts.set(label, count + 1)
      const name = count === 0 ? label : `${label}_${count}`
      if (!taken.has(name)) return name
    }
  }
  const values = { ...graph.values }
  for (const { name, tensor } of held) {
    const type = graph.values[name] ?? typeOf(tensor)
    // The archive holds elements in row-major order.
    values[name] = { ...type, strides: contiguous(tensor.shape), offset: 0 }
  }
  const whole = { ...graph, values }
  const writer = new GraphWriter(whole, names)
  const given = leavesOf(graph.args)
  const inputs = [...held.map(({ name }) => writer.declare(name))]
  const inputSpecs = held.map(inputSpec)
  given.forEach((leaf, i) => {
    if ('value' in leaf) {
      inputs.push(writer.declare(leaf.value))
      inputSpecs.push({ user_input: { arg: { as_tensor: { name: leaf.value } } } })
    } else {
      const value = leafValue(leaf)
      inputs.push(value)
      inputSpecs.push({ constant_input: { name: names(`constant_input_${i}`), value } })
    }
  })
  const leaves = leavesOf(graph.output)
  if (leaves.some((leaf) => 'constant' in leaf && typeof leaf.constant === 'string'))
    throw new TypeError('exportModel: Expected tensors, numbers and null in the output but received a string')
  const outputs = leaves.map(leafValue)
  writeNodes(
    whole,
    writer,
    leaves.flatMap((leaf) => ('value' in leaf ? [leaf.value] : [])),
  )
  const spec = (tree: unknown): string => JSON.stringify([1, tree])
  const noNames = { type: 'builtins.dict', context: '[]', children_spec: [] }
  const inSpec = {
    type: 'builtins.tuple',
    context: 'null',
    children_spec: [tupleSpec(graph.args.items), noNames],
  }
  return {
    graph_module: {
      graph: writer.finish(inputs, outputs),
      signature: { input_specs: inputSpecs, output_specs: outputs.map((arg) => ({ user_output: { arg } })) },
      module_call_graph: [
        {
          fqn: '',
          signature: {
            inputs: [],
            outputs: [],
            in_spec: spec(inSpec),
            out_spec: spec(treeSpec(graph.output)),
            forward_arg_names: argumentNames(graph),
          },
        },
      ],
      metadata: {},
      treespec_namedtuple_fields: {},
    },
    opset_version: { aten: 10 },
    range_constraints: Object.fromEntries(
      Object.entries(graph.symbols).map(([name, { min, max }]) => [name, { min_val: min, max_val: max }]),
    ),
    schema_version: { major: 8, minor: 17 },
    verifiers: ['TRAINING'],
    torch_version: '2.11.0',
    guards_code: [],
  }
}

const contiguous = (shape: readonly number[]): number[] =>
  shape.map((_, i) => shape.slice(i + 1).reduce((all, size) => all * Math.max(size, 1), 1))

function typeOf(tensor: Tensor) {
  const { dtype, shape, device, requiresGrad } = tensor
  return {
    dtype,
    shape,
    strides: core().strides(handleOf(tensor)),
    offset: 0,
    device,
    requiresGrad,
    storage: 0,
  }
}

/**
 * Writes a model as `torch.export.save` does: Python's `torch.export.load` takes the file, runs and trains the model with
 * equal outputs and gradients, and `torch.onnx.export` goes on from there. `nn.loadExported` reads it too.
 *
 * The model is recorded as by {@link trace}, in its present mode: for training export it from `model.train()`.
 *
 * @param model a module whose parameters and buffers are written under their names
 * @param inputs example inputs: an array of what `forward` takes, or one tensor
 * @param path the file, 'model.pt2'; it is replaced at once when it is complete
 * @param options which sizes may vary, by default the batch; the names of the inputs
 * @returns the graph that was written
 * @throws PdecayError `ERR_UNSUPPORTED` if the model reads values of tensors, calls custom functions, or calls operators that
 *   are not libtorch's, with all of them; RangeError if it computes different things for inputs of different sizes;
 *   PdecayError `ERR_FILE` if the file cannot be written
 * @example
 * ```ts
 * await graph.exportModel(model, [x], 'model.pt2')
 * ```
 *
 * ```python
 * program = torch.export.load('model.pt2')
 * program.module()(x)
 * ```
 * @source torch.export.save of torch 2.11, schema 8.17
 */
export async function exportModel(
  model: Traceable,
  inputs: Tensor | readonly unknown[],
  path: string,
  options: ExportModelOptions = {},
): Promise<Graph> {
  checkString('path', path)
  checkKnownKeys('exportModel options', options, ['dynamic', 'inputNames'])
  if (Array.isArray(options.inputNames)) checkNames(options.inputNames)
  const settings: TraceOptions = { ...options, dynamic: options.dynamic ?? 'batch' }
  const check = (traced: Traced): void => checkExportable('exportModel', traced)
  const traced = enableGrad(() => traceAndCheck(model, inputs, settings, check))
  const held = heldTensors(model, traced)
  const program = programOf(traced.graph, held)
  await writeExportedArchive(
    'exportModel',
    path,
    toText(program),
    held.map(({ path: name, tensor, kind, persistent }) => ({
      name,
      tensor,
      isParameter: kind === 'parameter',
      isConstant: kind === 'constant' || !persistent,
      meta: tensorMeta({ ...typeOf(tensor), strides: contiguous(tensor.shape) }, traced.graph),
    })),
  )
  return traced.graph
}
