import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, show } from '../_check.js'
import { cat, type Generator, keep, noGrad, Tensor, tidy } from '../tensor/index.js'
import type { KeyValueCache } from './_key-value-cache.js'

/** The options of {@link GPT.generate}. */
export interface GenerateOptions {
  /** How many tokens to add, at least 0. */
  maxNewTokens: number
  /** What logits are divided by, at least 0: less is more certain. 0 takes the likeliest token. Default 1. */
  temperature?: number
  /** Draw from the `topK` likeliest tokens alone. Default: all. */
  topK?: number | null
  /** Where random numbers come from. Default: the global generator. */
  generator?: Generator | null
  /** Whether keys and values of past tokens are kept. The results are the same without, and slower. Default true. */
  cache?: boolean
}

/** What generation needs of a model. */
interface LanguageModel {
  readonly config: { readonly blockSize: number }
  readonly training: boolean
  forward(tokens: Tensor, cache?: KeyValueCache | null): Tensor
  makeCache(batch: number): KeyValueCache
  modules(): { training: boolean }[]
}

function read(tokens: Tensor, options: GenerateOptions) {
  if (!(tokens instanceof Tensor) || tokens.ndim !== 2 || tokens.numel === 0)
    throw new TypeError(
      `Expected Tensor [batch, steps] with at least one token for tokens but received ${show(tokens)}`,
    )
  checkKnownKeys('generate options', options, ['maxNewTokens', 'temperature', 'topK', 'generator', 'cache'])
  const { maxNewTokens, temperature = 1, topK = null, generator = null, cache = true } = options
  return {
    maxNewTokens: checkInteger('maxNewTokens', maxNewTokens, '[0, inf)'),
    temperature: checkNumber('temperature', temperature, '[0, inf)'),
    topK: topK === null ? null : checkInteger('topK', topK, '[1, inf)'),
    generator,
    cache: checkBoolean('cache', cache),
  }
}

/** @param logits [batch, vocabulary] @returns tokens [batch, 1] */
function draw(logits: Tensor, { temperature, topK, generator }: ReturnType<typeof read>): Tensor {
  if (temperature === 0) return logits.argmax({ dim: -1, keepdim: true })
  let scores = logits.div(temperature)
  if (topK !== null) {
    const { values } = scores.topk(Math.min(topK, scores.size(-1)))
    scores = scores.maskedFill(scores.lt(values.narrow(-1, -1, 1)), Number.NEGATIVE_INFINITY)
  }
  return scores.softmax(-1).multinomial(1, { generator })
}

/** Runs a function as in evaluation, without autograd; then every module is in its former mode. */
function evaluating<T>(model: LanguageModel, run: () => T): T {
  const trained = model.modules().filter(({ training }) => training)
  for (const each of trained) each.training = false
  try {
    return noGrad(run)
  } finally {
    for (const each of trained) each.training = true
  }
}

/** @internal The method {@link GPT.generate}. */
export function generate(model: LanguageModel, prompt: Tensor, options: GenerateOptions): Tensor {
  const how = read(prompt, options)
  const { blockSize } = model.config
  const length = prompt.size(1)
  // Beyond blockSize each token is at another position in each step, and nothing can be kept.
  const kept = how.cache && length <= blockSize ? model.makeCache(prompt.size(0)) : null
  try {
    return evaluating(model, () => {
      let tokens = prompt
      for (let count = length; count < length + how.maxNewTokens; count++) {
        const before = tokens
        tokens = tidy(() => {
          const isKept = kept !== null && count <= blockSize
          const first = isKept ? kept.length : Math.max(0, count - blockSize)
          const seen = before.narrow(1, first, count - first)
          const logits = model.forward(seen, isKept ? kept : null)
          return keep(cat([before, draw(logits.select(1, -1), how)], { dim: 1 }))
        })
        if (before !== prompt) before.dispose()
      }
      return how.maxNewTokens === 0 ? prompt.clone() : tokens
    })
  } finally {
    kept?.dispose()
  }
}
