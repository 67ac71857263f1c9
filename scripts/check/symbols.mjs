// The system requirements of a prebuilt addon: the newest symbol version that it uses from each library.
import { execFileSync } from 'node:child_process'

/** The newest versions that a prebuild may require: those that Debian 11, Ubuntu 20.04 and RHEL 9 all have. */
export const oldestSystems = {
  GLIBC: '2.31',
  GLIBCXX: '3.4.28',
  CXXABI: '1.3.12',
  GCC: '10.0.0',
  GOMP: '4.5',
  OMP: '4.5',
}

/** @param {string} a @param {string} b such as `2.31` */
const compare = (a, b) => a.localeCompare(b, 'en', { numeric: true })

/**
 * @param {string} file a shared library
 * @returns {Record<string, string>} the newest version by family: `{ GLIBC: '2.29', … }`
 */
export function symbolVersions(file) {
  const text = execFileSync('readelf', ['--version-info', '--wide', file], { encoding: 'utf8' })
  /** @type {Record<string, string>} */
  const newest = {}
  for (const [, family = '', version = ''] of text.matchAll(/Name: ([A-Z]+)_([\d.]+)/g))
    if (!newest[family] || compare(version, newest[family]) > 0) newest[family] = version
  return newest
}

/** @param {Record<string, string>} needed @returns {string[]} one line for each family whose version is too new */
export function tooNew(needed) {
  return Object.entries(needed).flatMap(([family, version]) => {
    const allowed = oldestSystems[family]
    if (allowed && compare(version, allowed) <= 0) return []
    return [
      `${family}_${version} is needed, and the oldest systems have ${allowed ? `${family}_${allowed}` : 'none'}`,
    ]
  })
}
