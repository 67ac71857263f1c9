import { basename } from 'node:path'
import { checkBoolean, checkKnownKeys, checkString, show } from '../../_check.js'
import { writeFiles } from '../../_files.js'
import { Message } from '../../_protobuf.js'
import { PdecayError } from '../../errors.js'
import { ExternalData } from '../../io/external-data.js'
import { core } from '../../native/index.js'
import { elementBytes } from '../../tensor/core/dtypes.js'
import { handleOf } from '../../tensor/core/tensor.js'
import { noGrad, type Tensor } from '../../tensor/index.js'
import { checkExportable } from '../_exportable.js'
import { isSymbolic } from '../_fit.js'
import type { Traceable, Traced } from '../_recording.js'
import { leavesOf, valuesIn } from '../_tree.js'
import { type TraceOptions, traceAndCheck } from '../trace.js'
import type { Graph, GraphNode, GraphSize } from '../types.js'
import { Builder, Call, type Converters, NotInOnnx } from './_builder.js'
import { externalTensorMessage, modelMessage, opset, tensorMessage, valueMessage } from './_proto.js'
import { elementwise } from './elementwise.js'
import { layers } from './layers.js'
import { recurrents } from './recurrent.js'
import { shapes } from './shapes.js'

/** The options of {@link exportOnnx}. */
export interface ExportOnnxOptions extends TraceOptions {
  /** Which sizes of the inputs may vary; see {@link TraceOptions.dynamic}. Default: 'batch'. */
  dynamic?: TraceOptions['dynamic']
  /** The names of the output tensors, in order. Default: 'output', 'output_1', … */
  outputNames?: readonly string[]
  /**
   * Whether the weights, those of 1 kB and more, are in a file beside the model, 'model.onnx.data': ONNX's external data.
   * Both files then belong together under their names. Default: where the model takes more than the 2 GiB that one file
   * holds, as in torch.onnx.export.
   */
  externalData?: boolean
}

const converters: Converters = { ...elementwise, ...layers, ...recurrents, ...shapes }

/** The operators of libtorch that {@link exportOnnx} writes; each in place too. */
export const onnxOperators: readonly string[] = Object.keys(converters).sort()

/** In place is the same operator: the graph's names of the result and of what was there differ. */
const nameOf = ({ op }: GraphNode): string => (Object.hasOwn(converters, op) ? op : op.replace(/_$/, ''))
const isInPlace = ({ op }: GraphNode): boolean => /[^_]_$/.test(op)

/** Names of tensors that were changed through another tensor over the same memory, and are read after. */
function staleViews(graph: Graph): string[] {
  const { nodes, values } = graph
  const reads = nodes.map(({ args }) => args.flatMap(valuesIn))
  const outputs = leavesOf(graph.output).flatMap((leaf) => ('value' in leaf ? [leaf.value] : []))
  const known = new Set(graph.inputs.map(({ name }) => name))
  const troubles: string[] = []
  nodes.forEach((node, i) => {
    const made = node.results.flat().filter((name): name is string => name !== null)
    if (isInPlace(node)) {
      const later = new Set([...reads.slice(i + 1).flat(), ...outputs])
      const { storage } = values[made[0]!]!
      const stale = [...known].some((name) => values[name]!.storage === storage && later.has(name))
      if (stale && storage !== 0) troubles.push(`${node.op} (it changes memory that a view shares)`)
    }
    for (const name of made) known.add(name)
  })
  return troubles
}

function convert(builder: Builder): string[] {
  const { graph } = builder
  const missing = staleViews(graph)
  for (const node of graph.nodes) {
    const names = node.results.flat()
    try {
      const name = nameOf(node)
      const converter = Object.hasOwn(converters, name) ? converters[name] : undefined
      if (!converter) throw new NotInOnnx(node.op)
      if (node.autocast !== null) throw new NotInOnnx(`${node.op} (under autocast)`)
      const found = converter(new Call(builder, node))
      const results = typeof found === 'string' ? [found] : found
      names.forEach((each, i) => {
        if (each !== null) builder.names.set(each, results[i] ?? '')
      })
    } catch (error) {
      if (!(error instanceof NotInOnnx || error instanceof RangeError)) throw error
      missing.push(error instanceof NotInOnnx ? error.message : `${node.op} (${error.message})`)
      for (const each of names) if (each !== null) builder.names.set(each, each)
    }
  }
  return [...new Set(missing)]
}

/** A size that varies is named by its symbol. */
const dimension = (size: GraphSize): number | string => {
  if (!isSymbolic(size)) return size
  const product = [...(size.scale === 1 ? [] : [size.scale]), ...size.symbols].join('*')
  return size.offset === 0 ? product : `${product} + ${size.offset}`
}

function outputNamesFor(count: number, names: readonly string[] | undefined): readonly string[] {
  if (names === undefined)
    return Array.from({ length: count }, (_, i) => (i === 0 ? 'output' : `output_${i}`))
  if (names.length !== count || new Set(names).size !== count)
    throw new RangeError(`Expected ${count} different names for outputNames but received ${show(names)}`)
  return names.map((name) => checkString('outputNames', name))
}

// Protocol buffers hold no more.
const mostBytes = 2 ** 31 - 1

// What is smaller stays with the model, so that its readers know sizes and axes without the other file.
const leastExternal = 1024

const bytesOf = ({ dtype, numel }: Tensor): number => numel * elementBytes[dtype]

/**
 * The graph.
 *
 * @param external where weights go, if they do not go into the model; by default, if they are too many
 */
function encode(
  { graph, tensors }: Traced,
  { outputNames, externalData }: ExportOnnxOptions,
  external: ExternalData,
): Message {
  const builder = new Builder(graph)
  const outputs = leavesOf(graph.output).flatMap((leaf) => ('value' in leaf ? [leaf.value] : []))
  const names = outputNamesFor(outputs.length, outputNames).map((name) => builder.unique(name))
  for (const { name } of graph.inputs) builder.names.set(name, name)
  const missing = convert(builder)
  if (missing.length > 0)
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `exportOnnx: ONNX has no form of what the model calls: ${missing.join(', ')}. What to do: write the model without them, or export it by exportModel and go on in Python`,
    )
  const message = new Message()
  outputs.forEach((value, i) => {
    builder.nodes.push(identity(builder.names.get(value)!, names[i]!))
  })
  for (const node of builder.nodes) message.message(1, node)
  message.text(2, 'pdecay')
  for (const initializer of builder.initializers) message.message(5, initializer)
  const used = new Set([...graph.nodes.flatMap(({ args }) => args.flatMap(valuesIn)), ...outputs])
  const value = (name: string, of: string): Message => {
    const { dtype, shape } = graph.values[of]!
    return valueMessage(name, dtype, shape.map(dimension))
  }
  for (const { kind, name } of graph.inputs) if (kind === 'input') message.message(11, value(name, name))
  outputs.forEach((each, i) => {
    message.message(12, value(names[i]!, each))
  })
  const weights = [...tensors].filter(([name]) => used.has(name))
  const bytes = weights.reduce((sum, [name, tensor]) => sum + bytesOf(tensor) + name.length + 200, 0)
  const isExternal = externalData ?? message.byteLength + bytes > mostBytes
  if (!isExternal) checkSize(message.byteLength + bytes)
  for (const [name, tensor] of weights) {
    const { dtype, shape } = tensor
    message.message(
      5,
      isExternal && bytesOf(tensor) >= leastExternal
        ? externalTensorMessage(name, dtype, shape, external.add(tensor))
        : tensorMessage(name, dtype, shape, core().toBytes(handleOf(tensor))),
    )
  }
  return message
}

function checkSize(bytes: number): void {
  if (bytes > mostBytes)
    throw new RangeError(
      `exportOnnx: the model takes ${bytes} bytes, and an ONNX file of opset ${opset} at most ${mostBytes}: leave out externalData: false`,
    )
}

const identity = (from: string, to: string): Message =>
  new Message().text(1, from).text(2, to).text(3, `${to}_identity`).text(4, 'Identity')

/** Runs `fn` with a module in evaluation, and leaves its modes as they were. */
function inEvaluation<T>(model: Traceable, fn: () => T): T {
  const modules = ((model as { modules?(): { training: boolean }[] }).modules?.() ?? []).slice()
  const modes = modules.map(({ training }) => training)
  for (const module of modules) module.training = false
  try {
    return fn()
  } finally {
    for (const [i, module] of modules.entries()) module.training = modes[i]!
  }
}

/**
 * Writes a model in evaluation as an ONNX file, of opset 17, which onnxruntime and others run. The model is recorded as by
 * {@link trace}; it is left in its mode.
 *
 * {@link onnxOperators} lists the operators that are written. Dropout is left out, and plain values in the output too.
 *
 * @param model a module; its parameters and buffers are in the file
 * @param inputs example inputs: an array of what `forward` takes, or one tensor
 * @param path the file, 'model.onnx'; it is replaced at once when it is complete
 * @param options which sizes may vary, by default the batch; names of inputs, default 'x', 'x_1', …, and outputs, default
 *   'output', 'output_1', …; whether weights are in a file beside
 * @returns the graph that was written
 * @throws PdecayError `ERR_UNSUPPORTED` for operators, or settings of them, that ONNX has no form of: all of them are named;
 *   RangeError if the model computes different things for inputs of different sizes, or takes more than 2 GiB with
 *   `externalData: false`; PdecayError `ERR_FILE` if a file cannot be written
 * @example
 * ```ts
 * await graph.exportOnnx(model, [x], 'model.onnx', { inputNames: ['image'], outputNames: ['logits'] })
 * ```
 * @source ONNX, IR version 8, opset 17
 */
export async function exportOnnx(
  model: Traceable,
  inputs: Tensor | readonly unknown[],
  path: string,
  options: ExportOnnxOptions = {},
): Promise<Graph> {
  checkString('path', path)
  checkKnownKeys('exportOnnx options', options, ['dynamic', 'inputNames', 'outputNames', 'externalData'])
  const { outputNames, externalData, ...rest } = options
  if (externalData !== undefined) checkBoolean('externalData', externalData)
  const settings: TraceOptions = { ...rest, dynamic: options.dynamic ?? 'batch' }
  const check = (traced: Traced): void => checkExportable('exportOnnx', traced)
  const traced = inEvaluation(model, () => noGrad(() => traceAndCheck(model, inputs, settings, check)))
  const external = new ExternalData(`${basename(path)}.data`)
  try {
    const message = modelMessage(encode(traced, options, external), 'pdecay')
    checkSize(message.byteLength)
    const model = { [path]: message.parts }
    await writeFiles(
      'exportOnnx',
      external.isEmpty ? model : { [`${path}.data`]: external.chunks(), ...model },
    )
  } finally {
    external.dispose()
  }
  return traced.graph
}
