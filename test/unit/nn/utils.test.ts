import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import { noGrad, ones, Tensor, tensor, zeros } from '../../../src/tensor/index.js'

const { rnn, ...utils } = nn.utils

interface Values {
  shape: number[]
  values: number[]
}
interface Packed {
  data: Values
  batch_sizes: Values
  sorted_indices: Values | null
  unsorted_indices: Values | null
}
interface Fixture {
  packs: Record<
    string,
    {
      lengths: number[]
      batchFirst: boolean
      enforceSorted: boolean
      packed: Packed
      padded: Values
      counts: number[]
      grad: Values
    }
  >
  padded: { batchFirst: boolean; paddingSide: 'right' | 'left'; padded: Values }[]
  recurrent: Record<string, { output: Packed; states: Values[]; grads: Values[] }>
  clipped: {
    norms: { normType: number | 'inf'; maxNorm: number; total: number; grads: (Values | null)[] }[]
    values: (Values | null)[]
  }
  fused: Record<string, { weight: Values; bias: Values }>
  normalized: Record<string, { output: Values; state: Record<string, Values>; grads: Record<string, Values> }>
}
const fixture = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/nn/utils.json'), 'utf8'),
) as unknown as Fixture

/** The same numbers as the fixture's script makes. */
function image(...shape: number[]): Tensor {
  const count = shape.reduce((a, b) => a * b, 1)
  return tensor(Float32Array.from({ length: count }, (_, i) => Math.sin(i * 0.37))).reshape(shape)
}

/** Equal but for rounding: to 1e-6 of the largest value, or `digits`. */
function expectValues(found: Tensor | null, wanted: Values | null, digits = 6): void {
  expect(found === null).toBe(wanted === null)
  if (!found || !wanted) return
  expect(found.shape).toEqual(wanted.shape)
  const flat = [...found.detach().contiguous().toTypedArray()].map(Number)
  const scale = Math.max(1, ...wanted.values.map(Math.abs))
  const worst = Math.max(0, ...flat.map((value, i) => Math.abs(value - wanted.values[i]!) / scale))
  expect(worst).toBeLessThanOrEqual(10 ** -digits)
}

function expectPacked(found: nn.utils.rnn.PackedSequence, wanted: Packed): void {
  expectValues(found.data, wanted.data)
  expectValues(found.batchSizes, wanted.batch_sizes)
  expectValues(found.sortedIndices, wanted.sorted_indices)
  expectValues(found.unsortedIndices, wanted.unsorted_indices)
}

const sequences = () => [3, 1, 4].map((length) => image(length, 2).add(length))

describe('packed sequences are those of PyTorch', () => {
  test.each(Object.entries(fixture.packs))('%s', (_, wanted) => {
    const { lengths, batchFirst, enforceSorted } = wanted
    const batch = image(4, 3, 2)
    const given = (batchFirst ? batch.transpose(0, 1) : batch).clone().requiresGrad_()
    const pack = rnn.packPaddedSequence(given, lengths, { batchFirst, enforceSorted })
    expectPacked(pack, wanted.packed)
    const [padded, counts] = rnn.padPackedSequence(pack, { batchFirst, paddingValue: -1.5, totalLength: 6 })
    expectValues(padded, wanted.padded)
    expect(counts.toArray()).toEqual(wanted.counts)
    padded
      .mul(image(...padded.shape))
      .sum()
      .backward()
    expectValues(given.grad, wanted.grad)
  })

  test.each(fixture.padded)(
    'padSequence, batch first $batchFirst, padded $paddingSide',
    ({ padded, ...how }) => {
      expectValues(rnn.padSequence(sequences(), { ...how, paddingValue: 0.5 }), padded)
    },
  )

  test('unpackSequence and unpadSequence give the sequences back', () => {
    const whole = sequences()
    const arrays = whole.map((each) => each.toArray())
    const pack = rnn.packSequence(whole, { enforceSorted: false })
    expect(rnn.unpackSequence(pack).map((each) => each.toArray())).toEqual(arrays)
    for (const batchFirst of [false, true]) {
      const padded = rnn.padSequence(whole, { batchFirst })
      const apart = rnn.unpadSequence(padded, [3, 1, 4], { batchFirst })
      expect(apart.map((each) => each.toArray())).toEqual(arrays)
    }
  })

  interface Recurrent {
    parameters(): Tensor[]
    forward(input: nn.utils.rnn.PackedSequence): [nn.utils.rnn.PackedSequence, Tensor | nn.LSTMState]
  }
  const layers = {
    RNN: () => new nn.RNN(2, 3),
    GRU: () => new nn.GRU(2, 3, { numLayers: 2 }),
    LSTM: () => new nn.LSTM(2, 3, { numLayers: 2, bidirectional: true }),
    'LSTM projected': () => new nn.LSTM(2, 4, { projSize: 3 }),
  }
  test.each(Object.entries(layers))('%s runs and learns on them', (name, make) => {
    const wanted = fixture.recurrent[name]!
    const layer = make() as unknown as Recurrent
    const weights = layer.parameters()
    noGrad(() => {
      for (const [i, weight] of weights.entries()) weight.copy_(image(...weight.shape).div(i + 2))
    })
    const inputs = sequences().map((each) => each.detach().requiresGrad_())
    const [output, state] = layer.forward(rnn.packSequence(inputs, { enforceSorted: false }))
    const states = state instanceof Tensor ? [state] : state
    expectPacked(output, wanted.output)
    for (const [i, each] of states.entries()) expectValues(each, wanted.states[i]!)
    const terms = [output.data, ...states].map((each) => each.mul(image(...each.shape)).sum())
    terms.reduce((sum, term) => sum.add(term)).backward()
    for (const [i, each] of [...inputs, ...weights].entries()) expectValues(each.grad, wanted.grads[i]!, 5)
  })

  test('what does not fit is refused', () => {
    const batch = zeros([4, 2, 1])
    expect(() => rnn.packPaddedSequence(batch, [1, 4])).toThrow(
      'Expected lengths that go down; enforceSorted: false sorts the sequences',
    )
    expect(() => rnn.packPaddedSequence(batch, [5, 1])).toThrow(
      'Expected integer in [1, 4] for lengths[0] but received 5',
    )
    expect(() => rnn.packPaddedSequence(batch, [4, 0])).toThrow('for lengths[1] but received 0')
    expect(() => rnn.packPaddedSequence(batch, [4])).toThrow('Expected 2 lengths but received 1')
    expect(() => rnn.packPaddedSequence(ones([3]), [3])).toThrow('Expected Tensor of 2 or more dimensions')
    expect(() => rnn.packSequence([ones([1]), ones([2])])).toThrow(RangeError)
    const pack = rnn.packPaddedSequence(batch, [4, 1])
    expect(() => rnn.padPackedSequence(pack, { totalLength: 3 })).toThrow(
      'Expected integer in [4, inf) for totalLength but received 3',
    )
    expect(() => rnn.padPackedSequence(batch as never)).toThrow('Expected PackedSequence for sequence')
    expect(() => rnn.padSequence([])).toThrow('Expected an array of sequences but received []')
    expect(() => rnn.padSequence([1] as never)).toThrow('Expected Tensor of 1 or more dimensions')
    expect(() => rnn.padSequence([ones([1])], { paddingSide: 'top' as 'left' })).toThrow('paddingSide')
    expect(() => rnn.unpadSequence(batch, [5, 1])).toThrow('Expected integer in [0, 4] for lengths')
  })
})

function withGrads(): Tensor[] {
  const tensors = [zeros([2, 3]), zeros([4]), zeros([]), zeros([2])]
  for (const each of tensors) each.requiresGrad_()
  for (const each of tensors.slice(0, 3))
    each.grad = image(...each.shape)
      .mul(3)
      .add(1)
  return tensors
}

describe('gradients are clipped as by PyTorch', () => {
  test.each(fixture.clipped.norms)('norm $normType to $maxNorm', ({ normType, maxNorm, total, grads }) => {
    const parameters = withGrads()
    const found = utils.clipGradNorm_(parameters, maxNorm, {
      normType: normType === 'inf' ? Number.POSITIVE_INFINITY : normType,
    })
    expect(Math.abs(found.item() / total - 1)).toBeLessThan(1e-6)
    for (const [i, each] of parameters.entries()) expectValues(each.grad, grads[i]!)
  })
  test('values', () => {
    const parameters = withGrads()
    utils.clipGradValue_(parameters, 0.75)
    for (const [i, each] of parameters.entries()) expectValues(each.grad, fixture.clipped.values[i]!)
  })
  test('of one parameter, of a generator, of none', () => {
    const [one] = withGrads()
    utils.clipGradNorm_(one!, 0.5)
    expect(one!.grad!.norm().item()).toBeCloseTo(0.5, 4)
    const many = withGrads()
    utils.clipGradNorm_(
      (function* () {
        yield* many
      })(),
      0.5,
    )
    expect(utils.getTotalNorm(many.slice(0, 3).map(({ grad }) => grad!)).item()).toBeCloseTo(0.5, 4)
    expect(utils.clipGradNorm_([], 1).item()).toBe(0)
  })
  test('a norm that is not finite is an error where one asks for it, and changes nothing', () => {
    const parameters = withGrads()
    parameters[1]!.grad!.set([2], Number.NaN)
    const before = parameters[0]!.grad!.toArray()
    expect(() => utils.clipGradNorm_(parameters, 1, { errorIfNonfinite: true })).toThrow(
      'Expected a finite total norm of order 2 but received NaN',
    )
    expect(parameters[0]!.grad!.toArray()).toEqual(before)
    expect(utils.clipGradNorm_(parameters, 1).item()).toBeNaN()
  })
  test('bad input is named', () => {
    expect(() => utils.clipGradNorm_(withGrads(), -1)).toThrow('Expected number in [0, inf] for maxNorm')
    expect(() => utils.clipGradNorm_(withGrads(), 1, { normType: -1 })).toThrow('for normType')
    expect(() => utils.clipGradNorm_([1] as never, 1)).toThrow('Expected Tensor for parameters[0]')
    expect(() => utils.clipGradValue_(3 as never, 1)).toThrow('an iterable of them for parameters')
    expect(() => utils.clipGradValue_(withGrads(), Number.NaN)).toThrow('for clipValue')
  })
})

describe('parameters as a vector', () => {
  const make = () => new nn.Sequential(new nn.Linear(2, 3), new nn.Linear(3, 1))
  test('and back', () => {
    const model = make()
    const vector = utils.parametersToVector(model.parameters())
    expect(vector.toArray()).toEqual(model.parameters().flatMap((each) => each.flatten().toArray()))
    const other = make()
    const places = other.parameters().map(({ dataPointer }) => dataPointer)
    utils.vectorToParameters(vector, other.parameters())
    expect(other.parameters().map((each) => each.toArray())).toEqual(
      model.parameters().map((each) => each.toArray()),
    )
    expect(other.parameters().map(({ dataPointer }) => dataPointer)).toEqual(places)
    expect(other.parameters().every(({ requiresGrad }) => requiresGrad)).toBe(true)
  })
  test('is recorded by autograd', () => {
    const model = make()
    utils.parametersToVector(model.parameters()).square().sum().backward()
    const [weight] = model.parameters()
    expect(weight!.grad!.toArray()).toEqual(weight!.detach().mul(2).toArray())
  })
  test('of another length is refused before anything changes', () => {
    const model = make()
    const before = model.parameters().map((each) => each.toArray())
    expect(() => utils.vectorToParameters(zeros([12]), model.parameters())).toThrow(
      'Expected shape [13] for vector but received [12]',
    )
    expect(() => utils.vectorToParameters(zeros([14]), model.parameters())).toThrow(RangeError)
    expect(() => utils.vectorToParameters([1] as never, model.parameters())).toThrow(TypeError)
    expect(() => utils.parametersToVector([])).toThrow(RangeError)
    expect(model.parameters().map((each) => each.toArray())).toEqual(before)
  })
})

describe('fusing with batch normalization', () => {
  function fill<N extends nn.BatchNorm1d | nn.BatchNorm2d | nn.BatchNorm3d>(norm: N): N {
    noGrad(() => {
      for (const [i, each] of [...norm.parameters(), norm.runningMean!, norm.runningVar!].entries())
        each.copy_(
          image(norm.numFeatures)
            .mul(0.5)
            .add(1 + i / 10),
        )
    })
    norm.eval()
    return norm
  }
  function filled<L extends nn.AnyModule | nn.Module>(layer: L): L {
    noGrad(() => {
      for (const weight of layer.parameters()) weight.copy_(image(...weight.shape))
    })
    layer.eval()
    return layer
  }
  const eps = 1e-3
  const convs = {
    conv1d: () =>
      [
        filled(new nn.Conv1d(2, 4, 3, { bias: false })),
        fill(new nn.BatchNorm1d(4, { eps })),
        [2, 2, 8],
      ] as const,
    conv2d: () =>
      [
        filled(new nn.Conv2d(4, 6, [3, 5], { stride: 2, padding: 1, groups: 2 })),
        fill(new nn.BatchNorm2d(6, { eps })),
        [2, 4, 9, 9],
      ] as const,
    conv3d: () =>
      [filled(new nn.Conv3d(2, 3, 2)), fill(new nn.BatchNorm3d(3, { eps })), [1, 2, 4, 4, 4]] as const,
    convTranspose2d: () =>
      [
        filled(new nn.ConvTranspose2d(3, 4, 3, { stride: 2 })),
        fill(new nn.BatchNorm2d(4, { eps })),
        [2, 3, 5, 5],
      ] as const,
    'convTranspose1d in groups': () =>
      [
        filled(new nn.ConvTranspose1d(4, 6, 3, { groups: 2 })),
        fill(new nn.BatchNorm1d(6)),
        [2, 4, 5],
      ] as const,
    'conv2d, not affine': () =>
      [filled(new nn.Conv2d(2, 3, 3)), fill(new nn.BatchNorm2d(3, { affine: false })), [1, 2, 5, 5]] as const,
  }
  test.each(Object.entries(convs))('%s', (name, make) => {
    const [conv, norm, shape] = make()
    const before = conv.weight.toArray()
    const fused = utils.fuseConvBnEval(conv, norm)
    const wanted = fixture.fused[name]
    if (wanted) {
      expectValues(fused.weight, wanted.weight)
      expectValues(fused.bias, wanted.bias)
    }
    const x = image(...shape)
    const both = norm.forward(conv.forward(x))
    const scale = both.abs().max().item()
    expect(fused.forward(x).sub(both).abs().max().item() / scale).toBeLessThan(1e-6)
    expect(conv.weight.toArray()).toEqual(before)
    expect(fused.namedParameters().map(([key]) => key)).toEqual(['weight', 'bias'])
    expect(fused.training).toBe(false)
  })
  test('linear', () => {
    const linear = filled(new nn.Linear(3, 4))
    const norm = fill(new nn.BatchNorm1d(4))
    const fused = utils.fuseLinearBnEval(linear, norm)
    expectValues(fused.weight, fixture.fused.linear!.weight)
    expectValues(fused.bias, fixture.fused.linear!.bias)
  })
  test('what cannot be fused is refused', () => {
    const conv = new nn.Conv2d(2, 3, 3)
    const norm = new nn.BatchNorm2d(3).eval()
    expect(() => utils.fuseConvBnEval(conv, norm)).toThrow('Expected Conv2d in evaluation')
    conv.eval()
    expect(() => utils.fuseConvBnEval(conv, new nn.BatchNorm2d(3))).toThrow(
      'Expected BatchNorm2d in evaluation',
    )
    expect(() => utils.fuseConvBnEval(conv, new nn.BatchNorm2d(2).eval())).toThrow(
      'Expected 3 channels in BatchNorm2d but received 2',
    )
    const none = new nn.BatchNorm2d(3, { trackRunningStats: false }).eval()
    expect(() => utils.fuseConvBnEval(conv, none)).toThrow('Expected running statistics')
  })
})

describe('weight normalization is that of PyTorch', () => {
  const { weightNorm } = utils.parametrizations
  type Case = [
    make: () => nn.Linear | nn.Conv2d | nn.RNN,
    name: string,
    dim: number | null,
    input: readonly number[],
  ]
  const cases: Record<string, Case> = {
    linear: [() => new nn.Linear(3, 4), 'weight', 0, [2, 3]],
    conv2d: [() => new nn.Conv2d(2, 3, 2), 'weight', 1, [1, 2, 4, 4]],
    whole: [() => new nn.Linear(3, 4), 'weight', null, [2, 3]],
    rnn: [() => new nn.RNN(2, 3), 'weightHhL0', 0, [4, 1, 2]],
  }
  test.each(Object.entries(cases))('%s', (key, [make, name, dim, input]) => {
    const wanted = fixture.normalized[key]!
    const made = make()
    noGrad(() => {
      for (const [i, each] of made.parameters().entries())
        each.copy_(
          image(...each.shape)
            .div(i + 2)
            .add(0.1),
        )
    })
    // A copy has tensors of its own.
    for (const layer of [weightNorm(made, name, { dim }), made.copy()]) {
      const state = layer.stateDict()
      expect(Object.keys(state).sort()).toEqual(Object.keys(wanted.state).sort())
      for (const [each, value] of Object.entries(state)) expectValues(value, wanted.state[each]!)
      const result = layer.forward(image(...input)) as Tensor | [Tensor, Tensor]
      const output = result instanceof Tensor ? result : result[0]
      expectValues(output, wanted.output)
      output
        .mul(image(...output.shape))
        .sum()
        .backward()
      for (const [each, value] of layer.namedParameters()) expectValues(value.grad, wanted.grads[each]!, 5)
    }
  })
  test('can be taken away again', () => {
    const layer = new nn.Linear(3, 4)
    const before = layer.forward(image(2, 3))
    expect(utils.isParametrized(weightNorm(layer))).toBe(true)
    expect(() => weightNorm(layer)).toThrow('Expected a parameter with no parametrization for name')
    noGrad(() => layer.getParameter('parametrizations.weight.original0').mul_(2))
    utils.removeParametrizations(layer, 'weight')
    expect(utils.isParametrized(layer)).toBe(false)
    expect(Object.keys(layer.stateDict()).sort()).toEqual(['bias', 'weight'])
    expect(layer.weight.requiresGrad).toBe(true)
    const bias = layer.bias!
    const doubled = before.sub(bias).mul(2).add(bias)
    expect(layer.forward(image(2, 3)).sub(doubled).abs().max().item()).toBeLessThan(1e-6)
    expect(() => utils.removeParametrizations(layer, 'weight')).toThrow(RangeError)
  })
  test('is for parameters alone', () => {
    expect(() => weightNorm(new nn.Linear(2, 2), 'wait')).toThrow(
      "Expected a parameter of Linear for name but received 'wait'",
    )
    expect(() => weightNorm(3 as never)).toThrow(TypeError)
  })
})
