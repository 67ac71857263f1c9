// NumPy's files, JSON lines, Parquet and Arrow.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  DataLoader,
  jsonLines,
  NdArray,
  parseNpy,
  readArrow,
  readJsonLines,
  readNpy,
  readNpz,
  readParquet,
  writeNpy,
} from '../../../../src/data/index.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-arrays-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const python = process.env.PDECAY_PYTHON
const runPython = (script: string) => {
  const { status, stdout, stderr } = spawnSync(python!, ['-c', script], { cwd: folder })
  expect([status, String(stderr)]).toEqual([0, ''])
  return String(stdout)
}

/** A file of version 1 with this header and body. */
const npy = (header: string, body: Uint8Array) => {
  const start = Buffer.from('\x93NUMPY\x01\x00\0\0', 'latin1')
  start.writeUInt16LE(header.length, 8)
  return Buffer.concat([start, Buffer.from(header), body])
}
const header = (descr: string, shape: string, order = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`

describe('NumPy', () => {
  test.each([
    new NdArray(Float32Array.of(1, -2.5, Number.NaN), [3]),
    new NdArray(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3]),
    new NdArray(BigInt64Array.of(-(2n ** 62n)), []),
    new NdArray(Uint8Array.of(1, 0), [2, 1], 'bool'),
    new NdArray(Uint16Array.of(0x3c00), [1], 'float16'),
    new NdArray(new Int16Array(), [0, 4]),
  ])('what is written is read: %#', async (array) => {
    await writeNpy(at('x.npy'), array)
    expect(await readNpy(at('x.npy'))).toEqual(array)
    expect(readFileSync(at('x.npy')).indexOf(10) % 64).toBe(63)
    const tensor = array.toTensor()
    expect([tensor.dtype, tensor.shape]).toEqual([array.dtype, array.shape])
  })
  test('big-endian elements and Fortran order', () => {
    expect([...parseNpy(npy(header('>i2', '(2,)'), Uint8Array.of(1, 2, 3, 4))).data]).toEqual([258, 772])
    const fortran = parseNpy(npy(header('|u1', '(2, 3)', 'True'), Uint8Array.of(1, 4, 2, 5, 3, 6)))
    expect([[...fortran.data], fortran.shape]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [2, 3],
    ])
  })
  test.each<[string, Uint8Array, string]>([
    ['another file', Buffer.from('PK\x03\x04 something'), 'does not begin with its mark'],
    ['an empty file', Buffer.alloc(0), 'does not begin with its mark'],
    ['objects', npy(header('|O', '(2,)'), Buffer.alloc(9)), "elements of type '|O'"],
    [
      'too few elements',
      npy(header('<f4', '(3,)'), Buffer.alloc(11)),
      '11 bytes of elements where the shape [3] takes 12',
    ],
    ['a huge shape', npy(header('<f8', '(9999999999, 9999999999)'), Buffer.alloc(8)), '8 bytes of elements'],
    ['no dict', npy('hello\n', Buffer.alloc(8)), 'no NumPy array of numbers'],
    ['a cut header', npy(header('<f4', '(3,)'), Buffer.alloc(12)).subarray(0, 30), 'truncated'],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => parseNpy(bytes, 'x.npy')).toThrow(message)
  })
  test.skipIf(!python)('Python reads what is written, and writes what is read', async () => {
    await writeNpy(at('ours.npy'), new NdArray(Float32Array.of(1, 2, 3, 4), [2, 2]))
    const script = `import numpy
a = numpy.load('ours.npy'); print(a.dtype, a.tolist())
numpy.savez('plain.npz', x=a, y=numpy.arange(3))
numpy.savez_compressed('packed.npz', x=numpy.asfortranarray(a), long=numpy.zeros(10000))`
    expect(runPython(script)).toBe('float32 [[1.0, 2.0], [3.0, 4.0]]\n')
    const { x, y } = await readNpz(at('plain.npz'))
    expect([[...x!.data], [...y!.data], y!.dtype]).toEqual([[1, 2, 3, 4], [0n, 1n, 2n], 'int64'])
    expect([...(await readNpz(at('packed.npz'))).x!.data]).toEqual([1, 2, 3, 4])
    await expect(readNpz(at('packed.npz'), { maxBytes: 20_000 })).rejects.toThrow('more than 20000 bytes')
    const bytes = readFileSync(at('packed.npz'))
    bytes[60]! ^= 255
    writeFileSync(at('bad.npz'), bytes)
    await expect(readNpz(at('bad.npz'))).rejects.toMatchObject({ code: 'ERR_DATA' })
    writeFileSync(at('bad.npz'), bytes.subarray(0, 100))
    await expect(readNpz(at('bad.npz'))).rejects.toThrow('cut short')
  })
})

describe('JSON lines', () => {
  const path = at('x.jsonl')
  test('a table, with what lines lack missing', async () => {
    writeFileSync(path, '{"a":1,"s":"x"}\r\n\n{"b":true,"a":null}\n{"a":2.5,"s":"y"}')
    const table = await readJsonLines(path)
    expect(table.names).toEqual(['a', 's', 'b'])
    expect(table.row(1)).toEqual({ a: null, s: null, b: true })
    expect(table.values('b')).toEqual([null, true, null])
  })
  test('a stream', async () => {
    writeFileSync(path, Array.from({ length: 5 }, (_, i) => JSON.stringify({ i, name: `n${i}` })).join('\n'))
    const loader = new DataLoader(jsonLines<{ i: number; name: string }>(path), { batchSize: 2 })
    const seen: unknown[] = []
    for await (const { i, name } of loader) seen.push([i.toArray(), name])
    expect(seen).toEqual([
      [
        [0, 1],
        ['n0', 'n1'],
      ],
      [
        [2, 3],
        ['n2', 'n3'],
      ],
      [[4], ['n4']],
    ])
  })
  test('wrong lines: throw, skip, count', async () => {
    writeFileSync(path, '{"a":1}\n{"a":\n[1]\n{"a":2}')
    await expect(readJsonLines(path)).rejects.toThrow(`${path}, line 2: `)
    expect((await readJsonLines(path, { onError: 'skip' })).values('a')).toEqual([1, 2])
    const lines: number[] = []
    await readJsonLines(path, { onError: (_, line) => lines.push(line) })
    expect(lines).toEqual([2, 3])
    writeFileSync(path, `{"a":"${'x'.repeat(1000)}"}`)
    await expect(readJsonLines(path, { maxLineLength: 100 })).rejects.toThrow('more than 100 characters')
    writeFileSync(path, '{"a":1}\n{"a":"x"}')
    await expect(readJsonLines(path)).rejects.toThrow('row 1 of column a')
    await expect(readJsonLines(at('none'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
})

describe('Arrow', () => {
  test('a damaged file that apache-arrow reads without end is given up', async () => {
    const path = join(__dirname, '../../../fixtures/data/endless.arrow')
    await expect(readArrow(path)).rejects.toThrow(`${path}: it is damaged: it was not read within 2.`)
  })

  test('columns of numbers, booleans, strings and dates', async () => {
    const { tableToIPC, tableFromArrays, vectorFromArray, Bool, DateMillisecond, Table } = await import(
      'apache-arrow'
    )
    const plain = tableFromArrays({ n: Float64Array.of(1, 2), i: BigInt64Array.of(3n, -4n) })
    const table = new Table({
      ...{ n: plain.getChild('n')!, i: plain.getChild('i')!, s: vectorFromArray(['x', null]) },
      ...{
        b: vectorFromArray([true, null], new Bool()),
        d: vectorFromArray([new Date(5000), null], new DateMillisecond()),
      },
    })
    for (const format of ['file', 'stream'] as const) {
      writeFileSync(at('x.arrow'), tableToIPC(table, format))
      const read = await readArrow(at('x.arrow'))
      expect(read.row(0)).toEqual({ n: 1, i: 3, s: 'x', b: true, d: new Date(5000) })
      expect(read.row(1)).toEqual({ n: 2, i: -4, s: null, b: null, d: null })
    }
    expect((await readArrow(at('x.arrow'), { columns: ['s'] })).names).toEqual(['s'])
    await expect(readArrow(at('x.arrow'), { columns: ['z'] })).rejects.toThrow("there is no column 'z'")
    writeFileSync(at('x.arrow'), tableToIPC(tableFromArrays({ i: BigInt64Array.of(2n ** 60n) })))
    await expect(readArrow(at('x.arrow'))).rejects.toThrow('which no number holds exactly')
    writeFileSync(at('x.arrow'), 'hello')
    await expect(readArrow(at('x.arrow'))).rejects.toMatchObject({ code: 'ERR_DATA' })
  })
})

describe('Parquet', () => {
  // Written by pyarrow: {"a": [1, null, 3], "s": ["x", "y", null], "b": [true, false, null]}, Snappy.
  const fixture = join(__dirname, '../../../fixtures/data/table.parquet')
  test('columns of numbers, booleans and strings', async () => {
    const table = await readParquet(fixture)
    expect(table.names).toEqual(['a', 's', 'b'])
    expect([0, 1, 2].map((row) => table.row(row))).toEqual([
      { a: 1, s: 'x', b: true },
      { a: null, s: 'y', b: false },
      { a: 3, s: null, b: null },
    ])
    expect((await readParquet(fixture, { columns: ['s'] })).values('s')).toEqual(['x', 'y', null])
    await expect(readParquet(fixture, { columns: ['z'] })).rejects.toThrow("there is no column 'z'")
  })
  test('a damaged file is refused', async () => {
    const bytes = readFileSync(fixture)
    for (const part of [0, 4, 100, bytes.length - 5]) {
      writeFileSync(at('x.parquet'), bytes.subarray(0, part))
      await expect(readParquet(at('x.parquet'))).rejects.toMatchObject({ code: 'ERR_DATA' })
    }
  })
})
