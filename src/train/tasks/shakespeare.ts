import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { datasetFolder } from '../../_cache.js'
import {
  type BatchDataset,
  CharTokenizer,
  DataLoader,
  type Draw,
  fetchFile,
  Rng,
  type TokenBatch,
  TokenDataset,
} from '../../data/index.js'
import { PdecayError } from '../../errors.js'
import { GPT } from '../../models/index.js'
import { crossEntropy } from '../../nn/index.js'
import { zeros } from '../../tensor/index.js'
import { evaluate } from '../evaluate.js'
import { parseTexts } from './_table.js'
import { facts } from './facts.js'
import type { PreparedTask, Task, TaskSettings } from './task.js'

/** Tiny Shakespeare: 40,000 lines of his plays. @source Karpathy's char-rnn */
const remote = {
  addresses: ['https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt'],
  bytes: 1_115_394,
  sha256: '86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed',
}

/** The files that a folder of the text may have. */
const names = ['input.txt', 'tinyshakespeare.txt']

async function readText({ data, report }: Pick<TaskSettings, 'data' | 'report'>): Promise<string> {
  if (data !== undefined) {
    const isFolder = existsSync(data) && statSync(data).isDirectory()
    const path = isFolder ? names.map((name) => join(data, name)).find((each) => existsSync(each)) : data
    if (path === undefined || !existsSync(path))
      throw new PdecayError('ERR_DATA', `${data} is no text file, and no folder with ${names.join(' or ')}`)
    return readFile(path, 'utf8')
  }
  const path = join(datasetFolder('tiny-shakespeare'), 'input.txt')
  if (!existsSync(path)) {
    report('downloading Tiny Shakespeare (1.1 MB)')
    await fetchFile(path, remote, { report }).catch((cause: Error) => {
      throw new PdecayError(
        'ERR_DATA',
        `${cause.message}. Give a text file as the data, or put Tiny Shakespeare into ${path}`,
        { cause },
      )
    })
  }
  const bytes = await readFile(path)
  if (createHash('sha256').update(bytes).digest('hex') !== remote.sha256)
    throw new PdecayError(
      'ERR_DATA',
      `${path} is damaged, or another text. Remove it to have it fetched again`,
    )
  return bytes.toString('utf8')
}

/**
 * Windows of a text: example i begins at i·length, moved in each epoch by a random offset of less than a length, so that
 * windows are cut at other places.
 */
export function textWindows(tokens: Int32Array, length: number, isMoved: boolean): BatchDataset<TokenBatch> {
  // Its examples begin at every token.
  const set = new TokenDataset(tokens, { blockSize: length, stride: 1 })
  return {
    length: windowsIn(tokens.length, length, isMoved),
    batch(indices: Int32Array, draw?: Draw) {
      const offset = isMoved && draw ? new Rng(draw.seed, draw.epoch).below(length) : 0
      return set.batch(indices.map((index) => offset + index * length))
    },
  }
}

const windowsIn = (tokens: number, length: number, isMoved: boolean) =>
  Math.floor((tokens - 1) / length) - (isMoved ? 1 : 0)

const shares = { train: 0.9 }

function makeModel(options: Readonly<Record<string, string>>, vocabSize: number): GPT {
  const width = wholeNumber('width', options.width!)
  return new GPT({
    vocabSize,
    blockSize: wholeNumber('length', options.length!),
    nLayer: wholeNumber('layers', options.layers!),
    nHead: Math.max(1, Math.floor(width / 32)),
    nEmbd: width,
    dropout: Number(options.dropout),
  })
}

/** Plays by Shakespeare, letter by letter, by a small GPT. */
export const shakespeareTask: Task = {
  ...facts.shakespeare,
  async prepare(settings): Promise<PreparedTask<TokenBatch>> {
    const { batch, seed, device, options } = settings
    const length = wholeNumber('length', options.length!)
    const text = await readText(settings)
    // A tokenizer of nothing is refused.
    const tokenizer = new CharTokenizer(text || ' ')
    const tokens = tokenizer.encode(text)
    const cut = Math.floor(shares.train * tokens.length)
    if (windowsIn(cut, length, true) < 1 || windowsIn(tokens.length - cut, length, false) < 1)
      throw new PdecayError(
        'ERR_DATA',
        `Expected a text of at least ${20 * length} letters but it has ${tokens.length}`,
      )
    const letters = [...tokenizer.toJSON().characters]
    const sets = {
      train: textWindows(tokens.subarray(0, cut), length, true),
      test: textWindows(tokens.subarray(cut), length, false),
    }
    const model = makeModel(options, letters.length).to({ device })
    const lossOf = ({ inputs, targets }: TokenBatch) =>
      crossEntropy(model.forward(inputs).flatten({ startDim: 0, endDim: 1 }), targets.flatten())
    const testLoader = new DataLoader(sets.test, { batchSize: 64, device })
    return {
      model,
      loader: new DataLoader(sets.train, { batchSize: batch, shuffle: true, seed, device }),
      tokensPerExample: length,
      loss: (given) => ({ loss: lossOf(given) }),
      async evaluate() {
        const { loss } = await evaluate(model, testLoader, (given) => ({
          loss: lossOf(given).mul(given.inputs.shape[0]!),
        }))
        return loss!
      },
      files: { 'letters.json': `${JSON.stringify(letters)}\n` },
    }
  },
  async open({ options, readText }) {
    const letters = parseTexts(await readText('letters.json'))
    const model = makeModel(options, letters.length)
    return { model, letters, example: zeros([2, model.config.blockSize], { dtype: 'int64' }) }
  },
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`Expected a whole number above 0 for ${name} but received ${text}`)
  return value
}
