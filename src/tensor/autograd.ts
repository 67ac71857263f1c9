import { checkBoolean, checkFunction } from '../_check.js'
import { core } from '../_native.js'
import { context, runIn } from './_context.js'
import { handleOf, type Tensor, wrap } from './tensor.js'

const nothing = (): void => {}

/** Runs `fn` while autograd records nothing; an async `fn` across its awaits, also while others run. */
export function noGrad<T>(fn: () => T): T {
  return runIn({ grad: false }, checkFunction('fn', fn), nothing)
}

/** Runs `fn` while autograd records, also within `noGrad`. */
export function enableGrad<T>(fn: () => T): T {
  return runIn({ grad: true }, checkFunction('fn', fn), nothing)
}

/** Whether autograd records here. */
export const isGradEnabled = (): boolean => context().grad

export interface BackwardPassOptions {
  /** One gradient per root, null for a root of one element. */
  gradients?: readonly (Tensor | null)[]
  retainGraph?: boolean
  createGraph?: boolean
  inputs?: readonly Tensor[]
}

const list = (tensors: Tensor | readonly Tensor[]): readonly Tensor[] =>
  Array.isArray(tensors) ? tensors : [tensors as Tensor]
const handles = (tensors: readonly (Tensor | null)[] | undefined): (number | null)[] | undefined =>
  tensors?.map((tensor) => (tensor === null ? null : handleOf(tensor)))

/** One backward pass from several roots: adds to the `grad` of every leaf. */
export function backward(roots: Tensor | readonly Tensor[], options: BackwardPassOptions = {}): void {
  const { gradients, retainGraph, createGraph = false, inputs } = options
  core().backward(
    list(roots).map(handleOf),
    handles(gradients),
    retainGraph,
    checkBoolean('createGraph', createGraph),
    inputs?.map(handleOf),
  )
}

export interface GradOptions {
  gradients?: readonly (Tensor | null)[]
  retainGraph?: boolean
  createGraph?: boolean
}

/**
 * The derivatives of the sum of `outputs` with respect to each of `inputs`; no `grad` changes.
 *
 * @param options.allowUnused - null for an input that the outputs do not depend on, instead of an error
 */
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: readonly Tensor[],
  options?: GradOptions & { allowUnused?: false },
): Tensor[]
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: readonly Tensor[],
  options: GradOptions & { allowUnused: boolean },
): (Tensor | null)[]
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: readonly Tensor[],
  options: GradOptions & { allowUnused?: boolean } = {},
): (Tensor | null)[] {
  const { gradients, retainGraph, createGraph = false, allowUnused = false } = options
  return core()
    .grad(
      list(outputs).map(handleOf),
      list(inputs).map(handleOf),
      handles(gradients),
      retainGraph,
      checkBoolean('createGraph', createGraph),
      checkBoolean('allowUnused', allowUnused),
    )
    .map((handle) => (handle === null ? null : wrap(handle)))
}
