import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  byteTokenizer,
  CharDataset,
  CharTokenizer,
  DataLoader,
  openTokens,
  TokenDataset,
  writeTokens,
} from '../../../../src/data/index.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-tokens-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'tokens.bin')

describe('files of tokens', () => {
  test.each(['uint8', 'uint16', 'int32'] as const)('of %s are read as they were written', async (dtype) => {
    const tokens = Array.from({ length: 1000 }, (_, i) => (i * 7) % 256)
    await writeTokens(path, tokens, { dtype })
    const file = openTokens(path, { dtype })
    expect([...file.tokens]).toEqual(tokens)
    file.close()
  })
  test('are written part by part', async () => {
    await writeTokens(path, [Uint16Array.of(1, 2), Int32Array.of(65535)])
    expect([...openTokens(path).tokens]).toEqual([1, 2, 65535])
  })
  test('refuse tokens that the dtype cannot hold, and leave the file as it was', async () => {
    await writeTokens(path, [7])
    await expect(writeTokens(path, [[1, 2], [65536]])).rejects.toThrow(
      'Expected uint16 for token 2 but received 65536',
    )
    await expect(writeTokens(path, [-1])).rejects.toThrow(RangeError)
    await expect(writeTokens(path, [0.5])).rejects.toThrow(RangeError)
    expect(readFileSync(path)).toHaveLength(2)
  })
  test('that are empty, cut or not there are refused', () => {
    writeFileSync(path, '')
    expect(() => openTokens(path)).toThrow('0 bytes are no tokens of 2 bytes')
    writeFileSync(path, 'abc')
    expect(() => openTokens(path)).toThrow('3 bytes are no tokens of 2 bytes')
    expect(() => openTokens(join(folder, 'none'))).toThrow('cannot be read')
    expect(() => openTokens(folder)).toThrow('not a file')
  })
})

describe('TokenDataset', () => {
  const tokens = Uint16Array.from({ length: 20 }, (_, i) => i)
  test('targets are the tokens that follow', () => {
    const set = new TokenDataset(tokens, { blockSize: 4, stride: 3 })
    expect(set.length).toBe(6)
    const { inputs, targets } = set.batch(Int32Array.of(5, 0))
    expect([inputs.dtype, inputs.toArray()]).toEqual([
      'int64',
      [
        [15, 16, 17, 18],
        [0, 1, 2, 3],
      ],
    ])
    expect(targets.toArray()).toEqual([
      [16, 17, 18, 19],
      [1, 2, 3, 4],
    ])
    expect(set.get(1).targets.toArray()).toEqual([4, 5, 6, 7])
  })
  test('has as many examples as fit', () => {
    for (let n = 2; n < 40; n++)
      for (let blockSize = 1; blockSize < n; blockSize++)
        for (const stride of [1, 2, 5]) {
          const set = new TokenDataset(new Uint8Array(n), { blockSize, stride })
          const last = (set.length - 1) * stride + blockSize
          expect(last).toBeLessThan(n)
          expect(last + stride).toBeGreaterThanOrEqual(n)
        }
  })
  test('refuses what does not fit', () => {
    expect(() => new TokenDataset(tokens, { blockSize: 20 })).toThrow('Expected more than 20 tokens')
    expect(() => new TokenDataset([1, 2] as never, { blockSize: 1 })).toThrow(TypeError)
    const set = new TokenDataset(tokens, { blockSize: 4, vocabSize: 19 })
    expect(() => set.batch(Int32Array.of(5))).toThrow('for index but received 5')
    expect(() => new TokenDataset(tokens, { blockSize: 19, vocabSize: 19 }).batch(Int32Array.of(0))).toThrow(
      'token 18 is 18, followed by 19',
    )
    expect(() => new TokenDataset(Int32Array.of(1, -1), { blockSize: 1 }).batch(Int32Array.of(0))).toThrow(
      'Expected tokens in',
    )
  })
})

describe('tokenizers', () => {
  test('characters keep code points whole', () => {
    const tokenizer = new CharTokenizer('b😀a\n')
    expect([tokenizer.vocabSize, [...tokenizer.encode('a😀')]]).toEqual([4, [1, 3]])
    expect(tokenizer.decode(tokenizer.encode('😀ab\n'))).toBe('😀ab\n')
    expect(() => tokenizer.encode('abc')).toThrow("no token for 'c', character 2")
    expect(() => tokenizer.decode([4])).toThrow('Expected tokens in [0, 4) but received 4')
    const again = CharTokenizer.fromJSON(JSON.parse(JSON.stringify(tokenizer)))
    expect([...again.encode('a😀')]).toEqual([1, 3])
    expect(() => new CharTokenizer('')).toThrow(RangeError)
  })
  test('bytes are those of UTF-8', () => {
    expect([...byteTokenizer.encode('é')]).toEqual([195, 169])
    expect(byteTokenizer.decode(byteTokenizer.encode('né'))).toBe('né')
  })
  test('CharDataset gives a loader its batches', () => {
    const set = new CharDataset('abcabcab', { blockSize: 2 })
    const [batch] = new DataLoader(set, { batchSize: 3 })
    expect(batch!.inputs.toArray()).toEqual([
      [0, 1],
      [2, 0],
      [1, 2],
    ])
    expect(set.tokenizer.vocabSize).toBe(3)
  })
})
