import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, parse } from 'node:path'
import { PdecayError } from './errors.js'

let folder: string | undefined

/**
 * The folder of this package: its prebuilds and its package.json lie there. In a bundle, this file is part of the bundle,
 * and the package is the one that the bundle, the program or the current folder finds in its node_modules.
 * @throws PdecayError with code ERR_NATIVE_LOAD where there is none
 */
export function packageRoot(): string {
  folder ??= findRoot()
  return folder
}

/** The version of this package. */
export function packageVersion(): string {
  return readManifest(packageRoot())!.version
}

interface Manifest {
  name: string
  version: string
}

function readManifest(place: string): Manifest | undefined {
  const file = join(place, 'package.json')
  if (!existsSync(file)) return undefined
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return manifest.name === 'pdecay' ? manifest : undefined
}

function findRoot(): string {
  // A bundle of ES modules has no __dirname, and webpack gives '/'.
  const here = typeof __dirname === 'undefined' ? undefined : __dirname
  for (let place = here; place && place !== parse(place).root; place = dirname(place))
    if (readManifest(place)) return place
  const programs = [here, process.argv[1] && dirname(process.argv[1]), process.cwd()]
  for (const place of programs) {
    if (!place) continue
    try {
      return dirname(createRequire(join(place, 'x.js')).resolve('pdecay/package.json'))
    } catch {}
  }
  throw new PdecayError(
    'ERR_NATIVE_LOAD',
    "The package 'pdecay' was bundled, and its addon cannot be part of a bundle. What to do: leave it out of the bundle " +
      "(esbuild: --external:pdecay; rollup: external: ['pdecay']; webpack: externals: { pdecay: 'commonjs pdecay' }), or " +
      'install it where the bundle finds it in node_modules',
  )
}
