import { noGrad, type Tensor } from '../tensor/index.js'

/** How many inputs and outputs one unit of a weight has: [out, in, …kernel]. */
function fans(weight: Tensor): { fanIn: number; fanOut: number } {
  const [out, into, ...kernel] = weight.shape
  if (out === undefined || into === undefined)
    throw new RangeError(
      `Expected a weight of at least 2 dimensions but received one of shape [${weight.shape}]`,
    )
  const field = kernel.reduce((a, b) => a * b, 1)
  return { fanIn: into * field, fanOut: out * field }
}

export interface KaimingOptions {
  /** Slope of the leaky ReLU that follows; 0 for ReLU. */
  a?: number
}

/** How much ReLU of slope `a` below 0 must be made up for. */
const gain = (a: number) => Math.sqrt(2 / (1 + a ** 2))

/** Draws from the uniform distribution on [from, to), as PyTorch does for the same seed; no autograd. */
export function uniform_(tensor: Tensor, from = 0, to = 1): Tensor {
  return noGrad(() => tensor.uniform_({ from, to }))
}

/** Draws from the normal distribution; no autograd. */
export function normal_(tensor: Tensor, mean = 0, std = 1): Tensor {
  return noGrad(() => tensor.normal_({ mean, std }))
}

/** Uniform on ±√3 · gain / √fanIn. @source He et al., arXiv 1502.01852 */
export function kaimingUniform_(weight: Tensor, { a = 0 }: KaimingOptions = {}): Tensor {
  const bound = Math.sqrt(3) * (gain(a) / Math.sqrt(fans(weight).fanIn))
  return uniform_(weight, -bound, bound)
}

/** Normal of standard deviation gain / √fanIn. @source He et al., arXiv 1502.01852 */
export function kaimingNormal_(weight: Tensor, { a = 0 }: KaimingOptions = {}): Tensor {
  return normal_(weight, 0, gain(a) / Math.sqrt(fans(weight).fanIn))
}

/** Uniform on ±√(6 / (fanIn + fanOut)). @source Glorot and Bengio, 2010 */
export function xavierUniform_(weight: Tensor): Tensor {
  const { fanIn, fanOut } = fans(weight)
  const bound = Math.sqrt(3) * Math.sqrt(2 / (fanIn + fanOut))
  return uniform_(weight, -bound, bound)
}

/** Normal of standard deviation √(2 / (fanIn + fanOut)). @source Glorot and Bengio, 2010 */
export function xavierNormal_(weight: Tensor): Tensor {
  const { fanIn, fanOut } = fans(weight)
  return normal_(weight, 0, Math.sqrt(2 / (fanIn + fanOut)))
}

/** What PyTorch's linear and convolution layers start from: their weight, then their bias on ±1/√fanIn. */
export function defaultLayerInit(weight: Tensor, bias: Tensor | null): void {
  kaimingUniform_(weight, { a: Math.sqrt(5) })
  const bound = 1 / Math.sqrt(fans(weight).fanIn)
  if (bias) uniform_(bias, -bound, bound)
}
