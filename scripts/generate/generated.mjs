// The last step of every generator: writes the generated files or, with --check, fails if the files in the tree differ.
// --root names another folder to write to or to compare with; the canary uses it to prove that differences are detected.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const repository = resolve(import.meta.dirname, '..', '..')

/**
 * @param {Record<string, string>} files text by path, relative to the repository
 */
export function emit(files) {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, root: { type: 'string', default: repository } },
    strict: false, // generators may have further options
  })
  const script = relative(repository, process.argv[1])
  for (const [path, text] of Object.entries(files)) {
    const file = join(values.root, path)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    if (values.check) {
      console.error(`${path} is not what ${script} generates: run npm run generate`)
      process.exitCode = 1
    } else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      console.log(`${script}: wrote ${path}`)
    }
  }
}
