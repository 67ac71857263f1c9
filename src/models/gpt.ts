import { show } from '../_check.js'
import { Dropout, Embedding, functional as F, GELU, init, LayerNorm, Linear, Module } from '../nn/index.js'
import { arange, noGrad, ones, Tensor } from '../tensor/index.js'
import { type GenerateOptions, generate } from './_generate.js'
import { KeyValueCache } from './_key-value-cache.js'
import { readOptions } from './_options.js'

/** The options of {@link GPT}, under nanoGPT's names. */
export interface GPTOptions {
  /** The most tokens that the model looks at. Default 1024. */
  blockSize?: number
  /** The number of different tokens. Default 50304: GPT-2's 50257, rounded up to a multiple of 64. */
  vocabSize?: number
  /** The number of blocks. Default 12. */
  nLayer?: number
  /** The number of heads of attention in a block. It divides `nEmbd`. Default 12. */
  nHead?: number
  /** The number of features. Default 768. */
  nEmbd?: number
  /** The probability of dropout, in [0, 1]. Default 0. */
  dropout?: number
  /** Whether linear layers and layer norms have biases. Default true. */
  bias?: boolean
  /** Whether the output layer's weight is the token embedding's. Default true. */
  tieWeights?: boolean
  /** 'none' (default) is the exact GELU, 'tanh' the approximation that OpenAI's GPT-2 has. */
  approximate?: 'none' | 'tanh'
  /** Added to the variance in layer norms, in [0, 1]. Default 1e-5. */
  normEps?: number
}
type Config = Readonly<Required<GPTOptions>>

/** Causal attention of several heads. */
class CausalSelfAttention extends Module<[Tensor, KeyValueCache | null, number]> {
  readonly c_attn: Linear
  readonly c_proj: Linear
  readonly resid_dropout: Dropout

  constructor(readonly config: Config) {
    super()
    const { nEmbd, bias, dropout } = config
    this.c_attn = new Linear(nEmbd, 3 * nEmbd, { bias })
    this.c_proj = new Linear(nEmbd, nEmbd, { bias })
    this.resid_dropout = new Dropout(dropout)
  }

  override forward(x: Tensor, cache: KeyValueCache | null, layer: number): Tensor {
    const [batch, steps, features] = x.shape as [number, number, number]
    const { nHead, dropout } = this.config
    const heads = (each: Tensor) => each.view([batch, steps, nHead, features / nHead]).transpose(1, 2)
    const [q, k, v] = this.c_attn.forward(x).split(features, { dim: 2 }).map(heads) as [
      Tensor,
      Tensor,
      Tensor,
    ]
    const past = cache?.length ?? 0
    const [keys, values] = cache ? cache.append(layer, k, v) : [k, v]
    const attended = F.scaledDotProductAttention(q, keys, values, {
      // One query sees everything; several see what is before them.
      isCausal: past === 0 && steps > 1,
      attnMask:
        past > 0 && steps > 1
          ? ones([steps, past + steps], { dtype: 'bool', device: x.device }).tril({ diagonal: past })
          : null,
      dropoutP: this.training ? dropout : 0,
    })
    const joined = attended.transpose(1, 2).reshape([batch, steps, features])
    return this.resid_dropout.forward(this.c_proj.forward(joined))
  }
}

class MLP extends Module {
  readonly c_fc: Linear
  readonly gelu: GELU
  readonly c_proj: Linear
  readonly dropout: Dropout

  constructor({ nEmbd, bias, dropout, approximate }: Config) {
    super()
    this.c_fc = new Linear(nEmbd, 4 * nEmbd, { bias })
    this.gelu = new GELU({ approximate })
    this.c_proj = new Linear(4 * nEmbd, nEmbd, { bias })
    this.dropout = new Dropout(dropout)
  }

  override forward(x: Tensor): Tensor {
    return this.dropout.forward(this.c_proj.forward(this.gelu.forward(this.c_fc.forward(x))))
  }
}

class Block extends Module<[Tensor, KeyValueCache | null, number]> {
  readonly ln_1: LayerNorm
  readonly attn: CausalSelfAttention
  readonly ln_2: LayerNorm
  readonly mlp: MLP

  constructor(config: Config) {
    super()
    const { nEmbd, bias, normEps } = config
    this.ln_1 = new LayerNorm(nEmbd, { bias, eps: normEps })
    this.attn = new CausalSelfAttention(config)
    this.ln_2 = new LayerNorm(nEmbd, { bias, eps: normEps })
    this.mlp = new MLP(config)
  }

  override forward(x: Tensor, cache: KeyValueCache | null, layer: number): Tensor {
    const y = x.add(this.attn.forward(this.ln_1.forward(x), cache, layer))
    return y.add(this.mlp.forward(this.ln_2.forward(y)))
  }
}

/**
 * GPT-2's network with nanoGPT's parameter names: a decoder-only transformer with learned positions and the norms before
 * attention and MLP.
 *
 * Input tokens [batch, steps], int64; output logits [batch, steps, vocabSize] of the tokens that follow.
 *
 * @param options sizes, dropout, biases, tied weights; see {@link GPTOptions}
 * @throws TypeError for an unknown option, RangeError for a value out of range or where nHead does not divide nEmbd
 * @example
 * ```ts
 * const gpt = new models.GPT({ blockSize: 64, vocabSize: 65, nLayer: 4, nHead: 4, nEmbd: 128 })
 * gpt.loss(tokens, next).backward()
 * gpt.generate(prompt, { maxNewTokens: 100, temperature: 0.8, topK: 40 })
 * ```
 * @source Radford et al., Language Models are Unsupervised Multitask Learners; github.com/karpathy/nanoGPT
 */
export class GPT extends Module<[tokens: Tensor, cache?: KeyValueCache | null]> {
  /** All options, with their defaults. */
  readonly config: Config
  /** Embeddings, blocks `h` and the last norm. */
  readonly transformer: { wte: Embedding; wpe: Embedding; drop: Dropout; h: Block[]; ln_f: LayerNorm }
  /** The output layer; its weight is `transformer.wte.weight` with `tieWeights`. */
  readonly lm_head: Linear

  constructor(options: GPTOptions = {}) {
    super()
    this.config = readOptions<Required<GPTOptions>>(
      'GPT',
      options,
      {
        blockSize: 1024,
        vocabSize: 50304,
        nLayer: 12,
        nHead: 12,
        nEmbd: 768,
        dropout: 0,
        bias: true,
        tieWeights: true,
        approximate: ['none', 'tanh'],
        normEps: 1e-5,
      },
      ['dropout', 'normEps'],
    )
    const { blockSize, vocabSize, nLayer, nHead, nEmbd, dropout, bias, tieWeights, normEps } = this.config
    if (nEmbd % nHead !== 0)
      throw new RangeError(`Expected nHead to divide nEmbd, ${nEmbd}, but received ${nHead}`)
    this.transformer = {
      wte: new Embedding(vocabSize, nEmbd),
      wpe: new Embedding(blockSize, nEmbd),
      drop: new Dropout(dropout),
      h: Array.from({ length: nLayer }, () => new Block(this.config)),
      ln_f: new LayerNorm(nEmbd, { bias, eps: normEps }),
    }
    this.lm_head = new Linear(nEmbd, vocabSize, { bias: false })
    if (tieWeights) this.lm_head.weight = this.transformer.wte.weight
    this.resetParameters()
  }

  /**
   * Draws weights from the normal distribution of standard deviation 0.02, those before a residual connection of
   * 0.02/√(2·nLayer); sets biases to 0 and norms to 1.
   */
  resetParameters(): void {
    for (const module of this.modules()) {
      if (module instanceof Linear || module instanceof Embedding) init.normal_(module.weight, 0, 0.02)
      if (module instanceof Linear && module.bias) init.zeros_(module.bias)
      if (module instanceof LayerNorm) module.resetParameters()
    }
    for (const { attn, mlp } of this.transformer.h)
      for (const { weight } of [attn.c_proj, mlp.c_proj])
        init.normal_(weight, 0, 0.02 / Math.sqrt(2 * this.config.nLayer))
  }

  /**
   * The logits of the tokens that follow.
   *
   * @param tokens int64 [batch, steps]
   * @param cache of {@link GPT.makeCache}: the tokens continue those that it has seen, and it takes them in. No gradients
   *   are recorded then
   * @returns [batch, steps, vocabSize]
   * @throws RangeError for more than `blockSize` tokens
   */
  override forward(tokens: Tensor, cache: KeyValueCache | null = null): Tensor {
    if (!(tokens instanceof Tensor) || tokens.ndim !== 2)
      throw new TypeError(`Expected Tensor [batch, steps] for tokens but received ${show(tokens)}`)
    if (cache) return noGrad(() => this.logits(tokens, cache))
    return this.logits(tokens, null)
  }

  private logits(tokens: Tensor, cache: KeyValueCache | null): Tensor {
    const { wte, wpe, drop, h, ln_f } = this.transformer
    const past = cache?.length ?? 0
    const steps = tokens.size(1)
    const { blockSize } = this.config
    if (past + steps > blockSize)
      throw new RangeError(`Expected at most ${blockSize} tokens, blockSize, but received ${past + steps}`)
    const positions = arange(past, past + steps, { dtype: 'int64', device: tokens.device })
    let x = drop.forward(wte.forward(tokens).add(wpe.forward(positions)))
    for (const [layer, block] of h.entries()) x = block.forward(x, cache, layer)
    if (cache) cache.length += steps
    return this.lm_head.forward(ln_f.forward(x))
  }

  /**
   * The mean cross-entropy of the tokens that follow.
   *
   * @param tokens int64 [batch, steps] @param targets int64 [batch, steps]: the token after each; −1 is ignored
   */
  loss(tokens: Tensor, targets: Tensor): Tensor {
    const logits = this.forward(tokens)
    return F.crossEntropy(logits.view([-1, this.config.vocabSize]), targets.reshape([-1]), {
      ignoreIndex: -1,
    })
  }

  /**
   * A cache of keys and values for {@link GPT.forward}, with space for `blockSize` steps. Dispose it after use.
   *
   * @param batch the number of sequences, from 1
   */
  makeCache(batch: number): KeyValueCache {
    const { blockSize, nLayer, nHead, nEmbd } = this.config
    return new KeyValueCache(this.lm_head.weight, nLayer, [batch, nHead, blockSize, nEmbd / nHead])
  }

  /**
   * Continues sequences, token by token, as in evaluation. Keys and values of past tokens are kept, so that each step
   * computes one token alone. Past `blockSize` tokens the last `blockSize` ones are computed anew at each step, as in
   * nanoGPT.
   *
   * @param tokens int64 [batch, steps], at least one step
   * @param options maxNewTokens; temperature, default 1, 0 takes the likeliest; topK; generator; cache, default true
   * @returns int64 [batch, steps + maxNewTokens]: the given tokens and the new ones
   */
  generate(tokens: Tensor, options: GenerateOptions): Tensor {
    return generate(this, tokens, options)
  }
}
