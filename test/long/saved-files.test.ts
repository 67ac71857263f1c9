// Damaged and hostile files of tensors, tokens, runs, images and options: a result, or a typed error that says what is wrong,
// never a crash, a hang or one of JavaScript's own errors. What is restored is restored completely or not at all.
// FUZZ_ROUNDS (default a million for each parser; a hundredth where each input is a file) and FUZZ_SEED change what is tried.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import * as data from '../../src/data/index.js'
import { PdecayError } from '../../src/errors.js'
import { arange, load, loadTorch, manualSeed, nn, ones, optim, randn, save, tidy } from '../../src/index.js'
import { csvTask, loadCheckpoint, run, saveCheckpoint, shakespeareTask } from '../../src/train/index.js'
import { readRun } from '../../src/train/runs/read-run.js'
import { inProcess } from '../unit/cli/_cli.js'
import { hostile, makeDamage } from './_damage.js'

const rounds = Number(process.env.FUZZ_ROUNDS ?? 1_000_000)
const fileRounds = Math.ceil(rounds / 100)
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 1000))
const folder = mkdtempSync(join(tmpdir(), 'pdecay-saved-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const fixtures = join(__dirname, '../fixtures')

function isTyped(error: unknown): boolean {
  if (error instanceof PdecayError) return true
  return (
    (error instanceof TypeError || error instanceof RangeError) &&
    !/of undefined|of null|not a function|not iterable|Cannot |Invalid array length|call stack/.test(
      error.message,
    )
  )
}

type Parse = (bytes: Buffer) => unknown
async function fuzz(
  whole: Buffer,
  count: number,
  parse: Parse,
  { afterRefusal = () => {}, isLog = false } = {},
): Promise<void> {
  const { damage } = makeDamage(seed)
  await parse(whole)
  let refused = 0
  for (let round = 0; round < count; round++) {
    const bytes = damage(whole)
    try {
      await parse(bytes)
    } catch (error) {
      if (!isTyped(error)) throw new Error(`round ${round} of seed ${seed}`, { cause: error })
      refused++
      afterRefusal()
    }
  }
  // Of a log, lines that were cut off are left out.
  if (!isLog) expect(refused, `seed ${seed}`).toBeGreaterThan(count / 100)
}

/** The same for a parser of files. */
const fuzzFile = (path: string, parse: () => unknown, options?: Parameters<typeof fuzz>[3]) =>
  fuzz(
    readFileSync(path),
    fileRounds,
    (bytes) => {
      // Another file: what is mapped still must not change.
      rmSync(path)
      writeFileSync(path, bytes)
      return tidy(async () => void (await parse()))
    },
    options,
  )

describe('tensors', () => {
  test.each(['model.pt', 'values.pt'])('loadTorch of %s', async (name) => {
    writeFileSync(at(name), readFileSync(join(fixtures, 'torch', name)))
    await fuzzFile(at(name), () => loadTorch(at(name)))
  })
  test.each([false, true])('load, mmap %s', async (mmap) => {
    const path = at('x.safetensors')
    const tensors = { a: ones([3, 2]), b: arange(4), c: ones([]).to('bfloat16') }
    await save(path, tensors, { metadata: { x: '1' } })
    await fuzzFile(path, () => load(path, { mmap }))
  })
})

/** A model and an optimizer with state, and all their numbers. */
function trained() {
  manualSeed(1)
  const model = new nn.Linear(3, 2)
  const optimizer = optim.padam(model.namedParameters(), { lr: 1e-2, p: 0.8, lambda: 1e-3 })
  const step = () => {
    optimizer.zeroGrad()
    model
      .forward(randn([4, 3]))
      .square()
      .sum()
      .backward()
    optimizer.step()
  }
  step()
  const numbers = () =>
    JSON.stringify([model.stateDict(), optimizer.stateDict()], (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )
  return { model, optimizer, step, numbers }
}

test('checkpoints: all of it or nothing', async () => {
  const { model, optimizer, step, numbers } = trained()
  const path = at('checkpoint.safetensors')
  await saveCheckpoint(path, { model, optimizer }, { step: 1 })
  step()
  const before = numbers()
  const whole = readFileSync(path)
  await fuzzFile(
    path,
    async () => {
      await loadCheckpoint(path, { model, optimizer })
      // Whatever it restored, back to where it was.
      writeFileSync(at('whole'), whole)
      await loadCheckpoint(at('whole'), { model, optimizer })
      known = numbers()
    },
    { afterRefusal: () => expect(numbers(), `seed ${seed}`).toBe(known) },
  )
  expect(known).not.toBe(before)
}, 3_600_000)
let known = ''

test('state dicts: all of it or nothing', () => {
  const { optimizer, step, numbers } = trained()
  const good = optimizer.stateDict()
  step()
  let before = numbers()
  const { below } = makeDamage(seed)
  const values = [...hostile.map((text) => JSON.parse(text) as unknown), undefined, Number.NaN, 1n, ones([7])]
  for (let round = 0; round < fileRounds; round++) {
    // The same tensors in objects of their own, one value of which is another.
    const copy = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(copy)
        : Object.getPrototypeOf(value ?? 0) === Object.prototype
          ? Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, copy(each)]))
          : value
    const state = copy(good) as Record<string, unknown>
    let holder: Record<string, unknown> = state
    for (;;) {
      const keys = Object.keys(holder)
      const key = keys[below(keys.length)]
      if (key === undefined) break
      const inner = holder[key]
      const isPlain = Array.isArray(inner) || Object.getPrototypeOf(inner ?? 0) === Object.prototype
      if (isPlain && below(4) > 0) holder = inner as Record<string, unknown>
      else {
        if (below(4) === 0) delete holder[key]
        else holder[key] = values[below(values.length)]
        break
      }
    }
    try {
      optimizer.loadStateDict(state as never)
      optimizer.loadStateDict(good)
      step()
      before = numbers()
    } catch (error) {
      if (!isTyped(error)) throw new Error(`round ${round} of seed ${seed}`, { cause: error })
      expect(numbers(), `round ${round} of seed ${seed}`).toBe(before)
    }
  }
})

describe('text', () => {
  // The bytes as GPT-2 writes them: those that print as themselves, the others from U+0100 on.
  const prints = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173)
  const rest = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !prints(byte))
  const characters = Array.from({ length: 256 }, (_, byte) =>
    String.fromCodePoint(prints(byte) ? byte : 256 + rest.indexOf(byte)),
  )
  const texts = [...new Set([...characters, 'lo', 'low'])]
  const vocab = Object.fromEntries(texts.map((text, token) => [text, token]))
  const merges = ['l o', 'lo w']

  test('tokenizer.json', async () => {
    const path = at('tokenizer.json')
    const pre_tokenizer = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true }
    const json = {
      ...{ version: '1.0', truncation: null, padding: null, normalizer: null, post_processor: null },
      ...{ added_tokens: [], pre_tokenizer, decoder: pre_tokenizer },
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: null,
        fuse_unk: false,
        byte_fallback: false,
        vocab,
        merges,
      },
    }
    writeFileSync(path, JSON.stringify(json))
    await fuzzFile(path, async () => (await data.loadTokenizer(path)).encode('lower'))
  })
  test.each(['vocab.json', 'merges.txt'])('%s', async (name) => {
    writeFileSync(at('vocab.json'), JSON.stringify(vocab))
    writeFileSync(at('merges.txt'), `#version: 0.2\n${merges.join('\n')}\n`)
    await fuzzFile(at(name), async () =>
      (await data.BytePairTokenizer.load(at('vocab.json'), at('merges.txt'))).encode('lower'),
    )
  })
  test('openTokens', async () => {
    const path = at('tokens.bin')
    await data.writeTokens(path, [1, 2, 3, 500])
    await fuzzFile(path, () => {
      const { tokens, close } = data.openTokens(path)
      tokens.at(-1)
      close()
    })
  })
})

describe('images', () => {
  const create = { width: 12, height: 9, channels: 3 as const, background: { r: 100, g: 50, b: 50 } }
  test.each(['png', 'webp', 'jpeg'] as const)('decodeImage of %s', async (format) => {
    const whole = await sharp({ create }).toFormat(format).toBuffer()
    await fuzz(whole, fileRounds, (bytes) => tidy(async () => void (await data.decodeImage(bytes))))
  })
  test('a file of decoded images is made anew', async () => {
    const root = at('flowers')
    mkdirSync(join(root, 'a'), { recursive: true })
    await sharp({ create }).png().toFile(join(root, 'a/1.png'))
    const images = new data.ImageFolder(root)
    const { damage } = makeDamage(seed)
    const file = at('flowers.bin')
    await data.cacheImages(images, { file })
    const whole = readFileSync(file)
    for (let round = 0; round < Math.ceil(fileRounds / 10); round++) {
      writeFileSync(file, damage(whole))
      await data.cacheImages(images, { file, verify: true })
      expect(readFileSync(file).equals(whole), `round ${round} of seed ${seed}`).toBe(true)
    }
  })
})

describe('runs', () => {
  test.each(['config.json', 'metrics.jsonl', 'sparsity.jsonl'])('%s', async (name) => {
    const table = at('table.csv')
    writeFileSync(
      table,
      `a,b,y\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 3},${i % 2}`).join('\n')}\n`,
    )
    const out = at(`run-${name}`)
    const options = { steps: 2, data: table, options: { target: 'y', hidden: '4' }, out }
    await run(csvTask, options)
    const path = join(out, name)
    await fuzzFile(path, () => readRun(out), { isLog: name !== 'config.json' })
  })
  test.each([
    [
      'table.json',
      csvTask,
      {},
      `{ "target": { "name": "y", "kind": "category", "categories": ["0", "1"] }, "features":
       [{ "name": "a", "kind": "number", "mean": 1, "std": 2 }], "hidden": [4] }`,
    ],
    [
      'letters.json',
      shakespeareTask,
      { layers: '1', width: '32', length: '8', dropout: '0' },
      '["a", "b", " "]',
    ],
  ] as const)('%s', async (_, task, options, text) => {
    await fuzz(Buffer.from(text), fileRounds, async (bytes) => {
      try {
        const { model } = await task.open!({ options, readText: async () => bytes.toString() })
        for (const each of model.parameters()) each.dispose()
      } catch (error) {
        // It becomes an ERR_FILE that names the file.
        if (!(error instanceof SyntaxError)) throw error
        throw new PdecayError('ERR_FILE', error.message)
      }
    })
  })
  test('files of options', async () => {
    const path = at('options.json')
    writeFileSync(path, '{ "epochs": 3, "lr": 1e-3, "step.betas": [0.9, 0.99], "set": { "target": "x" } }')
    const { damage } = makeDamage(seed)
    const whole = readFileSync(path)
    for (let round = 0; round < fileRounds; round++) {
      writeFileSync(path, damage(whole))
      // There is no table, so nothing is trained.
      const { code, stderr } = await inProcess('train', 'csv', '--config', path, '--out', at('none'))
      expect([1, 2], `round ${round} of seed ${seed}: ${stderr}`).toContain(code)
      expect(stderr, `round ${round} of seed ${seed}`).not.toMatch(/Cannot read|not a function|not iterable/)
    }
  })
})
