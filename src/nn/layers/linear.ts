import { checkBoolean, checkInteger, checkKnownKeys } from '../../_check.js'
import { empty, type Tensor } from '../../tensor/index.js'
import { linear } from '../functional.js'
import { defaultLayerInit } from '../init.js'
import { Module, parameter } from '../module.js'

export interface LinearOptions {
  /** Default true. */
  bias?: boolean
}

/**
 * x · Wᵀ + b, with W of shape [outFeatures, inFeatures].
 *
 * @example
 * ```ts
 * new nn.Linear(3, 2).forward(ones([5, 3])).shape // [5, 2]
 * ```
 */
export class Linear extends Module {
  readonly weight: Tensor
  readonly bias: Tensor | null

  constructor(
    readonly inFeatures: number,
    readonly outFeatures: number,
    options: LinearOptions = {},
  ) {
    super()
    checkKnownKeys('Linear options', options, ['bias'])
    checkInteger('inFeatures', inFeatures, '[1, inf)')
    checkInteger('outFeatures', outFeatures, '[1, inf)')
    this.weight = parameter(empty([outFeatures, inFeatures]))
    this.bias = checkBoolean('bias', options.bias ?? true) ? parameter(empty([outFeatures])) : null
    defaultLayerInit(this.weight, this.bias)
  }

  override forward(input: Tensor): Tensor {
    return linear(input, this.weight, { bias: this.bias })
  }
}
