// Parametrizations and pruning against PyTorch: test/fixtures/nn/reparametrize.py writes the goldens.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { manualSeed, noGrad, ones, type Tensor, tensor } from '../../../src/tensor/index.js'

const { parametrizations, prune } = nn.utils

interface Values {
  shape: number[]
  values: number[]
}
interface Run {
  output: Values
  eval: Values
  state: Record<string, Values>
  grads: Record<string, Values>
}
type LayerName = 'linear' | 'tall' | 'square' | 'conv' | 'transposed'
interface Fixture {
  spectral: Record<string, Run & { layer: LayerName; dim: number | null | 'bias' }>
  orthogonal: Record<string, Run & { layer: LayerName; map: string | null; trivial: boolean; weight: Values }>
  pruned: Record<string, Run & { weight: Values; removed: Record<string, Values>; masks: Values[] }>
}
const file = join(__dirname, '../../fixtures/nn/reparametrize.json')
const fixture = JSON.parse(readFileSync(file, 'utf8')) as unknown as Fixture

function image(shape: readonly number[]): Tensor {
  const count = shape.reduce((a, b) => a * b, 1)
  return tensor(Float32Array.from({ length: count }, (_, i) => Math.sin(i * 0.37))).reshape(shape)
}

const makers = {
  linear: () => new nn.Linear(4, 3),
  tall: () => new nn.Linear(3, 5),
  square: () => new nn.Linear(4, 4),
  conv: () => new nn.Conv2d(2, 3, 3),
  transposed: () => new nn.ConvTranspose2d(2, 3, 3),
}
const inputs = { linear: [2, 4], tall: [2, 3], square: [2, 4], conv: [2, 2, 5, 5], transposed: [2, 2, 5, 5] }

function layer<K extends LayerName>(name: K): ReturnType<(typeof makers)[K]> {
  const made = makers[name]()
  noGrad(() => {
    for (const each of made.parameters()) each.copy_(image(each.shape).add(0.1))
  })
  return made as ReturnType<(typeof makers)[K]>
}

/** Equal to 5e-6 of the largest value: matrix products and decompositions may run in another order. */
function close(label: string, found: Tensor, wanted: Values): void {
  expect([label, found.shape]).toEqual([label, wanted.shape])
  const flat = [...found.detach().to('float64').contiguous().toTypedArray()].map(Number)
  const scale = Math.max(1, ...wanted.values.map(Math.abs))
  const worst = Math.max(0, ...flat.map((value, i) => Math.abs(value - wanted.values[i]!) / scale))
  expect(worst, label).toBeLessThanOrEqual(5e-6)
}

function expectRun(made: nn.Linear | nn.Conv2d, shape: number[], wanted: Run, runs = 1): void {
  let output = made.forward(image(shape))
  for (let i = 1; i < runs; i++) output = made.forward(image(shape))
  output.mul(image(output.shape)).sum().backward()
  close('output', output, wanted.output)
  const state = made.stateDict()
  expect(Object.keys(state).sort()).toEqual(Object.keys(wanted.state).sort())
  for (const [name, each] of Object.entries(wanted.state)) close(name, state[name]!, each)
  for (const [name, each] of Object.entries(wanted.grads))
    close(`gradient of ${name}`, made.getParameter(name).grad!, each)
  close('eval', made.eval().forward(image(shape)), wanted.eval)
}

describe('spectralNorm is that of PyTorch', () => {
  test.each(Object.entries(fixture.spectral))('%s', (_, row) => {
    const made = layer(row.layer) as nn.Linear
    manualSeed(3)
    if (row.dim === 'bias') parametrizations.spectralNorm(made, 'bias')
    else parametrizations.spectralNorm(made, 'weight', { nPowerIterations: 2, dim: row.dim })
    expectRun(made, inputs[row.layer], row, row.dim === 'bias' ? 1 : 2)
  })
  test('has a largest singular value of 1 and trains', () => {
    const made = parametrizations.spectralNorm(new nn.Linear(6, 5), 'weight', { nPowerIterations: 20 })
    const largest = () => made.weight.detach().svd().S.max().item()
    const optimizer = optim.sgd(made.parameters(), { lr: 0.1 })
    for (let i = 0; i < 3; i++) {
      made
        .forward(ones([1, 6]))
        .square()
        .sum()
        .backward()
      optimizer.step()
      optimizer.zeroGrad()
    }
    expect(largest()).toBeCloseTo(1, 3)
    expect(() => parametrizations.spectralNorm(new nn.Linear(2, 2), 'weight', { dim: 2 })).toThrow(
      'Expected integer in [-2, 2) for dim but received 2',
    )
  })
})

const camel = (name: string | null) => name?.replace(/_(.)/, (_, c: string) => c.toUpperCase()) ?? null

describe('orthogonal is that of PyTorch', () => {
  test.each(Object.entries(fixture.orthogonal))('%s', (_, row) => {
    const made = layer(row.layer) as nn.Linear
    const { weight } = made
    // The numbers of image() alone are nearly singular.
    noGrad(() => weight.diagonal().add_(1))
    manualSeed(4)
    parametrizations.orthogonal(made, 'weight', {
      orthogonalMap: camel(row.map) as 'cayley' | null,
      useTrivialization: row.trivial,
    })
    close('weight', made.weight, row.weight)
    const original = made.getParameter('parametrizations.weight.original')
    expect(original).toBe(weight)
    noGrad(() => {
      original.add_(image(original.shape), { alpha: 0.1 })
      const size = Math.min(...original.shape)
      if (row.map === 'householder' || (row.map === null && row.layer !== 'square'))
        original.diagonal().copy_(tensor([1, -1, 1, 1]).narrow(0, 0, size))
    })
    expectRun(made, inputs[row.layer], row)
  })
  test('stays orthogonal in training, and is set by its value', () => {
    const made = parametrizations.orthogonal(new nn.Linear(4, 4))
    const optimizer = optim.adam(made.parameters(), { lr: 0.1 })
    for (let i = 0; i < 5; i++) {
      made
        .forward(ones([1, 4]))
        .sum()
        .backward()
      optimizer.step()
      optimizer.zeroGrad()
    }
    const off = () =>
      made.weight
        .detach()
        .matmul(made.weight.detach().t())
        .sub(
          tensor([
            [1, 0, 0, 0],
            [0, 1, 0, 0],
            [0, 0, 1, 0],
            [0, 0, 0, 1],
          ]),
        )
        .abs()
        .max()
        .item()
    expect(off()).toBeLessThan(1e-5)
    const flipped = tensor([
      [0, 1, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, -1],
    ])
    made.weight = flipped
    expect(made.weight.sub(flipped).abs().max().item()).toBeLessThan(1e-6)
    expect(() => parametrizations.orthogonal(new nn.Linear(4, 4), 'bias')).toThrow('Expected a matrix')
  })
})

class Symmetric extends nn.Module {
  override forward(x: Tensor): Tensor {
    return x.triu().add(x.triu({ diagonal: 1 }).t())
  }
}
class Doubled extends nn.Module {
  override forward(x: Tensor): Tensor {
    return x.mul(2)
  }
  rightInverse(value: Tensor): Tensor {
    return value.div(2)
  }
}
class Narrow extends nn.Module {
  override forward(x: Tensor): Tensor {
    return x.narrow(0, 0, 1)
  }
}

describe('registerParametrization', () => {
  test('takes own modules, one after the other, and gives the same parameter back', () => {
    const made = layer('square')
    const { weight } = made
    const before = weight.detach().clone()
    nn.utils.registerParametrization(made, 'weight', new Doubled())
    expect(made.weight.sub(before).abs().max().item()).toBeLessThan(1e-6)
    nn.utils.registerParametrization(made, 'weight', new Symmetric())
    expect(made.weight.equal(made.weight.t())).toBe(true)
    expect(Object.keys(made.stateDict())).toEqual(['bias', 'parametrizations.weight.original'])
    const copy = made.copy()
    noGrad(() => copy.getParameter('parametrizations.weight.original').zero_())
    expect(made.weight.abs().sum().item()).toBeGreaterThan(0)
    const value = made.weight.detach().clone()
    nn.utils.removeParametrizations(made, 'weight')
    expect(made.weight).toBe(weight)
    expect(made.weight.equal(value)).toBe(true)
    expect(Object.keys(made.stateDict()).sort()).toEqual(['bias', 'weight'])
  })
  test('sees train and eval', () => {
    const made = parametrizations.spectralNorm(layer('linear')).eval()
    const [first, second] = [made.weight, made.weight]
    expect(first.equal(second)).toBe(true)
  })
  test('refuses another shape, and leaves the module as it was', () => {
    const made = layer('square')
    const before = made.weight.detach().clone()
    expect(() => nn.utils.registerParametrization(made, 'weight', new Narrow())).toThrow(
      'Expected float32 [4,4] from Narrow but received float32 [1,4]',
    )
    expect(made.weight.equal(before)).toBe(true)
    expect(nn.utils.isParametrized(made)).toBe(false)
    nn.utils.registerParametrization(made, 'weight', new Narrow(), { unsafe: true })
    expect(made.weight.shape).toEqual([1, 4])
    expect(() => nn.utils.registerParametrization(made, 'other', new Doubled())).toThrow(
      'Expected a parameter',
    )
    expect(() => {
      made.weight = ones([1, 4])
    }).toThrow('Narrow has no rightInverse')
  })
})

describe('prune does what PyTorch does', () => {
  const runs: Record<string, (made: nn.Linear & nn.Conv2d) => unknown> = {
    l1: (made) => prune.l1Unstructured(made, 'weight', 0.3),
    'l1 twice': (made) => prune.l1Unstructured(prune.l1Unstructured(made, 'weight', 3), 'weight', 0.5),
    'l1 scores': (made) =>
      prune.l1Unstructured(made, 'weight', 4, { importanceScores: image([3, 4]).flip([0]) }),
    'ln 0 1': (made) => prune.lnStructured(made, 'weight', 1, 1, 0),
    'ln 0 2': (made) => prune.lnStructured(made, 'weight', 1, 2, 0),
    'ln 1 1': (made) => prune.lnStructured(made, 'weight', 1, 1, 1),
    'ln 1 2': (made) => prune.lnStructured(made, 'weight', 1, 2, 1),
    mixed: (made) => {
      prune.l1Unstructured(made, 'weight', 0.4)
      prune.lnStructured(made, 'weight', 0.34, 2, 0)
      prune.lnStructured(made, 'weight', 1, 2, 0)
    },
    custom: (made) =>
      prune.customFromMask(
        made,
        'weight',
        tensor([
          [1, 0, 1, 1],
          [0, 0, 1, 1],
          [1, 1, 1, 0],
        ]),
      ),
    identity: (made) => prune.identity(made, 'weight'),
    random: (made) => prune.randomUnstructured(made, 'weight', 0.5),
    'random structured': (made) => prune.randomStructured(made, 'weight', 1, 0),
  }
  test.each(Object.entries(fixture.pruned).filter(([name]) => name !== 'global'))('%s', (name, row) => {
    const kind = row.weight.shape.length === 4 ? 'conv' : 'linear'
    manualSeed(7)
    const made = layer(kind) as nn.Linear & nn.Conv2d
    const { weight } = made
    runs[name]!(made)
    expect(prune.isPruned(new nn.Sequential(made))).toBe(true)
    expectRun(made, inputs[kind], row)
    close('weight', made.weight, row.weight)
    prune.remove(made, 'weight')
    expect(made.weight).toBe(weight)
    expect(prune.isPruned(made)).toBe(false)
    for (const [key, each] of Object.entries(row.removed)) close(key, made.stateDict()[key]!, each)
    expect(Object.keys(made.stateDict()).sort()).toEqual(Object.keys(row.removed).sort())
  })
  test('global', () => {
    const [first, second] = [layer('linear'), layer('tall')]
    prune.l1Unstructured(first, 'weight', 2)
    const all = [
      [first, 'weight'],
      [second, 'weight'],
      [second, 'bias'],
    ] as const
    prune.globalUnstructured(all, new prune.L1Unstructured(0.4))
    const masks = [
      first.getBuffer('weight_mask'),
      second.getBuffer('weight_mask'),
      second.getBuffer('bias_mask'),
    ]
    for (const [i, mask] of masks.entries()) close(String(i), mask, fixture.pruned.global!.masks[i]!)
  })
  test('what is pruned stays 0 in training, and copies are apart', () => {
    const made = prune.l1Unstructured(layer('linear'), 'weight', 0.5)
    const copy = made.copy()
    const optimizer = optim.sgd(made.parameters(), { lr: 0.1 })
    made
      .forward(ones([1, 4]))
      .square()
      .sum()
      .backward()
    optimizer.step()
    const dropped = made.getBuffer('weight_mask').eq(0)
    expect(made.weight.detach().maskedSelect(dropped).abs().sum().item()).toBe(0)
    expect(copy.weight.equal(made.weight)).toBe(false)
    const other = prune.identity(layer('linear'), 'weight')
    other.loadStateDict(made.stateDict())
    expect(other.weight.equal(made.weight)).toBe(true)
  })
  test('refuses what it cannot do, and leaves the module as it was', () => {
    const made = layer('linear')
    expect(() => prune.l1Unstructured(made, 'weight', 13)).toThrow('Expected at most 12')
    expect(() => prune.l1Unstructured(made, 'weight', 1.5)).toThrow('for amount but received 1.5')
    expect(() => prune.lnStructured(made, 'bias', 1, 2, 0)).toThrow('at least 2 dimensions')
    expect(() => prune.lnStructured(made, 'weight', 1, 2, 2)).toThrow('for dim but received 2')
    expect(() => prune.customFromMask(made, 'weight', ones([2]))).toThrow('Expected shape [3,4] for mask')
    expect(() => prune.l1Unstructured(made, 'other', 1)).toThrow('Expected a parameter of Linear')
    expect(() => prune.remove(made, 'weight')).toThrow('Expected a pruned tensor')
    expect(() => prune.globalUnstructured([[made, 'weight']], new prune.LnStructured(1, 2, 0))).toThrow(
      'unstructured',
    )
    expect(prune.isPruned(made)).toBe(false)
    expect(Object.keys(made.stateDict())).toEqual(['weight', 'bias'])
  })
})
