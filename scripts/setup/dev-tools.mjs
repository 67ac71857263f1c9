import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.mjs'
import { findDamage, writeManifest } from './manifest.mjs'
import { makeFolder, onInterrupt, Problem, run, stage } from './ui.mjs'
import { installWheel } from './wheels.mjs'

/** Fills a folder through a temporary folder. @param {string} folder @param {(part: string) => Promise<void>} fill */
async function fillFolder(folder, fill) {
  const part = `${folder}.part`
  const discard = () => rmSync(part, { recursive: true, force: true })
  discard()
  makeFolder(part)
  const forget = onInterrupt(discard)
  try {
    await fill(part)
    rmSync(folder, { recursive: true, force: true })
    renameSync(part, folder)
  } finally {
    forget()
    discard()
  }
}

/**
 * A tool that is distributed as a wheel. The version is pinned in package.json, and the wheel is unpacked in the cache.
 * @param {string} key of package.json's config
 * @param {string} wheel
 * @param {string} file the required file in the wheel
 */
const wheelTool = (key, wheel, file) => {
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const folder = (/** @type {string} */ cache) => join(cache, `${wheel}-${config[key]}`)
  return {
    /** The path of the file, whether it exists or not. @param {string} cache */
    path: (cache) => join(folder(cache), file),
    /** @param {string} cache */
    async install(cache) {
      if (!(await findDamage(folder(cache), false))) return
      await stage(`fetching ${wheel} ${config[key]}`, () =>
        fillFolder(folder(cache), async (part) => {
          const downloads = `${folder(cache)}.downloads`
          const entries = await installWheel(`${wheel}==${config[key]}`, downloads, part)
          rmSync(downloads, { recursive: true })
          chmodSync(join(part, file), 0o755)
          writeManifest(part, entries)
        }),
      )
    },
  }
}

/** Pinned, because versions format differently. */
export const clangFormatWheel = wheelTool('clangFormat', 'clang-format', 'clang_format/data/bin/clang-format')
/** Compiles the CUDA kernels without a device or driver, to prove that they compile. */
export const nvrtcWheel = wheelTool('nvrtc', 'nvidia-cuda-nvrtc', 'nvidia/cu13/lib/libnvrtc.so.13')

/**
 * GoogleTest: the system's, or Debian's package unpacked in the cache, which does not need root.
 * @param {string} cache
 * @param {string} [system] the root of the system's installation
 * @returns {Promise<string>} prefix for CMake; empty for the system's
 */
export async function installGoogleTest(cache, system = '/') {
  const header = 'usr/include/gtest/gtest.h'
  const local = 'usr/local/include/gtest/gtest.h'
  if ([header, local].some((file) => existsSync(join(system, file)))) return ''
  const folder = join(cache, 'googletest')
  if (!existsSync(join(folder, header)))
    await stage('fetching GoogleTest (Debian’s libgtest-dev)', () =>
      fillFolder(folder, async (part) => {
        const { code } = await run('apt-get', ['download', 'libgtest-dev'], { cwd: part })
        const archive = readdirSync(part).find((name) => name.endsWith('.deb'))
        if (code !== 0 || !archive || (await run('dpkg-deb', ['-x', join(part, archive), part])).code !== 0)
          throw new Problem(
            'GoogleTest was not found, and `apt-get download libgtest-dev` failed',
            'install it (Debian, Ubuntu: apt-get update && apt-get install libgtest-dev)',
          )
        rmSync(join(part, archive))
      }),
    )
  return join(folder, 'usr')
}
