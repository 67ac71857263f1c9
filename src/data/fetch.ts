import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkArray, checkInteger, checkKnownKeys, checkString } from '../_check.js'
import { makeFolder, writeError } from '../_files.js'
import { tryLock } from '../_lock.js'
import { PdecayError } from '../errors.js'

/** Reports progress to the user. */
export type Report = (message: string) => void

/** A file to download. */
export interface RemoteFile {
  /** Its addresses, in the order to try. */
  addresses: readonly string[]
  /** Its size. */
  bytes?: number
  /** SHA-256 of its bytes, in hexadecimal. */
  sha256?: string
  /** Another check of the complete file. It throws if the file is wrong. */
  verify?: (path: string) => Promise<void>
}

/** Options of {@link fetchFile}. */
export interface FetchOptions {
  report?: Report
  /** Milliseconds without data after which an address is given up, in [1, inf). Default 30000. */
  timeoutMs?: number
  /** Aborts the download. The downloaded part is kept, and the next download continues from it. */
  signal?: AbortSignal
}

/** Milliseconds between two progress reports. */
const reportEveryMs = 5000
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

const hasNoRoom = (error: unknown) => error instanceof PdecayError && error.code === 'ERR_NO_SPACE'

/** Why a download failed, in one line. The cause of a fetch error has more detail than its message. */
function reason(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message
}

/**
 * Downloads a file. The data is written to `<path>.part`, checked and then renamed, so that `path` is never incomplete. An
 * interrupted download continues where it stopped if the file can be checked with `sha256` or `verify`. If several processes
 * need the file, one downloads it and the others wait.
 *
 * @param path the destination; an existing file is assumed to be correct
 * @throws PdecayError `ERR_DATA` with the reason for each address, `ERR_NO_SPACE` if the disk is full
 */
export async function fetchFile(path: string, file: RemoteFile, options: FetchOptions = {}): Promise<void> {
  checkString('path', path)
  checkKnownKeys('file', file, ['addresses', 'bytes', 'sha256', 'verify'])
  checkKnownKeys('fetch options', options, ['report', 'timeoutMs', 'signal'])
  checkArray('file.addresses', file.addresses)
  const { report = () => {}, signal } = options
  const timeoutMs = checkInteger('timeoutMs', options.timeoutMs ?? 30_000, '[1, inf)')
  makeFolder(dirname(path))
  const release = await waitForLock(path, report, signal)
  const part = `${path}.part`
  try {
    if (existsSync(path)) return
    const failures: string[] = []
    for (const address of file.addresses) {
      try {
        await download(address, part, file, { report, timeoutMs, signal })
        await check(part, file)
        await rename(part, path)
        return
      } catch (error) {
        if (signal?.aborted || hasNoRoom(error)) throw error
        failures.push(`${address}: ${reason(error)}`)
      }
    }
    const where = failures.length > 0 ? failures.join('\n  ') : 'no address is known'
    throw new PdecayError('ERR_DATA', `${basename(path)} could not be fetched:\n  ${where}`)
  } finally {
    release()
  }
}

async function waitForLock(path: string, report: Report, signal?: AbortSignal): Promise<() => void> {
  const name = `fetch/${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 32)}`
  for (let tries = 0; ; tries++) {
    const release = await tryLock(name)
    if (release) return release
    if (tries === 0) report(`Waiting for another process that fetches ${basename(path)}`)
    await sleep(200, undefined, { signal })
  }
}

/** Downloads the missing bytes of `part`. */
async function download(
  address: string,
  part: string,
  file: RemoteFile,
  { report, timeoutMs, signal }: Required<Pick<FetchOptions, 'report' | 'timeoutMs'>> & FetchOptions,
): Promise<void> {
  const isChecked = file.sha256 !== undefined || file.verify !== undefined
  if (!isChecked) await rm(part, { force: true })
  const have = existsSync(part) ? (await stat(part)).size : 0
  if (file.bytes !== undefined && have === file.bytes) return
  const stalled = new AbortController()
  const timer = setTimeout(
    () => stalled.abort(new Error(`no byte came for ${timeoutMs / 1000} s`)),
    timeoutMs,
  )
  try {
    report(have > 0 ? `Fetching ${address} from ${megabytes(have)} on` : `Fetching ${address}`)
    const response = await fetch(address, {
      // A compressed file must stay compressed.
      headers: { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) },
      signal: signal ? AbortSignal.any([signal, stalled.signal]) : stalled.signal,
    })
    if (response.status === 416) {
      await rm(part, { force: true })
      throw new Error('what was fetched before is longer than the file: it is removed')
    }
    if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`)
    const goesOn = response.status === 206
    const total = file.bytes ?? (goesOn ? have : 0) + Number(response.headers.get('content-length') ?? 0)
    const told = async function* (body: AsyncIterable<Uint8Array>) {
      let [at, last] = [goesOn ? have : 0, performance.now()]
      for await (const chunk of body) {
        timer.refresh()
        at += chunk.length
        if (file.bytes !== undefined && at > file.bytes)
          throw new Error(`it is longer than ${file.bytes} bytes`)
        yield chunk
        if (performance.now() - last < reportEveryMs) continue
        last = performance.now()
        report(`${megabytes(at)}${total > 0 ? ` of ${megabytes(total)}` : ''}`)
      }
    }
    await append(part, goesOn, told(response.body))
  } finally {
    clearTimeout(timer)
  }
}

async function append(part: string, goesOn: boolean, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const write = <T>(work: Promise<T>) =>
    work.catch((error) => {
      throw writeError(`Cannot write ${part}`, error)
    })
  const target = await write(open(part, goesOn ? 'a' : 'w'))
  try {
    for await (const chunk of chunks) await write(target.writeFile(chunk))
    await write(target.sync())
  } finally {
    await target.close()
  }
}

/** Checks the file. If it is wrong, removes it and throws. A file that is only too short is kept. */
async function check(part: string, { bytes, sha256, verify }: RemoteFile): Promise<void> {
  const { size } = await stat(part)
  if (bytes !== undefined && size < bytes) throw new Error(`it ends after ${size} of ${bytes} bytes`)
  try {
    if (sha256 !== undefined) {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(part)) hash.update(chunk as Buffer)
      const found = hash.digest('hex')
      if (found !== sha256) throw new Error(`its SHA-256 is ${found} where ${sha256} is right`)
    }
    await verify?.(part)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
