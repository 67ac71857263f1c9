// Set-up that is killed at random moments, and run again.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { findDamage } from '../../scripts/setup/manifest.mjs'
import * as finder from '../../src/native/libtorch.js'
import { digestsOf, folder, makeIndex, makePath, quickPython, withFirst } from './_fakes.js'

const kills = 20
const at = (path: string) => JSON.stringify(join(import.meta.dirname, '../..', path))
const index = makeIndex()
const driver = `import(${at('scripts/setup/libtorch.mjs')}).then(({ ensureLibtorch }) =>
  ensureLibtorch(require(${at('lib/native/libtorch.js')}), { digests: ${JSON.stringify(digestsOf(index))} }))`

/** Runs set-up with wheels that lie here; kills it, and what it has started, so long after its start. */
async function run(env: Record<string, string | undefined>, killAfterMs?: number) {
  const start = performance.now()
  const child = spawn(process.execPath, ['-e', driver], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const timer =
    killAfterMs === undefined
      ? undefined
      : setTimeout(() => {
          try {
            process.kill(-child.pid!, 'SIGKILL')
          } catch {
            // It has just ended.
          }
        }, killAfterMs)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  clearTimeout(timer)
  return { code, said, ms: performance.now() - start }
}

test(`killed at ${kills} random moments and run again, set-up ends with a whole libtorch and nothing else`, async () => {
  const env = {
    PDECAY_LIBTORCH: undefined,
    PYTHONPATH: undefined,
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: index,
    PATH: withFirst(makePath({ python3: quickPython() })),
  }
  const { ms, code } = await run({ ...env, PDECAY_CACHE: folder() })
  expect(code).toBe(0)
  let killed = 0
  while (killed < kills) {
    const cache = folder()
    const moments: number[] = []
    // Some are killed more than once before they may end.
    for (let again = true; again && killed < kills; again = Math.random() < 0.5) {
      moments.push(Math.round(ms * Math.random()))
      const { code } = await run({ ...env, PDECAY_CACHE: cache }, moments.at(-1))
      if (code === null) killed++
    }
    const { code, said } = await run({ ...env, PDECAY_CACHE: cache })
    expect(code, `after ${moments.join(' and ')} ms: ${said}`).toBe(0)
    expect(readdirSync(cache).sort(), moments.join()).toEqual(['found-2.11.0.json', 'libtorch-2.11.0'])
    expect(await findDamage(join(cache, 'libtorch-2.11.0'), true), moments.join()).toBeUndefined()
    vi.stubEnv('PDECAY_LIBTORCH', undefined)
    vi.stubEnv('PDECAY_CACHE', cache)
    expect(finder.locate().path).toBe(join(cache, 'libtorch-2.11.0/torch'))
  }
})
