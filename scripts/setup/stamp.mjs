import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** All files under a path, sorted, or the path itself if it is a file. */
export function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!lstatSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * A digest of files and facts. If the digest is unchanged, there is nothing to do.
 * @param {string} root
 * @param {string[]} paths files and folders, relative to root
 * @param {unknown[]} [facts]
 */
export function digest(root, paths, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts))
  for (const file of paths.flatMap((path) => filesUnder(join(root, path))))
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** @param {string} file @param {string} value */
export function isStamped(file, value) {
  return readText(file) === value
}

/** The content of a file; undefined if it does not exist or is not a file. @param {string} file */
export function readText(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined
}

/**
 * The content of a JSON file; undefined if it does not exist or is not valid JSON.
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
  try {
    return JSON.parse(readText(file) ?? '')
  } catch {
    return undefined
  }
}

/** Writes the stamp. Call this last, after the work is complete. @param {string} file @param {string} value */
export function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  // An existing entry of this name may be a folder.
  for (const path of [file, `${file}.part`]) unstamp(path)
  writeFileSync(`${file}.part`, value)
  renameSync(`${file}.part`, file)
}

/** Removes the stamp. Call this before the work, when the result becomes incomplete. @param {string} file */
export function unstamp(file) {
  rmSync(file, { force: true, recursive: true })
}
