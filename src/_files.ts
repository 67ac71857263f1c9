import { randomBytes } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { checkString } from './_check.js'
import { PdecayError } from './errors.js'

/** So much is read or written at once: the system takes 2 GiB at most, and work on each part must not take long. */
export const partBytes = 2 ** 24

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Makes a folder and those above it, where they are not there. One after the other: Node's own recursive mkdir never
 * ends where the system answers ENOENT, as it does below /proc.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process may have made it just now.
    if (!isFolder(path)) throw error
  }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, Math.min(partBytes, bytes.length - at))
    at += bytesWritten
  }
}

/**
 * Writes a file that appears whole or not at all: under a temporary name beside its own, then renamed.
 * @param label who writes, for messages
 */
export async function writeFile(
  label: string,
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const name = `.${basename(path)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
  const temporary = join(dirname(path), name)
  try {
    const file = await open(temporary, 'wx')
    try {
      for await (const chunk of chunks) await writeWhole(file, chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => {})
    if (error instanceof PdecayError) throw error
    throw new PdecayError('ERR_FILE', `${label}: cannot write ${path}: ${reason(error)}`, { cause: error })
  }
}

/**
 * Reads a range, part by part; what `each` is given is overwritten by the next.
 * @throws Error where the file ends before
 */
export async function readParts(
  file: FileHandle,
  position: number,
  length: number,
  each: (part: Uint8Array, at: number) => void,
): Promise<void> {
  const buffer = new Uint8Array(Math.min(partBytes, length))
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(partBytes, length - at), position + at)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    each(buffer.subarray(0, bytesRead), at)
    at += bytesRead
  }
}

export async function readWhole(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  await readParts(file, position, length, (part, at) => bytes.set(part, at))
  return bytes
}

/** Opens a file for `read`; what goes wrong is an ERR_FILE that names it, unless it has a code of its own. */
export async function readFile<T>(
  label: string,
  path: string,
  read: (file: FileHandle) => Promise<T>,
): Promise<T> {
  try {
    const file = await open(checkString('path', path), 'r')
    try {
      return await read(file)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof PdecayError) throw error
    throw new PdecayError('ERR_FILE', `${label}: ${path} cannot be read: ${reason(error)}`, { cause: error })
  }
}
