#!/usr/bin/env node
// npm run wheel: puts the optimizer's class for Python, with the libpdecay.so that set-up built, into a wheel in
// build/wheel/dist/. It needs no compiler: pip zips what is laid out here.
//
// usage: node scripts/wheel.mjs [--python PROGRAM]
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { symbolVersions, tooNew } from './check/symbols.mjs'

const { values } = parseArgs({ options: { python: { type: 'string', default: 'python3' } } })
const root = resolve(import.meta.dirname, '..')
const library = join(root, 'build/Release/libpdecay.so')
if (!existsSync(library)) throw new Error('build/Release/libpdecay.so is missing: run `npm run setup`')
const needed = symbolVersions(library)
const lines = tooNew(needed)
if (lines.length > 0) throw new Error(`libpdecay.so would not run on the oldest systems: ${lines.join('; ')}`)

const { version, config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const [major, minor] = config.libtorch.split('.').map(Number)
/** @type {Record<string, string>} */
const facts = {
  version,
  libtorch: `${major}.${minor}`,
  libtorchNext: `${major}.${minor + 1}`,
  platform: `manylinux_${needed.GLIBC?.replace('.', '_')}_${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch] ?? process.arch}`,
}

const staging = join(root, 'build/wheel')
rmSync(staging, { recursive: true, force: true })
mkdirSync(join(staging, 'pdecay_optim'), { recursive: true })
const project = readFileSync(join(root, 'python/pyproject.toml'), 'utf8')
writeFileSync(
  join(staging, 'pyproject.toml'),
  project.replace(/@(\w+)@/g, (_, name) => facts[name] ?? `unknown fact ${name}`),
)
copyFileSync(join(root, 'python/pdecay_optim.py'), join(staging, 'pdecay_optim/__init__.py'))
execFileSync('strip', ['--strip-unneeded', '-o', join(staging, 'pdecay_optim/libpdecay.so'), library])
execFileSync(values.python, ['-m', 'pip', 'wheel', '--quiet', '--no-deps', '--wheel-dir', 'dist', '.'], {
  cwd: staging,
  stdio: ['ignore', 2, 2],
})
for (const file of readdirSync(join(staging, 'dist'))) console.log(join(staging, 'dist', file))
