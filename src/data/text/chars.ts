import { checkArrayLike, checkKnownKeys, checkObject, checkString, show } from '../../_check.js'
import { TokenDataset, type TokenDatasetOptions } from './tokens.js'

/** Turns text into tokens and back. */
export interface Tokenizer {
  /** The number of tokens. */
  readonly vocabSize: number
  encode(text: string): Uint16Array | Int32Array | Uint8Array
  decode(tokens: ArrayLike<number>): string
}

/** The characters of a {@link CharTokenizer}, as JSON. */
export interface CharVocabulary {
  characters: string
}

/**
 * A token for each character (Unicode code point) of a text, in the order of their code points.
 *
 * @throws TypeError if the text is no string; RangeError for a text without characters
 * @example
 * ```ts
 * const tokenizer = new data.CharTokenizer('hello')
 * tokenizer.encode('hole') // [1, 3, 2, 0]
 * ```
 */
export class CharTokenizer implements Tokenizer {
  readonly #characters: readonly string[]
  readonly #tokens: ReadonlyMap<string, number>

  /** @param text the text whose characters have tokens */
  constructor(text: string) {
    this.#characters = [...new Set(checkString('text', text))].sort(
      (a, b) => a.codePointAt(0)! - b.codePointAt(0)!,
    )
    if (this.#characters.length === 0) throw new RangeError('Expected a text that is not empty')
    this.#tokens = new Map(this.#characters.map((character, token) => [character, token]))
  }

  /** @throws TypeError if it is not the result of {@link toJSON} */
  static fromJSON(json: CharVocabulary): CharTokenizer {
    checkKnownKeys('vocabulary', checkObject('vocabulary', json), ['characters'])
    return new CharTokenizer(json.characters)
  }

  /** The number of different characters. */
  get vocabSize(): number {
    return this.#characters.length
  }

  /** @throws RangeError for a character without a token */
  encode(text: string): Int32Array {
    const tokens = new Int32Array(checkString('text', text).length)
    let count = 0
    for (const character of text) {
      const token = this.#tokens.get(character)
      if (token === undefined)
        throw new RangeError(
          `The tokenizer has no token for ${show(character)}, character ${count} of the text`,
        )
      tokens[count++] = token
    }
    return tokens.subarray(0, count)
  }

  /** @throws RangeError for a token that is out of range */
  decode(tokens: ArrayLike<number>): string {
    return Array.from(checkArrayLike('tokens', tokens), (token) => {
      const character = this.#characters[token]
      if (character === undefined)
        throw new RangeError(`Expected tokens in [0, ${this.vocabSize}) but received ${show(token)}`)
      return character
    }).join('')
  }

  /** The vocabulary as JSON, for {@link CharTokenizer.fromJSON}. */
  toJSON(): CharVocabulary {
    return { characters: this.#characters.join('') }
  }
}

/**
 * A token for each byte of the UTF-8 form of a text: a vocabulary of 256 that every text fits in.
 *
 * @example
 * ```ts
 * data.byteTokenizer.encode('é') // [195, 169]
 * ```
 */
export const byteTokenizer: Tokenizer = Object.freeze({
  vocabSize: 256,
  encode: (text: string) => new Uint8Array(Buffer.from(checkString('text', text), 'utf8')),
  decode: (tokens: ArrayLike<number>) =>
    Buffer.from(Uint8Array.from(checkArrayLike('tokens', tokens))).toString('utf8'),
})

/** Options of {@link CharDataset}. */
export interface CharDatasetOptions extends TokenDatasetOptions {
  /** The tokenizer of another part of the text. Default: one with the characters of this text. */
  tokenizer?: Tokenizer
}

/**
 * Examples of a language model of characters: see {@link TokenDataset}.
 *
 * @throws TypeError, RangeError for an invalid option, a character without a token, or a text that is too short
 * @example
 * ```ts
 * const text = 'To be, or not to be, that is the question'
 * const tokenizer = new data.CharTokenizer(text)
 * const train = new data.CharDataset(text.slice(0, 30), { blockSize: 8, stride: 1, tokenizer })
 * const test = new data.CharDataset(text.slice(30), { blockSize: 8, tokenizer })
 * ```
 */
export class CharDataset extends TokenDataset {
  /** Turns the text into tokens and back. */
  readonly tokenizer: Tokenizer

  constructor(text: string, options: CharDatasetOptions) {
    const { tokenizer = new CharTokenizer(text), ...rest } = checkObject(
      'CharDataset options',
      options,
    ) as unknown as CharDatasetOptions
    super(tokenizer.encode(checkString('text', text)), { vocabSize: tokenizer.vocabSize, ...rest })
    this.tokenizer = tokenizer
  }
}
