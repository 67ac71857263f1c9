import { checkBoolean, checkFunction, checkKnownKeys, show } from '../../_check.js'
import { enableGrad } from '../core/modes.js'
import { tidy } from '../core/scope.js'
import { isTensor, type Tensor } from '../core/tensor.js'
import { stack, zeros } from '../operators/functions.gen.js'
import { grad } from './passes.js'

/** One tensor, or several. */
export type Tensors = Tensor | readonly Tensor[]
/** T for one tensor, an array of T for several. */
export type Like<I extends Tensors, T> = I extends Tensor ? T : T[]
type Arguments<I extends Tensors> = I extends readonly Tensor[] ? [...I] : [I]

/** Options of `vjp`, `jvp`, `jacobian` and `hessian`. */
export interface DerivativeOptions {
  /** Whether the computation is recorded, so that the result can be differentiated. Default: false. */
  createGraph?: boolean
}

const listOf = (name: string, tensors: unknown): readonly Tensor[] => {
  const list: unknown[] = Array.isArray(tensors) ? tensors : [tensors]
  for (const each of list)
    if (!isTensor(each))
      throw new TypeError(`Expected Tensor or array of Tensor for ${name} but received ${show(each)}`)
  return list as Tensor[]
}

const optionsOf = (options: DerivativeOptions): boolean => {
  checkKnownKeys('options', options, ['createGraph'])
  return checkBoolean('createGraph', options.createGraph ?? false)
}

const like = <I extends Tensors, T>(model: I, list: T[]): Like<I, T> =>
  (Array.isArray(model) ? list : list[0]) as Like<I, T>

/** Inputs that require gradients. Without createGraph they are detached from the graph that they belong to. */
function record(inputs: readonly Tensor[], createGraph: boolean): Tensor[] {
  // A view instead of a leaf: with createGraph the result can be differentiated through the inputs.
  return inputs.map((each) =>
    createGraph && each.requiresGrad ? each.viewAs(each) : each.detach().requiresGrad_(),
  )
}

const dense = (found: readonly (Tensor | null)[], models: readonly Tensor[]): Tensor[] =>
  models.map((model, index) => found[index] ?? model.zerosLike())

const finish = (tensors: readonly Tensor[], createGraph: boolean): Tensor[] =>
  tensors.map((each) => (createGraph ? each : each.detach()))

/** Calls `fn` with inputs that require gradients: the first step of the functions below. */
function evaluate<I extends Tensors, O extends Tensors>(
  fn: (...inputs: Arguments<I>) => O,
  inputs: I,
  createGraph: boolean,
) {
  checkFunction('fn', fn)
  const given = record(listOf('inputs', inputs), createGraph)
  const result = fn(...(given as unknown as Arguments<I>))
  return { given, result, outputs: listOf("fn's result", result) }
}

/** The given weights, checked; null for a tensor of one element without a weight. */
function weights(
  name: string,
  given: Tensors | undefined,
  models: readonly Tensor[],
): readonly (Tensor | null)[] {
  const list = given === undefined ? models.map(() => null) : listOf(name, given)
  if (list.length !== models.length)
    throw new RangeError(`Expected ${models.length} tensors for ${name} but received ${list.length}`)
  list.forEach((each, index) => {
    const { shape } = models[index]!
    if (each !== null && String(each.shape) !== String(shape))
      throw new RangeError(`Expected shape [${shape}] for ${name}[${index}] but received [${each.shape}]`)
    if (each === null && models[index]!.numel !== 1)
      throw new RangeError(`Expected ${name}: it is required for a tensor of more than one element`)
  })
  return list
}

/**
 * The vector-Jacobian product vᵀ·J of `fn` at `inputs`.
 *
 * @param fn - a function of the inputs that returns a tensor or an array of tensors
 * @param v - one tensor for each output, of its shape. Optional if there is one output with one element
 * @returns the outputs of `fn`, and one tensor for each input, of its shape
 * @throws TypeError for a value that is not a Tensor; RangeError for a `v` that is missing or of another shape
 * @source torch.autograd.functional.vjp
 * @example
 * const { outputs, vjp: slope } = vjp((x) => x.exp().sum(), tensor([0, 1]))
 */
export function vjp<const I extends Tensors, O extends Tensors>(
  fn: (...inputs: Arguments<I>) => O,
  inputs: I,
  v?: Tensors,
  options: DerivativeOptions = {},
): { outputs: O; vjp: Like<I, Tensor> } {
  const createGraph = optionsOf(options)
  return tidy(() =>
    enableGrad(() => {
      const { given, result, outputs } = evaluate(fn, inputs, createGraph)
      const gradOutputs = weights('v', v, outputs)
      const found = derive(outputs, given, { gradOutputs, createGraph, allowUnused: true })
      return {
        outputs: like(result, finish(outputs, createGraph)) as unknown as O,
        vjp: like(inputs, finish(dense(found, given), createGraph)),
      }
    }),
  )
}

/** As `grad`, but outputs may be independent of the inputs. */
function derive(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  options: { gradOutputs?: readonly (Tensor | null)[]; createGraph: boolean; allowUnused: boolean },
): (Tensor | null)[] {
  const used = outputs.map((each, index) => [each, options.gradOutputs?.[index] ?? null] as const)
  const recorded = used.filter(([each]) => each.requiresGrad)
  if (recorded.length === 0) return inputs.map(() => null)
  return grad(
    recorded.map(([each]) => each),
    inputs,
    { ...options, gradOutputs: recorded.map(([, weight]) => weight), retainGraph: true },
  )
}

/**
 * The Jacobian-vector product J·v of `fn` at `inputs`, computed by differentiating vᵀ·J with respect to v.
 *
 * @param fn - a function of the inputs that returns a tensor or an array of tensors
 * @param v - one tensor for each input, of its shape. Optional if there is one input with one element
 * @returns the outputs of `fn`, and one tensor for each output, of its shape
 * @throws TypeError for a value that is not a Tensor; RangeError for a `v` that is missing or of another shape
 * @source torch.autograd.functional.jvp
 */
export function jvp<const I extends Tensors, O extends Tensors>(
  fn: (...inputs: Arguments<I>) => O,
  inputs: I,
  v?: Tensors,
  options: DerivativeOptions = {},
): { outputs: O; jvp: Like<O, Tensor> } {
  const createGraph = optionsOf(options)
  return tidy(() =>
    enableGrad(() => {
      const { given, result, outputs } = evaluate(fn, inputs, createGraph)
      const along = weights('v', v, given).map((each, index) => each ?? given[index]!.onesLike())
      const probes = outputs.map((each) => each.zerosLike().requiresGrad_())
      const products = derive(outputs, given, { gradOutputs: probes, createGraph: true, allowUnused: true })
      const pairs = products.flatMap((each, index) =>
        each?.requiresGrad ? [[each, along[index]!] as const] : [],
      )
      const found = derive(
        pairs.map(([each]) => each),
        probes,
        { gradOutputs: pairs.map(([, weight]) => weight), createGraph, allowUnused: true },
      )
      return {
        outputs: like(result, finish(outputs, createGraph)) as unknown as O,
        jvp: like(result, finish(dense(found, outputs), createGraph)) as Like<O, Tensor>,
      }
    }),
  )
}

/** The Jacobian of one output: for each input a tensor of shape [...output, ...input]. */
function rows(output: Tensor, inputs: readonly Tensor[], createGraph: boolean): Tensor[] {
  const columns: Tensor[][] = inputs.map(() => [])
  const flat = output.reshape([-1])
  for (let i = 0; i < output.numel; i++) {
    // Frees the intermediate tensors of each row at once.
    const row = tidy(() =>
      finish(
        dense(derive([flat.select(0, i)], inputs, { createGraph, allowUnused: true }), inputs),
        createGraph,
      ),
    )
    for (const [index, each] of row.entries()) columns[index]!.push(each)
  }
  return inputs.map((input, index) => {
    const shape = [...output.shape, ...input.shape]
    const list = columns[index]!
    return list.length === 0
      ? zeros(shape, { dtype: input.dtype, device: input.device })
      : stack(list).reshape(shape)
  })
}

/**
 * The Jacobian of `fn` at `inputs`: the derivative of each element of the outputs with respect to each element of the
 * inputs.
 *
 * @param fn - a function of the inputs that returns a tensor or an array of tensors
 * @returns for one output and one input a tensor of shape [...output, ...input]; for several inputs an array with one
 *   tensor for each input; for several outputs an array with one such result for each output
 * @throws TypeError for a value that is not a Tensor
 * @source torch.autograd.functional.jacobian
 */
export function jacobian<const I extends Tensors, O extends Tensors>(
  fn: (...inputs: Arguments<I>) => O,
  inputs: I,
  options: DerivativeOptions = {},
): Like<O, Like<I, Tensor>> {
  const createGraph = optionsOf(options)
  return tidy(() =>
    enableGrad(() => {
      const { given, result, outputs } = evaluate(fn, inputs, createGraph)
      const all = outputs.map((output) => like(inputs, rows(output, given, createGraph)))
      return like(result, all) as Like<O, Like<I, Tensor>>
    }),
  )
}

/**
 * The Hessian of a scalar function: its second derivatives.
 *
 * @param fn - a function of the inputs that returns a tensor with one element
 * @returns for one input a tensor of shape [...input, ...input]; for several inputs an array of arrays, where entry
 *   [i][j] has shape [...inputs[i], ...inputs[j]]
 * @throws RangeError if the result has more than one element
 * @source torch.autograd.functional.hessian
 */
export function hessian<const I extends Tensors>(
  fn: (...inputs: Arguments<I>) => Tensor,
  inputs: I,
  options: DerivativeOptions = {},
): Like<I, Like<I, Tensor>> {
  const createGraph = optionsOf(options)
  return tidy(() =>
    enableGrad(() => {
      const { given, outputs } = evaluate(fn, inputs, createGraph)
      const [output] = outputs
      if (outputs.length !== 1 || output!.numel !== 1)
        throw new RangeError(
          `Expected one element from fn but received ${outputs.map((each) => `[${each.shape}]`)}`,
        )
      const first = dense(derive(outputs, given, { createGraph: true, allowUnused: true }), given)
      const all = first.map((slope) => like(inputs, rows(slope, given, createGraph)))
      return like(inputs, all) as Like<I, Like<I, Tensor>>
    }),
  )
}
