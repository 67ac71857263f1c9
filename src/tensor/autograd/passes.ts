import { checkBoolean, checkKnownKeys } from '../../_check.js'
import { core, type Handle } from '../../native/index.js'
import { wrapEach } from '../core/callback.js'
import { handleOf, type Tensor } from '../core/tensor.js'

/** Options of `backward` and `backwardAsync`. */
export interface BackwardPassOptions {
  /** One gradient for each root, of its shape. Null, or leaving this out, means 1 for a root with one element. */
  gradTensors?: readonly (Tensor | null)[]
  /** Whether the graph is kept, so that another backward pass can use it. Default: the value of `createGraph`. */
  retainGraph?: boolean
  /** Whether the pass itself is recorded, for higher-order derivatives. Default: false. */
  createGraph?: boolean
  /** The tensors whose `grad` is accumulated. Default: all leaves that the roots were computed from. */
  inputs?: readonly Tensor[]
}

const list = (tensors: Tensor | readonly Tensor[]): readonly Tensor[] =>
  Array.isArray(tensors) ? tensors : [tensors as Tensor]
const handles = (tensors: readonly (Tensor | null)[] | undefined): (Handle | null)[] | undefined =>
  tensors?.map((tensor) => (tensor === null ? null : handleOf(tensor)))

/** @internal The arguments of a native backward pass. */
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

/**
 * Runs one backward pass from several roots. It computes the gradient of their sum and adds it to the `grad` of every
 * leaf.
 *
 * @param roots - the tensors to differentiate
 * @throws TypeError for an unknown option or one of the wrong type; PdecayError `ERR_LIBTORCH` if a root has more than
 *   one element and no gradient, or does not require gradients
 * @source torch.autograd.backward
 */
export function backward(roots: Tensor | readonly Tensor[], options: BackwardPassOptions = {}): void {
  core().backward(...passOf(roots, options))
}

/** Options of `grad`. */
export interface GradOptions {
  /** The weight of each output, of its shape. Null, or leaving this out, means 1 for an output with one element. */
  gradOutputs?: readonly (Tensor | null)[]
  /** Whether the graph is kept, so that another backward pass can use it. Default: the value of `createGraph`. */
  retainGraph?: boolean
  /** Whether the pass itself is recorded, for higher-order derivatives. Default: false. */
  createGraph?: boolean
}

/**
 * The gradients of the sum of `outputs` with respect to each of `inputs`. The `grad` of tensors does not change.
 *
 * @param options.allowUnused - whether the gradient of an input that the outputs do not depend on is null instead of an
 *   error. Default: false
 * @returns one tensor for each input, of its shape
 * @throws TypeError for an unknown option or one of the wrong type; PdecayError `ERR_LIBTORCH` if an input is not used
 * @source torch.autograd.grad
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
