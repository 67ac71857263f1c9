import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { ensureLibtorch as ensure, removeAll, requireGlibc } from '../../scripts/setup/libtorch.mjs'
import * as finder from '../../src/native/libtorch.js'
import { digestsOf, folder, makeIndex, makePath, quickPython, withFirst } from './_fakes.js'

const index = makeIndex()
const digests = digestsOf(index)
/** With the digests of the wheels that stand in for the real ones. */
const ensureLibtorch = (found: typeof finder, options: object = {}) => ensure(found, { digests, ...options })
let cache: string

beforeEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  cache = folder()
  for (const name of ['PDECAY_LIBTORCH', 'PYTHONPATH']) vi.stubEnv(name, undefined)
  vi.stubEnv('PDECAY_CACHE', cache)
  vi.stubEnv('PIP_FIND_LINKS', folder())
  vi.stubEnv('PATH', withFirst(makePath({ python3: quickPython() })))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

const said = () =>
  vi
    .mocked(process.stderr.write)
    .mock.calls.map(([text]) => String(text))
    .join('')

test('for an installed package only what runs on the CPU is unpacked, and CUDA later fetches the rest', async () => {
  const offline = [index]
  const libtorch = await ensureLibtorch(finder, { lean: true, offline })
  expect(readdirSync(join(libtorch.path, 'lib')).sort()).toEqual(['libc10.so', 'libtorch_cpu.so'])
  expect(said()).toContain('0.5 GB on disk')
  expect(await ensureLibtorch(finder, { lean: true })).toEqual(libtorch)
  const withCuda = await ensureLibtorch(finder, { lean: true, cuda: true, offline })
  expect(withCuda.cuda).toBe(true)
  expect(readdirSync(join(withCuda.path, 'lib')).sort()).toEqual([
    'libc10.so',
    'libtorch_cpu.so',
    'libtorch_cuda.so',
  ])
})

test('--offline and --dir: wheels that were given, into a folder that was named, which is found from then on', async () => {
  const dir = folder()
  const libtorch = await ensureLibtorch(finder, { offline: [index], dir })
  expect(libtorch.path).toBe(join(dir, 'libtorch-2.11.0/torch'))
  expect(said()).toMatch(
    /libtorch 2\.11\.0 for the CPU: no download, 1\.1 GB on disk, in .*libtorch-2\.11\.0\n/,
  )
  expect(readdirSync(cache)).toEqual(['found-2.11.0.json'])
  expect(finder.locate()).toEqual(libtorch)
  // Neither needs to be said again.
  expect(await ensureLibtorch(finder)).toEqual(libtorch)

  mkdirSync(join(cache, 'data'))
  writeFileSync(join(dir, 'mine'), '')
  await removeAll(finder)
  expect(readdirSync(cache)).toEqual(['data'])
  expect(readdirSync(dir)).toEqual(['mine'])
  expect(said()).toMatch(/Remove these|removed \d/)
  await removeAll(finder)
  expect(said()).toContain('there is nothing to remove')
})

test('--offline names the wheel that is missing', async () => {
  const wheel = readdirSync(index).find((name) => name.startsWith('torch-'))!
  await expect(ensureLibtorch(finder, { offline: [join(index, wheel)] })).rejects.toThrow(
    /there is no wheel of cuda-toolkit==13\.0\.2 among those that --offline names \(1 wheels\)\n {2}What to do: fetch it/,
  )
})

test('the sizes are said before anything is fetched, and no is taken for an answer', async () => {
  const questions: string[] = []
  const confirm = async (question: string) => {
    questions.push(question)
    return false
  }
  await expect(ensureLibtorch(finder, { confirm, cuda: true })).rejects.toThrow('set-up was declined')
  expect(questions).toEqual(['Go on?'])
  expect(said()).toMatch(/libtorch 2\.11\.0 with CUDA: 2\.7 GB to download, 3\.7 GB on disk/)
  expect(said()).not.toContain('downloading')
  mkdirSync(join(cache, 'libtorch-2.11.0'))
  await removeAll(finder, { confirm })
  expect(existsSync(join(cache, 'libtorch-2.11.0'))).toBe(true)
})

test('a system without glibc is refused in words', () => {
  expect(() => requireGlibc({ header: {} })).toThrow(
    /no glibc \(Alpine and other systems with musl\): libtorch is not built for it\n {2}What to do: use a system with glibc/,
  )
  expect(() => requireGlibc()).not.toThrow()
})

test('a stray word on its command line is bad usage', () => {
  const script = resolve(import.meta.dirname, '../../scripts/setup.mjs')
  for (const args of [['cuda'], ['--offline'], ['--nonsense']]) {
    const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('usage: ') })
  }
})
