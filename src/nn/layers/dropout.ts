import { checkNumber } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { flag, type Given, read } from '../_options.js'
import { settings } from '../_print.js'
import * as F from '../functional/layers.js'
import { Module } from '../module.js'

const table = {
  /** Write into the input. Default false. */
  inplace: flag(false),
}
type DropoutOptions = Given<typeof table>

/** In training a share of what it is given becomes 0; else it gives its input. */
abstract class DropoutNd extends Module {
  readonly inplace: boolean

  constructor(
    readonly p = 0.5,
    options: DropoutOptions = {},
  ) {
    super()
    checkNumber('p', p, '[0, 1]')
    this.inplace = read('Dropout', table, options).inplace
  }

  /** @internal The options of the function. */
  protected get how(): { p: number; training: boolean; inplace: boolean } {
    return { p: this.p, training: this.training, inplace: this.inplace }
  }

  override extraRepr(): string {
    return settings({ p: this.p, inplace: this.inplace })
  }
}

/**
 * In training, sets each element to 0 with probability `p` and divides the others by 1 − p.
 *
 * @param p in [0, 1], default 0.5 @param options inplace, default false
 * @source Hinton et al., arXiv 1207.0580
 */
export class Dropout extends DropoutNd {
  override forward(input: Tensor): Tensor {
    return F.dropout(input, this.how)
  }
}

/** As {@link Dropout}, of whole channels. Input [batch, channels, width] or without the batch. @param p in [0, 1], default 0.5 */
export class Dropout1d extends DropoutNd {
  override forward(input: Tensor): Tensor {
    return F.dropout1d(input, this.how)
  }
}

/** As {@link Dropout}, of whole channels. Input [batch, channels, height, width]. @param p in [0, 1], default 0.5 */
export class Dropout2d extends DropoutNd {
  override forward(input: Tensor): Tensor {
    return F.dropout2d(input, this.how)
  }
}

/** As {@link Dropout}, of whole channels. Input [batch, channels, depth, height, width]. @param p in [0, 1], default 0.5 */
export class Dropout3d extends DropoutNd {
  override forward(input: Tensor): Tensor {
    return F.dropout3d(input, this.how)
  }
}

/** Dropout that keeps mean and variance of SELU's outputs. @param p in [0, 1], default 0.5 @source arXiv 1706.02515 */
export class AlphaDropout extends DropoutNd {
  override forward(input: Tensor): Tensor {
    return F.alphaDropout(input, this.how)
  }
}

/** {@link AlphaDropout} of whole channels. @param p in [0, 1], default 0.5 */
export class FeatureAlphaDropout extends DropoutNd {
  override forward(input: Tensor): Tensor {
    return F.featureAlphaDropout(input, this.how)
  }
}
