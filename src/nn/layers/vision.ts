import { checkInteger, show } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import {
  checkTensor,
  flag,
  type Given,
  integer,
  number,
  type Read,
  read,
  type Size,
  sizes,
} from '../_options.js'
import { float, python, settings } from '../_print.js'
import {
  channelShuffle,
  fold,
  foldOptions,
  interpolate,
  interpolateOptions,
  pixelShuffle,
  pixelUnshuffle,
  unfold,
} from '../functional/vision.js'
import { Module } from '../module.js'

const { antialias: _, ...upsampleTable } = interpolateOptions
/** The options of {@link Upsample}: either `size` or `scaleFactor` is needed. */
export type UpsampleOptions = Given<typeof upsampleTable>

/**
 * Another size for images, up or down. Input [batch, channels, …spatial].
 *
 * @param options size or scaleFactor; mode, default 'nearest'; alignCorners; recomputeScaleFactor, default false
 * @throws TypeError for both or neither of size and scaleFactor
 */
export class Upsample extends Module {
  /** The options, with the defaults of those that were not given. */
  readonly options: Read<typeof upsampleTable>

  constructor(options: UpsampleOptions) {
    super()
    this.options = Object.freeze(read('Upsample', upsampleTable, options))
    if ((this.options.size === null) === (this.options.scaleFactor === null))
      throw new TypeError('Expected either size or scaleFactor for Upsample')
  }
  override forward(input: Tensor): Tensor {
    checkTensor(this.constructor.name, 'input', input)
    return interpolate(input, this.options)
  }
  override extraRepr(): string {
    const { size, scaleFactor, mode } = this.options
    const scale = typeof scaleFactor === 'number' ? float(scaleFactor) : scaleFactor?.map(float)
    const which = scaleFactor === null ? `size=${python(size)}` : `scale_factor=${python(scale)}`
    return `${which}, mode=${python(mode)}`
  }
}

/** {@link Upsample} of images by the nearest pixel. @param options size or scaleFactor */
export class UpsamplingNearest2d extends Upsample {
  constructor(options: Pick<UpsampleOptions, 'size' | 'scaleFactor'>) {
    super({ ...options, mode: 'nearest' })
  }
}

/** {@link Upsample} of images by bilinear interpolation, with the corners' centres kept. @param options size or scaleFactor */
export class UpsamplingBilinear2d extends Upsample {
  constructor(options: Pick<UpsampleOptions, 'size' | 'scaleFactor'>) {
    super({ ...options, mode: 'bilinear', alignCorners: true })
  }
}

/** [..., c·r², h, w] to [..., c, h·r, w·r]. @source Shi et al., arXiv 1609.05158 */
export class PixelShuffle extends Module {
  constructor(readonly upscaleFactor: number) {
    super()
    checkInteger('upscaleFactor', upscaleFactor, '[1, inf)')
  }
  override forward(input: Tensor): Tensor {
    return pixelShuffle(input, this.upscaleFactor)
  }
  override extraRepr(): string {
    return settings({ upscale_factor: this.upscaleFactor })
  }
}

/** The inverse of {@link PixelShuffle}. */
export class PixelUnshuffle extends Module {
  constructor(readonly downscaleFactor: number) {
    super()
    checkInteger('downscaleFactor', downscaleFactor, '[1, inf)')
  }
  override forward(input: Tensor): Tensor {
    return pixelUnshuffle(input, this.downscaleFactor)
  }
  override extraRepr(): string {
    return settings({ downscale_factor: this.downscaleFactor })
  }
}

/** Interleaves the channels of groups. @source Zhang et al., arXiv 1707.01083 */
export class ChannelShuffle extends Module {
  constructor(readonly groups: number) {
    super()
    checkInteger('groups', groups, '[1, inf)')
  }
  override forward(input: Tensor): Tensor {
    return channelShuffle(input, this.groups)
  }
  override extraRepr(): string {
    return settings({ groups: this.groups })
  }
}

/** The windows of an image as columns. @param options dilation, default 1; padding, default 0; stride, default 1 */
export class Unfold extends Module {
  /** The options, with the defaults of those that were not given. */
  readonly options: Read<typeof foldOptions>

  constructor(
    readonly kernelSize: Size,
    options: Given<typeof foldOptions> = {},
  ) {
    super()
    sizes('kernelSize', kernelSize, 2, '[1, inf)')
    this.options = Object.freeze(read('Unfold', foldOptions, options))
  }
  override forward(input: Tensor): Tensor {
    return unfold(input, this.kernelSize, this.options)
  }
  override extraRepr(): string {
    const { dilation, padding, stride } = this.options
    return settings({ kernel_size: this.kernelSize, dilation, padding, stride })
  }
}

/** The sum of windows given as columns: what {@link Unfold} took apart. @param options as for Unfold */
export class Fold extends Module {
  /** The options, with the defaults of those that were not given. */
  readonly options: Read<typeof foldOptions>

  constructor(
    readonly outputSize: Size,
    readonly kernelSize: Size,
    options: Given<typeof foldOptions> = {},
  ) {
    super()
    sizes('outputSize', outputSize, 2, '[1, inf)')
    sizes('kernelSize', kernelSize, 2, '[1, inf)')
    this.options = Object.freeze(read('Fold', foldOptions, options))
  }
  override forward(input: Tensor): Tensor {
    return fold(input, this.outputSize, this.kernelSize, this.options)
  }
  override extraRepr(): string {
    const { dilation, padding, stride } = this.options
    return settings({ output_size: this.outputSize, kernel_size: this.kernelSize, dilation, padding, stride })
  }
}

/** Makes the dimensions from `startDim` to `endDim` one: by default all but the first. */
export class Flatten extends Module {
  constructor(
    readonly startDim = 1,
    readonly endDim = -1,
  ) {
    super()
    checkInteger('startDim', startDim)
    checkInteger('endDim', endDim)
  }
  override forward(input: Tensor): Tensor {
    checkTensor('Flatten', 'input', input)
    return input.flatten({ startDim: this.startDim, endDim: this.endDim })
  }
  override extraRepr(): string {
    return settings({ start_dim: this.startDim, end_dim: this.endDim })
  }
}

/** Makes one dimension several. @param unflattenedSize one of them may be -1 @throws TypeError for anything but a list of integers */
export class Unflatten extends Module {
  constructor(
    readonly dim: number,
    readonly unflattenedSize: readonly number[],
  ) {
    super()
    checkInteger('dim', dim)
    if (!Array.isArray(unflattenedSize))
      throw new TypeError(`Expected a list for unflattenedSize but received ${show(unflattenedSize)}`)
    for (const size of unflattenedSize) checkInteger('unflattenedSize', size, '[-1, inf)')
  }
  override forward(input: Tensor): Tensor {
    checkTensor('Unflatten', 'input', input)
    return input.unflatten(this.dim, this.unflattenedSize)
  }
  override extraRepr(): string {
    return settings({ dim: this.dim, unflattened_size: this.unflattenedSize })
  }
}

const cosineTable = { dim: integer(1), eps: number(1e-8, '[0, inf)') }
/** x₁·x₂/(‖x₁‖‖x₂‖) along a dimension. @param options dim, default 1; eps, default 1e-8 */
export class CosineSimilarity extends Module<[Tensor, Tensor]> {
  /** The options, with the defaults of those that were not given. */
  readonly options: Read<typeof cosineTable>
  constructor(options: Given<typeof cosineTable> = {}) {
    super()
    this.options = Object.freeze(read('CosineSimilarity', cosineTable, options))
  }
  override forward(x1: Tensor, x2: Tensor): Tensor {
    return aten.cosineSimilarity(x1, x2, this.options)
  }
}

const distanceTable = { p: number(2), eps: number(1e-6, '[0, inf)'), keepdim: flag(false) }
/** ‖x₁ − x₂ + eps‖ₚ along the last dimension. @param options p, default 2; eps, default 1e-6; keepdim, default false */
export class PairwiseDistance extends Module<[Tensor, Tensor]> {
  /** The options, with the defaults of those that were not given. */
  readonly options: Read<typeof distanceTable>
  constructor(options: Given<typeof distanceTable> = {}) {
    super()
    this.options = Object.freeze(read('PairwiseDistance', distanceTable, options))
  }
  override forward(x1: Tensor, x2: Tensor): Tensor {
    return aten.pairwiseDistance(x1, x2, this.options)
  }
}
