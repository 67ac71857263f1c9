import { checkInteger } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { factorySettings, makeParameter } from '../_make.js'
import { flag, type Given, integer, nullable, number, optionalTensor, read } from '../_options.js'
import { multiHeadAttentionForward } from '../functional/attention.js'
import { xavierNormal_, xavierUniform_, zeros_ } from '../init.js'
import { Module } from '../module.js'
import { NonDynamicallyQuantizableLinear } from './linear.js'

/** The options of attention, with PyTorch's defaults. */
const table = {
  /** Of the weights. Default 0. */
  dropout: number(0, '[0, 1]'),
  /** Default true. */
  bias: flag(true),
  /** Add a learned key and value. Default false. */
  addBiasKv: flag(false),
  /** Add a key and value of zeros. Default false. */
  addZeroAttn: flag(false),
  /** Features of the keys. Default: embedDim. */
  kdim: nullable(integer(1, '[1, inf)')),
  /** Features of the values. Default: embedDim. */
  vdim: nullable(integer(1, '[1, inf)')),
  /** Inputs and outputs are [batch, steps, features]. Default false. */
  batchFirst: flag(false),
  ...factorySettings,
}
/** The options of {@link MultiheadAttention}. */
export type MultiheadAttentionOptions = Given<typeof table>

const forwardTable = {
  /** [batch, sources]: true, or -∞, where a key is not looked at. */
  keyPaddingMask: optionalTensor,
  /** Give the weights too. Default true; false is faster. */
  needWeights: flag(true),
  /** [targets, sources] or [batch·heads, targets, sources]: true, or -∞, where nothing is looked at. */
  attnMask: optionalTensor,
  /** The mean of the weights over the heads. Default true. */
  averageAttnWeights: flag(true),
  /** Says that `attnMask` hides what comes later. Default false. */
  isCausal: flag(false),
}
/** The options of {@link MultiheadAttention}'s forward: masks, and which weights it gives. */
export type AttentionOptions = Given<typeof forwardTable>

/**
 * Attention of several heads over learned projections.
 *
 * Query [targets, batch, embedDim], key and value [sources, batch, …]; with `batchFirst` the batch comes first; or without
 * a batch. `forward` gives [output, weights], weights null without `needWeights`.
 *
 * @param options dropout, default 0; bias, default true; addBiasKv, addZeroAttn, batchFirst, default false; kdim, vdim,
 *   default embedDim; device and dtype
 * @throws RangeError where numHeads does not divide embedDim
 * @example
 * ```ts
 * const attention = new nn.MultiheadAttention(16, 4, { batchFirst: true })
 * const [output] = attention.forward(x, x, x, { needWeights: false })
 * ```
 * @source Vaswani et al., arXiv 1706.03762
 */
export class MultiheadAttention extends Module<
  [query: Tensor, key: Tensor, value: Tensor, options?: AttentionOptions],
  [output: Tensor, weights: Tensor | null]
> {
  /** Projection of the queries, [embedDim, embedDim]; null with `inProjWeight`. */
  qProjWeight: Tensor | null = null
  /** Projection of the keys, [embedDim, kdim]; null with `inProjWeight`. */
  kProjWeight: Tensor | null = null
  /** Projection of the values, [embedDim, vdim]; null with `inProjWeight`. */
  vProjWeight: Tensor | null = null
  /** Projections of queries, keys and values, [3·embedDim, embedDim]; null where `kdim` or `vdim` is another size. */
  inProjWeight: Tensor | null = null
  /** Biases of the three projections, [3·embedDim]; null without `bias`. */
  inProjBias: Tensor | null
  /** Projection of the joined heads, embedDim to embedDim. */
  readonly outProj: NonDynamicallyQuantizableLinear
  /** The learned key that is added, [1, 1, embedDim]; null without `addBiasKv`. */
  biasK: Tensor | null
  /** The learned value that is added, [1, 1, embedDim]; null without `addBiasKv`. */
  biasV: Tensor | null
  /** Probability of dropout of the attention weights in training. */
  readonly dropout: number
  /** Whether inputs and outputs are [batch, steps, features]. */
  readonly batchFirst: boolean
  /** Whether a key and a value of zeros are added. */
  readonly addZeroAttn: boolean

  constructor(
    readonly embedDim: number,
    readonly numHeads: number,
    options: MultiheadAttentionOptions = {},
  ) {
    super()
    checkInteger('embedDim', embedDim, '[1, inf)')
    checkInteger('numHeads', numHeads, '[1, inf)')
    if (embedDim % numHeads !== 0)
      throw new RangeError(`Expected numHeads to divide ${embedDim} but received ${numHeads}`)
    const { dropout, bias, addBiasKv, addZeroAttn, kdim, vdim, batchFirst, ...factory } = read(
      'MultiheadAttention',
      table,
      options,
    )
    this.dropout = dropout
    this.batchFirst = batchFirst
    this.addZeroAttn = addZeroAttn
    if ((kdim ?? embedDim) === embedDim && (vdim ?? embedDim) === embedDim)
      this.inProjWeight = makeParameter([3 * embedDim, embedDim], factory)
    else {
      this.qProjWeight = makeParameter([embedDim, embedDim], factory)
      this.kProjWeight = makeParameter([embedDim, kdim ?? embedDim], factory)
      this.vProjWeight = makeParameter([embedDim, vdim ?? embedDim], factory)
    }
    this.inProjBias = bias ? makeParameter([3 * embedDim], factory) : null
    this.outProj = new NonDynamicallyQuantizableLinear(embedDim, embedDim, { bias, ...factory })
    this.biasK = addBiasKv ? makeParameter([1, 1, embedDim], factory) : null
    this.biasV = addBiasKv ? makeParameter([1, 1, embedDim], factory) : null
    this.resetParameters()
  }

  /** Draws the input projections from Xavier's uniform distribution, `biasK` and `biasV` from Xavier's normal one; sets the other biases to 0. */
  resetParameters(): void {
    for (const weight of [this.inProjWeight, this.qProjWeight, this.kProjWeight, this.vProjWeight])
      if (weight) xavierUniform_(weight)
    if (this.inProjBias) {
      zeros_(this.inProjBias)
      zeros_(this.outProj.bias!)
    }
    if (this.biasK) xavierNormal_(this.biasK)
    if (this.biasV) xavierNormal_(this.biasV)
  }

  override forward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options: AttentionOptions = {},
  ): [output: Tensor, weights: Tensor | null] {
    const how = read('MultiheadAttention.forward', forwardTable, options)
    const swaps = this.batchFirst && query.ndim === 3
    // Whether the three are one tensor decides how they are projected.
    const turn = (each: Tensor) => (swaps ? each.transpose(1, 0) : each)
    const q = turn(query)
    const k = key === query ? q : turn(key)
    const v = value === key ? k : value === query ? q : turn(value)
    const { embedDim, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, outProj, training } =
      this
    const { qProjWeight, kProjWeight, vProjWeight } = this
    const [output, weights] = multiHeadAttentionForward(q, k, v, embedDim, numHeads, outProj.weight, {
      ...how,
      inProjWeight,
      inProjBias,
      biasK,
      biasV,
      addZeroAttn,
      dropoutP: this.dropout,
      outProjBias: outProj.bias,
      training,
      qProjWeight,
      kProjWeight,
      vProjWeight,
    })
    return [turn(output), weights]
  }
}
