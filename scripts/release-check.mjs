#!/usr/bin/env node
// npm run release:check: what has to hold before a version is published, beside `npm test`. It packs the package as it
// would be published, with its prebuilds, installs it in an empty project, and looks at what a stranger would get.
// It publishes nothing. The SBOM is left in build/release/.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const out = join(root, 'build/release')
const consumer = mkdtempSync(join(tmpdir(), 'pdecay-release-'))
const { version, config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Licences that allow use in any program: all that ships with the package, or that its set-up downloads, has one. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
])

let failures = 0
/** @param {string} name @param {() => string | void} run what to say of success; it throws where the check fails */
function check(name, run) {
  try {
    console.log(`✓ ${name}${((told) => (told ? `: ${told}` : ''))(run())}`)
  } catch (error) {
    failures++
    const {
      stdout = '',
      stderr = '',
      message,
    } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error)
    console.log(`✗ ${name}\n${[stdout, stderr].join('\n').trim() || message}`)
  }
}
/** @param {string} program @param {string[]} args @param {string} cwd */
const run = (program, args, cwd = root) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' })
/** @param {string} name @param {string[]} args */
const tool = (name, args) => run(join(root, 'node_modules/.bin', name), args)

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
let tarball = ''

check('the tree is committed', () => {
  const changed = run('git', ['status', '--porcelain']).trim()
  if (changed) throw new Error(changed)
})
check('the changelog has the version', () => {
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  if (!changelog.includes(`## ${version}`))
    throw new Error(`Expected a heading '## ${version}' in CHANGELOG.md`)
  return version
})
check('it packs, with prebuilds for old systems', () => {
  run(process.execPath, ['scripts/prebuild.mjs'])
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', out]))
  tarball = join(out, packed.filename)
  const size = statSync(tarball).size
  if (size > 10e6) throw new Error(`Expected a tarball under 10 MB but it has ${(size / 1e6).toFixed(1)} MB`)
  return `${packed.filename}, ${(size / 1e6).toFixed(1)} MB, ${packed.files.length} files`
})
if (!tarball) {
  console.log('nothing was packed: the other checks have nothing to look at')
  process.exit(1)
}
check('publint', () => void tool('publint', ['run', tarball, '--strict']))
check('are the types wrong', () => void tool('attw', [tarball, '--format', 'table-flipped', '--no-emoji']))
check('it installs in an empty project without scripts', () => {
  writeFileSync(join(consumer, 'package.json'), '{ "name": "consumer", "version": "1.0.0", "private": true }')
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball], consumer)
  cpSync(join(root, 'test/package/consumer'), consumer, { recursive: true })
})
check('it works as ESM and as CommonJS', () => {
  for (const file of ['use.mjs', 'use.cjs']) run(process.execPath, [file], consumer)
})
check('licences of all that is installed', () => {
  /** @type {{ name: string, version: string, license?: string }[]} */
  const packages = JSON.parse(run('npm', ['query', '*'], consumer)).filter(
    (/** @type {{ name: string }} */ { name }) => name !== 'consumer',
  )
  const odd = packages.filter(
    ({ license = '' }) =>
      !license
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((each) => allowed.has(each)),
  )
  if (packages.length === 0) throw new Error('nothing is installed')
  if (odd.length > 0)
    throw new Error(odd.map((each) => `${each.name}@${each.version}: ${each.license}`).join('\n'))
  return `${packages.length} packages; libtorch ${config.libtorch}, which set-up downloads, is BSD-3-Clause`
})
check('SBOM', () => {
  const sbom = run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], consumer)
  writeFileSync(join(out, 'sbom.cdx.json'), sbom)
  const { components } = JSON.parse(sbom)
  if (!components.some((/** @type {{ name: string }} */ { name }) => name === 'pdecay'))
    throw new Error('it lacks pdecay')
  return `build/release/sbom.cdx.json, ${components.length} components`
})
check('npm audit', () => {
  const { stdout, status } = spawnSync('npm', ['audit', '--json', '--omit', 'dev'], {
    cwd: consumer,
    encoding: 'utf8',
  })
  const report = JSON.parse(stdout)
  // A registry without this service answers with an error: that is no clean audit.
  if (report.error || !report.metadata)
    throw new Error(`not checked: ${report.error?.summary || report.message || stdout.trim()}`)
  if (status !== 0) throw new Error(JSON.stringify(report.metadata.vulnerabilities))
})
check('the wheel builds', () => {
  const wheel = run(process.execPath, ['scripts/wheel.mjs']).trim()
  cpSync(wheel, join(out, /** @type {string} */ (wheel.split('/').pop())))
})
rmSync(consumer, { recursive: true })
console.log(`${failures === 0 ? 'ready' : `${failures} failed`}: ${readdirSync(out).join(', ')}`)
process.exitCode = failures === 0 ? 0 : 1
