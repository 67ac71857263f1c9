import { checkInteger, checkKnownKeys } from '../../_check.js'
import { noGrad, type Tensor } from '../../tensor/index.js'
import { factorySettings, makeParameter } from '../_make.js'
import { checkTensor, flag, type Given, oneOf, read } from '../_options.js'
import { python } from '../_print.js'
import { embedding, embeddingBag, embeddingOptions } from '../functional/layers.js'
import { normal_ } from '../init.js'
import { Module, parameter } from '../module.js'

const table = { ...embeddingOptions.embedding, ...factorySettings }
/** The options of {@link Embedding}. */
export type EmbeddingOptions = Given<typeof table>

/** A padding index counted from the start. */
function rowOf(index: number | null, rows: number): number | null {
  if (index === null) return null
  checkInteger('paddingIdx', index, index < 0 ? `[${-rows}, ${rows})` : `[0, ${rows})`)
  return index < 0 ? index + rows : index
}

function reset(weight: Tensor, paddingIdx: number | null): void {
  normal_(weight)
  if (paddingIdx !== null) noGrad(() => weight.select(0, paddingIdx).zero_())
}

/**
 * A table of learned rows: integers [...] give [..., embeddingDim]. Rows start from the standard normal distribution.
 *
 * @param options paddingIdx: this row starts at 0 and gets no gradient; maxNorm, normType (default 2), scaleGradByFreq,
 *   sparse (default false); device and dtype
 * @example
 * ```ts
 * new nn.Embedding(10, 4).forward(tensor([1, 2], { dtype: 'int64' })).shape // [2, 4]
 * ```
 */
export class Embedding extends Module {
  /** The rows, [numEmbeddings, embeddingDim]. */
  weight: Tensor
  /** The row that gets no gradient, counted from the start; null for none. */
  readonly paddingIdx: number | null
  /** The largest norm of a row: longer ones are scaled down, in place, when they are read; null for no limit. */
  readonly maxNorm: number | null
  /** The order p of that norm. */
  readonly normType: number
  /** Whether the gradient of a row is divided by how often the batch names it. */
  readonly scaleGradByFreq: boolean
  /** Whether the gradient of the weight is a sparse tensor. */
  readonly sparse: boolean

  constructor(
    readonly numEmbeddings: number,
    readonly embeddingDim: number,
    options: EmbeddingOptions = {},
  ) {
    super()
    checkInteger('numEmbeddings', numEmbeddings, '[1, inf)')
    checkInteger('embeddingDim', embeddingDim, '[1, inf)')
    const values = read('Embedding', table, options)
    this.paddingIdx = rowOf(values.paddingIdx, numEmbeddings)
    this.maxNorm = values.maxNorm
    this.normType = values.normType
    this.scaleGradByFreq = values.scaleGradByFreq
    this.sparse = values.sparse
    this.weight = makeParameter([numEmbeddings, embeddingDim], values)
    this.resetParameters()
  }

  /** A table of given rows. @param embeddings [rows, features] @param options freeze, default true; else as the class @throws RangeError for another shape */
  static fromPretrained(
    embeddings: Tensor,
    options: EmbeddingOptions & { freeze?: boolean } = {},
  ): Embedding {
    checkKnownKeys('fromPretrained options', options, ['freeze', ...Object.keys(table)])
    const { freeze = true, ...rest } = options
    checkTensor('Embedding.fromPretrained', 'embeddings', embeddings)
    if (embeddings.ndim !== 2)
      throw new RangeError(
        `Expected shape [rows, features] for embeddings but received [${embeddings.shape}]`,
      )
    const [rows, features] = embeddings.shape as [number, number]
    const made = new Embedding(rows, features, rest)
    ;(made as { weight: Tensor }).weight = parameter(embeddings.detach(), { requiresGrad: !freeze })
    return made
  }

  /** Draws the rows from the standard normal distribution; the padding row is 0. */
  resetParameters(): void {
    reset(this.weight, this.paddingIdx)
  }

  override forward(input: Tensor): Tensor {
    const { paddingIdx, maxNorm, normType, scaleGradByFreq, sparse } = this
    return embedding(input, this.weight, { paddingIdx, maxNorm, normType, scaleGradByFreq, sparse })
  }

  override extraRepr(): string {
    const parts = [`${this.numEmbeddings}, ${this.embeddingDim}`]
    if (this.paddingIdx !== null) parts.push(`padding_idx=${this.paddingIdx}`)
    if (this.maxNorm !== null) parts.push(`max_norm=${python(this.maxNorm)}`)
    if (this.normType !== 2) parts.push(`norm_type=${python(this.normType)}`)
    if (this.scaleGradByFreq) parts.push('scale_grad_by_freq=True')
    if (this.sparse) parts.push('sparse=True')
    return parts.join(', ')
  }
}

const bagTable = {
  ...table,
  mode: oneOf<'sum' | 'mean' | 'max'>('mean', ['sum', 'mean', 'max']),
  includeLastOffset: flag(false),
}
/** The options of {@link EmbeddingBag}. */
export type EmbeddingBagOptions = Given<typeof bagTable>

/**
 * Sums, means or maxima of bags of learned rows.
 *
 * Input int64 [bags, length], or [all] with offsets [bags]; output [bags, embeddingDim].
 *
 * @param options mode, default 'mean'; includeLastOffset, default false; else as {@link Embedding}
 */
export class EmbeddingBag extends Module<
  [input: Tensor, offsets?: Tensor | null, perSampleWeights?: Tensor | null]
> {
  /** The rows, [numEmbeddings, embeddingDim]. */
  weight: Tensor
  /** The row that gets no gradient and is left out of bags, counted from the start; null for none. */
  readonly paddingIdx: number | null
  /** The largest norm of a row: longer ones are scaled down, in place, when they are read; null for no limit. */
  readonly maxNorm: number | null
  /** The order p of that norm. */
  readonly normType: number
  /** Whether the gradient of a row is divided by how often the batch names it. */
  readonly scaleGradByFreq: boolean
  /** Whether the gradient of the weight is a sparse tensor. */
  readonly sparse: boolean
  /** What is computed of each bag. */
  readonly mode: 'sum' | 'mean' | 'max'
  /** Whether the last offset is the length of the input. */
  readonly includeLastOffset: boolean

  constructor(
    readonly numEmbeddings: number,
    readonly embeddingDim: number,
    options: EmbeddingBagOptions = {},
  ) {
    super()
    checkInteger('numEmbeddings', numEmbeddings, '[1, inf)')
    checkInteger('embeddingDim', embeddingDim, '[1, inf)')
    const values = read('EmbeddingBag', bagTable, options)
    this.paddingIdx = rowOf(values.paddingIdx, numEmbeddings)
    this.maxNorm = values.maxNorm
    this.normType = values.normType
    this.scaleGradByFreq = values.scaleGradByFreq
    this.sparse = values.sparse
    this.mode = values.mode
    this.includeLastOffset = values.includeLastOffset
    this.weight = makeParameter([numEmbeddings, embeddingDim], values)
    this.resetParameters()
  }

  /** Draws the rows from the standard normal distribution; the padding row is 0. */
  resetParameters(): void {
    reset(this.weight, this.paddingIdx)
  }

  override forward(
    input: Tensor,
    offsets: Tensor | null = null,
    perSampleWeights: Tensor | null = null,
  ): Tensor {
    const { paddingIdx, maxNorm, normType, scaleGradByFreq, sparse, mode, includeLastOffset } = this
    const options = { paddingIdx, maxNorm, normType, scaleGradByFreq, sparse, mode, includeLastOffset }
    return embeddingBag(input, this.weight, { ...options, offsets, perSampleWeights })
  }

  override extraRepr(): string {
    const parts = [`${this.numEmbeddings}, ${this.embeddingDim}`]
    if (this.maxNorm !== null) parts.push(`max_norm=${python(this.maxNorm)}`)
    if (this.normType !== 2) parts.push(`norm_type=${python(this.normType)}`)
    if (this.scaleGradByFreq) parts.push('scale_grad_by_freq=True')
    parts.push(`mode=${python(this.mode)}`)
    if (this.paddingIdx !== null) parts.push(`padding_idx=${this.paddingIdx}`)
    return parts.join(', ')
  }
}
