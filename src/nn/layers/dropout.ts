import { checkNumber } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { dropout } from '../functional.js'
import { Module } from '../module.js'

/** In training, sets each element to 0 with probability `p` and divides the others by 1 − p. */
export class Dropout extends Module {
  /** @param p in [0, 1], default 0.5 */
  constructor(readonly p = 0.5) {
    super()
    checkNumber('p', p, '[0, 1]')
  }

  override forward(input: Tensor): Tensor {
    return dropout(input, { p: this.p, training: this.training })
  }
}
