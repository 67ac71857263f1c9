// docs/troubleshooting.md has a section for each code of an error or a warning, and for nothing else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!)

test('every code has a section', () => {
  const errors = found(read('src/errors.ts').split('libtorch’s advice')[0]!, /^ {2}\| '(ERR_[A-Z_]+)'/gm)
  expect(errors.length).toBeGreaterThan(15)
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const warnings = sources.flatMap((name) => found(read(join('src', name)), /code: '(PDECAY_[A-Z_]+)'/g))
  const sections = found(read('docs/troubleshooting.md'), /^### ((?:ERR|PDECAY)_[A-Z_]+)$/gm)
  expect(sections.toSorted()).toEqual([...new Set([...errors, ...warnings])].toSorted())
})
