// A rule that is added natively arrives everywhere by generation alone.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { core } from '../../../../src/native/index.js'
import { headerOptions } from '../../../../src/optim/rules/header.js'

const repository = resolve(import.meta.dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'pdecay-registry-'))
afterAll(() => rmSync(folder, { recursive: true }))

const option = {
  name: 'strength',
  torch: 'strength_of_it',
  kind: 'number',
  range: '[0, 7)',
  default: 0.5,
  length: 1,
  variable: false,
  schedule: true,
  doc: 'how much',
}
const rule = {
  name: 'mirror',
  doc: 'A rule of the test.',
  formula: 'w - strength | w',
  source: 'nowhere',
  state: [],
  options: [option],
}

function generate(registry: object, ...flags: string[]): string {
  const file = join(folder, 'registry.json')
  writeFileSync(file, JSON.stringify(registry))
  mkdirSync(join(folder, 'docs'), { recursive: true })
  writeFileSync(join(folder, 'docs/optimizers.md'), readFileSync(join(repository, 'docs/optimizers.md')))
  const script = join(repository, 'scripts/generate/registry.mjs')
  return execFileSync(process.execPath, [script, '--registry', file, '--root', folder, ...flags], {
    encoding: 'utf8',
    stdio: 'pipe',
  })
}
const registry = () => JSON.parse(core().registry()) as { steps: object[]; decays: object[] }
const written = (path: string) => readFileSync(join(folder, path), 'utf8')

describe('gen-registry', () => {
  it('gives a new rule its type, range, factory and row of the docs', () => {
    const { steps, decays } = registry()
    generate({ steps, decays: [...decays, rule] })
    expect(written('src/optim/rules/registry.gen.ts')).toContain(
      'export interface MirrorOptions extends AnyDecayOptions {',
    )
    expect(written('src/optim/rules/registry.gen.ts')).toContain(
      '  /** How much. In [0, 7); default 0.5. */\n  strength?: Rate',
    )
    expect(written('src/optim/rules/registry.gen.ts')).toContain('  mirror: MirrorOptions')
    expect(written('src/optim/rules/rules.gen.ts')).toContain("export const mirror = decayFactory('mirror')")
    expect(written('src/optim/rules/rules.gen.ts')).toMatch(
      /export const decays = \{ none,.* mirror \} as const/,
    )
    expect(written('src/optim/rules/registry.gen.ts')).toContain(
      '  /** How much (`mirror`). */\n  strength?: Rate',
    )
    expect(written('docs/optimizers.md')).toContain(
      '| decay | `mirror` | w - strength \\| w | `strength` [0, 7); 0.5 |',
    )
    expect(() => generate(registry(), '--check')).toThrow('is not what')
  })
  it('refuses options that would meet in a group', () => {
    const { steps, decays } = registry()
    const clash = (more: object) => () => generate({ steps, decays: [...decays, { ...rule, ...more }] })
    expect(clash({ options: [{ ...option, name: 'betas' }] })).toThrow("'betas' is an option of both")
    expect(clash({ options: [{ ...option, name: 'lr' }] })).toThrow("'lr' is an option of both")
    expect(clash({ name: 'adam' })).toThrow("two rules are named 'adam'")
  })
})

it('the options that lead a group are those of the engine', () => {
  expect(headerOptions.map(({ name }) => name)).toEqual(core().groupHeader())
})
