// The examples of README.md and of docs/*.md: each block ```ts runs, in a folder of its own, and console.log(…) prints what
// the comment behind it says; of a loop's line, | parts the turns. An HTML comment `<!-- given: … -->` right before a block
// is code that runs before it: what the text has introduced, and need not repeat; `fixtures` in it is test/fixtures. A block
// ```ts job.mjs is a file of this name, which is there when the next block runs. Blocks ```ts cuda capture graphs of a device
// in terms of the reader's own program: they do not run, and the tests of CUDA graphs run the same calls.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import ts from 'typescript'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as arrays from '../../src/arrays/index.js'
import * as pdecay from '../../src/index.js'
import * as testing from '../../src/testing/index.js'
import { settled } from '../unit/tensor/_collect.js'

const entries: Record<string, () => unknown> = {
  pdecay: () => pdecay,
  'pdecay/arrays': () => arrays,
  'pdecay/testing': () => testing,
  'pdecay/tfjs': () => import('../../src/tfjs/index.js'),
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...args: unknown[]) => Promise<void>
const root = new URL('../../', import.meta.url)
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const text = readFileSync(new URL(name, root), 'utf8')
    const found = [
      ...text.matchAll(/(?:<!-- given:\n((?:(?!-->)[\s\S])*)-->\n+)?```ts(?: (.+))?\n([\s\S]*?)```/g),
    ].map(([, given = '', file = '', code]) => ({ given, file, code: code! }))
    for (const { file, code } of found) if (file === 'cuda') expect(code).toContain('cuda.graph(')
    // The files that come right before a block are its own.
    const filesOf = (index: number) =>
      found
        .slice(found.findLastIndex((b, i) => i < index && !b.file) + 1, index)
        .filter(({ file }) => file !== 'cuda')
    const blocks = found.flatMap((block, i) => (block.file ? [] : [{ ...block, files: filesOf(i) }]))
    return { name, blocks }
  })
  .filter(({ blocks }) => blocks.length > 0)

const home = process.cwd()
let folder: string
beforeEach(async () => {
  // Some examples count tensors: those of earlier ones must not be freed meanwhile. What a timer or a promise still
  // holds is free after a turn.
  await new Promise(setImmediate)
  settled()
  folder = mkdtempSync(join(tmpdir(), 'pdecay-page-'))
  process.chdir(folder)
  // Files that examples write import the package as it is built.
  mkdirSync('node_modules')
  symlinkSync(fileURLToPath(root), 'node_modules/pdecay')
})
afterEach(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

const transpile = (source: string, module: ts.ModuleKind) =>
  ts.transpileModule(source, {
    compilerOptions: { module, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  }).outputText

test('there are pages with examples', () => {
  expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(['README.md', 'docs/tensors.md']))
})

describe.each(pages)('$name', ({ name, blocks }) => {
  test.each(blocks.map((block, index) => [index + 1, block] as const))('example %i', async (_, block) => {
    const expected = [...block.code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].flatMap(([, text]) =>
      text!.split(' | '),
    )
    const printed: string[] = []
    const console = {
      log: (...values: unknown[]) =>
        printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')),
    }
    // Imports count before what is given, as in a module.
    const imports = /^import [^']*'[^']+'$/gm
    for (const { file, code } of block.files) writeFileSync(file, transpile(code, ts.ModuleKind.ES2022))
    const program = `${block.given}\n${block.code}`.replaceAll(
      'import.meta.url',
      JSON.stringify(pathToFileURL(join(folder, 'page.mjs')).href),
    )
    const source = [...(program.match(imports) ?? []), program.replace(imports, '')].join('\n')
    const loaded = Object.fromEntries(
      await Promise.all(
        Object.entries(entries).map(async ([entry, load]) => [
          entry,
          block.code.includes(`'${entry}'`) || block.given.includes(`'${entry}'`) ? await load() : undefined,
        ]),
      ),
    )
    const load = (wanted: string) => loaded[wanted] ?? createRequire(import.meta.url)(wanted)
    const run = new AsyncFunction(
      'require',
      'exports',
      'console',
      'fixtures',
      transpile(source, ts.ModuleKind.CommonJS),
    )
    await run(load, {}, console, fileURLToPath(new URL('test/fixtures', root)))
    if (expected.length > 0) expect(printed).toEqual(expected)
    // The guide to tensors shows results: an example without one says nothing.
    if (name === 'docs/tensors.md') expect(expected.length).toBeGreaterThan(0)
  })
})
