import { checkInteger } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { Module } from '../module.js'

/** Makes the dimensions from `startDim` to `endDim` one: by default all but the first. */
export class Flatten extends Module {
  constructor(
    readonly startDim = 1,
    readonly endDim = -1,
  ) {
    super()
    checkInteger('startDim', startDim)
    checkInteger('endDim', endDim)
  }

  override forward(input: Tensor): Tensor {
    return input.flatten({ startDim: this.startDim, endDim: this.endDim })
  }
}
