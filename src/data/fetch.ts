import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { makeFolder } from '../_files.js'
import { PdecayError } from '../errors.js'

export type Report = (message: string) => void

interface RemoteFile {
  name: string
}
type Check = (dir: string) => Promise<void>

const debianPackage = 'dataset-fashion-mnist'
const folderInPackage = 'usr/share/datasets/fashion-mnist'
/** The data set's own address, then the mirror in its authors' repository. */
const publicAddresses = [
  'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
  'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
]

const run = promisify(execFile)

/** The last line that a failed command wrote: the one that says why. */
function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string }
  return (stderr?.trim() || message).split('\n').pop()!.slice(0, 300)
}

/** Debian's package, unpacked in `work`: its folder of data. Neither step needs root. */
async function fromDebian(work: string, report: Report): Promise<string> {
  const download = (options: string[]) =>
    run('apt-get', [...options, 'download', debianPackage], { cwd: work })
  report(`Fetching Debian's package ${debianPackage} (31 MB)`)
  try {
    await download([])
  } catch (error) {
    if (!/Unable to locate|no candidate/i.test(reason(error))) throw error
    // A fresh machine has no package lists, and only root may renew the system's: so lists of our own.
    report('Reading the package lists')
    await mkdir(join(work, 'lists/partial'), { recursive: true })
    await mkdir(join(work, 'cache/archives/partial'), { recursive: true })
    const own = ['-o', `Dir::State::Lists=${join(work, 'lists')}`, '-o', `Dir::Cache=${join(work, 'cache')}`]
    await run('apt-get', [...own, '-o', 'Debug::NoLocking=1', 'update'], { cwd: work })
    await download(own)
  }
  const archive = (await readdir(work)).find((name) => name.endsWith('.deb'))
  if (!archive) throw new Error('apt-get left no package')
  await run('dpkg-deb', ['-x', archive, 'unpacked'], { cwd: work })
  return join(work, 'unpacked', folderInPackage)
}

async function fromAddress(
  address: string,
  work: string,
  files: readonly RemoteFile[],
  report: Report,
): Promise<string> {
  const dir = join(work, 'files')
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir)
  for (const { name } of files) {
    report(`Fetching ${address}${name}.gz`)
    const response = await fetch(`${address}${name}.gz`, { signal: AbortSignal.timeout(300_000) })
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    await writeFile(join(dir, `${name}.gz`), Buffer.from(await response.arrayBuffer()))
  }
  return dir
}

/**
 * Fetches the files into the folder `target`. All work is done in a folder of its own beside it, checked there and
 * then renamed, so that a fetch that was cut short is never taken for a whole one.
 */
export async function fetchFashionMnist(
  target: string,
  files: readonly RemoteFile[],
  check: Check,
  report: Report,
  addresses: readonly string[] = publicAddresses,
): Promise<void> {
  makeFolder(dirname(target))
  const work = await mkdtemp(`${target}.part-`)
  const failures: string[] = []
  const attempt = async (name: string, fetchIt: () => Promise<string>) => {
    try {
      const dir = await fetchIt()
      await check(dir)
      await rm(target, { recursive: true, force: true })
      await rename(dir, target)
      return true
    } catch (error) {
      failures.push(`${name}: ${reason(error)}`)
      return false
    }
  }
  try {
    if (await attempt('apt-get download', () => fromDebian(work, report))) return
    for (const address of addresses)
      if (await attempt(address, () => fromAddress(address, work, files, report))) return
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  throw new PdecayError(
    'ERR_DATA',
    `Fashion-MNIST is not on this machine and could not be fetched:\n  ${failures.join('\n  ')}\n` +
      `Install Debian's package ${debianPackage}, or give the folder that holds the four .gz files`,
  )
}
