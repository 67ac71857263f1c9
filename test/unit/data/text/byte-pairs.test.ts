import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { BytePairTokenizer, loadTokenizer } from '../../../../src/data/index.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-bpe-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

// A small vocabulary in the form of GPT-2's: the 256 bytes in its order, and some merges.
const printable = [
  [33, 126],
  [161, 172],
  [174, 255],
].flatMap(([low, high]) => Array.from({ length: high! - low! + 1 }, (_, i) => low! + i))
const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !printable.includes(byte))
const characters = [
  ...printable.map((byte) => String.fromCodePoint(byte)),
  ...others.map((_, i) => String.fromCodePoint(256 + i)),
]
const merges: [string, string][] = [
  ['l', 'o'],
  ['Ġ', 'w'],
  ['lo', 'w'],
  ['e', 'r'],
  ['Ġw', 'er'],
]
const texts = [...characters, ...merges.map(([a, b]) => a + b), '<|endoftext|>']
const vocabulary = Object.fromEntries(texts.map((text, token) => [text, token]))
const tokenizer = new BytePairTokenizer(vocabulary, merges)
const samples = ['low lower', ' werlow', 'é😀 \n\tx', "I'll  go—now", '', '12 3ab', 'a   b', '日本語']

describe('byte pairs', () => {
  test('merges by rank', () => {
    const texts = (text: string) => [...tokenizer.encode(text)].map((token) => tokenizer.decode([token]))
    expect(texts('low lower')).toEqual(['low', ' ', 'low', 'er'])
    expect(texts(' wer')).toEqual([' wer'])
  })
  test.each(samples)('decoding gives back %j', (text) => {
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text)
  })
  test('agrees with Hugging Face’s tokenizer on the same vocabulary', async () => {
    const json = {
      version: '1.0',
      ...{ truncation: null, padding: null, normalizer: null, post_processor: null },
      added_tokens: [],
      pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
      model: {
        ...{
          type: 'BPE',
          dropout: null,
          unk_token: null,
          continuing_subword_prefix: '',
          end_of_word_suffix: '',
        },
        ...{
          fuse_unk: false,
          byte_fallback: false,
          vocab: vocabulary,
          merges: merges.map((pair) => pair.join(' ')),
        },
      },
    }
    writeFileSync(at('tokenizer.json'), JSON.stringify(json))
    const other = await loadTokenizer(at('tokenizer.json'))
    expect(other.vocabSize).toBe(tokenizer.vocabSize)
    for (const text of samples) {
      expect([text, ...other.encode(text)]).toEqual([text, ...tokenizer.encode(text)])
      expect(other.decode(tokenizer.encode(text))).toBe(text)
    }
  })
  test('files', async () => {
    writeFileSync(at('vocab.json'), JSON.stringify(vocabulary))
    writeFileSync(at('merges.txt'), `#version: 0.2\n${merges.map((pair) => pair.join(' ')).join('\n')}\n`)
    const read = await BytePairTokenizer.load(at('vocab.json'), at('merges.txt'))
    expect([...read.encode('low wer')]).toEqual([...tokenizer.encode('low wer')])
    writeFileSync(at('merges.txt'), 'a b c\n')
    await expect(BytePairTokenizer.load(at('vocab.json'), at('merges.txt'))).rejects.toThrow(
      'line 1: no pair of texts',
    )
    writeFileSync(at('merges.txt'), 'a b\n')
    await expect(BytePairTokenizer.load(at('vocab.json'), at('merges.txt'))).rejects.toThrow(
      'a token for the merge',
    )
    await expect(BytePairTokenizer.load(at('none'), at('merges.txt'))).rejects.toMatchObject({
      code: 'ERR_FILE',
    })
    writeFileSync(at('vocab.json'), '[1')
    await expect(loadTokenizer(at('vocab.json'))).rejects.toMatchObject({ code: 'ERR_DATA' })
    expect(() => new BytePairTokenizer({}, [])).toThrow('Expected a token for the byte')
    expect(() => tokenizer.decode([99999])).toThrow(RangeError)
  })
})
