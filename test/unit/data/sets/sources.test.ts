// Tar archives, WebDataset, image folders, MNIST, and the combinations of data sets.
import { spawnSync } from 'node:child_process'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import {
  ConcatDataset,
  DataLoader,
  type Dataset,
  extractTar,
  ImageFolder,
  kmnist,
  map,
  mnist,
  Rng,
  randomSplit,
  readTar,
  Subset,
  tensorDataset,
  WebDataset,
} from '../../../../src/data/index.js'
import { tensor } from '../../../../src/tensor/index.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-sources-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

/** An entry of a tar archive. */
function entry(name: string, content: Uint8Array, flag = '0'): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write('0000644\0', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write(flag, 156)
  header.write('ustar\x0000', 257)
  header.fill(' ', 148, 156)
  const sum = header.reduce((a, b) => a + b, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}
const archive = (...entries: Buffer[]) => Buffer.concat([...entries, Buffer.alloc(1024)])
const bytes = (text: string) => Buffer.from(text)

describe('tar', () => {
  test('as tar writes it, with long names, plain and gzip', async () => {
    const long = `${'d'.repeat(90)}/${'e'.repeat(90)}/f.txt`
    mkdirSync(join(at('in'), long, '..'), { recursive: true })
    writeFileSync(join(at('in'), long), 'content')
    writeFileSync(join(at('in'), 'large'), Buffer.alloc(300_000, 7))
    for (const [format, name] of [
      ['gnu', 'x.tar'],
      ['pax', 'x.tar.gz'],
      ['ustar', 'y.tar'],
    ] as const) {
      const pack = name.endsWith('gz') ? '-czf' : '-cf'
      expect(spawnSync('tar', [`--format=${format}`, pack, at(name), '-C', at('in'), '.']).status).toBe(0)
      await extractTar(at(name), at(`out-${format}`))
      expect(spawnSync('diff', ['-r', at('in'), at(`out-${format}`)]).status).toBe(0)
    }
  })
  test.each(['../x', '/etc/x', 'a/../../x', 'a/..', '\\..\\x', 'C:\\x'])(
    'an entry %s leads nowhere',
    async (name) => {
      writeFileSync(at('evil.tar'), archive(entry(name, bytes('x'))))
      await expect(extractTar(at('evil.tar'), at('evil/in'))).rejects.toThrow(
        'would be written outside of the folder',
      )
      expect(existsSync(at('evil')) && readdirSync(at('evil'))).not.toContain('x')
    },
  )
  test('links are left out', async () => {
    writeFileSync(at('link.tar'), archive(entry('l', bytes(''), '2'), entry('f', bytes('1'))))
    await extractTar(at('link.tar'), at('links'))
    expect(readdirSync(at('links'))).toEqual(['f'])
  })
  test('a bomb, a truncated and a damaged archive', async () => {
    writeFileSync(at('bomb.tar.gz'), gzipSync(archive(entry('zeros', Buffer.alloc(2 ** 22)))))
    await expect(extractTar(at('bomb.tar.gz'), at('bomb'), { maxBytes: 2 ** 20 })).rejects.toThrow(
      'more than 1048576 bytes',
    )
    const whole = archive(entry('a', bytes('hello')))
    writeFileSync(at('cut.tar'), whole.subarray(0, 514))
    await expect(extractTar(at('cut.tar'), at('cut'))).rejects.toThrow('truncated at byte 514')
    whole[0]! ^= 1
    writeFileSync(at('cut.tar'), whole)
    await expect(extractTar(at('cut.tar'), at('cut'))).rejects.toThrow('no tar header at byte 0')
    writeFileSync(at('cut.tar.gz'), gzipSync(whole).subarray(0, 40))
    await expect(extractTar(at('cut.tar.gz'), at('cut'))).rejects.toMatchObject({ code: 'ERR_DATA' })
    await expect(extractTar(at('none.tar'), at('cut'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
  test('entries are read as a stream', async () => {
    writeFileSync(
      at('s.tar'),
      archive(entry('a', bytes('first')), entry('b', bytes('second')), entry('c', bytes(''))),
    )
    const seen: unknown[] = []
    for await (const each of readTar('s.tar', createReadStream(at('s.tar'))))
      seen.push([
        each.name,
        each.size,
        each.offset,
        each.name === 'b' ? String(Buffer.from(await each.bytes())) : '',
      ])
    expect(seen).toEqual([
      ['a', 5, 0, ''],
      ['b', 6, 1024, 'second'],
      ['c', 0, 2048, ''],
    ])
  })
})

describe('WebDataset', () => {
  const shards = [0, 1, 2].map((shard) => at(`shard-${shard}.tar`))
  for (const [number, shard] of shards.entries())
    writeFileSync(
      shard,
      archive(
        ...[0, 1, 2, 3].flatMap((i) => [
          entry(`d/s${number}${i}.cls`, bytes(String(i % 2))),
          entry(`d/s${number}${i}.seg.txt`, bytes(`text ${number}${i}`)),
        ]),
      ),
    )
  const names = async (set: WebDataset, epoch: number, skip = 0) => {
    const keys: string[] = []
    for await (const { key, files } of set.iterate({ seed: 3, epoch }, skip)) {
      keys.push(key.slice(3))
      expect(String(Buffer.from(files['seg.txt']!))).toBe(`text ${key.slice(3)}`)
    }
    return keys
  }
  test('gives samples in order, from any sample on', async () => {
    const set = new WebDataset(shards)
    const all = await names(set, 0)
    expect(all).toEqual(['00', '01', '02', '03', '10', '11', '12', '13', '20', '21', '22', '23'])
    for (let skip = 0; skip <= 12; skip++) expect(await names(set, 0, skip)).toEqual(all.slice(skip))
  })
  test('shuffles shards by epoch, and shares them among processes', async () => {
    const set = new WebDataset(shards, { shuffleShards: true })
    const epochs = await Promise.all([0, 1, 2, 3].map((epoch) => names(set, epoch)))
    expect(new Set(epochs.map(String)).size).toBeGreaterThan(1)
    expect(await names(set, 2, 5)).toEqual(epochs[2]!.slice(5))
    const shares = [0, 1].map((rank) =>
      names(new WebDataset(shards, { shuffleShards: true, rank, world: 2 }), 1),
    )
    expect((await Promise.all(shares)).flat().sort()).toEqual([...epochs[1]!].sort())
  })
  test('is mapped and collated', async () => {
    const set = map(new WebDataset(shards, { length: 12 }), ({ files }) => ({
      label: Number(String(Buffer.from(files.cls!))),
    }))
    const loader = new DataLoader(set, { batchSize: 5, dropLast: true, prefetch: 1 })
    expect(loader.length).toBe(2)
    const labels: unknown[] = []
    for await (const { label } of loader) labels.push(label.toArray())
    expect(labels).toEqual([
      [0, 1, 0, 1, 0],
      [1, 0, 1, 0, 1],
    ])
    const wrong = new DataLoader(new WebDataset(shards, { length: 13 }), {
      batchSize: 100,
      collate: (all) => all.length,
    })
    await expect(wrong.batch(0, 0)).rejects.toThrow('ended after 12 samples, and its length is 13')
  })
  test('refuses samples that are too large or have a file twice', async () => {
    await expect(names(new WebDataset(shards, { maxSampleBytes: 4 }), 0)).rejects.toThrow(
      'takes more than 4 bytes',
    )
    writeFileSync(at('twice.tar'), archive(entry('a.x', bytes('1')), entry('a.x', bytes('2'))))
    await expect(names(new WebDataset([at('twice.tar')]), 0)).rejects.toThrow('two files .x (byte 1024)')
  })
})

describe('ImageFolder', () => {
  test('numbers classes by name, and images within them', async () => {
    for (const name of ['dog/a.png', 'cat/x/b.JPG', 'cat/notes.txt']) {
      mkdirSync(join(at('images'), name, '..'), { recursive: true })
      writeFileSync(join(at('images'), name), name)
    }
    const decode = (bytes: Uint8Array) => tensor(Uint8Array.of(bytes.length))
    const set = new ImageFolder(at('images'), { decode })
    expect([set.classes, set.length, [...set.labels]]).toEqual([['cat', 'dog'], 2, [0, 1]])
    const [{ image, target }] = [await new DataLoader(set, { batchSize: 2 }).batch(0, 0)]
    expect([image.toArray(), target.dtype, target.toArray()]).toEqual([[[11], [9]], 'int64', [0, 1]])
    const broken = new DataLoader(new ImageFolder(at('images')), { batchSize: 2 })
    await expect(broken.batch(0, 0)).rejects.toMatchObject({ message: expect.stringContaining('Sample 0: ') })
  })
  test('a class folder with nothing in it, and no folders', () => {
    mkdirSync(at('empty/bird'), { recursive: true })
    expect(() => new ImageFolder(at('empty'))).toThrow(/empty\/bird holds no images/)
    expect(() => new ImageFolder(at('empty/bird'))).toThrow('holds no folders')
    expect(() => new ImageFolder(at('nowhere'))).toThrow('cannot be read')
  })
})

test('MNIST and KMNIST from IDX files', async () => {
  mkdirSync(at('mnist'))
  const idx = (count: number, image: boolean) => {
    const head = Buffer.alloc(image ? 16 : 8)
    head.set([0, 0, 8, image ? 3 : 1])
    head.writeUInt32BE(count, 4)
    if (image) head.fill(Buffer.of(0, 0, 0, 28), 8)
    return Buffer.concat([head, Buffer.alloc(count * (image ? 784 : 1), 3)])
  }
  for (const [name, count] of [
    ['train', 3],
    ['t10k', 2],
  ] as const) {
    writeFileSync(join(at('mnist'), `${name}-images-idx3-ubyte`), idx(count, true))
    writeFileSync(join(at('mnist'), `${name}-labels-idx1-ubyte.gz`), gzipSync(idx(count, false)))
  }
  for (const load of [mnist, kmnist]) {
    const { train, test } = await load({ dir: at('mnist') })
    expect([train.length, test.length, [...test.labels]]).toEqual([3, 2, [3, 3]])
  }
  await expect(mnist({ dir: folder })).rejects.toThrow('holds no train-images-idx3-ubyte.gz')
})

describe('parts and joins', () => {
  const numbers: Dataset<number> = { length: 10, get: (i) => i }
  const rows = tensorDataset({ x: tensor([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) })
  test('Subset keeps the way its data set makes batches', () => {
    const [batch] = new DataLoader(new Subset(rows, [9, 3]), { batchSize: 2 })
    expect(batch!.x.toArray()).toEqual([9, 3])
    const [sampled] = new DataLoader(new Subset(numbers, [9, 3]), { batchSize: 2 })
    expect(sampled!.toArray()).toEqual([9, 3])
    expect(() => new Subset(numbers, [10])).toThrow('Expected integer in [0, 10) for indices[0]')
    expect(() => new Subset(numbers, [0.5])).toThrow(RangeError)
    expect(() => new Subset({} as never, [0])).toThrow(TypeError)
  })
  test('randomSplit shares out all samples, by numbers or shares', () => {
    for (const lengths of [[7, 3], [0.7, 0.3], [0.33, 0.33, 0.34], [1], [10, 0]]) {
      const parts = randomSplit(numbers, lengths, { seed: 4 })
      expect(parts.flatMap((part) => [...part.indices]).sort((a, b) => a - b)).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
      ])
      expect(parts).toHaveLength(lengths.length)
    }
    expect(randomSplit(numbers, [0.25, 0.75]).map(({ length }) => length)).toEqual([3, 7])
    expect(() => randomSplit(numbers, [5, 4])).toThrow('Expected lengths with the sum 10 or 1')
    expect(() => randomSplit(numbers, [-1, 11])).toThrow(RangeError)
  })
  test('ConcatDataset goes from one to the next, over empty ones too', () => {
    const empty: Dataset<number> = { length: 0, get: () => -1 }
    const both = new ConcatDataset([empty, numbers, empty, new Subset(numbers, [5])])
    expect(Array.from({ length: both.length }, (_, i) => both.get(i))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 5,
    ])
    expect(() => new ConcatDataset([])).toThrow(TypeError)
  })
  test('map gives each sample numbers of its own, whatever came before', () => {
    const noisy = map(numbers, (value, rng) => value + rng.uniform())
    const load = () => [...new DataLoader(noisy, { batchSize: 5, seed: 2 })].map((batch) => batch.toArray())
    const [first, again] = [load(), load()]
    expect(again).toEqual(first)
    expect(new Set(first.flat().map((value) => (value as number) % 1)).size).toBe(10)
    const twice = map(
      map(numbers, (_, rng) => rng.uniform()),
      (value, rng) => [value, rng.uniform()] as const,
    )
    const [a, b] = twice.get(3, new Rng(1))
    expect(a).not.toBe(b)
  })
})
