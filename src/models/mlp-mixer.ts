import { checkInstance, checkObject, show } from '../_check.js'
import { Conv2d, Dropout, GELU, init, LayerNorm, Linear, Module, Sequential } from '../nn/index.js'
import { Tensor } from '../tensor/index.js'
import { readOptions } from './_options.js'

/** The options of {@link MLPMixer}, under timm's names. */
export interface MLPMixerOptions {
  /** Height and width of the images, a multiple of `patchSize`. Default 224. */
  imgSize?: number
  /** Height and width of a patch. Default 16. */
  patchSize?: number
  /** The number of channels of the images. Default 3. */
  inChans?: number
  /** The number of blocks. Default 8. */
  numBlocks?: number
  /** The number of features. Default 512. */
  embedDim?: number
  /** The number of features within the MLP over patches. Default embedDim/2. */
  tokensDim?: number
  /** The number of features within the MLP over channels. Default 4·embedDim. */
  channelsDim?: number
  /** The probability of dropout, in [0, 1]. Default 0. */
  dropout?: number
  /** Default 1000. */
  numClasses?: number
}
type Config = Readonly<Required<MLPMixerOptions>>

class MLP extends Module {
  readonly fc1: Linear
  readonly act = new GELU()
  readonly drop1: Dropout
  readonly fc2: Linear
  readonly drop2: Dropout

  constructor(features: number, hidden: number, dropout: number) {
    super()
    this.fc1 = new Linear(features, hidden)
    this.drop1 = new Dropout(dropout)
    this.fc2 = new Linear(hidden, features)
    this.drop2 = new Dropout(dropout)
  }

  override forward(x: Tensor): Tensor {
    const hidden = this.drop1.forward(this.act.forward(this.fc1.forward(x)))
    return this.drop2.forward(this.fc2.forward(hidden))
  }
}

const norm = (features: number) => new LayerNorm(features, { eps: 1e-6 })

class MixerBlock extends Module {
  readonly norm1: LayerNorm
  readonly mlp_tokens: MLP
  readonly norm2: LayerNorm
  readonly mlp_channels: MLP

  constructor(patches: number, { embedDim, tokensDim, channelsDim, dropout }: Config) {
    super()
    this.norm1 = norm(embedDim)
    this.mlp_tokens = new MLP(patches, tokensDim, dropout)
    this.norm2 = norm(embedDim)
    this.mlp_channels = new MLP(embedDim, channelsDim, dropout)
  }

  override forward(x: Tensor): Tensor {
    const y = x.add(this.mlp_tokens.forward(this.norm1.forward(x).transpose(1, 2)).transpose(1, 2))
    return y.add(this.mlp_channels.forward(this.norm2.forward(y)))
  }
}

/**
 * MLP-Mixer with timm's parameter names: each block has an MLP over patches and one over channels.
 *
 * Input [batch, inChans, imgSize, imgSize], output logits [batch, numClasses].
 *
 * @param options sizes and dropout; see {@link MLPMixerOptions}. The default is Mixer-S/16
 * @throws TypeError for an unknown option, RangeError for a value out of range
 * @source Tolstikhin et al., arXiv 2105.01601
 */
export class MLPMixer extends Module {
  /** All options, with their defaults. */
  readonly config: Config
  /** The projection of patches to features, `proj`. */
  readonly stem: { proj: Conv2d }
  /** The blocks. */
  readonly blocks: Sequential
  /** The last norm. */
  readonly norm: LayerNorm
  /** The output layer. */
  readonly head: Linear

  constructor(options: MLPMixerOptions = {}) {
    super()
    const width = (checkObject('MLPMixer options', options) as MLPMixerOptions).embedDim ?? 512
    this.config = readOptions<Required<MLPMixerOptions>>(
      'MLPMixer',
      options,
      {
        imgSize: 224,
        patchSize: 16,
        inChans: 3,
        numBlocks: 8,
        embedDim: 512,
        tokensDim: Math.max(1, Math.floor(width / 2)),
        channelsDim: 4 * width,
        dropout: 0,
        numClasses: 1000,
      },
      ['dropout'],
    )
    const { imgSize, patchSize, inChans, numBlocks, embedDim, numClasses } = this.config
    if (imgSize % patchSize !== 0)
      throw new RangeError(`Expected patchSize to divide imgSize, ${imgSize}, but received ${patchSize}`)
    const patches = (imgSize / patchSize) ** 2
    this.stem = { proj: new Conv2d(inChans, embedDim, patchSize, { stride: patchSize }) }
    this.blocks = new Sequential(
      ...Array.from({ length: numBlocks }, () => new MixerBlock(patches, this.config)),
    )
    this.norm = norm(embedDim)
    this.head = new Linear(embedDim, numClasses)
    this.resetParameters()
  }

  /** timm's initial values: the patches' projection truncated normal of variance 1/fan-in, MLPs uniform by Xavier, head 0. */
  resetParameters(): void {
    const { weight, bias } = this.stem.proj
    // The standard deviation of a normal distribution that is cut at ±2, by which timm divides.
    const cut = 0.8796256610342398
    const std = Math.sqrt(weight.size(0) / weight.numel) / cut
    init.truncNormal_(weight, 0, std, -2 * std, 2 * std)
    init.zeros_(bias!)
    for (const module of this.modules()) {
      if (module instanceof LayerNorm) module.resetParameters()
      if (!(module instanceof Linear)) continue
      init.xavierUniform_(module.weight)
      init.normal_(module.bias!, 0, 1e-6)
    }
    init.zeros_(this.head.weight)
    init.zeros_(this.head.bias!)
  }

  override forward(images: Tensor): Tensor {
    checkInstance('images', images, Tensor)
    const { imgSize, inChans } = this.config
    if (String(images.shape.slice(1)) !== String([inChans, imgSize, imgSize]))
      throw new RangeError(
        `Expected images [batch, ${inChans}, ${imgSize}, ${imgSize}] but received ${show(images.shape)}`,
      )
    const patches = this.stem.proj.forward(images).flatten({ startDim: 2 }).transpose(1, 2)
    return this.head.forward(this.norm.forward(this.blocks.forward(patches)).mean({ dim: 1 }))
  }
}
