import { Linear, type Module, ReLU, Sequential } from '../nn/index.js'

/**
 * Linear layers with ReLU between them.
 *
 * @param sizes features of the input, of each hidden layer and of the output: `mlp(784, 100, 10)`
 * @throws RangeError for fewer than two sizes
 */
export function mlp(...sizes: number[]): Sequential {
  if (sizes.length < 2)
    throw new RangeError('Expected at least two sizes for mlp, of the input and of the output')
  const layers: Module[] = []
  for (const [i, size] of sizes.slice(1).entries()) {
    if (i > 0) layers.push(new ReLU())
    layers.push(new Linear(sizes[i]!, size))
  }
  return new Sequential(...layers)
}
