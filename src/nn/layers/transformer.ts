import { checkFunction, checkInteger, checkObject, checkOneOf, show } from '../../_check.js'
import { full, type Tensor } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import type { AnyModule } from '../_base.js'
import { factorySettings } from '../_make.js'
import { isModule } from '../_members.js'
import {
  checkTensor,
  flag,
  type Given,
  integer,
  number,
  optionalTensor,
  read,
  type Setting,
} from '../_options.js'
import { xavierUniform_ } from '../init.js'
import { Module } from '../module.js'
import { MultiheadAttention } from './attention.js'
import { ModuleList } from './containers.js'
import { Dropout } from './dropout.js'
import { Linear } from './linear.js'
import { LayerNorm } from './norm.js'

type Activation = (input: Tensor) => Tensor
const activations: Record<'relu' | 'gelu', Activation> = {
  relu: (input) => aten.relu(input),
  gelu: (input) => aten.gelu(input),
}
const activation: Setting<'relu' | 'gelu' | Activation, Activation> = {
  fallback: activations.relu,
  read: (name, value) =>
    typeof value === 'function'
      ? checkFunction(name, value)
      : activations[checkOneOf(name, value, ['relu', 'gelu'])],
}

/** The options of a transformer's layers, with PyTorch's defaults. */
const table = {
  /** Hidden features of the feed-forward part. Default 2048. */
  dimFeedforward: integer(2048, '[1, inf)'),
  /** Default 0.1. */
  dropout: number(0.1, '[0, 1]'),
  /** 'relu' (default), 'gelu' or a function. */
  activation,
  /** Default 1e-5. */
  layerNormEps: number(1e-5, '[0, inf)'),
  /** Inputs and outputs are [batch, steps, features]. Default false. */
  batchFirst: flag(false),
  /** Normalize before attention and the feed-forward part, not after. Default false. */
  normFirst: flag(false),
  /** Of linear layers and norms. Default true. */
  bias: flag(true),
  ...factorySettings,
}
/** The options of {@link TransformerEncoderLayer} and {@link TransformerDecoderLayer}. */
export type TransformerLayerOptions = Given<typeof table>

const encoderMasks = {
  /** [steps, steps]: true, or -∞, where nothing is looked at. */
  srcMask: optionalTensor,
  /** [batch, steps]: true, or -∞, where a step is padding. */
  srcKeyPaddingMask: optionalTensor,
  /** Says that the mask hides what comes later. Default false. */
  isCausal: flag(false),
}
/** The masks of a {@link TransformerEncoderLayer}. */
export type EncoderMasks = Given<typeof encoderMasks>

/** The settings that a layer passes on to its parts. */
function parts(options: TransformerLayerOptions) {
  const {
    dropout,
    layerNormEps: eps,
    batchFirst,
    bias,
    dimFeedforward,
    normFirst,
    activation: act,
    device,
    dtype,
  } = read('Transformer layer', table, options)
  const factory = { ...(device && { device }), ...(dtype && { dtype }) }
  return { dropout, eps, batchFirst, bias, dimFeedforward, normFirst, act, factory }
}

/**
 * One layer of an encoder: self-attention and a feed-forward network, each with dropout, a residual connection and layer
 * normalization.
 *
 * Input and output [steps, batch, dModel], with `batchFirst` [batch, steps, dModel].
 *
 * @param options dimFeedforward, default 2048; dropout, default 0.1; activation, default 'relu'; layerNormEps, default 1e-5;
 *   batchFirst, normFirst, default false; bias, default true; device and dtype
 * @source Vaswani et al., arXiv 1706.03762
 */
export class TransformerEncoderLayer extends Module<[src: Tensor, masks?: EncoderMasks]> {
  /** Attention of the steps to one another. */
  readonly selfAttn: MultiheadAttention
  /** The first layer of the feed-forward network, dModel features to dimFeedforward. */
  readonly linear1: Linear
  /** Dropout of the hidden features of the feed-forward network. */
  readonly dropout: Dropout
  /** The second layer of the feed-forward network, dimFeedforward features to dModel. */
  readonly linear2: Linear
  /** Normalization of the self-attention: of its input with `normFirst`, else of its sum. */
  readonly norm1: LayerNorm
  /** Normalization of the feed-forward network. */
  readonly norm2: LayerNorm
  /** Dropout of the output of the self-attention. */
  readonly dropout1: Dropout
  /** Dropout of the output of the feed-forward network. */
  readonly dropout2: Dropout
  /** Whether inputs are normalized, not sums. */
  readonly normFirst: boolean
  /** The activation of the feed-forward network. */
  readonly activation: Activation

  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super()
    const { dropout, eps, batchFirst, bias, dimFeedforward, normFirst, act, factory } = parts(options)
    this.selfAttn = new MultiheadAttention(dModel, nhead, { dropout, bias, batchFirst, ...factory })
    this.linear1 = new Linear(dModel, dimFeedforward, { bias, ...factory })
    this.dropout = new Dropout(dropout)
    this.linear2 = new Linear(dimFeedforward, dModel, { bias, ...factory })
    this.norm1 = new LayerNorm(dModel, { eps, bias, ...factory })
    this.norm2 = new LayerNorm(dModel, { eps, bias, ...factory })
    this.dropout1 = new Dropout(dropout)
    this.dropout2 = new Dropout(dropout)
    this.normFirst = normFirst
    this.activation = act
  }

  override forward(src: Tensor, masks: EncoderMasks = {}): Tensor {
    const { srcMask, srcKeyPaddingMask, isCausal } = read(
      'TransformerEncoderLayer.forward',
      encoderMasks,
      masks,
    )
    checkTensor('TransformerEncoderLayer', 'src', src)
    const attend = (x: Tensor) => {
      const how = { attnMask: srcMask, keyPaddingMask: srcKeyPaddingMask, needWeights: false, isCausal }
      return this.dropout1.forward(this.selfAttn.forward(x, x, x, how)[0])
    }
    const feed = (x: Tensor) =>
      this.dropout2.forward(
        this.linear2.forward(this.dropout.forward(this.activation(this.linear1.forward(x)))),
      )
    if (this.normFirst) {
      const x = src.add(attend(this.norm1.forward(src)))
      return x.add(feed(this.norm2.forward(x)))
    }
    const x = this.norm1.forward(src.add(attend(src)))
    return this.norm2.forward(x.add(feed(x)))
  }
}

const decoderMasks = {
  /** [targets, targets]: true, or -∞, where nothing is looked at. */
  tgtMask: optionalTensor,
  /** [targets, sources]. */
  memoryMask: optionalTensor,
  /** [batch, targets]: true, or -∞, where a step is padding. */
  tgtKeyPaddingMask: optionalTensor,
  /** [batch, sources]. */
  memoryKeyPaddingMask: optionalTensor,
  /** Says that `tgtMask` hides what comes later. Default false. */
  tgtIsCausal: flag(false),
  /** Says the same of `memoryMask`. Default false. */
  memoryIsCausal: flag(false),
}
/** The masks of a {@link TransformerDecoderLayer}. */
export type DecoderMasks = Given<typeof decoderMasks>

/**
 * One layer of a decoder: self-attention, attention to the encoder's output, and a feed-forward network. Options as for
 * {@link TransformerEncoderLayer}.
 */
export class TransformerDecoderLayer extends Module<[tgt: Tensor, memory: Tensor, masks?: DecoderMasks]> {
  /** Attention of the steps to one another. */
  readonly selfAttn: MultiheadAttention
  /** Attention to the encoder's output. */
  readonly multiheadAttn: MultiheadAttention
  /** The first layer of the feed-forward network, dModel features to dimFeedforward. */
  readonly linear1: Linear
  /** Dropout of the hidden features of the feed-forward network. */
  readonly dropout: Dropout
  /** The second layer of the feed-forward network, dimFeedforward features to dModel. */
  readonly linear2: Linear
  /** Normalization of the self-attention: of its input with `normFirst`, else of its sum. */
  readonly norm1: LayerNorm
  /** Normalization of the attention to the encoder's output. */
  readonly norm2: LayerNorm
  /** Normalization of the feed-forward network. */
  readonly norm3: LayerNorm
  /** Dropout of the output of the self-attention. */
  readonly dropout1: Dropout
  /** Dropout of the output of the attention to the encoder's output. */
  readonly dropout2: Dropout
  /** Dropout of the output of the feed-forward network. */
  readonly dropout3: Dropout
  /** Whether inputs are normalized, not sums. */
  readonly normFirst: boolean
  /** The activation of the feed-forward network. */
  readonly activation: Activation

  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super()
    const { dropout, eps, batchFirst, bias, dimFeedforward, normFirst, act, factory } = parts(options)
    this.selfAttn = new MultiheadAttention(dModel, nhead, { dropout, batchFirst, bias, ...factory })
    this.multiheadAttn = new MultiheadAttention(dModel, nhead, { dropout, batchFirst, bias, ...factory })
    this.linear1 = new Linear(dModel, dimFeedforward, { bias, ...factory })
    this.dropout = new Dropout(dropout)
    this.linear2 = new Linear(dimFeedforward, dModel, { bias, ...factory })
    this.norm1 = new LayerNorm(dModel, { eps, bias, ...factory })
    this.norm2 = new LayerNorm(dModel, { eps, bias, ...factory })
    this.norm3 = new LayerNorm(dModel, { eps, bias, ...factory })
    this.dropout1 = new Dropout(dropout)
    this.dropout2 = new Dropout(dropout)
    this.dropout3 = new Dropout(dropout)
    this.normFirst = normFirst
    this.activation = act
  }

  override forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    checkTensor('TransformerDecoderLayer', 'tgt', tgt)
    checkTensor('TransformerDecoderLayer', 'memory', memory)
    const m = read('TransformerDecoderLayer.forward', decoderMasks, masks)
    const self = { attnMask: m.tgtMask, keyPaddingMask: m.tgtKeyPaddingMask, isCausal: m.tgtIsCausal }
    const cross = {
      attnMask: m.memoryMask,
      keyPaddingMask: m.memoryKeyPaddingMask,
      isCausal: m.memoryIsCausal,
    }
    const attend = (x: Tensor) =>
      this.dropout1.forward(this.selfAttn.forward(x, x, x, { ...self, needWeights: false })[0])
    const look = (x: Tensor) =>
      this.dropout2.forward(
        this.multiheadAttn.forward(x, memory, memory, { ...cross, needWeights: false })[0],
      )
    const feed = (x: Tensor) =>
      this.dropout3.forward(
        this.linear2.forward(this.dropout.forward(this.activation(this.linear1.forward(x)))),
      )
    if (this.normFirst) {
      let x = tgt.add(attend(this.norm1.forward(tgt)))
      x = x.add(look(this.norm2.forward(x)))
      return x.add(feed(this.norm3.forward(x)))
    }
    let x = this.norm1.forward(tgt.add(attend(tgt)))
    x = this.norm2.forward(x.add(look(x)))
    return this.norm3.forward(x.add(feed(x)))
  }
}

/** The options of {@link TransformerEncoder} and {@link TransformerDecoder}. */
export interface StackOptions {
  /** Runs on the last layer's output. Default none. */
  norm?: Module | null
}

const copies = <M extends Module<never[], unknown>>(layer: M, count: number): ModuleList<M & AnyModule> => {
  checkInteger('numLayers', count, '[0, inf)')
  if (!isModule(layer)) throw new TypeError(`Expected Module for layer but received ${show(layer)}`)
  return new ModuleList(Array.from({ length: count }, () => layer.copy() as M & AnyModule))
}

function normOf(owner: string, options: StackOptions): Module | null {
  const { norm } = read(
    owner,
    { norm: { fallback: null, read: (_: string, value: Module | null) => value } },
    options,
  )
  if (norm !== null && !isModule(norm)) throw new TypeError(`Expected Module for norm of ${owner}`)
  return norm
}

/** Copies of an encoder's layer on top of each other. @param options norm: runs on the last layer's output, default none */
export class TransformerEncoder extends Module<
  [src: Tensor, masks?: Omit<EncoderMasks, 'srcMask'> & { mask?: Tensor | null | undefined }]
> {
  /** Copies of the layer, in the order that they run. */
  readonly layers: ModuleList<TransformerEncoderLayer & AnyModule>
  /** Runs on the last layer's output; null for none. */
  readonly norm: Module | null

  constructor(encoderLayer: TransformerEncoderLayer, numLayers: number, options: StackOptions = {}) {
    super()
    this.layers = copies(encoderLayer, numLayers)
    this.norm = normOf('TransformerEncoder', options)
  }

  override forward(
    src: Tensor,
    options: Omit<EncoderMasks, 'srcMask'> & { mask?: Tensor | null | undefined } = {},
  ): Tensor {
    checkTensor('TransformerEncoder', 'src', src)
    checkObject('TransformerEncoder.forward options', options)
    const { mask, ...masks } = options
    let x = src
    for (const layer of this.layers) x = layer.forward(x, { ...masks, srcMask: mask })
    return this.norm ? this.norm.forward(x) : x
  }
}

/** Copies of a decoder's layer on top of each other. @param options norm: runs on the last layer's output, default none */
export class TransformerDecoder extends Module<[tgt: Tensor, memory: Tensor, masks?: DecoderMasks]> {
  /** Copies of the layer, in the order that they run. */
  readonly layers: ModuleList<TransformerDecoderLayer & AnyModule>
  /** Runs on the last layer's output; null for none. */
  readonly norm: Module | null

  constructor(decoderLayer: TransformerDecoderLayer, numLayers: number, options: StackOptions = {}) {
    super()
    this.layers = copies(decoderLayer, numLayers)
    this.norm = normOf('TransformerDecoder', options)
  }

  override forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    checkTensor('TransformerDecoder', 'tgt', tgt)
    let x = tgt
    for (const layer of this.layers) x = layer.forward(x, memory, masks)
    return this.norm ? this.norm.forward(x) : x
  }
}

const transformerTable = {
  /** Features. Default 512. */
  dModel: integer(512, '[1, inf)'),
  /** Heads. Default 8. */
  nhead: integer(8, '[1, inf)'),
  /** Default 6. */
  numEncoderLayers: integer(6, '[0, inf)'),
  /** Default 6. */
  numDecoderLayers: integer(6, '[0, inf)'),
  ...table,
}
/** The options of {@link Transformer}. */
export type TransformerOptions = Given<typeof transformerTable>

/** The masks of a {@link Transformer}. */
export interface TransformerMasks extends DecoderMasks {
  /** [sources, sources]: true, or -∞, where nothing is looked at. */
  srcMask?: Tensor | null
  /** [batch, sources]: true, or -∞, where a step is padding. */
  srcKeyPaddingMask?: Tensor | null
  /** Says that `srcMask` hides what comes later. Default false. */
  srcIsCausal?: boolean
}

/**
 * An encoder and a decoder. Sources [sources, batch, dModel] and targets [targets, batch, dModel] give [targets, batch,
 * dModel]; with `batchFirst` the batch comes first. Weights of two and more dimensions start from Xavier's uniform
 * distribution.
 *
 * @param options dModel, default 512; nhead, default 8; numEncoderLayers and numDecoderLayers, default 6; else as
 *   {@link TransformerEncoderLayer}
 */
export class Transformer extends Module<[src: Tensor, tgt: Tensor, masks?: TransformerMasks]> {
  /** The encoder, of the sources. */
  readonly encoder: TransformerEncoder
  /** The decoder, of the targets and the encoder's output. */
  readonly decoder: TransformerDecoder

  constructor(options: TransformerOptions = {}) {
    super()
    read('Transformer', transformerTable, options)
    const { dModel = 512, nhead = 8, numEncoderLayers = 6, numDecoderLayers = 6, ...layer } = options
    const { eps, bias, factory } = parts(layer)
    const norm = () => new LayerNorm(dModel, { eps, bias, ...factory })
    const encoderLayer = new TransformerEncoderLayer(dModel, nhead, layer)
    this.encoder = new TransformerEncoder(encoderLayer, numEncoderLayers, { norm: norm() })
    const decoderLayer = new TransformerDecoderLayer(dModel, nhead, layer)
    this.decoder = new TransformerDecoder(decoderLayer, numDecoderLayers, { norm: norm() })
    for (const weight of this.parameters()) if (weight.ndim > 1) xavierUniform_(weight)
  }

  /** A mask that hides what comes later: 0 on and below the diagonal, -∞ above. */
  static generateSquareSubsequentMask(size: number): Tensor {
    checkInteger('size', size, '[0, inf)')
    return full([size, size], Number.NEGATIVE_INFINITY).triu({ diagonal: 1 })
  }

  override forward(src: Tensor, tgt: Tensor, masks: TransformerMasks = {}): Tensor {
    checkObject('Transformer.forward masks', masks)
    const { srcMask, srcKeyPaddingMask, srcIsCausal = false, ...decoder } = masks
    const encoder = { mask: srcMask, srcKeyPaddingMask, isCausal: srcIsCausal }
    return this.decoder.forward(tgt, this.encoder.forward(src, encoder), decoder)
  }
}
