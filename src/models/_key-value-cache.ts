import { checkInteger } from '../_check.js'
import { keep, noGrad, type Tensor, tidy } from '../tensor/index.js'

/** The keys and values of the tokens that a transformer has seen, for each layer. */
export class KeyValueCache {
  /** How many tokens it has seen. Set it to less to forget the last ones. */
  length = 0
  private readonly keys: Tensor[]
  private readonly values: Tensor[]

  /** @internal @param shape [batch, heads, most steps, features] */
  constructor(like: Tensor, layers: number, shape: readonly [number, number, number, number]) {
    checkInteger('batch', shape[0], '[1, inf)')
    const make = () => Array.from({ length: layers }, () => keep(noGrad(() => like.newEmpty(shape))))
    this.keys = make()
    this.values = make()
  }

  /** @internal Takes in the keys and values of new tokens. @returns those of all tokens */
  append(layer: number, key: Tensor, value: Tensor): [keys: Tensor, values: Tensor] {
    const [past, steps] = [this.length, key.size(2)]
    const put = (all: Tensor, part: Tensor): Tensor => {
      tidy(() => all.narrow(2, past, steps).copy_(part))
      return all.narrow(2, 0, past + steps)
    }
    return [put(this.keys[layer]!, key), put(this.values[layer]!, value)]
  }

  /** Frees the memory. */
  dispose(): void {
    for (const each of [...this.keys, ...this.values]) each.dispose()
  }
  [Symbol.dispose](): void {
    this.dispose()
  }
}
