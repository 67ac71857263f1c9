import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ensureTurboJpeg } from '../../scripts/setup/turbojpeg.mjs'
import { folder } from './_fakes.js'

const path = process.env.PATH
afterEach(() => {
  process.env.PATH = path
})

/** Programs that stand in for the system's. */
function programs(scripts: Record<string, string>): void {
  const dir = folder()
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(dir, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(dir, name), 0o755)
  }
  process.env.PATH = dir + delimiter + path
}
const put = 'mkdir -p "$3/usr/lib/x86_64-linux-gnu" && touch "$3/usr/lib/x86_64-linux-gnu/libturbojpeg.so.0"'

test('the system’s library is used, and nothing fetched', async () => {
  programs({ 'apt-get': 'exit 99', 'dpkg-deb': 'exit 99' })
  const system = folder()
  mkdirSync(join(system, 'usr/lib/aarch64-linux-gnu'), { recursive: true })
  writeFileSync(join(system, 'usr/lib/aarch64-linux-gnu/libturbojpeg.so.0'), '')
  const cache = folder()
  expect(await ensureTurboJpeg(cache, system)).toBe(true)
  expect(existsSync(join(cache, 'turbojpeg'))).toBe(false)
})
test('else the package is fetched into the cache: Debian’s, or Ubuntu’s', async () => {
  programs({ 'apt-get': 'test "$2" = libturbojpeg && touch a.deb', 'dpkg-deb': put })
  const cache = folder()
  expect(await ensureTurboJpeg(cache, folder())).toBe(true)
  expect(existsSync(join(cache, 'turbojpeg/usr/lib/x86_64-linux-gnu/libturbojpeg.so.0'))).toBe(true)
  programs({ 'apt-get': 'exit 99', 'dpkg-deb': 'exit 99' })
  expect(await ensureTurboJpeg(cache, folder())).toBe(true)
})
test.each([
  ['apt-get finds no package', { 'apt-get': 'exit 100', 'dpkg-deb': 'exit 1' }],
  ['the package cannot be unpacked', { 'apt-get': 'touch a.deb', 'dpkg-deb': 'exit 2' }],
  ['the package holds something else', { 'apt-get': 'touch a.deb', 'dpkg-deb': 'touch "$3/other"' }],
])('where %s, set-up goes on without it and leaves nothing half-done', async (_name, scripts) => {
  programs(scripts)
  const cache = folder()
  expect(await ensureTurboJpeg(cache, folder())).toBe(false)
  expect([existsSync(join(cache, 'turbojpeg')), existsSync(join(cache, 'turbojpeg.part'))]).toEqual([
    false,
    false,
  ])
})
