import { checkBoolean, checkInteger, checkKnownKeys, checkNumber } from '../../_check.js'
import { noGrad, ones, ops, type Tensor, tensor, zeros } from '../../tensor/index.js'
import { layerNorm } from '../functional.js'
import { buffer, Module, parameter } from '../module.js'

export interface BatchNorm2dOptions {
  /** Added to the variance. Default 1e-5. */
  eps?: number
  /** Weight of the present batch in the running mean and variance; null averages over all batches. Default 0.1. */
  momentum?: number | null
  /** A learned factor and offset for each channel. Default true. */
  affine?: boolean
  /** Keep a running mean and variance for evaluation. Default true. */
  trackRunningStats?: boolean
}

/** Brings each channel to mean 0 and variance 1: over the batch in training, by the running figures in evaluation. */
export class BatchNorm2d extends Module {
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly runningMean: Tensor | null
  readonly runningVar: Tensor | null
  readonly numBatchesTracked: Tensor | null
  readonly eps: number
  readonly momentum: number | null

  constructor(
    readonly numFeatures: number,
    options: BatchNorm2dOptions = {},
  ) {
    super()
    checkKnownKeys('BatchNorm2d options', options, ['eps', 'momentum', 'affine', 'trackRunningStats'])
    checkInteger('numFeatures', numFeatures, '[1, inf)')
    this.eps = checkNumber('eps', options.eps ?? 1e-5, '[0, inf)')
    this.momentum =
      options.momentum === null ? null : checkNumber('momentum', options.momentum ?? 0.1, '[0, 1]')
    const affine = checkBoolean('affine', options.affine ?? true)
    const tracks = checkBoolean('trackRunningStats', options.trackRunningStats ?? true)
    this.weight = affine ? parameter(ones([numFeatures])) : null
    this.bias = affine ? parameter(zeros([numFeatures])) : null
    this.runningMean = tracks ? buffer(zeros([numFeatures])) : null
    this.runningVar = tracks ? buffer(ones([numFeatures])) : null
    this.numBatchesTracked = tracks ? buffer(tensor(0, { dtype: 'int64' })) : null
  }

  override forward(input: Tensor): Tensor {
    if (input.ndim !== 4)
      throw new RangeError(`Expected 4 dimensions for BatchNorm2d but received [${input.shape}]`)
    const { weight, bias, runningMean, runningVar, eps } = this
    const usesBatch = this.training || runningMean === null
    const momentum = this.#countBatch()
    return ops.batchNorm(input, weight, bias, runningMean, runningVar, usesBatch, momentum, eps, true)
  }

  /** Counts a batch in training; gives its weight in the running figures. */
  #countBatch(): number {
    const count = this.numBatchesTracked
    if (!this.training || count === null) return this.momentum ?? 0
    noGrad(() => count.add_(1))
    return this.momentum ?? 1 / count.item()
  }
}

export interface LayerNormOptions {
  /** Added to the variance. Default 1e-5. */
  eps?: number
  /** A learned factor for each element. Default true. */
  elementwiseAffine?: boolean
  /** A learned offset for each element. Default true. */
  bias?: boolean
}

/** Brings each example to mean 0 and variance 1 over its last dimensions, those of `normalizedShape`. */
export class LayerNorm extends Module {
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly normalizedShape: readonly number[]
  readonly eps: number

  constructor(normalizedShape: number | readonly number[], options: LayerNormOptions = {}) {
    super()
    checkKnownKeys('LayerNorm options', options, ['eps', 'elementwiseAffine', 'bias'])
    const sizes = typeof normalizedShape === 'number' ? [normalizedShape] : [...normalizedShape]
    for (const size of sizes) checkInteger('normalizedShape', size, '[1, inf)')
    this.normalizedShape = Object.freeze(sizes)
    this.eps = checkNumber('eps', options.eps ?? 1e-5, '[0, inf)')
    const affine = checkBoolean('elementwiseAffine', options.elementwiseAffine ?? true)
    const bias = checkBoolean('bias', options.bias ?? true)
    this.weight = affine ? parameter(ones(sizes)) : null
    this.bias = affine && bias ? parameter(zeros(sizes)) : null
  }

  override forward(input: Tensor): Tensor {
    return layerNorm(input, this.normalizedShape, { weight: this.weight, bias: this.bias, eps: this.eps })
  }
}
