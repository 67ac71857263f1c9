import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import * as arrays from '../../src/arrays/index.js'
import * as optim from '../../src/optim/index.js'
import { tensor } from '../../src/tensor/index.js'
import { hasTorch, python } from './_python.js'

const root = join(__dirname, '../..')

const shapes = [[16, 33], [33]] as const
const steps = 20
/** Multiples of 1/128 that every program computes alike. */
const fill = (shape: readonly number[], factor: number, modulus: number, shift: number) => {
  const count = shape.reduce((product, n) => product * n, 1)
  const middle = Math.floor(modulus / 2)
  return Float32Array.from({ length: count }, (_, i) => (((i * factor + shift) % modulus) - middle) / 128)
}
const weights = () => shapes.map((shape) => fill(shape, 37, 101, 0))
const gradients = (step: number) => shapes.map((shape) => fill(shape, 53, 97, 29 * step))
const words = (array: Float32Array) => [...new Int32Array(array.buffer, array.byteOffset, array.length)]

interface Rates {
  lr: optim.Rate
  p: optim.Rate
  lambda: optim.Rate
}
const plain: Rates = { lr: 2 ** -7, p: 0.8, lambda: 2 ** -5 }
const scheduled: Rates = {
  lr: (step) => 2 ** (-7 - Math.floor(step / 5)),
  p: (step) => (step < 10 ? 0.8 : 1),
  lambda: (step) => (step < 10 ? 2 ** -5 : 2 ** -4),
}

function throughTensors(rates: Rates): number[][] {
  const params = weights().map((array, i) => tensor(array).reshape(shapes[i]!).detach().requiresGrad_(true))
  const optimizer = optim.padam(params, rates)
  for (let step = 0; step < steps; step++) {
    gradients(step).forEach((gradient, i) => {
      params[i]!.grad = tensor(gradient).reshape(shapes[i]!)
    })
    optimizer.step()
  }
  return params.map((param) => words(param.detach().reshape([-1]).toTypedArray() as Float32Array))
}

function throughArrays({ lr, p, lambda }: Rates): number[][] {
  const params = weights()
  const settings = { step: optim.adam(), decay: optim.lp({ p, lambda }), lr, shapes }
  const optimizer = arrays.optimizer(params, settings)
  for (let step = 0; step < steps; step++) optimizer.step(gradients(step))
  return params.map(words)
}

test('tensors and typed arrays give the same bits, and the weights move', () => {
  expect(throughArrays(plain)).toEqual(throughTensors(plain))
  expect(throughArrays(scheduled)).toEqual(throughTensors(scheduled))
  expect(throughArrays(plain)).not.toEqual(throughArrays(scheduled))
  expect(throughArrays(plain)).not.toEqual(weights().map(words))
})

describe.skipIf(!hasTorch)(`Python with torch 2.11 (PDECAY_PYTHON or python3)`, () => {
  const ways = ['plain', 'closure', 'resumed', 'scaled', 'scheduled'] as const
  let output: Record<(typeof ways)[number], number[][]> & {
    messages: string[]
    rules: string[]
    finite: boolean[]
  }
  beforeAll(() => {
    const script = join(__dirname, 'runs.py')
    const args = [script, join(root, 'python'), join(root, 'build/Release/libpdecay.so')]
    output = JSON.parse(execFileSync(python, ['-B', ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 }))
  })

  test.each(ways)('%s: the same bits as here', (way) => {
    expect(output[way]).toEqual(throughTensors(way === 'scheduled' ? scheduled : plain))
  })
  test('mistakes are named', () => {
    expect(output.messages).toEqual([
      'Expected number in (0, inf) for p but received -1.0',
      expect.stringMatching(/^Unknown option 'beta': adam and lp take betas, eps/),
      expect.stringMatching(/^Expected one of none, lp, .* for decay but received 'lq'$/),
      "Expected one of before, after for reference but received 'now'",
    ])
  })
  test('every rule of the registry takes a step', () => {
    expect(output.rules).toEqual([...optim.registry.steps, ...optim.registry.decays].map(({ name }) => name))
    expect(output.finite).toEqual(output.rules.map(() => true))
  })
})
