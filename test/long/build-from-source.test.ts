import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const consumer = realpathSync(mkdtempSync(join(tmpdir(), 'pdecay-source-')))
const installed = join(consumer, 'node_modules/pdecay')
const run = (program: string, args: string[], cwd = consumer) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

afterAll(() => rmSync(consumer, { recursive: true }))

test('an installed package with no fitting prebuild builds its addon from the sources that it brings', () => {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', consumer], root)) as [
    { filename: string },
  ]
  writeFileSync(join(consumer, 'package.json'), '{ "private": true }')
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.filename}`])
  rmSync(join(installed, 'prebuilds'), { recursive: true })
  run('npx', ['--no-install', 'pdecay', 'setup'])
  const diagnosis = JSON.parse(run('npx', ['--no-install', 'pdecay', 'doctor', '--json']))
  expect(diagnosis.addon).toEqual({ path: join(installed, 'build/Release/pdecay.node'), loads: true })
})
