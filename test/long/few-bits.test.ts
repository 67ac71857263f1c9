// State in 16 and 8 bits trains as state in 32 does: loss curves over three seeds, of a convolutional network and of a
// transformer.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DataLoader, fashionMnist, Rng } from '../../src/data/index.js'
import { fashionCnn, GPT } from '../../src/models/index.js'
import { crossEntropy, type Module } from '../../src/nn/index.js'
import * as optim from '../../src/optim/index.js'
import { manualSeed, type Tensor, tensor, tidy } from '../../src/tensor/index.js'

const steps = Number(process.env.STEPS ?? 200)
const seeds = [0, 1, 2]
const storages = ['float32', 'bfloat16', 'int8'] as const

type Task = (seed: number) => Promise<{ model: Module; loss: (step: number) => Tensor }>

const fashion: Task = async (seed) => {
  const { train } = await fashionMnist()
  manualSeed(seed)
  const model = fashionCnn()
  const loader = new DataLoader(train, { batchSize: 64, shuffle: true, dropLast: true, seed })
  const loss = (step: number) => {
    const { inputs, targets } = loader.batch(Math.floor(step / loader.length), step % loader.length)
    return crossEntropy(model.forward(inputs), targets)
  }
  return { model, loss }
}

/** The next character of this repository's own pages. */
const gpt: Task = async (seed) => {
  const text = readFileSync(`${import.meta.dirname}/../../docs/optimizers.md`, 'utf8')
  const characters = [...new Set(text)]
  const codes = [...text].map((character) => characters.indexOf(character))
  manualSeed(seed)
  const model = new GPT({ vocabSize: characters.length, blockSize: 64, nLayer: 2, nHead: 4, nEmbd: 128 })
  const rng = new Rng(seed)
  const loss = () => {
    const from = Array.from({ length: 16 }, () => rng.below(codes.length - 65))
    const rows = (shift: number) =>
      tensor(
        from.map((at) => codes.slice(at + shift, at + shift + 64)),
        { dtype: 'int64' },
      )
    return crossEntropy(model.forward(rows(0)).flatten(0, 1), rows(1).flatten())
  }
  return { model, loss }
}

/** The mean loss of each quarter of a run. */
async function curve(task: Task, seed: number, state: (typeof storages)[number]): Promise<number[]> {
  const { model, loss } = await task(seed)
  const optimizer = optim.padam(model.namedParameters(), {
    lr: 1e-3,
    p: 0.8,
    lambda: 1e-3,
    storage: { state, seed },
  })
  const quarters = [0, 0, 0, 0]
  for (let step = 0; step < steps; step++) {
    const value = tidy(() => {
      const now = loss(step)
      now.backward()
      optimizer.step()
      optimizer.zeroGrad()
      return now.item() as number
    })
    quarters[Math.floor((4 * step) / steps)]! += (4 * value) / steps
  }
  return quarters
}

describe.each([
  ['FashionCNN', fashion],
  ['a small GPT', gpt],
] as const)('%s', (_, task) => {
  test('loss curves within the noise of float32', async () => {
    const curves: Record<string, number[][]> = {}
    for (const state of storages) {
      curves[state] = []
      for (const seed of seeds) curves[state]!.push(await curve(task, seed, state))
      console.log(
        state,
        curves[state]!.map((quarters) => quarters.map((x) => x.toFixed(4)).join(' ')).join(' | '),
      )
    }
    const mean = (state: string, quarter: number) =>
      curves[state]!.reduce((sum, quarters) => sum + quarters[quarter]!, 0) / seeds.length
    for (const quarter of [1, 2, 3]) {
      const own = curves.float32!.map((quarters) => quarters[quarter]!)
      const spread = Math.max(...own) - Math.min(...own)
      for (const state of ['bfloat16', 'int8'])
        expect(Math.abs(mean(state, quarter) - mean('float32', quarter))).toBeLessThan(spread)
    }
  })
})
