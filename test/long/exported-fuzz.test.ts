// Archives of torch.export with bytes, parts of their JSON or their ends changed, loaded and run in child processes: ERR_FILE,
// another typed error, or a result, never a crash or a hang. FUZZ_ROUNDS (default 2,000 archives in each of 4 children) and
// FUZZ_SEED change what is tried.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))
const rounds = Number(process.env.FUZZ_ROUNDS ?? 2000)
const firstSeed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 1000))
const limitMs = 60_000 // without a word
const memoryKb = 6 * 2 ** 20
// Files in memory: on a disk, writing them takes five times as long as loading them.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'pdecay-exported-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  wrong: string[]
  /** What it did last, where it did not come to its end. */
  cut: string | null
  counts: { refused: number; ran: number; failed: number }
}

function run(seed: number, start = 0): Promise<Ended> {
  const command = `ulimit -v ${memoryKb}; ulimit -c 0; exec "$0" "$@"`
  const args = [join(here, 'exported-fuzz-child.cjs'), String(seed), String(rounds), folder, String(start)]
  const child = spawn('bash', ['-c', command, process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  })
  const ended: Ended = { wrong: [], cut: 'nothing', counts: { refused: 0, ran: 0, failed: 0 } }
  return new Promise((resolve) => {
    let rest = ''
    const stop = () => child.kill('SIGKILL')
    let timer = setTimeout(stop, limitMs)
    ;(child.stdio[3] as NodeJS.ReadableStream).on('data', (chunk: Buffer) => {
      clearTimeout(timer)
      timer = setTimeout(stop, limitMs)
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        if (line.startsWith('wrong ')) ended.wrong.push(line)
        else if (line.startsWith('end ')) {
          ended.counts = JSON.parse(line.slice(4))
          ended.cut = null
        } else if (ended.cut !== null) ended.cut = line
      }
    })
    child.on('close', () => {
      clearTimeout(timer)
      resolve(ended)
    })
  })
}

test('no archive ends the process, hangs it, or fails otherwise than by a typed error', async () => {
  const all = { refused: 0, ran: 0, failed: 0 }
  const seeds = [0, 1, 2, 3].map((i) => firstSeed + i)
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const { wrong, cut, counts } = await run(seed)
      expect({ seed, wrong, cut }).toEqual({ seed, wrong: [], cut: null })
      for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += counts[key]
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
  console.log(`fuzz of exported programs: ${JSON.stringify(all)}, seeds from ${firstSeed}`)
  // Each way was taken.
  for (const count of Object.values(all)) expect(count).toBeGreaterThan(rounds / 50)
}, 3_600_000)
