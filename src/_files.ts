import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { checkString } from './_check.js'
import { PdecayError } from './errors.js'

/** Bytes read or written at once. The system accepts at most 2 GiB, and processing one part must not take long. */
export const partBytes = 2 ** 24

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Creates a folder and its missing parents, one at a time: Node's own recursive mkdir never returns if the system
 * answers ENOENT, as it does below /proc.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!isFolder(path)) throw error
  }
}

/** Error codes for a full disk, an exceeded quota, and the process's limit on file size. */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

/**
 * Converts an error of a write: `ERR_NO_SPACE` if there is no space left, else `ERR_FILE`. A PdecayError is returned as is.
 * @param what a description of the write, with the path: "save: cannot write model.safetensors"
 */
export function writeError(what: string, error: unknown): PdecayError {
  if (error instanceof PdecayError) return error
  const isFull = fullCodes.includes((error as NodeJS.ErrnoException | null)?.code)
  const advice = isFull ? '. Free some space, or choose another disk' : ''
  return new PdecayError(isFull ? 'ERR_NO_SPACE' : 'ERR_FILE', `${what}: ${reason(error)}${advice}`, {
    cause: error,
  })
}

/** The start time of a process, in clock ticks since boot. Together with its id, it identifies a process. */
function startOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19]
  } catch {
    return undefined
  }
}

/** A value that is computed at its first use. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const thisHost = once(() => createHash('sha256').update(hostname()).digest('hex').slice(0, 8))
const thisProcess = once(() => `${thisHost()}-${process.pid}-${startOf(process.pid) ?? 0}`)
/** The name of a temporary file: the name of the final file, then host, process id and start time of the writer. */
const temporaryPattern = /^\..+\.([0-9a-f]{8})-(\d+)-(\d+)\.[0-9a-f]{8}\.tmp$/

/** The temporary files that this thread is writing. They are removed if the process exits before they are complete. */
const unfinished = new Set<string>()
let listens = false
function addTemporary(path: string): string {
  // A file name has at most 255 bytes, and a character up to four bytes.
  const name = `.${basename(path).slice(0, 50)}.${thisProcess()}.${randomBytes(4).toString('hex')}.tmp`
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

/** Removes temporary files from a folder if their writers, processes of this machine, no longer run. */
export async function removeLeftovers(dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => [])
  for (const name of names) {
    const [, host, pid, start] = temporaryPattern.exec(name) ?? []
    if (host === thisHost() && startOf(Number(pid)) !== start) await rm(join(dir, name), { force: true })
  }
}

/** Folders in which this thread has removed leftovers. */
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
 * Writes files completely or not at all: to temporary files in the same folders, which are renamed after all of them are
 * on the disk. Temporary files that interrupted writers left in these folders are removed.
 * @param label the caller's name, for messages
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
    // What would stop the second of several renames is looked for before the first.
    for (const { path } of moves) {
      at = path
      if (isFolder(path)) throw new Error('it is a folder')
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

/** Converts text to the input of {@link writeFile}. */
export const textChunks = (text: string): Chunks => [Buffer.from(text)]

/**
 * Appends text to a file completely or not at all: if the write fails, the file is truncated to its previous size.
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
 * Reads a range in parts. The buffer passed to `each` is overwritten by the next part.
 * @throws Error if the file ends before the end of the range
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
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, Math.min(partBytes, length - at), position + at)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    at += bytesRead
  }
  return bytes
}

/** Opens a file for `read`. Errors become `ERR_FILE` with the file's name; a PdecayError keeps its code. */
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
