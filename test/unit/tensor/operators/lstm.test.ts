// LSTM layers of binding/kernels. The oracle is the formula in float64, differentiated by autograd; libtorch's own kernels,
// with the fast ones switched off, give what else has to stay as it is.
import { afterEach, describe, expect, test } from 'vitest'
import {
  autograd,
  cat,
  fastKernels,
  getNumThreads,
  manualSeed,
  nn,
  noGrad,
  ops,
  randn,
  setFastKernels,
  setNumThreads,
  stack,
  type Tensor,
  tensor,
  zeros,
} from '../../../../src/index.js'
import { cases, fc } from '../../../generated.js'

const threads = getNumThreads()
const usual = fastKernels()
afterEach(() => {
  setNumThreads(threads)
  setFastKernels(usual)
})

interface Shape {
  steps: number
  batch: number
  inputs: number
  hidden: number
  layers?: number
  bidirectional?: boolean
  biases?: boolean
  batchFirst?: boolean
}
interface Arguments {
  input: Tensor
  hx: Tensor
  cx: Tensor
  params: Tensor[]
}
type Results = [output: Tensor, hy: Tensor, cy: Tensor]

function make(shape: Shape, seed = 1): Arguments {
  const { steps, batch, inputs, hidden, layers = 1, bidirectional = false, biases = true, batchFirst } = shape
  manualSeed(seed)
  const directions = bidirectional ? 2 : 1
  const states = [layers * directions, batch, hidden]
  return {
    input: randn(batchFirst ? [batch, steps, inputs] : [steps, batch, inputs]),
    hx: randn(states),
    cx: randn(states),
    params: Array.from({ length: layers * directions }, (_, at) => {
      const width = at < directions ? inputs : hidden * directions
      const weights = [randn([4 * hidden, width]), randn([4 * hidden, hidden])]
      if (biases) weights.push(randn([4 * hidden]), randn([4 * hidden]))
      return weights.map((each) => each.mul(hidden ** -0.5))
    }).flat(),
  }
}

const run = ({ input, hx, cx, params }: Arguments, shape: Shape, dropout = 0): Results => {
  const { biases = true, layers = 1, bidirectional = false, batchFirst = false } = shape
  return ops.lstm(
    input,
    [hx, cx],
    params,
    biases,
    layers,
    dropout,
    dropout > 0,
    bidirectional,
    batchFirst,
  ) as Results
}

/** The formula, step after step. */
function formula({ input, hx, cx, params }: Arguments, shape: Shape): Results {
  const { biases = true, layers = 1, bidirectional = false, batchFirst = false } = shape
  const directions = bidirectional ? 2 : 1
  const each = biases ? 4 : 2
  let x = batchFirst ? input.transpose(0, 1) : input
  const last: [Tensor[], Tensor[]] = [[], []]
  for (let layer = 0; layer < layers; layer++) {
    const made = Array.from({ length: directions }, (_, direction) => {
      const at = layer * directions + direction
      const [wih, whh, bih, bhh] = params.slice(at * each, (at + 1) * each) as [
        Tensor,
        Tensor,
        Tensor?,
        Tensor?,
      ]
      let [h, c] = [hx.select(0, at), cx.select(0, at)]
      const outputs: Tensor[] = []
      for (let t = 0; t < shape.steps; t++) {
        const step = direction ? shape.steps - 1 - t : t
        let gates = x.select(0, step).matmul(wih.t()).add(h.matmul(whh.t()))
        if (bih && bhh) gates = gates.add(bih).add(bhh)
        const [i, f, g, o] = gates.chunk(4, { dim: 1 }) as [Tensor, Tensor, Tensor, Tensor]
        c = f.sigmoid().mul(c).add(i.sigmoid().mul(g.tanh()))
        h = o.sigmoid().mul(c.tanh())
        outputs[step] = h
      }
      last[0].push(h)
      last[1].push(c)
      return stack(outputs)
    })
    x = cat(made, { dim: 2 })
  }
  return [batchFirst ? x.transpose(0, 1) : x, stack(last[0]), stack(last[1])]
}

/** Results, and gradients of the named arguments, where the named results are used. */
function differentiate(
  compute: (made: Arguments, shape: Shape) => Results,
  shape: Shape,
  made: Arguments,
  used: readonly boolean[] = [true, true, true],
  wanted: (at: number) => boolean = () => true,
): Tensor[] {
  const all = [made.input, made.hx, made.cx, ...made.params].map((each, at) =>
    each.detach().clone().requiresGrad_(wanted(at)),
  )
  const [input, hx, cx, ...params] = all as [Tensor, Tensor, Tensor, ...Tensor[]]
  const results = compute({ input, hx, cx, params }, shape)
  manualSeed(7) // the same factors for each way to compute, rounded to float32
  const factors = results.map((each) => randn(each.shape))
  const terms = results.flatMap((each, at) =>
    used[at] ? [each.mul((factors[at] as Tensor).to(each.dtype)).sum()] : [],
  )
  const leaves = all.filter((each) => each.requiresGrad)
  const grads = autograd.grad(
    terms.reduce((a, b) => a.add(b)),
    leaves,
    { allowUnused: true },
  )
  return [...results.map((each) => each.detach()), ...grads.map((each) => each ?? zeros([1]))]
}

const double = ({ input, hx, cx, params }: Arguments): Arguments => ({
  input: input.double(),
  hx: hx.double(),
  cx: cx.double(),
  params: params.map((each) => each.double()),
})

/** The largest difference, in parts of the largest value. */
function worst(actual: readonly Tensor[], expected: readonly Tensor[]): number {
  expect(actual.map((each) => each.shape)).toEqual(expected.map((each) => each.shape))
  const parts = actual.map((each, at) => {
    const right = (expected[at] as Tensor).double()
    if (right.shape.includes(0)) return 0
    const size = right.abs().max().item() as number
    return (each.double().sub(right).abs().max().item() as number) / (size || 1)
  })
  return Math.max(...parts)
}
const numbers = (all: readonly Tensor[]) =>
  all.map((each) => Array.from(each.double().flatten().toArray() as number[]))

const plain: Shape = { steps: 6, batch: 10, inputs: 24, hidden: 40 }

describe('an LSTM in float32', () => {
  test('gives values and gradients of the formula', () => {
    let largest = 0
    fc.assert(
      fc.property(
        fc.record({
          steps: fc.integer({ min: 1, max: 6 }),
          batch: fc.integer({ min: 1, max: 21 }),
          inputs: fc.integer({ min: 1, max: 70 }),
          hidden: fc.integer({ min: 1, max: 70 }),
          layers: fc.constantFrom<number>(1, 1, 2),
          bidirectional: fc.boolean(),
          biases: fc.boolean(),
          batchFirst: fc.boolean(),
        }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 127 }),
        fc.integer(),
        (shape, used, wanted, seed) => {
          const made = make(shape, seed)
          const uses = [0, 1, 2].map((bit) => ((used >> bit) & 1) === 1)
          const wants = (at: number) => ((wanted >> (at % 7)) & 1) === 1
          if (![made.input, made.hx, made.cx, ...made.params].some((_, at) => wants(at))) return
          const ours = differentiate(run, shape, made, uses, wants)
          const error = worst(ours, differentiate(formula, shape, double(made), uses, wants))
          largest = Math.max(largest, error)
          expect(error).toBeLessThan(2e-5)
        },
      ),
      cases(60),
    )
  })

  test('is computed by kernels that the switch turns off, each way within rounding of the formula', () => {
    const shape = { steps: 20, batch: 32, inputs: 64, hidden: 128 }
    const made = make(shape)
    const expected = differentiate(formula, shape, double(made))
    const [fast, slow] = [true, false].map((enabled) => {
      setFastKernels(enabled)
      return differentiate(run, shape, made)
    }) as [Tensor[], Tensor[]]
    expect(numbers(fast)).not.toEqual(numbers(slow))
    expect(worst(fast, expected)).toBeLessThan(5e-6)
    expect(worst(slow, expected)).toBeLessThan(5e-6)
  })

  test.each([[true], [false]])('goes backward as it went forward, with the kernels first at %s', (first) => {
    const made = make(plain)
    const turned = (made: Arguments, shape: Shape) => {
      setFastKernels(first)
      const results = run(made, shape)
      setFastKernels(!first)
      return results
    }
    expect(
      worst(differentiate(turned, plain, made), differentiate(formula, plain, double(made))),
    ).toBeLessThan(5e-6)
  })

  test('has the same bits in each run, by each number of threads, and with or without gradients of the input', () => {
    const shape = { steps: 9, batch: 23, inputs: 50, hidden: 70, bidirectional: true, layers: 2 }
    const made = make(shape)
    const once = numbers(differentiate(run, shape, made))
    expect(numbers(differentiate(run, shape, made))).toEqual(once)
    setNumThreads(1)
    expect(numbers(differentiate(run, shape, made))).toEqual(once)
    setNumThreads(3)
    const others = numbers(differentiate(run, shape, made, [true, true, true], (at) => at > 0))
    expect(others).toEqual([...once.slice(0, 3), ...once.slice(4)])
    expect(numbers(noGrad(() => run(made, shape)))).toEqual(once.slice(0, 3))
  })

  test('goes backward twice through one graph', () => {
    const made = make(plain)
    const input = made.input.requiresGrad_()
    const loss = run(made, plain)[0].sum()
    const [first, second] = [0, 1].map(() => {
      input.grad = null
      loss.backward({ retainGraph: true })
      return numbers([input.grad as unknown as Tensor])
    })
    expect(first).toEqual(second)
  })

  test('has second derivatives', () => {
    const shape = { steps: 3, batch: 4, inputs: 5, hidden: 16 }
    const second = (compute: typeof run, made: Arguments) => {
      const input = made.input.detach().clone().requiresGrad_()
      const weight = (made.params[1] as Tensor).detach().clone().requiresGrad_()
      const params = made.params.with(1, weight)
      const [grad] = autograd.grad(
        compute({ ...made, input, params }, shape)[0]
          .square()
          .sum(),
        [input],
        {
          createGraph: true,
        },
      )
      return autograd.grad((grad as Tensor).square().sum(), [input, weight]) as Tensor[]
    }
    const made = make(shape)
    const expected = second(formula, double(made))
    expect(worst(second(run, made), expected)).toBeLessThan(2e-5)
  })

  test('takes views, single sequences, and dropout between layers', () => {
    const shape = { ...plain, layers: 2 }
    const made = make(shape)
    const views = {
      ...made,
      input: made.input.transpose(0, 1).contiguous().transpose(0, 1),
      hx: made.hx.transpose(1, 2).contiguous().transpose(1, 2),
      params: made.params.map((each) => (each.dim() === 2 ? each.t().contiguous().t() : each)),
    }
    expect(numbers(run(views, shape))).toEqual(numbers(run(made, shape)))
    const module = new nn.LSTM(24, 40)
    const whole = module.forward(made.input)[0].select(1, 3)
    expect(worst([module.forward(made.input.select(1, 3))[0]], [whole])).toBeLessThan(1e-6)
    const [fast, slow] = [true, false].map((enabled) => {
      setFastKernels(enabled)
      manualSeed(3)
      return run(made, shape, 0.5)
    }) as [Results, Results]
    expect(worst(fast, slow)).toBeLessThan(1e-5)
  })

  test('refuses to go backward where its output has been changed', () => {
    const made = make(plain)
    made.input.requiresGrad_()
    const [output] = run(made, plain)
    const loss = output.square().sum()
    noGrad(() => output.detach().mul_(2))
    expect(() => loss.backward()).toThrow(/modified by an inplace operation/)
  })
})

describe('what stays with libtorch', () => {
  const both = (compute: () => unknown) =>
    [true, false].map((enabled) => {
      setFastKernels(enabled)
      try {
        return compute()
      } catch (error) {
        return (error as Error).message
      }
    })

  test.each([
    ['no steps', { ...plain, steps: 0 }],
    ['no sequences', { ...plain, batch: 0 }],
  ])('%s', (_, shape) => {
    const [fast, slow] = both(() => run(make(shape), shape).map((each) => [each.shape, each.toArray()]))
    expect(fast).toEqual(slow)
  })

  test.each(['float64', 'bfloat16'] as const)('%s', (dtype) => {
    const { input, hx, cx, params } = make(plain)
    const made = {
      input: input.to(dtype),
      hx: hx.to(dtype),
      cx: cx.to(dtype),
      params: params.map((p) => p.to(dtype)),
    }
    const [fast, slow] = both(() => numbers(differentiate(run, plain, made)))
    expect(fast).toEqual(slow)
  })

  test('projections', () => {
    const module = new nn.LSTM(24, 40, { projSize: 8 })
    const { input } = make(plain)
    // Composed of operators, whose products are ours too: they round differently.
    const [fast, slow] = both(() => numbers([module.forward(input)[0]]).flat()) as [number[], number[]]
    for (const [i, value] of fast.entries()) expect(Math.abs(value - (slow[i] as number))).toBeLessThan(1e-6)
    expect(fast).toHaveLength(slow.length)
  })
})

describe('the gates', () => {
  const hidden = 16
  /** c after a step in which the input is one gate, and nothing but that gate counts. */
  function gate(values: readonly number[], which: 'forget' | 'cell'): number[] {
    const [always, never] = [200, -200] // whose sigmoids are 1 and 0
    const bias = (i: number, f: number) =>
      tensor(Array.from({ length: 4 * hidden }, (_, at) => [i, f, 0, 0][Math.floor(at / hidden)] as number))
    const row = which === 'forget' ? 1 : 2
    const weight = tensor(
      Array.from({ length: 4 * hidden }, (_, at) => (Math.floor(at / hidden) === row ? 1 : 0)),
    ).reshape([4 * hidden, 1])
    const states = [1, values.length, hidden]
    const made = {
      input: tensor([...values]).reshape([1, values.length, 1]),
      hx: zeros(states),
      cx: zeros(states).add(which === 'forget' ? 1 : 0),
      params: [
        weight,
        zeros([4 * hidden, hidden]),
        which === 'forget' ? bias(never, 0) : bias(always, 0),
        zeros([4 * hidden]),
      ],
    }
    const shape = { steps: 1, batch: values.length, inputs: 1, hidden }
    return Array.from(run(made, shape)[2].select(2, 5).flatten().toArray() as number[])
  }
  const ulp = (x: number) => 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), -126) - 23)
  const range = Array.from({ length: 4001 }, (_, at) => Math.fround((at - 2000) / 20))
  const small = Array.from({ length: 400 }, (_, at) => Math.fround(1.7 ** -(at / 3) * (at % 2 ? 1 : -1)))

  test.each([
    ['sigmoid', 'forget', (x: number) => 1 / (1 + Math.exp(-x))],
    ['tanh', 'cell', Math.tanh],
  ] as const)('%s is within 3 ulp over the whole range', (_, which, exact) => {
    const values = [...range, ...small]
    const errors = gate(values, which).map((actual, at) => {
      const expected = exact(values[at] as number)
      // Below e^-87 the sigmoid is 0.
      return expected < 2 ** -125 && which === 'forget' ? actual : Math.abs(actual - expected) / ulp(expected)
    })
    expect(Math.max(...errors)).toBeLessThan(3)
  })

  test('take NaN and infinities as libtorch does', () => {
    const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    const shape = { steps: 3, batch: special.length, inputs: 1, hidden: 20 }
    const made = make(shape)
    for (let at = 0; at < special.length; at++)
      noGrad(() =>
        made.input
          .select(0, 1)
          .select(0, at)
          .fill_(special[at] as number),
      )
    const kinds = (all: readonly Tensor[]) =>
      numbers(all).map((each) => each.map((x) => (Number.isNaN(x) ? 'NaN' : Number.isFinite(x) ? '' : x)))
    const [fast, slow] = [true, false].map((enabled) => {
      setFastKernels(enabled)
      return kinds(differentiate(run, shape, made))
    })
    expect(fast).toEqual(slow)
  })
})
