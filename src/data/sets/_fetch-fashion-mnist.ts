import { mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { fetchFile, type Report } from '../fetch.js'
import { commandFault, unpackDebianPackage } from './_debian.js'

const debianPackage = 'dataset-fashion-mnist'
const folderInPackage = 'usr/share/datasets/fashion-mnist'
/** The data set's own address, and the mirror in its authors' repository. */
const publicAddresses = [
  'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
  'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
]

/**
 * Downloads the files into the folder `target`: from Debian's package or, without apt, from the public addresses. The files
 * are downloaded into a temporary folder, checked and then renamed, so that `target` is never incomplete.
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
