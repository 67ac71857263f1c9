import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'

const folder = join(__dirname, '../../examples')
const checkpoint = join(mkdtempSync(join(tmpdir(), 'pdecay-example-')), 'checkpoint.safetensors')

/** For each example the words on its command line and what it prints at its end; where it is run more than once, each. */
const expected: Record<string, { args: string[]; last: RegExp }[]> = {
  'arrays.ts': [{ args: [], last: /^weights in use: 2 \(2\.\d\d\), 11 \(-1\.\d\d\)$/ }],
  'custom-loop.ts': [{ args: ['30'], last: /^zeros \d+\.\d %$/ }],
  'quickstart.ts': [{ args: [], last: /^9\d\.\d % of the weights are zero; inputs in use: 3,7$/ }],
  'resume.ts': [
    { args: [checkpoint, '10'], last: /^steps 0 to 10: loss 0\.\d+$/ },
    { args: [checkpoint, '20'], last: /^steps 10 to 20: loss 0\.\d+$/ },
  ],
}

const argv = process.argv
afterEach(() => {
  process.argv = argv
  vi.restoreAllMocks()
})

test('every example is run here', () => {
  expect(readdirSync(folder).filter((name) => name.endsWith('.ts'))).toEqual(Object.keys(expected))
})

test.each(Object.entries(expected))('%s', async (name, runs) => {
  for (const { args, last } of runs) {
    const lines: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    process.argv = ['node', name, ...args]
    vi.resetModules()
    await import(join(folder, name))
    expect(lines.at(-1)).toMatch(last)
  }
})
