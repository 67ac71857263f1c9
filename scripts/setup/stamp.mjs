import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Every file under a path, sorted; the path itself if it is a file. */
export function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!lstatSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * A digest of files and facts: the same digest means that there is nothing to do.
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
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

/** Written last, once the work is whole. @param {string} file @param {string} value */
export function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, value)
  renameSync(`${file}.part`, file)
}

/** Before the work: what is there is not whole any more. @param {string} file */
export function unstamp(file) {
  rmSync(file, { force: true })
}
