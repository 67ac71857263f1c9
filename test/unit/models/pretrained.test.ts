// Folders that transformers' save_pretrained wrote, and what its models compute: test/fixtures/models/make.py writes them.
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { load } from '../../../src/io/index.js'
import { GPT, loadPretrained, ResNet, ViT } from '../../../src/models/index.js'
import type { Tensor } from '../../../src/tensor/index.js'

const folder = (name: string) => join(__dirname, '../../fixtures/models', name)
const temporary = mkdtempSync(join(tmpdir(), 'pdecay-pretrained-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

let copies = 0
/** A copy of a folder, with another config. */
function copy(name: string, change: Record<string, unknown> = {}): string {
  const to = join(temporary, String(copies++))
  cpSync(folder(name), to, { recursive: true })
  const path = join(to, 'config.json')
  const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  writeFileSync(path, JSON.stringify({ ...config, ...change }))
  return to
}

test.each([
  ['gpt2', GPT],
  ['vit-hf', ViT],
  ['resnet-basic', ResNet],
  ['resnet-bottleneck', ResNet],
] as const)('%s computes what it does in Python', async (name, type) => {
  const { inputs, logits } = (await load(join(folder(name), 'expected.safetensors'))) as Record<
    string,
    Tensor
  >
  for (const mmap of [true, false]) {
    const model = await loadPretrained(folder(name), { mmap })
    expect(model).toBeInstanceOf(type)
    expect(model.training).toBe(false)
    const found = model.forward(inputs!)
    expect(found.shape).toEqual(logits!.shape)
    const scale = Math.max(1, logits!.abs().max().item())
    expect(found.sub(logits!).abs().max().item() / scale).toBeLessThan(1e-5)
    // It is trained from here.
    model.train().forward(inputs!).square().mean().backward()
    for (const [key, weight] of model.namedParameters()) expect(weight.grad, key).not.toBeNull()
  }
})

test('tied weights are tied', async () => {
  const gpt = await loadPretrained<GPT>(folder('gpt2'))
  expect(gpt.lm_head.weight).toBe(gpt.transformer.wte.weight)
  expect(gpt.config).toMatchObject({ approximate: 'tanh', dropout: 0.1, vocabSize: 13 })
})

test('a classifier takes a new head', async () => {
  const vit = await loadPretrained<ViT>(folder('vit-hf'), { numClasses: 3 })
  const { inputs } = await load(join(folder('vit-hf'), 'expected.safetensors'))
  expect(vit.forward(inputs!).shape).toEqual([3, 3])
  expect(vit.config.numClasses).toBe(3)
  await expect(loadPretrained(folder('gpt2'), { numClasses: 3 })).rejects.toThrow('a gpt2 has no classes')
})

describe('what cannot be loaded says why', () => {
  const refused: [string, string, Record<string, unknown>, RegExp][] = [
    ['another kind', 'gpt2', { model_type: 'llama' }, /model_type 'llama', where one of gpt2, vit, resnet/],
    ['a prototype', 'gpt2', { model_type: 'constructor' }, /model_type 'constructor'/],
    [
      'settings',
      'gpt2',
      { activation_function: 'relu', n_inner: 3 },
      /activation_function 'relu' .*; n_inner 3/,
    ],
    ['settings', 'vit-hf', { hidden_act: 'relu' }, /hidden_act 'relu' \(supported: 'gelu'\)/],
    ['settings', 'resnet-basic', { embedding_size: 8 }, /embedding_size 8 \(supported: 4/],
    [
      'a size',
      'gpt2',
      { n_layer: 'x' },
      /config.json: Expected integer in \[1, 10000\] for nLayer but received 'x'/,
    ],
    [
      'a size',
      'gpt2',
      { n_layer: 1e9 },
      /Expected integer in \[1, 10000\] for nLayer but received 1000000000/,
    ],
    ['sizes', 'vit-hf', { hidden_size: 1e15, num_attention_heads: 1 }, /config.json: |where the module's is/],
    ['a size', 'resnet-basic', { depths: [1e9, 1, 1, 1] }, /for counts\[0\]/],
    ['a setting', 'resnet-basic', { hidden_sizes: 3 }, /config.json: /],
    [
      'weights of another shape',
      'vit-hf',
      { hidden_size: 16, num_attention_heads: 2 },
      /where the module's is/,
    ],
    [
      'weights that are missing',
      'vit-hf',
      { num_hidden_layers: 3 },
      /missing: encoder.layers.encoder_layer_2/,
    ],
    ['weights that are too many', 'gpt2', { n_layer: 1 }, /unexpected: transformer.h.1/],
  ]
  test.each(refused)('%s of %s', async (_, name, change, message) => {
    await expect(loadPretrained(copy(name, change))).rejects.toThrow(message)
  })
  test('a config that is damaged, cut short or missing', async () => {
    const to = copy('gpt2')
    truncateSync(join(to, 'config.json'), 20)
    await expect(loadPretrained(to)).rejects.toMatchObject({ code: 'ERR_FILE' })
    writeFileSync(join(to, 'config.json'), '[]')
    await expect(loadPretrained(to)).rejects.toThrow('it holds no JSON object')
    rmSync(join(to, 'config.json'))
    await expect(loadPretrained(to)).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
  test('weights of an older format alone', async () => {
    const to = copy('vit-hf')
    rmSync(join(to, 'model.safetensors'))
    writeFileSync(join(to, 'pytorch_model.bin'), '')
    await expect(loadPretrained(to)).rejects.toThrow('save it as safetensors in Python')
  })
})
