import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchFile, type RemoteFile } from '../../../src/data/index.js'
import { fetchArchive } from '../../../src/data/sets/_fetch-archive.js'

const body = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251))
const sha256 = createHash('sha256').update(body).digest('hex')

let path = ''
let address = ''
const asked: (string | undefined)[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void
/** Answers as servers do: the whole file, or what is asked of it. */
const serve = (bytes: Buffer) => (request: IncomingMessage, response: ServerResponse) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? Number.NaN)
  if (from >= bytes.length) response.writeHead(416).end()
  else if (from > 0)
    response.writeHead(206, { 'content-length': bytes.length - from }).end(bytes.subarray(from))
  else response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
}
const server = createServer((request, response) => {
  asked.push(request.headers.range)
  answer(request, response)
})

beforeEach(async () => {
  path = join(mkdtempSync(join(tmpdir(), 'pdecay-fetch-')), 'deep', 'file')
  asked.length = 0
  answer = serve(body)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const names = () => readdirSync(join(path, '..'))
const get = (more: Partial<RemoteFile> = {}, options = {}) =>
  fetchFile(path, { addresses: [address], bytes: body.length, sha256, ...more }, options)

test('fetches, checks and says so; a file that is there is left alone', async () => {
  const said: string[] = []
  await get({}, { report: (message: string) => said.push(message) })
  expect(readFileSync(path)).toEqual(body)
  expect([names(), said]).toEqual([['file'], [`Fetching ${address}`]])
  await get()
  expect(asked).toEqual([undefined])
})

describe('a fetch that was cut off', () => {
  const cut = (at: number) => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': body.length })
      response.write(body.subarray(0, at))
      // The connection breaks once these have come through.
      const watch = setInterval(() => {
        if (!existsSync(`${path}.part`) || statSync(`${path}.part`).size < at) return
        clearInterval(watch)
        response.destroy()
      }, 5)
    }
  }
  test('goes on where it was', async () => {
    cut(2000)
    await expect(get()).rejects.toMatchObject({ code: 'ERR_DATA' })
    expect(names()).toEqual(['file.part'])
    answer = serve(body)
    await get()
    expect(readFileSync(path)).toEqual(body)
    expect(asked).toEqual([undefined, 'bytes=2000-'])
  })
  test('begins anew where nothing could check it, and where the server gives the whole', async () => {
    cut(2000)
    await expect(get({ sha256: undefined })).rejects.toThrow('could not be fetched')
    answer = serve(body)
    await get({ sha256: undefined })
    expect(asked).toEqual([undefined, undefined])
    expect(readFileSync(path)).toEqual(body)
  })
  test('takes the whole from a server that knows no ranges', async () => {
    cut(2000)
    await expect(get()).rejects.toThrow('could not be fetched')
    answer = (_, response) => response.writeHead(200).end(body)
    await get()
    expect(readFileSync(path)).toEqual(body)
  })
})

describe('what is not the file is never taken for it', () => {
  test.each<[string, () => Buffer, RegExp]>([
    ['other bytes', () => Buffer.from(body).fill(1, 0, 1), /its SHA-256 is [0-9a-f]{64} where/],
    ['fewer bytes', () => body.subarray(0, -1), /it ends after 4999 of 5000 bytes/],
    ['more bytes', () => Buffer.concat([body, body]), /it is longer than 5000 bytes/],
  ])('%s', async (_, make, message) => {
    answer = serve(make())
    await expect(get()).rejects.toThrow(message)
    expect(existsSync(path)).toBe(false)
  })
  test('what was left of another file is removed, and the next address has the whole', async () => {
    await expect(get({ addresses: [] })).rejects.toThrow('no address is known')
    writeFileSync(`${path}.part`, Buffer.alloc(2000, 7))
    await get({ addresses: [address, address] })
    expect(readFileSync(path)).toEqual(body)
    expect(asked).toEqual(['bytes=2000-', undefined])
  })
  test('a check of the caller’s', async () => {
    const verify = () => Promise.reject(new Error('the header is wrong'))
    await expect(get({ sha256: undefined, verify })).rejects.toThrow(`${address}: the header is wrong`)
    expect(names()).toEqual([])
  })
})

test('a download that is aborted keeps its part, from which the next one goes on', async () => {
  const abort = new AbortController()
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': body.length })
    response.write(body.subarray(0, 3000))
    const watch = setInterval(() => {
      if (!existsSync(`${path}.part`) || statSync(`${path}.part`).size < 3000) return
      clearInterval(watch)
      abort.abort(new Error('not now'))
    }, 5)
  }
  await expect(get({ addresses: [address, address] }, { signal: abort.signal })).rejects.toThrow('not now')
  expect([names(), asked]).toEqual([['file.part'], [undefined]])
  answer = serve(body)
  await get()
  expect(readFileSync(path)).toEqual(body)
  expect(asked).toEqual([undefined, 'bytes=3000-'])
})

test('a full disk is an error of its own, and no other address is tried', async () => {
  const large = Buffer.alloc(2 ** 20, 1)
  answer = serve(large)
  const code = `require('./lib/index.js').data
    .fetchFile(process.argv[1], { addresses: [process.argv[2], process.argv[2]], bytes: ${large.length} })
    .catch((error) => console.log(error.code, error.message))`
  const { stdout } = await promisify(execFile)(
    'bash',
    ['-c', `ulimit -f 64; exec "${process.execPath}" -e "$0" "$1" "$2"`, code, path, address],
    { cwd: join(__dirname, '../../..'), encoding: 'utf8' },
  )
  expect(stdout).toMatch(/^ERR_NO_SPACE Cannot write .*file\.part: .*Free some space/)
  expect([existsSync(path), asked]).toEqual([false, [undefined]])
})

test('a long download tells how far it is', async () => {
  const said: string[] = []
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': body.length })
    let at = 0
    const timer = setInterval(() => {
      response.write(body.subarray(at, at + 1000))
      at += 1000
      if (at < body.length) return
      clearInterval(timer)
      response.end()
    }, 20)
  }
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 3000))
  try {
    await get({ bytes: undefined }, { report: (message: string) => said.push(message) })
  } finally {
    clock.mockRestore()
  }
  expect(said[0]).toBe(`Fetching ${address}`)
  expect(said.length).toBeGreaterThan(1)
  expect(said[1]).toMatch(/^0\.0 MB of 0\.0 MB$/)
})

describe('an archive of a public set', () => {
  const before = process.env.PDECAY_CACHE
  afterEach(() => {
    if (before === undefined) delete process.env.PDECAY_CACHE
    else process.env.PDECAY_CACHE = before
  })
  test('is unpacked into the cache, completely, once', async () => {
    const cache = join(path, '../cache')
    process.env.PDECAY_CACHE = cache
    const from = mkdtempSync(join(tmpdir(), 'pdecay-archive-'))
    writeFileSync(join(from, 'a.bin'), 'content')
    execFileSync('tar', ['-czf', join(from, 'set.tar.gz'), '-C', from, 'a.bin'])
    const packed = readFileSync(join(from, 'set.tar.gz'))
    answer = serve(packed)
    const digest = createHash('sha256').update(packed).digest('hex')
    const remote = { addresses: [address.replace(/file$/, 'set.tar.gz')], sha256: digest }
    const folder = await fetchArchive('a-set', remote)
    expect(folder).toBe(join(cache, 'data/a-set'))
    expect(readdirSync(join(cache, 'data'))).toEqual(['a-set'])
    expect(readFileSync(join(folder, 'a.bin'), 'utf8')).toBe('content')
    await fetchArchive('a-set', remote)
    expect(asked).toEqual([undefined])
  })
  test('says without a network where to put the files', async () => {
    process.env.PDECAY_CACHE = join(path, '../cache')
    const remote = { addresses: ['http://127.0.0.1:1/set.tar.gz'], sha256 }
    await expect(fetchArchive('a-set', remote)).rejects.toThrow(
      /set\.tar\.gz could not be fetched[\s\S]*Without a network, unpack the files into .*cache\/data\/a-set, or give their folder as dir/,
    )
    expect(readdirSync(join(path, '../cache/data'))).toEqual([])
  })
})

test('each address says why not', async () => {
  answer = (_, response) => response.writeHead(503).end()
  const failure = get({ addresses: ['http://127.0.0.1:1/', address] })
  await expect(failure).rejects.toThrow(/http:\/\/127.0.0.1:1\/: fetch failed: .+/)
  await expect(failure).rejects.toThrow(`${address}: the server answered 503`)
})

test('a server that falls silent is given up', async () => {
  answer = (_, response) => {
    response.writeHead(200)
    response.write(body.subarray(0, 10))
  }
  await expect(get({}, { timeoutMs: 100 })).rejects.toThrow('no byte came for 0.1 s')
})

test('several that want it fetch it once', async () => {
  const said: string[] = []
  const report = (message: string) => said.push(message)
  await Promise.all([get({}, { report }), get({}, { report }), get({}, { report })])
  expect(asked).toEqual([undefined])
  expect(said.filter((message) => message === 'Waiting for another process that fetches file')).toHaveLength(
    2,
  )
})

test('options are checked', async () => {
  await expect(get({}, { timeout: 1 })).rejects.toThrow("Unknown option 'timeout' in fetch options")
  await expect(get({ sha: '' } as never)).rejects.toThrow("Unknown option 'sha' in file")
})
