import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { cacheFolder, libtorchFolder, libtorchRecord } from '../_cache.js'
import { makeFolder } from '../_files.js'
import { packageRoot } from '../_package.js'
import { PdecayError } from '../errors.js'
import { isCutShort } from './_elf.js'

export { cacheFolder }

const sources = ['environment', 'python', 'cache'] as const

/** A compatible libtorch. */
export interface Libtorch {
  /** The folder that contains include/ and lib/. */
  path: string
  version: string
  source: (typeof sources)[number]
  /** Whether its CUDA part is complete: libtorch_cuda.so, and the nvidia libraries that it is linked to. */
  cuda: boolean
}

/** A place that was searched and what was found there. */
export interface Attempt {
  place: string
  found: string
}

export interface Search {
  libtorch?: Libtorch
  attempts: Attempt[]
}

/** The version of libtorch that set-up fetches, and that the addon is built for. */
export function pinnedVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    config: { libtorch: string }
  }
  return manifest.config.libtorch
}

const prebuilds = (): string => join(packageRoot(), 'prebuilds', `${process.platform}-${process.arch}`)

/**
 * The versions of libtorch that there are addons for, oldest first: the pinned one, and in an installed package those of
 * `prebuilds/<platform>/torch-<version>`. Any other patch release is compatible.
 */
export function supportedVersions(): string[] {
  const others = isRepository() || !existsSync(prebuilds()) ? [] : readdirSync(prebuilds())
  const versions = others.flatMap((name) => /^torch-(\d+\.\d+\.\d+)$/.exec(name)?.[1] ?? [])
  return [...versions, pinnedVersion()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

const minorVersions = (suffix = ''): string =>
  supportedVersions()
    .map((version) => minor(version) + suffix)
    .join(' or ')

/** The supported version with the same major and minor version, if any. */
export function builtFor(version: string): string | undefined {
  return supportedVersions().find((each) => minor(each) === minor(version))
}

/** The addon for another supported version than the pinned one: that one's lies where node-gyp-build looks. */
export function otherAddon(version: string): string | undefined {
  const built = builtFor(version)
  return built && built !== pinnedVersion() ? join(prebuilds(), `torch-${built}`, 'pdecay.node') : undefined
}

/** The folder that set-up unpacks the wheels into, in the cache or another folder; libtorch itself is `torch` in it. */
export function unpackedFolder(cuda: boolean, within?: string): string {
  return libtorchFolder(pinnedVersion(), cuda, within)
}

/** Whether this process can see an NVIDIA device. */
export function seesNvidiaDevice(): boolean {
  const visible = process.env.CUDA_VISIBLE_DEVICES
  if (visible !== undefined && (visible.trim() === '' || visible.trim().startsWith('-1'))) return false
  return ['/dev/nvidiactl', '/dev/nvidia0', '/dev/dxg'].some((device) => existsSync(device))
}

function readVersion(folder: string): string | undefined {
  for (const [file, pattern] of [
    ['version.py', /^__version__ = '([^']+)'/m],
    ['build-version', /^(\S+)/],
  ] as const) {
    const path = join(folder, file)
    const version = existsSync(path) && pattern.exec(readFileSync(path, 'utf8'))?.[1]
    if (version) return version
  }
  return undefined
}

function hasCuda(folder: string): boolean {
  if (!existsSync(join(folder, 'lib/libtorch_cuda.so'))) return false
  const places = ['lib', '../nvidia/cu13/lib', '../nvidia/cublas/lib'].map((place) => join(folder, place))
  return places.some(
    (place) => existsSync(place) && readdirSync(place).some((name) => name.startsWith('libcublas.so')),
  )
}

const isRepository = (): boolean => existsSync(join(packageRoot(), 'tsconfig.json'))
const minor = (version: string): string => version.split('.').slice(0, 2).join('.')

/** Checks one folder: returns a compatible libtorch, or why it is not compatible. */
function inspect(folder: string, source: Libtorch['source']): Libtorch | string {
  for (const file of ['lib/libtorch_cpu.so', 'lib/libc10.so', 'include/ATen/core/Tensor.h'])
    if (!existsSync(join(folder, file))) return `holds no ${file}`
  for (const file of ['lib/libtorch_cpu.so', 'lib/libc10.so'])
    if (isCutShort(join(folder, file))) return `is damaged: ${file} is cut short`
  const version = readVersion(folder)
  if (!version) return 'does not tell its version (neither version.py nor build-version)'
  if (!builtFor(version)) return `is version ${version}, and ${minorVersions('.x')} is needed`
  return { path: folder, version, source, cuda: hasCuda(folder) }
}

/** Where `python3` would import torch from, without importing it. */
function pythonTorch(): { folder?: string; found: string } {
  try {
    // -I would hide the user's site-packages, so only the current folder, '', is removed from the search path.
    const script = [
      'import sys, importlib.util as u',
      'sys.path = [p for p in sys.path if p]',
      's = u.find_spec("torch")',
      'print(s.origin if s and s.origin else "")',
    ].join('\n')
    const origin = execFileSync('python3', ['-c', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    }).trim()
    return origin ? { folder: dirname(origin), found: origin } : { found: 'has no torch' }
  } catch {
    return { found: 'python3 could not be run' }
  }
}

function readRecord(): Libtorch | undefined {
  try {
    const recorded = JSON.parse(readFileSync(libtorchRecord(pinnedVersion()), 'utf8')) as Libtorch
    const source = sources.find((each) => each === recorded.source)
    const libtorch = source && inspect(recorded.path, source)
    return typeof libtorch === 'string' ? undefined : libtorch
  } catch {
    return undefined
  }
}

/** Records what set-up found, so that a program need not start Python to find it again. One process at a time: set-up's lock. */
export function record(libtorch: Libtorch): void {
  if (libtorch.source === 'environment') return
  const file = libtorchRecord(pinnedVersion())
  makeFolder(dirname(file))
  // One name for all processes: what a killed one left behind is written over, and renamed.
  const temporary = `${file}.part`
  writeFileSync(temporary, JSON.stringify(libtorch))
  // An existing entry of this name may be a folder.
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) rmSync(file, { recursive: true })
  renameSync(temporary, file)
}

/**
 * Looks for libtorch: `PDECAY_LIBTORCH`, then what set-up recorded (unless `fresh`), then Python's torch, then the cache.
 *
 * @param options.fresh - ignore the record and search again
 * @param options.cuda - skip a libtorch without complete CUDA support
 * @param options.dir - the folder that set-up unpacks into instead of the cache
 */
export function search({ fresh = false, cuda = false, dir = '' } = {}): Search {
  const attempts: Attempt[] = []
  const consider = (place: string, folder: string, source: Libtorch['source']): Libtorch | undefined => {
    const libtorch = inspect(folder, source)
    if (typeof libtorch === 'string') attempts.push({ place, found: libtorch })
    else if (cuda && !libtorch.cuda) attempts.push({ place, found: 'has no complete CUDA part' })
    else return libtorch
    return undefined
  }

  const named = process.env.PDECAY_LIBTORCH
  if (named) {
    // If the user names a folder, search only there: using another libtorch silently would hide a mistake.
    const given = resolve(named)
    const folder = existsSync(join(given, 'torch/lib')) ? join(given, 'torch') : given
    return { libtorch: consider(`PDECAY_LIBTORCH=${named}`, folder, 'environment'), attempts }
  }
  attempts.push({ place: 'PDECAY_LIBTORCH', found: 'is not set' })

  const recorded = readRecord()
  if (!fresh && recorded && (!cuda || recorded.cuda)) return { libtorch: recorded, attempts }

  const python = pythonTorch()
  const fromPython = python.folder && consider(`Python’s torch, ${python.folder}`, python.folder, 'python')
  if (fromPython) return { libtorch: fromPython, attempts }
  if (!python.folder) attempts.push({ place: 'Python’s torch', found: python.found })

  const unpacked = [true, false].flatMap((withCuda) => [
    ...(dir ? [unpackedFolder(withCuda, dir)] : []),
    unpackedFolder(withCuda),
  ])
  const known = recorded?.source === 'cache' ? [dirname(recorded.path)] : []
  for (const folder of new Set([...known, ...unpacked])) {
    const place = join(folder, 'torch')
    if (folder !== unpackedFolder(false) && !existsSync(folder)) continue
    const cached = consider(`the cache, ${place}`, place, 'cache')
    if (cached) return { libtorch: cached, attempts }
  }
  return { attempts }
}

/** The set-up command, for the repository or for an installed package. */
export function setupCommand(...options: string[]): string {
  const [repository, installed] = ['npm run setup', 'npx pdecay setup']
  if (!isRepository()) return [installed, ...options].join(' ')
  return [repository, ...(options.length > 0 ? ['--', ...options] : [])].join(' ')
}

/** What to do if a search has found nothing. */
export function remedy(): string {
  if (process.env.PDECAY_LIBTORCH)
    return `set PDECAY_LIBTORCH to the folder of a libtorch ${minorVersions()} (it holds include/ and lib/), or unset it`
  return `run \`${setupCommand()}\`, which fetches libtorch ${pinnedVersion()}, or set PDECAY_LIBTORCH to the folder of one`
}

/**
 * Why CUDA cannot be used with a libtorch, and what to do about it.
 *
 * @param fault - what was said when libtorch's CUDA part was opened
 */
export function cudaTrouble({ cuda }: Libtorch, fault?: string): { what: string; remedy: string } {
  const setup = `run \`${setupCommand('--cuda')}\``
  if (!seesNvidiaDevice())
    return {
      what: 'this process sees no NVIDIA device',
      remedy: `see whether \`nvidia-smi\` lists one and CUDA_VISIBLE_DEVICES hides it${cuda ? '' : `, then ${setup}`}`,
    }
  if (!cuda)
    return {
      what: 'there is an NVIDIA device, but this libtorch has no complete CUDA part',
      remedy: setup,
    }
  if (fault) return { what: `libtorch's CUDA part does not open: ${fault}`, remedy: setup }
  return {
    what: 'there is an NVIDIA device, but libtorch does not see it',
    remedy: 'see whether `nvidia-smi` works and whether the driver is recent enough for CUDA 13',
  }
}

/** Lists every place that was searched and what was found there. */
export function explain({ attempts }: Search): string {
  const lines = attempts.map(({ place, found }) => `  ${place}: ${found}`)
  return [`libtorch ${minorVersions()} was not found:`, ...lines].join('\n')
}

/**
 * The libtorch to use. Set-up, `pdecay doctor` and programs all use this function.
 *
 * @throws PdecayError `ERR_LIBTORCH_NOT_FOUND`, with every place searched and the command to run
 */
export function locate(): Libtorch {
  const result = search()
  if (!result.libtorch)
    throw new PdecayError('ERR_LIBTORCH_NOT_FOUND', `${explain(result)}\nWhat to do: ${remedy()}`)
  return result.libtorch
}
