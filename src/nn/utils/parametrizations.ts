import { show } from '../../_check.js'
import { cat, eye, linalg, noGrad, ops, randn, type Tensor, zerosLike } from '../../tensor/index.js'
import { internal } from '../_aten.js'
import { torchName } from '../_members.js'
import { flag, type Given, integer, nullable, number, oneOf, or, read } from '../_options.js'
import { normalize } from '../functional/layers.js'
import { ConvTranspose1d, ConvTranspose2d, ConvTranspose3d } from '../layers/conv.js'
import { buffer, Module } from '../module.js'
import {
  checkModule,
  isParametrized,
  type Parametrizable,
  parameterOf,
  registerParametrization,
} from './parametrize.js'

const normOf = internal<(v: Tensor, pow: number, dim: number) => Tensor>('norm_except_dim', 'weightNorm', '')
const product = internal<(v: Tensor, g: Tensor, dim: number) => Tensor>('_weight_norm', 'weightNorm', '')

class WeightNorm extends Module<[g: Tensor, v: Tensor]> {
  constructor(readonly dim: number) {
    super()
  }
  override forward(g: Tensor, v: Tensor): Tensor {
    return product(v, g, this.dim)
  }
  rightInverse(weight: Tensor): Tensor[] {
    return [normOf(weight, 2, this.dim), weight.clone()]
  }
}

const weightNormTable = {
  /** The dimension along which norms are kept apart; null for one norm of the whole tensor. Default 0. */
  dim: or(nullable(integer(0, '[0, inf)')), 0),
}
/** The options of {@link weightNorm}. */
export type WeightNormOptions = Given<typeof weightNormTable>

/**
 * Learns a parameter's norm and direction apart: w = g·v/‖v‖, computed at each access.
 *
 * g is `parametrizations.weight.original0` in state dicts and v `parametrizations.weight.original1`, as in PyTorch. Make the
 * optimizer after this call: the parameter itself is gone.
 *
 * @param module that holds the parameter
 * @param name of the property, default `'weight'`
 * @param options dim, default 0: one norm for each output feature; null for one norm of all
 * @returns the module
 * @throws RangeError for what is no parameter of the module, or is parametrized
 * @example
 * ```ts
 * const layer = nn.utils.parametrizations.weightNorm(new nn.Linear(4, 2))
 * ```
 * @source Salimans and Kingma, arXiv 1602.07868
 */
export function weightNorm<M extends Parametrizable>(
  module: M,
  name = 'weight',
  options: WeightNormOptions = {},
): M {
  const dim = read('weightNorm', weightNormTable, options).dim ?? -1
  // It computes from two tensors, and an earlier parametrization gives one.
  if (isParametrized(module, name))
    throw new RangeError(`Expected a parameter with no parametrization for name but received ${show(name)}`)
  return registerParametrization(module, name, new WeightNorm(dim), { unsafe: true })
}

/** How many power iterations the first estimate takes, as in PyTorch. */
const firstIterations = 15

class SpectralNorm extends Module {
  readonly _u: Tensor | null
  readonly _v: Tensor | null

  constructor(
    weight: Tensor,
    readonly nPowerIterations: number,
    readonly dim: number,
    readonly eps: number,
  ) {
    super()
    if (weight.ndim < 2) {
      this._u = this._v = null
      return
    }
    const matrix = this.matrix(weight.detach())
    const start = (size: number) =>
      buffer(noGrad(() => normalize(matrix.newEmpty([size]).normal_(), { dim: 0, eps })))
    this._u = start(matrix.size(0))
    this._v = start(matrix.size(1))
    this.iterate(matrix, firstIterations)
  }

  private matrix(weight: Tensor): Tensor {
    return (this.dim === 0 ? weight : weight.movedim(this.dim, 0)).flatten({ startDim: 1 })
  }

  /** Power iterations, in place: u and v go to the first singular vectors. */
  private iterate(matrix: Tensor, times: number): void {
    const how = { dim: 0, eps: this.eps }
    noGrad(() => {
      for (let i = 0; i < times; i++) {
        this._u!.copy_(normalize(matrix.mv(this._v!), how))
        this._v!.copy_(normalize(matrix.mH().mv(this._u!), how))
      }
    })
  }

  override forward(weight: Tensor): Tensor {
    if (!this._u || !this._v) return normalize(weight, { dim: 0, eps: this.eps })
    const matrix = this.matrix(weight)
    if (this.training) this.iterate(matrix, this.nPowerIterations)
    // A later iteration changes them in place, while a backward pass may still need these.
    const [u, v] = [this._u.clone(), this._v.clone()]
    return weight.div(u.vdot(matrix.mv(v)))
  }
  rightInverse(value: Tensor): Tensor {
    return value
  }
}

const spectralTable = {
  /** Power iterations at each access in training. Default 1. */
  nPowerIterations: integer(1, '[1, inf)'),
  /** Added to norms. Default 1e-12. */
  eps: number(1e-12, '(0, inf)'),
  /** The dimension of the output features. Default 0, in transposed convolutions 1. */
  dim: nullable(integer(0)),
}
/** The options of {@link spectralNorm}. */
export type SpectralNormOptions = Given<typeof spectralTable>

/**
 * Divides a parameter by its largest singular value, estimated by power iterations at each access in training: w/σ(w). With
 * one dimension, by its norm.
 *
 * The tensor itself is `parametrizations.weight.original` in state dicts; the estimates of the singular vectors are the buffers
 * `parametrizations.weight.0._u` and `_v`.
 *
 * @param module that holds the parameter
 * @param name of the property, default `'weight'`
 * @param options nPowerIterations, default 1; eps, default 1e-12; dim, default 0, in transposed convolutions 1
 * @returns the module
 * @throws RangeError for what is no parameter of the module, or a dimension that it lacks
 * @source Miyato et al., arXiv 1802.05957
 */
export function spectralNorm<M extends Parametrizable>(
  module: M,
  name = 'weight',
  options: SpectralNormOptions = {},
): M {
  const { nPowerIterations, eps, dim } = read('spectralNorm', spectralTable, options)
  const weight = tensorOf(module, name)
  const isTransposed = [ConvTranspose1d, ConvTranspose2d, ConvTranspose3d].some(
    (each) => module instanceof each,
  )
  const at = dim ?? (isTransposed ? 1 : 0)
  if (at >= weight.ndim || at < -weight.ndim)
    throw new RangeError(`Expected integer in [${-weight.ndim}, ${weight.ndim}) for dim but received ${at}`)
  const norm = new SpectralNorm(weight, nPowerIterations, at < 0 ? at + weight.ndim : at, eps)
  return registerParametrization(module, name, norm)
}

/** A parameter, or the value of a parametrized one. */
function tensorOf(module: Parametrizable, name: string): Tensor {
  checkModule(module)
  const { parametrizations } = module as { parametrizations?: Record<string, unknown> }
  return parametrizations?.[torchName(name)]
    ? (module as unknown as Record<string, Tensor>)[name]!
    : parameterOf(module, name)
}

const maps = ['matrixExp', 'cayley', 'householder'] as const
type OrthogonalMap = (typeof maps)[number]

/** The orthogonal factor of A = Q·R where the diagonal of R is positive. */
function makeOrthogonal(a: Tensor): Tensor {
  const { a: reflectors, tau } = ops.geqrf(a)
  const signs = reflectors.diagonal({ dim1: -2, dim2: -1 }).sgn().unsqueeze(-2)
  return linalg.householderProduct(reflectors, tau).mul(signs)
}

const epsilons: Readonly<Record<string, number>> = { float32: 2 ** -23, float64: 2 ** -52 }

function isOrthogonal(q: Tensor): boolean {
  const [rows, columns] = [q.size(-2), q.size(-1)]
  const atol = 10 * rows * (epsilons[q.dtype] ?? 2 ** -23)
  const { dtype, device } = q
  return q.mH().matmul(q).allclose(eye(columns, { dtype, device }), { atol })
}

class Orthogonal extends Module {
  /** The orthogonal matrix around which the map is taken, of full size; null is the identity. */
  base: Tensor | null = null

  constructor(readonly map: OrthogonalMap) {
    super()
  }

  override forward(x: Tensor): Tensor {
    const isWide = x.size(-2) < x.size(-1)
    const tall = isWide ? x.mT() : x
    const mapped = this.map === 'householder' ? this.reflections(tall) : this.exponential(tall)
    const q = this.base ? this.base.matmul(mapped) : mapped
    return isWide ? q.mT() : q
  }

  private reflections(x: Tensor): Tensor {
    const a = x.tril({ diagonal: -1 })
    const tau = a.square().sum({ dim: -2 }).add(1).reciprocal().mul(2)
    // The diagonal is 1 and −1, and has no gradient.
    const signs = x.diagonal({ dim1: -2, dim2: -1 }).detach().trunc().unsqueeze(-2)
    return linalg.householderProduct(a, tau).mul(signs)
  }

  /** An orthogonal matrix from the skew-symmetric X − Xᴴ of the lower triangle. */
  private exponential(tall: Tensor): Tensor {
    const [n, k] = [tall.size(-2), tall.size(-1)]
    const lower = tall.tril()
    const square =
      n === k ? lower : cat([lower, lower.newZeros([...lower.shape.slice(0, -1), n - k])], { dim: -1 })
    const a = square.sub(square.mH())
    let q: Tensor
    if (this.map === 'matrixExp') q = a.matrixExp()
    else {
      const id = eye(n, { dtype: a.dtype, device: a.device })
      q = linalg.solve(id.add(a, { alpha: -0.5 }), id.add(a, { alpha: 0.5 }))
    }
    return n === k ? q : q.narrow(-1, 0, k)
  }
}

/** Around the identity, where only the map of Householder has an inverse. */
class Reflected extends Orthogonal {
  rightInverse(value: Tensor): Tensor {
    const isWide = value.size(-2) < value.size(-1)
    const { a, tau } = ops.geqrf(isWide ? value.mT() : value)
    const diagonal = a.diagonal({ dim1: -2, dim2: -1 })
    // LAPACK gives exactly 0 where it uses no reflection.
    diagonal.copy_(diagonal.sign().mul(tau.eq(0).to(a.dtype).mul(-2).add(1)))
    return isWide ? a.mT() : a
  }
}

/** Around the value that is set. */
class Trivialized extends Orthogonal {
  rightInverse(value: Tensor): Tensor {
    const q = value.size(-2) < value.size(-1) ? value.mT() : value
    const [n, k] = [q.size(-2), q.size(-1)]
    const { dtype, device } = q
    const more = () => randn([...q.shape.slice(0, -2), n, n - k], { dtype, device })
    const full = n === k ? q : cat([q, more()], { dim: -1 })
    this.base = buffer(n === k && isOrthogonal(full) ? full.clone() : makeOrthogonal(full))
    // Of −I the map of Householder gives I, as the exponential of its skew-symmetric part, 0, is.
    const minus = zerosLike(value)
    minus.diagonal({ dim1: -2, dim2: -1 }).fill_(-1)
    return minus
  }
}

const orthogonalTable = {
  /** Default 'matrixExp' for square or complex matrices, else 'householder'. */
  orthogonalMap: nullable(oneOf<OrthogonalMap>('matrixExp', maps)),
  /** Whether the map is taken around the present value instead of the identity. Default true. */
  useTrivialization: flag(true),
}
/** The options of {@link orthogonal}. */
export type OrthogonalOptions = Given<typeof orthogonalTable>

/**
 * Keeps a matrix, or a batch of them, orthogonal: its columns, or if it is wide its rows, are orthonormal.
 *
 * The tensor that is trained is `parametrizations.weight.original` in state dicts, with the buffer
 * `parametrizations.weight.0.base`.
 *
 * @param module that holds the parameter
 * @param name of the property, default `'weight'`
 * @param options orthogonalMap, 'matrixExp', 'cayley' or 'householder', default 'matrixExp' for square or complex matrices,
 *   else 'householder'; useTrivialization, default true
 * @returns the module
 * @throws RangeError for what is no parameter of the module, or has fewer than two dimensions; for complex numbers under
 *   'householder'
 * @source Lezcano-Casado, arXiv 1909.09501
 */
export function orthogonal<M extends Parametrizable>(
  module: M,
  name = 'weight',
  options: OrthogonalOptions = {},
): M {
  const { orthogonalMap, useTrivialization } = read('orthogonal', orthogonalTable, options)
  const weight = tensorOf(module, name)
  if (weight.ndim < 2)
    throw new RangeError(
      `Expected a matrix, or a batch of matrices, for name but received ${show(weight.shape)}`,
    )
  const isSquare = weight.size(-2) === weight.size(-1)
  const map = orthogonalMap ?? (isSquare || weight.isComplex() ? 'matrixExp' : 'householder')
  if (map === 'householder' && weight.isComplex())
    throw new RangeError(`Expected real numbers under 'householder' but received ${weight.dtype}`)
  const kind = useTrivialization ? Trivialized : map === 'householder' ? Reflected : Orthogonal
  const layer = new kind(map)
  return registerParametrization(module, name, layer, { unsafe: true })
}
