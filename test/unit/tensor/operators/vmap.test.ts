// vmap computes all examples at once. The oracle is a loop over them: the mean of vmap.
import { describe, expect, test } from 'vitest'
import { trace } from '../../../../src/graph/index.js'
import { core } from '../../../../src/native/index.js'
import * as nn from '../../../../src/nn/index.js'
import {
  arange,
  autograd,
  bernoulli,
  cat,
  manualSeed,
  noGrad,
  rand,
  randn,
  stack,
  type Tensor,
  tensor,
  tidy,
  type VmapRandomness,
  vmap,
  where,
  zeros,
} from '../../../../src/tensor/index.js'

const alive = () => core().counts()[0]

/** What a loop gives, with the batch at `outDim`. */
function looped(
  fn: (...args: Tensor[]) => Tensor,
  args: readonly Tensor[],
  inDims: readonly (number | null)[],
  outDim: number,
): Tensor {
  const at = inDims.findIndex((dim) => dim !== null)
  const size = args[at]!.size(inDims[at]!)
  const results = Array.from({ length: size }, (_, i) =>
    fn(...args.map((arg, k) => (inDims[k] === null ? arg : arg.select(inDims[k]!, i)))),
  )
  return stack(results, { dim: outDim })
}

type Row = readonly [name: string, fn: (...args: Tensor[]) => Tensor, ...args: (readonly number[])[]]
// Shapes of one example; no result has fewer than one dimension.
const rows: readonly Row[] = [
  ['abs', (x) => x.abs(), [3, 4]],
  ['add', (x, y) => x.add(y), [3, 4], [4]],
  ['sub', (x, y) => x.sub(y, { alpha: 2 }), [3, 4], [3, 4]],
  ['mul', (x, y) => x.mul(y), [3, 1], [3, 4]],
  ['div', (x, y) => x.div(y), [3, 4], [3, 4]],
  ['pow', (x) => x.abs().pow(1.5), [3, 4]],
  ['exp', (x) => x.exp(), [3, 4]],
  ['log', (x) => x.abs().log(), [3, 4]],
  ['sin', (x) => x.sin(), [5]],
  ['cos', (x) => x.cos(), [5]],
  ['tanh', (x) => x.tanh(), [5]],
  ['sigmoid', (x) => x.sigmoid(), [5]],
  ['relu', (x) => x.relu(), [5]],
  ['gelu', (x) => nn.functional.gelu(x), [5]],
  ['silu', (x) => nn.functional.silu(x), [5]],
  ['elu', (x) => nn.functional.elu(x), [5]],
  ['leaky relu', (x) => nn.functional.leakyRelu(x), [5]],
  ['softplus', (x) => nn.functional.softplus(x), [5]],
  ['clamp', (x) => x.clamp(-0.5, 0.5), [5]],
  ['maximum', (x, y) => x.maximum(y), [5], [5]],
  ['sqrt', (x) => x.abs().sqrt(), [5]],
  ['rsqrt', (x) => x.abs().add(1).rsqrt(), [5]],
  ['erf', (x) => x.erf(), [5]],
  ['sum', (x) => x.sum({ dim: 0 }), [3, 4]],
  ['sum of all', (x) => x.sum().reshape([1]), [3, 4]],
  ['mean', (x) => x.mean({ dim: -1, keepdim: true }), [3, 4]],
  ['var', (x) => x.var({ dim: 0 }), [3, 4]],
  ['prod', (x) => x.prod({ dim: 1 }), [3, 4]],
  ['amax', (x) => x.amax({ dim: 1 }), [3, 4]],
  ['logsumexp', (x) => x.logsumexp(1), [3, 4]],
  ['cumsum', (x) => x.cumsum(1), [3, 4]],
  ['softmax', (x) => x.softmax(-1), [3, 4]],
  ['log softmax', (x) => x.logSoftmax(0), [3, 4]],
  ['sort', (x) => x.sort({ dim: 1 }).values, [3, 4]],
  ['topk', (x) => x.topk(2).values, [3, 4]],
  ['argmax', (x) => x.argmax({ dim: 1 }).to('float32'), [3, 4]],
  ['matmul', (x, y) => x.matmul(y), [3, 4], [4, 2]],
  ['matmul by a vector', (x, y) => x.matmul(y), [3, 4], [4]],
  ['bmm', (x, y) => x.bmm(y), [2, 3, 4], [2, 4, 2]],
  ['outer', (x, y) => x.outer(y), [3], [4]],
  ['addmm', (x, y, z) => x.addmm(y, z), [3, 2], [3, 4], [4, 2]],
  ['einsum of products', (x, y) => x.unsqueeze(-1).mul(y).sum({ dim: 0 }), [3], [3, 2]],
  ['linear', (x, w, b) => nn.functional.linear(x, w, { bias: b }), [3, 4], [2, 4], [2]],
  ['conv1d', (x, w) => nn.functional.conv1d(x, w), [1, 2, 6], [3, 2, 3]],
  [
    'conv2d',
    (x, w, b) => nn.functional.conv2d(x, w, { bias: b, padding: 1 }),
    [1, 2, 5, 5],
    [3, 2, 3, 3],
    [3],
  ],
  ['max pool', (x) => nn.functional.maxPool2d(x, 2), [1, 2, 4, 4]],
  ['average pool', (x) => nn.functional.avgPool2d(x, 2), [1, 2, 4, 4]],
  ['adaptive pool', (x) => nn.functional.adaptiveAvgPool2d(x, 2), [1, 2, 4, 4]],
  ['layer norm', (x, w) => nn.functional.layerNorm(x, [4], { weight: w }), [3, 4], [4]],
  ['group norm', (x) => nn.functional.groupNorm(x, 2), [1, 4, 3]],
  [
    'attention',
    (q, k, v) => nn.functional.scaledDotProductAttention(q, k, v),
    [2, 3, 4],
    [2, 3, 4],
    [2, 3, 4],
  ],
  ['mse loss', (x, y) => nn.functional.mseLoss(x, y).reshape([1]), [4], [4]],
  ['smooth l1', (x, y) => nn.functional.smoothL1Loss(x, y).reshape([1]), [4], [4]],
  ['cosine', (x, y) => nn.functional.cosineSimilarity(x, y), [3, 4], [3, 4]],
  ['reshape', (x) => x.reshape([4, 3]), [3, 4]],
  ['transpose', (x) => x.t(), [3, 4]],
  ['permute', (x) => x.permute([2, 0, 1]), [2, 3, 4]],
  ['unsqueeze and squeeze', (x) => x.unsqueeze(0).squeeze(0), [3, 4]],
  ['expand', (x) => x.expand([3, 4]), [1, 4]],
  ['flip', (x) => x.flip([0]), [3, 4]],
  ['roll', (x) => x.roll(1, { dims: 0 }), [3, 4]],
  ['narrow', (x) => x.narrow(1, 1, 2), [3, 4]],
  ['select', (x) => x.select(0, 1), [3, 4]],
  ['cat', (x, y) => cat([x, y]), [3, 4], [2, 4]],
  ['stack', (x, y) => stack([x, y]), [3, 4], [3, 4]],
  ['chunk', (x) => x.chunk(2, { dim: 1 })[1]!, [3, 4]],
  [
    'gather',
    (x) =>
      x.gather(
        1,
        tensor(
          [
            [1, 0],
            [2, 2],
            [3, 1],
          ],
          { dtype: 'int64' },
        ),
      ),
    [3, 4],
  ],
  ['index select', (x) => x.indexSelect(0, tensor([2, 0], { dtype: 'int64' })), [3, 4]],
  ['where', (x, y) => where(x.gt(y), x, y), [3, 4], [3, 4]],
  ['masked fill', (x) => x.maskedFill(x.gt(0), 0), [3, 4]],
  ['tril', (x) => x.tril(), [3, 3]],
  ['diagonal', (x) => x.diagonal(), [3, 3]],
  ['trace', (x) => x.trace().reshape([1]), [3, 3]],
  ['inverse', (x) => x.matmul(x.t()).add(3).inverse(), [1, 1]],
  ['norm', (x) => x.norm({ dim: 1 }), [3, 4]],
  ['cross', (x, y) => x.cross(y, { dim: 0 }), [3], [3]],
  ['in place', (x) => x.clone().add_(1).mul_(2), [3, 4]],
]

describe('equals a loop, with gradients', () => {
  test('over 60 operators', () => expect(rows.length).toBeGreaterThanOrEqual(60))

  test.each(rows.map(([name, fn, ...shapes]) => ({ name, fn, shapes })))('$name', ({ fn, shapes }) => {
    manualSeed(3)
    const batch = 3
    // Each argument mapped at its start, at its end, and all but the first not mapped; the results' batch at three places.
    const ways: [dim: (ndim: number, k: number) => number | null, out: number][] = [
      [() => 0, 0],
      [(ndim) => ndim, -1],
      [(ndim, k) => (k === 0 ? Math.min(1, ndim) : null), 1],
    ]
    for (const [dimOf, outDims] of ways) {
      const inDims = shapes.map((shape, k) => dimOf(shape.length, k))
      const args = shapes.map((shape, k) => {
        const whole = [...shape]
        if (inDims[k] !== null) whole.splice(inDims[k]!, 0, batch)
        return randn(whole).requiresGrad_()
      })
      const found = vmap(fn, { inDims, outDims })(...args)
      const wanted = looped(fn, args, inDims, outDims)
      expect(found.shape).toEqual(wanted.shape)
      expect(found.allclose(wanted, { rtol: 1e-5, atol: 1e-5 })).toBe(true)
      if (!wanted.requiresGrad) continue
      expect(found.requiresGrad).toBe(true)
      const weights = randn(wanted.shape)
      const [grads, others] = [found, wanted].map((each) =>
        autograd.grad(each.mul(weights).sum(), args, { allowUnused: true }),
      )
      for (const [k, grad] of grads!.entries())
        expect(grad!.allclose(others![k]!, { rtol: 1e-4, atol: 1e-5 })).toBe(true)
    }
  })
})

describe('all examples at once', () => {
  const x = arange(6, { dtype: 'float32' }).reshape([2, 3])

  test('the function is called once, and sees one example', () => {
    const shapes: number[][] = []
    vmap((row: Tensor) => {
      shapes.push(row.shape)
      return row.add(1)
    })(x)
    expect(shapes).toEqual([[3]])
  })
  test('in chunks', () => {
    const sizes: number[] = []
    const fn = (row: Tensor) => {
      sizes.push(row.size(0))
      return [row.mul(2), row.sum()] as const
    }
    const [doubled, sums] = vmap(fn, { inDims: 1, outDims: [1, 0], chunkSize: 2 })(x)
    expect(sizes.length).toBe(2)
    expect(doubled!.equal(x.mul(2))).toBe(true)
    expect(sums!.equal(x.sum({ dim: 0 }))).toBe(true)
  })
  test('in another one', () => {
    const [a, b] = [randn([4, 3]), randn([5, 3])]
    const dot = (u: Tensor, v: Tensor) => u.mul(v).sum()
    const all = vmap((u: Tensor) => vmap((v: Tensor) => dot(u, v))(b))(a)
    expect(all.allclose(a.matmul(b.t()), { atol: 1e-6 })).toBe(true)
    const other = vmap(vmap(dot, { inDims: [0, null] }), { inDims: [null, 0], outDims: 1 })(a, b)
    expect(other.allclose(a.matmul(b.t()), { atol: 1e-6 })).toBe(true)
  })
  test('of a module, whose gradients flow', () => {
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.Tanh(), new nn.Linear(4, 1))
    const rows = randn([6, 3])
    vmap((row: Tensor) => model.forward(row))(rows)
      .sum()
      .backward()
    const [found] = model.parameters().map(({ grad }) => grad!.clone())
    model.zeroGrad()
    model.forward(rows).sum().backward()
    expect(found!.allclose(model.parameters()[0]!.grad!, { atol: 1e-6 })).toBe(true)
  })
  test('results that are the same for all, and tensors made within', () => {
    const same = zeros([2])
    const [a, b] = vmap((row: Tensor) => [same, row.add(tensor([1, 2, 3]))] as const)(x)
    expect([a!.shape, b.toArray()]).toEqual([
      [2, 2],
      [
        [1, 3, 5],
        [4, 6, 8],
      ],
    ])
    expect(vmap((_: Tensor) => zeros([2]), { outDims: -1 })(x).shape).toEqual([2, 2])
  })
  test('a recording holds the operators of each example', () => {
    const model = { forward: (given: Tensor) => vmap((row: Tensor) => row.mul(2).sum())(given) }
    const { graph } = trace(model, [x])
    expect(graph.nodes.filter(({ op }) => op === 'aten::mul').length).toBe(2)
    expect(graph.notes).toEqual([])
  })
})

describe('randomness', () => {
  const x = zeros([4, 3])
  const draw = (randomness?: VmapRandomness, options = {}) =>
    vmap((row: Tensor) => row.add(rand([3])), { ...(randomness ? { randomness } : {}), ...options })(x)
  const rowsOf = (t: Tensor) => new Set((t.toArray() as number[][]).map(String)).size

  test('is an error by default', () => {
    expect(() => draw()).toThrow(/random/)
    expect(() => draw('error')).toThrow(/random/)
    expect(() => vmap((row: Tensor) => nn.functional.dropout(row, { p: 0.5 }))(x)).toThrow(/random/)
  })
  test('is the same for all, as outside', () => {
    manualSeed(1)
    const found = draw('same')
    manualSeed(1)
    expect(rowsOf(found)).toBe(1)
    expect(found.select(0, 2).equal(rand([3]))).toBe(true)
    expect(rowsOf(draw('same', { chunkSize: 3 }))).toBe(1)
  })
  test('is different for each, as outside for all', () => {
    manualSeed(1)
    const found = draw('different')
    manualSeed(1)
    expect(rowsOf(found)).toBe(4)
    expect(found.equal(rand([4, 3]))).toBe(true)
    expect(rowsOf(draw('different', { chunkSize: 2 }))).toBe(4)
  })
  test('draws what torch.vmap draws', () => {
    const dropped = (randomness: VmapRandomness) => {
      manualSeed(1)
      return vmap((row: Tensor) => nn.functional.dropout(row.add(1)), { randomness })(x).toArray()
    }
    // torch.manual_seed(1); torch.vmap(lambda x: F.dropout(x + 1), randomness=…)(torch.zeros(4, 3))
    const first = [2, 2, 2]
    expect(dropped('same')).toEqual([first, first, first, first])
    expect(dropped('different')).toEqual([first, [2, 0, 2], [2, 0, 0], [2, 0, 2]])
  })
  test('of a batched tensor may not be the same', () => {
    const given = rand([4, 3])
    expect(() => vmap((row: Tensor) => bernoulli(row), { randomness: 'same' })(given)).toThrow(/same/)
    expect(vmap((row: Tensor) => bernoulli(row), { randomness: 'different' })(given).shape).toEqual([4, 3])
  })
})

describe('what cannot be', () => {
  const x = randn([3, 2])
  const within = (fn: (row: Tensor) => unknown) => () => vmap(fn as (row: Tensor) => Tensor)(x)

  test('reading values', () => {
    for (const read of [
      (row: Tensor) => row.sum().item(),
      (row: Tensor) => row.toArray(),
      (row: Tensor) => row.toTypedArray(),
      (row: Tensor) => row.asTypedArray(),
    ]) {
      expect(within(read)).toThrow(/within vmap\(\) a tensor stands for all examples at once/)
      expect(within(read)).toThrow(expect.objectContaining({ code: 'ERR_UNSUPPORTED' }))
    }
    expect(within((row) => row.equal(row))).toThrow()
    expect(within((row) => row.nonzero())).toThrow()
    expect(within((row) => row.add(Number(row.dataPointer)))).not.toThrow()
  })
  test('printing is of the shape alone', () => {
    const texts: string[] = []
    vmap((row: Tensor) => {
      texts.push(String(row))
      return row
    })(x)
    expect(texts).toEqual(['tensor(..., size=(2,))'])
  })
  test('an exception, or a result of another kind, leaves nothing behind', async () => {
    const before = alive()
    expect(
      within(() => {
        throw new Error('mine')
      }),
    ).toThrow('mine')
    expect(within(() => 3)).toThrow(/Expected Tensor or array of Tensor from fn but received 3/)
    expect(within((row) => vmap((each: Tensor) => each.item() as never)(row))).toThrow(/stands for all/)
    expect(within(async (row) => row)).toThrow(/received a Promise/)
    await Promise.resolve()
    expect(alive()).toBe(before)
    // The stack is empty: values can be read, numbers drawn.
    expect(
      x
        .add(rand([3, 2]))
        .sum()
        .item(),
    ).toEqual(expect.any(Number))
    expect(within((row) => row.add(1))()).toBeInstanceOf(Object)
  })
  test('what leaks is freed', () => {
    const leaked: Tensor[] = []
    vmap((row: Tensor) => {
      const twice = row.mul(2)
      leaked.push(row, twice)
      return twice.sum()
    })(x)
    for (const each of leaked) {
      expect(() => each.add(1)).toThrow(expect.objectContaining({ code: 'ERR_HANDLE' }))
      expect(() => vmap((row: Tensor) => row.add(each))(x)).toThrow(/ends with it/)
    }
  })
  test('what leaks from the inner of two is freed, and that of the outer not', () => {
    let leaked: Tensor | undefined
    const found = vmap((row: Tensor) => {
      const inner = vmap((each: Tensor) => {
        leaked = each.mul(row.sum())
        return leaked
      })(row)
      expect(() => leaked!.add(1)).toThrow(/ends with it/)
      return inner.add(row)
    })(x)
    const wanted = x.mul(x.sum({ dim: 1, keepdim: true })).add(x)
    expect(found.allclose(wanted, { atol: 1e-6 })).toBe(true)
  })
  test('within tidy and noGrad, and tidy within', () => {
    const found = tidy(() => noGrad(() => vmap((row: Tensor) => tidy(() => row.mul(2).add(1)))(x)))
    expect(found.allclose(x.mul(2).add(1))).toBe(true)
  })
  test('writing the examples into a tensor of all', () => {
    const sum = zeros([2])
    expect(within((row) => sum.add_(row))).toThrow(/^add_: output with shape/)
    expect(sum.toArray()).toEqual([0, 0])
  })
  test('options of another kind', () => {
    const fn = (row: Tensor) => row
    expect(() => vmap(fn, { randomness: 'some' as never })).toThrow(/Expected one of .* for randomness/)
    expect(() => vmap(fn, { chunkSize: 0 })).toThrow(/for chunkSize/)
    expect(() => vmap(fn, { outDims: 2 })(x)).toThrow(/outDims/)
    expect(() => vmap(fn, { outDims: [0, 0] })(x)).toThrow(
      'vmap: Expected 1 elements, one for each result, for outDims but received 2',
    )
    expect(() => vmap(fn, { outDims: [0.5] })).toThrow(/outDims\[0\]/)
  })
  test('more levels than libtorch has', () => {
    let deep = (row: Tensor): Tensor => row.add(1)
    for (let i = 0; i < 70; i++) {
      const inner = deep
      deep = (row) => vmap(inner)(row.unsqueeze(0)).squeeze(0)
    }
    expect(() => deep(x)).toThrow(/vmap: more than \d+ calls in each other/)
    expect(vmap((row: Tensor) => row.add(1))(x).shape).toEqual([3, 2])
  })
})
