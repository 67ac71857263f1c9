import { statSync } from 'node:fs'
import { checkArrayLike, checkInteger, checkKnownKeys, checkOneOf, checkString, show } from '../../_check.js'
import { writeFile } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { keep } from '../../tensor/core/scope.js'
import { fromFile, type Tensor } from '../../tensor/index.js'
import type { BatchDataset, Dataset } from '../loader/dataset.js'
import { NdArray, toTensor } from '../loader/nd-array.js'

const arrays = { uint8: Uint8Array, uint16: Uint16Array, int32: Int32Array } as const

/** The types of tokens in files. */
export type TokenDType = keyof typeof arrays
/** Tokens in memory. */
export type TokenArray = Uint8Array | Uint16Array | Uint32Array | Int32Array

/** Tokens in a file that is mapped into memory: the system reads the parts that are used, and only these take memory. */
export interface TokenFile {
  /** The tokens. Valid until {@link close}. */
  readonly tokens: TokenArray
  readonly path: string
  /** Ends the mapping. The tokens must not be used afterwards. */
  close(): void
}

/** Options of {@link openTokens} and {@link writeTokens}. */
export interface TokenFileOptions {
  /** The type of the tokens, in the byte order of this machine. Default 'uint16', as nanoGPT's files have it. */
  dtype?: TokenDType
}

const widths: Readonly<Record<TokenDType, number>> = { uint8: 1, uint16: 2, int32: 4 }

function dtypeOf(name: string, options: TokenFileOptions): TokenDType {
  checkKnownKeys(name, options, ['dtype'])
  return checkOneOf('dtype', options.dtype ?? 'uint16', Object.keys(arrays) as TokenDType[])
}

/**
 * Maps a file of tokens into memory: their numbers one after the other, without a header. The file must not be truncated
 * while it is open: the system ends a program that reads mapped memory behind the end of its file.
 *
 * @param path the file
 * @throws PdecayError `ERR_DATA` if the file is empty or holds no whole number of tokens, `ERR_FILE` if it cannot be read
 * @example
 * ```ts
 * const { tokens } = data.openTokens('train.bin')
 * const set = new data.TokenDataset(tokens, { blockSize: 256 })
 * ```
 */
export function openTokens(path: string, options: TokenFileOptions = {}): TokenFile {
  checkString('path', path)
  const dtype = dtypeOf('openTokens options', options)
  let bytes: number
  try {
    const facts = statSync(path)
    if (!facts.isFile()) throw new Error('not a file')
    bytes = facts.size
  } catch (error) {
    throw new PdecayError('ERR_FILE', `openTokens: ${path} cannot be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
  const width = widths[dtype]
  if (bytes === 0 || bytes % width !== 0)
    throw new PdecayError('ERR_DATA', `${path}: ${bytes} bytes are no tokens of ${width} bytes`)
  // Mapped as bytes, so that the view has the type that was asked for.
  const mapped = keep(fromFile(path, { shared: false, size: bytes, dtype: 'uint8' }))
  const view = mapped.asTypedArray<'uint8'>()
  const tokens = new arrays[dtype](view.buffer as ArrayBuffer, view.byteOffset, bytes / width)
  return { tokens, path, close: () => mapped.dispose() }
}

/**
 * Writes a file of tokens for {@link openTokens}, completely or not at all.
 *
 * @param path the file
 * @param tokens the tokens, or parts of them that follow each other
 * @throws RangeError for a token that the dtype cannot hold; PdecayError `ERR_FILE`, `ERR_NO_SPACE`
 */
export async function writeTokens(
  path: string,
  tokens: ArrayLike<number> | Iterable<ArrayLike<number>> | AsyncIterable<ArrayLike<number>>,
  options: TokenFileOptions = {},
): Promise<void> {
  const dtype = dtypeOf('writeTokens options', options)
  checkString('path', path)
  if (typeof tokens !== 'object' || tokens === null)
    throw new TypeError(`Expected array or iterable for tokens but received ${show(tokens)}`)
  let written = 0
  const bytesOf = (part: ArrayLike<number>) => {
    const array = arrays[dtype].from(part)
    for (let i = 0; i < array.length; i++)
      if (array[i] !== part[i] || array[i]! < 0)
        throw new RangeError(`Expected ${dtype} for token ${written + i} but received ${show(part[i])}`)
    written += array.length
    return new Uint8Array(array.buffer)
  }
  async function* chunks() {
    const first = (tokens as ArrayLike<unknown>)[0]
    if (ArrayBuffer.isView(tokens) || (Array.isArray(tokens) && typeof first === 'number'))
      yield bytesOf(tokens as ArrayLike<number>)
    else for await (const part of tokens as AsyncIterable<ArrayLike<number>>) yield bytesOf(part)
  }
  let wrong: unknown
  await writeFile(
    'writeTokens',
    path,
    (async function* () {
      try {
        yield* chunks()
      } catch (error) {
        wrong = error
        throw error
      }
    })(),
  ).catch((error: unknown) => {
    throw wrong ?? error
  })
}

/** Options of {@link TokenDataset}. */
export interface TokenDatasetOptions {
  /** Tokens in an example, in [1, 2^24]. */
  blockSize: number
  /** Tokens from the start of one example to that of the next, in [1, 2^31). Default: `blockSize`. */
  stride?: number
  /** Tokens above it are an error: the size of a model's vocabulary, in [1, 2^31]. Default: no limit. */
  vocabSize?: number
}

/** A batch of text for a language model. */
export interface TokenBatch {
  /** int64, [batch, blockSize]. */
  inputs: Tensor
  /** The tokens that follow each of the inputs: int64, [batch, blockSize]. */
  targets: Tensor
}

/**
 * Examples of a language model: stretches of `blockSize` tokens, and as targets the tokens that follow each of them.
 * Example i begins at token i·stride.
 *
 * @throws TypeError, RangeError for an invalid option, or fewer than `blockSize` + 1 tokens
 * @example
 * ```ts
 * const set = new data.TokenDataset(Uint16Array.of(5, 6, 7, 8, 9), { blockSize: 2 })
 * const { inputs, targets } = set.batch(Int32Array.of(1)) // [[7, 8]], [[8, 9]]
 * ```
 */
export class TokenDataset implements BatchDataset<TokenBatch>, Dataset<TokenBatch> {
  /** The number of examples. */
  readonly length: number
  /** Tokens in an example. */
  readonly blockSize: number
  /** The tokens. */
  readonly tokens: TokenArray
  readonly #stride: number
  readonly #limit: number

  constructor(tokens: TokenArray, options: TokenDatasetOptions) {
    if (![Uint8Array, Uint16Array, Uint32Array, Int32Array].some((kind) => tokens instanceof kind))
      throw new TypeError(`Expected a typed array of integers for tokens but received ${show(tokens)}`)
    checkKnownKeys('TokenDataset options', options, ['blockSize', 'stride', 'vocabSize'])
    this.blockSize = checkInteger('blockSize', options.blockSize, '[1, 16777216]')
    this.#stride = checkInteger('stride', options.stride ?? this.blockSize, '[1, 2147483647]')
    this.#limit = checkInteger('vocabSize', options.vocabSize ?? 2 ** 31, '[1, 2147483648]')
    if (tokens.length <= this.blockSize)
      throw new RangeError(
        `Expected more than ${this.blockSize} tokens for blocks of ${this.blockSize} but received ${tokens.length}`,
      )
    this.tokens = tokens
    this.length = Math.floor((tokens.length - this.blockSize - 1) / this.#stride) + 1
  }

  /**
   * The examples with these indices.
   * @throws RangeError for an index or a token that is out of range
   */
  batch(indices: Int32Array): TokenBatch {
    const { blockSize, tokens } = this
    const limit = this.#limit
    const size = checkArrayLike('indices', indices).length * blockSize
    const [inputs, targets] = [new BigInt64Array(size), new BigInt64Array(size)]
    // The low halves of 64-bit integers: a BigInt for each token would cost more than all else.
    const [low, next] = [new Int32Array(inputs.buffer), new Int32Array(targets.buffer)]
    let to = 0
    for (const index of indices) {
      const start = checkInteger('index', index, `[0, ${this.length})`) * this.#stride
      for (let k = 0; k < blockSize; k++, to += 2) {
        const token = tokens[start + k]!
        const following = tokens[start + k + 1]!
        low[to] = token
        next[to] = following
        if (token < 0 || token >= limit || following < 0 || following >= limit)
          throw new RangeError(
            `Expected tokens in [0, ${limit}) but token ${start + k} is ${token}, followed by ${following}`,
          )
      }
    }
    const shape = [indices.length, blockSize]
    return { inputs: toTensor(new NdArray(inputs, shape)), targets: toTensor(new NdArray(targets, shape)) }
  }

  /** The example with this index: tensors of shape [blockSize]. */
  get(index: number): TokenBatch {
    const { inputs, targets } = this.batch(Int32Array.of(checkInteger('index', index)))
    return { inputs: inputs.squeeze(0), targets: targets.squeeze(0) }
  }
}
