import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { requireCompiler } from '../../scripts/setup/build.mjs'
import { digest, isStamped, stamp, unstamp } from '../../scripts/setup/stamp.mjs'
import { folder, makePath, withFirst } from './_fakes.js'

const root = resolve(import.meta.dirname, '../..')

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('what is missing to compile', () => {
  const fake = 'exit 0'

  test.each([
    ['CMake', { 'c++': fake }, /cmake was not found.*\n {2}What to do: install CMake 3.22 or later/],
    [
      'a compiler',
      { cmake: fake },
      /no C\+\+ compiler was found \(looked for c\+\+, g\+\+, clang\+\+\)\n {2}What to do: install/,
    ],
  ] as const)('%s', async (_, programs, message) => {
    vi.stubEnv('CXX', undefined)
    vi.stubEnv('PATH', makePath(programs))
    await expect(requireCompiler()).rejects.toThrow(message)
  })

  test('nothing', async () => {
    vi.stubEnv('CXX', undefined)
    vi.stubEnv('PATH', makePath({ cmake: fake, 'clang++': fake }))
    await expect(requireCompiler()).resolves.toBeUndefined()
  })
})

describe('stamps', () => {
  let root: string
  beforeEach(() => {
    root = folder()
    mkdirSync(join(root, 'src/deep'), { recursive: true })
    writeFileSync(join(root, 'src/a.ts'), 'a')
    writeFileSync(join(root, 'src/deep/b.ts'), 'b')
    writeFileSync(join(root, 'one.json'), '{}')
  })
  const key = (...facts: unknown[]) => digest(root, ['src', 'one.json', 'absent'], facts)

  test.each([
    ['a file is changed', () => writeFileSync(join(root, 'src/deep/b.ts'), 'c')],
    ['a file is added', () => writeFileSync(join(root, 'src/c.ts'), '')],
    ['a file is removed', () => rmSync(join(root, 'one.json'))],
  ])('the digest is another when %s', (_, change) => {
    const before = key()
    expect(key()).toBe(before)
    change()
    expect(key()).not.toBe(before)
  })

  test('the digest is another with other facts', () => {
    expect(key('Ninja')).not.toBe(key('Make'))
  })

  test('a stamp holds until it is taken away', () => {
    const mark = join(root, 'build/.built')
    expect(isStamped(mark, 'x')).toBe(false)
    stamp(mark, 'x')
    expect([isStamped(mark, 'x'), isStamped(mark, 'y')]).toEqual([true, false])
    unstamp(mark)
    expect(isStamped(mark, 'x')).toBe(false)
  })
})

describe('lib/', () => {
  let at: string
  /** A small repository with the scripts of this one: `buildLibrary` and `installModules` work on where they lie. */
  beforeEach(() => {
    at = folder()
    cpSync(join(root, 'scripts'), join(at, 'scripts'), { recursive: true })
    for (const part of ['page', 'python']) mkdirSync(join(at, 'src/bench', part), { recursive: true })
    mkdirSync(join(at, 'lib'))
    mkdirSync(join(at, 'node_modules'))
    symlinkSync(join(root, 'node_modules/typescript'), join(at, 'node_modules/typescript'))
    writeFileSync(join(at, 'src/index.ts'), 'export const answer = 42\n')
    writeFileSync(join(at, 'lib/README.md'), 'kept\n')
    writeFileSync(join(at, 'package.json'), '{}')
    const compilerOptions = { module: 'nodenext', target: 'es2022', rootDir: 'src', outDir: 'lib', types: [] }
    writeFileSync(join(at, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
  })
  const call = (name: string, env = {}) => {
    const script = `import(${JSON.stringify(join(at, 'scripts/setup/build.mjs'))}).then((build) => build.${name}())`
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    return { status, compiled: stderr.includes('compiling TypeScript'), stderr }
  }
  const text = (path: string) => readFileSync(join(at, path), 'utf8')

  test('is compiled once, and again where a file of it was cut, changed or lost', () => {
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: true })
    const whole = text('lib/index.js')
    expect(whole).toContain('42')
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: false })
    truncateSync(join(at, 'lib/index.js'), 10)
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: true })
    expect(text('lib/index.js')).toBe(whole)
    writeFileSync(join(at, 'lib/index.js'), whole.replace('42', '43'))
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: true })
    expect(text('lib/index.js')).toBe(whole)
    rmSync(join(at, 'lib/index.js'))
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: true })
    expect(text('lib/README.md')).toBe('kept\n')
  })

  test('comes back where a run was killed between its two renames, whatever lies in the way', () => {
    expect(call('buildLibrary').status).toBe(0)
    renameSync(join(at, 'lib'), join(at, 'build/lib.old'))
    mkdirSync(join(at, 'build/lib.new'))
    expect(call('buildLibrary').status).toBe(0)
    expect(text('lib/README.md')).toBe('kept\n')
    expect(text('lib/index.js')).toContain('42')
    rmSync(join(at, 'lib'), { recursive: true })
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: true })
    for (const name of readdirSync(join(at, 'build')).filter((name) => name.startsWith('.'))) {
      rmSync(join(at, 'build', name))
      mkdirSync(join(at, 'build', name))
    }
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: true })
    expect(call('buildLibrary')).toMatchObject({ status: 0, compiled: false })
  })

  test.each(['{}', '5', '{"packages":5}', '{"packages":{"x":5}}', 'no JSON', undefined])(
    'npm’s list of what is installed that holds %s: installed again',
    (list) => {
      const packages = { '': {}, x: { version: '1.0.0' } }
      const lock = JSON.stringify({ packages })
      writeFileSync(join(at, 'package-lock.json'), lock)
      const file = join(at, 'node_modules/.package-lock.json')
      const npm = `echo ran >&2; rm -rf ${file}; cp ${join(at, 'package-lock.json')} ${file}`
      const env = { PATH: withFirst(makePath({ npm })) }
      if (list === undefined) mkdirSync(file)
      else writeFileSync(file, list)
      expect(call('installModules', env)).toMatchObject({ status: 0, stderr: expect.stringContaining('ran') })
      expect(call('installModules', env)).toMatchObject({ status: 0, stderr: '' })
    },
  )
})
