// Every parser of data with mutated files: a result or an error that says what is wrong, never a crash, a hang or another
// error. FUZZ_ROUNDS (default a million for each parser) and FUZZ_SEED change what is tried.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { parsePickledRecord } from '../../src/data/formats/pickled-arrays.js'
import {
  NdArray,
  parseCsv,
  parseIdx,
  parseNpy,
  Rng,
  readArrow,
  readCifarBinary,
  readJsonLines,
  readNpz,
  readParquet,
  readTar,
  writeNpy,
} from '../../src/data/index.js'
import { PdecayError } from '../../src/errors.js'

const rounds = Number(process.env.FUZZ_ROUNDS ?? 1_000_000)
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 1000))
const folder = mkdtempSync(join(tmpdir(), 'pdecay-data-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'file')

/** Some bytes changed, removed, repeated or put in. */
function mutate(bytes: Uint8Array, rng: Rng): Uint8Array {
  let out = Buffer.from(bytes)
  for (let changes = 1 + rng.below(4); changes > 0; changes--) {
    const at = rng.below(out.length + 1)
    const kind = rng.below(6)
    if (kind <= 2 && at < out.length) out[at] = kind === 0 ? rng.below(256) : out[at]! ^ (1 << rng.below(8))
    if (kind === 3) out = out.subarray(0, at)
    if (kind === 4) out = Buffer.concat([out.subarray(0, at), Buffer.of(rng.below(256)), out.subarray(at)])
    if (kind === 5) out = Buffer.concat([out.subarray(0, at), out.subarray(Math.max(0, at - rng.below(20)))])
  }
  return new Uint8Array(out)
}

function check(error: unknown, round: number): void {
  if (error instanceof PdecayError && (error.code === 'ERR_DATA' || error.code === 'ERR_FILE')) return
  const isChecked = error instanceof TypeError || error instanceof RangeError
  if (!isChecked || /undefined|not a function|Cannot read/.test((error as Error).message))
    throw new Error(`round ${round} of seed ${seed}`, { cause: error })
}

const header = "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n"
const npy = Buffer.concat([
  Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]),
  Buffer.from(header),
  Buffer.alloc(24, 1),
])
const idx = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6)
const csv = Buffer.from(
  '\ufeffa,"b ""x""",c\r\n1,-2.5e3,true\n,"x,\ny",false\nNaN,é,\n123456789.123456789,z,true\n',
)
const pickle = Buffer.concat([
  Buffer.from([0x80, 2, 0x7d, 0x28, 0x55, 6, ...Buffer.from('labels'), 0x5d, 0x28, 0x4b, 1, 0x4b, 2, 0x65]),
  Buffer.from([0x55, 1, 0x61, 0x63, ...Buffer.from('os\nsystem\n'), 0x55, 1, 0x62, 0x85, 0x52, 0x75, 0x2e]),
])

describe('parsers of bytes', () => {
  const parsers: [string, Uint8Array, (bytes: Uint8Array) => unknown][] = [
    ['CSV', csv, (bytes) => parseCsv(bytes)],
    [
      'CSV with types, skipping rows',
      csv,
      (bytes) => parseCsv(bytes, { header: ['a', 'b', 'c'], onError: 'skip', types: { a: 'number' } }),
    ],
    ['npy', npy, (bytes) => parseNpy(bytes)],
    ['IDX', idx, (bytes) => parseIdx(bytes)],
  ]
  test.each(parsers)('%s', (_, bytes, parse) => {
    parse(bytes)
    const rng = new Rng(seed)
    for (let round = 0; round < rounds; round++)
      try {
        parse(mutate(bytes, rng))
      } catch (error) {
        check(error, round)
      }
  })
  test('pickles', () => {
    const rng = new Rng(seed)
    parsePickledRecord(pickle)
    for (let round = 0; round < rounds; round++)
      try {
        parsePickledRecord(mutate(pickle, rng))
      } catch (error) {
        if (!(error as Error).message.startsWith('its pickle'))
          throw new Error(`round ${round} of seed ${seed}`, { cause: error })
      }
  })
})

/** Parsers of files take longer: a hundredth of the rounds. */
describe('parsers of files', () => {
  const fileRounds = Math.ceil(rounds / 100)
  const tarOf = () => {
    writeFileSync(join(folder, 'a.txt'), 'hello')
    writeFileSync(join(folder, 'b.txt'), Buffer.alloc(700, 1))
    spawnSync('tar', ['--format=pax', '-cf', join(folder, 'x.tar'), '-C', folder, 'a.txt', 'b.txt'])
    return readFileSync(join(folder, 'x.tar'))
  }
  const parsers: [string, () => Uint8Array | Promise<Uint8Array>, (bytes: Uint8Array) => Promise<unknown>][] =
    [
      [
        'tar',
        tarOf,
        async (bytes) => {
          const chunks = (async function* () {
            yield bytes
          })()
          for await (const each of readTar('x', chunks, { maxBytes: 2 ** 20 }))
            if (each.size < 1000) await each.bytes()
        },
      ],
      ['JSON lines', () => Buffer.from('{"a":1,"b":"x"}\n{"a":null}\n'), () => readJsonLines(path)],
      ['CIFAR', () => Buffer.alloc(3073, 1), () => readCifarBinary(path)],
      [
        'Parquet',
        () => readFileSync(join(__dirname, '../fixtures/data/table.parquet')),
        () => readParquet(path),
      ],
      [
        'Arrow',
        async () => {
          const { tableToIPC, tableFromArrays } = await import('apache-arrow')
          return tableToIPC(tableFromArrays({ a: Float64Array.of(1, 2), s: ['x', 'y'] }), 'file')
        },
        () => readArrow(path),
      ],
      [
        'npz',
        async () => {
          await writeNpy(join(folder, 'x.npy'), new NdArray(Float32Array.of(1, 2), [2]))
          const script = `import zipfile,sys
z = zipfile.ZipFile(sys.argv[1] + '/x.npz', 'w', zipfile.ZIP_DEFLATED); z.write(sys.argv[1] + '/x.npy', 'x.npy'); z.close()`
          spawnSync('python3', ['-c', script, folder])
          return readFileSync(join(folder, 'x.npz'))
        },
        () => readNpz(path, { maxBytes: 2 ** 20 }),
      ],
    ]
  test.each(parsers)('%s', async (_, make, parse) => {
    const bytes = await make()
    writeFileSync(path, bytes)
    await parse(bytes)
    const rng = new Rng(seed)
    for (let round = 0; round < fileRounds; round++) {
      const changed = mutate(bytes, rng)
      writeFileSync(path, changed)
      try {
        await parse(changed)
      } catch (error) {
        check(error, round)
      }
    }
  })
})

test('a gzip archive of another kind is refused', async () => {
  writeFileSync(`${path}.gz`, gzipSync(Buffer.from('hello')))
  await expect(readNpz(`${path}.gz`)).rejects.toBeInstanceOf(PdecayError)
  expect(rounds).toBeGreaterThan(0)
})
