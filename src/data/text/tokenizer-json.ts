import { readFile } from 'node:fs/promises'
import { checkArray, checkArrayLike, checkString, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { loadOptional } from '../optional.js'
import type { Tokenizer } from './chars.js'

interface HuggingFace {
  Tokenizer: new (
    tokenizer: object,
    config: object,
  ) => {
    encode(text: string, options?: { add_special_tokens?: boolean }): { ids: number[] }
    decode(ids: number[], options?: { skip_special_tokens?: boolean }): string
  }
}

async function readJson(path: string): Promise<Record<string, unknown>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new PdecayError('ERR_FILE', `${path} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error('it is no object')
    return value as Record<string, unknown>
  } catch (error) {
    throw new PdecayError('ERR_DATA', `${path}: ${(error as Error).message}`, { cause: error })
  }
}

/** The largest token of the vocabulary and of the added tokens, plus one. */
function vocabSizeOf(json: Record<string, unknown>): number {
  const { vocab } = (json.model ?? {}) as { vocab?: unknown }
  const own = Array.isArray(vocab)
    ? vocab.map((_, token) => token)
    : Object.values((vocab ?? {}) as Record<string, number>)
  const added = Array.isArray(json.added_tokens)
    ? (json.added_tokens as { id: number }[]).map(({ id }) => id)
    : []
  return [...own, ...added].reduce((most, token) => Math.max(most, token), -1) + 1
}

/**
 * Loads a Hugging Face tokenizer from its `tokenizer.json`. It needs the package `@huggingface/tokenizers`.
 *
 * @param path the file
 * @returns a tokenizer that adds no special tokens
 * @throws PdecayError `ERR_UNSUPPORTED` if the package is not installed, `ERR_DATA` if it is no tokenizer, `ERR_FILE` if it
 *   cannot be read
 * @example
 * ```ts
 * const tokenizer = await data.loadTokenizer('tokenizer.json')
 * await data.writeTokens('train.bin', tokenizer.encode(text), { dtype: 'int32' })
 * ```
 */
export async function loadTokenizer(path: string): Promise<Tokenizer> {
  const json = await readJson(checkString('path', path))
  const { Tokenizer: Kind } = await loadOptional<HuggingFace>('@huggingface/tokenizers', 'loadTokenizer')
  let inner: InstanceType<HuggingFace['Tokenizer']>
  try {
    inner = new Kind(json, {})
  } catch (error) {
    throw new PdecayError('ERR_DATA', `${path}: no tokenizer (${(error as Error).message})`, { cause: error })
  }
  return {
    vocabSize: vocabSizeOf(json),
    encode: (text) =>
      Int32Array.from(inner.encode(checkString('text', text), { add_special_tokens: false }).ids),
    // The package refuses to decode nothing.
    decode: (tokens) =>
      tokens.length === 0 ? '' : inner.decode(Array.from(tokens), { skip_special_tokens: false }),
  }
}

/** The characters that stand for bytes in GPT-2's vocabulary: printable ones for themselves. */
function byteCharacters(): string[] {
  const isPrintable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255)
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++))
}

const pattern = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

/**
 * GPT-2's tokenizer: byte pairs by the ranks of their merges.
 *
 * @throws TypeError, RangeError for a vocabulary or merges that do not fit together
 * @source Radford et al., Language models are unsupervised multitask learners, 2019
 * @example
 * ```ts
 * const tokenizer = await data.BytePairTokenizer.load('vocab.json', 'merges.txt')
 * tokenizer.encode('Hello world') // [15496, 995] with GPT-2's files
 * ```
 */
export class BytePairTokenizer implements Tokenizer {
  /** The number of tokens. */
  readonly vocabSize: number
  readonly #tokens: ReadonlyMap<string, number>
  readonly #texts: ReadonlyMap<number, string>
  readonly #ranks: ReadonlyMap<string, number>
  readonly #characters = byteCharacters()
  readonly #bytes = new Map(this.#characters.map((character, byte) => [character, byte]))
  readonly #known = new Map<string, readonly number[]>()

  /**
   * @param vocabulary the token of each text, in GPT-2's characters for bytes: `vocab.json`
   * @param merges pairs of texts, the first to be merged first: the lines of `merges.txt`
   */
  constructor(vocabulary: Readonly<Record<string, number>>, merges: readonly (readonly [string, string])[]) {
    if (typeof vocabulary !== 'object' || vocabulary === null)
      throw new TypeError(`Expected object for vocabulary but received ${show(vocabulary)}`)
    for (const [text, token] of Object.entries(vocabulary))
      if (!Number.isInteger(token) || token < 0 || token >= 2 ** 31)
        throw new RangeError(
          `Expected token in [0, 2147483648) for ${show(text)} but received ${show(token)}`,
        )
    for (const [i, pair] of checkArray('merges', merges).entries())
      if (!Array.isArray(pair) || pair.length !== 2)
        throw new TypeError(`Expected pair of texts for merges[${i}] but received ${show(pair)}`)
    this.#tokens = new Map(Object.entries(vocabulary))
    this.#texts = new Map(Object.entries(vocabulary).map(([text, token]) => [token, text]))
    this.#ranks = new Map(merges.map(([a, b], rank) => [`${a} ${b}`, rank]))
    for (const [a, b] of merges)
      if (!this.#tokens.has(a + b))
        throw new RangeError(`Expected a token for the merge of ${show(a)} and ${show(b)}`)
    for (const character of this.#characters)
      if (!this.#tokens.has(character))
        throw new RangeError(`Expected a token for the byte ${show(character)}`)
    this.vocabSize = [...this.#texts.keys()].reduce((most, token) => Math.max(most, token), -1) + 1
  }

  /**
   * Loads the tokenizer from GPT-2's files.
   * @throws PdecayError `ERR_DATA` for other files, `ERR_FILE` if one cannot be read
   */
  static async load(vocabulary: string, merges: string): Promise<BytePairTokenizer> {
    const json = await readJson(checkString('vocabulary', vocabulary))
    let text: string
    try {
      text = await readFile(checkString('merges', merges), 'utf8')
    } catch (error) {
      throw new PdecayError('ERR_FILE', `${merges} cannot be read: ${(error as Error).message}`, {
        cause: error,
      })
    }
    const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
    const pairs = lines.flatMap((line, at): [string, string][] => {
      if (line === '' || (at === 0 && line.startsWith('#version'))) return []
      const [a, b, ...rest] = line.split(' ')
      if (!a || !b || rest.length > 0)
        throw new PdecayError('ERR_DATA', `${merges}, line ${at + 1}: no pair of texts`)
      return [[a, b]]
    })
    try {
      return new BytePairTokenizer(json as Record<string, number>, pairs)
    } catch (error) {
      throw new PdecayError('ERR_DATA', `${vocabulary} and ${merges}: ${(error as Error).message}`, {
        cause: error,
      })
    }
  }

  /** The tokens of a text; special tokens are not recognized in it. */
  encode(text: string): Int32Array {
    const tokens: number[] = []
    for (const [word] of checkString('text', text).matchAll(pattern))
      for (const token of this.#wordTokens(word)) tokens.push(token)
    return Int32Array.from(tokens)
  }

  /** @throws RangeError for a token that is not in the vocabulary */
  decode(tokens: ArrayLike<number>): string {
    const bytes: number[] = []
    for (const token of Array.from(checkArrayLike('tokens', tokens))) {
      const text = this.#texts.get(token)
      if (text === undefined)
        throw new RangeError(`Expected tokens of the vocabulary but received ${show(token)}`)
      for (const character of text) {
        const byte = this.#bytes.get(character)
        // Special tokens have characters of their own.
        if (byte === undefined) bytes.push(...Buffer.from(character))
        else bytes.push(byte)
      }
    }
    return Buffer.from(bytes).toString('utf8')
  }

  #wordTokens(word: string): readonly number[] {
    const known = this.#known.get(word)
    if (known) return known
    let parts = Array.from(Buffer.from(word), (byte) => this.#characters[byte]!)
    while (parts.length > 1) {
      let best = Number.POSITIVE_INFINITY
      for (let i = 0; i + 1 < parts.length; i++)
        best = Math.min(best, this.#ranks.get(`${parts[i]} ${parts[i + 1]}`) ?? Number.POSITIVE_INFINITY)
      if (best === Number.POSITIVE_INFINITY) break
      const merged: string[] = []
      for (let i = 0; i < parts.length; i++)
        if (i + 1 < parts.length && this.#ranks.get(`${parts[i]} ${parts[i + 1]}`) === best) {
          merged.push(parts[i]! + parts[i + 1]!)
          i++
        } else merged.push(parts[i]!)
      parts = merged
    }
    const tokens = parts.map((part) => this.#tokens.get(part)!)
    // Words repeat; the memory for them is limited.
    if (this.#known.size > 50_000) this.#known.clear()
    this.#known.set(word, tokens)
    return tokens
  }
}
