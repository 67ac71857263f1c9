import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { nvrtcWheel } from '../../scripts/setup/dev-tools.mjs'
import { ensureLibtorch as ensure } from '../../scripts/setup/libtorch.mjs'
import { findDamage } from '../../scripts/setup/manifest.mjs'
import { requireSpace } from '../../scripts/setup/wheels.mjs'
import * as finder from '../../src/native/libtorch.js'
import {
  digestsOf,
  folder,
  makeIndex,
  makeLibtorch,
  makePath,
  makeWheel,
  quickPython,
  withFirst,
} from './_fakes.js'

const index = makeIndex()
const digests = digestsOf(index)
/** With the digests of the wheels that stand in for the real ones. */
const ensureLibtorch = (found: typeof finder, options: object = {}) => ensure(found, { digests, ...options })
let cache: string

// Each test has a cache of its own; Python has no torch, and pip no network.
beforeEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  cache = folder()
  for (const name of ['PDECAY_LIBTORCH', 'PYTHONPATH', 'PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL'])
    vi.stubEnv(name, undefined)
  vi.stubEnv('PDECAY_CACHE', cache)
  vi.stubEnv('PIP_NO_INDEX', '1')
  vi.stubEnv('PIP_FIND_LINKS', index)
  vi.stubEnv('PIP_RETRIES', '0')
  vi.stubEnv('PATH', withFirst(makePath({ python3: quickPython() })))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

const unpacked = () => join(cache, 'libtorch-2.11.0')
const said = () =>
  vi
    .mocked(process.stderr.write)
    .mock.calls.map(([text]) => String(text))
    .join('')
/** The real pip; Python has no torch all the same. */
const useRealPip = () =>
  vi.stubEnv(
    'PATH',
    withFirst(makePath({ python3: 'case "$*" in *find_spec*) exit 0;; esac\nexec REAL "$@"' })),
  )
const breakPip = () => vi.stubEnv('PIP_FIND_LINKS', folder())

describe('fetching', () => {
  test('unpacks the two nvidia wheels beside torch, and of torch what C++ needs', async () => {
    useRealPip()
    const libtorch = await ensureLibtorch(finder)
    expect(libtorch).toEqual({
      path: join(unpacked(), 'torch'),
      version: '2.11.0',
      source: 'cache',
      cuda: false,
    })
    const libraries = ['libcuda-cupti.so.13', 'libcuda-runtime.so.13']
    expect(readdirSync(join(unpacked(), 'nvidia/cu13/lib')).sort()).toEqual(libraries)
    expect(existsSync(join(unpacked(), 'torch/lib/libtorch_cpu.so'))).toBe(true)
    expect(existsSync(join(unpacked(), 'torch/__init__.py'))).toBe(false)
    expect(readdirSync(cache).sort()).toEqual(['found-2.11.0.json', 'libtorch-2.11.0'])
    expect(finder.locate()).toEqual(libtorch)
  })

  test('needs neither pip nor a network once it is there', async () => {
    await ensureLibtorch(finder)
    breakPip()
    expect((await ensureLibtorch(finder)).source).toBe('cache')
  })

  test('adds what METADATA names for CUDA, and keeps it from then on', async () => {
    await ensureLibtorch(finder)
    const withoutTorch = makeIndex()
    unlinkSync(join(withoutTorch, readdirSync(withoutTorch).find((name) => name.startsWith('torch-'))!))
    vi.stubEnv('PIP_FIND_LINKS', withoutTorch)
    const libtorch = await ensureLibtorch(finder, { cuda: true })
    expect(libtorch).toMatchObject({ path: join(`${unpacked()}-cuda`, 'torch'), cuda: true })
    expect(readdirSync(join(`${unpacked()}-cuda`, 'nvidia/cu13/lib')).sort()).toEqual([
      'libcublas.so.13',
      'libcuda-cupti.so.13',
      'libcuda-runtime.so.13',
      'libnccl-cu13.so.13',
    ])
    expect(await ensureLibtorch(finder)).toEqual(libtorch)
  })

  test('two at once: one fetches, the other waits and takes what it fetched', async () => {
    const both = await Promise.all([ensureLibtorch(finder), ensureLibtorch(finder)])
    expect(both[0]).toEqual(both[1])
    expect(said().match(/downloading torch==2.11.0/g)).toHaveLength(1)
    expect(said()).toContain('waiting for process')
  })
})

describe('what is not whole', () => {
  test('a wheel cut short is fetched again', async () => {
    const name = readdirSync(index).find((file) => file.startsWith('torch-'))!
    const kept = join(cache, 'downloads/torch-2.11.0')
    mkdirSync(kept, { recursive: true })
    const whole = readFileSync(join(index, name))
    writeFileSync(join(kept, name), whole.subarray(0, whole.length / 2))
    await ensureLibtorch(finder)
    expect(said()).toMatch(/the wheel of torch==2.11.0 is corrupt .*; fetching it again/)
    expect(readFileSync(join(unpacked(), 'torch/lib/libtorch_cpu.so'), 'utf8')).toHaveLength(150_000)
  })

  test('a whole wheel that an interrupted set-up left is used as it is', async () => {
    const name = readdirSync(index).find((file) => file.startsWith('torch-'))!
    const kept = join(cache, 'downloads/torch-2.11.0')
    mkdirSync(kept, { recursive: true })
    writeFileSync(join(kept, name), readFileSync(join(index, name)))
    await ensureLibtorch(finder)
    expect(said()).not.toContain('downloading torch==2.11.0')
  })

  test('a wheel that does not match its RECORD, twice, is an error and leaves nothing that looks whole', async () => {
    const spoiled = makeIndex({ spoiled: 'torch/__init__.py' })
    vi.stubEnv('PIP_FIND_LINKS', spoiled)
    await expect(ensureLibtorch(finder, { digests: digestsOf(spoiled) })).rejects.toThrow(
      /corrupt, twice in a row: torch\/__init__.py does not match its RECORD\n {2}What to do: /,
    )
    expect(readdirSync(cache).filter((name) => name.startsWith('libtorch'))).toEqual([])
    expect(finder.search().libtorch).toBeUndefined()
  })

  test('a wheel whose digest is not the one that is listed, twice, is an error and leaves nothing', async () => {
    // The wheel is sound in itself: its RECORD was made for what it holds.
    const other = Object.fromEntries(
      Object.entries(digests).map(([name, digest]) => [name, digest.replace(/.$/, 'x')]),
    )
    await expect(ensureLibtorch(finder, { digests: other })).rejects.toThrow(
      /corrupt, twice in a row: its SHA-256 is [0-9a-f]{64}, and [0-9a-f]{63}x is listed\n {2}What to do: /,
    )
    expect(readdirSync(cache).filter((name) => name.startsWith('libtorch'))).toEqual([])
    expect(finder.search().libtorch).toBeUndefined()
    await expect(ensureLibtorch(finder, { digests: other, offline: [index] })).rejects.toThrow(
      /torch-2\.11\.0.*\.whl is corrupt: its SHA-256 is/,
    )
    await expect(ensureLibtorch(finder, { digests: {} })).rejects.toThrow(
      /no wheel of torch==2\.11\.0 for \w+ is among those that this package lists by their digests\n {2}What to do: /,
    )
  })

  test('a newer release of a wheel is not taken: the version that is listed is asked for', async () => {
    const newer = makeIndex()
    makeWheel(newer, 'nvidia_cuda_runtime-13.0.97', 'py3-none-any', { 'nvidia/cu13/lib/libnew.so.13': 'new' })
    useRealPip()
    vi.stubEnv('PIP_FIND_LINKS', newer)
    await ensureLibtorch(finder)
    expect(readdirSync(join(unpacked(), 'nvidia/cu13/lib'))).not.toContain('libnew.so.13')
  })

  test('the digests list libtorch and all that it needs, for both kinds of machine, with CUDA and without', () => {
    const files = Object.keys(
      JSON.parse(readFileSync(join(import.meta.dirname, '../../scripts/setup/digests.json'), 'utf8')),
    )
    for (const machine of ['x86_64', 'aarch64']) {
      const names = files
        .filter((file) => file.includes(machine))
        .map((file) => file.split('-').slice(0, 2).join(' '))
      expect(names).toEqual(
        expect.arrayContaining([
          `torch ${finder.pinnedVersion()}`,
          expect.stringMatching(/^nvidia_cuda_runtime 1/),
          expect.stringMatching(/^nvidia_cudnn/),
        ]),
      )
    }
  })

  test('a folder half unpacked is not taken for a libtorch', async () => {
    makeLibtorch('2.11.0', join(`${unpacked()}.part`, 'torch'))
    expect(finder.search().libtorch).toBeUndefined()
    await ensureLibtorch(finder)
    expect(existsSync(`${unpacked()}.part`)).toBe(false)
  })

  test('a file lost or cut later is seen at once, a changed byte with --verify', async () => {
    await ensureLibtorch(finder)
    const library = join(unpacked(), 'torch/lib/libtorch_cpu.so')
    const restored = () => readFileSync(library, 'utf8') === 'cpu'.repeat(50_000)
    truncateSync(library, 10)
    await ensureLibtorch(finder)
    expect(restored()).toBe(true)
    rmSync(join(unpacked(), 'nvidia'), { recursive: true })
    await ensureLibtorch(finder)
    expect(existsSync(join(unpacked(), 'nvidia'))).toBe(true)
    writeFileSync(library, 'CPU'.repeat(50_000))
    await ensureLibtorch(finder)
    expect(restored()).toBe(false)
    await ensureLibtorch(finder, { verify: true })
    expect(restored()).toBe(true)
  })

  test('a manifest that holds something else: fetched again', async () => {
    await ensureLibtorch(finder)
    const manifest = join(unpacked(), 'manifest.json')
    for (const text of ['{}', '5', '[]', '[5]', '[["torch/version.py"]]', 'null', 'no JSON']) {
      writeFileSync(manifest, text)
      expect(await findDamage(unpacked(), false)).toBe('manifest.json')
    }
    rmSync(manifest)
    mkdirSync(manifest)
    expect((await ensureLibtorch(finder)).source).toBe('cache')
    expect(said()).toContain(`${manifest} is missing or not as it was unpacked`)
    expect(await findDamage(unpacked(), true)).toBeUndefined()
  })

  test('a record of what was found that holds something else is written anew', async () => {
    const found = await ensureLibtorch(finder)
    const file = join(cache, 'found-2.11.0.json')
    const odd = ['{}', '5', '{"path":5,"source":"cache"}', '{"path":"/","source":"elsewhere"}', undefined]
    for (const text of odd) {
      rmSync(file, { recursive: true })
      if (text === undefined) mkdirSync(file)
      else writeFileSync(file, text)
      expect(finder.locate()).toEqual(found)
      finder.record(found)
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(found)
    }
  })

  test('a folder in the place of a file', async () => {
    await ensureLibtorch(finder)
    const library = join(unpacked(), 'torch/lib/libc10.so')
    rmSync(library)
    mkdirSync(library)
    await ensureLibtorch(finder)
    expect(readFileSync(library, 'utf8')).toBe('c10')
  })

  test('a library of Python’s torch that is cut short is passed over: to open it would end the process', async () => {
    const path = makeLibtorch('2.11.0')
    const addon = readFileSync(join(import.meta.dirname, '../../build/Release/libpdecay.so'))
    for (const length of [0, 30, 64, 1000, addon.length >> 1, addon.length - 1]) {
      writeFileSync(join(path, 'lib/libtorch_cpu.so'), addon.subarray(0, length))
      vi.stubEnv('PDECAY_LIBTORCH', path)
      expect(finder.search().attempts).toEqual([
        { place: `PDECAY_LIBTORCH=${path}`, found: 'is damaged: lib/libtorch_cpu.so is cut short' },
      ])
    }
    writeFileSync(join(path, 'lib/libtorch_cpu.so'), addon)
    expect(finder.search().libtorch).toMatchObject({ path })
  })

  test('a development tool that was cut short is fetched again', async () => {
    const tools = folder()
    makeWheel(tools, 'nvidia_cuda_nvrtc-13.0.88', `py3-none-manylinux2014_x86_64`, {
      'nvidia/cu13/lib/libnvrtc.so.13': 'nvrtc',
      'nvidia/cu13/lib/libnvrtc-builtins.so.13.0': 'builtins',
    })
    vi.stubEnv('PIP_FIND_LINKS', tools)
    await nvrtcWheel.install(cache)
    const builtins = join(cache, 'nvidia-cuda-nvrtc-13.0.88/nvidia/cu13/lib/libnvrtc-builtins.so.13.0')
    truncateSync(builtins, 2)
    await nvrtcWheel.install(cache)
    expect(readFileSync(builtins, 'utf8')).toBe('builtins')
    vi.stubEnv('PIP_FIND_LINKS', folder())
    await nvrtcWheel.install(cache)
  })

  test('killed in the middle of the download, it goes on from there', async () => {
    // A pip that hangs, with half a wheel in its folder.
    const hanging = quickPython('*"pip download"*) exec sleep 60 ;;')
    const driver = `
      import(${JSON.stringify(join(import.meta.dirname, '../../scripts/setup/libtorch.mjs'))}).then(({ ensureLibtorch }) =>
        ensureLibtorch(require(${JSON.stringify(join(import.meta.dirname, '../../lib/native/libtorch.js'))}), { digests: ${JSON.stringify(digests)} }))`
    const child = spawn(process.execPath, ['-e', driver], {
      env: { ...process.env, PATH: withFirst(makePath({ python3: hanging })) },
      stdio: 'ignore',
    })
    const part = join(cache, 'downloads/torch-2.11.0.part')
    while (!existsSync(part)) await sleep(20)
    writeFileSync(join(part, 'torch-2.11.0-half.whl'), 'half')
    child.kill('SIGKILL')
    await new Promise((resolve) => child.on('close', resolve))
    expect(existsSync(join(cache, 'setup.lock'))).toBe(true)

    expect((await ensureLibtorch(finder)).source).toBe('cache')
    expect(said()).toContain(`process ${child.pid} left a lock behind`)
    expect(existsSync(part)).toBe(false)
  })
})

describe('what is missing ends in what was found and what to run', () => {
  test.each([
    [
      'python3',
      () => makePath({ which: true }),
      /python3 was not found.*\n {2}What to do: install Python 3 with pip/,
    ],
    [
      'pip',
      () => withFirst(makePath({ python3: quickPython('*"pip --version"*) exit 1 ;;') })),
      /no pip.*\n {2}What to do: install pip/,
    ],
  ] as const)('%s', async (_, path, message) => {
    vi.stubEnv('PATH', path())
    await expect(ensureLibtorch(finder)).rejects.toThrow(message)
  })

  test.each(['0', '1'])('a network, with %s tries more', async (retries) => {
    useRealPip()
    vi.stubEnv('PIP_NO_INDEX', undefined)
    vi.stubEnv('PIP_FIND_LINKS', undefined)
    vi.stubEnv('PIP_CONFIG_FILE', '/dev/null')
    vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple')
    vi.stubEnv('PIP_RETRIES', retries)
    await expect(ensureLibtorch(finder)).rejects.toThrow(
      /no network: pip could not reach its package index for torch==2.11.0\n {2}What to do: check the connection/,
    )
  })

  test('the package in the index', async () => {
    useRealPip()
    breakPip()
    await expect(ensureLibtorch(finder)).rejects.toThrow(
      /pip could not download torch==2.11.0.*\n {2}What to do: /,
    )
  })

  test.each([
    ['a file', (at: string) => join(at, 'file')],
    ['a place below a file', (at: string) => join(at, 'file/cache')],
    ['/proc', () => '/proc/pdecay'],
  ])('a cache: PDECAY_CACHE names %s', async (_, place) => {
    writeFileSync(join(cache, 'file'), '')
    vi.stubEnv('PDECAY_CACHE', place(cache))
    await expect(ensureLibtorch(finder)).rejects.toThrow(
      /nothing can be written into .*\n {2}What to do: make it a folder that you may write into, or set PDECAY_CACHE/,
    )
  })

  test('disk space', () => {
    expect(() => requireSpace(cache, 1)).not.toThrow()
    expect(() => requireSpace(cache, 1e18)).toThrow(
      /too little disk space: .* has [\d.]+ GB free and the set-up needs 1000000000.0 GB\n {2}What to do: free some space, or set PDECAY_CACHE/,
    )
  })
})

describe('where libtorch is looked for', () => {
  const addPythonTorch = (version: string) => {
    const path = makeLibtorch(version)
    vi.stubEnv('PYTHONPATH', join(path, '..'))
    vi.stubEnv('PATH', withFirst(makePath({ python3: quickPython('*find_spec*) exec REAL "$@" ;;') })))
    return path
  }

  test('PDECAY_LIBTORCH, then Python, then the cache', async () => {
    const cached = await ensureLibtorch(finder)
    const python = addPythonTorch('2.11.1')
    expect(finder.search({ fresh: true }).libtorch).toMatchObject({
      path: python,
      version: '2.11.1',
      source: 'python',
    })
    const named = makeLibtorch('2.11.0+cu130')
    vi.stubEnv('PDECAY_LIBTORCH', named)
    expect(finder.search({ fresh: true }).libtorch).toMatchObject({ path: named, source: 'environment' })
    vi.stubEnv('PDECAY_LIBTORCH', join(named, '..'))
    expect(finder.search({ fresh: true }).libtorch).toMatchObject({ path: named, source: 'environment' })
    vi.stubEnv('PDECAY_LIBTORCH', undefined)
    vi.stubEnv('PYTHONPATH', undefined)
    vi.stubEnv('PATH', withFirst(makePath({ python3: 'exit 0' })))
    expect(finder.search({ fresh: true }).libtorch).toEqual(cached)
  })

  test('what set-up found is what a program finds, without asking Python', async () => {
    const python = addPythonTorch('2.11.0')
    await ensureLibtorch(finder)
    vi.stubEnv('PATH', folder())
    expect(finder.locate()).toMatchObject({ path: python, source: 'python' })
    rmSync(python, { recursive: true })
    expect(() => finder.locate()).toThrow(expect.objectContaining({ code: 'ERR_LIBTORCH_NOT_FOUND' }))
  })

  test('a Python torch of another minor version is passed over', async () => {
    addPythonTorch('2.10.0')
    expect((await ensureLibtorch(finder)).source).toBe('cache')
    expect(said()).toMatch(/Python’s torch, .* is version 2.10.0, and 2.11.x is needed/)
  })

  test.each([
    ['another version', () => makeLibtorch('2.10.0'), /is version 2.10.0, and 2.11.x is needed/],
    ['an empty folder', () => folder(), /holds no lib\/libtorch_cpu.so/],
    ['no folder', () => '/nowhere', /holds no lib\/libtorch_cpu.so/],
  ])('PDECAY_LIBTORCH that names %s is an error, whatever else is there', async (_, place, message) => {
    vi.stubEnv('PDECAY_LIBTORCH', place())
    await expect(ensureLibtorch(finder)).rejects.toThrow(message)
    await expect(ensureLibtorch(finder)).rejects.toThrow(
      /What to do: set PDECAY_LIBTORCH to the folder of a libtorch 2.11/,
    )
    expect(() => finder.locate()).toThrow(message)
  })
})
