import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { findDamage, readManifest, writeManifest } from './manifest.mjs'
import { explainFolder, makeFolder, onInterrupt, Problem, say, stage } from './ui.mjs'
import { installWheel, requireSpace } from './wheels.mjs'

// Measured: the wheels (0.55 GB; 2.7 GB with CUDA), pip’s copy of the one in hand, and what they unpack to (1.1; 3.7).
const neededBytes = { cpu: 2.5e9, cuda: 8e9 }

/**
 * The nvidia wheels that an unpacked torch wants beside it, read from its own METADATA and from the METADATA of the
 * `cuda-toolkit` package, whose extras torch names. For CPU alone: the two that libtorch_cpu.so is linked to.
 * @param {string} site
 * @param {boolean} cuda
 * @param {(requirement: string) => Promise<unknown>} install
 */
async function installNvidia(site, cuda, install) {
  const toolkit = requirements(site, 'torch').find(({ name }) => name === 'cuda-toolkit')
  if (toolkit) {
    await install(`cuda-toolkit${toolkit.version}`)
    const wanted = cuda
      ? toolkit.extras
      : toolkit.extras.filter((extra) => ['cudart', 'cupti'].includes(extra))
    const parts = requirements(site, 'cuda_toolkit').filter(({ extra }) => wanted.includes(extra))
    for (const { name, version } of parts) await install(name + version)
  }
  if (!cuda) return
  for (const { name, version } of requirements(site, 'torch').filter(({ name }) =>
    name.startsWith('nvidia-'),
  ))
    await install(name + version)
}

/**
 * @param {string} site
 * @param {string} distribution
 * @returns {{name: string, extras: string[], version: string, extra: string}[]} what its METADATA requires on Linux
 */
function requirements(site, distribution) {
  const info = readdirSync(site).find(
    (name) => name.startsWith(`${distribution}-`) && name.endsWith('.dist-info'),
  )
  if (!info) throw new Error(`${site} holds no ${distribution}-*.dist-info`)
  const lines = readFileSync(join(site, info, 'METADATA'), 'utf8').split('\n')
  return lines.flatMap((line) => {
    const match = /^Requires-Dist: ([\w.-]+)(?:\[([\w,-]+)\])? ?([=<>!~][^;]*)?(?:;(.*))?$/.exec(line.trim())
    if (!match) return []
    const [, name = '', extras = '', version = '', marker = ''] = match
    const extra = /extra == ['"]([\w-]+)['"]/.exec(marker)?.[1] ?? ''
    return [{ name, extras: extras.split(','), version: version.trim(), extra }]
  })
}

/** Hard links: the same bytes serve both folders. */
function linkTree(from, to, manifest) {
  for (const [path] of manifest) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    linkSync(join(from, path), join(to, path))
  }
}

/**
 * Fetches libtorch into the cache with pip: into a folder beside the final one, which is renamed once all is checked.
 * @param {{cache: string, folder: string, version: string, cuda: boolean, base?: string}} options base: an unpacked
 *   libtorch for CPU, which CUDA only has to be added to
 */
async function fetchLibtorch({ cache, folder, version, cuda, base }) {
  makeFolder(cache)
  requireSpace(cache, neededBytes[cuda ? 'cuda' : 'cpu'])
  const downloads = join(cache, 'downloads')
  const part = `${folder}.part`
  const discard = () => rmSync(part, { recursive: true, force: true })
  discard()
  mkdirSync(part, { recursive: true })
  const forget = onInterrupt(discard)
  try {
    /** @type {Map<string, import('./manifest.mjs').Entry>} */
    const manifest = new Map()
    const prefixes = ['torch/include/', 'torch/lib/', 'torch/version.py', 'nvidia/']
    const install = async (requirement) => {
      for (const entry of await installWheel(requirement, downloads, part, prefixes))
        manifest.set(entry[0], entry)
    }
    const unpacked = base && readManifest(base)
    if (base && unpacked) {
      linkTree(base, part, unpacked)
      for (const entry of unpacked) manifest.set(entry[0], entry)
    } else {
      await install(`torch==${version}`)
    }
    await installNvidia(part, cuda, install)
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

/**
 * Finds libtorch or fetches it, and remembers where.
 * @param {typeof import('../../src/native/libtorch.js')} finder
 * @param {{cuda?: boolean, verify?: boolean}} [options] verify: check a libtorch in the cache byte by byte
 */
export async function ensureLibtorch(finder, { cuda = false, verify = false } = {}) {
  const before = finder.search().libtorch
  // Once CUDA was asked for it stays asked for, as long as that libtorch is there.
  const wanted = cuda || (before?.source === 'cache' && before.cuda)
  const find = () => finder.search({ fresh: true, cuda: wanted })

  return withLock(join(finder.cacheFolder(), 'setup.lock'), async () => {
    let found = find()
    if (!found.libtorch && process.env.PDECAY_LIBTORCH)
      throw new Problem(finder.explain(found), finder.remedy())
    const folder = found.libtorch?.source === 'cache' && join(found.libtorch.path, '..')
    const damaged = folder && (await findDamage(folder, verify))
    if (damaged) say(`${join(folder, damaged)} is missing or not as it was unpacked: fetching libtorch again`)
    if (!found.libtorch || damaged) {
      for (const { place, found: what } of found.attempts) say(`looked for libtorch: ${place} ${what}`)
      const target = finder.unpackedFolder(wanted)
      const base = finder.unpackedFolder(false)
      const sound = wanted && existsSync(base) && !(await findDamage(base, true))
      await stage(`fetching libtorch ${finder.pinnedVersion()}${wanted ? ' with CUDA' : ''}`, () =>
        fetchLibtorch({
          cache: finder.cacheFolder(),
          folder: target,
          version: finder.pinnedVersion(),
          cuda: wanted,
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
