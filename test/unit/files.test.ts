import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  appendText,
  makeFolder,
  removeLeftovers,
  textChunks,
  writeError,
  writeFile,
  writeFiles,
} from '../../src/_files.js'
import { PdecayError } from '../../src/errors.js'

const root = join(__dirname, '../..')
let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pdecay-files-'))
})
const names = () => readdirSync(dir).sort()

/** A program that begins to write `model` into the folder and never ends. */
const cutOff = `
  const { writeFile } = require('./lib/_files.js')
  async function* chunks() {
    yield Buffer.alloc(1000)
    console.log('begun')
    await new Promise(() => setInterval(() => {}, 1000))
  }
  process.on('SIGTERM', () => process.exit(0))
  writeFile('test', process.argv[1] + '/model', chunks())`

async function begin() {
  const child = spawn(process.execPath, ['-e', cutOff, dir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const end = (signal: NodeJS.Signals) =>
    new Promise((resolve) => {
      child.once('close', resolve)
      child.kill(signal)
    })
  return end
}

describe('temporary files', () => {
  test('of a process that exits in between go with it', async () => {
    const end = await begin()
    expect(names()).toHaveLength(1)
    await end('SIGTERM')
    expect(names()).toEqual([])
  })
  test('of one that is killed go with the next write into the folder; of one that lives they stay', async () => {
    const [killed, living] = [await begin(), await begin()]
    await killed('SIGKILL')
    expect(names()).toHaveLength(2)
    await writeFile('test', join(dir, 'other'), textChunks('x'))
    expect(names()).toHaveLength(2)
    expect(names()[1]).toBe('other')
    await living('SIGTERM')
    expect(names()).toEqual(['other'])
  })
  test('of other machines and other programs stay', async () => {
    const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
    const theirs = [
      '.model.00000000-1-1.0123abcd.tmp',
      '.model.tmp',
      'model.tmp',
      `.x.${host}-${process.pid}.tmp`,
    ]
    // The number of a living process, which was another's before.
    const gone = `.model.${host}-${process.pid}-1.0123abcd.tmp`
    for (const name of [...theirs, gone]) writeFileSync(join(dir, name), '')
    await removeLeftovers(dir)
    expect(names()).toEqual(theirs.sort())
  })
  test('have names that fit, however long the file’s is', async () => {
    const name = 'ä'.repeat(120)
    await writeFile('test', join(dir, name), textChunks('x'))
    expect(names()).toEqual([name])
  })
})

describe('writing', () => {
  test('several files: all or none', async () => {
    const [a, b] = [join(dir, 'a'), join(dir, 'missing/b')]
    await expect(writeFiles('test', { [a]: textChunks('a'), [b]: textChunks('b') })).rejects.toMatchObject({
      code: 'ERR_FILE',
      message: expect.stringContaining(`test: cannot write ${b}: ENOENT`),
    })
    expect(names()).toEqual([])
    mkdirSync(join(dir, 'missing'))
    await writeFiles('test', { [a]: textChunks('a'), [b]: textChunks('b') })
    expect([readFileSync(a, 'utf8'), readFileSync(b, 'utf8')]).toEqual(['a', 'b'])
  })
  test('an error of the chunks keeps its identity', async () => {
    const cause = new PdecayError('ERR_DISPOSED', 'the tensor is disposed')
    const chunks = (function* () {
      yield Buffer.alloc(1)
      throw cause
    })()
    await expect(writeFile('test', join(dir, 'a'), chunks)).rejects.toBe(cause)
    expect(names()).toEqual([])
  })
  test('text is appended', async () => {
    for (const text of ['a\n', 'b\n']) await appendText('test', join(dir, 'log'), text)
    expect(readFileSync(join(dir, 'log'), 'utf8')).toBe('a\nb\n')
    await expect(appendText('test', dir, 'a')).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
})

test.each([
  ['ENOSPC', 'ERR_NO_SPACE'],
  ['EDQUOT', 'ERR_NO_SPACE'],
  ['EFBIG', 'ERR_NO_SPACE'],
  ['EACCES', 'ERR_FILE'],
])('%s is %s', (code, expected) => {
  const cause = Object.assign(new Error(code), { code })
  expect(writeError('save: cannot write x', cause)).toMatchObject({ code: expected, cause })
})

test('a limit of the size of files does not end the process', () => {
  const code = `require('./lib/_files.js').appendText('t', process.argv[1] + '/log', 'x'.repeat(1e6)).catch(({ code }) => console.log(code))`
  const { stdout } = spawnSync(
    'sh',
    ['-c', `ulimit -f 16; exec "${process.execPath}" -e "$0" "$1"`, code, dir],
    { encoding: 'utf8', cwd: root },
  )
  expect(stdout).toBe('ERR_NO_SPACE\n')
  expect(readFileSync(join(dir, 'log'), 'utf8')).toBe('')
})

test('makeFolder makes what is missing, and takes what is there', () => {
  const deep = join(dir, 'a/b/c')
  makeFolder(deep)
  makeFolder(deep)
  expect(statSync(deep).isDirectory()).toBe(true)
})

test.each([
  ['below a file', () => join(dir, 'file/a'), 'ENOTDIR'],
  ['that is a file', () => join(dir, 'file'), 'EEXIST'],
  // Node's own recursive mkdir never returns from here.
  ['below /proc', () => '/proc/pdecay/a', 'ENOENT'],
])('makeFolder throws for a folder %s', (_, path, code) => {
  writeFileSync(join(dir, 'file'), '')
  expect(() => makeFolder(path())).toThrow(expect.objectContaining({ code }))
})
