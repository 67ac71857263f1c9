import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { filesUnder } from '../setup/stamp.mjs'

const mostLines = 450
const folders = ['src', 'binding', 'scripts', 'test', 'bench', 'python', 'examples']
const isCode = (path) => /\.([cm]?[jt]s|cc|h|cu|cuh|py|cmake)$/.test(path)
const isGenerated = (path) => path.includes('.gen.')

/**
 * @param {string} folder the repository, or a canary's copy of a part of it
 * @returns {string[]} one line for each file that people write and that is too long to be read at one go
 */
export function longFiles(folder) {
  return folders
    .flatMap((name) => filesUnder(join(folder, name)))
    .map((file) => ({ path: relative(folder, file), file }))
    .filter(({ path }) => isCode(path) && !isGenerated(path))
    .flatMap(({ path, file }) => {
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length
      return lines > mostLines ? [`${path} has ${lines} lines, and ${mostLines} are allowed`] : []
    })
}
