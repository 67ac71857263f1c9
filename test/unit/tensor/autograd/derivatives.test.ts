import { describe, expect, test } from 'vitest'
import { autograd, manualSeed, ops, randn, type Tensor, tensor } from '../../../../src/tensor/index.js'

const { gradcheck, gradgradcheck, hessian, jacobian, jvp, vjp } = autograd
const float64 = { dtype: 'float64' } as const
const x = tensor([1, 2, 3], float64)
const y = tensor([4, 5, 6], float64)

describe('products with the Jacobian', () => {
  test('vjp', () => {
    const { outputs, vjp: found } = vjp((a, b) => a.mul(b).sum(), [x, y])
    expect([outputs.item(), found.map((each) => each.toArray())]).toEqual([
      32,
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
    ])
    const weighted = vjp((a) => [a.square(), a.sum()], x, [tensor([1, 10, 100], float64), tensor(2, float64)])
    expect(weighted.outputs.map((each) => each.toArray())).toEqual([[1, 4, 9], 6])
    expect(weighted.vjp.toArray()).toEqual([2 + 2, 40 + 2, 600 + 2])
  })

  test('jvp', () => {
    const { outputs, jvp: found } = jvp((a) => a.pow(3), x, tensor([1, 0, 2], float64))
    expect([outputs.toArray(), found.toArray()]).toEqual([
      [1, 8, 27],
      [3, 0, 54],
    ])
    const several = jvp((a, b) => [a.mul(b), b.sum()], [x, y], [x, y])
    expect(several.jvp.map((each) => each.toArray())).toEqual([[8, 20, 36], 15])
  })

  test('nothing depends on an input: zeros', () => {
    expect(vjp((a, _b) => a.sum(), [x, y]).vjp[1]!.toArray()).toEqual([0, 0, 0])
    expect(jvp(() => tensor([1, 1], float64), x, x).jvp.toArray()).toEqual([0, 0])
  })

  test('what goes wrong', () => {
    expect(() => vjp((a) => a.mul(2), x)).toThrow(
      'Expected v: it is required for a tensor of more than one element',
    )
    expect(() => vjp((a) => a.mul(2), x, tensor([1, 2], float64))).toThrow(
      'Expected shape [3] for v[0] but received [2]',
    )
    expect(() => jvp((a) => a, x, [x, x])).toThrow('Expected 1 tensors for v but received 2')
    expect(() => vjp((a) => a, 3 as never)).toThrow(
      'Expected Tensor or array of Tensor for inputs but received 3',
    )
    expect(() => vjp(() => 3 as never, x)).toThrow("for fn's result but received 3")
    expect(() => vjp(3 as never, x)).toThrow('Expected function for fn')
    expect(() => jacobian((a) => a, x, { graph: true } as never)).toThrow("Unknown option 'graph'")
  })
})

describe('jacobian and hessian', () => {
  test('of one input', () => {
    const found = jacobian((a) => a.reshape([3, 1]).mul(a), x)
    expect(found.shape).toEqual([3, 3, 3])
    // ∂(a_i·a_j)/∂a_k = δ_ik·a_j + δ_jk·a_i
    const value = [1, 2, 3]
    const expected = value.map((ai, i) =>
      value.map((aj, j) => value.map((_, k) => (i === k ? aj : 0) + (j === k ? ai : 0))),
    )
    expect(found.toArray()).toEqual(expected)
  })

  test('of several inputs and results', () => {
    const found = jacobian((a, b) => [a.mul(b).sum(), a.select(0, 1)] as const, [x, y])
    expect(found.map((row) => row.map((each) => each.toArray()))).toEqual([
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
      [
        [0, 1, 0],
        [0, 0, 0],
      ],
    ])
    expect(jacobian((a) => a.slice({ start: 0, end: 0 }), x).shape).toEqual([0, 3])
  })

  test('second derivatives', () => {
    // f = Σ a²·b
    const found = hessian((a, b) => a.square().mul(b).sum(), [x, y])
    const diagonal = (values: number[]) =>
      values.map((value, i) => values.map((_, j) => (i === j ? value : 0)))
    expect(found.map((row) => row.map((each) => each.toArray()))).toEqual([
      [diagonal([8, 10, 12]), diagonal([2, 4, 6])],
      [diagonal([2, 4, 6]), diagonal([0, 0, 0])],
    ])
    expect(hessian((a) => a.pow(3).sum(), x).toArray()).toEqual(diagonal([6, 12, 18]))
    expect(() => hessian((a) => a, x)).toThrow('Expected one element from fn but received [3]')
  })

  test('createGraph goes on to what the inputs came from', () => {
    const leaf = tensor([2, 3], { ...float64, requiresGrad: true })
    const found = jacobian((a) => a.pow(3), leaf.mul(2), { createGraph: true })
    found.sum().backward() // Σ 3·(2x)² → 24·x
    expect(leaf.grad!.toArray()).toEqual([48, 72])
    expect(jacobian((a) => a.pow(3), leaf).requiresGrad).toBe(false)
  })
})

describe('gradcheck', () => {
  manualSeed(1)
  test.each<[string, (...inputs: Tensor[]) => Tensor]>([
    ['matmul, softmax', (a, b) => a!.matmul(b!).softmax(1)],
    ['logsumexp', (a) => a!.logsumexp([0])],
    ['layerNorm', (a) => ops.layerNorm(a!, [3]).mul(a!)],
  ])('%s: first and second derivatives', (_, fn) => {
    const inputs = [randn([2, 3], float64), randn([3, 2], float64)]
    expect(gradcheck(fn, inputs)).toBe(true)
    expect(gradgradcheck(fn, inputs)).toBe(true)
  })

  test('finds a wrong one', () => {
    const wrong = autograd.customFunction({
      forward: (_, a: Tensor) => a.square(),
      backward: (_, gradient) => gradient!.mul(3),
    })
    expect(() => gradcheck((a) => wrong(a!), x)).toThrow(
      /^gradcheck: the derivative of element 0 of output 0 with respect to element 0 of input 0 is 3 but finite differences give (2|1\.9999)/,
    )
    expect(gradcheck((a) => wrong(a!), x, { raiseException: false })).toBe(false)
    expect(() => gradcheck((a) => a!, tensor([1]))).toThrow(
      'Expected float64 for inputs[0] but received float32',
    )
    expect(() => gradcheck((a) => a!, x, { eps: 0 })).toThrow(
      'Expected number in (0, inf) for eps but received 0',
    )
  })
})
