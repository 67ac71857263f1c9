#!/usr/bin/env node
// Sets up a clone or an installed package: npm packages, lib/, libtorch, the addon. Needs only Node to start. Each stage
// first checks whether it has anything to do, and can be interrupted and run again.
//
// usage: node scripts/setup.mjs [--dev] [--cuda] [--verify] [--dir D] [--offline WHEEL…] [--yes] [--remove]
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildAddon, buildLibrary, installModules, isRepository, root } from './setup/build.mjs'
import { clangFormatWheel, installGoogleTest, nvrtcWheel } from './setup/dev-tools.mjs'
import { ensureLibtorch, removeAll } from './setup/libtorch.mjs'
import { withLock } from './setup/lock.mjs'
import { ensureTurboJpeg } from './setup/turbojpeg.mjs'
import { ask, handleSignals, Problem, say, secondsSince } from './setup/ui.mjs'

const usage = `usage: node scripts/setup.mjs [--dev] [--cuda] [--verify] [--dir D] [--offline WHEEL…] [--yes] [--remove]
  --dev     also install what the tests need: GoogleTest, clang-format and NVRTC
  --cuda    use a libtorch with complete CUDA support (about 3 GB to download)
  --verify  check every byte of the cached libtorch, and download it again if it is damaged
  --dir D   put libtorch into this folder instead of the cache
  --offline WHEEL…  use these wheels, or the wheels in these folders, and no network
  --yes     do not ask for confirmation
  --remove  remove what set-up downloaded; data sets are kept`

async function main() {
  const start = Date.now()
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dev: { type: 'boolean', default: false },
      cuda: { type: 'boolean', default: false },
      verify: { type: 'boolean', default: false },
      dir: { type: 'string' },
      offline: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      remove: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  if (values.offline !== positionals.length > 0)
    throw Object.assign(new Error('Expected wheels with --offline, and no other arguments'), {
      code: 'ERR_PARSE_ARGS_WHEELS',
    })
  handleSignals()
  // Building a clone implies consent to the download. In an installed package, set-up asks first.
  const confirm = values.yes || isRepository ? undefined : ask
  await withLock(join(root, 'build/setup.lock'), async () => {
    if (isRepository) {
      await installModules()
      await buildLibrary()
    }
    // `doctor` and running programs use the same file, so all of them find the same libtorch.
    const finder = createRequire(import.meta.url)(join(root, 'lib/native/libtorch.js'))
    if (values.remove) return removeAll(finder, { dir: values.dir, confirm: values.yes ? undefined : ask })
    const offline = values.offline ? positionals : undefined
    const libtorch = await ensureLibtorch(finder, { ...values, lean: !isRepository, offline, confirm })
    const cache = finder.cacheFolder()
    if (!offline) await withLock(join(cache, 'setup.lock'), () => ensureTurboJpeg(cache))
    const dev = values.dev && isRepository
    if (dev)
      for (const wheel of [clangFormatWheel, nvrtcWheel])
        await withLock(join(cache, 'setup.lock'), () => wheel.install(cache))
    const tests = dev
      ? { prefix: await withLock(join(cache, 'setup.lock'), () => installGoogleTest(cache)) }
      : undefined
    await buildAddon({ libtorch, tests })
    say(
      `ready in ${secondsSince(start)}; libtorch ${libtorch.version} (${libtorch.source}): ${libtorch.path}`,
    )
  })
}

main().catch((error) => {
  const code = error?.code
  if (error instanceof Problem) say(error.message)
  else if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'))
    console.error(`${error.message}\n${usage}`)
  else console.error(error)
  process.exit(typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS') ? 2 : 1)
})
