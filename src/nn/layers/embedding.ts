import { checkInteger, checkKnownKeys } from '../../_check.js'
import { empty, noGrad, type Tensor } from '../../tensor/index.js'
import { embedding } from '../functional.js'
import { normal_ } from '../init.js'
import { Module, parameter } from '../module.js'

export interface EmbeddingOptions {
  /** This row starts at 0 and gets no gradient. */
  paddingIdx?: number
}

/** A table of learned rows: int64 indices [...] give [..., embeddingDim]. */
export class Embedding extends Module {
  readonly weight: Tensor
  readonly #paddingIdx: number | undefined

  constructor(
    readonly numEmbeddings: number,
    readonly embeddingDim: number,
    options: EmbeddingOptions = {},
  ) {
    super()
    checkKnownKeys('Embedding options', options, ['paddingIdx'])
    checkInteger('numEmbeddings', numEmbeddings, '[1, inf)')
    checkInteger('embeddingDim', embeddingDim, '[1, inf)')
    const padding = options.paddingIdx
    if (padding !== undefined) checkInteger('paddingIdx', padding, `[0, ${numEmbeddings})`)
    this.#paddingIdx = padding
    this.weight = parameter(empty([numEmbeddings, embeddingDim]))
    normal_(this.weight)
    if (padding !== undefined) noGrad(() => this.weight.select(0, padding).zero_())
  }

  override forward(indices: Tensor): Tensor {
    return embedding(indices, this.weight, { paddingIdx: this.#paddingIdx })
  }
}
