// Every operator with random and hostile arguments, in child processes: a typed error or a result, never a crash, a hang
// or a leak: no tensor is left after an operator's calls, and the last call that succeeded, and the last that failed, take
// no more memory when they are repeated. What libtorch itself cannot do safely is not offered: scripts/generate/ops/groups.mjs
// lists it. FUZZ_ROUNDS (default 60 calls of each operator) and FUZZ_SEED change what is tried.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))
const rounds = Number(process.env.FUZZ_ROUNDS ?? 60)
const firstSeed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 1000))
const slice = 40
const limitMs = 60_000 // without a word
// Where fromFile() makes its files.
const folder = mkdtempSync(join(tmpdir(), 'pdecay-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true }))
const memoryKb = 6 * 2 ** 20

interface Ended {
  ok: Set<string>
  leaks: string[]
  /** The call that ended the process, and how. */
  last: string
  reason: string | null
  total: number
}

/** Runs one child; what it says on descriptor 3 tells how far it got. */
function run(seed: number, first: number, last: number, skip: readonly string[], leak = ''): Promise<Ended> {
  const command = `ulimit -v ${memoryKb}; ulimit -c 0; exec "$0" "$@"`
  const args = [seed, rounds, first, last].map(String)
  const child = spawn('bash', ['-c', command, process.execPath, join(here, 'fuzz-child.cjs'), ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    cwd: folder,
    env: { ...process.env, OMP_NUM_THREADS: '1', FUZZ_SKIP: skip.join(' '), FUZZ_LEAK: leak },
  })
  const ended: Ended = { ok: new Set(), leaks: [], last: '', reason: null, total: 0 }
  return new Promise((resolve) => {
    let rest = ''
    const stop = () => {
      ended.reason = `silent for ${limitMs / 1000} s`
      child.kill('SIGKILL')
    }
    let timer = setTimeout(stop, limitMs)
    ;(child.stdio[3] as NodeJS.ReadableStream).on('data', (chunk: Buffer) => {
      clearTimeout(timer)
      timer = setTimeout(stop, limitMs)
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        if (line.startsWith('ok ')) ended.ok.add(line.slice(3))
        else if (line.startsWith('leak ')) ended.leaks.push(line.slice(5))
        else if (line.startsWith('end ')) ended.total = Number(line.slice(4))
        else ended.last = line
      }
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code !== 0 || ended.total === 0) ended.reason ??= signal ?? `exit code ${code}`
      resolve(ended)
    })
  })
}

test('no operator ends the process, or leaks', async () => {
  const crashes: string[] = []
  const leaks: string[] = []
  const tried = new Set<string>()
  let total = slice
  for (let first = 0; first < total; first += slice) {
    const skip: string[] = []
    for (;;) {
      const ended = await run(firstSeed + first, first, first + slice, skip)
      for (const name of ended.ok) tried.add(name)
      leaks.push(...ended.leaks.map((each) => `${each} (seed ${firstSeed + first}, from ${first})`))
      total = Math.max(total, ended.total)
      if (ended.reason === null) break
      crashes.push(`${ended.reason}: ${ended.last} (seed ${firstSeed + first}, from ${first})`)
      // On with the others: those before it once more, as the seed is theirs together.
      skip.push(ended.last.replace(/^! /, '').split(/[ :]/)[0]!)
      if (crashes.length > 50) break
    }
  }
  console.log(`fuzz: ${tried.size} operators, ${rounds} calls each, seed ${firstSeed}`)
  expect({ crashes, leaks }).toEqual({ crashes: [], leaks: [] })
  expect(tried.size).toBeGreaterThan(1000)
}, 3_600_000)

test.each([
  ['tensors', /^abs: \d+ tensors are left$/],
  ['bytes', /^acos: \d+ bytes with each call that succeeds$/],
])('a leak of %s is seen', async (kind, message) => {
  const { reason, leaks } = await run(1, 0, 10, [], kind)
  expect(reason).toBeNull()
  expect(leaks).toEqual([expect.stringMatching(message)])
})

test('what grows for a while and then stays is no leak', async () => {
  const { reason, leaks } = await run(1, 0, 10, [], 'cache')
  expect({ reason, leaks }).toEqual({ reason: null, leaks: [] })
})
