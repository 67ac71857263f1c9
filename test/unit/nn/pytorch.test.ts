import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fashionCnn } from '../../../src/models/index.js'
import * as nn from '../../../src/nn/index.js'
import { manualSeed, type Tensor, tensor } from '../../../src/tensor/index.js'

interface Digest {
  shape: number[]
  head: number[]
  tail: number[]
  sum: number
  squares: number
}
interface Fixture {
  initial: Record<string, Record<string, Digest>>
  outputs: Record<string, Digest> & { batchNorm2dTrained: Record<string, Digest> }
  losses: Record<string, number> & { none: number[] }
}

const fixture = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/nn/pytorch.json'), 'utf8'),
) as unknown as Fixture

function seeded<T>(make: () => T): T {
  manualSeed(7)
  return make()
}

/** The same numbers as the fixture's script makes. */
function image(...shape: number[]): Tensor {
  const count = shape.reduce((a, b) => a * b, 1)
  return tensor(Float32Array.from({ length: count }, (_, i) => Math.sin(i * 0.37))).reshape(shape)
}

function expectDigest(found: Tensor, expected: Digest, digits: number): void {
  const flat = [...found.detach().toTypedArray()].map(Number)
  const close = (a: number, b: number) =>
    expect(Math.abs(a - b)).toBeLessThanOrEqual(10 ** -digits * Math.max(1, Math.abs(b)))
  expect(found.shape).toEqual(expected.shape)
  for (const [i, value] of expected.head.entries()) close(flat[i]!, value)
  for (const [i, value] of expected.tail.entries()) close(flat.at(i - expected.tail.length)!, value)
  close(
    flat.reduce((a, b) => a + b, 0),
    expected.sum,
  )
  close(
    flat.reduce((a, b) => a + b * b, 0),
    expected.squares,
  )
}

describe('initial values are those that PyTorch draws from the same seed', () => {
  const modules: Record<string, () => nn.AnyModule> = {
    linear: () => new nn.Linear(7, 3),
    linearNoBias: () => new nn.Linear(7, 3, { bias: false }),
    conv2d: () => new nn.Conv2d(4, 6, [3, 5], { groups: 2 }),
    batchNorm2d: () => new nn.BatchNorm2d(3),
    layerNorm: () => new nn.LayerNorm([3, 4]),
    embedding: () => new nn.Embedding(9, 4, { paddingIdx: 2 }),
    fashionCnn,
  }
  test.each(Object.entries(fixture.initial))('%s', (name, expected) => {
    const state = seeded(modules[name]!).stateDict()
    expect(Object.keys(state)).toEqual(Object.keys(expected))
    for (const [key, value] of Object.entries(state)) expectDigest(value, expected[key]!, 12)
  })
})

describe('outputs are those of PyTorch', () => {
  const { outputs } = fixture
  const cases: Record<string, () => Tensor> = {
    linear: () => seeded(() => new nn.Linear(7, 3)).forward(image(5, 7)),
    conv2d: () =>
      seeded(() => new nn.Conv2d(4, 6, [3, 5], { stride: 2, padding: [1, 2], groups: 2 })).forward(
        image(2, 4, 9, 11),
      ),
    layerNorm: () => new nn.LayerNorm([3, 4]).forward(image(2, 3, 4)),
    embedding: () =>
      seeded(() => new nn.Embedding(9, 4, { paddingIdx: 2 })).forward(
        tensor(
          [
            [1, 2],
            [8, 0],
          ],
          { dtype: 'int64' },
        ),
      ),
    gelu: () => new nn.GELU({ approximate: 'tanh' }).forward(image(4, 5)),
    dropout: () => seeded(() => new nn.Dropout(0.3).forward(image(5, 7))),
    maxPool2d: () =>
      new nn.MaxPool2d(3, { stride: 2, padding: 1, ceilMode: true }).forward(image(2, 3, 8, 8)),
    fashionCnn: () =>
      seeded(fashionCnn)
        .eval()
        .forward(image(2, 1, 28, 28)),
  }
  test.each(Object.entries(cases))('%s', (name, run) => expectDigest(run(), outputs[name]!, 6))

  test('batch norm in training, then in evaluation', () => {
    const norm = new nn.BatchNorm2d(4)
    norm.forward(image(2, 4, 5, 5))
    expectDigest(norm.runningMean!, outputs.batchNorm2dTrained.running_mean!, 6)
    expectDigest(norm.runningVar!, outputs.batchNorm2dTrained.running_var!, 6)
    expect(norm.numBatchesTracked!.item()).toBe(1)
    expectDigest(norm.eval().forward(image(2, 4, 5, 5)), outputs.batchNorm2dEval!, 6)
  })
})

describe('crossEntropy is that of PyTorch', () => {
  const logits = () => image(6, 4)
  const target = () => tensor([0, 1, 2, 3, 1, 2], { dtype: 'int64' })
  const weight = () => tensor([1, 2, 0.5, 3])
  const cases: Record<string, () => nn.CrossEntropyOptions> = {
    plain: () => ({}),
    sum: () => ({ reduction: 'sum' }),
    weighted: () => ({ weight: weight() }),
    ignoring: () => ({ ignoreIndex: 1 }),
    smoothed: () => ({ labelSmoothing: 0.1 }),
    all: () => ({ weight: weight(), ignoreIndex: 2, labelSmoothing: 0.2 }),
  }
  test.each(Object.entries(cases))('%s', (name, options) => {
    expect(nn.crossEntropy(logits(), target(), options()).item()).toBeCloseTo(fixture.losses[name]!, 6)
  })
  test('none', () => {
    const each = [...nn.crossEntropy(logits(), target(), { reduction: 'none' }).toTypedArray()].map(Number)
    for (const [i, value] of each.entries()) expect(value).toBeCloseTo(fixture.losses.none[i]!, 6)
    expect(each).toHaveLength(fixture.losses.none.length)
  })
  test('refuses what it does not know', () => {
    expect(() => nn.crossEntropy(logits(), target(), { reduction: 'avg' as 'mean' })).toThrow(
      /one of 'none', 'mean', 'sum' for reduction/,
    )
    expect(() => nn.crossEntropy(logits(), target(), { labelSmoothing: 2 })).toThrow(
      'Expected number in [0, 1] for labelSmoothing but received 2',
    )
    expect(() => nn.crossEntropy(logits(), target(), { smoothing: 0.1 } as nn.CrossEntropyOptions)).toThrow(
      "Unknown option 'smoothing'",
    )
  })
})
