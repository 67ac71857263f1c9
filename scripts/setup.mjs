#!/usr/bin/env node
// Everything between a clone and a program that runs: npm packages, lib/, libtorch, the addon. Needs Node alone to
// start. Each stage looks whether there is anything to do; any may be interrupted and run again.
//
// usage: node scripts/setup.mjs [--dev] [--cuda] [--verify]
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildAddon, buildLibrary, installModules, isRepository, root } from './setup/build.mjs'
import { installClangFormat, installGoogleTest } from './setup/dev-tools.mjs'
import { fetchLibtorch, findDamage } from './setup/libtorch.mjs'
import { withLock } from './setup/lock.mjs'
import { handleSignals, Problem, say, secondsSince, stage } from './setup/ui.mjs'

const usage = `usage: node scripts/setup.mjs [--dev] [--cuda] [--verify]
  --dev     also what the tests need: GoogleTest and clang-format
  --cuda    a libtorch whose CUDA part is complete (about 3 GB to download)
  --verify  check a libtorch in the cache byte by byte, and fetch it again if it is damaged`

/**
 * Finds libtorch or fetches it, and remembers where. lib/_libtorch.js is what `doctor` and a running program ask too,
 * so all of them see the same one.
 * @param {{cuda: boolean, verify: boolean}} options
 */
async function ensureLibtorch({ cuda, verify }) {
  const finder = createRequire(import.meta.url)(join(root, 'lib/_libtorch.js'))
  const before = finder.search().libtorch
  // Once CUDA was asked for it stays asked for, as long as that libtorch is there.
  const wanted = cuda || (before?.source === 'cache' && before.cuda)
  const find = () => finder.search({ fresh: true, cuda: wanted })

  return withLock(join(finder.cacheFolder(), 'setup.lock'), async () => {
    let found = find()
    if (!found.libtorch && process.env.PDECAY_LIBTORCH)
      throw new Problem(
        found.attempts.map(({ place, found }) => `${place}: ${found}`).join('\n'),
        finder.remedy(),
      )
    const folder = found.libtorch?.source === 'cache' && join(found.libtorch.path, '..')
    const damaged = folder && (await findDamage(folder, verify))
    if (damaged) say(`${join(folder, damaged)} is missing or not as it was unpacked: fetching libtorch again`)
    if (!found.libtorch || damaged) {
      for (const { place, found: what } of found.attempts) say(`looked for libtorch: ${place} ${what}`)
      const target = finder.unpackedFolder(wanted)
      const base = finder.unpackedFolder(false)
      const sound = wanted && existsSync(base) && !(await findDamage(base, true))
      await stage(`fetching libtorch ${finder.pinnedVersion()}${wanted ? ' with CUDA' : ''}`, () =>
        fetchLibtorch({
          cache: finder.cacheFolder(),
          folder: target,
          version: finder.pinnedVersion(),
          cuda: wanted,
          base: sound ? base : undefined,
        }),
      )
      found = find()
      if (!found.libtorch)
        throw new Problem(finder.explain(found), 'report this: the wheel was unpacked and does not fit')
    }
    finder.record(found.libtorch)
    return { libtorch: found.libtorch, cache: finder.cacheFolder() }
  })
}

async function main() {
  const start = Date.now()
  const { values } = parseArgs({
    options: {
      dev: { type: 'boolean', default: false },
      cuda: { type: 'boolean', default: false },
      verify: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  handleSignals()
  await withLock(join(root, 'build/setup.lock'), async () => {
    if (isRepository) {
      await installModules()
      await buildLibrary()
    }
    const { libtorch, cache } = await ensureLibtorch(values)
    const dev = values.dev && isRepository
    if (dev) await withLock(join(cache, 'setup.lock'), () => installClangFormat(cache))
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
