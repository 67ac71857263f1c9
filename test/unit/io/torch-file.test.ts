// Files that torch.save wrote (test/fixtures/torch/make.py), and files for torch.load.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadTorch, saveTorch } from '../../../src/io/index.js'
import * as nn from '../../../src/nn/index.js'
import { type DType, type Tensor, tensor, tidy, zeros } from '../../../src/tensor/index.js'

const fixtures = `${import.meta.dirname}/../../fixtures/torch`
const folder = mkdtempSync(join(tmpdir(), 'pdecay-torch-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)
const fixture = (name: string) => join(fixtures, `${name}.pt`)
/** PDECAY_PYTHON, where it names a Python with torch. */
const python = process.env.PDECAY_PYTHON
const inPython = (code: string, ...args: string[]) =>
  execFileSync(python!, ['-c', `import sys, torch\n${code}`, ...args], { encoding: 'utf8' }).trim()

const dtypes: readonly DType[] = [
  'float64',
  'float32',
  'float16',
  'bfloat16',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'bool',
  'complex64',
  'complex128',
  'uint16',
  'uint32',
  'uint64',
  'float8_e5m2',
  'float8_e4m3fn',
  'float8_e5m2fnuz',
  'float8_e4m3fnuz',
]
const numbers = (t: Tensor) => (t.dtype.startsWith('complex') ? t.real() : t.to('float64')).toArray()

describe('what torch.save wrote', () => {
  const values = () => loadTorch<Record<string, unknown>>(fixture('values'))

  test('tensors of every dtype', async () => {
    const { dtypes: found } = await loadTorch<{ dtypes: Record<DType, Tensor> }>(fixture('values'))
    expect(Object.keys(found)).toEqual(dtypes)
    for (const [dtype, value] of Object.entries(found)) {
      expect(value).toMatchObject({ dtype, shape: [3] })
      expect(numbers(value), dtype).toEqual([0, 1, 1])
    }
  })

  test('views share their memory, as they did in Python', async () => {
    const { shared, empty, scalar } = await loadTorch<{
      shared: Record<'whole' | 'transposed' | 'corner' | 'expanded', Tensor>
      empty: Tensor
      scalar: Tensor
    }>(fixture('values'))
    const { whole, transposed, corner, expanded } = shared
    expect(corner.toArray()).toEqual([
      [6, 7],
      [10, 11],
    ])
    expect(transposed.strides).toEqual([1, 4])
    whole.mul_(10)
    expect(transposed.select(0, 1).toArray()).toEqual([10, 50, 90])
    expect(corner.toArray()).toEqual([
      [60, 70],
      [100, 110],
    ])
    expect(expanded.toArray()).toEqual([0, 0])
    expect(empty.shape).toEqual([0, 3])
    expect(scalar.shape).toEqual([])
    expect(scalar.item()).toBe(7.5)
  })

  test('parameters require gradients as they did', async () => {
    const { parameter, frozen } = (await values()) as Record<string, Tensor>
    expect(parameter!.toArray()).toEqual([1, 1])
    expect([parameter!.requiresGrad, frozen!.requiresGrad]).toEqual([true, false])
    expect(parameter!.gradFn).toBeNull()
  })

  test('everything else', async () => {
    const found = await values()
    expect(found.ints).toEqual([
      0,
      255,
      256,
      65535,
      65536,
      -1,
      2 ** 31 - 1,
      -(2 ** 31),
      2 ** 31,
      2 ** 53 - 1,
      2n ** 53n,
      -(2n ** 70n),
    ])
    expect(found.floats).toEqual([0.5, -0, 1e300, Number.POSITIVE_INFINITY, Number.NaN])
    expect(found.texts).toEqual(['', 'ünï', '\ufeffmark'])
    expect(found.nothing).toEqual([null, true, false, {}, [], []])
    expect(found.keys).toEqual({ 0: 'int', 7: 'seven' })
    expect(Object.entries(found.ordered as object)).toEqual([
      ['b', 1],
      ['a', 2],
    ])
    const [one, other] = found.twice as unknown[]
    expect(one).toBe(other)
    expect(Object.getOwnPropertyDescriptor(found, '__proto__')!.value).toEqual({ x: 1 })
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
    expect(found.torch).toEqual([[2, 3], 'bfloat16', 'cpu', 'cuda:1'])
    expect(found.many).toEqual(Array.from({ length: 3000 }, (_, i) => i))
  })

  test("a module's state dict, and the model computes what it did", async () => {
    const {
      model: state,
      input,
      output,
    } = await loadTorch<{
      model: Record<string, Tensor>
      input: Tensor
      output: Tensor
    }>(fixture('model'))
    expect(Object.keys(state)).toContain('1.running_mean')
    const model = new nn.Sequential(
      new nn.Conv2d(1, 3, 2),
      new nn.BatchNorm2d(3),
      new nn.ReLU(),
      new nn.Flatten(),
      new nn.Linear(12, 2),
    )
    model.loadStateDict(state)
    model.eval()
    expect(model.forward(input).sub(output).abs().max().item()).toBeLessThan(1e-6)
  })

  test('in a scope, the tensors are its own', async () => {
    const scalar = await tidy(async () => (await loadTorch<{ scalar: Tensor }>(fixture('values'))).scalar)
    expect(scalar.item()).toBe(7.5)
  })
})

describe('what saveTorch writes', () => {
  const make = () => ({
    dtypes: Object.fromEntries(dtypes.map((dtype) => [dtype, tensor([0, 1, 1]).to(dtype)])),
    turned: tensor([
      [1, 2],
      [3, 4],
    ]).t(),
    empty: zeros([2, 0, 3]),
    scalar: tensor(7.5, { dtype: 'float64' }),
    trained: tensor([1, 2]).requiresGrad_(),
    ints: [0, 255, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, -(2 ** 40), 2n ** 70n, -(2n ** 63n), 128n],
    floats: [0.5, -0, 1e300, Number.POSITIVE_INFINITY, Number.NaN],
    texts: ['', 'ünï', 'x'.repeat(300)],
    nothing: [null, true, false, {}, []],
    keys: { 0: 'zero', 12: 'twelve' },
    mixed: { 0: 'zero', weight: 1 },
    map: new Map<string | number, number>([
      ['0', 1],
      [1, 2],
    ]),
    gone: undefined,
  })

  test('comes back', async () => {
    const made = make()
    await saveTorch(path('all.pt'), made)
    const {
      dtypes: saved,
      turned,
      empty,
      scalar,
      trained,
      ...rest
    } = await loadTorch<ReturnType<typeof make>>(path('all.pt'))
    for (const [dtype, value] of Object.entries(saved)) {
      expect(value.dtype).toBe(dtype)
      expect(numbers(value), dtype).toEqual([0, 1, 1])
    }
    expect(turned.toArray()).toEqual([
      [1, 3],
      [2, 4],
    ])
    expect(empty.shape).toEqual([2, 0, 3])
    expect(scalar).toMatchObject({ dtype: 'float64', shape: [] })
    expect(scalar.item()).toBe(7.5)
    expect(trained.requiresGrad).toBe(true)
    const { dtypes: _, turned: _1, empty: _2, scalar: _3, trained: _4, gone, map, ints, ...plain } = made
    expect(gone).toBeUndefined()
    expect(rest).toEqual({
      ...plain,
      ints: ints.map((n) => (n === 128n ? 128 : n)),
      map: Object.fromEntries(map),
    })
  })

  test.skipIf(!python)('loads in torch (PDECAY_PYTHON) by its default, as what it was', async () => {
    await saveTorch(path('all.pt'), make())
    const code = `
v = torch.load(sys.argv[1])
for name, t in v['dtypes'].items():
    assert t.dtype == getattr(torch, name) and t.to(torch.complex64).tolist() == [0, 1, 1], name
assert v['turned'].tolist() == [[1, 3], [2, 4]] and v['turned'].is_contiguous()
assert v['empty'].shape == (2, 0, 3) and v['scalar'].item() == 7.5 and v['scalar'].dtype == torch.float64
assert v['trained'].requires_grad and not v['turned'].requires_grad
assert v['ints'] == [0, 255, -1, 2**31 - 1, -2**31, 2**31, -2**40, 2**70, -2**63, 128], v['ints']
assert all(type(i) is int for i in v['ints'])
assert repr(v['floats']) == '[0.5, -0.0, 1e+300, inf, nan]', v['floats']
assert v['texts'] == ['', 'ünï', 'x' * 300] and v['nothing'] == [None, True, False, {}, []]
assert v['keys'] == {0: 'zero', 12: 'twelve'} and v['mixed'] == {'0': 'zero', 'weight': 1} and v['map'] == {'0': 1, 1: 2}
assert 'gone' not in v
assert torch.load(sys.argv[1], mmap=True)['scalar'].item() == 7.5
print('same')`
    expect(inPython(code, path('all.pt'))).toBe('same')
  })

  test.skipIf(!python)('a model state dict computes the same in torch (PDECAY_PYTHON)', async () => {
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.ReLU(), new nn.Linear(4, 2))
    const input = tensor([[0.5, -1, 2]])
    await saveTorch(path('model.pt'), {
      model: model.stateDict(),
      input,
      output: model.forward(input).detach(),
    })
    const code = `
from torch import nn
v = torch.load(sys.argv[1])
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
model.load_state_dict(v['model'])
print((model(v['input']) - v['output']).abs().max().item())`
    expect(Number(inPython(code, path('model.pt')))).toBeLessThan(1e-6)
  })

  test('is the same bytes for the same value; elements are those at the time of the call', async () => {
    const x = tensor([1, 2])
    await saveTorch(path('a.pt'), { x, y: x })
    const saving = saveTorch(path('b.pt'), { x, y: x })
    x.zero_()
    await saving
    expect(readFileSync(path('b.pt'))).toEqual(readFileSync(path('a.pt')))
    const { x: first, y } = await loadTorch<{ x: Tensor; y: Tensor }>(path('b.pt'))
    expect(first.toArray()).toEqual([1, 2])
    expect(y.dataPointer).toBe(first.dataPointer)
  })

  test('a file that is there stays whole when writing fails', async () => {
    await saveTorch(path('kept.pt'), { a: 1 })
    const ring: unknown[] = []
    ring.push({ ring })
    const wrong: [unknown, new (message: string) => Error, string][] = [
      [{ a: [undefined] }, TypeError, 'plain objects for value.a[0] but received undefined'],
      [{ a: () => 1 }, TypeError, 'for value.a but received [Function: a]'],
      [{ a: new Date(0) }, TypeError, 'for value.a but received 1970'],
      [{ a: new Float32Array(2) }, TypeError, 'for value.a but received Float32Array(2)'],
      [new Map([[0.5, 1]]), TypeError, 'Expected string or integer for a key of value but received 0.5'],
      [ring, RangeError, 'Expected value[0].ring not to hold itself'],
    ]
    for (const [value, kind, message] of wrong) {
      const failure = saveTorch(path('kept.pt'), value as object)
      await expect(failure).rejects.toThrow(kind)
      await expect(failure).rejects.toThrow(message)
    }
    await expect(saveTorch(path('kept.pt'), { a: zeros([1], { dtype: 'complex32' }) })).rejects.toMatchObject(
      {
        code: 'ERR_UNSUPPORTED',
        message: 'saveTorch: torch.save cannot hold complex32 (value.a)',
      },
    )
    await expect(saveTorch(path('no/such/folder.pt'), {})).rejects.toMatchObject({ code: 'ERR_FILE' })
    expect(await loadTorch(path('kept.pt'))).toEqual({ a: 1 })
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
