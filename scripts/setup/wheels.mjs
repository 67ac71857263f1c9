import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sha256 } from './manifest.mjs'
import { filesUnder } from './stamp.mjs'
import { onInterrupt, Problem, run, say, works } from './ui.mjs'

const unpacker = join(import.meta.dirname, 'unpack.py')
const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch] ?? process.arch
// pip takes --platform literally, so list every tag that is compatible with glibc 2.28.
const tags = [...Array.from({ length: 24 }, (_, i) => `_2_${28 - i}`), '2014']

/** The options of pip that select a wheel for Linux and any Python. @param {string} forMachine as wheels name it */
export const selection = (forMachine) => [
  '--no-deps',
  '--only-binary=:all:',
  '--python-version',
  '3.12',
  '--implementation',
  'cp',
  ...tags.flatMap((tag) => ['--platform', `manylinux${tag}_${forMachine}`]),
]

/**
 * The SHA-256 of each wheel that may be used, by its file name. Without it, for tools of the repository alone, whatever pip
 * finds is used.
 * @typedef {Record<string, string>} Digests
 */

/**
 * The wheel of a requirement in the list of digests.
 * @param {string} requirement such as `nvidia-cuda-runtime==13.0.*`
 * @param {Digests} digests
 */
export function listedWheel(requirement, digests) {
  const file = Object.keys(digests).find((name) => isWheelOf(requirement, name) && fitsMachine(name))
  if (file) return file
  throw new Problem(
    `no wheel of ${requirement} for ${machine} is among those that this package lists by their digests`,
    'set PDECAY_LIBTORCH to a libtorch of your own',
  )
}

const fitsMachine = (/** @type {string} */ file) => file.endsWith('any.whl') || file.includes(machine)

/** @param {string} requirement @param {string} file */
function isWheelOf(requirement, file) {
  const [name = '', version = ''] = requirement.split('==')
  const start = `${name.replace(/[-.]+/g, '_')}-${version.replace(/\.?\*$/, '')}`.toLowerCase()
  return file.toLowerCase().startsWith(start) && /^[-.+]/.test(file.slice(start.length))
}

/** @param {string} wheel @param {Digests} digests */
async function checkDigest(wheel, digests) {
  const expected = digests[basename(wheel)]
  const found = await sha256(wheel)
  if (found !== expected)
    throw new CorruptWheel(`its SHA-256 is ${found}, and ${expected ?? 'no such file'} is listed`)
}

/** A wheel that does not match its RECORD because it is truncated or damaged. */
class CorruptWheel extends Error {}

export async function requirePip() {
  if (!(await works('python3')))
    throw new Problem(
      'python3 was not found: pip, which comes with it, fetches libtorch',
      'install Python 3 with pip (Debian, Ubuntu: apt-get install python3-pip), or set PDECAY_LIBTORCH to a libtorch of your own',
    )
  if (!(await works('python3', ['-m', 'pip', '--version'])))
    throw new Problem(
      'python3 was found, but no pip: `python3 -m pip --version` fails',
      'install pip (Debian, Ubuntu: apt-get install python3-pip), or set PDECAY_LIBTORCH to a libtorch of your own',
    )
}

/**
 * @param {string} folder an existing one
 * @param {number} bytes needed in it
 * @param {typeof statfsSync} [statfs]
 */
export function requireSpace(folder, bytes, statfs = statfsSync) {
  const { bavail, bsize } = statfs(folder)
  const free = bavail * bsize
  if (free >= bytes) return
  const gb = (n) => `${(n / 1e9).toFixed(1)} GB`
  throw new Problem(
    `too little disk space: ${folder} has ${gb(free)} free and the set-up needs ${gb(bytes)}`,
    'free some space, or set PDECAY_CACHE to a folder on a larger disk',
  )
}

/** pip without retries reports why it found nothing only with -vv. */
async function askPip(args) {
  const { out, err } = await run('python3', [...args, '-vv', '--retries', '0'], { quiet: true })
  return `${out}\n${err}`
}

/** @param {string} requirement @param {string} text the output of pip */
function explainPip(requirement, text) {
  if (/No space left on device|Errno 28/i.test(text))
    return new Problem(
      `the disk is full: pip could not store ${requirement}`,
      'free some space, or set PDECAY_CACHE to a folder on a larger disk',
    )
  if (
    /NewConnectionError|Connection (broken|refused|reset|aborted|timed out)|name resolution|Name or service|Max retries|Read timed out|ProxyError|SSLError|Network is unreachable/i.test(
      text,
    )
  )
    return new Problem(
      `no network: pip could not reach its package index for ${requirement}`,
      'check the connection and pip’s own settings (python3 -m pip config list; proxy, index), then run the same again; or set PDECAY_LIBTORCH to a libtorch that lies on this machine',
    )
  return new Problem(
    `pip could not download ${requirement} (its message is above)`,
    `check that pip’s package index has it: python3 -m pip download --no-deps ${requirement}; or set PDECAY_LIBTORCH to a libtorch of your own`,
  )
}

/** Without a terminal pip draws no progress bar, so report the downloaded size from time to time. */
function reportGrowth(folder) {
  if (process.stderr.isTTY) return () => {}
  const size = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const timer = setInterval(() => {
    const bytes = filesUnder(folder).reduce((sum, file) => sum + size(file), 0)
    say(`  ${bytes >> 20} MiB so far`)
  }, 10_000)
  return () => clearInterval(timer)
}

/**
 * Finds the wheel of a requirement among the given wheels: the first whose version starts with the required one.
 * @param {string} requirement such as `torch==2.11.0` or `nvidia-cuda-runtime==13.0.*`
 * @param {string[]} given wheels, and folders of wheels
 */
function givenWheel(requirement, given) {
  const wheels = given.flatMap(filesUnder).filter((path) => path.endsWith('.whl'))
  const found = wheels.find((path) => isWheelOf(requirement, basename(path)))
  if (found) return found
  throw new Problem(
    `there is no wheel of ${requirement} among those that --offline names (${wheels.length} wheels)`,
    `fetch it on a machine with a network, python3 -m pip download --no-deps ${requirement}, and add its folder to --offline`,
  )
}

/**
 * The wheel of a requirement: left by an earlier, interrupted set-up, or downloaded by pip with pip's own settings.
 * @param {string} requirement such as `torch==2.11.0`
 * @param {string} downloads
 * @returns {Promise<string>} path
 */
async function downloadWheel(requirement, downloads, offline) {
  if (offline) return givenWheel(requirement, offline)
  const folder = join(downloads, requirement.replace(/[^\w.-]+/g, '-'))
  const present = () =>
    existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.whl')) : undefined
  if (!present()) {
    await requirePip()
    const temporary = `${folder}.part`
    rmSync(temporary, { recursive: true, force: true })
    mkdirSync(join(temporary, 'tmp'), { recursive: true })
    const forget = onInterrupt(() => rmSync(temporary, { recursive: true, force: true }))
    const stop = reportGrowth(temporary)
    say(`downloading ${requirement} with pip`)
    const command = ['-m', 'pip', 'download', '--no-cache-dir', '--disable-pip-version-check']
    const args = [...command, ...selection(machine), '--dest', temporary, requirement]
    const outcome = await run('python3', args, { env: { TMPDIR: join(temporary, 'tmp') } })
    stop()
    if (outcome.code !== 0) {
      const said = `${outcome.out}\n${outcome.err}`
      const text = said.includes('(from versions: none)') ? said + (await askPip(args)) : said
      rmSync(temporary, { recursive: true, force: true })
      throw explainPip(requirement, text)
    }
    rmSync(join(temporary, 'tmp'), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
    renameSync(temporary, folder)
    forget()
  }
  return join(folder, /** @type {string} */ (present()))
}

/**
 * @param {string} wheel
 * @param {string} folder
 * @param {string[]} prefixes what to unpack; everything if empty
 * @returns {Promise<[path: string, size: number, sha256: string][]>}
 */
export async function unpackWheel(wheel, folder, prefixes = []) {
  const outcome = await run('python3', [unpacker, wheel, folder, ...prefixes], { capture: true })
  if (outcome.code === 0) return JSON.parse(outcome.out)
  if (outcome.code === 3) throw new CorruptWheel(outcome.err.trim().split('\n').at(-1))
  throw new Problem(
    `unpacking ${wheel} failed: ${outcome.err.trim().split('\n').at(-1)}`,
    'see to it that there is space and that the folder may be written, then run the same again; PDECAY_CACHE names another folder',
  )
}

/** The requirement of one version, from the name of its wheel. @param {string} file */
function exact(file) {
  const [name = '', version = ''] = file.split('-')
  return `${name.replaceAll('_', '-')}==${version}`
}

/**
 * Downloads and unpacks one wheel. A corrupt wheel is downloaded once more.
 * @param {string} requirement
 * @param {string} downloads folder for the wheel; the wheel is kept there, because later stages may fail
 * @param {string} target folder to unpack into
 * @param {{prefixes?: string[], offline?: string[], digests?: Digests}} [options] offline: wheels to use instead of a download;
 *   digests: what the wheel must hash to
 */
export async function installWheel(wanted, downloads, target, { prefixes, offline, digests } = {}) {
  // The very version that is listed: a newer one may have been published since.
  const requirement = digests ? exact(listedWheel(wanted, digests)) : wanted
  for (let attempt = 1; ; attempt++) {
    const wheel = await downloadWheel(requirement, downloads, offline)
    try {
      say(`unpacking and checking ${requirement}`)
      if (digests) await checkDigest(wheel, digests)
      return await unpackWheel(wheel, target, prefixes)
    } catch (error) {
      if (!(error instanceof CorruptWheel)) throw error
      if (offline) throw new Problem(`${wheel} is corrupt: ${error.message}`, 'fetch it again')
      rmSync(join(wheel, '..'), { recursive: true, force: true })
      if (attempt === 2)
        throw new Problem(
          `the wheel of ${requirement} is corrupt, twice in a row: ${error.message}`,
          'the package index or a proxy between damages it: check pip’s settings (python3 -m pip config list), then run the same again',
        )
      say(`the wheel of ${requirement} is corrupt (${error.message}); fetching it again`)
    }
  }
}
