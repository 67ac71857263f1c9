// npm run generate: runs every scripts/gen-*.mjs, with the arguments given (--check, --root).
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export const generators = readdirSync(import.meta.dirname)
  .filter((name) => /^gen-.*\.mjs$/.test(name))
  .map((name) => join(import.meta.dirname, name))

if (process.argv[1] === import.meta.filename) {
  const failed = generators.filter(
    (script) =>
      spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' }).status !== 0,
  )
  process.exitCode = failed.length > 0 ? 1 : 0
}
