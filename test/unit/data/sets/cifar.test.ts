import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { cifar10, cifar100, readCifarBinary } from '../../../../src/data/index.js'

const root = mkdtempSync(join(tmpdir(), 'pdecay-cifar-'))
afterAll(() => rmSync(root, { recursive: true }))
let dir = ''
let count = 0
beforeEach(() => {
  dir = join(root, String(count++))
  mkdirSync(dir)
})

/** A record of the binary version: labels, and an image whose pixels are one number per channel. */
const record = (labels: number[], value: number) =>
  Buffer.concat([
    Buffer.from(labels),
    ...[0, 1, 2].map((channel) => Buffer.alloc(1024, (value + channel) & 255)),
  ])
const names = [1, 2, 3, 4, 5].map((n) => `data_batch_${n}`)
function writeTen(change: (name: string, bytes: Buffer) => Buffer = (_, bytes) => bytes) {
  for (const [at, name] of [...names, 'test_batch'].entries())
    writeFileSync(join(dir, `${name}.bin`), change(name, Buffer.concat([record([at], at), record([9], 50)])))
}

describe('the binary version', () => {
  test('of CIFAR-10', async () => {
    writeTen()
    const { train, test } = await cifar10({ dir })
    expect([train.length, test.length, [...train.labels]]).toEqual([10, 2, [0, 9, 1, 9, 2, 9, 3, 9, 4, 9]])
    const { inputs, targets } = train.batch(Int32Array.of(2))
    expect(
      inputs
        .mul(255)
        .mean({ dim: [0, 2, 3] })
        .round()
        .toArray(),
    ).toEqual([1, 2, 3])
    expect(targets.toArray()).toEqual([1])
  })
  test('of CIFAR-100, by fine or coarse labels', async () => {
    for (const name of ['train', 'test']) writeFileSync(join(dir, `${name}.bin`), record([19, 99], 3))
    expect([...(await cifar100({ dir })).train.labels]).toEqual([99])
    const coarse = (await cifar100({ dir, labels: 'coarse' })).test
    expect([coarse.classes, [...coarse.labels]]).toEqual([20, [19]])
  })
  test('says which file is truncated, and which label is none', async () => {
    writeTen((name, bytes) => (name === 'data_batch_3' ? bytes.subarray(0, 5000) : bytes))
    await expect(cifar10({ dir })).rejects.toThrow(/data_batch_3\.bin: 5000 bytes are not a whole number/)
    writeTen((name, bytes) => (name === 'data_batch_2' ? record([10], 1) : bytes))
    await expect(cifar10({ dir })).rejects.toThrow(/data_batch_2\.bin: image 0 has label 10/)
    writeTen((name, bytes) => (name === 'test_batch' ? Buffer.alloc(0) : bytes))
    await expect(cifar10({ dir })).rejects.toThrow('0 bytes are not')
    await expect(readCifarBinary(join(dir, 'none'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
  test('a folder without it is refused', async () => {
    await expect(cifar10({ dir })).rejects.toThrow(/holds neither test_batch\.bin nor test_batch/)
    await expect(cifar10({ dir, labels: 'fine' } as never)).rejects.toThrow("Unknown option 'labels'")
  })
})

const python = process.env.PDECAY_PYTHON
describe('the Python version', () => {
  // As Python 2 wrote it: protocol 2, with strings as bytes.
  const short = (text: string) => Buffer.concat([Buffer.of(0x55, text.length), Buffer.from(text, 'latin1')])
  const global = (module: string, name: string) => Buffer.from(`c${module}\n${name}\n`)
  const int = (value: number) => {
    const bytes = Buffer.alloc(5)
    bytes[0] = 0x4a
    bytes.writeInt32LE(value, 1)
    return bytes
  }
  const long = (bytes: Buffer) => {
    const head = Buffer.alloc(5)
    head[0] = 0x54
    head.writeUInt32LE(bytes.length, 1)
    return Buffer.concat([head, bytes])
  }
  const pickle = (
    pixels: Buffer,
    labels: number[],
    function_ = global('numpy.core.multiarray', '_reconstruct'),
  ) =>
    Buffer.concat([
      ...[Buffer.of(0x80, 2, 0x7d, 0x28), short('data'), function_, global('numpy', 'ndarray')],
      ...[Buffer.of(0x4b, 0, 0x85), short('b'), Buffer.of(0x87, 0x52, 0x28, 0x4b, 1)],
      ...[int(labels.length), int(3072), Buffer.of(0x86), global('numpy', 'dtype'), short('u1')],
      ...[Buffer.of(0x4b, 0, 0x4b, 1, 0x87, 0x52, 0x28, 0x4b, 3), short('|'), Buffer.of(0x4e, 0x4e, 0x4e)],
      ...[int(-1), int(-1), Buffer.of(0x4b, 0, 0x74, 0x62, 0x89), long(pixels), Buffer.of(0x74, 0x62)],
      ...[short('labels'), Buffer.of(0x5d, 0x28), ...labels.map(int), Buffer.of(0x65, 0x75, 0x2e)],
    ])
  const pixels = Buffer.concat([Buffer.alloc(3072, 5), Buffer.alloc(3072, 6)])

  test('is read without running it', async () => {
    for (const name of [...names, 'test_batch']) writeFileSync(join(dir, name), pickle(pixels, [3, 4]))
    const { train, test } = await cifar10({ dir })
    expect([train.length, [...test.labels]]).toEqual([10, [3, 4]])
    expect(test.batch(Int32Array.of(1)).inputs.mul(255).max().item()).toBeCloseTo(6, 4)
  })
  test('refuses other calls, labels that do not match, and damaged bytes', async () => {
    const whole = pickle(pixels, [3, 4])
    const cases: [Buffer, RegExp][] = [
      [pickle(pixels, [3, 4], global('os', 'system')), /expected data and labels/],
      [pickle(pixels, [3, 4, 5]), /3 labels for 6144 bytes/],
      [pickle(pixels, [3, -4]), /label 1 is not a class/],
      [pickle(pixels, [3, 10]), /image 1 has label 10/],
      [whole.subarray(0, 3000), /cut short/],
      [Buffer.from('hello'), /pickle/],
    ]
    for (const [bytes, message] of cases) {
      for (const name of [...names, 'test_batch']) writeFileSync(join(dir, name), bytes)
      await expect(cifar10({ dir })).rejects.toThrow(message)
    }
  })
  test.skipIf(!python)('is read as Python writes it, by protocols 2 to 4', async () => {
    for (const protocol of [2, 3, 4]) {
      const script = `import pickle, sys, numpy
for name in sys.argv[2:]:
    record = {'data': numpy.full((2, 3072), 7, 'uint8'), 'labels': [1, 2], 'filenames': ['a', 'b']}
    pickle.dump(record, open(sys.argv[1] + '/' + name, 'wb'), ${protocol})`
      const { status, stderr } = spawnSync(python!, ['-c', script, dir, ...names, 'test_batch'])
      expect([status, String(stderr)]).toEqual([0, ''])
      expect([...(await cifar10({ dir })).test.labels]).toEqual([1, 2])
    }
  })
})
