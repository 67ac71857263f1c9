// The examples of docs/tensors.md: each runs, and console.log(…) prints what the comment behind it says; of a loop's
// line, | parts the turns.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import ts from 'typescript'
import { expect, test } from 'vitest'
import * as pdecay from '../../src/index.js'
import * as testing from '../../src/testing/index.js'

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...args: unknown[]) => Promise<void>
const guide = readFileSync(new URL('../../docs/tensors.md', import.meta.url), 'utf8')
const examples = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!)

test.each(examples.map((code, index) => [index + 1, code]))('example %i', async (_, code) => {
  const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].flatMap(([, text]) =>
    text!.split(' | '),
  )
  const printed: string[] = []
  const console = {
    log: (...values: unknown[]) =>
      printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')),
  }
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  })
  const entries: Record<string, unknown> = { pdecay, 'pdecay/testing': testing }
  const load = (name: string) => entries[name] ?? createRequire(import.meta.url)(name)
  await new AsyncFunction('require', 'exports', 'console', outputText)(load, {}, console)
  expect(printed).toEqual(expected)
  expect(expected.length).toBeGreaterThan(0)
})
