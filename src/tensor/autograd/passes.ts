import { checkBoolean, checkKnownKeys } from '../../_check.js'
import { core, type Handle } from '../../native/index.js'
import { wrapEach } from '../core/callback.js'
import { handleOf, type Tensor } from '../core/tensor.js'

export interface BackwardPassOptions {
  /** One gradient per root; null, or none given, for a root of one element. */
  gradTensors?: readonly (Tensor | null)[]
  /** Keep what the pass needs, so that it can run again. Default: `createGraph`. */
  retainGraph?: boolean
  /** Record the pass itself, for derivatives of higher order. Default: false. */
  createGraph?: boolean
  /** Only these tensors' `grad` are added to. Default: all leaves. */
  inputs?: readonly Tensor[]
}

const list = (tensors: Tensor | readonly Tensor[]): readonly Tensor[] =>
  Array.isArray(tensors) ? tensors : [tensors as Tensor]
const handles = (tensors: readonly (Tensor | null)[] | undefined): (Handle | null)[] | undefined =>
  tensors?.map((tensor) => (tensor === null ? null : handleOf(tensor)))

/** @internal A pass, as native code takes it. */
export function passOf(
  roots: Tensor | readonly Tensor[],
  options: BackwardPassOptions,
): Parameters<ReturnType<typeof core>['backward']> {
  checkKnownKeys('backward options', options, ['gradTensors', 'retainGraph', 'createGraph', 'inputs'])
  const { gradTensors, retainGraph, createGraph = false, inputs } = options
  return [
    list(roots).map(handleOf),
    handles(gradTensors),
    retainGraph === undefined ? undefined : checkBoolean('retainGraph', retainGraph),
    checkBoolean('createGraph', createGraph),
    inputs?.map(handleOf),
  ]
}

/** One backward pass from several roots: adds to the `grad` of every leaf. */
export function backward(roots: Tensor | readonly Tensor[], options: BackwardPassOptions = {}): void {
  core().backward(...passOf(roots, options))
}

export interface GradOptions {
  /** What each output is weighted by; null, or none given, for an output of one element. */
  gradOutputs?: readonly (Tensor | null)[]
  /** As for `backward`. */
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
  const known = ['gradOutputs', 'retainGraph', 'createGraph', 'allowUnused']
  checkKnownKeys('grad options', options, known)
  const { gradOutputs, retainGraph, createGraph = false, allowUnused = false } = options
  const found = core().grad(
    list(outputs).map(handleOf),
    list(inputs).map(handleOf),
    handles(gradOutputs),
    retainGraph === undefined ? undefined : checkBoolean('retainGraph', retainGraph),
    checkBoolean('createGraph', createGraph),
    checkBoolean('allowUnused', allowUnused),
  )
  return wrapEach(found)
}
