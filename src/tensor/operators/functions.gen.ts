// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run `npm run generate`.
import { makeFunctions } from './install.js'
import type { Device, DType, Layout, MemoryFormat, Scalar } from '../core/dtypes.js'
import type { Generator } from '../values/generator.js'
import type { Tensor } from '../core/tensor.js'

/** libtorch's operators as functions. */
export interface Functions {
  /**
   * |x|, of each element
   * - `abs(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.abs.html}
   */
  abs(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * |x|, of each element; in place
   * - `abs_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.abs_.html}
   */
  abs_(self: Tensor): Tensor
  /**
   * |x|, of each element
   * - `absolute(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.absolute.html}
   */
  absolute(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * |x|, of each element; in place
   * - `absolute_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.absolute_.html}
   */
  absolute_(self: Tensor): Tensor
  /**
   * cos⁻¹ x, in radians
   * - `acos(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.acos.html}
   */
  acos(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * cos⁻¹ x, in radians; in place
   * - `acos_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.acos_.html}
   */
  acos_(self: Tensor): Tensor
  /**
   * cosh⁻¹ x
   * - `acosh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.acosh.html}
   */
  acosh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * cosh⁻¹ x; in place
   * - `acosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.acosh_.html}
   */
  acosh_(self: Tensor): Tensor
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.adaptive_avg_pool1d.html}
   */
  adaptiveAvgPool1d(self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool2d.html}
   */
  adaptiveAvgPool2d(self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool3d.html}
   */
  adaptiveAvgPool3d(self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of adaptive avg pool3d, as its backward pass calls it
   * - `adaptive_avg_pool3d_backward.grad_input(Tensor grad_output, Tensor self, *, Tensor(a!) grad_input) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  adaptiveAvgPool3dBackward(gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool1d.html}
   */
  adaptiveMaxPool1d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool2d.html}
   */
  adaptiveMaxPool2d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * part of the derivative of adaptive max pool2d, as its backward pass calls it
   * - `adaptive_max_pool2d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  adaptiveMaxPool2dBackward(gradOutput: Tensor, self: Tensor, indices: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool3d.html}
   */
  adaptiveMaxPool3d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * part of the derivative of adaptive max pool3d, as its backward pass calls it
   * - `adaptive_max_pool3d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  adaptiveMaxPool3dBackward(gradOutput: Tensor, self: Tensor, indices: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x + alpha·other, broadcast
   * - `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.add.html}
   */
  add(self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * x + alpha·other, broadcast; in place
   * - `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * - `add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.add_.html}
   */
  add_(self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar }): Tensor
  /**
   * beta·x + alpha·Σ_i batch1_i · batch2_i
   * - `addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addbmm.html}
   */
  addbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·Σ_i batch1_i · batch2_i; in place
   * - `addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addbmm_.html}
   */
  addbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  /**
   * x + value·tensor1/tensor2
   * - `addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addcdiv.html}
   */
  addcdiv(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar; out?: Tensor }): Tensor
  /**
   * x + value·tensor1/tensor2; in place
   * - `addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addcdiv_.html}
   */
  addcdiv_(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
  /**
   * x + value·tensor1·tensor2
   * - `addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addcmul.html}
   */
  addcmul(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar; out?: Tensor }): Tensor
  /**
   * x + value·tensor1·tensor2; in place
   * - `addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addcmul_.html}
   */
  addcmul_(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
  /**
   * beta·x + alpha·(mat1 · mat2)
   * - `addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * - `addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addmm.html}
   */
  addmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; outDtype?: DType; out?: Tensor }): Tensor
  addmm(self: Tensor, mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(mat1 · mat2); in place
   * - `addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addmm_.html}
   */
  addmm_(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  /**
   * beta·x + alpha·(mat · vec)
   * - `addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addmv.html}
   */
  addmv(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(mat · vec); in place
   * - `addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addmv_.html}
   */
  addmv_(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  /**
   * beta·x + alpha·(vec1 ⊗ vec2)
   * - `addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addr.html}
   */
  addr(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(vec1 ⊗ vec2); in place
   * - `addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addr_.html}
   */
  addr_(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  /**
   * the last two dimensions swapped, and complex conjugates
   * - `adjoint(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.adjoint.html}
   */
  adjoint(self: Tensor): Tensor
  /**
   * the sampling grid of affine maps theta, for grid_sampler
   * - `affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  affineGridGenerator(theta: Tensor, size: number | readonly number[], alignCorners: boolean, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of affine grid generator, as its backward pass calls it
   * - `affine_grid_generator_backward(Tensor grad, SymInt[] size, bool align_corners) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  affineGridGeneratorBackward(grad: Tensor, size: number | readonly number[], alignCorners: boolean): Tensor
  /**
   * another tensor over the same elements
   * - `alias(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  alias(self: Tensor): Tensor
  /**
   * another tensor over the same elements; copied, not viewed
   * - `alias_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.alias_copy.html}
   */
  aliasCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * whether all elements are true, over all or along dimensions
   * - `all(Tensor self) -> Tensor`
   * - `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
   * - `all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.all.html}
   */
  all(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  all(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * whether |x − other| ≤ atol + rtol·|other| everywhere
   * - `allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.allclose.html}
   */
  allclose(self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): boolean
  /**
   * dropout that keeps mean and variance, for nets with selu
   * - `alpha_dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.alpha_dropout.html}
   */
  alphaDropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * dropout that keeps mean and variance, for nets with selu; in place
   * - `alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  alphaDropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * the largest along dimensions; gradients are shared among equal ones
   * - `amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.amax.html}
   */
  amax(self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * the smallest along dimensions; gradients are shared among equal ones
   * - `amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.amin.html}
   */
  amin(self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * the smallest and the largest, together
   * - `aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.aminmax.html}
   */
  aminmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { min: Tensor; max: Tensor }
  /**
   * the argument of complex numbers, in radians; 0 or π of real ones
   * - `angle(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.angle.html}
   */
  angle(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * whether some element is true, over all or along dimensions
   * - `any(Tensor self) -> Tensor`
   * - `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
   * - `any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.any.html}
   */
  any(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  any(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * start, start + step, … below end
   * - `arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arange.html}
   */
  arange(end: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  arange(start: Scalar, end: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; step?: Scalar; out?: Tensor }): Tensor
  /**
   * cos⁻¹ x, in radians
   * - `arccos(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arccos.html}
   */
  arccos(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * cos⁻¹ x, in radians; in place
   * - `arccos_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arccos_.html}
   */
  arccos_(self: Tensor): Tensor
  /**
   * cosh⁻¹ x
   * - `arccosh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arccosh.html}
   */
  arccosh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * cosh⁻¹ x; in place
   * - `arccosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arccosh_.html}
   */
  arccosh_(self: Tensor): Tensor
  /**
   * sin⁻¹ x, in radians
   * - `arcsin(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arcsin.html}
   */
  arcsin(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * sin⁻¹ x, in radians; in place
   * - `arcsin_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arcsin_.html}
   */
  arcsin_(self: Tensor): Tensor
  /**
   * sinh⁻¹ x
   * - `arcsinh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arcsinh.html}
   */
  arcsinh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * sinh⁻¹ x; in place
   * - `arcsinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arcsinh_.html}
   */
  arcsinh_(self: Tensor): Tensor
  /**
   * tan⁻¹ x, in radians
   * - `arctan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctan.html}
   */
  arctan(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]
   * - `arctan2(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctan2.html}
   */
  arctan2(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]; in place
   * - `arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctan2_.html}
   */
  arctan2_(self: Tensor, other: Tensor): Tensor
  /**
   * tan⁻¹ x, in radians; in place
   * - `arctan_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctan_.html}
   */
  arctan_(self: Tensor): Tensor
  /**
   * tanh⁻¹ x
   * - `arctanh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctanh.html}
   */
  arctanh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * tanh⁻¹ x; in place
   * - `arctanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctanh_.html}
   */
  arctanh_(self: Tensor): Tensor
  /**
   * where the largest element is, along a dimension or of all, flattened
   * - `argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argmax.html}
   */
  argmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * where the smallest element is, along a dimension or of all, flattened
   * - `argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argmin.html}
   */
  argmin(self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * the positions that would sort the elements along a dimension
   * - `argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
   * - `argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argsort.html}
   */
  argsort(self: Tensor, options?: { dim?: number; descending?: boolean; stable?: boolean; out?: Tensor }): Tensor
  /**
   * the subscripts of all elements that are not zero, one row for each
   * - `argwhere(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argwhere.html}
   */
  argwhere(self: Tensor): Tensor
  /**
   * a view of the storage with sizes, strides and offset of one's own
   * - `as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided.html}
   */
  asStrided(self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null }): Tensor
  /**
   * a view of the storage with sizes, strides and offset of one's own; in place
   * - `as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.as_strided_.html}
   */
  asStrided_(self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null }): Tensor
  /**
   * a view of the storage with sizes, strides and offset of one's own; copied, not viewed
   * - `as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided_copy.html}
   */
  asStridedCopy(self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null; out?: Tensor }): Tensor
  /**
   * a copy in which the part that as_strided would show is src
   * - `as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided_scatter.html}
   */
  asStridedScatter(self: Tensor, src: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null; out?: Tensor }): Tensor
  /**
   * sin⁻¹ x, in radians
   * - `asin(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.asin.html}
   */
  asin(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * sin⁻¹ x, in radians; in place
   * - `asin_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.asin_.html}
   */
  asin_(self: Tensor): Tensor
  /**
   * sinh⁻¹ x
   * - `asinh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.asinh.html}
   */
  asinh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * sinh⁻¹ x; in place
   * - `asinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.asinh_.html}
   */
  asinh_(self: Tensor): Tensor
  /**
   * tan⁻¹ x, in radians
   * - `atan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atan.html}
   */
  atan(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]
   * - `atan2(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atan2.html}
   */
  atan2(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]; in place
   * - `atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atan2_.html}
   */
  atan2_(self: Tensor, other: Tensor): Tensor
  /**
   * tan⁻¹ x, in radians; in place
   * - `atan_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atan_.html}
   */
  atan_(self: Tensor): Tensor
  /**
   * tanh⁻¹ x
   * - `atanh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atanh.html}
   */
  atanh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * tanh⁻¹ x; in place
   * - `atanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atanh_.html}
   */
  atanh_(self: Tensor): Tensor
  /**
   * at least one dimension, by new ones of size 1
   * - `atleast_1d(Tensor self) -> Tensor`
   * - `atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_1d.html}
   */
  atleast1d(self: Tensor): Tensor
  atleast1d(tensors: readonly Tensor[]): Tensor[]
  /**
   * at least two dimensions, by new ones of size 1
   * - `atleast_2d(Tensor self) -> Tensor`
   * - `atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_2d.html}
   */
  atleast2d(self: Tensor): Tensor
  atleast2d(tensors: readonly Tensor[]): Tensor[]
  /**
   * at least three dimensions, by new ones of size 1
   * - `atleast_3d(Tensor self) -> Tensor`
   * - `atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_3d.html}
   */
  atleast3d(self: Tensor): Tensor
  atleast3d(tensors: readonly Tensor[]): Tensor[]
  /**
   * averages over sliding windows
   * - `avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.avg_pool1d.html}
   */
  avgPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; out?: Tensor }): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool2d.html}
   */
  avgPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }): Tensor
  /**
   * part of the derivative of avg pool2d, as its backward pass calls it
   * - `avg_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  avgPool2dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride: number | null, options?: { out?: Tensor }): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool3d.html}
   */
  avgPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }): Tensor
  /**
   * part of the derivative of avg pool3d, as its backward pass calls it
   * - `avg_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  avgPool3dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], ceilMode: boolean, countIncludePad: boolean, divisorOverride: number | null, options?: { out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(batch1_i · batch2_i), for each i of the batch
   * - `baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * - `baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.baddbmm.html}
   */
  baddbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; outDtype?: DType; out?: Tensor }): Tensor
  baddbmm(self: Tensor, batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(batch1_i · batch2_i), for each i of the batch; in place
   * - `baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.baddbmm_.html}
   */
  baddbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  /**
   * a window that rises and falls linearly
   * - `bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `bartlett_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bartlett_window.html}
   */
  bartlettWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean; out?: Tensor }): Tensor
  bartlettWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch
   * - `batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.batch_norm.html}
   */
  batchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  /**
   * part of the derivative of batch norm, as its backward pass calls it
   * - `batch_norm_backward_elemt(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, Tensor sum_dy, Tensor sum_dy_xmu, Tensor count) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  batchNormBackwardElemt(gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of batch norm, as its backward pass calls it
   * - `batch_norm_backward_reduce(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, bool input_g, bool weight_g, bool bias_g) -> (Tensor, Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  batchNormBackwardReduce(gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean): [Tensor, Tensor, Tensor, Tensor]
  /**
   * (x − mean)·invstd·weight + bias, for each channel, of statistics that are known
   * - `batch_norm_elemt(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor invstd, float eps) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  batchNormElemt(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number, options?: { out?: Tensor }): Tensor
  /**
   * the statistics of several processes' batches, as one batch's
   * - `batch_norm_gather_stats(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, int count) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  batchNormGatherStats(input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: number): [Tensor, Tensor]
  /**
   * the statistics of several processes' batches, as one batch's
   * - `batch_norm_gather_stats_with_counts(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, Tensor counts) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  batchNormGatherStatsWithCounts(input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor): [Tensor, Tensor]
  /**
   * the mean and 1/√(var + eps) of each channel
   * - `batch_norm_stats(Tensor input, float eps) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  batchNormStats(input: Tensor, eps: number): [Tensor, Tensor]
  /**
   * running statistics with this batch's added by momentum
   * - `batch_norm_update_stats(Tensor input, Tensor? running_mean, Tensor? running_var, float momentum) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  batchNormUpdateStats(input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number): [Tensor, Tensor]
  /**
   * 1 with probability x (or p), else 0
   * - `bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
   * - `bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
   * - `bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bernoulli.html}
   */
  bernoulli(self: Tensor, options?: { generator?: Generator | null; p?: number; out?: Tensor }): Tensor
  bernoulli(self: Tensor, p: Tensor | number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * 1 with probability x (or p), else 0; in place
   * - `bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
   * - `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bernoulli_.html}
   */
  bernoulli_(self: Tensor, p: Tensor, options?: { generator?: Generator | null }): Tensor
  bernoulli_(self: Tensor, options?: { p?: number; generator?: Generator | null }): Tensor
  /**
   * x1ᵀ · W_k · x2 + bias_k
   * - `bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bilinear.html}
   */
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  /**
   * −[y·log x + (1−y)·log(1−x)], of probabilities x
   * - `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy.html}
   */
  binaryCrossEntropy(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of binary cross entropy, as its backward pass calls it
   * - `binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  binaryCrossEntropyBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * binary cross entropy of σ(x), computed with no overflow
   * - `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy_with_logits.html}
   */
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * how often each non-negative integer occurs, or the sum of its weights
   * - `bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bincount.html}
   */
  bincount(self: Tensor, options?: { weights?: Tensor | null; minlength?: number; out?: Tensor }): Tensor
  /**
   * numbers of successes in count trials with probability prob
   * - `binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  binomial(count: Tensor, prob: Tensor, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * x & other
   * - `bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_and.html}
   */
  bitwiseAnd(self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x & other; in place
   * - `bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_and_.html}
   */
  bitwiseAnd_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x · 2^other, of integers
   * - `bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_left_shift.html}
   */
  bitwiseLeftShift(self: Scalar | Tensor, other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x · 2^other, of integers; in place
   * - `bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_left_shift_.html}
   */
  bitwiseLeftShift_(self: Tensor, other: Tensor | Scalar): Tensor
  /**
   * ~x
   * - `bitwise_not(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_not.html}
   */
  bitwiseNot(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * ~x; in place
   * - `bitwise_not_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_not_.html}
   */
  bitwiseNot_(self: Tensor): Tensor
  /**
   * x | other
   * - `bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_or.html}
   */
  bitwiseOr(self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x | other; in place
   * - `bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_or_.html}
   */
  bitwiseOr_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x >> other, arithmetically
   * - `bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_right_shift.html}
   */
  bitwiseRightShift(self: Scalar | Tensor, other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x >> other, arithmetically; in place
   * - `bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_right_shift_.html}
   */
  bitwiseRightShift_(self: Tensor, other: Tensor | Scalar): Tensor
  /**
   * x ^ other
   * - `bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_xor.html}
   */
  bitwiseXor(self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ^ other; in place
   * - `bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_xor_.html}
   */
  bitwiseXor_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * a window of three cosine terms
   * - `blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.blackman_window.html}
   */
  blackmanWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean; out?: Tensor }): Tensor
  blackmanWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * the matrices along the diagonal of a larger one, zeros elsewhere
   * - `block_diag(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.block_diag.html}
   */
  blockDiag(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * matrix products, one for each of the batch
   * - `bmm(Tensor self, Tensor mat2) -> Tensor`
   * - `bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bmm.html}
   */
  bmm(self: Tensor, mat2: Tensor, options?: { outDtype?: DType; out?: Tensor }): Tensor
  bmm(self: Tensor, mat2: Tensor, outDtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * views of all tensors with the one shape that they broadcast to
   * - `broadcast_tensors(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.broadcast_tensors.html}
   */
  broadcastTensors(tensors: readonly Tensor[]): Tensor[]
  /**
   * a view with size-1 dimensions repeated up to the shape
   * - `broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.broadcast_to.html}
   */
  broadcastTo(self: Tensor, size: number | readonly number[]): Tensor
  /**
   * between which boundaries each value falls
   * - `bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
   * - `bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bucketize.html}
   */
  bucketize(self: Scalar | Tensor, boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean; out?: Tensor }): Tensor
  /**
   * whether values of one dtype may become another's under promotion
   * - `can_cast(ScalarType from_, ScalarType to) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.can_cast.html}
   */
  canCast(from_: DType, to: DType): boolean
  /**
   * all tuples with one element of each tensor
   * - `cartesian_prod(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cartesian_prod.html}
   */
  cartesianProd(tensors: readonly Tensor[]): Tensor
  /**
   * tensors one after the other, along a dimension that exists
   * - `cat(Tensor[] tensors, int dim=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cat.html}
   */
  cat(tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * draws from the Cauchy distribution with this median and width sigma
   * - `cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cauchy(self: Tensor, options?: { median?: number; sigma?: number; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the Cauchy distribution with this median and width sigma; in place
   * - `cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cauchy_.html}
   */
  cauchy_(self: Tensor, options?: { median?: number; sigma?: number; generator?: Generator | null }): Tensor
  /**
   * of a sparse matrix by columns, where each column begins among its values
   * - `ccol_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  ccolIndices(self: Tensor): Tensor
  /**
   * of a sparse matrix by columns, where each column begins among its values; copied, not viewed
   * - `ccol_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  ccolIndicesCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * p-norm distances between each row of x1 and each row of x2
   * - `cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cdist.html}
   */
  cdist(x1: Tensor, x2: Tensor, options?: { p?: number; computeMode?: number | null }): Tensor
  /**
   * ⌈x⌉
   * - `ceil(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ceil.html}
   */
  ceil(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * ⌈x⌉; in place
   * - `ceil_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ceil_.html}
   */
  ceil_(self: Tensor): Tensor
  /**
   * max(0, x) + min(0, alpha·(e^(x/alpha) − 1))
   * - `celu(Tensor self, Scalar alpha=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.celu.html}
   */
  celu(self: Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * max(0, x) + min(0, alpha·(e^(x/alpha) − 1)); in place
   * - `celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.celu_.html}
   */
  celu_(self: Tensor, options?: { alpha?: Scalar }): Tensor
  /**
   * the product of several matrices, in the cheapest order
   * - `chain_matmul(Tensor[] matrices) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.chain_matmul.html}
   */
  chainMatmul(matrices: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * as complex numbers of half precision
   * - `chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.chalf.html}
   */
  chalf(self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  /**
   * channels rearranged across groups
   * - `channel_shuffle(Tensor self, SymInt groups) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.channel_shuffle.html}
   */
  channelShuffle(self: Tensor, groups: number, options?: { out?: Tensor }): Tensor
  /**
   * the factor L (or U) of a positive definite A = L·Lᴴ; superseded by linalg.cholesky
   * - `cholesky(Tensor self, bool upper=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky.html}
   */
  cholesky(self: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  /**
   * A⁻¹ from A's Cholesky factor
   * - `cholesky_inverse(Tensor self, bool upper=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky_inverse.html}
   */
  choleskyInverse(self: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  /**
   * X with A·X = B, from A's Cholesky factor
   * - `cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky_solve.html}
   */
  choleskySolve(self: Tensor, input2: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  /**
   * at most this many equal parts along a dimension, as views
   * - `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.chunk.html}
   */
  chunk(self: Tensor, chunks: number, options?: { dim?: number }): Tensor[]
  /**
   * min(max(x, min), max)
   * - `clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * - `clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clamp.html}
   */
  clamp(self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null; out?: Tensor }): Tensor
  /**
   * min(max(x, min), max); in place
   * - `clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * - `clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.clamp_.html}
   */
  clamp_(self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null }): Tensor
  /**
   * min(x, max)
   * - `clamp_max(Tensor self, Scalar max) -> Tensor`
   * - `clamp_max.Tensor(Tensor self, Tensor max) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMax(self: Tensor, max: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * min(x, max); in place
   * - `clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
   * - `clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMax_(self: Tensor, max: Scalar | Tensor): Tensor
  /**
   * max(x, min)
   * - `clamp_min(Tensor self, Scalar min) -> Tensor`
   * - `clamp_min.Tensor(Tensor self, Tensor min) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMin(self: Tensor, min: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * max(x, min); in place
   * - `clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
   * - `clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMin_(self: Tensor, min: Scalar | Tensor): Tensor
  /**
   * min(max(x, min), max)
   * - `clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * - `clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clip.html}
   */
  clip(self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null; out?: Tensor }): Tensor
  /**
   * min(max(x, min), max); in place
   * - `clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * - `clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.clip_.html}
   */
  clip_(self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null }): Tensor
  /**
   * a copy, through which gradients flow
   * - `clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clone.html}
   */
  clone(self: Tensor, options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }): Tensor
  /**
   * a sparse tensor with the values of equal indices added up
   * - `coalesce(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.coalesce.html}
   */
  coalesce(self: Tensor): Tensor
  /**
   * sliding blocks, as im2col gives them, summed back into an image
   * - `col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  col2im(self: Tensor, outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * of a sparse matrix by rows, the column of each value
   * - `col_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.col_indices.html}
   */
  colIndices(self: Tensor): Tensor
  /**
   * of a sparse matrix by rows, the column of each value; copied, not viewed
   * - `col_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.col_indices_copy.html}
   */
  colIndicesCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * tensors side by side, vectors as columns
   * - `column_stack(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.column_stack.html}
   */
  columnStack(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * all ways to take r elements of a vector
   * - `combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.combinations.html}
   */
  combinations(self: Tensor, options?: { r?: number; withReplacement?: boolean }): Tensor
  /**
   * real + i·imag
   * - `complex(Tensor real, Tensor imag) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.complex.html}
   */
  complex(real: Tensor, imag: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * tensors one after the other, along a dimension that exists
   * - `concat(Tensor[] tensors, int dim=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.concat.html}
   */
  concat(tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * tensors one after the other, along a dimension that exists
   * - `concatenate(Tensor[] tensors, int dim=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.concatenate.html}
   */
  concatenate(tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * the complex conjugate, as a view
   * - `conj(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conj.html}
   */
  conj(self: Tensor): Tensor
  /**
   * the complex conjugate, as a copy
   * - `conj_physical(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conj_physical.html}
   */
  conjPhysical(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the complex conjugate, as a copy; in place
   * - `conj_physical_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.conj_physical_.html}
   */
  conjPhysical_(self: Tensor): Tensor
  /**
   * the tensor with a border of one value
   * - `constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  constantPadNd(self: Tensor, pad: number | readonly number[], options?: { value?: Scalar; out?: Tensor }): Tensor
  /**
   * the same elements in row-major memory: itself where they are so
   * - `contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.contiguous.html}
   */
  contiguous(self: Tensor, options?: { memoryFormat?: MemoryFormat }): Tensor
  /**
   * cross-correlation with filters over one dimension, plus bias
   * - `conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
   * - `conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv1d.html}
   */
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /**
   * cross-correlation with filters over two dimensions, plus bias
   * - `conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
   * - `conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv2d.html}
   */
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /**
   * cross-correlation with filters over three dimensions, plus bias
   * - `conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
   * - `conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv3d.html}
   */
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /**
   * a convolution that treats each channel alone
   * - `conv_depthwise3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding, SymInt[3] dilation) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  convDepthwise3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a one-dimensional convolution of (time, batch, channel)
   * - `conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_tbc.html}
   */
  convTbc(self: Tensor, weight: Tensor, bias: Tensor, options?: { pad?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of conv tbc, as its backward pass calls it
   * - `conv_tbc_backward(Tensor self, Tensor input, Tensor weight, Tensor bias, int pad) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  convTbcBackward(self: Tensor, input: Tensor, weight: Tensor, bias: Tensor, pad: number): [Tensor, Tensor, Tensor]
  /**
   * the transpose of a convolution (of its gradient's form), over one dimension
   * - `conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose1d.html}
   */
  convTranspose1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /**
   * the transpose of a convolution, over two dimensions
   * - `conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose2d.html}
   */
  convTranspose2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /**
   * the transpose of a convolution, over three dimensions
   * - `conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose3d.html}
   */
  convTranspose3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /**
   * any convolution, transposed or not, in any number of dimensions
   * - `convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of convolution, as its backward pass calls it
   * - `convolution_backward(Tensor grad_output, Tensor input, Tensor weight, SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  convolutionBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, biasSizes: number | readonly number[] | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  /**
   * part of the derivative of convolution, as its backward pass calls it
   * - `convolution_backward_overrideable(Tensor grad_output, Tensor input, Tensor weight, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor grad_input, Tensor grad_weight, Tensor grad_bias)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  convolutionBackwardOverrideable(gradOutput: Tensor, input: Tensor, weight: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[], options?: { out?: readonly [Tensor, Tensor, Tensor] }): { gradInput: Tensor; gradWeight: Tensor; gradBias: Tensor }
  /**
   * part of convolution, as other operators call it
   * - `convolution_overrideable(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  convolutionOverrideable(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, outputPadding: number | readonly number[], groups: number, options?: { out?: Tensor }): Tensor
  /**
   * the elements of src, in the form of x
   * - `copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  copy(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean; out?: Tensor }): Tensor
  /**
   * the elements of src, in the form of x; in place
   * - `copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.copy_.html}
   */
  copy_(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean }): Tensor
  /**
   * copy sparse to sparse
   * - `copy_sparse_to_sparse(Tensor self, Tensor src, bool non_blocking=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  copySparseToSparse(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean; out?: Tensor }): Tensor
  /**
   * copy sparse to sparse; in place
   * - `copy_sparse_to_sparse_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  copySparseToSparse_(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean }): Tensor
  /**
   * |x| with the sign of other
   * - `copysign.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `copysign.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.copysign.html}
   */
  copysign(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * |x| with the sign of other; in place
   * - `copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.copysign_.html}
   */
  copysign_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * Pearson's correlation of each two rows
   * - `corrcoef(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.corrcoef.html}
   */
  corrcoef(self: Tensor): Tensor
  /**
   * cos x, of radians
   * - `cos(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cos.html}
   */
  cos(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * cos x, of radians; in place
   * - `cos_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cos_.html}
   */
  cos_(self: Tensor): Tensor
  /**
   * (e^x + e^(−x))/2
   * - `cosh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cosh.html}
   */
  cosh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (e^x + e^(−x))/2; in place
   * - `cosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cosh_.html}
   */
  cosh_(self: Tensor): Tensor
  /**
   * 1 − cos(x1, x2) where the target is 1, max(0, cos − margin) where it is −1
   * - `cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cosine_embedding_loss.html}
   */
  cosineEmbeddingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor
  /**
   * x1·x2 / (‖x1‖·‖x2‖), along a dimension
   * - `cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cosine_similarity.html}
   */
  cosineSimilarity(x1: Tensor, x2: Tensor, options?: { dim?: number; eps?: number }): Tensor
  /**
   * how many elements are not zero
   * - `count_nonzero(Tensor self, int? dim=None) -> Tensor`
   * - `count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.count_nonzero.html}
   */
  countNonzero(self: Tensor, options?: { dim?: number | readonly number[] | null; out?: Tensor }): Tensor
  countNonzero(self: Tensor, dim: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * the covariance of each two rows
   * - `cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cov.html}
   */
  cov(self: Tensor, options?: { correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor
  /**
   * the cross product of vectors of three along a dimension
   * - `cross(Tensor self, Tensor other, int? dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cross.html}
   */
  cross(self: Tensor, other: Tensor, options?: { dim?: number | null; out?: Tensor }): Tensor
  /**
   * −log softmax(x)[class], or −Σ target·log softmax(x)
   * - `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  crossEntropyLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; labelSmoothing?: number }): Tensor
  /**
   * of a sparse matrix by rows, where each row begins among its values
   * - `crow_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.crow_indices.html}
   */
  crowIndices(self: Tensor): Tensor
  /**
   * of a sparse matrix by rows, where each row begins among its values; copied, not viewed
   * - `crow_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.crow_indices_copy.html}
   */
  crowIndicesCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * −log of the probability of a label sequence over all alignments with the input
   * - `ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
   * - `ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.ctc_loss.html}
   */
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: number | readonly number[] | Tensor, targetLengths: number | readonly number[] | Tensor, options?: { blank?: number; reduction?: number; zeroInfinity?: boolean }): Tensor
  /**
   * the sampling grid of affine maps theta, for grid_sampler; by one backend's own kernel
   * - `cudnn_affine_grid_generator(Tensor theta, int N, int C, int H, int W) -> Tensor grid`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnAffineGridGenerator(theta: Tensor, N: number, C: number, H: number, W: number, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of affine grid generator, as its backward pass calls it; by one backend's own kernel
   * - `cudnn_affine_grid_generator_backward(Tensor grad, int N, int C, int H, int W) -> Tensor grad_theta`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnAffineGridGeneratorBackward(grad: Tensor, N: number, C: number, H: number, W: number, options?: { out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch; by one backend's own kernel
   * - `cudnn_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnBatchNorm(input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor, Tensor]
  /**
   * part of the derivative of cudnn batch norm, as its backward pass calls it
   * - `cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, reserveSpace: Tensor): [Tensor, Tensor, Tensor]
  /**
   * any convolution, transposed or not, in any number of dimensions; by one backend's own kernel
   * - `cudnn_convolution(Tensor self, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnConvolution(self: Tensor, weight: Tensor, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options?: { out?: Tensor }): Tensor
  /**
   * cudnn convolution add relu
   * - `cudnn_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnConvolutionAddRelu(self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number, options?: { out?: Tensor }): Tensor
  /**
   * cudnn convolution relu
   * - `cudnn_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnConvolutionRelu(self: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number, options?: { out?: Tensor }): Tensor
  /**
   * cudnn convolution transpose
   * - `cudnn_convolution_transpose(Tensor self, Tensor weight, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnConvolutionTranspose(self: Tensor, weight: Tensor, padding: number | readonly number[], outputPadding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options?: { out?: Tensor }): Tensor
  /**
   * x at the places of a grid with coordinates in [−1, 1], interpolated; by one backend's own kernel
   * - `cudnn_grid_sampler(Tensor self, Tensor grid) -> Tensor output`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnGridSampler(self: Tensor, grid: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of cudnn grid sampler, as its backward pass calls it
   * - `cudnn_grid_sampler_backward(Tensor self, Tensor grid, Tensor grad_output) -> (Tensor grad_self, Tensor grad_grid)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnGridSamplerBackward(self: Tensor, grid: Tensor, gradOutput: Tensor, options?: { out?: readonly [Tensor, Tensor] }): { gradSelf: Tensor; gradGrid: Tensor }
  /**
   * cudnn is acceptable
   * - `cudnn_is_acceptable(Tensor self) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cudnnIsAcceptable(self: Tensor): boolean
  /**
   * the largest so far, and where it was
   * - `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cummax.html}
   */
  cummax(self: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * part of the derivative of cummaxmin, as its backward pass calls it
   * - `cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cummaxminBackward(grad: Tensor, input: Tensor, indices: Tensor, dim: number): Tensor
  /**
   * the smallest so far, and where it was
   * - `cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cummin.html}
   */
  cummin(self: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * products of all elements so far
   * - `cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumprod.html}
   */
  cumprod(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * products of all elements so far; in place
   * - `cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cumprod_.html}
   */
  cumprod_(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  /**
   * part of the derivative of cumprod, as its backward pass calls it
   * - `cumprod_backward(Tensor grad, Tensor input, int dim, Tensor output) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cumprodBackward(grad: Tensor, input: Tensor, dim: number, output: Tensor): Tensor
  /**
   * sums of all elements so far
   * - `cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumsum.html}
   */
  cumsum(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * sums of all elements so far; in place
   * - `cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cumsum_.html}
   */
  cumsum_(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  /**
   * integrals so far, by the trapezoid rule
   * - `cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
   * - `cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumulative_trapezoid.html}
   */
  cumulativeTrapezoid(y: Tensor, options?: { dx?: Scalar; dim?: number }): Tensor
  cumulativeTrapezoid(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
  /**
   * x·π/180
   * - `deg2rad(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.deg2rad.html}
   */
  deg2rad(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·π/180; in place
   * - `deg2rad_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.deg2rad_.html}
   */
  deg2rad_(self: Tensor): Tensor
  /**
   * the number of dense dimensions of a sparse tensor
   * - `dense_dim(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.dense_dim.html}
   */
  denseDim(self: Tensor): number
  /**
   * a quantized tensor as floats
   * - `dequantize.self(Tensor self) -> Tensor`
   * - `dequantize.tensors(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dequantize.html}
   */
  dequantize(self: Tensor, options?: { out?: Tensor }): Tensor
  dequantize(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor[]
  /**
   * the determinant; = linalg.det
   * - `det(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.det.html}
   */
  det(self: Tensor): Tensor
  /**
   * the same elements with no history
   * - `detach(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach.html}
   */
  detach(self: Tensor): Tensor
  /**
   * the same elements with no history; in place
   * - `detach_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach_.html}
   */
  detach_(self: Tensor): Tensor
  /**
   * the same elements with no history; copied, not viewed
   * - `detach_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.detach_copy.html}
   */
  detachCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the diagonal of a matrix, or a matrix with this diagonal
   * - `diag(Tensor self, int diagonal=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diag.html}
   */
  diag(self: Tensor, options?: { diagonal?: number; out?: Tensor }): Tensor
  /**
   * matrices with x on a diagonal
   * - `diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diag_embed.html}
   */
  diagEmbed(self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  /**
   * a matrix with the flattened x on a diagonal
   * - `diagflat(Tensor self, int offset=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagflat.html}
   */
  diagflat(self: Tensor, options?: { offset?: number }): Tensor
  /**
   * a view of a diagonal of two dimensions, as the last dimension
   * - `diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal.html}
   */
  diagonal(self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  /**
   * part of the derivative of diagonal, as its backward pass calls it
   * - `diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, int dim1, int dim2) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  diagonalBackward(gradOutput: Tensor, inputSizes: number | readonly number[], offset: number, dim1: number, dim2: number, options?: { out?: Tensor }): Tensor
  /**
   * a view of a diagonal of two dimensions, as the last dimension; copied, not viewed
   * - `diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal_copy.html}
   */
  diagonalCopy(self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  /**
   * a copy whose diagonal is src
   * - `diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal_scatter.html}
   */
  diagonalScatter(self: Tensor, src: Tensor, options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  /**
   * the n-th differences of neighbours along a dimension
   * - `diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diff.html}
   */
  diff(self: Tensor, options?: { n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null; out?: Tensor }): Tensor
  /**
   * ψ(x) = d/dx log Γ(x)
   * - `digamma(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.digamma.html}
   */
  digamma(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * ψ(x) = d/dx log Γ(x); in place
   * - `digamma_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.digamma_.html}
   */
  digamma_(self: Tensor): Tensor
  /**
   * the p-norm of x − other
   * - `dist(Tensor self, Tensor other, Scalar p=2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dist.html}
   */
  dist(self: Tensor, other: Tensor, options?: { p?: Scalar; out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'
   * - `div.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
   * - `div.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.div.html}
   */
  div(self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null; out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
   * - `div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
   * - `div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.div_.html}
   */
  div_(self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'
   * - `divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
   * - `divide.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.divide.html}
   */
  divide(self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null; out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
   * - `divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
   * - `divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.divide_.html}
   */
  divide_(self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null }): Tensor
  /**
   * Σ x·other, of two vectors
   * - `dot(Tensor self, Tensor tensor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dot.html}
   */
  dot(self: Tensor, tensor: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * zeros with probability p, the rest divided by 1 − p; x itself where train is false
   * - `dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.dropout.html}
   */
  dropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * zeros with probability p, the rest divided by 1 − p; x itself where train is false; in place
   * - `dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  dropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * parts along the third dimension
   * - `dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * - `dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dsplit.html}
   */
  dsplit(self: Tensor, indices: number | readonly number[]): Tensor[]
  dsplit(self: Tensor, sections: number): Tensor[]
  /**
   * tensors one behind the other, along the third dimension
   * - `dstack(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dstack.html}
   */
  dstack(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * sums of products in Einstein's notation, as 'ij,jk->ik'
   * - `einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.einsum.html}
   */
  einsum(equation: string, tensors: readonly Tensor[], options?: { path?: number | readonly number[] | null }): Tensor
  /**
   * x where x > 0, else alpha·(e^x − 1)
   * - `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu.html}
   */
  elu(self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar; out?: Tensor }): Tensor
  /**
   * x where x > 0, else alpha·(e^x − 1); in place
   * - `elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu_.html}
   */
  elu_(self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): Tensor
  /**
   * part of the derivative of elu, as its backward pass calls it
   * - `elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  eluBackward(gradOutput: Tensor, alpha: Scalar, scale: Scalar, inputScale: Scalar, isResult: boolean, selfOrResult: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * rows of weight, by their indices
   * - `embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.embedding.html}
   */
  embedding(weight: Tensor, indices: Tensor, options?: { paddingIdx?: number; scaleGradByFreq?: boolean; sparse?: boolean; out?: Tensor }): Tensor
  /**
   * sums, means or maxima of rows of weight, for each bag of indices
   * - `embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)`
   * - `embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.embedding_bag.html}
   */
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean; mode?: number; sparse?: boolean; perSampleWeights?: Tensor | null; includeLastOffset?: boolean; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx: number | null): [Tensor, Tensor, Tensor, Tensor]
  /**
   * rows that indices name scaled down to at most this norm
   * - `embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  embeddingRenorm(self: Tensor, indices: Tensor, maxNorm: number, normType: number, options?: { out?: Tensor }): Tensor
  /**
   * rows that indices name scaled down to at most this norm; in place
   * - `embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  embeddingRenorm_(self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor
  /**
   * a tensor whose elements are whatever the memory holds
   * - `empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty.html}
   */
  empty(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor whose elements are whatever the memory holds
   * - `empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty_like.html}
   */
  emptyLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor whose elements are whatever the memory holds
   * - `empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty_permuted.html}
   */
  emptyPermuted(size: number | readonly number[], physicalLayout: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a quantized tensor whose elements are whatever the memory holds
   * - `empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  emptyQuantized(size: number | readonly number[], qtensor: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor whose elements are whatever the memory holds
   * - `empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty_strided.html}
   */
  emptyStrided(size: number | readonly number[], stride: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * x = other, of each element
   * - `eq.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `eq.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.eq.html}
   */
  eq(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x = other, of each element; in place
   * - `eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.eq_.html}
   */
  eq_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * whether two tensors have the same shape and elements
   * - `equal(Tensor self, Tensor other) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.equal.html}
   */
  equal(self: Tensor, other: Tensor): boolean
  /**
   * (2/√π)·∫₀ˣ e^(−t²) dt
   * - `erf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erf.html}
   */
  erf(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (2/√π)·∫₀ˣ e^(−t²) dt; in place
   * - `erf_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erf_.html}
   */
  erf_(self: Tensor): Tensor
  /**
   * 1 − erf x
   * - `erfc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erfc.html}
   */
  erfc(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 1 − erf x; in place
   * - `erfc_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erfc_.html}
   */
  erfc_(self: Tensor): Tensor
  /**
   * the inverse of erf, on (−1, 1)
   * - `erfinv(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erfinv.html}
   */
  erfinv(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the inverse of erf, on (−1, 1); in place
   * - `erfinv_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erfinv_.html}
   */
  erfinv_(self: Tensor): Tensor
  /**
   * e^x
   * - `exp(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.exp.html}
   */
  exp(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 2^x
   * - `exp2(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.exp2.html}
   */
  exp2(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 2^x; in place
   * - `exp2_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exp2_.html}
   */
  exp2_(self: Tensor): Tensor
  /**
   * e^x; in place
   * - `exp_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exp_.html}
   */
  exp_(self: Tensor): Tensor
  /**
   * a view with size-1 dimensions repeated, −1 for one as it is
   * - `expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand.html}
   */
  expand(self: Tensor, size: number | readonly number[], options?: { implicit?: boolean }): Tensor
  /**
   * expand to another tensor's shape
   * - `expand_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand_as.html}
   */
  expandAs(self: Tensor, other: Tensor): Tensor
  /**
   * a view with size-1 dimensions repeated, −1 for one as it is; copied, not viewed
   * - `expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.expand_copy.html}
   */
  expandCopy(self: Tensor, size: number | readonly number[], options?: { implicit?: boolean; out?: Tensor }): Tensor
  /**
   * e^x − 1, exact near 0
   * - `expm1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.expm1.html}
   */
  expm1(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * e^x − 1, exact near 0; in place
   * - `expm1_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expm1_.html}
   */
  expm1_(self: Tensor): Tensor
  /**
   * draws from the exponential distribution with rate lambd
   * - `exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  exponential(self: Tensor, options?: { lambd?: number; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the exponential distribution with rate lambd; in place
   * - `exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exponential_.html}
   */
  exponential_(self: Tensor, options?: { lambd?: number; generator?: Generator | null }): Tensor
  /**
   * ones on the diagonal, zeros elsewhere
   * - `eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.eye.html}
   */
  eye(n: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; m?: number; out?: Tensor }): Tensor
  eye(n: number, m: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * quantized and back, for each channel: the error that quantizing would make
   * - `fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fake_quantize_per_channel_affine.html}
   */
  fakeQuantizePerChannelAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number): Tensor
  /**
   * part of fake quantize per channel affine, as other operators call it
   * - `fake_quantize_per_channel_affine_cachemask(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> (Tensor output, Tensor mask)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fakeQuantizePerChannelAffineCachemask(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number, options?: { out?: readonly [Tensor, Tensor] }): { output: Tensor; mask: Tensor }
  /**
   * part of the derivative of fake quantize per channel affine cachemask, as its backward pass calls it
   * - `fake_quantize_per_channel_affine_cachemask_backward(Tensor grad, Tensor mask) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fakeQuantizePerChannelAffineCachemaskBackward(grad: Tensor, mask: Tensor): Tensor
  /**
   * quantized and back: the error that quantizing would make
   * - `fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor`
   * - `fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fake_quantize_per_tensor_affine.html}
   */
  fakeQuantizePerTensorAffine(self: Tensor, scale: number | Tensor, zeroPoint: number | Tensor, quantMin: number, quantMax: number): Tensor
  /**
   * part of fake quantize per tensor affine, as other operators call it
   * - `fake_quantize_per_tensor_affine_cachemask(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> (Tensor output, Tensor mask)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fakeQuantizePerTensorAffineCachemask(self: Tensor, scale: number, zeroPoint: number, quantMin: number, quantMax: number, options?: { out?: readonly [Tensor, Tensor] }): { output: Tensor; mask: Tensor }
  /**
   * part of the derivative of fake quantize per tensor affine cachemask, as its backward pass calls it
   * - `fake_quantize_per_tensor_affine_cachemask_backward(Tensor grad, Tensor mask) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fakeQuantizePerTensorAffineCachemaskBackward(grad: Tensor, mask: Tensor): Tensor
  /**
   * fbgemm linear fp16 weight
   * - `fbgemm_linear_fp16_weight(Tensor input, Tensor packed_weight, Tensor bias) -> Tensor`
   * - `fbgemm_linear_fp16_weight.out(Tensor input, Tensor packed_weight, Tensor bias, Tensor(a!) output) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fbgemmLinearFp16Weight(input: Tensor, packedWeight: Tensor, bias: Tensor): Tensor
  fbgemmLinearFp16Weight(input: Tensor, packedWeight: Tensor, bias: Tensor, output: Tensor): Tensor
  /**
   * fbgemm linear fp16 weight fp32 activation
   * - `fbgemm_linear_fp16_weight_fp32_activation(Tensor input, Tensor packed_weight, Tensor? bias) -> Tensor`
   * - `fbgemm_linear_fp16_weight_fp32_activation.out(Tensor input, Tensor packed_weight, Tensor? bias, Tensor(a!) output) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fbgemmLinearFp16WeightFp32Activation(input: Tensor, packedWeight: Tensor, bias: Tensor | null): Tensor
  fbgemmLinearFp16WeightFp32Activation(input: Tensor, packedWeight: Tensor, bias: Tensor | null, output: Tensor): Tensor
  /**
   * fbgemm linear int8 weight
   * - `fbgemm_linear_int8_weight(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fbgemmLinearInt8Weight(input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
  /**
   * fbgemm linear int8 weight fp32 activation
   * - `fbgemm_linear_int8_weight_fp32_activation(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fbgemmLinearInt8WeightFp32Activation(input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
  /**
   * fbgemm linear quantize weight
   * - `fbgemm_linear_quantize_weight(Tensor input) -> (Tensor, Tensor, float, int)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fbgemmLinearQuantizeWeight(input: Tensor): [Tensor, Tensor, number, number]
  /**
   * fbgemm pack gemm matrix fp16
   * - `fbgemm_pack_gemm_matrix_fp16(Tensor input) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fbgemmPackGemmMatrixFp16(input: Tensor): Tensor
  /**
   * fbgemm pack quantized matrix
   * - `fbgemm_pack_quantized_matrix(Tensor input) -> Tensor`
   * - `fbgemm_pack_quantized_matrix.KN(Tensor input, int K, int N) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fbgemmPackQuantizedMatrix(input: Tensor, options?: { K?: number; N?: number }): Tensor
  fbgemmPackQuantizedMatrix(input: Tensor, K: number, N: number): Tensor
  /**
   * alpha dropout of whole channels
   * - `feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.feature_alpha_dropout.html}
   */
  featureAlphaDropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * alpha dropout of whole channels; in place
   * - `feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureAlphaDropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * dropout of whole channels
   * - `feature_dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureDropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * dropout of whole channels; in place
   * - `feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureDropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * every element this value
   * - `fill.Scalar(Tensor self, Scalar value) -> Tensor`
   * - `fill.Tensor(Tensor self, Tensor value) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fill(self: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * every element this value; in place
   * - `fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
   * - `fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_.html}
   */
  fill_(self: Tensor, value: Scalar | Tensor): Tensor
  /**
   * the diagonal of this value; in place
   * - `fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_diagonal_.html}
   */
  fillDiagonal_(self: Tensor, fillValue: Scalar, options?: { wrap?: boolean }): Tensor
  /**
   * x without its fraction
   * - `fix(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fix.html}
   */
  fix(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x without its fraction; in place
   * - `fix_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fix_.html}
   */
  fix_(self: Tensor): Tensor
  /**
   * one dimension in place of those from startDim to endDim
   * - `flatten.named_out_dim(Tensor(a) self, int start_dim, int end_dim, str out_dim) -> Tensor(a)`
   * - `flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flatten.html}
   */
  flatten(self: Tensor, startDim: number, endDim: number, outDim: string): Tensor
  flatten(self: Tensor, options?: { startDim?: number; endDim?: number; outDim?: string }): Tensor
  /**
   * all tensors flattened, one after the other
   * - `flatten_dense_tensors(Tensor[] tensors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  flattenDenseTensors(tensors: readonly Tensor[]): Tensor
  /**
   * the order of elements reversed along dimensions
   * - `flip(Tensor self, int[] dims) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flip.html}
   */
  flip(self: Tensor, dims: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * columns in reverse order
   * - `fliplr(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fliplr.html}
   */
  fliplr(self: Tensor): Tensor
  /**
   * rows in reverse order
   * - `flipud(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flipud.html}
   */
  flipud(self: Tensor): Tensor
  /**
   * x^exponent, in float64
   * - `float_power.Scalar(Scalar self, Tensor exponent) -> Tensor`
   * - `float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * - `float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.float_power.html}
   */
  floatPower(self: Scalar | Tensor, exponent: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x^exponent, in float64; in place
   * - `float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * - `float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.float_power_.html}
   */
  floatPower_(self: Tensor, exponent: Scalar | Tensor): Tensor
  /**
   * ⌊x⌋
   * - `floor(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.floor.html}
   */
  floor(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * ⌊x⌋; in place
   * - `floor_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.floor_.html}
   */
  floor_(self: Tensor): Tensor
  /**
   * ⌊x / other⌋
   * - `floor_divide(Tensor self, Tensor other) -> Tensor`
   * - `floor_divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.floor_divide.html}
   */
  floorDivide(self: Tensor, other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * ⌊x / other⌋; in place
   * - `floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.floor_divide_.html}
   */
  floorDivide_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * the larger one; of a number and NaN the number
   * - `fmax(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmax.html}
   */
  fmax(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the smaller one; of a number and NaN the number
   * - `fmin(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmin.html}
   */
  fmin(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the remainder of x / other, with the sign of x
   * - `fmod.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `fmod.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmod.html}
   */
  fmod(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the remainder of x / other, with the sign of x; in place
   * - `fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fmod_.html}
   */
  fmod_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x − trunc x
   * - `frac(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.frac.html}
   */
  frac(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x − trunc x; in place
   * - `frac_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.frac_.html}
   */
  frac_(self: Tensor): Tensor
  /**
   * maxima over windows of random sizes that give the output size
   * - `fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool2d.html}
   */
  fractionalMaxPool2d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  /**
   * maxima over windows of random sizes that give the output size
   * - `fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool3d.html}
   */
  fractionalMaxPool3d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  /**
   * mantissa and exponent with x = mantissa·2^exponent, |mantissa| in [1/2, 1)
   * - `frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.frexp.html}
   */
  frexp(self: Tensor, options?: { out?: readonly [Tensor, Tensor] }): { mantissa: Tensor; exponent: Tensor }
  /**
   * √Σ |x|²
   * - `frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  frobeniusNorm(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of a file's bytes
   * - `from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.from_file.html}
   */
  fromFile(filename: string, options?: { shared?: boolean | null; size?: number | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of one value
   * - `full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.full_like.html}
   */
  fullLike(self: Tensor, fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * fused moving avg obs fake quant
   * - `fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fusedMovingAvgObsFakeQuant(self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: number, quantMax: number, chAxis: number, options?: { perRowFakeQuant?: boolean; symmetricQuant?: boolean }): Tensor
  /**
   * values at an index along a dimension: out[i][j] = x[index[i][j]][j] for dim 0
   * - `gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gather.html}
   */
  gather(self: Tensor, dim: number, index: Tensor, options?: { sparseGrad?: boolean; out?: Tensor }): Tensor
  /**
   * part of the derivative of gather, as its backward pass calls it
   * - `gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool sparse_grad) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gatherBackward(grad: Tensor, self: Tensor, dim: number, index: Tensor, sparseGrad: boolean): Tensor
  /**
   * the greatest common divisor
   * - `gcd(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gcd.html}
   */
  gcd(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the greatest common divisor; in place
   * - `gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.gcd_.html}
   */
  gcd_(self: Tensor, other: Tensor): Tensor
  /**
   * x ≥ other, of each element
   * - `ge.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `ge.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ge.html}
   */
  ge(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≥ other, of each element; in place
   * - `ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ge_.html}
   */
  ge_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x·Φ(x), Φ the normal distribution function; or its tanh approximation
   * - `gelu(Tensor self, *, str approximate="none") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.gelu.html}
   */
  gelu(self: Tensor, options?: { approximate?: string; out?: Tensor }): Tensor
  /**
   * x·Φ(x), Φ the normal distribution function; or its tanh approximation; in place
   * - `gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gelu_(self: Tensor, options?: { approximate?: string }): Tensor
  /**
   * part of the derivative of gelu, as its backward pass calls it
   * - `gelu_backward(Tensor grad_output, Tensor self, *, str approximate="none") -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  geluBackward(gradOutput: Tensor, self: Tensor, options?: { approximate?: string; out?: Tensor }): Tensor
  /**
   * draws from the geometric distribution with success probability p
   * - `geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  geometric(self: Tensor, p: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the geometric distribution with success probability p; in place
   * - `geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.geometric_.html}
   */
  geometric_(self: Tensor, p: number, options?: { generator?: Generator | null }): Tensor
  /**
   * Householder reflectors and their factors tau, of a QR decomposition
   * - `geqrf(Tensor self) -> (Tensor a, Tensor tau)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.geqrf.html}
   */
  geqrf(self: Tensor, options?: { out?: readonly [Tensor, Tensor] }): { a: Tensor; tau: Tensor }
  /**
   * x_i · vec2_j
   * - `ger(Tensor self, Tensor vec2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ger.html}
   */
  ger(self: Tensor, vec2: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * get gradients
   * - `get_gradients(int context_id) -> Dict(Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  getGradients(contextId: number): unknown
  /**
   * a·σ(b), of the two halves a, b along a dimension
   * - `glu(Tensor self, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.glu.html}
   */
  glu(self: Tensor, options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of glu, as its backward pass calls it
   * - `glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gluBackward(gradOutput: Tensor, self: Tensor, dim: number, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of glu, as its backward pass calls it
   * - `glu_backward_jvp(Tensor grad_x, Tensor grad_glu, Tensor x, Tensor dgrad_glu, Tensor dx, int dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gluBackwardJvp(gradX: Tensor, gradGlu: Tensor, x: Tensor, dgradGlu: Tensor, dx: Tensor, dim: number, options?: { out?: Tensor }): Tensor
  /**
   * part of glu, as other operators call it
   * - `glu_jvp(Tensor glu, Tensor x, Tensor dx, int dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gluJvp(glu: Tensor, x: Tensor, dx: Tensor, dim: number, options?: { out?: Tensor }): Tensor
  /**
   * derivatives by differences of neighbours, of samples at given spacing
   * - `gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]`
   * - `gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]`
   * - `gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]`
   * - `gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
   * - `gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
   * - `gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
   * - `gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gradient.html}
   */
  gradient(self: Tensor, options?: { dim?: number | readonly number[] | null; edgeOrder?: number; spacing?: Scalar | readonly Scalar[] | readonly Tensor[] | null }): Tensor[]
  /**
   * x > other, of each element
   * - `greater.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `greater.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.greater.html}
   */
  greater(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x > other, of each element; in place
   * - `greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.greater_.html}
   */
  greater_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x ≥ other, of each element
   * - `greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `greater_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.greater_equal.html}
   */
  greaterEqual(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≥ other, of each element; in place
   * - `greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.greater_equal_.html}
   */
  greaterEqual_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x at the places of a grid with coordinates in [−1, 1], interpolated
   * - `grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gridSampler(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  /**
   * x at the places of a grid with coordinates in [−1, 1], interpolated
   * - `grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gridSampler2d(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of grid sampler 2d, as its backward pass calls it
   * - `grid_sampler_2d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gridSampler2dBackward(gradOutput: Tensor, input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  /**
   * x at the places of a grid with coordinates in [−1, 1], interpolated
   * - `grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gridSampler3d(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of grid sampler 3d, as its backward pass calls it
   * - `grid_sampler_3d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gridSampler3dBackward(gradOutput: Tensor, input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  /**
   * (x − mean)/√(var + eps)·weight + bias, over groups of channels of each sample
   * - `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.group_norm.html}
   */
  groupNorm(input: Tensor, numGroups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnabled?: boolean }): Tensor
  /**
   * layers of gated recurrent units over a sequence
   * - `gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
   * - `gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gru(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  /**
   * one step of a gated recurrent unit
   * - `gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gruCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  /**
   * x > other, of each element
   * - `gt.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `gt.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gt.html}
   */
  gt(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x > other, of each element; in place
   * - `gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.gt_.html}
   */
  gt_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * alpha − beta·cos(2πn/N)
   * - `hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `hamming_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hamming_window.html}
   */
  hammingWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean; alpha?: number; beta?: number; out?: Tensor }): Tensor
  hammingWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; alpha?: number; beta?: number; out?: Tensor }): Tensor
  hammingWindow(windowLength: number, periodic: boolean, alpha: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; beta?: number; out?: Tensor }): Tensor
  hammingWindow(windowLength: number, periodic: boolean, alpha: number, beta: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * sin²(πn/N)
   * - `hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `hann_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hann_window.html}
   */
  hannWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean; out?: Tensor }): Tensor
  hannWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * x where |x| > lambd, else 0
   * - `hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hardshrink.html}
   */
  hardshrink(self: Tensor, options?: { lambd?: Scalar; out?: Tensor }): Tensor
  /**
   * part of the derivative of hardshrink, as its backward pass calls it
   * - `hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardshrinkBackward(gradOut: Tensor, self: Tensor, lambd: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x + 3, 0), 6)/6
   * - `hardsigmoid(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardsigmoid.html}
   */
  hardsigmoid(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x + 3, 0), 6)/6; in place
   * - `hardsigmoid_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardsigmoid_(self: Tensor): Tensor
  /**
   * part of the derivative of hardsigmoid, as its backward pass calls it
   * - `hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardsigmoidBackward(gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·min(max(x + 3, 0), 6)/6
   * - `hardswish(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardswish.html}
   */
  hardswish(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·min(max(x + 3, 0), 6)/6; in place
   * - `hardswish_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardswish_(self: Tensor): Tensor
  /**
   * part of the derivative of hardswish, as its backward pass calls it
   * - `hardswish_backward(Tensor grad_output, Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardswishBackward(gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x, minVal), maxVal)
   * - `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh.html}
   */
  hardtanh(self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar; out?: Tensor }): Tensor
  /**
   * min(max(x, minVal), maxVal); in place
   * - `hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh_.html}
   */
  hardtanh_(self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar }): Tensor
  /**
   * part of the derivative of hardtanh, as its backward pass calls it
   * - `hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardtanhBackward(gradOutput: Tensor, self: Tensor, minVal: Scalar, maxVal: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * one number that depends on all elements
   * - `hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hash_tensor.html}
   */
  hashTensor(self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; mode?: number; out?: Tensor }): Tensor
  /**
   * 0 where x < 0, values where x = 0, 1 where x > 0
   * - `heaviside(Tensor self, Tensor values) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.heaviside.html}
   */
  heaviside(self: Tensor, values: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 0 where x < 0, values where x = 0, 1 where x > 0; in place
   * - `heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.heaviside_.html}
   */
  heaviside_(self: Tensor, values: Tensor): Tensor
  /**
   * x where the target is 1, max(0, margin − x) where it is −1
   * - `hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hinge_embedding_loss.html}
   */
  hingeEmbeddingLoss(self: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor
  /**
   * how many elements fall into each of bins equal parts of [min, max]
   * - `histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histc.html}
   */
  histc(self: Tensor, options?: { bins?: number; min?: Scalar; max?: Scalar; out?: Tensor }): Tensor
  /**
   * how many elements, or how much weight, fall into each bin
   * - `histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
   * - `histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histogram.html}
   */
  histogram(self: Tensor, options?: { bins?: number; range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
  histogram(self: Tensor, bins: Tensor, options?: { weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
  /**
   * how many elements, or how much weight, fall into each bin
   * - `histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * - `histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * - `histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histogramdd.html}
   */
  histogramdd(self: Tensor, bins: number | readonly number[] | readonly Tensor[], options?: { range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor[] }
  /**
   * parts side by side: along the second dimension, of a vector the first
   * - `hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * - `hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hsplit.html}
   */
  hsplit(self: Tensor, indices: number | readonly number[]): Tensor[]
  hsplit(self: Tensor, sections: number): Tensor[]
  /**
   * a sparse matrix times a dense one, sparse by rows
   * - `hspmm(Tensor mat1, Tensor mat2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hspmm.html}
   */
  hspmm(mat1: Tensor, mat2: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * tensors side by side
   * - `hstack(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hstack.html}
   */
  hstack(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * (x−y)²/2 where |x−y| ≤ delta, else delta·(|x−y| − delta/2)
   * - `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.huber_loss.html}
   */
  huberLoss(self: Tensor, target: Tensor, options?: { reduction?: number; delta?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of huber loss, as its backward pass calls it
   * - `huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  huberLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, delta: number, options?: { out?: Tensor }): Tensor
  /**
   * √(x² + other²)
   * - `hypot(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hypot.html}
   */
  hypot(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * √(x² + other²); in place
   * - `hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.hypot_.html}
   */
  hypot_(self: Tensor, other: Tensor): Tensor
  /**
   * the modified Bessel function I₀(x)
   * - `i0(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.i0.html}
   */
  i0(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the modified Bessel function I₀(x); in place
   * - `i0_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.i0_.html}
   */
  i0_(self: Tensor): Tensor
  /**
   * the regularized lower incomplete gamma function P(x, other)
   * - `igamma(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.igamma.html}
   */
  igamma(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the regularized lower incomplete gamma function P(x, other); in place
   * - `igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.igamma_.html}
   */
  igamma_(self: Tensor, other: Tensor): Tensor
  /**
   * the regularized upper incomplete gamma function Q(x, other)
   * - `igammac(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.igammac.html}
   */
  igammac(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the regularized upper incomplete gamma function Q(x, other); in place
   * - `igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.igammac_.html}
   */
  igammac_(self: Tensor, other: Tensor): Tensor
  /**
   * sliding blocks of an image as columns
   * - `im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  im2col(self: Tensor, kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * the imaginary part, as a view
   * - `imag(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.imag.html}
   */
  imag(self: Tensor): Tensor
  /**
   * elements that tensors of subscripts, one for each dimension, name
   * - `index.Tensor(Tensor self, Tensor?[] indices) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index.html}
   */
  index(self: Tensor, indices: readonly (Tensor | null)[], options?: { out?: Tensor }): Tensor
  /**
   * slices of source, times alpha, added where index says
   * - `index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_add.html}
   */
  indexAdd(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * slices of source, times alpha, added where index says; in place
   * - `index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_add_.html}
   */
  indexAdd_(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor
  /**
   * slices of source put where index says
   * - `index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_copy.html}
   */
  indexCopy(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * slices of source put where index says; in place
   * - `index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_copy_.html}
   */
  indexCopy_(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor
  /**
   * slices where index says filled with a value
   * - `index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * - `index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_fill.html}
   */
  indexFill(self: Tensor, dim: number, index: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * slices where index says filled with a value; in place
   * - `index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * - `index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_fill_.html}
   */
  indexFill_(self: Tensor, dim: number, index: Tensor, value: Scalar | Tensor): Tensor
  /**
   * values put at places that tensors of indices name, or added with accumulate
   * - `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_put.html}
   */
  indexPut(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean; out?: Tensor }): Tensor
  /**
   * values put at places that tensors of indices name, or added with accumulate; in place
   * - `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_put_.html}
   */
  indexPut_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): Tensor
  /**
   * slices of source combined with those where index says, by 'prod', 'mean', 'amax' or 'amin'
   * - `index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_reduce.html}
   */
  indexReduce(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean; out?: Tensor }): Tensor
  /**
   * slices of source combined with those where index says, by 'prod', 'mean', 'amax' or 'amin'; in place
   * - `index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_reduce_.html}
   */
  indexReduce_(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
  /**
   * slices along a dimension, by their indices
   * - `index_select(Tensor self, int dim, Tensor index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_select.html}
   */
  indexSelect(self: Tensor, dim: number, index: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of index select, as its backward pass calls it
   * - `index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor index) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  indexSelectBackward(grad: Tensor, selfSizes: number | readonly number[], dim: number, index: Tensor): Tensor
  /**
   * of a sparse tensor, where its values are
   * - `indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.indices.html}
   */
  indices(self: Tensor): Tensor
  /**
   * of a sparse tensor, where its values are; copied, not viewed
   * - `indices_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.indices_copy.html}
   */
  indicesCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of infinitely differentiable gelu, as its backward pass calls it
   * - `infinitely_differentiable_gelu_backward(Tensor grad, Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  infinitelyDifferentiableGeluBackward(grad: Tensor, self: Tensor): Tensor
  /**
   * Σ over the last dimension of both
   * - `inner(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.inner.html}
   */
  inner(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, of each channel of each sample
   * - `instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.instance_norm.html}
   */
  instanceNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  /**
   * the integers that a quantized tensor stores
   * - `int_repr(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.int_repr.html}
   */
  intRepr(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * A⁻¹; = linalg.inv
   * - `inverse(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.inverse.html}
   */
  inverse(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * whether a sparse tensor's indices are unique and in order
   * - `is_coalesced(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_coalesced.html}
   */
  isCoalesced(self: Tensor): boolean
  /**
   * whether the dtype is complex
   * - `is_complex(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_complex.html}
   */
  isComplex(self: Tensor): boolean
  /**
   * whether a conjugation is pending
   * - `is_conj(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_conj.html}
   */
  isConj(self: Tensor): boolean
  /**
   * false, always
   * - `is_distributed(Tensor self) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  isDistributed(self: Tensor): boolean
  /**
   * whether the dtype is a float
   * - `is_floating_point(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_floating_point.html}
   */
  isFloatingPoint(self: Tensor): boolean
  /**
   * whether it was made in inference mode
   * - `is_inference(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_inference.html}
   */
  isInference(self: Tensor): boolean
  /**
   * whether derivatives end here
   * - `is_leaf(Tensor self) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  isLeaf(self: Tensor): boolean
  /**
   * whether a negation is pending
   * - `is_neg(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_neg.html}
   */
  isNeg(self: Tensor): boolean
  /**
   * whether the only element is not zero
   * - `is_nonzero(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_nonzero.html}
   */
  isNonzero(self: Tensor): boolean
  /**
   * whether it lies in page-locked memory
   * - `is_pinned(Tensor self, Device? device=None) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_pinned.html}
   */
  isPinned(self: Tensor, options?: { device?: Device | null }): boolean
  /**
   * whether two tensors have the same shape
   * - `is_same_size(Tensor self, Tensor other) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  isSameSize(self: Tensor, other: Tensor): boolean
  /**
   * whether two tensors show the same part of one storage
   * - `is_set_to(Tensor self, Tensor tensor) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_set_to.html}
   */
  isSetTo(self: Tensor, tensor: Tensor): boolean
  /**
   * whether the dtype has negative numbers
   * - `is_signed(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_signed.html}
   */
  isSigned(self: Tensor): boolean
  /**
   * whether libtorch was built with Vulkan
   * - `is_vulkan_available() -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  isVulkanAvailable(): boolean
  /**
   * |x − other| ≤ atol + rtol·|other|, of each element
   * - `isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isclose.html}
   */
  isclose(self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): Tensor
  /**
   * neither infinite nor NaN
   * - `isfinite(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isfinite.html}
   */
  isfinite(self: Tensor): Tensor
  /**
   * whether each element is one of testElements
   * - `isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
   * - `isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor`
   * - `isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isin.html}
   */
  isin(element: Scalar, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean; out?: Tensor }): Tensor
  isin(elements: Tensor, testElement: Scalar, options?: { assumeUnique?: boolean; invert?: boolean; out?: Tensor }): Tensor
  isin(elements: Tensor, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean; out?: Tensor }): Tensor
  /**
   * ±∞
   * - `isinf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isinf.html}
   */
  isinf(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * NaN
   * - `isnan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isnan.html}
   */
  isnan(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * −∞
   * - `isneginf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isneginf.html}
   */
  isneginf(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * +∞
   * - `isposinf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isposinf.html}
   */
  isposinf(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * of no imaginary part
   * - `isreal(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isreal.html}
   */
  isreal(self: Tensor): Tensor
  /**
   * the signal whose short-time Fourier transform this is
   * - `istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.istft.html}
   */
  istft(self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean; normalized?: boolean; onesided?: boolean | null; length?: number | null; returnComplex?: boolean }): Tensor
  /**
   * a window of I₀ with shape beta
   * - `kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `kaiser_window.beta(int window_length, bool periodic, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kaiser_window.html}
   */
  kaiserWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean; beta?: number; out?: Tensor }): Tensor
  kaiserWindow(windowLength: number, periodic: boolean, beta: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  kaiserWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; beta?: number; out?: Tensor }): Tensor
  /**
   * y·(log y − x), with x a logarithm, and y one too with logTarget
   * - `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.kl_div.html}
   */
  klDiv(self: Tensor, target: Tensor, options?: { reduction?: number; logTarget?: boolean }): Tensor
  /**
   * the Kronecker product
   * - `kron(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kron.html}
   */
  kron(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the k-th smallest along a dimension, and where it is
   * - `kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kthvalue.html}
   */
  kthvalue(self: Tensor, k: number, options?: { dim?: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * |x − target|
   * - `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.l1_loss.html}
   */
  l1Loss(self: Tensor, target: Tensor, options?: { reduction?: number }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, over the last dimensions
   * - `layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.layer_norm.html}
   */
  layerNorm(input: Tensor, normalizedShape: number | readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnable?: boolean }): Tensor
  /**
   * the least common multiple
   * - `lcm(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lcm.html}
   */
  lcm(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the least common multiple; in place
   * - `lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lcm_.html}
   */
  lcm_(self: Tensor, other: Tensor): Tensor
  /**
   * x·2^other
   * - `ldexp.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ldexp.html}
   */
  ldexp(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·2^other; in place
   * - `ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ldexp_.html}
   */
  ldexp_(self: Tensor, other: Tensor): Tensor
  /**
   * x ≤ other, of each element
   * - `le.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `le.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.le.html}
   */
  le(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≤ other, of each element; in place
   * - `le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.le_.html}
   */
  le_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x where x > 0, else negativeSlope·x
   * - `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu.html}
   */
  leakyRelu(self: Tensor, options?: { negativeSlope?: Scalar; out?: Tensor }): Tensor
  /**
   * x where x > 0, else negativeSlope·x; in place
   * - `leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu_.html}
   */
  leakyRelu_(self: Tensor, options?: { negativeSlope?: Scalar }): Tensor
  /**
   * part of the derivative of leaky relu, as its backward pass calls it
   * - `leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope, bool self_is_result) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  leakyReluBackward(gradOutput: Tensor, self: Tensor, negativeSlope: Scalar, selfIsResult: boolean, options?: { out?: Tensor }): Tensor
  /**
   * x + weight·(end − x)
   * - `lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
   * - `lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lerp.html}
   */
  lerp(self: Tensor, end: Tensor, weight: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x + weight·(end − x); in place
   * - `lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
   * - `lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lerp_.html}
   */
  lerp_(self: Tensor, end: Tensor, weight: Scalar | Tensor): Tensor
  /**
   * x < other, of each element
   * - `less.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `less.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.less.html}
   */
  less(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x < other, of each element; in place
   * - `less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.less_.html}
   */
  less_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x ≤ other, of each element
   * - `less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `less_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.less_equal.html}
   */
  lessEqual(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≤ other, of each element; in place
   * - `less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.less_equal_.html}
   */
  lessEqual_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * log |Γ(x)|
   * - `lgamma(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lgamma.html}
   */
  lgamma(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log |Γ(x)|; in place
   * - `lgamma_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lgamma_.html}
   */
  lgamma_(self: Tensor): Tensor
  /**
   * the tensor itself; for function transforms
   * - `lift(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  lift(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the tensor itself; for function transforms
   * - `lift_fresh(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  liftFresh(self: Tensor): Tensor
  /**
   * the tensor itself; for function transforms; copied, not viewed
   * - `lift_fresh_copy(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  liftFreshCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x · weightᵀ + bias
   * - `linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.linear.html}
   */
  linear(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; out?: Tensor }): Tensor
  /**
   * part of the derivative of linear, as its backward pass calls it
   * - `linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  linearBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  /**
   * steps numbers at equal distance from start to end, both included
   * - `linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linspace.html}
   */
  linspace(start: Scalar | Tensor, end: Scalar | Tensor, steps: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * ln x
   * - `log(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log.html}
   */
  log(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log₁₀ x
   * - `log10(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log10.html}
   */
  log10(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log₁₀ x; in place
   * - `log10_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log10_.html}
   */
  log10_(self: Tensor): Tensor
  /**
   * ln(1 + x), exact near 0
   * - `log1p(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log1p.html}
   */
  log1p(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * ln(1 + x), exact near 0; in place
   * - `log1p_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log1p_.html}
   */
  log1p_(self: Tensor): Tensor
  /**
   * log₂ x
   * - `log2(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log2.html}
   */
  log2(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log₂ x; in place
   * - `log2_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log2_.html}
   */
  log2_(self: Tensor): Tensor
  /**
   * ln x; in place
   * - `log_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log_.html}
   */
  log_(self: Tensor): Tensor
  /**
   * draws whose logarithm is normal with this mean and std
   * - `log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logNormal(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws whose logarithm is normal with this mean and std; in place
   * - `log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log_normal_.html}
   */
  logNormal_(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor
  /**
   * log(1/(1 + e^(−x)))
   * - `log_sigmoid(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logSigmoid(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of log sigmoid, as its backward pass calls it
   * - `log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logSigmoidBackward(gradOutput: Tensor, self: Tensor, buffer: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of log sigmoid, as other operators call it
   * - `log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logSigmoidForward(self: Tensor, options?: { out?: readonly [Tensor, Tensor] }): { output: Tensor; buffer: Tensor }
  /**
   * x − log Σ e^x, along a dimension
   * - `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.log_softmax.html}
   */
  logSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * log(e^x + e^other), with no overflow
   * - `logaddexp(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logaddexp.html}
   */
  logaddexp(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log₂(2^x + 2^other), with no overflow
   * - `logaddexp2(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logaddexp2.html}
   */
  logaddexp2(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log of the sum of e^x so far
   * - `logcumsumexp(Tensor self, int dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logcumsumexp.html}
   */
  logcumsumexp(self: Tensor, dim: number, options?: { out?: Tensor }): Tensor
  /**
   * log of the determinant
   * - `logdet(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logdet.html}
   */
  logdet(self: Tensor): Tensor
  /**
   * x ∧ other, of what is not zero
   * - `logical_and(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_and.html}
   */
  logicalAnd(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ∧ other, of what is not zero; in place
   * - `logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_and_.html}
   */
  logicalAnd_(self: Tensor, other: Tensor): Tensor
  /**
   * whether x is zero
   * - `logical_not(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_not.html}
   */
  logicalNot(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * whether x is zero; in place
   * - `logical_not_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_not_.html}
   */
  logicalNot_(self: Tensor): Tensor
  /**
   * x ∨ other, of what is not zero
   * - `logical_or(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_or.html}
   */
  logicalOr(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ∨ other, of what is not zero; in place
   * - `logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_or_.html}
   */
  logicalOr_(self: Tensor, other: Tensor): Tensor
  /**
   * x ⊻ other, of what is not zero
   * - `logical_xor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_xor.html}
   */
  logicalXor(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ⊻ other, of what is not zero; in place
   * - `logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_xor_.html}
   */
  logicalXor_(self: Tensor, other: Tensor): Tensor
  /**
   * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]
   * - `logit(Tensor self, float? eps=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logit.html}
   */
  logit(self: Tensor, options?: { eps?: number | null; out?: Tensor }): Tensor
  /**
   * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]; in place
   * - `logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logit_.html}
   */
  logit_(self: Tensor, options?: { eps?: number | null }): Tensor
  /**
   * part of the derivative of logit, as its backward pass calls it
   * - `logit_backward(Tensor grad_output, Tensor self, float? eps=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logitBackward(gradOutput: Tensor, self: Tensor, options?: { eps?: number | null; out?: Tensor }): Tensor
  /**
   * base^y for steps values y at equal distance from start to end
   * - `logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logspace.html}
   */
  logspace(start: Scalar | Tensor, end: Scalar | Tensor, steps: number, options?: { base?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * log Σ e^x along dimensions, with no overflow
   * - `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logsumexp.html}
   */
  logsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * layers of long short-term memory over a sequence
   * - `lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)`
   * - `lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  lstm(data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor]
  /**
   * one step of long short-term memory
   * - `lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  lstmCell(input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): [Tensor, Tensor]
  /**
   * part of the derivative of lstm mps, as its backward pass calls it
   * - `lstm_mps_backward(Tensor? grad_y, Tensor? grad_hy, Tensor? grad_cy, Tensor z_state, Tensor cell_state_fwd, Tensor input, Tensor layersOutputs, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor[], Tensor[])`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  lstmMpsBackward(gradY: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, zState: Tensor, cellStateFwd: Tensor, input: Tensor, layersOutputs: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor[], Tensor[]]
  /**
   * x < other, of each element
   * - `lt.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `lt.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lt.html}
   */
  lt(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x < other, of each element; in place
   * - `lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lt_.html}
   */
  lt_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * X with A·X = B, from A's LU factorization
   * - `lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lu_solve.html}
   */
  luSolve(self: Tensor, LUData: Tensor, LUPivots: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * P, L, U of a compact LU factorization
   * - `lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lu_unpack.html}
   */
  luUnpack(LUData: Tensor, LUPivots: Tensor, options?: { unpackData?: boolean; unpackPivots?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { P: Tensor; L: Tensor; U: Tensor }
  /**
   * the last two dimensions swapped, and complex conjugates
   * - `mH(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mH(self: Tensor): Tensor
  /**
   * the last two dimensions swapped, as a view
   * - `mT(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mT(self: Tensor): Tensor
  /**
   * max(0, −target·(input1 − input2) + margin)
   * - `margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.margin_ranking_loss.html}
   */
  marginRankingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor
  /**
   * value where the mask is true
   * - `masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
   * - `masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill.html}
   */
  maskedFill(self: Tensor, mask: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * value where the mask is true; in place
   * - `masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
   * - `masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill_.html}
   */
  maskedFill_(self: Tensor, mask: Tensor, value: Scalar | Tensor): Tensor
  /**
   * the elements of source, in order, where the mask is true
   * - `masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_scatter.html}
   */
  maskedScatter(self: Tensor, mask: Tensor, source: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the elements of source, in order, where the mask is true; in place
   * - `masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_scatter_.html}
   */
  maskedScatter_(self: Tensor, mask: Tensor, source: Tensor): Tensor
  /**
   * part of the derivative of masked scatter, as its backward pass calls it
   * - `masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  maskedScatterBackward(gradOutput: Tensor, mask: Tensor, sizes: number | readonly number[]): Tensor
  /**
   * the elements where the mask is true, in one dimension
   * - `masked_select(Tensor self, Tensor mask) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.masked_select.html}
   */
  maskedSelect(self: Tensor, mask: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of masked select, as its backward pass calls it
   * - `masked_select_backward(Tensor grad, Tensor input, Tensor mask) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  maskedSelectBackward(grad: Tensor, input: Tensor, mask: Tensor): Tensor
  /**
   * the matrix product, batched over leading dimensions; of vectors the dot product
   * - `matmul(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matmul.html}
   */
  matmul(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of matmul, as its backward pass calls it
   * - `matmul_backward(Tensor grad, Tensor self, Tensor other, bool[2] mask) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  matmulBackward(grad: Tensor, self: Tensor, other: Tensor, mask: boolean | readonly boolean[]): [Tensor, Tensor]
  /**
   * a matrix transposed and conjugated, as a view
   * - `matrix_H(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  matrixH(self: Tensor): Tensor
  /**
   * Σ Aᵏ/k!
   * - `matrix_exp(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matrix_exp.html}
   */
  matrixExp(self: Tensor): Tensor
  /**
   * part of the derivative of matrix exp, as its backward pass calls it
   * - `matrix_exp_backward(Tensor self, Tensor grad) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  matrixExpBackward(self: Tensor, grad: Tensor): Tensor
  /**
   * Aⁿ; of A⁻¹ for n < 0
   * - `matrix_power(Tensor self, int n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matrix_power.html}
   */
  matrixPower(self: Tensor, n: number, options?: { out?: Tensor }): Tensor
  /**
   * the largest of all, along a dimension with its index, or of each two
   * - `max(Tensor self) -> Tensor`
   * - `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * - `max.other(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.max.html}
   */
  max(self: Tensor, options?: { out?: Tensor }): Tensor
  max(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  max(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * maxima over sliding windows
   * - `max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d.html}
   */
  maxPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d_with_indices.html}
   */
  maxPool1dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  /**
   * maxima over sliding windows
   * - `max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d.html}
   */
  maxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  /**
   * part of the derivative of max pool2d, as its backward pass calls it
   * - `max_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  maxPool2dBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d_with_indices.html}
   */
  maxPool2dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  /**
   * part of the derivative of max pool2d with indices, as its backward pass calls it
   * - `max_pool2d_with_indices_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool ceil_mode, Tensor indices) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  maxPool2dWithIndicesBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * maxima over sliding windows
   * - `max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d.html}
   */
  maxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d_with_indices.html}
   */
  maxPool3dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  /**
   * part of the derivative of max pool3d with indices, as its backward pass calls it
   * - `max_pool3d_with_indices_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, int[3] dilation, bool ceil_mode, Tensor indices) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  maxPool3dWithIndicesBackward(gradOutput: Tensor, self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], ceilMode: boolean, indices: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * values put back where max pooling found them, zeros elsewhere
   * - `max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool2d.html}
   */
  maxUnpool2d(self: Tensor, indices: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * values put back where max pooling found them, zeros elsewhere
   * - `max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool3d.html}
   */
  maxUnpool3d(self: Tensor, indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * the larger of each two; NaN wins
   * - `maximum(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.maximum.html}
   */
  maximum(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (Σ x)/n, over all or along dimensions
   * - `mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * - `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mean.html}
   */
  mean(self: Tensor, options?: { dtype?: DType | null; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  mean(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * the middle value (the lower of two), along a dimension with its index
   * - `median(Tensor self) -> Tensor`
   * - `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.median.html}
   */
  median(self: Tensor, options?: { out?: Tensor }): Tensor
  median(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * grids of coordinates, of one vector for each dimension
   * - `meshgrid(Tensor[] tensors) -> Tensor[]`
   * - `meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.meshgrid.html}
   */
  meshgrid(tensors: readonly Tensor[], options?: { indexing?: string }): Tensor[]
  /**
   * the smallest of all, along a dimension with its index, or of each two
   * - `min(Tensor self) -> Tensor`
   * - `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * - `min.other(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.min.html}
   */
  min(self: Tensor, options?: { out?: Tensor }): Tensor
  min(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  min(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the smaller of each two; NaN wins
   * - `minimum(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.minimum.html}
   */
  minimum(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch; by one backend's own kernel
   * - `miopen_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenBatchNorm(input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor]
  /**
   * part of the derivative of miopen batch norm, as its backward pass calls it
   * - `miopen_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number): [Tensor, Tensor, Tensor]
  /**
   * any convolution, transposed or not, in any number of dimensions; by one backend's own kernel
   * - `miopen_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options?: { out?: Tensor }): Tensor
  /**
   * miopen convolution add relu
   * - `miopen_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenConvolutionAddRelu(self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number): Tensor
  /**
   * miopen convolution relu
   * - `miopen_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenConvolutionRelu(self: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], groups: number): Tensor
  /**
   * miopen convolution transpose
   * - `miopen_convolution_transpose(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenConvolutionTranspose(self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], outputPadding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options?: { out?: Tensor }): Tensor
  /**
   * −log of the probability of a label sequence over all alignments with the input; by one backend's own kernel
   * - `miopen_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)`
   * - `miopen_ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenCtcLoss(logProbs: Tensor, targets: Tensor, inputLengths: number | readonly number[] | Tensor, targetLengths: number | readonly number[] | Tensor, blank: number, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  /**
   * miopen depthwise convolution
   * - `miopen_depthwise_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenDepthwiseConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, benchmark: boolean, deterministic: boolean, options?: { out?: Tensor }): Tensor
  /**
   * miopen rnn
   * - `miopen_rnn(Tensor input, Tensor[] weight, int weight_stride0, Tensor hx, Tensor? cx, int mode, int hidden_size, int num_layers, bool batch_first, float dropout, bool train, bool bidirectional, int[] batch_sizes, Tensor? dropout_state) -> (Tensor, Tensor, Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenRnn(input: Tensor, weight: readonly Tensor[], weightStride0: number, hx: Tensor, cx: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: number | readonly number[], dropoutState: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  /**
   * part of the derivative of miopen rnn, as its backward pass calls it
   * - `miopen_rnn_backward(Tensor input, Tensor[] weight, int weight_stride0, Tensor weight_buf, Tensor hx, Tensor? cx, Tensor output, Tensor? grad_output, Tensor? grad_hy, Tensor? grad_cy, int mode, int hidden_size, int num_layers, bool batch_first, float dropout, bool train, bool bidirectional, int[] batch_sizes, Tensor? dropout_state, Tensor reserve, bool[4] output_mask) -> (Tensor, Tensor, Tensor, Tensor[])`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  miopenRnnBackward(input: Tensor, weight: readonly Tensor[], weightStride0: number, weightBuf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, gradOutput: Tensor | null, gradHy: Tensor | null, gradCy: Tensor | null, mode: number, hiddenSize: number, numLayers: number, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: number | readonly number[], dropoutState: Tensor | null, reserve: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor, Tensor[]]
  /**
   * x·tanh(softplus x)
   * - `mish(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mish.html}
   */
  mish(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·tanh(softplus x); in place
   * - `mish_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mish_(self: Tensor): Tensor
  /**
   * part of the derivative of mish, as its backward pass calls it
   * - `mish_backward(Tensor grad_output, Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mishBackward(gradOutput: Tensor, self: Tensor): Tensor
  /**
   * averages over as many windows as give the output size asked for; by one backend's own kernel
   * - `mkldnn_adaptive_avg_pool2d(Tensor self, int[2] output_size) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnAdaptiveAvgPool2d(self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of mkldnn adaptive avg pool2d, as its backward pass calls it
   * - `mkldnn_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnAdaptiveAvgPool2dBackward(gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * any convolution, transposed or not, in any number of dimensions; by one backend's own kernel
   * - `mkldnn_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnConvolution(self: Tensor, weight: Tensor, bias: Tensor | null, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, options?: { out?: Tensor }): Tensor
  /**
   * x · weightᵀ + bias; by one backend's own kernel
   * - `mkldnn_linear(Tensor self, Tensor weight, Tensor? bias=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnLinear(self: Tensor, weight: Tensor, options?: { bias?: Tensor | null; out?: Tensor }): Tensor
  /**
   * part of the derivative of linear, as its backward pass calls it; by one backend's own kernel
   * - `mkldnn_linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnLinearBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  /**
   * part of the derivative of mkldnn linear, as its backward pass calls it
   * - `mkldnn_linear_backward_input(int[] input_size, Tensor grad_output, Tensor weight) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnLinearBackwardInput(inputSize: number | readonly number[], gradOutput: Tensor, weight: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of mkldnn linear, as its backward pass calls it
   * - `mkldnn_linear_backward_weights(Tensor grad_output, Tensor input, Tensor weight, bool bias_defined) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnLinearBackwardWeights(gradOutput: Tensor, input: Tensor, weight: Tensor, biasDefined: boolean): [Tensor, Tensor]
  /**
   * maxima over sliding windows; by one backend's own kernel
   * - `mkldnn_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnMaxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * part of the derivative of max pool2d, as its backward pass calls it; by one backend's own kernel
   * - `mkldnn_max_pool2d_backward(Tensor grad_output, Tensor output, Tensor input, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnMaxPool2dBackward(gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * maxima over sliding windows; by one backend's own kernel
   * - `mkldnn_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnMaxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * part of the derivative of mkldnn max pool3d, as its backward pass calls it
   * - `mkldnn_max_pool3d_backward(Tensor grad_output, Tensor output, Tensor input, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnMaxPool3dBackward(gradOutput: Tensor, output: Tensor, input: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * mkldnn reorder conv2d weight
   * - `mkldnn_reorder_conv2d_weight(Tensor self, SymInt[2] padding=[0, 0], SymInt[2] stride=[1, 1], SymInt[2] dilation=[1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnReorderConv2dWeight(self: Tensor, options?: { padding?: number | readonly number[]; stride?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number; inputSize?: number | readonly number[] | null; out?: Tensor }): Tensor
  /**
   * mkldnn reorder conv3d weight
   * - `mkldnn_reorder_conv3d_weight(Tensor self, SymInt[3] padding=[0, 0, 0], SymInt[3] stride=[1, 1, 1], SymInt[3] dilation=[1, 1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mkldnnReorderConv3dWeight(self: Tensor, options?: { padding?: number | readonly number[]; stride?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number; inputSize?: number | readonly number[] | null; out?: Tensor }): Tensor
  /**
   * the product of two matrices
   * - `mm(Tensor self, Tensor mat2) -> Tensor`
   * - `mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mm.html}
   */
  mm(self: Tensor, mat2: Tensor, options?: { outDtype?: DType; out?: Tensor }): Tensor
  mm(self: Tensor, mat2: Tensor, outDtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * the most frequent value along a dimension, and where it is
   * - `mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mode.html}
   */
  mode(self: Tensor, options?: { dim?: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * a view with dimensions moved elsewhere
   * - `moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * - `moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.moveaxis.html}
   */
  moveaxis(self: Tensor, source: number | readonly number[], destination: number | readonly number[]): Tensor
  /**
   * a view with dimensions moved elsewhere
   * - `movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * - `movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.movedim.html}
   */
  movedim(self: Tensor, source: number | readonly number[], destination: number | readonly number[]): Tensor
  /**
   * part of the derivative of convolution, as its backward pass calls it; by one backend's own kernel
   * - `mps_convolution_backward(Tensor self, Tensor grad_output, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mpsConvolutionBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, padding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  /**
   * part of the derivative of mps convolution transpose, as its backward pass calls it
   * - `mps_convolution_transpose_backward(Tensor self, Tensor grad_output, Tensor weight, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool[2] output_mask) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mpsConvolutionTransposeBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, padding: number | readonly number[], outputPadding: number | readonly number[], stride: number | readonly number[], dilation: number | readonly number[], groups: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  /**
   * (x − target)²
   * - `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mse_loss.html}
   */
  mseLoss(self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of mse loss, as its backward pass calls it
   * - `mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mseLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor }): Tensor
  /**
   * sorted along the first dimension
   * - `msort(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.msort.html}
   */
  msort(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x · other, broadcast
   * - `mul.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `mul.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mul.html}
   */
  mul(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x · other, broadcast; in place
   * - `mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.mul_.html}
   */
  mul_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * Σ max(0, margin − x[class] + x[i])^p / n over other classes i
   * - `multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multi_margin_loss.html}
   */
  multiMarginLoss(self: Tensor, target: Tensor, options?: { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of multi margin loss, as its backward pass calls it
   * - `multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  multiMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, p: Scalar, margin: Scalar, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * Σ max(0, 1 − (x[label] − x[i]))/n, over labels and all other i
   * - `multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multilabel_margin_loss.html}
   */
  multilabelMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of multilabel margin loss, as its backward pass calls it
   * - `multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  multilabelMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, isTarget: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of multilabel margin loss, as other operators call it
   * - `multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  multilabelMarginLossForward(self: Tensor, target: Tensor, reduction: number, options?: { out?: readonly [Tensor, Tensor] }): { output: Tensor; isTarget: Tensor }
  /**
   * indices drawn with probabilities in proportion to a row's weights
   * - `multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.multinomial.html}
   */
  multinomial(self: Tensor, numSamples: number, options?: { replacement?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * x · other, broadcast
   * - `multiply.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `multiply.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.multiply.html}
   */
  multiply(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x · other, broadcast; in place
   * - `multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.multiply_.html}
   */
  multiply_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * a matrix times a vector
   * - `mv(Tensor self, Tensor vec) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mv.html}
   */
  mv(self: Tensor, vec: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the logarithm of the gamma function of dimension p
   * - `mvlgamma(Tensor self, int p) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mvlgamma.html}
   */
  mvlgamma(self: Tensor, p: number, options?: { out?: Tensor }): Tensor
  /**
   * the logarithm of the gamma function of dimension p; in place
   * - `mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.mvlgamma_.html}
   */
  mvlgamma_(self: Tensor, p: number): Tensor
  /**
   * numbers in place of NaN and ±∞
   * - `nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nan_to_num.html}
   */
  nanToNum(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null; out?: Tensor }): Tensor
  /**
   * numbers in place of NaN and ±∞; in place
   * - `nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nan_to_num_.html}
   */
  nanToNum_(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  /**
   * the mean of what is not NaN
   * - `nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanmean.html}
   */
  nanmean(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * the median of what is not NaN
   * - `nanmedian(Tensor self) -> Tensor`
   * - `nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanmedian.html}
   */
  nanmedian(self: Tensor, options?: { out?: Tensor }): Tensor
  nanmedian(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the quantile of what is not NaN
   * - `nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * - `nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanquantile.html}
   */
  nanquantile(self: Tensor, q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Tensor }): Tensor
  /**
   * the sum of what is not NaN
   * - `nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nansum.html}
   */
  nansum(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * a view of length elements from start along a dimension
   * - `narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)`
   * - `narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.narrow.html}
   */
  narrow(self: Tensor, dim: number, start: number | Tensor, length: number): Tensor
  /**
   * a view of length elements from start along a dimension; copied, not viewed
   * - `narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.narrow_copy.html}
   */
  narrowCopy(self: Tensor, dim: number, start: number, length: number, options?: { out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch; with what its backward pass needs
   * - `native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  /**
   * channels rearranged across groups; with what its backward pass needs
   * - `native_channel_shuffle(Tensor self, SymInt groups) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.native_channel_shuffle.html}
   */
  nativeChannelShuffle(self: Tensor, groups: number): Tensor
  /**
   * zeros with probability p, the rest divided by 1 − p; x itself where train is false; with what its backward pass needs
   * - `native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeDropout(input: Tensor, p: number, train: boolean | null): [Tensor, Tensor]
  /**
   * part of the derivative of native dropout, as its backward pass calls it
   * - `native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeDropoutBackward(gradOutput: Tensor, mask: Tensor, scale: number, options?: { out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, over groups of channels of each sample; with what its backward pass needs
   * - `native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeGroupNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number): [Tensor, Tensor, Tensor]
  /**
   * part of the derivative of native group norm, as its backward pass calls it
   * - `native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeGroupNormBackward(gradOut: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: number, C: number, HxW: number, group: number, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  /**
   * (x − mean)/√(var + eps)·weight + bias, over the last dimensions; with what its backward pass needs
   * - `native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeLayerNorm(input: Tensor, normalizedShape: number | readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number): [Tensor, Tensor, Tensor]
  /**
   * part of the derivative of native layer norm, as its backward pass calls it
   * - `native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeLayerNormBackward(gradOut: Tensor, input: Tensor, normalizedShape: number | readonly number[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, outputMask: boolean | readonly boolean[]): [Tensor, Tensor, Tensor]
  /**
   * a p-norm, over all or along dimensions; superseded by linalg.vectorNorm; with what its backward pass needs
   * - `native_norm(Tensor self, Scalar p=2) -> Tensor`
   * - `native_norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, ScalarType? dtype) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nativeNorm(self: Tensor, options?: { p?: Scalar | null; dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  nativeNorm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, dtype: DType | null, options?: { out?: Tensor }): Tensor
  /**
   * x ≠ other, of each element
   * - `ne.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `ne.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ne.html}
   */
  ne(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≠ other, of each element; in place
   * - `ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ne_.html}
   */
  ne_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * −x
   * - `neg(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.neg.html}
   */
  neg(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * −x; in place
   * - `neg_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.neg_.html}
   */
  neg_(self: Tensor): Tensor
  /**
   * −x
   * - `negative(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.negative.html}
   */
  negative(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * −x; in place
   * - `negative_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.negative_.html}
   */
  negative_(self: Tensor): Tensor
  /**
   * tensors of different sizes as one, padded
   * - `nested_to_padded_tensor(Tensor self, float padding, int[]? output_size=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nestedToPaddedTensor(self: Tensor, padding: number, options?: { outputSize?: number | readonly number[] | null }): Tensor
  /**
   * a tensor of this one's dtype and device, not initialized
   * - `new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty.html}
   */
  newEmpty(self: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of this one's dtype and device, not initialized
   * - `new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty_strided.html}
   */
  newEmptyStrided(self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of this one's dtype and device, of one value
   * - `new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_full.html}
   */
  newFull(self: Tensor, size: number | readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of this one's dtype and device, of ones
   * - `new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_ones.html}
   */
  newOnes(self: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of this one's dtype and device, of zeros
   * - `new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_zeros.html}
   */
  newZeros(self: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * the next float after x on the way to other
   * - `nextafter(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nextafter.html}
   */
  nextafter(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the next float after x on the way to other; in place
   * - `nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nextafter_.html}
   */
  nextafter_(self: Tensor, other: Tensor): Tensor
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.nll_loss.html}
   */
  nllLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }): Tensor
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLoss2d(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of nll loss2d, as its backward pass calls it
   * - `nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLoss2dBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of nll loss2d, as other operators call it
   * - `nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLoss2dForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] }): { output: Tensor; totalWeight: Tensor }
  /**
   * part of the derivative of nll loss, as its backward pass calls it
   * - `nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of nll loss, as other operators call it
   * - `nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLossForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] }): { output: Tensor; totalWeight: Tensor }
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLossNd(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor
  /**
   * the subscripts of all elements that are not zero, one row for each
   * - `nonzero(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nonzero.html}
   */
  nonzero(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the same, one tensor for each dimension
   * - `nonzero_numpy(Tensor self) -> Tensor[]`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nonzeroNumpy(self: Tensor): Tensor[]
  /**
   * as nonzero, in a fixed number of rows
   * - `nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nonzero_static.html}
   */
  nonzeroStatic(self: Tensor, options: { size: number; fillValue?: number; out?: Tensor }): Tensor
  /**
   * a p-norm, over all or along dimensions; superseded by linalg.vectorNorm
   * - `norm.Scalar(Tensor self, Scalar p=2) -> Tensor`
   * - `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor`
   * - `norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor`
   * - `norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.norm.html}
   */
  norm(self: Tensor, options?: { p?: Scalar | null; dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType; out?: Tensor }): Tensor
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], options?: { keepdim?: boolean; dtype?: DType; out?: Tensor }): Tensor
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType; out?: Tensor }): Tensor
  norm(self: Tensor, p: Scalar | null, options?: { dtype?: DType; dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * p-norms over all dimensions but one
   * - `norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  normExceptDim(v: Tensor, options?: { pow?: number; dim?: number }): Tensor
  /**
   * draws from the normal distribution with these means and deviations
   * - `normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor`
   * - `normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor`
   * - `normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor`
   * - `normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.normal.html}
   */
  normal(mean: Tensor | number, std: Tensor, options?: { generator?: Generator | null; size?: number | readonly number[]; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  normal(mean: Tensor, options?: { std?: number; generator?: Generator | null; size?: number | readonly number[]; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  normal(mean: number, std: number, size: number | readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * draws from the normal distribution with these means and deviations; in place
   * - `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.normal_.html}
   */
  normal_(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor
  /**
   * part of normal, as other operators call it
   * - `normal_functional(Tensor self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  normalFunctional(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor
  /**
   * x ≠ other, of each element
   * - `not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `not_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.not_equal.html}
   */
  notEqual(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≠ other, of each element; in place
   * - `not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.not_equal_.html}
   */
  notEqual_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * Σ of singular values
   * - `nuclear_norm(Tensor self, bool keepdim=False) -> Tensor`
   * - `nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nuclearNorm(self: Tensor, options?: { keepdim?: boolean; dim?: number | readonly number[]; out?: Tensor }): Tensor
  nuclearNorm(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * all dimensions in reverse order, as a view
   * - `numpy_T(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  numpyT(self: Tensor): Tensor
  /**
   * 1 at each index, 0 elsewhere, in a new last dimension
   * - `one_hot(Tensor self, int num_classes=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.one_hot.html}
   */
  oneHot(self: Tensor, options?: { numClasses?: number }): Tensor
  /**
   * a tensor of ones
   * - `ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ones.html}
   */
  ones(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of ones
   * - `ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ones_like.html}
   */
  onesLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * the first columns of a product of Householder reflections
   * - `orgqr(Tensor self, Tensor input2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.orgqr.html}
   */
  orgqr(self: Tensor, input2: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a product with the Q of a QR decomposition that geqrf gave
   * - `ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ormqr.html}
   */
  ormqr(self: Tensor, input2: Tensor, input3: Tensor, options?: { left?: boolean; transpose?: boolean; out?: Tensor }): Tensor
  /**
   * x_i · vec2_j
   * - `outer(Tensor self, Tensor vec2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.outer.html}
   */
  outer(self: Tensor, vec2: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * which of its function's results it is
   * - `output_nr(Tensor self) -> int`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  outputNr(self: Tensor): number
  /**
   * a border, constant or 'reflect', 'replicate', 'circular'; sizes from the last dimension on
   * - `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html}
   */
  pad(self: Tensor, pad: number | readonly number[], options?: { mode?: string; value?: number | null }): Tensor
  /**
   * sequences of different length as one tensor, padded
   * - `pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0., str padding_side="right") -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  padSequence(sequences: readonly Tensor[], options?: { batchFirst?: boolean; paddingValue?: number; paddingSide?: string }): Tensor
  /**
   * ‖x1 − x2 + eps‖_p, along the last dimension
   * - `pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pairwise_distance.html}
   */
  pairwiseDistance(x1: Tensor, x2: Tensor, options?: { p?: number; eps?: number; keepdim?: boolean }): Tensor
  /**
   * p-norm distances between all pairs of rows
   * - `pdist(Tensor self, float p=2.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pdist.html}
   */
  pdist(self: Tensor, options?: { p?: number }): Tensor
  /**
   * a view with the dimensions in another order
   * - `permute(Tensor(a) self, int[] dims) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.permute.html}
   */
  permute(self: Tensor, dims: number | readonly number[]): Tensor
  /**
   * a view with the dimensions in another order; copied, not viewed
   * - `permute_copy(Tensor self, int[] dims) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.permute_copy.html}
   */
  permuteCopy(self: Tensor, dims: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a copy in page-locked memory, for faster transfer to a device
   * - `pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.pin_memory.html}
   */
  pinMemory(self: Tensor, options?: { device?: Device | null }): Tensor
  /**
   * the Moore-Penrose inverse
   * - `pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pinverse.html}
   */
  pinverse(self: Tensor, options?: { rcond?: number }): Tensor
  /**
   * (C·r², H, W) rearranged as (C, H·r, W·r)
   * - `pixel_shuffle(Tensor self, int upscale_factor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_shuffle.html}
   */
  pixelShuffle(self: Tensor, upscaleFactor: number, options?: { out?: Tensor }): Tensor
  /**
   * (C, H·r, W·r) rearranged as (C·r², H, W)
   * - `pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_unshuffle.html}
   */
  pixelUnshuffle(self: Tensor, downscaleFactor: number, options?: { out?: Tensor }): Tensor
  /**
   * draws from the Poisson distribution with rates x
   * - `poisson(Tensor self, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.poisson.html}
   */
  poisson(self: Tensor, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * e^x − target·x, or x − target·log(x + eps)
   * - `poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.poisson_nll_loss.html}
   */
  poissonNllLoss(input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: number): Tensor
  /**
   * abs·(cos angle + i·sin angle)
   * - `polar(Tensor abs, Tensor angle) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.polar.html}
   */
  polar(abs: Tensor, angle: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the n-th derivative of digamma
   * - `polygamma(int n, Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.polygamma.html}
   */
  polygamma(n: number, self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the n-th derivative of digamma; in place
   * - `polygamma_(Tensor(a!) self, int n) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.polygamma_.html}
   */
  polygamma_(self: Tensor, n: number): Tensor
  /**
   * x
   * - `positive(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.positive.html}
   */
  positive(self: Tensor): Tensor
  /**
   * x^exponent
   * - `pow.Scalar(Scalar self, Tensor exponent) -> Tensor`
   * - `pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * - `pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pow.html}
   */
  pow(self: Scalar | Tensor, exponent: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x^exponent; in place
   * - `pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * - `pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.pow_.html}
   */
  pow_(self: Tensor, exponent: Scalar | Tensor): Tensor
  /**
   * x where x > 0, else weight·x, weight learned
   * - `prelu(Tensor self, Tensor weight) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.prelu.html}
   */
  prelu(self: Tensor, weight: Tensor): Tensor
  /**
   * the product, over all or along a dimension
   * - `prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * - `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.prod.html}
   */
  prod(self: Tensor, options?: { dtype?: DType | null; dim?: number; keepdim?: boolean; out?: Tensor }): Tensor
  prod(self: Tensor, dim: number, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * the dtype that both are promoted to
   * - `promote_types(ScalarType type1, ScalarType type2) -> ScalarType`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.promote_types.html}
   */
  promoteTypes(type1: DType, type2: DType): DType
  /**
   * values put at positions of the flattened tensor
   * - `put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.put.html}
   */
  put(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean; out?: Tensor }): Tensor
  /**
   * values put at positions of the flattened tensor; in place
   * - `put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.put_.html}
   */
  put_(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean }): Tensor
  /**
   * the dimension along which scales differ
   * - `q_per_channel_axis(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_axis.html}
   */
  qPerChannelAxis(self: Tensor): number
  /**
   * the scale of each channel
   * - `q_per_channel_scales(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_scales.html}
   */
  qPerChannelScales(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the integer that stands for zero, of each channel
   * - `q_per_channel_zero_points(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_zero_points.html}
   */
  qPerChannelZeroPoints(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the step between neighbouring integers
   * - `q_scale(Tensor self) -> float`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_scale.html}
   */
  qScale(self: Tensor): number
  /**
   * the integer that stands for zero
   * - `q_zero_point(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_zero_point.html}
   */
  qZeroPoint(self: Tensor): number
  /**
   * Q, R with A = Q·R
   * - `qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.qr.html}
   */
  qr(self: Tensor, options?: { some?: boolean; out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
  /**
   * how a quantized tensor's scales are laid out
   * - `qscheme(Tensor self) -> QScheme`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.qscheme.html}
   */
  qscheme(self: Tensor): unknown
  /**
   * what a share q of the values lies below, interpolated
   * - `quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * - `quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantile.html}
   */
  quantile(self: Tensor, q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Tensor }): Tensor
  /**
   * round(x/scale) + zeroPoint, of each channel, as integers
   * - `quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_channel.html}
   */
  quantizePerChannel(self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: number, dtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * round(x/scale) + zeroPoint, as integers
   * - `quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor`
   * - `quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor`
   * - `quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_tensor.html}
   */
  quantizePerTensor(self: Tensor, scale: number | Tensor, zeroPoint: number | Tensor, dtype: DType, options?: { out?: Tensor }): Tensor
  quantizePerTensor(tensors: readonly Tensor[], scales: Tensor, zeroPoints: Tensor, dtype: DType, options?: { out?: Tensor }): Tensor[]
  /**
   * quantized by the range of its own values
   * - `quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_tensor_dynamic.html}
   */
  quantizePerTensorDynamic(self: Tensor, dtype: DType, reduceRange: boolean, options?: { out?: Tensor }): Tensor
  /**
   * quantized batch norm
   * - `quantized_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor var, float eps, float output_scale, int output_zero_point) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantized_batch_norm.html}
   */
  quantizedBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, variance: Tensor, eps: number, outputScale: number, outputZeroPoint: number, options?: { out?: Tensor }): Tensor
  /**
   * quantized gru
   * - `quantized_gru.data(Tensor data, Tensor batch_sizes, Tensor hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
   * - `quantized_gru.data_legacy(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
   * - `quantized_gru.input(Tensor input, Tensor hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
   * - `quantized_gru.input_legacy(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  quantizedGru(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  quantizedGru(input: Tensor, hx: Tensor, params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  /**
   * quantized gru cell
   * - `quantized_gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  quantizedGruCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  /**
   * quantized lstm
   * - `quantized_lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
   * - `quantized_lstm.data_legacy(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
   * - `quantized_lstm.input(Tensor input, Tensor[] hx, __torch__.torch.classes.rnn.CellParamsBase[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
   * - `quantized_lstm.input_legacy(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  quantizedLstm(data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
  quantizedLstm(input: Tensor, hx: readonly Tensor[], params: readonly never[] | readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
  /**
   * quantized max pool1d
   * - `quantized_max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantized_max_pool1d.html}
   */
  quantizedMaxPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * quantized max pool2d
   * - `quantized_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantized_max_pool2d.html}
   */
  quantizedMaxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * quantized max pool3d
   * - `quantized_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  quantizedMaxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  /**
   * quantized rnn relu cell
   * - `quantized_rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  quantizedRnnReluCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  /**
   * quantized rnn tanh cell
   * - `quantized_rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  quantizedRnnTanhCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
  /**
   * x·180/π
   * - `rad2deg(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rad2deg.html}
   */
  rad2deg(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·180/π; in place
   * - `rad2deg_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.rad2deg_.html}
   */
  rad2deg_(self: Tensor): Tensor
  /**
   * draws from [0, 1)
   * - `rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rand.html}
   */
  rand(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from [0, 1)
   * - `rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rand_like.html}
   */
  randLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * integers from [low, high)
   * - `randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randint.html}
   */
  randint(high: number, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  randint(low: number, high: number, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * integers from [low, high)
   * - `randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `randint_like.generator(Tensor self, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randint_like.html}
   */
  randintLike(self: Tensor, high: number | Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  randintLike(self: Tensor, low: number, high: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the normal distribution of mean 0 and variance 1
   * - `randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randn.html}
   */
  randn(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the normal distribution of mean 0 and variance 1
   * - `randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randn_like.html}
   */
  randnLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * integers from [from, to), or all that the dtype holds
   * - `random(Tensor self, *, Generator? generator=None) -> Tensor`
   * - `random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor`
   * - `random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  random(self: Tensor, options?: { generator?: Generator | null; from?: number; to?: number | null; out?: Tensor }): Tensor
  random(self: Tensor, from: number, to: number | null, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  random(self: Tensor, to: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * integers from [from, to), or all that the dtype holds; in place
   * - `random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
   * - `random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
   * - `random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.random_.html}
   */
  random_(self: Tensor, options?: { generator?: Generator | null; from?: number; to?: number | null }): Tensor
  random_(self: Tensor, from: number, to: number | null, options?: { generator?: Generator | null }): Tensor
  random_(self: Tensor, to: number, options?: { generator?: Generator | null }): Tensor
  /**
   * 0 … n − 1 in random order
   * - `randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * - `randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randperm.html}
   */
  randperm(n: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * one dimension, a view where it can be
   * - `ravel(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ravel.html}
   */
  ravel(self: Tensor): Tensor
  /**
   * the real part, as a view
   * - `real(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.real.html}
   */
  real(self: Tensor): Tensor
  /**
   * 1/x
   * - `reciprocal(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.reciprocal.html}
   */
  reciprocal(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 1/x; in place
   * - `reciprocal_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.reciprocal_.html}
   */
  reciprocal_(self: Tensor): Tensor
  /**
   * keeps the memory from another use until a CUDA stream is done with it
   * - `record_stream(Tensor(a!) self, Stream s) -> ()`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.record_stream.html}
   */
  recordStream(self: Tensor, s: never): void
  /**
   * a border that mirrors what is inside
   * - `reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad1d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of reflection pad1d, as its backward pass calls it
   * - `reflection_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad1dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that mirrors what is inside
   * - `reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad2d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of reflection pad2d, as its backward pass calls it
   * - `reflection_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad2dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that mirrors what is inside
   * - `reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad3d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of reflection pad3d, as its backward pass calls it
   * - `reflection_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad3dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * max(x, 0)
   * - `relu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html}
   */
  relu(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x, 0), 6)
   * - `relu6(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu6.html}
   */
  relu6(self: Tensor): Tensor
  /**
   * min(max(x, 0), 6); in place
   * - `relu6_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  relu6_(self: Tensor): Tensor
  /**
   * max(x, 0); in place
   * - `relu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.relu_.html}
   */
  relu_(self: Tensor): Tensor
  /**
   * the remainder of x / other, with the sign of other
   * - `remainder.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `remainder.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.remainder.html}
   */
  remainder(self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the remainder of x / other, with the sign of other; in place
   * - `remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.remainder_.html}
   */
  remainder_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * slices along a dimension scaled down to at most this p-norm
   * - `renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.renorm.html}
   */
  renorm(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * slices along a dimension scaled down to at most this p-norm; in place
   * - `renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.renorm_.html}
   */
  renorm_(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar): Tensor
  /**
   * the whole tensor, as many times along each dimension
   * - `repeat(Tensor self, SymInt[] repeats) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.repeat.html}
   */
  repeat(self: Tensor, repeats: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * each element, as many times
   * - `repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor`
   * - `repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
   * - `repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.repeat_interleave.html}
   */
  repeatInterleave(repeats: Tensor, options?: { outputSize?: number | null; out?: Tensor }): Tensor
  repeatInterleave(self: Tensor, repeats: Tensor | number, options?: { dim?: number | null; outputSize?: number | null; out?: Tensor }): Tensor
  /**
   * a border that repeats the outermost values
   * - `replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad1d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of replication pad1d, as its backward pass calls it
   * - `replication_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad1dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that repeats the outermost values
   * - `replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad2d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of replication pad2d, as its backward pass calls it
   * - `replication_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad2dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that repeats the outermost values
   * - `replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad3d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of replication pad3d, as its backward pass calls it
   * - `replication_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad3dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * whether autograd records what is done with it; in place
   * - `requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.requires_grad_.html}
   */
  requiresGrad_(self: Tensor, options?: { requiresGrad?: boolean }): Tensor
  /**
   * another shape with the same elements in row-major order; −1 for one that follows
   * - `reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.reshape.html}
   */
  reshape(self: Tensor, shape: number | readonly number[]): Tensor
  /**
   * reshape to another tensor's shape
   * - `reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.reshape_as.html}
   */
  reshapeAs(self: Tensor, other: Tensor): Tensor
  /**
   * another size in the same storage, which grows where it must
   * - `resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resize(self: Tensor, size: number | readonly number[], options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }): Tensor
  /**
   * another size in the same storage, which grows where it must; in place
   * - `resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_.html}
   */
  resize_(self: Tensor, size: number | readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
  /**
   * the size of another tensor
   * - `resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resizeAs(self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }): Tensor
  /**
   * the size of another tensor; in place
   * - `resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_as_.html}
   */
  resizeAs_(self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  /**
   * the size of another sparse tensor
   * - `resize_as_sparse(Tensor self, Tensor the_template) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resizeAsSparse(self: Tensor, theTemplate: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the size of another sparse tensor; in place
   * - `resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resizeAsSparse_(self: Tensor, theTemplate: Tensor): Tensor
  /**
   * with a pending conjugation done
   * - `resolve_conj(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.resolve_conj.html}
   */
  resolveConj(self: Tensor): Tensor
  /**
   * with a pending negation done
   * - `resolve_neg(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.resolve_neg.html}
   */
  resolveNeg(self: Tensor): Tensor
  /**
   * the dtype of the result of arithmetic with both
   * - `result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType`
   * - `result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType`
   * - `result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType`
   * - `result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.result_type.html}
   */
  resultType(tensor: Tensor, other: Scalar | Tensor): DType
  resultType(scalar1: Scalar, scalar2: Scalar): DType
  resultType(scalar: Scalar, tensor: Tensor): DType
  /**
   * has backward passes keep the gradient of what is no leaf
   * - `retain_grad(Tensor(a!) self) -> ()`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.retain_grad.html}
   */
  retainGrad(self: Tensor): void
  /**
   * whether its gradient is kept though it is no leaf
   * - `retains_grad(Tensor self) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  retainsGrad(self: Tensor): boolean
  /**
   * x/√(mean x² + eps)·weight, over the last dimensions
   * - `rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rms_norm.html}
   */
  rmsNorm(input: Tensor, normalizedShape: number | readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): Tensor
  /**
   * layers of Elman's recurrent units with relu over a sequence
   * - `rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
   * - `rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rnnRelu(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  rnnRelu(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  /**
   * relu(wIh·x + bIh + wHh·h + bHh)
   * - `rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rnnReluCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  /**
   * layers of Elman's recurrent units with tanh over a sequence
   * - `rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
   * - `rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rnnTanh(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  rnnTanh(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
  /**
   * tanh(wIh·x + bIh + wHh·h + bHh)
   * - `rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rnnTanhCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
  /**
   * elements moved along dimensions, round at the ends
   * - `roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.roll.html}
   */
  roll(self: Tensor, shifts: number | readonly number[], options?: { dims?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * turned by k quarter turns in the plane of two dimensions
   * - `rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rot90.html}
   */
  rot90(self: Tensor, options?: { k?: number; dims?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * the nearest integer, halves to even; or to as many decimals
   * - `round(Tensor self) -> Tensor`
   * - `round.decimals(Tensor self, *, int decimals) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.round.html}
   */
  round(self: Tensor, options?: { decimals?: number; out?: Tensor }): Tensor
  /**
   * the nearest integer, halves to even; or to as many decimals; in place
   * - `round_(Tensor(a!) self) -> Tensor(a!)`
   * - `round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.round_.html}
   */
  round_(self: Tensor, options?: { decimals?: number }): Tensor
  /**
   * of a sparse matrix by columns, the row of each value
   * - `row_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rowIndices(self: Tensor): Tensor
  /**
   * of a sparse matrix by columns, the row of each value; copied, not viewed
   * - `row_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rowIndicesCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * tensors one below the other
   * - `row_stack(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.row_stack.html}
   */
  rowStack(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * x where x > 0, else a·x, a random between lower and upper in training
   * - `rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rrelu.html}
   */
  rrelu(self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor
  /**
   * x where x > 0, else a·x, a random between lower and upper in training; in place
   * - `rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rrelu_.html}
   */
  rrelu_(self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor
  /**
   * as rrelu, with the slopes that it drew
   * - `rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rreluWithNoise(self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * as rrelu, with the slopes that it drew; in place
   * - `rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rreluWithNoise_(self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor
  /**
   * part of the derivative of rrelu with noise, as its backward pass calls it
   * - `rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training, bool self_is_result) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rreluWithNoiseBackward(gradOutput: Tensor, self: Tensor, noise: Tensor, lower: Scalar, upper: Scalar, training: boolean, selfIsResult: boolean, options?: { out?: Tensor }): Tensor
  /**
   * part of rrelu with noise, as other operators call it
   * - `rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> (Tensor, Tensor noise_out)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rreluWithNoiseFunctional(self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): [Tensor, Tensor]
  /**
   * 1/√x
   * - `rsqrt(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rsqrt.html}
   */
  rsqrt(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 1/√x; in place
   * - `rsqrt_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.rsqrt_.html}
   */
  rsqrt_(self: Tensor): Tensor
  /**
   * other − alpha·x
   * - `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rsub(self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * softmax(query·keyᵀ/√d + mask)·value
   * - `scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html}
   */
  scaledDotProductAttention(query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; scale?: number | null; enableGqa?: boolean }): Tensor
  /**
   * values put at an index along a dimension: out[index[i][j]][j] = src[i][j] for dim 0
   * - `scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
   * - `scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * - `scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * - `scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter.html}
   */
  scatter(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { reduce?: string; out?: Tensor }): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { reduce?: string; out?: Tensor }): Tensor
  /**
   * values put at an index along a dimension: out[index[i][j]][j] = src[i][j] for dim 0; in place
   * - `scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
   * - `scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * - `scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * - `scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_.html}
   */
  scatter_(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): Tensor
  scatter_(self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): Tensor
  /**
   * as scatter, added to what is there
   * - `scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter_add.html}
   */
  scatterAdd(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * as scatter, added to what is there; in place
   * - `scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_add_.html}
   */
  scatterAdd_(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor
  /**
   * as scatter, combined by 'sum', 'prod', 'mean', 'amax' or 'amin'
   * - `scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter_reduce.html}
   */
  scatterReduce(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean; out?: Tensor }): Tensor
  /**
   * as scatter, combined by 'sum', 'prod', 'mean', 'amax' or 'amin'; in place
   * - `scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_reduce_.html}
   */
  scatterReduce_(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
  /**
   * where in a sorted sequence each value would go
   * - `searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
   * - `searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.searchsorted.html}
   */
  searchsorted(sortedSequence: Tensor, self: Scalar | Tensor, options?: { outInt32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Tensor }): Tensor
  /**
   * sums, means, minima or maxima of consecutive segments
   * - `segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.segment_reduce.html}
   */
  segmentReduce(data: Tensor, reduce: string, options?: { lengths?: Tensor | null; indices?: Tensor | null; offsets?: Tensor | null; axis?: number; unsafe?: boolean; initial?: Scalar | null; out?: Tensor }): Tensor
  /**
   * a view of one slice, with one dimension less
   * - `select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select.html}
   */
  select(self: Tensor, dim: number, index: number): Tensor
  /**
   * part of the derivative of select, as its backward pass calls it
   * - `select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  selectBackward(gradOutput: Tensor, inputSizes: number | readonly number[], dim: number, index: number, options?: { out?: Tensor }): Tensor
  /**
   * a view of one slice, with one dimension less; copied, not viewed
   * - `select_copy.int(Tensor self, int dim, SymInt index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select_copy.html}
   */
  selectCopy(self: Tensor, dim: number, index: number, options?: { out?: Tensor }): Tensor
  /**
   * a copy in which one slice is src
   * - `select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select_scatter.html}
   */
  selectScatter(self: Tensor, src: Tensor, dim: number, index: number, options?: { out?: Tensor }): Tensor
  /**
   * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets
   * - `selu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu.html}
   */
  selu(self: Tensor): Tensor
  /**
   * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets; in place
   * - `selu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.selu_.html}
   */
  selu_(self: Tensor): Tensor
  /**
   * another tensor's memory, or an empty one, in place of its own
   * - `set(Tensor self) -> Tensor`
   * - `set.source_Storage(Tensor self, Storage source) -> Tensor`
   * - `set.source_Storage_storage_offset(Tensor self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor`
   * - `set.source_Tensor(Tensor self, Tensor source) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  set(self: Tensor, options?: { source?: never; storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[]; out?: Tensor }): Tensor
  set(self: Tensor, source: never | Tensor, options?: { storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[]; out?: Tensor }): Tensor
  set(self: Tensor, source: never, storageOffset: number, size: number | readonly number[], options?: { stride?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * another tensor's memory, or an empty one, in place of its own; in place
   * - `set_(Tensor(a!) self) -> Tensor(a!)`
   * - `set_.source_Storage(Tensor(a!) self, Storage source) -> Tensor(a!)`
   * - `set_.source_Storage_storage_offset(Tensor(a!) self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
   * - `set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
   * - `set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.set_.html}
   */
  set_(self: Tensor, options?: { source?: never; storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  set_(self: Tensor, source: never | Tensor, options?: { storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  set_(self: Tensor, source: never | Tensor, storageOffset: number, size: number | readonly number[], options?: { stride?: number | readonly number[] }): Tensor
  /**
   * x/|x|, 0 at 0; of real numbers the sign
   * - `sgn(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sgn.html}
   */
  sgn(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x/|x|, 0 at 0; of real numbers the sign; in place
   * - `sgn_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sgn_.html}
   */
  sgn_(self: Tensor): Tensor
  /**
   * 1/(1 + e^(−x))
   * - `sigmoid(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html}
   */
  sigmoid(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 1/(1 + e^(−x)); in place
   * - `sigmoid_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sigmoid_.html}
   */
  sigmoid_(self: Tensor): Tensor
  /**
   * part of the derivative of sigmoid, as its backward pass calls it
   * - `sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sigmoidBackward(gradOutput: Tensor, output: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * −1, 0 or 1
   * - `sign(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sign.html}
   */
  sign(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * −1, 0 or 1; in place
   * - `sign_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sign_.html}
   */
  sign_(self: Tensor): Tensor
  /**
   * whether the sign bit is set, of −0 too
   * - `signbit(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.signbit.html}
   */
  signbit(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x/(1 + e^(−x))
   * - `silu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.silu.html}
   */
  silu(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x/(1 + e^(−x)); in place
   * - `silu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  silu_(self: Tensor): Tensor
  /**
   * part of the derivative of silu, as its backward pass calls it
   * - `silu_backward(Tensor grad_output, Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  siluBackward(gradOutput: Tensor, self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * sin x, of radians
   * - `sin(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sin.html}
   */
  sin(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * sin x, of radians; in place
   * - `sin_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sin_.html}
   */
  sin_(self: Tensor): Tensor
  /**
   * sin(πx)/(πx), 1 at 0
   * - `sinc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sinc.html}
   */
  sinc(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * sin(πx)/(πx), 1 at 0; in place
   * - `sinc_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sinc_.html}
   */
  sinc_(self: Tensor): Tensor
  /**
   * (e^x − e^(−x))/2
   * - `sinh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sinh.html}
   */
  sinh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (e^x − e^(−x))/2; in place
   * - `sinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sinh_.html}
   */
  sinh_(self: Tensor): Tensor
  /**
   * a view of the elements start, start + step, … below end
   * - `slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slice(self: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  /**
   * part of the derivative of slice, as its backward pass calls it
   * - `slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sliceBackward(gradOutput: Tensor, inputSizes: number | readonly number[], dim: number, start: number, end: number, step: number, options?: { out?: Tensor }): Tensor
  /**
   * a view of the elements start, start + step, … below end; copied, not viewed
   * - `slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slice_copy.html}
   */
  sliceCopy(self: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number; out?: Tensor }): Tensor
  /**
   * a view that undoes a slice
   * - `slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sliceInverse(self: Tensor, src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  /**
   * a copy in which such a slice is src
   * - `slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slice_scatter.html}
   */
  sliceScatter(self: Tensor, src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number; out?: Tensor }): Tensor
  /**
   * the sign of the determinant, and log of its absolute value
   * - `slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slogdet.html}
   */
  slogdet(self: Tensor, options?: { out?: readonly [Tensor, Tensor] }): { sign: Tensor; logabsdet: Tensor }
  /**
   * cross-correlation with filters over three dimensions, plus bias; by one backend's own kernel
   * - `slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slowConv3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * part of slow conv3d, as other operators call it
   * - `slow_conv3d_forward(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slowConv3dForward(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * slow conv dilated2d
   * - `slow_conv_dilated2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slowConvDilated2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * slow conv dilated3d
   * - `slow_conv_dilated3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slowConvDilated3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * the transpose of a convolution, over two dimensions; by one backend's own kernel
   * - `slow_conv_transpose2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slowConvTranspose2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * the transpose of a convolution, over three dimensions; by one backend's own kernel
   * - `slow_conv_transpose3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slowConvTranspose3d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; dilation?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * the product of a sparse matrix and a dense one, sparse
   * - `smm(Tensor self, Tensor mat2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.smm.html}
   */
  smm(self: Tensor, mat2: Tensor): Tensor
  /**
   * (x−y)²/(2·beta) where |x−y| < beta, else |x−y| − beta/2
   * - `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.smooth_l1_loss.html}
   */
  smoothL1Loss(self: Tensor, target: Tensor, options?: { reduction?: number; beta?: number; out?: Tensor }): Tensor
  /**
   * log(1 + e^(−target·x))
   * - `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.soft_margin_loss.html}
   */
  softMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  /**
   * part of the derivative of soft margin loss, as its backward pass calls it
   * - `soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  softMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor }): Tensor
  /**
   * e^x / Σ e^x, along a dimension
   * - `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.softmax.html}
   */
  softmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * log(1 + e^(beta·x))/beta; x above the threshold
   * - `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softplus.html}
   */
  softplus(self: Tensor, options?: { beta?: Scalar; threshold?: Scalar; out?: Tensor }): Tensor
  /**
   * part of the derivative of softplus, as its backward pass calls it
   * - `softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  softplusBackward(gradOutput: Tensor, self: Tensor, beta: Scalar, threshold: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * sign(x)·max(|x| − lambd, 0)
   * - `softshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softshrink.html}
   */
  softshrink(self: Tensor, options?: { lambd?: Scalar; out?: Tensor }): Tensor
  /**
   * part of the derivative of softshrink, as its backward pass calls it
   * - `softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  softshrinkBackward(gradOutput: Tensor, self: Tensor, lambd: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * sorted along a dimension, and where each was
   * - `sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * - `sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sort.html}
   */
  sort(self: Tensor, options?: { dim?: number; descending?: boolean; stable?: boolean | null; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * a sparse matrix of blocks, by compressed columns
   * - `sparse_bsc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * - `sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_bsc_tensor.html}
   */
  sparseBscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  sparseBscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  /**
   * a sparse matrix of blocks, by compressed rows
   * - `sparse_bsr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * - `sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_bsr_tensor.html}
   */
  sparseBsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  sparseBsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  /**
   * a sparse matrix by compressed rows or columns, of values or blocks
   * - `sparse_compressed_tensor.comp_plain_value(Tensor compressed_indices, Tensor plain_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * - `sparse_compressed_tensor.comp_plain_value_size(Tensor compressed_indices, Tensor plain_indices, Tensor values, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_compressed_tensor.html}
   */
  sparseCompressedTensor(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  sparseCompressedTensor(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  /**
   * a sparse tensor of values and where they are
   * - `sparse_coo_tensor.indices(Tensor indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
   * - `sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
   * - `sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_coo_tensor.html}
   */
  sparseCooTensor(indices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[]; out?: Tensor }): Tensor
  sparseCooTensor(indices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  sparseCooTensor(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a sparse matrix by compressed columns
   * - `sparse_csc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * - `sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_csc_tensor.html}
   */
  sparseCscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  sparseCscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  /**
   * a sparse matrix by compressed rows
   * - `sparse_csr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * - `sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_csr_tensor.html}
   */
  sparseCsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  sparseCsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  /**
   * the number of sparse dimensions
   * - `sparse_dim(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_dim.html}
   */
  sparseDim(self: Tensor): number
  /**
   * the values where another sparse tensor has some
   * - `sparse_mask(Tensor self, Tensor mask) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_mask.html}
   */
  sparseMask(self: Tensor, mask: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a sparse tensor of another size, with its values
   * - `sparse_resize(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sparseResize(self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number, options?: { out?: Tensor }): Tensor
  /**
   * a sparse tensor of another size, with its values; in place
   * - `sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_resize_.html}
   */
  sparseResize_(self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number): Tensor
  /**
   * a sparse tensor of another size, empty
   * - `sparse_resize_and_clear(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sparseResizeAndClear(self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number, options?: { out?: Tensor }): Tensor
  /**
   * a sparse tensor of another size, empty; in place
   * - `sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_resize_and_clear_.html}
   */
  sparseResizeAndClear_(self: Tensor, size: number | readonly number[], sparseDim: number, denseDim: number): Tensor
  /**
   * beta·x + alpha·(mat1 · mat2), only where sparse x has values
   * - `sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sparseSampledAddmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * parts of this size (or these sizes) along a dimension, as views
   * - `split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]`
   * - `split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split.html}
   */
  split(self: Tensor, splitSize: number | readonly number[], options?: { dim?: number }): Tensor[]
  /**
   * parts of this size (or these sizes) along a dimension, as views; copied, not viewed
   * - `split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split_copy.html}
   */
  splitCopy(self: Tensor, splitSize: number, options?: { dim?: number; out?: Tensor }): Tensor[]
  /**
   * parts of these sizes along a dimension, as views
   * - `split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  splitWithSizes(self: Tensor, splitSizes: number | readonly number[], options?: { dim?: number }): Tensor[]
  /**
   * parts of these sizes along a dimension, as views; copied, not viewed
   * - `split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split_with_sizes_copy.html}
   */
  splitWithSizesCopy(self: Tensor, splitSizes: number | readonly number[], options?: { dim?: number; out?: Tensor }): Tensor[]
  /**
   * √x
   * - `sqrt(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sqrt.html}
   */
  sqrt(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * √x; in place
   * - `sqrt_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sqrt_.html}
   */
  sqrt_(self: Tensor): Tensor
  /**
   * x²
   * - `square(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.square.html}
   */
  square(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x²; in place
   * - `square_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.square_.html}
   */
  square_(self: Tensor): Tensor
  /**
   * a view without dimensions of size 1
   * - `squeeze(Tensor(a) self) -> Tensor(a)`
   * - `squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)`
   * - `squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.squeeze.html}
   */
  squeeze(self: Tensor, options?: { dim?: number | readonly number[] }): Tensor
  squeeze(self: Tensor, dim: number | readonly number[]): Tensor
  /**
   * a view without dimensions of size 1; in place
   * - `squeeze_(Tensor(a!) self) -> Tensor(a!)`
   * - `squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)`
   * - `squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.squeeze_.html}
   */
  squeeze_(self: Tensor, options?: { dim?: number | readonly number[] }): Tensor
  squeeze_(self: Tensor, dim: number | readonly number[]): Tensor
  /**
   * a view without dimensions of size 1; copied, not viewed
   * - `squeeze_copy(Tensor self) -> Tensor`
   * - `squeeze_copy.dim(Tensor self, int dim) -> Tensor`
   * - `squeeze_copy.dims(Tensor self, int[] dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.squeeze_copy.html}
   */
  squeezeCopy(self: Tensor, options?: { dim?: number | readonly number[]; out?: Tensor }): Tensor
  squeezeCopy(self: Tensor, dim: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(sparse mat1 · mat2), sparse
   * - `sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sspaddmm.html}
   */
  sspaddmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * tensors of one shape along a new dimension
   * - `stack(Tensor[] tensors, int dim=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.stack.html}
   */
  stack(tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * √var, over all or along dimensions
   * - `std(Tensor self, bool unbiased=True) -> Tensor`
   * - `std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
   * - `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.std.html}
   */
  std(self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  std(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * the standard deviation and the mean, together
   * - `std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * - `std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
   * - `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.std_mean.html}
   */
  stdMean(self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  stdMean(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  /**
   * Fourier transforms of overlapping windows of a signal
   * - `stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
   * - `stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.stft.html}
   */
  stft(self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; normalized?: boolean; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null; center?: boolean; padMode?: string }): Tensor
  /**
   * x − alpha·other, broadcast
   * - `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sub.html}
   */
  sub(self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * x − alpha·other, broadcast; in place
   * - `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * - `sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sub_.html}
   */
  sub_(self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar }): Tensor
  /**
   * x − alpha·other, broadcast
   * - `subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.subtract.html}
   */
  subtract(self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * x − alpha·other, broadcast; in place
   * - `subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * - `subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.subtract_.html}
   */
  subtract_(self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar }): Tensor
  /**
   * Σ x, over all or along dimensions
   * - `sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * - `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sum.html}
   */
  sum(self: Tensor, options?: { dtype?: DType | null; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  sum(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * sums that bring a broadcast tensor back to this shape
   * - `sum_to_size(Tensor self, SymInt[] size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sum_to_size.html}
   */
  sumToSize(self: Tensor, size: number | readonly number[]): Tensor
  /**
   * U, S, V with A = U·diag(S)·Vᴴ; superseded by linalg.svd
   * - `svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.svd.html}
   */
  svd(self: Tensor, options?: { some?: boolean; computeUv?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; V: Tensor }
  /**
   * a view with two dimensions swapped
   * - `swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.swapaxes.html}
   */
  swapaxes(self: Tensor, axis0: number, axis1: number): Tensor
  /**
   * a view with two dimensions swapped; in place
   * - `swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.swapaxes_.html}
   */
  swapaxes_(self: Tensor, axis0: number, axis1: number): Tensor
  /**
   * a view with two dimensions swapped
   * - `swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.swapdims.html}
   */
  swapdims(self: Tensor, dim0: number, dim1: number): Tensor
  /**
   * a view with two dimensions swapped; in place
   * - `swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.swapdims_.html}
   */
  swapdims_(self: Tensor, dim0: number, dim1: number): Tensor
  /**
   * sym constrain range
   * - `sym_constrain_range(Scalar size, *, int? min=None, int? max=None) -> ()`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  symConstrainRange(size: Scalar, options?: { min?: number | null; max?: number | null }): void
  /**
   * sym constrain range for size
   * - `sym_constrain_range_for_size(Scalar size, *, int? min=None, int? max=None) -> ()`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  symConstrainRangeForSize(size: Scalar, options?: { min?: number | null; max?: number | null }): void
  /**
   * sym is contiguous
   * - `sym_is_contiguous(Tensor self, MemoryFormat memory_format=0) -> SymBool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  symIsContiguous(self: Tensor, options?: { memoryFormat?: MemoryFormat }): boolean
  /**
   * sym numel
   * - `sym_numel(Tensor self) -> SymInt`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  symNumel(self: Tensor): number
  /**
   * sym size
   * - `sym_size.int(Tensor self, int dim) -> SymInt`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  symSize(self: Tensor, dim: number): number
  /**
   * sym storage offset
   * - `sym_storage_offset(Tensor self) -> SymInt`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  symStorageOffset(self: Tensor): number
  /**
   * sym stride
   * - `sym_stride.int(Tensor self, int dim) -> SymInt`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  symStride(self: Tensor, dim: number): number
  /**
   * a matrix transposed, as a view
   * - `t(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.t.html}
   */
  t(self: Tensor): Tensor
  /**
   * a matrix transposed, as a view; in place
   * - `t_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.t_.html}
   */
  t_(self: Tensor): Tensor
  /**
   * a matrix transposed, as a view; copied, not viewed
   * - `t_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.t_copy.html}
   */
  tCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * elements at positions of the flattened tensor
   * - `take(Tensor self, Tensor index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.take.html}
   */
  take(self: Tensor, index: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * values at an index along a dimension, broadcast over the others
   * - `take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.take_along_dim.html}
   */
  takeAlongDim(self: Tensor, indices: Tensor, options?: { dim?: number | null; out?: Tensor }): Tensor
  /**
   * tan x, of radians
   * - `tan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tan.html}
   */
  tan(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * tan x, of radians; in place
   * - `tan_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tan_.html}
   */
  tan_(self: Tensor): Tensor
  /**
   * (e^x − e^(−x))/(e^x + e^(−x))
   * - `tanh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tanh.html}
   */
  tanh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (e^x − e^(−x))/(e^x + e^(−x)); in place
   * - `tanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tanh_.html}
   */
  tanh_(self: Tensor): Tensor
  /**
   * part of the derivative of tanh, as its backward pass calls it
   * - `tanh_backward(Tensor grad_output, Tensor output) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  tanhBackward(gradOutput: Tensor, output: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * parts before, between and after indices, or as many nearly equal ones
   * - `tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]`
   * - `tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]`
   * - `tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tensor_split.html}
   */
  tensorSplit(self: Tensor, indices: number | readonly number[], options?: { dim?: number }): Tensor[]
  tensorSplit(self: Tensor, sections: number, options?: { dim?: number }): Tensor[]
  tensorSplit(self: Tensor, tensorIndicesOrSections: Tensor, options?: { dim?: number }): Tensor[]
  /**
   * sums of products over several dimensions of both
   * - `tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tensordot.html}
   */
  tensordot(self: Tensor, other: Tensor, dimsSelf: number | readonly number[], dimsOther: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * cross-correlation with filters over two dimensions, plus bias; by one backend's own kernel
   * - `thnn_conv2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0]) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  thnnConv2d(self: Tensor, weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; out?: Tensor }): Tensor
  /**
   * x where x > threshold, else value
   * - `threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.threshold.html}
   */
  threshold(self: Tensor, threshold: Scalar, value: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x where x > threshold, else value; in place
   * - `threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.threshold_.html}
   */
  threshold_(self: Tensor, threshold: Scalar, value: Scalar): Tensor
  /**
   * part of the derivative of threshold, as its backward pass calls it
   * - `threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  thresholdBackward(gradOutput: Tensor, self: Tensor, threshold: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * the whole tensor repeated, as by numpy's tile
   * - `tile(Tensor self, SymInt[] dims) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tile.html}
   */
  tile(self: Tensor, dims: number | readonly number[]): Tensor
  /**
   * a sparse tensor with all its elements
   * - `to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_dense.html}
   */
  toDense(self: Tensor, options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
  /**
   * part of the derivative of to dense, as its backward pass calls it
   * - `to_dense_backward(Tensor grad, Tensor input, bool? masked_grad=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  toDenseBackward(grad: Tensor, input: Tensor, options?: { maskedGrad?: boolean | null }): Tensor
  /**
   * in the layout that oneDNN computes in
   * - `to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_mkldnn.html}
   */
  toMkldnn(self: Tensor, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * part of the derivative of to mkldnn, as its backward pass calls it
   * - `to_mkldnn_backward(Tensor grad, Tensor input) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  toMkldnnBackward(grad: Tensor, input: Tensor): Tensor
  /**
   * tensors of different sizes as one, padded
   * - `to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_padded_tensor.html}
   */
  toPaddedTensor(self: Tensor, padding: number, options?: { outputSize?: number | readonly number[] | null; out?: Tensor }): Tensor
  /**
   * only the elements that are not zero, and where they are
   * - `to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor`
   * - `to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse.html}
   */
  toSparse(self: Tensor, options?: { layout?: Layout | null; blocksize?: number | readonly number[] | null; denseDim?: number | null; sparseDim?: number }): Tensor
  toSparse(self: Tensor, sparseDim: number): Tensor
  /**
   * sparse by compressed columns of blocks
   * - `to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_bsc.html}
   */
  toSparseBsc(self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  /**
   * sparse by compressed rows of blocks
   * - `to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_bsr.html}
   */
  toSparseBsr(self: Tensor, blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  /**
   * sparse by compressed columns
   * - `to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_csc.html}
   */
  toSparseCsc(self: Tensor, options?: { denseDim?: number | null }): Tensor
  /**
   * sparse by compressed rows
   * - `to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_csr.html}
   */
  toSparseCsr(self: Tensor, options?: { denseDim?: number | null }): Tensor
  /**
   * the k largest (or smallest) along a dimension, and where they are
   * - `topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.topk.html}
   */
  topk(self: Tensor, k: number, options?: { dim?: number; largest?: boolean; sorted?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the sum of the diagonal
   * - `trace(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trace.html}
   */
  trace(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of trace, as its backward pass calls it
   * - `trace_backward(Tensor grad, SymInt[] sizes) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  traceBackward(grad: Tensor, sizes: number | readonly number[]): Tensor
  /**
   * a view with two dimensions swapped
   * - `transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.transpose.html}
   */
  transpose(self: Tensor, dim0: number, dim1: number): Tensor
  /**
   * a view with two dimensions swapped; in place
   * - `transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.transpose_.html}
   */
  transpose_(self: Tensor, dim0: number, dim1: number): Tensor
  /**
   * a view with two dimensions swapped; copied, not viewed
   * - `transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.transpose_copy.html}
   */
  transposeCopy(self: Tensor, dim0: number, dim1: number, options?: { out?: Tensor }): Tensor
  /**
   * the integral by the trapezoid rule
   * - `trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
   * - `trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trapezoid.html}
   */
  trapezoid(y: Tensor, options?: { dx?: Scalar; dim?: number }): Tensor
  trapezoid(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
  /**
   * the integral by the trapezoid rule
   * - `trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor`
   * - `trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trapz.html}
   */
  trapz(y: Tensor, options?: { dx?: number; dim?: number }): Tensor
  trapz(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
  /**
   * X with A·X = B, of triangular A; superseded by linalg.solveTriangular
   * - `triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triangular_solve.html}
   */
  triangularSolve(self: Tensor, A: Tensor, options?: { upper?: boolean; transpose?: boolean; unitriangular?: boolean; out?: readonly [Tensor, Tensor] }): { solution: Tensor; clonedCoefficient: Tensor }
  /**
   * the lower triangle, zeros above
   * - `tril(Tensor self, SymInt diagonal=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tril.html}
   */
  tril(self: Tensor, options?: { diagonal?: number; out?: Tensor }): Tensor
  /**
   * the lower triangle, zeros above; in place
   * - `tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tril_.html}
   */
  tril_(self: Tensor, options?: { diagonal?: number }): Tensor
  /**
   * where the elements of a lower triangle are
   * - `tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tril_indices.html}
   */
  trilIndices(row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * max(0, ‖anchor − positive‖ − ‖anchor − negative‖ + margin)
   * - `triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.triplet_margin_loss.html}
   */
  tripletMarginLoss(anchor: Tensor, positive: Tensor, negative: Tensor, options?: { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number }): Tensor
  /**
   * the upper triangle, zeros below
   * - `triu(Tensor self, SymInt diagonal=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triu.html}
   */
  triu(self: Tensor, options?: { diagonal?: number; out?: Tensor }): Tensor
  /**
   * the upper triangle, zeros below; in place
   * - `triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.triu_.html}
   */
  triu_(self: Tensor, options?: { diagonal?: number }): Tensor
  /**
   * where the elements of an upper triangle are
   * - `triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triu_indices.html}
   */
  triuIndices(row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'
   * - `true_divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `true_divide.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.true_divide.html}
   */
  trueDivide(self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
   * - `true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.true_divide_.html}
   */
  trueDivide_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * x without its fraction
   * - `trunc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trunc.html}
   */
  trunc(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x without its fraction; in place
   * - `trunc_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.trunc_.html}
   */
  trunc_(self: Tensor): Tensor
  /**
   * the dtype and device of another tensor
   * - `type_as(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.type_as.html}
   */
  typeAs(self: Tensor, other: Tensor): Tensor
  /**
   * all slices along a dimension, as views
   * - `unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unbind.html}
   */
  unbind(self: Tensor, options?: { dim?: number }): Tensor[]
  /**
   * all slices along a dimension, as views; copied, not viewed
   * - `unbind_copy.int(Tensor self, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unbind_copy.html}
   */
  unbindCopy(self: Tensor, options?: { dim?: number; out?: Tensor }): Tensor[]
  /**
   * several dimensions in place of one
   * - `unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unflatten.html}
   */
  unflatten(self: Tensor, dim: number, sizes: number | readonly number[]): Tensor
  /**
   * views of a flat tensor in the shapes of others
   * - `unflatten_dense_tensors(Tensor flat, Tensor[] tensors) -> Tensor[]`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  unflattenDenseTensors(flat: Tensor, tensors: readonly Tensor[]): Tensor[]
  /**
   * a view of all windows of this size along a dimension, step apart
   * - `unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.unfold.html}
   */
  unfold(self: Tensor, dimension: number, size: number, step: number): Tensor
  /**
   * part of the derivative of unfold, as its backward pass calls it
   * - `unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, int step) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  unfoldBackward(gradIn: Tensor, inputSizes: number | readonly number[], dim: number, size: number, step: number, options?: { out?: Tensor }): Tensor
  /**
   * a view of all windows of this size along a dimension, step apart; copied, not viewed
   * - `unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unfold_copy.html}
   */
  unfoldCopy(self: Tensor, dimension: number, size: number, step: number, options?: { out?: Tensor }): Tensor
  /**
   * draws from [from, to)
   * - `uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  uniform(self: Tensor, options?: { from?: number; to?: number; generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from [from, to); in place
   * - `uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.uniform_.html}
   */
  uniform_(self: Tensor, options?: { from?: number; to?: number; generator?: Generator | null }): Tensor
  /**
   * runs of equal elements as one each, with their lengths and where each element went
   * - `unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unique_consecutive.html}
   */
  uniqueConsecutive(self: Tensor, options?: { returnInverse?: boolean; returnCounts?: boolean; dim?: number | null }): [Tensor, Tensor, Tensor]
  /**
   * the different slices along a dimension, sorted
   * - `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  uniqueDim(self: Tensor, dim: number, options?: { sorted?: boolean; returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor]
  /**
   * runs of equal slices along a dimension as one each
   * - `unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  uniqueDimConsecutive(self: Tensor, dim: number, options?: { returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor]
  /**
   * as chunk, with parts that do not count as views of one another
   * - `unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsafe_chunk.html}
   */
  unsafeChunk(self: Tensor, chunks: number, options?: { dim?: number }): Tensor[]
  /**
   * as split, with parts that do not count as views of one another
   * - `unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsafe_split.html}
   */
  unsafeSplit(self: Tensor, splitSize: number, options?: { dim?: number; out?: Tensor }): Tensor[]
  /**
   * as splitWithSizes, with parts that do not count as views of one another
   * - `unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  unsafeSplitWithSizes(self: Tensor, splitSizes: number | readonly number[], options?: { dim?: number; out?: Tensor }): Tensor[]
  /**
   * a view with a new dimension of size 1
   * - `unsqueeze(Tensor(a) self, int dim) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html}
   */
  unsqueeze(self: Tensor, dim: number): Tensor
  /**
   * a view with a new dimension of size 1; in place
   * - `unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.unsqueeze_.html}
   */
  unsqueeze_(self: Tensor, dim: number): Tensor
  /**
   * a view with a new dimension of size 1; copied, not viewed
   * - `unsqueeze_copy(Tensor self, int dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze_copy.html}
   */
  unsqueezeCopy(self: Tensor, dim: number, options?: { out?: Tensor }): Tensor
  /**
   * another size by bicubic interpolation
   * - `upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBicubic2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleBicubic2d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of upsample bicubic2d, as its backward pass calls it
   * - `upsample_bicubic2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBicubic2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  /**
   * another size by bilinear interpolation
   * - `upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBilinear2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleBilinear2d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of upsample bilinear2d, as its backward pass calls it
   * - `upsample_bilinear2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBilinear2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  /**
   * another size by linear interpolation
   * - `upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor`
   * - `upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleLinear1d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null; out?: Tensor }): Tensor
  upsampleLinear1d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of upsample linear1d, as its backward pass calls it
   * - `upsample_linear1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, bool align_corners, float? scales=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleLinear1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null; out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor`
   * - `upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest1d(self: Tensor, outputSize: number | readonly number[], options?: { scales?: number | null; out?: Tensor }): Tensor
  upsampleNearest1d(input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of upsample nearest1d, as its backward pass calls it
   * - `upsample_nearest1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, float? scales=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest1dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scales?: number | null; out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest2d(self: Tensor, outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleNearest2d(input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of upsample nearest2d, as its backward pass calls it
   * - `upsample_nearest2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, float? scales_h=None, float? scales_w=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest2dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest3d(self: Tensor, outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleNearest3d(input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of upsample nearest3d, as its backward pass calls it
   * - `upsample_nearest3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  /**
   * another size by trilinear interpolation
   * - `upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleTrilinear3d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleTrilinear3d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * part of the derivative of upsample trilinear3d, as its backward pass calls it
   * - `upsample_trilinear3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleTrilinear3dBackward(gradOutput: Tensor, outputSize: number | readonly number[], inputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  /**
   * part of the derivative of value selecting reduction, as its backward pass calls it
   * - `value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, SymInt[] sizes, bool keepdim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  valueSelectingReductionBackward(grad: Tensor, dim: number, indices: Tensor, sizes: number | readonly number[], keepdim: boolean): Tensor
  /**
   * of a sparse tensor, its values
   * - `values(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.values.html}
   */
  values(self: Tensor): Tensor
  /**
   * of a sparse tensor, its values; copied, not viewed
   * - `values_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.values_copy.html}
   */
  valuesCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the matrix of powers 1, x, …, x^(N−1)
   * - `vander(Tensor x, int? N=None, bool increasing=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vander.html}
   */
  vander(x: Tensor, options?: { N?: number | null; increasing?: boolean }): Tensor
  /**
   * Σ (x − mean)²/(n − correction), over all or along dimensions
   * - `var(Tensor self, bool unbiased=True) -> Tensor`
   * - `var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
   * - `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.var.html}
   */
  var(self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  var(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * the variance and the mean, together
   * - `var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * - `var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
   * - `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.var_mean.html}
   */
  varMean(self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  varMean(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  /**
   * Σ conj(x)·other, of two vectors
   * - `vdot(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vdot.html}
   */
  vdot(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the same memory in another shape, or as another dtype
   * - `view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * - `view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html}
   */
  view(self: Tensor, size: number | readonly number[]): Tensor
  view(self: Tensor, dtype: DType): Tensor
  /**
   * view in another tensor's shape
   * - `view_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view_as.html}
   */
  viewAs(self: Tensor, other: Tensor): Tensor
  /**
   * pairs of numbers in the last dimension as complex numbers
   * - `view_as_complex(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_complex.html}
   */
  viewAsComplex(self: Tensor): Tensor
  /**
   * pairs of numbers in the last dimension as complex numbers; copied, not viewed
   * - `view_as_complex_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_complex_copy.html}
   */
  viewAsComplexCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * complex numbers as pairs in a new last dimension
   * - `view_as_real(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_real.html}
   */
  viewAsReal(self: Tensor): Tensor
  /**
   * complex numbers as pairs in a new last dimension; copied, not viewed
   * - `view_as_real_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_real_copy.html}
   */
  viewAsRealCopy(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the same memory in another shape, or as another dtype; copied, not viewed
   * - `view_copy(Tensor self, SymInt[] size) -> Tensor`
   * - `view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_copy.html}
   */
  viewCopy(self: Tensor, size: number | readonly number[], options?: { out?: Tensor }): Tensor
  viewCopy(self: Tensor, dtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * parts one below the other, along the first dimension
   * - `vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * - `vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vsplit.html}
   */
  vsplit(self: Tensor, indices: number | readonly number[]): Tensor[]
  vsplit(self: Tensor, sections: number): Tensor[]
  /**
   * tensors one below the other
   * - `vstack(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vstack.html}
   */
  vstack(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * x where the condition is true, else other
   * - `where(Tensor condition) -> Tensor[]`
   * - `where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor`
   * - `where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor`
   * - `where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor`
   * - `where.self(Tensor condition, Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.where.html}
   */
  where(condition: Tensor, options?: { out?: Tensor }): Tensor[]
  where(condition: Tensor, self: Scalar | Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·ln other, 0 where x = 0
   * - `xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
   * - `xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor`
   * - `xlogy.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.xlogy.html}
   */
  xlogy(self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·ln other, 0 where x = 0; in place
   * - `xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.xlogy_.html}
   */
  xlogy_(self: Tensor, other: Scalar | Tensor): Tensor
  /**
   * every element 0
   * - `zero(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  zero(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * every element 0; in place
   * - `zero_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.zero_.html}
   */
  zero_(self: Tensor): Tensor
  /**
   * a tensor of zeros
   * - `zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.zeros.html}
   */
  zeros(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * a tensor of zeros
   * - `zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.zeros_like.html}
   */
  zerosLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; out?: Tensor }): Tensor
}

/** torch.linalg */
export interface Linalg {
  /**
   * L with A = L·Lᴴ, of positive definite A
   * - `linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cholesky.html}
   */
  cholesky(self: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  /**
   * as linalg.cholesky, with a code for failure in place of an error
   * - `linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cholesky_ex.html}
   */
  choleskyEx(self: Tensor, options?: { upper?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor] }): { L: Tensor; info: Tensor }
  /**
   * the condition number ‖A‖·‖A⁻¹‖
   * - `linalg_cond(Tensor self, Scalar? p=None) -> Tensor`
   * - `linalg_cond.p_str(Tensor self, str p) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cond.html}
   */
  cond(self: Tensor, options?: { p?: Scalar | string | null; out?: Tensor }): Tensor
  cond(self: Tensor, p: string, options?: { out?: Tensor }): Tensor
  /**
   * the cross product of vectors of three
   * - `linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cross.html}
   */
  cross(self: Tensor, other: Tensor, options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * the determinant
   * - `linalg_det(Tensor A) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.det.html}
   */
  det(A: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a view of a matrix's diagonal
   * - `linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.diagonal.html}
   */
  diagonal(A: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  /**
   * eigenvalues and eigenvectors, complex
   * - `linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eig.html}
   */
  eig(self: Tensor, options?: { out?: readonly [Tensor, Tensor] }): { eigenvalues: Tensor; eigenvectors: Tensor }
  /**
   * eigenvalues, ascending, and eigenvectors of a Hermitian matrix
   * - `linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigh.html}
   */
  eigh(self: Tensor, options?: { UPLO?: string; out?: readonly [Tensor, Tensor] }): { eigenvalues: Tensor; eigenvectors: Tensor }
  /**
   * eigenvalues, complex
   * - `linalg_eigvals(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigvals.html}
   */
  eigvals(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * eigenvalues of a Hermitian matrix, ascending
   * - `linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigvalsh.html}
   */
  eigvalsh(self: Tensor, options?: { UPLO?: string; out?: Tensor }): Tensor
  /**
   * the first columns of a product of Householder reflections
   * - `linalg_householder_product(Tensor input, Tensor tau) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.householder_product.html}
   */
  householderProduct(input: Tensor, tau: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * A⁻¹
   * - `linalg_inv(Tensor A) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv.html}
   */
  inv(A: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * as linalg.inv, with a code for failure in place of an error
   * - `linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv_ex.html}
   */
  invEx(A: Tensor, options?: { checkErrors?: boolean; out?: readonly [Tensor, Tensor] }): { inverse: Tensor; info: Tensor }
  /**
   * the compact LDL factorization of a Hermitian matrix, and its pivots
   * - `linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.ldl_factor.html}
   */
  ldlFactor(self: Tensor, options?: { hermitian?: boolean; out?: readonly [Tensor, Tensor] }): { LD: Tensor; pivots: Tensor }
  /**
   * as linalg.ldlFactor, with a code for failure in place of an error
   * - `linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.ldl_factor_ex.html}
   */
  ldlFactorEx(self: Tensor, options?: { hermitian?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { LD: Tensor; pivots: Tensor; info: Tensor }
  /**
   * X with A·X = B, from A's LDL factorization
   * - `linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.ldl_solve.html}
   */
  ldlSolve(LD: Tensor, pivots: Tensor, B: Tensor, options?: { hermitian?: boolean; out?: Tensor }): Tensor
  /**
   * X that makes ‖A·X − B‖ least
   * - `linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lstsq.html}
   */
  lstsq(self: Tensor, b: Tensor, options?: { rcond?: number | null; driver?: string | null; out?: readonly [Tensor, Tensor, Tensor, Tensor] }): { solution: Tensor; residuals: Tensor; rank: Tensor; singularValues: Tensor }
  /**
   * P, L, U with A = P·L·U
   * - `linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu.html}
   */
  lu(A: Tensor, options?: { pivot?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { P: Tensor; L: Tensor; U: Tensor }
  /**
   * the compact LU factorization, and its pivots
   * - `linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_factor.html}
   */
  luFactor(A: Tensor, options?: { pivot?: boolean; out?: readonly [Tensor, Tensor] }): { LU: Tensor; pivots: Tensor }
  /**
   * as linalg.luFactor, with a code for failure in place of an error
   * - `linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_factor_ex.html}
   */
  luFactorEx(A: Tensor, options?: { pivot?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { LU: Tensor; pivots: Tensor; info: Tensor }
  /**
   * X with A·X = B, from A's LU factorization
   * - `linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_solve.html}
   */
  luSolve(LU: Tensor, pivots: Tensor, B: Tensor, options?: { left?: boolean; adjoint?: boolean; out?: Tensor }): Tensor
  /**
   * the matrix product, batched over leading dimensions; of vectors the dot product
   * - `linalg_matmul(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matmul.html}
   */
  matmul(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * Σ Aᵏ/k!
   * - `linalg_matrix_exp(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_exp.html}
   */
  matrixExp(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a norm of matrices: 'fro', 'nuc', ±1, ±2, ±∞
   * - `linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * - `linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_norm.html}
   */
  matrixNorm(self: Tensor, ord: Scalar, options?: { dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  matrixNorm(self: Tensor, options?: { ord?: string | Scalar; dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * Aⁿ; of A⁻¹ for n < 0
   * - `linalg_matrix_power(Tensor self, int n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_power.html}
   */
  matrixPower(self: Tensor, n: number, options?: { out?: Tensor }): Tensor
  /**
   * how many singular values lie above the tolerance
   * - `linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor`
   * - `linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
   * - `linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
   * - `linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_rank.html}
   */
  matrixRank(self: Tensor, tol: number, options?: { hermitian?: boolean; out?: Tensor }): Tensor
  matrixRank(self: Tensor, options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean; tol?: number; out?: Tensor }): Tensor
  matrixRank(input: Tensor, options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean; out?: Tensor }): Tensor
  matrixRank(input: Tensor, tol: Tensor, options?: { hermitian?: boolean; out?: Tensor }): Tensor
  /**
   * the product of several matrices, in the cheapest order
   * - `linalg_multi_dot(Tensor[] tensors) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.multi_dot.html}
   */
  multiDot(tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  /**
   * a norm of vectors or matrices, along dimensions or of all
   * - `linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * - `linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.norm.html}
   */
  norm(self: Tensor, options?: { ord?: Scalar | string | null; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  norm(self: Tensor, ord: string, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * the Moore-Penrose inverse
   * - `linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor`
   * - `linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
   * - `linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
   * - `linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.pinv.html}
   */
  pinv(self: Tensor, rcond: number | Tensor, options?: { hermitian?: boolean; out?: Tensor }): Tensor
  pinv(self: Tensor, options?: { atol?: number | Tensor | null; rtol?: number | Tensor | null; hermitian?: boolean; rcond?: number; out?: Tensor }): Tensor
  /**
   * Q, R with A = Q·R
   * - `linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.qr.html}
   */
  qr(A: Tensor, options?: { mode?: string; out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
  /**
   * the sign of the determinant, and log of its absolute value
   * - `linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.slogdet.html}
   */
  slogdet(A: Tensor, options?: { out?: readonly [Tensor, Tensor] }): { sign: Tensor; logabsdet: Tensor }
  /**
   * X with A·X = B
   * - `linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve.html}
   */
  solve(A: Tensor, B: Tensor, options?: { left?: boolean; out?: Tensor }): Tensor
  /**
   * as linalg.solve, with a code for failure in place of an error
   * - `linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve_ex.html}
   */
  solveEx(A: Tensor, B: Tensor, options?: { left?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor] }): { result: Tensor; info: Tensor }
  /**
   * X with A·X = B (or X·A = B), of triangular A
   * - `linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve_triangular.html}
   */
  solveTriangular(self: Tensor, B: Tensor, options: { upper: boolean; left?: boolean; unitriangular?: boolean; out?: Tensor }): Tensor
  /**
   * U, S, Vh with A = U·diag(S)·Vh
   * - `linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.svd.html}
   */
  svd(A: Tensor, options?: { fullMatrices?: boolean; driver?: string | null; out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; Vh: Tensor }
  /**
   * singular values, descending
   * - `linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.svdvals.html}
   */
  svdvals(A: Tensor, options?: { driver?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of a tensor as a linear map, the first ind dimensions its output
   * - `linalg_tensorinv(Tensor self, int ind=2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.tensorinv.html}
   */
  tensorinv(self: Tensor, options?: { ind?: number; out?: Tensor }): Tensor
  /**
   * X with tensordot(A, X) = B
   * - `linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.tensorsolve.html}
   */
  tensorsolve(self: Tensor, other: Tensor, options?: { dims?: number | readonly number[] | null; out?: Tensor }): Tensor
  /**
   * the matrix of powers 1, x, …, x^(N−1)
   * - `linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.vander.html}
   */
  vander(x: Tensor, options?: { N?: number | null }): Tensor
  /**
   * Σ conj(x)·y along a dimension
   * - `linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.vecdot.html}
   */
  vecdot(x: Tensor, y: Tensor, options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * (Σ |x|^ord)^(1/ord), along dimensions or of all
   * - `linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.vector_norm.html}
   */
  vectorNorm(self: Tensor, options?: { ord?: Scalar; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
}

export const linalg: Linalg = makeFunctions('linalg')

/** torch.fft */
export interface Fft {
  /**
   * the discrete Fourier transform along a dimension
   * - `fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fft.html}
   */
  fft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the discrete Fourier transform over two dimensions
   * - `fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fft2.html}
   */
  fft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the frequencies of fft's output, for samples that lie d apart
   * - `fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fftfreq.html}
   */
  fftfreq(n: number, options?: { d?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * the discrete Fourier transform over several dimensions
   * - `fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fftn.html}
   */
  fftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the zero frequency moved to the middle
   * - `fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fftshift.html}
   */
  fftshift(self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor
  /**
   * the real transform of a signal that is half of a Hermitian one
   * - `fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.hfft.html}
   */
  hfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the real transform of a signal that is half of a Hermitian one
   * - `fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.hfft2.html}
   */
  hfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the real transform of a signal that is half of a Hermitian one
   * - `fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.hfftn.html}
   */
  hfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.fft
   * - `fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifft.html}
   */
  ifft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.fft2
   * - `fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifft2.html}
   */
  ifft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.fftn
   * - `fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifftn.html}
   */
  ifftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.fftshift
   * - `fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifftshift.html}
   */
  ifftshift(self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor
  /**
   * the inverse of fft.hfft
   * - `fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ihfft.html}
   */
  ihfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.hfft2
   * - `fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ihfft2.html}
   */
  ihfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.hfftn
   * - `fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ihfftn.html}
   */
  ihfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.rfft, of n real elements
   * - `fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.irfft.html}
   */
  irfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.rfft2
   * - `fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.irfft2.html}
   */
  irfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the inverse of fft.rfftn
   * - `fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.irfftn.html}
   */
  irfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the Fourier transform of real numbers: the half that is not redundant
   * - `fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfft.html}
   */
  rfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the Fourier transform of real numbers over two dimensions, the half that is not redundant
   * - `fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfft2.html}
   */
  rfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  /**
   * the frequencies of rfft's output, for samples that lie d apart
   * - `fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfftfreq.html}
   */
  rfftfreq(n: number, options?: { d?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; out?: Tensor }): Tensor
  /**
   * the Fourier transform of real numbers over several dimensions, the half that is not redundant
   * - `fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfftn.html}
   */
  rfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
}

export const fft: Fft = makeFunctions('fft')

/** torch.special */
export interface Special {
  /**
   * the Airy function Ai(x)
   * - `special_airy_ai(Tensor x) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.airy_ai}
   */
  airyAi(x: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the Bessel function J₀(x)
   * - `special_bessel_j0(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_j0}
   */
  besselJ0(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the Bessel function J₁(x)
   * - `special_bessel_j1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_j1}
   */
  besselJ1(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the Bessel function Y₀(x)
   * - `special_bessel_y0(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_y0}
   */
  besselY0(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the Bessel function Y₁(x)
   * - `special_bessel_y1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_y1}
   */
  besselY1(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the Chebyshev polynomial T_n(x)
   * - `special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
   * - `special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_t}
   */
  chebyshevPolynomialT(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * the Chebyshev polynomial U_n(x)
   * - `special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
   * - `special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_u}
   */
  chebyshevPolynomialU(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * the Chebyshev polynomial V_n(x)
   * - `special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
   * - `special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_v}
   */
  chebyshevPolynomialV(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * the Chebyshev polynomial W_n(x)
   * - `special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
   * - `special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_w}
   */
  chebyshevPolynomialW(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * ψ(x) = d/dx log Γ(x)
   * - `special_digamma(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.digamma}
   */
  digamma(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * −x·ln x, 0 at 0, −∞ below
   * - `special_entr(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.entr}
   */
  entr(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (2/√π)·∫₀ˣ e^(−t²) dt
   * - `special_erf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erf}
   */
  erf(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 1 − erf x
   * - `special_erfc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erfc}
   */
  erfc(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * e^(x²)·erfc x
   * - `special_erfcx(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erfcx}
   */
  erfcx(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the inverse of erf, on (−1, 1)
   * - `special_erfinv(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erfinv}
   */
  erfinv(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 2^x
   * - `special_exp2(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.exp2}
   */
  exp2(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 1/(1 + e^(−x))
   * - `special_expit(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.expit}
   */
  expit(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * e^x − 1, exact near 0
   * - `special_expm1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.expm1}
   */
  expm1(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the regularized lower incomplete gamma function P(x, other)
   * - `special_gammainc(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.gammainc}
   */
  gammainc(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the regularized upper incomplete gamma function Q(x, other)
   * - `special_gammaincc(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.gammaincc}
   */
  gammaincc(self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log |Γ(x)|
   * - `special_gammaln(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.gammaln}
   */
  gammaln(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the physicists' Hermite polynomial H_n(x)
   * - `special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor`
   * - `special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.hermite_polynomial_h}
   */
  hermitePolynomialH(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * the probabilists' Hermite polynomial He_n(x)
   * - `special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor`
   * - `special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.hermite_polynomial_he}
   */
  hermitePolynomialHe(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * the modified Bessel function I₀(x)
   * - `special_i0(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i0}
   */
  i0(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * e^(−|x|)·I₀(x)
   * - `special_i0e(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i0e}
   */
  i0e(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the modified Bessel function I₁(x)
   * - `special_i1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i1}
   */
  i1(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * e^(−|x|)·I₁(x)
   * - `special_i1e(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i1e}
   */
  i1e(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the Laguerre polynomial L_n(x)
   * - `special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor`
   * - `special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.laguerre_polynomial_l}
   */
  laguerrePolynomialL(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * the Legendre polynomial P_n(x)
   * - `special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor`
   * - `special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.legendre_polynomial_p}
   */
  legendrePolynomialP(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * ln(1 + x), exact near 0
   * - `special_log1p(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.log1p}
   */
  log1p(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log Φ(x), Φ the normal distribution function
   * - `special_log_ndtr(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.log_ndtr}
   */
  logNdtr(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x − log Σ e^x, along a dimension
   * - `special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.log_softmax}
   */
  logSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  /**
   * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]
   * - `special_logit(Tensor self, float? eps=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.logit}
   */
  logit(self: Tensor, options?: { eps?: number | null; out?: Tensor }): Tensor
  /**
   * log Σ e^x along dimensions, with no overflow
   * - `special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.logsumexp}
   */
  logsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  /**
   * the modified Bessel function I₀(x)
   * - `special_modified_bessel_i0(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_i0}
   */
  modifiedBesselI0(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the modified Bessel function I₁(x)
   * - `special_modified_bessel_i1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_i1}
   */
  modifiedBesselI1(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the modified Bessel function K₀(x)
   * - `special_modified_bessel_k0(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_k0}
   */
  modifiedBesselK0(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the modified Bessel function K₁(x)
   * - `special_modified_bessel_k1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_k1}
   */
  modifiedBesselK1(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the logarithm of the gamma function of dimension p
   * - `special_multigammaln(Tensor self, int p) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.multigammaln}
   */
  multigammaln(self: Tensor, p: number, options?: { out?: Tensor }): Tensor
  /**
   * Φ(x), the normal distribution function
   * - `special_ndtr(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.ndtr}
   */
  ndtr(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * Φ⁻¹(x)
   * - `special_ndtri(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.ndtri}
   */
  ndtri(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the n-th derivative of digamma
   * - `special_polygamma(int n, Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.polygamma}
   */
  polygamma(n: number, self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * ψ(x) = d/dx log Γ(x)
   * - `special_psi(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.psi}
   */
  psi(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the nearest integer, halves to even; or to as many decimals
   * - `special_round(Tensor self, *, int decimals=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.round}
   */
  round(self: Tensor, options?: { decimals?: number; out?: Tensor }): Tensor
  /**
   * e^x·K₀(x)
   * - `special_scaled_modified_bessel_k0(Tensor x) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.scaled_modified_bessel_k0}
   */
  scaledModifiedBesselK0(x: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * e^x·K₁(x)
   * - `special_scaled_modified_bessel_k1(Tensor x) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.scaled_modified_bessel_k1}
   */
  scaledModifiedBesselK1(x: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * T_n(2x − 1)
   * - `special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_t}
   */
  shiftedChebyshevPolynomialT(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * U_n(2x − 1)
   * - `special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_u}
   */
  shiftedChebyshevPolynomialU(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * V_n(2x − 1)
   * - `special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_v}
   */
  shiftedChebyshevPolynomialV(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * W_n(2x − 1)
   * - `special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
   * - `special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_w}
   */
  shiftedChebyshevPolynomialW(x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * sin(πx)/(πx), 1 at 0
   * - `special_sinc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.sinc}
   */
  sinc(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * e^x / Σ e^x, along a dimension
   * - `special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.softmax}
   */
  softmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  /**
   * sin(x)/x, 1 at 0
   * - `special_spherical_bessel_j0(Tensor x) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.spherical_bessel_j0}
   */
  sphericalBesselJ0(x: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·ln(1 + other), 0 where x = 0
   * - `special_xlog1py(Tensor self, Tensor other) -> Tensor`
   * - `special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor`
   * - `special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.xlog1py}
   */
  xlog1py(self: Tensor | Scalar, other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x·ln other, 0 where x = 0
   * - `special_xlogy(Tensor self, Tensor other) -> Tensor`
   * - `special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor`
   * - `special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.xlogy}
   */
  xlogy(self: Tensor | Scalar, other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * Hurwitz's zeta function Σ_k (k + other)^(−x)
   * - `special_zeta(Tensor self, Tensor other) -> Tensor`
   * - `special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor`
   * - `special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.zeta}
   */
  zeta(self: Tensor | Scalar, other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
}

export const special: Special = makeFunctions('special')

/** torch.nn.functional */
export interface Functional {
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.adaptive_avg_pool1d.html}
   */
  adaptiveAvgPool1d(self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool2d.html}
   */
  adaptiveAvgPool2d(self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool3d.html}
   */
  adaptiveAvgPool3d(self: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool1d.html}
   */
  adaptiveMaxPool1d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool2d.html}
   */
  adaptiveMaxPool2d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool3d.html}
   */
  adaptiveMaxPool3d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * the sampling grid of affine maps theta, for grid_sampler
   * - `affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  affineGridGenerator(theta: Tensor, size: number | readonly number[], alignCorners: boolean, options?: { out?: Tensor }): Tensor
  /**
   * dropout that keeps mean and variance, for nets with selu
   * - `alpha_dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.alpha_dropout.html}
   */
  alphaDropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * dropout that keeps mean and variance, for nets with selu; in place
   * - `alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  alphaDropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.avg_pool1d.html}
   */
  avgPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; out?: Tensor }): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool2d.html}
   */
  avgPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool3d.html}
   */
  avgPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, for each channel, over the batch
   * - `batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.batch_norm.html}
   */
  batchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  /**
   * x1ᵀ · W_k · x2 + bias_k
   * - `bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bilinear.html}
   */
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  /**
   * −[y·log x + (1−y)·log(1−x)], of probabilities x
   * - `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy.html}
   */
  binaryCrossEntropy(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * binary cross entropy of σ(x), computed with no overflow
   * - `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy_with_logits.html}
   */
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * max(0, x) + min(0, alpha·(e^(x/alpha) − 1))
   * - `celu(Tensor self, Scalar alpha=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.celu.html}
   */
  celu(self: Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * max(0, x) + min(0, alpha·(e^(x/alpha) − 1)); in place
   * - `celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.celu_.html}
   */
  celu_(self: Tensor, options?: { alpha?: Scalar }): Tensor
  /**
   * channels rearranged across groups
   * - `channel_shuffle(Tensor self, SymInt groups) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.channel_shuffle.html}
   */
  channelShuffle(self: Tensor, groups: number, options?: { out?: Tensor }): Tensor
  /**
   * sliding blocks, as im2col gives them, summed back into an image
   * - `col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  col2im(self: Tensor, outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * cross-correlation with filters over one dimension, plus bias
   * - `conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
   * - `conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv1d.html}
   */
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /**
   * cross-correlation with filters over two dimensions, plus bias
   * - `conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
   * - `conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv2d.html}
   */
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /**
   * cross-correlation with filters over three dimensions, plus bias
   * - `conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
   * - `conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv3d.html}
   */
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /**
   * a one-dimensional convolution of (time, batch, channel)
   * - `conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_tbc.html}
   */
  convTbc(self: Tensor, weight: Tensor, bias: Tensor, options?: { pad?: number; out?: Tensor }): Tensor
  /**
   * the transpose of a convolution (of its gradient's form), over one dimension
   * - `conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose1d.html}
   */
  convTranspose1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /**
   * the transpose of a convolution, over two dimensions
   * - `conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose2d.html}
   */
  convTranspose2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /**
   * the transpose of a convolution, over three dimensions
   * - `conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_transpose3d.html}
   */
  convTranspose3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /**
   * 1 − cos(x1, x2) where the target is 1, max(0, cos − margin) where it is −1
   * - `cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cosine_embedding_loss.html}
   */
  cosineEmbeddingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor
  /**
   * x1·x2 / (‖x1‖·‖x2‖), along a dimension
   * - `cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cosine_similarity.html}
   */
  cosineSimilarity(x1: Tensor, x2: Tensor, options?: { dim?: number; eps?: number }): Tensor
  /**
   * −log softmax(x)[class], or −Σ target·log softmax(x)
   * - `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  crossEntropyLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; labelSmoothing?: number }): Tensor
  /**
   * −log of the probability of a label sequence over all alignments with the input
   * - `ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
   * - `ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.ctc_loss.html}
   */
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: number | readonly number[] | Tensor, targetLengths: number | readonly number[] | Tensor, options?: { blank?: number; reduction?: number; zeroInfinity?: boolean }): Tensor
  /**
   * zeros with probability p, the rest divided by 1 − p; x itself where train is false
   * - `dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.dropout.html}
   */
  dropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * zeros with probability p, the rest divided by 1 − p; x itself where train is false; in place
   * - `dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  dropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * x where x > 0, else alpha·(e^x − 1)
   * - `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu.html}
   */
  elu(self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar; out?: Tensor }): Tensor
  /**
   * x where x > 0, else alpha·(e^x − 1); in place
   * - `elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu_.html}
   */
  elu_(self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): Tensor
  /**
   * rows of weight, by their indices
   * - `embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.embedding.html}
   */
  embedding(weight: Tensor, indices: Tensor, options?: { paddingIdx?: number; scaleGradByFreq?: boolean; sparse?: boolean; out?: Tensor }): Tensor
  /**
   * sums, means or maxima of rows of weight, for each bag of indices
   * - `embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)`
   * - `embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.embedding_bag.html}
   */
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean; mode?: number; sparse?: boolean; perSampleWeights?: Tensor | null; includeLastOffset?: boolean; paddingIdx?: number | null }): [Tensor, Tensor, Tensor, Tensor]
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx: number | null): [Tensor, Tensor, Tensor, Tensor]
  /**
   * alpha dropout of whole channels
   * - `feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.feature_alpha_dropout.html}
   */
  featureAlphaDropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * alpha dropout of whole channels; in place
   * - `feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureAlphaDropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * dropout of whole channels
   * - `feature_dropout(Tensor input, float p, bool train) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureDropout(input: Tensor, p: number, train: boolean): Tensor
  /**
   * dropout of whole channels; in place
   * - `feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureDropout_(self: Tensor, p: number, train: boolean): Tensor
  /**
   * maxima over windows of random sizes that give the output size
   * - `fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool2d.html}
   */
  fractionalMaxPool2d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  /**
   * maxima over windows of random sizes that give the output size
   * - `fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool3d.html}
   */
  fractionalMaxPool3d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  /**
   * x·Φ(x), Φ the normal distribution function; or its tanh approximation
   * - `gelu(Tensor self, *, str approximate="none") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.gelu.html}
   */
  gelu(self: Tensor, options?: { approximate?: string; out?: Tensor }): Tensor
  /**
   * x·Φ(x), Φ the normal distribution function; or its tanh approximation; in place
   * - `gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gelu_(self: Tensor, options?: { approximate?: string }): Tensor
  /**
   * a·σ(b), of the two halves a, b along a dimension
   * - `glu(Tensor self, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.glu.html}
   */
  glu(self: Tensor, options?: { dim?: number; out?: Tensor }): Tensor
  /**
   * x at the places of a grid with coordinates in [−1, 1], interpolated
   * - `grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gridSampler(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, over groups of channels of each sample
   * - `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.group_norm.html}
   */
  groupNorm(input: Tensor, numGroups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnabled?: boolean }): Tensor
  /**
   * x where |x| > lambd, else 0
   * - `hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hardshrink.html}
   */
  hardshrink(self: Tensor, options?: { lambd?: Scalar; out?: Tensor }): Tensor
  /**
   * min(max(x + 3, 0), 6)/6
   * - `hardsigmoid(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardsigmoid.html}
   */
  hardsigmoid(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x + 3, 0), 6)/6; in place
   * - `hardsigmoid_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardsigmoid_(self: Tensor): Tensor
  /**
   * x·min(max(x + 3, 0), 6)/6
   * - `hardswish(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardswish.html}
   */
  hardswish(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·min(max(x + 3, 0), 6)/6; in place
   * - `hardswish_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardswish_(self: Tensor): Tensor
  /**
   * min(max(x, minVal), maxVal)
   * - `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh.html}
   */
  hardtanh(self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar; out?: Tensor }): Tensor
  /**
   * min(max(x, minVal), maxVal); in place
   * - `hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh_.html}
   */
  hardtanh_(self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar }): Tensor
  /**
   * x where the target is 1, max(0, margin − x) where it is −1
   * - `hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hinge_embedding_loss.html}
   */
  hingeEmbeddingLoss(self: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor
  /**
   * (x−y)²/2 where |x−y| ≤ delta, else delta·(|x−y| − delta/2)
   * - `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.huber_loss.html}
   */
  huberLoss(self: Tensor, target: Tensor, options?: { reduction?: number; delta?: number; out?: Tensor }): Tensor
  /**
   * sliding blocks of an image as columns
   * - `im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  im2col(self: Tensor, kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, of each channel of each sample
   * - `instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.instance_norm.html}
   */
  instanceNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  /**
   * y·(log y − x), with x a logarithm, and y one too with logTarget
   * - `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.kl_div.html}
   */
  klDiv(self: Tensor, target: Tensor, options?: { reduction?: number; logTarget?: boolean }): Tensor
  /**
   * |x − target|
   * - `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.l1_loss.html}
   */
  l1Loss(self: Tensor, target: Tensor, options?: { reduction?: number }): Tensor
  /**
   * (x − mean)/√(var + eps)·weight + bias, over the last dimensions
   * - `layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.layer_norm.html}
   */
  layerNorm(input: Tensor, normalizedShape: number | readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnable?: boolean }): Tensor
  /**
   * x where x > 0, else negativeSlope·x
   * - `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu.html}
   */
  leakyRelu(self: Tensor, options?: { negativeSlope?: Scalar; out?: Tensor }): Tensor
  /**
   * x where x > 0, else negativeSlope·x; in place
   * - `leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu_.html}
   */
  leakyRelu_(self: Tensor, options?: { negativeSlope?: Scalar }): Tensor
  /**
   * x · weightᵀ + bias
   * - `linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.linear.html}
   */
  linear(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; out?: Tensor }): Tensor
  /**
   * log(1/(1 + e^(−x)))
   * - `log_sigmoid(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logSigmoid(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x − log Σ e^x, along a dimension
   * - `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.log_softmax.html}
   */
  logSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * max(0, −target·(input1 − input2) + margin)
   * - `margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.margin_ranking_loss.html}
   */
  marginRankingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor
  /**
   * maxima over sliding windows
   * - `max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d.html}
   */
  maxPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d_with_indices.html}
   */
  maxPool1dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  /**
   * maxima over sliding windows
   * - `max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d.html}
   */
  maxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d_with_indices.html}
   */
  maxPool2dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  /**
   * maxima over sliding windows
   * - `max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d.html}
   */
  maxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d_with_indices.html}
   */
  maxPool3dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  /**
   * values put back where max pooling found them, zeros elsewhere
   * - `max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool2d.html}
   */
  maxUnpool2d(self: Tensor, indices: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * values put back where max pooling found them, zeros elsewhere
   * - `max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool3d.html}
   */
  maxUnpool3d(self: Tensor, indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * x·tanh(softplus x)
   * - `mish(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mish.html}
   */
  mish(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·tanh(softplus x); in place
   * - `mish_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mish_(self: Tensor): Tensor
  /**
   * (x − target)²
   * - `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mse_loss.html}
   */
  mseLoss(self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  /**
   * Σ max(0, margin − x[class] + x[i])^p / n over other classes i
   * - `multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multi_margin_loss.html}
   */
  multiMarginLoss(self: Tensor, target: Tensor, options?: { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  /**
   * Σ max(0, 1 − (x[label] − x[i]))/n, over labels and all other i
   * - `multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multilabel_margin_loss.html}
   */
  multilabelMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  /**
   * channels rearranged across groups; with what its backward pass needs
   * - `native_channel_shuffle(Tensor self, SymInt groups) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.native_channel_shuffle.html}
   */
  nativeChannelShuffle(self: Tensor, groups: number): Tensor
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.nll_loss.html}
   */
  nllLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }): Tensor
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLoss2d(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }): Tensor
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLossNd(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor
  /**
   * 1 at each index, 0 elsewhere, in a new last dimension
   * - `one_hot(Tensor self, int num_classes=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.one_hot.html}
   */
  oneHot(self: Tensor, options?: { numClasses?: number }): Tensor
  /**
   * a border, constant or 'reflect', 'replicate', 'circular'; sizes from the last dimension on
   * - `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html}
   */
  pad(self: Tensor, pad: number | readonly number[], options?: { mode?: string; value?: number | null }): Tensor
  /**
   * ‖x1 − x2 + eps‖_p, along the last dimension
   * - `pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pairwise_distance.html}
   */
  pairwiseDistance(x1: Tensor, x2: Tensor, options?: { p?: number; eps?: number; keepdim?: boolean }): Tensor
  /**
   * p-norm distances between all pairs of rows
   * - `pdist(Tensor self, float p=2.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pdist.html}
   */
  pdist(self: Tensor, options?: { p?: number }): Tensor
  /**
   * (C·r², H, W) rearranged as (C, H·r, W·r)
   * - `pixel_shuffle(Tensor self, int upscale_factor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_shuffle.html}
   */
  pixelShuffle(self: Tensor, upscaleFactor: number, options?: { out?: Tensor }): Tensor
  /**
   * (C, H·r, W·r) rearranged as (C·r², H, W)
   * - `pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_unshuffle.html}
   */
  pixelUnshuffle(self: Tensor, downscaleFactor: number, options?: { out?: Tensor }): Tensor
  /**
   * e^x − target·x, or x − target·log(x + eps)
   * - `poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.poisson_nll_loss.html}
   */
  poissonNllLoss(input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: number): Tensor
  /**
   * x where x > 0, else weight·x, weight learned
   * - `prelu(Tensor self, Tensor weight) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.prelu.html}
   */
  prelu(self: Tensor, weight: Tensor): Tensor
  /**
   * max(x, 0)
   * - `relu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html}
   */
  relu(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x, 0), 6)
   * - `relu6(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu6.html}
   */
  relu6(self: Tensor): Tensor
  /**
   * min(max(x, 0), 6); in place
   * - `relu6_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  relu6_(self: Tensor): Tensor
  /**
   * max(x, 0); in place
   * - `relu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.relu_.html}
   */
  relu_(self: Tensor): Tensor
  /**
   * x/√(mean x² + eps)·weight, over the last dimensions
   * - `rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rms_norm.html}
   */
  rmsNorm(input: Tensor, normalizedShape: number | readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): Tensor
  /**
   * x where x > 0, else a·x, a random between lower and upper in training
   * - `rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rrelu.html}
   */
  rrelu(self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor
  /**
   * x where x > 0, else a·x, a random between lower and upper in training; in place
   * - `rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rrelu_.html}
   */
  rrelu_(self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor
  /**
   * softmax(query·keyᵀ/√d + mask)·value
   * - `scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html}
   */
  scaledDotProductAttention(query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; scale?: number | null; enableGqa?: boolean }): Tensor
  /**
   * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets
   * - `selu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu.html}
   */
  selu(self: Tensor): Tensor
  /**
   * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets; in place
   * - `selu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.selu_.html}
   */
  selu_(self: Tensor): Tensor
  /**
   * 1/(1 + e^(−x))
   * - `sigmoid(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html}
   */
  sigmoid(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x/(1 + e^(−x))
   * - `silu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.silu.html}
   */
  silu(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x/(1 + e^(−x)); in place
   * - `silu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  silu_(self: Tensor): Tensor
  /**
   * (x−y)²/(2·beta) where |x−y| < beta, else |x−y| − beta/2
   * - `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.smooth_l1_loss.html}
   */
  smoothL1Loss(self: Tensor, target: Tensor, options?: { reduction?: number; beta?: number; out?: Tensor }): Tensor
  /**
   * log(1 + e^(−target·x))
   * - `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.soft_margin_loss.html}
   */
  softMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  /**
   * e^x / Σ e^x, along a dimension
   * - `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.softmax.html}
   */
  softmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * log(1 + e^(beta·x))/beta; x above the threshold
   * - `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softplus.html}
   */
  softplus(self: Tensor, options?: { beta?: Scalar; threshold?: Scalar; out?: Tensor }): Tensor
  /**
   * sign(x)·max(|x| − lambd, 0)
   * - `softshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softshrink.html}
   */
  softshrink(self: Tensor, options?: { lambd?: Scalar; out?: Tensor }): Tensor
  /**
   * (e^x − e^(−x))/(e^x + e^(−x))
   * - `tanh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tanh.html}
   */
  tanh(self: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x where x > threshold, else value
   * - `threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.threshold.html}
   */
  threshold(self: Tensor, threshold: Scalar, value: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x where x > threshold, else value; in place
   * - `threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.threshold_.html}
   */
  threshold_(self: Tensor, threshold: Scalar, value: Scalar): Tensor
  /**
   * max(0, ‖anchor − positive‖ − ‖anchor − negative‖ + margin)
   * - `triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.triplet_margin_loss.html}
   */
  tripletMarginLoss(anchor: Tensor, positive: Tensor, negative: Tensor, options?: { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number }): Tensor
  /**
   * another size by bicubic interpolation
   * - `upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBicubic2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleBicubic2d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by bilinear interpolation
   * - `upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBilinear2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleBilinear2d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by linear interpolation
   * - `upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor`
   * - `upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleLinear1d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null; out?: Tensor }): Tensor
  upsampleLinear1d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor`
   * - `upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest1d(self: Tensor, outputSize: number | readonly number[], options?: { scales?: number | null; out?: Tensor }): Tensor
  upsampleNearest1d(input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest2d(self: Tensor, outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleNearest2d(input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest3d(self: Tensor, outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleNearest3d(input: Tensor, outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by trilinear interpolation
   * - `upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleTrilinear3d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleTrilinear3d(input: Tensor, outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
}

export const functional: Functional = makeFunctions('functional')

const functions: Functions = makeFunctions('')

export const {
  abs,
  abs_,
  absolute,
  absolute_,
  acos,
  acos_,
  acosh,
  acosh_,
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
  adaptiveAvgPool3dBackward,
  adaptiveMaxPool1d,
  adaptiveMaxPool2d,
  adaptiveMaxPool2dBackward,
  adaptiveMaxPool3d,
  adaptiveMaxPool3dBackward,
  add,
  add_,
  addbmm,
  addbmm_,
  addcdiv,
  addcdiv_,
  addcmul,
  addcmul_,
  addmm,
  addmm_,
  addmv,
  addmv_,
  addr,
  addr_,
  adjoint,
  affineGridGenerator,
  affineGridGeneratorBackward,
  alias,
  aliasCopy,
  all,
  allclose,
  alphaDropout,
  alphaDropout_,
  amax,
  amin,
  aminmax,
  angle,
  any,
  arange,
  arccos,
  arccos_,
  arccosh,
  arccosh_,
  arcsin,
  arcsin_,
  arcsinh,
  arcsinh_,
  arctan,
  arctan2,
  arctan2_,
  arctan_,
  arctanh,
  arctanh_,
  argmax,
  argmin,
  argsort,
  argwhere,
  asStrided,
  asStrided_,
  asStridedCopy,
  asStridedScatter,
  asin,
  asin_,
  asinh,
  asinh_,
  atan,
  atan2,
  atan2_,
  atan_,
  atanh,
  atanh_,
  atleast1d,
  atleast2d,
  atleast3d,
  avgPool1d,
  avgPool2d,
  avgPool2dBackward,
  avgPool3d,
  avgPool3dBackward,
  baddbmm,
  baddbmm_,
  bartlettWindow,
  batchNorm,
  batchNormBackwardElemt,
  batchNormBackwardReduce,
  batchNormElemt,
  batchNormGatherStats,
  batchNormGatherStatsWithCounts,
  batchNormStats,
  batchNormUpdateStats,
  bernoulli,
  bernoulli_,
  bilinear,
  binaryCrossEntropy,
  binaryCrossEntropyBackward,
  binaryCrossEntropyWithLogits,
  bincount,
  binomial,
  bitwiseAnd,
  bitwiseAnd_,
  bitwiseLeftShift,
  bitwiseLeftShift_,
  bitwiseNot,
  bitwiseNot_,
  bitwiseOr,
  bitwiseOr_,
  bitwiseRightShift,
  bitwiseRightShift_,
  bitwiseXor,
  bitwiseXor_,
  blackmanWindow,
  blockDiag,
  bmm,
  broadcastTensors,
  broadcastTo,
  bucketize,
  canCast,
  cartesianProd,
  cat,
  cauchy,
  cauchy_,
  ccolIndices,
  ccolIndicesCopy,
  cdist,
  ceil,
  ceil_,
  celu,
  celu_,
  chainMatmul,
  chalf,
  channelShuffle,
  cholesky,
  choleskyInverse,
  choleskySolve,
  chunk,
  clamp,
  clamp_,
  clampMax,
  clampMax_,
  clampMin,
  clampMin_,
  clip,
  clip_,
  clone,
  coalesce,
  col2im,
  colIndices,
  colIndicesCopy,
  columnStack,
  combinations,
  complex,
  concat,
  concatenate,
  conj,
  conjPhysical,
  conjPhysical_,
  constantPadNd,
  contiguous,
  conv1d,
  conv2d,
  conv3d,
  convDepthwise3d,
  convTbc,
  convTbcBackward,
  convTranspose1d,
  convTranspose2d,
  convTranspose3d,
  convolution,
  convolutionBackward,
  convolutionBackwardOverrideable,
  convolutionOverrideable,
  copy,
  copy_,
  copySparseToSparse,
  copySparseToSparse_,
  copysign,
  copysign_,
  corrcoef,
  cos,
  cos_,
  cosh,
  cosh_,
  cosineEmbeddingLoss,
  cosineSimilarity,
  countNonzero,
  cov,
  cross,
  crossEntropyLoss,
  crowIndices,
  crowIndicesCopy,
  ctcLoss,
  cudnnAffineGridGenerator,
  cudnnAffineGridGeneratorBackward,
  cudnnBatchNorm,
  cudnnBatchNormBackward,
  cudnnConvolution,
  cudnnConvolutionAddRelu,
  cudnnConvolutionRelu,
  cudnnConvolutionTranspose,
  cudnnGridSampler,
  cudnnGridSamplerBackward,
  cudnnIsAcceptable,
  cummax,
  cummaxminBackward,
  cummin,
  cumprod,
  cumprod_,
  cumprodBackward,
  cumsum,
  cumsum_,
  cumulativeTrapezoid,
  deg2rad,
  deg2rad_,
  denseDim,
  dequantize,
  det,
  detach,
  detach_,
  detachCopy,
  diag,
  diagEmbed,
  diagflat,
  diagonal,
  diagonalBackward,
  diagonalCopy,
  diagonalScatter,
  diff,
  digamma,
  digamma_,
  dist,
  div,
  div_,
  divide,
  divide_,
  dot,
  dropout,
  dropout_,
  dsplit,
  dstack,
  einsum,
  elu,
  elu_,
  eluBackward,
  embedding,
  embeddingBag,
  embeddingRenorm,
  embeddingRenorm_,
  empty,
  emptyLike,
  emptyPermuted,
  emptyQuantized,
  emptyStrided,
  eq,
  eq_,
  equal,
  erf,
  erf_,
  erfc,
  erfc_,
  erfinv,
  erfinv_,
  exp,
  exp2,
  exp2_,
  exp_,
  expand,
  expandAs,
  expandCopy,
  expm1,
  expm1_,
  exponential,
  exponential_,
  eye,
  fakeQuantizePerChannelAffine,
  fakeQuantizePerChannelAffineCachemask,
  fakeQuantizePerChannelAffineCachemaskBackward,
  fakeQuantizePerTensorAffine,
  fakeQuantizePerTensorAffineCachemask,
  fakeQuantizePerTensorAffineCachemaskBackward,
  fbgemmLinearFp16Weight,
  fbgemmLinearFp16WeightFp32Activation,
  fbgemmLinearInt8Weight,
  fbgemmLinearInt8WeightFp32Activation,
  fbgemmLinearQuantizeWeight,
  fbgemmPackGemmMatrixFp16,
  fbgemmPackQuantizedMatrix,
  featureAlphaDropout,
  featureAlphaDropout_,
  featureDropout,
  featureDropout_,
  fill,
  fill_,
  fillDiagonal_,
  fix,
  fix_,
  flatten,
  flattenDenseTensors,
  flip,
  fliplr,
  flipud,
  floatPower,
  floatPower_,
  floor,
  floor_,
  floorDivide,
  floorDivide_,
  fmax,
  fmin,
  fmod,
  fmod_,
  frac,
  frac_,
  fractionalMaxPool2d,
  fractionalMaxPool3d,
  frexp,
  frobeniusNorm,
  fromFile,
  fullLike,
  fusedMovingAvgObsFakeQuant,
  gather,
  gatherBackward,
  gcd,
  gcd_,
  ge,
  ge_,
  gelu,
  gelu_,
  geluBackward,
  geometric,
  geometric_,
  geqrf,
  ger,
  getGradients,
  glu,
  gluBackward,
  gluBackwardJvp,
  gluJvp,
  gradient,
  greater,
  greater_,
  greaterEqual,
  greaterEqual_,
  gridSampler,
  gridSampler2d,
  gridSampler2dBackward,
  gridSampler3d,
  gridSampler3dBackward,
  groupNorm,
  gru,
  gruCell,
  gt,
  gt_,
  hammingWindow,
  hannWindow,
  hardshrink,
  hardshrinkBackward,
  hardsigmoid,
  hardsigmoid_,
  hardsigmoidBackward,
  hardswish,
  hardswish_,
  hardswishBackward,
  hardtanh,
  hardtanh_,
  hardtanhBackward,
  hashTensor,
  heaviside,
  heaviside_,
  hingeEmbeddingLoss,
  histc,
  histogram,
  histogramdd,
  hsplit,
  hspmm,
  hstack,
  huberLoss,
  huberLossBackward,
  hypot,
  hypot_,
  i0,
  i0_,
  igamma,
  igamma_,
  igammac,
  igammac_,
  im2col,
  imag,
  index,
  indexAdd,
  indexAdd_,
  indexCopy,
  indexCopy_,
  indexFill,
  indexFill_,
  indexPut,
  indexPut_,
  indexReduce,
  indexReduce_,
  indexSelect,
  indexSelectBackward,
  indices,
  indicesCopy,
  infinitelyDifferentiableGeluBackward,
  inner,
  instanceNorm,
  intRepr,
  inverse,
  isCoalesced,
  isComplex,
  isConj,
  isDistributed,
  isFloatingPoint,
  isInference,
  isLeaf,
  isNeg,
  isNonzero,
  isPinned,
  isSameSize,
  isSetTo,
  isSigned,
  isVulkanAvailable,
  isclose,
  isfinite,
  isin,
  isinf,
  isnan,
  isneginf,
  isposinf,
  isreal,
  istft,
  kaiserWindow,
  klDiv,
  kron,
  kthvalue,
  l1Loss,
  layerNorm,
  lcm,
  lcm_,
  ldexp,
  ldexp_,
  le,
  le_,
  leakyRelu,
  leakyRelu_,
  leakyReluBackward,
  lerp,
  lerp_,
  less,
  less_,
  lessEqual,
  lessEqual_,
  lgamma,
  lgamma_,
  lift,
  liftFresh,
  liftFreshCopy,
  linear,
  linearBackward,
  linspace,
  log,
  log10,
  log10_,
  log1p,
  log1p_,
  log2,
  log2_,
  log_,
  logNormal,
  logNormal_,
  logSigmoid,
  logSigmoidBackward,
  logSigmoidForward,
  logSoftmax,
  logaddexp,
  logaddexp2,
  logcumsumexp,
  logdet,
  logicalAnd,
  logicalAnd_,
  logicalNot,
  logicalNot_,
  logicalOr,
  logicalOr_,
  logicalXor,
  logicalXor_,
  logit,
  logit_,
  logitBackward,
  logspace,
  logsumexp,
  lstm,
  lstmCell,
  lstmMpsBackward,
  lt,
  lt_,
  luSolve,
  luUnpack,
  mH,
  mT,
  marginRankingLoss,
  maskedFill,
  maskedFill_,
  maskedScatter,
  maskedScatter_,
  maskedScatterBackward,
  maskedSelect,
  maskedSelectBackward,
  matmul,
  matmulBackward,
  matrixH,
  matrixExp,
  matrixExpBackward,
  matrixPower,
  max,
  maxPool1d,
  maxPool1dWithIndices,
  maxPool2d,
  maxPool2dBackward,
  maxPool2dWithIndices,
  maxPool2dWithIndicesBackward,
  maxPool3d,
  maxPool3dWithIndices,
  maxPool3dWithIndicesBackward,
  maxUnpool2d,
  maxUnpool3d,
  maximum,
  mean,
  median,
  meshgrid,
  min,
  minimum,
  miopenBatchNorm,
  miopenBatchNormBackward,
  miopenConvolution,
  miopenConvolutionAddRelu,
  miopenConvolutionRelu,
  miopenConvolutionTranspose,
  miopenCtcLoss,
  miopenDepthwiseConvolution,
  miopenRnn,
  miopenRnnBackward,
  mish,
  mish_,
  mishBackward,
  mkldnnAdaptiveAvgPool2d,
  mkldnnAdaptiveAvgPool2dBackward,
  mkldnnConvolution,
  mkldnnLinear,
  mkldnnLinearBackward,
  mkldnnLinearBackwardInput,
  mkldnnLinearBackwardWeights,
  mkldnnMaxPool2d,
  mkldnnMaxPool2dBackward,
  mkldnnMaxPool3d,
  mkldnnMaxPool3dBackward,
  mkldnnReorderConv2dWeight,
  mkldnnReorderConv3dWeight,
  mm,
  mode,
  moveaxis,
  movedim,
  mpsConvolutionBackward,
  mpsConvolutionTransposeBackward,
  mseLoss,
  mseLossBackward,
  msort,
  mul,
  mul_,
  multiMarginLoss,
  multiMarginLossBackward,
  multilabelMarginLoss,
  multilabelMarginLossBackward,
  multilabelMarginLossForward,
  multinomial,
  multiply,
  multiply_,
  mv,
  mvlgamma,
  mvlgamma_,
  nanToNum,
  nanToNum_,
  nanmean,
  nanmedian,
  nanquantile,
  nansum,
  narrow,
  narrowCopy,
  nativeBatchNorm,
  nativeChannelShuffle,
  nativeDropout,
  nativeDropoutBackward,
  nativeGroupNorm,
  nativeGroupNormBackward,
  nativeLayerNorm,
  nativeLayerNormBackward,
  nativeNorm,
  ne,
  ne_,
  neg,
  neg_,
  negative,
  negative_,
  nestedToPaddedTensor,
  newEmpty,
  newEmptyStrided,
  newFull,
  newOnes,
  newZeros,
  nextafter,
  nextafter_,
  nllLoss,
  nllLoss2d,
  nllLoss2dBackward,
  nllLoss2dForward,
  nllLossBackward,
  nllLossForward,
  nllLossNd,
  nonzero,
  nonzeroNumpy,
  nonzeroStatic,
  norm,
  normExceptDim,
  normal,
  normal_,
  normalFunctional,
  notEqual,
  notEqual_,
  nuclearNorm,
  numpyT,
  oneHot,
  ones,
  onesLike,
  orgqr,
  ormqr,
  outer,
  outputNr,
  pad,
  padSequence,
  pairwiseDistance,
  pdist,
  permute,
  permuteCopy,
  pinMemory,
  pinverse,
  pixelShuffle,
  pixelUnshuffle,
  poisson,
  poissonNllLoss,
  polar,
  polygamma,
  polygamma_,
  positive,
  pow,
  pow_,
  prelu,
  prod,
  promoteTypes,
  put,
  put_,
  qPerChannelAxis,
  qPerChannelScales,
  qPerChannelZeroPoints,
  qScale,
  qZeroPoint,
  qr,
  qscheme,
  quantile,
  quantizePerChannel,
  quantizePerTensor,
  quantizePerTensorDynamic,
  quantizedBatchNorm,
  quantizedGru,
  quantizedGruCell,
  quantizedLstm,
  quantizedMaxPool1d,
  quantizedMaxPool2d,
  quantizedMaxPool3d,
  quantizedRnnReluCell,
  quantizedRnnTanhCell,
  rad2deg,
  rad2deg_,
  rand,
  randLike,
  randint,
  randintLike,
  randn,
  randnLike,
  random,
  random_,
  randperm,
  ravel,
  real,
  reciprocal,
  reciprocal_,
  recordStream,
  reflectionPad1d,
  reflectionPad1dBackward,
  reflectionPad2d,
  reflectionPad2dBackward,
  reflectionPad3d,
  reflectionPad3dBackward,
  relu,
  relu6,
  relu6_,
  relu_,
  remainder,
  remainder_,
  renorm,
  renorm_,
  repeat,
  repeatInterleave,
  replicationPad1d,
  replicationPad1dBackward,
  replicationPad2d,
  replicationPad2dBackward,
  replicationPad3d,
  replicationPad3dBackward,
  requiresGrad_,
  reshape,
  reshapeAs,
  resize,
  resize_,
  resizeAs,
  resizeAs_,
  resizeAsSparse,
  resizeAsSparse_,
  resolveConj,
  resolveNeg,
  resultType,
  retainGrad,
  retainsGrad,
  rmsNorm,
  rnnRelu,
  rnnReluCell,
  rnnTanh,
  rnnTanhCell,
  roll,
  rot90,
  round,
  round_,
  rowIndices,
  rowIndicesCopy,
  rowStack,
  rrelu,
  rrelu_,
  rreluWithNoise,
  rreluWithNoise_,
  rreluWithNoiseBackward,
  rreluWithNoiseFunctional,
  rsqrt,
  rsqrt_,
  rsub,
  scaledDotProductAttention,
  scatter,
  scatter_,
  scatterAdd,
  scatterAdd_,
  scatterReduce,
  scatterReduce_,
  searchsorted,
  segmentReduce,
  select,
  selectBackward,
  selectCopy,
  selectScatter,
  selu,
  selu_,
  set,
  set_,
  sgn,
  sgn_,
  sigmoid,
  sigmoid_,
  sigmoidBackward,
  sign,
  sign_,
  signbit,
  silu,
  silu_,
  siluBackward,
  sin,
  sin_,
  sinc,
  sinc_,
  sinh,
  sinh_,
  slice,
  sliceBackward,
  sliceCopy,
  sliceInverse,
  sliceScatter,
  slogdet,
  slowConv3d,
  slowConv3dForward,
  slowConvDilated2d,
  slowConvDilated3d,
  slowConvTranspose2d,
  slowConvTranspose3d,
  smm,
  smoothL1Loss,
  softMarginLoss,
  softMarginLossBackward,
  softmax,
  softplus,
  softplusBackward,
  softshrink,
  softshrinkBackward,
  sort,
  sparseBscTensor,
  sparseBsrTensor,
  sparseCompressedTensor,
  sparseCooTensor,
  sparseCscTensor,
  sparseCsrTensor,
  sparseDim,
  sparseMask,
  sparseResize,
  sparseResize_,
  sparseResizeAndClear,
  sparseResizeAndClear_,
  sparseSampledAddmm,
  split,
  splitCopy,
  splitWithSizes,
  splitWithSizesCopy,
  sqrt,
  sqrt_,
  square,
  square_,
  squeeze,
  squeeze_,
  squeezeCopy,
  sspaddmm,
  stack,
  std,
  stdMean,
  stft,
  sub,
  sub_,
  subtract,
  subtract_,
  sum,
  sumToSize,
  svd,
  swapaxes,
  swapaxes_,
  swapdims,
  swapdims_,
  symConstrainRange,
  symConstrainRangeForSize,
  symIsContiguous,
  symNumel,
  symSize,
  symStorageOffset,
  symStride,
  t,
  t_,
  tCopy,
  take,
  takeAlongDim,
  tan,
  tan_,
  tanh,
  tanh_,
  tanhBackward,
  tensorSplit,
  tensordot,
  thnnConv2d,
  threshold,
  threshold_,
  thresholdBackward,
  tile,
  toDense,
  toDenseBackward,
  toMkldnn,
  toMkldnnBackward,
  toPaddedTensor,
  toSparse,
  toSparseBsc,
  toSparseBsr,
  toSparseCsc,
  toSparseCsr,
  topk,
  trace,
  traceBackward,
  transpose,
  transpose_,
  transposeCopy,
  trapezoid,
  trapz,
  triangularSolve,
  tril,
  tril_,
  trilIndices,
  tripletMarginLoss,
  triu,
  triu_,
  triuIndices,
  trueDivide,
  trueDivide_,
  trunc,
  trunc_,
  typeAs,
  unbind,
  unbindCopy,
  unflatten,
  unflattenDenseTensors,
  unfold,
  unfoldBackward,
  unfoldCopy,
  uniform,
  uniform_,
  uniqueConsecutive,
  uniqueDim,
  uniqueDimConsecutive,
  unsafeChunk,
  unsafeSplit,
  unsafeSplitWithSizes,
  unsqueeze,
  unsqueeze_,
  unsqueezeCopy,
  upsampleBicubic2d,
  upsampleBicubic2dBackward,
  upsampleBilinear2d,
  upsampleBilinear2dBackward,
  upsampleLinear1d,
  upsampleLinear1dBackward,
  upsampleNearest1d,
  upsampleNearest1dBackward,
  upsampleNearest2d,
  upsampleNearest2dBackward,
  upsampleNearest3d,
  upsampleNearest3dBackward,
  upsampleTrilinear3d,
  upsampleTrilinear3dBackward,
  valueSelectingReductionBackward,
  values,
  valuesCopy,
  vander,
  varMean,
  vdot,
  view,
  viewAs,
  viewAsComplex,
  viewAsComplexCopy,
  viewAsReal,
  viewAsRealCopy,
  viewCopy,
  vsplit,
  vstack,
  where,
  xlogy,
  xlogy_,
  zero,
  zero_,
  zeros,
  zerosLike,
  var: variance,
} = functions
export { variance as var }
