// Completion scripts. That of bash is run; those of zsh and fish are run where these shells are installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inProcess } from './_cli.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-completion-'))
const scriptOf = async (shell: string) => {
  const { code, stdout } = await inProcess('completion', shell)
  expect(code).toBe(0)
  return stdout
}
const cases: [string[], string[], string[]][] = [
  [[''], ['train', 'eval', 'completion', '--version'], ['--steps']],
  [['tr'], ['train'], ['eval']],
  [
    ['train', ''],
    ['csv', 'fashion-mnist', '--steps'],
    ['eval', '--step.betas'],
  ],
  [
    ['sweep', ''],
    ['csv', '--vary', '--method'],
    ['eval', '--force'],
  ],
  [['train', 'csv', '--st'], ['--steps'], ['--epochs']],
  [['bench', 'loader', '--t'], ['--threads'], ['--quick']],
  [['completion', ''], ['bash', 'zsh', 'fish'], ['train']],
]

describe('bash', () => {
  test.each(cases)('%j', async (words, wanted, unwanted) => {
    const script = `${await scriptOf('bash')}
COMP_WORDS=(pdecay "$@"); COMP_CWORD=$#
_pdecay; printf '%s\\n' "\${COMPREPLY[@]}"`
    const found = execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' })
      .trim()
      .split('\n')
    for (const word of wanted) expect(found).toContain(word)
    for (const word of unwanted) expect(found).not.toContain(word)
  })
})

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0

test('fish', async () => {
  const script = await scriptOf('fish')
  expect(script).toContain(
    `complete -c pdecay -n '__fish_seen_subcommand_from train' -l steps -r -d 'optimizer steps'`,
  )
  if (!has('fish')) return
  writeFileSync(join(dir, 'pdecay.fish'), script)
  for (const [words, wanted, unwanted] of cases) {
    // Options are offered where a hyphen is typed.
    const line = `pdecay ${words.join(' ')}`
    const found = execFileSync(
      'fish',
      ['-N', '-c', `source ${join(dir, 'pdecay.fish')}; complete -C '${line}'`],
      {
        encoding: 'utf8',
      },
    )
      .split('\n')
      .map((each) => each.split('\t')[0])
    for (const word of wanted.filter((each) => words.at(-1)!.startsWith('-') || !each.startsWith('-')))
      expect(found).toContain(word)
    for (const word of unwanted) expect(found).not.toContain(word)
  }
})

test('zsh', async () => {
  const script = await scriptOf('zsh')
  expect(script).toContain(`'--steps:optimizer steps'`)
  if (!has('zsh')) return
  // The words that are offered, in place of zsh's own lists.
  const head = `compdef() { :; }; _files() { :; }; _describe() { print -l -- \${(P)2%%:*}; }\n`
  for (const [given, wanted] of cases) {
    const all = ['pdecay', ...given]
    const run = `${head}${script}\nwords=("$@"); CURRENT=$#; _pdecay`
    const found = execFileSync('zsh', ['-f', '-c', run, 'zsh', ...all], { encoding: 'utf8' }).split('\n')
    for (const word of wanted) expect(found).toContain(word)
  }
})

test('another shell is bad usage', async () => {
  const { code, stderr } = await inProcess('completion', 'tcsh')
  expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are bash, zsh, fish')])
})
