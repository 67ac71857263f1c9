// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run `npm run generate`.
import type { DType, Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import { operator } from './install.js'

/**
 * L with A = L·Lᴴ, of positive definite A
 * - `linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cholesky.html}
 */
export const cholesky: (self: Tensor, options?: { upper?: boolean; out?: Tensor }) => Tensor = operator('linalg_cholesky', 'linalg.cholesky')

/**
 * as linalg.cholesky, with a code for failure in place of an error
 * - `linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cholesky_ex.html}
 */
export const choleskyEx: (self: Tensor, options?: { upper?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor] }) => { L: Tensor; info: Tensor } = operator('linalg_cholesky_ex', 'linalg.choleskyEx')

/**
 * the condition number ‖A‖·‖A⁻¹‖
 * - `linalg_cond(Tensor self, Scalar? p=None) -> Tensor`
 * - `linalg_cond.p_str(Tensor self, str p) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cond.html}
 */
export const cond: {
  (self: Tensor, options?: { p?: Scalar | string | null; out?: Tensor }): Tensor
  (self: Tensor, p: string, options?: { out?: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, options?: { out?: Tensor }): Tensor
} = operator('linalg_cond', 'linalg.cond')

/**
 * the cross product of vectors of three
 * - `linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.cross.html}
 */
export const cross: (self: Tensor, other: Tensor, options?: { dim?: number; out?: Tensor }) => Tensor = operator('linalg_cross', 'linalg.cross')

/**
 * the determinant
 * - `linalg_det(Tensor A) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.det.html}
 */
export const det: (A: Tensor, options?: { out?: Tensor }) => Tensor = operator('linalg_det', 'linalg.det')

/**
 * a view of a matrix's diagonal
 * - `linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.diagonal.html}
 */
export const diagonal: (A: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }) => Tensor = operator('linalg_diagonal', 'linalg.diagonal')

/**
 * eigenvalues and eigenvectors, complex
 * - `linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eig.html}
 */
export const eig: (self: Tensor, options?: { out?: readonly [Tensor, Tensor] }) => { eigenvalues: Tensor; eigenvectors: Tensor } = operator('linalg_eig', 'linalg.eig')

/**
 * eigenvalues, ascending, and eigenvectors of a Hermitian matrix
 * - `linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigh.html}
 */
export const eigh: {
  (self: Tensor, options?: { UPLO?: string; out?: readonly [Tensor, Tensor] }): { eigenvalues: Tensor; eigenvectors: Tensor }
  (self: Tensor, UPLO: string, options?: { out?: readonly [Tensor, Tensor] }): { eigenvalues: Tensor; eigenvectors: Tensor }
} = operator('linalg_eigh', 'linalg.eigh')

/**
 * eigenvalues, complex
 * - `linalg_eigvals(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigvals.html}
 */
export const eigvals: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('linalg_eigvals', 'linalg.eigvals')

/**
 * eigenvalues of a Hermitian matrix, ascending
 * - `linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigvalsh.html}
 */
export const eigvalsh: {
  (self: Tensor, options?: { UPLO?: string; out?: Tensor }): Tensor
  (self: Tensor, UPLO: string, options?: { out?: Tensor }): Tensor
} = operator('linalg_eigvalsh', 'linalg.eigvalsh')

/**
 * the first columns of a product of Householder reflections
 * - `linalg_householder_product(Tensor input, Tensor tau) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.householder_product.html}
 */
export const householderProduct: (input: Tensor, tau: Tensor, options?: { out?: Tensor }) => Tensor = operator('linalg_householder_product', 'linalg.householderProduct')

/**
 * A⁻¹
 * - `linalg_inv(Tensor A) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv.html}
 */
export const inv: (A: Tensor, options?: { out?: Tensor }) => Tensor = operator('linalg_inv', 'linalg.inv')

/**
 * as linalg.inv, with a code for failure in place of an error
 * - `linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv_ex.html}
 */
export const invEx: (A: Tensor, options?: { checkErrors?: boolean; out?: readonly [Tensor, Tensor] }) => { inverse: Tensor; info: Tensor } = operator('linalg_inv_ex', 'linalg.invEx')

/**
 * the compact LDL factorization of a Hermitian matrix, and its pivots
 * - `linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.ldl_factor.html}
 */
export const ldlFactor: (self: Tensor, options?: { hermitian?: boolean; out?: readonly [Tensor, Tensor] }) => { LD: Tensor; pivots: Tensor } = operator('linalg_ldl_factor', 'linalg.ldlFactor')

/**
 * as linalg.ldlFactor, with a code for failure in place of an error
 * - `linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.ldl_factor_ex.html}
 */
export const ldlFactorEx: (self: Tensor, options?: { hermitian?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor, Tensor] }) => { LD: Tensor; pivots: Tensor; info: Tensor } = operator('linalg_ldl_factor_ex', 'linalg.ldlFactorEx')

/**
 * X with A·X = B, from A's LDL factorization
 * - `linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.ldl_solve.html}
 */
export const ldlSolve: (LD: Tensor, pivots: Tensor, B: Tensor, options?: { hermitian?: boolean; out?: Tensor }) => Tensor = operator('linalg_ldl_solve', 'linalg.ldlSolve')

/**
 * X that makes ‖A·X − B‖ least
 * - `linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lstsq.html}
 */
export const lstsq: {
  (self: Tensor, b: Tensor, options?: { rcond?: number | null; driver?: string | null; out?: readonly [Tensor, Tensor, Tensor, Tensor] }): { solution: Tensor; residuals: Tensor; rank: Tensor; singularValues: Tensor }
  (self: Tensor, b: Tensor, rcond: number | null, options?: { driver?: string | null; out?: readonly [Tensor, Tensor, Tensor, Tensor] }): { solution: Tensor; residuals: Tensor; rank: Tensor; singularValues: Tensor }
} = operator('linalg_lstsq', 'linalg.lstsq')

/**
 * P, L, U with A = P·L·U
 * - `linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu.html}
 */
export const lu: (A: Tensor, options?: { pivot?: boolean; out?: readonly [Tensor, Tensor, Tensor] }) => { P: Tensor; L: Tensor; U: Tensor } = operator('linalg_lu', 'linalg.lu')

/**
 * the compact LU factorization, and its pivots
 * - `linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_factor.html}
 */
export const luFactor: (A: Tensor, options?: { pivot?: boolean; out?: readonly [Tensor, Tensor] }) => { LU: Tensor; pivots: Tensor } = operator('linalg_lu_factor', 'linalg.luFactor')

/**
 * as linalg.luFactor, with a code for failure in place of an error
 * - `linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_factor_ex.html}
 */
export const luFactorEx: (A: Tensor, options?: { pivot?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor, Tensor] }) => { LU: Tensor; pivots: Tensor; info: Tensor } = operator('linalg_lu_factor_ex', 'linalg.luFactorEx')

/**
 * X with A·X = B, from A's LU factorization
 * - `linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_solve.html}
 */
export const luSolve: (LU: Tensor, pivots: Tensor, B: Tensor, options?: { left?: boolean; adjoint?: boolean; out?: Tensor }) => Tensor = operator('linalg_lu_solve', 'linalg.luSolve')

/**
 * the matrix product, batched over leading dimensions; of vectors the dot product
 * - `linalg_matmul(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matmul.html}
 */
export const matmul: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('linalg_matmul', 'linalg.matmul')

/**
 * Σ Aᵏ/k!
 * - `linalg_matrix_exp(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_exp.html}
 */
export const matrixExp: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('linalg_matrix_exp', 'linalg.matrixExp')

/**
 * a norm of matrices: 'fro', 'nuc', ±1, ±2, ±∞
 * - `linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * - `linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_norm.html}
 */
export const matrixNorm: {
  (self: Tensor, ord: Scalar, options?: { dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, options?: { ord?: string | Scalar; dim?: number | readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, ord: Scalar | string, dim: number | readonly number[], keepdim?: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('linalg_matrix_norm', 'linalg.matrixNorm')

/**
 * Aⁿ; of A⁻¹ for n < 0
 * - `linalg_matrix_power(Tensor self, int n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_power.html}
 */
export const matrixPower: (self: Tensor, n: number, options?: { out?: Tensor }) => Tensor = operator('linalg_matrix_power', 'linalg.matrixPower')

/**
 * how many singular values lie above the tolerance
 * - `linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor`
 * - `linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
 * - `linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
 * - `linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_rank.html}
 */
export const matrixRank: {
  (self: Tensor, tol: number, options?: { hermitian?: boolean; out?: Tensor }): Tensor
  (self: Tensor, options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean; out?: Tensor }): Tensor
  (self: Tensor, options?: { tol?: number; hermitian?: boolean; out?: Tensor }): Tensor
  (input: Tensor, options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean; out?: Tensor }): Tensor
  (input: Tensor, tol: Tensor, options?: { hermitian?: boolean; out?: Tensor }): Tensor
  (self: Tensor, tol: number, hermitian: boolean, options?: { out?: Tensor }): Tensor
  (input: Tensor, tol: Tensor, hermitian: boolean, options?: { out?: Tensor }): Tensor
} = operator('linalg_matrix_rank', 'linalg.matrixRank')

/**
 * the product of several matrices, in the cheapest order
 * - `linalg_multi_dot(Tensor[] tensors) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.multi_dot.html}
 */
export const multiDot: (tensors: readonly Tensor[], options?: { out?: Tensor }) => Tensor = operator('linalg_multi_dot', 'linalg.multiDot')

/**
 * a norm of vectors or matrices, along dimensions or of all
 * - `linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * - `linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.norm.html}
 */
export const norm: {
  (self: Tensor, options?: { ord?: Scalar | string | null; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, ord: string, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, ord: Scalar | string | null, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('linalg_norm', 'linalg.norm')

/**
 * the Moore-Penrose inverse
 * - `linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor`
 * - `linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
 * - `linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
 * - `linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.pinv.html}
 */
export const pinv: {
  (self: Tensor, rcond: number | Tensor, options?: { hermitian?: boolean; out?: Tensor }): Tensor
  (self: Tensor, options?: { atol?: number | Tensor | null; rtol?: number | Tensor | null; hermitian?: boolean; out?: Tensor }): Tensor
  (self: Tensor, options?: { rcond?: number; hermitian?: boolean; out?: Tensor }): Tensor
  (self: Tensor, rcond: number | Tensor, hermitian: boolean, options?: { out?: Tensor }): Tensor
} = operator('linalg_pinv', 'linalg.pinv')

/**
 * Q, R with A = Q·R
 * - `linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.qr.html}
 */
export const qr: {
  (A: Tensor, options?: { mode?: string; out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
  (A: Tensor, mode: string, options?: { out?: readonly [Tensor, Tensor] }): { Q: Tensor; R: Tensor }
} = operator('linalg_qr', 'linalg.qr')

/**
 * the sign of the determinant, and log of its absolute value
 * - `linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.slogdet.html}
 */
export const slogdet: (A: Tensor, options?: { out?: readonly [Tensor, Tensor] }) => { sign: Tensor; logabsdet: Tensor } = operator('linalg_slogdet', 'linalg.slogdet')

/**
 * X with A·X = B
 * - `linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve.html}
 */
export const solve: (A: Tensor, B: Tensor, options?: { left?: boolean; out?: Tensor }) => Tensor = operator('linalg_solve', 'linalg.solve')

/**
 * as linalg.solve, with a code for failure in place of an error
 * - `linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve_ex.html}
 */
export const solveEx: (A: Tensor, B: Tensor, options?: { left?: boolean; checkErrors?: boolean; out?: readonly [Tensor, Tensor] }) => { result: Tensor; info: Tensor } = operator('linalg_solve_ex', 'linalg.solveEx')

/**
 * X with A·X = B (or X·A = B), of triangular A
 * - `linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve_triangular.html}
 */
export const solveTriangular: (self: Tensor, B: Tensor, options: { upper: boolean; left?: boolean; unitriangular?: boolean; out?: Tensor }) => Tensor = operator('linalg_solve_triangular', 'linalg.solveTriangular')

/**
 * U, S, Vh with A = U·diag(S)·Vh
 * - `linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.svd.html}
 */
export const svd: {
  (A: Tensor, options?: { fullMatrices?: boolean; driver?: string | null; out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; Vh: Tensor }
  (A: Tensor, fullMatrices: boolean, options?: { driver?: string | null; out?: readonly [Tensor, Tensor, Tensor] }): { U: Tensor; S: Tensor; Vh: Tensor }
} = operator('linalg_svd', 'linalg.svd')

/**
 * singular values, descending
 * - `linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.svdvals.html}
 */
export const svdvals: (A: Tensor, options?: { driver?: string | null; out?: Tensor }) => Tensor = operator('linalg_svdvals', 'linalg.svdvals')

/**
 * the inverse of a tensor as a linear map, the first ind dimensions its output
 * - `linalg_tensorinv(Tensor self, int ind=2) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.tensorinv.html}
 */
export const tensorinv: {
  (self: Tensor, options?: { ind?: number; out?: Tensor }): Tensor
  (self: Tensor, ind: number, options?: { out?: Tensor }): Tensor
} = operator('linalg_tensorinv', 'linalg.tensorinv')

/**
 * X with tensordot(A, X) = B
 * - `linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.tensorsolve.html}
 */
export const tensorsolve: {
  (self: Tensor, other: Tensor, options?: { dims?: number | readonly number[] | null; out?: Tensor }): Tensor
  (self: Tensor, other: Tensor, dims: number | readonly number[] | null, options?: { out?: Tensor }): Tensor
} = operator('linalg_tensorsolve', 'linalg.tensorsolve')

/**
 * the matrix of powers 1, x, …, x^(N−1)
 * - `linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.vander.html}
 */
export const vander: (x: Tensor, options?: { N?: number | null }) => Tensor = operator('linalg_vander', 'linalg.vander')

/**
 * Σ conj(x)·y along a dimension
 * - `linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.vecdot.html}
 */
export const vecdot: (x: Tensor, y: Tensor, options?: { dim?: number; out?: Tensor }) => Tensor = operator('linalg_vecdot', 'linalg.vecdot')

/**
 * (Σ |x|^ord)^(1/ord), along dimensions or of all
 * - `linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.linalg.vector_norm.html}
 */
export const vectorNorm: {
  (self: Tensor, options?: { ord?: Scalar; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Tensor }): Tensor
  (self: Tensor, ord: Scalar, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Tensor }): Tensor
} = operator('linalg_vector_norm', 'linalg.vectorNorm')
