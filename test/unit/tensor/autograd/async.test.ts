import { describe, expect, test } from 'vitest'
import { autograd, grad, noGrad, ones, type Tensor, tensor, tidy } from '../../../../src/tensor/index.js'

const cube = autograd.customFunction({
  name: 'Cube',
  forward(ctx, x: Tensor) {
    ctx.saveForBackward(x)
    return x.pow(3)
  },
  backward: (ctx, gradient) => ctx.savedTensors[0]!.square().mul(3).mul(gradient),
})

describe('backwardAsync', () => {
  test('gives the same gradients, while other code runs', async () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const pass = x.mul(x).sum().backwardAsync()
    expect(noGrad(() => x.mul(2).toArray())).toEqual([2, 4])
    await pass
    expect(x.grad!.toArray()).toEqual([2, 4])
    await autograd.backwardAsync([x.sum(), x.mul(3)], { gradTensors: [null, tensor([1, 10])] })
    expect(x.grad!.toArray()).toEqual([2 + 1 + 3, 4 + 1 + 30])
  })

  test('functions, hooks and checkpoints of the JavaScript thread are called there', async () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const seen: unknown[] = []
    x.registerHook((gradient) => {
      seen.push(gradient.toArray(), autograd.isGradEnabled())
    })
    const y = tidy(() => autograd.checkpoint((a: Tensor) => cube(a).exp().log(), [x.mul(2)]).sum())
    await y.backwardAsync()
    const gradient = (x.grad!.toArray() as number[]).map((each) => Math.round(each * 100) / 100)
    expect(gradient).toEqual([24, 96])
    expect(seen).toEqual([x.grad!.toArray(), false])
  })

  test('beside a pass of the JavaScript thread, both calling its functions', async () => {
    const x = tensor([1], { requiresGrad: true })
    const passes = [1, 2, 3].map((factor) => cube(x.mul(factor)).backwardAsync())
    expect(grad(cube(x.mul(4)), [x])[0]!.item()).toBe(3 * 64)
    await Promise.all(passes)
    expect(x.grad!.item()).toBe(3 * (1 + 8 + 27))
  })

  test('a failure has the words of the error and the stack of the caller', async () => {
    const culprit = () => tensor([1, 2]).backwardAsync()
    const error = await culprit().catch((caught: Error) => caught)
    expect(error).toMatchObject({ name: 'PdecayError', code: 'ERR_LIBTORCH' })
    expect((error as Error).message).toMatch(/^backwardAsync: element 0 of tensors does not require grad/)
    expect((error as Error).stack).toMatch(/^PdecayError: [\s\S]*at .*culprit .*async\.test\.ts/)
  })

  test("a hook's own error comes out as it is", async () => {
    const x = tensor([1], { requiresGrad: true })
    const failure = new EvalError('mine')
    x.registerHook(() => {
      throw failure
    })
    await expect(x.mul(2).backwardAsync()).rejects.toBe(failure)
    await expect(tensor([1]).backwardAsync({ retain: true } as never)).rejects.toThrow(
      "Unknown option 'retain'",
    )
  })
})

describe('values', () => {
  test('itemAsync', async () => {
    const values = [tensor(1.5), tensor(3n), tensor(true)].map((each) => each.itemAsync())
    expect(await Promise.all(values)).toEqual([1.5, 3, 1])
    await expect(tensor([1, 2]).itemAsync()).rejects.toThrow(
      'itemAsync: a tensor with 2 elements has no single value',
    )
    await expect(tensor(2n ** 60n).itemAsync()).rejects.toMatchObject({ code: 'ERR_RANGE' })
    const gone = tensor(1)
    gone.dispose()
    await expect(gone.itemAsync()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  })

  test('toTypedArrayAsync copies, also what was contiguous', async () => {
    const x = ones([2, 3])
    const array = (await x.toTypedArrayAsync()) as Float32Array
    array[0] = 7
    expect([Array.from(array), x.sum().item()]).toEqual([[7, 1, 1, 1, 1, 1], 6])
    expect(
      await tensor([
        [1, 2],
        [3, 4],
      ])
        .t()
        .toTypedArrayAsync(),
    ).toEqual(Float32Array.of(1, 3, 2, 4))
    expect(await ones([0]).toTypedArrayAsync()).toEqual(new Float32Array(0))
    expect(await tensor([true]).toTypedArrayAsync()).toEqual(Uint8Array.of(1))
    expect(await ones([1], { dtype: 'bfloat16' }).toTypedArrayAsync()).toEqual(Float32Array.of(1))
    await expect(ones([1], { dtype: 'complex64' }).toTypedArrayAsync()).rejects.toMatchObject({
      code: 'ERR_UNSUPPORTED',
    })
  })

  test('a tensor of a scope that has ended by then', async () => {
    const pending = tidy(() => [ones([1000]).sum().itemAsync(), ones([3]).toTypedArrayAsync()] as const)
    expect(await pending[0]).toBe(1000)
    expect(await pending[1]).toEqual(Float32Array.of(1, 1, 1))
  })
})
