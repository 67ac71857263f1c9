// What an editor shows: TypeScript's language service, as an editor asks it.
import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import * as tensors from '../../../../src/tensor/index.js'

const { linalg, fft, special, ops, autograd, cuda } = tensors
const root = join(import.meta.dirname, '../../../..')
const file = join(root, 'test/unit/tensor/operators/_hovered.ts')
const groups = { linalg, fft, special, ops, autograd, cuda }
const isFunction = (value: unknown): boolean => typeof value === 'function'
const namesOf = (holder: object): string[] =>
  Object.entries(holder).flatMap(([name, value]) => (isFunction(value) ? [name] : []))

/** An expression for each function that the package exports. */
const expressions = [
  ...namesOf(tensors).map((name) => `tensors.${name}`),
  ...Object.entries(groups).flatMap(([group, holder]) =>
    namesOf(holder).map((name) => `tensors.${group}.${name}`),
  ),
]
const text = `import * as tensors from '../../../../src/tensor/index.js'\n${expressions.join('\n')}\n`
let service: ts.LanguageService

beforeAll(() => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, rootDir: root }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const found = name === file ? text : ts.sys.readFile(name)
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
  })
})

test('each function has a text to hover over', () => {
  expect(expressions.length).toBeGreaterThan(1100)
  const bare = expressions.filter((expression) => {
    const at = text.indexOf(`\n${expression}\n`) + expression.length
    const info = service.getQuickInfoAtPosition(file, at)
    return !info?.documentation?.some((part) => part.text.trim() !== '')
  })
  expect(bare).toEqual([])
})

test('completion offers what belongs there, and no more than before', () => {
  const completions = (expression: string): string[] => {
    const at = text.indexOf(`\n${expression}\n`) + 1 + expression.lastIndexOf('.') + 1
    return service.getCompletionsAtPosition(file, at, undefined)?.entries.map(({ name }) => name) ?? []
  }
  const top = completions('tensors.add')
  expect(top).toContain('ops')
  expect(top.filter((name) => /^(cudnn|mkldnn|miopen|fbgemm|native)|Backward|_$/.test(name))).toEqual([])
  expect(top.length).toBeLessThan(480)
  expect(completions('tensors.linalg.inv')).toHaveLength(41)
})
