// Files that are none of torch.save, or damaged: each says what is wrong, and none does harm.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { crc32, crc32c, crc32WithoutNode } from '../../../src/_crc.js'
import { load, loadTorch } from '../../../src/io/index.js'
import { smallRecord, ZipReader, zipChunks } from '../../../src/io/zip.js'
import { type Tensor, tidy } from '../../../src/tensor/index.js'

const fixtures = `${import.meta.dirname}/../../fixtures/torch`
const folder = mkdtempSync(join(tmpdir(), 'pdecay-torch-bad-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)
const fixture = (name: string) => join(fixtures, `${name}.pt`)

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
    const list = Object.entries(records).map(([name, bytes]) => smallRecord(name, Buffer.from(bytes)))
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
    expect(crc32c(0, Buffer.from('123456789'))).toBe(0xe3069283)
    for (const each of [crc32, crc32WithoutNode]) {
      expect(each(0, Buffer.from('123456789'))).toBe(0xcbf43926)
      expect(each(each(0, Buffer.from('1234')), Buffer.from('56789'))).toBe(0xcbf43926)
    }
  })

  const bad: [string, () => Buffer | Promise<Buffer>, RegExp][] = [
    ['nothing', () => Buffer.alloc(0), /not a zip archive, or is cut short/],
    ['text', () => Buffer.from('hello '.repeat(50)), /not a zip archive, or is cut short/],
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
      /not a whole number of float32/,
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
      /its record 'a\/data\/0' is damaged: the checksum does not match/,
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
      /is compressed by method 8, which is not supported/,
    ],
    ...(
      [
        ['no value', '\x80\x02.', /a value is missing/],
        ['no end', '\x80\x02N', /its pickle is cut short/],
        ['a text that is cut', 'X\xff\xff\xff\x7fab.', /its pickle is cut short/],
        ['a name that is cut', 'cos', /its pickle is cut short/],
        ['code to run', 'cos\nsystem\nX\x04\0\0\0true\x85R.', /a Python object, os\.system/],
        ['a call of a number', 'K\x01)R.', /calls something that is not a function/],
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

  /** Where each record's entry begins in the archive's list. */
  const entriesOf = (bytes: Buffer): number[] => {
    const found: number[] = []
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
      found.push(at)
    return found
  }

  test('records that overlap, and so claim more memory than the file has', async () => {
    const bytes = await archive({ 'a/data.pkl': pickled(1, 2, 2), 'a/data/0': memory, 'a/data/1': memory })
    const [, first, second] = entriesOf(bytes)
    // The offset stands in the last eight bytes of an entry.
    const offsetAt = (entry: number) => entry + 46 + 'a/data/0'.length + 20
    bytes.writeBigUInt64LE(bytes.readBigUInt64LE(offsetAt(first!)), offsetAt(second!))
    writeFileSync(path('bad.pt'), bytes)
    await expect(loadTorch(path('bad.pt'))).rejects.toThrow("its record 'a/data/1' overlaps another one")
  })

  test('a name that is there twice', async () => {
    const bytes = await archive({ 'a/data.pkl': pickled(1, 2, 2), 'a/data/0': memory, 'a/data/1': memory })
    bytes[entriesOf(bytes)[2]! + 46 + 'a/data/'.length] = '0'.charCodeAt(0)
    writeFileSync(path('bad.pt'), bytes)
    await expect(loadTorch(path('bad.pt'))).rejects.toThrow("its record 'a/data/0' occurs twice")
  })

  test('a record that reaches into the list', async () => {
    const bytes = await whole()
    const [, entry] = entriesOf(bytes)
    for (const at of [0, 8]) bytes.writeBigUInt64LE(1000n, entry! + 46 + 'a/data/0'.length + 4 + at)
    writeFileSync(path('bad.pt'), bytes)
    await expect(loadTorch(path('bad.pt'))).rejects.toThrow("its record 'a/data/0' lies outside the file")
  })

  test('memory that tensors of several dtypes show is read once, and shared', async () => {
    const dtypes = ['uint16', 'uint32', 'uint64', 'float8_e5m2']
    const one = (dtype: string, size: number) =>
      Buffer.concat([
        Buffer.from(
          'ctorch._utils\n_rebuild_tensor_v3\n((X\x07\0\0\0storagectorch.storage\nUntypedStorage\n' +
            'X\x01\0\0\x000X\x03\0\0\0cpuK\x10tQ',
          'latin1',
        ),
        Buffer.from([0x4b, 0, 0x4b, size, 0x85, 0x4b, 1, 0x85, 0x89]),
        Buffer.from(`}ctorch\n${dtype}\ntR`, 'latin1'),
      ])
    const all = dtypes.map((dtype, i) => one(dtype, [8, 4, 2, 16][i]!))
    const pickle = Buffer.concat([Buffer.from('\x80\x02(', 'latin1'), ...all, Buffer.from('t.')])
    writeFileSync(path('shared.pt'), await archive({ 'a/data.pkl': pickle, 'a/data/0': memory }))
    const tensors = await loadTorch<Tensor[]>(path('shared.pt'))
    expect(tensors.map((each) => each.dtype)).toEqual(dtypes)
    expect(new Set(tensors.map((each) => each.dataPointer)).size).toBe(1)
  })

  test.each([
    ['}', 'dicts'],
    [']', 'lists'],
    [')', 'tuples'],
  ])('a pickle of five million %s', async (code) => {
    const pickle = Buffer.from(`\x80\x02(${code.repeat(5e6)}t.`, 'latin1')
    writeFileSync(path('bad.pt'), await archive({ 'a/data.pkl': pickle }))
    await expect(loadTorch(path('bad.pt'))).rejects.toThrow(/makes more than 4194304 dicts, lists and tuples/)
  })

  test('a million tuples within each other', async () => {
    const pickle = Buffer.from(`\x80\x02)${'\x85'.repeat(1e6)}.`, 'latin1')
    writeFileSync(path('bad.pt'), await archive({ 'a/data.pkl': pickle }))
    await expect(loadTorch(path('bad.pt'))).rejects.toThrow('it nests more than 1000 lists and dicts')
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

  test('a pickle with any byte changed, and the checksum right again: a value or an error, and nothing worse', async () => {
    const file = await open(fixture('model'), 'r')
    const zip = await ZipReader.open(file)
    const records = Object.fromEntries(
      await Promise.all(zip.names.map(async (name) => [name, await zip.read(name)])),
    )
    await file.close()
    const pickle: Uint8Array = records['model/data.pkl']
    let refused = 0
    for (let at = 0; at < pickle.length; at++) {
      const changed = Uint8Array.from(pickle)
      // Every byte by another amount: opcodes become others, counts larger and smaller, names unknown.
      changed[at] = changed[at]! + 1 + ((at * 37) % 255)
      writeFileSync(path('changed.pt'), await archive({ ...records, 'model/data.pkl': changed }))
      await tidy(() =>
        loadTorch(path('changed.pt')).catch((error) => {
          expect(error).toMatchObject({ name: 'PdecayError', code: 'ERR_FILE' })
          refused++
        }),
      )
    }
    expect(refused).toBeGreaterThan(pickle.length / 2)
  })

  test('load() points to loadTorch(), and arguments are checked', async () => {
    await expect(load(fixture('model'))).rejects.toThrow('it is a file of torch.save: use loadTorch()')
    await expect(loadTorch(3 as never)).rejects.toThrow(TypeError)
    await expect(loadTorch(path('good.pt'), { map: 'cpu' } as never)).rejects.toThrow("Unknown option 'map'")
    await expect(loadTorch(path('missing.pt'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
})
