// Reading an object's property, or an array's element, may run JavaScript: it must not be able to take memory away that
// native code has looked up already.
import { expect, test } from 'vitest'
import { core } from '../../../src/native/index.js'
import { handleOf } from '../../../src/tensor/core/tensor.js'
import { ones } from '../../../src/tensor/index.js'

/** A function that moves the buffers elsewhere, as a getter could. */
const mover =
  (...arrays: Uint8Array[] | Float64Array[]) =>
  () => {
    for (const { buffer } of arrays)
      if (buffer.byteLength > 0) structuredClone(buffer, { transfer: [buffer as ArrayBuffer] })
  }

const detached = expect.objectContaining({ message: expect.stringContaining('is detached') })

test('addGroup looks at its arrays after the storage’s getters have run', () => {
  const values = new Float64Array(4096).fill(0.1)
  const decayed = new Uint8Array(1)
  const move = mover(values)
  const engine = new (core().Optimizer)({})
  const x = ones([2])
  expect(() =>
    engine.addGroup('sgd', 'none', Float64Array.of(handleOf(x)), decayed, values, {
      state: 'float32',
      get master() {
        move()
        return false
      },
      stochastic: false,
      seed: 0,
    }),
  ).toThrow(detached)
})

test('gatherImages looks at its arrays after the shape’s getters have run', () => {
  const images = new Uint8Array(2 * 64 * 64)
  const labels = new Uint8Array(2)
  const move = mover(images)
  const shape = [1, 64, 64]
  Object.defineProperty(shape, 2, {
    get() {
      move()
      return 64
    },
  })
  expect(() =>
    core().gatherImages(images, labels, shape, Float64Array.of(1), Float64Array.of(0), Int32Array.of(0, 1)),
  ).toThrow(detached)
})

test.each<[string, (shape: number[], data: Uint8Array) => unknown]>([
  ['fromBytes', (shape, data) => core().fromBytes(data, shape, 'uint8')],
  ['fromArray', (shape, data) => core().fromArray(data, shape, undefined, undefined, false)],
  ['viewArray', (shape, data) => core().viewArray(data, shape)],
])('%s looks at its array after the shape’s getters have run', (_, make) => {
  const data = new Uint8Array(4096)
  const move = mover(data)
  const shape = [0]
  Object.defineProperty(shape, 0, {
    get() {
      move()
      return 4096
    },
  })
  expect(() => make(shape, data)).toThrow(detached)
})

test('a getter that disposes of a tensor leaves the call with its own', () => {
  const [a, b] = [ones([3]), ones([3])]
  const list = [handleOf(a), 0]
  Object.defineProperty(list, 1, {
    get() {
      const handle = handleOf(b)
      a.dispose()
      return handle
    },
  })
  const id = core().op('aten::cat', '', 'cat')
  const result = core().call(id, undefined, list, 0)
  expect(core().shape(result as number)).toEqual([6])
})
