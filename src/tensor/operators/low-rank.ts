import { checkBoolean, checkInteger, checkKnownKeys } from '../../_check.js'
import { handleFor, type Tensor } from '../core/tensor.js'
import { matmul, randn } from './functions.gen.js'
import { qr, svd } from './linalg.gen.js'

/** Options of `svdLowrank`. */
export interface SvdLowrankOptions {
  /** The number of singular values to compute, in [1, min(m, n)]. Default: 6. */
  q?: number
  /** The number of subspace iterations, at least 0. More iterations are more accurate. Default: 2. */
  niter?: number
  /** A tensor that is subtracted from the input, broadcastable to its shape. Default: none. */
  M?: Tensor | null
}

/** Options of `pcaLowrank`. */
export interface PcaLowrankOptions {
  /** The number of components to compute, in [1, min(m, n)]. Default: min(6, m, n). */
  q?: number
  /** Whether the mean of each column is subtracted first. Default: true. */
  center?: boolean
  /** The number of subspace iterations, at least 0. More iterations are more accurate. Default: 2. */
  niter?: number
}

/** The parts of an approximate singular value decomposition A ≈ U · diag(S) · Vᴴ. */
export interface LowrankResult {
  /** [..., m, q], with orthonormal columns. */
  U: Tensor
  /** [..., q], in descending order. */
  S: Tensor
  /** [..., n, q], with orthonormal columns. */
  V: Tensor
}

/**
 * An orthonormal basis, [..., m, q], that approximates the range of A. Algorithm 4.4 of Halko et al., arXiv 0909.4061.
 */
function basisOf(a: Tensor, q: number, niter: number): Tensor {
  const start = randn([a.size(-1), q], { dtype: a.dtype, device: a.device })
  let basis = qr(matmul(a, start)).Q
  for (let turn = 0; turn < niter; turn++) {
    const back = qr(matmul(a.mH(), basis)).Q
    basis = qr(matmul(a, back)).Q
  }
  return basis
}

/**
 * An approximate low-rank singular value decomposition, by random projections: A ≈ U · diag(S) · Vᴴ. It is faster than
 * `linalg.svd` if only few singular values of a large matrix are needed.
 *
 * @param A - [..., m, n]
 * @param options.q - in [1, min(m, n)]
 * @returns U [..., m, q], S [..., q] and V [..., n, q]
 * @throws TypeError if A is not a Tensor; RangeError for a rank or a number of iterations out of range
 * @source torch.svd_lowrank; Halko et al., arXiv 0909.4061, algorithms 4.4 and 5.1
 */
export function svdLowrank(A: Tensor, options: SvdLowrankOptions = {}): LowrankResult {
  handleFor('A', A)
  checkKnownKeys('svdLowrank options', options, ['q', 'niter', 'M'])
  const [m, n] = [A.size(-2), A.size(-1)]
  const q = checkInteger('q', options.q ?? 6, `[1, ${Math.min(m, n)}]`)
  const niter = checkInteger('niter', options.niter ?? 2, '[0, inf)')
  const centred = options.M ? A.sub(options.M.broadcastTo(A.shape)) : A
  const tall = m < n ? centred.mH() : centred
  const basis = basisOf(tall, q, niter)
  const { U, S, Vh } = svd(matmul(basis.mH(), tall), { fullMatrices: false })
  const [left, right] = [matmul(basis, U), Vh.mH()]
  return m < n ? { U: right, S, V: left } : { U: left, S, V: right }
}

/**
 * Approximate principal component analysis of a matrix: the principal components are the columns of V, in descending
 * order of variance.
 *
 * @param A - [..., m, n]: m samples of n features
 * @returns U [..., m, q], S [..., q] and V [..., n, q] of the centered matrix
 * @throws TypeError if A is not a Tensor; RangeError for a number of components or iterations out of range
 * @example
 * const { V } = pcaLowrank(samples, { q: 2 })
 * samples.matmul(V) // the samples in two dimensions
 * @source torch.pca_lowrank
 */
export function pcaLowrank(A: Tensor, options: PcaLowrankOptions = {}): LowrankResult {
  handleFor('A', A)
  checkKnownKeys('pcaLowrank options', options, ['q', 'center', 'niter'])
  const { q = Math.min(6, A.size(-2), A.size(-1)), niter = 2, center = true } = options
  const centred = checkBoolean('center', center) ? A.sub(A.mean({ dim: -2, keepdim: true })) : A
  return svdLowrank(centred, { q, niter })
}
