import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locate, pinnedVersion } from '../../src/native/libtorch.js'
import { checkTypes, install, project, resolutions, root, run as runIn } from './_install.js'

const consumer = project()
const installed = join(consumer, 'node_modules/pdecay')
const pinned = pinnedVersion()
const run = (program: string, args: string[]) => runIn(program, args, consumer)

beforeAll(() => install(consumer, '--ignore-scripts'), 300_000)

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

test('the tarball stays small', () => {
  const tarball = readdirSync(consumer).find((name) => name.endsWith('.tgz'))!
  expect(statSync(join(consumer, tarball)).size).toBeLessThan(10e6)
})

test.each(resolutions)('its types need no types of Node and nothing newer than ES2020: %s, %s', (...how) => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  expect(checkTypes(consumer, tsc, ...how)).toBe('')
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

test('without libtorch the import works, and the first tensor names the one command to run', () => {
  const script =
    "const { tensor } = require('pdecay'); try { tensor(1) } catch (e) { console.log(e.code, e.message) }"
  const env = {
    ...process.env,
    PDECAY_CACHE: join(consumer, 'nothing'),
    PATH: '/nowhere',
    PDECAY_LIBTORCH: undefined,
  }
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], {
    cwd: consumer,
    encoding: 'utf8',
    env,
  })
  expect(stdout).toMatch(/^ERR_LIBTORCH_NOT_FOUND [\s\S]*What to do: run `npx pdecay setup`/)
  expect(status).toBe(0)
})

describe('the libtorch that is found chooses the addon', () => {
  const prebuilds = join(installed, `prebuilds/${process.platform}-${process.arch}`)
  const real = dirname(locate().path)
  /** The real libtorch, which says that it is another version. */
  const saying = (version: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'pdecay-libtorch-'))
    symlinkSync(join(real, 'nvidia'), join(folder, 'nvidia'))
    mkdirSync(join(folder, 'torch'))
    for (const name of ['include', 'lib']) symlinkSync(join(real, 'torch', name), join(folder, 'torch', name))
    writeFileSync(join(folder, 'torch/version.py'), `__version__ = '${version}'\n`)
    return folder
  }
  const start = (version: string, script: string) => {
    const PDECAY_LIBTORCH = saying(version)
    const { stdout } = spawnSync(process.execPath, ['-e', script], {
      cwd: consumer,
      encoding: 'utf8',
      env: { ...process.env, PDECAY_LIBTORCH },
    })
    rmSync(PDECAY_LIBTORCH, { recursive: true })
    return stdout
  }
  const use = (version: string) =>
    start(
      version,
      `
      const { tensor } = require('pdecay')
      try { console.log(tensor([1, 2]).sum().item()) } catch (error) { console.log(error.code, error.message) }
      console.log(process.report.getReport().sharedObjects.find((path) => path.endsWith('pdecay-core.so')))
      process.on('warning', ({ code, message }) => console.log(code, message))`,
    )

  test('the pinned version and its patch releases use the addon of the package; a patch warns once', () => {
    expect(use(`${pinned}+cu130`)).toMatch(/^3\n.*\/linux-\w+\/pdecay-core\.so\n$/)
    const patch = pinned.replace(/\d+$/, '7')
    expect(use(patch)).toMatch(
      new RegExp(
        `^3\\n.*\\nPDECAY_LIBTORCH_PATCH libtorch ${patch} is in use \\(.*\\), and pdecay was built and tested with ${pinned}\\n$`,
      ),
    )
  })

  test.each([
    ['worker', 'worker', 'main'],
    ['main', 'main', 'worker'],
  ])('the first thread to load it warns of a patch, and no other: %s', (warns, ...order) => {
    const patch = pinned.replace(/\d+$/, '7')
    const printed = start(
      patch,
      `const { Worker } = require('node:worker_threads')
      const load = (who) => {
        process.on('warning', ({ code }) => console.log(who, code))
        require('pdecay').tensor([1])
        return new Promise((done) => setTimeout(done, 100))
      }
      const threads = {
        main: () => load('main'),
        worker: () => new Promise((done) =>
          new Worker('(' + load + ')("worker")', { eval: true }).on('exit', done)),
      }
      const [first, second] = ${JSON.stringify(order)}
      threads[first]().then(() => threads[second]())`,
    )
    expect(printed).toBe(`${warns} PDECAY_LIBTORCH_PATCH\n`)
  })

  test('another version uses the addon that was built for it, and is refused with the list if there is none', () => {
    const refusal =
      /ERR_LIBTORCH_NOT_FOUND libtorch (2\.\d+ or )*2\.11 was not found:\n.*is version 2\.99\.0, and (2\.\d+\.x or )*2\.11\.x is needed/
    expect(use('2.99.0')).toMatch(refusal)
    const other = join(prebuilds, 'torch-2.99.0')
    mkdirSync(other)
    for (const name of readdirSync(prebuilds).filter((each) => /\.(node|so)$/.test(each)))
      copyFileSync(join(prebuilds, name), join(other, name))
    expect(use('2.99.0+cu150')).toMatch(/^3\n.*\/torch-2\.99\.0\/pdecay-core\.so\n$/)
    expect(use('2.99.1')).toContain('PDECAY_LIBTORCH_PATCH libtorch 2.99.1')
    expect(use('2.98.0')).toMatch(/is version 2\.98\.0, and .*2\.11\.x or 2\.99\.x is needed/)
    rmSync(other, { recursive: true })
  })
})

describe('a bundle of everything', () => {
  const bundle = async (format: 'cjs' | 'esm') => {
    const input = join(consumer, 'in.mjs')
    writeFileSync(input, "import { tensor } from 'pdecay'\nconsole.log(tensor([1, 2]).sum().item())\n")
    const { rolldown } = await import('rolldown')
    const made = await rolldown({ input, platform: 'node', logLevel: 'silent' })
    const file = join(consumer, `bundle.${format === 'cjs' ? 'cjs' : 'mjs'}`)
    await made.write({ file, format, codeSplitting: false })
    return file
  }
  test.each(['cjs', 'esm'] as const)('%s: finds the package that is installed beside it', async (format) => {
    const file = await bundle(format)
    expect(run(process.execPath, [file])).toBe('3\n')
    // Away from the package it says what to do.
    const away = mkdtempSync(join(tmpdir(), 'pdecay-away-'))
    copyFileSync(file, join(away, basename(file)))
    const { stderr } = spawnSync(process.execPath, [basename(file)], { cwd: away, encoding: 'utf8' })
    rmSync(away, { recursive: true })
    expect(stderr).toContain('esbuild: --external:pdecay')
  })
})

test('a part of its addon that is cut short is an error, and does not end the process', () => {
  const script =
    "const { tensor } = require('pdecay'); try { tensor(1) } catch (e) { console.log(e.code, e.message) }"
  const part = join(installed, `prebuilds/${process.platform}-${process.arch}/pdecay-core.so`)
  truncateSync(part, statSync(part).size - 1)
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], { cwd: consumer, encoding: 'utf8' })
  expect(stdout).toBe(
    `ERR_NATIVE_LOAD The addon is damaged: ${part} is cut short. What to do: install the package again\n`,
  )
  expect(status).toBe(0)
})

test('its entries are in `typesVersions` too, for resolution as of node10', () => {
  const { exports, typesVersions } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const entries = Object.entries(exports as Record<string, { types?: string }>).flatMap(([key, { types }]) =>
    types && key !== '.' ? [[key.slice(2), [types]]] : [],
  )
  expect(typesVersions).toEqual({ '*': Object.fromEntries(entries) })
})
