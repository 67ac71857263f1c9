import { mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { RunsView } from '../../../src/bench/runs/charts.js'
import { type RunsServer, serveRuns } from '../../../src/bench/runs/serve.js'

let server: RunsServer | undefined
afterEach(() => server?.close())

function makeRun(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pdecay-watch-'))
  writeFileSync(join(dir, 'config.json'), '{"task":"plane"}')
  return dir
}

/** fetch sets the header Host itself. */
const statusFor = (url: string, host: string) =>
  new Promise<number>((resolve, reject) => {
    request(url, { headers: { host }, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode!)
    })
      .on('error', reject)
      .end()
  })

test('the live page tells what a run has written since', async () => {
  const dir = makeRun()
  server = await serveRuns([dir], 0)
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  const view = async () => (await (await fetch(`${server!.url}view.json`)).json()) as RunsView
  expect((await view()).charts).toEqual([])
  writeFileSync(join(dir, 'metrics.jsonl'), '{"step":10,"loss":2}\n{"step":20,"loss":1}\n{"step":30,"lo')
  expect((await view()).charts[0]!.curves[0]).toMatchObject({ x: [10, 20], y: [2, 1] })
  const page = await fetch(server.url)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('"/view.json"')])
})

test('other hosts, paths and methods are refused', async () => {
  server = await serveRuns([makeRun()], 0)
  const { host, port } = new URL(server.url)
  expect(await statusFor(server.url, host)).toBe(200)
  expect(await statusFor(server.url, `localhost:${port}`)).toBe(200)
  for (const other of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`])
    expect(await statusFor(server.url, other)).toBe(403)
  expect((await fetch(`${server.url}config.json`)).status).toBe(404)
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(405)
})

test('a folder without a run is refused at once, and one that vanishes is told of', async () => {
  await expect(serveRuns([join(tmpdir(), 'pdecay-none')], 0)).rejects.toThrow(/not a run folder/)
  const dir = makeRun()
  server = await serveRuns([dir], 0)
  writeFileSync(join(dir, 'config.json'), '')
  const answer = await fetch(`${server.url}view.json`)
  expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('config.json')])
})
