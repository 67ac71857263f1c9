// Help, the version and wrong options are there at once: they load neither the addon nor what a command runs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const built = join(__dirname, '../../../lib/cli/index.js')
const hook = join(mkdtempSync(join(tmpdir(), 'pdecay-help-')), 'hook.cjs')
writeFileSync(
  hook,
  `process.dlopen = (_, path) => { throw new Error('loads ' + path) }
process.on('exit', () => {
  const heavy = Object.keys(require.cache).filter((path) => /lib.(native|tensor|nn|data|models|graph|io|cli.actions)\\W/.test(path))
  if (heavy.length > 0) process.exitCode = 99, console.error('loads', heavy[0])
})`,
)

test.each<[string, number]>([
  ['--help', 0],
  ['--version', 0],
  ...[
    ...['train', 'sweep', 'eval', 'predict', 'export', 'generate', 'init', 'bench', 'bench optim'],
    ...['bench loader', 'bench train', 'report', 'watch', 'doctor', 'setup', 'completion'],
  ].map((command): [string, number] => [`${command} --help`, 0]),
  ['trian', 2],
  ['train csv --stesp 3', 2],
  ['train csv --steps ten', 2],
])('pdecay %s', (words, code) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', hook, built, ...words.split(' ')],
    {
      encoding: 'utf8',
    },
  )
  expect({ status, stderr: code === 0 ? stderr : '' }).toEqual({ status: code, stderr: '' })
  if (code === 0) expect(stdout).not.toBe('')
})
