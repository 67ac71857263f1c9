import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { PdecayError } from '../errors.js'
import { isCutShort } from './_elf.js'
import { cudaTrouble, type Libtorch, locate, remedy, seesNvidiaDevice, setupCommand } from './libtorch.js'
import type { NativeCore } from './types/index.js'

export type * from './types/index.js'

interface Entry {
  open(options: { libtorch: string; cuda: boolean }): NativeCore
}

/** Tensor bytes made between two collections. A young collection takes about a millisecond. */
const pressureBytes = 64 * 2 ** 20
/** How often an idle process is looked at: memory that nothing used in between goes back to the system. */
const restMs = 10_000
const root = dirname(dirname(__dirname))
const load = createRequire(__filename)
let native: NativeCore | undefined

// Stable Node has no other way to run the collector from a program: the flag gives new contexts a gc function.
/** @internal Runs the garbage collector, over the young objects alone or over all. */
export const collectGarbage = makeCollector()

function makeCollector(): (full: boolean) => void {
  let gc: ((options?: { type: 'minor' }) => void) | undefined
  return (full) => {
    if (!gc) {
      setFlagsFromString('--expose-gc')
      gc = runInNewContext('gc') as (options?: { type: 'minor' }) => void
    }
    // Older V8 takes any argument to mean a young collection, even { type: 'major' }.
    if (full) gc()
    else gc({ type: 'minor' })
  }
}

/** The first of an addon's libraries that is cut short, if any. */
export function damagedPart(addon: string): string | undefined {
  const folder = dirname(addon)
  const libraries = readdirSync(folder).filter((name) => /\.(node|so)$/.test(name))
  return libraries.map((name) => join(folder, name)).find(isCutShort)
}

function openEntry(): Entry {
  const fail = (what: string, remedy: string, cause?: unknown): never => {
    throw new PdecayError('ERR_NATIVE_LOAD', `${what}. What to do: ${remedy}`, { cause })
  }
  let addon: string
  try {
    addon = (load('node-gyp-build') as { path(folder: string): string }).path(root)
  } catch (cause) {
    return fail(
      'The addon was not found: there is no fitting prebuild, and it has not been built',
      remedy(),
      cause,
    )
  }
  const damaged = damagedPart(addon)
  if (damaged) {
    const isPrebuilt = dirname(addon).startsWith(join(root, 'prebuilds'))
    return fail(
      `The addon is damaged: ${damaged} is cut short`,
      isPrebuilt ? 'install the package again' : `run \`${setupCommand()}\``,
    )
  }
  try {
    return load(addon) as Entry
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    return fail(`The addon does not load: ${reason} (${addon})`, remedy(), cause)
  }
}

/** What was said when libtorch's CUDA part should have been opened. */
export let cudaFault: string | undefined

function openLibtorch({ path, cuda }: Libtorch): NativeCore {
  const entry = openEntry()
  if (cuda && seesNvidiaDevice()) {
    try {
      return entry.open({ libtorch: path, cuda: true })
    } catch (error) {
      // The processor is still there to be used.
      cudaFault = error instanceof Error ? error.message : String(error)
    }
  }
  return entry.open({ libtorch: path, cuda: false })
}

/** Before libtorch's static objects are destroyed. First of all listeners, as one that throws ends the event. */
function closeAtExit(opened: NativeCore & { isClosedAtExit?: boolean }): void {
  // A thread has one addon for all copies of this module that it loads, as test runners do.
  if (opened.isClosedAtExit) return
  opened.isClosedAtExit = true
  process.prependListener('exit', () => opened.close())
}

function open(): NativeCore {
  const libtorch = locate()
  const opened = openLibtorch(libtorch)
  opened.configure(PdecayError, collectGarbage, pressureBytes)
  // Ready for whoever asks in vain: to look for devices now would start CUDA for those that do not.
  const trouble = cudaTrouble(libtorch, cudaFault)
  opened.cuda.explain(
    `CUDA is not available: ${trouble.what}. What to do: ${trouble.remedy}; \`pdecay doctor\` shows what was found`,
  )
  closeAtExit(opened)
  native = opened
  if (isMainThread) setInterval(() => opened.memory.rest(), restMs).unref()
  return opened
}

/**
 * The native part, opened at its first use, so that importing the package needs no libtorch.
 *
 * @throws PdecayError `ERR_LIBTORCH_NOT_FOUND` or `ERR_NATIVE_LOAD`, with what was looked for and what to run
 */
export function core(): NativeCore {
  return native ?? open()
}
