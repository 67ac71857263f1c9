#!/usr/bin/env node
// npm run prebuild: uses prebuildify to put the stripped addon that set-up built into prebuilds/<platform>-<arch>/.
// node scripts/prebuild.mjs --libtorch FOLDER, or VERSION: builds one more addon, against another version of libtorch, and puts
// it into prebuilds/<platform>-<arch>/torch-<version>/. Programs choose by the libtorch that they find. The libtorch of a
// version is downloaded with pip.
//
// prebuildify builds with node-gyp, and moves the .node file out of build/Release. So it runs in a separate folder, and
// calls this script in place of node-gyp, which then copies what cmake-js has built.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import prebuildify from 'prebuildify'
import { symbolVersions, tooNew } from './check/symbols.mjs'
import { configureAndBuild } from './setup/build.mjs'
import { installWheel } from './setup/wheels.mjs'

const root = resolve(import.meta.dirname, '..')
const staging = join(root, 'build/prebuild')
const platform = `${process.platform}-${process.arch}`

/** Where an addon is built; prebuildify passes it on to this script by the environment. */
const release = (/** @type {string} */ build) => join(build, 'Release')
/** The addon for CUDA graphs is built only if libtorch has CUDA support. @param {string} built */
const filesOf = (built) =>
  ['pdecay.node', 'pdecay-core.so', 'libpdecay.so', 'pdecay-graph.so'].filter(
    (file) => file !== 'pdecay-graph.so' || existsSync(join(built, file)),
  )

/** @param {string} built the folder of a built addon @param {string} out the folder that prebuilds/ is in */
async function strip(built, out) {
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  copyFileSync(join(root, 'package.json'), join(staging, 'package.json'))
  process.env.PDECAY_BUILT = built
  await promisify(prebuildify)({
    cwd: staging,
    out,
    napi: true,
    strip: true,
    nodeGyp: import.meta.filename,
    quiet: true,
  })
}

/** Removes an addon that would not run on the oldest systems. @param {string} folder */
function checkSymbols(folder) {
  for (const file of filesOf(folder)) {
    const needed = symbolVersions(join(folder, file))
    const lines = tooNew(needed)
    if (lines.length > 0) {
      rmSync(join(folder, file))
      throw new Error(`${file} would not run on the oldest systems: ${lines.join('; ')}`)
    }
    const versions = Object.entries(needed).map(([family, version]) => `${family} ${version}`)
    console.log(`${join(folder, file)}: needs ${versions.sort().join(', ')}`)
  }
}

/** What the addon is compiled and linked against. @param {string} version @returns {Promise<string>} its folder */
async function fetchFor(version) {
  const folder = join(root, `build/libtorch-${version}`)
  const prefixes = ['torch/include/', 'torch/version.py', 'torch/lib/libtorch_cpu.so', 'torch/lib/libc10.so']
  if (!existsSync(join(folder, 'torch/version.py'))) {
    const part = `${folder}.part`
    rmSync(part, { recursive: true, force: true })
    await installWheel(`torch==${version}`, join(root, 'build/downloads'), part, { prefixes })
    rmSync(folder, { recursive: true, force: true })
    renameSync(part, folder)
    rmSync(join(root, 'build/downloads'), { recursive: true })
  }
  return join(folder, 'torch')
}

/** @param {string} libtorch @returns {Promise<string>} the folder of the new prebuild */
async function prebuildFor(libtorch) {
  const text = readFileSync(join(libtorch, 'version.py'), 'utf8')
  const version = /__version__ = '(\d+\.\d+\.\d+)/.exec(text)?.[1]
  if (!version) throw new Error(`${libtorch}/version.py names no version`)
  const build = join(root, `build/torch-${version}`)
  await configureAndBuild(build, [`--CDPDECAY_LIBTORCH=${libtorch}`])
  const out = join(root, 'build/prebuild-other')
  rmSync(out, { recursive: true, force: true })
  await strip(release(build), out)
  const folder = join(root, 'prebuilds', platform, `torch-${version}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(root, 'prebuilds', platform), { recursive: true })
  renameSync(join(out, 'prebuilds', platform), folder)
  return folder
}

if (process.argv[2] === 'rebuild') {
  const built = /** @type {string} */ (process.env.PDECAY_BUILT)
  mkdirSync(release(join(staging, 'build')), { recursive: true })
  for (const file of filesOf(built))
    copyFileSync(join(built, file), join(release(join(staging, 'build')), file))
} else {
  const { values } = parseArgs({ options: { libtorch: { type: 'string' } } })
  const given = values.libtorch
  if (given) {
    const isVersion = /^\d+\.\d+\.\d+$/.test(given)
    checkSymbols(await prebuildFor(isVersion ? await fetchFor(given) : resolve(given)))
  } else {
    await strip(release(join(root, 'build')), root)
    checkSymbols(join(root, 'prebuilds', platform))
  }
}
