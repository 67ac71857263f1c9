// What an editor offers, as TypeScript's language service tells it.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const file = resolve(root, 'test/unit/optim/completed.ts')
const text = `import { optim, type Tensor } from '../../../src/index.js'
declare const params: Tensor[]
const rules = { step: optim.adam(), decay: optim.lp(), lr: 1 }
optim.padam([{ params, /*alias*/ }], { lr: 1 })
optim.adam([{ params, /*step*/ }], { lr: 1 })
optim.optimizer([{ params, /*optimizer*/ }], rules)
new optim.Optimizer([{ params, /*class*/ }], rules)
`
const read = (path: string) =>
  path === file ? text : existsSync(path) ? readFileSync(path, 'utf8') : undefined

const service = ts.createLanguageService({
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (path) => {
    const content = read(path)
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
  },
  getCurrentDirectory: () => root,
  getCompilationSettings: () => ({
    strict: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    types: ['node'],
    skipLibCheck: true,
  }),
  getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: (path) => path === file || existsSync(path),
  readFile: read,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
})

it('completing a parameter group offers the options of groups, and no method of a tensor', () => {
  expect(service.getSemanticDiagnostics(file)).toEqual([])
  for (const place of ['alias', 'step', 'optimizer', 'class']) {
    const { entries } = service.getCompletionsAtPosition(file, text.indexOf(`/*${place}*/`), {})!
    const names = entries.map(({ name }) => name)
    expect(names, place).toEqual(expect.arrayContaining(['lr', 'exclude', 'p', 'lambda', 'betas']))
    expect(names, place).not.toContain('backward')
    expect(names, place).not.toContain('length')
  }
})
