import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.mjs'
import { onInterrupt, Problem, run, stage } from './ui.mjs'
import { installWheel } from './wheels.mjs'

/** Fills a folder by way of a temporary one. @param {string} folder @param {(part: string) => Promise<void>} fill */
async function fillFolder(folder, fill) {
  const part = `${folder}.part`
  const discard = () => rmSync(part, { recursive: true, force: true })
  discard()
  mkdirSync(part, { recursive: true })
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

/** @param {string} cache @returns {string} the pinned clang-format in the cache, present or not */
export function clangFormatPath(cache) {
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return join(cache, `clang-format-${config.clangFormat}`, 'clang_format/data/bin/clang-format')
}

/** clang-format of the pinned version, as versions format differently: its wheel, unpacked in the cache. */
export async function installClangFormat(cache) {
  const binary = clangFormatPath(cache)
  if (existsSync(binary)) return
  const folder = join(binary, '../../../..')
  const version = folder.slice(folder.lastIndexOf('-') + 1)
  await stage(`fetching clang-format ${version}`, () =>
    fillFolder(folder, async (part) => {
      const downloads = `${folder}.downloads`
      await installWheel(`clang-format==${version}`, downloads, part)
      rmSync(downloads, { recursive: true })
      chmodSync(join(part, 'clang_format/data/bin/clang-format'), 0o755)
    }),
  )
}

/**
 * GoogleTest: the system's, or Debian's package unpacked in the cache, which needs no root.
 * @param {string} cache
 * @param {string} [system] the root under which the system's is looked for
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
