// Metrics against scikit-learn and torchmetrics (test/fixtures/train/metrics.py), over batches of any sizes and merged.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DataLoader, tensorDataset } from '../../../../src/data/index.js'
import { Linear } from '../../../../src/nn/index.js'
import { type Tensor, tensor, tidy } from '../../../../src/tensor/index.js'
import { measure, metrics } from '../../../../src/train/index.js'
import { settled } from '../../tensor/_collect.js'

const golden = JSON.parse(
  readFileSync(new URL('../../../fixtures/train/metrics.json', import.meta.url), 'utf8'),
)
const float = (values: number[] | number[][] | number[][][]) => tensor(values, { dtype: 'float64' })
const index = (values: number[] | number[][]) => tensor(values, { dtype: 'int64' })

const classes = [float(golden.logits), index(golden.targets)] as const
const full = [float(golden.logits), index(golden.fullTargets)] as const
const binary = [float(golden.binaryScores), index(golden.binary)] as const
const tokens = [float(golden.tokenLogits), index(golden.tokens)] as const
const columns = [float(golden.out), float(golden.y)] as const
const first = columns.map((each) => each.select(1, 0)) as [Tensor, Tensor]

const { Accuracy, AUROC, CalibrationError, ConfusionMatrix, F1Score, Precision, Recall } = metrics
const { MeanAbsoluteError, MeanSquaredError, Perplexity, R2Score } = metrics
type Make = () => metrics.Metric<unknown>
type Row = [name: string, make: Make, data: readonly [Tensor, Tensor], expected: unknown]

type MakeScore = new (options: { average: metrics.Average }) => metrics.Metric<unknown>
const scores = (kind: 'f1' | 'precision' | 'recall', Score: MakeScore): Row[] => [
  ...(['macro', 'weighted', 'micro', 'none'] as const).map(
    (average): Row => [`${kind} ${average}`, () => new Score({ average }), classes, golden[kind][average]],
  ),
  [`${kind} binary`, () => new Score({ average: 'binary' }), binary, golden[kind].binary],
]
const calibration = (key: string, data: readonly [Tensor, Tensor]): Row[] =>
  Object.entries(golden[key]).map(([name, value]) => {
    const [norm, bins] = name.split('-') as ['l1' | 'l2' | 'max', string]
    return [`${key} ${name}`, () => new CalibrationError({ norm, bins: Number(bins) }), data, value]
  })

const rows: Row[] = [
  ['accuracy', () => new Accuracy(), classes, golden.accuracy.micro],
  ['accuracy macro', () => new Accuracy({ average: 'macro' }), classes, golden.accuracy.macro],
  ['top-2', () => new Accuracy({ topK: 2 }), classes, golden.accuracy.top2],
  ['top-3', () => new Accuracy({ topK: 3 }), classes, golden.accuracy.top3],
  ...scores('f1', F1Score),
  ...scores('precision', Precision),
  ...scores('recall', Recall),
  ...(['none', 'targets', 'predictions', 'all'] as const).map(
    (normalize): Row => [
      `confusion ${normalize}`,
      () => new ConfusionMatrix({ normalize }),
      classes,
      golden.confusion[normalize],
    ],
  ),
  ['perplexity', () => new Perplexity(), tokens, golden.perplexity],
  ['MSE', () => new MeanSquaredError(), columns, golden.mse],
  ['RMSE', () => new MeanSquaredError({ root: true }), columns, golden.rmse],
  ['MAE', () => new MeanAbsoluteError(), columns, golden.mae],
  ['R²', () => new R2Score(), columns, golden.r2],
  ['R² of one column', () => new R2Score(), first, golden.r2First],
  ['AUROC', () => new AUROC(), binary, golden.auroc],
  ['AUROC of classes', () => new AUROC(), full, golden.aurocClasses],
  ...calibration('calibration', classes),
  ...calibration('calibrationBinary', binary),
]

/** Equal to rounding; torchmetrics' perplexity and calibration errors are float32 in places. */
function expectClose(found: unknown, expected: unknown, digits = 6): void {
  if (Array.isArray(expected)) {
    expect(found).toHaveLength(expected.length)
    for (const [i, each] of expected.entries()) expectClose((found as unknown[])[i], each, digits)
  } else expect(found).toBeCloseTo(expected as number, digits)
}

/** Cuts rows into uneven batches. */
const parts = (data: readonly [Tensor, Tensor], cuts: number[]): [Tensor, Tensor][] => {
  const bounds = [0, ...cuts.filter((cut) => cut < data[0].shape[0]!), data[0].shape[0]!]
  return bounds
    .slice(1)
    .map((end, i) => data.map((each) => each.narrow(0, bounds[i]!, end - bounds[i]!)) as [Tensor, Tensor])
}

describe.each(rows)('%s', (_, make, data, expected) => {
  test('equals the reference', () => {
    expectClose(
      make()
        .update(...data)
        .compute(),
      expected,
    )
  })
  test('is the same over uneven batches', () => {
    const metric = make()
    for (const part of parts(data, [1, 3, 40])) metric.update(...part)
    expectClose(
      metric.compute(),
      make()
        .update(...data)
        .compute(),
      12,
    )
  })
  test('is the same merged from shares', () => {
    const shares = parts(data, [2, 30]).map((part) => make().update(...part))
    const merged = make()
    for (const [i, share] of shares.entries()) merged.merge(i ? share : share.stateDict())
    expectClose(
      merged.compute(),
      make()
        .update(...data)
        .compute(),
      12,
    )
    // The shares stay as they were.
    expectClose(
      shares[0]!.merge(shares[1]!).compute(),
      make()
        .update(...parts(data, [30])[0]!)
        .compute(),
      12,
    )
  })
})

test('a mean of means would be another number', () => {
  const whole = new Accuracy().update(...classes).compute()
  const means = parts(classes, [1, 3, 40]).map((part) => new Accuracy().update(...part).compute())
  expect(means.reduce((a, b) => a + b) / means.length).not.toBeCloseTo(whole, 2)
})

test('class indices do as outputs; ignored targets are left out', () => {
  const predicted = classes[0].argmax({ dim: 1 })
  expect(new Accuracy().update(predicted, classes[1]).compute()).toBe(golden.accuracy.micro)
  const found = new F1Score({ classes: 5 }).update(predicted, classes[1]).compute()
  expect(found).toBeCloseTo(golden.f1.macro, 12)
  const ignoring = new Accuracy({ ignoreIndex: 9 })
  expect(ignoring.update(index([1, 2, 0]), index([1, 9, 9])).compute()).toBe(1)
})

test('classes in dimension 1, as crossEntropy has them', () => {
  // [2, 3 classes, 2]
  const scores = float([
    [
      [1, 0],
      [0, 5],
      [0, 0],
    ],
    [
      [0, 0],
      [0, 0],
      [3, 3],
    ],
  ])
  const targets = index([
    [0, 0],
    [2, 2],
  ])
  expect(new Accuracy().update(scores, targets).compute()).toBe(0.75)
})

test('R² is exact where the mean is large', () => {
  const targets = Array.from({ length: 64 }, (_, i) => 1e9 + (i % 8))
  const outputs = targets.map((y, i) => y + (i % 2 ? 0.5 : -0.5))
  const metric = new R2Score()
  for (let i = 0; i < 64; i += 16)
    metric.update(float(outputs.slice(i, i + 16)), float(targets.slice(i, i + 16)))
  // The variance of 0 … 7 is 5.25, and that of the errors 0.25.
  expect(metric.compute()).toBeCloseTo(1 - 0.25 / 5.25, 10)
})

test('frees what it does not keep', () => {
  const metric = new AUROC()
  // What earlier tests left must not be freed meanwhile.
  const count = () => settled().tensors
  metric.update(...binary)
  const before = count()
  for (let i = 0; i < 10; i++) tidy(() => metric.update(...binary))
  metric.compute()
  expect(count()).toBe(before)
  metric.reset()
  expect(count()).toBe(before - 2)
  expect(() => metric.compute()).toThrow('Expected data for AUROC before compute()')
})

test('measure resets the metrics, and leaves the model in its mode', async () => {
  const [x, y] = [float(golden.logits).to('float32'), index(golden.targets)]
  const loader = new DataLoader(tensorDataset({ x, y }), { batchSize: 7 })
  const model = new Linear(5, 5)
  const all = { accuracy: new Accuracy(), each: new Recall({ average: 'none' }) }
  const predict = (batch: { x: Tensor; y: Tensor }) => [batch.x, batch.y] as const
  await measure(model, loader, all, predict)
  const { accuracy, each } = await measure(model, loader, all, predict)
  expect([accuracy, model.training]).toEqual([golden.accuracy.micro, true])
  expectClose(each, golden.recall.none)
  await expect(measure(model, loader, { a: 3 } as never, predict)).rejects.toThrow(
    'Expected a metric for metrics.a but received 3',
  )
})

describe('bad input', () => {
  const bad: [string, () => unknown, string][] = [
    ['option', () => new Accuracy({ top: 1 } as never), "Unknown option 'top'"],
    ['topK', () => new Accuracy({ topK: 0 }), 'for topK but received 0'],
    ['average', () => new Accuracy({ average: 'binary' } as never), 'for average but received'],
    ['large topK', () => new Accuracy({ topK: 6 }).update(...classes), 'in [1, 5] for topK but received 6'],
    ['shapes', () => new Accuracy().update(classes[0], index([1])), 'but received [61,5] and [1]'],
    ['kind', () => new Accuracy().update([1] as never, index([1])), 'Expected a tensor for outputs'],
    ['no classes', () => new F1Score().update(index([1]), index([1])), 'Expected classes in the options'],
    [
      'target',
      () => new ConfusionMatrix().update(float([[1, 2]]), index([2])),
      'targets in [0, 2) but received 2',
    ],
    ['R² shapes', () => new R2Score().update(float([1]), float([1, 2])), 'Expected outputs of the shape'],
    [
      'one class',
      () => new AUROC().update(float([1, 2]), index([1, 1])).compute(),
      'and of others for AUROC',
    ],
    ['merge', () => new Accuracy().update(...classes).merge({ other: tensor(1) }), "Unknown option 'other'"],
  ]
  test.each(bad)('%s', (_, fn, message) => expect(fn).toThrow(message))
})
