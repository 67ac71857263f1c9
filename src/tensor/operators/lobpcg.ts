import { checkInteger, checkKnownKeys, checkNumber, checkOneOf } from '../../_check.js'
import { noGrad } from '../core/modes.js'
import { tidy } from '../core/scope.js'
import { handleFor, type Tensor } from '../core/tensor.js'
import { cat, eye, randn, stack, zeros } from './functions.gen.js'
import { cholesky, eigh, qr, solveTriangular } from './linalg.gen.js'

/** Options of `lobpcg`. */
export interface LobpcgOptions {
  /** The number of eigenpairs, with 3k ≤ m. Default: the columns of X, or 1. */
  k?: number
  /** A symmetric positive definite matrix, [..., m, m], of the generalized problem. Default: the identity. */
  B?: Tensor | null
  /** The first approximation of the eigenvectors, [..., m, n] with n ≥ k. Default: random numbers. */
  X?: Tensor | null
  /** The number of columns of a random X, at least k. Default: k. */
  n?: number
  /** A preconditioner, [m, m], that the method 'basic' multiplies residuals by. Default: the identity. */
  iK?: Tensor | null
  /** The most iterations; −1 for no limit. Default: 1000. */
  niter?: number
  /** An eigenpair has converged when its relative residual is less. Default: the square root of the dtype's precision. */
  tol?: number
  /** Whether the largest eigenvalues are computed, else the smallest. Default: true. */
  largest?: boolean
  /** 'ortho', which is more robust, or 'basic', the original algorithm. Default: 'ortho'. */
  method?: 'ortho' | 'basic'
}

const precision: Readonly<Record<string, number>> = { float32: 1.2e-7, float64: 2.23e-16 }
const orthogonalTurns = 3

/** One problem, of matrices. */
class Solver {
  private readonly A: Tensor
  private readonly B: Tensor | null
  private readonly iK: Tensor | null
  private readonly tol: number
  private readonly sign: 1 | -1

  constructor(A: Tensor, B: Tensor | null, iK: Tensor | null, tol: number, largest: boolean) {
    this.A = A
    this.B = B
    this.iK = iK
    this.tol = tol
    this.sign = largest ? -1 : 1
  }

  private timesB(x: Tensor): Tensor {
    return this.B ? this.B.matmul(x) : x
  }

  /** Eigenpairs of a small symmetric matrix, those that are searched first. */
  private eigen(matrix: Tensor): [values: Tensor, vectors: Tensor] {
    const { eigenvalues, eigenvectors } = eigh(matrix)
    return this.sign > 0 ? [eigenvalues, eigenvectors] : [eigenvalues.flip(0), eigenvectors.flip(1)]
  }

  /** R such that S·R is B-orthonormal. */
  private ritz(S: Tensor): Tensor {
    const gram = S.t().matmul(this.timesB(S))
    const scale = gram.diagonal().rsqrt()
    const R = cholesky(gram.mul(scale).mul(scale.unsqueeze(1)), { upper: true })
    return solveTriangular(R, scale.diagEmbed(), { upper: true, left: false })
  }

  /** B-orthonormal columns of the same span: algorithm 4 of Duersch's thesis. */
  private svqb(U: Tensor): Tensor {
    const gram = U.t().matmul(this.timesB(U))
    const scale = gram.diagonal().rsqrt().unsqueeze(1)
    const { eigenvalues, eigenvectors } = eigh(gram.mul(scale).mul(scale.t()))
    const least = eigenvalues.abs().max().item() * this.tol
    return U.mul(scale.t()).matmul(eigenvectors.mul(eigenvalues.clamp({ min: least }).rsqrt()))
  }

  /** U, B-orthonormal and B-orthogonal to V. */
  private orthogonal(given: Tensor, V: Tensor): Tensor {
    let U = given
    const kept = U.norm({ p: 2, dim: [0] })
      .ne(0)
      .nonzero()
      .squeeze({ dim: 1 })
    if (kept.numel < U.size(1)) U = U.indexSelect(1, kept)
    if (U.numel === 0) return U
    const normV = this.timesB(V).norm().item()
    for (let i = 0; i < orthogonalTurns; i++) {
      U = U.sub(V.matmul(V.t().matmul(this.timesB(U))))
      for (let j = 0; j < orthogonalTurns; j++) {
        U = this.svqb(U)
        const gram = U.t().matmul(this.timesB(U))
        const off = gram
          .sub(eye(gram.size(0), { dtype: U.dtype, device: U.device }))
          .norm()
          .item()
        if (off / (this.timesB(U).norm().item() * U.norm().item()) < this.tol) break
      }
      const overlap = V.t().matmul(this.timesB(U)).norm().item()
      if (overlap / (normV * U.norm().item()) < this.tol) break
    }
    return U
  }

  /** @returns eigenvalues [k] and eigenvectors [m, k] */
  run(first: Tensor, k: number, niter: number, method: 'ortho' | 'basic'): [Tensor, Tensor] {
    const n = first.size(1)
    const size = first.norm().item()
    const [normA, normB] = [this.A.matmul(first), this.timesB(first)].map((each) => each.norm().item() / size)
    const ritz = this.ritz(first)
    const S = first.matmul(ritz)
    const [values, vectors] = this.eigen(S.t().matmul(this.A.matmul(S)))
    let [E, X, P] = [values, S.matmul(vectors), null as Tensor | null]
    let converged = 0
    for (let step = 1; ; step++) {
      const R = this.A.matmul(X).sub(this.timesB(X).mul(E))
      const scale = E.abs()
        .mul(normB!)
        .add(normA!)
        .mul(X.norm({ p: 2, dim: [0] }))
      const errors = R.norm({ p: 2, dim: [0] })
        .div(scale)
        .toArray() as number[]
      const open = errors.findIndex((error) => !(error < this.tol))
      converged = Math.max(converged, open < 0 ? n : open)
      if (converged >= k || step === niter) return [E.narrow(0, 0, k), X.narrow(1, 0, k)]
      const rest = R.narrow(1, converged, n - converged)
      const W =
        method === 'basic'
          ? (this.iK?.matmul(rest) ?? rest)
          : this.orthogonal(rest, P ? cat([X, P], { dim: 1 }) : X)
      const all = cat([X, ...(P ? [P] : []), W], { dim: 1 })
      const span = all.narrow(1, converged, all.size(1) - converged)
      const basis = method === 'basic' ? span.matmul(this.ritz(span)) : span
      const [e, Z] = this.eigen(basis.t().matmul(this.A.matmul(basis)))
      const left = n - converged
      const next = basis.matmul(Z.narrow(1, 0, left))
      P = this.directions(basis, Z, left, method)
      X = cat([X.narrow(1, 0, converged), next], { dim: 1 })
      E = cat([E.narrow(0, 0, converged), e.narrow(0, 0, left)])
    }
  }

  private directions(basis: Tensor, Z: Tensor, left: number, method: 'ortho' | 'basic'): Tensor {
    const others = Z.narrow(1, left, Z.size(1) - left)
    if (method === 'basic') return basis.matmul(others.narrow(1, 0, Math.min(left, others.size(1))))
    const { Q } = qr(others.narrow(0, 0, left).t())
    return basis.matmul(others.matmul(Q))
  }
}

/**
 * The k largest or smallest eigenvalues of a symmetric matrix, and their eigenvectors: A·x = e·B·x, by the locally optimal
 * block preconditioned conjugate gradient method. Faster than `linalg.eigh` if only few eigenpairs of a large or sparse matrix
 * are needed. Autograd does not record it.
 *
 * @param A - symmetric, [..., m, m], float32 or float64, dense or sparse
 * @param options.k - with 3k ≤ m
 * @returns eigenvalues [..., k] and eigenvectors [..., m, k]
 * @throws TypeError for another dtype or an unknown option; RangeError for a shape or number out of range
 * @example
 * const [values] = lobpcg(diag(arange(1, 10, { dtype: 'float64' })), { k: 2 })
 * values.toArray() // about [ 9, 8 ]
 * @source torch.lobpcg; Stathopoulos and Wu, SIAM J. Sci. Comput. 23 (2002); Duersch et al., arXiv 1704.07458
 */
export function lobpcg(A: Tensor, options: LobpcgOptions = {}): [Tensor, Tensor] {
  handleFor('A', A)
  const names = ['k', 'B', 'X', 'n', 'iK', 'niter', 'tol', 'largest', 'method']
  checkKnownKeys('lobpcg options', options, names)
  const { B = null, X = null, iK = null, largest = true, method = 'ortho' } = options
  const { shape } = A
  const m = shape.at(-1) ?? 0
  if (shape.length < 2 || shape.at(-2) !== m)
    throw new RangeError(`lobpcg: Expected square matrices for A but received [${shape}]`)
  const eps = precision[A.dtype]
  if (eps === undefined)
    throw new TypeError(`lobpcg: Expected float32 or float64 for A but received ${A.dtype}`)
  if (B && String(B.shape) !== String(shape))
    throw new RangeError(`lobpcg: Expected shape [${shape}] for B but received [${B.shape}]`)
  checkOneOf('method', method, ['ortho', 'basic'])
  const k = checkInteger('k', options.k ?? X?.size(-1) ?? 1, '[1, inf)')
  const n = X ? X.size(-1) : checkInteger('n', options.n ?? k, `[${k}, inf)`)
  if (X && String(X.shape) !== String([...shape.slice(0, -1), n]))
    throw new RangeError(
      `lobpcg: Expected shape [${[...shape.slice(0, -1), n]}] for X but received [${X.shape}]`,
    )
  if (n < k || m < 3 * n)
    throw new RangeError(
      `lobpcg: Expected ${k} ≤ n ≤ ${Math.floor(m / 3)}, a third of A's rows, but received ${n}`,
    )
  const niter = checkInteger('niter', options.niter ?? 1000, '[-1, inf)')
  const tol = checkNumber('tol', options.tol ?? Math.sqrt(eps), '(0, inf)')
  const { dtype, device } = A
  return noGrad(() =>
    tidy((): [Tensor, Tensor] => {
      const solve = (a: Tensor, b: Tensor | null, x: Tensor | null) => {
        const first = x ?? randn([m, n], { dtype, device })
        return new Solver(a.detach(), b, iK, tol, largest).run(first, k, niter, method)
      }
      if (shape.length === 2) return solve(A, B, X)
      const batch = shape.slice(0, -2)
      const each = (t: Tensor | null) => t?.reshape([-1, ...t.shape.slice(-2)]).unbind() ?? []
      const [bs, xs] = [each(B), each(X)]
      const pairs = each(A).map((a, i) => solve(a, bs[i] ?? null, xs[i] ?? null))
      if (pairs.length === 0)
        return [zeros([...batch, k], { dtype, device }), zeros([...batch, m, k], { dtype, device })]
      return [
        stack(pairs.map(([e]) => e)).reshape([...batch, k]),
        stack(pairs.map(([, x]) => x)).reshape([...batch, m, k]),
      ]
    }),
  )
}
