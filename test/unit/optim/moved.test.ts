// Parameters that a module or a script moved, converted or froze after the first step: the step follows, or refuses.
import { describe, expect, it } from 'vitest'
import { Linear } from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { noGrad, ones, type Tensor, zeros } from '../../../src/tensor/index.js'

const makers: Record<string, (params: optim.Params) => optim.Optimizer> = {
  sgd: (params) => optim.sgd(params, { lr: 0.1 }),
  'sgd with momentum': (params) => optim.sgdw(params, { lr: 0.1, momentum: 0.9, weightDecay: 0.1 }),
  padam: (params) => optim.padam(params, { lr: 0.1, p: 0.8, lambda: 1e-3 }),
}
const setUp = (make: (params: optim.Params) => optim.Optimizer) => {
  const layer = new Linear(3, 2)
  noGrad(() => {
    for (const param of layer.parameters()) param.fill_(0.5)
  })
  const optimizer = make(layer.namedParameters())
  const step = () => {
    optimizer.zeroGrad()
    layer
      .forward(ones([4, 3], { dtype: layer.weight.dtype }))
      .sum()
      .backward()
    optimizer.step()
  }
  step()
  return { layer, optimizer, step }
}
const values = (tensor: Tensor) => tensor.detach().to('float64').reshape([-1]).toArray() as number[]

for (const [name, make] of Object.entries(makers)) {
  describe(name, () => {
    it('Module.to another dtype: the step moves the new weights, as without', () => {
      const [moved, still] = [setUp(make), setUp(make)]
      moved.layer.to({ dtype: 'float64' })
      for (let t = 0; t < 3; t++) for (const each of [moved, still]) each.step()
      expect(moved.layer.weight.dtype).toBe('float64')
      const expected = values(still.layer.weight)
      for (const [i, w] of values(moved.layer.weight).entries()) expect(w).toBeCloseTo(expected[i]!, 5)
      expect(expected[0]).not.toBeCloseTo(0.4, 3)
      moved.layer.to({ dtype: 'float32' })
      moved.step()
    })
    it('a state dict goes in and out after it', () => {
      const { layer, optimizer, step } = setUp(make)
      const dict = optimizer.stateDict()
      layer.to({ dtype: 'float64' })
      step()
      optimizer.loadStateDict(optimizer.stateDict())
      optimizer.loadStateDict(dict)
      const before = values(layer.weight)
      step()
      expect(values(layer.weight)).not.toEqual(before)
    })
    it('frozen and thawed', () => {
      const { layer, optimizer, step } = setUp(make)
      layer.weight.requiresGrad_(false)
      optimizer.zeroGrad()
      const before = values(layer.weight)
      layer
        .forward(ones([4, 3]))
        .sum()
        .backward()
      optimizer.step()
      expect(values(layer.weight)).toEqual(before)
      layer.weight.requiresGrad_()
      step()
      expect(values(layer.weight)).not.toEqual(before)
    })
    it('another shape: the step, and state for it, are refused, and nothing is changed', () => {
      const { layer, optimizer } = setUp(make)
      const dict = optimizer.stateDict()
      layer.weight.grad = null
      layer.weight.setData(zeros([1, 3]))
      layer.weight.grad = ones([1, 3])
      const before = values(layer.bias!)
      expect(() => optimizer.step()).toThrow(/shape/)
      expect(() => optimizer.loadStateDict(dict)).toThrow(/shape/)
      const state = Object.fromEntries(
        Object.entries(dict.state[0] ?? {}).map(([key, value]) => [
          key,
          key === 'step' ? value : zeros([1, 3]),
        ]),
      )
      expect(() => optimizer.prepareLoad({ ...dict, state: { ...dict.state, 0: state } })).toThrow(/shape/)
      expect(values(layer.bias!)).toEqual(before)
    })
  })
}
