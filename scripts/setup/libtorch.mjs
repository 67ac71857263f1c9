import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { withLock } from './lock.mjs'
import { findDamage, readManifest, writeManifest } from './manifest.mjs'
import { filesUnder, readJson } from './stamp.mjs'
import { explainFolder, makeFolder, onInterrupt, Problem, say, stage } from './ui.mjs'
import { installWheel, requireSpace } from './wheels.mjs'

// Measured, in bytes: the wheels, their unpacked size, and the peak during set-up, when pip copies the current wheel.
const sizes = {
  cpu: { download: 0.55e9, unpacked: 1.1e9, needed: 2.5e9 },
  lean: { download: 0.55e9, unpacked: 0.54e9, needed: 1.9e9 },
  cuda: { download: 2.7e9, unpacked: 3.7e9, needed: 8e9 },
}
/** @typedef {import('./wheels.mjs').Digests} Digests */
const lock = /** @type {Digests} */ (readJson(join(import.meta.dirname, 'digests.json')))
const kindOf = (/** @type {boolean} */ cuda, /** @type {boolean} */ lean) =>
  cuda ? 'cuda' : lean ? 'lean' : 'cpu'
const gb = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`

/**
 * The nvidia wheels that torch requires, read from its METADATA and from the METADATA of the `cuda-toolkit` package, whose
 * extras torch names. For CPU only: the two wheels that libtorch_cpu.so is linked to.
 * @param {(distribution: string) => string[]} requiredBy what an installed package requires, as its METADATA says it
 * @param {boolean} cuda
 * @param {(requirement: string) => Promise<unknown>} install
 */
export async function installNvidia(requiredBy, cuda, install) {
  const requirements = (/** @type {string} */ distribution) => requiredBy(distribution).flatMap(parse)
  const toolkit = requirements('torch').find(({ name }) => name === 'cuda-toolkit')
  if (toolkit) {
    await install(`cuda-toolkit${toolkit.version}`)
    const wanted = cuda
      ? toolkit.extras
      : toolkit.extras.filter((extra) => ['cudart', 'cupti'].includes(extra))
    const parts = requirements('cuda_toolkit').filter(({ extra }) => wanted.includes(extra))
    for (const { name, version } of parts) await install(name + version)
  }
  if (!cuda) return
  for (const { name, version } of requirements('torch').filter(({ name }) => name.startsWith('nvidia-')))
    await install(name + version)
}

/**
 * @param {string} requirement `nvidia-nccl-cu13==2.28.9; platform_system == "Linux"`
 * @returns {{name: string, extras: string[], version: string, extra: string}[]} nothing, or the requirement
 */
function parse(requirement) {
  const match = /^([\w.-]+)(?:\[([\w,-]+)\])? ?([=<>!~][^;]*)?(?:;(.*))?$/.exec(requirement.trim())
  if (!match) return []
  const [, name = '', extras = '', version = '', marker = ''] = match
  const extra = /extra == ['"]([\w-]+)['"]/.exec(marker)?.[1] ?? ''
  return [{ name, extras: extras.split(','), version: version.trim(), extra }]
}

/** What an unpacked wheel requires. @param {string} site @param {string} distribution */
function requiredBy(site, distribution) {
  const info = readdirSync(site).find(
    (name) => name.startsWith(`${distribution}-`) && name.endsWith('.dist-info'),
  )
  if (!info) throw new Error(`${site} holds no ${distribution}-*.dist-info`)
  const lines = readFileSync(join(site, info, 'METADATA'), 'utf8').split('\n')
  return lines.flatMap((line) => /^Requires-Dist: (.*)/.exec(line)?.[1] ?? [])
}

/** Creates hard links, so that both folders share the data. */
function linkTree(from, to, manifest) {
  for (const [path] of manifest) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    linkSync(join(from, path), join(to, path))
  }
}

/**
 * Downloads libtorch into the cache with pip: into a temporary folder, which is renamed after everything is checked.
 * @param {{cache: string, folder: string, version: string, cuda: boolean, lean: boolean, digests: Digests, base?: string, offline?: string[]}} options
 *   lean: only what runs on the CPU, without CUDA's and Python's parts; base: an unpacked libtorch for CPU, to which only CUDA
 *   is added; offline: wheels to use instead of the network
 */
async function fetchLibtorch({ cache, folder, version, cuda, lean, digests, base, offline }) {
  makeFolder(cache)
  requireSpace(cache, sizes[kindOf(cuda, lean)].needed)
  const downloads = join(cache, 'downloads')
  const part = `${folder}.part`
  const discard = () => rmSync(part, { recursive: true, force: true })
  discard()
  mkdirSync(part, { recursive: true })
  const forget = onInterrupt(discard)
  try {
    /** @type {Map<string, import('./manifest.mjs').Entry>} */
    const manifest = new Map()
    const libraries = lean && !cuda ? ['libtorch_cpu.so', 'libc10.so', 'libgomp'] : ['']
    const prefixes = [
      'torch/include/',
      'torch/version.py',
      'nvidia/',
      ...libraries.map((each) => `torch/lib/${each}`),
    ]
    const install = async (requirement) => {
      for (const entry of await installWheel(requirement, downloads, part, { prefixes, offline, digests }))
        manifest.set(entry[0], entry)
    }
    const unpacked = base && readManifest(base)
    if (base && unpacked) {
      linkTree(base, part, unpacked)
      for (const entry of unpacked) manifest.set(entry[0], entry)
    } else {
      await install(`torch==${version}`)
    }
    await installNvidia((distribution) => requiredBy(part, distribution), cuda, install)
    writeManifest(part, [...manifest.values()])
    rmSync(folder, { recursive: true, force: true })
    renameSync(part, folder)
  } catch (error) {
    discard()
    throw /** @type {NodeJS.ErrnoException} */ (error).syscall ? explainFolder(cache, error) : error
  } finally {
    forget()
  }
  rmSync(downloads, { recursive: true, force: true })
  say(`libtorch ${version} lies in ${folder}`)
}

/** Checks for glibc, which libtorch requires. @param {any} [report] Node's diagnostic report of the process */
export function requireGlibc(report = process.report?.getReport()) {
  if (process.platform !== 'linux' || !report || report.header.glibcVersionRuntime) return
  throw new Problem(
    'this system has no glibc (Alpine and other systems with musl): libtorch is not built for it',
    'use a system with glibc, such as the image node:22-bookworm-slim',
  )
}

/**
 * Finds or downloads libtorch, and records where it is.
 * @param {typeof import('../../src/native/libtorch.js')} finder
 * @param {object} [options]
 * @param {boolean} [options.cuda]
 * @param {boolean} [options.lean] unpack only what runs: nothing is built that needs more
 * @param {boolean} [options.verify] check a libtorch in the cache byte by byte
 * @param {string} [options.dir] where to unpack it, instead of the cache
 * @param {string[]} [options.offline] wheels, or folders of wheels, to use instead of the network
 * @param {Digests} [options.digests] the wheels that may be used; tests have their own
 * @param {(question: string) => Promise<boolean>} [options.confirm] asked before anything is downloaded
 */
export async function ensureLibtorch(finder, options = {}) {
  requireGlibc()
  const {
    cuda = false,
    lean = false,
    verify = false,
    offline,
    digests = lock,
    confirm = async () => true,
  } = options
  const dir = options.dir && resolve(options.dir)

  const before = finder.search().libtorch
  // After CUDA was requested once, keep using the libtorch with CUDA as long as it exists.
  const wanted = cuda || (before?.source === 'cache' && before.cuda)
  const find = () => finder.search({ fresh: true, cuda: wanted, dir })

  return withLock(join(finder.cacheFolder(), 'setup.lock'), async () => {
    let found = find()
    if (!found.libtorch && process.env.PDECAY_LIBTORCH)
      throw new Problem(finder.explain(found), finder.remedy())
    const folder = found.libtorch?.source === 'cache' && join(found.libtorch.path, '..')
    const damaged = folder && (await findDamage(folder, verify))
    if (damaged) say(`${join(folder, damaged)} is missing or not as it was unpacked: fetching libtorch again`)
    if (!found.libtorch || damaged) {
      for (const { place, found: what } of found.attempts) say(`looked for libtorch: ${place} ${what}`)
      const target = finder.unpackedFolder(wanted, dir)
      const { download, unpacked } = sizes[kindOf(wanted, lean)]
      const what = `libtorch ${finder.pinnedVersion()} ${wanted ? 'with CUDA' : 'for the CPU'}`
      say(
        `${what}: ${offline ? 'no download' : `${gb(download)} to download`}, ${gb(unpacked)} on disk, in ${target}`,
      )
      if (!(await confirm('Go on?')))
        throw new Problem('set-up was declined', 'set PDECAY_LIBTORCH to a libtorch of your own')
      const base = finder.unpackedFolder(false)
      const whole = existsSync(join(base, 'torch/lib/libtorch_cuda.so'))
      const sound = wanted && whole && !(await findDamage(base, true))
      await stage(`fetching libtorch ${finder.pinnedVersion()}${wanted ? ' with CUDA' : ''}`, () =>
        fetchLibtorch({
          cache: dir ?? finder.cacheFolder(),
          offline,
          digests,
          folder: target,
          version: finder.pinnedVersion(),
          cuda: wanted,
          lean,
          base: sound ? base : undefined,
        }),
      )
      found = find()
      if (!found.libtorch)
        throw new Problem(finder.explain(found), 'report this: the wheel was unpacked and does not fit')
    }
    finder.record(found.libtorch)
    return found.libtorch
  })
}

/**
 * Removes what set-up put into the cache or into the folder of `--dir`. Other files and data sets are kept.
 * @param {typeof import('../../src/native/libtorch.js')} finder
 * @param {{dir?: string, confirm?: (question: string) => Promise<boolean>}} [options]
 */
export async function removeAll(finder, { dir, confirm = async () => true } = {}) {
  const cache = finder.cacheFolder()
  const known = finder.search().libtorch
  const elsewhere = known?.source === 'cache' ? [dirname(dirname(known.path))] : []
  const ours =
    /^(libtorch-\d|found-\d.*\.json|downloads$|kernels$|turbojpeg$|clang-format-\d|nvidia-cuda-nvrtc-\d|googletest)/
  const list = (/** @type {string} */ folder) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => ours.test(name))
      .map((name) => join(folder, name))
  const paths = [...new Set([cache, ...elsewhere, ...(dir ? [resolve(dir)] : [])])].flatMap(list)
  if (paths.length === 0) return say('there is nothing to remove')
  const bytes = paths.flatMap(filesUnder).reduce((sum, file) => sum + statSync(file).size, 0)
  for (const path of paths) say(`  ${path}`)
  if (!(await confirm(`Remove these, ${gb(bytes)}?`))) return say('nothing was removed')
  for (const path of paths) rmSync(path, { recursive: true, force: true })
  say(`removed ${gb(bytes)}`)
}
