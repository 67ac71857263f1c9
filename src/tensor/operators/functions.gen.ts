// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run `npm run generate`.
import type { Device, DType, Layout, MemoryFormat, Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import type { Generator } from '../values/generator.js'
import { operator } from './install.js'

/**
 * |x|, of each element
 * - `abs(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.abs.html}
 */
export const abs: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('abs')

/**
 * |x|, of each element
 * - `absolute(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.absolute.html}
 */
export const absolute: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('absolute')

/**
 * cos⁻¹ x, in radians
 * - `acos(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.acos.html}
 */
export const acos: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('acos')

/**
 * cosh⁻¹ x
 * - `acosh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.acosh.html}
 */
export const acosh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('acosh')

/**
 * x + alpha·other, broadcast
 * - `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * - `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.add.html}
 */
export const add: (self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }) => Tensor = operator('add')

/**
 * beta·x + alpha·Σ_i batch1_i · batch2_i
 * - `addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addbmm.html}
 */
export const addbmm: (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }) => Tensor = operator('addbmm')

/**
 * x + value·tensor1/tensor2
 * - `addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addcdiv.html}
 */
export const addcdiv: (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar; out?: Tensor }) => Tensor = operator('addcdiv')

/**
 * x + value·tensor1·tensor2
 * - `addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addcmul.html}
 */
export const addcmul: (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar; out?: Tensor }) => Tensor = operator('addcmul')

/**
 * beta·x + alpha·(mat1 · mat2)
 * - `addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * - `addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addmm.html}
 */
export const addmm: {
  (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; outDtype?: DType; out?: Tensor }): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
} = operator('addmm')

/**
 * beta·x + alpha·(mat · vec)
 * - `addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addmv.html}
 */
export const addmv: (self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }) => Tensor = operator('addmv')

/**
 * beta·x + alpha·(vec1 ⊗ vec2)
 * - `addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.addr.html}
 */
export const addr: (self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }) => Tensor = operator('addr')

/**
 * the last two dimensions swapped, and complex conjugates
 * - `adjoint(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.adjoint.html}
 */
export const adjoint: (self: Tensor) => Tensor = operator('adjoint')

/**
 * whether all elements are true, over all or along dimensions
 * - `all(Tensor self) -> Tensor`
 * - `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
 * - `all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.all.html}
 */
export const all: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, keepdim: boolean, options?: { out?: Tensor }): Tensor
} = operator('all')

/**
 * whether |x − other| ≤ atol + rtol·|other| everywhere
 * - `allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.allclose.html}
 */
export const allclose: {
  (self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): boolean
  (self: Tensor, other: Tensor, rtol: number, atol?: number, equalNan?: boolean): boolean
} = operator('allclose')

/**
 * the largest along dimensions; gradients are shared among equal ones
 * - `amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.amax.html}
 */
export const amax: {
  (self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor }): Tensor
} = operator('amax')

/**
 * the smallest along dimensions; gradients are shared among equal ones
 * - `amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.amin.html}
 */
export const amin: {
  (self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor }): Tensor
} = operator('amin')

/**
 * the smallest and the largest, together
 * - `aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.aminmax.html}
 */
export const aminmax: (self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: readonly [Tensor, Tensor] }) => { min: Tensor; max: Tensor } = operator('aminmax')

/**
 * the argument of complex numbers, in radians; 0 or π of real ones
 * - `angle(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.angle.html}
 */
export const angle: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('angle')

/**
 * whether some element is true, over all or along dimensions
 * - `any(Tensor self) -> Tensor`
 * - `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
 * - `any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.any.html}
 */
export const any: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, keepdim: boolean, options?: { out?: Tensor }): Tensor
} = operator('any')

/**
 * start, start + step, … below end
 * - `arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arange.html}
 */
export const arange: {
  (end: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (end: Scalar, options: { out: Tensor }): Tensor
  (start: Scalar, end: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; step?: Scalar }): Tensor
  (start: Scalar, end: Scalar, options: { step?: Scalar; out: Tensor }): Tensor
  (start: Scalar, end: Scalar, step: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('arange')

/**
 * cos⁻¹ x, in radians
 * - `arccos(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arccos.html}
 */
export const arccos: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('arccos')

/**
 * cosh⁻¹ x
 * - `arccosh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arccosh.html}
 */
export const arccosh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('arccosh')

/**
 * sin⁻¹ x, in radians
 * - `arcsin(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arcsin.html}
 */
export const arcsin: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('arcsin')

/**
 * sinh⁻¹ x
 * - `arcsinh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arcsinh.html}
 */
export const arcsinh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('arcsinh')

/**
 * tan⁻¹ x, in radians
 * - `arctan(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctan.html}
 */
export const arctan: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('arctan')

/**
 * the angle of the point (other, x), in (−π, π]
 * - `arctan2(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctan2.html}
 */
export const arctan2: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('arctan2')

/**
 * tanh⁻¹ x
 * - `arctanh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.arctanh.html}
 */
export const arctanh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('arctanh')

/**
 * where the largest element is, along a dimension or of all, flattened
 * - `argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argmax.html}
 */
export const argmax: {
  (self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | null, keepdim?: boolean, options?: { out?: Tensor }): Tensor
} = operator('argmax')

/**
 * where the smallest element is, along a dimension or of all, flattened
 * - `argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argmin.html}
 */
export const argmin: {
  (self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | null, keepdim?: boolean, options?: { out?: Tensor }): Tensor
} = operator('argmin')

/**
 * the positions that would sort the elements along a dimension
 * - `argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
 * - `argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argsort.html}
 */
export const argsort: {
  (self: Tensor, options?: { dim?: number; descending?: boolean; stable?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number, descending?: boolean, options?: { out?: Tensor }): Tensor
} = operator('argsort')

/**
 * the subscripts of all elements that are not zero, one row for each
 * - `argwhere(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.argwhere.html}
 */
export const argwhere: (self: Tensor) => Tensor = operator('argwhere')

/**
 * a view of the storage with sizes, strides and offset of one's own
 * - `as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.as_strided.html}
 */
export const asStrided: {
  (self: Tensor, size: number | readonly number[], stride: number | readonly number[], options?: { storageOffset?: number | null }): Tensor
  (self: Tensor, size: number | readonly number[], stride: number | readonly number[], storageOffset: number | null): Tensor
} = operator('as_strided')

/**
 * sin⁻¹ x, in radians
 * - `asin(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.asin.html}
 */
export const asin: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('asin')

/**
 * sinh⁻¹ x
 * - `asinh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.asinh.html}
 */
export const asinh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('asinh')

/**
 * tan⁻¹ x, in radians
 * - `atan(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atan.html}
 */
export const atan: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('atan')

/**
 * the angle of the point (other, x), in (−π, π]
 * - `atan2(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atan2.html}
 */
export const atan2: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('atan2')

/**
 * tanh⁻¹ x
 * - `atanh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atanh.html}
 */
export const atanh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('atanh')

/**
 * at least one dimension, by new ones of size 1
 * - `atleast_1d(Tensor self) -> Tensor`
 * - `atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_1d.html}
 */
export const atleast1d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = operator('atleast_1d')

/**
 * at least two dimensions, by new ones of size 1
 * - `atleast_2d(Tensor self) -> Tensor`
 * - `atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_2d.html}
 */
export const atleast2d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = operator('atleast_2d')

/**
 * at least three dimensions, by new ones of size 1
 * - `atleast_3d(Tensor self) -> Tensor`
 * - `atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.atleast_3d.html}
 */
export const atleast3d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = operator('atleast_3d')

/**
 * beta·x + alpha·(batch1_i · batch2_i), for each i of the batch
 * - `baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * - `baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.baddbmm.html}
 */
export const baddbmm: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar; outDtype?: DType; out?: Tensor }): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor }): Tensor
} = operator('baddbmm')

/**
 * a window that rises and falls linearly
 * - `bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `bartlett_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bartlett_window.html}
 */
export const bartlettWindow: {
  (windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean }): Tensor
  (windowLength: number, options: { periodic?: boolean; out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (windowLength: number, periodic: boolean, options: { out: Tensor }): Tensor
} = operator('bartlett_window')

/**
 * 1 with probability x (or p), else 0
 * - `bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
 * - `bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
 * - `bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bernoulli.html}
 */
export const bernoulli: {
  (self: Tensor, options?: { generator?: Generator | null; p?: number; out?: Tensor }): Tensor
  (self: Tensor, p: Tensor | number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
} = operator('bernoulli')

/**
 * how often each non-negative integer occurs, or the sum of its weights
 * - `bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bincount.html}
 */
export const bincount: {
  (self: Tensor, options?: { weights?: Tensor | null; minlength?: number; out?: Tensor }): Tensor
  (self: Tensor, weights: Tensor | null, minlength?: number, options?: { out?: Tensor }): Tensor
} = operator('bincount')

/**
 * x & other
 * - `bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * - `bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_and.html}
 */
export const bitwiseAnd: (self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('bitwise_and')

/**
 * x · 2^other, of integers
 * - `bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * - `bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
 * - `bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_left_shift.html}
 */
export const bitwiseLeftShift: (self: Scalar | Tensor, other: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('bitwise_left_shift')

/**
 * ~x
 * - `bitwise_not(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_not.html}
 */
export const bitwiseNot: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('bitwise_not')

/**
 * x | other
 * - `bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * - `bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_or.html}
 */
export const bitwiseOr: (self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('bitwise_or')

/**
 * x >> other, arithmetically
 * - `bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * - `bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
 * - `bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_right_shift.html}
 */
export const bitwiseRightShift: (self: Scalar | Tensor, other: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('bitwise_right_shift')

/**
 * x ^ other
 * - `bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * - `bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bitwise_xor.html}
 */
export const bitwiseXor: (self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('bitwise_xor')

/**
 * a window of three cosine terms
 * - `blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.blackman_window.html}
 */
export const blackmanWindow: {
  (windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean }): Tensor
  (windowLength: number, options: { periodic?: boolean; out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (windowLength: number, periodic: boolean, options: { out: Tensor }): Tensor
} = operator('blackman_window')

/**
 * the matrices along the diagonal of a larger one, zeros elsewhere
 * - `block_diag(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.block_diag.html}
 */
export const blockDiag: (tensors: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('block_diag')

/**
 * matrix products, one for each of the batch
 * - `bmm(Tensor self, Tensor mat2) -> Tensor`
 * - `bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bmm.html}
 */
export const bmm: {
  (self: Tensor, mat2: Tensor, options?: { outDtype?: DType; out?: Tensor }): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType, options?: { out?: Tensor }): Tensor
} = operator('bmm')

/**
 * views of all tensors with the one shape that they broadcast to
 * - `broadcast_tensors(Tensor[] tensors) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.broadcast_tensors.html}
 */
export const broadcastTensors: (tensors: readonly Tensor[]) => Tensor[] = operator('broadcast_tensors')

/**
 * a view with size-1 dimensions repeated up to the shape
 * - `broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.broadcast_to.html}
 */
export const broadcastTo: {
  (self: Tensor, size: number | readonly number[]): Tensor
  (self: Tensor, ...size: number[]): Tensor
} = operator('broadcast_to')

/**
 * between which boundaries each value falls
 * - `bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
 * - `bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.bucketize.html}
 */
export const bucketize: (self: Scalar | Tensor, boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean; out?: Tensor }) => Tensor = operator('bucketize')

/**
 * whether values of one dtype may become another's under promotion
 * - `can_cast(ScalarType from_, ScalarType to) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.can_cast.html}
 */
export const canCast: (from_: DType, to: DType) => boolean = operator('can_cast')

/**
 * all tuples with one element of each tensor
 * - `cartesian_prod(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cartesian_prod.html}
 */
export const cartesianProd: (tensors: readonly Tensor[]) => Tensor = operator('cartesian_prod')

/**
 * tensors one after the other, along a dimension that exists
 * - `cat(Tensor[] tensors, int dim=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cat.html}
 */
export const cat: {
  (tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  (tensors: readonly Tensor[], dim: number, options?: { out?: Tensor }): Tensor
} = operator('cat')

/**
 * p-norm distances between each row of x1 and each row of x2
 * - `cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cdist.html}
 */
export const cdist: {
  (x1: Tensor, x2: Tensor, options?: { p?: number; computeMode?: number | null }): Tensor
  (x1: Tensor, x2: Tensor, p: number, computeMode?: number | null): Tensor
} = operator('cdist')

/**
 * ⌈x⌉
 * - `ceil(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ceil.html}
 */
export const ceil: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('ceil')

/**
 * the product of several matrices, in the cheapest order
 * - `chain_matmul(Tensor[] matrices) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.chain_matmul.html}
 */
export const chainMatmul: (matrices: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('chain_matmul')

/**
 * the factor L (or U) of a positive definite A = L·Lᴴ; superseded by linalg.cholesky
 * - `cholesky(Tensor self, bool upper=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky.html}
 */
export const cholesky: {
  (self: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  (self: Tensor, upper: boolean, options?: { out?: Tensor }): Tensor
} = operator('cholesky')

/**
 * A⁻¹ from A's Cholesky factor
 * - `cholesky_inverse(Tensor self, bool upper=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky_inverse.html}
 */
export const choleskyInverse: {
  (self: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  (self: Tensor, upper: boolean, options?: { out?: Tensor }): Tensor
} = operator('cholesky_inverse')

/**
 * X with A·X = B, from A's Cholesky factor
 * - `cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cholesky_solve.html}
 */
export const choleskySolve: {
  (self: Tensor, input2: Tensor, options?: { upper?: boolean; out?: Tensor }): Tensor
  (self: Tensor, input2: Tensor, upper: boolean, options?: { out?: Tensor }): Tensor
} = operator('cholesky_solve')

/**
 * at most this many equal parts along a dimension, as views
 * - `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.chunk.html}
 */
export const chunk: {
  (self: Tensor, chunks: number, options?: { dim?: number }): Tensor[]
  (self: Tensor, chunks: number, dim: number): Tensor[]
} = operator('chunk')

/**
 * min(max(x, min), max)
 * - `clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
 * - `clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clamp.html}
 */
export const clamp: {
  (self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null; out?: Tensor }): Tensor
  (self: Tensor, min: Scalar | Tensor | null, max?: Scalar | Tensor | null, options?: { out?: Tensor }): Tensor
} = operator('clamp')

/**
 * min(max(x, min), max)
 * - `clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
 * - `clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clip.html}
 */
export const clip: {
  (self: Tensor, options?: { min?: Scalar | Tensor | null; max?: Scalar | Tensor | null; out?: Tensor }): Tensor
  (self: Tensor, min: Scalar | Tensor | null, max?: Scalar | Tensor | null, options?: { out?: Tensor }): Tensor
} = operator('clip')

/**
 * a copy, through which gradients flow
 * - `clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.clone.html}
 */
export const clone: (self: Tensor, options?: { memoryFormat?: MemoryFormat | null; out?: Tensor }) => Tensor = operator('clone')

/**
 * tensors side by side, vectors as columns
 * - `column_stack(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.column_stack.html}
 */
export const columnStack: (tensors: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('column_stack')

/**
 * all ways to take r elements of a vector
 * - `combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.combinations.html}
 */
export const combinations: {
  (self: Tensor, options?: { r?: number; withReplacement?: boolean }): Tensor
  (self: Tensor, r: number, withReplacement?: boolean): Tensor
} = operator('combinations')

/**
 * real + i·imag
 * - `complex(Tensor real, Tensor imag) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.complex.html}
 */
export const complex: (real: Tensor, imag: Tensor, options?: { out?: Tensor }) => Tensor = operator('complex')

/**
 * tensors one after the other, along a dimension that exists
 * - `concat(Tensor[] tensors, int dim=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.concat.html}
 */
export const concat: {
  (tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  (tensors: readonly Tensor[], dim: number, options?: { out?: Tensor }): Tensor
} = operator('concat')

/**
 * tensors one after the other, along a dimension that exists
 * - `concatenate(Tensor[] tensors, int dim=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.concatenate.html}
 */
export const concatenate: {
  (tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  (tensors: readonly Tensor[], dim: number, options?: { out?: Tensor }): Tensor
} = operator('concatenate')

/**
 * the complex conjugate, as a view
 * - `conj(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conj.html}
 */
export const conj: (self: Tensor) => Tensor = operator('conj')

/**
 * the complex conjugate, as a copy
 * - `conj_physical(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.conj_physical.html}
 */
export const conjPhysical: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('conj_physical')

/**
 * |x| with the sign of other
 * - `copysign.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `copysign.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.copysign.html}
 */
export const copysign: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('copysign')

/**
 * Pearson's correlation of each two rows
 * - `corrcoef(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.corrcoef.html}
 */
export const corrcoef: (self: Tensor) => Tensor = operator('corrcoef')

/**
 * cos x, of radians
 * - `cos(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cos.html}
 */
export const cos: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('cos')

/**
 * (e^x + e^(−x))/2
 * - `cosh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cosh.html}
 */
export const cosh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('cosh')

/**
 * how many elements are not zero
 * - `count_nonzero(Tensor self, int? dim=None) -> Tensor`
 * - `count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.count_nonzero.html}
 */
export const countNonzero: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[], options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number | null, options?: { out?: Tensor }): Tensor
  (self: Tensor, ...dim: number[]): Tensor
} = operator('count_nonzero')

/**
 * the covariance of each two rows
 * - `cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cov.html}
 */
export const cov: (self: Tensor, options?: { correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }) => Tensor = operator('cov')

/**
 * the cross product of vectors of three along a dimension
 * - `cross(Tensor self, Tensor other, int? dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cross.html}
 */
export const cross: {
  (self: Tensor, other: Tensor, options?: { dim?: number | null; out?: Tensor }): Tensor
  (self: Tensor, other: Tensor, dim: number | null, options?: { out?: Tensor }): Tensor
} = operator('cross')

/**
 * the largest so far, and where it was
 * - `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cummax.html}
 */
export const cummax: (self: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] }) => { values: Tensor; indices: Tensor } = operator('cummax')

/**
 * the smallest so far, and where it was
 * - `cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cummin.html}
 */
export const cummin: (self: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] }) => { values: Tensor; indices: Tensor } = operator('cummin')

/**
 * products of all elements so far
 * - `cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumprod.html}
 */
export const cumprod: (self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }) => Tensor = operator('cumprod')

/**
 * sums of all elements so far
 * - `cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumsum.html}
 */
export const cumsum: (self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }) => Tensor = operator('cumsum')

/**
 * integrals so far, by the trapezoid rule
 * - `cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
 * - `cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.cumulative_trapezoid.html}
 */
export const cumulativeTrapezoid: {
  (y: Tensor, options?: { dx?: Scalar; dim?: number }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
} = operator('cumulative_trapezoid')

/**
 * x·π/180
 * - `deg2rad(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.deg2rad.html}
 */
export const deg2rad: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('deg2rad')

/**
 * a quantized tensor as floats
 * - `dequantize.self(Tensor self) -> Tensor`
 * - `dequantize.tensors(Tensor[] tensors) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dequantize.html}
 */
export const dequantize: {
  (self: Tensor, options?: { out?: Tensor }): Tensor
  (tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor[]
} = operator('dequantize')

/**
 * the determinant; = linalg.det
 * - `det(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.det.html}
 */
export const det: (self: Tensor) => Tensor = operator('det')

/**
 * the diagonal of a matrix, or a matrix with this diagonal
 * - `diag(Tensor self, int diagonal=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diag.html}
 */
export const diag: {
  (self: Tensor, options?: { diagonal?: number; out?: Tensor }): Tensor
  (self: Tensor, diagonal: number, options?: { out?: Tensor }): Tensor
} = operator('diag')

/**
 * matrices with x on a diagonal
 * - `diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diag_embed.html}
 */
export const diagEmbed: {
  (self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  (self: Tensor, offset: number, dim1?: number, dim2?: number, options?: { out?: Tensor }): Tensor
} = operator('diag_embed')

/**
 * a matrix with the flattened x on a diagonal
 * - `diagflat(Tensor self, int offset=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagflat.html}
 */
export const diagflat: {
  (self: Tensor, options?: { offset?: number }): Tensor
  (self: Tensor, offset: number): Tensor
} = operator('diagflat')

/**
 * a view of a diagonal of two dimensions, as the last dimension
 * - `diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal.html}
 */
export const diagonal: {
  (self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  (self: Tensor, offset: number, dim1?: number, dim2?: number): Tensor
} = operator('diagonal')

/**
 * a copy whose diagonal is src
 * - `diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diagonal_scatter.html}
 */
export const diagonalScatter: {
  (self: Tensor, src: Tensor, options?: { offset?: number; dim1?: number; dim2?: number; out?: Tensor }): Tensor
  (self: Tensor, src: Tensor, offset: number, dim1?: number, dim2?: number, options?: { out?: Tensor }): Tensor
} = operator('diagonal_scatter')

/**
 * the n-th differences of neighbours along a dimension
 * - `diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.diff.html}
 */
export const diff: {
  (self: Tensor, options?: { n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null; out?: Tensor }): Tensor
  (self: Tensor, n: number, dim?: number, prepend?: Tensor | null, append?: Tensor | null, options?: { out?: Tensor }): Tensor
} = operator('diff')

/**
 * ψ(x) = d/dx log Γ(x)
 * - `digamma(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.digamma.html}
 */
export const digamma: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('digamma')

/**
 * the p-norm of x − other
 * - `dist(Tensor self, Tensor other, Scalar p=2) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dist.html}
 */
export const dist: {
  (self: Tensor, other: Tensor, options?: { p?: Scalar; out?: Tensor }): Tensor
  (self: Tensor, other: Tensor, p: Scalar, options?: { out?: Tensor }): Tensor
} = operator('dist')

/**
 * x / other; rounded down with 'floor', towards zero with 'trunc'
 * - `div.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
 * - `div.Tensor(Tensor self, Tensor other) -> Tensor`
 * - `div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.div.html}
 */
export const div: (self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null; out?: Tensor }) => Tensor = operator('div')

/**
 * x / other; rounded down with 'floor', towards zero with 'trunc'
 * - `divide.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
 * - `divide.Tensor(Tensor self, Tensor other) -> Tensor`
 * - `divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.divide.html}
 */
export const divide: (self: Tensor, other: Scalar | Tensor, options?: { roundingMode?: string | null; out?: Tensor }) => Tensor = operator('divide')

/**
 * Σ x·other, of two vectors
 * - `dot(Tensor self, Tensor tensor) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dot.html}
 */
export const dot: (self: Tensor, tensor: Tensor, options?: { out?: Tensor }) => Tensor = operator('dot')

/**
 * parts along the third dimension
 * - `dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * - `dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dsplit.html}
 */
export const dsplit: {
  (self: Tensor, indices: number | readonly number[]): Tensor[]
  (self: Tensor, sections: number): Tensor[]
  (self: Tensor, ...indices: number[]): Tensor[]
} = operator('dsplit')

/**
 * tensors one behind the other, along the third dimension
 * - `dstack(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.dstack.html}
 */
export const dstack: (tensors: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('dstack')

/**
 * sums of products in Einstein's notation, as 'ij,jk->ik'
 * - `einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.einsum.html}
 */
export const einsum: (equation: string, tensors: readonly Tensor[], options?: { path?: number | readonly number[] | null }) => Tensor = operator('einsum')

/**
 * a tensor whose elements are whatever the memory holds
 * - `empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty.html}
 */
export const empty: {
  (size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (...size: number[]): Tensor
} = operator('empty')

/**
 * a tensor whose elements are whatever the memory holds
 * - `empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty_like.html}
 */
export const emptyLike: {
  (self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = operator('empty_like')

/**
 * a tensor whose elements are whatever the memory holds
 * - `empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.empty_strided.html}
 */
export const emptyStrided: {
  (size: number | readonly number[], stride: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], stride: number | readonly number[], options: { out: Tensor }): Tensor
} = operator('empty_strided')

/**
 * x = other, of each element
 * - `eq.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `eq.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.eq.html}
 */
export const eq: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('eq')

/**
 * whether two tensors have the same shape and elements
 * - `equal(Tensor self, Tensor other) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.equal.html}
 */
export const equal: (self: Tensor, other: Tensor) => boolean = operator('equal')

/**
 * (2/√π)·∫₀ˣ e^(−t²) dt
 * - `erf(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erf.html}
 */
export const erf: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('erf')

/**
 * 1 − erf x
 * - `erfc(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erfc.html}
 */
export const erfc: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('erfc')

/**
 * the inverse of erf, on (−1, 1)
 * - `erfinv(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.erfinv.html}
 */
export const erfinv: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('erfinv')

/**
 * e^x
 * - `exp(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.exp.html}
 */
export const exp: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('exp')

/**
 * 2^x
 * - `exp2(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.exp2.html}
 */
export const exp2: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('exp2')

/**
 * e^x − 1, exact near 0
 * - `expm1(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.expm1.html}
 */
export const expm1: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('expm1')

/**
 * ones on the diagonal, zeros elsewhere
 * - `eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.eye.html}
 */
export const eye: {
  (n: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; m?: number }): Tensor
  (n: number, options: { m?: number; out: Tensor }): Tensor
  (n: number, m: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (n: number, m: number, options: { out: Tensor }): Tensor
} = operator('eye')

/**
 * quantized and back, for each channel: the error that quantizing would make
 * - `fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fake_quantize_per_channel_affine.html}
 */
export const fakeQuantizePerChannelAffine: (self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number) => Tensor = operator('fake_quantize_per_channel_affine')

/**
 * quantized and back: the error that quantizing would make
 * - `fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor`
 * - `fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fake_quantize_per_tensor_affine.html}
 */
export const fakeQuantizePerTensorAffine: (self: Tensor, scale: number | Tensor, zeroPoint: number | Tensor, quantMin: number, quantMax: number) => Tensor = operator('fake_quantize_per_tensor_affine')

/**
 * x without its fraction
 * - `fix(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fix.html}
 */
export const fix: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('fix')

/**
 * one dimension in place of those from startDim to endDim
 * - `flatten.named_out_dim(Tensor(a) self, int start_dim, int end_dim, str out_dim) -> Tensor(a)`
 * - `flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flatten.html}
 */
export const flatten: {
  (self: Tensor, startDim: number, endDim: number, outDim: string): Tensor
  (self: Tensor, options?: { startDim?: number; endDim?: number; outDim?: string }): Tensor
  (self: Tensor, startDim: number, endDim?: number): Tensor
} = operator('flatten')

/**
 * the order of elements reversed along dimensions
 * - `flip(Tensor self, int[] dims) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flip.html}
 */
export const flip: {
  (self: Tensor, dims: number | readonly number[], options?: { out?: Tensor }): Tensor
  (self: Tensor, ...dims: number[]): Tensor
} = operator('flip')

/**
 * columns in reverse order
 * - `fliplr(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fliplr.html}
 */
export const fliplr: (self: Tensor) => Tensor = operator('fliplr')

/**
 * rows in reverse order
 * - `flipud(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.flipud.html}
 */
export const flipud: (self: Tensor) => Tensor = operator('flipud')

/**
 * x^exponent, in float64
 * - `float_power.Scalar(Scalar self, Tensor exponent) -> Tensor`
 * - `float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
 * - `float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.float_power.html}
 */
export const floatPower: (self: Scalar | Tensor, exponent: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('float_power')

/**
 * ⌊x⌋
 * - `floor(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.floor.html}
 */
export const floor: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('floor')

/**
 * ⌊x / other⌋
 * - `floor_divide(Tensor self, Tensor other) -> Tensor`
 * - `floor_divide.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.floor_divide.html}
 */
export const floorDivide: (self: Tensor, other: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('floor_divide')

/**
 * the larger one; of a number and NaN the number
 * - `fmax(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmax.html}
 */
export const fmax: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('fmax')

/**
 * the smaller one; of a number and NaN the number
 * - `fmin(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmin.html}
 */
export const fmin: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('fmin')

/**
 * the remainder of x / other, with the sign of x
 * - `fmod.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `fmod.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fmod.html}
 */
export const fmod: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('fmod')

/**
 * x − trunc x
 * - `frac(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.frac.html}
 */
export const frac: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('frac')

/**
 * mantissa and exponent with x = mantissa·2^exponent, |mantissa| in [1/2, 1)
 * - `frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.frexp.html}
 */
export const frexp: (self: Tensor, options?: { out?: readonly [Tensor, Tensor] }) => { mantissa: Tensor; exponent: Tensor } = operator('frexp')

/**
 * a tensor of a file's bytes
 * - `from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.from_file.html}
 */
export const fromFile: {
  (filename: string, options?: { shared?: boolean | null; size?: number | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (filename: string, options: { shared?: boolean | null; size?: number | null; out: Tensor }): Tensor
  (filename: string, shared: boolean | null, size?: number | null, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('from_file')

/**
 * a tensor of one value
 * - `full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.full_like.html}
 */
export const fullLike: {
  (self: Tensor, fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, fillValue: Scalar, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = operator('full_like')

/**
 * values at an index along a dimension: out[i][j] = x[index[i][j]][j] for dim 0
 * - `gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gather.html}
 */
export const gather: (self: Tensor, dim: number, index: Tensor, options?: { sparseGrad?: boolean; out?: Tensor }) => Tensor = operator('gather')

/**
 * the greatest common divisor
 * - `gcd(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gcd.html}
 */
export const gcd: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('gcd')

/**
 * x ≥ other, of each element
 * - `ge.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `ge.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ge.html}
 */
export const ge: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('ge')

/**
 * Householder reflectors and their factors tau, of a QR decomposition
 * - `geqrf(Tensor self) -> (Tensor a, Tensor tau)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.geqrf.html}
 */
export const geqrf: (self: Tensor, options?: { out?: readonly [Tensor, Tensor] }) => { a: Tensor; tau: Tensor } = operator('geqrf')

/**
 * x_i · vec2_j
 * - `ger(Tensor self, Tensor vec2) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ger.html}
 */
export const ger: (self: Tensor, vec2: Tensor, options?: { out?: Tensor }) => Tensor = operator('ger')

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
export const gradient: (self: Tensor, options?: { dim?: number | readonly number[] | null; edgeOrder?: number; spacing?: Scalar | readonly Scalar[] | readonly Tensor[] | null }) => Tensor[] = operator('gradient')

/**
 * x > other, of each element
 * - `greater.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `greater.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.greater.html}
 */
export const greater: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('greater')

/**
 * x ≥ other, of each element
 * - `greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `greater_equal.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.greater_equal.html}
 */
export const greaterEqual: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('greater_equal')

/**
 * x > other, of each element
 * - `gt.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `gt.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.gt.html}
 */
export const gt: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('gt')

/**
 * alpha − beta·cos(2πn/N)
 * - `hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `hamming_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hamming_window.html}
 */
export const hammingWindow: {
  (windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean; alpha?: number; beta?: number }): Tensor
  (windowLength: number, options: { periodic?: boolean; alpha?: number; beta?: number; out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; alpha?: number; beta?: number }): Tensor
  (windowLength: number, periodic: boolean, options: { alpha?: number; beta?: number; out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, alpha: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; beta?: number }): Tensor
  (windowLength: number, periodic: boolean, alpha: number, options: { beta?: number; out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, alpha: number, beta: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (windowLength: number, periodic: boolean, alpha: number, beta: number, options: { out: Tensor }): Tensor
} = operator('hamming_window')

/**
 * sin²(πn/N)
 * - `hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `hann_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hann_window.html}
 */
export const hannWindow: {
  (windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean }): Tensor
  (windowLength: number, options: { periodic?: boolean; out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (windowLength: number, periodic: boolean, options: { out: Tensor }): Tensor
} = operator('hann_window')

/**
 * 0 where x < 0, values where x = 0, 1 where x > 0
 * - `heaviside(Tensor self, Tensor values) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.heaviside.html}
 */
export const heaviside: (self: Tensor, values: Tensor, options?: { out?: Tensor }) => Tensor = operator('heaviside')

/**
 * how many elements fall into each of bins equal parts of [min, max]
 * - `histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histc.html}
 */
export const histc: {
  (self: Tensor, options?: { bins?: number; min?: Scalar; max?: Scalar; out?: Tensor }): Tensor
  (self: Tensor, bins: number, min?: Scalar, max?: Scalar, options?: { out?: Tensor }): Tensor
} = operator('histc')

/**
 * how many elements, or how much weight, fall into each bin
 * - `histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
 * - `histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histogram.html}
 */
export const histogram: {
  (self: Tensor, options?: { bins?: number; range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
  (self: Tensor, bins: Tensor, options?: { weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
  (self: Tensor, bins: number, options?: { range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: readonly [Tensor, Tensor] }): { hist: Tensor; binEdges: Tensor }
} = operator('histogram')

/**
 * how many elements, or how much weight, fall into each bin
 * - `histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * - `histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * - `histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.histogramdd.html}
 */
export const histogramdd: {
  (self: Tensor, bins: number | readonly number[] | readonly Tensor[], options?: { range?: number | readonly number[] | null; weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor[] }
  (self: Tensor, bins: number | readonly number[] | readonly Tensor[], range: number | readonly number[] | null, weight?: Tensor | null, density?: boolean): { hist: Tensor; binEdges: Tensor[] }
  (self: Tensor, ...bins: number[]): { hist: Tensor; binEdges: Tensor[] }
} = operator('histogramdd')

/**
 * parts side by side: along the second dimension, of a vector the first
 * - `hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * - `hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hsplit.html}
 */
export const hsplit: {
  (self: Tensor, indices: number | readonly number[]): Tensor[]
  (self: Tensor, sections: number): Tensor[]
  (self: Tensor, ...indices: number[]): Tensor[]
} = operator('hsplit')

/**
 * tensors side by side
 * - `hstack(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hstack.html}
 */
export const hstack: (tensors: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('hstack')

/**
 * √(x² + other²)
 * - `hypot(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.hypot.html}
 */
export const hypot: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('hypot')

/**
 * the modified Bessel function I₀(x)
 * - `i0(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.i0.html}
 */
export const i0: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('i0')

/**
 * the regularized lower incomplete gamma function P(x, other)
 * - `igamma(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.igamma.html}
 */
export const igamma: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('igamma')

/**
 * the regularized upper incomplete gamma function Q(x, other)
 * - `igammac(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.igammac.html}
 */
export const igammac: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('igammac')

/**
 * the imaginary part, as a view
 * - `imag(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.imag.html}
 */
export const imag: (self: Tensor) => Tensor = operator('imag')

/**
 * slices of source, times alpha, added where index says
 * - `index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_add.html}
 */
export const indexAdd: (self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar; out?: Tensor }) => Tensor = operator('index_add')

/**
 * slices of source put where index says
 * - `index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_copy.html}
 */
export const indexCopy: (self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { out?: Tensor }) => Tensor = operator('index_copy')

/**
 * slices of source combined with those where index says, by 'prod', 'mean', 'amax' or 'amin'
 * - `index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_reduce.html}
 */
export const indexReduce: (self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean; out?: Tensor }) => Tensor = operator('index_reduce')

/**
 * slices along a dimension, by their indices
 * - `index_select(Tensor self, int dim, Tensor index) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.index_select.html}
 */
export const indexSelect: (self: Tensor, dim: number, index: Tensor, options?: { out?: Tensor }) => Tensor = operator('index_select')

/**
 * Σ over the last dimension of both
 * - `inner(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.inner.html}
 */
export const inner: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('inner')

/**
 * A⁻¹; = linalg.inv
 * - `inverse(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.inverse.html}
 */
export const inverse: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('inverse')

/**
 * whether the dtype is complex
 * - `is_complex(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_complex.html}
 */
export const isComplex: (self: Tensor) => boolean = operator('is_complex')

/**
 * whether a conjugation is pending
 * - `is_conj(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_conj.html}
 */
export const isConj: (self: Tensor) => boolean = operator('is_conj')

/**
 * whether the dtype is a float
 * - `is_floating_point(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_floating_point.html}
 */
export const isFloatingPoint: (self: Tensor) => boolean = operator('is_floating_point')

/**
 * whether the only element is not zero
 * - `is_nonzero(Tensor self) -> bool`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.is_nonzero.html}
 */
export const isNonzero: (self: Tensor) => boolean = operator('is_nonzero')

/**
 * |x − other| ≤ atol + rtol·|other|, of each element
 * - `isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isclose.html}
 */
export const isclose: {
  (self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): Tensor
  (self: Tensor, other: Tensor, rtol: number, atol?: number, equalNan?: boolean): Tensor
} = operator('isclose')

/**
 * neither infinite nor NaN
 * - `isfinite(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isfinite.html}
 */
export const isfinite: (self: Tensor) => Tensor = operator('isfinite')

/**
 * whether each element is one of testElements
 * - `isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * - `isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * - `isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isin.html}
 */
export const isin: {
  (element: Scalar, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean; out?: Tensor }): Tensor
  (elements: Tensor, testElement: Scalar, options?: { assumeUnique?: boolean; invert?: boolean; out?: Tensor }): Tensor
  (elements: Tensor, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean; out?: Tensor }): Tensor
} = operator('isin')

/**
 * ±∞
 * - `isinf(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isinf.html}
 */
export const isinf: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('isinf')

/**
 * NaN
 * - `isnan(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isnan.html}
 */
export const isnan: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('isnan')

/**
 * −∞
 * - `isneginf(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isneginf.html}
 */
export const isneginf: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('isneginf')

/**
 * +∞
 * - `isposinf(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isposinf.html}
 */
export const isposinf: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('isposinf')

/**
 * of no imaginary part
 * - `isreal(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.isreal.html}
 */
export const isreal: (self: Tensor) => Tensor = operator('isreal')

/**
 * the signal whose short-time Fourier transform this is
 * - `istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.istft.html}
 */
export const istft: {
  (self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean; normalized?: boolean; onesided?: boolean | null; length?: number | null; returnComplex?: boolean }): Tensor
  (self: Tensor, nFft: number, hopLength: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean, normalized?: boolean, onesided?: boolean | null, length?: number | null, returnComplex?: boolean): Tensor
} = operator('istft')

/**
 * a window of I₀ with shape beta
 * - `kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `kaiser_window.beta(int window_length, bool periodic, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kaiser_window.html}
 */
export const kaiserWindow: {
  (windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; periodic?: boolean; beta?: number }): Tensor
  (windowLength: number, options: { periodic?: boolean; beta?: number; out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, beta: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (windowLength: number, periodic: boolean, beta: number, options: { out: Tensor }): Tensor
  (windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; beta?: number }): Tensor
  (windowLength: number, periodic: boolean, options: { beta?: number; out: Tensor }): Tensor
} = operator('kaiser_window')

/**
 * the Kronecker product
 * - `kron(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kron.html}
 */
export const kron: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('kron')

/**
 * the k-th smallest along a dimension, and where it is
 * - `kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.kthvalue.html}
 */
export const kthvalue: {
  (self: Tensor, k: number, options?: { dim?: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, k: number, dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('kthvalue')

/**
 * the least common multiple
 * - `lcm(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lcm.html}
 */
export const lcm: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('lcm')

/**
 * x·2^other
 * - `ldexp.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ldexp.html}
 */
export const ldexp: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('ldexp')

/**
 * x ≤ other, of each element
 * - `le.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `le.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.le.html}
 */
export const le: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('le')

/**
 * x + weight·(end − x)
 * - `lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
 * - `lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lerp.html}
 */
export const lerp: (self: Tensor, end: Tensor, weight: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('lerp')

/**
 * x < other, of each element
 * - `less.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `less.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.less.html}
 */
export const less: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('less')

/**
 * x ≤ other, of each element
 * - `less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `less_equal.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.less_equal.html}
 */
export const lessEqual: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('less_equal')

/**
 * log |Γ(x)|
 * - `lgamma(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lgamma.html}
 */
export const lgamma: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('lgamma')

/**
 * steps numbers at equal distance from start to end, both included
 * - `linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linspace.html}
 */
export const linspace: {
  (start: Scalar | Tensor, end: Scalar | Tensor, steps: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (start: Scalar | Tensor, end: Scalar | Tensor, steps: number, options: { out: Tensor }): Tensor
} = operator('linspace')

/**
 * ln x
 * - `log(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log.html}
 */
export const log: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('log')

/**
 * log₁₀ x
 * - `log10(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log10.html}
 */
export const log10: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('log10')

/**
 * ln(1 + x), exact near 0
 * - `log1p(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log1p.html}
 */
export const log1p: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('log1p')

/**
 * log₂ x
 * - `log2(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.log2.html}
 */
export const log2: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('log2')

/**
 * log(e^x + e^other), with no overflow
 * - `logaddexp(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logaddexp.html}
 */
export const logaddexp: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('logaddexp')

/**
 * log₂(2^x + 2^other), with no overflow
 * - `logaddexp2(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logaddexp2.html}
 */
export const logaddexp2: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('logaddexp2')

/**
 * log of the sum of e^x so far
 * - `logcumsumexp(Tensor self, int dim) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logcumsumexp.html}
 */
export const logcumsumexp: (self: Tensor, dim: number, options?: { out?: Tensor }) => Tensor = operator('logcumsumexp')

/**
 * log of the determinant
 * - `logdet(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logdet.html}
 */
export const logdet: (self: Tensor) => Tensor = operator('logdet')

/**
 * x ∧ other, of what is not zero
 * - `logical_and(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_and.html}
 */
export const logicalAnd: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('logical_and')

/**
 * whether x is zero
 * - `logical_not(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_not.html}
 */
export const logicalNot: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('logical_not')

/**
 * x ∨ other, of what is not zero
 * - `logical_or(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_or.html}
 */
export const logicalOr: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('logical_or')

/**
 * x ⊻ other, of what is not zero
 * - `logical_xor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logical_xor.html}
 */
export const logicalXor: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('logical_xor')

/**
 * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]
 * - `logit(Tensor self, float? eps=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logit.html}
 */
export const logit: {
  (self: Tensor, options?: { eps?: number | null; out?: Tensor }): Tensor
  (self: Tensor, eps: number | null, options?: { out?: Tensor }): Tensor
} = operator('logit')

/**
 * base^y for steps values y at equal distance from start to end
 * - `logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logspace.html}
 */
export const logspace: {
  (start: Scalar | Tensor, end: Scalar | Tensor, steps: number, options?: { base?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (start: Scalar | Tensor, end: Scalar | Tensor, steps: number, options: { base?: number; out: Tensor }): Tensor
  (start: Scalar | Tensor, end: Scalar | Tensor, steps: number, base: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('logspace')

/**
 * log Σ e^x along dimensions, with no overflow
 * - `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.logsumexp.html}
 */
export const logsumexp: {
  (self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[], keepdim: boolean, options?: { out?: Tensor }): Tensor
} = operator('logsumexp')

/**
 * x < other, of each element
 * - `lt.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `lt.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lt.html}
 */
export const lt: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('lt')

/**
 * X with A·X = B, from A's LU factorization
 * - `lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lu_solve.html}
 */
export const luSolve: (self: Tensor, LUData: Tensor, LUPivots: Tensor, options?: { out?: Tensor }) => Tensor = operator('lu_solve')

/**
 * P, L, U of a compact LU factorization
 * - `lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.lu_unpack.html}
 */
export const luUnpack: {
  (LUData: Tensor, LUPivots: Tensor, options?: { unpackData?: boolean; unpackPivots?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { P: Tensor; L: Tensor; U: Tensor }
  (LUData: Tensor, LUPivots: Tensor, unpackData: boolean, unpackPivots?: boolean, options?: { out?: readonly [Tensor, Tensor, Tensor] }): { P: Tensor; L: Tensor; U: Tensor }
} = operator('lu_unpack')

/**
 * the elements where the mask is true, in one dimension
 * - `masked_select(Tensor self, Tensor mask) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.masked_select.html}
 */
export const maskedSelect: (self: Tensor, mask: Tensor, options?: { out?: Tensor }) => Tensor = operator('masked_select')

/**
 * the matrix product, batched over leading dimensions; of vectors the dot product
 * - `matmul(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matmul.html}
 */
export const matmul: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('matmul')

/**
 * Σ Aᵏ/k!
 * - `matrix_exp(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matrix_exp.html}
 */
export const matrixExp: (self: Tensor) => Tensor = operator('matrix_exp')

/**
 * Aⁿ; of A⁻¹ for n < 0
 * - `matrix_power(Tensor self, int n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.matrix_power.html}
 */
export const matrixPower: (self: Tensor, n: number, options?: { out?: Tensor }) => Tensor = operator('matrix_power')

/**
 * the largest of all, along a dimension with its index, or of each two
 * - `max(Tensor self) -> Tensor`
 * - `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * - `max.other(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.max.html}
 */
export const max: {
  (self: Tensor, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('max')

/**
 * the larger of each two; NaN wins
 * - `maximum(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.maximum.html}
 */
export const maximum: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('maximum')

/**
 * (Σ x)/n, over all or along dimensions
 * - `mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * - `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mean.html}
 */
export const mean: {
  (self: Tensor, options?: { dtype?: DType | null; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, keepdim: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('mean')

/**
 * the middle value (the lower of two), along a dimension with its index
 * - `median(Tensor self) -> Tensor`
 * - `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.median.html}
 */
export const median: {
  (self: Tensor, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('median')

/**
 * grids of coordinates, of one vector for each dimension
 * - `meshgrid(Tensor[] tensors) -> Tensor[]`
 * - `meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.meshgrid.html}
 */
export const meshgrid: (tensors: readonly Tensor[], options?: { indexing?: string }) => Tensor[] = operator('meshgrid')

/**
 * the smallest of all, along a dimension with its index, or of each two
 * - `min(Tensor self) -> Tensor`
 * - `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * - `min.other(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.min.html}
 */
export const min: {
  (self: Tensor, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, other: Tensor, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('min')

/**
 * the smaller of each two; NaN wins
 * - `minimum(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.minimum.html}
 */
export const minimum: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('minimum')

/**
 * the product of two matrices
 * - `mm(Tensor self, Tensor mat2) -> Tensor`
 * - `mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mm.html}
 */
export const mm: {
  (self: Tensor, mat2: Tensor, options?: { outDtype?: DType; out?: Tensor }): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType, options?: { out?: Tensor }): Tensor
} = operator('mm')

/**
 * the most frequent value along a dimension, and where it is
 * - `mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mode.html}
 */
export const mode: {
  (self: Tensor, options?: { dim?: number; keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('mode')

/**
 * a view with dimensions moved elsewhere
 * - `moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
 * - `moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.moveaxis.html}
 */
export const moveaxis: (self: Tensor, source: number | readonly number[], destination: number | readonly number[]) => Tensor = operator('moveaxis')

/**
 * a view with dimensions moved elsewhere
 * - `movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
 * - `movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.movedim.html}
 */
export const movedim: (self: Tensor, source: number | readonly number[], destination: number | readonly number[]) => Tensor = operator('movedim')

/**
 * sorted along the first dimension
 * - `msort(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.msort.html}
 */
export const msort: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('msort')

/**
 * x · other, broadcast
 * - `mul.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `mul.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mul.html}
 */
export const mul: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('mul')

/**
 * indices drawn with probabilities in proportion to a row's weights
 * - `multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.multinomial.html}
 */
export const multinomial: {
  (self: Tensor, numSamples: number, options?: { replacement?: boolean; generator?: Generator | null; out?: Tensor }): Tensor
  (self: Tensor, numSamples: number, replacement: boolean, options?: { generator?: Generator | null; out?: Tensor }): Tensor
} = operator('multinomial')

/**
 * x · other, broadcast
 * - `multiply.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `multiply.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.multiply.html}
 */
export const multiply: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('multiply')

/**
 * a matrix times a vector
 * - `mv(Tensor self, Tensor vec) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mv.html}
 */
export const mv: (self: Tensor, vec: Tensor, options?: { out?: Tensor }) => Tensor = operator('mv')

/**
 * the logarithm of the gamma function of dimension p
 * - `mvlgamma(Tensor self, int p) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.mvlgamma.html}
 */
export const mvlgamma: (self: Tensor, p: number, options?: { out?: Tensor }) => Tensor = operator('mvlgamma')

/**
 * numbers in place of NaN and ±∞
 * - `nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nan_to_num.html}
 */
export const nanToNum: {
  (self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null; out?: Tensor }): Tensor
  (self: Tensor, nan: number | null, posinf?: number | null, neginf?: number | null, options?: { out?: Tensor }): Tensor
} = operator('nan_to_num')

/**
 * the mean of what is not NaN
 * - `nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanmean.html}
 */
export const nanmean: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('nanmean')

/**
 * the median of what is not NaN
 * - `nanmedian(Tensor self) -> Tensor`
 * - `nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanmedian.html}
 */
export const nanmedian: {
  (self: Tensor, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number, options?: { keepdim?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, dim: number, keepdim: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('nanmedian')

/**
 * the quantile of what is not NaN
 * - `nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * - `nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nanquantile.html}
 */
export const nanquantile: {
  (self: Tensor, q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Tensor }): Tensor
  (self: Tensor, q: Tensor | number, dim: number | null, keepdim?: boolean, options?: { interpolation?: string; out?: Tensor }): Tensor
} = operator('nanquantile')

/**
 * the sum of what is not NaN
 * - `nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nansum.html}
 */
export const nansum: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('nansum')

/**
 * a view of length elements from start along a dimension
 * - `narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)`
 * - `narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.narrow.html}
 */
export const narrow: (self: Tensor, dim: number, start: number | Tensor, length: number) => Tensor = operator('narrow')

/**
 * a view of length elements from start along a dimension; copied, not viewed
 * - `narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.narrow_copy.html}
 */
export const narrowCopy: (self: Tensor, dim: number, start: number, length: number, options?: { out?: Tensor }) => Tensor = operator('narrow_copy')

/**
 * x ≠ other, of each element
 * - `ne.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `ne.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ne.html}
 */
export const ne: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('ne')

/**
 * −x
 * - `neg(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.neg.html}
 */
export const neg: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('neg')

/**
 * −x
 * - `negative(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.negative.html}
 */
export const negative: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('negative')

/**
 * the next float after x on the way to other
 * - `nextafter(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nextafter.html}
 */
export const nextafter: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('nextafter')

/**
 * the subscripts of all elements that are not zero, one row for each
 * - `nonzero(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.nonzero.html}
 */
export const nonzero: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('nonzero')

/**
 * a p-norm, over all or along dimensions; superseded by linalg.vectorNorm
 * - `norm.Scalar(Tensor self, Scalar p=2) -> Tensor`
 * - `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor`
 * - `norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor`
 * - `norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.norm.html}
 */
export const norm: {
  (self: Tensor, options?: { p?: Scalar | null; dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType; out?: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, dim: number | readonly number[], options?: { keepdim?: boolean; dtype?: DType; out?: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType; out?: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, options?: { dtype?: DType; dim?: number | readonly number[]; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, p: Scalar, options?: { out?: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options?: { out?: Tensor }): Tensor
} = operator('norm')

/**
 * draws from the normal distribution with these means and deviations
 * - `normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor`
 * - `normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor`
 * - `normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor`
 * - `normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.normal.html}
 */
export const normal: {
  (mean: Tensor | number, std: Tensor, options?: { generator?: Generator | null; size?: number | readonly number[]; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (mean: Tensor | number, std: Tensor, options: { generator?: Generator | null; size?: number | readonly number[]; out: Tensor }): Tensor
  (mean: Tensor, options?: { std?: number; generator?: Generator | null; size?: number | readonly number[]; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (mean: Tensor, options: { std?: number; generator?: Generator | null; size?: number | readonly number[]; out: Tensor }): Tensor
  (mean: number, std: number, size: number | readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (mean: number, std: number, size: number | readonly number[], options: { generator?: Generator | null; out: Tensor }): Tensor
  (mean: Tensor, std: number, options?: { generator?: Generator | null; out?: Tensor }): Tensor
} = operator('normal')

/**
 * x ≠ other, of each element
 * - `not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `not_equal.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.not_equal.html}
 */
export const notEqual: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('not_equal')

/**
 * a tensor of ones
 * - `ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ones.html}
 */
export const ones: {
  (size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], options: { out: Tensor }): Tensor
  (...size: number[]): Tensor
} = operator('ones')

/**
 * a tensor of ones
 * - `ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ones_like.html}
 */
export const onesLike: {
  (self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = operator('ones_like')

/**
 * the first columns of a product of Householder reflections
 * - `orgqr(Tensor self, Tensor input2) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.orgqr.html}
 */
export const orgqr: (self: Tensor, input2: Tensor, options?: { out?: Tensor }) => Tensor = operator('orgqr')

/**
 * a product with the Q of a QR decomposition that geqrf gave
 * - `ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ormqr.html}
 */
export const ormqr: {
  (self: Tensor, input2: Tensor, input3: Tensor, options?: { left?: boolean; transpose?: boolean; out?: Tensor }): Tensor
  (self: Tensor, input2: Tensor, input3: Tensor, left: boolean, transpose?: boolean, options?: { out?: Tensor }): Tensor
} = operator('ormqr')

/**
 * x_i · vec2_j
 * - `outer(Tensor self, Tensor vec2) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.outer.html}
 */
export const outer: (self: Tensor, vec2: Tensor, options?: { out?: Tensor }) => Tensor = operator('outer')

/**
 * a view with the dimensions in another order
 * - `permute(Tensor(a) self, int[] dims) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.permute.html}
 */
export const permute: {
  (self: Tensor, dims: number | readonly number[]): Tensor
  (self: Tensor, ...dims: number[]): Tensor
} = operator('permute')

/**
 * the Moore-Penrose inverse
 * - `pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pinverse.html}
 */
export const pinverse: {
  (self: Tensor, options?: { rcond?: number }): Tensor
  (self: Tensor, rcond: number): Tensor
} = operator('pinverse')

/**
 * draws from the Poisson distribution with rates x
 * - `poisson(Tensor self, Generator? generator=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.poisson.html}
 */
export const poisson: {
  (self: Tensor, options?: { generator?: Generator | null; out?: Tensor }): Tensor
  (self: Tensor, generator: Generator | null, options?: { out?: Tensor }): Tensor
} = operator('poisson')

/**
 * abs·(cos angle + i·sin angle)
 * - `polar(Tensor abs, Tensor angle) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.polar.html}
 */
export const polar: (abs: Tensor, angle: Tensor, options?: { out?: Tensor }) => Tensor = operator('polar')

/**
 * the n-th derivative of digamma
 * - `polygamma(int n, Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.polygamma.html}
 */
export const polygamma: (n: number, self: Tensor, options?: { out?: Tensor }) => Tensor = operator('polygamma')

/**
 * x
 * - `positive(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.positive.html}
 */
export const positive: (self: Tensor) => Tensor = operator('positive')

/**
 * x^exponent
 * - `pow.Scalar(Scalar self, Tensor exponent) -> Tensor`
 * - `pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
 * - `pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.pow.html}
 */
export const pow: (self: Scalar | Tensor, exponent: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('pow')

/**
 * the product, over all or along a dimension
 * - `prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * - `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.prod.html}
 */
export const prod: {
  (self: Tensor, options?: { dtype?: DType | null; dim?: number; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, dim: number, keepdim: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('prod')

/**
 * the dtype that both are promoted to
 * - `promote_types(ScalarType type1, ScalarType type2) -> ScalarType`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.promote_types.html}
 */
export const promoteTypes: (type1: DType, type2: DType) => DType = operator('promote_types')

/**
 * Q, R with A = Q·R
 * - `qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.qr.html}
 */
export const qr: {
  (self: Tensor, options?: { some?: boolean; out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
  (self: Tensor, some: boolean, options?: { out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
} = operator('qr')

/**
 * what a share q of the values lies below, interpolated
 * - `quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * - `quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantile.html}
 */
export const quantile: {
  (self: Tensor, q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Tensor }): Tensor
  (self: Tensor, q: Tensor | number, dim: number | null, keepdim?: boolean, options?: { interpolation?: string; out?: Tensor }): Tensor
} = operator('quantile')

/**
 * round(x/scale) + zeroPoint, of each channel, as integers
 * - `quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_channel.html}
 */
export const quantizePerChannel: (self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: number, dtype: DType, options?: { out?: Tensor }) => Tensor = operator('quantize_per_channel')

/**
 * round(x/scale) + zeroPoint, as integers
 * - `quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor`
 * - `quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor`
 * - `quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_tensor.html}
 */
export const quantizePerTensor: {
  (self: Tensor, scale: number | Tensor, zeroPoint: number | Tensor, dtype: DType, options?: { out?: Tensor }): Tensor
  (tensors: readonly Tensor[], scales: Tensor, zeroPoints: Tensor, dtype: DType, options?: { out?: Tensor }): Tensor[]
} = operator('quantize_per_tensor')

/**
 * quantized batch norm
 * - `quantized_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor var, float eps, float output_scale, int output_zero_point) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantized_batch_norm.html}
 */
export const quantizedBatchNorm: (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, variance: Tensor, eps: number, outputScale: number, outputZeroPoint: number, options?: { out?: Tensor }) => Tensor = operator('quantized_batch_norm')

/**
 * quantized max pool1d
 * - `quantized_max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantized_max_pool1d.html}
 */
export const quantizedMaxPool1d: {
  (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  (self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean, options?: { out?: Tensor }): Tensor
} = operator('quantized_max_pool1d')

/**
 * quantized max pool2d
 * - `quantized_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.quantized_max_pool2d.html}
 */
export const quantizedMaxPool2d: {
  (self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean; out?: Tensor }): Tensor
  (self: Tensor, kernelSize: number | readonly number[], stride: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], ceilMode?: boolean, options?: { out?: Tensor }): Tensor
} = operator('quantized_max_pool2d')

/**
 * x·180/π
 * - `rad2deg(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rad2deg.html}
 */
export const rad2deg: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('rad2deg')

/**
 * draws from [0, 1)
 * - `rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rand.html}
 */
export const rand: {
  (size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (size: number | readonly number[], options: { generator?: Generator | null; out: Tensor }): Tensor
  (...size: number[]): Tensor
} = operator('rand')

/**
 * draws from [0, 1)
 * - `rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * - `rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rand_like.html}
 */
export const randLike: {
  (self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (self: Tensor, options: { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = operator('rand_like')

/**
 * integers from [low, high)
 * - `randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randint.html}
 */
export const randint: {
  (high: number, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (high: number, size: number | readonly number[], options: { generator?: Generator | null; out: Tensor }): Tensor
  (low: number, high: number, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (low: number, high: number, size: number | readonly number[], options: { generator?: Generator | null; out: Tensor }): Tensor
} = operator('randint')

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
export const randintLike: {
  (self: Tensor, high: number | Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (self: Tensor, high: number | Tensor, options: { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, low: number, high: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (self: Tensor, low: number, high: number, options: { memoryFormat?: MemoryFormat | null; generator?: Generator | null; out: Tensor }): Tensor
} = operator('randint_like')

/**
 * draws from the normal distribution of mean 0 and variance 1
 * - `randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randn.html}
 */
export const randn: {
  (size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (size: number | readonly number[], options: { generator?: Generator | null; out: Tensor }): Tensor
  (...size: number[]): Tensor
} = operator('randn')

/**
 * draws from the normal distribution of mean 0 and variance 1
 * - `randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * - `randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randn_like.html}
 */
export const randnLike: {
  (self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (self: Tensor, options: { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = operator('randn_like')

/**
 * 0 … n − 1 in random order
 * - `randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * - `randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.randperm.html}
 */
export const randperm: {
  (n: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; generator?: Generator | null }): Tensor
  (n: number, options: { generator?: Generator | null; out: Tensor }): Tensor
} = operator('randperm')

/**
 * one dimension, a view where it can be
 * - `ravel(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.ravel.html}
 */
export const ravel: (self: Tensor) => Tensor = operator('ravel')

/**
 * the real part, as a view
 * - `real(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.real.html}
 */
export const real: (self: Tensor) => Tensor = operator('real')

/**
 * 1/x
 * - `reciprocal(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.reciprocal.html}
 */
export const reciprocal: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('reciprocal')

/**
 * the remainder of x / other, with the sign of other
 * - `remainder.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * - `remainder.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.remainder.html}
 */
export const remainder: (self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('remainder')

/**
 * slices along a dimension scaled down to at most this p-norm
 * - `renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.renorm.html}
 */
export const renorm: (self: Tensor, p: Scalar, dim: number, maxnorm: Scalar, options?: { out?: Tensor }) => Tensor = operator('renorm')

/**
 * each element, as many times
 * - `repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor`
 * - `repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
 * - `repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.repeat_interleave.html}
 */
export const repeatInterleave: {
  (repeats: Tensor, options?: { outputSize?: number | null; out?: Tensor }): Tensor
  (self: Tensor, repeats: Tensor | number, options?: { dim?: number | null; outputSize?: number | null }): Tensor
  (self: Tensor, repeats: Tensor | number, dim: number | null, options?: { outputSize?: number | null }): Tensor
} = operator('repeat_interleave')

/**
 * another shape with the same elements in row-major order; −1 for one that follows
 * - `reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.reshape.html}
 */
export const reshape: {
  (self: Tensor, shape: number | readonly number[]): Tensor
  (self: Tensor, ...shape: number[]): Tensor
} = operator('reshape')

/**
 * with a pending conjugation done
 * - `resolve_conj(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.resolve_conj.html}
 */
export const resolveConj: (self: Tensor) => Tensor = operator('resolve_conj')

/**
 * with a pending negation done
 * - `resolve_neg(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.resolve_neg.html}
 */
export const resolveNeg: (self: Tensor) => Tensor = operator('resolve_neg')

/**
 * the dtype of the result of arithmetic with both
 * - `result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType`
 * - `result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType`
 * - `result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType`
 * - `result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.result_type.html}
 */
export const resultType: {
  (tensor: Tensor, other: Scalar | Tensor): DType
  (scalar1: Scalar, scalar2: Scalar): DType
  (scalar: Scalar, tensor: Tensor): DType
} = operator('result_type')

/**
 * elements moved along dimensions, round at the ends
 * - `roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.roll.html}
 */
export const roll: {
  (self: Tensor, shifts: number | readonly number[], options?: { dims?: number | readonly number[]; out?: Tensor }): Tensor
  (self: Tensor, shifts: number | readonly number[], dims: number | readonly number[], options?: { out?: Tensor }): Tensor
} = operator('roll')

/**
 * turned by k quarter turns in the plane of two dimensions
 * - `rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rot90.html}
 */
export const rot90: {
  (self: Tensor, options?: { k?: number; dims?: number | readonly number[]; out?: Tensor }): Tensor
  (self: Tensor, k: number, dims?: number | readonly number[], options?: { out?: Tensor }): Tensor
} = operator('rot90')

/**
 * the nearest integer, halves to even; or to as many decimals
 * - `round(Tensor self) -> Tensor`
 * - `round.decimals(Tensor self, *, int decimals) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.round.html}
 */
export const round: (self: Tensor, options?: { decimals?: number; out?: Tensor }) => Tensor = operator('round')

/**
 * tensors one below the other
 * - `row_stack(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.row_stack.html}
 */
export const rowStack: (tensors: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('row_stack')

/**
 * 1/√x
 * - `rsqrt(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.rsqrt.html}
 */
export const rsqrt: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('rsqrt')

/**
 * values put at an index along a dimension: out[index[i][j]][j] = src[i][j] for dim 0
 * - `scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
 * - `scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
 * - `scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
 * - `scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter.html}
 */
export const scatter: {
  (self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { reduce?: string; out?: Tensor }): Tensor
  (self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { reduce?: string; out?: Tensor }): Tensor
} = operator('scatter')

/**
 * as scatter, added to what is there
 * - `scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter_add.html}
 */
export const scatterAdd: (self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { out?: Tensor }) => Tensor = operator('scatter_add')

/**
 * as scatter, combined by 'sum', 'prod', 'mean', 'amax' or 'amin'
 * - `scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.scatter_reduce.html}
 */
export const scatterReduce: (self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean; out?: Tensor }) => Tensor = operator('scatter_reduce')

/**
 * where in a sorted sequence each value would go
 * - `searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
 * - `searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.searchsorted.html}
 */
export const searchsorted: (sortedSequence: Tensor, self: Scalar | Tensor, options?: { outInt32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Tensor }) => Tensor = operator('searchsorted')

/**
 * a view of one slice, with one dimension less
 * - `select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select.html}
 */
export const select: (self: Tensor, dim: number, index: number) => Tensor = operator('select')

/**
 * a copy in which one slice is src
 * - `select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.select_scatter.html}
 */
export const selectScatter: (self: Tensor, src: Tensor, dim: number, index: number, options?: { out?: Tensor }) => Tensor = operator('select_scatter')

/**
 * x/|x|, 0 at 0; of real numbers the sign
 * - `sgn(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sgn.html}
 */
export const sgn: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('sgn')

/**
 * 1/(1 + e^(−x))
 * - `sigmoid(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html}
 */
export const sigmoid: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('sigmoid')

/**
 * −1, 0 or 1
 * - `sign(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sign.html}
 */
export const sign: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('sign')

/**
 * whether the sign bit is set, of −0 too
 * - `signbit(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.signbit.html}
 */
export const signbit: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('signbit')

/**
 * sin x, of radians
 * - `sin(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sin.html}
 */
export const sin: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('sin')

/**
 * sin(πx)/(πx), 1 at 0
 * - `sinc(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sinc.html}
 */
export const sinc: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('sinc')

/**
 * (e^x − e^(−x))/2
 * - `sinh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sinh.html}
 */
export const sinh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('sinh')

/**
 * a copy in which such a slice is src
 * - `slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slice_scatter.html}
 */
export const sliceScatter: {
  (self: Tensor, src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number; out?: Tensor }): Tensor
  (self: Tensor, src: Tensor, dim: number, start?: number | null, end?: number | null, step?: number, options?: { out?: Tensor }): Tensor
} = operator('slice_scatter')

/**
 * the sign of the determinant, and log of its absolute value
 * - `slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.slogdet.html}
 */
export const slogdet: (self: Tensor, options?: { out?: readonly [Tensor, Tensor] }) => { sign: Tensor; logabsdet: Tensor } = operator('slogdet')

/**
 * e^x / Σ e^x, along a dimension
 * - `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.softmax.html}
 */
export const softmax: {
  (self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, dim: number, dtype: DType | null, options?: { out?: Tensor }): Tensor
} = operator('softmax')

/**
 * sorted along a dimension, and where each was
 * - `sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
 * - `sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sort.html}
 */
export const sort: {
  (self: Tensor, options?: { dim?: number; descending?: boolean; stable?: boolean | null; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, dim: number, descending?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('sort')

/**
 * a sparse matrix of blocks, by compressed columns
 * - `sparse_bsc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * - `sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_bsc_tensor.html}
 */
export const sparseBscTensor: {
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('sparse_bsc_tensor')

/**
 * a sparse matrix of blocks, by compressed rows
 * - `sparse_bsr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * - `sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_bsr_tensor.html}
 */
export const sparseBsrTensor: {
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('sparse_bsr_tensor')

/**
 * a sparse tensor of values and where they are
 * - `sparse_coo_tensor.indices(Tensor indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
 * - `sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
 * - `sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_coo_tensor.html}
 */
export const sparseCooTensor: {
  (indices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  (indices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], options: { out: Tensor }): Tensor
  (...size: number[]): Tensor
} = operator('sparse_coo_tensor')

/**
 * a sparse matrix by compressed columns
 * - `sparse_csc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * - `sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_csc_tensor.html}
 */
export const sparseCscTensor: {
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('sparse_csc_tensor')

/**
 * a sparse matrix by compressed rows
 * - `sparse_csr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * - `sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sparse_csr_tensor.html}
 */
export const sparseCsrTensor: {
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean; size?: number | readonly number[] }): Tensor
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('sparse_csr_tensor')

/**
 * parts of this size (or these sizes) along a dimension, as views
 * - `split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]`
 * - `split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.split.html}
 */
export const split: {
  (self: Tensor, splitSize: number | readonly number[], options?: { dim?: number }): Tensor[]
  (self: Tensor, splitSize: number | readonly number[], dim: number): Tensor[]
  (self: Tensor, ...splitSize: number[]): Tensor[]
} = operator('split')

/**
 * √x
 * - `sqrt(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sqrt.html}
 */
export const sqrt: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('sqrt')

/**
 * x²
 * - `square(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.square.html}
 */
export const square: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('square')

/**
 * a view without dimensions of size 1
 * - `squeeze(Tensor(a) self) -> Tensor(a)`
 * - `squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)`
 * - `squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.squeeze.html}
 */
export const squeeze: {
  (self: Tensor, options?: { dim?: number | readonly number[] }): Tensor
  (self: Tensor, dim: number | readonly number[]): Tensor
  (self: Tensor, ...dim: number[]): Tensor
} = operator('squeeze')

/**
 * tensors of one shape along a new dimension
 * - `stack(Tensor[] tensors, int dim=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.stack.html}
 */
export const stack: {
  (tensors: readonly Tensor[], options?: { dim?: number; out?: Tensor }): Tensor
  (tensors: readonly Tensor[], dim: number, options?: { out?: Tensor }): Tensor
} = operator('stack')

/**
 * √var, over all or along dimensions
 * - `std(Tensor self, bool unbiased=True) -> Tensor`
 * - `std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
 * - `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.std.html}
 */
export const std: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, unbiased: boolean, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Tensor }): Tensor
} = operator('std')

/**
 * the standard deviation and the mean, together
 * - `std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
 * - `std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
 * - `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.std_mean.html}
 */
export const stdMean: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, unbiased: boolean): [Tensor, Tensor]
  (self: Tensor, dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): [Tensor, Tensor]
} = operator('std_mean')

/**
 * Fourier transforms of overlapping windows of a signal
 * - `stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
 * - `stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.stft.html}
 */
export const stft: {
  (self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; normalized?: boolean; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null; center?: boolean; padMode?: string }): Tensor
  (self: Tensor, nFft: number, hopLength: number | null, winLength?: number | null, window?: Tensor | null, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
  (self: Tensor, nFft: number, hopLength: number | null, winLength?: number | null, window?: Tensor | null, center?: boolean, padMode?: string, normalized?: boolean, onesided?: boolean | null, returnComplex?: boolean | null, alignToWindow?: boolean | null): Tensor
} = operator('stft')

/**
 * x − alpha·other, broadcast
 * - `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * - `sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sub.html}
 */
export const sub: (self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }) => Tensor = operator('sub')

/**
 * x − alpha·other, broadcast
 * - `subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * - `subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.subtract.html}
 */
export const subtract: (self: Tensor, other: Scalar | Tensor, options?: { alpha?: Scalar; out?: Tensor }) => Tensor = operator('subtract')

/**
 * Σ x, over all or along dimensions
 * - `sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * - `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.sum.html}
 */
export const sum: {
  (self: Tensor, options?: { dtype?: DType | null; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, keepdim: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('sum')

/**
 * U, S, V with A = U·diag(S)·Vᴴ; superseded by linalg.svd
 * - `svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.svd.html}
 */
export const svd: {
  (self: Tensor, options?: { some?: boolean; computeUv?: boolean; out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; V: Tensor }
  (self: Tensor, some: boolean, computeUv?: boolean, options?: { out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; V: Tensor }
} = operator('svd')

/**
 * a view with two dimensions swapped
 * - `swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.swapaxes.html}
 */
export const swapaxes: (self: Tensor, axis0: number, axis1: number) => Tensor = operator('swapaxes')

/**
 * a view with two dimensions swapped
 * - `swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.swapdims.html}
 */
export const swapdims: (self: Tensor, dim0: number, dim1: number) => Tensor = operator('swapdims')

/**
 * a matrix transposed, as a view
 * - `t(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.t.html}
 */
export const t: (self: Tensor) => Tensor = operator('t')

/**
 * elements at positions of the flattened tensor
 * - `take(Tensor self, Tensor index) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.take.html}
 */
export const take: (self: Tensor, index: Tensor, options?: { out?: Tensor }) => Tensor = operator('take')

/**
 * values at an index along a dimension, broadcast over the others
 * - `take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.take_along_dim.html}
 */
export const takeAlongDim: {
  (self: Tensor, indices: Tensor, options?: { dim?: number | null; out?: Tensor }): Tensor
  (self: Tensor, indices: Tensor, dim: number | null, options?: { out?: Tensor }): Tensor
} = operator('take_along_dim')

/**
 * tan x, of radians
 * - `tan(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tan.html}
 */
export const tan: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('tan')

/**
 * (e^x − e^(−x))/(e^x + e^(−x))
 * - `tanh(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tanh.html}
 */
export const tanh: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('tanh')

/**
 * parts before, between and after indices, or as many nearly equal ones
 * - `tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]`
 * - `tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]`
 * - `tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tensor_split.html}
 */
export const tensorSplit: {
  (self: Tensor, indices: number | readonly number[], options?: { dim?: number }): Tensor[]
  (self: Tensor, sections: number, options?: { dim?: number }): Tensor[]
  (self: Tensor, tensorIndicesOrSections: Tensor, options?: { dim?: number }): Tensor[]
  (self: Tensor, indices: number | readonly number[], dim: number): Tensor[]
  (self: Tensor, sections: number, dim: number): Tensor[]
  (self: Tensor, tensorIndicesOrSections: Tensor, dim: number): Tensor[]
  (self: Tensor, ...indices: number[]): Tensor[]
} = operator('tensor_split')

/**
 * sums of products over several dimensions of both
 * - `tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tensordot.html}
 */
export const tensordot: (self: Tensor, other: Tensor, dimsSelf: number | readonly number[], dimsOther: number | readonly number[], options?: { out?: Tensor }) => Tensor = operator('tensordot')

/**
 * the whole tensor repeated, as by numpy's tile
 * - `tile(Tensor self, SymInt[] dims) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tile.html}
 */
export const tile: {
  (self: Tensor, dims: number | readonly number[]): Tensor
  (self: Tensor, ...dims: number[]): Tensor
} = operator('tile')

/**
 * the k largest (or smallest) along a dimension, and where they are
 * - `topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.topk.html}
 */
export const topk: {
  (self: Tensor, k: number, options?: { dim?: number; largest?: boolean; sorted?: boolean; out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
  (self: Tensor, k: number, dim: number, largest?: boolean, sorted?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { values: Tensor; indices: Tensor }
} = operator('topk')

/**
 * the sum of the diagonal
 * - `trace(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trace.html}
 */
export const trace: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('trace')

/**
 * a view with two dimensions swapped
 * - `transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.transpose.html}
 */
export const transpose: (self: Tensor, dim0: number, dim1: number) => Tensor = operator('transpose')

/**
 * the integral by the trapezoid rule
 * - `trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
 * - `trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trapezoid.html}
 */
export const trapezoid: {
  (y: Tensor, options?: { dx?: Scalar; dim?: number }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
} = operator('trapezoid')

/**
 * the integral by the trapezoid rule
 * - `trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor`
 * - `trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trapz.html}
 */
export const trapz: {
  (y: Tensor, options?: { dx?: number; dim?: number }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
} = operator('trapz')

/**
 * X with A·X = B, of triangular A; superseded by linalg.solveTriangular
 * - `triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triangular_solve.html}
 */
export const triangularSolve: {
  (self: Tensor, A: Tensor, options?: { upper?: boolean; transpose?: boolean; unitriangular?: boolean; out?: readonly [Tensor, Tensor] }): { solution: Tensor; clonedCoefficient: Tensor }
  (self: Tensor, A: Tensor, upper: boolean, transpose?: boolean, unitriangular?: boolean, options?: { out?: readonly [Tensor, Tensor] }): { solution: Tensor; clonedCoefficient: Tensor }
} = operator('triangular_solve')

/**
 * the lower triangle, zeros above
 * - `tril(Tensor self, SymInt diagonal=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tril.html}
 */
export const tril: {
  (self: Tensor, options?: { diagonal?: number; out?: Tensor }): Tensor
  (self: Tensor, diagonal: number, options?: { out?: Tensor }): Tensor
} = operator('tril')

/**
 * where the elements of a lower triangle are
 * - `tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.tril_indices.html}
 */
export const trilIndices: {
  (row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (row: number, col: number, options: { offset?: number; out: Tensor }): Tensor
  (row: number, col: number, offset: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('tril_indices')

/**
 * the upper triangle, zeros below
 * - `triu(Tensor self, SymInt diagonal=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triu.html}
 */
export const triu: {
  (self: Tensor, options?: { diagonal?: number; out?: Tensor }): Tensor
  (self: Tensor, diagonal: number, options?: { out?: Tensor }): Tensor
} = operator('triu')

/**
 * where the elements of an upper triangle are
 * - `triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.triu_indices.html}
 */
export const triuIndices: {
  (row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (row: number, col: number, options: { offset?: number; out: Tensor }): Tensor
  (row: number, col: number, offset: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('triu_indices')

/**
 * x / other; rounded down with 'floor', towards zero with 'trunc'
 * - `true_divide.Scalar(Tensor self, Scalar other) -> Tensor`
 * - `true_divide.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.true_divide.html}
 */
export const trueDivide: (self: Tensor, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('true_divide')

/**
 * x without its fraction
 * - `trunc(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.trunc.html}
 */
export const trunc: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('trunc')

/**
 * all slices along a dimension, as views
 * - `unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unbind.html}
 */
export const unbind: {
  (self: Tensor, options?: { dim?: number }): Tensor[]
  (self: Tensor, dim: number): Tensor[]
} = operator('unbind')

/**
 * several dimensions in place of one
 * - `unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unflatten.html}
 */
export const unflatten: (self: Tensor, dim: number, sizes: number | readonly number[]) => Tensor = operator('unflatten')

/**
 * runs of equal elements as one each, with their lengths and where each element went
 * - `unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unique_consecutive.html}
 */
export const uniqueConsecutive: {
  (self: Tensor, options?: { returnInverse?: boolean; returnCounts?: boolean; dim?: number | null }): [Tensor, Tensor, Tensor]
  (self: Tensor, returnInverse: boolean, returnCounts?: boolean, dim?: number | null): [Tensor, Tensor, Tensor]
} = operator('unique_consecutive')

/**
 * a view with a new dimension of size 1
 * - `unsqueeze(Tensor(a) self, int dim) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html}
 */
export const unsqueeze: (self: Tensor, dim: number) => Tensor = operator('unsqueeze')

/**
 * the matrix of powers 1, x, …, x^(N−1)
 * - `vander(Tensor x, int? N=None, bool increasing=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vander.html}
 */
export const vander: {
  (x: Tensor, options?: { N?: number | null; increasing?: boolean }): Tensor
  (x: Tensor, N: number | null, increasing?: boolean): Tensor
} = operator('vander')

/**
 * Σ (x − mean)²/(n − correction), over all or along dimensions
 * - `var(Tensor self, bool unbiased=True) -> Tensor`
 * - `var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
 * - `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.var.html}
 */
export const variance: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, unbiased: boolean, options?: { out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Tensor }): Tensor
} = operator('var')
export { variance as var }

/**
 * the variance and the mean, together
 * - `var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
 * - `var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
 * - `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.var_mean.html}
 */
export const varMean: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, options?: { unbiased?: boolean; dim?: number | readonly number[] | null; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, unbiased: boolean): [Tensor, Tensor]
  (self: Tensor, dim: number | readonly number[] | null, options?: { correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): [Tensor, Tensor]
} = operator('var_mean')

/**
 * Σ conj(x)·other, of two vectors
 * - `vdot(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vdot.html}
 */
export const vdot: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('vdot')

/**
 * pairs of numbers in the last dimension as complex numbers
 * - `view_as_complex(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_complex.html}
 */
export const viewAsComplex: (self: Tensor) => Tensor = operator('view_as_complex')

/**
 * complex numbers as pairs in a new last dimension
 * - `view_as_real(Tensor(a) self) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.view_as_real.html}
 */
export const viewAsReal: (self: Tensor) => Tensor = operator('view_as_real')

/**
 * parts one below the other, along the first dimension
 * - `vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * - `vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vsplit.html}
 */
export const vsplit: {
  (self: Tensor, indices: number | readonly number[]): Tensor[]
  (self: Tensor, sections: number): Tensor[]
  (self: Tensor, ...indices: number[]): Tensor[]
} = operator('vsplit')

/**
 * tensors one below the other
 * - `vstack(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.vstack.html}
 */
export const vstack: (tensors: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('vstack')

/**
 * x where the condition is true, else other
 * - `where(Tensor condition) -> Tensor[]`
 * - `where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor`
 * - `where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor`
 * - `where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor`
 * - `where.self(Tensor condition, Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.where.html}
 */
export const where: {
  (condition: Tensor): Tensor[]
  (condition: Tensor, self: Scalar | Tensor, other: Scalar | Tensor, options?: { out?: Tensor }): Tensor
} = operator('where')

/**
 * x·ln other, 0 where x = 0
 * - `xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
 * - `xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor`
 * - `xlogy.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.xlogy.html}
 */
export const xlogy: (self: Tensor | Scalar, other: Scalar | Tensor, options?: { out?: Tensor }) => Tensor = operator('xlogy')

/**
 * a tensor of zeros
 * - `zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.zeros.html}
 */
export const zeros: {
  (size: number | readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (size: number | readonly number[], options: { out: Tensor }): Tensor
  (...size: number[]): Tensor
} = operator('zeros')

/**
 * a tensor of zeros
 * - `zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.zeros_like.html}
 */
export const zerosLike: {
  (self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = operator('zeros_like')
