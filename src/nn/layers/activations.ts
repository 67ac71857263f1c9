import { checkKnownKeys, checkOneOf } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { gelu, relu, sigmoid, silu, tanh } from '../functional.js'
import { Module } from '../module.js'

/** max(x, 0) */
export class ReLU extends Module {
  override forward(input: Tensor): Tensor {
    return relu(input)
  }
}

/** x · Φ(x), Φ the normal distribution function; with `approximate: 'tanh'` by its formula with tanh. */
export class GELU extends Module {
  readonly #approximate: 'none' | 'tanh'

  constructor(options: { approximate?: 'none' | 'tanh' } = {}) {
    super()
    checkKnownKeys('GELU options', options, ['approximate'])
    this.#approximate = checkOneOf('approximate', options.approximate ?? 'none', ['none', 'tanh'])
  }

  override forward(input: Tensor): Tensor {
    return gelu(input, { approximate: this.#approximate })
  }
}

/** x · σ(x) */
export class SiLU extends Module {
  override forward(input: Tensor): Tensor {
    return silu(input)
  }
}

/** 1 / (1 + e⁻ˣ) */
export class Sigmoid extends Module {
  override forward(input: Tensor): Tensor {
    return sigmoid(input)
  }
}

export class Tanh extends Module {
  override forward(input: Tensor): Tensor {
    return tanh(input)
  }
}
