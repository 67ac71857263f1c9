// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run `npm run generate`.
import type { Device, DType, Layout, MemoryFormat, Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import type { Generator } from '../values/generator.js'

/** libtorch's operators as methods. */
export interface TensorMethods {
  /**
   * |x|, of each element
   * - `abs(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.abs.html}
   */
  abs(options?: { out?: Tensor }): Tensor
  /**
   * |x|, of each element; in place
   * - `abs_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.abs_.html}
   */
  abs_(): this
  /**
   * |x|, of each element
   * - `absolute(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.absolute.html}
   */
  absolute(options?: { out?: Tensor }): Tensor
  /**
   * |x|, of each element; in place
   * - `absolute_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.absolute_.html}
   */
  absolute_(): this
  /**
   * cos⁻¹ x, in radians
   * - `acos(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.acos.html}
   */
  acos(options?: { out?: Tensor }): Tensor
  /**
   * cos⁻¹ x, in radians; in place
   * - `acos_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.acos_.html}
   */
  acos_(): this
  /**
   * cosh⁻¹ x
   * - `acosh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.acosh.html}
   */
  acosh(options?: { out?: Tensor }): Tensor
  /**
   * cosh⁻¹ x; in place
   * - `acosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.acosh_.html}
   */
  acosh_(): this
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.adaptive_avg_pool1d.html}
   */
  adaptiveAvgPool1d(outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool2d.html}
   */
  adaptiveAvgPool2d(outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * averages over as many windows as give the output size asked for
   * - `adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool3d.html}
   */
  adaptiveAvgPool3d(outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool1d.html}
   */
  adaptiveMaxPool1d(outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool2d.html}
   */
  adaptiveMaxPool2d(outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * largest values, and their places, in as many windows as give the output size asked for
   * - `adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_max_pool3d.html}
   */
  adaptiveMaxPool3d(outputSize: number | readonly number[]): [Tensor, Tensor]
  /**
   * x + alpha·other, broadcast
   * - `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.add.html}
   */
  add(other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * x + alpha·other, broadcast; in place
   * - `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * - `add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.add_.html}
   */
  add_(other: Scalar | Tensor, options?: { alpha?: Scalar }): this
  /**
   * beta·x + alpha·Σ_i batch1_i · batch2_i
   * - `addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addbmm.html}
   */
  addbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·Σ_i batch1_i · batch2_i; in place
   * - `addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addbmm_.html}
   */
  addbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this
  /**
   * x + value·tensor1/tensor2
   * - `addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addcdiv.html}
   */
  addcdiv(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar; out?: Tensor }): Tensor
  /**
   * x + value·tensor1/tensor2; in place
   * - `addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addcdiv_.html}
   */
  addcdiv_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this
  /**
   * x + value·tensor1·tensor2
   * - `addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addcmul.html}
   */
  addcmul(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar; out?: Tensor }): Tensor
  /**
   * x + value·tensor1·tensor2; in place
   * - `addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addcmul_.html}
   */
  addcmul_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this
  /**
   * beta·x + alpha·(mat1 · mat2)
   * - `addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * - `addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addmm.html}
   */
  addmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; outDtype?: DType; out?: Tensor }): Tensor
  addmm(mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(mat1 · mat2); in place
   * - `addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addmm_.html}
   */
  addmm_(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this
  /**
   * beta·x + alpha·(mat · vec)
   * - `addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addmv.html}
   */
  addmv(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(mat · vec); in place
   * - `addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addmv_.html}
   */
  addmv_(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this
  /**
   * beta·x + alpha·(vec1 ⊗ vec2)
   * - `addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addr.html}
   */
  addr(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(vec1 ⊗ vec2); in place
   * - `addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.addr_.html}
   */
  addr_(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this
  /**
   * the last two dimensions swapped, and complex conjugates
   * - `adjoint(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.adjoint.html}
   */
  adjoint(): Tensor
  /**
   * another tensor over the same elements
   * - `alias(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  alias(): Tensor
  /**
   * another tensor over the same elements; copied, not viewed
   * - `alias_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.alias_copy.html}
   */
  aliasCopy(options?: { out?: Tensor }): Tensor
  /**
   * whether all elements are true, over all or along dimensions
   * - `all(Tensor self) -> Tensor`
   * - `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
   * - `all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.all.html}
   */
  all(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  all(dim: number, options?: { keepdim?: boolean; out?: Tensor }): Tensor
  all(dim: number | readonly number[] | null, keepdim: boolean, options?: { out?: Tensor }): Tensor
  /**
   * whether |x − other| ≤ atol + rtol·|other| everywhere
   * - `allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.allclose.html}
   */
  allclose(other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): boolean
  allclose(other: Tensor, rtol: number, atol?: number, equalNan?: boolean): boolean
  /**
   * dropout that keeps mean and variance, for nets with selu; in place
   * - `alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  alphaDropout_(p: number, train: boolean): this
  /**
   * the largest along dimensions; gradients are shared among equal ones
   * - `amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.amax.html}
   */
  amax(options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  amax(dim: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * the smallest along dimensions; gradients are shared among equal ones
   * - `amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.amin.html}
   */
  amin(options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  amin(dim: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * the smallest and the largest, together
   * - `aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.aminmax.html}
   */
  aminmax(options?: { dim?: number | null; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { min: Tensor; max: Tensor }
  /**
   * the argument of complex numbers, in radians; 0 or π of real ones
   * - `angle(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.angle.html}
   */
  angle(options?: { out?: Tensor }): Tensor
  /**
   * whether some element is true, over all or along dimensions
   * - `any(Tensor self) -> Tensor`
   * - `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
   * - `any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.any.html}
   */
  any(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  any(dim: number, options?: { keepdim?: boolean; out?: Tensor }): Tensor
  any(dim: number | readonly number[] | null, keepdim: boolean, options?: { out?: Tensor }): Tensor
  /**
   * cos⁻¹ x, in radians
   * - `arccos(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arccos.html}
   */
  arccos(options?: { out?: Tensor }): Tensor
  /**
   * cos⁻¹ x, in radians; in place
   * - `arccos_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arccos_.html}
   */
  arccos_(): this
  /**
   * cosh⁻¹ x
   * - `arccosh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arccosh.html}
   */
  arccosh(options?: { out?: Tensor }): Tensor
  /**
   * cosh⁻¹ x; in place
   * - `arccosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arccosh_.html}
   */
  arccosh_(): this
  /**
   * sin⁻¹ x, in radians
   * - `arcsin(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arcsin.html}
   */
  arcsin(options?: { out?: Tensor }): Tensor
  /**
   * sin⁻¹ x, in radians; in place
   * - `arcsin_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arcsin_.html}
   */
  arcsin_(): this
  /**
   * sinh⁻¹ x
   * - `arcsinh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arcsinh.html}
   */
  arcsinh(options?: { out?: Tensor }): Tensor
  /**
   * sinh⁻¹ x; in place
   * - `arcsinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arcsinh_.html}
   */
  arcsinh_(): this
  /**
   * tan⁻¹ x, in radians
   * - `arctan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctan.html}
   */
  arctan(options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]
   * - `arctan2(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctan2.html}
   */
  arctan2(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]; in place
   * - `arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctan2_.html}
   */
  arctan2_(other: Tensor): this
  /**
   * tan⁻¹ x, in radians; in place
   * - `arctan_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctan_.html}
   */
  arctan_(): this
  /**
   * tanh⁻¹ x
   * - `arctanh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctanh.html}
   */
  arctanh(options?: { out?: Tensor }): Tensor
  /**
   * tanh⁻¹ x; in place
   * - `arctanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.arctanh_.html}
   */
  arctanh_(): this
  /**
   * where the largest element is, along a dimension or of all, flattened
   * - `argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argmax.html}
   */
  argmax(options?: { dim?: number | null; keepdim?: boolean; out?: Tensor }): Tensor
  argmax(dim: number | null, keepdim?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * where the smallest element is, along a dimension or of all, flattened
   * - `argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argmin.html}
   */
  argmin(options?: { dim?: number | null; keepdim?: boolean; out?: Tensor }): Tensor
  argmin(dim: number | null, keepdim?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * the positions that would sort the elements along a dimension
   * - `argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
   * - `argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argsort.html}
   */
  argsort(options?: { dim?: number; descending?: boolean; stable?: boolean; out?: Tensor }): Tensor
  argsort(dim: number, descending?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * the subscripts of all elements that are not zero, one row for each
   * - `argwhere(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argwhere.html}
   */
  argwhere(): Tensor
  /**
   * a view of the storage with sizes, strides and offset of one's own
   * - `as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided.html}
   */
  asStrided(size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null }): Tensor
  asStrided(size: number | readonly number[], stride: number | readonly number[], storageOffset: number | null): Tensor
  /**
   * a view of the storage with sizes, strides and offset of one's own; in place
   * - `as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.as_strided_.html}
   */
  asStrided_(size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null }): this
  asStrided_(size: number | readonly number[], stride: number | readonly number[], storageOffset: number | null): this
  /**
   * a view of the storage with sizes, strides and offset of one's own; copied, not viewed
   * - `as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided_copy.html}
   */
  asStridedCopy(size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null; out?: Tensor }): Tensor
  asStridedCopy(size: number | readonly number[], stride: number | readonly number[], storageOffset: number | null, options?: { out?: Tensor }): Tensor
  /**
   * a copy in which the part that as_strided would show is src
   * - `as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided_scatter.html}
   */
  asStridedScatter(src: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null; out?: Tensor }): Tensor
  asStridedScatter(src: Tensor, size: number | readonly number[], stride: number | readonly number[], storageOffset: number | null, options?: { out?: Tensor }): Tensor
  /**
   * sin⁻¹ x, in radians
   * - `asin(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.asin.html}
   */
  asin(options?: { out?: Tensor }): Tensor
  /**
   * sin⁻¹ x, in radians; in place
   * - `asin_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.asin_.html}
   */
  asin_(): this
  /**
   * sinh⁻¹ x
   * - `asinh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.asinh.html}
   */
  asinh(options?: { out?: Tensor }): Tensor
  /**
   * sinh⁻¹ x; in place
   * - `asinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.asinh_.html}
   */
  asinh_(): this
  /**
   * tan⁻¹ x, in radians
   * - `atan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atan.html}
   */
  atan(options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]
   * - `atan2(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atan2.html}
   */
  atan2(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the angle of the point (other, x), in (−π, π]; in place
   * - `atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atan2_.html}
   */
  atan2_(other: Tensor): this
  /**
   * tan⁻¹ x, in radians; in place
   * - `atan_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atan_.html}
   */
  atan_(): this
  /**
   * tanh⁻¹ x
   * - `atanh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atanh.html}
   */
  atanh(options?: { out?: Tensor }): Tensor
  /**
   * tanh⁻¹ x; in place
   * - `atanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.atanh_.html}
   */
  atanh_(): this
  /**
   * at least one dimension, by new ones of size 1
   * - `atleast_1d(Tensor self) -> Tensor`
   * - `atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_1d.html}
   */
  atleast1d(): Tensor
  /**
   * at least two dimensions, by new ones of size 1
   * - `atleast_2d(Tensor self) -> Tensor`
   * - `atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_2d.html}
   */
  atleast2d(): Tensor
  /**
   * at least three dimensions, by new ones of size 1
   * - `atleast_3d(Tensor self) -> Tensor`
   * - `atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_3d.html}
   */
  atleast3d(): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.avg_pool1d.html}
   */
  avgPool1d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; out?: Tensor }): Tensor
  avgPool1d(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], ceilMode?: boolean, countIncludePad?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool2d.html}
   */
  avgPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }): Tensor
  avgPool2d(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], ceilMode?: boolean, countIncludePad?: boolean, divisorOverride?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * averages over sliding windows
   * - `avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool3d.html}
   */
  avgPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null; out?: Tensor }): Tensor
  avgPool3d(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], ceilMode?: boolean, countIncludePad?: boolean, divisorOverride?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(batch1_i · batch2_i), for each i of the batch
   * - `baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * - `baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.baddbmm.html}
   */
  baddbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; outDtype?: DType; out?: Tensor }): Tensor
  baddbmm(batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * beta·x + alpha·(batch1_i · batch2_i), for each i of the batch; in place
   * - `baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.baddbmm_.html}
   */
  baddbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this
  /**
   * 1 with probability x (or p), else 0
   * - `bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
   * - `bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
   * - `bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bernoulli.html}
   */
  bernoulli(options?: { generator?: Generator | null; p?: number; out?: Tensor }): Tensor
  bernoulli(p: Tensor | number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * 1 with probability x (or p), else 0; in place
   * - `bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
   * - `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bernoulli_.html}
   */
  bernoulli_(p: Tensor, options?: { generator?: Generator | null }): this
  bernoulli_(options?: { p?: number; generator?: Generator | null }): this
  bernoulli_(p: number, options?: { generator?: Generator | null }): this
  /**
   * −[y·log x + (1−y)·log(1−x)], of probabilities x
   * - `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy.html}
   */
  binaryCrossEntropy(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  binaryCrossEntropy(target: Tensor, weight: Tensor | null, reduction?: number, options?: { out?: Tensor }): Tensor
  /**
   * binary cross entropy of σ(x), computed with no overflow
   * - `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy_with_logits.html}
   */
  binaryCrossEntropyWithLogits(target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  binaryCrossEntropyWithLogits(target: Tensor, weight: Tensor | null, posWeight?: Tensor | null, reduction?: number, options?: { out?: Tensor }): Tensor
  /**
   * how often each non-negative integer occurs, or the sum of its weights
   * - `bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bincount.html}
   */
  bincount(options?: { weights?: Tensor | null; minlength?: number; out?: Tensor }): Tensor
  bincount(weights: Tensor | null, minlength?: number, options?: { out?: Tensor }): Tensor
  /**
   * x & other
   * - `bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_and.html}
   */
  bitwiseAnd(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x & other; in place
   * - `bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_and_.html}
   */
  bitwiseAnd_(other: Scalar | Tensor): this
  /**
   * x · 2^other, of integers
   * - `bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_left_shift.html}
   */
  bitwiseLeftShift(other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x · 2^other, of integers; in place
   * - `bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_left_shift_.html}
   */
  bitwiseLeftShift_(other: Tensor | Scalar): this
  /**
   * ~x
   * - `bitwise_not(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_not.html}
   */
  bitwiseNot(options?: { out?: Tensor }): Tensor
  /**
   * ~x; in place
   * - `bitwise_not_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_not_.html}
   */
  bitwiseNot_(): this
  /**
   * x | other
   * - `bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_or.html}
   */
  bitwiseOr(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x | other; in place
   * - `bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_or_.html}
   */
  bitwiseOr_(other: Scalar | Tensor): this
  /**
   * x >> other, arithmetically
   * - `bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_right_shift.html}
   */
  bitwiseRightShift(other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x >> other, arithmetically; in place
   * - `bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_right_shift_.html}
   */
  bitwiseRightShift_(other: Tensor | Scalar): this
  /**
   * x ^ other
   * - `bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_xor.html}
   */
  bitwiseXor(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ^ other; in place
   * - `bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bitwise_xor_.html}
   */
  bitwiseXor_(other: Scalar | Tensor): this
  /**
   * matrix products, one for each of the batch
   * - `bmm(Tensor self, Tensor mat2) -> Tensor`
   * - `bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bmm.html}
   */
  bmm(mat2: Tensor, options?: { outDtype?: DType; out?: Tensor }): Tensor
  bmm(mat2: Tensor, outDtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * a view with size-1 dimensions repeated up to the shape
   * - `broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.broadcast_to.html}
   */
  broadcastTo(size: number | readonly number[]): Tensor
  broadcastTo(...size: number[]): Tensor
  /**
   * between which boundaries each value falls
   * - `bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
   * - `bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bucketize.html}
   */
  bucketize(boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean; out?: Tensor }): Tensor
  /**
   * draws from the Cauchy distribution with this median and width sigma
   * - `cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  cauchy(options?: { median?: number; sigma?: number; generator?: Generator | null; out?: Tensor }): Tensor
  cauchy(median: number, sigma?: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the Cauchy distribution with this median and width sigma; in place
   * - `cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cauchy_.html}
   */
  cauchy_(options?: { median?: number; sigma?: number; generator?: Generator | null }): this
  cauchy_(median: number, sigma?: number, options?: { generator?: Generator | null }): this
  /**
   * of a sparse matrix by columns, where each column begins among its values
   * - `ccol_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  ccolIndices(): Tensor
  /**
   * of a sparse matrix by columns, where each column begins among its values; copied, not viewed
   * - `ccol_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  ccolIndicesCopy(options?: { out?: Tensor }): Tensor
  /**
   * ⌈x⌉
   * - `ceil(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ceil.html}
   */
  ceil(options?: { out?: Tensor }): Tensor
  /**
   * ⌈x⌉; in place
   * - `ceil_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ceil_.html}
   */
  ceil_(): this
  /**
   * max(0, x) + min(0, alpha·(e^(x/alpha) − 1))
   * - `celu(Tensor self, Scalar alpha=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.celu.html}
   */
  celu(options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * max(0, x) + min(0, alpha·(e^(x/alpha) − 1)); in place
   * - `celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.celu_.html}
   */
  celu_(options?: { alpha?: Scalar }): this
  /**
   * as complex numbers of half precision
   * - `chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.chalf.html}
   */
  chalf(options?: { memoryFormat?: MemoryFormat | null }): Tensor
  /**
   * channels rearranged across groups
   * - `channel_shuffle(Tensor self, SymInt groups) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.channel_shuffle.html}
   */
  channelShuffle(groups: number, options?: { out?: Tensor }): Tensor
  /**
   * the factor L (or U) of a positive definite A = L·Lᴴ; superseded by linalg.cholesky
   * - `cholesky(Tensor self, bool upper=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky.html}
   */
  cholesky(options?: { upper?: boolean; out?: Tensor }): Tensor
  cholesky(upper: boolean, options?: { out?: Tensor }): Tensor
  /**
   * A⁻¹ from A's Cholesky factor
   * - `cholesky_inverse(Tensor self, bool upper=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky_inverse.html}
   */
  choleskyInverse(options?: { upper?: boolean; out?: Tensor }): Tensor
  choleskyInverse(upper: boolean, options?: { out?: Tensor }): Tensor
  /**
   * X with A·X = B, from A's Cholesky factor
   * - `cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky_solve.html}
   */
  choleskySolve(input2: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  choleskySolve(input2: Tensor, upper: boolean, options?: { out?: Tensor }): Tensor
  /**
   * at most this many equal parts along a dimension, as views
   * - `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.chunk.html}
   */
  chunk(chunks: number, options?: { dim?: number }): Tensor[]
  chunk(chunks: number, dim: number): Tensor[]
  /**
   * min(max(x, min), max)
   * - `clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * - `clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clamp.html}
   */
  clamp(options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null; out?: Tensor }): Tensor
  clamp(min: Scalar | Tensor | null, max?: Scalar | Tensor | null, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x, min), max); in place
   * - `clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * - `clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.clamp_.html}
   */
  clamp_(options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null }): this
  clamp_(min: Scalar | Tensor | null, max?: Scalar | Tensor | null): this
  /**
   * min(x, max)
   * - `clamp_max(Tensor self, Scalar max) -> Tensor`
   * - `clamp_max.Tensor(Tensor self, Tensor max) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMax(max: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * min(x, max); in place
   * - `clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
   * - `clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMax_(max: Scalar | Tensor): this
  /**
   * max(x, min)
   * - `clamp_min(Tensor self, Scalar min) -> Tensor`
   * - `clamp_min.Tensor(Tensor self, Tensor min) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMin(min: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * max(x, min); in place
   * - `clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
   * - `clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  clampMin_(min: Scalar | Tensor): this
  /**
   * min(max(x, min), max)
   * - `clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * - `clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clip.html}
   */
  clip(options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null; out?: Tensor }): Tensor
  clip(min: Scalar | Tensor | null, max?: Scalar | Tensor | null, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x, min), max); in place
   * - `clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * - `clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.clip_.html}
   */
  clip_(options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null }): this
  clip_(min: Scalar | Tensor | null, max?: Scalar | Tensor | null): this
  /**
   * a copy, through which gradients flow
   * - `clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clone.html}
   */
  clone(options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }): Tensor
  /**
   * a sparse tensor with the values of equal indices added up
   * - `coalesce(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.coalesce.html}
   */
  coalesce(): Tensor
  /**
   * sliding blocks, as im2col gives them, summed back into an image
   * - `col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  col2im(outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * of a sparse matrix by rows, the column of each value
   * - `col_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.col_indices.html}
   */
  colIndices(): Tensor
  /**
   * of a sparse matrix by rows, the column of each value; copied, not viewed
   * - `col_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.col_indices_copy.html}
   */
  colIndicesCopy(options?: { out?: Tensor }): Tensor
  /**
   * all ways to take r elements of a vector
   * - `combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.combinations.html}
   */
  combinations(options?: { r?: number; withReplacement?: boolean }): Tensor
  combinations(r: number, withReplacement?: boolean): Tensor
  /**
   * the complex conjugate, as a view
   * - `conj(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conj.html}
   */
  conj(): Tensor
  /**
   * the complex conjugate, as a copy
   * - `conj_physical(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conj_physical.html}
   */
  conjPhysical(options?: { out?: Tensor }): Tensor
  /**
   * the complex conjugate, as a copy; in place
   * - `conj_physical_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.conj_physical_.html}
   */
  conjPhysical_(): this
  /**
   * the tensor with a border of one value
   * - `constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  constantPadNd(pad: number | readonly number[], options?: { value?: Scalar; out?: Tensor }): Tensor
  constantPadNd(pad: number | readonly number[], value: Scalar, options?: { out?: Tensor }): Tensor
  constantPadNd(...pad: number[]): Tensor
  /**
   * the same elements in row-major memory: itself where they are so
   * - `contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.contiguous.html}
   */
  contiguous(options?: { memoryFormat?: MemoryFormat }): Tensor
  /**
   * a convolution that treats each channel alone
   * - `conv_depthwise3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding, SymInt[3] dilation) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  convDepthwise3d(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a one-dimensional convolution of (time, batch, channel)
   * - `conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conv_tbc.html}
   */
  convTbc(weight: Tensor, bias: Tensor, options?: { pad?: number; out?: Tensor }): Tensor
  convTbc(weight: Tensor, bias: Tensor, pad: number, options?: { out?: Tensor }): Tensor
  /**
   * the elements of src, in the form of x
   * - `copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  copy(src: Tensor, options?: { nonBlocking?: boolean; out?: Tensor }): Tensor
  copy(src: Tensor, nonBlocking: boolean, options?: { out?: Tensor }): Tensor
  /**
   * the elements of src, in the form of x; in place
   * - `copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.copy_.html}
   */
  copy_(src: Tensor, options?: { nonBlocking?: boolean }): this
  copy_(src: Tensor, nonBlocking: boolean): this
  /**
   * copy sparse to sparse
   * - `copy_sparse_to_sparse(Tensor self, Tensor src, bool non_blocking=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  copySparseToSparse(src: Tensor, options?: { nonBlocking?: boolean; out?: Tensor }): Tensor
  copySparseToSparse(src: Tensor, nonBlocking: boolean, options?: { out?: Tensor }): Tensor
  /**
   * copy sparse to sparse; in place
   * - `copy_sparse_to_sparse_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  copySparseToSparse_(src: Tensor, options?: { nonBlocking?: boolean }): this
  copySparseToSparse_(src: Tensor, nonBlocking: boolean): this
  /**
   * |x| with the sign of other
   * - `copysign.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `copysign.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.copysign.html}
   */
  copysign(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * |x| with the sign of other; in place
   * - `copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.copysign_.html}
   */
  copysign_(other: Scalar | Tensor): this
  /**
   * Pearson's correlation of each two rows
   * - `corrcoef(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.corrcoef.html}
   */
  corrcoef(): Tensor
  /**
   * cos x, of radians
   * - `cos(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cos.html}
   */
  cos(options?: { out?: Tensor }): Tensor
  /**
   * cos x, of radians; in place
   * - `cos_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cos_.html}
   */
  cos_(): this
  /**
   * (e^x + e^(−x))/2
   * - `cosh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cosh.html}
   */
  cosh(options?: { out?: Tensor }): Tensor
  /**
   * (e^x + e^(−x))/2; in place
   * - `cosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cosh_.html}
   */
  cosh_(): this
  /**
   * how many elements are not zero
   * - `count_nonzero(Tensor self, int? dim=None) -> Tensor`
   * - `count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.count_nonzero.html}
   */
  countNonzero(options?: { dim?: number | readonly number[] | null; out?: Tensor }): Tensor
  countNonzero(dim: number | readonly number[], options?: { out?: Tensor }): Tensor
  countNonzero(dim: number | null, options?: { out?: Tensor }): Tensor
  countNonzero(...dim: number[]): Tensor
  /**
   * the covariance of each two rows
   * - `cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cov.html}
   */
  cov(options?: { correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor
  /**
   * the cross product of vectors of three along a dimension
   * - `cross(Tensor self, Tensor other, int? dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cross.html}
   */
  cross(other: Tensor, options?: { dim?: number | null; out?: Tensor }): Tensor
  cross(other: Tensor, dim: number | null, options?: { out?: Tensor }): Tensor
  /**
   * −log softmax(x)[class], or −Σ target·log softmax(x)
   * - `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  crossEntropyLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; labelSmoothing?: number }): Tensor
  crossEntropyLoss(target: Tensor, weight: Tensor | null, reduction?: number, ignoreIndex?: number, labelSmoothing?: number): Tensor
  /**
   * of a sparse matrix by rows, where each row begins among its values
   * - `crow_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.crow_indices.html}
   */
  crowIndices(): Tensor
  /**
   * of a sparse matrix by rows, where each row begins among its values; copied, not viewed
   * - `crow_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.crow_indices_copy.html}
   */
  crowIndicesCopy(options?: { out?: Tensor }): Tensor
  /**
   * the largest so far, and where it was
   * - `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cummax.html}
   */
  cummax(dim: number, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the smallest so far, and where it was
   * - `cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cummin.html}
   */
  cummin(dim: number, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * products of all elements so far
   * - `cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumprod.html}
   */
  cumprod(dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * products of all elements so far; in place
   * - `cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cumprod_.html}
   */
  cumprod_(dim: number, options?: { dtype?: DType | null }): this
  /**
   * sums of all elements so far
   * - `cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumsum.html}
   */
  cumsum(dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * sums of all elements so far; in place
   * - `cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cumsum_.html}
   */
  cumsum_(dim: number, options?: { dtype?: DType | null }): this
  /**
   * x·π/180
   * - `deg2rad(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.deg2rad.html}
   */
  deg2rad(options?: { out?: Tensor }): Tensor
  /**
   * x·π/180; in place
   * - `deg2rad_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.deg2rad_.html}
   */
  deg2rad_(): this
  /**
   * the number of dense dimensions of a sparse tensor
   * - `dense_dim(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.dense_dim.html}
   */
  denseDim(): number
  /**
   * a quantized tensor as floats
   * - `dequantize.self(Tensor self) -> Tensor`
   * - `dequantize.tensors(Tensor[] tensors) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dequantize.html}
   */
  dequantize(options?: { out?: Tensor }): Tensor
  /**
   * the determinant; = linalg.det
   * - `det(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.det.html}
   */
  det(): Tensor
  /**
   * the same elements with no history
   * - `detach(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach.html}
   */
  detach(): Tensor
  /**
   * the same elements with no history; in place
   * - `detach_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach_.html}
   */
  detach_(): this
  /**
   * the same elements with no history; copied, not viewed
   * - `detach_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.detach_copy.html}
   */
  detachCopy(options?: { out?: Tensor }): Tensor
  /**
   * the diagonal of a matrix, or a matrix with this diagonal
   * - `diag(Tensor self, int diagonal=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diag.html}
   */
  diag(options?: { diagonal?: number; out?: Tensor }): Tensor
  diag(diagonal: number, options?: { out?: Tensor }): Tensor
  /**
   * matrices with x on a diagonal
   * - `diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diag_embed.html}
   */
  diagEmbed(options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  diagEmbed(offset: number, dim1?: number, dim2?: number, options?: { out?: Tensor }): Tensor
  /**
   * a matrix with the flattened x on a diagonal
   * - `diagflat(Tensor self, int offset=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagflat.html}
   */
  diagflat(options?: { offset?: number }): Tensor
  diagflat(offset: number): Tensor
  /**
   * a view of a diagonal of two dimensions, as the last dimension
   * - `diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal.html}
   */
  diagonal(options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  diagonal(offset: number, dim1?: number, dim2?: number): Tensor
  /**
   * a view of a diagonal of two dimensions, as the last dimension; copied, not viewed
   * - `diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal_copy.html}
   */
  diagonalCopy(options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  diagonalCopy(offset: number, dim1?: number, dim2?: number, options?: { out?: Tensor }): Tensor
  /**
   * a copy whose diagonal is src
   * - `diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal_scatter.html}
   */
  diagonalScatter(src: Tensor, options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  diagonalScatter(src: Tensor, offset: number, dim1?: number, dim2?: number, options?: { out?: Tensor }): Tensor
  /**
   * the n-th differences of neighbours along a dimension
   * - `diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diff.html}
   */
  diff(options?: { n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null; out?: Tensor }): Tensor
  diff(n: number, dim?: number, prepend?: Tensor | null, append?: Tensor | null, options?: { out?: Tensor }): Tensor
  /**
   * ψ(x) = d/dx log Γ(x)
   * - `digamma(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.digamma.html}
   */
  digamma(options?: { out?: Tensor }): Tensor
  /**
   * ψ(x) = d/dx log Γ(x); in place
   * - `digamma_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.digamma_.html}
   */
  digamma_(): this
  /**
   * the p-norm of x − other
   * - `dist(Tensor self, Tensor other, Scalar p=2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dist.html}
   */
  dist(other: Tensor, options?: { p?: Scalar; out?: Tensor }): Tensor
  dist(other: Tensor, p: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'
   * - `div.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
   * - `div.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.div.html}
   */
  div(other: Scalar | Tensor, options?: { roundingMode?: string | null; out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
   * - `div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
   * - `div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.div_.html}
   */
  div_(other: Scalar | Tensor, options?: { roundingMode?: string | null }): this
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'
   * - `divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
   * - `divide.Tensor(Tensor self, Tensor other) -> Tensor`
   * - `divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.divide.html}
   */
  divide(other: Scalar | Tensor, options?: { roundingMode?: string | null; out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
   * - `divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
   * - `divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * - `divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.divide_.html}
   */
  divide_(other: Scalar | Tensor, options?: { roundingMode?: string | null }): this
  /**
   * Σ x·other, of two vectors
   * - `dot(Tensor self, Tensor tensor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dot.html}
   */
  dot(tensor: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * zeros with probability p, the rest divided by 1 − p; x itself where train is false; in place
   * - `dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  dropout_(p: number, train: boolean): this
  /**
   * parts along the third dimension
   * - `dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * - `dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dsplit.html}
   */
  dsplit(indices: number | readonly number[]): Tensor[]
  dsplit(sections: number): Tensor[]
  dsplit(...indices: number[]): Tensor[]
  /**
   * x where x > 0, else alpha·(e^x − 1)
   * - `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu.html}
   */
  elu(options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar; out?: Tensor }): Tensor
  /**
   * x where x > 0, else alpha·(e^x − 1); in place
   * - `elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu_.html}
   */
  elu_(options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): this
  /**
   * rows that indices name scaled down to at most this norm
   * - `embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  embeddingRenorm(indices: Tensor, maxNorm: number, normType: number, options?: { out?: Tensor }): Tensor
  /**
   * rows that indices name scaled down to at most this norm; in place
   * - `embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  embeddingRenorm_(indices: Tensor, maxNorm: number, normType: number): this
  /**
   * a tensor whose elements are whatever the memory holds
   * - `empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty_like.html}
   */
  emptyLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  emptyLike(options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  /**
   * x = other, of each element
   * - `eq.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `eq.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.eq.html}
   */
  eq(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x = other, of each element; in place
   * - `eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.eq_.html}
   */
  eq_(other: Scalar | Tensor): this
  /**
   * whether two tensors have the same shape and elements
   * - `equal(Tensor self, Tensor other) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.equal.html}
   */
  equal(other: Tensor): boolean
  /**
   * (2/√π)·∫₀ˣ e^(−t²) dt
   * - `erf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erf.html}
   */
  erf(options?: { out?: Tensor }): Tensor
  /**
   * (2/√π)·∫₀ˣ e^(−t²) dt; in place
   * - `erf_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erf_.html}
   */
  erf_(): this
  /**
   * 1 − erf x
   * - `erfc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erfc.html}
   */
  erfc(options?: { out?: Tensor }): Tensor
  /**
   * 1 − erf x; in place
   * - `erfc_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erfc_.html}
   */
  erfc_(): this
  /**
   * the inverse of erf, on (−1, 1)
   * - `erfinv(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erfinv.html}
   */
  erfinv(options?: { out?: Tensor }): Tensor
  /**
   * the inverse of erf, on (−1, 1); in place
   * - `erfinv_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.erfinv_.html}
   */
  erfinv_(): this
  /**
   * e^x
   * - `exp(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.exp.html}
   */
  exp(options?: { out?: Tensor }): Tensor
  /**
   * 2^x
   * - `exp2(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.exp2.html}
   */
  exp2(options?: { out?: Tensor }): Tensor
  /**
   * 2^x; in place
   * - `exp2_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exp2_.html}
   */
  exp2_(): this
  /**
   * e^x; in place
   * - `exp_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exp_.html}
   */
  exp_(): this
  /**
   * a view with size-1 dimensions repeated, −1 for one as it is
   * - `expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand.html}
   */
  expand(size: number | readonly number[], options?: { implicit?: boolean }): Tensor
  expand(...size: number[]): Tensor
  /**
   * expand to another tensor's shape
   * - `expand_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand_as.html}
   */
  expandAs(other: Tensor): Tensor
  /**
   * a view with size-1 dimensions repeated, −1 for one as it is; copied, not viewed
   * - `expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.expand_copy.html}
   */
  expandCopy(size: number | readonly number[], options?: { implicit?: boolean; out?: Tensor }): Tensor
  expandCopy(...size: number[]): Tensor
  /**
   * e^x − 1, exact near 0
   * - `expm1(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.expm1.html}
   */
  expm1(options?: { out?: Tensor }): Tensor
  /**
   * e^x − 1, exact near 0; in place
   * - `expm1_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expm1_.html}
   */
  expm1_(): this
  /**
   * draws from the exponential distribution with rate lambd
   * - `exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  exponential(options?: { lambd?: number; generator?: Generator | null; out?: Tensor }): Tensor
  exponential(lambd: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the exponential distribution with rate lambd; in place
   * - `exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exponential_.html}
   */
  exponential_(options?: { lambd?: number; generator?: Generator | null }): this
  exponential_(lambd: number, options?: { generator?: Generator | null }): this
  /**
   * alpha dropout of whole channels; in place
   * - `feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureAlphaDropout_(p: number, train: boolean): this
  /**
   * dropout of whole channels; in place
   * - `feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  featureDropout_(p: number, train: boolean): this
  /**
   * every element this value
   * - `fill.Scalar(Tensor self, Scalar value) -> Tensor`
   * - `fill.Tensor(Tensor self, Tensor value) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  fill(value: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * every element this value; in place
   * - `fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
   * - `fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_.html}
   */
  fill_(value: Scalar | Tensor): this
  /**
   * the diagonal of this value; in place
   * - `fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_diagonal_.html}
   */
  fillDiagonal_(fillValue: Scalar, options?: { wrap?: boolean }): this
  fillDiagonal_(fillValue: Scalar, wrap: boolean): this
  /**
   * x without its fraction
   * - `fix(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fix.html}
   */
  fix(options?: { out?: Tensor }): Tensor
  /**
   * x without its fraction; in place
   * - `fix_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fix_.html}
   */
  fix_(): this
  /**
   * one dimension in place of those from startDim to endDim
   * - `flatten.named_out_dim(Tensor(a) self, int start_dim, int end_dim, str out_dim) -> Tensor(a)`
   * - `flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flatten.html}
   */
  flatten(startDim: number, endDim: number, outDim: string): Tensor
  flatten(options?: { startDim?: number; endDim?: number; outDim?: string }): Tensor
  flatten(startDim: number, endDim?: number): Tensor
  /**
   * the order of elements reversed along dimensions
   * - `flip(Tensor self, int[] dims) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flip.html}
   */
  flip(dims: number | readonly number[], options?: { out?: Tensor }): Tensor
  flip(...dims: number[]): Tensor
  /**
   * columns in reverse order
   * - `fliplr(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fliplr.html}
   */
  fliplr(): Tensor
  /**
   * rows in reverse order
   * - `flipud(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flipud.html}
   */
  flipud(): Tensor
  /**
   * x^exponent, in float64
   * - `float_power.Scalar(Scalar self, Tensor exponent) -> Tensor`
   * - `float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * - `float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.float_power.html}
   */
  floatPower(exponent: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x^exponent, in float64; in place
   * - `float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * - `float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.float_power_.html}
   */
  floatPower_(exponent: Scalar | Tensor): this
  /**
   * ⌊x⌋
   * - `floor(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.floor.html}
   */
  floor(options?: { out?: Tensor }): Tensor
  /**
   * ⌊x⌋; in place
   * - `floor_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.floor_.html}
   */
  floor_(): this
  /**
   * ⌊x / other⌋
   * - `floor_divide(Tensor self, Tensor other) -> Tensor`
   * - `floor_divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.floor_divide.html}
   */
  floorDivide(other: Tensor | Scalar, options?: { out?: Tensor }): Tensor
  /**
   * ⌊x / other⌋; in place
   * - `floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.floor_divide_.html}
   */
  floorDivide_(other: Scalar | Tensor): this
  /**
   * the larger one; of a number and NaN the number
   * - `fmax(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmax.html}
   */
  fmax(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the smaller one; of a number and NaN the number
   * - `fmin(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmin.html}
   */
  fmin(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the remainder of x / other, with the sign of x
   * - `fmod.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `fmod.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmod.html}
   */
  fmod(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the remainder of x / other, with the sign of x; in place
   * - `fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fmod_.html}
   */
  fmod_(other: Scalar | Tensor): this
  /**
   * x − trunc x
   * - `frac(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.frac.html}
   */
  frac(options?: { out?: Tensor }): Tensor
  /**
   * x − trunc x; in place
   * - `frac_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.frac_.html}
   */
  frac_(): this
  /**
   * maxima over windows of random sizes that give the output size
   * - `fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool2d.html}
   */
  fractionalMaxPool2d(kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  /**
   * maxima over windows of random sizes that give the output size
   * - `fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool3d.html}
   */
  fractionalMaxPool3d(kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor]
  /**
   * mantissa and exponent with x = mantissa·2^exponent, |mantissa| in [1/2, 1)
   * - `frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.frexp.html}
   */
  frexp(options?: { out?: readonly [Tensor, Tensor] }): { mantissa: Tensor; exponent: Tensor }
  /**
   * √Σ |x|²
   * - `frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  frobeniusNorm(dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  frobeniusNorm(dim: number | readonly number[], keepdim: boolean, options?: { out?: Tensor }): Tensor
  /**
   * a tensor of one value
   * - `full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.full_like.html}
   */
  fullLike(fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  fullLike(fillValue: Scalar, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  /**
   * values at an index along a dimension: out[i][j] = x[index[i][j]][j] for dim 0
   * - `gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gather.html}
   */
  gather(dim: number, index: Tensor, options?: { sparseGrad?: boolean; out?: Tensor }): Tensor
  /**
   * the greatest common divisor
   * - `gcd(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gcd.html}
   */
  gcd(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the greatest common divisor; in place
   * - `gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.gcd_.html}
   */
  gcd_(other: Tensor): this
  /**
   * x ≥ other, of each element
   * - `ge.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `ge.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ge.html}
   */
  ge(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≥ other, of each element; in place
   * - `ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ge_.html}
   */
  ge_(other: Scalar | Tensor): this
  /**
   * x·Φ(x), Φ the normal distribution function; or its tanh approximation
   * - `gelu(Tensor self, *, str approximate="none") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.gelu.html}
   */
  gelu(options?: { approximate?: string; out?: Tensor }): Tensor
  /**
   * x·Φ(x), Φ the normal distribution function; or its tanh approximation; in place
   * - `gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  gelu_(options?: { approximate?: string }): this
  /**
   * draws from the geometric distribution with success probability p
   * - `geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  geometric(p: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the geometric distribution with success probability p; in place
   * - `geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.geometric_.html}
   */
  geometric_(p: number, options?: { generator?: Generator | null }): this
  /**
   * Householder reflectors and their factors tau, of a QR decomposition
   * - `geqrf(Tensor self) -> (Tensor a, Tensor tau)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.geqrf.html}
   */
  geqrf(options?: { out?: readonly [Tensor, Tensor] }): { a: Tensor; tau: Tensor }
  /**
   * x_i · vec2_j
   * - `ger(Tensor self, Tensor vec2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ger.html}
   */
  ger(vec2: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a·σ(b), of the two halves a, b along a dimension
   * - `glu(Tensor self, int dim=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.glu.html}
   */
  glu(options?: { dim?: number; out?: Tensor }): Tensor
  glu(dim: number, options?: { out?: Tensor }): Tensor
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
  gradient(options?: { dim?: number | readonly number[] | null; edgeOrder?: number; spacing?: Scalar | readonly Scalar[] | readonly Tensor[] | null }): Tensor[]
  /**
   * x > other, of each element
   * - `greater.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `greater.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.greater.html}
   */
  greater(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x > other, of each element; in place
   * - `greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.greater_.html}
   */
  greater_(other: Scalar | Tensor): this
  /**
   * x ≥ other, of each element
   * - `greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `greater_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.greater_equal.html}
   */
  greaterEqual(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≥ other, of each element; in place
   * - `greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.greater_equal_.html}
   */
  greaterEqual_(other: Scalar | Tensor): this
  /**
   * x > other, of each element
   * - `gt.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `gt.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gt.html}
   */
  gt(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x > other, of each element; in place
   * - `gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.gt_.html}
   */
  gt_(other: Scalar | Tensor): this
  /**
   * x where |x| > lambd, else 0
   * - `hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hardshrink.html}
   */
  hardshrink(options?: { lambd?: Scalar; out?: Tensor }): Tensor
  hardshrink(lambd: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x + 3, 0), 6)/6
   * - `hardsigmoid(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardsigmoid.html}
   */
  hardsigmoid(options?: { out?: Tensor }): Tensor
  /**
   * min(max(x + 3, 0), 6)/6; in place
   * - `hardsigmoid_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardsigmoid_(): this
  /**
   * x·min(max(x + 3, 0), 6)/6
   * - `hardswish(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardswish.html}
   */
  hardswish(options?: { out?: Tensor }): Tensor
  /**
   * x·min(max(x + 3, 0), 6)/6; in place
   * - `hardswish_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  hardswish_(): this
  /**
   * min(max(x, minVal), maxVal)
   * - `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh.html}
   */
  hardtanh(options?: { minVal?: Scalar; maxVal?: Scalar; out?: Tensor }): Tensor
  hardtanh(minVal: Scalar, maxVal?: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * min(max(x, minVal), maxVal); in place
   * - `hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardtanh_.html}
   */
  hardtanh_(options?: { minVal?: Scalar; maxVal?: Scalar }): this
  hardtanh_(minVal: Scalar, maxVal?: Scalar): this
  /**
   * one number that depends on all elements
   * - `hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hash_tensor.html}
   */
  hashTensor(options?: { dim?: number | readonly number[]; keepdim?: boolean; mode?: number; out?: Tensor }): Tensor
  hashTensor(dim: number | readonly number[], options?: { keepdim?: boolean; mode?: number; out?: Tensor }): Tensor
  /**
   * 0 where x < 0, values where x = 0, 1 where x > 0
   * - `heaviside(Tensor self, Tensor values) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.heaviside.html}
   */
  heaviside(values: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * 0 where x < 0, values where x = 0, 1 where x > 0; in place
   * - `heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.heaviside_.html}
   */
  heaviside_(values: Tensor): this
  /**
   * x where the target is 1, max(0, margin − x) where it is −1
   * - `hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hinge_embedding_loss.html}
   */
  hingeEmbeddingLoss(target: Tensor, options?: { margin?: number; reduction?: number }): Tensor
  hingeEmbeddingLoss(target: Tensor, margin: number, reduction?: number): Tensor
  /**
   * how many elements fall into each of bins equal parts of [min, max]
   * - `histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histc.html}
   */
  histc(options?: { bins?: number; min?: Scalar; max?: Scalar; out?: Tensor }): Tensor
  histc(bins: number, min?: Scalar, max?: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * how many elements, or how much weight, fall into each bin
   * - `histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
   * - `histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histogram.html}
   */
  histogram(options?: { bins?: number; range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
  histogram(bins: Tensor, options?: { weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
  histogram(bins: number, options?: { range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
  /**
   * how many elements, or how much weight, fall into each bin
   * - `histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * - `histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * - `histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histogramdd.html}
   */
  histogramdd(bins: number | readonly number[] | readonly Tensor[], options?: { range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor[] }
  histogramdd(bins: number | readonly number[] | readonly Tensor[], range: number | readonly number[] | null, weight?: Tensor | null, density?: boolean): { hist: Tensor; binEdges: Tensor[] }
  histogramdd(...bins: number[]): { hist: Tensor; binEdges: Tensor[] }
  /**
   * parts side by side: along the second dimension, of a vector the first
   * - `hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * - `hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hsplit.html}
   */
  hsplit(indices: number | readonly number[]): Tensor[]
  hsplit(sections: number): Tensor[]
  hsplit(...indices: number[]): Tensor[]
  /**
   * (x−y)²/2 where |x−y| ≤ delta, else delta·(|x−y| − delta/2)
   * - `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.huber_loss.html}
   */
  huberLoss(target: Tensor, options?: { reduction?: number; delta?: number; out?: Tensor }): Tensor
  huberLoss(target: Tensor, reduction: number, delta?: number, options?: { out?: Tensor }): Tensor
  /**
   * √(x² + other²)
   * - `hypot(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hypot.html}
   */
  hypot(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * √(x² + other²); in place
   * - `hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.hypot_.html}
   */
  hypot_(other: Tensor): this
  /**
   * the modified Bessel function I₀(x)
   * - `i0(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.i0.html}
   */
  i0(options?: { out?: Tensor }): Tensor
  /**
   * the modified Bessel function I₀(x); in place
   * - `i0_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.i0_.html}
   */
  i0_(): this
  /**
   * the regularized lower incomplete gamma function P(x, other)
   * - `igamma(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.igamma.html}
   */
  igamma(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the regularized lower incomplete gamma function P(x, other); in place
   * - `igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.igamma_.html}
   */
  igamma_(other: Tensor): this
  /**
   * the regularized upper incomplete gamma function Q(x, other)
   * - `igammac(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.igammac.html}
   */
  igammac(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the regularized upper incomplete gamma function Q(x, other); in place
   * - `igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.igammac_.html}
   */
  igammac_(other: Tensor): this
  /**
   * sliding blocks of an image as columns
   * - `im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  im2col(kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * the imaginary part, as a view
   * - `imag(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.imag.html}
   */
  imag(): Tensor
  /**
   * slices of source, times alpha, added where index says
   * - `index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_add.html}
   */
  indexAdd(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * slices of source, times alpha, added where index says; in place
   * - `index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_add_.html}
   */
  indexAdd_(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): this
  /**
   * slices of source put where index says
   * - `index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_copy.html}
   */
  indexCopy(dim: number, index: Tensor, source: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * slices of source put where index says; in place
   * - `index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_copy_.html}
   */
  indexCopy_(dim: number, index: Tensor, source: Tensor): this
  /**
   * slices where index says filled with a value
   * - `index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * - `index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_fill.html}
   */
  indexFill(dim: number, index: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * slices where index says filled with a value; in place
   * - `index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * - `index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_fill_.html}
   */
  indexFill_(dim: number, index: Tensor, value: Scalar | Tensor): this
  /**
   * values put at places that tensors of indices name, or added with accumulate
   * - `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_put.html}
   */
  indexPut(indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean; out?: Tensor }): Tensor
  indexPut(indices: readonly (Tensor | null)[], values: Tensor, accumulate: boolean, options?: { out?: Tensor }): Tensor
  /**
   * values put at places that tensors of indices name, or added with accumulate; in place
   * - `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_put_.html}
   */
  indexPut_(indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): this
  indexPut_(indices: readonly (Tensor | null)[], values: Tensor, accumulate: boolean): this
  /**
   * slices of source combined with those where index says, by 'prod', 'mean', 'amax' or 'amin'
   * - `index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_reduce.html}
   */
  indexReduce(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean; out?: Tensor }): Tensor
  /**
   * slices of source combined with those where index says, by 'prod', 'mean', 'amax' or 'amin'; in place
   * - `index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_reduce_.html}
   */
  indexReduce_(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): this
  /**
   * slices along a dimension, by their indices
   * - `index_select(Tensor self, int dim, Tensor index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_select.html}
   */
  indexSelect(dim: number, index: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * of a sparse tensor, where its values are
   * - `indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.indices.html}
   */
  indices(): Tensor
  /**
   * of a sparse tensor, where its values are; copied, not viewed
   * - `indices_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.indices_copy.html}
   */
  indicesCopy(options?: { out?: Tensor }): Tensor
  /**
   * Σ over the last dimension of both
   * - `inner(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.inner.html}
   */
  inner(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the integers that a quantized tensor stores
   * - `int_repr(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.int_repr.html}
   */
  intRepr(options?: { out?: Tensor }): Tensor
  /**
   * A⁻¹; = linalg.inv
   * - `inverse(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.inverse.html}
   */
  inverse(options?: { out?: Tensor }): Tensor
  /**
   * whether a sparse tensor's indices are unique and in order
   * - `is_coalesced(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_coalesced.html}
   */
  isCoalesced(): boolean
  /**
   * whether the dtype is complex
   * - `is_complex(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_complex.html}
   */
  isComplex(): boolean
  /**
   * whether a conjugation is pending
   * - `is_conj(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_conj.html}
   */
  isConj(): boolean
  /**
   * false, always
   * - `is_distributed(Tensor self) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  isDistributed(): boolean
  /**
   * whether the dtype is a float
   * - `is_floating_point(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_floating_point.html}
   */
  isFloatingPoint(): boolean
  /**
   * whether it was made in inference mode
   * - `is_inference(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_inference.html}
   */
  isInference(): boolean
  /**
   * whether a negation is pending
   * - `is_neg(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_neg.html}
   */
  isNeg(): boolean
  /**
   * whether the only element is not zero
   * - `is_nonzero(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_nonzero.html}
   */
  isNonzero(): boolean
  /**
   * whether it lies in page-locked memory
   * - `is_pinned(Tensor self, Device? device=None) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_pinned.html}
   */
  isPinned(options?: { device?: Device | null }): boolean
  isPinned(device: Device | null): boolean
  /**
   * whether two tensors have the same shape
   * - `is_same_size(Tensor self, Tensor other) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  isSameSize(other: Tensor): boolean
  /**
   * whether two tensors show the same part of one storage
   * - `is_set_to(Tensor self, Tensor tensor) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_set_to.html}
   */
  isSetTo(tensor: Tensor): boolean
  /**
   * whether the dtype has negative numbers
   * - `is_signed(Tensor self) -> bool`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_signed.html}
   */
  isSigned(): boolean
  /**
   * |x − other| ≤ atol + rtol·|other|, of each element
   * - `isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isclose.html}
   */
  isclose(other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): Tensor
  isclose(other: Tensor, rtol: number, atol?: number, equalNan?: boolean): Tensor
  /**
   * neither infinite nor NaN
   * - `isfinite(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isfinite.html}
   */
  isfinite(): Tensor
  /**
   * ±∞
   * - `isinf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isinf.html}
   */
  isinf(options?: { out?: Tensor }): Tensor
  /**
   * NaN
   * - `isnan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isnan.html}
   */
  isnan(options?: { out?: Tensor }): Tensor
  /**
   * −∞
   * - `isneginf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isneginf.html}
   */
  isneginf(options?: { out?: Tensor }): Tensor
  /**
   * +∞
   * - `isposinf(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isposinf.html}
   */
  isposinf(options?: { out?: Tensor }): Tensor
  /**
   * of no imaginary part
   * - `isreal(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isreal.html}
   */
  isreal(): Tensor
  /**
   * the signal whose short-time Fourier transform this is
   * - `istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.istft.html}
   */
  istft(nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean; normalized?: boolean; onesided?: boolean | null; length?: number | null; returnComplex?: boolean }): Tensor
  istft(nFft: number, hopLength: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean, normalized?: boolean, onesided?: boolean | null, length?: number | null, returnComplex?: boolean): Tensor
  /**
   * y·(log y − x), with x a logarithm, and y one too with logTarget
   * - `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.kl_div.html}
   */
  klDiv(target: Tensor, options?: { reduction?: number; logTarget?: boolean }): Tensor
  klDiv(target: Tensor, reduction: number, options?: { logTarget?: boolean }): Tensor
  /**
   * the Kronecker product
   * - `kron(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kron.html}
   */
  kron(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the k-th smallest along a dimension, and where it is
   * - `kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kthvalue.html}
   */
  kthvalue(k: number, options?: { dim?: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  kthvalue(k: number, dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * |x − target|
   * - `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.l1_loss.html}
   */
  l1Loss(target: Tensor, options?: { reduction?: number }): Tensor
  l1Loss(target: Tensor, reduction: number): Tensor
  /**
   * the least common multiple
   * - `lcm(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lcm.html}
   */
  lcm(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the least common multiple; in place
   * - `lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lcm_.html}
   */
  lcm_(other: Tensor): this
  /**
   * x·2^other
   * - `ldexp.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ldexp.html}
   */
  ldexp(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·2^other; in place
   * - `ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ldexp_.html}
   */
  ldexp_(other: Tensor): this
  /**
   * x ≤ other, of each element
   * - `le.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `le.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.le.html}
   */
  le(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≤ other, of each element; in place
   * - `le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.le_.html}
   */
  le_(other: Scalar | Tensor): this
  /**
   * x where x > 0, else negativeSlope·x
   * - `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu.html}
   */
  leakyRelu(options?: { negativeSlope?: Scalar; out?: Tensor }): Tensor
  leakyRelu(negativeSlope: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x where x > 0, else negativeSlope·x; in place
   * - `leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.leaky_relu_.html}
   */
  leakyRelu_(options?: { negativeSlope?: Scalar }): this
  leakyRelu_(negativeSlope: Scalar): this
  /**
   * x + weight·(end − x)
   * - `lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
   * - `lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lerp.html}
   */
  lerp(end: Tensor, weight: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x + weight·(end − x); in place
   * - `lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
   * - `lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lerp_.html}
   */
  lerp_(end: Tensor, weight: Scalar | Tensor): this
  /**
   * x < other, of each element
   * - `less.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `less.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.less.html}
   */
  less(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x < other, of each element; in place
   * - `less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.less_.html}
   */
  less_(other: Scalar | Tensor): this
  /**
   * x ≤ other, of each element
   * - `less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `less_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.less_equal.html}
   */
  lessEqual(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≤ other, of each element; in place
   * - `less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.less_equal_.html}
   */
  lessEqual_(other: Scalar | Tensor): this
  /**
   * log |Γ(x)|
   * - `lgamma(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lgamma.html}
   */
  lgamma(options?: { out?: Tensor }): Tensor
  /**
   * log |Γ(x)|; in place
   * - `lgamma_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lgamma_.html}
   */
  lgamma_(): this
  /**
   * the tensor itself; for function transforms
   * - `lift(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  lift(options?: { out?: Tensor }): Tensor
  /**
   * the tensor itself; for function transforms
   * - `lift_fresh(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  liftFresh(): Tensor
  /**
   * the tensor itself; for function transforms; copied, not viewed
   * - `lift_fresh_copy(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  liftFreshCopy(options?: { out?: Tensor }): Tensor
  /**
   * ln x
   * - `log(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log.html}
   */
  log(options?: { out?: Tensor }): Tensor
  /**
   * log₁₀ x
   * - `log10(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log10.html}
   */
  log10(options?: { out?: Tensor }): Tensor
  /**
   * log₁₀ x; in place
   * - `log10_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log10_.html}
   */
  log10_(): this
  /**
   * ln(1 + x), exact near 0
   * - `log1p(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log1p.html}
   */
  log1p(options?: { out?: Tensor }): Tensor
  /**
   * ln(1 + x), exact near 0; in place
   * - `log1p_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log1p_.html}
   */
  log1p_(): this
  /**
   * log₂ x
   * - `log2(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log2.html}
   */
  log2(options?: { out?: Tensor }): Tensor
  /**
   * log₂ x; in place
   * - `log2_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log2_.html}
   */
  log2_(): this
  /**
   * ln x; in place
   * - `log_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log_.html}
   */
  log_(): this
  /**
   * draws whose logarithm is normal with this mean and std
   * - `log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logNormal(options?: { mean?: number; std?: number; generator?: Generator | null; out?: Tensor }): Tensor
  logNormal(mean: number, std?: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws whose logarithm is normal with this mean and std; in place
   * - `log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log_normal_.html}
   */
  logNormal_(options?: { mean?: number; std?: number; generator?: Generator | null }): this
  logNormal_(mean: number, std?: number, options?: { generator?: Generator | null }): this
  /**
   * log(1/(1 + e^(−x)))
   * - `log_sigmoid(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  logSigmoid(options?: { out?: Tensor }): Tensor
  /**
   * x − log Σ e^x, along a dimension
   * - `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.log_softmax.html}
   */
  logSoftmax(dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  logSoftmax(dim: number, dtype: DType | null, options?: { out?: Tensor }): Tensor
  /**
   * log(e^x + e^other), with no overflow
   * - `logaddexp(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logaddexp.html}
   */
  logaddexp(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log₂(2^x + 2^other), with no overflow
   * - `logaddexp2(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logaddexp2.html}
   */
  logaddexp2(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * log of the sum of e^x so far
   * - `logcumsumexp(Tensor self, int dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logcumsumexp.html}
   */
  logcumsumexp(dim: number, options?: { out?: Tensor }): Tensor
  /**
   * log of the determinant
   * - `logdet(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logdet.html}
   */
  logdet(): Tensor
  /**
   * x ∧ other, of what is not zero
   * - `logical_and(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_and.html}
   */
  logicalAnd(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ∧ other, of what is not zero; in place
   * - `logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_and_.html}
   */
  logicalAnd_(other: Tensor): this
  /**
   * whether x is zero
   * - `logical_not(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_not.html}
   */
  logicalNot(options?: { out?: Tensor }): Tensor
  /**
   * whether x is zero; in place
   * - `logical_not_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_not_.html}
   */
  logicalNot_(): this
  /**
   * x ∨ other, of what is not zero
   * - `logical_or(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_or.html}
   */
  logicalOr(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ∨ other, of what is not zero; in place
   * - `logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_or_.html}
   */
  logicalOr_(other: Tensor): this
  /**
   * x ⊻ other, of what is not zero
   * - `logical_xor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_xor.html}
   */
  logicalXor(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ⊻ other, of what is not zero; in place
   * - `logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logical_xor_.html}
   */
  logicalXor_(other: Tensor): this
  /**
   * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]
   * - `logit(Tensor self, float? eps=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logit.html}
   */
  logit(options?: { eps?: number | null; out?: Tensor }): Tensor
  logit(eps: number | null, options?: { out?: Tensor }): Tensor
  /**
   * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]; in place
   * - `logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.logit_.html}
   */
  logit_(options?: { eps?: number | null }): this
  logit_(eps: number | null): this
  /**
   * log Σ e^x along dimensions, with no overflow
   * - `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logsumexp.html}
   */
  logsumexp(dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  logsumexp(dim: number | readonly number[], keepdim: boolean, options?: { out?: Tensor }): Tensor
  /**
   * x < other, of each element
   * - `lt.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `lt.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lt.html}
   */
  lt(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x < other, of each element; in place
   * - `lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.lt_.html}
   */
  lt_(other: Scalar | Tensor): this
  /**
   * X with A·X = B, from A's LU factorization
   * - `lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lu_solve.html}
   */
  luSolve(LUData: Tensor, LUPivots: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the last two dimensions swapped, and complex conjugates
   * - `mH(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mH(): Tensor
  /**
   * the last two dimensions swapped, as a view
   * - `mT(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mT(): Tensor
  /**
   * value where the mask is true
   * - `masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
   * - `masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill.html}
   */
  maskedFill(mask: Tensor, value: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * value where the mask is true; in place
   * - `masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
   * - `masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill_.html}
   */
  maskedFill_(mask: Tensor, value: Scalar | Tensor): this
  /**
   * the elements of source, in order, where the mask is true
   * - `masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_scatter.html}
   */
  maskedScatter(mask: Tensor, source: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the elements of source, in order, where the mask is true; in place
   * - `masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_scatter_.html}
   */
  maskedScatter_(mask: Tensor, source: Tensor): this
  /**
   * the elements where the mask is true, in one dimension
   * - `masked_select(Tensor self, Tensor mask) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.masked_select.html}
   */
  maskedSelect(mask: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the matrix product, batched over leading dimensions; of vectors the dot product
   * - `matmul(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matmul.html}
   */
  matmul(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a matrix transposed and conjugated, as a view
   * - `matrix_H(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  matrixH(): Tensor
  /**
   * Σ Aᵏ/k!
   * - `matrix_exp(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matrix_exp.html}
   */
  matrixExp(): Tensor
  /**
   * Aⁿ; of A⁻¹ for n < 0
   * - `matrix_power(Tensor self, int n) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matrix_power.html}
   */
  matrixPower(n: number, options?: { out?: Tensor }): Tensor
  /**
   * the largest of all, along a dimension with its index, or of each two
   * - `max(Tensor self) -> Tensor`
   * - `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * - `max.other(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.max.html}
   */
  max(options?: { out?: Tensor }): Tensor
  max(dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  max(other: Tensor, options?: { out?: Tensor }): Tensor
  max(options: { dim: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  max(dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * maxima over sliding windows
   * - `max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d.html}
   */
  maxPool1d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  maxPool1d(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool1d_with_indices.html}
   */
  maxPool1dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  maxPool1dWithIndices(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean): [Tensor, Tensor]
  /**
   * maxima over sliding windows
   * - `max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d.html}
   */
  maxPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  maxPool2d(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d_with_indices.html}
   */
  maxPool2dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  maxPool2dWithIndices(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean): [Tensor, Tensor]
  /**
   * maxima over sliding windows
   * - `max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d.html}
   */
  maxPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor
  maxPool3d(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean): Tensor
  /**
   * maxima over sliding windows, and where they are
   * - `max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d_with_indices.html}
   */
  maxPool3dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor]
  maxPool3dWithIndices(kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean): [Tensor, Tensor]
  /**
   * values put back where max pooling found them, zeros elsewhere
   * - `max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool2d.html}
   */
  maxUnpool2d(indices: Tensor, outputSize: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * values put back where max pooling found them, zeros elsewhere
   * - `max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool3d.html}
   */
  maxUnpool3d(indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * the larger of each two; NaN wins
   * - `maximum(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.maximum.html}
   */
  maximum(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * (Σ x)/n, over all or along dimensions
   * - `mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * - `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mean.html}
   */
  mean(options?: { dtype?: DType | null; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  mean(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  mean(dim: number | readonly number[] | null, keepdim: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * the middle value (the lower of two), along a dimension with its index
   * - `median(Tensor self) -> Tensor`
   * - `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.median.html}
   */
  median(options?: { out?: Tensor }): Tensor
  median(dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  median(options: { dim: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  median(dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the smallest of all, along a dimension with its index, or of each two
   * - `min(Tensor self) -> Tensor`
   * - `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * - `min.other(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.min.html}
   */
  min(options?: { out?: Tensor }): Tensor
  min(dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  min(other: Tensor, options?: { out?: Tensor }): Tensor
  min(options: { dim: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  min(dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the smaller of each two; NaN wins
   * - `minimum(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.minimum.html}
   */
  minimum(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·tanh(softplus x)
   * - `mish(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mish.html}
   */
  mish(options?: { out?: Tensor }): Tensor
  /**
   * x·tanh(softplus x); in place
   * - `mish_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  mish_(): this
  /**
   * the product of two matrices
   * - `mm(Tensor self, Tensor mat2) -> Tensor`
   * - `mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mm.html}
   */
  mm(mat2: Tensor, options?: { outDtype?: DType; out?: Tensor }): Tensor
  mm(mat2: Tensor, outDtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * the most frequent value along a dimension, and where it is
   * - `mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mode.html}
   */
  mode(options?: { dim?: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  mode(dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * a view with dimensions moved elsewhere
   * - `moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * - `moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.moveaxis.html}
   */
  moveaxis(source: number | readonly number[], destination: number | readonly number[]): Tensor
  /**
   * a view with dimensions moved elsewhere
   * - `movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * - `movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.movedim.html}
   */
  movedim(source: number | readonly number[], destination: number | readonly number[]): Tensor
  /**
   * (x − target)²
   * - `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.mse_loss.html}
   */
  mseLoss(target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  mseLoss(target: Tensor, reduction: number, options?: { out?: Tensor }): Tensor
  /**
   * sorted along the first dimension
   * - `msort(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.msort.html}
   */
  msort(options?: { out?: Tensor }): Tensor
  /**
   * x · other, broadcast
   * - `mul.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `mul.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mul.html}
   */
  mul(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x · other, broadcast; in place
   * - `mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.mul_.html}
   */
  mul_(other: Scalar | Tensor): this
  /**
   * Σ max(0, margin − x[class] + x[i])^p / n over other classes i
   * - `multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multi_margin_loss.html}
   */
  multiMarginLoss(target: Tensor, options?: { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: number; out?: Tensor }): Tensor
  multiMarginLoss(target: Tensor, p: Scalar, margin?: Scalar, weight?: Tensor | null, reduction?: number, options?: { out?: Tensor }): Tensor
  /**
   * Σ max(0, 1 − (x[label] − x[i]))/n, over labels and all other i
   * - `multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.multilabel_margin_loss.html}
   */
  multilabelMarginLoss(target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  multilabelMarginLoss(target: Tensor, reduction: number, options?: { out?: Tensor }): Tensor
  /**
   * indices drawn with probabilities in proportion to a row's weights
   * - `multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.multinomial.html}
   */
  multinomial(numSamples: number, options?: { replacement?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  multinomial(numSamples: number, replacement: boolean, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * x · other, broadcast
   * - `multiply.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `multiply.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.multiply.html}
   */
  multiply(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x · other, broadcast; in place
   * - `multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.multiply_.html}
   */
  multiply_(other: Scalar | Tensor): this
  /**
   * a matrix times a vector
   * - `mv(Tensor self, Tensor vec) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mv.html}
   */
  mv(vec: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the logarithm of the gamma function of dimension p
   * - `mvlgamma(Tensor self, int p) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mvlgamma.html}
   */
  mvlgamma(p: number, options?: { out?: Tensor }): Tensor
  /**
   * the logarithm of the gamma function of dimension p; in place
   * - `mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.mvlgamma_.html}
   */
  mvlgamma_(p: number): this
  /**
   * numbers in place of NaN and ±∞
   * - `nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nan_to_num.html}
   */
  nanToNum(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null; out?: Tensor }): Tensor
  nanToNum(nan: number | null, posinf?: number | null, neginf?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * numbers in place of NaN and ±∞; in place
   * - `nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nan_to_num_.html}
   */
  nanToNum_(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): this
  nanToNum_(nan: number | null, posinf?: number | null, neginf?: number | null): this
  /**
   * the mean of what is not NaN
   * - `nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanmean.html}
   */
  nanmean(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  nanmean(dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * the median of what is not NaN
   * - `nanmedian(Tensor self) -> Tensor`
   * - `nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanmedian.html}
   */
  nanmedian(options?: { out?: Tensor }): Tensor
  nanmedian(dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  nanmedian(options: { dim: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  nanmedian(dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the quantile of what is not NaN
   * - `nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * - `nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanquantile.html}
   */
  nanquantile(q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Tensor }): Tensor
  nanquantile(q: Tensor | number, dim: number | null, keepdim?: boolean, options?: { interpolation?: string; out?: Tensor }): Tensor
  /**
   * the sum of what is not NaN
   * - `nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nansum.html}
   */
  nansum(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  nansum(dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * a view of length elements from start along a dimension
   * - `narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)`
   * - `narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.narrow.html}
   */
  narrow(dim: number, start: number | Tensor, length: number): Tensor
  /**
   * a view of length elements from start along a dimension; copied, not viewed
   * - `narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.narrow_copy.html}
   */
  narrowCopy(dim: number, start: number, length: number, options?: { out?: Tensor }): Tensor
  /**
   * x ≠ other, of each element
   * - `ne.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `ne.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ne.html}
   */
  ne(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≠ other, of each element; in place
   * - `ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.ne_.html}
   */
  ne_(other: Scalar | Tensor): this
  /**
   * −x
   * - `neg(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.neg.html}
   */
  neg(options?: { out?: Tensor }): Tensor
  /**
   * −x; in place
   * - `neg_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.neg_.html}
   */
  neg_(): this
  /**
   * −x
   * - `negative(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.negative.html}
   */
  negative(options?: { out?: Tensor }): Tensor
  /**
   * −x; in place
   * - `negative_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.negative_.html}
   */
  negative_(): this
  /**
   * tensors of different sizes as one, padded
   * - `nested_to_padded_tensor(Tensor self, float padding, int[]? output_size=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nestedToPaddedTensor(padding: number, options?: { outputSize?: number | readonly number[] | null }): Tensor
  nestedToPaddedTensor(padding: number, outputSize: number | readonly number[] | null): Tensor
  /**
   * a tensor of this one's dtype and device, not initialized
   * - `new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty.html}
   */
  newEmpty(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  newEmpty(size: number | readonly number[], options: { out: Tensor }): Tensor
  newEmpty(...size: number[]): Tensor
  /**
   * a tensor of this one's dtype and device, not initialized
   * - `new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty_strided.html}
   */
  newEmptyStrided(size: number | readonly number[], stride: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  newEmptyStrided(size: number | readonly number[], stride: number | readonly number[], options: { out: Tensor }): Tensor
  /**
   * a tensor of this one's dtype and device, of one value
   * - `new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_full.html}
   */
  newFull(size: number | readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  newFull(size: number | readonly number[], fillValue: Scalar, options: { out: Tensor }): Tensor
  /**
   * a tensor of this one's dtype and device, of ones
   * - `new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_ones.html}
   */
  newOnes(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  newOnes(size: number | readonly number[], options: { out: Tensor }): Tensor
  newOnes(...size: number[]): Tensor
  /**
   * a tensor of this one's dtype and device, of zeros
   * - `new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_zeros.html}
   */
  newZeros(size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  newZeros(size: number | readonly number[], options: { out: Tensor }): Tensor
  newZeros(...size: number[]): Tensor
  /**
   * the next float after x on the way to other
   * - `nextafter(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nextafter.html}
   */
  nextafter(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the next float after x on the way to other; in place
   * - `nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nextafter_.html}
   */
  nextafter_(other: Tensor): this
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.nll_loss.html}
   */
  nllLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }): Tensor
  nllLoss(target: Tensor, weight: Tensor | null, reduction?: number, ignoreIndex?: number, options?: { out?: Tensor }): Tensor
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLoss2d(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; out?: Tensor }): Tensor
  nllLoss2d(target: Tensor, weight: Tensor | null, reduction?: number, ignoreIndex?: number, options?: { out?: Tensor }): Tensor
  /**
   * −x[class]·weight[class], of log-probabilities x
   * - `nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nllLossNd(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor
  nllLossNd(target: Tensor, weight: Tensor | null, reduction?: number, ignoreIndex?: number): Tensor
  /**
   * the subscripts of all elements that are not zero, one row for each
   * - `nonzero(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nonzero.html}
   */
  nonzero(options?: { out?: Tensor }): Tensor
  /**
   * the same, one tensor for each dimension
   * - `nonzero_numpy(Tensor self) -> Tensor[]`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nonzeroNumpy(): Tensor[]
  /**
   * as nonzero, in a fixed number of rows
   * - `nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.nonzero_static.html}
   */
  nonzeroStatic(options: { size: number; fillValue?: number; out?: Tensor }): Tensor
  /**
   * a p-norm, over all or along dimensions; superseded by linalg.vectorNorm
   * - `norm.Scalar(Tensor self, Scalar p=2) -> Tensor`
   * - `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor`
   * - `norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor`
   * - `norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.norm.html}
   */
  norm(options?: { p?: Scalar | null; dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType; out?: Tensor }): Tensor
  norm(p: Scalar | null, dim: number | readonly number[], options?: { keepdim?: boolean; dtype?: DType; out?: Tensor }): Tensor
  norm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType; out?: Tensor }): Tensor
  norm(p: Scalar | null, options?: { dtype?: DType; dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  norm(p: Scalar, options?: { out?: Tensor }): Tensor
  norm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options?: { out?: Tensor }): Tensor
  /**
   * draws from the normal distribution with these means and deviations
   * - `normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor`
   * - `normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor`
   * - `normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor`
   * - `normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.normal.html}
   */
  normal(options?: { mean?: number; std?: number; generator?: Generator | null; out?: Tensor }): Tensor
  normal(mean: number, std?: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from the normal distribution with these means and deviations; in place
   * - `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.normal_.html}
   */
  normal_(options?: { mean?: number; std?: number; generator?: Generator | null }): this
  normal_(mean: number, std?: number, options?: { generator?: Generator | null }): this
  /**
   * x ≠ other, of each element
   * - `not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `not_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.not_equal.html}
   */
  notEqual(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x ≠ other, of each element; in place
   * - `not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.not_equal_.html}
   */
  notEqual_(other: Scalar | Tensor): this
  /**
   * Σ of singular values
   * - `nuclear_norm(Tensor self, bool keepdim=False) -> Tensor`
   * - `nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  nuclearNorm(options?: { keepdim?: boolean; dim?: number | readonly number[]; out?: Tensor }): Tensor
  nuclearNorm(dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  nuclearNorm(keepdim: boolean, options?: { out?: Tensor }): Tensor
  nuclearNorm(dim: number | readonly number[], keepdim: boolean, options?: { out?: Tensor }): Tensor
  /**
   * all dimensions in reverse order, as a view
   * - `numpy_T(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  numpyT(): Tensor
  /**
   * 1 at each index, 0 elsewhere, in a new last dimension
   * - `one_hot(Tensor self, int num_classes=-1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.one_hot.html}
   */
  oneHot(options?: { numClasses?: number }): Tensor
  oneHot(numClasses: number): Tensor
  /**
   * a tensor of ones
   * - `ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ones_like.html}
   */
  onesLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  onesLike(options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  /**
   * the first columns of a product of Householder reflections
   * - `orgqr(Tensor self, Tensor input2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.orgqr.html}
   */
  orgqr(input2: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a product with the Q of a QR decomposition that geqrf gave
   * - `ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ormqr.html}
   */
  ormqr(input2: Tensor, input3: Tensor, options?: { left?: boolean; transpose?: boolean; out?: Tensor }): Tensor
  ormqr(input2: Tensor, input3: Tensor, left: boolean, transpose?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * x_i · vec2_j
   * - `outer(Tensor self, Tensor vec2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.outer.html}
   */
  outer(vec2: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a border, constant or 'reflect', 'replicate', 'circular'; sizes from the last dimension on
   * - `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html}
   */
  pad(pad: number | readonly number[], options?: { mode?: string; value?: number | null }): Tensor
  pad(pad: number | readonly number[], mode: string, value?: number | null): Tensor
  pad(...pad: number[]): Tensor
  /**
   * p-norm distances between all pairs of rows
   * - `pdist(Tensor self, float p=2.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pdist.html}
   */
  pdist(options?: { p?: number }): Tensor
  pdist(p: number): Tensor
  /**
   * a view with the dimensions in another order
   * - `permute(Tensor(a) self, int[] dims) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.permute.html}
   */
  permute(dims: number | readonly number[]): Tensor
  permute(...dims: number[]): Tensor
  /**
   * a view with the dimensions in another order; copied, not viewed
   * - `permute_copy(Tensor self, int[] dims) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.permute_copy.html}
   */
  permuteCopy(dims: number | readonly number[], options?: { out?: Tensor }): Tensor
  permuteCopy(...dims: number[]): Tensor
  /**
   * a copy in page-locked memory, for faster transfer to a device
   * - `pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.pin_memory.html}
   */
  pinMemory(options?: { device?: Device | null }): Tensor
  pinMemory(device: Device | null): Tensor
  /**
   * the Moore-Penrose inverse
   * - `pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pinverse.html}
   */
  pinverse(options?: { rcond?: number }): Tensor
  pinverse(rcond: number): Tensor
  /**
   * (C·r², H, W) rearranged as (C, H·r, W·r)
   * - `pixel_shuffle(Tensor self, int upscale_factor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_shuffle.html}
   */
  pixelShuffle(upscaleFactor: number, options?: { out?: Tensor }): Tensor
  /**
   * (C, H·r, W·r) rearranged as (C·r², H, W)
   * - `pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pixel_unshuffle.html}
   */
  pixelUnshuffle(downscaleFactor: number, options?: { out?: Tensor }): Tensor
  /**
   * draws from the Poisson distribution with rates x
   * - `poisson(Tensor self, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.poisson.html}
   */
  poisson(options?: { generator?: Generator | null; out?: Tensor }): Tensor
  poisson(generator: Generator | null, options?: { out?: Tensor }): Tensor
  /**
   * the n-th derivative of digamma; in place
   * - `polygamma_(Tensor(a!) self, int n) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.polygamma_.html}
   */
  polygamma_(n: number): this
  /**
   * x
   * - `positive(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.positive.html}
   */
  positive(): Tensor
  /**
   * x^exponent
   * - `pow.Scalar(Scalar self, Tensor exponent) -> Tensor`
   * - `pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * - `pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pow.html}
   */
  pow(exponent: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x^exponent; in place
   * - `pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * - `pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.pow_.html}
   */
  pow_(exponent: Scalar | Tensor): this
  /**
   * x where x > 0, else weight·x, weight learned
   * - `prelu(Tensor self, Tensor weight) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.prelu.html}
   */
  prelu(weight: Tensor): Tensor
  /**
   * the product, over all or along a dimension
   * - `prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * - `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.prod.html}
   */
  prod(options?: { dtype?: DType | null; dim?: number; keepdim?: boolean; out?: Tensor }): Tensor
  prod(dim: number, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  prod(dim: number, keepdim: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * values put at positions of the flattened tensor
   * - `put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.put.html}
   */
  put(index: Tensor, source: Tensor, options?: { accumulate?: boolean; out?: Tensor }): Tensor
  put(index: Tensor, source: Tensor, accumulate: boolean, options?: { out?: Tensor }): Tensor
  /**
   * values put at positions of the flattened tensor; in place
   * - `put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.put_.html}
   */
  put_(index: Tensor, source: Tensor, options?: { accumulate?: boolean }): this
  put_(index: Tensor, source: Tensor, accumulate: boolean): this
  /**
   * the dimension along which scales differ
   * - `q_per_channel_axis(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_axis.html}
   */
  qPerChannelAxis(): number
  /**
   * the scale of each channel
   * - `q_per_channel_scales(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_scales.html}
   */
  qPerChannelScales(options?: { out?: Tensor }): Tensor
  /**
   * the integer that stands for zero, of each channel
   * - `q_per_channel_zero_points(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_per_channel_zero_points.html}
   */
  qPerChannelZeroPoints(options?: { out?: Tensor }): Tensor
  /**
   * the step between neighbouring integers
   * - `q_scale(Tensor self) -> float`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_scale.html}
   */
  qScale(): number
  /**
   * the integer that stands for zero
   * - `q_zero_point(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.q_zero_point.html}
   */
  qZeroPoint(): number
  /**
   * Q, R with A = Q·R
   * - `qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.qr.html}
   */
  qr(options?: { some?: boolean; out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
  qr(some: boolean, options?: { out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
  /**
   * how a quantized tensor's scales are laid out
   * - `qscheme(Tensor self) -> QScheme`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.qscheme.html}
   */
  qscheme(): unknown
  /**
   * what a share q of the values lies below, interpolated
   * - `quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * - `quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantile.html}
   */
  quantile(q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Tensor }): Tensor
  quantile(q: Tensor | number, dim: number | null, keepdim?: boolean, options?: { interpolation?: string; out?: Tensor }): Tensor
  /**
   * round(x/scale) + zeroPoint, of each channel, as integers
   * - `quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_channel.html}
   */
  quantizePerChannel(scales: Tensor, zeroPoints: Tensor, axis: number, dtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * round(x/scale) + zeroPoint, as integers
   * - `quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor`
   * - `quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor`
   * - `quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_tensor.html}
   */
  quantizePerTensor(scale: number | Tensor, zeroPoint: number | Tensor, dtype: DType, options?: { out?: Tensor }): Tensor
  /**
   * quantized by the range of its own values
   * - `quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_tensor_dynamic.html}
   */
  quantizePerTensorDynamic(dtype: DType, reduceRange: boolean, options?: { out?: Tensor }): Tensor
  /**
   * x·180/π
   * - `rad2deg(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rad2deg.html}
   */
  rad2deg(options?: { out?: Tensor }): Tensor
  /**
   * x·180/π; in place
   * - `rad2deg_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.rad2deg_.html}
   */
  rad2deg_(): this
  /**
   * draws from [0, 1)
   * - `rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rand_like.html}
   */
  randLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  randLike(options: { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
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
  randintLike(high: number | Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  randintLike(high: number | Tensor, options: { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  randintLike(low: number, high: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  randintLike(low: number, high: number, options: { memoryFormat?: MemoryFormat | null; generator?: Generator | null; out: Tensor }): Tensor
  /**
   * draws from the normal distribution of mean 0 and variance 1
   * - `randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * - `randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randn_like.html}
   */
  randnLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  randnLike(options: { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  /**
   * integers from [from, to), or all that the dtype holds
   * - `random(Tensor self, *, Generator? generator=None) -> Tensor`
   * - `random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor`
   * - `random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  random(options?: { generator?: Generator | null; from?: number; to?: number | null; out?: Tensor }): Tensor
  random(from: number, to: number | null, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  random(to: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * integers from [from, to), or all that the dtype holds; in place
   * - `random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
   * - `random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
   * - `random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.random_.html}
   */
  random_(options?: { generator?: Generator | null; from?: number; to?: number | null }): this
  random_(from: number, to: number | null, options?: { generator?: Generator | null }): this
  random_(to: number, options?: { generator?: Generator | null }): this
  /**
   * one dimension, a view where it can be
   * - `ravel(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ravel.html}
   */
  ravel(): Tensor
  /**
   * the real part, as a view
   * - `real(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.real.html}
   */
  real(): Tensor
  /**
   * 1/x
   * - `reciprocal(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.reciprocal.html}
   */
  reciprocal(options?: { out?: Tensor }): Tensor
  /**
   * 1/x; in place
   * - `reciprocal_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.reciprocal_.html}
   */
  reciprocal_(): this
  /**
   * keeps the memory from another use until a CUDA stream is done with it
   * - `record_stream(Tensor(a!) self, Stream s) -> ()`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.record_stream.html}
   */
  recordStream(s: never): void
  /**
   * a border that mirrors what is inside
   * - `reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad1d(padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that mirrors what is inside
   * - `reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad2d(padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that mirrors what is inside
   * - `reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  reflectionPad3d(padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * max(x, 0)
   * - `relu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html}
   */
  relu(options?: { out?: Tensor }): Tensor
  /**
   * min(max(x, 0), 6)
   * - `relu6(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu6.html}
   */
  relu6(): Tensor
  /**
   * min(max(x, 0), 6); in place
   * - `relu6_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  relu6_(): this
  /**
   * max(x, 0); in place
   * - `relu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.relu_.html}
   */
  relu_(): this
  /**
   * the remainder of x / other, with the sign of other
   * - `remainder.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
   * - `remainder.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.remainder.html}
   */
  remainder(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the remainder of x / other, with the sign of other; in place
   * - `remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.remainder_.html}
   */
  remainder_(other: Scalar | Tensor): this
  /**
   * slices along a dimension scaled down to at most this p-norm
   * - `renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.renorm.html}
   */
  renorm(p: Scalar, dim: number, maxnorm: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * slices along a dimension scaled down to at most this p-norm; in place
   * - `renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.renorm_.html}
   */
  renorm_(p: Scalar, dim: number, maxnorm: Scalar): this
  /**
   * the whole tensor, as many times along each dimension
   * - `repeat(Tensor self, SymInt[] repeats) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.repeat.html}
   */
  repeat(repeats: number | readonly number[], options?: { out?: Tensor }): Tensor
  repeat(...repeats: number[]): Tensor
  /**
   * each element, as many times
   * - `repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor`
   * - `repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
   * - `repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.repeat_interleave.html}
   */
  repeatInterleave(repeats: Tensor | number, options?: { dim?: number | null; outputSize?: number | null }): Tensor
  repeatInterleave(repeats: Tensor | number, dim: number | null, options?: { outputSize?: number | null }): Tensor
  /**
   * a border that repeats the outermost values
   * - `replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad1d(padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that repeats the outermost values
   * - `replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad2d(padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * a border that repeats the outermost values
   * - `replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  replicationPad3d(padding: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * another shape with the same elements in row-major order; −1 for one that follows
   * - `reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.reshape.html}
   */
  reshape(shape: number | readonly number[]): Tensor
  reshape(...shape: number[]): Tensor
  /**
   * reshape to another tensor's shape
   * - `reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.reshape_as.html}
   */
  reshapeAs(other: Tensor): Tensor
  /**
   * another size in the same storage, which grows where it must
   * - `resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resize(size: number | readonly number[], options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }): Tensor
  resize(...size: number[]): Tensor
  /**
   * another size in the same storage, which grows where it must; in place
   * - `resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_.html}
   */
  resize_(size: number | readonly number[], options?: { memoryFormat?: MemoryFormat | null }): this
  resize_(...size: number[]): this
  /**
   * the size of another tensor
   * - `resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resizeAs(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }): Tensor
  /**
   * the size of another tensor; in place
   * - `resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_as_.html}
   */
  resizeAs_(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): this
  /**
   * the size of another sparse tensor
   * - `resize_as_sparse(Tensor self, Tensor the_template) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resizeAsSparse(theTemplate: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the size of another sparse tensor; in place
   * - `resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  resizeAsSparse_(theTemplate: Tensor): this
  /**
   * with a pending conjugation done
   * - `resolve_conj(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.resolve_conj.html}
   */
  resolveConj(): Tensor
  /**
   * with a pending negation done
   * - `resolve_neg(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.resolve_neg.html}
   */
  resolveNeg(): Tensor
  /**
   * has backward passes keep the gradient of what is no leaf
   * - `retain_grad(Tensor(a!) self) -> ()`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.retain_grad.html}
   */
  retainGrad(): void
  /**
   * whether its gradient is kept though it is no leaf
   * - `retains_grad(Tensor self) -> bool`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  retainsGrad(): boolean
  /**
   * elements moved along dimensions, round at the ends
   * - `roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.roll.html}
   */
  roll(shifts: number | readonly number[], options?: { dims?: number | readonly number[]; out?: Tensor }): Tensor
  roll(shifts: number | readonly number[], dims: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * turned by k quarter turns in the plane of two dimensions
   * - `rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rot90.html}
   */
  rot90(options?: { k?: number; dims?: number | readonly number[]; out?: Tensor }): Tensor
  rot90(k: number, dims?: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * the nearest integer, halves to even; or to as many decimals
   * - `round(Tensor self) -> Tensor`
   * - `round.decimals(Tensor self, *, int decimals) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.round.html}
   */
  round(options?: { decimals?: number; out?: Tensor }): Tensor
  /**
   * the nearest integer, halves to even; or to as many decimals; in place
   * - `round_(Tensor(a!) self) -> Tensor(a!)`
   * - `round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.round_.html}
   */
  round_(options?: { decimals?: number }): this
  /**
   * of a sparse matrix by columns, the row of each value
   * - `row_indices(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rowIndices(): Tensor
  /**
   * of a sparse matrix by columns, the row of each value; copied, not viewed
   * - `row_indices_copy(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rowIndicesCopy(options?: { out?: Tensor }): Tensor
  /**
   * x where x > 0, else a·x, a random between lower and upper in training
   * - `rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rrelu.html}
   */
  rrelu(options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor
  rrelu(lower: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): Tensor
  /**
   * x where x > 0, else a·x, a random between lower and upper in training; in place
   * - `rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rrelu_.html}
   */
  rrelu_(options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): this
  rrelu_(lower: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): this
  /**
   * as rrelu, with the slopes that it drew
   * - `rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rreluWithNoise(noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  rreluWithNoise(noise: Tensor, lower: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null, options?: { out?: Tensor }): Tensor
  /**
   * as rrelu, with the slopes that it drew; in place
   * - `rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rreluWithNoise_(noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): this
  rreluWithNoise_(noise: Tensor, lower: Scalar, upper?: Scalar, training?: boolean, generator?: Generator | null): this
  /**
   * 1/√x
   * - `rsqrt(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rsqrt.html}
   */
  rsqrt(options?: { out?: Tensor }): Tensor
  /**
   * 1/√x; in place
   * - `rsqrt_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.rsqrt_.html}
   */
  rsqrt_(): this
  /**
   * other − alpha·x
   * - `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  rsub(other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * values put at an index along a dimension: out[index[i][j]][j] = src[i][j] for dim 0
   * - `scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
   * - `scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * - `scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * - `scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter.html}
   */
  scatter(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string; out?: Tensor }): Tensor
  scatter(dim: number, index: Tensor, value: Scalar, options?: { reduce?: string; out?: Tensor }): Tensor
  /**
   * values put at an index along a dimension: out[index[i][j]][j] = src[i][j] for dim 0; in place
   * - `scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
   * - `scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * - `scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * - `scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_.html}
   */
  scatter_(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): this
  scatter_(dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): this
  /**
   * as scatter, added to what is there
   * - `scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter_add.html}
   */
  scatterAdd(dim: number, index: Tensor, src: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * as scatter, added to what is there; in place
   * - `scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_add_.html}
   */
  scatterAdd_(dim: number, index: Tensor, src: Tensor): this
  /**
   * as scatter, combined by 'sum', 'prod', 'mean', 'amax' or 'amin'
   * - `scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter_reduce.html}
   */
  scatterReduce(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean; out?: Tensor }): Tensor
  /**
   * as scatter, combined by 'sum', 'prod', 'mean', 'amax' or 'amin'; in place
   * - `scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_reduce_.html}
   */
  scatterReduce_(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): this
  /**
   * a view of one slice, with one dimension less
   * - `select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select.html}
   */
  select(dim: number, index: number): Tensor
  /**
   * a view of one slice, with one dimension less; copied, not viewed
   * - `select_copy.int(Tensor self, int dim, SymInt index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select_copy.html}
   */
  selectCopy(dim: number, index: number, options?: { out?: Tensor }): Tensor
  /**
   * a copy in which one slice is src
   * - `select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select_scatter.html}
   */
  selectScatter(src: Tensor, dim: number, index: number, options?: { out?: Tensor }): Tensor
  /**
   * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets
   * - `selu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu.html}
   */
  selu(): Tensor
  /**
   * scale·(max(0, x) + min(0, α·(e^x − 1))), with α, scale fixed for self-normalizing nets; in place
   * - `selu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.selu_.html}
   */
  selu_(): this
  /**
   * another tensor's memory, or an empty one, in place of its own; in place
   * - `set_(Tensor(a!) self) -> Tensor(a!)`
   * - `set_.source_Storage(Tensor(a!) self, Storage source) -> Tensor(a!)`
   * - `set_.source_Storage_storage_offset(Tensor(a!) self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
   * - `set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
   * - `set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.set_.html}
   */
  set_(options?: { source?: never; storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[] }): this
  set_(source: never | Tensor, options?: { storageOffset?: number; size?: number | readonly number[]; stride?: number | readonly number[] }): this
  set_(source: never | Tensor, storageOffset: number, size: number | readonly number[], options?: { stride?: number | readonly number[] }): this
  set_(source: never | Tensor, storageOffset: number, size: number | readonly number[], stride: number | readonly number[]): this
  /**
   * another tensor's memory in place of its own
   * - `set_data(Tensor(a!) self, Tensor new_data) -> ()`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  setData(newData: Tensor): void
  /**
   * x/|x|, 0 at 0; of real numbers the sign
   * - `sgn(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sgn.html}
   */
  sgn(options?: { out?: Tensor }): Tensor
  /**
   * x/|x|, 0 at 0; of real numbers the sign; in place
   * - `sgn_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sgn_.html}
   */
  sgn_(): this
  /**
   * 1/(1 + e^(−x))
   * - `sigmoid(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html}
   */
  sigmoid(options?: { out?: Tensor }): Tensor
  /**
   * 1/(1 + e^(−x)); in place
   * - `sigmoid_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sigmoid_.html}
   */
  sigmoid_(): this
  /**
   * −1, 0 or 1
   * - `sign(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sign.html}
   */
  sign(options?: { out?: Tensor }): Tensor
  /**
   * −1, 0 or 1; in place
   * - `sign_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sign_.html}
   */
  sign_(): this
  /**
   * whether the sign bit is set, of −0 too
   * - `signbit(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.signbit.html}
   */
  signbit(options?: { out?: Tensor }): Tensor
  /**
   * x/(1 + e^(−x))
   * - `silu(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.silu.html}
   */
  silu(options?: { out?: Tensor }): Tensor
  /**
   * x/(1 + e^(−x)); in place
   * - `silu_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  silu_(): this
  /**
   * sin x, of radians
   * - `sin(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sin.html}
   */
  sin(options?: { out?: Tensor }): Tensor
  /**
   * sin x, of radians; in place
   * - `sin_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sin_.html}
   */
  sin_(): this
  /**
   * sin(πx)/(πx), 1 at 0
   * - `sinc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sinc.html}
   */
  sinc(options?: { out?: Tensor }): Tensor
  /**
   * sin(πx)/(πx), 1 at 0; in place
   * - `sinc_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sinc_.html}
   */
  sinc_(): this
  /**
   * (e^x − e^(−x))/2
   * - `sinh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sinh.html}
   */
  sinh(options?: { out?: Tensor }): Tensor
  /**
   * (e^x − e^(−x))/2; in place
   * - `sinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sinh_.html}
   */
  sinh_(): this
  /**
   * a view of the elements start, start + step, … below end
   * - `slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slice(options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  slice(dim: number, start?: number | null, end?: number | null, step?: number): Tensor
  /**
   * a view of the elements start, start + step, … below end; copied, not viewed
   * - `slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slice_copy.html}
   */
  sliceCopy(options?: { dim?: number; start?: number | null; end?: number | null; step?: number; out?: Tensor }): Tensor
  sliceCopy(dim: number, start?: number | null, end?: number | null, step?: number, options?: { out?: Tensor }): Tensor
  /**
   * a view that undoes a slice
   * - `slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sliceInverse(src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  sliceInverse(src: Tensor, dim: number, start?: number | null, end?: number | null, step?: number): Tensor
  /**
   * a copy in which such a slice is src
   * - `slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slice_scatter.html}
   */
  sliceScatter(src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number; out?: Tensor }): Tensor
  sliceScatter(src: Tensor, dim: number, start?: number | null, end?: number | null, step?: number, options?: { out?: Tensor }): Tensor
  /**
   * the sign of the determinant, and log of its absolute value
   * - `slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slogdet.html}
   */
  slogdet(options?: { out?: readonly [Tensor, Tensor] }): { sign: Tensor; logabsdet: Tensor }
  /**
   * cross-correlation with filters over three dimensions, plus bias; by one backend's own kernel
   * - `slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  slowConv3d(weight: Tensor, kernelSize: number | readonly number[], options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; out?: Tensor }): Tensor
  slowConv3d(weight: Tensor, kernelSize: number | readonly number[], bias: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * the product of a sparse matrix and a dense one, sparse
   * - `smm(Tensor self, Tensor mat2) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.smm.html}
   */
  smm(mat2: Tensor): Tensor
  /**
   * (x−y)²/(2·beta) where |x−y| < beta, else |x−y| − beta/2
   * - `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.smooth_l1_loss.html}
   */
  smoothL1Loss(target: Tensor, options?: { reduction?: number; beta?: number; out?: Tensor }): Tensor
  smoothL1Loss(target: Tensor, reduction: number, beta?: number, options?: { out?: Tensor }): Tensor
  /**
   * log(1 + e^(−target·x))
   * - `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.soft_margin_loss.html}
   */
  softMarginLoss(target: Tensor, options?: { reduction?: number; out?: Tensor }): Tensor
  softMarginLoss(target: Tensor, reduction: number, options?: { out?: Tensor }): Tensor
  /**
   * e^x / Σ e^x, along a dimension
   * - `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.softmax.html}
   */
  softmax(dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  softmax(dim: number, dtype: DType | null, options?: { out?: Tensor }): Tensor
  /**
   * log(1 + e^(beta·x))/beta; x above the threshold
   * - `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softplus.html}
   */
  softplus(options?: { beta?: Scalar; threshold?: Scalar; out?: Tensor }): Tensor
  softplus(beta: Scalar, threshold?: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * sign(x)·max(|x| − lambd, 0)
   * - `softshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softshrink.html}
   */
  softshrink(options?: { lambd?: Scalar; out?: Tensor }): Tensor
  softshrink(lambd: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * sorted along a dimension, and where each was
   * - `sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * - `sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sort.html}
   */
  sort(options?: { dim?: number; descending?: boolean; stable?: boolean | null; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  sort(dim: number, descending?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the number of sparse dimensions
   * - `sparse_dim(Tensor self) -> int`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_dim.html}
   */
  sparseDim(): number
  /**
   * the values where another sparse tensor has some
   * - `sparse_mask(Tensor self, Tensor mask) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_mask.html}
   */
  sparseMask(mask: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * a sparse tensor of another size, with its values
   * - `sparse_resize(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sparseResize(size: number | readonly number[], sparseDim: number, denseDim: number, options?: { out?: Tensor }): Tensor
  /**
   * a sparse tensor of another size, with its values; in place
   * - `sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_resize_.html}
   */
  sparseResize_(size: number | readonly number[], sparseDim: number, denseDim: number): this
  /**
   * a sparse tensor of another size, empty
   * - `sparse_resize_and_clear(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sparseResizeAndClear(size: number | readonly number[], sparseDim: number, denseDim: number, options?: { out?: Tensor }): Tensor
  /**
   * a sparse tensor of another size, empty; in place
   * - `sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sparse_resize_and_clear_.html}
   */
  sparseResizeAndClear_(size: number | readonly number[], sparseDim: number, denseDim: number): this
  /**
   * beta·x + alpha·(mat1 · mat2), only where sparse x has values
   * - `sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  sparseSampledAddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * parts of this size (or these sizes) along a dimension, as views
   * - `split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]`
   * - `split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split.html}
   */
  split(splitSize: number | readonly number[], options?: { dim?: number }): Tensor[]
  split(splitSize: number | readonly number[], dim: number): Tensor[]
  split(...splitSize: number[]): Tensor[]
  /**
   * parts of this size (or these sizes) along a dimension, as views; copied, not viewed
   * - `split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split_copy.html}
   */
  splitCopy(splitSize: number, options?: { dim?: number; out?: Tensor }): Tensor[]
  splitCopy(splitSize: number, dim: number, options?: { out?: Tensor }): Tensor[]
  /**
   * parts of these sizes along a dimension, as views
   * - `split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  splitWithSizes(splitSizes: number | readonly number[], options?: { dim?: number }): Tensor[]
  splitWithSizes(splitSizes: number | readonly number[], dim: number): Tensor[]
  splitWithSizes(...splitSizes: number[]): Tensor[]
  /**
   * parts of these sizes along a dimension, as views; copied, not viewed
   * - `split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split_with_sizes_copy.html}
   */
  splitWithSizesCopy(splitSizes: number | readonly number[], options?: { dim?: number; out?: Tensor }): Tensor[]
  splitWithSizesCopy(splitSizes: number | readonly number[], dim: number, options?: { out?: Tensor }): Tensor[]
  splitWithSizesCopy(...splitSizes: number[]): Tensor[]
  /**
   * √x
   * - `sqrt(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sqrt.html}
   */
  sqrt(options?: { out?: Tensor }): Tensor
  /**
   * √x; in place
   * - `sqrt_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sqrt_.html}
   */
  sqrt_(): this
  /**
   * x²
   * - `square(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.square.html}
   */
  square(options?: { out?: Tensor }): Tensor
  /**
   * x²; in place
   * - `square_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.square_.html}
   */
  square_(): this
  /**
   * a view without dimensions of size 1
   * - `squeeze(Tensor(a) self) -> Tensor(a)`
   * - `squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)`
   * - `squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.squeeze.html}
   */
  squeeze(options?: { dim?: number | readonly number[] }): Tensor
  squeeze(dim: number | readonly number[]): Tensor
  squeeze(...dim: number[]): Tensor
  /**
   * a view without dimensions of size 1; in place
   * - `squeeze_(Tensor(a!) self) -> Tensor(a!)`
   * - `squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)`
   * - `squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.squeeze_.html}
   */
  squeeze_(options?: { dim?: number | readonly number[] }): this
  squeeze_(dim: number | readonly number[]): this
  squeeze_(...dim: number[]): this
  /**
   * a view without dimensions of size 1; copied, not viewed
   * - `squeeze_copy(Tensor self) -> Tensor`
   * - `squeeze_copy.dim(Tensor self, int dim) -> Tensor`
   * - `squeeze_copy.dims(Tensor self, int[] dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.squeeze_copy.html}
   */
  squeezeCopy(options?: { dim?: number | readonly number[]; out?: Tensor }): Tensor
  squeezeCopy(dim: number | readonly number[], options?: { out?: Tensor }): Tensor
  squeezeCopy(...dim: number[]): Tensor
  /**
   * beta·x + alpha·(sparse mat1 · mat2), sparse
   * - `sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sspaddmm.html}
   */
  sspaddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * √var, over all or along dimensions
   * - `std(Tensor self, bool unbiased=True) -> Tensor`
   * - `std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
   * - `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.std.html}
   */
  std(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  std(options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  std(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor }): Tensor
  std(unbiased: boolean, options?: { out?: Tensor }): Tensor
  std(dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  std(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * the standard deviation and the mean, together
   * - `std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * - `std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
   * - `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.std_mean.html}
   */
  stdMean(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  stdMean(options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean }): [Tensor, Tensor]
  stdMean(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  stdMean(unbiased: boolean): [Tensor, Tensor]
  stdMean(dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  stdMean(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): [Tensor, Tensor]
  /**
   * Fourier transforms of overlapping windows of a signal
   * - `stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
   * - `stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.stft.html}
   */
  stft(nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; normalized?: boolean; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null; center?: boolean; padMode?: string }): Tensor
  stft(nFft: number, hopLength: number | null, winLength?: number | null, window?: Tensor | null, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
  stft(nFft: number, hopLength: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean, padMode?: string, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
  /**
   * x − alpha·other, broadcast
   * - `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sub.html}
   */
  sub(other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * x − alpha·other, broadcast; in place
   * - `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * - `sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sub_.html}
   */
  sub_(other: Scalar | Tensor, options?: { alpha?: Scalar }): this
  /**
   * x − alpha·other, broadcast
   * - `subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * - `subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.subtract.html}
   */
  subtract(other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }): Tensor
  /**
   * x − alpha·other, broadcast; in place
   * - `subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * - `subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.subtract_.html}
   */
  subtract_(other: Scalar | Tensor, options?: { alpha?: Scalar }): this
  /**
   * Σ x, over all or along dimensions
   * - `sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * - `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sum.html}
   */
  sum(options?: { dtype?: DType | null; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  sum(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  sum(dim: number | readonly number[] | null, keepdim: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  /**
   * sums that bring a broadcast tensor back to this shape
   * - `sum_to_size(Tensor self, SymInt[] size) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sum_to_size.html}
   */
  sumToSize(size: number | readonly number[]): Tensor
  sumToSize(...size: number[]): Tensor
  /**
   * U, S, V with A = U·diag(S)·Vᴴ; superseded by linalg.svd
   * - `svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.svd.html}
   */
  svd(options?: { some?: boolean; computeUv?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; V: Tensor }
  svd(some: boolean, computeUv?: boolean, options?: { out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; V: Tensor }
  /**
   * a view with two dimensions swapped
   * - `swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.swapaxes.html}
   */
  swapaxes(axis0: number, axis1: number): Tensor
  /**
   * a view with two dimensions swapped; in place
   * - `swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.swapaxes_.html}
   */
  swapaxes_(axis0: number, axis1: number): this
  /**
   * a view with two dimensions swapped
   * - `swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.swapdims.html}
   */
  swapdims(dim0: number, dim1: number): Tensor
  /**
   * a view with two dimensions swapped; in place
   * - `swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.swapdims_.html}
   */
  swapdims_(dim0: number, dim1: number): this
  /**
   * a matrix transposed, as a view
   * - `t(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.t.html}
   */
  t(): Tensor
  /**
   * a matrix transposed, as a view; in place
   * - `t_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.t_.html}
   */
  t_(): this
  /**
   * a matrix transposed, as a view; copied, not viewed
   * - `t_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.t_copy.html}
   */
  tCopy(options?: { out?: Tensor }): Tensor
  /**
   * elements at positions of the flattened tensor
   * - `take(Tensor self, Tensor index) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.take.html}
   */
  take(index: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * values at an index along a dimension, broadcast over the others
   * - `take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.take_along_dim.html}
   */
  takeAlongDim(indices: Tensor, options?: { dim?: number | null; out?: Tensor }): Tensor
  takeAlongDim(indices: Tensor, dim: number | null, options?: { out?: Tensor }): Tensor
  /**
   * tan x, of radians
   * - `tan(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tan.html}
   */
  tan(options?: { out?: Tensor }): Tensor
  /**
   * tan x, of radians; in place
   * - `tan_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tan_.html}
   */
  tan_(): this
  /**
   * (e^x − e^(−x))/(e^x + e^(−x))
   * - `tanh(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tanh.html}
   */
  tanh(options?: { out?: Tensor }): Tensor
  /**
   * (e^x − e^(−x))/(e^x + e^(−x)); in place
   * - `tanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tanh_.html}
   */
  tanh_(): this
  /**
   * parts before, between and after indices, or as many nearly equal ones
   * - `tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]`
   * - `tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]`
   * - `tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tensor_split.html}
   */
  tensorSplit(indices: number | readonly number[], options?: { dim?: number }): Tensor[]
  tensorSplit(sections: number, options?: { dim?: number }): Tensor[]
  tensorSplit(tensorIndicesOrSections: Tensor, options?: { dim?: number }): Tensor[]
  tensorSplit(indices: number | readonly number[], dim: number): Tensor[]
  tensorSplit(sections: number, dim: number): Tensor[]
  tensorSplit(tensorIndicesOrSections: Tensor, dim: number): Tensor[]
  tensorSplit(...indices: number[]): Tensor[]
  /**
   * sums of products over several dimensions of both
   * - `tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tensordot.html}
   */
  tensordot(other: Tensor, dimsSelf: number | readonly number[], dimsOther: number | readonly number[], options?: { out?: Tensor }): Tensor
  /**
   * x where x > threshold, else value
   * - `threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.threshold.html}
   */
  threshold(threshold: Scalar, value: Scalar, options?: { out?: Tensor }): Tensor
  /**
   * x where x > threshold, else value; in place
   * - `threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.threshold_.html}
   */
  threshold_(threshold: Scalar, value: Scalar): this
  /**
   * the whole tensor repeated, as by numpy's tile
   * - `tile(Tensor self, SymInt[] dims) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tile.html}
   */
  tile(dims: number | readonly number[]): Tensor
  tile(...dims: number[]): Tensor
  /**
   * a sparse tensor with all its elements
   * - `to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_dense.html}
   */
  toDense(options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
  toDense(dtype: DType | null, options?: { maskedGrad?: boolean | null }): Tensor
  /**
   * in the layout that oneDNN computes in
   * - `to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_mkldnn.html}
   */
  toMkldnn(options?: { dtype?: DType | null; out?: Tensor }): Tensor
  toMkldnn(dtype: DType | null, options?: { out?: Tensor }): Tensor
  /**
   * tensors of different sizes as one, padded
   * - `to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_padded_tensor.html}
   */
  toPaddedTensor(padding: number, options?: { outputSize?: number | readonly number[] | null; out?: Tensor }): Tensor
  toPaddedTensor(padding: number, outputSize: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  /**
   * only the elements that are not zero, and where they are
   * - `to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor`
   * - `to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse.html}
   */
  toSparse(options?: { layout?: Layout | null; blocksize?: number | readonly number[] | null; denseDim?: number | null }): Tensor
  toSparse(options?: { sparseDim?: number }): Tensor
  toSparse(sparseDim: number): Tensor
  /**
   * sparse by compressed columns of blocks
   * - `to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_bsc.html}
   */
  toSparseBsc(blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  toSparseBsc(blocksize: number | readonly number[], denseDim: number | null): Tensor
  /**
   * sparse by compressed rows of blocks
   * - `to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_bsr.html}
   */
  toSparseBsr(blocksize: number | readonly number[], options?: { denseDim?: number | null }): Tensor
  toSparseBsr(blocksize: number | readonly number[], denseDim: number | null): Tensor
  /**
   * sparse by compressed columns
   * - `to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_csc.html}
   */
  toSparseCsc(options?: { denseDim?: number | null }): Tensor
  toSparseCsc(denseDim: number | null): Tensor
  /**
   * sparse by compressed rows
   * - `to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to_sparse_csr.html}
   */
  toSparseCsr(options?: { denseDim?: number | null }): Tensor
  toSparseCsr(denseDim: number | null): Tensor
  /**
   * the k largest (or smallest) along a dimension, and where they are
   * - `topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.topk.html}
   */
  topk(k: number, options?: { dim?: number; largest?: boolean; sorted?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  topk(k: number, dim: number, largest?: boolean, sorted?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  /**
   * the sum of the diagonal
   * - `trace(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trace.html}
   */
  trace(options?: { out?: Tensor }): Tensor
  /**
   * a view with two dimensions swapped
   * - `transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.transpose.html}
   */
  transpose(dim0: number, dim1: number): Tensor
  /**
   * a view with two dimensions swapped; in place
   * - `transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.transpose_.html}
   */
  transpose_(dim0: number, dim1: number): this
  /**
   * a view with two dimensions swapped; copied, not viewed
   * - `transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.transpose_copy.html}
   */
  transposeCopy(dim0: number, dim1: number, options?: { out?: Tensor }): Tensor
  /**
   * X with A·X = B, of triangular A; superseded by linalg.solveTriangular
   * - `triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triangular_solve.html}
   */
  triangularSolve(A: Tensor, options?: { upper?: boolean; transpose?: boolean; unitriangular?: boolean; out?: readonly [Tensor, Tensor] }): { solution: Tensor; clonedCoefficient: Tensor }
  triangularSolve(A: Tensor, upper: boolean, transpose?: boolean, unitriangular?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { solution: Tensor; clonedCoefficient: Tensor }
  /**
   * the lower triangle, zeros above
   * - `tril(Tensor self, SymInt diagonal=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tril.html}
   */
  tril(options?: { diagonal?: number; out?: Tensor }): Tensor
  tril(diagonal: number, options?: { out?: Tensor }): Tensor
  /**
   * the lower triangle, zeros above; in place
   * - `tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.tril_.html}
   */
  tril_(options?: { diagonal?: number }): this
  tril_(diagonal: number): this
  /**
   * the upper triangle, zeros below
   * - `triu(Tensor self, SymInt diagonal=0) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triu.html}
   */
  triu(options?: { diagonal?: number; out?: Tensor }): Tensor
  triu(diagonal: number, options?: { out?: Tensor }): Tensor
  /**
   * the upper triangle, zeros below; in place
   * - `triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.triu_.html}
   */
  triu_(options?: { diagonal?: number }): this
  triu_(diagonal: number): this
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'
   * - `true_divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * - `true_divide.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.true_divide.html}
   */
  trueDivide(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x / other; rounded down with 'floor', towards zero with 'trunc'; in place
   * - `true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.true_divide_.html}
   */
  trueDivide_(other: Scalar | Tensor): this
  /**
   * x without its fraction
   * - `trunc(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trunc.html}
   */
  trunc(options?: { out?: Tensor }): Tensor
  /**
   * x without its fraction; in place
   * - `trunc_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.trunc_.html}
   */
  trunc_(): this
  /**
   * the dtype and device of another tensor
   * - `type_as(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.type_as.html}
   */
  typeAs(other: Tensor): Tensor
  /**
   * all slices along a dimension, as views
   * - `unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unbind.html}
   */
  unbind(options?: { dim?: number }): Tensor[]
  unbind(dim: number): Tensor[]
  /**
   * all slices along a dimension, as views; copied, not viewed
   * - `unbind_copy.int(Tensor self, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unbind_copy.html}
   */
  unbindCopy(options?: { dim?: number; out?: Tensor }): Tensor[]
  unbindCopy(dim: number, options?: { out?: Tensor }): Tensor[]
  /**
   * several dimensions in place of one
   * - `unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unflatten.html}
   */
  unflatten(dim: number, sizes: number | readonly number[]): Tensor
  /**
   * a view of all windows of this size along a dimension, step apart
   * - `unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.unfold.html}
   */
  unfold(dimension: number, size: number, step: number): Tensor
  /**
   * a view of all windows of this size along a dimension, step apart; copied, not viewed
   * - `unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unfold_copy.html}
   */
  unfoldCopy(dimension: number, size: number, step: number, options?: { out?: Tensor }): Tensor
  /**
   * draws from [from, to)
   * - `uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  uniform(options?: { from?: number; to?: number; generator?: Generator | null; out?: Tensor }): Tensor
  uniform(from: number, to?: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  /**
   * draws from [from, to); in place
   * - `uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.uniform_.html}
   */
  uniform_(options?: { from?: number; to?: number; generator?: Generator | null }): this
  uniform_(from: number, to?: number, options?: { generator?: Generator | null }): this
  /**
   * runs of equal elements as one each, with their lengths and where each element went
   * - `unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unique_consecutive.html}
   */
  uniqueConsecutive(options?: { returnInverse?: boolean; returnCounts?: boolean; dim?: number | null }): [Tensor, Tensor, Tensor]
  uniqueConsecutive(returnInverse: boolean, returnCounts?: boolean, dim?: number | null): [Tensor, Tensor, Tensor]
  /**
   * the different slices along a dimension, sorted
   * - `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  uniqueDim(dim: number, options?: { sorted?: boolean; returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor]
  uniqueDim(dim: number, sorted: boolean, returnInverse?: boolean, returnCounts?: boolean): [Tensor, Tensor, Tensor]
  /**
   * runs of equal slices along a dimension as one each
   * - `unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  uniqueDimConsecutive(dim: number, options?: { returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor]
  uniqueDimConsecutive(dim: number, returnInverse: boolean, returnCounts?: boolean): [Tensor, Tensor, Tensor]
  /**
   * as chunk, with parts that do not count as views of one another
   * - `unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsafe_chunk.html}
   */
  unsafeChunk(chunks: number, options?: { dim?: number }): Tensor[]
  unsafeChunk(chunks: number, dim: number): Tensor[]
  /**
   * as split, with parts that do not count as views of one another
   * - `unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsafe_split.html}
   */
  unsafeSplit(splitSize: number, options?: { dim?: number; out?: Tensor }): Tensor[]
  unsafeSplit(splitSize: number, dim: number, options?: { out?: Tensor }): Tensor[]
  /**
   * as splitWithSizes, with parts that do not count as views of one another
   * - `unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  unsafeSplitWithSizes(splitSizes: number | readonly number[], options?: { dim?: number; out?: Tensor }): Tensor[]
  unsafeSplitWithSizes(splitSizes: number | readonly number[], dim: number, options?: { out?: Tensor }): Tensor[]
  unsafeSplitWithSizes(...splitSizes: number[]): Tensor[]
  /**
   * a view with a new dimension of size 1
   * - `unsqueeze(Tensor(a) self, int dim) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html}
   */
  unsqueeze(dim: number): Tensor
  /**
   * a view with a new dimension of size 1; in place
   * - `unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.unsqueeze_.html}
   */
  unsqueeze_(dim: number): this
  /**
   * a view with a new dimension of size 1; copied, not viewed
   * - `unsqueeze_copy(Tensor self, int dim) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze_copy.html}
   */
  unsqueezeCopy(dim: number, options?: { out?: Tensor }): Tensor
  /**
   * another size by bicubic interpolation
   * - `upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBicubic2d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleBicubic2d(outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null): Tensor
  upsampleBicubic2d(outputSize: number | readonly number[] | null, alignCorners: boolean, options: { scaleFactors: number | readonly number[] | null }): Tensor
  upsampleBicubic2d(outputSize: number | readonly number[] | null, alignCorners: boolean, options: { scalesH?: number | null; scalesW?: number | null; out: Tensor }): Tensor
  upsampleBicubic2d(outputSize: number | readonly number[], alignCorners: boolean, scalesH: number | null, scalesW?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by bilinear interpolation
   * - `upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleBilinear2d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleBilinear2d(outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  upsampleBilinear2d(outputSize: number | readonly number[] | null, alignCorners: boolean, options: { scaleFactors: number | readonly number[] | null; out?: Tensor }): Tensor
  upsampleBilinear2d(outputSize: number | readonly number[], alignCorners: boolean, scalesH: number | null, scalesW?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by linear interpolation
   * - `upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor`
   * - `upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleLinear1d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null; out?: Tensor }): Tensor
  upsampleLinear1d(outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null): Tensor
  upsampleLinear1d(outputSize: number | readonly number[] | null, alignCorners: boolean, options: { scaleFactors: number | readonly number[] | null }): Tensor
  upsampleLinear1d(outputSize: number | readonly number[] | null, alignCorners: boolean, options: { scales?: number | null; out: Tensor }): Tensor
  upsampleLinear1d(outputSize: number | readonly number[], alignCorners: boolean, scales: number | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor`
   * - `upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest1d(outputSize: number | readonly number[], options?: { scales?: number | null; out?: Tensor }): Tensor
  upsampleNearest1d(outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null): Tensor
  upsampleNearest1d(outputSize: number | readonly number[] | null, options: { scaleFactors: number | readonly number[] | null }): Tensor
  upsampleNearest1d(outputSize: number | readonly number[] | null, options: { scales?: number | null; out: Tensor }): Tensor
  upsampleNearest1d(outputSize: number | readonly number[], scales: number | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest2d(outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleNearest2d(outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
  upsampleNearest2d(outputSize: number | readonly number[] | null, options: { scaleFactors: number | readonly number[] | null; out?: Tensor }): Tensor
  upsampleNearest2d(outputSize: number | readonly number[], scalesH: number | null, scalesW?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by the nearest element
   * - `upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleNearest3d(outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleNearest3d(outputSize: number | readonly number[] | null, scaleFactors: number | readonly number[] | null): Tensor
  upsampleNearest3d(outputSize: number | readonly number[] | null, options: { scaleFactors: number | readonly number[] | null }): Tensor
  upsampleNearest3d(outputSize: number | readonly number[] | null, options: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out: Tensor }): Tensor
  upsampleNearest3d(outputSize: number | readonly number[], scalesD: number | null, scalesH?: number | null, scalesW?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * another size by trilinear interpolation
   * - `upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
   * - `upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  upsampleTrilinear3d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out?: Tensor }): Tensor
  upsampleTrilinear3d(outputSize: number | readonly number[] | null, alignCorners: boolean, scaleFactors: number | readonly number[] | null): Tensor
  upsampleTrilinear3d(outputSize: number | readonly number[] | null, alignCorners: boolean, options: { scaleFactors: number | readonly number[] | null }): Tensor
  upsampleTrilinear3d(outputSize: number | readonly number[] | null, alignCorners: boolean, options: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out: Tensor }): Tensor
  upsampleTrilinear3d(outputSize: number | readonly number[], alignCorners: boolean, scalesD: number | null, scalesH?: number | null, scalesW?: number | null, options?: { out?: Tensor }): Tensor
  /**
   * of a sparse tensor, its values
   * - `values(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.values.html}
   */
  values(): Tensor
  /**
   * of a sparse tensor, its values; copied, not viewed
   * - `values_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.values_copy.html}
   */
  valuesCopy(options?: { out?: Tensor }): Tensor
  /**
   * Σ (x − mean)²/(n − correction), over all or along dimensions
   * - `var(Tensor self, bool unbiased=True) -> Tensor`
   * - `var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
   * - `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.var.html}
   */
  var(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  var(options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  var(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor }): Tensor
  var(unbiased: boolean, options?: { out?: Tensor }): Tensor
  var(dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  var(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Tensor }): Tensor
  /**
   * the variance and the mean, together
   * - `var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * - `var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
   * - `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.var_mean.html}
   */
  varMean(options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  varMean(options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean }): [Tensor, Tensor]
  varMean(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  varMean(unbiased: boolean): [Tensor, Tensor]
  varMean(dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  varMean(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): [Tensor, Tensor]
  /**
   * Σ conj(x)·other, of two vectors
   * - `vdot(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vdot.html}
   */
  vdot(other: Tensor, options?: { out?: Tensor }): Tensor
  /**
   * the same memory in another shape, or as another dtype
   * - `view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * - `view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html}
   */
  view(size: number | readonly number[]): Tensor
  view(dtype: DType): Tensor
  view(...size: number[]): Tensor
  /**
   * view in another tensor's shape
   * - `view_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view_as.html}
   */
  viewAs(other: Tensor): Tensor
  /**
   * pairs of numbers in the last dimension as complex numbers
   * - `view_as_complex(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_complex.html}
   */
  viewAsComplex(): Tensor
  /**
   * pairs of numbers in the last dimension as complex numbers; copied, not viewed
   * - `view_as_complex_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_complex_copy.html}
   */
  viewAsComplexCopy(options?: { out?: Tensor }): Tensor
  /**
   * complex numbers as pairs in a new last dimension
   * - `view_as_real(Tensor(a) self) -> Tensor(a)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_real.html}
   */
  viewAsReal(): Tensor
  /**
   * complex numbers as pairs in a new last dimension; copied, not viewed
   * - `view_as_real_copy(Tensor self) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_real_copy.html}
   */
  viewAsRealCopy(options?: { out?: Tensor }): Tensor
  /**
   * the same memory in another shape, or as another dtype; copied, not viewed
   * - `view_copy(Tensor self, SymInt[] size) -> Tensor`
   * - `view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_copy.html}
   */
  viewCopy(size: number | readonly number[], options?: { out?: Tensor }): Tensor
  viewCopy(dtype: DType, options?: { out?: Tensor }): Tensor
  viewCopy(...size: number[]): Tensor
  /**
   * parts one below the other, along the first dimension
   * - `vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * - `vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vsplit.html}
   */
  vsplit(indices: number | readonly number[]): Tensor[]
  vsplit(sections: number): Tensor[]
  vsplit(...indices: number[]): Tensor[]
  /**
   * x·ln other, 0 where x = 0
   * - `xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
   * - `xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor`
   * - `xlogy.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.xlogy.html}
   */
  xlogy(other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
  /**
   * x·ln other, 0 where x = 0; in place
   * - `xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * - `xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.xlogy_.html}
   */
  xlogy_(other: Scalar | Tensor): this
  /**
   * every element 0
   * - `zero(Tensor self) -> Tensor`
   * @see {@link https://github.com/pytorch/pytorch/blob/v2.11.0/aten/src/ATen/native/native_functions.yaml}
   */
  zero(options?: { out?: Tensor }): Tensor
  /**
   * every element 0; in place
   * - `zero_(Tensor(a!) self) -> Tensor(a!)`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.Tensor.zero_.html}
   */
  zero_(): this
  /**
   * a tensor of zeros
   * - `zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.zeros_like.html}
   */
  zerosLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  zerosLike(options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
}
