import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { datasetFolder } from '../../_cache.js'
import { PdecayError } from '../../errors.js'
import { type FetchOptions, fetchFile, type RemoteFile } from '../fetch.js'
import { extractTar } from '../formats/tar.js'

/** What the unpacked files of a public data set may take at most: far more than any of them does. */
const mostBytes = 4 * 2 ** 30

/**
 * The folder in the cache with the unpacked files of an archive, which is downloaded if it is not there. The folder is
 * complete or absent.
 * @throws PdecayError `ERR_DATA` with the addresses, and where to put the files if there is no network
 */
export async function fetchArchive(
  name: string,
  remote: RemoteFile,
  options: FetchOptions = {},
): Promise<string> {
  const folder = datasetFolder(name)
  if (existsSync(folder)) return folder
  const archive = `${folder}.${basename(remote.addresses[0] ?? 'tar.gz')}`
  try {
    await fetchFile(archive, remote, options)
  } catch (error) {
    if (!(error instanceof PdecayError) || error.code !== 'ERR_DATA') throw error
    throw new PdecayError(
      'ERR_DATA',
      `${error.message}\nWithout a network, unpack the files into ${folder}, or give their folder as dir`,
      { cause: error },
    )
  }
  const partial = join(`${folder}.${process.pid}.part`)
  try {
    await extractTar(archive, partial, { maxBytes: mostBytes })
    await rename(partial, folder).catch((error) => {
      // Another process may have unpacked it in the meantime.
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
  await rm(archive, { force: true })
  return folder
}
