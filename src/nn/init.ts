import { checkInteger, checkNumber, checkOneOf } from '../_check.js'
import { linalg, noGrad, randperm, type Tensor } from '../tensor/index.js'
import { checkTensor, type Given, number, oneOf, read } from './_options.js'

// Each function fills a tensor in place, past autograd, and draws what PyTorch draws from the same seed.

const nonlinearities = [
  'linear',
  'conv1d',
  'conv2d',
  'conv3d',
  'convTranspose1d',
  'convTranspose2d',
  'convTranspose3d',
  'sigmoid',
  'tanh',
  'relu',
  'leakyRelu',
  'selu',
] as const
/** What follows a layer. */
export type Nonlinearity = (typeof nonlinearities)[number]

/**
 * The factor by which a nonlinearity asks for larger weights.
 *
 * @param slope of the leaky ReLU below 0, default 0.01
 */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  checkNumber('slope', slope)
  switch (checkOneOf('nonlinearity', nonlinearity, nonlinearities)) {
    case 'tanh':
      return 5 / 3
    case 'relu':
      return Math.sqrt(2)
    case 'leakyRelu':
      return Math.sqrt(2 / (1 + slope ** 2))
    case 'selu':
      return 3 / 4
    default:
      return 1
  }
}

/** How many inputs and outputs one unit of a weight has: [out, in, …kernel]. */
function fans(owner: string, weight: Tensor): { fanIn: number; fanOut: number } {
  checkTensor(owner, 'weight', weight)
  const [out, into, ...kernel] = weight.shape
  if (out === undefined || into === undefined)
    throw new RangeError(
      `Expected a weight of at least 2 dimensions but received one of shape [${weight.shape}]`,
    )
  const field = kernel.reduce((a, b) => a * b, 1)
  return { fanIn: into * field, fanOut: out * field }
}

/** Uniform on [from, to). */
export function uniform_(tensor: Tensor, from = 0, to = 1): Tensor {
  checkNumber('from', from)
  checkNumber('to', to)
  checkTensor('uniform_', 'tensor', tensor)
  return noGrad(() => tensor.uniform_({ from, to }))
}

/** Normal, of this mean and standard deviation. */
export function normal_(tensor: Tensor, mean = 0, std = 1): Tensor {
  checkNumber('mean', mean)
  checkNumber('std', std, '[0, inf)')
  checkTensor('normal_', 'tensor', tensor)
  return noGrad(() => tensor.normal_({ mean, std }))
}

/** Normal, drawn again where it leaves [a, b]: by the inverse of the distribution function. */
export function truncNormal_(tensor: Tensor, mean = 0, std = 1, a = -2, b = 2): Tensor {
  checkNumber('mean', mean)
  checkNumber('std', std, '(0, inf)')
  checkNumber('a', a, '[-inf, inf]')
  checkNumber('b', b, '[-inf, inf]')
  checkTensor('truncNormal_', 'tensor', tensor)
  const share = (x: number) => (1 + erf(x / Math.SQRT2)) / 2
  const [low, high] = [share((a - mean) / std), share((b - mean) / std)]
  return noGrad(() =>
    tensor
      .uniform_({ from: 2 * low - 1, to: 2 * high - 1 })
      .erfinv_()
      .mul_(std * Math.SQRT2)
      .add_(mean)
      .clamp_({ min: a, max: b }),
  )
}

/** The error function, to double precision: its series, and its continued fraction beyond 2.5. */
function erf(x: number): number {
  if (x < 0) return -erf(-x)
  if (x > 6) return 1
  if (x < 2.5) {
    let [term, sum] = [x, x]
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (-x * x) / n
      sum += term / (2 * n + 1)
    }
    return (2 / Math.sqrt(Math.PI)) * sum
  }
  let fraction = 0
  for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction)
  return 1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction))
}

/** One value everywhere. */
export function constant_(tensor: Tensor, value: number): Tensor {
  checkTensor('constant_', 'tensor', tensor)
  checkNumber('value', value)
  return noGrad(() => tensor.fill_(value))
}
/** 1 everywhere, in place. @returns the same tensor */
export const ones_ = (tensor: Tensor): Tensor => constant_(tensor, 1)
/** 0 everywhere, in place. @returns the same tensor */
export const zeros_ = (tensor: Tensor): Tensor => constant_(tensor, 0)

/** The identity, in place. @param tensor [rows, columns] @throws RangeError for other than 2 dimensions */
export function eye_(tensor: Tensor): Tensor {
  checkTensor('eye_', 'tensor', tensor)
  if (tensor.ndim !== 2) throw new RangeError(`Expected 2 dimensions for eye_ but received [${tensor.shape}]`)
  return noGrad(() => {
    tensor.zero_().fillDiagonal_(1)
    return tensor
  })
}

/**
 * A convolution that keeps its channels, in place.
 *
 * @param tensor [out, in, …kernel], of 3 to 5 dimensions
 * @param groups default 1
 * @throws RangeError for other dimensions, or groups that do not divide `out`
 */
export function dirac_(tensor: Tensor, groups = 1): Tensor {
  checkTensor('dirac_', 'tensor', tensor)
  const [out, into, ...kernel] = tensor.shape
  if (tensor.ndim < 3 || tensor.ndim > 5)
    throw new RangeError(`Expected 3 to 5 dimensions for dirac_ but received [${tensor.shape}]`)
  checkInteger('groups', groups, '[1, inf)')
  if (out! % groups !== 0) throw new RangeError(`Expected groups to divide ${out} but received ${groups}`)
  const each = out! / groups
  return noGrad(() => {
    tensor.zero_()
    for (let group = 0; group < groups; group++)
      for (let i = 0; i < Math.min(each, into!); i++)
        tensor.set([group * each + i, i, ...kernel.map((size) => Math.floor(size / 2))], 1)
    return tensor
  })
}

const kaimingSettings = {
  /** Slope of the leaky ReLU that follows. Default 0. */
  a: number(0),
  /** Keep the variance of the forward pass ('fanIn', default) or of the backward pass. */
  mode: oneOf<'fanIn' | 'fanOut'>('fanIn', ['fanIn', 'fanOut']),
  /** Default 'leakyRelu'. */
  nonlinearity: oneOf<Nonlinearity>('leakyRelu', nonlinearities),
}
/** The options of {@link kaimingUniform_} and {@link kaimingNormal_}. */
export type KaimingOptions = Given<typeof kaimingSettings>

function kaimingStd(owner: string, weight: Tensor, options: KaimingOptions): number {
  const { a, mode, nonlinearity } = read(owner, kaimingSettings, options)
  return calculateGain(nonlinearity, a) / Math.sqrt(fans(owner, weight)[mode])
}

/** Uniform on ±√3·gain/√fan. @source He et al., arXiv 1502.01852 */
export function kaimingUniform_(weight: Tensor, options: KaimingOptions = {}): Tensor {
  const bound = Math.sqrt(3) * kaimingStd('kaimingUniform_', weight, options)
  return uniform_(weight, -bound, bound)
}

/** Normal of standard deviation gain/√fan. @source He et al., arXiv 1502.01852 */
export function kaimingNormal_(weight: Tensor, options: KaimingOptions = {}): Tensor {
  return normal_(weight, 0, kaimingStd('kaimingNormal_', weight, options))
}

function xavierStd(owner: string, weight: Tensor, gain: number): number {
  const { fanIn, fanOut } = fans(owner, weight)
  return checkNumber('gain', gain) * Math.sqrt(2 / (fanIn + fanOut))
}

/** Uniform on ±gain·√(6/(fanIn + fanOut)). @param gain default 1 @source Glorot and Bengio, AISTATS 2010 */
export function xavierUniform_(weight: Tensor, gain = 1): Tensor {
  const bound = Math.sqrt(3) * xavierStd('xavierUniform_', weight, gain)
  return uniform_(weight, -bound, bound)
}

/** Normal of standard deviation gain·√(2/(fanIn + fanOut)). @param gain default 1 @source Glorot and Bengio, AISTATS 2010 */
export function xavierNormal_(weight: Tensor, gain = 1): Tensor {
  return normal_(weight, 0, xavierStd('xavierNormal_', weight, gain))
}

/**
 * A (half-)orthogonal matrix.
 *
 * @param tensor [rows, …columns] @param gain default 1
 * @throws RangeError for fewer than 2 dimensions
 * @source Saxe et al., arXiv 1312.6120
 */
export function orthogonal_(tensor: Tensor, gain = 1): Tensor {
  checkNumber('gain', gain)
  checkTensor('orthogonal_', 'tensor', tensor)
  if (tensor.ndim < 2)
    throw new RangeError(`Expected 2 or more dimensions for orthogonal_ but received [${tensor.shape}]`)
  const rows = tensor.shape[0]!
  const columns = tensor.numel / rows
  return noGrad(() => {
    const drawn = tensor.newEmpty([rows, columns]).normal_({ mean: 0, std: 1 })
    const { Q, R } = linalg.qr(rows < columns ? drawn.t() : drawn) as unknown as { Q: Tensor; R: Tensor }
    const signed = Q.mul(R.diagonal().sign())
    return tensor.copy_((rows < columns ? signed.t() : signed).reshape(tensor.shape).mul(gain))
  })
}

/**
 * Normal, with a share of each column's elements 0.
 *
 * @param tensor [rows, columns]
 * @param sparsity share of zeros, in [0, 1]
 * @param std of the others, default 0.01
 * @throws RangeError for other than 2 dimensions
 * @source Martens, ICML 2010
 */
export function sparse_(tensor: Tensor, sparsity: number, std = 0.01): Tensor {
  checkNumber('sparsity', sparsity, '[0, 1]')
  checkTensor('sparse_', 'tensor', tensor)
  if (tensor.ndim !== 2)
    throw new RangeError(`Expected 2 dimensions for sparse_ but received [${tensor.shape}]`)
  const [rows, columns] = tensor.shape as [number, number]
  const zeroed = Math.ceil(sparsity * rows)
  return noGrad(() => {
    tensor.normal_({ mean: 0, std })
    for (let column = 0; column < columns; column++) {
      const places = randperm(rows).slice({ dim: 0, start: 0, end: zeroed })
      tensor.select(1, column).indexFill_(0, places, 0)
    }
    return tensor
  })
}

/** @internal What PyTorch's linear and convolution layers start from: their weight, then their bias on ±1/√fanIn. */
export function defaultLayerInit(weight: Tensor, bias: Tensor | null): void {
  kaimingUniform_(weight, { a: Math.sqrt(5) })
  const { fanIn } = fans('defaultLayerInit', weight)
  if (bias && fanIn > 0) uniform_(bias, -1 / Math.sqrt(fanIn), 1 / Math.sqrt(fanIn))
}
