// Some derivatives are zeros that libtorch represents with no memory at all: sgn's, second ones of abs, norms and losses.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { load, save } from '../../../../src/io/index.js'
import {
  fromShared,
  grad,
  noGrad,
  rngState,
  setRngState,
  type Tensor,
  tensor,
} from '../../../../src/tensor/index.js'

/** [0, 0], without memory. */
function zeroGradient(): Tensor {
  const x = tensor([1, 2], { requiresGrad: true })
  x.sgn().sum().backward()
  const zeros = x.grad!
  expect(zeros.dataPointer).toBe(0n)
  return zeros
}

const zeros = [0, 0]

describe('a gradient without memory', () => {
  test.each<[string, (g: Tensor) => unknown, unknown]>([
    ['toArray', (g) => g.toArray(), zeros],
    ['toTypedArray', (g) => g.toTypedArray(), new Float32Array(2)],
    ['toTypedArrayAsync', (g) => g.toTypedArrayAsync(), new Float32Array(2)],
    ['item', (g) => g.index(0).item(), 0],
    ['itemAsync', (g) => g.index(0).itemAsync(), 0],
    ['printing', (g) => String(g), 'tensor([0., 0.])'],
    ['inspect', (g) => inspect(g), 'tensor([0., 0.])'],
    ['a view', (g) => g.view([1, 2]).t().toArray(), [[0], [0]]],
    ['a detached one', (g) => g.detach().toArray(), zeros],
    ['a conjugate', (g) => g.conj().contiguous().toArray(), zeros],
    ['a part', (g) => g.index(1).toArray(), 0],
    ['iterated', (g) => [...g].map((each) => each.toArray()), zeros],
    ['another dtype', (g) => g.to('float16').toArray(), zeros],
    ['a product', (g) => g.outer(g).toArray(), [zeros, zeros]],
    ['shared', (g) => fromShared(g.share()).toArray(), zeros],
    ['copied', (g) => tensor([1, 2]).copy_(g).toArray(), zeros],
  ])('%s', async (_, use, expected) => {
    expect(await use(zeroGradient())).toEqual(expected)
  })

  test('saved and loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pdecay-zeros-'))
    for (const name of ['g.safetensors', 'g.pt']) {
      const path = join(folder, name)
      await save(path, { g: zeroGradient() })
      expect(((await load(path)) as { g: Tensor }).g.toArray()).toEqual(zeros)
    }
    rmSync(folder, { recursive: true })
  })

  test('has no array over its memory, and says what to do', () => {
    expect(() => zeroGradient().asTypedArray()).toThrow(
      expect.objectContaining({ code: 'ERR_UNSUPPORTED', message: expect.stringContaining('clone()') }),
    )
    expect(zeroGradient().clone().asTypedArray()).toEqual(new Float32Array(2))
  })

  test('is an error to write to, in libtorch’s words', () => {
    for (const write of [
      (g: Tensor) => g.set(0, 1),
      (g: Tensor) => g.copyFrom(Float32Array.of(1, 2)),
      (g: Tensor) => g.mul_(2),
    ])
      expect(() => write(zeroGradient())).toThrow('ZeroTensors are immutable')
  })

  test('is the storage of no other tensor', () => {
    const x = tensor([1, 2])
    const g = zeroGradient()
    expect(noGrad(() => x.set_(g)).toArray()).toEqual(zeros)
    expect(x.add(1).toArray()).toEqual([1, 1])
  })

  test('as the state of a generator', () => {
    const state = rngState()
    const x = tensor(Array.from({ length: state.numel }, () => 1)).requiresGrad_()
    x.sgn().sum().backward()
    expect(() => setRngState(x.grad!.to('uint8'))).toThrow()
    setRngState(state)
  })

  test.each<[string, (x: Tensor) => Tensor]>([
    ['abs', (x) => x.abs().sum()],
    ['norm', (x) => x.norm(1)],
    ['l1Loss', (x) => x.l1Loss(tensor([5, 5]))],
    ['smoothL1Loss', (x) => x.smoothL1Loss(tensor([5, 5]))],
  ])('the second derivative of %s', (_, fn) => {
    const x = tensor([1, 2], { requiresGrad: true })
    const [first] = grad(fn(x), [x], { createGraph: true })
    const [second] = grad(first!.sum(), [x], { allowUnused: true })
    if (second) expect([second.toArray(), String(second)]).toEqual([zeros, 'tensor([0., 0.])'])
  })
})
