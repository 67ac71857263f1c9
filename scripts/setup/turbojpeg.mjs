import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, onInterrupt, run, say } from './ui.mjs'

const soname = 'libturbojpeg.so.0'
/** Debian's name, and Ubuntu's. */
const packages = ['libturbojpeg0', 'libturbojpeg']

/** Whether one of the usual library folders, or a folder in one of them, has the library. @param {string} root */
function isIn(root) {
  return ['lib', 'lib64', 'usr/lib', 'usr/lib64', 'usr/local/lib'].some((name) => {
    const folder = join(root, name)
    if (existsSync(join(folder, soname))) return true
    if (!existsSync(folder)) return false
    return readdirSync(folder).some(
      (inner) => inner.includes('linux-gnu') && existsSync(join(folder, inner, soname)),
    )
  })
}

/**
 * libjpeg-turbo's TurboJPEG library, which decodes JPEG at run time: the system's, or Debian's or Ubuntu's package unpacked in
 * the cache, which does not need root. Only programs that read JPEG images need it, so set-up goes on without it.
 * @param {string} cache
 * @param {string} [system] the root of the system's installation
 * @returns {Promise<boolean>} whether it is there
 */
export async function ensureTurboJpeg(cache, system = '/') {
  const folder = join(cache, 'turbojpeg')
  if (isIn(system) || isIn(folder)) return true
  const part = `${folder}.part`
  const discard = () => rmSync(part, { recursive: true, force: true })
  const forget = onInterrupt(discard)
  try {
    for (const name of packages) {
      discard()
      makeFolder(part)
      if ((await run('apt-get', ['download', name], { cwd: part, quiet: true })).code !== 0) continue
      const archive = readdirSync(part).find((each) => each.endsWith('.deb'))
      if (!archive || (await run('dpkg-deb', ['-x', join(part, archive), part], { quiet: true })).code !== 0)
        continue
      rmSync(join(part, archive))
      if (!isIn(part)) continue
      rmSync(folder, { recursive: true, force: true })
      renameSync(part, folder)
      say(`fetched libturbojpeg, which decodes JPEG images (Debian’s ${name})`)
      return true
    }
  } catch {
    // Without apt-get, or a folder to write into: the same as without the package.
  } finally {
    forget()
    discard()
  }
  say(
    'libturbojpeg was not found: JPEG images cannot be read until it is installed (Debian: apt-get install libturbojpeg0)',
  )
  return false
}
