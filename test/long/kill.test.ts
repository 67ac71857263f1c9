// A run that is killed at random moments, again and again, is always resumable, and ends as one that never was.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { load } from '../../src/io/index.js'

const kills = Number(process.env.KILLS ?? 50)
const steps = 2000
const root = join(__dirname, '../..')

/** Runs the child, and kills it so long after its start; gives what it printed. */
function run(
  out: string,
  killAfterMs?: number,
): Promise<{ stdout: string; stderr: string; signal: string | null }> {
  const child = spawn(process.execPath, ['test/fixtures/train/run-child.cjs', out, String(steps)], {
    cwd: root,
  })
  const written = { stdout: '', stderr: '' }
  child.stderr.on('data', (text) => (written.stderr += text))
  child.stdout.on('data', (text) => (written.stdout += text))
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  return new Promise((resolve) =>
    child.on('close', (_, signal) => {
      clearTimeout(timer)
      resolve({ ...written, signal })
    }),
  )
}
const weights = async (out: string) =>
  Object.fromEntries(
    Object.entries(await load(join(out, 'model.safetensors'))).map(([name, each]) => [name, each.toArray()]),
  )
const stepsIn = (out: string) =>
  readFileSync(join(out, 'metrics.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { step: number }).step)

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'pdecay-kill-')), 'run')

test(`runs that are killed at ${kills} random moments end as one that never was`, async () => {
  const whole = newFolder()
  const start = performance.now()
  const unbroken = await run(whole)
  const ms = performance.now() - start
  const [metric] = unbroken.stdout.split('\n').slice(1)
  let killed = 0
  let finished = 0
  while (killed < kills) {
    const out = newFolder()
    for (;;) {
      // From the first moment of set-up to most of the time that a whole run takes.
      const { stdout, stderr, signal } = await run(out, killed < kills ? 0.8 * ms * Math.random() : undefined)
      expect(stderr).toBe('')
      if (signal !== 'SIGKILL') {
        expect(stdout).toContain(metric)
        break
      }
      killed++
    }
    expect(await weights(out)).toEqual(await weights(whole))
    expect(stepsIn(out)).toEqual(stepsIn(whole))
    expect(readdirSync(out).sort()).toEqual(readdirSync(whole).sort())
    finished++
  }
  console.log(`${killed} kills, ${finished} runs`)
}, 1_800_000)
