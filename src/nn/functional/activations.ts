import { checkInteger, checkNumber } from '../../_check.js'
import { type DType, empty, type Tensor, zerosLike } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import { checkTensor, flag, type Given, integer, number, oneOf, read } from '../_options.js'

const inplace = flag(false)

/** The options of every activation, with PyTorch's defaults; its modules take the same. */
export const activationOptions = {
  plain: { inplace },
  elu: {
    /** Scale of the negative part. Default 1. */
    alpha: number(1),
    inplace,
  },
  leakyRelu: {
    /** Slope below 0. Default 0.01. */
    negativeSlope: number(0.01),
    inplace,
  },
  hardtanh: {
    /** Default -1. */
    minVal: number(-1),
    /** Default 1. */
    maxVal: number(1),
    inplace,
  },
  rrelu: {
    /** Least slope below 0. Default 1/8. */
    lower: number(1 / 8),
    /** Greatest slope below 0. Default 1/3. */
    upper: number(1 / 3),
    inplace,
  },
  gelu: {
    /** 'tanh' computes Φ by its approximation with tanh. Default 'none'. */
    approximate: oneOf<'none' | 'tanh'>('none', ['none', 'tanh']),
  },
  shrink: {
    /** Half the width of the interval that becomes 0. Default 0.5. */
    lambd: number(0.5),
  },
  softplus: {
    /** Default 1. */
    beta: number(1),
    /** Above it, times beta, the function is the identity. Default 20. */
    threshold: number(20),
  },
  glu: {
    /** The dimension that is halved. Default -1. */
    dim: integer(-1),
  },
}
type Options<K extends keyof typeof activationOptions> = Given<(typeof activationOptions)[K]>

type Unary = (input: Tensor) => Tensor
/** A function without settings, in a form that may write into its input. */
function plain(
  name: string,
  pure: Unary,
  inPlace: Unary,
): (input: Tensor, options?: Options<'plain'>) => Tensor {
  return (input, options) =>
    options !== undefined && read(name, activationOptions.plain, options).inplace
      ? inPlace(input)
      : pure(input)
}

/** max(x, 0), elementwise. @param input any shape @returns a tensor of the same shape; `{ inplace: true }` changes `input` */
export const relu = plain('relu', aten.relu, aten.relu_)
/** min(max(x, 0), 6), elementwise. */
export const relu6 = plain('relu6', aten.relu6, aten.relu6_)
/** 1.0507·(max(x, 0) + min(0, 1.6733·(eˣ − 1))), elementwise. @source Klambauer et al., arXiv 1706.02515 */
export const selu = plain('selu', aten.selu, aten.selu_)
/** x·min(max(x + 3, 0), 6)/6, elementwise. */
export const hardswish = plain('hardswish', aten.hardswish, aten.hardswish_)
/** min(max(x + 3, 0), 6)/6, elementwise. */
export const hardsigmoid = plain('hardsigmoid', aten.hardsigmoid, aten.hardsigmoid_)
/** x·σ(x), elementwise. */
export const silu = plain('silu', aten.silu, aten.silu_)
/** x·tanh(log(1 + eˣ)), elementwise. */
export const mish = plain('mish', aten.mish, aten.mish_)
/** 1/(1 + e⁻ˣ), elementwise. */
export const sigmoid: Unary = (input) => aten.sigmoid(input)
/** (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ), elementwise. */
export const tanh: Unary = (input) => aten.tanh(input)
/** log(1/(1 + e⁻ˣ)), elementwise. */
export const logsigmoid: Unary = (input) => aten.logSigmoid(input)
/** x/(1 + |x|), elementwise. */
export const softsign: Unary = (input) => aten.div(input, aten.abs(input).add(1))
/** x − tanh(x), elementwise. */
export const tanhshrink: Unary = (input) => aten.sub(input, aten.tanh(input))

/** max(x, 0) + min(0, alpha·(eˣ − 1)), elementwise. */
export function elu(input: Tensor, options: Options<'elu'> = {}): Tensor {
  const { alpha, inplace: writes } = read('elu', activationOptions.elu, options)
  return writes ? aten.elu_(input, { alpha }) : aten.elu(input, { alpha })
}

/** max(x, 0) + min(0, alpha·(e^(x/alpha) − 1)), elementwise. */
export function celu(input: Tensor, options: Options<'elu'> = {}): Tensor {
  const { alpha, inplace: writes } = read('celu', activationOptions.elu, options)
  return writes ? aten.celu_(input, { alpha }) : aten.celu(input, { alpha })
}

/** max(x, 0) + negativeSlope·min(x, 0), elementwise. */
export function leakyRelu(input: Tensor, options: Options<'leakyRelu'> = {}): Tensor {
  const { negativeSlope, inplace: writes } = read('leakyRelu', activationOptions.leakyRelu, options)
  return writes ? aten.leakyRelu_(input, { negativeSlope }) : aten.leakyRelu(input, { negativeSlope })
}

/** min(max(x, minVal), maxVal), elementwise. */
export function hardtanh(input: Tensor, options: Options<'hardtanh'> = {}): Tensor {
  const { minVal, maxVal, inplace: writes } = read('hardtanh', activationOptions.hardtanh, options)
  return writes ? aten.hardtanh_(input, { minVal, maxVal }) : aten.hardtanh(input, { minVal, maxVal })
}

const rreluSettings = { ...activationOptions.rrelu, training: flag(false) }

/** x where it is at least 0, else a·x; a is drawn from [lower, upper] in training, else their mean. */
export function rrelu(input: Tensor, options: Given<typeof rreluSettings> = {}): Tensor {
  const { inplace: writes, ...rest } = read('rrelu', rreluSettings, options)
  return writes ? aten.rrelu_(input, rest) : aten.rrelu(input, rest)
}

/**
 * x where it is at least 0, else weight·x.
 *
 * @param weight one number, or one for each channel (dimension 1)
 */
export const prelu = (input: Tensor, weight: Tensor): Tensor => aten.prelu(input, weight)

/** x where it is above `threshold`, else `value`. */
export function threshold(
  input: Tensor,
  limit: number,
  value: number,
  options: Options<'plain'> = {},
): Tensor {
  checkNumber('threshold', limit)
  checkNumber('value', value)
  return read('threshold', activationOptions.plain, options).inplace
    ? aten.threshold_(input, limit, value)
    : aten.threshold(input, limit, value)
}

/** x·Φ(x), Φ the distribution function of the standard normal distribution. */
export const gelu = (input: Tensor, options: Options<'gelu'> = {}): Tensor =>
  aten.gelu(input, read('gelu', activationOptions.gelu, options))

/** 0 where |x| ≤ lambd, else x. */
export const hardshrink = (input: Tensor, options: Options<'shrink'> = {}): Tensor =>
  aten.hardshrink(input, read('hardshrink', activationOptions.shrink, options))

/** sign(x)·max(|x| − lambd, 0). */
export const softshrink = (input: Tensor, options: Options<'shrink'> = {}): Tensor =>
  aten.softshrink(input, read('softshrink', activationOptions.shrink, options))

/** log(1 + e^(beta·x))/beta. */
export const softplus = (input: Tensor, options: Options<'softplus'> = {}): Tensor =>
  aten.softplus(input, read('softplus', activationOptions.softplus, options))

/** a·σ(b), where a and b are the halves of the input along `dim`. */
export const glu = (input: Tensor, options: Options<'glu'> = {}): Tensor =>
  aten.glu(input, read('glu', activationOptions.glu, options))

/** The options of softmax, softmin and logSoftmax. */
export interface SoftmaxOptions {
  /** What the input is converted to first. Default: its own dtype. */
  dtype?: DType
}

/** eˣ / Σ eˣ along a dimension. */
export const softmax = (input: Tensor, dim: number, options: SoftmaxOptions = {}): Tensor =>
  aten.softmax(input, checkInteger('dim', dim), options)

/** e⁻ˣ / Σ e⁻ˣ along a dimension. */
export const softmin = (input: Tensor, dim: number, options: SoftmaxOptions = {}): Tensor =>
  aten.softmax(aten.neg(input), checkInteger('dim', dim), options)

/** x − log Σ eˣ along a dimension. */
export const logSoftmax = (input: Tensor, dim: number, options: SoftmaxOptions = {}): Tensor =>
  aten.logSoftmax(input, checkInteger('dim', dim), options)

const gumbelSettings = {
  /** Temperature. Default 1. */
  tau: number(1, '(0, inf)'),
  /** One-hot results, with the gradient of the soft ones. Default false. */
  hard: flag(false),
  /** Default -1. */
  dim: integer(-1),
}

/**
 * Samples from the Gumbel-softmax distribution: softmax((logits + g)/tau), g = −log(−log u).
 *
 * @source Jang et al., arXiv 1611.01144
 */
export function gumbelSoftmax(logits: Tensor, options: Given<typeof gumbelSettings> = {}): Tensor {
  const { tau, hard, dim } = read('gumbelSoftmax', gumbelSettings, options)
  checkTensor('gumbelSoftmax', 'logits', logits)
  const noise = empty(logits.shape, { dtype: logits.dtype, device: logits.device }).exponential_().log().neg()
  const soft = aten.softmax(logits.add(noise).div(tau), dim)
  if (!hard) return soft
  const place = soft.detach().argmax({ dim, keepdim: true })
  const oneHot = zerosLike(logits.detach()).scatter_(dim, place, 1)
  return oneHot.sub(soft.detach()).add(soft)
}
