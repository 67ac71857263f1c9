// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run `npm run generate`.
import type { DType, Scalar } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import { operator } from './install.js'

/**
 * the Airy function Ai(x)
 * - `special_airy_ai(Tensor x) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.airy_ai}
 */
export const airyAi: (x: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_airy_ai', 'special.airyAi')

/**
 * the Bessel function J₀(x)
 * - `special_bessel_j0(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_j0}
 */
export const besselJ0: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_bessel_j0', 'special.besselJ0')

/**
 * the Bessel function J₁(x)
 * - `special_bessel_j1(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_j1}
 */
export const besselJ1: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_bessel_j1', 'special.besselJ1')

/**
 * the Bessel function Y₀(x)
 * - `special_bessel_y0(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_y0}
 */
export const besselY0: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_bessel_y0', 'special.besselY0')

/**
 * the Bessel function Y₁(x)
 * - `special_bessel_y1(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_y1}
 */
export const besselY1: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_bessel_y1', 'special.besselY1')

/**
 * the Chebyshev polynomial T_n(x)
 * - `special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
 * - `special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_t}
 */
export const chebyshevPolynomialT: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_chebyshev_polynomial_t', 'special.chebyshevPolynomialT')

/**
 * the Chebyshev polynomial U_n(x)
 * - `special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
 * - `special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_u}
 */
export const chebyshevPolynomialU: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_chebyshev_polynomial_u', 'special.chebyshevPolynomialU')

/**
 * the Chebyshev polynomial V_n(x)
 * - `special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
 * - `special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_v}
 */
export const chebyshevPolynomialV: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_chebyshev_polynomial_v', 'special.chebyshevPolynomialV')

/**
 * the Chebyshev polynomial W_n(x)
 * - `special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
 * - `special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_w}
 */
export const chebyshevPolynomialW: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_chebyshev_polynomial_w', 'special.chebyshevPolynomialW')

/**
 * ψ(x) = d/dx log Γ(x)
 * - `special_digamma(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.digamma}
 */
export const digamma: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_digamma', 'special.digamma')

/**
 * −x·ln x, 0 at 0, −∞ below
 * - `special_entr(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.entr}
 */
export const entr: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_entr', 'special.entr')

/**
 * (2/√π)·∫₀ˣ e^(−t²) dt
 * - `special_erf(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erf}
 */
export const erf: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_erf', 'special.erf')

/**
 * 1 − erf x
 * - `special_erfc(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erfc}
 */
export const erfc: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_erfc', 'special.erfc')

/**
 * e^(x²)·erfc x
 * - `special_erfcx(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erfcx}
 */
export const erfcx: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_erfcx', 'special.erfcx')

/**
 * the inverse of erf, on (−1, 1)
 * - `special_erfinv(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.erfinv}
 */
export const erfinv: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_erfinv', 'special.erfinv')

/**
 * 2^x
 * - `special_exp2(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.exp2}
 */
export const exp2: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_exp2', 'special.exp2')

/**
 * 1/(1 + e^(−x))
 * - `special_expit(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.expit}
 */
export const expit: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_expit', 'special.expit')

/**
 * e^x − 1, exact near 0
 * - `special_expm1(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.expm1}
 */
export const expm1: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_expm1', 'special.expm1')

/**
 * the regularized lower incomplete gamma function P(x, other)
 * - `special_gammainc(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.gammainc}
 */
export const gammainc: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_gammainc', 'special.gammainc')

/**
 * the regularized upper incomplete gamma function Q(x, other)
 * - `special_gammaincc(Tensor self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.gammaincc}
 */
export const gammaincc: (self: Tensor, other: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_gammaincc', 'special.gammaincc')

/**
 * log |Γ(x)|
 * - `special_gammaln(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.gammaln}
 */
export const gammaln: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_gammaln', 'special.gammaln')

/**
 * the physicists' Hermite polynomial H_n(x)
 * - `special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor`
 * - `special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.hermite_polynomial_h}
 */
export const hermitePolynomialH: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_hermite_polynomial_h', 'special.hermitePolynomialH')

/**
 * the probabilists' Hermite polynomial He_n(x)
 * - `special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor`
 * - `special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.hermite_polynomial_he}
 */
export const hermitePolynomialHe: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_hermite_polynomial_he', 'special.hermitePolynomialHe')

/**
 * the modified Bessel function I₀(x)
 * - `special_i0(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i0}
 */
export const i0: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_i0', 'special.i0')

/**
 * e^(−|x|)·I₀(x)
 * - `special_i0e(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i0e}
 */
export const i0e: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_i0e', 'special.i0e')

/**
 * the modified Bessel function I₁(x)
 * - `special_i1(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i1}
 */
export const i1: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_i1', 'special.i1')

/**
 * e^(−|x|)·I₁(x)
 * - `special_i1e(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.i1e}
 */
export const i1e: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_i1e', 'special.i1e')

/**
 * the Laguerre polynomial L_n(x)
 * - `special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor`
 * - `special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.laguerre_polynomial_l}
 */
export const laguerrePolynomialL: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_laguerre_polynomial_l', 'special.laguerrePolynomialL')

/**
 * the Legendre polynomial P_n(x)
 * - `special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor`
 * - `special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.legendre_polynomial_p}
 */
export const legendrePolynomialP: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_legendre_polynomial_p', 'special.legendrePolynomialP')

/**
 * ln(1 + x), exact near 0
 * - `special_log1p(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.log1p}
 */
export const log1p: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_log1p', 'special.log1p')

/**
 * log Φ(x), Φ the normal distribution function
 * - `special_log_ndtr(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.log_ndtr}
 */
export const logNdtr: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_log_ndtr', 'special.logNdtr')

/**
 * x − log Σ e^x, along a dimension
 * - `special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.log_softmax}
 */
export const logSoftmax: (self: Tensor, dim: number, options?: { dtype?: DType | null }) => Tensor = operator('special_log_softmax', 'special.logSoftmax')

/**
 * log(x/(1 − x)), with x first clamped to [eps, 1 − eps]
 * - `special_logit(Tensor self, float? eps=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.logit}
 */
export const logit: {
  (self: Tensor, options?: { eps?: number | null; out?: Tensor }): Tensor
  (self: Tensor, eps: number | null, options?: { out?: Tensor }): Tensor
} = operator('special_logit', 'special.logit')

/**
 * log Σ e^x along dimensions, with no overflow
 * - `special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.logsumexp}
 */
export const logsumexp: {
  (self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Tensor }): Tensor
  (self: Tensor, dim: number | readonly number[], keepdim: boolean, options?: { out?: Tensor }): Tensor
} = operator('special_logsumexp', 'special.logsumexp')

/**
 * the modified Bessel function I₀(x)
 * - `special_modified_bessel_i0(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_i0}
 */
export const modifiedBesselI0: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_modified_bessel_i0', 'special.modifiedBesselI0')

/**
 * the modified Bessel function I₁(x)
 * - `special_modified_bessel_i1(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_i1}
 */
export const modifiedBesselI1: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_modified_bessel_i1', 'special.modifiedBesselI1')

/**
 * the modified Bessel function K₀(x)
 * - `special_modified_bessel_k0(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_k0}
 */
export const modifiedBesselK0: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_modified_bessel_k0', 'special.modifiedBesselK0')

/**
 * the modified Bessel function K₁(x)
 * - `special_modified_bessel_k1(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_k1}
 */
export const modifiedBesselK1: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_modified_bessel_k1', 'special.modifiedBesselK1')

/**
 * the logarithm of the gamma function of dimension p
 * - `special_multigammaln(Tensor self, int p) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.multigammaln}
 */
export const multigammaln: (self: Tensor, p: number, options?: { out?: Tensor }) => Tensor = operator('special_multigammaln', 'special.multigammaln')

/**
 * Φ(x), the normal distribution function
 * - `special_ndtr(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.ndtr}
 */
export const ndtr: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_ndtr', 'special.ndtr')

/**
 * Φ⁻¹(x)
 * - `special_ndtri(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.ndtri}
 */
export const ndtri: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_ndtri', 'special.ndtri')

/**
 * the n-th derivative of digamma
 * - `special_polygamma(int n, Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.polygamma}
 */
export const polygamma: (n: number, self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_polygamma', 'special.polygamma')

/**
 * ψ(x) = d/dx log Γ(x)
 * - `special_psi(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.psi}
 */
export const psi: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_psi', 'special.psi')

/**
 * the nearest integer, halves to even; or to as many decimals
 * - `special_round(Tensor self, *, int decimals=0) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.round}
 */
export const round: (self: Tensor, options?: { decimals?: number; out?: Tensor }) => Tensor = operator('special_round', 'special.round')

/**
 * e^x·K₀(x)
 * - `special_scaled_modified_bessel_k0(Tensor x) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.scaled_modified_bessel_k0}
 */
export const scaledModifiedBesselK0: (x: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_scaled_modified_bessel_k0', 'special.scaledModifiedBesselK0')

/**
 * e^x·K₁(x)
 * - `special_scaled_modified_bessel_k1(Tensor x) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.scaled_modified_bessel_k1}
 */
export const scaledModifiedBesselK1: (x: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_scaled_modified_bessel_k1', 'special.scaledModifiedBesselK1')

/**
 * T_n(2x − 1)
 * - `special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_t}
 */
export const shiftedChebyshevPolynomialT: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_shifted_chebyshev_polynomial_t', 'special.shiftedChebyshevPolynomialT')

/**
 * U_n(2x − 1)
 * - `special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_u}
 */
export const shiftedChebyshevPolynomialU: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_shifted_chebyshev_polynomial_u', 'special.shiftedChebyshevPolynomialU')

/**
 * V_n(2x − 1)
 * - `special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_v}
 */
export const shiftedChebyshevPolynomialV: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_shifted_chebyshev_polynomial_v', 'special.shiftedChebyshevPolynomialV')

/**
 * W_n(2x − 1)
 * - `special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
 * - `special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_w}
 */
export const shiftedChebyshevPolynomialW: (x: Tensor | Scalar, n: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_shifted_chebyshev_polynomial_w', 'special.shiftedChebyshevPolynomialW')

/**
 * sin(πx)/(πx), 1 at 0
 * - `special_sinc(Tensor self) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.sinc}
 */
export const sinc: (self: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_sinc', 'special.sinc')

/**
 * e^x / Σ e^x, along a dimension
 * - `special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.softmax}
 */
export const softmax: {
  (self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, dim: number, dtype: DType | null): Tensor
} = operator('special_softmax', 'special.softmax')

/**
 * sin(x)/x, 1 at 0
 * - `special_spherical_bessel_j0(Tensor x) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.spherical_bessel_j0}
 */
export const sphericalBesselJ0: (x: Tensor, options?: { out?: Tensor }) => Tensor = operator('special_spherical_bessel_j0', 'special.sphericalBesselJ0')

/**
 * x·ln(1 + other), 0 where x = 0
 * - `special_xlog1py(Tensor self, Tensor other) -> Tensor`
 * - `special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor`
 * - `special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.xlog1py}
 */
export const xlog1py: (self: Tensor | Scalar, other: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_xlog1py', 'special.xlog1py')

/**
 * x·ln other, 0 where x = 0
 * - `special_xlogy(Tensor self, Tensor other) -> Tensor`
 * - `special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor`
 * - `special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.xlogy}
 */
export const xlogy: (self: Tensor | Scalar, other: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_xlogy', 'special.xlogy')

/**
 * Hurwitz's zeta function Σ_k (k + other)^(−x)
 * - `special_zeta(Tensor self, Tensor other) -> Tensor`
 * - `special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor`
 * - `special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/special.html#torch.special.zeta}
 */
export const zeta: (self: Tensor | Scalar, other: Tensor | Scalar, options?: { out?: Tensor }) => Tensor = operator('special_zeta', 'special.zeta')
