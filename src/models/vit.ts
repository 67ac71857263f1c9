import { checkInstance, checkObject, show } from '../_check.js'
import {
  Conv2d,
  Dropout,
  GELU,
  init,
  LayerNorm,
  Linear,
  Module,
  MultiheadAttention,
  parameter,
  Sequential,
} from '../nn/index.js'
import { cat, Tensor } from '../tensor/index.js'
import { readOptions } from './_options.js'

/** The options of {@link ViT}, under torchvision's names. */
export interface ViTOptions {
  /** Height and width of the images, a multiple of `patchSize`. Default 224. */
  imageSize?: number
  /** Height and width of a patch. Default 16. */
  patchSize?: number
  /** The number of channels of the images. Default 3. */
  inChannels?: number
  /** The number of blocks. Default 12. */
  numLayers?: number
  /** The number of heads of attention in a block. It divides `hiddenDim`. Default 12. */
  numHeads?: number
  /** The number of features. Default 768. */
  hiddenDim?: number
  /** The number of features within an MLP. Default 4·hiddenDim. */
  mlpDim?: number
  /** The probability of dropout, in [0, 1]. Default 0. */
  dropout?: number
  /** The probability of dropout of attention weights, in [0, 1]. Default 0. */
  attentionDropout?: number
  /** Default 1000. */
  numClasses?: number
  /** Added to the variance in layer norms, in [0, 1]. Default 1e-6. */
  normEps?: number
}
type Config = Readonly<Required<ViTOptions>>

class EncoderBlock extends Module {
  readonly ln_1: LayerNorm
  readonly self_attention: MultiheadAttention
  readonly dropout: Dropout
  readonly ln_2: LayerNorm
  readonly mlp: Sequential

  constructor({ hiddenDim, numHeads, mlpDim, dropout, attentionDropout, normEps }: Config) {
    super()
    this.ln_1 = new LayerNorm(hiddenDim, { eps: normEps })
    this.self_attention = new MultiheadAttention(hiddenDim, numHeads, {
      dropout: attentionDropout,
      batchFirst: true,
    })
    this.dropout = new Dropout(dropout)
    this.ln_2 = new LayerNorm(hiddenDim, { eps: normEps })
    this.mlp = new Sequential(
      new Linear(hiddenDim, mlpDim),
      new GELU(),
      new Dropout(dropout),
      new Linear(mlpDim, hiddenDim),
      new Dropout(dropout),
    )
  }

  override forward(x: Tensor): Tensor {
    const normal = this.ln_1.forward(x)
    const [attended] = this.self_attention.forward(normal, normal, normal, { needWeights: false })
    const y = x.add(this.dropout.forward(attended))
    return y.add(this.mlp.forward(this.ln_2.forward(y)))
  }
}

class Encoder extends Module {
  readonly pos_embedding: Tensor
  readonly dropout: Dropout
  readonly layers: Sequential
  readonly ln: LayerNorm

  constructor(steps: number, config: Config) {
    super()
    const { hiddenDim, numLayers, dropout, normEps } = config
    this.ln = new LayerNorm(hiddenDim, { eps: normEps })
    // Like the norm's weight, which is on 'meta' where the model is.
    this.pos_embedding = parameter(this.ln.weight!.newEmpty([1, steps, hiddenDim]))
    this.dropout = new Dropout(dropout)
    const blocks = Array.from({ length: numLayers }, (_, i) => [
      `encoder_layer_${i}`,
      new EncoderBlock(config),
    ])
    this.layers = new Sequential(Object.fromEntries(blocks) as Record<string, EncoderBlock>)
  }

  override forward(x: Tensor): Tensor {
    return this.ln.forward(this.layers.forward(this.dropout.forward(x.add(this.pos_embedding))))
  }
}

/**
 * A vision transformer with torchvision's parameter names: images cut into patches, a class token, learned positions,
 * and the norms before attention and MLP.
 *
 * Input [batch, inChannels, imageSize, imageSize], output logits [batch, numClasses].
 *
 * Also created by {@link vitTiny}, {@link vitSmall} and {@link vitBase}.
 *
 * @param options sizes and dropout; see {@link ViTOptions}. The default is ViT-B/16
 * @throws TypeError for an unknown option, RangeError for a value out of range
 * @example
 * ```ts
 * const vit = new models.ViT({ imageSize: 32, patchSize: 4, numLayers: 6, numHeads: 4, hiddenDim: 128, numClasses: 10 })
 * ```
 * @source Dosovitskiy et al., arXiv 2010.11929
 */
export class ViT extends Module {
  /** All options, with their defaults. */
  readonly config: Config
  /** The projection of patches to features. */
  readonly conv_proj: Conv2d
  /** The class token, [1, 1, hiddenDim], from which the logits are computed. */
  readonly class_token: Tensor
  /** Positions, blocks and the last norm. */
  readonly encoder: Encoder
  /** The output layer, `head`. */
  readonly heads: { head: Linear }

  constructor(options: ViTOptions = {}) {
    super()
    checkObject('ViT options', options)
    this.config = readOptions<Required<ViTOptions>>(
      'ViT',
      options,
      {
        imageSize: 224,
        patchSize: 16,
        inChannels: 3,
        numLayers: 12,
        numHeads: 12,
        hiddenDim: 768,
        mlpDim: 4 * (options.hiddenDim ?? 768),
        dropout: 0,
        attentionDropout: 0,
        numClasses: 1000,
        normEps: 1e-6,
      },
      ['dropout', 'attentionDropout', 'normEps'],
    )
    const { imageSize, patchSize, inChannels, hiddenDim, numClasses } = this.config
    if (imageSize % patchSize !== 0)
      throw new RangeError(`Expected patchSize to divide imageSize, ${imageSize}, but received ${patchSize}`)
    this.conv_proj = new Conv2d(inChannels, hiddenDim, patchSize, { stride: patchSize })
    this.class_token = parameter(this.conv_proj.weight.newZeros([1, 1, hiddenDim]))
    this.encoder = new Encoder((imageSize / patchSize) ** 2 + 1, this.config)
    this.heads = { head: new Linear(hiddenDim, numClasses) }
    this.resetParameters()
  }

  /**
   * torchvision's initial values: patches truncated normal, MLPs uniform by Xavier, positions normal of standard deviation
   * 0.02, class token and head 0.
   */
  resetParameters(): void {
    const { weight, bias } = this.conv_proj
    init.truncNormal_(weight, 0, Math.sqrt(1 / (weight.numel / weight.size(0))))
    init.zeros_(bias!)
    init.zeros_(this.class_token)
    init.normal_(this.encoder.pos_embedding, 0, 0.02)
    for (const block of this.encoder.layers.modules()) {
      if (block instanceof MultiheadAttention || block instanceof LayerNorm) block.resetParameters()
      if (!(block instanceof EncoderBlock)) continue
      for (const layer of block.mlp)
        if (layer instanceof Linear) {
          init.xavierUniform_(layer.weight)
          init.normal_(layer.bias!, 0, 1e-6)
        }
    }
    this.encoder.ln.resetParameters()
    init.zeros_(this.heads.head.weight)
    init.zeros_(this.heads.head.bias!)
  }

  /**
   * The logits of images.
   *
   * @param images [batch, inChannels, imageSize, imageSize]
   * @returns [batch, numClasses]
   * @throws RangeError for images of another size
   */
  override forward(images: Tensor): Tensor {
    checkInstance('images', images, Tensor)
    const { imageSize, inChannels } = this.config
    const [batch, ...shape] = images.shape
    if (String(shape) !== String([inChannels, imageSize, imageSize]))
      throw new RangeError(
        `Expected images [batch, ${inChannels}, ${imageSize}, ${imageSize}] but received ${show(images.shape)}`,
      )
    const patches = this.conv_proj.forward(images).flatten({ startDim: 2 }).transpose(1, 2)
    const token = this.class_token.expand([batch!, -1, -1])
    const encoded = this.encoder.forward(cat([token, patches], { dim: 1 }))
    return this.heads.head.forward(encoded.select(1, 0))
  }
}

/** ViT-Ti/16: 192 features, 3 heads; 5,717,416 parameters for 1000 classes. @param options override its sizes */
export const vitTiny = (options: ViTOptions = {}): ViT => new ViT({ hiddenDim: 192, numHeads: 3, ...options })
/** ViT-S/16: 384 features, 6 heads; 22,050,664 parameters for 1000 classes. @param options override its sizes */
export const vitSmall = (options: ViTOptions = {}): ViT =>
  new ViT({ hiddenDim: 384, numHeads: 6, ...options })
/** ViT-B/16: 768 features, 12 heads; 86,567,656 parameters for 1000 classes. @param options override its sizes */
export const vitBase = (options: ViTOptions = {}): ViT => new ViT(options)
