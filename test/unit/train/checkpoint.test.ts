// biome-ignore-all lint/suspicious/noFocusedTests: fit trains here, and focuses no test
import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../src/data/index.js'
import { load, loadHeader, save } from '../../../src/io/index.js'
import { crossEntropy, Dropout, Linear, Sequential } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { manualSeed, ones, rand, randint, rngState, type Tensor, tensor } from '../../../src/tensor/index.js'
import { fit, loadCheckpoint, readNotes, saveCheckpoint } from '../../../src/train/index.js'

let path = ''
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'pdecay-checkpoint-')), 'checkpoint.safetensors')
})

/** A net with dropout, so that the random generator matters, under a schedule, so that the step count does. */
function problem({ seed = 3, hidden = 8 } = {}) {
  manualSeed(11)
  const dataset = tensorDataset({ x: rand([40, 5]), y: randint(3, [40], { dtype: 'int64' }) })
  manualSeed(seed)
  const model = new Sequential(new Linear(5, hidden), new Dropout(0.4), new Linear(hidden, 3))
  const optimizer = optim.padam(model.namedParameters(), {
    lr: optim.exponential({ start: 0.05, factor: 0.97 }),
    p: 0.8,
    lambda: 1e-3,
  })
  const loader = new DataLoader(dataset, { batchSize: 8, shuffle: true, seed: 4 })
  const loss = ({ x, y }: { x: Tensor; y: Tensor }) => crossEntropy(model.forward(x), y)
  return { model, optimizer, loader, loss }
}

/** All that a checkpoint restores, as plain values. */
const everything = ({ model, optimizer }: ReturnType<typeof problem>) => {
  const { tensors, metadata } = optim.packStateDict(optimizer.stateDict())
  return {
    model: model.parameters().map((each) => each.toArray()),
    state: Object.entries(tensors).map(([name, each]) => [name, each.toArray()]),
    metadata,
    rng: rngState().toArray(),
  }
}

/** Writes a checkpoint again with changes. */
async function rewrite(
  change: (tensors: Record<string, Tensor>) => Record<string, Tensor>,
  edit: (metadata: Record<string, string>) => Record<string, string> = (same) => same,
): Promise<void> {
  const { metadata } = await loadHeader(path)
  await save(path, change(await load(path)), { metadata: edit(metadata) })
}

const weights = ({ model }: ReturnType<typeof problem>) => model.parameters().map((each) => each.toArray())

test('a resumed run goes on exactly as if it had not stopped', async () => {
  const whole = problem()
  const { figures } = await fit({ ...whole, steps: 23 })

  const half = problem()
  await fit({ ...half, steps: 12 })
  await saveCheckpoint(path, half, { step: 12 })

  const resumed = problem({ seed: 99 })
  const { step } = await loadCheckpoint(path, resumed)
  const result = await fit({ ...resumed, from: step, steps: 23 })
  expect(result.figures.loss).toBe(figures.loss)
  expect(weights(resumed)).toEqual(weights(whole))
})

test('saving changes nothing in the run', async () => {
  const [plain, saved] = [problem(), problem()]
  await fit({ ...plain, steps: 15 })
  manualSeed(3)
  problem()
  await fit({ ...saved, steps: 15, logEvery: 1, onLog: ({ step }) => saveCheckpoint(path, saved, { step }) })
  expect(await readNotes(path)).toEqual({ step: 15 })
  expect(weights(saved)).toEqual(weights(plain))
})

test('the file is a safetensors of the model under its own names', async () => {
  const trained = problem()
  await saveCheckpoint(path, trained, { step: 1 })
  const tensors = await load(path)
  expect(tensors['model.0.weight']!.toArray()).toEqual(trained.model.stateDict()['0.weight']!.toArray())
  expect(readdirSync(join(path, '..'))).toEqual(['checkpoint.safetensors'])
})

describe('refused, with nothing changed', () => {
  const refuses = async (trained: ReturnType<typeof problem>, message: string | RegExp) => {
    const before = everything(trained)
    const failure = loadCheckpoint(path, trained)
    await expect(failure).rejects.toThrow(message)
    await expect(failure).rejects.toMatchObject({ name: 'PdecayError' })
    expect(everything(trained)).toEqual(before)
  }
  beforeEach(async () => {
    const trained = problem()
    await fit({ ...trained, steps: 3 })
    await saveCheckpoint(path, trained, { step: 3 })
  })
  test('a missing file', async () => {
    path += '.not'
    await expect(loadCheckpoint(path, problem())).rejects.toThrow(/checkpoint/)
  })
  test.each([0.1, 0.5, 0.99])('a file cut to %f of its length', async (share) => {
    truncateSync(path, Math.floor(readFileSync(path).length * share))
    await refuses(problem(), path)
  })
  test('a file with more behind it', async () => {
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(3)]))
    await refuses(problem(), path)
  })
  test('another file altogether', async () => {
    writeFileSync(path, 'no tensors here')
    await refuses(problem(), path)
  })
  test('safetensors that are no checkpoint', async () => {
    await save(path, { x: rand([2]) })
    await refuses(problem(), 'is not a checkpoint of pdecay')
  })
  test('another model', () =>
    refuses(problem({ hidden: 9 }), "0.weight is [8, 5] where the module's is [9, 5]".replaceAll(', ', ',')))
  test('another optimizer', async () => {
    const { model, ...rest } = problem()
    await refuses(
      { ...rest, model, optimizer: optim.sgdw(model.namedParameters(), { lr: 0.1 }) },
      'does not fit this run',
    )
  })
  test.each<[string, Tensor]>([
    ['of zeros', tensor(new Uint8Array(16))],
    ['of another dtype', ones([5056])],
    ['cut short', rngState().narrow(0, 0, 100)],
  ])('a random state %s', async (_, rng) => {
    await rewrite((tensors) => ({ ...tensors, rng }))
    await refuses(problem(), /does not fit this run.*rng/i)
  })
  test('without a random state', async () => {
    await rewrite(({ rng: _, ...rest }) => rest)
    await refuses(problem(), 'rng')
  })
  test.each<[string, (entry: Tensor) => Tensor]>([
    ['of another shape', (entry) => entry.reshape([-1, 1])],
    ['of one number', () => ones([])],
  ])('a moment of the last parameter %s', async (_, change) => {
    await rewrite((tensors) => ({
      ...tensors,
      'optimizer.state.3.exp_avg': change(tensors['optimizer.state.3.exp_avg']!),
    }))
    await refuses(problem(), 'exp_avg')
  })
  test('options of the optimizer that are no JSON', async () => {
    await rewrite(
      (same) => same,
      (metadata) => ({ ...metadata, optimizer: '{"param_groups":' }),
    )
    await refuses(problem(), 'does not fit this run')
  })
  test('an option out of its range', async () => {
    await rewrite(
      (same) => same,
      (metadata) => ({
        ...metadata,
        optimizer: metadata.optimizer!.replace('"lambda":0.001', '"lambda":-1'),
      }),
    )
    await refuses(problem(), 'lambda')
  })
})

describe('a gradient scaler', () => {
  const scaled = () => ({
    ...problem(),
    scaler: new optim.GradScaler({ initScale: 1024, growthInterval: 2 }),
  })
  const step = ({ optimizer, scaler, loader, loss }: ReturnType<typeof scaled>) => {
    scaler.scale(loss(loader.batch(0, 0))).backward()
    scaler.step(optimizer)
    scaler.update()
    optimizer.zeroGrad()
  }
  test('goes on where it was', async () => {
    const trained = scaled()
    for (let i = 0; i < 3; i++) step(trained)
    await saveCheckpoint(path, trained, { step: 3 })
    const resumed = scaled()
    await loadCheckpoint(path, resumed)
    expect(resumed.scaler.stateDict()).toEqual(trained.scaler.stateDict())
    expect(resumed.scaler.stateDict()).toMatchObject({ scale: 2048, _growth_tracker: 1 })
  })
  test('that only one side has is refused, with nothing changed', async () => {
    const [plain, withScaler] = [problem(), scaled()]
    await saveCheckpoint(path, plain, { step: 0 })
    await expect(loadCheckpoint(path, withScaler)).rejects.toThrow('scaler')
    await saveCheckpoint(path, withScaler, { step: 0 })
    const before = everything(plain)
    await expect(loadCheckpoint(path, plain)).rejects.toThrow('scaler')
    expect(everything(plain)).toEqual(before)
  })
})
