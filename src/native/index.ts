import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { packageRoot } from '../_package.js'
import { PdecayError } from '../errors.js'
import { isCutShort } from './_elf.js'
import {
  builtFor,
  cudaTrouble,
  type Libtorch,
  locate,
  otherAddon,
  remedy,
  seesNvidiaDevice,
  setupCommand,
} from './libtorch.js'
import type { NativeCore } from './types/index.js'

export type * from './types/index.js'

interface Entry {
  open(options: { libtorch: string; cuda: boolean }): NativeCore
}

/** Bytes of new tensors between two collections. A young collection takes about a millisecond. */
const pressureBytes = 64 * 2 ** 20
/** The interval at which memory that an idle process has not used is returned to the system. */
const restMs = 10_000
let native: NativeCore | undefined

/** What Bun has instead of V8's flags. */
const { Bun: bun } = globalThis as { Bun?: { gc(synchronous: boolean): void } }

// Stable Node has no other way to run the collector from a program: the flag gives new contexts a gc function.
/** @internal Runs the garbage collector, for young objects only or for all. */
export const collectGarbage = makeCollector()

function makeCollector(): (full: boolean) => void {
  let gc: ((options?: { type: 'minor' }) => void) | undefined
  if (bun) return () => bun.gc(true)
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

/** The first truncated library of an addon, if any. */
export function damagedPart(addon: string): string | undefined {
  const folder = dirname(addon)
  const libraries = readdirSync(folder).filter((name) => /\.(node|so)$/.test(name))
  return libraries.map((name) => join(folder, name)).find(isCutShort)
}

/** The path of the addon that fits a libtorch. @throws Error where there is none */
export function findAddon(version: string): string {
  const load = createRequire(join(packageRoot(), 'package.json'))
  return (
    otherAddon(version) ?? (load('node-gyp-build') as { path(folder: string): string }).path(packageRoot())
  )
}

function openEntry(version: string): Entry {
  const fail = (what: string, remedy: string, cause?: unknown): never => {
    throw new PdecayError('ERR_NATIVE_LOAD', `${what}. What to do: ${remedy}`, { cause })
  }
  const root = packageRoot()
  const load = createRequire(join(root, 'package.json'))
  let addon: string
  try {
    addon = findAddon(version)
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

/** The error from loading libtorch's CUDA libraries, if any. */
export let cudaFault: string | undefined

function openLibtorch({ path, version, cuda }: Libtorch): NativeCore {
  const entry = openEntry(version)
  if (cuda && seesNvidiaDevice()) {
    try {
      return entry.open({ libtorch: path, cuda: true })
    } catch (error) {
      // The CPU can still be used.
      cudaFault = error instanceof Error ? error.message : String(error)
    }
  }
  return entry.open({ libtorch: path, cuda: false })
}

/** Connects the addon to the process: what runs at its exit and while it is idle, and what is said once. */
function attach(opened: NativeCore & { isAttached?: boolean }, libtorch: Libtorch): void {
  // A thread has one addon for all copies of this module. Test runners load several.
  if (opened.isAttached) return
  opened.isAttached = true
  // Before libtorch's static objects are destroyed, and as the first listener: one that throws ends the event.
  process.prependListener('exit', () => opened.close())
  // Two timers would take each other's calls for an idle process.
  if (isMainThread) setInterval(() => opened.memory.rest(), restMs).unref()
  if (opened.isFirst) warnOfPatch(libtorch)
}

/** A patch release changes no interface, so it is used; but nothing was tested with it. */
function warnOfPatch({ version, path }: Libtorch): void {
  const built = builtFor(version)
  if (version.split('+')[0] === built) return
  const text = `libtorch ${version} is in use (${path}), and pdecay was built and tested with ${built}`
  process.emitWarning(text, { code: 'PDECAY_LIBTORCH_PATCH' })
}

function open(): NativeCore {
  const libtorch = locate()
  const opened = openLibtorch(libtorch)
  opened.configure(PdecayError, collectGarbage, pressureBytes)
  // Prepare the message for later: looking for devices now would initialize CUDA in programs that do not use it.
  const trouble = cudaTrouble(libtorch, cudaFault)
  opened.cuda.explain(
    `CUDA is not available: ${trouble.what}. What to do: ${trouble.remedy}; \`pdecay doctor\` shows what was found`,
  )
  attach(opened, libtorch)
  native = opened
  return opened
}

/**
 * The native addon. It is loaded at first use, so that importing the package does not need libtorch.
 *
 * @throws PdecayError `ERR_LIBTORCH_NOT_FOUND` or `ERR_NATIVE_LOAD`, with the places searched and the command to run
 */
export function core(): NativeCore {
  return native ?? open()
}
