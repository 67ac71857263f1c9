#!/usr/bin/env node
// npm run prebuild: uses prebuildify to put the stripped addon that set-up built into prebuilds/<platform>-<arch>/.
//
// prebuildify builds with node-gyp, and moves the .node file out of build/Release. So it runs in a separate folder, and
// calls this script in place of node-gyp, which then copies what cmake-js has built.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import prebuildify from 'prebuildify'
import { symbolVersions, tooNew } from './check/symbols.mjs'

const root = resolve(import.meta.dirname, '..')
const built = join(root, 'build/Release')
const staging = join(root, 'build/prebuild')
// The addon for CUDA graphs is built only if libtorch has CUDA support.
const files = ['pdecay.node', 'pdecay-core.so', 'libpdecay.so', 'pdecay-graph.so'].filter(
  (file) => file !== 'pdecay-graph.so' || existsSync(join(built, file)),
)

if (process.argv[2] === 'rebuild') {
  const release = join(staging, 'build/Release')
  mkdirSync(release, { recursive: true })
  for (const file of files) copyFileSync(join(built, file), join(release, file))
} else {
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  copyFileSync(join(root, 'package.json'), join(staging, 'package.json'))
  await promisify(prebuildify)({
    cwd: staging,
    out: root,
    napi: true,
    strip: true,
    nodeGyp: import.meta.filename,
    quiet: true,
  })
  const target = `prebuilds/${process.platform}-${process.arch}`
  for (const file of files) {
    const needed = symbolVersions(join(root, target, file))
    const lines = tooNew(needed)
    if (lines.length > 0) {
      rmSync(join(root, target, file))
      throw new Error(`${file} would not run on the oldest systems: ${lines.join('; ')}`)
    }
    const versions = Object.entries(needed).map(([family, version]) => `${family} ${version}`)
    console.log(`${target}/${file}: needs ${versions.sort().join(', ')}`)
  }
}
