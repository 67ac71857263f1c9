// How Hugging Face's models are described and named, in terms of the models here.

import { show } from '../_check.js'
import { cat, type Tensor, zeros } from '../tensor/index.js'
import { GPT } from './gpt.js'
import { ResNet } from './resnet.js'
import { ViT } from './vit.js'

/** What config.json holds. A setting that is missing has transformers' default. */
export type Config = Readonly<Record<string, unknown>>
type State = Readonly<Record<string, Tensor>>

export interface Family {
  /** The output layer of a classifier; null for another kind of model. */
  readonly head: string | null
  /** Settings that the model here lacks. */
  unsupported(config: Config): string[]
  make(config: Config, numClasses: number): GPT | ViT | ResNet
  /** The tensors under the names and in the shapes of the model here. */
  rename(state: State): Record<string, Tensor>
}

/** Those of the settings that have another value than the ones which are supported. */
const others = (config: Config, supported: Readonly<Record<string, readonly unknown[]>>): string[] =>
  Object.entries(supported).flatMap(([name, values]) =>
    config[name] === undefined || values.includes(config[name])
      ? []
      : [`${name} ${show(config[name])} (supported: ${values.map(show).join(', ')})`],
  )

/** Renames by the first pattern that fits; null drops the tensor. */
function renamed(state: State, rules: readonly (readonly [RegExp, string | null])[]): Record<string, Tensor> {
  const pairs = Object.entries(state).flatMap(([name, tensor]): [string, Tensor][] => {
    const rule = rules.find(([pattern]) => pattern.test(name))
    if (!rule) return [[name, tensor]]
    return rule[1] === null ? [] : [[name.replace(rule[0], rule[1]), tensor]]
  })
  return Object.fromEntries(pairs)
}

/** The value of settings that must be equal. */
function common(config: Config, names: readonly string[], fallback: number): number {
  const [value = fallback] = names.map((name) => config[name] ?? fallback)
  return value as number
}
const areEqual = (config: Config, names: readonly string[], fallback: number): string[] =>
  new Set(names.map((name) => config[name] ?? fallback)).size === 1
    ? []
    : [`different values of ${names.join(', ')} (supported: one)`]

const dropouts = ['resid_pdrop', 'embd_pdrop', 'attn_pdrop']
const gpt2: Family = {
  head: null,
  unsupported: (config) => [
    ...others(config, {
      activation_function: ['gelu_new', 'gelu_pytorch_tanh', 'gelu'],
      n_inner: [null, 4 * ((config.n_embd as number) ?? 768)],
      scale_attn_weights: [true],
      scale_attn_by_inverse_layer_idx: [false],
      add_cross_attention: [false],
    }),
    ...areEqual(config, dropouts, 0.1),
  ],
  make: (config) =>
    new GPT({
      blockSize: (config.n_positions ?? 1024) as number,
      vocabSize: (config.vocab_size ?? 50257) as number,
      nLayer: (config.n_layer ?? 12) as number,
      nHead: (config.n_head ?? 12) as number,
      nEmbd: (config.n_embd ?? 768) as number,
      dropout: common(config, dropouts, 0.1),
      tieWeights: (config.tie_word_embeddings ?? true) as boolean,
      approximate: config.activation_function === 'gelu' ? 'none' : 'tanh',
      normEps: (config.layer_norm_epsilon ?? 1e-5) as number,
    }),
  rename(state) {
    const named = renamed(state, [
      [/\.attn\.(masked_)?bias$/, null],
      [/^(?=(wte|wpe|h|ln_f)\.)/, 'transformer.'],
    ])
    // A Conv1D holds its weight as [in, out], a Linear as [out, in].
    for (const [name, tensor] of Object.entries(named))
      if (/\.c_(attn|proj|fc)\.weight$/.test(name) && tensor.ndim === 2) named[name] = tensor.t().contiguous()
    const tied = named['transformer.wte.weight']
    if (tied && !named['lm_head.weight']) named['lm_head.weight'] = tied
    return named
  },
}

const vit: Family = {
  head: 'heads.head',
  unsupported: (config) => others(config, { hidden_act: ['gelu'], qkv_bias: [true] }),
  make: (config, numClasses) =>
    new ViT({
      imageSize: (config.image_size ?? 224) as number,
      patchSize: (config.patch_size ?? 16) as number,
      inChannels: (config.num_channels ?? 3) as number,
      numLayers: (config.num_hidden_layers ?? 12) as number,
      numHeads: (config.num_attention_heads ?? 12) as number,
      hiddenDim: (config.hidden_size ?? 768) as number,
      mlpDim: (config.intermediate_size ?? 3072) as number,
      dropout: (config.hidden_dropout_prob ?? 0) as number,
      attentionDropout: (config.attention_probs_dropout_prob ?? 0) as number,
      normEps: (config.layer_norm_eps ?? 1e-12) as number,
      numClasses,
    }),
  rename(state) {
    const block = (rest: string) => new RegExp(`^(?:vit\\.)?encoder\\.layer\\.(\\d+)\\.${rest}\\.`)
    const to = (rest: string) => `encoder.layers.encoder_layer_$1.${rest}.`
    const named = renamed(state, [
      [/^(vit\.)?pooler\..*/, null],
      [/^(vit\.)?embeddings\.cls_token$/, 'class_token'],
      [/^(vit\.)?embeddings\.position_embeddings$/, 'encoder.pos_embedding'],
      [/^(vit\.)?embeddings\.patch_embeddings\.projection\./, 'conv_proj.'],
      [/^(vit\.)?layernorm\./, 'encoder.ln.'],
      [/^classifier\./, 'heads.head.'],
      [block('attention\\.attention'), to('self_attention')],
      [block('attention\\.output\\.dense'), to('self_attention.out_proj')],
      [block('intermediate\\.dense'), to('mlp.0')],
      [block('output\\.dense'), to('mlp.3')],
      [block('layernorm_before'), to('ln_1')],
      [block('layernorm_after'), to('ln_2')],
    ])
    for (const name of Object.keys(named)) {
      const [, attention, kind] = /^(.*\.self_attention)\.query\.(weight|bias)$/.exec(name) ?? []
      if (!attention) continue
      const names = ['query', 'key', 'value'].map((each) => `${attention}.${each}.${kind}`)
      const parts = names.map((each) => named[each])
      if (!parts.every((each) => each !== undefined)) continue
      named[`${attention}.in_proj_${kind}`] = cat(parts)
      for (const each of names) delete named[each]
    }
    return named
  },
}

const resnet: Family = {
  head: 'fc',
  unsupported(config) {
    const { embedding_size = 64, hidden_sizes, layer_type = 'bottleneck' } = config
    const [first] = (hidden_sizes ?? [256]) as number[]
    const width = layer_type === 'basic' ? first : first! / 4
    return [
      ...others(config, {
        hidden_act: ['relu'],
        num_channels: [3],
        layer_type: ['basic', 'bottleneck'],
        downsample_in_first_stage: [false],
        downsample_in_bottleneck: [false],
      }),
      ...(embedding_size === width
        ? []
        : [`embedding_size ${show(embedding_size)} (supported: ${width}, the width of the first stage)`]),
    ]
  },
  make(config, numClasses) {
    const kind = (config.layer_type ?? 'bottleneck') as 'basic' | 'bottleneck'
    const hidden = (config.hidden_sizes ?? [256, 512, 1024, 2048]) as number[]
    const widths = hidden.map((each) => (kind === 'basic' ? each : each / 4))
    const counts = (config.depths ?? [3, 4, 6, 3]) as number[]
    return new ResNet(kind, counts as [number, number, number, number], {
      widths: widths as [number, number, number, number],
      numClasses,
    })
  },
  rename(state) {
    const stage = '^(?:resnet\\.)?encoder\\.stages\\.(\\d+)\\.layers\\.(\\d+)'
    const shifted = Object.entries(state).map(([name, tensor]): [string, Tensor] => {
      const part = new RegExp(`${stage}\\.layer\\.(\\d+)\\.(convolution|normalization)`)
      const shortcut = new RegExp(`${stage}\\.shortcut\\.(convolution|normalization)`)
      const one = (digits: string) => Number(digits) + 1
      const to = name
        .replace(part, (_, s: string, l: string, k: string, kind: string) => {
          return `layer${one(s)}.${l}.${kind === 'convolution' ? 'conv' : 'bn'}${one(k)}`
        })
        .replace(shortcut, (_, s: string, l: string, kind: string) => {
          return `layer${one(s)}.${l}.downsample.${kind === 'convolution' ? 0 : 1}`
        })
      return [to, tensor]
    })
    const named = renamed(Object.fromEntries(shifted), [
      [/^(resnet\.)?embedder\.embedder\.convolution\./, 'conv1.'],
      [/^(resnet\.)?embedder\.embedder\.normalization\./, 'bn1.'],
      [/^classifier\.1\./, 'fc.'],
    ])
    for (const name of Object.keys(named)) {
      const count = name.replace(/running_mean$/, 'num_batches_tracked')
      named[count] ??= zeros([], { dtype: 'int64', device: named[name]!.device })
    }
    return named
  },
}

/** The kinds of models that can be loaded, by their `model_type`. */
export const families: Readonly<Record<string, Family>> = { gpt2, vit, resnet }
