// What was unpacked into a folder, file by file, so that a loss or a cut is seen later.
import { createHash } from 'node:crypto'
import { createReadStream, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readJson } from './stamp.mjs'

export const manifestName = 'manifest.json'

/** @typedef {[path: string, size: number, sha256: string]} Entry */

/** @param {unknown} entry */
function isEntry(entry) {
  if (!Array.isArray(entry)) return false
  const [path, size, sha256] = entry
  return typeof path === 'string' && Number.isSafeInteger(size) && typeof sha256 === 'string'
}

/** @param {string} folder @returns {Entry[] | undefined} undefined where there is none, or it holds something else */
export function readManifest(folder) {
  const manifest = readJson(join(folder, manifestName))
  return Array.isArray(manifest) && manifest.length > 0 && manifest.every(isEntry) ? manifest : undefined
}

/** Written last, once the folder is whole. @param {string} folder @param {Entry[]} entries */
export function writeManifest(folder, entries) {
  writeFileSync(join(folder, manifestName), JSON.stringify(entries))
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/**
 * The first file of a folder that is not as it was unpacked, if any: by size, or with `full` by content.
 * @param {string} folder
 * @param {boolean} full
 */
export async function findDamage(folder, full) {
  const manifest = readManifest(folder)
  if (!manifest) return manifestName
  for (const [path, size, digest] of manifest) {
    const found = statSync(join(folder, path), { throwIfNoEntry: false })
    if (!found?.isFile() || found.size !== size || (full && (await sha256(join(folder, path))) !== digest))
      return path
  }
  return undefined
}
