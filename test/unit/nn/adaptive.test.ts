// AdaptiveLogSoftmaxWithLoss against PyTorch: test/fixtures/nn/adaptive.py writes the goldens.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import { manualSeed, type Tensor, tensor, zeros } from '../../../src/tensor/index.js'

interface Values {
  shape: number[]
  values: number[]
}
interface Row {
  cutoffs: number[]
  divide: number
  bias: boolean
  targets: number | number[]
  output: Values
  loss: number
  grads: Record<string, Values | null>
  logProb: Values
  predict: number[]
}
const file = join(__dirname, '../../fixtures/nn/adaptive.json')
const rows = JSON.parse(readFileSync(file, 'utf8')) as unknown as Row[]

function image(...shape: number[]): Tensor {
  const count = shape.reduce((a, b) => a * b, 1)
  return tensor(Float32Array.from({ length: count }, (_, i) => Math.sin(i * 0.37))).reshape(shape)
}

function close(label: string, found: Tensor, { shape, values }: Values): void {
  expect([label, found.shape]).toEqual([label, shape])
  const flat = found.detach().flatten().toArray() as number[]
  for (const [i, value] of values.entries())
    expect(Math.abs(flat[i]! - value), label).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)))
}

test.each(rows.map((row) => [JSON.stringify([row.cutoffs, row.targets]), row] as const))('%s', (_, row) => {
  manualSeed(5)
  const layer = new nn.AdaptiveLogSoftmaxWithLoss(8, 10, row.cutoffs, {
    divValue: row.divide,
    headBias: row.bias,
  })
  const isBatch = Array.isArray(row.targets)
  const target = tensor(row.targets, { dtype: 'int64' })
  const { output, loss } = layer.forward(isBatch ? image(6, 8) : image(8), target)
  close('output', output, row.output)
  expect(loss.item()).toBeCloseTo(row.loss, 5)
  loss.backward()
  expect(layer.namedParameters().map(([name]) => name)).toEqual(Object.keys(row.grads))
  for (const [name, wanted] of Object.entries(row.grads)) {
    const { grad } = layer.getParameter(name)
    expect(grad === null, name).toBe(wanted === null)
    if (wanted) close(name, grad!, wanted)
  }
  close('logProb', layer.logProb(image(6, 8)), row.logProb)
  expect(layer.predict(image(6, 8)).toArray()).toEqual(row.predict)
})

test('refuses bad cutoffs and targets', () => {
  for (const cutoffs of [
    [0, 2],
    [3, 3],
    [5, 2],
    [2, 10],
  ])
    expect(() => new nn.AdaptiveLogSoftmaxWithLoss(8, 10, cutoffs)).toThrow(/for cutoffs\[\d\]/)
  expect(() => new nn.AdaptiveLogSoftmaxWithLoss(8, 10, [])).toThrow('at least one integer for cutoffs')
  const layer = new nn.AdaptiveLogSoftmaxWithLoss(8, 10, [2])
  const bad = tensor([10], { dtype: 'int64' })
  expect(() => layer.forward(zeros([1, 8]), bad)).toThrow(
    'Expected classes in [0, 10) for target but received 10',
  )
  expect(() => layer.forward(zeros([2, 8]), bad)).toThrow('but received [2,8] with [1]')
})
