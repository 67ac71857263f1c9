// Tasks from files: trained by the built program, and what is wrong with one that cannot be.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lastLine, start } from './_cli.js'

const file = join(__dirname, '../../fixtures/train/my-task.cjs')
const dir = mkdtempSync(join(tmpdir(), 'pdecay-task-file-'))
const typed = join(dir, 'typed.ts')
writeFileSync(
  typed,
  `import plane from ${JSON.stringify(file)}
enum Names { own = 'my-plane' }
export const task = { ...(plane as { prepare: unknown }), name: Names.own as string }`,
)

test.each([
  ['in JavaScript', file],
  ['in TypeScript, with enums', typed],
])('a task file %s is trained, with its own options and a target sparsity', async (name, path) => {
  const words = `--set width=200 --lambda 1e-2 --target-sparsity 0.5 --duration 30ep --evaluate-every 10ep --json`
  const { code, stdout, stderr } = await start('train', path, '--out', join(dir, name), ...words.split(' '))
    .outcome
  expect([code, stderr]).toEqual([0, expect.stringContaining('Training 240 steps')])
  const json = JSON.parse(lastLine(stdout))
  expect(json).toMatchObject({ task: 'my-plane', steps: 240, metric: { name: 'error' } })
  expect(Math.abs(json.zeros - 0.5)).toBeLessThan(0.05)
})

describe('a task file', () => {
  const write = (name: string, text: string) => {
    writeFileSync(join(dir, name), text)
    return join(dir, name)
  }
  const cases: [string, string, string][] = [
    ['missing.js', '', 'missing.js does not exist'],
    ['throws.cjs', "throw new Error('no luck')", 'threw while it was loaded: no luck'],
    ['broken.cjs', 'module.exports = {', 'does not compile: Unexpected'],
    ['other.cjs', 'module.exports = { model: 3 }', 'exports no task: expected a default export'],
    ['nothing.mjs', '', 'but it exports nothing'],
    ['wrong.mjs', 'export const task = { name: "x", prepare: 3 }', 'exports something else than a task'],
    ['import.mjs', "import 'not-there'", 'imports what is not there'],
    ['table.txt/', '', 'is no JavaScript or TypeScript'],
    ['broken.ts', 'const x: number =', 'does not compile: Unexpected token'],
    [
      'throws.ts',
      "const why: string = 'no luck'\nthrow new Error(why)",
      'threw while it was loaded: no luck',
    ],
    ['other.mts', 'export const model: number = 3', 'but it exports model'],
  ]
  test.each(cases)('%s', async (name, text, message) => {
    const path = name === 'missing.js' ? join(dir, name) : write(name.replace('/', ''), text)
    const { code, stderr } = await start('train', path).outcome
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)])
  })
})
