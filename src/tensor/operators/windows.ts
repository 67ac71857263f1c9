// The namespace `signal.windows`: torch.signal.windows.
import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, checkObject } from '../../_check.js'
import type { Device, DType } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import { tensor } from '../values/create.js'
import { empty, linspace, ones } from './functions.gen.js'

/** Options of the window functions. */
export interface WindowOptions {
  /**
   * Whether the window is symmetric, for filter design; false gives a periodic one, for spectral analysis. Default:
   * true.
   */
  sym?: boolean
  /** The floating-point dtype of the window. Default: float32. */
  dtype?: DType
  /** The device of the window. Default: 'cpu'. */
  device?: Device
  /** Whether autograd records operations on the window. Default: false. */
  requiresGrad?: boolean
}

interface Points {
  /** The distance between the first and the last point of the symmetric form, in points. */
  readonly span: number
  /** A tensor with one value for each point of the window: `start`, `start + step` … */
  at(start: number, step: number): Tensor
}

/** Checks the options and computes a window. A window of 0 points is empty, and a window of 1 point is [1]. */
function windowOf(
  size: number,
  options: WindowOptions,
  known: readonly string[],
  make: (points: Points) => Tensor,
): Tensor {
  checkKnownKeys('window options', options, ['sym', 'dtype', 'device', 'requiresGrad', ...known])
  const count = checkInteger('M', size, '[0, inf)')
  const { dtype = null, device = null } = options
  const span = checkBoolean('sym', options.sym ?? true) ? count - 1 : count
  const requiresGrad = checkBoolean('requiresGrad', options.requiresGrad ?? false)
  const like = { dtype, device }
  if (count < 2) return (count === 0 ? empty([0], like) : ones([1], like)).requiresGrad_(requiresGrad)
  const at = (start: number, step: number): Tensor => linspace(start, start + (count - 1) * step, count, like)
  return make({ span, at }).detach().requiresGrad_(requiresGrad)
}

function cosines(coefficients: readonly number[]): (points: Points) => Tensor {
  return ({ span, at }) => {
    const angles = at(0, (2 * Math.PI) / span)
    return coefficients
      .map((each, order) =>
        angles
          .mul(order)
          .cos()
          .mul(order % 2 === 0 ? each : -each),
      )
      .reduce((sum, each) => sum.add(each))
  }
}

/**
 * Σ_i (−1)^i · a_i · cos(2πik/(M − 1)), for k from 0 to M − 1.
 *
 * @param M - the number of points
 * @param options.a - the coefficients, at least one
 * @returns [M]
 * @throws TypeError if `a` is not an array of at least one number; RangeError for a coefficient that is not finite
 * @source torch.signal.windows.general_cosine
 */
export function generalCosine(M: number, options: WindowOptions & { a: readonly number[] }): Tensor {
  checkObject('window options', options)
  const { a } = options
  if (!Array.isArray(a) || a.length === 0) throw new TypeError('Expected array of at least one number for a')
  for (const [at, each] of a.entries()) checkNumber(`a[${at}]`, each)
  return windowOf(M, options, ['a'], cosines(a))
}

/**
 * alpha − (1 − alpha) · cos(2πk/(M − 1)), for k from 0 to M − 1.
 *
 * @param M - the number of points
 * @param options.alpha - default: 0.54
 * @returns [M]
 * @source torch.signal.windows.general_hamming
 */
export function generalHamming(M: number, options: WindowOptions & { alpha?: number } = {}): Tensor {
  checkObject('window options', options)
  const alpha = checkNumber('alpha', options.alpha ?? 0.54)
  return windowOf(M, options, ['alpha'], cosines([alpha, 1 - alpha]))
}

/**
 * The Hamming window, 0.54 − 0.46 · cos(2πk/(M − 1)).
 *
 * @param M - the number of points
 * @returns [M]
 * @source torch.signal.windows.hamming
 */
export const hamming = (M: number, options: WindowOptions = {}): Tensor =>
  windowOf(M, options, [], cosines([0.54, 0.46]))

/**
 * The Hann window, 0.5 − 0.5 · cos(2πk/(M − 1)).
 *
 * @param M - the number of points
 * @returns [M]
 * @source torch.signal.windows.hann
 */
export const hann = (M: number, options: WindowOptions = {}): Tensor =>
  windowOf(M, options, [], cosines([0.5, 0.5]))

/**
 * The Blackman window, 0.42 − 0.5 · cos(2πk/(M − 1)) + 0.08 · cos(4πk/(M − 1)).
 *
 * @param M - the number of points
 * @returns [M]
 * @source torch.signal.windows.blackman
 */
export const blackman = (M: number, options: WindowOptions = {}): Tensor =>
  windowOf(M, options, [], cosines([0.42, 0.5, 0.08]))

/**
 * The Nuttall window, the sum of four cosine terms.
 *
 * @param M - the number of points
 * @returns [M]
 * @source torch.signal.windows.nuttall
 */
export const nuttall = (M: number, options: WindowOptions = {}): Tensor =>
  windowOf(M, options, [], cosines([0.3635819, 0.4891775, 0.1365995, 0.0106411]))

/**
 * The Bartlett window, 1 − |2k/(M − 1) − 1|: a triangle.
 *
 * @param M - the number of points
 * @returns [M]
 * @source torch.signal.windows.bartlett
 */
export const bartlett = (M: number, options: WindowOptions = {}): Tensor =>
  windowOf(M, options, [], ({ span, at }) =>
    at(-1, 2 / span)
      .abs()
      .neg()
      .add(1),
  )

/**
 * The cosine window, sin(π(k + 0.5)/M).
 *
 * @param M - the number of points
 * @returns [M]
 * @source torch.signal.windows.cosine
 */
export const cosine = (M: number, options: WindowOptions = {}): Tensor =>
  windowOf(M, options, [], ({ span, at }) => {
    const step = Math.PI / (span + 1)
    return at(0.5 * step, step).sin()
  })

/**
 * exp(−|k − center| / tau).
 *
 * @param M - the number of points
 * @param options.center - in points; not allowed if `sym` is true. Default: the middle
 * @param options.tau - the decay, in points, in (0, inf). Default: 1
 * @returns [M]
 * @throws RangeError if `center` is given for a symmetric window
 * @source torch.signal.windows.exponential
 */
export function exponential(
  M: number,
  options: WindowOptions & { center?: number; tau?: number } = {},
): Tensor {
  checkObject('window options', options)
  const tau = checkNumber('tau', options.tau ?? 1, '(0, inf)')
  if (options.center !== undefined && (options.sym ?? true))
    throw new RangeError('Expected no center for a symmetric window: use sym: false')
  return windowOf(M, options, ['center', 'tau'], ({ span, at }) => {
    const center = checkNumber('center', options.center ?? span / 2)
    return at(-center / tau, 1 / tau)
      .abs()
      .neg()
      .exp()
  })
}

/**
 * exp(−½ · ((k − (M − 1)/2) / std)²).
 *
 * @param M - the number of points
 * @param options.std - the standard deviation, in points, in (0, inf). Default: 1
 * @returns [M]
 * @source torch.signal.windows.gaussian
 */
export function gaussian(M: number, options: WindowOptions & { std?: number } = {}): Tensor {
  checkObject('window options', options)
  const step = 1 / (checkNumber('std', options.std ?? 1, '(0, inf)') * Math.SQRT2)
  return windowOf(M, options, ['std'], ({ span, at }) =>
    at((-span / 2) * step, step)
      .square()
      .neg()
      .exp(),
  )
}

/**
 * The Kaiser window, I₀(beta · √(1 − (2k/(M − 1) − 1)²)) / I₀(beta).
 *
 * @param M - the number of points
 * @param options.beta - the shape, in [0, inf). Default: 12
 * @returns [M]
 * @source torch.signal.windows.kaiser
 */
export function kaiser(M: number, options: WindowOptions & { beta?: number } = {}): Tensor {
  checkObject('window options', options)
  const beta = checkNumber('beta', options.beta ?? 12, '[0, inf)')
  return windowOf(M, options, ['beta'], ({ span, at }) => {
    const points = at(-beta, (2 * beta) / span).clamp({ max: beta })
    const scale = tensor(beta, { dtype: points.dtype, device: points.device }).i0()
    return points
      .square()
      .neg()
      .add(beta * beta)
      .clamp({ min: 0 })
      .sqrt()
      .i0()
      .div(scale)
  })
}
