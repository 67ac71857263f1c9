import { checkBoolean, checkInteger, checkKnownKeys } from '../_check.js'
import { Linear, Module, ReLU } from '../nn/index.js'
import type { Tensor } from '../tensor/index.js'

/**
 * The network of theory and of small experiments: W₂·relu(W₁·x + b₁) + b₂.
 *
 * Input [..., inFeatures], output [..., outFeatures]; parameters `hidden` and `output`.
 *
 * @param inFeatures from 1 @param width number of hidden units, from 1 @param outFeatures from 1, default 1
 * @param options bias: whether there are b₁ and b₂, default true
 * @throws TypeError for an unknown option, RangeError for a size below 1
 * @example
 * ```ts
 * const teacher = new models.TwoLayerReLU(20, 4)
 * ```
 */
export class TwoLayerReLU extends Module {
  /** W₁ [width, inFeatures] and b₁. */
  readonly hidden: Linear
  /** The activation. */
  readonly relu = new ReLU()
  /** W₂ [outFeatures, width] and b₂. */
  readonly output: Linear

  constructor(inFeatures: number, width: number, outFeatures = 1, options: { bias?: boolean } = {}) {
    super()
    checkKnownKeys('TwoLayerReLU options', options, ['bias'])
    const bias = checkBoolean('bias', options.bias ?? true)
    this.hidden = new Linear(inFeatures, checkInteger('width', width, '[1, inf)'), { bias })
    this.output = new Linear(width, outFeatures, { bias })
  }

  override forward(input: Tensor): Tensor {
    return this.output.forward(this.relu.forward(this.hidden.forward(input)))
  }
}
