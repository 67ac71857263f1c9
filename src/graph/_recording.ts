// One recording: the model is run once, and what native code saw becomes a graph with fixed sizes.
import { core, type RecordedTensor, type RecordedValue } from '../native/index.js'
import type { DType } from '../tensor/core/dtypes.js'
import { handleOf, isTensor, type Tensor, wrap } from '../tensor/core/tensor.js'
import { tidy } from '../tensor/index.js'
import type {
  Graph,
  GraphArgument,
  GraphEffect,
  GraphInput,
  GraphNode,
  GraphNote,
  GraphResult,
  GraphTree,
  TensorType,
} from './types.js'

/** What can be traced: a module, or anything that has the same methods. */
export interface Traceable {
  readonly training?: boolean
  forward(...inputs: never[]): unknown
  namedParameters?(): [string, Tensor][]
  namedBuffers?(): [string, Tensor][]
  stateDict?(): Record<string, Tensor>
  namedModules?(): [string, unknown][]
}
interface Hooked {
  registerForwardPreHook(hook: () => void, options?: { prepend?: boolean }): { remove(): void }
  registerForwardHook(hook: () => void): { remove(): void }
}

/** A tensor of the model, by name. */
interface Named {
  readonly input: GraphInput
  readonly tensor: Tensor
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
/** A name as Python and ONNX allow it. */
const identifier = (path: string): string => path.replace(/\W/g, '_')

/** The tensors and plain values of arguments or of an output. */
export function treeOf(value: unknown, what: string, nameOf: (tensor: Tensor) => string): GraphTree {
  if (isTensor(value)) return { value: nameOf(value) }
  if (value === undefined) return { constant: null }
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return { constant: value }
  if (typeof value === 'number') return { constant: value }
  if (Array.isArray(value)) return { items: value.map((each, i) => treeOf(each, `${what}[${i}]`, nameOf)) }
  if (typeof value === 'object' && isPlain(value))
    return {
      entries: Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, treeOf(each, `${what}.${key}`, nameOf)]),
      ),
    }
  throw new TypeError(
    `Expected tensors, numbers, strings, and arrays and objects of them for ${what} but received ${typeof value === 'object' ? value.constructor.name : typeof value}`,
  )
}

/** The tensors in arguments or an output, in order. */
export function tensorsIn(value: unknown, found: Tensor[] = []): Tensor[] {
  if (isTensor(value)) found.push(value)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) tensorsIn(each, found)
  return found
}

function namedTensors(model: Traceable, inputs: readonly Tensor[], inputNames: readonly string[]): Named[] {
  const kept = new Set(Object.keys(model.stateDict?.() ?? {}))
  const parameters = (model.namedParameters?.() ?? []).map(([path, tensor]): Named => {
    return { input: { kind: 'parameter', name: `p_${identifier(path)}`, path }, tensor }
  })
  const buffers = (model.namedBuffers?.() ?? []).map(([path, tensor]): Named => {
    return {
      input: { kind: 'buffer', name: `b_${identifier(path)}`, path, persistent: kept.has(path) },
      tensor,
    }
  })
  const given = inputs.map((tensor, i): Named => ({ input: { kind: 'input', name: inputNames[i]! }, tensor }))
  return [...parameters, ...buffers, ...given]
}

/** Which module runs, at each of the calls recorded so far. */
class Places {
  readonly #changes: { at: number; module: string }[] = []
  readonly #stack: string[] = ['']
  readonly #handles: { remove(): void }[] = []

  constructor(model: Traceable) {
    const change = () => {
      this.#changes.push({ at: core().recordedCalls(), module: this.#stack.at(-1)! })
    }
    for (const [name, module] of model.namedModules?.() ?? []) {
      const hooked = module as Hooked
      this.#handles.push(
        hooked.registerForwardPreHook(
          () => {
            this.#stack.push(name)
            change()
          },
          { prepend: true },
        ),
        hooked.registerForwardHook(() => {
          this.#stack.pop()
          change()
        }),
      )
    }
  }

  remove(): void {
    for (const handle of this.#handles) handle.remove()
  }

  /** The module that each of the calls belongs to. */
  modulesOf(count: number): string[] {
    const modules: string[] = []
    let [module, next] = ['', 0]
    for (let i = 0; i < count; i++) {
      while (next < this.#changes.length && this.#changes[next]!.at <= i)
        module = this.#changes[next++]!.module
      modules.push(module)
    }
    return modules
  }
}

/** Names that are each used once. */
class Names {
  readonly #counts = new Map<string, number>()

  unique(name: string): string {
    const count = this.#counts.get(name)
    this.#counts.set(name, (count ?? 0) + 1)
    return count === undefined ? name : this.unique(`${name}_${count}`)
  }
}

const typeOf = ({ tensor: _, dtype, ...rest }: RecordedTensor): TensorType => ({
  ...rest,
  dtype: dtype as DType,
})
const isRecordedTensor = (value: RecordedValue): value is RecordedTensor =>
  typeof value === 'object' && value !== null && 'tensor' in value

function argumentOf(value: RecordedValue, nameOf: (tensor: RecordedTensor) => string): GraphArgument {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return { int: String(value) }
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((each) => argumentOf(each, nameOf))
  if (isRecordedTensor(value)) return { value: nameOf(value) }
  if (!('float' in value)) return value
  const { float } = value
  return { float: Number.isFinite(float) ? float : (String(float) as 'NaN') }
}

/** A graph, and the tensors of the model that its inputs name. */
export interface Traced {
  readonly graph: Graph
  /** Parameters, buffers and constants, by their names in {@link Graph.inputs}. */
  readonly tensors: ReadonlyMap<string, Tensor>
}

/** Gathers values by the numbers that native code gave their tensors. */
class Builder {
  readonly inputs: GraphInput[] = []
  readonly values: Record<string, TensorType> = {}
  readonly tensors = new Map<string, Tensor>()
  readonly names = new Names()
  /** The present name of each tensor. */
  readonly #current = new Map<number, string>()

  /** @param name one that is used for nothing else */
  declare(name: string, recorded: RecordedTensor): string {
    this.values[name] = typeOf(recorded)
    this.#current.set(recorded.tensor, name)
    return name
  }

  readonly nameOf = ({ tensor }: RecordedTensor): string => {
    const name = this.#current.get(tensor)
    if (name === undefined) throw new Error(`trace: tensor ${tensor} has no name`)
    return name
  }

  addInput(input: GraphInput, recorded: RecordedTensor, tensor: Tensor): void {
    // One tensor under two names, as tied weights: the first is its name.
    if (this.#current.has(recorded.tensor) && input.kind !== 'input') return
    const name = this.declare(this.names.unique(input.name), recorded)
    this.inputs.push({ ...input, name })
    if (input.kind !== 'input') this.tensors.set(name, tensor)
  }
}

// libtorch's tag is of the operator; without masks the shape of an index is known.
function effectsOf(op: string, effects: readonly string[], args: readonly RecordedValue[]): GraphEffect[] {
  const indices = args[1]
  const hasMask =
    Array.isArray(indices) &&
    indices.some((each) => isRecordedTensor(each) && /^(bool|uint8)$/.test(each.dtype))
  return (effects as GraphEffect[]).filter(
    (effect) => effect !== 'dynamicShape' || op !== 'aten::index' || hasMask,
  )
}

/** Runs `forward` once and records it, in the modes of the caller. */
export function record(model: Traceable, inputs: readonly unknown[], inputNames: readonly string[]): Traced {
  const given = tensorsIn(inputs)
  const named = namedTensors(model, given, inputNames)
  const places = new Places(model)
  const started = core().startRecording(named.map(({ tensor }) => handleOf(tensor)))
  const { output, recorded } = tidy(() => {
    let finished: ReturnType<ReturnType<typeof core>['stopRecording']>
    let results: Tensor[] = []
    let tree: ((nameOf: (tensor: Tensor) => string) => GraphTree) | undefined
    try {
      const value: unknown = model.forward(...(inputs as never[]))
      results = tensorsIn(value)
      // Checked while the tensors are alive.
      treeOf(value, 'the output', () => '')
      tree = (nameOf) => treeOf(value, 'the output', nameOf)
    } finally {
      places.remove()
      finished = core().stopRecording(tree ? results.map(handleOf) : [])
    }
    const names = (nameOf: (recorded: RecordedTensor) => string) => (tensor: Tensor) =>
      nameOf(finished!.results[results.indexOf(tensor)]!)
    return {
      output: (nameOf: (recorded: RecordedTensor) => string) => tree(names(nameOf)),
      recorded: finished!,
    }
  })
  const builder = new Builder()
  const isInput = (each: Named) => each.input.kind === 'input'
  const add = (wanted: (each: Named) => boolean) => {
    named.forEach((each, i) => {
      if (wanted(each)) builder.addInput(each.input, started[i]!, each.tensor)
    })
  }
  add((each) => !isInput(each))
  for (const [outside, handle] of recorded.outside) {
    const tensor = wrap(handle)
    if (outside.requiresGrad && !tensor.isLeaf())
      throw new TypeError(
        'trace: the model uses a tensor that was computed before, and its history is not recorded: detach() it, or compute it in forward',
      )
    builder.addInput({ kind: 'constant', name: 'constant' }, outside, tensor)
  }
  add(isInput)

  const modules = places.modulesOf(recorded.calls.length)
  const nodes: GraphNode[] = []
  const notes: GraphNote[] = []
  recorded.calls.forEach((call, i) => {
    const module = modules[i]!
    const short = call.name.replace(/^.*::/, '')
    if (call.isNote) {
      notes.push({ what: short, module })
      return
    }
    const args = call.arguments.map((each) => argumentOf(each, builder.nameOf))
    const effects = effectsOf(call.name, call.effects, call.arguments)
    if (effects.includes('dataDependent')) notes.push({ what: short, module })
    const name = builder.names.unique(short.replace(/_$/, '') || short)
    const several = call.results.length > 1
    const resultOf = (value: RecordedValue, label: string): GraphResult => {
      if (Array.isArray(value))
        return value.map((each, k) => resultOf(each, builder.names.unique(`${label}_${k}`)) as string | null)
      return isRecordedTensor(value) ? builder.declare(label, value) : null
    }
    const results = call.results.map((value, k) =>
      resultOf(value, several ? builder.names.unique(`${name}_${k}`) : name),
    )
    nodes.push({
      name,
      op: call.name,
      overload: call.overload,
      args,
      results,
      effects,
      module,
      gradEnabled: call.gradEnabled,
      autocast: call.autocast as DType | null,
    })
  })
  const inputName = new Map(given.map((tensor, i) => [tensor, inputNames[i]!]))
  return {
    graph: {
      inputs: builder.inputs,
      args: {
        items: inputs.map((each, i) => treeOf(each, `input ${i}`, (tensor) => inputName.get(tensor)!)),
      },
      nodes,
      output: output(builder.nameOf),
      values: builder.values,
      symbols: {},
      notes,
      training: model.training ?? false,
    },
    tensors: builder.tensors,
  }
}
