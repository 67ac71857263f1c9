import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const consumer = realpathSync(mkdtempSync(join(tmpdir(), 'pdecay-consumer-')))
const installed = join(consumer, 'node_modules/pdecay')

const run = (program: string, args: string[], cwd = consumer) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

// The tarball as it would be published, with an addon in it, installed in a folder that holds nothing else.
beforeAll(() => {
  run(process.execPath, [join(root, 'scripts/prebuild.mjs')], root)
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', consumer], root)) as [
    { filename: string },
  ]
  writeFileSync(join(consumer, 'package.json'), '{ "private": true }')
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.filename}`])
  cpSync(join(import.meta.dirname, 'consumer'), consumer, { recursive: true })
}, 300_000)

afterAll(() => rmSync(consumer, { recursive: true }))

test('the tarball holds what runs, what it is built from, and no more', () => {
  const at = (path: string) => readdirSync(join(installed, path)).sort()
  expect(at('.').filter((name) => name !== 'node_modules')).toEqual([
    'CHANGELOG.md',
    'CMakeLists.txt',
    'LICENSE',
    'README.md',
    'binding',
    'lib',
    'package.json',
    'prebuilds',
    'python',
    'scripts',
  ])
  expect(at(`prebuilds/${process.platform}-${process.arch}`)).toEqual([
    'libpdecay.so',
    'pdecay-core.so',
    ...(existsSync(join(root, 'build/Release/pdecay-graph.so')) ? ['pdecay-graph.so'] : []),
    'pdecay.node',
  ])
  expect(at('scripts')).toEqual(['setup', 'setup.mjs'])
})

test('it works as ESM, with the names and things that CommonJS has', () => {
  expect(run(process.execPath, ['use.mjs'])).toBe('used as ESM\n')
})

test('it works as CommonJS, in a worker too', () => {
  expect(run(process.execPath, ['use.cjs'])).toBe('used as CommonJS\n')
})

test('its types hold under strict, for both kinds of module, library checks included', () => {
  // The consumer has the types of Node, as every TypeScript project for it has.
  symlinkSync(join(root, 'node_modules/@types'), join(consumer, 'node_modules/@types'))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', '.'], {
    cwd: consumer,
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

test('its command runs, and finds the addon of the tarball', () => {
  const diagnosis = JSON.parse(
    run('npx', ['--no-install', 'pdecay', 'doctor', '--json']).trim().split('\n').at(-1)!,
  )
  expect(diagnosis.ok).toBe(true)
  expect(diagnosis.addon.path).toBe(
    join(installed, `prebuilds/${process.platform}-${process.arch}/pdecay.node`),
  )
})

test('a sweep writes its page, for which it finds style, script and library', () => {
  const args = 'bench optim --sweep --quick --params 64 --no-rules --no-rivals --out sweep'.split(' ')
  run('npx', ['--no-install', 'pdecay', ...args])
  const page = readFileSync(join(consumer, 'sweep/sweep.html'), 'utf8')
  for (const part of ['--series:', 'drawLegend', 'uPlot=function', '"name":"padam"'])
    expect(page).toContain(part)
})

test('set-up of an installed package with a fitting prebuild builds nothing', () => {
  const { stderr, status } = spawnSync('npx', ['--no-install', 'pdecay', 'setup'], {
    cwd: consumer,
    encoding: 'utf8',
  })
  expect(stderr).toMatch(/setup: ready in [\d.]+ s; libtorch 2\.11/)
  expect(stderr).not.toContain('building')
  expect(status).toBe(0)
})
