import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { withLock } from '../../scripts/setup/lock.mjs'
import { folder } from './_fakes.js'

let file: string
const quick = { pollMs: 5, settleMs: 20 }

beforeEach(() => {
  file = join(folder(), 'lock')
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

test('one works at a time, and the lock is gone afterwards', async () => {
  const events: string[] = []
  const work = (name: string) => async () => {
    events.push(`${name} starts`)
    await sleep(30)
    events.push(`${name} ends`)
  }
  await Promise.all(['a', 'b', 'c'].map((name) => withLock(file, work(name), quick)))
  for (let i = 0; i < events.length; i += 2) expect(events[i + 1]).toBe(events[i]!.replace('starts', 'ends'))
  expect(events).toHaveLength(6)
  expect(existsSync(file)).toBe(false)
})

test('the lock goes when the work fails', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no')), quick)).rejects.toThrow('no')
  expect(existsSync(file)).toBe(false)
})

test('what a process that is gone left is taken over', async () => {
  const { pid } = spawnSync('true')
  writeFileSync(file, JSON.stringify({ pid, started: '1', host: hostname() }))
  expect(await withLock(file, async () => JSON.parse(readFileSync(file, 'utf8')).pid, quick)).toBe(
    process.pid,
  )
})

test('so is one whose process id another process has now', async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: '1', host: hostname() }))
  expect(await withLock(file, async () => 'done', quick)).toBe('done')
})

test('a stale lock is taken over by one of several', async () => {
  writeFileSync(file, JSON.stringify({ pid: spawnSync('true').pid, started: '1', host: hostname() }))
  let inside = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++inside)
    await sleep(30)
    inside--
  }
  await Promise.all([1, 2, 3].map(() => withLock(file, work, quick)))
  expect(most).toBe(1)
})

test('an empty lock file, whose writer died between two calls, does not block', async () => {
  writeFileSync(file, '')
  expect(await withLock(file, async () => 'done', quick)).toBe('done')
})

test.each([
  '{}',
  '5',
  'null',
  '"x"',
  '[1]',
  'pid',
  '{"pid":-1,"started":"1","host":"x"}',
  '{"pid":7,"host":"x"}',
])('a lock file that holds %s names nobody, and does not block', async (text) => {
  writeFileSync(file, text)
  expect(await withLock(file, async () => 'done', quick)).toBe('done')
})

test('nor does a folder in its place', async () => {
  mkdirSync(join(file, 'deep'), { recursive: true })
  expect(await withLock(file, async () => 'done', quick)).toBe('done')
  expect(existsSync(file)).toBe(false)
})

test.each([
  ['a file', () => join(file, 'cache')],
  ['/proc', () => '/proc/pdecay/cache'],
  ['a folder that none may write into', () => '/proc/self'],
])('where the folder lies in %s, that is said', async (_, place) => {
  writeFileSync(file, '')
  const failure = withLock(join(place(), 'setup.lock'), async () => 'done', quick)
  await expect(failure).rejects.toThrow(
    /nothing can be written into .*\n {2}What to do: make it a folder that you may write into, or set PDECAY_CACHE/,
  )
})

test('a process on another machine is waited for', async () => {
  writeFileSync(file, JSON.stringify({ pid: 1, started: '1', host: 'elsewhere' }))
  let done = false
  const waiting = withLock(file, async () => 'done', quick).finally(() => {
    done = true
  })
  await sleep(100)
  expect(done).toBe(false)
  writeFileSync(file, '')
  expect(await waiting).toBe('done')
})
