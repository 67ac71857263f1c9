import { inspect } from 'node:util'
import { show } from '../_check.js'
import { flopsOf, trace } from '../graph/index.js'
import { noGrad, Tensor, tidy } from '../tensor/index.js'
import type { AnyModule } from './_base.js'
import { isBuffer, isModule, isParameter, ownTensors } from './_members.js'
import type { Module } from './module.js'
import { PackedSequence } from './utils/rnn.js'

/** What one module holds itself and computes itself, apart from the modules within it. */
export interface LayerSummary {
  /** Path of names joined by dots; '' for the model itself. */
  readonly name: string
  /** Name of the class. */
  readonly type: string
  /** Shapes of the tensors that the first run took; none where the module was not run. */
  readonly inputShapes: readonly (readonly number[])[]
  /** Shapes of the tensors that the first run gave. */
  readonly outputShapes: readonly (readonly number[])[]
  /** How often it was run. */
  readonly runs: number
  /** Elements of its parameters. A parameter of several modules counts for the first. */
  readonly parameters: number
  /** Those of them that take a gradient. */
  readonly trainable: number
  /** Elements of its parameters that are exactly 0; null on the meta device, which holds no values. */
  readonly zeros: number | null
  /** Memory of its parameters and buffers. */
  readonly bytes: number
  /** Floating-point operations of matrix products and convolutions over all runs, a multiplication and an addition being two. */
  readonly flops: number
}

const tensorsIn = (value: unknown): Tensor[] => {
  if (value instanceof Tensor) return [value]
  if (value instanceof PackedSequence) return [value.data]
  if (typeof value !== 'object' || value === null || isModule(value)) return []
  return Object.values(value).flatMap(tensorsIn)
}
const shapesIn = (value: unknown): number[][] => tensorsIn(value).map(({ shape }) => [...shape])

// Made at the first use: Node takes over ten milliseconds to load its locales, and an import needs none.
const formatter = (options?: Intl.NumberFormatOptions) => {
  let made: Intl.NumberFormat | undefined
  return {
    format(value: number): string {
      made ??= new Intl.NumberFormat('en-US', options)
      return made.format(value)
    },
  }
}
const count = formatter()
const short = formatter({ notation: 'compact', maximumSignificantDigits: 3 })
const percent = formatter({ style: 'percent', maximumFractionDigits: 2 })

const shapeText = (shapes: readonly (readonly number[])[]): string =>
  shapes.map((shape) => `[${shape.join(', ')}]`).join(' ')
const shareText = (zeros: number | null, all: number): string =>
  zeros === null || all === 0 ? '' : percent.format(zeros / all)

/** The name within the nearest module that has a row, indented; `depths` holds the rows above. */
function titleOf(name: string, depths: Map<string, number>): string {
  const parts = name.split('.')
  let at = parts.length - 1
  while (at > 0 && !depths.has(parts.slice(0, at).join('.'))) at--
  const depth = name === '' ? 0 : (depths.get(parts.slice(0, at).join('.')) ?? 0) + 1
  depths.set(name, depth)
  return name === '' ? '' : `${'  '.repeat(depth)}${parts.slice(at).join('.')} `
}

/** The rows of a model by {@link summary}, and their sums; printed as a table. */
export class ModelSummary {
  /** Elements of all parameters. */
  readonly parameters: number
  /** Those of them that take a gradient. */
  readonly trainable: number
  /** Elements of parameters that are exactly 0; null if some lie on the meta device. */
  readonly zeros: number | null
  /** Memory of all parameters and buffers. */
  readonly bytes: number
  /** Floating-point operations of all layers; see {@link LayerSummary.flops}. */
  readonly flops: number

  /** @internal */
  constructor(
    /** The model and every module within it, in the order of `namedModules`. */
    readonly layers: readonly LayerSummary[],
  ) {
    const sum = (of: (layer: LayerSummary) => number) => layers.reduce((total, each) => total + of(each), 0)
    this.parameters = sum(({ parameters }) => parameters)
    this.trainable = sum(({ trainable }) => trainable)
    this.zeros = layers.some(({ zeros }) => zeros === null) ? null : sum(({ zeros }) => zeros!)
    this.bytes = sum(({ bytes }) => bytes)
    this.flops = sum(({ flops }) => flops)
  }

  /** A table with a row for each module, and the sums below. */
  toString(): string {
    const head = ['Layer', 'Input', 'Output', 'Parameters', 'Zeros', 'FLOPs']
    const depths = new Map<string, number>()
    const rows = this.layers.map((layer) => [
      `${titleOf(layer.name, depths)}${layer.type}`,
      shapeText(layer.inputShapes),
      shapeText(layer.outputShapes),
      layer.parameters === 0 ? '' : count.format(layer.parameters),
      shareText(layer.zeros, layer.parameters),
      layer.flops === 0 ? '' : short.format(layer.flops),
    ])
    const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)))
    const line = (row: readonly string[]) =>
      row
        .map((text, i) => (i < 3 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
        .join('  ')
        .trimEnd()
    const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2))
    const zeros = this.zeros === null ? '' : `, zeros ${shareText(this.zeros, this.parameters) || '0%'}`
    const sums = `Parameters ${count.format(this.parameters)}, trainable ${count.format(this.trainable)}${zeros}`
    const costs = `Memory ${short.format(this.bytes)}B, FLOPs ${short.format(this.flops)}`
    return [line(head), rule, ...rows.map(line), rule, sums, costs].join('\n')
  }

  /** @internal */
  [inspect.custom](): string {
    return this.toString()
  }
}

interface Run {
  inputShapes: number[][]
  outputShapes: number[][]
  runs: number
}

/** Runs the model once; the floating-point operations of each module, by name, without those of the modules within. */
function countFlops(model: AnyModule, inputs: readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>()
  tidy(() => {
    // Inputs and outputs may be anything, as packed sequences.
    const traced = {
      namedModules: () => model.namedModules(),
      forward: () => {
        model.forward(...inputs)
        return null
      },
    }
    const { graph } = trace(traced, [])
    for (const node of graph.nodes)
      counts.set(node.module, (counts.get(node.module) ?? 0) + flopsOf(graph, node))
  })
  return counts
}

/** Runs the model in evaluation with no gradient, and leaves it as it was. */
function watch(model: AnyModule, modules: readonly AnyModule[], inputs: readonly unknown[]) {
  const found = new Map<AnyModule, Run>()
  const modes = modules.map(({ training }) => training)
  const handles = modules.map((module) =>
    module.registerForwardHook((_, given, output) => {
      const run = found.get(module) ?? {
        inputShapes: shapesIn(given),
        outputShapes: shapesIn(output),
        runs: 0,
      }
      run.runs++
      found.set(module, run)
    }),
  )
  try {
    model.eval()
    const flops = noGrad(() => countFlops(model, inputs))
    return { found, flops }
  } finally {
    for (const handle of handles) handle.remove()
    for (const [i, module] of modules.entries()) module.training = modes[i]!
  }
}

const zerosOf = (tensor: Tensor): number => tidy(() => tensor.numel - tensor.countNonzero().item())

/**
 * Runs a model once, in evaluation and with no gradient, and gives shapes, parameters, zeros, memory and floating-point
 * operations of each module. The model is left as it was.
 *
 * FLOPs are those of the operators that each module calls itself: 2 for each product that is added up in matrix products,
 * convolutions, attention and recurrent layers, as PyTorch's FlopCounterMode counts them, without biases.
 *
 * @param model any module; on the meta device nothing is computed
 * @param input what `forward` takes: a tensor, or an array of its arguments
 * @returns a row for each module and their sums; it prints as a table
 * @throws TypeError for what is no module
 * @example
 * ```ts
 * console.log(nn.summary(models.resnet18(), ones([1, 3, 224, 224])))
 * ```
 */
export function summary(
  model: AnyModule | Module<never[], unknown>,
  input: Tensor | readonly unknown[],
): ModelSummary {
  if (!isModule(model)) throw new TypeError(`Expected Module for model but received ${show(model)}`)
  const named = model.namedModules()
  const { found, flops } = watch(
    model,
    named.map(([, module]) => module),
    Array.isArray(input) ? (input as readonly unknown[]) : [input],
  )
  const seen = new Set<Tensor>()
  const layers = named.map(([name, module]): LayerSummary => {
    const held = ownTensors(module, '', (each) => isParameter(each) || isBuffer(each))
      .map(([, tensor]) => tensor)
      .filter((tensor) => !seen.has(tensor) && seen.add(tensor))
    const parameters = held.filter(isParameter)
    const elements = (of: readonly Tensor[]) => of.reduce((sum, { numel }) => sum + numel, 0)
    return {
      name,
      type: module.constructor.name,
      ...(found.get(module) ?? { inputShapes: [], outputShapes: [], runs: 0 }),
      flops: flops.get(name) ?? 0,
      parameters: elements(parameters),
      trainable: elements(parameters.filter(({ requiresGrad }) => requiresGrad)),
      zeros: parameters.some(({ device }) => device === 'meta')
        ? null
        : parameters.reduce((sum, each) => sum + zerosOf(each), 0),
      bytes: held.reduce((sum, { nbytes }) => sum + nbytes, 0),
    }
  })
  return new ModelSummary(layers)
}
