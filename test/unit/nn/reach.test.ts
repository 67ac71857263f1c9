import { afterEach, describe, expect, test, vi } from 'vitest'
import { checkReached } from '../../../src/nn/_unreached.js'
import * as nn from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { keep, noGrad, ones, type Tensor, tidy, zeros } from '../../../src/tensor/index.js'

const linear = () => new nn.Linear(2, 2)

class Deep extends nn.Module {
  readonly record = { fooBar: linear(), deeper: { list: [linear()] } }
  readonly map = new Map([['a', linear()]])
  readonly set = new Set([linear()])
  readonly nested = [[linear()], [linear(), linear()]]
  readonly scales = [nn.parameter(ones([2])), nn.parameter(ones([2]))]
  readonly numbers = [1, 2, 3]
  override forward(x: Tensor): Tensor {
    return x
  }
}

describe('a module leads to what its properties hold', () => {
  test('in records, Maps, Sets, nested arrays, and arrays of parameters', () => {
    const weights = [...new Deep().namedParameters()]
      .map(([name]) => name)
      .filter((name) => !/bias/.test(name))
    expect(weights).toEqual([
      'scales.0',
      'scales.1',
      'record.fooBar.weight',
      'record.deeper.list.0.weight',
      'map.a.weight',
      'set.0.weight',
      'nested.0.0.weight',
      'nested.1.0.weight',
      'nested.1.1.weight',
    ])
  })
  test('and saves it: a state dict goes back in', () => {
    const [from, to] = [new Deep(), new Deep()]
    expect(Object.keys(from.stateDict())).toHaveLength(2 + 7 * 2)
    to.loadStateDict(from.stateDict())
    expect(to.map.get('a')!.weight.toArray()).toEqual(from.map.get('a')!.weight.toArray())
  })
  test('round a circle once', () => {
    class Knot extends nn.Module {
      readonly items: unknown[] = [linear()]
      override forward(x: Tensor): Tensor {
        return x
      }
    }
    const knot = new Knot()
    knot.items.push(knot.items, knot)
    expect(knot.parameters()).toHaveLength(2)
  })
})

describe('what no property leads to is said', () => {
  const warnings: string[] = []
  const spy = vi.spyOn(process, 'emitWarning').mockImplementation((text) => {
    warnings.push(String(text))
  })
  afterEach(() => {
    warnings.length = 0
    spy.mockClear()
  })
  class Hidden extends nn.Module {
    readonly seen = linear()
    readonly #layer = linear()
    readonly #gain = nn.parameter(ones([2]))
    override forward(x: Tensor): Tensor {
      return this.#layer.forward(this.seen.forward(x)).mul(this.#gain)
    }
  }
  test('when the layer runs', () => {
    const model = new Hidden()
    model.forward(ones([1, 2]))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(
      /^Linear runs in the forward of Hidden, but no property of Hidden leads to it: its 2 parameters are neither/,
    )
    model.forward(ones([1, 2]))
    expect(warnings).toHaveLength(1)
  })
  test('when an optimizer takes the parameters, before anything ran', async () => {
    const outer = new nn.Sequential(new Hidden(), linear())
    optim.sgd(outer.parameters(), { lr: 0.1 })
    await checkReached(outer)
    expect(warnings.map((text) => text.split(',')[0])).toEqual([
      'Linear is made in the constructor of Hidden',
      'A parameter of shape [2] is made in the constructor of Hidden',
    ])
  })
  test('but not of layers that are no longer there, run without gradients, or are reached', async () => {
    class Replaced extends nn.Module {
      head = linear()
      readonly body = linear()
      override forward(x: Tensor): Tensor {
        return this.head.forward(this.body.forward(x))
      }
    }
    const model = new Replaced()
    model.head = linear()
    model.head.weight = model.body.weight
    await checkReached(model)
    const teacher = linear()
    class Distilled extends nn.Module {
      readonly own = linear()
      override forward(x: Tensor): Tensor {
        return this.own.forward(x).sub(noGrad(() => teacher.forward(x)))
      }
    }
    new Distilled().forward(ones([1, 2]))
    expect(warnings).toEqual([])
  })
})

describe('scopes leave modules their tensors', () => {
  test('that the scope returns', () => {
    const layer = tidy(() => new nn.Linear(2, 3))
    expect(layer.forward(ones([1, 2])).shape).toEqual([1, 3])
    const norm = tidy(() => ({ norm: new nn.BatchNorm2d(2) })).norm
    expect(norm.runningMean!.toArray()).toEqual([0, 0])
  })
  test('also those that are neither parameters nor buffers', () => {
    class Plain extends nn.Module {
      readonly table = ones([2])
      override forward(x: Tensor): Tensor {
        return x.mul(this.table)
      }
    }
    const plain = tidy(() => [new Plain()])
    expect(plain[0]!.forward(ones([1, 2])).toArray()).toEqual([[1, 1]])
  })
  test('that were made in forward, in scopes within scopes', () => {
    class Late extends nn.Module {
      layer: nn.Linear | null = null
      override forward(x: Tensor): Tensor {
        this.layer ??= new nn.Linear(x.shape[1]!, 2)
        return this.layer.forward(x)
      }
    }
    const late = new Late()
    tidy(() =>
      tidy(() =>
        late
          .forward(ones([1, 3]))
          .sum()
          .backward(),
      ),
    )
    expect(late.layer!.weight.shape).toEqual([2, 3])
    const opt = optim.sgd(late.parameters(), { lr: 0.1 })
    tidy(() => {
      late
        .forward(ones([1, 3]))
        .sum()
        .backward()
      opt.step()
    })
    expect(late.layer!.bias!.disposed).toBe(false)
  })
  test('keep takes a tensor out of the scope around it too', () => {
    let kept!: Tensor
    tidy(() => {
      const outer = zeros([2])
      tidy(() => keep(outer))
      kept = outer
    })
    expect(kept.toArray()).toEqual([0, 0])
  })
  test('and the error names them', () => {
    let gone!: Tensor
    tidy(() => {
      gone = ones([1])
    })
    expect(() => gone.add(1)).toThrow(/tidy\(\)/)
  })
})
