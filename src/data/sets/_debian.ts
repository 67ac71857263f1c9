import { execFile } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Report } from '../fetch.js'

const run = promisify(execFile)

/** The last line of a failed command's output, which gives the reason. */
export function commandFault(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string }
  return (stderr?.trim() || message).split('\n').pop()!.slice(0, 300)
}

/**
 * Downloads a Debian package and unpacks it in the folder `work`. Neither needs root.
 * @returns the folder with the files that the package would install below `/`
 */
export async function unpackDebianPackage(name: string, work: string, report: Report): Promise<string> {
  const download = (options: string[]) => run('apt-get', [...options, 'download', name], { cwd: work })
  try {
    await download([])
  } catch (error) {
    if (!/Unable to locate|no candidate/i.test(commandFault(error))) throw error
    // A fresh machine has no package lists, and only root may update the system's, so use separate lists.
    report('Reading the package lists')
    await mkdir(join(work, 'lists/partial'), { recursive: true })
    await mkdir(join(work, 'cache/archives/partial'), { recursive: true })
    const own = ['-o', `Dir::State::Lists=${join(work, 'lists')}`, '-o', `Dir::Cache=${join(work, 'cache')}`]
    await run('apt-get', [...own, '-o', 'Debug::NoLocking=1', 'update'], { cwd: work })
    await download(own)
  }
  const archive = (await readdir(work)).find((each) => each.endsWith('.deb'))
  if (!archive) throw new Error('apt-get left no package')
  await run('dpkg-deb', ['-x', archive, 'unpacked'], { cwd: work })
  return join(work, 'unpacked')
}
