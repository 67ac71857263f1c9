import { mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { fetchFile, type Report } from '../fetch.js'
import { commandFault, unpackDebianPackage } from './_debian.js'

const debianPackage = 'dataset-fashion-mnist'
const folderInPackage = 'usr/share/datasets/fashion-mnist'
/** The data set's own address, then the mirror in its authors' repository. */
const publicAddresses = [
  'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
  'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
]

/**
 * Fetches the files into the folder `target`: Debian's package or, where there is no apt, from the public addresses. All
 * work is done in a folder beside it, checked there and then renamed, so that a part is never taken for the whole.
 */
export async function fetchFashionMnist(
  target: string,
  files: readonly { name: string }[],
  check: (dir: string) => Promise<void>,
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
      if (error instanceof PdecayError && error.code === 'ERR_NO_SPACE') throw error
      failures.push(`${name}: ${commandFault(error)}`)
      return false
    }
  }
  const fromDebian = async () => {
    report(`Fetching Debian's package ${debianPackage} (31 MB)`)
    return join(await unpackDebianPackage(debianPackage, work, report), folderInPackage)
  }
  const fromAddress = async (address: string) => {
    const dir = join(work, 'files')
    await rm(dir, { recursive: true, force: true })
    for (const { name } of files)
      await fetchFile(join(dir, `${name}.gz`), { addresses: [`${address}${name}.gz`] }, { report })
    return dir
  }
  try {
    if (await attempt('apt-get download', fromDebian)) return
    for (const address of addresses) if (await attempt(address, () => fromAddress(address))) return
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  throw new PdecayError(
    'ERR_DATA',
    `Fashion-MNIST is not on this machine and could not be fetched:\n  ${failures.join('\n  ')}\n` +
      `Install Debian's package ${debianPackage}, or give the folder that holds the four .gz files`,
  )
}
