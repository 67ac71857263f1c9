import { spawnSync } from 'node:child_process'
import { cpSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Diagnosis } from '../../../src/cli/_diagnosis.js'
import { folder } from '../../setup/_fakes.js'

const root = resolve(import.meta.dirname, '../../..')

function doctor(args: string[], { at = root, env = {} }: { at?: string; env?: Record<string, string> } = {}) {
  const command = [join(at, 'lib/cli/index.js'), 'doctor', ...args]
  const { status, stdout } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, stdout, lines: stdout.trim().split('\n') }
}

const diagnosis = (lines: string[]) => JSON.parse(lines.at(-1)!) as Diagnosis

test('on a machine that is set up: every part, its place, and exit code 0', () => {
  const { status, lines } = doctor(['--json'])
  expect(diagnosis(lines)).toMatchObject({
    ok: true,
    libtorch: {
      version: expect.stringMatching(/^2\.11\./),
      path: expect.any(String),
      source: expect.any(String),
    },
    addon: { path: expect.stringMatching(/\.node$/), loads: true },
    threads: expect.any(Number),
    devices: expect.arrayContaining(['cpu']),
  })
  expect(diagnosis(lines).instructionSet).toBeTruthy()
  expect(lines).toHaveLength(1)
  expect(status).toBe(0)
  expect(doctor([]).stdout).toMatch(
    /^libtorch +2\.11.*\naddon +\/.*pdecay\.node\ninstructions +\w+.*\nthreads +\d+\ndevices +cpu/m,
  )
})

test('without libtorch: what was looked at, the remedy, and exit code 1', () => {
  const { status, lines } = doctor(['--json'], { env: { PDECAY_LIBTORCH: '/nowhere' } })
  expect(diagnosis(lines)).toMatchObject({
    ok: false,
    libtorch: null,
    addon: { loads: false },
    findings: expect.arrayContaining([
      {
        what: expect.stringContaining('PDECAY_LIBTORCH=/nowhere: holds no lib/libtorch_cpu.so'),
        remedy: expect.stringContaining('set PDECAY_LIBTORCH to the folder of a libtorch 2.11'),
        essential: true,
      },
    ]),
  })
  expect(status).toBe(1)
})

test('without the addon: the remedy, and exit code 1', () => {
  const at = folder()
  for (const path of ['lib', 'package.json', 'tsconfig.json'])
    cpSync(join(root, path), join(at, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(at, 'node_modules'))
  const { status, stdout } = doctor([], { at })
  expect(stdout).toContain('the addon has not been built\n  What to do: run `npm run setup`')
  expect(status).toBe(1)
})

test('without a data set: the remedy, and exit code 0 all the same', () => {
  const cache = folder()
  const { libtorch } = diagnosis(doctor(['--json']).lines)
  const { status, lines } = doctor(['--json'], {
    env: { PDECAY_CACHE: cache, PDECAY_LIBTORCH: libtorch!.path },
  })
  const found = diagnosis(lines)
  expect(found.libtorch!.source).toBe('environment')
  expect(found.ok).toBe(true)
  expect(status).toBe(0)
  if (!found.datasets['fashion-mnist'])
    expect(found.findings).toContainEqual({
      what: 'Fashion-MNIST is not on this machine yet',
      remedy: expect.stringContaining('--data'),
      essential: false,
    })
})
