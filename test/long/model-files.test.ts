// Damaged and hostile files of models and of sharded and memory-mapped tensors: an error of the file or a result, never a crash or a
// hang. FUZZ_ROUNDS (default 2000 of each file) and FUZZ_SEED change what is tried.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { PdecayError } from '../../src/errors.js'
import { load, loadSharded } from '../../src/io/index.js'
import { GPT, loadPretrained } from '../../src/models/index.js'
import * as nn from '../../src/nn/index.js'
import { makeDamage } from './_damage.js'

const rounds = Number(process.env.FUZZ_ROUNDS ?? 2000)
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 1000))
// In memory: on a disk, writing files takes longer than reading them.
const temporary = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'pdecay-model-files-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

const { damage } = makeDamage(seed)

async function attempt(label: string, run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    const code = error instanceof PdecayError ? error.code : null
    expect(['ERR_FILE', 'ERR_UNSUPPORTED'], `${label}, seed ${seed}: ${error}`).toContain(code)
    return false
  }
}

async function fuzz(folder: string, run: () => Promise<unknown>): Promise<void> {
  let refused = 0
  for (const name of readdirSync(folder)) {
    if (name === 'expected.safetensors') continue
    const path = join(folder, name)
    const whole = readFileSync(path)
    for (let i = 0; i < rounds; i++) {
      // Another file: what is mapped still must not change.
      rmSync(path)
      writeFileSync(path, damage(whole))
      if (!(await attempt(name, run))) refused++
    }
    rmSync(path)
    writeFileSync(path, whole)
    expect(await attempt(name, run)).toBe(true)
  }
  expect(refused).toBeGreaterThan(rounds / 2)
}

const fixtures = join(__dirname, '../fixtures/models')
test.each(['gpt2', 'vit-hf', 'resnet-basic'])(
  'loadPretrained of %s',
  async (name) => {
    const folder = join(temporary, name)
    cpSync(join(fixtures, name), folder, { recursive: true })
    await fuzz(folder, () => loadPretrained(folder))
  },
  3_600_000,
)

test('loadSharded', async () => {
  const folder = join(temporary, 'sharded')
  cpSync(join(fixtures, 'gpt2'), folder, { recursive: true })
  rmSync(join(folder, 'config.json'))
  for (const mmap of [true, false]) await fuzz(folder, () => loadSharded(folder, { mmap }))
}, 3_600_000)

test('loadModel, and load with mmap', async () => {
  const folder = join(temporary, 'model')
  cpSync(join(fixtures, 'mlp.safetensors'), join(folder, 'model.safetensors'), { recursive: true })
  const path = join(folder, 'model.safetensors')
  await fuzz(folder, () => load(path, { mmap: true }))
  await nn.saveModel(path, new GPT({ vocabSize: 5, blockSize: 4, nLayer: 1, nHead: 1, nEmbd: 4 }))
  await fuzz(folder, async () => {
    try {
      await nn.loadModel(path, GPT)
    } catch (error) {
      // The name of another class is a mistake of the caller.
      if (!(error instanceof RangeError && /but make is GPT/.test(error.message))) throw error
    }
  })
}, 3_600_000)
