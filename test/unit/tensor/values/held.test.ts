// What a script does to a tensor while something else holds its memory: arrays over it, a graph, another thread's claim.
import { describe, expect, test } from 'vitest'
import * as nn from '../../../../src/nn/index.js'
import {
  frombuffer,
  fromShared,
  noGrad,
  ones,
  randn,
  sparseCooTensor,
  type Tensor,
  tensor,
  zeros,
} from '../../../../src/tensor/index.js'
import { settled } from '../_collect.js'

const changes: [string, (t: Tensor) => unknown][] = [
  ['set_', (t) => t.set_(zeros([1]))],
  ['setData', (t) => t.setData(zeros([1]))],
  ['setData of another dtype', (t) => t.setData(zeros([1], { dtype: 'float64' }))],
  ['resize_ to less', (t) => t.resize_([1])],
  ['detach_', (t) => t.detach_()],
  ['dispose', (t) => t.dispose()],
]

/** Larger than any allocator keeps beside: what is freed is gone, or another's. */
const size = 2 ** 18

describe.each(changes)('%s', (_, change) => {
  test('leaves an array over the memory whole', () => {
    const t = ones([size])
    const array = t.asTypedArray()
    change(t)
    settled()
    const other = zeros([size])
    expect(array.length).toBe(size)
    expect((array as Float32Array).every((each) => each === 1)).toBe(true)
    array[0] = 7
    expect(other.index(0).item()).toBe(0)
  })

  test('of a tensor over a buffer leaves views of it whole', () => {
    const t = frombuffer(new Float32Array(size).fill(1))
    const view = t.narrow(0, 1, size - 1)
    change(t)
    settled()
    expect(view.sum().item()).toBe(size - 1)
  })

  test('does not reach a tensor that another thread may claim', () => {
    const t = ones([size])
    const shared = t.share()
    change(t)
    settled()
    expect(fromShared(shared).sum().item()).toBe(size)
  })
})

test('memory that is a buffer’s goes to no other thread, whoever shows it', () => {
  const lent = frombuffer(Float32Array.of(1, 2))
  const holders: Tensor[] = [
    lent.view([2, 1]),
    zeros([1]).set_(lent),
    sparseCooTensor(tensor([[0n, 1n]]), lent),
    lent.reshape([1, 2]).expand([3, 2]),
  ]
  const replaced = zeros([2])
  replaced.setData(lent)
  for (const holder of [...holders, replaced])
    expect(() => holder.share()).toThrow(expect.objectContaining({ code: 'ERR_UNSUPPORTED' }))
})

test('memory that arrays show does not grow', () => {
  for (const make of [
    () => {
      const t = ones([4])
      t.asTypedArray()
      return t
    },
    () => frombuffer(new Float32Array(4)),
  ]) {
    const t = make()
    expect(() => t.resize_([1000])).toThrow('not resizable')
    expect(t.toArray()).toHaveLength(4)
  }
})

// libtorch counts no version for these, and backward kernels read beyond the new memory.
describe('a leaf that changes between forward and backward is refused there', () => {
  const image = () => randn([2, 8, 8, 8])
  const layers: [string, () => nn.Module & { forward(x: Tensor): Tensor }, () => Tensor][] = [
    ['BatchNorm2d', () => new nn.BatchNorm2d(8), image],
    ['BatchNorm2d in evaluation', () => new nn.BatchNorm2d(8).eval(), image],
    ['Linear', () => new nn.Linear(8, 8), image],
    ['Conv2d', () => new nn.Conv2d(8, 8, 3), image],
    ['LayerNorm', () => new nn.LayerNorm([8, 8]), image],
  ]
  test.each(layers)('%s', (_, make, input) => {
    const replacements: ((t: Tensor) => unknown)[] = [
      (t) => t.setData(zeros([0])),
      (t) => t.setData(zeros([1])),
      (t) => t.setData(zeros([1]).expand(t.shape)),
      (t) => t.setData(t.detach().to('float64')),
      (t) => noGrad(() => t.set_(zeros([0]))),
    ]
    for (const replace of replacements) {
      const layer = make()
      const { length } = [...layer.parameters()]
      for (let i = 0; i < length; i++) {
        const fresh = make()
        const loss = fresh.forward(input().requiresGrad_()).sum()
        replace([...fresh.parameters()][i] as Tensor)
        // Where the parameter was not saved, as a bias, nothing is read.
        try {
          loss.backward()
        } catch (error) {
          expect((error as Error).message).toMatch(/modified by an inplace operation|size|shape|dtype|type/)
        }
      }
    }
  })

  test('a resized input', () => {
    const x = ones([1000])
    const w = ones([1000], { requiresGrad: true })
    const loss = w.mul(x).sum()
    x.resize_([1])
    expect(() => loss.backward()).toThrow('modified by an inplace operation')
  })

  test('but one of the same shape and dtype may be replaced, as in PyTorch', () => {
    const w = ones([3], { requiresGrad: true })
    const loss = w.square().sum()
    w.setData(ones([3]).mul(5))
    loss.backward()
    expect(w.grad!.toArray()).toEqual([10, 10, 10])
  })
})
