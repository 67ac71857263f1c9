import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  fashionMnist,
  fashionMnistCache,
  fashionMnistFiles,
  locateFashionMnist,
} from '../../../../src/data/index.js'
import { fetchFashionMnist } from '../../../../src/data/sets/_fetch-fashion-mnist.js'
import { gzip, idxBytes } from '../_idx.js'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pdecay-fashion-'))
})
afterEach(() => vi.unstubAllEnvs())

const blanks = new Map<readonly number[], Buffer>()

/** A packed file of zeros. */
function blank(shape: readonly number[]): Buffer {
  let packed = blanks.get(shape)
  if (!packed) {
    packed = gzip(idxBytes(shape, new Uint8Array(shape.reduce<number>((a, b) => a * b, 1))))
    blanks.set(shape, packed)
  }
  return packed
}

/** Files of the right sizes that hold zeros; `change` may alter or leave out (null) any of them. */
function imitate(
  folder: string,
  change: (name: string, bytes: Buffer) => Buffer | null = (_, bytes) => bytes,
): string {
  mkdirSync(folder, { recursive: true })
  for (const { name, shape } of fashionMnistFiles) {
    const bytes = change(name, blank(shape))
    if (bytes) writeFileSync(join(folder, `${name}.gz`), bytes)
  }
  return folder
}

describe('a folder that is not Fashion-MNIST is refused', () => {
  const refuses = async (folder: string, message: string | RegExp) => {
    await expect(fashionMnist({ dir: folder })).rejects.toThrow(message)
    await expect(fashionMnist({ dir: folder })).rejects.toMatchObject({ code: 'ERR_DATA' })
  }
  test('missing', () => refuses(join(dir, 'no'), `${join(dir, 'no')} does not exist`))
  test('empty', () => refuses(dir, `${dir} holds no train-images-idx3-ubyte.gz`))
  test('with one file missing', async () => {
    imitate(dir, (name, bytes) => (name.startsWith('t10k-labels') ? null : bytes))
    await refuses(dir, 'holds no t10k-labels-idx1-ubyte.gz')
  })
  test('cut short', async () => {
    imitate(dir, (name, bytes) => (name.startsWith('train-images') ? bytes.subarray(0, -9) : bytes))
    await refuses(dir, /train-images-idx3-ubyte.gz is truncated or of another data set/)
  })
  test('damaged within', async () => {
    imitate(dir, (name, bytes) => {
      const damaged = Buffer.from(bytes)
      if (name.startsWith('train-images')) damaged[damaged.length - 7]! ^= 0xff
      return damaged
    })
    await refuses(dir, /train-images-idx3-ubyte.gz: truncated or damaged gzip file/)
  })
  test('of other sizes', async () => {
    imitate(dir, (name, bytes) =>
      name.startsWith('t10k-images') ? gzip(idxBytes([10, 32, 32], new Uint8Array(10_240))) : bytes,
    )
    await refuses(dir, 'is truncated or of another data set')
  })
  test('of the same sizes, as plain MNIST is', async () => {
    imitate(dir)
    await refuses(dir, 'right sizes but other contents: not Fashion-MNIST')
  })
})

describe('locateFashionMnist', () => {
  test('names the source, the cache before the system', () => {
    vi.stubEnv('PDECAY_CACHE', dir)
    const before = locateFashionMnist()
    expect(before === undefined || before.source === 'system').toBe(true)
    imitate(fashionMnistCache())
    expect(locateFashionMnist()).toEqual({ dir: join(dir, 'data/fashion-mnist'), source: 'cache' })
    expect(locateFashionMnist(fashionMnistCache())).toEqual({ dir: fashionMnistCache(), source: 'option' })
  })
  test('does not take a folder cut short for the data', () => {
    vi.stubEnv('PDECAY_CACHE', dir)
    imitate(fashionMnistCache(), (name, bytes) => (name.startsWith('t10k') ? bytes.subarray(0, -1) : bytes))
    expect(locateFashionMnist()?.source).not.toBe('cache')
    expect(() => locateFashionMnist(fashionMnistCache())).toThrow('truncated')
  })
})

describe('fetching', () => {
  const files = [{ name: 'one' }, { name: 'two' }]
  const target = () => join(dir, 'data', 'fashion')
  const said: string[] = []
  const check = async (folder: string) => {
    for (const { name } of files)
      if (!existsSync(join(folder, `${name}.gz`))) throw new Error(`no ${name}.gz`)
  }
  const fetchFrom = (addresses: string[]) =>
    fetchFashionMnist(target(), files, check, (message) => said.push(message), addresses)

  /** Puts programs of ours before the system's. */
  function program(name: string, script: string): void {
    const bin = join(dir, 'bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
    if (!process.env.PATH?.startsWith(bin)) vi.stubEnv('PATH', bin + delimiter + process.env.PATH)
  }
  const unpack = (...names: string[]) =>
    program(
      'dpkg-deb',
      `d=$3/usr/share/datasets/fashion-mnist; mkdir -p $d; for n in ${names.join(' ')}; do : > $d/$n.gz; done`,
    )
  const leftovers = () => readdirSync(join(dir, 'data')).filter((name) => name.includes('.part-'))

  async function withServer(
    answer: (path: string) => Buffer | null,
    body: (address: string) => Promise<void>,
  ): Promise<void> {
    const server = createServer((request, response) => {
      const bytes = answer(request.url ?? '')
      response.writeHead(bytes ? 200 : 404).end(bytes)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    } finally {
      server.close()
    }
  }

  test('takes Debian’s package, and leaves nothing else behind', async () => {
    program('apt-get', ': > dataset-fashion-mnist_1_all.deb')
    unpack('one', 'two')
    await fetchFrom([])
    expect(readdirSync(target()).sort()).toEqual(['one.gz', 'two.gz'])
    expect(leftovers()).toEqual([])
    expect(said).toContain("Fetching Debian's package dataset-fashion-mnist (31 MB)")
  })
  test('reads package lists of its own where the system has none', async () => {
    program(
      'apt-get',
      'case "$*" in *State::Lists*update) : > updated;; *State::Lists*download*) test -e updated && : > x.deb;; *) echo "E: Unable to locate package x" >&2; exit 100;; esac',
    )
    unpack('one', 'two')
    await fetchFrom([])
    expect(readdirSync(target())).toHaveLength(2)
  })
  test('goes on to the public address', async () => {
    program('apt-get', 'echo "E: no network" >&2; exit 100')
    await withServer(
      (path) => Buffer.from(path),
      (address) => fetchFrom(['http://127.0.0.1:1/', address]),
    )
    expect(readdirSync(target()).sort()).toEqual(['one.gz', 'two.gz'])
  })
  test('never takes half for the whole', async () => {
    program('apt-get', ': > x.deb')
    unpack('one')
    await withServer(
      (path) => (path.includes('one') ? Buffer.from('1') : null),
      async (address) => {
        await expect(fetchFrom([address])).rejects.toThrow(
          /apt-get download: no two\.gz\n.*: the server answered 404/,
        )
      },
    )
    expect(existsSync(target())).toBe(false)
    expect(leftovers()).toEqual([])
  })
  test('says of each place why not, and what to do', async () => {
    program('apt-get', 'echo "W: something" >&2; echo "E: Could not resolve the server" >&2; exit 100')
    const failure = fetchFrom(['http://127.0.0.1:1/'])
    await expect(failure).rejects.toThrow('apt-get download: E: Could not resolve the server')
    await expect(failure).rejects.toThrow('http://127.0.0.1:1/')
    await expect(failure).rejects.toThrow(
      "Install Debian's package dataset-fashion-mnist, or give the folder",
    )
    await expect(failure).rejects.toMatchObject({ code: 'ERR_DATA' })
  })
})

test('the real data set, from this machine or fetched', async () => {
  const { train, test: held, classes } = await fashionMnist()
  expect([train.length, held.length, classes.length]).toEqual([60_000, 10_000, 10])
  expect([...train.labels.subarray(0, 5)]).toEqual([9, 0, 0, 3, 0])
  const { inputs } = train.batch(Int32Array.of(0))
  expect([inputs.shape, inputs.max().item()]).toEqual([[1, 1, 28, 28], 1])
})
