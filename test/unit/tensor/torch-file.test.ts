// Files that torch.save wrote (test/fixtures/torch/make.py), and files for torch.load.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import { crc32, zipChunks } from '../../../src/tensor/_zip.js'
import {
  type DType,
  load,
  loadTorch,
  saveTorch,
  type Tensor,
  tensor,
  tidy,
  zeros,
} from '../../../src/tensor/index.js'

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

describe('a file that is not what it should be says so', () => {
  test.each([
    ['old-format', /in the format of torch before 1\.6: load it and save it again in Python/],
    ['protocol', /its pickle is of protocol 4: torch\.save writes 2 unless told otherwise/],
    [
      'module',
      /a Python object, torch\.nn\.modules\.container\.Sequential, .* torch\.save\(model\.state_dict\(\), path\)/,
    ],
    ['set', /a Python object, __builtin__\.set/],
    ['tuple-key', /a dict with a key that is neither a string nor an int, \[ 1, 2 \]/],
    ['sparse', /a Python object, torch\._utils\._rebuild_sparse_tensor/],
    ['quantized', /a Python object, torch\.per_tensor_affine|torch\._utils\._rebuild_qtensor/],
    ['conjugate', /a lazy conjugate: save tensor\.resolve_conj\(\)/],
    ['class', /a class where a value should be/],
  ])('%s', async (name, message) => {
    const failure = loadTorch(fixture(name))
    await expect(failure).rejects.toMatchObject({ name: 'PdecayError', code: 'ERR_FILE' })
    await expect(failure).rejects.toThrow(message)
    await expect(failure).rejects.toThrow(`loadTorch: ${fixture(name)} cannot be read: `)
  })

  async function archive(records: Record<string, string | Uint8Array>): Promise<Buffer> {
    const chunks: Uint8Array[] = []
    const list = Object.entries(records).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }))
    for await (const chunk of zipChunks(list, 64)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  /** A pickle of one tensor of float32, after the numbers of its offset, shape and stride. */
  const pickled = (offset: number, size: number, stride: number) =>
    Buffer.concat([
      Buffer.from(
        '\x80\x02ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\n',
        'latin1',
      ),
      Buffer.from('X\x01\0\0\x000X\x03\0\0\0cpuK\x04tQ', 'latin1'),
      Buffer.from([0x4b, offset, 0x4b, size, 0x85, 0x4b, stride, 0x85, 0x89]),
      Buffer.from('}tR.', 'latin1'),
    ])
  const memory = Buffer.from(Float32Array.of(1, 2, 3, 4).buffer)
  const whole = () => archive({ 'a/data.pkl': pickled(1, 2, 2), 'a/data/0': memory })

  test('what is tested with is right by itself', async () => {
    writeFileSync(path('good.pt'), await whole())
    expect((await loadTorch<Tensor>(path('good.pt'))).toArray()).toEqual([2, 4])
    expect(crc32(0, Buffer.from('123456789'))).toBe(0xcbf43926)
  })

  const bad: [string, () => Buffer | Promise<Buffer>, RegExp][] = [
    ['nothing', () => Buffer.alloc(0), /no zip archive, or is cut short/],
    ['text', () => Buffer.from('hello '.repeat(50)), /no zip archive, or is cut short/],
    ['another archive', () => archive({ 'a/b.txt': 'x' }), /not of torch\.save: it has no data\.pkl/],
    [
      'a TorchScript program',
      () => archive({ 'a/data.pkl': '', 'a/constants.pkl': '' }),
      /a TorchScript program/,
    ],
    ['big-endian', () => archive({ 'a/data.pkl': 'N.', 'a/byteorder': 'big' }), /its numbers are big-endian/],
    ['no memory', () => archive({ 'a/data.pkl': pickled(0, 2, 1) }), /it has no record 'a\/data\/0'/],
    [
      'memory of half an element',
      () => archive({ 'a/data.pkl': pickled(0, 2, 1), 'a/data/0': memory.subarray(1) }),
      /no whole number of float32/,
    ],
    [
      'memory that is too short',
      () => archive({ 'a/data.pkl': pickled(2, 3, 1), 'a/data/0': memory }),
      /reaches beyond its memory, record 'data\/0'/,
    ],
    [
      'a byte changed',
      async () => {
        const bytes = await whole()
        bytes[bytes.indexOf(memory)]! ^= 1
        return bytes
      },
      /its record 'a\/data\/0' is damaged: the checksum is another/,
    ],
    [
      'compressed',
      async () => {
        const bytes = await whole()
        bytes.forEach((_, at) => {
          if (bytes.readUInt32LE(Math.min(at, bytes.length - 4)) === 0x02014b50) bytes[at + 10] = 8
        })
        return bytes
      },
      /is compressed: torch\.save compresses none/,
    ],
    ...(
      [
        ['no value', '\x80\x02.', /a value is missing/],
        ['no end', '\x80\x02N', /its pickle is cut short/],
        ['a text that is cut', 'X\xff\xff\xff\x7fab.', /its pickle is cut short/],
        ['a name that is cut', 'cos', /its pickle is cut short/],
        ['code to run', 'cos\nsystem\nX\x04\0\0\0true\x85R.', /a Python object, os\.system/],
        ['a call of a number', 'K\x01)R.', /calls what is no function/],
        ['items of a list', ']K\x01K\x02s.', /items of no dict/],
        ['elements of a dict', '}K\x01a.', /elements of no list/],
        ['a key alone', '}(K\x01u.', /a key without a value/],
        ['no mark', 'K\x01t.', /a mark is missing/],
        ['a mark as a value', '(.', /a value is missing/],
        ['a reference to nothing', 'h\x05.', /refers to nothing/],
        ['two values', 'NN.', /more than one value/],
        ['an unknown operation', '\xff.', /what is not read here \(operation 0xff\)/],
        ['memory with no name', 'K\x01Q.', /memory has no name/],
        ['a tensor of numbers', 'ctorch._utils\n_rebuild_tensor_v2\n(K\x01tR.', /a tensor in it is damaged/],
        [
          'a parameter of a number',
          'ctorch._utils\n_rebuild_parameter\n(K\x01\x88tR.',
          /a parameter in it is damaged/,
        ],
      ] as const
    ).map(
      ([name, code, message]) =>
        [name, () => archive({ 'a/data.pkl': Buffer.from(code, 'latin1') }), message] as (typeof bad)[number],
    ),
  ]
  test.each(bad)('%s', async (_, make, message) => {
    writeFileSync(path('bad.pt'), await make())
    const failure = loadTorch(path('bad.pt'))
    await expect(failure).rejects.toMatchObject({ name: 'PdecayError', code: 'ERR_FILE' })
    await expect(failure).rejects.toThrow(message)
  })

  test('cut short anywhere, or with any byte changed: a value or an error, and nothing worse', async () => {
    const bytes = readFileSync(fixture('model'))
    for (let length = 0; length < bytes.length; length += 97) {
      writeFileSync(path('cut.pt'), bytes.subarray(0, length))
      await expect(loadTorch(path('cut.pt')), `${length} bytes`).rejects.toMatchObject({ code: 'ERR_FILE' })
    }
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 0x5a
      writeFileSync(path('changed.pt'), changed)
      await tidy(() => loadTorch(path('changed.pt')).catch((error) => expect(error.code).toBe('ERR_FILE')))
    }
  })

  test('load() points to loadTorch(), and arguments are checked', async () => {
    await expect(load(fixture('model'))).rejects.toThrow('it is a file of torch.save: use loadTorch()')
    await expect(loadTorch(3 as never)).rejects.toThrow(TypeError)
    await expect(loadTorch(path('good.pt'), { map: 'cpu' } as never)).rejects.toThrow("Unknown option 'map'")
    await expect(loadTorch(path('missing.pt'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
})
