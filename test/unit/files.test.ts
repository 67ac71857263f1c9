import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../../src/_files.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('makeFolder makes what is missing, and takes what is there', () => {
  const deep = join(folder, 'a/b/c')
  makeFolder(deep)
  makeFolder(deep)
  expect(statSync(deep).isDirectory()).toBe(true)
})

test.each([
  ['below a file', () => join(folder, 'file/a'), 'ENOTDIR'],
  ['that is a file', () => join(folder, 'file'), 'EEXIST'],
  // Node's own recursive mkdir never returns from here.
  ['below /proc', () => '/proc/pdecay/a', 'ENOENT'],
])('makeFolder throws for a folder %s', (_, path, code) => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolder(path())).toThrow(expect.objectContaining({ code }))
})
