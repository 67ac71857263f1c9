import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
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

/** What the system answers where the disk, a quota or the process's limit of a file's size is reached. */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

/**
 * What went wrong in a write: `ERR_NO_SPACE` where there is no room left, else `ERR_FILE`. A PdecayError stays as it is.
 * @param what the write in words, with the path: "save: cannot write model.safetensors"
 */
export function writeError(what: string, error: unknown): PdecayError {
  if (error instanceof PdecayError) return error
  const isFull = fullCodes.includes((error as NodeJS.ErrnoException | null)?.code)
  const advice = isFull ? '. Free some space, or choose another disk' : ''
  return new PdecayError(isFull ? 'ERR_NO_SPACE' : 'ERR_FILE', `${what}: ${reason(error)}${advice}`, {
    cause: error,
  })
}

/** When a process was started, in ticks since the machine was: a number and this are never used twice. */
function startOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19]
  } catch {
    return undefined
  }
}

const thisHost = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const thisProcess = `${thisHost}-${process.pid}-${startOf(process.pid) ?? 0}`
/** The name of a temporary file: that of the file to be, then host, process and start of the writer. */
const temporaryPattern = /^\..+\.([0-9a-f]{8})-(\d+)-(\d+)\.[0-9a-f]{8}\.tmp$/

/** The temporary files that this thread is writing; they go with the process where it exits in between. */
const unfinished = new Set<string>()
let listens = false
function addTemporary(path: string): string {
  // A name has 255 bytes at most, a character up to four of them.
  const name = `.${basename(path).slice(0, 50)}.${thisProcess}.${randomBytes(4).toString('hex')}.tmp`
  const temporary = join(dirname(path), name)
  unfinished.add(temporary)
  if (!listens) {
    listens = true
    process.on('exit', () => {
      for (const each of unfinished) rmSync(each, { force: true })
    })
  }
  return temporary
}

async function dropTemporary(temporary: string): Promise<void> {
  await rm(temporary, { force: true }).catch(() => {})
  unfinished.delete(temporary)
}

/** Removes the temporary files in a folder whose writers, processes of this machine, were ended before they could. */
export async function removeLeftovers(dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => [])
  for (const name of names) {
    const [, host, pid, start] = temporaryPattern.exec(name) ?? []
    if (host === thisHost && startOf(Number(pid)) !== start) await rm(join(dir, name), { force: true })
  }
}

/** Folders that this thread has looked through for leftovers. */
const swept = new Set<string>()
async function sweepOnce(dir: string): Promise<void> {
  if (swept.has(dir)) return
  swept.add(dir)
  await removeLeftovers(dir).catch(() => {})
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, Math.min(partBytes, bytes.length - at))
    at += bytesWritten
  }
}

export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/**
 * Writes files that appear whole or not at all: under temporary names beside their own, which are renamed once all of
 * them are on the disk. What writers that were cut off left in these folders is removed.
 * @param label who writes, for messages
 * @throws PdecayError `ERR_NO_SPACE`, `ERR_FILE`
 */
export async function writeFiles(label: string, files: Readonly<Record<string, Chunks>>): Promise<void> {
  const moves: { path: string; temporary: string }[] = []
  let at = ''
  try {
    for (const [path, chunks] of Object.entries(files)) {
      at = path
      await sweepOnce(dirname(resolve(path)))
      const temporary = addTemporary(path)
      moves.push({ path, temporary })
      const file = await open(temporary, 'wx')
      try {
        for await (const chunk of chunks) await writeWhole(file, chunk)
        await file.sync()
      } finally {
        await file.close()
      }
    }
    for (const { path, temporary } of moves) {
      at = path
      await rename(temporary, path)
      unfinished.delete(temporary)
    }
  } catch (error) {
    throw writeError(`${label}: cannot write ${at}`, error)
  } finally {
    for (const { temporary } of moves) if (unfinished.has(temporary)) await dropTemporary(temporary)
  }
}

/** Writes one file as {@link writeFiles} does. */
export const writeFile = (label: string, path: string, chunks: Chunks): Promise<void> =>
  writeFiles(label, { [path]: chunks })

/** A text as {@link writeFile} takes it. */
export const textChunks = (text: string): Chunks => [Buffer.from(text)]

/**
 * Appends text to a file whole: where not all of it can be written, the file is cut back to what it was.
 * @throws PdecayError `ERR_NO_SPACE`, `ERR_FILE`
 */
export async function appendText(label: string, path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'a')
    try {
      const { size } = await file.stat()
      await writeWhole(file, Buffer.from(text)).catch(async (error) => {
        await file.truncate(size).catch(() => {})
        throw error
      })
    } finally {
      await file.close()
    }
  } catch (error) {
    throw writeError(`${label}: cannot write ${path}`, error)
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
