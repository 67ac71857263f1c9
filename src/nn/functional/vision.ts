import { checkInteger, checkNumber } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { aten, internal } from '../_aten.js'
import { flag, type Given, oneOf, read, type Setting, type Size, size, sizes } from '../_options.js'

const modes = ['nearest', 'linear', 'bilinear', 'bicubic', 'trilinear', 'area', 'nearest-exact'] as const
/** How new pixels are computed; 'linear' is for one spatial dimension, 'bilinear' and 'bicubic' for two, 'trilinear' for three. */
export type InterpolateMode = (typeof modes)[number]

/** Given or left out. */
const sizeSetting: Setting<Size | null> = { fallback: null, read: (_, value) => value }

export const interpolateOptions = {
  /** The size of the result; this or `scaleFactor`. */
  size: sizeSetting,
  /** The ratio of its size to the input's. */
  scaleFactor: sizeSetting,
  /** Default 'nearest'. */
  mode: oneOf<InterpolateMode>('nearest', modes),
  /** The corners' centres coincide; for linear and cubic modes. Default false. */
  alignCorners: { fallback: null, read: (_, value) => value } satisfies Setting<boolean | null> as Setting<
    boolean | null
  >,
  /** Compute the scale anew from the sizes. Default false. */
  recomputeScaleFactor: flag(false),
  /** Smooth before making smaller; for 'bilinear' and 'bicubic'. Default false. */
  antialias: flag(false),
}

type Resize = (input: Tensor, outputSize: number[] | null, ...rest: unknown[]) => Tensor
const vec = (name: string): Resize => internal<Resize>(name, 'interpolate', 'vec')
const nearest = [1, 2, 3].map((n) => vec(`upsample_nearest${n}d`))
const nearestExact = [1, 2, 3].map((n) => vec(`_upsample_nearest_exact${n}d`))
const smooth: Partial<Record<InterpolateMode, readonly [dimensions: number, resize: Resize]>> = {
  linear: [1, vec('upsample_linear1d')],
  bilinear: [2, vec('upsample_bilinear2d')],
  bicubic: [2, vec('upsample_bicubic2d')],
  trilinear: [3, vec('upsample_trilinear3d')],
}
const antialiased: Partial<Record<InterpolateMode, Resize>> = {
  bilinear: vec('_upsample_bilinear2d_aa'),
  bicubic: vec('_upsample_bicubic2d_aa'),
}
const areas = [
  (input: Tensor, to: number[]) => aten.adaptiveAvgPool1d(input, to),
  (input: Tensor, to: number[]) => aten.adaptiveAvgPool2d(input, to),
  (input: Tensor, to: number[]) => aten.adaptiveAvgPool3d(input, to),
] as const

/**
 * Another size, up or down.
 *
 * @param input [batch, channels, …spatial], of 1 to 3 spatial dimensions
 * @throws RangeError for a mode that does not fit the dimensions
 */
export function interpolate(input: Tensor, options: Given<typeof interpolateOptions>): Tensor {
  const {
    size: wanted,
    scaleFactor,
    mode,
    alignCorners,
    recomputeScaleFactor,
    antialias,
  } = read('interpolate', interpolateOptions, options)
  const n = input.ndim - 2
  if (n < 1 || n > 3)
    throw new RangeError(`interpolate: Expected 3 to 5 dimensions but received [${input.shape}]`)
  if ((wanted === null) === (scaleFactor === null))
    throw new TypeError('interpolate: Expected either size or scaleFactor')
  if (alignCorners !== null && !smooth[mode])
    throw new RangeError(`interpolate: Expected no alignCorners for mode '${mode}'`)
  if (antialias && !antialiased[mode])
    throw new RangeError(`interpolate: Expected no antialias for mode '${mode}'`)
  let to = wanted === null ? null : sizes('size', wanted, n, '[1, inf)')
  let scales =
    scaleFactor === null
      ? null
      : (typeof scaleFactor === 'number'
          ? Array.from({ length: n }, () => scaleFactor)
          : [...scaleFactor]
        ).map((each) => checkNumber('scaleFactor', each, '(0, inf)'))
  if (scales && scales.length !== n)
    throw new RangeError(`interpolate: Expected ${n} numbers for scaleFactor`)
  if (scales && (recomputeScaleFactor || mode === 'area')) {
    to = scales.map((scale, i) => Math.floor(input.size(i + 2) * scale))
    scales = null
  }
  if (mode === 'area') return areas[n - 1]!(input, to!)
  if (mode === 'nearest') return nearest[n - 1]!(input, to, scales)
  if (mode === 'nearest-exact') return nearestExact[n - 1]!(input, to, scales)
  const [dimensions, resize] = smooth[mode]!
  if (dimensions !== n)
    throw new RangeError(`interpolate: mode '${mode}' is for ${dimensions} spatial dimensions, not ${n}`)
  return (antialias ? antialiased[mode]! : resize)(input, to, alignCorners ?? false, scales)
}

const gridModes = ['bilinear', 'nearest', 'bicubic'] as const
const gridPadding = ['zeros', 'border', 'reflection'] as const
const gridSettings = {
  /** Default 'bilinear'. */
  mode: oneOf<(typeof gridModes)[number]>('bilinear', gridModes),
  /** Beyond the edges. Default 'zeros'. */
  paddingMode: oneOf<(typeof gridPadding)[number]>('zeros', gridPadding),
  /** −1 and 1 are the centres of the corners' pixels, not their edges. Default false. */
  alignCorners: flag(false),
}

/** Values at given places. @param grid [batch, …size, 2 or 3], x first, in [−1, 1] */
export function gridSample(input: Tensor, grid: Tensor, options: Given<typeof gridSettings> = {}): Tensor {
  const { mode, paddingMode, alignCorners } = read('gridSample', gridSettings, options)
  return aten.gridSampler(
    input,
    grid,
    gridModes.indexOf(mode),
    gridPadding.indexOf(paddingMode),
    alignCorners,
  )
}

/** A grid for {@link gridSample} from affine maps. @param theta [batch, 2, 3] or [batch, 3, 4] @param outputSize of the images */
export function affineGrid(
  theta: Tensor,
  outputSize: readonly number[],
  options: { alignCorners?: boolean } = {},
): Tensor {
  const { alignCorners } = read('affineGrid', { alignCorners: flag(false) }, options)
  return aten.affineGridGenerator(theta, outputSize, alignCorners)
}

/** The options of taking windows apart and together, with PyTorch's defaults. */
export const foldOptions = {
  /** Default 1. */
  dilation: size(1, 2, '[1, inf)'),
  /** Default 0. */
  padding: size(0, 2, '[0, inf)'),
  /** Default 1. */
  stride: size(1, 2, '[1, inf)'),
}

const pair = (name: string, value: Size) => sizes(name, value, 2)

/** The windows of an image as columns. @param input [batch, channels, height, width] @returns [batch, channels·kernel, windows] */
export function unfold(input: Tensor, kernelSize: Size, options: Given<typeof foldOptions> = {}): Tensor {
  const { dilation, padding, stride } = read('unfold', foldOptions, options)
  const kernel = sizes('kernelSize', kernelSize, 2, '[1, inf)')
  return aten.im2col(
    input,
    kernel,
    pair('dilation', dilation),
    pair('padding', padding),
    pair('stride', stride),
  )
}

/** The sum of windows, given as columns: what {@link unfold} took apart. */
export function fold(
  input: Tensor,
  outputSize: Size,
  kernelSize: Size,
  options: Given<typeof foldOptions> = {},
): Tensor {
  const { dilation, padding, stride } = read('fold', foldOptions, options)
  const kernel = sizes('kernelSize', kernelSize, 2, '[1, inf)')
  const to = sizes('outputSize', outputSize, 2, '[1, inf)')
  return aten.col2im(
    input,
    to,
    kernel,
    pair('dilation', dilation),
    pair('padding', padding),
    pair('stride', stride),
  )
}

/** [..., c·r², h, w] to [..., c, h·r, w·r]. @source Shi et al., arXiv 1609.05158 */
export const pixelShuffle = (input: Tensor, upscaleFactor: number): Tensor =>
  aten.pixelShuffle(input, checkInteger('upscaleFactor', upscaleFactor, '[1, inf)'))
/** The inverse of {@link pixelShuffle}. */
export const pixelUnshuffle = (input: Tensor, downscaleFactor: number): Tensor =>
  aten.pixelUnshuffle(input, checkInteger('downscaleFactor', downscaleFactor, '[1, inf)'))
/** Interleaves the channels of groups. @source Zhang et al., arXiv 1707.01083 */
export const channelShuffle = (input: Tensor, groups: number): Tensor =>
  aten.channelShuffle(input, checkInteger('groups', groups, '[1, inf)'))
