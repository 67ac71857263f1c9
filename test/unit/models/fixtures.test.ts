// Models against PyTorch, torchvision and timm, from state dicts exported there: test/fixtures/models/make.py writes them.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { load } from '../../../src/io/index.js'
import * as models from '../../../src/models/index.js'
import * as nn from '../../../src/nn/index.js'
import { manualSeed, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

const fixture = (name: string) => load(join(__dirname, `../../fixtures/models/${name}.safetensors`))

const gpt = (bias: boolean) =>
  new models.GPT({ vocabSize: 13, blockSize: 8, nLayer: 2, nHead: 2, nEmbd: 8, bias })
const made: Record<string, () => nn.Module> = {
  gpt: () => gpt(true),
  'gpt-no-bias': () => gpt(false),
  vit: () =>
    new models.ViT({
      imageSize: 8,
      patchSize: 4,
      numLayers: 2,
      numHeads: 2,
      hiddenDim: 8,
      mlpDim: 12,
      numClasses: 5,
    }),
  'mlp-mixer': () =>
    new models.MLPMixer({
      imgSize: 8,
      patchSize: 4,
      numBlocks: 2,
      embedDim: 8,
      tokensDim: 4,
      channelsDim: 16,
      numClasses: 5,
    }),
  'two-layer-relu': () => new models.TwoLayerReLU(6, 8, 3),
  mlp: () => models.mlp(6, 5, 4, 3),
}

/** The tensors whose names start with a prefix, under the rest of their names. */
const under = (prefix: string, all: Record<string, Tensor>) =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, each]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), each]] : [],
    ),
  )

/** Equal to 1e-5 of the largest element. */
function close(label: string, found: Tensor, expected: Tensor): void {
  expect([label, found.shape]).toEqual([label, expected.shape])
  const scale = Math.max(1, expected.abs().max().item())
  expect(found.sub(expected).abs().max().item() / scale, label).toBeLessThan(1e-5)
}

test.each(Object.entries(made))(
  '%s has the names, logits, loss and gradients of PyTorch',
  async (name, make) => {
    const all = await fixture(name)
    const model = make()
    model.loadStateDict(under('weights/', all))
    const { inputs, targets, logits, loss } = all as Record<'inputs' | 'targets' | 'logits' | 'loss', Tensor>
    const found = model.forward(inputs)
    close('logits', found, logits)
    const value = nn.crossEntropy(found.reshape([-1, found.size(-1)]), targets.reshape([-1]))
    close('loss', value, loss)
    if (model instanceof models.GPT) close('loss()', model.loss(inputs, targets), loss)
    value.backward()
    const grads = under('grads/', all)
    expect(
      model
        .namedParameters()
        .map(([key]) => key)
        .sort(),
    ).toEqual(Object.keys(grads).sort())
    for (const [key, weight] of model.namedParameters())
      close(`gradient of ${key}`, weight.grad!, grads[key]!)
  },
)

test('the sizes are those of the papers and of timm', () => {
  const count = (make: () => nn.Module) =>
    nn
      .onDevice('meta', make)
      .parameters()
      .reduce((sum, { numel }) => sum + numel, 0)
  expect(count(models.vitTiny)).toBe(5_717_416)
  expect(count(models.vitSmall)).toBe(22_050_664)
  expect(count(models.vitBase)).toBe(86_567_656)
  expect(count(() => new models.GPT({ vocabSize: 50257 }))).toBe(124_439_808)
  expect(count(() => new models.MLPMixer())).toBe(18_528_264)
  expect(count(() => new models.TwoLayerReLU(20, 4))).toBe(20 * 4 + 4 + 4 + 1)
})

test('initial values are those of nanoGPT, torchvision and timm', () => {
  manualSeed(0)
  const std = (each: Tensor) => each.std().item()
  const model = new models.GPT({ vocabSize: 500, blockSize: 64, nLayer: 2, nHead: 2, nEmbd: 64 })
  const block = model.transformer.h[0]!
  expect(std(model.transformer.wte.weight)).toBeCloseTo(0.02, 3)
  expect(std(block.attn.c_attn.weight)).toBeCloseTo(0.02, 3)
  expect(std(block.mlp.c_proj.weight)).toBeCloseTo(0.01, 3)
  expect(block.mlp.c_fc.bias!.abs().max().item()).toBe(0)
  const vit = new models.ViT({ imageSize: 64, hiddenDim: 96, numHeads: 3, numLayers: 1 })
  expect(std(vit.encoder.pos_embedding)).toBeCloseTo(0.02, 3)
  expect(std(vit.conv_proj.weight)).toBeCloseTo(1 / Math.sqrt(3 * 16 * 16), 3)
  expect(vit.heads.head.weight.abs().max().item()).toBe(0)
  const mixer = new models.MLPMixer({ imgSize: 64, embedDim: 96, numBlocks: 1 })
  expect(std(mixer.stem.proj.weight)).toBeCloseTo(1 / Math.sqrt(3 * 16 * 16), 3)
  expect(mixer.head.weight.abs().max().item()).toBe(0)
})

describe('generate', () => {
  const prompt = async () => {
    const all = await fixture('gpt')
    const model = gpt(true)
    model.loadStateDict(under('weights/', all))
    return { model, tokens: all.inputs!.narrow(1, 0, 3), greedy: all.greedy! }
  }
  test('gives the likeliest tokens that PyTorch gives, past blockSize too', async () => {
    const { model, tokens, greedy } = await prompt()
    for (const cache of [true, false])
      expect(model.generate(tokens, { maxNewTokens: 9, temperature: 0, cache }).toArray()).toEqual(
        greedy.toArray(),
      )
  })
  test.each([{}, { topK: 3 }, { temperature: 2 }, { topK: 40, temperature: 0.7 }])(
    'draws the same tokens with a cache as without, token by token: %j',
    async (how) => {
      const { model, tokens } = await prompt()
      const [cached, anew] = [true, false].map((cache) => {
        manualSeed(1)
        return model.generate(tokens, { maxNewTokens: 12, cache, ...how }).toArray()
      })
      expect(cached).toEqual(anew)
      expect((cached as number[][])[0]).toHaveLength(15)
    },
  )
  test('computes the same logits with a cache as without, in parts of several tokens', async () => {
    const { model } = await prompt()
    const tokens = tensor([[1, 5, 3, 2, 7, 0, 12, 4]], { dtype: 'int64' })
    const cache = model.makeCache(1)
    const parts = [3, 1, 4].map((steps) => {
      const logits = model.forward(tokens.narrow(1, cache.length, steps), cache)
      return [cache.length - steps, logits] as const
    })
    const whole = model.forward(tokens)
    for (const [first, part] of parts) close(`from ${first}`, part, whole.narrow(1, first, part.size(1)))
    expect(() => model.forward(tokens.narrow(1, 0, 1), cache)).toThrow(
      'at most 8 tokens, blockSize, but received 9',
    )
    cache.dispose()
  })
  test('draws from the topK likeliest tokens alone', async () => {
    const { model, tokens } = await prompt()
    const likeliest = model.generate(tokens, { maxNewTokens: 5, temperature: 0 }).toArray()
    expect(model.generate(tokens, { maxNewTokens: 5, topK: 1 }).toArray()).toEqual(likeliest)
  })
  test('runs as in evaluation and leaves each module in its mode', () => {
    const model = new models.GPT({ vocabSize: 13, blockSize: 8, nLayer: 1, nHead: 1, nEmbd: 8, dropout: 0.5 })
    model.transformer.drop.eval()
    const start = zeros([1, 1], { dtype: 'int64' })
    const runs = [0, 1].map(() => model.generate(start, { maxNewTokens: 6, temperature: 0 }).toArray())
    expect(runs[0]).toEqual(runs[1])
    expect([model.training, model.transformer.drop.training]).toEqual([true, false])
  })
  test('refuses what it cannot do', async () => {
    const { model, tokens } = await prompt()
    const none = zeros([1, 0], { dtype: 'int64' })
    expect(() => model.generate(none, { maxNewTokens: 1 })).toThrow('at least one token for tokens')
    expect(() => model.generate(tokens, { maxNewTokens: -1 })).toThrow('for maxNewTokens but received -1')
    expect(() => model.generate(tokens, { maxNewTokens: 1, topK: 0 })).toThrow('for topK but received 0')
    expect(() => model.generate(tokens, { maxNewTokens: 1, top: 1 } as never)).toThrow("'top'")
    expect(model.generate(tokens, { maxNewTokens: 0 }).toArray()).toEqual(tokens.toArray())
  })
})

test('bad options are named', () => {
  expect(() => new models.GPT({ nEmbd: 10, nHead: 3 })).toThrow(
    'Expected nHead to divide nEmbd, 10, but received 3',
  )
  expect(() => new models.GPT({ dropout: 2 })).toThrow('Expected number in [0, 1] for dropout but received 2')
  expect(() => new models.GPT({ nLayers: 2 } as never)).toThrow("'nLayers'")
  expect(() => new models.ViT({ patchSize: 5 })).toThrow('to divide imageSize, 224, but received 5')
  expect(() => new models.MLPMixer({ patchSize: 5 })).toThrow('to divide imgSize, 224, but received 5')
  const vit = made.vit!()
  expect(() => vit.forward(zeros([1, 3, 9, 9]))).toThrow('Expected images [batch, 3, 8, 8]')
  expect(() => models.resnet18({ widths: [1, 2] as never })).toThrow('Expected 4 integers for widths')
  expect(() => new models.ResNet('other' as never, [1, 1, 1, 1])).toThrow('for kind')
})
