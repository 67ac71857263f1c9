import { show } from '../../_check.js'
import { noGrad, type Tensor, zerosLike } from '../../tensor/index.js'
import { Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d } from '../layers/conv.js'
import { Linear } from '../layers/linear.js'
import { BatchNorm1d, BatchNorm2d, BatchNorm3d } from '../layers/norm.js'
import { parameter } from '../module.js'

type AnyConv = Conv1d | Conv2d | Conv3d | ConvTranspose1d | ConvTranspose2d | ConvTranspose3d
type AnyBatchNorm = BatchNorm1d | BatchNorm2d | BatchNorm3d

const isTransposed = (layer: object): boolean =>
  layer instanceof ConvTranspose1d || layer instanceof ConvTranspose2d || layer instanceof ConvTranspose3d

const convolutions = [Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d]
const norms = [BatchNorm1d, BatchNorm2d, BatchNorm3d]

function checkOneOfClasses(
  name: string,
  value: unknown,
  classes: readonly (abstract new (...args: never[]) => unknown)[],
): void {
  if (!classes.some((each) => value instanceof each))
    throw new TypeError(
      `Expected ${classes.map((each) => each.name).join(', ')} for ${name} but received ${show(value)}`,
    )
}

/** Throws unless both layers are in evaluation and the norm has running statistics of as many channels. */
function checkFusible(layer: AnyConv | Linear, channels: number, norm: AnyBatchNorm): void {
  checkOneOfClasses('norm', norm, norms)
  for (const each of [layer, norm])
    if (each.training)
      throw new RangeError(
        `Expected ${each.constructor.name} in evaluation to be fused but it is in training: call eval()`,
      )
  if (!norm.runningMean || !norm.runningVar)
    throw new RangeError(`Expected running statistics in ${norm.constructor.name} to be fused`)
  if (norm.numFeatures !== channels)
    throw new RangeError(
      `Expected ${channels} channels in ${norm.constructor.name} but received ${norm.numFeatures}`,
    )
}

/** A copy of the layer with the norm's factor and offset in its weight and bias. */
function fuse<L extends AnyConv | Linear>(
  layer: L,
  norm: AnyBatchNorm,
  scale: (weight: Tensor, factor: Tensor) => Tensor,
): L {
  const fused = layer.copy() as L
  noGrad(() => {
    const { weight, bias } = layer
    const mean = norm.runningMean!
    const inverse = norm.runningVar!.add(norm.eps).rsqrt()
    const factor = norm.weight ? inverse.mul(norm.weight) : inverse
    const shift = (bias ?? zerosLike(mean)).sub(mean).mul(factor)
    const offset = norm.bias ? shift.add(norm.bias) : shift
    const { requiresGrad } = weight
    Object.assign(fused, {
      weight: parameter(scale(weight, factor).to(weight.dtype), { requiresGrad }),
      bias: parameter(offset.to((bias ?? weight).dtype), { requiresGrad: (bias ?? weight).requiresGrad }),
    })
  })
  return fused
}

/**
 * One convolution that computes what a convolution and the batch normalization after it compute in evaluation:
 * weight·γ/√(var + eps), and (bias − mean)·γ/√(var + eps) + β.
 *
 * @param conv any convolution, transposed ones with groups too, in evaluation
 * @param norm batch normalization of the convolution's output channels, in evaluation, with running statistics
 * @returns a copy of the convolution, in evaluation, always with a bias
 * @throws RangeError for a module in training, a norm without running statistics, or another number of channels
 * @example
 * ```ts
 * const conv = nn.utils.fuseConvBnEval(new nn.Conv2d(3, 8, 3).eval(), new nn.BatchNorm2d(8).eval())
 * ```
 */
export function fuseConvBnEval<C extends AnyConv>(conv: C, norm: AnyBatchNorm): C {
  checkOneOfClasses('conv', conv, convolutions)
  checkFusible(conv, conv.outChannels, norm)
  return fuse(conv, norm, (weight, factor) => {
    const kernel = weight.shape.slice(2)
    const ones = kernel.map(() => 1)
    if (!isTransposed(conv)) return weight.mul(factor.reshape([-1, 1, ...ones]))
    const { groups, inChannels, outChannels } = conv
    const each = outChannels / groups
    return weight
      .reshape([groups, inChannels / groups, each, ...kernel])
      .mul(factor.reshape([groups, 1, each, ...ones]))
      .reshape(weight.shape)
  })
}

/**
 * One linear layer that computes what a linear layer and the batch normalization after it compute in evaluation.
 *
 * @param linear in evaluation
 * @param norm batch normalization of the layer's output features, in evaluation, with running statistics
 * @returns a copy of the linear layer, in evaluation, always with a bias
 * @throws RangeError for a module in training, a norm without running statistics, or another number of features
 */
export function fuseLinearBnEval<L extends Linear>(linear: L, norm: AnyBatchNorm): L {
  checkOneOfClasses('linear', linear, [Linear])
  checkFusible(linear, linear.outFeatures, norm)
  return fuse(linear, norm, (weight, factor) => weight.mul(factor.unsqueeze(1)))
}
