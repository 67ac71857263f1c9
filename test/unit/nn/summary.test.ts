import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { FashionCNN } from '../../../src/models/index.js'
import * as nn from '../../../src/nn/index.js'
import { noGrad, ones, type Tensor } from '../../../src/tensor/index.js'

const { flops } = JSON.parse(readFileSync(join(__dirname, '../../fixtures/nn/utils.json'), 'utf8')) as {
  flops: Record<string, number>
}

describe('floating-point operations are those that PyTorch counts', () => {
  const query = ones([5, 3, 8])
  const cross = () =>
    new nn.MultiheadAttention(8, 2, { kdim: 6, vdim: 10, addBiasKv: true, addZeroAttn: true })
  const cases: Record<string, () => [nn.AnyModule | nn.Module<never[], unknown>, unknown[]]> = {
    linear: () => [new nn.Linear(7, 3), [ones([5, 2, 7])]],
    conv1d: () => [new nn.Conv1d(2, 4, 3, { bias: false }), [ones([2, 2, 9])]],
    conv2d: () => [new nn.Conv2d(4, 6, [3, 5], { stride: 2, padding: 1, groups: 2 }), [ones([2, 4, 9, 9])]],
    convReflect: () => [new nn.Conv2d(4, 6, 3, { padding: 1, paddingMode: 'reflect' }), [ones([2, 4, 9, 9])]],
    convTranspose2d: () => [new nn.ConvTranspose2d(3, 4, 3, { stride: 2 }), [ones([2, 3, 5, 5])]],
    selfAttention: () => [new nn.MultiheadAttention(8, 2), [query, query, query]],
    unbatchedAttention: () => [new nn.MultiheadAttention(8, 2), Array(3).fill(ones([5, 8]))],
    crossAttention: () => [cross(), [query, ones([4, 3, 6]), ones([4, 3, 10])]],
    encoderLayer: () => [new nn.TransformerEncoderLayer(8, 2, { dimFeedforward: 16 }), [query]],
  }
  test('for every case that it counted', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(flops).sort())
  })
  test.each(Object.entries(cases))('%s', (name, make) => {
    const [module, inputs] = make()
    expect(nn.summary(module, inputs).flops).toBe(flops[name])
  })
  test('with the batch first, attention counts the same', () => {
    const batched = query.transpose(0, 1)
    const attention = new nn.MultiheadAttention(8, 2, { batchFirst: true })
    expect(nn.summary(attention, [batched, batched, batched]).flops).toBe(flops.selfAttention)
  })
  test('recurrent layers: each step by every matrix', () => {
    // Layer 0: 4·3 rows by 2 + 3 columns in two directions; layer 1: by 2·3 + 3 columns.
    const lstm = new nn.LSTM(2, 3, { numLayers: 2, bidirectional: true })
    const matrices = 2 * 12 * (2 + 3) + 2 * 12 * (6 + 3)
    expect(nn.summary(lstm, ones([5, 4, 2])).flops).toBe(2 * 5 * 4 * matrices)
    const packed = nn.utils.rnn.packSequence([ones([3, 2]), ones([1, 2])])
    expect(nn.summary(lstm, [packed]).flops).toBe(2 * 4 * matrices)
    expect(nn.summary(new nn.GRUCell(2, 3), ones([4, 2])).flops).toBe(2 * 4 * 9 * (2 + 3))
  })
})

describe('a summary', () => {
  test('has a row for each module, and sums', () => {
    const model = new FashionCNN()
    noGrad(() => model.fc2.weight.select(0, 0).zero_())
    model.conv1.requiresGrad_(false)
    const found = nn.summary(model, ones([2, 1, 28, 28]))
    expect(found.parameters).toBe(421_642)
    expect(found.trainable).toBe(421_642 - 320)
    expect(found.zeros).toBe(128)
    expect(found.bytes).toBe(4 * 421_642)
    const conv = 2 * 2 * (28 * 28 * 32 * 9 + 14 * 14 * 64 * 32 * 9)
    expect(found.flops).toBe(conv + 2 * 2 * (3136 * 128 + 128 * 10))
    const [whole, conv1] = found.layers
    expect(whole).toMatchObject({ name: '', type: 'FashionCNN', parameters: 0, flops: 0, runs: 1 })
    expect(conv1).toEqual({
      name: 'conv1',
      type: 'Conv2d',
      inputShapes: [[2, 1, 28, 28]],
      outputShapes: [[2, 32, 28, 28]],
      runs: 1,
      parameters: 320,
      trainable: 0,
      zeros: 0,
      bytes: 1280,
      flops: 2 * 2 * 28 * 28 * 32 * 9,
    })
    expect(found.layers.find(({ name }) => name === 'pool')).toMatchObject({
      inputShapes: [[2, 32, 28, 28]],
      runs: 2,
    })
  })

  test('prints as a table', () => {
    const model = new nn.Sequential(new nn.Linear(4, 1000), new nn.ReLU(), new nn.Linear(1000, 2))
    noGrad(() => (model.at(0) as nn.Linear).bias!.zero_())
    const found = nn.summary(model, ones([3, 4]))
    expect(`\n${inspect(found)}\n`).toBe(`
Layer       Input      Output     Parameters  Zeros  FLOPs
──────────────────────────────────────────────────────────
Sequential  [3, 4]     [3, 2]
  0 Linear  [3, 4]     [3, 1000]       5,000    20%    24K
  1 ReLU    [3, 1000]  [3, 1000]
  2 Linear  [3, 1000]  [3, 2]          2,002     0%    12K
──────────────────────────────────────────────────────────
Parameters 7,002, trainable 7,002, zeros 14.28%
Memory 28KB, FLOPs 36K
`)
  })

  test('names rows within the module above them', () => {
    class Net extends nn.Module {
      readonly blocks = [new nn.Sequential(new nn.ReLU())]
      override forward(x: Tensor): Tensor {
        return this.blocks[0]!.forward(x)
      }
    }
    const rows = String(nn.summary(new Net(), ones([1]))).split('\n')
    expect(rows.slice(2, 5).map((row) => row.split('[')[0]!.trimEnd())).toEqual([
      'Net',
      '  blocks.0 Sequential',
      '    0 ReLU',
    ])
  })

  test('counts a shared parameter once, and a module that was not run', () => {
    class Tied extends nn.Module {
      readonly embed = new nn.Embedding(5, 3)
      readonly head = new nn.Linear(3, 5, { bias: false })
      readonly spare = new nn.Linear(2, 2)
      constructor() {
        super()
        Object.assign(this.head, { weight: this.embed.weight })
      }
      override forward(x: Tensor): Tensor {
        return this.head.forward(this.embed.forward(x))
      }
    }
    const found = nn.summary(new Tied(), ones([2], { dtype: 'int64' }))
    const rows = found.layers.map(({ name, parameters, runs }) => [name, parameters, runs])
    expect(rows).toEqual([
      ['', 0, 1],
      ['embed', 15, 1],
      ['head', 0, 1],
      ['spare', 6, 0],
    ])
    expect(found.layers[2]!.flops).toBe(2 * 2 * 3 * 5)
  })

  test('leaves the model as it was, after an error too', () => {
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.BatchNorm1d(2))
    model.at(1)!.eval()
    const state = () => Object.values(model.stateDict()).map((each) => each.toArray())
    const before = state()
    nn.summary(model, ones([4, 2]))
    expect(() => nn.summary(model, ones([4, 3]))).toThrow()
    expect(state()).toEqual(before)
    expect(model.modules().map(({ training }) => training)).toEqual([true, true, false])
    model
      .forward(ones([4, 2]))
      .sum()
      .backward()
    expect(model.parameters()[0]!.grad).not.toBeNull()
  })

  test('on the meta device has no zeros', () => {
    const model = nn.onDevice('meta', () => new nn.Linear(4096, 4096))
    const found = nn.summary(model, ones([8, 4096], { device: 'meta' }))
    expect(found).toMatchObject({ zeros: null, parameters: 4096 * 4097, flops: 2 * 8 * 4096 ** 2 })
    expect(found.layers[0]!.outputShapes).toEqual([[8, 4096]])
    expect(String(found)).not.toContain('zeros')
  })

  test('is of modules alone', () => {
    expect(() => nn.summary({} as never, ones([1]))).toThrow('Expected Module for model but received')
  })
})
