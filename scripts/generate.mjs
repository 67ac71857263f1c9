// npm run generate: runs every generator of scripts/generate, with the arguments given (--check, --root).
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const generators = ['curves', 'ops', 'registry'].map((name) =>
  join(import.meta.dirname, 'generate', `${name}.mjs`),
)

if (process.argv[1] === import.meta.filename) {
  const failed = generators.filter(
    (script) =>
      spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' }).status !== 0,
  )
  process.exitCode = failed.length > 0 ? 1 : 0
}
