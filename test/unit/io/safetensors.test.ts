import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { load, loadHeader, save } from '../../../src/io/index.js'
import { type DType, tensor, tidy, zeros } from '../../../src/tensor/index.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pdecay-safetensors-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)

test.each<DType>([
  'float32',
  'float64',
  'float16',
  'bfloat16',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
  'float8_e5m2',
  'float8_e4m3fn',
])('%s comes back', async (dtype) => {
  const made = tensor(
    [
      [0, 1, 1],
      [1, 0, 1],
    ],
    { dtype: 'int64' },
  ).to(dtype)
  await save(path('one'), { x: made })
  const { x } = await load(path('one'))
  expect(x).toMatchObject({ dtype, shape: [2, 3] })
  expect(x!.to('float32').toArray()).toEqual(made.to('float32').toArray())
})

test('a record of many, with metadata, as the reference implementation lays it out', async () => {
  const tensors = {
    b: tensor(true),
    'layer.weight': tensor([
      [1, 2],
      [3, 4],
    ]).t(),
    empty: zeros([0, 3]),
    a: tensor([1.5], { dtype: 'float64' }),
    __proto__x: tensor([7n]),
  }
  await save(path('many'), tensors, { metadata: { step: '3', who: 'ünï' } })
  const bytes = readFileSync(path('many'))
  const length = Number(bytes.readBigUInt64LE())
  expect(length % 8).toBe(0)
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString())
  expect(header.__metadata__).toEqual({ step: '3', who: 'ünï' })
  expect(header['layer.weight']).toEqual({ dtype: 'F32', shape: [2, 2], data_offsets: [16, 32] })
  const loaded = await load(path('many'))
  expect(new Set(Object.keys(loaded))).toEqual(new Set(Object.keys(tensors)))
  expect(loaded['layer.weight']!.toArray()).toEqual([
    [1, 3],
    [2, 4],
  ])
  expect(loaded.empty!.shape).toEqual([0, 3])
  expect(await loadHeader(path('many'))).toMatchObject({
    metadata: { step: '3' },
    tensors: { a: { dtype: 'float64', shape: [1] } },
  })
})

test('nothing at all', async () => {
  await save(path('none'), {})
  expect(await load(path('none'))).toEqual({})
})

test('the elements are those at the time of the call', async () => {
  const x = tensor([1, 2])
  const saving = save(path('snapshot'), { x })
  x.zero_()
  await saving
  expect((await load(path('snapshot'))).x!.toArray()).toEqual([1, 2])
})

test('what is loaded in a scope belongs to it', async () => {
  await save(path('scoped'), { x: tensor([1]) })
  const { x } = await tidy(async () => {
    const loaded = await load(path('scoped'))
    return { x: loaded.x! }
  })
  expect(x.toArray()).toEqual([1])
})

test('a file that is there stays whole when writing fails, and no temporary file is left', async () => {
  await save(path('kept'), { x: tensor([1]) })
  await expect(save(path('no/such/folder'), { x: tensor([2]) })).rejects.toMatchObject({ code: 'ERR_FILE' })
  await expect(save(path('kept'), { x: zeros([1], { dtype: 'complex64' }) })).rejects.toMatchObject({
    code: 'ERR_UNSUPPORTED',
    message: 'save: safetensors cannot hold complex64 (x)',
  })
  expect((await load(path('kept'))).x!.toArray()).toEqual([1])
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('arguments', async () => {
  await expect(save(3 as never, {})).rejects.toThrow(TypeError)
  await expect(save(path('x'), { x: 3 as never })).rejects.toThrow(
    'Expected Tensor for tensors.x but received 3',
  )
  await expect(save(path('x'), null as never)).rejects.toThrow(
    'Expected object for tensors but received null',
  )
  await expect(save(path('x'), { __metadata__: tensor(1) })).rejects.toThrow(RangeError)
  await expect(save(path('x'), {}, { metadata: { a: 1 as never } })).rejects.toThrow(
    'Expected string for metadata.a',
  )
  await expect(load(path('x'), { device: 'gpu' as never })).rejects.toThrow(RangeError)
  await expect(load(path('missing'))).rejects.toMatchObject({ name: 'PdecayError', code: 'ERR_FILE' })
})

describe('a file that is not what it should be', () => {
  const write = (name: string, header: unknown, data: number[], length?: bigint) => {
    const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
    const start = Buffer.alloc(8)
    start.writeBigUInt64LE(length ?? BigInt(text.length))
    writeFileSync(path(name), Buffer.concat([start, text, Buffer.from(data)]))
  }
  const entry = (begin: number, end: number, more: object = {}) => ({
    dtype: 'U8',
    shape: [end - begin],
    data_offsets: [begin, end],
    ...more,
  })
  test.each<[string, unknown, number[], RegExp, bigint?]>([
    ['cut in the header', { x: entry(0, 1) }, [], /cut short within its header/, 500n],
    ['a huge header', '{}', [], /its header would take 115292150460684\d+ bytes/, 2n ** 60n],
    ['no JSON', '{"x": ', [], /JSON/],
    ['no UTF-8', '\ufffd'.repeat(2), [], /JSON|valid/],
    ['no object', [1], [], /its header is not a JSON object/],
    ['an entry that is none', { x: 3 }, [], /entry 'x' is not a JSON object/],
    ['an unknown dtype', { x: entry(0, 1, { dtype: 'Q9' }) }, [1], /entry 'x' has an unknown dtype, 'Q9'/],
    ['a negative size', { x: entry(0, 1, { shape: [-1] }) }, [1], /has no valid shape/],
    [
      'a size that overflows',
      { x: entry(0, 1, { shape: [2 ** 40, 2 ** 40] }) },
      [1],
      /its shape and dtype make/,
    ],
    [
      'offsets of another size',
      { x: entry(0, 2, { shape: [1] }) },
      [1, 2],
      /takes 2 bytes, but its shape and dtype make 1/,
    ],
    ['offsets backwards', { x: entry(0, 1, { data_offsets: [1, 0] }) }, [1], /entry 'x' takes -1 bytes/],
    ['no offsets', { x: { dtype: 'U8', shape: [1] } }, [1], /no valid data_offsets/],
    ['overlap', { x: entry(0, 2), y: entry(1, 3) }, [1, 2, 3], /'y' overlap those of another/],
    ['a gap', { x: entry(0, 1), y: entry(2, 3) }, [1, 2, 3], /gap before the elements of 'y'/],
    [
      'cut in the elements',
      { x: entry(0, 4) },
      [1, 2],
      /cut short: 2 bytes of elements where there should be 4/,
    ],
    ['too long', { x: entry(0, 1) }, [1, 2], /1 bytes at the end belong to no tensor/],
    ['a bool of 2', { x: entry(0, 1, { dtype: 'BOOL' }) }, [2], /neither 0 nor 1/],
    ['metadata that is no text', { __metadata__: { a: 1 } }, [], /Expected string for metadata.a/],
    [
      'a tensor twice',
      '{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}',
      [1],
      /its header has 'x' twice/,
    ],
    ['the same name by an escape', '{"x":{},"\\u0078":{}}', [], /'x' (twice|has an unknown dtype)/],
    [
      'a field twice',
      '{"x":{"dtype":"U8","dtype":"I8","shape":[1],"data_offsets":[0,1]}}',
      [1],
      /entry 'x' has 'dtype' twice/,
    ],
    ['metadata twice', '{"__metadata__":{"a":"1","a":"2"}}', [], /its metadata has 'a' twice/],
    ['something after the end', '{} {}', [], /its header is not valid JSON: something follows its end/],
    ['a comma too many', '{"__metadata__":{},}', [], /its header is not valid JSON: a key is missing/],
    ['arrays within arrays', { x: entry(0, 1, { shape: [[1]] }) }, [1], /nested too deeply/],
    [
      'a thousand dimensions',
      { x: entry(0, 1, { shape: Array(9999).fill(1) }) },
      [1],
      /takes \d+ characters/,
    ],
  ])('%s', async (name, header, data, message, length) => {
    write('bad', header, data, length)
    const failure = load(path('bad'))
    await expect(failure, name).rejects.toMatchObject({ name: 'PdecayError', code: 'ERR_FILE' })
    await expect(failure).rejects.toThrow(message)
  })

  test.each([
    ['nested JSON', () => `{"x":${'['.repeat(90e6)}`, /nested too deeply/],
    [
      'entries with nothing in them',
      () => `{"x":{}${',"x":{}'.repeat(12e6)}}`,
      /entry 'x' has an unknown dtype/,
    ],
    ['one long shape', () => `{"x":{"dtype":"U8","shape":[1${',1'.repeat(45e6)}]}}`, /takes \d+ characters/],
  ])('90 MB of %s take no more memory than their text', async (_, make, message) => {
    write('big', make(), [])
    const peak = () => process.resourceUsage().maxRSS / 1024
    const before = Math.max(peak(), process.memoryUsage.rss() / 2 ** 20)
    await expect(load(path('big'))).rejects.toThrow(message)
    // The bytes, and the text.
    expect(peak() - before).toBeLessThan(450)
    rmSync(path('big'))
  })

  test('escapes in names and metadata, and brackets in strings, are read as JSON has them', async () => {
    const names = ['quote"d', 'back\\', '{[,:]}', 'ünï\u{1f600}', '__proto__', '']
    await save(path('odd'), Object.fromEntries(names.map((name, i) => [name, tensor([i])])), {
      metadata: { 'a"]}': '\\"}],', b: '' },
    })
    const loaded = await load(path('odd'))
    expect(Object.entries(loaded).map(([name, value]) => [name, value.toArray()])).toEqual(
      expect.arrayContaining(names.map((name, i) => [name, [i]])),
    )
    expect((await loadHeader(path('odd'))).metadata).toEqual({ 'a"]}': '\\"}],', b: '' })
    const text = ' {\n"x" : { "shape":[ 1 ] ,"data_offsets": [0,1],\t"dtype":"U8" } , "__metadata__": { } } '
    write('spaced', text, [7])
    expect((await load(path('spaced'))).x!.toArray()).toEqual([7])
  })

  test('shorter than its first eight bytes', async () => {
    writeFileSync(path('bad'), 'abc')
    await expect(load(path('bad'))).rejects.toThrow('the file is cut short: 3 bytes')
  })
})
