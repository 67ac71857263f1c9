// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run `npm run generate`.
import type { Device, DType, Layout, MemoryFormat, Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import type { Generator } from '../values/generator.js'
import { operator } from './install.js'

// The whole of it: also what the top level has.
export * from './functions.gen.js'

/**
 * |x|, of each element; in place
 * - `abs_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.abs_.html}
 */
export const abs_: (self: Tensor) => Tensor = operator('abs_')

/**
 * |x|, of each element; in place
 * - `absolute_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.absolute_.html}
 */
export const absolute_: (self: Tensor) => Tensor = operator('absolute_')

/**
 * cos⁻¹ x, in radians; in place
 * - `acos_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.acos_.html}
 */
export const acos_: (self: Tensor) => Tensor = operator('acos_')

/**
 * cosh⁻¹ x; in place
 * - `acosh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.acosh_.html}
 */
export const acosh_: (self: Tensor) => Tensor = operator('acosh_')

/**
 * averages over as many windows as give the output size asked for
 * - `adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.adaptive_avg_pool1d.html}
 */
export const adaptiveAvgPool1d: (self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('adaptive_avg_pool1d')

/**
 * averages over as many windows as give the output size asked for
 * - `adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool2d.html}
 */
export const adaptiveAvgPool2d: (self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('adaptive_avg_pool2d')

/**
 * averages over as many windows as give the output size asked for
 * - `adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool3d.html}
 */
export const adaptiveAvgPool3d: (self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('adaptive_avg_pool3d')

/**
 * part of the derivative of adaptive avg pool3d, as its backward pass calls it
 * - `adaptive_avg_pool3d_backward.grad_input(Tensor grad_output, Tensor self, *, Tensor(a!) grad_input) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const adaptiveAvgPool3dBackward: (gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }) => Tensor = operator('adaptive_avg_pool3d_backward')

/**
 * largest values, and their places, in as many windows as give the output size asked for
 * - `adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool1d.html}
 */
export const adaptiveMaxPool1d: (self: Tensor, outputSize: number | readonly number[]) => [Tensor, Tensor] = operator('adaptive_max_pool1d')

/**
 * largest values, and their places, in as many windows as give the output size asked for
 * - `adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool2d.html}
 */
export const adaptiveMaxPool2d: (self: Tensor, outputSize: number | readonly number[]) => [Tensor, Tensor] = operator('adaptive_max_pool2d')

/**
 * part of the derivative of adaptive max pool2d, as its backward pass calls it
 * - `adaptive_max_pool2d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const adaptiveMaxPool2dBackward: (gradOutput: Tensor, self: Tensor, indices: Tensor, options?: { out?: Tensor }) => Tensor = operator('adaptive_max_pool2d_backward')

/**
 * largest values, and their places, in as many windows as give the output size asked for
 * - `adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool3d.html}
 */
export const adaptiveMaxPool3d: (self: Tensor, outputSize: number | readonly number[]) => [Tensor, Tensor] = operator('adaptive_max_pool3d')

/**
 * part of the derivative of adaptive max pool3d, as its backward pass calls it
 * - `adaptive_max_pool3d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const adaptiveMaxPool3dBackward: (gradOutput: Tensor, self: Tensor, indices: Tensor, options?: { out?: Tensor }) => Tensor = operator('adaptive_max_pool3d_backward')

/**
 * x + alpha·other, broadcast; in place
 * - `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
 * - `add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.add_.html}
 */
export const add_: (self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar }) => Tensor = operator('add_')

/**
 * beta·x + alpha·Σ_i batch1_i · batch2_i; in place
 * - `addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addbmm_.html}
 */
export const addbmm_: (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }) => Tensor = operator('addbmm_')

/**
 * x + value·tensor1/tensor2; in place
 * - `addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addcdiv_.html}
 */
export const addcdiv_: (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }) => Tensor = operator('addcdiv_')

/**
 * x + value·tensor1·tensor2; in place
 * - `addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addcmul_.html}
 */
export const addcmul_: (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }) => Tensor = operator('addcmul_')

/**
 * beta·x + alpha·(mat1 · mat2); in place
 * - `addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addmm_.html}
 */
export const addmm_: (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }) => Tensor = operator('addmm_')

/**
 * beta·x + alpha·(mat · vec); in place
 * - `addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addmv_.html}
 */
export const addmv_: (self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }) => Tensor = operator('addmv_')

/**
 * beta·x + alpha·(vec1 ⊗ vec2); in place
 * - `addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addr_.html}
 */
export const addr_: (self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }) => Tensor = operator('addr_')

/**
 * the sampling grid of affine maps theta, for grid_sampler
 * - `affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const affineGridGenerator: (theta: Tensor, size: number | readonly number[], alignCorners: boolean, options?: { out?: Tensor }) => Tensor = operator('affine_grid_generator')

/**
 * part of the derivative of affine grid generator, as its backward pass calls it
 * - `affine_grid_generator_backward(Tensor grad, SymInt[] size, bool align_corners) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const affineGridGeneratorBackward: (grad: Tensor, size: number | readonly number[], alignCorners: boolean) => Tensor = operator('affine_grid_generator_backward')

/**
 * another tensor over the same elements
 * - `alias(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const alias: (self: Tensor) => Tensor = operator('alias')

/**
 * another tensor over the same elements; copied, not viewed
 * - `alias_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.alias_copy.html}
 */
export const aliasCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('alias_copy')

/**
 * dropout that keeps mean and variance, for nets with selu
 * - `alpha_dropout(Tensor input, float p, bool train) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.alpha_dropout.html}
 */
export const alphaDropout: (input: Tensor, p: number, train: boolean) => Tensor = operator('alpha_dropout')

/**
 * dropout that keeps mean and variance, for nets with selu; in place
 * - `alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const alphaDropout_: (self: Tensor, p: number, train: boolean) => Tensor = operator('alpha_dropout_')

/**
 * cos⁻¹ x, in radians; in place
 * - `arccos_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arccos_.html}
 */
export const arccos_: (self: Tensor) => Tensor = operator('arccos_')

/**
 * cosh⁻¹ x; in place
 * - `arccosh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arccosh_.html}
 */
export const arccosh_: (self: Tensor) => Tensor = operator('arccosh_')

/**
 * sin⁻¹ x, in radians; in place
 * - `arcsin_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arcsin_.html}
 */
export const arcsin_: (self: Tensor) => Tensor = operator('arcsin_')

/**
 * sinh⁻¹ x; in place
 * - `arcsinh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arcsinh_.html}
 */
export const arcsinh_: (self: Tensor) => Tensor = operator('arcsinh_')

/**
 * the angle of the point (other, x), in (−π, π]; in place
 * - `arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctan2_.html}
 */
export const arctan2_: (self: Tensor, other: Tensor) => Tensor = operator('arctan2_')

/**
 * tan⁻¹ x, in radians; in place
 * - `arctan_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctan_.html}
 */
export const arctan_: (self: Tensor) => Tensor = operator('arctan_')

/**
 * tanh⁻¹ x; in place
 * - `arctanh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctanh_.html}
 */
export const arctanh_: (self: Tensor) => Tensor = operator('arctanh_')

/**
 * a view of the storage with sizes, strides and offset of one's own; in place
 * - `as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.as_strided_.html}
 */
export const asStrided_: (self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null }) => Tensor = operator('as_strided_')

/**
 * a view of the storage with sizes, strides and offset of one's own; copied, not viewed
 * - `as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided_copy.html}
 */
export const asStridedCopy: (self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null; out?: Tensor }) => Tensor = operator('as_strided_copy')

/**
 * a copy in which the part that as_strided would show is src
 * - `as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided_scatter.html}
 */
export const asStridedScatter: (self: Tensor, src: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null; out?: Tensor }) => Tensor = operator('as_strided_scatter')

/**
 * sin⁻¹ x, in radians; in place
 * - `asin_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.asin_.html}
 */
export const asin_: (self: Tensor) => Tensor = operator('asin_')

/**
 * sinh⁻¹ x; in place
 * - `asinh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.asinh_.html}
 */
export const asinh_: (self: Tensor) => Tensor = operator('asinh_')

/**
 * the angle of the point (other, x), in (−π, π]; in place
 * - `atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atan2_.html}
 */
export const atan2_: (self: Tensor, other: Tensor) => Tensor = operator('atan2_')

/**
 * tan⁻¹ x, in radians; in place
 * - `atan_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atan_.html}
 */
export const atan_: (self: Tensor) => Tensor = operator('atan_')

/**
 * tanh⁻¹ x; in place
 * - `atanh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atanh_.html}
 */
export const atanh_: (self: Tensor) => Tensor = operator('atanh_')

/**
 * averages over sliding windows
 * - `avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.avg_pool1d.html}
 */
export const avgPool1d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; out?: Tensor }) => Tensor = operator('avg_pool1d')

/**
 * averages over sliding windows
 * - `avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool2d.html}
 */
export const avgPool2d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }) => Tensor = operator('avg_pool2d')

/**
 * part of the derivative of avg pool2d, as its backward pass calls it
 * - `avg_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const avgPool2dBackward: (gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride: number | null, options?: { out?: Tensor }) => Tensor = operator('avg_pool2d_backward')

/**
 * averages over sliding windows
 * - `avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool3d.html}
 */
export const avgPool3d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }) => Tensor = operator('avg_pool3d')

/**
 * part of the derivative of avg pool3d, as its backward pass calls it
 * - `avg_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const avgPool3dBackward: (gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride: number | null, options?: { out?: Tensor }) => Tensor = operator('avg_pool3d_backward')

/**
 * beta·x + alpha·(batch1_i · batch2_i), for each i of the batch; in place
 * - `baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.baddbmm_.html}
 */
export const baddbmm_: (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }) => Tensor = operator('baddbmm_')

/**
 * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch
 * - `batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.batch_norm.html}
 */
export const batchNorm: (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean) => Tensor = operator('batch_norm')

/**
 * part of the derivative of batch norm, as its backward pass calls it
 * - `batch_norm_backward_elemt(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, Tensor sum_dy, Tensor sum_dy_xmu, Tensor count) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const batchNormBackwardElemt: (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor, options?: { out?: Tensor }) => Tensor = operator('batch_norm_backward_elemt')

/**
 * part of the derivative of batch norm, as its backward pass calls it
 * - `batch_norm_backward_reduce(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, bool input_g, bool weight_g, bool bias_g) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const batchNormBackwardReduce: (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean) => [Tensor, Tensor, Tensor, Tensor] = operator('batch_norm_backward_reduce')

/**
 * (x − mean)·invstd·weight + bias, for each channel, of statistics that are known
 * - `batch_norm_elemt(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor invstd, float eps) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const batchNormElemt: (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number, options?: { out?: Tensor }) => Tensor = operator('batch_norm_elemt')

/**
 * the statistics of several processes' batches, as one batch's
 * - `batch_norm_gather_stats(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, int count) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const batchNormGatherStats: (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: number) => [Tensor, Tensor] = operator('batch_norm_gather_stats')

/**
 * the statistics of several processes' batches, as one batch's
 * - `batch_norm_gather_stats_with_counts(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, Tensor counts) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const batchNormGatherStatsWithCounts: (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor) => [Tensor, Tensor] = operator('batch_norm_gather_stats_with_counts')

/**
 * the mean and 1/√(var + eps) of each channel
 * - `batch_norm_stats(Tensor input, float eps) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const batchNormStats: (input: Tensor, eps: number) => [Tensor, Tensor] = operator('batch_norm_stats')

/**
 * running statistics with this batch's added by momentum
 * - `batch_norm_update_stats(Tensor input, Tensor? running_mean, Tensor? running_var, float momentum) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const batchNormUpdateStats: (input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number) => [Tensor, Tensor] = operator('batch_norm_update_stats')

/**
 * 1 with probability x (or p), else 0; in place
 * - `bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
 * - `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bernoulli_.html}
 */
export const bernoulli_: {
  (self: Tensor, p: Tensor, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, options?: { p?: number; generator?: Generator | null }): Tensor
} = operator('bernoulli_')

/**
 * x1ᵀ · W_k · x2 + bias_k
 * - `bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bilinear.html}
 */
export const bilinear: (input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null }) => Tensor = operator('bilinear')

/**
 * −[y·log x + (1−y)·log(1−x)], of probabilities x
 * - `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy.html}
 */
export const binaryCrossEntropy: (self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }) => Tensor = operator('binary_cross_entropy')

/**
 * part of the derivative of binary cross entropy, as its backward pass calls it
 * - `binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const binaryCrossEntropyBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }) => Tensor = operator('binary_cross_entropy_backward')

/**
 * binary cross entropy of σ(x), computed with no overflow
 * - `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy_with_logits.html}
 */
export const binaryCrossEntropyWithLogits: (self: Tensor, target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number; out?: Tensor }) => Tensor = operator('binary_cross_entropy_with_logits')

/**
 * numbers of successes in count trials with probability prob
 * - `binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const binomial: (count: Tensor, prob: Tensor, options?: { generator?: Generator | null; out?: Tensor }) => Tensor = operator('binomial')

/**
 * x & other; in place
 * - `bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_and_.html}
 */
export const bitwiseAnd_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('bitwise_and_')

/**
 * x · 2^other, of integers; in place
 * - `bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * - `bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_left_shift_.html}
 */
export const bitwiseLeftShift_: (self: Tensor, other: Tensor | Scalar) => Tensor = operator('bitwise_left_shift_')

/**
 * ~x; in place
 * - `bitwise_not_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_not_.html}
 */
export const bitwiseNot_: (self: Tensor) => Tensor = operator('bitwise_not_')

/**
 * x | other; in place
 * - `bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_or_.html}
 */
export const bitwiseOr_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('bitwise_or_')

/**
 * x >> other, arithmetically; in place
 * - `bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * - `bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_right_shift_.html}
 */
export const bitwiseRightShift_: (self: Tensor, other: Tensor | Scalar) => Tensor = operator('bitwise_right_shift_')

/**
 * x ^ other; in place
 * - `bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_xor_.html}
 */
export const bitwiseXor_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('bitwise_xor_')

/**
 * draws from the Cauchy distribution with this median and width sigma
 * - `cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cauchy: (self: Tensor, options?: { median?: number; sigma?: number; generator?: Generator | null; out?: Tensor }) => Tensor = operator('cauchy')

/**
 * draws from the Cauchy distribution with this median and width sigma; in place
 * - `cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cauchy_.html}
 */
export const cauchy_: (self: Tensor, options?: { median?: number; sigma?: number; generator?: Generator | null }) => Tensor = operator('cauchy_')

/**
 * of a sparse matrix by columns, where each column begins among its values
 * - `ccol_indices(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const ccolIndices: (self: Tensor) => Tensor = operator('ccol_indices')

/**
 * of a sparse matrix by columns, where each column begins among its values; copied, not viewed
 * - `ccol_indices_copy(Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const ccolIndicesCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('ccol_indices_copy')

/**
 * ⌈x⌉; in place
 * - `ceil_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ceil_.html}
 */
export const ceil_: (self: Tensor) => Tensor = operator('ceil_')

/**
 * max(0, x) + min(0, alpha·(e^(x/alpha) − 1))
 * - `celu(Tensor self, Scalar alpha=1.) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.celu.html}
 */
export const celu: (self: Tensor, options?: { alpha?: Scalar; out?: Tensor }) => Tensor = operator('celu')

/**
 * max(0, x) + min(0, alpha·(e^(x/alpha) − 1)); in place
 * - `celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.celu_.html}
 */
export const celu_: (self: Tensor, options?: { alpha?: Scalar }) => Tensor = operator('celu_')

/**
 * as complex numbers of half precision
 * - `chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.chalf.html}
 */
export const chalf: (self: Tensor, options?: { memoryFormat?: MemoryFormat | null }) => Tensor = operator('chalf')

/**
 * channels rearranged across groups
 * - `channel_shuffle(Tensor self, SymInt groups) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.channel_shuffle.html}
 */
export const channelShuffle: (self: Tensor, groups: number, options?: { out?: Tensor }) => Tensor = operator('channel_shuffle')

/**
 * min(max(x, min), max); in place
 * - `clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
 * - `clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.clamp_.html}
 */
export const clamp_: (self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null }) => Tensor = operator('clamp_')

/**
 * min(x, max)
 * - `clamp_max(Tensor self, Scalar max) -> Tensor`
 * - `clamp_max.Tensor(Tensor self, Tensor max) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const clampMax: (self: Tensor, max: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('clamp_max')

/**
 * min(x, max); in place
 * - `clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
 * - `clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const clampMax_: (self: Tensor, max: Scalar | Tensor) => Tensor = operator('clamp_max_')

/**
 * max(x, min)
 * - `clamp_min(Tensor self, Scalar min) -> Tensor`
 * - `clamp_min.Tensor(Tensor self, Tensor min) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const clampMin: (self: Tensor, min: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('clamp_min')

/**
 * max(x, min); in place
 * - `clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
 * - `clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const clampMin_: (self: Tensor, min: Scalar | Tensor) => Tensor = operator('clamp_min_')

/**
 * min(max(x, min), max); in place
 * - `clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
 * - `clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.clip_.html}
 */
export const clip_: (self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null }) => Tensor = operator('clip_')

/**
 * a sparse tensor with the values of equal indices added up
 * - `coalesce(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.coalesce.html}
 */
export const coalesce: (self: Tensor) => Tensor = operator('coalesce')

/**
 * sliding blocks, as im2col gives them, summed back into an image
 * - `col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const col2im: (self: Tensor, outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('col2im')

/**
 * of a sparse matrix by rows, the column of each value
 * - `col_indices(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.col_indices.html}
 */
export const colIndices: (self: Tensor) => Tensor = operator('col_indices')

/**
 * of a sparse matrix by rows, the column of each value; copied, not viewed
 * - `col_indices_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.col_indices_copy.html}
 */
export const colIndicesCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('col_indices_copy')

/**
 * the complex conjugate, as a copy; in place
 * - `conj_physical_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.conj_physical_.html}
 */
export const conjPhysical_: (self: Tensor) => Tensor = operator('conj_physical_')

/**
 * the tensor with a border of one value
 * - `constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const constantPadNd: (self: Tensor, pad: number | readonly number[], options?: { value?: Scalar; out?: Tensor }) => Tensor = operator('constant_pad_nd')

/**
 * the same elements in row-major memory: itself where they are so
 * - `contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.contiguous.html}
 */
export const contiguous: (self: Tensor, options?: { memoryFormat?: MemoryFormat }) => Tensor = operator('contiguous')

/**
 * cross-correlation with filters over one dimension, plus bias
 * - `conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
 * - `conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv1d.html}
 */
export const conv1d: (input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }) => Tensor = operator('conv1d')

/**
 * cross-correlation with filters over two dimensions, plus bias
 * - `conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
 * - `conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv2d.html}
 */
export const conv2d: (input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }) => Tensor = operator('conv2d')

/**
 * cross-correlation with filters over three dimensions, plus bias
 * - `conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
 * - `conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv3d.html}
 */
export const conv3d: (input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }) => Tensor = operator('conv3d')

/**
 * a convolution that treats each channel alone
 * - `conv_depthwise3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding, SymInt[3] dilation) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const convDepthwise3d: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('conv_depthwise3d')

/**
 * a one-dimensional convolution of (time, batch, channel)
 * - `conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_tbc.html}
 */
export const convTbc: (self: Tensor, weight: Tensor, bias: Tensor, options?: { pad?: number; out?: Tensor }) => Tensor = operator('conv_tbc')

/**
 * part of the derivative of conv tbc, as its backward pass calls it
 * - `conv_tbc_backward(Tensor self, Tensor input, Tensor weight, Tensor bias, int pad) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const convTbcBackward: (self: Tensor, input: Tensor, weight: Tensor, bias: Tensor, pad: number) => [Tensor, Tensor, Tensor] = operator('conv_tbc_backward')

/**
 * the transpose of a convolution (of its gradient's form), over one dimension
 * - `conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose1d.html}
 */
export const convTranspose1d: (input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }) => Tensor = operator('conv_transpose1d')

/**
 * the transpose of a convolution, over two dimensions
 * - `conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose2d.html}
 */
export const convTranspose2d: (input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }) => Tensor = operator('conv_transpose2d')

/**
 * the transpose of a convolution, over three dimensions
 * - `conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose3d.html}
 */
export const convTranspose3d: (input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }) => Tensor = operator('conv_transpose3d')

/**
 * any convolution, transposed or not, in any number of dimensions
 * - `convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const convolution: (input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, options?: { out?: Tensor }) => Tensor = operator('convolution')

/**
 * part of the derivative of convolution, as its backward pass calls it
 * - `convolution_backward(Tensor grad_output, Tensor input, Tensor weight, SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const convolutionBackward: (gradOutput: Tensor, input: Tensor, weight: Tensor, biasSizes: number | readonly number[] | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor, Tensor] = operator('convolution_backward')

/**
 * part of the derivative of convolution, as its backward pass calls it
 * - `convolution_backward_overrideable(Tensor grad_output, Tensor input, Tensor weight, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor grad_input, Tensor grad_weight, Tensor grad_bias)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const convolutionBackwardOverrideable: (gradOutput: Tensor, input: Tensor, weight: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[], options?: { out?: readonly [Tensor, Tensor, Tensor] }) => { gradInput: Tensor; gradWeight: Tensor; gradBias: Tensor } = operator('convolution_backward_overrideable')

/**
 * part of convolution, as other operators call it
 * - `convolution_overrideable(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const convolutionOverrideable: (input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, options?: { out?: Tensor }) => Tensor = operator('convolution_overrideable')

/**
 * the elements of src, in the form of x
 * - `copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const copy: (self: Tensor, src: Tensor, options?: { nonBlocking?: boolean; out?: Tensor }) => Tensor = operator('copy')

/**
 * the elements of src, in the form of x; in place
 * - `copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.copy_.html}
 */
export const copy_: (self: Tensor, src: Tensor, options?: { nonBlocking?: boolean }) => Tensor = operator('copy_')

/**
 * copy sparse to sparse
 * - `copy_sparse_to_sparse(Tensor self, Tensor src, bool non_blocking=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const copySparseToSparse: (self: Tensor, src: Tensor, options?: { nonBlocking?: boolean; out?: Tensor }) => Tensor = operator('copy_sparse_to_sparse')

/**
 * copy sparse to sparse; in place
 * - `copy_sparse_to_sparse_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const copySparseToSparse_: (self: Tensor, src: Tensor, options?: { nonBlocking?: boolean }) => Tensor = operator('copy_sparse_to_sparse_')

/**
 * |x| with the sign of other; in place
 * - `copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.copysign_.html}
 */
export const copysign_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('copysign_')

/**
 * cos x, of radians; in place
 * - `cos_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cos_.html}
 */
export const cos_: (self: Tensor) => Tensor = operator('cos_')

/**
 * (e^x + e^(−x))/2; in place
 * - `cosh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cosh_.html}
 */
export const cosh_: (self: Tensor) => Tensor = operator('cosh_')

/**
 * 1 − cos(x1, x2) where the target is 1, max(0, cos − margin) where it is −1
 * - `cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cosine_embedding_loss.html}
 */
export const cosineEmbeddingLoss: (input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }) => Tensor = operator('cosine_embedding_loss')

/**
 * x1·x2 / (‖x1‖·‖x2‖), along a dimension
 * - `cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cosine_similarity.html}
 */
export const cosineSimilarity: (x1: Tensor, x2: Tensor, options?: { dim?: number; eps?: number }) => Tensor = operator('cosine_similarity')

/**
 * −log softmax(x)[class], or −Σ target·log softmax(x)
 * - `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const crossEntropyLoss: (self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; labelSmoothing?: number }) => Tensor = operator('cross_entropy_loss')

/**
 * of a sparse matrix by rows, where each row begins among its values
 * - `crow_indices(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.crow_indices.html}
 */
export const crowIndices: (self: Tensor) => Tensor = operator('crow_indices')

/**
 * of a sparse matrix by rows, where each row begins among its values; copied, not viewed
 * - `crow_indices_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.crow_indices_copy.html}
 */
export const crowIndicesCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('crow_indices_copy')

/**
 * −log of the probability of a label sequence over all alignments with the input
 * - `ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
 * - `ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.ctc_loss.html}
 */
export const ctcLoss: (logProbs: Tensor, targets: Tensor, inputLengths: number | readonly number[] | Tensor, targetLengths: number | readonly number[] | Tensor, options?: { blank?: number; reduction?: number; zeroInfinity?: boolean }) => Tensor = operator('ctc_loss')

/**
 * the sampling grid of affine maps theta, for grid_sampler; by one backend's own kernel
 * - `cudnn_affine_grid_generator(Tensor theta, int N, int C, int H, int W) -> Tensor grid`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnAffineGridGenerator: (theta: Tensor, N: number, C: number, H: number, W: number, options?: { out?: Tensor }) => Tensor = operator('cudnn_affine_grid_generator')

/**
 * part of the derivative of affine grid generator, as its backward pass calls it; by one backend's own kernel
 * - `cudnn_affine_grid_generator_backward(Tensor grad, int N, int C, int H, int W) -> Tensor grad_theta`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnAffineGridGeneratorBackward: (grad: Tensor, N: number, C: number, H: number, W: number, options?: { out?: Tensor }) => Tensor = operator('cudnn_affine_grid_generator_backward')

/**
 * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch; by one backend's own kernel
 * - `cudnn_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnBatchNorm: (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number) => [Tensor, Tensor, Tensor, Tensor] = operator('cudnn_batch_norm')

/**
 * part of the derivative of cudnn batch norm, as its backward pass calls it
 * - `cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnBatchNormBackward: (input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, reserveSpace: Tensor) => [Tensor, Tensor, Tensor] = operator('cudnn_batch_norm_backward')

/**
 * any convolution, transposed or not, in any number of dimensions; by one backend's own kernel
 * - `cudnn_convolution(Tensor self, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnConvolution: (self: Tensor, weight: Tensor, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options?: { out?: Tensor }) => Tensor = operator('cudnn_convolution')

/**
 * cudnn convolution add relu
 * - `cudnn_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnConvolutionAddRelu: (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number, options?: { out?: Tensor }) => Tensor = operator('cudnn_convolution_add_relu')

/**
 * cudnn convolution relu
 * - `cudnn_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnConvolutionRelu: (self: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number, options?: { out?: Tensor }) => Tensor = operator('cudnn_convolution_relu')

/**
 * cudnn convolution transpose
 * - `cudnn_convolution_transpose(Tensor self, Tensor weight, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnConvolutionTranspose: (self: Tensor, weight: Tensor, padding: number | readonly number[], outputPadding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options?: { out?: Tensor }) => Tensor = operator('cudnn_convolution_transpose')

/**
 * x at the places of a grid with coordinates in [−1, 1], interpolated; by one backend's own kernel
 * - `cudnn_grid_sampler(Tensor self, Tensor grid) -> Tensor output`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnGridSampler: (self: Tensor, grid: Tensor, options?: { out?: Tensor }) => Tensor = operator('cudnn_grid_sampler')

/**
 * part of the derivative of cudnn grid sampler, as its backward pass calls it
 * - `cudnn_grid_sampler_backward(Tensor self, Tensor grid, Tensor grad_output) -> (Tensor grad_self, Tensor grad_grid)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnGridSamplerBackward: (self: Tensor, grid: Tensor, gradOutput: Tensor, options?: { out?: readonly [Tensor, Tensor] }) => { gradSelf: Tensor; gradGrid: Tensor } = operator('cudnn_grid_sampler_backward')

/**
 * cudnn is acceptable
 * - `cudnn_is_acceptable(Tensor self) -> bool`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cudnnIsAcceptable: (self: Tensor) => boolean = operator('cudnn_is_acceptable')

/**
 * part of the derivative of cummaxmin, as its backward pass calls it
 * - `cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cummaxminBackward: (grad: Tensor, input: Tensor, indices: Tensor, dim: number) => Tensor = operator('cummaxmin_backward')

/**
 * products of all elements so far; in place
 * - `cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cumprod_.html}
 */
export const cumprod_: (self: Tensor, dim: number, options?: { dtype?: DType | null }) => Tensor = operator('cumprod_')

/**
 * part of the derivative of cumprod, as its backward pass calls it
 * - `cumprod_backward(Tensor grad, Tensor input, int dim, Tensor output) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const cumprodBackward: (grad: Tensor, input: Tensor, dim: number, output: Tensor) => Tensor = operator('cumprod_backward')

/**
 * sums of all elements so far; in place
 * - `cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cumsum_.html}
 */
export const cumsum_: (self: Tensor, dim: number, options?: { dtype?: DType | null }) => Tensor = operator('cumsum_')

/**
 * x·π/180; in place
 * - `deg2rad_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.deg2rad_.html}
 */
export const deg2rad_: (self: Tensor) => Tensor = operator('deg2rad_')

/**
 * the number of dense dimensions of a sparse tensor
 * - `dense_dim(Tensor self) -> int`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.dense_dim.html}
 */
export const denseDim: (self: Tensor) => number = operator('dense_dim')

/**
 * the same elements with no history
 * - `detach(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach.html}
 */
export const detach: (self: Tensor) => Tensor = operator('detach')

/**
 * the same elements with no history; in place
 * - `detach_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach_.html}
 */
export const detach_: (self: Tensor) => Tensor = operator('detach_')

/**
 * the same elements with no history; copied, not viewed
 * - `detach_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.detach_copy.html}
 */
export const detachCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('detach_copy')

/**
 * part of the derivative of diagonal, as its backward pass calls it
 * - `diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, int dim1, int dim2) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const diagonalBackward: (gradOutput: Tensor, inputSizes: number | readonly number[], offset: number, dim1: number, dim2: number, options?: { out?: Tensor }) => Tensor = operator('diagonal_backward')

/**
 * a view of a diagonal of two dimensions, as the last dimension; copied, not viewed
 * - `diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal_copy.html}
 */
export const diagonalCopy: (self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }) => Tensor = operator('diagonal_copy')

/**
 * ψ(x) = d/dx log Γ(x); in place
 * - `digamma_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.digamma_.html}
 */
export const digamma_: (self: Tensor) => Tensor = operator('digamma_')

/**
 * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
 * - `div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
 * - `div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * - `div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.div_.html}
 */
export const div_: (self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null }) => Tensor = operator('div_')

/**
 * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
 * - `divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
 * - `divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * - `divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.divide_.html}
 */
export const divide_: (self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null }) => Tensor = operator('divide_')

/**
 * zeros with probability p, the rest divided by 1 − p; x itself where train is false
 * - `dropout(Tensor input, float p, bool train) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.dropout.html}
 */
export const dropout: (input: Tensor, p: number, train: boolean) => Tensor = operator('dropout')

/**
 * zeros with probability p, the rest divided by 1 − p; x itself where train is false; in place
 * - `dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const dropout_: (self: Tensor, p: number, train: boolean) => Tensor = operator('dropout_')

/**
 * x where x > 0, else alpha·(e^x − 1)
 * - `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu.html}
 */
export const elu: (self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar; out?: Tensor }) => Tensor = operator('elu')

/**
 * x where x > 0, else alpha·(e^x − 1); in place
 * - `elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu_.html}
 */
export const elu_: (self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }) => Tensor = operator('elu_')

/**
 * part of the derivative of elu, as its backward pass calls it
 * - `elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const eluBackward: (gradOutput: Tensor, alpha: Scalar, scale: Scalar, inputScale: Scalar, isResult: boolean, selfOrResult: Tensor, options?: { out?: Tensor }) => Tensor = operator('elu_backward')

/**
 * rows of weight, by their indices
 * - `embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.embedding.html}
 */
export const embedding: (weight: Tensor, indices: Tensor, options?: { paddingIdx?: number; scaleGradByFreq?: boolean; sparse?: boolean; out?: Tensor }) => Tensor = operator('embedding')

/**
 * sums, means or maxima of rows of weight, for each bag of indices
 * - `embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)`
 * - `embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.embedding_bag.html}
 */
export const embeddingBag: {
  (weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean; mode?: number; sparse?: boolean; perSampleWeights?: Tensor | null; includeLastOffset?: boolean; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx: number | null): [Tensor, Tensor, Tensor, Tensor]
} = operator('embedding_bag')

/**
 * rows that indices name scaled down to at most this norm
 * - `embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const embeddingRenorm: (self: Tensor, indices: Tensor, maxNorm: number, normType: number, options?: { out?: Tensor }) => Tensor = operator('embedding_renorm')

/**
 * rows that indices name scaled down to at most this norm; in place
 * - `embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const embeddingRenorm_: (self: Tensor, indices: Tensor, maxNorm: number, normType: number) => Tensor = operator('embedding_renorm_')

/**
 * a tensor whose elements are whatever the memory holds
 * - `empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty_permuted.html}
 */
export const emptyPermuted: {
  (size: number | readonly number[], physicalLayout: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], physicalLayout: number | readonly number[], options: { out: Tensor }): Tensor
} = operator('empty_permuted')

/**
 * a quantized tensor whose elements are whatever the memory holds
 * - `empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const emptyQuantized: {
  (size: number | readonly number[], qtensor: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], qtensor: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = operator('empty_quantized')

/**
 * x = other, of each element; in place
 * - `eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.eq_.html}
 */
export const eq_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('eq_')

/**
 * (2/√π)·∫₀ˣ e^(−t²) dt; in place
 * - `erf_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erf_.html}
 */
export const erf_: (self: Tensor) => Tensor = operator('erf_')

/**
 * 1 − erf x; in place
 * - `erfc_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erfc_.html}
 */
export const erfc_: (self: Tensor) => Tensor = operator('erfc_')

/**
 * the inverse of erf, on (−1, 1); in place
 * - `erfinv_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erfinv_.html}
 */
export const erfinv_: (self: Tensor) => Tensor = operator('erfinv_')

/**
 * 2^x; in place
 * - `exp2_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exp2_.html}
 */
export const exp2_: (self: Tensor) => Tensor = operator('exp2_')

/**
 * e^x; in place
 * - `exp_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exp_.html}
 */
export const exp_: (self: Tensor) => Tensor = operator('exp_')

/**
 * a view with size-1 dimensions repeated, −1 for one as it is
 * - `expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand.html}
 */
export const expand: (self: Tensor, size: number | readonly number[], options?: { implicit?: boolean }) => Tensor = operator('expand')

/**
 * expand to another tensor's shape
 * - `expand_as(Tensor(a) self, Tensor other) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand_as.html}
 */
export const expandAs: (self: Tensor, other: Tensor) => Tensor = operator('expand_as')

/**
 * a view with size-1 dimensions repeated, −1 for one as it is; copied, not viewed
 * - `expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.expand_copy.html}
 */
export const expandCopy: (self: Tensor, size: number | readonly number[], options?: { implicit?: boolean; out?: Tensor }) => Tensor = operator('expand_copy')

/**
 * e^x − 1, exact near 0; in place
 * - `expm1_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expm1_.html}
 */
export const expm1_: (self: Tensor) => Tensor = operator('expm1_')

/**
 * draws from the exponential distribution with rate lambd
 * - `exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const exponential: (self: Tensor, options?: { lambd?: number; generator?: Generator | null; out?: Tensor }) => Tensor = operator('exponential')

/**
 * draws from the exponential distribution with rate lambd; in place
 * - `exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exponential_.html}
 */
export const exponential_: (self: Tensor, options?: { lambd?: number; generator?: Generator | null }) => Tensor = operator('exponential_')

/**
 * part of fake quantize per channel affine, as other operators call it
 * - `fake_quantize_per_channel_affine_cachemask(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> (Tensor output, Tensor mask)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fakeQuantizePerChannelAffineCachemask: (self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, options?: { out?: readonly [Tensor, Tensor] }) => { output: Tensor; mask: Tensor } = operator('fake_quantize_per_channel_affine_cachemask')

/**
 * part of the derivative of fake quantize per channel affine cachemask, as its backward pass calls it
 * - `fake_quantize_per_channel_affine_cachemask_backward(Tensor grad, Tensor mask) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fakeQuantizePerChannelAffineCachemaskBackward: (grad: Tensor, mask: Tensor) => Tensor = operator('fake_quantize_per_channel_affine_cachemask_backward')

/**
 * part of fake quantize per tensor affine, as other operators call it
 * - `fake_quantize_per_tensor_affine_cachemask(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> (Tensor output, Tensor mask)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fakeQuantizePerTensorAffineCachemask: (self: Tensor, scale: number, zeroPoint: number, quantMin: number, quantMax: number, options?: { out?: readonly [Tensor, Tensor] }) => { output: Tensor; mask: Tensor } = operator('fake_quantize_per_tensor_affine_cachemask')

/**
 * part of the derivative of fake quantize per tensor affine cachemask, as its backward pass calls it
 * - `fake_quantize_per_tensor_affine_cachemask_backward(Tensor grad, Tensor mask) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fakeQuantizePerTensorAffineCachemaskBackward: (grad: Tensor, mask: Tensor) => Tensor = operator('fake_quantize_per_tensor_affine_cachemask_backward')

/**
 * fbgemm linear fp16 weight
 * - `fbgemm_linear_fp16_weight(Tensor input, Tensor packed_weight, Tensor bias) -> Tensor`
 * - `fbgemm_linear_fp16_weight.out(Tensor input, Tensor packed_weight, Tensor bias, Tensor(a!) output) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fbgemmLinearFp16Weight: {
  (input: Tensor, packedWeight: Tensor, bias: Tensor): Tensor
  (input: Tensor, packedWeight: Tensor, bias: Tensor, output: Tensor): Tensor
} = operator('fbgemm_linear_fp16_weight')

/**
 * fbgemm linear fp16 weight fp32 activation
 * - `fbgemm_linear_fp16_weight_fp32_activation(Tensor input, Tensor packed_weight, Tensor? bias) -> Tensor`
 * - `fbgemm_linear_fp16_weight_fp32_activation.out(Tensor input, Tensor packed_weight, Tensor? bias, Tensor(a!) output) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fbgemmLinearFp16WeightFp32Activation: {
  (input: Tensor, packedWeight: Tensor, bias: Tensor | null): Tensor
  (input: Tensor, packedWeight: Tensor, bias: Tensor | null, output: Tensor): Tensor
} = operator('fbgemm_linear_fp16_weight_fp32_activation')

/**
 * fbgemm linear int8 weight
 * - `fbgemm_linear_int8_weight(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fbgemmLinearInt8Weight: (input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor) => Tensor = operator('fbgemm_linear_int8_weight')

/**
 * fbgemm linear int8 weight fp32 activation
 * - `fbgemm_linear_int8_weight_fp32_activation(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fbgemmLinearInt8WeightFp32Activation: (input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor) => Tensor = operator('fbgemm_linear_int8_weight_fp32_activation')

/**
 * fbgemm linear quantize weight
 * - `fbgemm_linear_quantize_weight(Tensor input) -> (Tensor, Tensor, float, int)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fbgemmLinearQuantizeWeight: (input: Tensor) => [Tensor, Tensor, number, number] = operator('fbgemm_linear_quantize_weight')

/**
 * fbgemm pack gemm matrix fp16
 * - `fbgemm_pack_gemm_matrix_fp16(Tensor input) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fbgemmPackGemmMatrixFp16: (input: Tensor) => Tensor = operator('fbgemm_pack_gemm_matrix_fp16')

/**
 * fbgemm pack quantized matrix
 * - `fbgemm_pack_quantized_matrix(Tensor input) -> Tensor`
 * - `fbgemm_pack_quantized_matrix.KN(Tensor input, int K, int N) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fbgemmPackQuantizedMatrix: {
  (input: Tensor, options?: { K?: number; N?: number }): Tensor
  (input: Tensor, K: number, N: number): Tensor
} = operator('fbgemm_pack_quantized_matrix')

/**
 * alpha dropout of whole channels
 * - `feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.feature_alpha_dropout.html}
 */
export const featureAlphaDropout: (input: Tensor, p: number, train: boolean) => Tensor = operator('feature_alpha_dropout')

/**
 * alpha dropout of whole channels; in place
 * - `feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const featureAlphaDropout_: (self: Tensor, p: number, train: boolean) => Tensor = operator('feature_alpha_dropout_')

/**
 * dropout of whole channels
 * - `feature_dropout(Tensor input, float p, bool train) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const featureDropout: (input: Tensor, p: number, train: boolean) => Tensor = operator('feature_dropout')

/**
 * dropout of whole channels; in place
 * - `feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const featureDropout_: (self: Tensor, p: number, train: boolean) => Tensor = operator('feature_dropout_')

/**
 * every element this value
 * - `fill.Scalar(Tensor self, Scalar value) -> Tensor`
 * - `fill.Tensor(Tensor self, Tensor value) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fill: (self: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('fill')

/**
 * every element this value; in place
 * - `fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
 * - `fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_.html}
 */
export const fill_: (self: Tensor, value: Scalar | Tensor) => Tensor = operator('fill_')

/**
 * the diagonal of this value; in place
 * - `fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_diagonal_.html}
 */
export const fillDiagonal_: (self: Tensor, fillValue: Scalar, options?: { wrap?: boolean }) => Tensor = operator('fill_diagonal_')

/**
 * x without its fraction; in place
 * - `fix_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fix_.html}
 */
export const fix_: (self: Tensor) => Tensor = operator('fix_')

/**
 * all tensors flattened, one after the other
 * - `flatten_dense_tensors(Tensor[] tensors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const flattenDenseTensors: (tensors: readonly Tensor[]) => Tensor = operator('flatten_dense_tensors')

/**
 * x^exponent, in float64; in place
 * - `float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
 * - `float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.float_power_.html}
 */
export const floatPower_: (self: Tensor, exponent: Scalar | Tensor) => Tensor = operator('float_power_')

/**
 * ⌊x⌋; in place
 * - `floor_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.floor_.html}
 */
export const floor_: (self: Tensor) => Tensor = operator('floor_')

/**
 * ⌊x / other⌋; in place
 * - `floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.floor_divide_.html}
 */
export const floorDivide_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('floor_divide_')

/**
 * the remainder of x / other, with the sign of x; in place
 * - `fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fmod_.html}
 */
export const fmod_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('fmod_')

/**
 * x − trunc x; in place
 * - `frac_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.frac_.html}
 */
export const frac_: (self: Tensor) => Tensor = operator('frac_')

/**
 * maxima over windows of random sizes that give the output size
 * - `fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool2d.html}
 */
export const fractionalMaxPool2d: (self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor) => [Tensor, Tensor] = operator('fractional_max_pool2d')

/**
 * maxima over windows of random sizes that give the output size
 * - `fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool3d.html}
 */
export const fractionalMaxPool3d: (self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor) => [Tensor, Tensor] = operator('fractional_max_pool3d')

/**
 * √Σ |x|²
 * - `frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const frobeniusNorm: (self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }) => Tensor = operator('frobenius_norm')

/**
 * fused moving avg obs fake quant
 * - `fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const fusedMovingAvgObsFakeQuant: (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean; symmetricQuant?: boolean }) => Tensor = operator('fused_moving_avg_obs_fake_quant')

/**
 * part of the derivative of gather, as its backward pass calls it
 * - `gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool sparse_grad) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gatherBackward: (grad: Tensor, self: Tensor, dim: number, index: Tensor, sparseGrad: boolean) => Tensor = operator('gather_backward')

/**
 * the greatest common divisor; in place
 * - `gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.gcd_.html}
 */
export const gcd_: (self: Tensor, other: Tensor) => Tensor = operator('gcd_')

/**
 * x ≥ other, of each element; in place
 * - `ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ge_.html}
 */
export const ge_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('ge_')

/**
 * x·Φ(x), Φ the normal distribution function; or its tanh approximation
 * - `gelu(Tensor self, *, str approximate="none") -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.gelu.html}
 */
export const gelu: (self: Tensor, options?: { approximate?: string; out?: Tensor }) => Tensor = operator('gelu')

/**
 * x·Φ(x), Φ the normal distribution function; or its tanh approximation; in place
 * - `gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gelu_: (self: Tensor, options?: { approximate?: string }) => Tensor = operator('gelu_')

/**
 * part of the derivative of gelu, as its backward pass calls it
 * - `gelu_backward(Tensor grad_output, Tensor self, *, str approximate="none") -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const geluBackward: (gradOutput: Tensor, self: Tensor, options?: { approximate?: string; out?: Tensor }) => Tensor = operator('gelu_backward')

/**
 * draws from the geometric distribution with success probability p
 * - `geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const geometric: (self: Tensor, p: number, options?: { generator?: Generator | null; out?: Tensor }) => Tensor = operator('geometric')

/**
 * draws from the geometric distribution with success probability p; in place
 * - `geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.geometric_.html}
 */
export const geometric_: (self: Tensor, p: number, options?: { generator?: Generator | null }) => Tensor = operator('geometric_')

/**
 * get gradients
 * - `get_gradients(int context_id) -> Dict(Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const getGradients: (contextId: number) => unknown = operator('get_gradients')

/**
 * a·σ(b), of the two halves a, b along a dimension
 * - `glu(Tensor self, int dim=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.glu.html}
 */
export const glu: (self: Tensor, options?: { dim?: number; out?: Tensor }) => Tensor = operator('glu')

/**
 * part of the derivative of glu, as its backward pass calls it
 * - `glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gluBackward: (gradOutput: Tensor, self: Tensor, dim: number, options?: { out?: Tensor }) => Tensor = operator('glu_backward')

/**
 * part of the derivative of glu, as its backward pass calls it
 * - `glu_backward_jvp(Tensor grad_x, Tensor grad_glu, Tensor x, Tensor dgrad_glu, Tensor dx, int dim) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gluBackwardJvp: (gradX: Tensor, gradGlu: Tensor, x: Tensor, dgradGlu: Tensor, dx: Tensor, dim: number, options?: { out?: Tensor }) => Tensor = operator('glu_backward_jvp')

/**
 * part of glu, as other operators call it
 * - `glu_jvp(Tensor glu, Tensor x, Tensor dx, int dim) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gluJvp: (glu: Tensor, x: Tensor, dx: Tensor, dim: number, options?: { out?: Tensor }) => Tensor = operator('glu_jvp')

/**
 * x > other, of each element; in place
 * - `greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.greater_.html}
 */
export const greater_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('greater_')

/**
 * x ≥ other, of each element; in place
 * - `greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.greater_equal_.html}
 */
export const greaterEqual_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('greater_equal_')

/**
 * x at the places of a grid with coordinates in [−1, 1], interpolated
 * - `grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gridSampler: (input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean) => Tensor = operator('grid_sampler')

/**
 * x at the places of a grid with coordinates in [−1, 1], interpolated
 * - `grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gridSampler2d: (input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, options?: { out?: Tensor }) => Tensor = operator('grid_sampler_2d')

/**
 * part of the derivative of grid sampler 2d, as its backward pass calls it
 * - `grid_sampler_2d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gridSampler2dBackward: (gradOutput: Tensor, input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor] = operator('grid_sampler_2d_backward')

/**
 * x at the places of a grid with coordinates in [−1, 1], interpolated
 * - `grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gridSampler3d: (input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, options?: { out?: Tensor }) => Tensor = operator('grid_sampler_3d')

/**
 * part of the derivative of grid sampler 3d, as its backward pass calls it
 * - `grid_sampler_3d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gridSampler3dBackward: (gradOutput: Tensor, input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor] = operator('grid_sampler_3d_backward')

/**
 * (x − mean)/√(var + eps)·weight + bias, over groups of channels of each sample
 * - `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.group_norm.html}
 */
export const groupNorm: (input: Tensor, numGroups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnabled?: boolean }) => Tensor = operator('group_norm')

/**
 * layers of gated recurrent units over a sequence
 * - `gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * - `gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gru: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = operator('gru')

/**
 * one step of a gated recurrent unit
 * - `gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const gruCell: (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }) => Tensor = operator('gru_cell')

/**
 * x > other, of each element; in place
 * - `gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.gt_.html}
 */
export const gt_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('gt_')

/**
 * x where |x| > lambd, else 0
 * - `hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hardshrink.html}
 */
export const hardshrink: (self: Tensor, options?: { lambd?: Scalar; out?: Tensor }) => Tensor = operator('hardshrink')

/**
 * part of the derivative of hardshrink, as its backward pass calls it
 * - `hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const hardshrinkBackward: (gradOut: Tensor, self: Tensor, lambd: Scalar, options?: { out?: Tensor }) => Tensor = operator('hardshrink_backward')

/**
 * min(max(x + 3, 0), 6)/6
 * - `hardsigmoid(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardsigmoid.html}
 */
export const hardsigmoid: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('hardsigmoid')

/**
 * min(max(x + 3, 0), 6)/6; in place
 * - `hardsigmoid_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const hardsigmoid_: (self: Tensor) => Tensor = operator('hardsigmoid_')

/**
 * part of the derivative of hardsigmoid, as its backward pass calls it
 * - `hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const hardsigmoidBackward: (gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }) => Tensor = operator('hardsigmoid_backward')

/**
 * x·min(max(x + 3, 0), 6)/6
 * - `hardswish(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardswish.html}
 */
export const hardswish: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('hardswish')

/**
 * x·min(max(x + 3, 0), 6)/6; in place
 * - `hardswish_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const hardswish_: (self: Tensor) => Tensor = operator('hardswish_')

/**
 * part of the derivative of hardswish, as its backward pass calls it
 * - `hardswish_backward(Tensor grad_output, Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const hardswishBackward: (gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }) => Tensor = operator('hardswish_backward')

/**
 * min(max(x, minVal), maxVal)
 * - `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh.html}
 */
export const hardtanh: (self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar; out?: Tensor }) => Tensor = operator('hardtanh')

/**
 * min(max(x, minVal), maxVal); in place
 * - `hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh_.html}
 */
export const hardtanh_: (self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar }) => Tensor = operator('hardtanh_')

/**
 * part of the derivative of hardtanh, as its backward pass calls it
 * - `hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const hardtanhBackward: (gradOutput: Tensor, self: Tensor, minVal: Scalar, maxVal: Scalar, options?: { out?: Tensor }) => Tensor = operator('hardtanh_backward')

/**
 * one number that depends on all elements
 * - `hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hash_tensor.html}
 */
export const hashTensor: (self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; mode?: number; out?: Tensor }) => Tensor = operator('hash_tensor')

/**
 * 0 where x < 0, values where x = 0, 1 where x > 0; in place
 * - `heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.heaviside_.html}
 */
export const heaviside_: (self: Tensor, values: Tensor) => Tensor = operator('heaviside_')

/**
 * x where the target is 1, max(0, margin − x) where it is −1
 * - `hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hinge_embedding_loss.html}
 */
export const hingeEmbeddingLoss: (self: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }) => Tensor = operator('hinge_embedding_loss')

/**
 * a sparse matrix times a dense one, sparse by rows
 * - `hspmm(Tensor mat1, Tensor mat2) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hspmm.html}
 */
export const hspmm: (mat1: Tensor, mat2: Tensor, options?: { out?: Tensor }) => Tensor = operator('hspmm')

/**
 * (x−y)²/2 where |x−y| ≤ delta, else delta·(|x−y| − delta/2)
 * - `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.huber_loss.html}
 */
export const huberLoss: (self: Tensor, target: Tensor, options?: { reduction?: number; delta?: number; out?: Tensor }) => Tensor = operator('huber_loss')

/**
 * part of the derivative of huber loss, as its backward pass calls it
 * - `huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const huberLossBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, delta: number, options?: { out?: Tensor }) => Tensor = operator('huber_loss_backward')

/**
 * √(x² + other²); in place
 * - `hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.hypot_.html}
 */
export const hypot_: (self: Tensor, other: Tensor) => Tensor = operator('hypot_')

/**
 * the modified Bessel function I₀(x); in place
 * - `i0_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.i0_.html}
 */
export const i0_: (self: Tensor) => Tensor = operator('i0_')

/**
 * the regularized lower incomplete gamma function P(x, other); in place
 * - `igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.igamma_.html}
 */
export const igamma_: (self: Tensor, other: Tensor) => Tensor = operator('igamma_')

/**
 * the regularized upper incomplete gamma function Q(x, other); in place
 * - `igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.igammac_.html}
 */
export const igammac_: (self: Tensor, other: Tensor) => Tensor = operator('igammac_')

/**
 * sliding blocks of an image as columns
 * - `im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const im2col: (self: Tensor, kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('im2col')

/**
 * elements that tensors of subscripts, one for each dimension, name
 * - `index.Tensor(Tensor self, Tensor?[] indices) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index.html}
 */
export const index: (self: Tensor, indices: readonly (Tensor | null)[], options?: { out?: Tensor }) => Tensor = operator('index')

/**
 * slices of source, times alpha, added where index says; in place
 * - `index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_add_.html}
 */
export const indexAdd_: (self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }) => Tensor = operator('index_add_')

/**
 * slices of source put where index says; in place
 * - `index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_copy_.html}
 */
export const indexCopy_: (self: Tensor, dim: number, index: Tensor, source: Tensor) => Tensor = operator('index_copy_')

/**
 * slices where index says filled with a value
 * - `index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
 * - `index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_fill.html}
 */
export const indexFill: (self: Tensor, dim: number, index: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('index_fill')

/**
 * slices where index says filled with a value; in place
 * - `index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
 * - `index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_fill_.html}
 */
export const indexFill_: (self: Tensor, dim: number, index: Tensor, value: Scalar | Tensor) => Tensor = operator('index_fill_')

/**
 * values put at places that tensors of indices name, or added with accumulate
 * - `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_put.html}
 */
export const indexPut: (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean; out?: Tensor }) => Tensor = operator('index_put')

/**
 * values put at places that tensors of indices name, or added with accumulate; in place
 * - `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_put_.html}
 */
export const indexPut_: (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }) => Tensor = operator('index_put_')

/**
 * slices of source combined with those where index says, by 'prod', 'mean', 'amax' or 'amin'; in place
 * - `index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_reduce_.html}
 */
export const indexReduce_: (self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }) => Tensor = operator('index_reduce_')

/**
 * part of the derivative of index select, as its backward pass calls it
 * - `index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor index) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const indexSelectBackward: (grad: Tensor, selfSizes: number | readonly number[], dim: number, index: Tensor) => Tensor = operator('index_select_backward')

/**
 * of a sparse tensor, where its values are
 * - `indices(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.indices.html}
 */
export const indices: (self: Tensor) => Tensor = operator('indices')

/**
 * of a sparse tensor, where its values are; copied, not viewed
 * - `indices_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.indices_copy.html}
 */
export const indicesCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('indices_copy')

/**
 * part of the derivative of infinitely differentiable gelu, as its backward pass calls it
 * - `infinitely_differentiable_gelu_backward(Tensor grad, Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const infinitelyDifferentiableGeluBackward: (grad: Tensor, self: Tensor) => Tensor = operator('infinitely_differentiable_gelu_backward')

/**
 * (x − mean)/√(var + eps)·weight + bias, of each channel of each sample
 * - `instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.instance_norm.html}
 */
export const instanceNorm: (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean) => Tensor = operator('instance_norm')

/**
 * the integers that a quantized tensor stores
 * - `int_repr(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.int_repr.html}
 */
export const intRepr: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('int_repr')

/**
 * whether a sparse tensor's indices are unique and in order
 * - `is_coalesced(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_coalesced.html}
 */
export const isCoalesced: (self: Tensor) => boolean = operator('is_coalesced')

/**
 * false, always
 * - `is_distributed(Tensor self) -> bool`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const isDistributed: (self: Tensor) => boolean = operator('is_distributed')

/**
 * whether it was made in inference mode
 * - `is_inference(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_inference.html}
 */
export const isInference: (self: Tensor) => boolean = operator('is_inference')

/**
 * whether derivatives end here
 * - `is_leaf(Tensor self) -> bool`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const isLeaf: (self: Tensor) => boolean = operator('is_leaf')

/**
 * whether a negation is pending
 * - `is_neg(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_neg.html}
 */
export const isNeg: (self: Tensor) => boolean = operator('is_neg')

/**
 * whether it lies in page-locked memory
 * - `is_pinned(Tensor self, Device? device=None) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_pinned.html}
 */
export const isPinned: (self: Tensor, options?: { device?: Device | null }) => boolean = operator('is_pinned')

/**
 * whether two tensors have the same shape
 * - `is_same_size(Tensor self, Tensor other) -> bool`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const isSameSize: (self: Tensor, other: Tensor) => boolean = operator('is_same_size')

/**
 * whether two tensors show the same part of one storage
 * - `is_set_to(Tensor self, Tensor tensor) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_set_to.html}
 */
export const isSetTo: (self: Tensor, tensor: Tensor) => boolean = operator('is_set_to')

/**
 * whether the dtype has negative numbers
 * - `is_signed(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_signed.html}
 */
export const isSigned: (self: Tensor) => boolean = operator('is_signed')

/**
 * whether libtorch was built with Vulkan
 * - `is_vulkan_available() -> bool`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const isVulkanAvailable: () => boolean = operator('is_vulkan_available')

/**
 * y·(log y − x), with x a logarithm, and y one too with logTarget
 * - `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.kl_div.html}
 */
export const klDiv: (self: Tensor, target: Tensor, options?: { reduction?: number; logTarget?: boolean }) => Tensor = operator('kl_div')

/**
 * |x − target|
 * - `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.l1_loss.html}
 */
export const l1Loss: (self: Tensor, target: Tensor, options?: { reduction?: number }) => Tensor = operator('l1_loss')

/**
 * (x − mean)/√(var + eps)·weight + bias, over the last dimensions
 * - `layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.layer_norm.html}
 */
export const layerNorm: (input: Tensor, normalizedShape: number | readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnable?: boolean }) => Tensor = operator('layer_norm')

/**
 * the least common multiple; in place
 * - `lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lcm_.html}
 */
export const lcm_: (self: Tensor, other: Tensor) => Tensor = operator('lcm_')

/**
 * x·2^other; in place
 * - `ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ldexp_.html}
 */
export const ldexp_: (self: Tensor, other: Tensor) => Tensor = operator('ldexp_')

/**
 * x ≤ other, of each element; in place
 * - `le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.le_.html}
 */
export const le_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('le_')

/**
 * x where x > 0, else negativeSlope·x
 * - `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu.html}
 */
export const leakyRelu: (self: Tensor, options?: { negativeSlope?: Scalar; out?: Tensor }) => Tensor = operator('leaky_relu')

/**
 * x where x > 0, else negativeSlope·x; in place
 * - `leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu_.html}
 */
export const leakyRelu_: (self: Tensor, options?: { negativeSlope?: Scalar }) => Tensor = operator('leaky_relu_')

/**
 * part of the derivative of leaky relu, as its backward pass calls it
 * - `leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope, bool self_is_result) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const leakyReluBackward: (gradOutput: Tensor, self: Tensor, negativeSlope: Scalar, selfIsResult: boolean, options?: { out?: Tensor }) => Tensor = operator('leaky_relu_backward')

/**
 * x + weight·(end − x); in place
 * - `lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
 * - `lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lerp_.html}
 */
export const lerp_: (self: Tensor, end: Tensor, weight: Scalar | Tensor) => Tensor = operator('lerp_')

/**
 * x < other, of each element; in place
 * - `less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.less_.html}
 */
export const less_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('less_')

/**
 * x ≤ other, of each element; in place
 * - `less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.less_equal_.html}
 */
export const lessEqual_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('less_equal_')

/**
 * log |Γ(x)|; in place
 * - `lgamma_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lgamma_.html}
 */
export const lgamma_: (self: Tensor) => Tensor = operator('lgamma_')

/**
 * the tensor itself; for function transforms
 * - `lift(Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const lift: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('lift')

/**
 * the tensor itself; for function transforms
 * - `lift_fresh(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const liftFresh: (self: Tensor) => Tensor = operator('lift_fresh')

/**
 * the tensor itself; for function transforms; copied, not viewed
 * - `lift_fresh_copy(Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const liftFreshCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('lift_fresh_copy')

/**
 * x · weightᵀ + bias
 * - `linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.linear.html}
 */
export const linear: (input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; out?: Tensor }) => Tensor = operator('linear')

/**
 * part of the derivative of linear, as its backward pass calls it
 * - `linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const linearBackward: (self: Tensor, gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor, Tensor] = operator('linear_backward')

/**
 * log₁₀ x; in place
 * - `log10_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log10_.html}
 */
export const log10_: (self: Tensor) => Tensor = operator('log10_')

/**
 * ln(1 + x), exact near 0; in place
 * - `log1p_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log1p_.html}
 */
export const log1p_: (self: Tensor) => Tensor = operator('log1p_')

/**
 * log₂ x; in place
 * - `log2_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log2_.html}
 */
export const log2_: (self: Tensor) => Tensor = operator('log2_')

/**
 * ln x; in place
 * - `log_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log_.html}
 */
export const log_: (self: Tensor) => Tensor = operator('log_')

/**
 * draws whose logarithm is normal with this mean and std
 * - `log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const logNormal: (self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null; out?: Tensor }) => Tensor = operator('log_normal')

/**
 * draws whose logarithm is normal with this mean and std; in place
 * - `log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log_normal_.html}
 */
export const logNormal_: (self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }) => Tensor = operator('log_normal_')

/**
 * log(1/(1 + e^(−x)))
 * - `log_sigmoid(Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const logSigmoid: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('log_sigmoid')

/**
 * part of the derivative of log sigmoid, as its backward pass calls it
 * - `log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const logSigmoidBackward: (gradOutput: Tensor, self: Tensor, buffer: Tensor, options?: { out?: Tensor }) => Tensor = operator('log_sigmoid_backward')

/**
 * part of log sigmoid, as other operators call it
 * - `log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const logSigmoidForward: (self: Tensor, options?: { out?: readonly [Tensor, Tensor] }) => { output: Tensor; buffer: Tensor } = operator('log_sigmoid_forward')

/**
 * x − log Σ e^x, along a dimension
 * - `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.log_softmax.html}
 */
export const logSoftmax: (self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }) => Tensor = operator('log_softmax')

/**
 * x ∧ other, of what is not zero; in place
 * - `logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_and_.html}
 */
export const logicalAnd_: (self: Tensor, other: Tensor) => Tensor = operator('logical_and_')

/**
 * whether x is zero; in place
 * - `logical_not_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_not_.html}
 */
export const logicalNot_: (self: Tensor) => Tensor = operator('logical_not_')

/**
 * x ∨ other, of what is not zero; in place
 * - `logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_or_.html}
 */
export const logicalOr_: (self: Tensor, other: Tensor) => Tensor = operator('logical_or_')

/**
 * x ⊻ other, of what is not zero; in place
 * - `logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_xor_.html}
 */
export const logicalXor_: (self: Tensor, other: Tensor) => Tensor = operator('logical_xor_')

/**
 * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]; in place
 * - `logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logit_.html}
 */
export const logit_: (self: Tensor, options?: { eps?: number | null }) => Tensor = operator('logit_')

/**
 * part of the derivative of logit, as its backward pass calls it
 * - `logit_backward(Tensor grad_output, Tensor self, float? eps=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const logitBackward: (gradOutput: Tensor, self: Tensor, options?: { eps?: number | null; out?: Tensor }) => Tensor = operator('logit_backward')

/**
 * layers of long short-term memory over a sequence
 * - `lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)`
 * - `lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const lstm: {
  (data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor]
  (input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor]
} = operator('lstm')

/**
 * one step of long short-term memory
 * - `lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const lstmCell: (input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }) => [Tensor, Tensor] = operator('lstm_cell')

/**
 * part of the derivative of lstm mps, as its backward pass calls it
 * - `lstm_mps_backward(Tensor? grad_y, Tensor? grad_hy, Tensor? grad_cy, Tensor z_state, Tensor cell_state_fwd, Tensor input, Tensor layersOutputs, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor[], Tensor[])`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const lstmMpsBackward: (gradY: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, zState: Tensor, cellStateFwd: Tensor, input: Tensor, layersOutputs: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean) => [Tensor, Tensor[], Tensor[]] = operator('lstm_mps_backward')

/**
 * x < other, of each element; in place
 * - `lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lt_.html}
 */
export const lt_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('lt_')

/**
 * the last two dimensions swapped, and complex conjugates
 * - `mH(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mH: (self: Tensor) => Tensor = operator('mH')

/**
 * the last two dimensions swapped, as a view
 * - `mT(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mT: (self: Tensor) => Tensor = operator('mT')

/**
 * max(0, −target·(input1 − input2) + margin)
 * - `margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.margin_ranking_loss.html}
 */
export const marginRankingLoss: (input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }) => Tensor = operator('margin_ranking_loss')

/**
 * value where the mask is true
 * - `masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
 * - `masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill.html}
 */
export const maskedFill: (self: Tensor, mask: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('masked_fill')

/**
 * value where the mask is true; in place
 * - `masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
 * - `masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill_.html}
 */
export const maskedFill_: (self: Tensor, mask: Tensor, value: Scalar | Tensor) => Tensor = operator('masked_fill_')

/**
 * the elements of source, in order, where the mask is true
 * - `masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_scatter.html}
 */
export const maskedScatter: (self: Tensor, mask: Tensor, source: Tensor, options?: { out?: Tensor }) => Tensor = operator('masked_scatter')

/**
 * the elements of source, in order, where the mask is true; in place
 * - `masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_scatter_.html}
 */
export const maskedScatter_: (self: Tensor, mask: Tensor, source: Tensor) => Tensor = operator('masked_scatter_')

/**
 * part of the derivative of masked scatter, as its backward pass calls it
 * - `masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const maskedScatterBackward: (gradOutput: Tensor, mask: Tensor, sizes: number | readonly number[]) => Tensor = operator('masked_scatter_backward')

/**
 * part of the derivative of masked select, as its backward pass calls it
 * - `masked_select_backward(Tensor grad, Tensor input, Tensor mask) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const maskedSelectBackward: (grad: Tensor, input: Tensor, mask: Tensor) => Tensor = operator('masked_select_backward')

/**
 * part of the derivative of matmul, as its backward pass calls it
 * - `matmul_backward(Tensor grad, Tensor self, Tensor other, bool[2] mask) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const matmulBackward: (grad: Tensor, self: Tensor, other: Tensor, mask: boolean | readonly boolean[]) => [Tensor, Tensor] = operator('matmul_backward')

/**
 * a matrix transposed and conjugated, as a view
 * - `matrix_H(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const matrixH: (self: Tensor) => Tensor = operator('matrix_H')

/**
 * part of the derivative of matrix exp, as its backward pass calls it
 * - `matrix_exp_backward(Tensor self, Tensor grad) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const matrixExpBackward: (self: Tensor, grad: Tensor) => Tensor = operator('matrix_exp_backward')

/**
 * maxima over sliding windows
 * - `max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d.html}
 */
export const maxPool1d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }) => Tensor = operator('max_pool1d')

/**
 * maxima over sliding windows, and where they are
 * - `max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d_with_indices.html}
 */
export const maxPool1dWithIndices: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }) => [Tensor, Tensor] = operator('max_pool1d_with_indices')

/**
 * maxima over sliding windows
 * - `max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d.html}
 */
export const maxPool2d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }) => Tensor = operator('max_pool2d')

/**
 * part of the derivative of max pool2d, as its backward pass calls it
 * - `max_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const maxPool2dBackward: (gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }) => Tensor = operator('max_pool2d_backward')

/**
 * maxima over sliding windows, and where they are
 * - `max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d_with_indices.html}
 */
export const maxPool2dWithIndices: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }) => [Tensor, Tensor] = operator('max_pool2d_with_indices')

/**
 * part of the derivative of max pool2d with indices, as its backward pass calls it
 * - `max_pool2d_with_indices_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool ceil_mode, Tensor indices) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const maxPool2dWithIndicesBackward: (gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor, options?: { out?: Tensor }) => Tensor = operator('max_pool2d_with_indices_backward')

/**
 * maxima over sliding windows
 * - `max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d.html}
 */
export const maxPool3d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }) => Tensor = operator('max_pool3d')

/**
 * maxima over sliding windows, and where they are
 * - `max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d_with_indices.html}
 */
export const maxPool3dWithIndices: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }) => [Tensor, Tensor] = operator('max_pool3d_with_indices')

/**
 * part of the derivative of max pool3d with indices, as its backward pass calls it
 * - `max_pool3d_with_indices_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, int[3] dilation, bool ceil_mode, Tensor indices) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const maxPool3dWithIndicesBackward: (gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor, options?: { out?: Tensor }) => Tensor = operator('max_pool3d_with_indices_backward')

/**
 * values put back where max pooling found them, zeros elsewhere
 * - `max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool2d.html}
 */
export const maxUnpool2d: (self: Tensor, indices: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('max_unpool2d')

/**
 * values put back where max pooling found them, zeros elsewhere
 * - `max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool3d.html}
 */
export const maxUnpool3d: (self: Tensor, indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('max_unpool3d')

/**
 * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch; by one backend's own kernel
 * - `miopen_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenBatchNorm: (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number) => [Tensor, Tensor, Tensor] = operator('miopen_batch_norm')

/**
 * part of the derivative of miopen batch norm, as its backward pass calls it
 * - `miopen_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenBatchNormBackward: (input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number) => [Tensor, Tensor, Tensor] = operator('miopen_batch_norm_backward')

/**
 * any convolution, transposed or not, in any number of dimensions; by one backend's own kernel
 * - `miopen_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenConvolution: (self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options?: { out?: Tensor }) => Tensor = operator('miopen_convolution')

/**
 * miopen convolution add relu
 * - `miopen_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenConvolutionAddRelu: (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number) => Tensor = operator('miopen_convolution_add_relu')

/**
 * miopen convolution relu
 * - `miopen_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenConvolutionRelu: (self: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number) => Tensor = operator('miopen_convolution_relu')

/**
 * miopen convolution transpose
 * - `miopen_convolution_transpose(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenConvolutionTranspose: (self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], outputPadding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options?: { out?: Tensor }) => Tensor = operator('miopen_convolution_transpose')

/**
 * −log of the probability of a label sequence over all alignments with the input; by one backend's own kernel
 * - `miopen_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)`
 * - `miopen_ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenCtcLoss: (logProbs: Tensor, targets: Tensor, inputLengths: number | readonly number[] | Tensor, targetLengths: number | readonly number[] | Tensor, blank: number, deterministic: boolean, zeroInfinity: boolean) => [Tensor, Tensor] = operator('miopen_ctc_loss')

/**
 * miopen depthwise convolution
 * - `miopen_depthwise_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenDepthwiseConvolution: (self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options?: { out?: Tensor }) => Tensor = operator('miopen_depthwise_convolution')

/**
 * miopen rnn
 * - `miopen_rnn(Tensor input, Tensor[] weight, int weight_stride0, Tensor hx, Tensor? cx, int mode, int hidden_size, int num_layers, bool batch_first, float dropout, bool train, bool bidirectional, int[] batch_sizes, Tensor? dropout_state) -> (Tensor, Tensor, Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenRnn: (input: Tensor, weight: readonly Tensor[], weightStride0: number, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: number | readonly number[], dropoutState: Tensor | null) => [Tensor, Tensor, Tensor, Tensor, Tensor] = operator('miopen_rnn')

/**
 * part of the derivative of miopen rnn, as its backward pass calls it
 * - `miopen_rnn_backward(Tensor input, Tensor[] weight, int weight_stride0, Tensor weight_buf, Tensor hx, Tensor? cx, Tensor output, Tensor? grad_output, Tensor? grad_hy, Tensor? grad_cy, int mode, int hidden_size, int num_layers, bool batch_first, float dropout, bool train, bool bidirectional, int[] batch_sizes, Tensor? dropout_state, Tensor reserve, bool[4] output_mask) -> (Tensor, Tensor, Tensor, Tensor[])`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const miopenRnnBackward: (input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: number | readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor, Tensor, Tensor[]] = operator('miopen_rnn_backward')

/**
 * x·tanh(softplus x)
 * - `mish(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mish.html}
 */
export const mish: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('mish')

/**
 * x·tanh(softplus x); in place
 * - `mish_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mish_: (self: Tensor) => Tensor = operator('mish_')

/**
 * part of the derivative of mish, as its backward pass calls it
 * - `mish_backward(Tensor grad_output, Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mishBackward: (gradOutput: Tensor, self: Tensor) => Tensor = operator('mish_backward')

/**
 * averages over as many windows as give the output size asked for; by one backend's own kernel
 * - `mkldnn_adaptive_avg_pool2d(Tensor self, int[2] output_size) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnAdaptiveAvgPool2d: (self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('mkldnn_adaptive_avg_pool2d')

/**
 * part of the derivative of mkldnn adaptive avg pool2d, as its backward pass calls it
 * - `mkldnn_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnAdaptiveAvgPool2dBackward: (gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }) => Tensor = operator('mkldnn_adaptive_avg_pool2d_backward')

/**
 * any convolution, transposed or not, in any number of dimensions; by one backend's own kernel
 * - `mkldnn_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnConvolution: (self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, options?: { out?: Tensor }) => Tensor = operator('mkldnn_convolution')

/**
 * x · weightᵀ + bias; by one backend's own kernel
 * - `mkldnn_linear(Tensor self, Tensor weight, Tensor? bias=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnLinear: (self: Tensor, weight: Tensor, options?: { bias?: Tensor | null; out?: Tensor }) => Tensor = operator('mkldnn_linear')

/**
 * part of the derivative of linear, as its backward pass calls it; by one backend's own kernel
 * - `mkldnn_linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnLinearBackward: (self: Tensor, gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor, Tensor] = operator('mkldnn_linear_backward')

/**
 * part of the derivative of mkldnn linear, as its backward pass calls it
 * - `mkldnn_linear_backward_input(int[] input_size, Tensor grad_output, Tensor weight) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnLinearBackwardInput: (inputSize: number | readonly number[], gradOutput: Tensor, weight: Tensor, options?: { out?: Tensor }) => Tensor = operator('mkldnn_linear_backward_input')

/**
 * part of the derivative of mkldnn linear, as its backward pass calls it
 * - `mkldnn_linear_backward_weights(Tensor grad_output, Tensor input, Tensor weight, bool bias_defined) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnLinearBackwardWeights: (gradOutput: Tensor, input: Tensor, weight: Tensor, biasDefined: boolean) => [Tensor, Tensor] = operator('mkldnn_linear_backward_weights')

/**
 * maxima over sliding windows; by one backend's own kernel
 * - `mkldnn_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnMaxPool2d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }) => Tensor = operator('mkldnn_max_pool2d')

/**
 * part of the derivative of max pool2d, as its backward pass calls it; by one backend's own kernel
 * - `mkldnn_max_pool2d_backward(Tensor grad_output, Tensor output, Tensor input, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnMaxPool2dBackward: (gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }) => Tensor = operator('mkldnn_max_pool2d_backward')

/**
 * maxima over sliding windows; by one backend's own kernel
 * - `mkldnn_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnMaxPool3d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }) => Tensor = operator('mkldnn_max_pool3d')

/**
 * part of the derivative of mkldnn max pool3d, as its backward pass calls it
 * - `mkldnn_max_pool3d_backward(Tensor grad_output, Tensor output, Tensor input, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnMaxPool3dBackward: (gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }) => Tensor = operator('mkldnn_max_pool3d_backward')

/**
 * mkldnn reorder conv2d weight
 * - `mkldnn_reorder_conv2d_weight(Tensor self, SymInt[2] padding=[0, 0], SymInt[2] stride=[1, 1], SymInt[2] dilation=[1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnReorderConv2dWeight: (self: Tensor, options?: { padding?: number | readonly number[]; stride?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number; inputSize?: number | readonly number[] | null; out?: Tensor }) => Tensor = operator('mkldnn_reorder_conv2d_weight')

/**
 * mkldnn reorder conv3d weight
 * - `mkldnn_reorder_conv3d_weight(Tensor self, SymInt[3] padding=[0, 0, 0], SymInt[3] stride=[1, 1, 1], SymInt[3] dilation=[1, 1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mkldnnReorderConv3dWeight: (self: Tensor, options?: { padding?: number | readonly number[]; stride?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number; inputSize?: number | readonly number[] | null; out?: Tensor }) => Tensor = operator('mkldnn_reorder_conv3d_weight')

/**
 * part of the derivative of convolution, as its backward pass calls it; by one backend's own kernel
 * - `mps_convolution_backward(Tensor self, Tensor grad_output, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mpsConvolutionBackward: (self: Tensor, gradOutput: Tensor, weight: Tensor, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor, Tensor] = operator('mps_convolution_backward')

/**
 * part of the derivative of mps convolution transpose, as its backward pass calls it
 * - `mps_convolution_transpose_backward(Tensor self, Tensor grad_output, Tensor weight, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool[2] output_mask) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mpsConvolutionTransposeBackward: (self: Tensor, gradOutput: Tensor, weight: Tensor, padding: number | readonly number[], outputPadding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor] = operator('mps_convolution_transpose_backward')

/**
 * (x − target)²
 * - `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mse_loss.html}
 */
export const mseLoss: (self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }) => Tensor = operator('mse_loss')

/**
 * part of the derivative of mse loss, as its backward pass calls it
 * - `mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const mseLossBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor }) => Tensor = operator('mse_loss_backward')

/**
 * x · other, broadcast; in place
 * - `mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.mul_.html}
 */
export const mul_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('mul_')

/**
 * Σ max(0, margin − x[class] + x[i])^p / n over other classes i
 * - `multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multi_margin_loss.html}
 */
export const multiMarginLoss: (self: Tensor, target: Tensor, options?: { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: number; out?: Tensor }) => Tensor = operator('multi_margin_loss')

/**
 * part of the derivative of multi margin loss, as its backward pass calls it
 * - `multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const multiMarginLossBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, p: Scalar, margin: Scalar, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }) => Tensor = operator('multi_margin_loss_backward')

/**
 * Σ max(0, 1 − (x[label] − x[i]))/n, over labels and all other i
 * - `multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multilabel_margin_loss.html}
 */
export const multilabelMarginLoss: (self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }) => Tensor = operator('multilabel_margin_loss')

/**
 * part of the derivative of multilabel margin loss, as its backward pass calls it
 * - `multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const multilabelMarginLossBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, isTarget: Tensor, options?: { out?: Tensor }) => Tensor = operator('multilabel_margin_loss_backward')

/**
 * part of multilabel margin loss, as other operators call it
 * - `multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const multilabelMarginLossForward: (self: Tensor, target: Tensor, reduction: number, options?: { out?: readonly [Tensor, Tensor] }) => { output: Tensor; isTarget: Tensor } = operator('multilabel_margin_loss_forward')

/**
 * x · other, broadcast; in place
 * - `multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.multiply_.html}
 */
export const multiply_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('multiply_')

/**
 * the logarithm of the gamma function of dimension p; in place
 * - `mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.mvlgamma_.html}
 */
export const mvlgamma_: (self: Tensor, p: number) => Tensor = operator('mvlgamma_')

/**
 * numbers in place of NaN and ±∞; in place
 * - `nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nan_to_num_.html}
 */
export const nanToNum_: (self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }) => Tensor = operator('nan_to_num_')

/**
 * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch; with what its backward pass needs
 * - `native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeBatchNorm: (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number) => [Tensor, Tensor, Tensor] = operator('native_batch_norm')

/**
 * channels rearranged across groups; with what its backward pass needs
 * - `native_channel_shuffle(Tensor self, SymInt groups) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.native_channel_shuffle.html}
 */
export const nativeChannelShuffle: (self: Tensor, groups: number) => Tensor = operator('native_channel_shuffle')

/**
 * zeros with probability p, the rest divided by 1 − p; x itself where train is false; with what its backward pass needs
 * - `native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeDropout: (input: Tensor, p: number, train: boolean | null) => [Tensor, Tensor] = operator('native_dropout')

/**
 * part of the derivative of native dropout, as its backward pass calls it
 * - `native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeDropoutBackward: (gradOutput: Tensor, mask: Tensor, scale: number, options?: { out?: Tensor }) => Tensor = operator('native_dropout_backward')

/**
 * (x − mean)/√(var + eps)·weight + bias, over groups of channels of each sample; with what its backward pass needs
 * - `native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeGroupNorm: (input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number) => [Tensor, Tensor, Tensor] = operator('native_group_norm')

/**
 * part of the derivative of native group norm, as its backward pass calls it
 * - `native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeGroupNormBackward: (gradOut: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: number, C: number, HxW: number, group: number, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor, Tensor] = operator('native_group_norm_backward')

/**
 * (x − mean)/√(var + eps)·weight + bias, over the last dimensions; with what its backward pass needs
 * - `native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeLayerNorm: (input: Tensor, normalizedShape: number | readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number) => [Tensor, Tensor, Tensor] = operator('native_layer_norm')

/**
 * part of the derivative of native layer norm, as its backward pass calls it
 * - `native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeLayerNormBackward: (gradOut: Tensor, input: Tensor, normalizedShape: number | readonly number[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, outputMask: boolean | readonly boolean[]) => [Tensor, Tensor, Tensor] = operator('native_layer_norm_backward')

/**
 * a p-norm, over all or along dimensions; superseded by linalg.vectorNorm; with what its backward pass needs
 * - `native_norm(Tensor self, Scalar p=2) -> Tensor`
 * - `native_norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, ScalarType? dtype) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nativeNorm: {
  (self: Tensor, options?: { p?: Scalar | null; dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, dtype: DType | null, options?: { out?: Tensor }): Tensor
} = operator('native_norm')

/**
 * x ≠ other, of each element; in place
 * - `ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ne_.html}
 */
export const ne_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('ne_')

/**
 * −x; in place
 * - `neg_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.neg_.html}
 */
export const neg_: (self: Tensor) => Tensor = operator('neg_')

/**
 * −x; in place
 * - `negative_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.negative_.html}
 */
export const negative_: (self: Tensor) => Tensor = operator('negative_')

/**
 * tensors of different sizes as one, padded
 * - `nested_to_padded_tensor(Tensor self, float padding, int[]? output_size=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nestedToPaddedTensor: (self: Tensor, padding: number, options?: { outputSize?: number | readonly number[] | null }) => Tensor = operator('nested_to_padded_tensor')

/**
 * a tensor of this one's dtype and device, not initialized
 * - `new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty.html}
 */
export const newEmpty: {
  (self: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, size: number | readonly number[], options: { out: Tensor }): Tensor
} = operator('new_empty')

/**
 * a tensor of this one's dtype and device, not initialized
 * - `new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty_strided.html}
 */
export const newEmptyStrided: {
  (self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, size: number | readonly number[], stride: number | readonly number[], options: { out: Tensor }): Tensor
} = operator('new_empty_strided')

/**
 * a tensor of this one's dtype and device, of one value
 * - `new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_full.html}
 */
export const newFull: {
  (self: Tensor, size: number | readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, size: number | readonly number[], fillValue: Scalar, options: { out: Tensor }): Tensor
} = operator('new_full')

/**
 * a tensor of this one's dtype and device, of ones
 * - `new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_ones.html}
 */
export const newOnes: {
  (self: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, size: number | readonly number[], options: { out: Tensor }): Tensor
} = operator('new_ones')

/**
 * a tensor of this one's dtype and device, of zeros
 * - `new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_zeros.html}
 */
export const newZeros: {
  (self: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, size: number | readonly number[], options: { out: Tensor }): Tensor
} = operator('new_zeros')

/**
 * the next float after x on the way to other; in place
 * - `nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nextafter_.html}
 */
export const nextafter_: (self: Tensor, other: Tensor) => Tensor = operator('nextafter_')

/**
 * −x[class]·weight[class], of log-probabilities x
 * - `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.nll_loss.html}
 */
export const nllLoss: (self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }) => Tensor = operator('nll_loss')

/**
 * −x[class]·weight[class], of log-probabilities x
 * - `nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nllLoss2d: (self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }) => Tensor = operator('nll_loss2d')

/**
 * part of the derivative of nll loss2d, as its backward pass calls it
 * - `nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nllLoss2dBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor }) => Tensor = operator('nll_loss2d_backward')

/**
 * part of nll loss2d, as other operators call it
 * - `nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nllLoss2dForward: (self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] }) => { output: Tensor; totalWeight: Tensor } = operator('nll_loss2d_forward')

/**
 * part of the derivative of nll loss, as its backward pass calls it
 * - `nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nllLossBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor }) => Tensor = operator('nll_loss_backward')

/**
 * part of nll loss, as other operators call it
 * - `nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nllLossForward: (self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] }) => { output: Tensor; totalWeight: Tensor } = operator('nll_loss_forward')

/**
 * −x[class]·weight[class], of log-probabilities x
 * - `nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nllLossNd: (self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }) => Tensor = operator('nll_loss_nd')

/**
 * the same, one tensor for each dimension
 * - `nonzero_numpy(Tensor self) -> Tensor[]`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nonzeroNumpy: (self: Tensor) => Tensor[] = operator('nonzero_numpy')

/**
 * as nonzero, in a fixed number of rows
 * - `nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nonzero_static.html}
 */
export const nonzeroStatic: (self: Tensor, options: { size: number; fillValue?: number; out?: Tensor }) => Tensor = operator('nonzero_static')

/**
 * p-norms over all dimensions but one
 * - `norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const normExceptDim: (v: Tensor, options?: { pow?: number; dim?: number }) => Tensor = operator('norm_except_dim')

/**
 * draws from the normal distribution with these means and deviations; in place
 * - `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.normal_.html}
 */
export const normal_: (self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }) => Tensor = operator('normal_')

/**
 * part of normal, as other operators call it
 * - `normal_functional(Tensor self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const normalFunctional: (self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }) => Tensor = operator('normal_functional')

/**
 * x ≠ other, of each element; in place
 * - `not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.not_equal_.html}
 */
export const notEqual_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('not_equal_')

/**
 * Σ of singular values
 * - `nuclear_norm(Tensor self, bool keepdim=False) -> Tensor`
 * - `nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const nuclearNorm: {
  (self: Tensor, options?: { keepdim?: boolean; dim?: number | readonly number[]; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
} = operator('nuclear_norm')

/**
 * all dimensions in reverse order, as a view
 * - `numpy_T(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const numpyT: (self: Tensor) => Tensor = operator('numpy_T')

/**
 * 1 at each index, 0 elsewhere, in a new last dimension
 * - `one_hot(Tensor self, int num_classes=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.one_hot.html}
 */
export const oneHot: (self: Tensor, options?: { numClasses?: number }) => Tensor = operator('one_hot')

/**
 * which of its function's results it is
 * - `output_nr(Tensor self) -> int`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const outputNr: (self: Tensor) => number = operator('output_nr')

/**
 * a border, constant or 'reflect', 'replicate', 'circular'; sizes from the last dimension on
 * - `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html}
 */
export const pad: (self: Tensor, pad: number | readonly number[], options?: { mode?: string; value?: number | null }) => Tensor = operator('pad')

/**
 * sequences of different length as one tensor, padded
 * - `pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0., str padding_side="right") -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const padSequence: (sequences: readonly Tensor[], options?: { batchFirst?: boolean; paddingValue?: number; paddingSide?: string }) => Tensor = operator('pad_sequence')

/**
 * ‖x1 − x2 + eps‖_p, along the last dimension
 * - `pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pairwise_distance.html}
 */
export const pairwiseDistance: (x1: Tensor, x2: Tensor, options?: { p?: number; eps?: number; keepdim?: boolean }) => Tensor = operator('pairwise_distance')

/**
 * p-norm distances between all pairs of rows
 * - `pdist(Tensor self, float p=2.) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pdist.html}
 */
export const pdist: (self: Tensor, options?: { p?: number }) => Tensor = operator('pdist')

/**
 * a view with the dimensions in another order; copied, not viewed
 * - `permute_copy(Tensor self, int[] dims) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.permute_copy.html}
 */
export const permuteCopy: (self: Tensor, dims: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('permute_copy')

/**
 * a copy in page-locked memory, for faster transfer to a device
 * - `pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.pin_memory.html}
 */
export const pinMemory: (self: Tensor, options?: { device?: Device | null }) => Tensor = operator('pin_memory')

/**
 * (C·r², H, W) rearranged as (C, H·r, W·r)
 * - `pixel_shuffle(Tensor self, int upscale_factor) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_shuffle.html}
 */
export const pixelShuffle: (self: Tensor, upscaleFactor: number, options?: { out?: Tensor }) => Tensor = operator('pixel_shuffle')

/**
 * (C, H·r, W·r) rearranged as (C·r², H, W)
 * - `pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_unshuffle.html}
 */
export const pixelUnshuffle: (self: Tensor, downscaleFactor: number, options?: { out?: Tensor }) => Tensor = operator('pixel_unshuffle')

/**
 * e^x − target·x, or x − target·log(x + eps)
 * - `poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.poisson_nll_loss.html}
 */
export const poissonNllLoss: (input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: number) => Tensor = operator('poisson_nll_loss')

/**
 * the n-th derivative of digamma; in place
 * - `polygamma_(Tensor(a!) self, int n) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.polygamma_.html}
 */
export const polygamma_: (self: Tensor, n: number) => Tensor = operator('polygamma_')

/**
 * x^exponent; in place
 * - `pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
 * - `pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.pow_.html}
 */
export const pow_: (self: Tensor, exponent: Scalar | Tensor) => Tensor = operator('pow_')

/**
 * x where x > 0, else weight·x, weight learned
 * - `prelu(Tensor self, Tensor weight) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.prelu.html}
 */
export const prelu: (self: Tensor, weight: Tensor) => Tensor = operator('prelu')

/**
 * values put at positions of the flattened tensor
 * - `put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.put.html}
 */
export const put: (self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean; out?: Tensor }) => Tensor = operator('put')

/**
 * values put at positions of the flattened tensor; in place
 * - `put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.put_.html}
 */
export const put_: (self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean }) => Tensor = operator('put_')

/**
 * the dimension along which scales differ
 * - `q_per_channel_axis(Tensor self) -> int`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_axis.html}
 */
export const qPerChannelAxis: (self: Tensor) => number = operator('q_per_channel_axis')

/**
 * the scale of each channel
 * - `q_per_channel_scales(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_scales.html}
 */
export const qPerChannelScales: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('q_per_channel_scales')

/**
 * the integer that stands for zero, of each channel
 * - `q_per_channel_zero_points(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_zero_points.html}
 */
export const qPerChannelZeroPoints: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('q_per_channel_zero_points')

/**
 * the step between neighbouring integers
 * - `q_scale(Tensor self) -> float`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_scale.html}
 */
export const qScale: (self: Tensor) => number = operator('q_scale')

/**
 * the integer that stands for zero
 * - `q_zero_point(Tensor self) -> int`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_zero_point.html}
 */
export const qZeroPoint: (self: Tensor) => number = operator('q_zero_point')

/**
 * how a quantized tensor's scales are laid out
 * - `qscheme(Tensor self) -> QScheme`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.qscheme.html}
 */
export const qscheme: (self: Tensor) => unknown = operator('qscheme')

/**
 * quantized by the range of its own values
 * - `quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_tensor_dynamic.html}
 */
export const quantizePerTensorDynamic: (self: Tensor, dtype: DType, reduceRange: boolean, options?: { out?: Tensor }) => Tensor = operator('quantize_per_tensor_dynamic')

/**
 * quantized gru
 * - `quantized_gru.data(Tensor data, Tensor batch_sizes, Tensor hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * - `quantized_gru.data_legacy(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * - `quantized_gru.input(Tensor input, Tensor hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * - `quantized_gru.input_legacy(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const quantizedGru: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = operator('quantized_gru')

/**
 * quantized gru cell
 * - `quantized_gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const quantizedGruCell: (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar) => Tensor = operator('quantized_gru_cell')

/**
 * quantized lstm
 * - `quantized_lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
 * - `quantized_lstm.data_legacy(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
 * - `quantized_lstm.input(Tensor input, Tensor[] hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
 * - `quantized_lstm.input_legacy(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const quantizedLstm: {
  (data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
  (input: Tensor, hx: readonly Tensor[], params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
} = operator('quantized_lstm')

/**
 * quantized max pool3d
 * - `quantized_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const quantizedMaxPool3d: (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }) => Tensor = operator('quantized_max_pool3d')

/**
 * quantized rnn relu cell
 * - `quantized_rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const quantizedRnnReluCell: (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar) => Tensor = operator('quantized_rnn_relu_cell')

/**
 * quantized rnn tanh cell
 * - `quantized_rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const quantizedRnnTanhCell: (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar) => Tensor = operator('quantized_rnn_tanh_cell')

/**
 * x·180/π; in place
 * - `rad2deg_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.rad2deg_.html}
 */
export const rad2deg_: (self: Tensor) => Tensor = operator('rad2deg_')

/**
 * integers from [from, to), or all that the dtype holds
 * - `random(Tensor self, *, Generator? generator=None) -> Tensor`
 * - `random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor`
 * - `random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const random: {
  (self: Tensor, options?: { generator?: Generator | null; from?: number; to?: number | null; out?: Tensor }): Tensor
  (self: Tensor, from: number, to: number | null, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  (self: Tensor, to: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
} = operator('random')

/**
 * integers from [from, to), or all that the dtype holds; in place
 * - `random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
 * - `random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
 * - `random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.random_.html}
 */
export const random_: {
  (self: Tensor, options?: { generator?: Generator | null; from?: number; to?: number | null }): Tensor
  (self: Tensor, from: number, to: number | null, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, to: number, options?: { generator?: Generator | null }): Tensor
} = operator('random_')

/**
 * 1/x; in place
 * - `reciprocal_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.reciprocal_.html}
 */
export const reciprocal_: (self: Tensor) => Tensor = operator('reciprocal_')

/**
 * keeps the memory from another use until a CUDA stream is done with it
 * - `record_stream(Tensor(a!) self, Stream s) -> ()`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.record_stream.html}
 */
export const recordStream: (self: Tensor, s: never) => void = operator('record_stream')

/**
 * a border that mirrors what is inside
 * - `reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const reflectionPad1d: (self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('reflection_pad1d')

/**
 * part of the derivative of reflection pad1d, as its backward pass calls it
 * - `reflection_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const reflectionPad1dBackward: (gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('reflection_pad1d_backward')

/**
 * a border that mirrors what is inside
 * - `reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const reflectionPad2d: (self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('reflection_pad2d')

/**
 * part of the derivative of reflection pad2d, as its backward pass calls it
 * - `reflection_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const reflectionPad2dBackward: (gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('reflection_pad2d_backward')

/**
 * a border that mirrors what is inside
 * - `reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const reflectionPad3d: (self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('reflection_pad3d')

/**
 * part of the derivative of reflection pad3d, as its backward pass calls it
 * - `reflection_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const reflectionPad3dBackward: (gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('reflection_pad3d_backward')

/**
 * max(x, 0)
 * - `relu(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html}
 */
export const relu: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('relu')

/**
 * min(max(x, 0), 6)
 * - `relu6(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu6.html}
 */
export const relu6: (self: Tensor) => Tensor = operator('relu6')

/**
 * min(max(x, 0), 6); in place
 * - `relu6_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const relu6_: (self: Tensor) => Tensor = operator('relu6_')

/**
 * max(x, 0); in place
 * - `relu_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.relu_.html}
 */
export const relu_: (self: Tensor) => Tensor = operator('relu_')

/**
 * the remainder of x / other, with the sign of other; in place
 * - `remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.remainder_.html}
 */
export const remainder_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('remainder_')

/**
 * slices along a dimension scaled down to at most this p-norm; in place
 * - `renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.renorm_.html}
 */
export const renorm_: (self: Tensor, p: Scalar, dim: number, maxnorm: Scalar) => Tensor = operator('renorm_')

/**
 * the whole tensor, as many times along each dimension
 * - `repeat(Tensor self, SymInt[] repeats) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.repeat.html}
 */
export const repeat: (self: Tensor, repeats: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('repeat')

/**
 * a border that repeats the outermost values
 * - `replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const replicationPad1d: (self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('replication_pad1d')

/**
 * part of the derivative of replication pad1d, as its backward pass calls it
 * - `replication_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const replicationPad1dBackward: (gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('replication_pad1d_backward')

/**
 * a border that repeats the outermost values
 * - `replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const replicationPad2d: (self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('replication_pad2d')

/**
 * part of the derivative of replication pad2d, as its backward pass calls it
 * - `replication_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const replicationPad2dBackward: (gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('replication_pad2d_backward')

/**
 * a border that repeats the outermost values
 * - `replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const replicationPad3d: (self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('replication_pad3d')

/**
 * part of the derivative of replication pad3d, as its backward pass calls it
 * - `replication_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const replicationPad3dBackward: (gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('replication_pad3d_backward')

/**
 * whether autograd records what is done with it; in place
 * - `requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.requires_grad_.html}
 */
export const requiresGrad_: (self: Tensor, options?: { requiresGrad?: boolean }) => Tensor = operator('requires_grad_')

/**
 * reshape to another tensor's shape
 * - `reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.reshape_as.html}
 */
export const reshapeAs: (self: Tensor, other: Tensor) => Tensor = operator('reshape_as')

/**
 * another size in the same storage, which grows where it must
 * - `resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const resize: (self: Tensor, size: number | readonly number[], options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }) => Tensor = operator('resize')

/**
 * another size in the same storage, which grows where it must; in place
 * - `resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_.html}
 */
export const resize_: (self: Tensor, size: number | readonly number[], options?: { memoryFormat?: MemoryFormat | null }) => Tensor = operator('resize_')

/**
 * the size of another tensor
 * - `resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const resizeAs: (self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }) => Tensor = operator('resize_as')

/**
 * the size of another tensor; in place
 * - `resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_as_.html}
 */
export const resizeAs_: (self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }) => Tensor = operator('resize_as_')

/**
 * the size of another sparse tensor
 * - `resize_as_sparse(Tensor self, Tensor the_template) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const resizeAsSparse: (self: Tensor, theTemplate: Tensor, options?: { out?: Tensor }) => Tensor = operator('resize_as_sparse')

/**
 * the size of another sparse tensor; in place
 * - `resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const resizeAsSparse_: (self: Tensor, theTemplate: Tensor) => Tensor = operator('resize_as_sparse_')

/**
 * has backward passes keep the gradient of what is no leaf
 * - `retain_grad(Tensor(a!) self) -> ()`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.retain_grad.html}
 */
export const retainGrad: (self: Tensor) => void = operator('retain_grad')

/**
 * whether its gradient is kept though it is no leaf
 * - `retains_grad(Tensor self) -> bool`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const retainsGrad: (self: Tensor) => boolean = operator('retains_grad')

/**
 * x/√(mean x² + eps)·weight, over the last dimensions
 * - `rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rms_norm.html}
 */
export const rmsNorm: (input: Tensor, normalizedShape: number | readonly number[], options?: { weight?: Tensor | null; eps?: number | null }) => Tensor = operator('rms_norm')

/**
 * layers of Elman's recurrent units with relu over a sequence
 * - `rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * - `rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rnnRelu: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = operator('rnn_relu')

/**
 * relu(wIh·x + bIh + wHh·h + bHh)
 * - `rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rnnReluCell: (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }) => Tensor = operator('rnn_relu_cell')

/**
 * layers of Elman's recurrent units with tanh over a sequence
 * - `rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * - `rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rnnTanh: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = operator('rnn_tanh')

/**
 * tanh(wIh·x + bIh + wHh·h + bHh)
 * - `rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rnnTanhCell: (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }) => Tensor = operator('rnn_tanh_cell')

/**
 * the nearest integer, halves to even; or to as many decimals; in place
 * - `round_(Tensor(a!) self) -> Tensor(a!)`
 * - `round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.round_.html}
 */
export const round_: (self: Tensor, options?: { decimals?: number }) => Tensor = operator('round_')

/**
 * of a sparse matrix by columns, the row of each value
 * - `row_indices(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rowIndices: (self: Tensor) => Tensor = operator('row_indices')

/**
 * of a sparse matrix by columns, the row of each value; copied, not viewed
 * - `row_indices_copy(Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rowIndicesCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('row_indices_copy')

/**
 * x where x > 0, else a·x, a random between lower and upper in training
 * - `rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rrelu.html}
 */
export const rrelu: (self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }) => Tensor = operator('rrelu')

/**
 * x where x > 0, else a·x, a random between lower and upper in training; in place
 * - `rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rrelu_.html}
 */
export const rrelu_: (self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }) => Tensor = operator('rrelu_')

/**
 * as rrelu, with the slopes that it drew
 * - `rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rreluWithNoise: (self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null; out?: Tensor }) => Tensor = operator('rrelu_with_noise')

/**
 * as rrelu, with the slopes that it drew; in place
 * - `rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rreluWithNoise_: (self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }) => Tensor = operator('rrelu_with_noise_')

/**
 * part of the derivative of rrelu with noise, as its backward pass calls it
 * - `rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training, bool self_is_result) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rreluWithNoiseBackward: (gradOutput: Tensor, self: Tensor, noise: Tensor, lower: Scalar, upper: Scalar, training: boolean, selfIsResult: boolean, options?: { out?: Tensor }) => Tensor = operator('rrelu_with_noise_backward')

/**
 * part of rrelu with noise, as other operators call it
 * - `rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> (Tensor, Tensor noise_out)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rreluWithNoiseFunctional: (self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }) => [Tensor, Tensor] = operator('rrelu_with_noise_functional')

/**
 * 1/√x; in place
 * - `rsqrt_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.rsqrt_.html}
 */
export const rsqrt_: (self: Tensor) => Tensor = operator('rsqrt_')

/**
 * other − alpha·x
 * - `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * - `rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const rsub: (self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }) => Tensor = operator('rsub')

/**
 * softmax(query·keyᵀ/√d + mask)·value
 * - `scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html}
 */
export const scaledDotProductAttention: (query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; scale?: number | null; enableGqa?: boolean }) => Tensor = operator('scaled_dot_product_attention')

/**
 * values put at an index along a dimension: out[index[i][j]][j] = src[i][j] for dim 0; in place
 * - `scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
 * - `scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
 * - `scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
 * - `scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_.html}
 */
export const scatter_: {
  (self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): Tensor
  (self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): Tensor
} = operator('scatter_')

/**
 * as scatter, added to what is there; in place
 * - `scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_add_.html}
 */
export const scatterAdd_: (self: Tensor, dim: number, index: Tensor, src: Tensor) => Tensor = operator('scatter_add_')

/**
 * as scatter, combined by 'sum', 'prod', 'mean', 'amax' or 'amin'; in place
 * - `scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_reduce_.html}
 */
export const scatterReduce_: (self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }) => Tensor = operator('scatter_reduce_')

/**
 * sums, means, minima or maxima of consecutive segments
 * - `segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.segment_reduce.html}
 */
export const segmentReduce: (data: Tensor, reduce: string, options?: { lengths?: Tensor | null; indices?: Tensor | null; offsets?: Tensor | null; axis?: number; unsafe?: boolean; initial?: Scalar | null; out?: Tensor }) => Tensor = operator('segment_reduce')

/**
 * part of the derivative of select, as its backward pass calls it
 * - `select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const selectBackward: (gradOutput: Tensor, inputSizes: number | readonly number[], dim: number, index: number, options?: { out?: Tensor }) => Tensor = operator('select_backward')

/**
 * a view of one slice, with one dimension less; copied, not viewed
 * - `select_copy.int(Tensor self, int dim, SymInt index) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select_copy.html}
 */
export const selectCopy: (self: Tensor, dim: number, index: number, options?: { out?: Tensor }) => Tensor = operator('select_copy')

/**
 * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets
 * - `selu(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu.html}
 */
export const selu: (self: Tensor) => Tensor = operator('selu')

/**
 * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets; in place
 * - `selu_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.selu_.html}
 */
export const selu_: (self: Tensor) => Tensor = operator('selu_')

/**
 * another tensor's memory, or an empty one, in place of its own
 * - `set(Tensor self) -> Tensor`
 * - `set.source_Storage(Tensor self, Storage source) -> Tensor`
 * - `set.source_Storage_storage_offset(Tensor self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor`
 * - `set.source_Tensor(Tensor self, Tensor source) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const set: {
  (self: Tensor, options?: { source?: never; storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[]; out?: Tensor }): Tensor
  (self: Tensor, source: never | Tensor, options?: { storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[]; out?: Tensor }): Tensor
  (self: Tensor, source: never, storageOffset: number, size: number | readonly number[], options?: { stride?: number | readonly number[]; out?: Tensor }): Tensor
} = operator('set')

/**
 * another tensor's memory, or an empty one, in place of its own; in place
 * - `set_(Tensor(a!) self) -> Tensor(a!)`
 * - `set_.source_Storage(Tensor(a!) self, Storage source) -> Tensor(a!)`
 * - `set_.source_Storage_storage_offset(Tensor(a!) self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
 * - `set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
 * - `set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.set_.html}
 */
export const set_: {
  (self: Tensor, options?: { source?: never; storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  (self: Tensor, source: never | Tensor, options?: { storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  (self: Tensor, source: never | Tensor, storageOffset: number, size: number | readonly number[], options?: { stride?: number | readonly number[] }): Tensor
} = operator('set_')

/**
 * x/|x|, 0 at 0; of real numbers the sign; in place
 * - `sgn_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sgn_.html}
 */
export const sgn_: (self: Tensor) => Tensor = operator('sgn_')

/**
 * 1/(1 + e^(−x)); in place
 * - `sigmoid_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sigmoid_.html}
 */
export const sigmoid_: (self: Tensor) => Tensor = operator('sigmoid_')

/**
 * part of the derivative of sigmoid, as its backward pass calls it
 * - `sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const sigmoidBackward: (gradOutput: Tensor, output: Tensor, options?: { out?: Tensor }) => Tensor = operator('sigmoid_backward')

/**
 * −1, 0 or 1; in place
 * - `sign_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sign_.html}
 */
export const sign_: (self: Tensor) => Tensor = operator('sign_')

/**
 * x/(1 + e^(−x))
 * - `silu(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.silu.html}
 */
export const silu: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('silu')

/**
 * x/(1 + e^(−x)); in place
 * - `silu_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const silu_: (self: Tensor) => Tensor = operator('silu_')

/**
 * part of the derivative of silu, as its backward pass calls it
 * - `silu_backward(Tensor grad_output, Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const siluBackward: (gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }) => Tensor = operator('silu_backward')

/**
 * sin x, of radians; in place
 * - `sin_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sin_.html}
 */
export const sin_: (self: Tensor) => Tensor = operator('sin_')

/**
 * sin(πx)/(πx), 1 at 0; in place
 * - `sinc_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sinc_.html}
 */
export const sinc_: (self: Tensor) => Tensor = operator('sinc_')

/**
 * (e^x − e^(−x))/2; in place
 * - `sinh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sinh_.html}
 */
export const sinh_: (self: Tensor) => Tensor = operator('sinh_')

/**
 * a view of the elements start, start + step, … below end
 * - `slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const slice: (self: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }) => Tensor = operator('slice')

/**
 * part of the derivative of slice, as its backward pass calls it
 * - `slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const sliceBackward: (gradOutput: Tensor, inputSizes: number | readonly number[], dim: number, start: number, end: number, step: number, options?: { out?: Tensor }) => Tensor = operator('slice_backward')

/**
 * a view of the elements start, start + step, … below end; copied, not viewed
 * - `slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slice_copy.html}
 */
export const sliceCopy: (self: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number; out?: Tensor }) => Tensor = operator('slice_copy')

/**
 * a view that undoes a slice
 * - `slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const sliceInverse: (self: Tensor, src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }) => Tensor = operator('slice_inverse')

/**
 * cross-correlation with filters over three dimensions, plus bias; by one backend's own kernel
 * - `slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const slowConv3d: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; out?: Tensor }) => Tensor = operator('slow_conv3d')

/**
 * part of slow conv3d, as other operators call it
 * - `slow_conv3d_forward(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const slowConv3dForward: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('slow_conv3d_forward')

/**
 * slow conv dilated2d
 * - `slow_conv_dilated2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const slowConvDilated2d: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }) => Tensor = operator('slow_conv_dilated2d')

/**
 * slow conv dilated3d
 * - `slow_conv_dilated3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const slowConvDilated3d: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }) => Tensor = operator('slow_conv_dilated3d')

/**
 * the transpose of a convolution, over two dimensions; by one backend's own kernel
 * - `slow_conv_transpose2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const slowConvTranspose2d: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }) => Tensor = operator('slow_conv_transpose2d')

/**
 * the transpose of a convolution, over three dimensions; by one backend's own kernel
 * - `slow_conv_transpose3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const slowConvTranspose3d: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }) => Tensor = operator('slow_conv_transpose3d')

/**
 * the product of a sparse matrix and a dense one, sparse
 * - `smm(Tensor self, Tensor mat2) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.smm.html}
 */
export const smm: (self: Tensor, mat2: Tensor) => Tensor = operator('smm')

/**
 * (x−y)²/(2·beta) where |x−y| < beta, else |x−y| − beta/2
 * - `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.smooth_l1_loss.html}
 */
export const smoothL1Loss: (self: Tensor, target: Tensor, options?: { reduction?: number; beta?: number; out?: Tensor }) => Tensor = operator('smooth_l1_loss')

/**
 * log(1 + e^(−target·x))
 * - `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.soft_margin_loss.html}
 */
export const softMarginLoss: (self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }) => Tensor = operator('soft_margin_loss')

/**
 * part of the derivative of soft margin loss, as its backward pass calls it
 * - `soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const softMarginLossBackward: (gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor }) => Tensor = operator('soft_margin_loss_backward')

/**
 * log(1 + e^(beta·x))/beta; x above the threshold
 * - `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softplus.html}
 */
export const softplus: (self: Tensor, options?: { beta?: Scalar; threshold?: Scalar; out?: Tensor }) => Tensor = operator('softplus')

/**
 * part of the derivative of softplus, as its backward pass calls it
 * - `softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const softplusBackward: (gradOutput: Tensor, self: Tensor, beta: Scalar, threshold: Scalar, options?: { out?: Tensor }) => Tensor = operator('softplus_backward')

/**
 * sign(x)·max(|x| − lambd, 0)
 * - `softshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softshrink.html}
 */
export const softshrink: (self: Tensor, options?: { lambd?: Scalar; out?: Tensor }) => Tensor = operator('softshrink')

/**
 * part of the derivative of softshrink, as its backward pass calls it
 * - `softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const softshrinkBackward: (gradOutput: Tensor, self: Tensor, lambd: Scalar, options?: { out?: Tensor }) => Tensor = operator('softshrink_backward')

/**
 * a sparse matrix by compressed rows or columns, of values or blocks
 * - `sparse_compressed_tensor.comp_plain_value(Tensor compressed_indices, Tensor plain_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * - `sparse_compressed_tensor.comp_plain_value_size(Tensor compressed_indices, Tensor plain_indices, Tensor values, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_compressed_tensor.html}
 */
export const sparseCompressedTensor: {
  (compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  (compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('sparse_compressed_tensor')

/**
 * the number of sparse dimensions
 * - `sparse_dim(Tensor self) -> int`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_dim.html}
 */
export const sparseDim: (self: Tensor) => number = operator('sparse_dim')

/**
 * the values where another sparse tensor has some
 * - `sparse_mask(Tensor self, Tensor mask) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_mask.html}
 */
export const sparseMask: (self: Tensor, mask: Tensor, options?: { out?: Tensor }) => Tensor = operator('sparse_mask')

/**
 * a sparse tensor of another size, with its values
 * - `sparse_resize(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const sparseResize: (self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number, options?: { out?: Tensor }) => Tensor = operator('sparse_resize')

/**
 * a sparse tensor of another size, with its values; in place
 * - `sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_resize_.html}
 */
export const sparseResize_: (self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number) => Tensor = operator('sparse_resize_')

/**
 * a sparse tensor of another size, empty
 * - `sparse_resize_and_clear(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const sparseResizeAndClear: (self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number, options?: { out?: Tensor }) => Tensor = operator('sparse_resize_and_clear')

/**
 * a sparse tensor of another size, empty; in place
 * - `sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_resize_and_clear_.html}
 */
export const sparseResizeAndClear_: (self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number) => Tensor = operator('sparse_resize_and_clear_')

/**
 * beta·x + alpha·(mat1 · mat2), only where sparse x has values
 * - `sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const sparseSampledAddmm: (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }) => Tensor = operator('sparse_sampled_addmm')

/**
 * parts of this size (or these sizes) along a dimension, as views; copied, not viewed
 * - `split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split_copy.html}
 */
export const splitCopy: (self: Tensor, splitSize: number, options?: { dim?: number; out?: Tensor }) => Tensor[] = operator('split_copy')

/**
 * parts of these sizes along a dimension, as views
 * - `split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const splitWithSizes: (self: Tensor, splitSizes: number | readonly number[], options?: { dim?: number }) => Tensor[] = operator('split_with_sizes')

/**
 * parts of these sizes along a dimension, as views; copied, not viewed
 * - `split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split_with_sizes_copy.html}
 */
export const splitWithSizesCopy: (self: Tensor, splitSizes: number | readonly number[], options?: { dim?: number; out?: Tensor }) => Tensor[] = operator('split_with_sizes_copy')

/**
 * √x; in place
 * - `sqrt_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sqrt_.html}
 */
export const sqrt_: (self: Tensor) => Tensor = operator('sqrt_')

/**
 * x²; in place
 * - `square_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.square_.html}
 */
export const square_: (self: Tensor) => Tensor = operator('square_')

/**
 * a view without dimensions of size 1; in place
 * - `squeeze_(Tensor(a!) self) -> Tensor(a!)`
 * - `squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)`
 * - `squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.squeeze_.html}
 */
export const squeeze_: {
  (self: Tensor, options?: { dim?: number | readonly number[] }): Tensor
  (self: Tensor, dim: number | readonly number[]): Tensor
} = operator('squeeze_')

/**
 * a view without dimensions of size 1; copied, not viewed
 * - `squeeze_copy(Tensor self) -> Tensor`
 * - `squeeze_copy.dim(Tensor self, int dim) -> Tensor`
 * - `squeeze_copy.dims(Tensor self, int[] dim) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.squeeze_copy.html}
 */
export const squeezeCopy: {
  (self: Tensor, options?: { dim?: number | readonly number[]; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[], options?: { out?: Tensor }): Tensor
} = operator('squeeze_copy')

/**
 * beta·x + alpha·(sparse mat1 · mat2), sparse
 * - `sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sspaddmm.html}
 */
export const sspaddmm: (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }) => Tensor = operator('sspaddmm')

/**
 * x − alpha·other, broadcast; in place
 * - `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
 * - `sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sub_.html}
 */
export const sub_: (self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar }) => Tensor = operator('sub_')

/**
 * x − alpha·other, broadcast; in place
 * - `subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
 * - `subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.subtract_.html}
 */
export const subtract_: (self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar }) => Tensor = operator('subtract_')

/**
 * sums that bring a broadcast tensor back to this shape
 * - `sum_to_size(Tensor self, SymInt[] size) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sum_to_size.html}
 */
export const sumToSize: (self: Tensor, size: number | readonly number[]) => Tensor = operator('sum_to_size')

/**
 * a view with two dimensions swapped; in place
 * - `swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.swapaxes_.html}
 */
export const swapaxes_: (self: Tensor, axis0: number, axis1: number) => Tensor = operator('swapaxes_')

/**
 * a view with two dimensions swapped; in place
 * - `swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.swapdims_.html}
 */
export const swapdims_: (self: Tensor, dim0: number, dim1: number) => Tensor = operator('swapdims_')

/**
 * sym constrain range
 * - `sym_constrain_range(Scalar size, *, int? min=None, int? max=None) -> ()`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const symConstrainRange: (size: Scalar, options?: { min?: number | null; max?: number | null }) => void = operator('sym_constrain_range')

/**
 * sym constrain range for size
 * - `sym_constrain_range_for_size(Scalar size, *, int? min=None, int? max=None) -> ()`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const symConstrainRangeForSize: (size: Scalar, options?: { min?: number | null; max?: number | null }) => void = operator('sym_constrain_range_for_size')

/**
 * sym is contiguous
 * - `sym_is_contiguous(Tensor self, MemoryFormat memory_format=0) -> SymBool`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const symIsContiguous: (self: Tensor, options?: { memoryFormat?: MemoryFormat }) => boolean = operator('sym_is_contiguous')

/**
 * sym numel
 * - `sym_numel(Tensor self) -> SymInt`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const symNumel: (self: Tensor) => number = operator('sym_numel')

/**
 * sym size
 * - `sym_size.int(Tensor self, int dim) -> SymInt`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const symSize: (self: Tensor, dim: number) => number = operator('sym_size')

/**
 * sym storage offset
 * - `sym_storage_offset(Tensor self) -> SymInt`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const symStorageOffset: (self: Tensor) => number = operator('sym_storage_offset')

/**
 * sym stride
 * - `sym_stride.int(Tensor self, int dim) -> SymInt`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const symStride: (self: Tensor, dim: number) => number = operator('sym_stride')

/**
 * a matrix transposed, as a view; in place
 * - `t_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.t_.html}
 */
export const t_: (self: Tensor) => Tensor = operator('t_')

/**
 * a matrix transposed, as a view; copied, not viewed
 * - `t_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.t_copy.html}
 */
export const tCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('t_copy')

/**
 * tan x, of radians; in place
 * - `tan_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tan_.html}
 */
export const tan_: (self: Tensor) => Tensor = operator('tan_')

/**
 * (e^x − e^(−x))/(e^x + e^(−x)); in place
 * - `tanh_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tanh_.html}
 */
export const tanh_: (self: Tensor) => Tensor = operator('tanh_')

/**
 * part of the derivative of tanh, as its backward pass calls it
 * - `tanh_backward(Tensor grad_output, Tensor output) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const tanhBackward: (gradOutput: Tensor, output: Tensor, options?: { out?: Tensor }) => Tensor = operator('tanh_backward')

/**
 * cross-correlation with filters over two dimensions, plus bias; by one backend's own kernel
 * - `thnn_conv2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0]) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const thnnConv2d: (self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; out?: Tensor }) => Tensor = operator('thnn_conv2d')

/**
 * x where x > threshold, else value
 * - `threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.threshold.html}
 */
export const threshold: (self: Tensor, threshold: Scalar, value: Scalar, options?: { out?: Tensor }) => Tensor = operator('threshold')

/**
 * x where x > threshold, else value; in place
 * - `threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.threshold_.html}
 */
export const threshold_: (self: Tensor, threshold: Scalar, value: Scalar) => Tensor = operator('threshold_')

/**
 * part of the derivative of threshold, as its backward pass calls it
 * - `threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const thresholdBackward: (gradOutput: Tensor, self: Tensor, threshold: Scalar, options?: { out?: Tensor }) => Tensor = operator('threshold_backward')

/**
 * a sparse tensor with all its elements
 * - `to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_dense.html}
 */
export const toDense: (self: Tensor, options?: { dtype?: DType | null; maskedGrad?: boolean | null }) => Tensor = operator('to_dense')

/**
 * part of the derivative of to dense, as its backward pass calls it
 * - `to_dense_backward(Tensor grad, Tensor input, bool? masked_grad=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const toDenseBackward: (grad: Tensor, input: Tensor, options?: { maskedGrad?: boolean | null }) => Tensor = operator('to_dense_backward')

/**
 * in the layout that oneDNN computes in
 * - `to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_mkldnn.html}
 */
export const toMkldnn: (self: Tensor, options?: { dtype?: DType | null; out?: Tensor }) => Tensor = operator('to_mkldnn')

/**
 * part of the derivative of to mkldnn, as its backward pass calls it
 * - `to_mkldnn_backward(Tensor grad, Tensor input) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const toMkldnnBackward: (grad: Tensor, input: Tensor) => Tensor = operator('to_mkldnn_backward')

/**
 * tensors of different sizes as one, padded
 * - `to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_padded_tensor.html}
 */
export const toPaddedTensor: (self: Tensor, padding: number, options?: { outputSize?: number | readonly number[] | null; out?: Tensor }) => Tensor = operator('to_padded_tensor')

/**
 * only the elements that are not zero, and where they are
 * - `to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor`
 * - `to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse.html}
 */
export const toSparse: {
  (self: Tensor, options?: { layout?: Layout | null; blocksize?: number | readonly number[] | null; denseDim?: number | null }): Tensor
  (self: Tensor, options?: { sparseDim?: number }): Tensor
  (self: Tensor, sparseDim: number): Tensor
} = operator('to_sparse')

/**
 * sparse by compressed columns of blocks
 * - `to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_bsc.html}
 */
export const toSparseBsc: (self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }) => Tensor = operator('to_sparse_bsc')

/**
 * sparse by compressed rows of blocks
 * - `to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_bsr.html}
 */
export const toSparseBsr: (self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }) => Tensor = operator('to_sparse_bsr')

/**
 * sparse by compressed columns
 * - `to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_csc.html}
 */
export const toSparseCsc: (self: Tensor, options?: { denseDim?: number | null }) => Tensor = operator('to_sparse_csc')

/**
 * sparse by compressed rows
 * - `to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_csr.html}
 */
export const toSparseCsr: (self: Tensor, options?: { denseDim?: number | null }) => Tensor = operator('to_sparse_csr')

/**
 * part of the derivative of trace, as its backward pass calls it
 * - `trace_backward(Tensor grad, SymInt[] sizes) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const traceBackward: (grad: Tensor, sizes: number | readonly number[]) => Tensor = operator('trace_backward')

/**
 * a view with two dimensions swapped; in place
 * - `transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.transpose_.html}
 */
export const transpose_: (self: Tensor, dim0: number, dim1: number) => Tensor = operator('transpose_')

/**
 * a view with two dimensions swapped; copied, not viewed
 * - `transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.transpose_copy.html}
 */
export const transposeCopy: (self: Tensor, dim0: number, dim1: number, options?: { out?: Tensor }) => Tensor = operator('transpose_copy')

/**
 * the lower triangle, zeros above; in place
 * - `tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tril_.html}
 */
export const tril_: (self: Tensor, options?: { diagonal?: number }) => Tensor = operator('tril_')

/**
 * max(0, ‖anchor − positive‖ − ‖anchor − negative‖ + margin)
 * - `triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.triplet_margin_loss.html}
 */
export const tripletMarginLoss: (anchor: Tensor, positive: Tensor, negative: Tensor, options?: { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number }) => Tensor = operator('triplet_margin_loss')

/**
 * the upper triangle, zeros below; in place
 * - `triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.triu_.html}
 */
export const triu_: (self: Tensor, options?: { diagonal?: number }) => Tensor = operator('triu_')

/**
 * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
 * - `true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.true_divide_.html}
 */
export const trueDivide_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('true_divide_')

/**
 * x without its fraction; in place
 * - `trunc_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.trunc_.html}
 */
export const trunc_: (self: Tensor) => Tensor = operator('trunc_')

/**
 * the dtype and device of another tensor
 * - `type_as(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.type_as.html}
 */
export const typeAs: (self: Tensor, other: Tensor) => Tensor = operator('type_as')

/**
 * all slices along a dimension, as views; copied, not viewed
 * - `unbind_copy.int(Tensor self, int dim=0) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unbind_copy.html}
 */
export const unbindCopy: (self: Tensor, options?: { dim?: number; out?: Tensor }) => Tensor[] = operator('unbind_copy')

/**
 * views of a flat tensor in the shapes of others
 * - `unflatten_dense_tensors(Tensor flat, Tensor[] tensors) -> Tensor[]`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const unflattenDenseTensors: (flat: Tensor, tensors: readonly Tensor[]) => Tensor[] = operator('unflatten_dense_tensors')

/**
 * a view of all windows of this size along a dimension, step apart
 * - `unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.unfold.html}
 */
export const unfold: (self: Tensor, dimension: number, size: number, step: number) => Tensor = operator('unfold')

/**
 * part of the derivative of unfold, as its backward pass calls it
 * - `unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, int step) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const unfoldBackward: (gradIn: Tensor, inputSizes: number | readonly number[], dim: number, size: number, step: number, options?: { out?: Tensor }) => Tensor = operator('unfold_backward')

/**
 * a view of all windows of this size along a dimension, step apart; copied, not viewed
 * - `unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unfold_copy.html}
 */
export const unfoldCopy: (self: Tensor, dimension: number, size: number, step: number, options?: { out?: Tensor }) => Tensor = operator('unfold_copy')

/**
 * draws from [from, to)
 * - `uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const uniform: (self: Tensor, options?: { from?: number; to?: number; generator?: Generator | null; out?: Tensor }) => Tensor = operator('uniform')

/**
 * draws from [from, to); in place
 * - `uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.uniform_.html}
 */
export const uniform_: (self: Tensor, options?: { from?: number; to?: number; generator?: Generator | null }) => Tensor = operator('uniform_')

/**
 * the different slices along a dimension, sorted
 * - `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const uniqueDim: (self: Tensor, dim: number, options?: { sorted?: boolean; returnInverse?: boolean; returnCounts?: boolean }) => [Tensor, Tensor, Tensor] = operator('unique_dim')

/**
 * runs of equal slices along a dimension as one each
 * - `unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const uniqueDimConsecutive: (self: Tensor, dim: number, options?: { returnInverse?: boolean; returnCounts?: boolean }) => [Tensor, Tensor, Tensor] = operator('unique_dim_consecutive')

/**
 * as chunk, with parts that do not count as views of one another
 * - `unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsafe_chunk.html}
 */
export const unsafeChunk: (self: Tensor, chunks: number, options?: { dim?: number }) => Tensor[] = operator('unsafe_chunk')

/**
 * as split, with parts that do not count as views of one another
 * - `unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsafe_split.html}
 */
export const unsafeSplit: (self: Tensor, splitSize: number, options?: { dim?: number; out?: Tensor }) => Tensor[] = operator('unsafe_split')

/**
 * as splitWithSizes, with parts that do not count as views of one another
 * - `unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const unsafeSplitWithSizes: (self: Tensor, splitSizes: number | readonly number[], options?: { dim?: number; out?: Tensor }) => Tensor[] = operator('unsafe_split_with_sizes')

/**
 * a view with a new dimension of size 1; in place
 * - `unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.unsqueeze_.html}
 */
export const unsqueeze_: (self: Tensor, dim: number) => Tensor = operator('unsqueeze_')

/**
 * a view with a new dimension of size 1; copied, not viewed
 * - `unsqueeze_copy(Tensor self, int dim) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze_copy.html}
 */
export const unsqueezeCopy: (self: Tensor, dim: number, options?: { out?: Tensor }) => Tensor = operator('unsqueeze_copy')

/**
 * another size by bicubic interpolation
 * - `upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 * - `upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleBicubic2d: {
  (self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  (input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null): Tensor
} = operator('upsample_bicubic2d')

/**
 * part of the derivative of upsample bicubic2d, as its backward pass calls it
 * - `upsample_bicubic2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleBicubic2dBackward: (gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }) => Tensor = operator('upsample_bicubic2d_backward')

/**
 * another size by bilinear interpolation
 * - `upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 * - `upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleBilinear2d: {
  (self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  (input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
} = operator('upsample_bilinear2d')

/**
 * part of the derivative of upsample bilinear2d, as its backward pass calls it
 * - `upsample_bilinear2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleBilinear2dBackward: (gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }) => Tensor = operator('upsample_bilinear2d_backward')

/**
 * another size by linear interpolation
 * - `upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor`
 * - `upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleLinear1d: {
  (self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null; out?: Tensor }): Tensor
  (input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null): Tensor
} = operator('upsample_linear1d')

/**
 * part of the derivative of upsample linear1d, as its backward pass calls it
 * - `upsample_linear1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, bool align_corners, float? scales=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleLinear1dBackward: (gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null; out?: Tensor }) => Tensor = operator('upsample_linear1d_backward')

/**
 * another size by the nearest element
 * - `upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor`
 * - `upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleNearest1d: {
  (self: Tensor, outputSize: number | readonly number[], options?: { scales?: number | null; out?: Tensor }): Tensor
  (input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null): Tensor
} = operator('upsample_nearest1d')

/**
 * part of the derivative of upsample nearest1d, as its backward pass calls it
 * - `upsample_nearest1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, float? scales=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleNearest1dBackward: (gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scales?: number | null; out?: Tensor }) => Tensor = operator('upsample_nearest1d_backward')

/**
 * another size by the nearest element
 * - `upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor`
 * - `upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleNearest2d: {
  (self: Tensor, outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  (input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
} = operator('upsample_nearest2d')

/**
 * part of the derivative of upsample nearest2d, as its backward pass calls it
 * - `upsample_nearest2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, float? scales_h=None, float? scales_w=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleNearest2dBackward: (gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }) => Tensor = operator('upsample_nearest2d_backward')

/**
 * another size by the nearest element
 * - `upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 * - `upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleNearest3d: {
  (self: Tensor, outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  (input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null): Tensor
} = operator('upsample_nearest3d')

/**
 * part of the derivative of upsample nearest3d, as its backward pass calls it
 * - `upsample_nearest3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleNearest3dBackward: (gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }) => Tensor = operator('upsample_nearest3d_backward')

/**
 * another size by trilinear interpolation
 * - `upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 * - `upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleTrilinear3d: {
  (self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  (input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null): Tensor
} = operator('upsample_trilinear3d')

/**
 * part of the derivative of upsample trilinear3d, as its backward pass calls it
 * - `upsample_trilinear3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const upsampleTrilinear3dBackward: (gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }) => Tensor = operator('upsample_trilinear3d_backward')

/**
 * part of the derivative of value selecting reduction, as its backward pass calls it
 * - `value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, SymInt[] sizes, bool keepdim) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const valueSelectingReductionBackward: (grad: Tensor, dim: number, indices: Tensor, sizes: number | readonly number[], keepdim: boolean) => Tensor = operator('value_selecting_reduction_backward')

/**
 * of a sparse tensor, its values
 * - `values(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.values.html}
 */
export const values: (self: Tensor) => Tensor = operator('values')

/**
 * of a sparse tensor, its values; copied, not viewed
 * - `values_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.values_copy.html}
 */
export const valuesCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('values_copy')

/**
 * the same memory in another shape, or as another dtype
 * - `view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
 * - `view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html}
 */
export const view: {
  (self: Tensor, size: number | readonly number[]): Tensor
  (self: Tensor, dtype: DType): Tensor
} = operator('view')

/**
 * view in another tensor's shape
 * - `view_as(Tensor(a) self, Tensor other) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view_as.html}
 */
export const viewAs: (self: Tensor, other: Tensor) => Tensor = operator('view_as')

/**
 * pairs of numbers in the last dimension as complex numbers; copied, not viewed
 * - `view_as_complex_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_complex_copy.html}
 */
export const viewAsComplexCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('view_as_complex_copy')

/**
 * complex numbers as pairs in a new last dimension; copied, not viewed
 * - `view_as_real_copy(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_real_copy.html}
 */
export const viewAsRealCopy: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('view_as_real_copy')

/**
 * the same memory in another shape, or as another dtype; copied, not viewed
 * - `view_copy(Tensor self, SymInt[] size) -> Tensor`
 * - `view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_copy.html}
 */
export const viewCopy: {
  (self: Tensor, size: number | readonly number[], options?: { out?: Tensor }): Tensor
  (self: Tensor, dtype: DType, options?: { out?: Tensor }): Tensor
} = operator('view_copy')

/**
 * x·ln other, 0 where x = 0; in place
 * - `xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * - `xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.xlogy_.html}
 */
export const xlogy_: (self: Tensor, other: Scalar | Tensor) => Tensor = operator('xlogy_')

/**
 * every element 0
 * - `zero(Tensor self) -> Tensor`
 * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
 */
export const zero: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('zero')

/**
 * every element 0; in place
 * - `zero_(Tensor(a!) self) -> Tensor(a!)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.zero_.html}
 */
export const zero_: (self: Tensor) => Tensor = operator('zero_')
