import { checkKnownKeys, checkString, show } from '../_check.js'
import { isTensor, type Tensor } from '../tensor/core/tensor.js'
import { cat, noGrad, rngState, setRngState, tidy } from '../tensor/index.js'
import { merge } from './_fit.js'
import { record, type Traceable, type Traced, tensorsIn } from './_recording.js'

/** The options of {@link trace}. */
export interface TraceOptions {
  /**
   * Which sizes of the inputs may vary. 'batch': the first one of every input tensor whose first dimension is as long as
   * that of the first input. An array of inputs: the sizes in which they differ from `inputs`. false: none.
   * Default: false.
   */
  dynamic?: false | 'batch' | readonly unknown[]
  /** The names of the input tensors, in order. Default: 'x', 'x_1', … */
  inputNames?: readonly string[]
}

/** A structure with each tensor in it replaced. */
function mapTensors(value: unknown, change: (tensor: Tensor) => Tensor): unknown {
  if (isTensor(value)) return change(value)
  if (Array.isArray(value)) return value.map((each) => mapTensors(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTensors(each, change)]))
}

/** The model may write to its inputs. */
const copied = (inputs: readonly unknown[]): unknown[] =>
  mapTensors(inputs, (tensor) => {
    const copy = tensor.detach().clone()
    return tensor.requiresGrad ? copy.requiresGrad_() : copy
  }) as unknown[]

/** Inputs whose batch is larger by `more`. */
function withLargerBatch(inputs: readonly unknown[], more: number): unknown[] {
  const batch = tensorsIn(inputs)
    .find(({ ndim }) => ndim > 0)
    ?.size(0)
  if (!batch)
    throw new RangeError(
      "Expected an input tensor with a first dimension for dynamic: 'batch' but received none",
    )
  const grow = (tensor: Tensor): Tensor => {
    if (tensor.ndim === 0 || tensor.size(0) !== batch) return tensor
    const parts = Array.from({ length: more }, () => tensor.narrow(0, 0, 1))
    return cat([tensor, ...parts])
  }
  return mapTensors(inputs, grow) as unknown[]
}

function namesFor(inputs: readonly unknown[], names: readonly string[] | undefined): string[] {
  const count = tensorsIn(inputs).length
  if (names === undefined) return Array.from({ length: count }, (_, i) => (i === 0 ? 'x' : `x_${i}`))
  for (const name of names)
    if (!/^[A-Za-z_]\w*$/.test(checkString('inputNames', name)))
      throw new RangeError(
        `Expected a name of letters, digits and underscores for inputNames but received ${show(name)}`,
      )
  if (names.length !== count || new Set(names).size !== count)
    throw new RangeError(
      `Expected ${count} different names for inputNames but received [${names.join(', ')}]`,
    )
  return [...names]
}

/** Runs `fn`, and gives buffers and the random generator the values that they had before. */
export function withoutEffects<T>(model: Traceable, fn: () => T): T {
  const buffers = (model.namedBuffers?.() ?? []).map(([, tensor]) => tensor)
  const saved = buffers.map((buffer) => buffer.detach().clone())
  const random = rngState()
  try {
    return fn()
  } finally {
    setRngState(random)
    noGrad(() => {
      for (const [i, buffer] of buffers.entries()) buffer.copy_(saved[i]!)
    })
    for (const each of saved) each.dispose()
  }
}

/**
 * Runs a model once and records the operators that it calls, with their arguments and the tensors that they make. A
 * composite operator, such as `linear` or `lstm`, is one call. Buffers and the random generator are left as they were.
 *
 * The graph is of this one run: branches of the model that the inputs do not take are not in it, and loops are unrolled.
 * Values of tensors that the model reads, as by `item()`, are in {@link Graph.notes}; what it did with them is fixed.
 *
 * @param model a module, or an object with `forward`; its parameters and buffers are in the graph by name
 * @param inputs what `forward` takes: an array of its arguments, which may be nested in arrays and objects, or one tensor
 * @param options which sizes may vary, and the names of the inputs
 * @returns the graph, which is plain JSON, and the tensors of parameters, buffers and constants by their names in it
 * @throws RangeError if the model computes different things for inputs of different sizes; TypeError for an output that
 *   holds anything but tensors and plain values, and for a tensor with a history that began before the call
 * @example
 * ```ts
 * const { graph } = trace(model, [x])
 * for (const { op, results } of graph.nodes) console.log(op, results)
 * ```
 */
export function trace(
  model: Traceable,
  inputs: Tensor | readonly unknown[],
  options: TraceOptions = {},
): Traced {
  return traceAndCheck(model, inputs, options, () => {})
}

/** As {@link trace}, with a check of the first recording, before others are compared with it. */
export function traceAndCheck(
  model: Traceable,
  inputs: Tensor | readonly unknown[],
  options: TraceOptions,
  check: (traced: Traced) => void,
): Traced {
  if (typeof (model as Traceable | null)?.forward !== 'function')
    throw new TypeError(`Expected a module for model but received ${show(model)}`)
  checkKnownKeys('trace options', options, ['dynamic', 'inputNames'])
  const { dynamic = false } = options
  const given: readonly unknown[] = isTensor(inputs) ? [inputs] : inputs
  if (!Array.isArray(given))
    throw new TypeError(`Expected Tensor or array for inputs but received ${show(inputs)}`)
  if (dynamic !== false && dynamic !== 'batch' && !Array.isArray(dynamic))
    throw new TypeError(
      `Expected false, 'batch' or array of inputs for dynamic but received ${show(dynamic)}`,
    )
  const names = namesFor(given, options.inputNames)
  return withoutEffects(model, () => {
    const run = (each: readonly unknown[]) => record(model, copied(each), names)
    const first = run(given)
    check(first)
    if (dynamic === false) return first
    if (dynamic !== 'batch') return merge(first, run(dynamic))
    return tidy(() => {
      const [second, third] = [withLargerBatch(given, 1), withLargerBatch(given, 3)]
      return merge(first, run(second), run(third))
    })
  })
}
