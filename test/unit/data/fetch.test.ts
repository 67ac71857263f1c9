import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchFile, type RemoteFile } from '../../../src/data/index.js'

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
