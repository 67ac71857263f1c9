import { checkInteger, checkNumber } from '../../_check.js'
import { noGrad, ones, type Tensor, zeros } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import { factorySettings, makeParameter, placeOf } from '../_make.js'
import { checkTensor, flag, type Given, nullable, number, or, type Read, read } from '../_options.js'
import { settings } from '../_print.js'
import * as F from '../functional/layers.js'
import { ones_, zeros_ } from '../init.js'
import { buffer, Module } from '../module.js'

const eps = number(1e-5, '[0, inf)')
/** The options of normalization, with PyTorch's defaults. */
const tables = {
  batch: {
    /** Added to the variance. Default 1e-5. */
    eps,
    /** Weight of the present batch in the running statistics; null averages over all batches. Default 0.1. */
    momentum: or(nullable(number(0.1)), 0.1),
    /** A learned factor and offset for each channel. Default true. */
    affine: flag(true),
    /** Keep running statistics for evaluation. Default true. */
    trackRunningStats: flag(true),
    ...factorySettings,
  },
  instance: {
    /** Added to the variance. Default 1e-5. */
    eps,
    /** Weight of the present batch in the running statistics. Default 0.1. */
    momentum: or(nullable(number(0.1)), 0.1),
    /** A learned factor and offset for each channel. Default false. */
    affine: flag(false),
    /** Keep running statistics for evaluation. Default false. */
    trackRunningStats: flag(false),
    ...factorySettings,
  },
  layer: {
    /** Added to the variance. Default 1e-5. */
    eps,
    /** A learned factor for each element. Default true. */
    elementwiseAffine: flag(true),
    /** A learned offset for each element. Default true. */
    bias: flag(true),
    ...factorySettings,
  },
  group: {
    /** Added to the variance. Default 1e-5. */
    eps,
    /** A learned factor and offset for each channel. Default true. */
    affine: flag(true),
    ...factorySettings,
  },
  rms: {
    /** Added to the mean of squares. Default: the dtype's machine epsilon. */
    eps: nullable(number(0, '[0, inf)')),
    /** A learned factor for each element. Default true. */
    elementwiseAffine: flag(true),
    ...factorySettings,
  },
}
/** The options of {@link BatchNorm1d}, {@link BatchNorm2d} and {@link BatchNorm3d}. */
export type BatchNormOptions = Given<typeof tables.batch>
/** The options of {@link InstanceNorm1d}, {@link InstanceNorm2d} and {@link InstanceNorm3d}. */
export type InstanceNormOptions = Given<typeof tables.instance>
/** The options of {@link LayerNorm}. */
export type LayerNormOptions = Given<typeof tables.layer>
/** The options of {@link GroupNorm}. */
export type GroupNormOptions = Given<typeof tables.group>
/** The options of {@link RMSNorm}. */
export type RMSNormOptions = Given<typeof tables.rms>

/** What batch and instance normalization have in common: parameters and running statistics of channels. */
abstract class StatisticsNorm extends Module {
  weight: Tensor | null
  bias: Tensor | null
  readonly runningMean: Tensor | null
  readonly runningVar: Tensor | null
  readonly numBatchesTracked: Tensor | null
  readonly eps: number
  readonly momentum: number | null
  readonly affine: boolean
  readonly trackRunningStats: boolean

  constructor(
    readonly numFeatures: number,
    values: Read<typeof tables.batch>,
  ) {
    super()
    checkInteger('numFeatures', numFeatures, '[1, inf)')
    const shape = [numFeatures]
    const place = placeOf(values)
    const { affine, trackRunningStats } = values
    this.eps = values.eps
    this.momentum = values.momentum
    this.affine = affine
    this.trackRunningStats = trackRunningStats
    this.weight = affine ? makeParameter(shape, values, (to) => ones(shape, to)) : null
    this.bias = affine ? makeParameter(shape, values, (to) => zeros(shape, to)) : null
    this.runningMean = trackRunningStats ? buffer(zeros(shape, place)) : null
    this.runningVar = trackRunningStats ? buffer(ones(shape, place)) : null
    this.numBatchesTracked = trackRunningStats ? buffer(zeros([], { ...place, dtype: 'int64' })) : null
  }

  /** Sets the running mean to 0, the running variance to 1 and the count of batches to 0. */
  resetRunningStats(): void {
    if (!this.trackRunningStats) return
    zeros_(this.runningMean!)
    ones_(this.runningVar!)
    noGrad(() => this.numBatchesTracked!.zero_())
  }

  /** Resets the running statistics; sets the factor to 1 and the offset to 0. */
  resetParameters(): void {
    this.resetRunningStats()
    if (this.weight) ones_(this.weight)
    if (this.bias) zeros_(this.bias)
  }

  /** @internal */
  protected checkDims(input: Tensor, allowed: readonly number[]): void {
    checkTensor(this.constructor.name, 'input', input)
    if (!allowed.includes(input.ndim))
      throw new RangeError(
        `Expected ${allowed.join(' or ')} dimensions for ${this.constructor.name} but received [${input.shape}]`,
      )
  }

  override extraRepr(): string {
    const { eps: epsilon, momentum, affine, trackRunningStats } = this
    return settings(
      { eps: epsilon, momentum, affine, track_running_stats: trackRunningStats },
      this.numFeatures,
    )
  }
}

abstract class BatchNorm extends StatisticsNorm {
  constructor(
    private readonly dims: readonly number[],
    numFeatures: number,
    options: BatchNormOptions,
  ) {
    super(numFeatures, read('BatchNorm', tables.batch, options))
  }

  override forward(input: Tensor): Tensor {
    this.checkDims(input, this.dims)
    const { weight, bias, runningMean, runningVar, training } = this
    const momentum = this.countBatch()
    if (training || runningMean === null)
      return F.batchNorm(input, runningMean, runningVar, {
        weight,
        bias,
        training: true,
        momentum,
        eps: this.eps,
      })
    return aten.batchNorm(input, weight, bias, runningMean, runningVar, false, momentum, this.eps, true)
  }

  /** @internal Counts a batch in training; gives its weight in the running statistics. */
  private countBatch(): number {
    const count = this.numBatchesTracked
    if (!this.training || count === null) return this.momentum ?? 0
    noGrad(() => count.add_(1))
    return this.momentum ?? 1 / count.item()
  }
}

/**
 * (x − mean)/√(var + eps)·weight + bias for each channel: by the batch in training, by running statistics in evaluation.
 * Input [batch, channels] or [batch, channels, width].
 *
 * @param numFeatures channels
 * @param options eps, default 1e-5; momentum, default 0.1; affine, default true; trackRunningStats, default true; device
 *   and dtype
 * @throws RangeError for an input of other dimensions, or of one value for a channel in training
 * @source Ioffe and Szegedy, arXiv 1502.03167
 */
export class BatchNorm1d extends BatchNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super([2, 3], numFeatures, options)
  }
}
/** As {@link BatchNorm1d}, for input [batch, channels, height, width]. */
export class BatchNorm2d extends BatchNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super([4], numFeatures, options)
  }
}
/** As {@link BatchNorm1d}, for input [batch, channels, depth, height, width]. */
export class BatchNorm3d extends BatchNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super([5], numFeatures, options)
  }
}

abstract class InstanceNorm extends StatisticsNorm {
  constructor(
    private readonly n: number,
    numFeatures: number,
    options: InstanceNormOptions,
  ) {
    super(numFeatures, read('InstanceNorm', tables.instance, options))
  }

  override forward(input: Tensor): Tensor {
    this.checkDims(input, [this.n + 1, this.n + 2])
    if (this.affine && input.size(-this.n - 1) !== this.numFeatures)
      throw new RangeError(`Expected ${this.numFeatures} channels but received [${input.shape}]`)
    if (input.ndim === this.n + 1) return this.normalize(input.unsqueeze(0)).squeeze(0)
    return this.normalize(input)
  }

  /** @internal */
  private normalize(input: Tensor): Tensor {
    const {
      weight,
      bias,
      runningMean,
      runningVar,
      training,
      trackRunningStats,
      momentum,
      eps: epsilon,
    } = this
    const useInputStats = training || !trackRunningStats
    const options = {
      runningMean,
      runningVar,
      weight,
      bias,
      useInputStats,
      momentum: momentum ?? 0,
      eps: epsilon,
    }
    return F.instanceNorm(input, options)
  }
}

/**
 * (x − mean)/√(var + eps)·weight + bias for each channel of each example. Input [batch, channels, width] or without the
 * batch.
 *
 * @param options eps, default 1e-5; momentum, default 0.1; affine, default false; trackRunningStats, default false; device
 *   and dtype
 * @source Ulyanov et al., arXiv 1607.08022
 */
export class InstanceNorm1d extends InstanceNorm {
  constructor(numFeatures: number, options: InstanceNormOptions = {}) {
    super(1, numFeatures, options)
  }
}
/** As {@link InstanceNorm1d}, for input [batch, channels, height, width]. */
export class InstanceNorm2d extends InstanceNorm {
  constructor(numFeatures: number, options: InstanceNormOptions = {}) {
    super(2, numFeatures, options)
  }
}
/** As {@link InstanceNorm1d}, for input [batch, channels, depth, height, width]. */
export class InstanceNorm3d extends InstanceNorm {
  constructor(numFeatures: number, options: InstanceNormOptions = {}) {
    super(3, numFeatures, options)
  }
}

function shapeOf(normalizedShape: number | readonly number[]): readonly number[] {
  const list = Array.isArray(normalizedShape)
    ? [...(normalizedShape as readonly number[])]
    : [normalizedShape as number]
  for (const each of list) checkInteger('normalizedShape', each, '[1, inf)')
  return Object.freeze(list)
}

/**
 * (x − mean)/√(var + eps)·weight + bias over the last dimensions, those of `normalizedShape`.
 *
 * @param options eps, default 1e-5; elementwiseAffine, default true; bias, default true; device and dtype
 * @source Ba et al., arXiv 1607.06450
 */
export class LayerNorm extends Module {
  /** The learned factor, of shape `normalizedShape`; null without `elementwiseAffine`. */
  weight: Tensor | null
  /** The learned offset, of shape `normalizedShape`; null without `elementwiseAffine` or `bias`. */
  bias: Tensor | null
  /** The last dimensions, over which is normalized. */
  readonly normalizedShape: readonly number[]
  /** Added to the variance. */
  readonly eps: number

  constructor(normalizedShape: number | readonly number[], options: LayerNormOptions = {}) {
    super()
    const { elementwiseAffine, bias, ...values } = read('LayerNorm', tables.layer, options)
    const shape = shapeOf(normalizedShape)
    this.normalizedShape = shape
    this.eps = values.eps
    this.weight = elementwiseAffine ? makeParameter(shape, values, (to) => ones(shape, to)) : null
    this.bias = elementwiseAffine && bias ? makeParameter(shape, values, (to) => zeros(shape, to)) : null
  }

  /** Sets the factor to 1 and the offset to 0. */
  resetParameters(): void {
    if (this.weight) ones_(this.weight)
    if (this.bias) zeros_(this.bias)
  }

  override forward(input: Tensor): Tensor {
    return aten.layerNorm(input, this.normalizedShape, {
      weight: this.weight,
      bias: this.bias,
      eps: this.eps,
    })
  }

  override extraRepr(): string {
    return settings({ eps: this.eps, elementwise_affine: this.weight !== null }, this.normalizedShape)
  }
}

/**
 * (x − mean)/√(var + eps)·weight + bias over groups of channels. Input [batch, channels, …].
 *
 * @param options eps, default 1e-5; affine, default true; device and dtype
 * @throws RangeError where the groups do not divide the channels
 * @source Wu and He, arXiv 1803.08494
 */
export class GroupNorm extends Module {
  /** The learned factor, [numChannels]; null without `affine`. */
  weight: Tensor | null
  /** The learned offset, [numChannels]; null without `affine`. */
  bias: Tensor | null
  /** Added to the variance. */
  readonly eps: number

  constructor(
    readonly numGroups: number,
    readonly numChannels: number,
    options: GroupNormOptions = {},
  ) {
    super()
    checkInteger('numGroups', numGroups, '[1, inf)')
    checkInteger('numChannels', numChannels, '[1, inf)')
    if (numChannels % numGroups !== 0)
      throw new RangeError(`Expected numGroups to divide ${numChannels} channels but received ${numGroups}`)
    const { affine, ...values } = read('GroupNorm', tables.group, options)
    const shape = [numChannels]
    this.eps = values.eps
    this.weight = affine ? makeParameter(shape, values, (to) => ones(shape, to)) : null
    this.bias = affine ? makeParameter(shape, values, (to) => zeros(shape, to)) : null
  }

  /** Sets the factor to 1 and the offset to 0. */
  resetParameters(): void {
    if (this.weight) ones_(this.weight)
    if (this.bias) zeros_(this.bias)
  }

  override forward(input: Tensor): Tensor {
    return aten.groupNorm(input, this.numGroups, { weight: this.weight, bias: this.bias, eps: this.eps })
  }

  override extraRepr(): string {
    return settings({ eps: this.eps, affine: this.weight !== null }, this.numGroups, this.numChannels)
  }
}

/**
 * x/√(mean(x²) + eps)·weight over the last dimensions, those of `normalizedShape`.
 *
 * @param options eps, default the dtype's machine epsilon; elementwiseAffine, default true; device and dtype
 * @source Zhang and Sennrich, arXiv 1910.07467
 */
export class RMSNorm extends Module {
  /** The learned factor, of shape `normalizedShape`; null without `elementwiseAffine`. */
  weight: Tensor | null
  /** The last dimensions, over which is normalized. */
  readonly normalizedShape: readonly number[]
  /** Added to the mean of squares; null for the dtype's machine epsilon. */
  readonly eps: number | null

  constructor(normalizedShape: number | readonly number[], options: RMSNormOptions = {}) {
    super()
    const { elementwiseAffine, ...values } = read('RMSNorm', tables.rms, options)
    const shape = shapeOf(normalizedShape)
    this.normalizedShape = shape
    this.eps = values.eps
    this.weight = elementwiseAffine ? makeParameter(shape, values, (to) => ones(shape, to)) : null
  }

  /** Sets the factor to 1. */
  resetParameters(): void {
    if (this.weight) ones_(this.weight)
  }

  override forward(input: Tensor): Tensor {
    return aten.rmsNorm(input, this.normalizedShape, { weight: this.weight, eps: this.eps })
  }

  override extraRepr(): string {
    return settings({ eps: this.eps, elementwise_affine: this.weight !== null }, this.normalizedShape)
  }
}

/**
 * x/(k + alpha·mean(x²))^beta, the mean over `size` neighbouring channels. Input [batch, channels, …].
 *
 * @param options alpha, default 1e-4; beta, default 0.75; k, default 1
 * @source Krizhevsky et al., 2012
 */
export class LocalResponseNorm extends Module {
  /** The factor of the mean of squares. */
  readonly alpha: number
  /** The exponent. */
  readonly beta: number
  /** Added to the scaled mean. */
  readonly k: number

  constructor(
    readonly size: number,
    options: Given<typeof F.localResponseOptions> = {},
  ) {
    super()
    checkInteger('size', size, '[1, inf)')
    const { alpha, beta, k } = read('LocalResponseNorm', F.localResponseOptions, options)
    this.alpha = checkNumber('alpha', alpha)
    this.beta = beta
    this.k = k
  }

  override forward(input: Tensor): Tensor {
    return F.localResponseNorm(input, this.size, { alpha: this.alpha, beta: this.beta, k: this.k })
  }

  override extraRepr(): string {
    return settings({ alpha: this.alpha, beta: this.beta, k: this.k }, this.size)
  }
}
