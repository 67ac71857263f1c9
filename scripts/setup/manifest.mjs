// A list of the files that were unpacked into a folder, to detect missing or truncated files later.
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

/** @param {string} folder @returns {Entry[] | undefined} undefined if there is none or it is invalid */
export function readManifest(folder) {
  const manifest = readJson(join(folder, manifestName))
  return Array.isArray(manifest) && manifest.length > 0 && manifest.every(isEntry) ? manifest : undefined
}

/** Writes the manifest. Call this last, after the folder is complete. @param {string} folder @param {Entry[]} entries */
export function writeManifest(folder, entries) {
  writeFileSync(join(folder, manifestName), JSON.stringify(entries))
}

/** The SHA-256 of a file, as hexadecimal digits. @param {string} file */
export async function sha256(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/**
 * The first file of a folder that differs from what was unpacked, if any: by size, or with `full` by content.
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
