import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './_install.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-cpp-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' })

const [, libtorch] = /^PDECAY_LIBTORCH:PATH=(.*)$/m.exec(
  readFileSync(join(root, 'build/CMakeCache.txt'), 'utf8'),
)!
const configure = (build: string, ...more: string[]) =>
  run('cmake', '-S', join(root, 'examples/cpp'), '-B', join(folder, build), '-DCMAKE_CXX_FLAGS=-O0', ...more)

test('find_package(pdecay) finds an installed library, and the example runs', () => {
  const prefix = join(folder, 'installed')
  run('cmake', '--install', join(root, 'build'), '--component', 'cpp', '--prefix', prefix)
  configure('build', `-DPDECAY_LIBTORCH=${libtorch}`, `-Dpdecay_DIR=${prefix}/lib/cmake/pdecay`)
  run('cmake', '--build', join(folder, 'build'))
  expect(run(join(folder, 'build/sparse'))).toBe('weights in use: 2 of 30\n')
  const cache = readFileSync(join(folder, 'build/CMakeCache.txt'), 'utf8')
  expect(cache).toContain(`pdecay_LIBRARY:FILEPATH=${prefix}/lib`)
})

test('in a checkout it needs no install; a wrong folder of libtorch is named', () => {
  configure('checkout', `-DPDECAY_LIBTORCH=${libtorch}`)
  const cache = readFileSync(join(folder, 'checkout/CMakeCache.txt'), 'utf8')
  expect(cache).toContain(`pdecay_LIBRARY:FILEPATH=${root}/build/Release/libpdecay.so`)
  expect(() => configure('wrong', '-DPDECAY_LIBTORCH=/nowhere')).toThrow("PDECAY_LIBTORCH='/nowhere'")
})
