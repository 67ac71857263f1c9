import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { requireCompiler } from '../../scripts/setup/build.mjs'
import { digest, isStamped, stamp, unstamp } from '../../scripts/setup/stamp.mjs'
import { folder, makePath } from './_fakes.js'

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
