import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { load, loadHeader, save } from '../../../src/io/index.js'
import { GPT, MLPMixer, mlp, resnet18, ViT } from '../../../src/models/index.js'
import * as nn from '../../../src/nn/index.js'
import { manualSeed, ones, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

const temporary = mkdtempSync(join(tmpdir(), 'pdecay-model-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))
const path = join(temporary, 'model.safetensors')

class Net extends nn.Module {
  readonly first: nn.Linear
  readonly norm: nn.BatchNorm1d
  readonly twin: nn.Linear
  readonly scale = nn.buffer(ones([1]).mul(3), { persistent: false })
  constructor(
    readonly inputs: number,
    readonly options: { width: number },
  ) {
    super()
    this.first = new nn.Linear(inputs, options.width)
    this.norm = new nn.BatchNorm1d(options.width)
    this.twin = new nn.Linear(inputs, options.width)
    this.twin.weight = this.first.weight
  }
  override forward(x: Tensor): Tensor {
    return this.norm.forward(this.first.forward(x)).add(this.twin.forward(x)).mul(this.scale)
  }
}

describe('saveModel and loadModel', () => {
  test('keep weights, buffers, ties and arguments', async () => {
    const net = new Net(3, { width: 4 })
    net.forward(
      tensor([
        [1, 2, 3],
        [4, 5, 7],
      ]),
    )
    await nn.saveModel(path, net, { args: [3, { width: 4 }], metadata: { note: 'x' } })
    const { metadata, tensors } = await loadHeader(path)
    expect(JSON.parse(metadata.pdecay_model!)).toMatchObject({
      format: 1,
      make: 'Net',
      args: [3, { width: 4 }],
    })
    expect(JSON.parse(metadata.pdecay_model!).version).toMatch(/^\d+\.\d+\.\d+/)
    expect(metadata.note).toBe('x')
    expect(Object.keys(tensors)).not.toContain('twin.weight')
    for (const mmap of [false, true]) {
      const found = await nn.loadModel(path, Net, { mmap })
      expect([found.inputs, found.options.width]).toEqual([3, 4])
      expect(found.twin.weight).toBe(found.first.weight)
      const x = ones([2, 3])
      expect(found.eval().forward(x).toArray()).toEqual(net.eval().forward(x).toArray())
      expect(found.norm.numBatchesTracked!.item()).toBe(1)
      found.train().forward(x).sum().backward()
      expect(found.first.weight.grad).not.toBeNull()
    }
  })
  test('keep dtypes', async () => {
    await nn.saveModel(path, new Net(3, { width: 4 }).bfloat16(), { args: [3, { width: 4 }] })
    expect((await nn.loadModel(path, Net)).first.weight.dtype).toBe('bfloat16')
  })
  const ours: [string, () => nn.Module, nn.ModelMaker<nn.Module>, unknown[]?][] = [
    ['GPT', () => new GPT({ vocabSize: 5, blockSize: 4, nLayer: 1, nHead: 1, nEmbd: 4 }), GPT],
    ['ViT', () => new ViT({ imageSize: 8, patchSize: 4, numLayers: 1, numHeads: 1, hiddenDim: 4 }), ViT],
    ['MLPMixer', () => new MLPMixer({ imgSize: 8, patchSize: 4, numBlocks: 1, embedDim: 4 }), MLPMixer],
    ['mlp', () => mlp(3, 4, 2), mlp, [3, 4, 2]],
    ['resnet18', () => resnet18({ widths: [2, 2, 2, 2] }), resnet18, [{ widths: [2, 2, 2, 2] }]],
  ]
  test.each(ours)('save %s', async (_, build, make, args) => {
    const model = build()
    await nn.saveModel(path, model, { make, ...(args ? { args } : {}) })
    const [found, wanted] = [(await nn.loadModel(path, make)).stateDict(), model.stateDict()]
    expect(Object.keys(found)).toEqual(Object.keys(wanted))
    for (const [name, each] of Object.entries(wanted)) expect(found[name]!.equal(each), name).toBe(true)
  })
  test('draw no random numbers when they save', async () => {
    const net = new Net(3, { width: 4 })
    manualSeed(5)
    const wanted = zeros([3]).uniform_().toArray()
    manualSeed(5)
    await nn.saveModel(path, net, { args: [3, { width: 4 }] })
    expect(zeros([3]).uniform_().toArray()).toEqual(wanted)
  })
  test('refuse arguments that make another model, before anything is written', async () => {
    rmSync(path, { force: true })
    const net = new Net(3, { width: 4 })
    const wrong = nn.saveModel(path, net, { args: [2, { width: 4 }] })
    await expect(wrong).rejects.toThrow(
      /makes another model: it lacks first.weight \[4,3\].*has first.weight \[4,2\]/,
    )
    await expect(nn.saveModel(path, net)).rejects.toThrow(
      /^Net\(\) makes no model: .*Pass the model's own arguments as args$/,
    )
    await expect(nn.saveModel(path, net, { args: [Number.NaN] })).rejects.toThrow(
      'for args[0] but received NaN',
    )
    await expect(nn.saveModel(path, net, { args: [ones([1])] })).rejects.toThrow('what JSON can hold')
    await expect(nn.saveModel(path, {} as never)).rejects.toThrow('Expected Module for model')
    await expect(load(path)).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
  test('refuse a file that is not theirs, or of another class or format', async () => {
    const net = new Net(3, { width: 4 })
    await nn.saveModel(path, net, { args: [3, { width: 4 }] })
    await expect(nn.loadModel(path, GPT)).rejects.toThrow('a model that Net made, but make is GPT')
    const state = await load(path)
    await expect(async () => {
      await save(path, state)
      await nn.loadModel(path, Net)
    }).rejects.toThrow('it was not written by saveModel')
    const descriptions: [unknown, RegExp][] = [
      ['{', /not valid JSON/],
      ['null', /has no format/],
      ['{"format":2,"version":"9.0.0"}', /of format 2, written by pdecay '9.0.0', where 1 is read/],
      ['{"format":1,"args":3,"make":"Net"}', /no args and make/],
      ['{"format":1,"args":["x",{"width":4}],"make":"Net"}', /Expected integer/],
      ['{"format":1,"args":[3,{"width":5}],"make":"Net"}', /first.bias is \[4\] where the module's is \[5\]/],
    ]
    for (const [text, message] of descriptions) {
      await save(path, state, { metadata: { pdecay_model: String(text) } })
      await expect(nn.loadModel(path, Net)).rejects.toThrow(message)
      await expect(nn.loadModel(path, Net)).rejects.toMatchObject({ code: 'ERR_FILE' })
    }
  })
})
